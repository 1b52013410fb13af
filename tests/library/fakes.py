"""An engine that finds every capitalised word, so that storing can be tested without a language model."""

import re
from itertools import islice

from picket.model import Issue, Mention, Reading, Statement


class Capitals:
    def __init__(self, fingerprint="capitals 1"):
        self.fingerprint = fingerprint
        self.read = []

    def each(self, work, items, lost=None):
        items = iter(items)
        while portion := list(islice(items, 4)):
            yield from work(self, portion)

    def close(self):
        pass

    def read_many(self, documents):
        for document in documents:
            self.read.append(document.name)
            yield reading(document, self.fingerprint)


def reading(document, fingerprint="capitals 1"):
    mentions = tuple(
        Mention(
            document.id,
            m.start(),
            m.end(),
            m.group(),
            "ORG",
            None,
            None,
            None,
            "capitals",
            "a capital",
            (0, 1),
        )
        for m in re.finditer(r"[^\W\d_]+", document.text)
        if m.group()[0].isupper()
    )
    statements = tuple(
        Statement(document.id, "JPN", "thaad", "tested", False, True, None, m.start, m.end, m.text)
        for m in mentions[:1]
    )
    issues = (Issue("warning", document.name, "Capitals are all it knows.", "Load a model."),)
    return Reading(document, mentions, statements, issues, fingerprint)
