"""Keyword in context, for any word or name."""

from components import frame, in_context, session

frame.title("Concordance", "Every place where a word or a name stands, with what comes before and after it.")

in_context.draw(session.scope())
