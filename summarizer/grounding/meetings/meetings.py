"""Meetings: who is told to have met, and only what is told of that occasion."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from summarizer.extraction import MeetingClaim
from summarizer.grounding.days import dates
from summarizer.grounding.faults import Fault, evidence_of, ids_of
from summarizer.grounding.meetings.attendance import Attendance, contacts_in, is_absent, merely_named
from summarizer.grounding.meetings.circumstances import date_of, place_of, topic_of
from summarizer.grounding.meetings.mediation import is_told_to_mediate, mediates
from summarizer.grounding.meetings.occasions import Occasions
from summarizer.grounding.meetings.standing import comments_of, status_of
from summarizer.grounding.scene import abroad
from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.scene.telling import is_hearsay, tellers
from summarizer.grounding.words.cues import CONFERS, CONTACT, CONTEST
from summarizer.names import is_college
from summarizer.summary import Meeting

_MAX_NAMES = 30
_SIDES = 2
_BACK = 3  # sentences before a meeting in which its participants may have been named last
_SAID_THEY = re.compile(
    r"\b(?:he|she|they|it) (?:\w+ )?(?:said|says|told|added|wrote|declared)\b"
    r"|\bsaid (?:he|she|they)\b|\bthose people\b",
    re.I,
)
_THOSE = re.compile(
    r"\b(?:those|these|the same) (?:people|sources|officials|reports?)\b|\bits (?:account|report|story)\b",
    re.I,
)
_TOLD_TO = re.compile(r"\b(?:told|tells) (?:the )?(?:newspaper |daily |agency )?$", re.I)
_STANDS_FOR = re.compile(
    r"\b(?:spoke|speaks|speaking|negotiat(?:es|ed|ing)|sat) (?:for|on behalf of)\b|\brepresent(?:s|ed|ing)\b"
)


def ground_meeting(claim: MeetingClaim, scene: Scene) -> Meeting:
    """The meeting with all that its sentences tell of it. Raises `Fault` when they tell of none."""
    notes: list[str] = []
    claimed = ids_of(scene, claim.participants[:_MAX_NAMES], "participant", notes)
    numbers = _introduced(scene.text.known(claim.s), scene, claimed)
    evidence = evidence_of(numbers, scene.text)
    absent = [one for one in claimed if any(is_absent(scene, n, one) for n in numbers)]
    notes += [f"participant {scene.name(one)}: said not to have been there" for one in absent]
    claimed = tuple(one for one in claimed if one not in absent)
    mediators = _mediators(claim, scene, numbers, notes)
    occasions = Occasions(claim, scene, claimed, mediators, numbers)
    participants = _participants(claimed, scene, occasions, mediators, notes)
    comments = comments_of(claim.comments, scene, participants, occasions.own, notes)
    status = status_of(claim, comments, participants, scene, occasions.own, notes)
    words = date_of(scene, claim.date, numbers, notes)
    start, end = dates.resolve(
        words,
        scene.text.article.published,
        planned=status == "planned",
        language=scene.text.article.language,
    )
    return Meeting(
        id="m",
        participants=participants,
        mediators=mediators,
        channel=claim.channel,
        date_text=words,
        date_start=start,
        date_end=end,
        place=place_of(scene, claim.place, numbers, notes),
        topic=topic_of(scene, claim.topic, numbers, notes),
        status=status,
        comments=comments,
        reported_by=sources(claim.reported_by, scene, numbers, notes),
        notes=tuple(notes),
        evidence=evidence,
        confidence=claim.confidence,
    )


def _introduced(numbers: Sequence[int], scene: Scene, claimed: Sequence[str]) -> list[int]:
    """`numbers`, and if they name no participant the sentence close before that names them, all people.

    Nobody else is named from there on, so that they are who met.
    """
    found, people = list(numbers), {*claimed}
    named = any(scene.mentions.told(n) & people for n in found)
    if named or not found or len(people) < _SIDES or not all(_is_person(scene, one) for one in people):
        return found
    back = range(found[0] - 1, found[0] - 1 - _BACK, -1)
    others = scene.roster.sides(claimed) - people
    last = next((n for n in back if scene.mentions.ids(n) - others), 0)
    return [last, *found] if last and people <= scene.mentions.told(last) else found


def _participants(
    claimed: Sequence[str],
    scene: Scene,
    occasions: Occasions,
    mediators: Collection[str],
    notes: list[str],
) -> tuple[str, ...]:
    """Those whom the sentences tell to have taken part, two sides at least and told together."""
    own, there = occasions.own, occasions.attending
    if not scene.text.tongue and not any(contacts_in(scene, n, mediators) for n in own):
        raise Fault("its sentences tell of no contact")
    if not scene.text.tongue and _is_contest([scene.text.plain[n] for n in own]):
        raise Fault("a contest or a trial is no meeting")
    if not any(scene.mentions.told(n) & {*claimed} for n in own):
        raise Fault("its sentences name none of its participants")
    taking_part = []
    for actor in claimed:
        if actor in mediators:
            continue
        outlet = scene.mentions.actors[actor].kind == "media" and _is_source(scene, actor, own)
        if (
            not outlet
            and any(actor in there[n].all for n in own)
            and not is_told_to_mediate(scene, own, actor)
        ):
            taking_part.append(actor)
        elif any(actor in scene.mentions.ids(n) for n in own):
            notes.append(f"participant {scene.name(actor)}: told of it or brought it about, no more")
        else:
            notes.append(f"participant {scene.name(actor)}: not named where the meeting is told")
    together = _told_together(taking_part, there, own, scene)
    notes += [
        f"participant {scene.name(a)}: told of another occasion" for a in taking_part if a not in together
    ]
    if len(together) + len(mediators) < _SIDES:  # told over several sentences, any may name them
        named = [
            a
            for a in claimed
            if any(a in merely_named(scene, n) for n in own) and not _is_source(scene, a, own)
        ]
        together = named if len(named) >= _SIDES and {*together} <= {*named} else together
    group = any(a.id in together and (a.kind == "group" or is_college(a.name)) for a in scene.roster.actors)
    if not together or (len(together) + len(mediators) < 2 and not group):
        raise Fault(
            "its sentences do not tell of two sides that met"
            + ("" if not notes else f" ({'; '.join(notes[:4])})")
        )
    return tuple(together)


def _is_source(scene: Scene, actor: str, own: Sequence[int]) -> bool:
    """Whether an outlet, office or unnamed people are named only as who tells it or will not say."""
    kind = scene.mentions.actors[actor].kind
    if kind in ("person", "state"):
        return False
    mentions = [(n, m) for n in own for m in scene.mentions.at(n) if m.actor == actor]
    telling = [(n, t.mention) for n in own for t in tellers(scene, n) if t.actor == actor]
    return bool(telling) and (kind == "media" or all(one in telling for one in mentions))


def _is_contest(sentences: Sequence[str]) -> bool:
    """Whether all that tells of a contact tells of a match or a trial: "Lund meets Visby in the final"."""
    telling = [plain for plain in sentences if CONTACT.search(plain)]
    return bool(telling) and all(CONTEST.search(plain) and not CONFERS.search(plain) for plain in telling)


def _told_together(
    actors: Sequence[str], there: Mapping[int, Attendance], numbers: Sequence[int], scene: Scene
) -> list[str]:
    """The largest set of actors who are linked by sentences that tell of them together.

    By name or office first; whoever is left joins where "they" beside a named one may mean them, and where
    the sentence goes on from the one before it, or tells who stood for a side of what was told before.
    """
    wanted = {*actors}
    groups: list[set[str]] = []
    for n in numbers:
        groups = _linked(groups, {*there[n].named} & wanted)
    for n in numbers:
        here = {*there[n].all} & wanted
        alone = wanted - set().union(*(g for g in groups if len(g) > 1))
        if there[n].named & wanted or len(here) > 1:
            groups = _linked(groups, ({*there[n].named} & wanted) | (here & alone))
        before = {*next((there[m].all for m in (n - 1, n - 2) if m in numbers), ())} & wanted
        if len(here) == 1 and before & alone:
            groups = _linked(groups, here | (before & alone))
    largest = max(groups, key=len, default=set())
    bodies = {a for a in wanted if not _is_person(scene, a)}
    stood_for = (there[n].all & bodies for n in numbers[1:] if _STANDS_FOR.search(scene.text.plain[n]))
    largest = largest.union(*stood_for) if len(largest & bodies) > 1 else largest
    return [actor for actor in actors if actor in largest]


def _linked(groups: Sequence[set[str]], together: set[str]) -> list[set[str]]:
    """The groups after all of `together` have become one with whichever groups they are in."""
    if not together:
        return list(groups)
    touching = [group for group in groups if group & together]
    return [*(group for group in groups if not group & together), together.union(*touching)]


def _mediators(
    claim: MeetingClaim,
    scene: Scene,
    numbers: Sequence[int],
    notes: list[str],
) -> tuple[str, ...]:
    claimed = ids_of(scene, claim.mediators[:_MAX_NAMES], "mediator", notes)
    found = [actor for actor in claimed if mediates(scene, numbers, actor)]
    notes += [f"mediator {scene.name(a)}: nothing says that they mediated" for a in claimed if a not in found]
    return tuple(found)


def sources(
    names: Sequence[str],
    scene: Scene,
    numbers: Sequence[int],
    notes: list[str],
    *,
    beside: bool = True,
) -> tuple[str, ...]:
    """Ids of those through whom it is told: named in its sentences, with a word of telling.

    With `beside` also in the sentence before or behind; else only where a sentence goes on from that.
    """
    found = []
    for actor in ids_of(scene, names[:8], "source", notes):
        near = sorted({n + d for n in numbers for d in (-1, 0, 1) if not d or beside or _goes_on(scene, n)})
        told = abroad.passes_on(scene, near, actor) or any(
            actor in {t.actor for t in tellers(scene, n)}
            or _in_hearsay(scene, n, actor)
            or _is_told_to(scene, n, actor)
            or (actor in scene.mentions.present(n) and _SAID_THEY.search(scene.text.plain[n]))
            for n in near
            if n in scene.text.plain
        )
        if told:
            found.append(actor)
        else:
            notes.append(f"source {scene.name(actor)}: nothing says that it tells this")
    return tuple(found)


def _is_told_to(scene: Scene, n: int, actor: str) -> bool:
    """Whether somebody told it to the outlet: "she told The Courier"."""
    media = scene.mentions.actors[actor].kind == "media"
    named = (m for m in scene.mentions.at(n) if m.actor == actor)
    return media and any(_TOLD_TO.search(scene.text.plain[n][: m.start]) for m in named)


def _goes_on(scene: Scene, n: int) -> bool:
    """Whether the sentence leaves it to another who tells it: "he said", "those people", a quotation."""
    plain = scene.text.plain[n]
    if _THOSE.search(plain):
        return True
    return bool(not tellers(scene, n) and (_SAID_THEY.search(plain) or is_hearsay(plain) or plain[:1] == '"'))


def _in_hearsay(scene: Scene, n: int, actor: str) -> bool:
    """Whether sentence `n` is told as a report and names the actor; a person counts where nobody tells it."""
    named = actor in scene.mentions.ids(n) and is_hearsay(scene.text.plain[n])
    return named and (not _is_person(scene, actor) or not tellers(scene, n))


def _is_person(scene: Scene, actor: str) -> bool:
    found = scene.roster.get(actor)
    return found is not None and found.kind == "person"
