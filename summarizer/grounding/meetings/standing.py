"""How certain a meeting is: what those concerned say of it, and what its sentences bear out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from summarizer.extraction import CommentClaim, MeetingClaim
from summarizer.grounding.faults import Fault
from summarizer.grounding.scene import abroad
from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.scene.telling import Teller, certainty, tellers
from summarizer.grounding.words.cues import AHEAD, CONTACT, any_of, cue
from summarizer.grounding.words.wording import stems
from summarizer.plaintext import one_line
from summarizer.summary import Comment, Says, Status

MAX_COMMENTS = 30
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
        (?:met|meet|seen|received|to|with)_(?:nobody|no_one|none_of)(?!_(?:else|but|other))
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
_SILENT = re.compile(
    r"\b(?:neither|nor|confirm or deny|declin\w+ to|no comment|not comment|"
    r"(?:would|will) (?:not|neither) (?:say|comment|confirm)|refused to (?:say|comment|discuss|confirm))\b",
    re.I,
)
_ACCOUNT = re.compile(
    r"\b(?:reports?|accounts?|story|stories|claims?|allegations?|met|meeting|sat|having met)\b", re.I
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our)\b")
_SAID_THEY = re.compile(
    r"\b(?:he|she|they) (?:\w+ )?(?:said|says|told|recalls?|recalled)\b|\bsaid (?:he|she|they)\b", re.I
)
_SPEAKER = re.compile(r"\b(?:he|she|they|both|two|spokes\w+|office|officials?|aides?)\b", re.I)
_WHILE = re.compile(r"\b(?:as|after|while|when|before|since)(?: [\w'-]+){0,4} $")
_OF_IT = re.compile(
    rf"\b(?:it|this)\b|\b(?:the|that|this|their|his|her|its) (?:[\w-]+ ){{0,2}}{CONTACT.pattern}", re.I
)
_UPON = re.compile(
    r"\b(?:comment|speculate|discuss|drawn|say|elaborate)(?: (?:further|publicly|immediately))?"
    r"(?: (?:on|about|upon|into))?\b ?(?P<what>[^,;.\"]*)",
    re.I,
)
_OPEN = re.compile(
    r"(?:when|after|as|from|for|to (?:\w+ )?(?:questions|requests)|on [A-Z]\w+day)\b"
    r"|(?:it|this|that|so|more|anything)\b|(?:(?!that\b)[\w'-]+ ){0,5}?"
    r"(?:reports?|accounts?|story|stories|claims?|allegations?|articles?|matter)\b(?! (?:that|about|of|on)\b)"
)
_BEING_THERE = re.compile(
    r"\b(?:took place|taken place|happen\w*|present|(?:been|was|were|went) (?:there|in))\b"
)
_FAR = 4  # sentences between a meeting and a comment on it
_REPORTED_THAT = re.compile(r"\b(?:reported|alleged|claimed|wrote|published)\b", re.I)


def comments_of(
    claims: Sequence[CommentClaim],
    scene: Scene,
    participants: Sequence[str],
    numbers: Sequence[int],
    notes: list[str],
) -> tuple[Comment, ...]:
    """The comments that a sentence on this meeting gives to the one who is said to make them."""
    found: list[Comment] = []
    for claim in claims[:MAX_COMMENTS]:
        actor = scene.roster.find(claim.by)
        on_it = [n for n in numbers if actor and _is_on_it(scene, n, actor.id, participants, numbers)]
        if actor is not None and any(
            _says(claim.says, scene, n, actor.id, participants)
            and not (claim.says == "declines_to_comment" and _is_on_another_matter(scene, n, numbers))
            for n in on_it
        ):
            found.append(Comment(by=actor.id, says=claim.says))
        else:
            notes.append(
                f"comment: nothing says that {one_line(claim.by)[:60]} {claim.says.replace('_', ' ')}"
            )
    return tuple(dict.fromkeys(found))


def _is_on_it(scene: Scene, n: int, actor: str, participants: Sequence[str], numbers: Sequence[int]) -> bool:
    """Whether sentence `n` comments on this meeting: the last occasion told, by its people."""
    if scene.text.tongue:
        return True
    for m in range(n, n - _FAR, -1):
        told = scene.mentions.told(m) - {actor}
        if m < n and m not in numbers and _is_another_report(scene.text.plain.get(m, "")):
            return False
        if not CONTACT.search(scene.text.plain.get(m, "")) or not told:
            continue
        if m not in numbers:
            return False
        met = told & {*participants}
        if m == n:  # the commenter may be a participant who speaks of it here
            met |= {actor} & {*participants}
        tell = {t.actor for t in tellers(scene, m)}
        strangers = {
            a for a in told - tell - scene.roster.sides(participants) if _is_person_or_state(scene, a)
        }
        return bool(met) or not strangers
    return True


def _is_another_report(plain: str) -> bool:
    """Whether the sentence reports what is no meeting, so that a denial behind it denies that."""
    return bool(_REPORTED_THAT.search(plain)) and not CONTACT.search(plain)


def _is_person_or_state(scene: Scene, actor: str) -> bool:
    return scene.mentions.actors[actor].kind in ("person", "state")


def _says(says: Says, scene: Scene, n: int, actor: str, participants: Collection[str]) -> bool:
    """Whether sentence `n` gives the comment to the actor, to one who speaks for them, or to "he"."""
    if other := scene.text.tongue:
        return abroad.says(scene, n, actor, says, other)
    plain = scene.text.plain[n]
    if says == "confirms" and scene.mentions.interviewee == actor and _FIRST_PERSON.search(plain):
        return True
    if not _SAYS[says].search(plain):
        return False
    if says in ("confirms", "denies") and _SILENT.search(plain):
        return False
    acknowledged = re.search(r"\bconfirm|\backnowledg", plain, re.I)
    if says == "confirms" and _SAYS["denies"].search(plain) and not acknowledged:
        return False
    if told_by := tellers(scene, n):
        own = [t for t in told_by if t.actor == actor or _speaks_for(scene, t.actor, actor)]
        parts = [(t, _part_of(t, told_by, plain)) for t in own]
        return any(
            _SAYS[says].search(part) and not (says == "confirms" and _tells_beside(scene, n, t, participants))
            for t, part in parts
        )
    near = scene.mentions.told(n) | scene.mentions.ids(n - 1)
    if says == "confirms":
        return actor in near and bool(acknowledged or _SAID_THEY.search(plain))
    return actor in scene.mentions.ids(n) or (actor in near and bool(_SPEAKER.search(plain)))


def _is_on_another_matter(scene: Scene, n: int, numbers: Sequence[int]) -> bool:
    """Whether sentence `n` names what is not commented on, which is no meeting, no account nor told.

    "Would not comment on its plans for the yard".
    """
    if scene.text.tongue:
        return False
    upon = [found["what"] for found in _UPON.finditer(scene.text.plain[n])]
    known = scene.text.stems(m for m in numbers if m < n)
    return bool(upon) and not any(
        _OPEN.match(what) or CONTACT.search(what) or _BEING_THERE.search(what) or {*stems(what)} <= known
        for what in upon
    )


def _part_of(teller: Teller, among: Sequence[Teller], plain: str) -> str:
    """The words of the sentence that go with `teller`: what others tell before or behind is not theirs."""
    others = [t.mention for t in among if t.actor != teller.actor]
    start = teller.mention.start if any(m.end <= teller.mention.start for m in others) else 0
    end = min((m.start for m in others if m.start >= teller.mention.end), default=len(plain))
    return plain[start:end]


def _tells_beside(scene: Scene, n: int, teller: Teller, participants: Collection[str]) -> bool:
    """Whether the teller speaks of another matter while it took place: "they met as X confirmed that"."""
    plain, mention = scene.text.plain[n], teller.mention
    if not _WHILE.search(plain[: mention.start]) or not CONTACT.search(plain[: mention.start]):
        return False
    others = {m.actor for m in scene.mentions.at(n) if m.start >= mention.end} - {teller.actor}
    return not others & {*participants} and not _OF_IT.search(plain[mention.end :])


def _speaks_for(scene: Scene, teller: str, actor: str) -> bool:
    found = scene.roster.get(teller)
    return found is not None and found.affiliation == actor


def status_of(
    claim: MeetingClaim,
    comments: Sequence[Comment],
    participants: Sequence[str],
    scene: Scene,
    numbers: Sequence[int],
    notes: list[str],
) -> Status:
    """The status, never above what the sentences bear out and what the participants' sides say of it.

    Anybody of a side may deny it; who took part, or a body of theirs, acknowledges it. Raises `Fault` where
    the sentences tell that nothing took place.
    """
    sides = scene.roster.sides(participants)
    said = {c.says for c in comments if c.by in participants}
    said |= {
        c.says for c in comments if c.by in sides and (c.says == "denies" or not scene.roster.is_person(c.by))
    }
    if "denies" in said or (not scene.text.tongue and _is_disowned(scene, participants, numbers)):
        return "denied"
    told = set() if scene.text.tongue else {certainty(scene, n, sides) for n in numbers} - {"untold"}
    if told == {"not held"}:
        if claim.status != "denied":
            raise Fault("its sentences tell that it did not take place")
        return "denied"
    if claim.status == "denied":
        raise Fault("no participant denies it")
    if scene.text.tongue:
        return abroad.status(claim, scene, numbers, "confirms" in said, notes)
    if claim.status != "planned" and _is_to_come(scene, numbers, told):
        notes.append(f"status: told as still to come, not {claim.status}")
        return "planned"
    if claim.status == "planned" or "confirms" in said:
        return "planned" if claim.status == "planned" else "confirmed"
    if claim.status == "confirmed" and told and "held" not in told:
        notes.append("status: only reported by others, not confirmed")
        return "reported"
    return claim.status


def _is_disowned(scene: Scene, participants: Sequence[str], numbers: Sequence[int]) -> bool:
    """Whether a participant is told to deny the meeting or the account of it."""
    return any(
        {t.actor for t in tellers(scene, n)} & {*participants}
        and _SAYS["denies"].search(scene.text.plain[n])
        and _ACCOUNT.search(scene.text.plain[n])
        and not _SILENT.search(scene.text.plain[n])
        and certainty(scene, n, participants) in ("not held", "untold")
        for n in numbers
    )


def _is_to_come(scene: Scene, numbers: Sequence[int], told: Collection[str]) -> bool:
    """Whether the sentences only look ahead to it."""
    if {*told} == {"ahead"}:
        return True
    plain = [scene.text.plain[n] for n in numbers]
    ahead = [line for line in plain if AHEAD.search(line) and not _SILENT.search(line)]
    return not told and bool(ahead)
