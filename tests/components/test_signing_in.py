"""Where a server asks for it, nobody sees a page before signing in, and then only who is admitted."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components import signing_in

PAGE = """
from components import signing_in
import streamlit as st
if signing_in.done():
    st.write("the library")
"""


class User(dict):
    is_logged_in = True


def seen(monkeypatch, secrets, user=None):
    at = AppTest.from_string(PAGE)
    monkeypatch.setattr(signing_in, "asked", lambda: "auth" in secrets)
    monkeypatch.setattr(signing_in, "_admitted", lambda: set(secrets.get("admitted", [])))
    if user is not None:
        monkeypatch.setattr(st, "user", user)
    at.run()
    assert not at.exception
    return [one.value for one in (*at.markdown, *at.error)], [one.label for one in at.button]


def test_a_server_of_ones_own_asks_nobody(monkeypatch):
    assert seen(monkeypatch, {}) == (["the library"], [])


def test_who_is_not_signed_in_sees_nothing_else(monkeypatch):
    nobody = User()
    nobody.is_logged_in = False
    words, buttons = seen(monkeypatch, {"auth": {}}, nobody)
    assert buttons == ["Sign in"]
    assert "the library" not in words


@pytest.mark.parametrize(("email", "admitted"), [("Ann@example.org", True), ("eve@example.org", False), ("", False)])
def test_only_who_is_admitted_goes_on(monkeypatch, email, admitted):
    words, _ = seen(monkeypatch, {"auth": {}, "admitted": ["ann@example.org"]}, User(email=email))
    assert ("the library" in words) is admitted


def test_everybody_who_is_signed_in_is_admitted_where_nobody_is_named(monkeypatch):
    words, _ = seen(monkeypatch, {"auth": {}}, User(email="eve@example.org"))
    assert words == ["the library"]


def test_without_secrets_nothing_is_asked():
    assert signing_in.asked() is False
