"""Signing in, where the server asks for it: with Streamlit's own OpenID Connect, as docs/deploy.md sets it up.

A server without `[auth]` in its secrets is one person's own, and asks nobody. Secrets that cannot be read open it to
nobody: what was meant to be closed stays closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.config import is_manually_set
from streamlit.errors import StreamlitAuthError

from picket.errors import PicketError

SECTION, ADMITTED = "auth", "admitted"


class SecretsError(PicketError):
    """The secrets of this server cannot be read, so that it is not known who may use it."""


def done() -> bool:
    """Whether the reader may go on; else what there is to do was drawn. Raises SecretsError."""
    if not asked():
        return True
    if not st.user.is_logged_in:
        st.title("Picket")
        st.write("This library is for those who sign in.")
        if st.button("Sign in", type="primary", icon=":material/login:"):
            _leave()
        return False
    if not _may(st.user):
        st.error("You are signed in, but not among those who may use this library; ask who runs it.")
        way_out()
        return False
    return True


def asked() -> bool:
    """Whether this server has its readers sign in. Raises SecretsError."""
    if st.secrets.load_if_toml_exists():
        return SECTION in st.secrets
    files = st.get_option("secrets.files")
    if is_manually_set("secrets.files") or any(Path(one).exists() for one in files):
        where = " or ".join(f"'{one}'" for one in files)
        raise SecretsError(
            f"The secrets of this server cannot be read, so nobody is let in; whoever runs it mends {where}."
        )
    return False


def way_out() -> None:
    """Who has signed in here, and a button that signs them out; nothing where nobody has to."""
    if asked():
        st.text(f"You are signed in as {st.user.get('email') or st.user.get('name') or 'a reader without a name'}.")
        st.button("Sign out", icon=":material/logout:", on_click=st.logout)


def _leave() -> None:
    """To the provider, if there is a way."""
    try:
        st.login()
    except StreamlitAuthError as error:
        st.error(f"Nobody can sign in here: {' '.join(str(error).split())}")


def _may(user: Mapping[str, Any]) -> bool:
    """Whether this reader is admitted, by an address that the provider does not call unverified.

    Some providers say so in a word, "false". Where nobody is named, everybody is whom the provider signs in. A list
    that slipped below `[auth]`, where TOML takes it for a part of that, counts too.
    """
    named = st.secrets.get(ADMITTED, st.secrets[SECTION].get(ADMITTED))
    if named is None:
        return True
    admitted = {str(one).casefold() for one in ([named] if isinstance(named, str) else named)}
    unverified = str(user.get("email_verified")).casefold() == "false"
    return not unverified and str(user.get("email") or "").casefold() in admitted
