"""Small invented texts, parsed and read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from summarizer.reading.meetings.occasions import Occasion
from summarizer.reading.names.cast import Cast, Member, read_cast
from summarizer.reading.proposals import Proposals, propose
from summarizer.reading.stances.assertions import Assertion
from summarizer.reading.syntax.parser import load, parse


@dataclass(frozen=True)
class Reading:
    """What grammar makes of sentences that are numbered from 1."""

    docs: Mapping[int, Any]
    cast: Cast
    proposals: Proposals

    def member(self, name: str) -> Member:
        (found,) = [m for m in self.cast.members if m.name == name]
        return found

    @property
    def kinds(self) -> dict[str, str | None]:
        return {m.name: m.kind for m in self.cast.members}

    @property
    def meeting(self) -> Occasion:
        (only,) = self.proposals.occasions
        return only

    @property
    def met(self) -> set[str]:
        return {m.name for m in self.meeting.participants}

    @property
    def utterances(self) -> list[Assertion]:
        """What the rules take for positions, and what somebody goes on to say."""
        told = [a for spoken in self.proposals.spoken for a in spoken.told if not a.owner]
        return [a for a in told if a.ruled or a.form == "goes on"]

    @property
    def position(self) -> Assertion:
        (only,) = self.utterances
        return only

    @property
    def holders(self) -> list[str]:
        return [u.holder.name for u in self.utterances]

    @property
    def remarks(self) -> list[tuple[str, str]]:
        return [(r.by.name, r.says) for r in self.proposals.remarks]


Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def read() -> Read:
    """The reading of some sentences; the parser is loaded once."""
    pytest.importorskip("spacy")
    load()

    def run(*sentences: str, captions: Sequence[int] = (), heading: int | None = None) -> Reading:
        docs = parse(dict(enumerate(sentences, 1)))
        cast = read_cast(docs, heading)
        proposals = propose(docs, cast, captions, heading)
        assert not proposals.unread, "a rule failed; its traceback is in the captured log"
        return Reading(docs, cast, proposals)

    return run
