"""Signing in, where the server asks for it: with Streamlit's own OpenID Connect, as docs/deploy.md sets it up.

A server without `[auth]` in its secrets is one person's own, and asks nobody.
"""

from __future__ import annotations

import streamlit as st

SECTION, ADMITTED = "auth", "admitted"


def done() -> bool:
    """Whether the reader may go on; else what there is to do was drawn."""
    if not asked():
        return True
    if not st.user.is_logged_in:
        st.title("Picket")
        st.write("This library is for those who sign in.")
        st.button("Sign in", type="primary", icon=":material/login:", on_click=st.login)
        return False
    admitted = _admitted()
    if admitted and str(st.user.get("email", "")).casefold() not in admitted:
        st.error("You are signed in, but not among those who may use this library; ask who runs it.")
        st.button("Sign out", on_click=st.logout)
        return False
    return True


def asked() -> bool:
    """Whether this server has its readers sign in."""
    return bool(st.secrets.load_if_toml_exists()) and SECTION in st.secrets


def _admitted() -> set[str]:
    """Addresses of those who may use the library, small; none named: everybody whom the provider signs in."""
    return {str(one).casefold() for one in st.secrets.get(ADMITTED, [])}
