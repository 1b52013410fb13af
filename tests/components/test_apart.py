"""A part or a dialog that is drawn by itself is of one moment and says what failed; so does what a click calls."""

from streamlit.testing.v1 import AppTest

from components import look


def _part_and_dialog():
    from components import apart, moment
    from picket.errors import LibraryError

    looks = iter(range(10))
    seen = moment.once(lambda: next(looks))

    def gone(what: str) -> None:
        raise LibraryError(f"The {what} is *gone* since look {seen()} and {seen()}.")

    apart.part(gone)("part")
    apart.dialog("Edit")(gone)("dialog")


def _callback():
    import streamlit as st

    from components import faults
    from picket.errors import LibraryError

    def failing(what: str) -> None:
        raise LibraryError(f"The {what} cannot be written.")

    st.button("Press", on_click=faults.heard(failing), args=("view",))
    st.text("drawn")


def test_what_failed_in_a_part_or_a_dialog_is_one_sentence_of_one_moment():
    at = AppTest.from_function(_part_and_dialog).run()
    assert not at.exception
    sentences = ("The part is *gone* since look 0 and 0.", "The dialog is *gone* since look 1 and 1.")
    assert {error.value for error in at.error} == set(map(look.verbatim, sentences))


def test_what_failed_in_a_callback_is_said_in_passing_and_the_page_is_drawn():
    at = AppTest.from_function(_callback).run()
    at.button[0].click().run()
    assert not at.exception
    assert [toast.value for toast in at.toast] == [look.verbatim("The view cannot be written.")]
    assert [text.value for text in at.text] == ["drawn"]
