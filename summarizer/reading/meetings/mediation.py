"""Who brings a meeting about: mediators, hosts and conveners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.discourse.reference import Referent
from summarizer.reading.lexicon import words
from summarizer.reading.names.cast import Member
from summarizer.reading.syntax.frames import SUBJECTS, frame_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEDIATING = words("meetings.mediating")
_GATHERING = words("meetings.gathering")
_OBJECTS = {"dobj", "nsubjpass"}


def mediators_of(n: int, token: Token, referent: Referent) -> list[Member]:
    """Agents of "mediated by", and who hosts, convenes or invites."""
    if token.pos_ == "VERB":
        # One guest meets the host, several meet each other.
        gathers = token.lemma_.lower() in _GATHERING and _guests(n, token, referent) > 1
        doers = [*frame_of(token).agents] if gathers else []
    else:
        verbs = [c for c in token.subtree if c.lemma_.lower() in _MEDIATING and c.pos_ == "VERB"]
        doers = [t for v in verbs for t in frame_of(v).others.get("by", ())]
        led = (c for c in token.children if c.dep_ == "amod" and c.lemma_.lower() in {*_MEDIATING, "lead"})
        doers += [t for c in led for t in c.children]  # "Qatari-mediated talks"
        head = token.head
        # "Egypt mediated talks", "the talks were mediated by Egypt", "will be held and chaired by Egypt".
        above = [head, *head.conjuncts] if token.dep_ in {*_OBJECTS, *SUBJECTS} else []
        for verb in (v for v in above if v.lemma_.lower() in _MEDIATING):
            frame = frame_of(verb)
            doers += [*frame.others.get("by", ()), *(frame.subjects if token.dep_ == "dobj" else ())]
    found = dict.fromkeys(m for t in doers for m in referent.members(n, t) or referent.by_demonym(n, t.text))
    return [m for m in found if m.kind in {"person", "state", "organization", "group"}]


def _guests(n: int, verb: Token, referent: Referent) -> int:
    """How many the verb brings together."""
    objects = [c for c in verb.children if c.dep_ in _OBJECTS]
    return max((len(referent.members(n, t)) + (t.tag_ == "NNS") for t in objects), default=0)
