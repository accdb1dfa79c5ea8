"""Who a sentence tells to have been at a meeting: in the clause of a word of contact, as one of its sides.

Named, described or meant, it is asked of each: does a clause break between them and the word of contact, do
they only tell it, send somebody, own who went, or lie where it was? Other languages than English are held
to what stands in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from summarizer.grounding.scene.meaning import meant_in
from summarizer.grounding.scene.roster import Mention, Scene
from summarizer.grounding.scene.telling import merely_tells
from summarizer.grounding.words.cues import CONTACT, MEDIATES

_MOST_BETWEEN = 70  # characters between somebody and what they act for
_SUBJECT = r"(?:[A-Z]|(?:the|an?|his|her|its|their|he|she|they|it|we|i)\b)"
_BREAK = re.compile(
    r" - | – | — |\b(?:while|whereas|although|though|because|but|what)\b"
    rf"|\bthat\b|\bas (?={_SUBJECT})"
    r"|\b(?:after|before|when|since|until) (?=(?:he|she|they|it|we)\b|[A-Z]\w+ (?:had|was|were|has|\w+ed)\b)"
    r"|, and (?=(?:its|his|her|their)\b)|,? on the (?:strength|condition|basis)\b"
)
_BREAK_BEHIND = re.compile(
    r"\b(?:said|says|told|reported|wrote|announced|confirmed|denied|according to)\b"
    r"|, (?:which|who|whose|where)\b"
)
_INSERTED = re.compile(r", (?:which|who|whose|where)\b[^,;]*,|\([^)]*\)|\"[^\"]*\"")
_LIES_THERE = re.compile(
    r"\b(?:in|on|over|about|at|near|against|regarding|concerning|inside|outside|into|across|as|despite|amid)"
    r"(?: (?:the|an?|his|her|its|their))?(?: [a-z][\w-]*)? $"
)
_LIES_BEFORE = re.compile(r"\b(?:in|over|about|near|against|regarding|concerning)(?: the)? $")
_OF = re.compile(r"\b(?:of|at|for|from)\b")
_NEEDS_A_PARTNER = re.compile(r"(?:spoke|speaks?|spoken|speaking|talked|talking)$", re.I)
_PARTNER = re.compile(
    r"^(?: [\w'-]+){0,6}? (?:with|to|together|again|by (?:tele)?phone|on the (?:tele)?phone|privately|briefly"
    r"|following|in|on|at|for (?:the|an?|\w+ (?:minutes|hours)))\b",
    re.I,
)
_SEVERAL = re.compile(r"\band\b|s$")
_LINKS = re.compile(r"\b(?:with|between|among|to|by|from|of|for|involving|including|alongside|and)\b")
_AT_THE = re.compile(r"\b(?:during|after|before|at|in) (?:the|their|that|this)(?: \w+)? $", re.I)
_UNREAL = re.compile(
    r"\b(?:resum\w+(?: of)?|(?:calls?|called|calling|push\w*|appeal\w*|ask\w*) for|demand\w* (?:for|an?)|"
    r"(?:propos\w+|offer\w*) (?:of|for|an?|to)|prepar\w+ (?:to|for)|explor(?:e|es|ed|ing)|seek\w*|sought|"
    r"wants? to|doubts? (?:about|over)|possib\w+(?: of)?|(?:ready|readiness|need) (?:to|for)|open to|"
    r"willing\w* to|(?:idea|prospects?) (?:of|for))(?: [\w'-]+){0,4} $",
    re.I,
)
_NO_CONTACT_BEFORE = re.compile(r"(?:\bthe|'s|\ba|\bwho|\bbe|\bas) $", re.I)
_ROLE = re.compile(r"(?:hosts?|mediators?)$", re.I)
NOT_THERE = (
    r" (?:(?:was|were|is|are|had been)(?:n't| not| never) (?:\w+ly )?"
    r"(?:present|there|at the|invited|among|part of|involved)\b"
    r"|did(?:n't| not) (?:attend|take part|join|participate|come)\b|(?:was|were) absent\b"
    r"|(?:stayed|kept) away\b)"
)
"""Behind the name of whom it says not to have been there."""
_WITHOUT = re.compile(r"\b(?:without|in the absence of|though not) (?:the )?$", re.I)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Ids of those whom a sentence puts at a meeting: by name or office, or by "they" and "the two sides"."""

    named: frozenset[str] = frozenset()
    meant: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        return self.named | self.meant


