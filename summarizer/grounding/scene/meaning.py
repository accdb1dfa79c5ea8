"""Whom "he", "both", "the two sides" mean in a sentence of an English article: the nearest that fit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.scene.roster import PEOPLE, SIDES, Mention, Scene
from summarizer.grounding.words.cues import CONTACT, any_of

_NEAR = 4  # sentences that a pronoun reaches back
_FAR = 20  # sentences that "the two sides" do
_PAIR = 2
_BODIES = frozenset({"state", "organization", "group"})
_PERSON = frozenset({"person"})
_ANYBODY = _BODIES | _PERSON
_COUNTS = {"two": 2, "both": 2, "three": 3}
_COLLECTIVE = re.compile(
    rf"\b(?P<count>the|both|two|three|all)(?: (?P<more>\w+))?(?: [a-z]+)? "
    rf"(?:(?P<bodies>{any_of(SIDES)})|{any_of(PEOPLE)}(?! (?:of|from)\b))\b",
    re.I,
)
_AT_TABLE = re.compile(r"parties|sides?|delegations|teams|round|session|meeting", re.I)
_ROUND = re.compile(
    r"\b(?:further|next|another|second|third|new|final|last) (?P<bodies>round|session|meeting)\b"
    r"|\beach other\b",
    re.I,
)
_SUBJECT = re.compile(
    r"\b(?P<one>he|she)\b|\b(?:they|(?:the two|the three|the pair|the trio)"
    r"(?! (?:[a-z]+ )?[a-z]+(?:ers|ors|ents|ies|men|als|es)\b))\b",
    re.I,
)
_BOTH = re.compile(
    r"\bboth(?: of them)?(?= (?:have|had|has|were|are|will|would|to|of|did|said)\b|[,.;])", re.I
)
_OBJECT = re.compile(
    r"\b(?P<one>him|her(?=[,.;]|$| (?:in|on|at|to|for|by|with|over|about|during|after|before|again|and)\b))\b"
    r"|\bthem\b",
    re.I,
)
_OWN = re.compile(r"\b(?:(?P<one>his|her)|their)(?: [\w-]+){0,3} $", re.I)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name nobody, and who may be meant by them."""

    span: tuple[int, int]
    actors: frozenset[str]
    one: bool = False
    """Whether the words mean one person alone."""


def meant_in(scene: Scene, n: int, contacts: Sequence[re.Match[str]]) -> Iterator[Phrase]:
    """Each pronoun and each "the two sides" of sentence `n`, and "his" before a word of contact."""
    plain = scene.text.plain[n]
    for pattern in (_COLLECTIVE, _ROUND):
        for found in pattern.finditer(plain):
            yield Phrase(found.span(), frozenset(_sides_meant(scene, n, found)))
    pronouns = [
        (found, pattern is _OBJECT) for pattern in (_SUBJECT, _OBJECT) for found in pattern.finditer(plain)
    ]
    pronouns += [(found, False) for found in _BOTH.finditer(plain)]
    pronouns += [(own, False) for c in contacts if (own := _OWN.search(plain[: c.start()]))]
    for found, is_object in pronouns:
        one = bool(found.groupdict().get("one"))
        yield Phrase(found.span(), frozenset(_meant(scene, n, found.start(), one, is_object)), one)


def _sides_meant(scene: Scene, n: int, found: re.Match[str]) -> set[str]:
    """The bodies or people that were told of: of "two" the two told of most, unless they stand there."""
    groups = found.groupdict()
    kinds = _BODIES if groups.get("bodies") else _PERSON
    here = {m.actor for m in scene.mentions.at(n) if scene.mentions.actors[m.actor].kind in kinds}
    if len(here) >= _PAIR:
        return set()
    count = max(_COUNTS.get((groups.get(g) or "").lower(), 0) for g in ("count", "more"))
    if kinds is _PERSON:
        return _nearest(scene, n, _PERSON, max(count, _PAIR), _FAR)
    bodies = _bodies_before(scene, n, met=True)
    if not _AT_TABLE.fullmatch(groups["bodies"]) or len(bodies) < _PAIR:
        bodies = _bodies_before(scene, n, met=False)
    if len(bodies) < _PAIR:
        return set()  # no one body is "the parties"
    if not count or len(bodies) <= count:
        return {*bodies}
    told = {a: _times_told(scene, a, n) for a in bodies}
    least = sorted(told.values(), reverse=True)[count - 1]
    return {a for a in bodies if told[a] >= least}


def _bodies_before(scene: Scene, n: int, *, met: bool) -> list[str]:
    """The bodies named in the sentences before `n`; with `met` in those that have a word of contact."""
    near = (m for m in range(max(1, n - _FAR), n) if not met or CONTACT.search(scene.text.plain[m]))
    return [
        a for a in set().union(*map(scene.mentions.ids, near)) if scene.mentions.actors[a].kind in _BODIES
    ]


def _times_told(scene: Scene, body: str, n: int) -> int:
    """How many sentences before `n` name the body or somebody who acts for it."""
    acting = {body} | {a.id for a in scene.roster.actors if a.affiliation == body}
    return sum(bool(scene.mentions.ids(m) & acting) for m in range(1, n))


def _meant(scene: Scene, n: int, at: int, one: bool, is_object: bool) -> set[str]:
    """Whom the pronoun at character `at` may mean: somebody named before it in the sentence, or in the last
    that name enough. An object is nobody of its own clause: in "X summoned him" he is not X.
    """
    plain = scene.text.plain[n]
    kinds = _PERSON if one else _ANYBODY
    before = [m for m in scene.mentions.at(n) if m.end <= at and scene.mentions.actors[m.actor].kind in kinds]
    if is_object:
        before = [
            m for m in before if re.search(r"\b(?:that|while|but|after|when|and)\b|;", plain[m.end : at])
        ]
    enough = 1 if one else _PAIR
    here = {m.actor for m in before if not _is_owner(plain, m)}
    if len(here) >= enough:
        return here
    found = _nearest(scene, n, kinds, enough - len(here), _NEAR)
    named_last = found & scene.mentions.ids(n - 1)
    far = set() if named_last else {a for a in scene.mentions.protagonists if _is_before(scene, a, n)}
    return found | far | here


def _is_owner(plain: str, mention: Mention) -> bool:
    return plain.startswith("'s", mention.end)


def _is_before(scene: Scene, actor: str, n: int) -> bool:
    return any(actor in scene.mentions.ids(m) for m in range(1, n))


def _nearest(scene: Scene, n: int, kinds: Collection[str], enough: int, reach: int) -> set[str]:
    """The actors of the last sentences before `n` that together name enough of these kinds."""
    found: set[str] = set()
    for m in range(n - 1, max(0, n - reach - 1), -1):
        named = scene.mentions.ids(m) | scene.mentions.described(m)
        found |= {a for a in named if scene.mentions.actors[a].kind in kinds}
        if len(found) >= enough:
            break
    return found
