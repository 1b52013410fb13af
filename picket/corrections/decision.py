"""A decision: one thing an analyst decided, as it stands in the log and on a line of a decisions file.

Decisions are never changed: another one withdraws what was decided. They name documents by their ids and places by
their words, so that they mean the same in another library, after a document was read again and with another model.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal, cast, get_args
from uuid import uuid4

from picket.errors import DecisionError
from picket.ingest.names import HALF
from picket.labels import LABELS
from picket.model import SENSES, Stage

Does = Literal["reject", "name", "confirm", "add", "merge", "unstate", "restate", "withdraw"]
DOES: tuple[Does, ...] = get_args(Does)

Scope = Literal["mention", "document", "everywhere"]
SCOPES: tuple[Scope, ...] = get_args(Scope)

AROUND = 40
"""Code points kept before and after the words of an anchor."""

LONGEST: Mapping[str, int] = {
    "id": 200, "other": 200, "document": 200, "sample": 200, "who": 200, "anchor.quote": 100_000,
}  # fmt: skip
"""Code points of a field at most. What is quoted may be a sentence that never ends."""

LONGEST_WORDS = 10_000
"""Code points of every other field at most, as of a reason."""

FURTHEST = 1_000_000_000
"""The last code point at which an anchor may say that its words stood."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a text with what stands around them. `start` (code points) is where they stood, a hint only."""

    quote: str
    before: str = ""
    after: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Read:
    """An entity as a ledger knows it: a kind of LABELS and its key there (ISO3, catalogue key, case-folded name)."""

    label: str
    key: str


@dataclass(frozen=True, slots=True)
class Named:
    """What words mean: of kind `label`, and `target` an ISO3 code, a catalogue key or a name as it is written.

    `sense` of countries ("" keeps the one that was read, else "name"), `variant` of systems ("" keeps it).
    """

    label: str
    target: str
    sense: str = ""
    variant: str = ""

    @property
    def resolved(self) -> bool:
        """Whether the target is a key of the catalogue."""
        return self.label in ("COUNTRY", "SYSTEM")

    @property
    def key(self) -> str:
        """The key of the entity in a ledger."""
        return self.target if self.resolved else " ".join(self.target.split()).casefold()

    @property
    def entity(self) -> Read:
        """The entity in a ledger."""
        return Read(self.label, self.key)


