"""The systems desk: what each missile-defense system is, and what is reported of it in the documents."""

from components import frame, session, system_desk

frame.title(
    "Systems",
    "Aegis, SM-3, THAAD and Aegis Ashore first, then every other system named; facts carry their sources.",
)
WAYS = {
    "listing": ("Listing", system_desk.listed),
    "card": ("Card", system_desk.card),
    "board": ("Status board", system_desk.board),
    "reach": ("Reach and layers", system_desk.layers),
}
system_desk.draw(WAYS, session.scope())
