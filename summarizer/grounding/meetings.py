"""Meetings: who is told to have met, and only what is told of that occasion."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from summarizer.extraction import CommentClaim, MeetingClaim
from summarizer.grounding import dates
from summarizer.grounding.cues import CONTACT, VENUE, any_of, cue
from summarizer.grounding.faults import Fault, evidence_of, ids_of
from summarizer.grounding.roster import Mentions, Roster, Scene, capitalized
from summarizer.grounding.telling import certainty, is_hearsay, mediates, takes_part, tellers
from summarizer.grounding.text import Text, is_unspaced
from summarizer.grounding.wording import new_words
from summarizer.names import is_college
from summarizer.plaintext import one_line
from summarizer.states import forms_of_state
from summarizer.summary import Comment, Meeting, Says, Status

_MAX_NAMES = 30
_MAX_TOPIC = 25  # words
_MAX_PLACE = 8
_SAYS: dict[Says, re.Pattern[str]] = {
    "confirms": re.compile(
        r"\b"
        + any_of(
            r"""
            confirm\w* acknowledg\w+ admit\w* said says told tells wrote tweet\w* announc\w+
            stat(?:ed|es|ement) describ\w+ call(?:ed|s) recall\w* report(?:ed|s) thank\w* adde?d?s?
            maintain\w* insist\w* remember\w* according_to read-?out
            """
        )
        + r"\b|\"",
        re.I,
    ),
    "denies": cue(
        r"""
        den(?:y|ied|ies|ial|ying) no_such did_not didn't never not_(?:met|take|meet|true|happen) untrue
        false reject\w* dismiss\w* invent\w* fabricat\w* fiction nonsense disput\w+ refut\w+ contradict\w+
        no_meeting
        """
    ),
    "neither_confirms_nor_denies": cue("neither nor not_confirm confirm_or_deny confirm_nor_deny"),
    "declines_to_comment": cue(
        r"""
        declin\w+ refus\w+ comment\w* would_not_(?:say|comment|discuss|confirm|be_drawn) would_neither won't
        will_not_(?:say|comment) silent silence without_(?:taking|answering) did_not_(?:say|answer|want)
        """
    ),
}
_OF_TIME = any_of("morning afternoon evening night eve day side fringe margin same first second last way")
_OTHER_MATTER = re.compile(
    r"\b(?:after|following|about|over|amid|despite|since|regarding|concerning|"
    rf"on (?:how|whether|ending|(?:the|a|an) (?!{_OF_TIME})))\b",
    re.I,
)
_TOWARDS = any_of(
    "in at to from near outside inside into around for of on through via visit(?:ed|ing|s)? reach(?:ed)? left host hosted_by"
)
_BEFORE_PLACE = re.compile(
    rf"(?:\b{_TOWARDS}(?: (?:the|a|an|his|her|their|its|our))?(?: [\w'.-]+(?:'s)?){{0,3}}|[(,-]|^) ?$", re.I
)
_SAID_THEY = re.compile(
    r"\b(?:he|she|they|it) (?:\w+ )?(?:said|says|told|added|wrote|declared)\b|\bsaid (?:he|she|they)\b|\bthose people\b",
    re.I,
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our)\b")
_SPEAKER = re.compile(r"\b(?:he|she|they|it|both|two|spokes\w+|office|officials?|aides?)\b", re.I)
_OFFICE_OF_PERSON = re.compile(r"\b(?:he|she|they|i|we|who|that|which|was|were|is|said)\b", re.I)


def ground_meeting(claim: MeetingClaim, scene: Scene) -> Meeting:
    """The meeting with all that its sentences tell of it. Raises `Fault` when they tell of none."""
    notes: list[str] = []
    evidence = evidence_of(claim, scene.text)
    numbers = scene.text.known(claim.s)
    mediators = _mediators(claim, scene, numbers, notes)
    participants = _participants(claim, scene, numbers, mediators, notes)
    comments = _comments(claim.comments[:_MAX_NAMES], scene, numbers, notes)
    status = _status(claim, comments, participants, scene, numbers, notes)
    words = _date(scene.text, claim.date, numbers, notes)
    start, end = dates.resolve(words, scene.text.article.published, planned=status == "planned")
    return Meeting(
        id="m",
        participants=participants,
        mediators=mediators,
        channel=claim.channel,
        date_text=words,
        date_start=start,
        date_end=end,
        place=_place(scene.text, claim.place, numbers, scene.roster, notes),
        topic=_topic(scene.text, claim.topic, numbers, notes),
        status=status,
        comments=comments,
        reported_by=sources(claim.reported_by, scene, numbers, notes),
        notes=tuple(notes),
        evidence=evidence,
    )


def _participants(
    claim: MeetingClaim,
    scene: Scene,
    numbers: Sequence[int],
    mediators: Collection[str],
    notes: list[str],
) -> tuple[str, ...]:
    """Those whom the sentences tell to have taken part, two sides at least and told together."""
    claimed = ids_of(scene, claim.participants[:_MAX_NAMES], "participant", notes)
    taking_part = []
    for actor in claimed:
        if actor in mediators:
            continue
        where = [n for n in numbers if actor in scene.mentions.ids(n)]
        carried = [n for n in numbers if actor in scene.mentions.present(n)]
        if not carried:
            notes.append(f"participant {scene.name(actor)}: not named where the meeting is told")
        elif where and not takes_part(scene, where, actor):
            notes.append(f"participant {scene.name(actor)}: told of it or brought it about, no more")
        else:
            taking_part.append(actor)
    together = _told_together(taking_part, scene.mentions, numbers)
    notes += [
        f"participant {scene.name(a)}: told of another occasion" for a in taking_part if a not in together
    ]
    group = any(a.id in together and (a.kind == "group" or is_college(a.name)) for a in scene.roster.actors)
    if not together or (len(together) + len(mediators) < 2 and not group):
        raise Fault(
            "its sentences do not tell of two sides that met"
            + ("" if not notes else f" ({'; '.join(notes[:4])})")
        )
    return tuple(together)


def _told_together(actors: Sequence[str], mentions: Mentions, numbers: Sequence[int]) -> list[str]:
    """The largest set of actors who are linked by sentences that name them together."""
    groups: list[set[str]] = []
    for n in numbers:
        here = mentions.present(n) & {*actors}
        here |= {a for a in mentions.present(n - 1) & {*actors} if here and n - 1 in numbers}
        if here:
            touching = [group for group in groups if group & here]
            groups = [group for group in groups if not group & here] + [here.union(*touching)]
    largest = max(groups, key=len, default=set())
    return [actor for actor in actors if actor in largest]


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
) -> tuple[str, ...]:
    """Ids of those through whom it is told: named in its sentences, or beside them, with a word of telling."""
    found = []
    for actor in ids_of(scene, names[:8], "source", notes):
        near = sorted({n + d for n in numbers for d in (-1, 0, 1)})
        told = any(
            actor in {t.actor for t in tellers(scene, n)}
            or (actor in scene.mentions.ids(n) and is_hearsay(scene.text.plain[n]))
            or (actor in scene.mentions.present(n) and _SAID_THEY.search(scene.text.plain[n]))
            for n in near
            if n in scene.text.plain
        )
        if told:
            found.append(actor)
        else:
            notes.append(f"source {scene.name(actor)}: nothing says that it tells this")
    return tuple(found)


def _date(text: Text, words: str, numbers: Sequence[int], notes: list[str]) -> str:
    """The words for the day as one of the sentences has them: the whole, else its most precise part."""
    line = one_line(words)[:120]
    if not line:
        return ""
    parts = [line, *re.split(r"\s*[,;(]\s*|\s+on\s+", line)]
    parts += [
        re.sub(r"^(?:on|in|at|since|during|for|by|from|until)\s+", "", part, flags=re.I) for part in parts
    ]
    held = [
        part for part in dict.fromkeys(parts) if part and any(dates.stands_in(text, n, part) for n in numbers)
    ]
    dated = [part for part in held if dates.is_temporal(part)]
    if not dated:
        notes.append(f"date: “{line}” is not told of this meeting")
        return ""
    best = max(
        dated, key=lambda part: (part == line, len(dates.resolve(part, text.article.published)[0]), len(part))
    )
    if best != line and best != re.sub(r"^(?:on|in|at) ", "", line, flags=re.I):
        notes.append(f"date: the article has “{best}”")
    return best


def _place(text: Text, words: str, numbers: Sequence[int], roster: Roster, notes: list[str]) -> str:
    """The place, once a sentence of the meeting, or the dateline of the first, puts the meeting there."""
    line = one_line(words)[:120]
    if not line:
        return ""
    names = [line, *(capitalized(form) for form in forms_of_state(line))]
    bare = re.sub(r"^(?:the|a|an) ", "", line, flags=re.I)
    names += [bare, bare.split(",")[0]]
    actor = roster.find(line)
    wordy = len(line.split()) > _MAX_PLACE or _OFFICE_OF_PERSON.search(line)
    is_somebody = actor is not None and actor.kind in {"person", "group", "media"}
    if not wordy and not is_somebody and any(_is_there(text, n, name) for n in numbers for name in names):
        return line
    notes.append(f"place: the article does not put this meeting in “{line[:60]}”")
    return ""


def _is_there(text: Text, n: int, place: str) -> bool:
    """Whether the sentence names the place behind a preposition, and not as that of what was spoken about."""
    plain = text.plain[n]
    for start, end in text.find(n, place):
        if is_unspaced(place):
            return True
        before = plain[:start]
        lone_capital = place[:1].isupper()
        is_place = any(letter.isupper() for letter in place) or bool(VENUE.search(place))
        behind = _BEFORE_PLACE.search(before) or (lone_capital and CONTACT.search(plain[end : end + 40]))
        contact = list(CONTACT.finditer(before))
        other = bool(contact) and bool(_OTHER_MATTER.search(before[contact[-1].end() :]))
        if behind and not other and is_place:
            return True
    return False


def _topic(text: Text, words: str, numbers: Sequence[int], notes: list[str]) -> str:
    """The topic, once its words stand where the meeting is told."""
    line = one_line(words)[: 12 * _MAX_TOPIC]
    if not line:
        return ""
    unknown = new_words(line, text.stems(numbers))
    if len(line.split()) <= _MAX_TOPIC and not unknown:
        return line
    notes.append(f"topic: “{unknown[0] if unknown else line[:40]}” is not told of this meeting")
    return ""


def _comments(
    claims: Sequence[CommentClaim],
    scene: Scene,
    numbers: Sequence[int],
    notes: list[str],
) -> tuple[Comment, ...]:
    """The comments that a sentence of the meeting gives to the one who is said to make them."""
    found: list[Comment] = []
    for claim in claims:
        actor = scene.roster.find(claim.by)
        if actor is not None and any(_says(claim.says, scene, n, actor.id) for n in numbers):
            found.append(Comment(by=actor.id, says=claim.says))
        else:
            notes.append(
                f"comment: nothing says that {one_line(claim.by)[:60]} {claim.says.replace('_', ' ')}"
            )
    return tuple(dict.fromkeys(found))


def _says(says: Says, scene: Scene, n: int, actor: str) -> bool:
    """Whether sentence `n` gives the comment to the actor, to one who speaks for them, or to "he"."""
    plain = scene.text.plain[n]
    if says == "confirms" and scene.mentions.interviewee == actor and _FIRST_PERSON.search(plain):
        return True
    if not _SAYS[says].search(plain):
        return False
    told_by = {teller.actor for teller in tellers(scene, n)}
    if actor in told_by:
        return True
    if told_by:
        return actor in scene.mentions.ids(n) and bool(told_by & scene.roster.sides([actor]))
    spoken = '"' in plain or bool(_SPEAKER.search(plain))
    return actor in scene.mentions.present(n) and (spoken or says != "confirms")


def _status(
    claim: MeetingClaim,
    comments: Sequence[Comment],
    participants: Sequence[str],
    scene: Scene,
    numbers: Sequence[int],
    notes: list[str],
) -> Status:
    """The status, never above what the sentences bear out and what the participants' sides say of it.

    Anybody of a side may deny it; who took part, or a body of theirs, acknowledges it.
    """
    sides = scene.roster.sides(participants)
    said = {c.says for c in comments if c.by in participants}
    said |= {
        c.says for c in comments if c.by in sides and (c.says == "denies" or not scene.roster.is_person(c.by))
    }
    if "denies" in said:
        return "denied"
    told = {certainty(scene, n, sides) for n in numbers} - {"untold"}
    if told == {"not held"}:
        if claim.status != "denied":
            raise Fault("its sentences tell that it did not take place")
        return "denied"
    if claim.status == "denied":
        raise Fault("no participant denies it")
    if claim.status in ("confirmed", "reported") and told == {"ahead"}:
        notes.append(f"status: told as still to come, not {claim.status}")
        return "planned"
    if claim.status == "planned":
        return "planned"
    if "confirms" in said:
        return "confirmed"
    hearsay = all(is_hearsay(scene.text.plain[n]) or certainty(scene, n, sides) == "untold" for n in numbers)
    if (
        claim.status == "confirmed"
        and told
        and told <= {"attributed", "ahead", "not held"}
        and (hearsay or claim.reported_by)
    ):
        notes.append("status: only reported by others, not confirmed")
        return "reported"
    return claim.status
