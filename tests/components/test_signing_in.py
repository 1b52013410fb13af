"""Where a server asks for it, nobody sees a page before signing in, and then only who is admitted."""

import pytest
import streamlit as st
from streamlit import auth_util, config
from streamlit.runtime.secrets import Secrets
from streamlit.testing.v1 import AppTest

from components import signing_in
from components.signing_in import SecretsError

PAGE = """
from components import signing_in
import streamlit as st
if signing_in.done():
    st.write("the library")
    signing_in.way_out()
"""
AUTH = """
[auth]
redirect_uri = "https://picket.example.org/oauth2callback"
cookie_secret = "only a trial, only a trial, only a trial"
client_id = "picket"
client_secret = "trial"
server_metadata_url = "https://sso.example.org/.well-known/openid-configuration"
"""
OTHERS = "You are signed in, but not among those who may use this library; ask who runs it."


class User(dict):
    is_logged_in = True


class Nobody(dict):
    is_logged_in = False


@pytest.fixture
def secrets(monkeypatch, tmp_path):
    """A function that makes this the secrets of the server."""
    path = tmp_path / "secrets.toml"
    asked = config.get_option
    monkeypatch.setattr(config, "get_option", lambda name: [str(path)] if name == "secrets.files" else asked(name))
    monkeypatch.setattr(st, "get_option", config.get_option)
    read = Secrets()
    monkeypatch.setattr(st, "secrets", read)
    monkeypatch.setattr(auth_util, "secrets_singleton", read)
    return path.write_text


def seen(monkeypatch, user, click=""):
    monkeypatch.setattr(st, "user", user)
    at = AppTest.from_string(PAGE).run()
    if click:
        next(one for one in at.button if one.label == click).click().run()
    assert not at.exception
    return [one.value for one in (*at.markdown, *at.text, *at.error)], [one.label for one in at.button]


def test_a_server_of_ones_own_asks_nobody(monkeypatch, secrets):
    assert seen(monkeypatch, Nobody()) == (["the library"], [])


def test_secrets_of_other_kinds_ask_nobody(monkeypatch, secrets):
    secrets('key = "of something else"')
    assert seen(monkeypatch, Nobody()) == (["the library"], [])


def test_who_is_not_signed_in_sees_nothing_else(monkeypatch, secrets):
    secrets(AUTH)
    assert seen(monkeypatch, Nobody()) == (["This library is for those who sign in."], ["Sign in"])


@pytest.mark.parametrize(
    ("user", "admitted"),
    [
        ({"email": "Ann@example.org"}, True),
        ({"email": "ann@example.org", "email_verified": True}, True),
        ({"email": "ann@example.org", "email_verified": False}, False),
        ({"email": "ann@example.org", "email_verified": "false"}, False),
        ({"email": "ann@example.org", "email_verified": "true"}, True),
        ({"email": "eve@example.org"}, False),
        ({"email": ""}, False),
        ({"email": None}, False),
        ({}, False),
    ],
)
@pytest.mark.parametrize(
    "named", ['admitted = ["ann@example.org"]\n' + AUTH, AUTH + 'admitted = ["ann@example.org"]\n',
              'admitted = "ann@example.org"\n' + AUTH], ids=["above", "below", "alone"],
)  # fmt: skip
def test_only_who_is_admitted_goes_on(monkeypatch, secrets, user, admitted, named):
    secrets(named)
    words, buttons = seen(monkeypatch, User(user))
    assert ("the library" in words) is admitted
    assert (OTHERS in words) is not admitted
    assert buttons == ["Sign out"]


def test_an_empty_list_admits_nobody(monkeypatch, secrets):
    secrets("admitted = []\n" + AUTH)
    assert "the library" not in seen(monkeypatch, User(email="ann@example.org"))[0]


def test_everybody_who_is_signed_in_is_admitted_where_nobody_is_named(monkeypatch, secrets):
    secrets(AUTH)
    words, buttons = seen(monkeypatch, User(email="eve@example.org"))
    assert words == ["the library", "You are signed in as eve@example.org."]
    assert buttons == ["Sign out"]


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        (AUTH, "Nobody can sign in here: Authentication requires Authlib>=1.3.2."),
        ("[auth]\nclient_id = 'picket'", "Nobody can sign in here: "),
    ],
)
def test_signing_in_that_cannot_work_says_so_in_a_sentence(monkeypatch, secrets, written, wrong):
    monkeypatch.setattr("streamlit.user_info.is_authlib_installed", lambda: wrong.count("Authlib") == 0)
    secrets(written)
    words, _ = seen(monkeypatch, Nobody(), click="Sign in")
    assert words[-1].startswith(wrong) and "\n" not in words[-1]


@pytest.mark.parametrize("written", ["[auth", "admitted = [ann]\n" + AUTH])
def test_secrets_that_cannot_be_read_let_nobody_in(secrets, written):
    secrets(written)
    with pytest.raises(SecretsError, match="nobody is let in"):
        signing_in.asked()


def test_secrets_that_were_named_and_are_not_there_let_nobody_in(monkeypatch, secrets):
    monkeypatch.setattr(signing_in, "is_manually_set", lambda name: True)
    with pytest.raises(SecretsError, match=r"secrets\.toml"):
        signing_in.asked()
