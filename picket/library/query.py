"""What a reader types into the search box, as an expression of SQLite's FTS5.

    japan thaad             both words
    "aegis ashore"          the words in this order
    japan OR korea          either (AND, OR, NOT in capitals; AND may be left out)
    thaad NOT seoul         or -seoul
    (japan OR korea) thaad  groups
    intercept*              words that begin so
    SM-3                    any other sign stands between words: the phrase "sm 3"

Case and accents do not matter, nor does what nobody sees. Nothing typed reaches FTS5 but as quoted words, and no more
of it than FTS5 can take.
"""

from __future__ import annotations

import re
from collections import deque
from itertools import accumulate

from picket.errors import FilterError
from picket.seen import bare

_TOKEN = re.compile(r'"(?P<phrase>[^"]*)"(?P<begins>\*?)|(?P<sign>[()])|(?P<minus>-)(?=[\w"(])|(?P<word>[^\s()"]+)')
_WORD = re.compile(r"\w+")
_OPERATORS = ("AND", "OR", "NOT")

LONGEST = 2_000
"""Characters of a search."""

DEEPEST = 10
"""Brackets within brackets: at six entries each, FTS5's stack of 100 holds them."""


def expression(typed: str) -> str:
    """The FTS5 expression, "" when nothing is searched for. Raises FilterError: what is wrong, and where."""
    typed = bare(typed)
    if len(typed) > LONGEST:
        raise FilterError(f"The search is longer than {LONGEST:,} characters; shorten it.")
    if typed.count('"') % 2:
        raise FilterError(f"A quotation mark in the search '{typed}' is not closed; add the second one.")
    tokens = deque(_tokens(typed))
    if max(accumulate((token == "(") - (token == ")") for token in tokens), default=0) > DEEPEST:
        raise FilterError(f"The search '{typed}' has more than {DEEPEST} brackets within brackets; take some out.")
    if not tokens:
        return ""
    made = _either(tokens, typed)
    if tokens:
        raise FilterError(f"There is a ')' without a '(' in the search '{typed}'; take it out.")
    return made


def _tokens(typed: str) -> list[str]:
    """Operators and brackets as they are, words already quoted; a minus is NOT."""
    found = []
    for match in _TOKEN.finditer(typed):
        if match["sign"] or match["word"] in _OPERATORS:
            found.append(match[0])
        elif match["minus"]:
            found.append("NOT")
        elif quoted := _quoted(match["phrase"] if match["phrase"] is not None else match["word"], match[0]):
            found.append(quoted)
    return found


def _quoted(said: str, typed: str) -> str:
    words = _WORD.findall(said.replace("_", " "))
    return f'"{" ".join(words)}"' + ("*" if typed.endswith("*") else "") if words else ""


def _either(tokens: deque[str], typed: str) -> str:
    parts = [_all(tokens, typed)]
    while tokens and tokens[0] == "OR":
        tokens.popleft()
        parts.append(_all(tokens, typed))
    return " OR ".join(parts)


def _all(tokens: deque[str], typed: str) -> str:
    """Words that must all be there, without those after NOT."""
    wanted: list[str] = []
    unwanted: list[str] = []
    while tokens and tokens[0] not in ("OR", ")"):
        sign = tokens.popleft() if tokens[0] in ("AND", "NOT") else ""
        (unwanted if sign == "NOT" else wanted).append(_one(tokens, typed, after=sign))
    if not wanted:
        what = "only says what to leave out" if unwanted else "has nothing on one side of an OR or in brackets"
        raise FilterError(f"The search '{typed}' {what}; add a word to look for.")
    joined = " AND ".join(wanted)
    return f"(({joined}) NOT ({' OR '.join(unwanted)}))" if unwanted else f"({joined})"


def _one(tokens: deque[str], typed: str, after: str) -> str:
    if not tokens or tokens[0] in (*_OPERATORS, ")"):
        raise FilterError(f"Nothing follows {after or 'a bracket'} in the search '{typed}'; add a word there.")
    if tokens[0] != "(":
        return tokens.popleft()
    tokens.popleft()
    inner = _either(tokens, typed)
    if not tokens:
        raise FilterError(f"A '(' in the search '{typed}' is not closed; add the ')'.")
    tokens.popleft()
    return f"({inner})"