def attendance(scene: Scene, n: int, mediators: Collection[str] = ()) -> Attendance:
    """Who takes part by sentence `n`; nobody where it has no word of contact, or of what `mediators` do."""
    if scene.text.tongue:
        told = frozenset(scene.mentions.told(n))
        return Attendance(told, frozenset(scene.mentions.present(n)) - told)
    contacts = contacts_in(scene, n, mediators)
    if not contacts:
        return Attendance()
    plain, actors = scene.text.plain[n], scene.mentions.actors
    named = {m.actor for m in scene.mentions.at(n) if _takes_part(scene, n, m, contacts)}
    other = {m.actor for m in scene.mentions.described_at(n) if _takes_part(scene, n, m, contacts)}
    other |= {scene.mentions.interviewee} - {""}
    meant = {
        actor
        for phrase in meant_in(scene, n, contacts)
        if is_joined(plain, phrase.span, contacts)
        for actor in phrase.actors
        if not (phrase.one and phrase.actors & {*mediators})
    }
    named |= {a for a in other if actors[a].kind != "media"}
    return Attendance(frozenset(named), frozenset(meant - named))


def is_absent(scene: Scene, n: int, actor: str) -> bool:
    """Whether sentence `n` says that the actor was not there: "Norvia was not present", "without Norvia"."""
    plain = scene.text.plain.get(n, "")
    return not scene.text.tongue and any(
        re.match(NOT_THERE, plain[m.end :]) or _WITHOUT.search(plain[: m.start])
        for m in scene.mentions.at(n)
        if m.actor == actor
    )


def merely_named(scene: Scene, n: int) -> frozenset[str]:
    """Who is named in sentence `n` as more than who tells it or owns somebody, whatever it tells."""
    return frozenset(
        m.actor
        for m in scene.mentions.at(n)
        if not merely_tells(scene, n, m) and not _owns_somebody(scene, n, m)
    )


def contacts_in(scene: Scene, n: int, mediators: Collection[str] = ()) -> list[re.Match[str]]:
    """Words of contact of sentence `n` that tell of one; not "people close to the talks", not "the host".

    Where one of the `mediators` may be meant, what they do to bring sides together is contact as well.
    """
    plain = scene.text.plain.get(n, "")
    here = scene.mentions.at(n)
    found = [*CONTACT.finditer(plain)]
    if {*mediators} & scene.mentions.present(n):
        found += MEDIATES.finditer(plain)
    return [
        c
        for c in found
        if not any(m.start <= c.start() and c.end() <= m.end and " " in plain[m.start : m.end] for m in here)
        and not (_ROLE.match(c[0]) and _NO_CONTACT_BEFORE.search(plain[: c.start()]))
        and not _UNREAL.search(plain[: c.start()])
    ]


def is_joined(plain: str, span: tuple[int, int], contacts: list[re.Match[str]]) -> bool:
    """Whether the words at `span` stand in one clause with a word of contact."""
    return any(_reaches(plain, span, contact) for contact in contacts)


def _reaches(plain: str, span: tuple[int, int], contact: re.Match[str]) -> bool:
    start, end = span
    if end <= contact.start():
        gap = _INSERTED.sub(" ", plain[end : contact.end()])
        alone = _NEEDS_A_PARTNER.match(contact[0]) and not _PARTNER.match(plain[contact.end() :])
        return not _BREAK.search(gap) and not (alone and not _SEVERAL.search(plain[:end]))
    if start >= contact.end():
        gap = _INSERTED.sub(" ", plain[contact.end() : start])
        broken = _BREAK.search(gap + plain[start:end]) or _BREAK_BEHIND.search(gap)
        apart = gap.startswith(",") and not _LINKS.search(gap)
        return not broken and not (apart and not _AT_THE.search(plain[: contact.start()]))
    return True


def _takes_part(scene: Scene, n: int, mention: Mention, contacts: list[re.Match[str]]) -> bool:
    """Whether the mention names somebody as one of those who met."""
    plain = scene.text.plain[n]
    if merely_tells(scene, n, mention) or _owns_somebody(scene, n, mention):
        return False
    span, lead = (mention.start, mention.end), plain[: mention.start]
    if any(_reaches(plain, span, c) for c in contacts if c.start() >= mention.end):
        return not _LIES_BEFORE.search(lead)
    return not _LIES_THERE.search(lead) and any(
        _reaches(plain, span, c) for c in contacts if c.start() < mention.end
    )


def _owns_somebody(scene: Scene, n: int, body: Mention) -> bool:
    """Whether a body only says whom a person beside it acts for: "its chief, X", "X, head of the firm"."""
    return any(
        scene.mentions.actors[p.actor].affiliation == body.actor and _is_beside(scene.text.plain[n], p, body)
        for p in _people(scene, n)
    )


def _people(scene: Scene, n: int) -> Iterator[Mention]:
    return (m for m in scene.mentions.at(n) if scene.mentions.actors[m.actor].kind == "person")


def _is_beside(plain: str, person: Mention, body: Mention) -> bool:
    if body.end <= person.start:
        gap = plain[body.end : person.start]
        return len(gap) <= _MOST_BETWEEN and not CONTACT.search(gap) and gap.count(",") < _COMMAS
    gap = plain[person.end : body.start]
    named = gap.startswith(", ") and bool(_OF.search(gap))
    return named and len(gap) <= _MOST_BETWEEN and not CONTACT.search(gap)


_COMMAS = 3  # that set a person's name off from the office before it