@dataclass(frozen=True, slots=True)
class Said:
    """What a statement reports."""

    actor: str
    system: str
    stage: str
    negated: bool = False
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that `who` decided at `when` (UTC), and `why` ("" if nothing was noted).

    `does`:
    - "reject": what was `read` is no entity. "name": it is `named`. "confirm": it is `named`, as it was shown.
    - "add": words in which nothing was found are `named`.
    - "merge": the entity `read` is the entity `named`, however it is written and whatever made it that entity.
    - "unstate": the statement `said` is not made. "restate": it is `meant` instead.
    - "withdraw": the decision of the id `other` is taken back; a withdrawal too can be withdrawn.

    `scope`: one mention (its `anchor` in `document`); one `document`; or everywhere, which makes it a rule. Beyond one
    mention it holds for the `wording` (white space folded, case kept) that was `read` so, and leaves the same words
    alone where they are read otherwise; a rejection without a wording is of the whole entity, as a merge is.
    `document` and `anchor` of a rule tell where it was made.
    Statements have the scope "mention". `sample` is the sample (sampling.py) that a verdict belongs to.
    """

    id: str
    who: str
    when: datetime
    does: Does
    scope: Scope = "mention"
    document: str = ""
    anchor: Anchor | None = None
    wording: str = ""
    read: Read | None = None
    named: Named | None = None
    said: Said | None = None
    meant: Said | None = None
    other: str = ""
    sample: str = ""
    why: str = ""

    @property
    def place(self) -> tuple[datetime, str, str]:
        """Where it stands among all decisions, in whatever order they came in: the later holds."""
        return self.when, self.who, self.id

    @property
    def rule(self) -> bool:
        """Whether it holds for documents that are yet to come."""
        return self.scope == "everywhere" and self.does != "withdraw"

    @property
    def of_entity(self) -> bool:
        """Whether it is about a whole entity as it is shown, not about what was read."""
        return self.does == "merge" or (self.does == "reject" and self.scope != "mention" and not self.wording)

    @property
    def outcome(self) -> Named | Said | None:
        """What it says of its subject; None: that it is nothing."""
        return self.named or self.meant

    @property
    def subject(self) -> tuple[object, ...]:
        """What it is about. Of two decisions about one subject the later holds."""
        if self.of_entity:
            return "entity", self.document if self.scope == "document" else "", self.read
        if self.scope == "mention":
            anchor = self.anchor
            return "mention", self.document, anchor and (anchor.quote, anchor.before, anchor.after), self.said
        where = self.document if self.scope == "document" else ""
        return self.scope, where, self.wording, self.read or (self.does == "add")

    def as_json(self) -> dict[str, Any]:
        """As one JSON object; what is empty is left out."""
        found = {name: value for name, value in asdict(self).items() if value not in ("", None)}
        for name in ("anchor", "named"):
            if name in found:
                found[name] = {key: value for key, value in found[name].items() if value not in ("", None)}
        return found | {"when": self.when.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")}

    def as_line(self) -> str:
        """The same as a line of a decisions file, without its end."""
        return json.dumps(self.as_json(), ensure_ascii=False)


def new_id() -> str:
    """An id that no other decision has."""
    return uuid4().hex


def now() -> datetime:
    """This moment in UTC, to the microsecond."""
    return datetime.now(UTC)


def from_json(found: object) -> Decision:
    """The decision that such an object holds. Raises DecisionError: what is wrong with it, said after its subject."""
    if not isinstance(found, dict):
        raise DecisionError("is no JSON object")
    try:
        made = Decision(
            found["id"], found["who"], _moment(found["when"]), found["does"], found.get("scope", "mention"),
            **{name: _part(kind, found.get(name), name) for name, kind in _PARTS.items()},
            **_words(found),
        )  # fmt: skip
    except KeyError as error:
        raise DecisionError(f"lacks {error.args[0]!r}") from None
    return check(made)


def _words(found: Mapping[str, Any]) -> dict[str, Any]:
    return {name: str(found.get(name, "")) for name in ("document", "wording", "other", "sample", "why")}


_PARTS: Mapping[str, type] = {"anchor": Anchor, "read": Read, "named": Named, "said": Said, "meant": Said}
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "reject": ("read",), "name": ("read", "named"), "confirm": ("read", "named"), "add": ("named",),
    "merge": ("read", "named"), "unstate": ("said", "anchor"), "restate": ("said", "meant", "anchor"),
    "withdraw": ("other",),
}  # fmt: skip
"""What each kind of decision cannot do without."""


def checked(made: Decision) -> Decision:
    """The decision itself, to be kept. Raises DecisionError: one sentence."""
    try:
        return writable(check(made))
    except DecisionError as error:
        raise DecisionError(f"The decision {error}; nothing was decided.") from None


def check(made: Decision) -> Decision:
    """The decision itself. Raises DecisionError, with what is said after its subject, when it does not say what it must
    or says what there is not."""
    if made.does not in DOES:
        raise DecisionError(f"does {made.does!r}, which is none of {', '.join(DOES)}")
    if made.scope not in SCOPES:
        raise DecisionError(f"has the scope {made.scope!r}, which is none of {', '.join(SCOPES)}")
    if not (isinstance(made.id, str) and made.id):
        raise DecisionError("lacks an id")
    if not (isinstance(made.who, str) and made.who.strip()):
        raise DecisionError("does not say who decided")
    needs = _NEEDS[made.does]
    if made.does not in ("merge", "withdraw"):
        needs += {"mention": ("document", "anchor"), "document": ("document",), "everywhere": ()}[made.scope]
        needs += ("wording",) if made.does != "reject" and made.scope != "mention" else ()
    elif made.does == "merge" and made.scope == "mention":
        raise DecisionError("merges one mention; give it the scope document or everywhere")
    elif made.does == "merge" and made.scope == "document":
        needs += ("document",)
    for name in needs:
        if not getattr(made, name):
            raise DecisionError(f"is a {made.does!r} without {name!r}")
    if made.anchor and (not made.anchor.quote or made.anchor.start < 0):
        raise DecisionError("has an anchor without a quote, or before the text begins")
    if made.wording != " ".join(made.wording.split()):
        raise DecisionError("has a wording with white space that is not folded")
    if made.does == "add" and made.wording and not any(c.isalnum() for c in made.wording):
        raise DecisionError("adds words without a letter or figure")
    for label in {one.label for one in (made.read, made.named) if one} - LABELS.keys():
        raise DecisionError(f"names the kind {label!r}, which is none of {', '.join(LABELS)}")
    if made.named and not made.named.target.strip():
        raise DecisionError("says that words mean something, but not what: 'target' is empty")
    if made.named and made.named.sense and made.named.sense not in SENSES:
        raise DecisionError(f"names the sense {made.named.sense!r}, which is none of {', '.join(SENSES)}")
    for said in filter(None, (made.said, made.meant)):
        if said.stage not in get_args(Stage):
            raise DecisionError(f"names the stage {said.stage!r}, which is none of {', '.join(get_args(Stage))}")
    return made


def writable(made: Decision) -> Decision:
    """The decision itself. Raises DecisionError when its words hold half a character, which no page and no file can
    show, or a NUL, which only a text has and so the anchor may repeat; and when they are longer than anybody writes."""
    for field, words in _strings(asdict(made)):
        if HALF.search(words) or ("\0" in words and not field.startswith("anchor.")):
            raise DecisionError(f"holds half a character or a NUL in {field!r}")
        if len(words) > (most := LONGEST.get(field, LONGEST_WORDS)):
            raise DecisionError(f"has {len(words):,} characters in {field!r} and may have {most:,}")
    if made.anchor and made.anchor.start > FURTHEST:
        raise DecisionError("has an anchor beyond the end of any text")
    return made


def _strings(fields: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if isinstance(value, dict):
            yield from _strings(value, f"{within}{name}.")
        elif isinstance(value, str):
            yield f"{within}{name}", value


def _moment(words: object) -> datetime:
    try:
        found = datetime.fromisoformat(str(words))
        return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        raise DecisionError(f"was made at {words!r}, which is no moment such as 2026-11-27T09:30:00Z") from None


def _part(kind: type, found: object, name: str) -> Any:
    if found is None:
        return None
    if not isinstance(found, dict):
        raise DecisionError(f"has no object as {name!r}")
    types = {field: _TYPES.get(field, str) for field in kind.__dataclass_fields__}  # type: ignore[attr-defined]
    known = {field: value for field, value in found.items() if field in types}
    if wrong := [field for field, value in known.items() if type(value) is not types[field]]:
        raise DecisionError(f"has a wrong value of {wrong[0]!r} in {name!r}")
    try:
        return cast(Any, kind)(**known)
    except TypeError:
        raise DecisionError(f"lacks a part of {name!r}") from None


_TYPES: Mapping[str, type] = {"start": int, "negated": bool, "hedged": bool}
