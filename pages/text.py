"""The raw text with highlights."""

import streamlit as st

from components import (
    adding,
    analyst,
    apart,
    cached,
    correcting,
    download,
    frame,
    look,
    picture,
    presenting,
    review_places,
    session,
    shelf,
    stated,
    text_view,
)
from components.correcting_subjects import Words
from picket.filter import Filter
from picket.model import SENSES

adding.toast()
frame.title("Text", "The text exactly as it was given, with everything that was recognised marked in it.")

names = cached.names()
if not names:
    st.stop()
within = cached.to_read(session.scope())
key, place = session.place_to_read(within or list(names))
if key not in names:
    st.warning("The document of this link is not in the library; here is another one.", icon=":material/link_off:")
    key, place = next(iter(names)), None
document = cached.document(key)
as_read = session.scope().as_read
whole = Filter(documents=(key,), senses=SENSES, as_read=as_read)
view = cached.mentions(key, as_read)
choices = [one for one in shelf.few(within, key) if one in names]  # another process may have added one since
with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.selectbox("Document", choices, format_func=names.get, width=420, label_visibility="collapsed",
                 **session.control("doc", key, drops=("at",)))  # fmt: skip
    facts = [
        document.title,
        document.source,
        document.author,
        document.published.isoformat() if document.published else "undated",
    ]
    known = [look.verbatim(fact) for fact in facts if fact]
    st.caption(
        " · ".join([*known, look.counted(len(view), "mention"), f"id {document.id}"]),
        help=stated.in_words(document),
    )
    download.csv(view, "mentions", document.name, key="text-csv")
    download.formats(view, whole, "mentions", document.name, key="text")
    if len(view):
        picture.draw(
            f"text-{key} .strip canvas", f"Where names stand in {document.name}",
            "From the beginning of the text to its end; figures count mentions, all senses of countries among them",
            "marks", document.name, key="text", filtered=False,
        )  # fmt: skip


def _text() -> None:
    """A click on a mark draws this alone anew."""
    shared = presenting.on()
    asked = text_view.show(
        cached.marked(key, as_read), key=f"text-{key}", dark=look.dark(), focus=place, labelled=shared,
        corrects=analyst.decides(), height=text_view.SHARED_HEIGHT if shared else text_view.HEIGHT,
    )  # fmt: skip
    if not asked:
        return
    start, end, label = asked
    correcting.draw(review_places.subject((key, *asked)) if label else Words(key, start, end))


apart.part(_text)()
