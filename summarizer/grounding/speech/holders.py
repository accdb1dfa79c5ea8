"""Whose position a sentence tells: who speaks, writes or acts in it, not whom it speaks of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from summarizer.grounding.scene.roster import Mention, Scene
from summarizer.grounding.scene.telling import outside_quotes, tellers
from summarizer.grounding.words.cues import SPEECH, any_of
from summarizer.grounding.words.wording import is_function_word, stems
from summarizer.plaintext import straighten
from summarizer.summary import Actor

_BACK = 4  # sentences in which "he" may have been named
_ASIDE = re.compile(
    r"^(?: and [\w' -]{1,40}?(?= [a-z])|(?: \([^)]{1,60}\))?(?: of(?: [A-Z][\w.]*)+)?"
    r"(?:,(?: (?:[^,]|,(?=\d)){1,160},)?)?(?: [-\u2015] ?[^-\u2015]{1,140} ?[-\u2015])?)"
)
_ADVERB = re.compile(
    r"^(?:(?:also|still|even|just|now|later|then|once|earlier|already|too|only|both|\w+ly"
    r"|(?:(?:on|late|early|last|this) )*(?:\w+day|week|month|year|night)"
    r"(?: (?:morning|afternoon|evening|night))?) )+"
)
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:with|of|by|to|for|from|against|between|on|about|at|toward|towards|over)"
    r"(?: (?:the|a|an))?(?: (?!and\b)[\w.-]+){0,3} $"
)
_PART_OF_SUBJECT = re.compile(r"\b(?:of|in|like|including)(?: the)?(?: [A-Z][\w.]*)? $")
_COLLECTIVE = re.compile(
    r"\b(?:the|both|all|three) (?:two |three )?"
    + any_of("leaders sides delegations governments countries parties capitals ministers allies states")
    + r"\b",
    re.I,
)
_THEY = re.compile(r"^\W*(?:they|both|all)\b", re.I)
_AUXILIARIES = frozenset(
    "has have had is are was were will would can could may might must should does do did".split()
)
_OUTLET = re.compile(
    r"\b[Tt]he (?:news)?(?:paper|agency|daily|weekly|magazine|network|broadcaster|website)\b"
)
_LISTED = re.compile(r"^(?:[ ,()\u2015-]|\b(?:and|or|the|of|former|as well as)\b|[A-Z][\w.'-]*+)*$")
_SAID = re.compile(
    r"(?:[,\"'] ?(?:said|says|added|replied)(?: (?!of|that|to)[\w.'-]+){0,4}|\baccording to(?: [\w.'-]+){0,4}"
    r"|\b(?:is|was|are|were)(?: [A-Z][\w.]*)?) $"
)
_SOMEBODYS = re.compile(r"(?:^\W*|, )\b(its|his|her|their) (?=[\w -]+)", re.I)
_OPENS = re.compile(
    r"^(?:But |And |Yet )?(?!He\b|She\b|They\b|It\b)([A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3})(?: \w+)? "
    rf"{SPEECH}\b"
)
_HE = re.compile(r"\b(?:he|she|they|it|his|her|their|its|both|each)\b", re.I)
_HE_SHE = re.compile(r"\b(?:he|she|his|her)\b", re.I)
_HE_SAYS = re.compile(rf"\b(?:he|she|they|it) (?:\w+ )?{SPEECH}\b|\bsaid (?:he|she|they)\b", re.I)
_I = re.compile(r"\b(?:I|we|my|our)\b", re.I)
_OFFICE_ACTS = re.compile(
    r"^\W*(?:the|an?|its|his|her|their) |"
    r"(?:[,;:] |\b(?:that|as|while|but|and|when|because|after|before) )"
    r"(?:the|an?|its|his|her|their) (?:[\w'-]+ ){1,5}"
    rf"(?:{SPEECH}|{'|'.join(sorted(_AUXILIARIES))})\b",
    re.I,
)
_HOLDS = re.compile(
    r"^(?: (?:has|have|been|is|still|also|always|\w+ly))* (?:favou?r|oppos|support|back|welcom|reject|want"
    r"|demand|urg|insist|argu|say|said|accept|endors|call\w* for|sees? |seek)"
)
_REPORTS = re.compile(
    r"^(?:'s [\w' -]{1,40})?(?:, (?:citing|quoting)\b[^,]{1,80},)?"
    r" (?:reported|reports|writes|wrote|published|quoted|cited)\b",
    re.I,
)


def not_holder(
    scene: Scene, numbers: Sequence[int], holder: Actor, claim: str, sources: Sequence[str]
) -> str:
    """Why the sentences give the position to somebody else than the holder, or empty."""
    sides = scene.roster.sides([holder.id])
    present = {actor for n in numbers for actor in scene.mentions.present(n)}
    beside = {actor for n in numbers for d in (-2, -1, 1, 2) for actor in scene.mentions.ids(n + d)}
    outlet = holder.kind == "media" and any(_OUTLET.search(scene.text.plain[n]) for n in numbers)
    if not outlet and holder.id not in present and not (sides & present) and holder.id not in beside:
        return f"{holder.name} is not named where it is told"
    if holder.kind == "media" and _only_reports(scene, numbers, holder.id):
        return f"{holder.name} reports it, and does not hold it"
    if scene.text.tongue or (outlet and holder.id not in present):
        return ""
    reporters = {actor.id for name in sources[:8] if (actor := scene.roster.find(name))}
    named = any(holder.id in scene.mentions.ids(n) for n in numbers)
    numbers = _told_in(scene, claim, numbers)
    told = {n: bearers(scene, n) for n in numbers}
    everyone = set().union(*told.values())
    if holder.kind in ("media", "group") and holder.id in reporters and everyone - reporters:
        return f"{holder.name} reports it, and does not hold it"
    if (other := _named_in(claim, scene, sides)) and not _speaks(scene, numbers, holder.id):
        return f"its own words give it to {scene.name(other)}, not to {holder.name}"
    if (
        not everyone
        or (named and not all(told.values()))
        or any(_fits(scene, n, told[n], holder.id, reporters) for n in numbers)
    ):
        return ""
    return f"its sentences give it to somebody else than {holder.name}"


def _told_in(scene: Scene, claim: str, numbers: Sequence[int]) -> list[int]:
    """The sentence that holds most words of the claim, those behind it, and those before that hold many."""
    wanted = {*stems(claim)} - {stem for name, _ in scene.mentions.forms for stem in stems(name)}
    shared = {n: len(wanted & scene.text.stems([n])) for n in numbers}
    first = max(numbers, key=lambda n: shared[n], default=0)
    return [n for n in numbers if n >= first or shared[n] > 0.5 * shared[first]]


def bearers(scene: Scene, n: int, back: int = _BACK) -> set[str]:
    """Ids of those whose position sentence `n` may tell; empty where it is not seen who speaks or acts."""
    plain, named = scene.text.plain.get(n, ""), outside_quotes(scene, n)
    unquoted = re.sub(r"\"[^\"]*(?:\"|$)", " ", plain)
    telling = [teller.mention for teller in tellers(scene, n)]
    speaking = {m.actor for m in telling}
    if scene.mentions.interviewee and _I.search(unquoted):
        return {scene.mentions.interviewee, *speaking}
    if (opening := _OPENS.match(plain)) and not any(m.start < opening.end(1) for m in named):
        called = _called(scene, opening[1].split()[-1])
        return speaking | (called & scene.mentions.described(n) or called)
    before = scene.text.plain.get(n - 1, "")
    if _COLLECTIVE.search(unquoted) or (_THEY.search(plain) and _COLLECTIVE.search(before)):
        return set()  # several speak at once
    acting = [m for m in named if _acts(plain, m)]
    found = speaking | {m.actor for m in (*acting, *_listed(plain, named, [*telling, *acting]))}
    goes_on = plain.lstrip().startswith('"') and not found and not _HE.search(unquoted)
    if goes_on and back:
        return bearers(scene, n - 1, back - 1)
    return _with_unnamed(scene, n, unquoted, found, speaking, back)


def _with_unnamed(
    scene: Scene, n: int, unquoted: str, found: set[str], speaking: set[str], back: int
) -> set[str]:
    """`found` and whom sentence `n` has act without their names: "he", "his office", "the minister"."""
    its = _SOMEBODYS.search(unquoted) if back else None
    bodies = [m for m in outside_quotes(scene, n) if not scene.roster.is_person(m.actor)]
    if its and not any(m.start < its.start() for m in bodies):
        found = found | _owners_meant(scene, n, its[1], back)
    he = (_HE_SAYS if speaking else _HE).search(unquoted) if back else None
    if he and not any(m.actor in found and m.end <= he.start() for m in scene.mentions.at(n)):
        found = found | _meant(scene, n, back)
    if its or not _OFFICE_ACTS.search(unquoted):
        return found
    described = scene.mentions.told(n) - scene.mentions.ids(n)
    return found | described if described or speaking else set()


def _called(scene: Scene, name: str) -> set[str]:
    """Ids of all who bear a name that does not tell them apart."""
    word = re.sub(r"'s?$", "", name)
    return {actor.id for actor in scene.roster.actors if word in actor.name.split()}


def _acts(plain: str, mention: Mention) -> bool:
    """Whether the mention is a subject, somebody's "'s" before one, or behind "said"."""
    return (
        is_subject(plain, mention)
        or plain.startswith("'s ", mention.end)
        or bool(_SAID.search(plain[: mention.start]))
    )


def _owners_meant(scene: Scene, n: int, whose: str, back: int) -> set[str]:
    """Whose "his office" or "its chairman" in sentence `n` may be: of those last named of that kind."""
    wants_person = {"his": True, "her": True, "its": False}.get(whose.lower())
    for earlier in range(n - 1, n - 1 - back, -1):
        named = scene.mentions.ids(earlier)
        if found := {a for a in named if wants_person in (None, scene.roster.is_person(a))}:
            return found
    return set()


def _meant(scene: Scene, n: int, back: int) -> set[str]:
    """Whom "he" of sentence `n` may mean: who speaks or acts in the last sentence that names anybody."""
    for earlier in range(n - 1, n - 1 - back, -1):
        found = bearers(scene, earlier, back - (n - earlier)) | _subjects(scene, earlier)
        if any(map(scene.roster.is_person, found)) or (
            found and not _HE_SHE.search(scene.text.plain.get(n, ""))
        ):
            return found
    return set()


def _subjects(scene: Scene, n: int) -> set[str]:
    plain = scene.text.plain.get(n, "")
    return {m.actor for m in outside_quotes(scene, n) if is_subject(plain, m)}


def _listed(plain: str, named: Sequence[Mention], acting: Sequence[Mention]) -> list[Mention]:
    """Those beside one who acts, with nothing but names between: "Kessler, Strand and Moor said"."""
    return [
        m
        for m in named
        if any(_LISTED.match(plain[min(m.end, one.end) : max(m.start, one.start)]) for one in acting)
    ]


def is_subject(plain: str, mention: Mention) -> bool:
    """Whether a verb may follow, "and another" or an aside in between, and no preposition stands before."""
    before = plain[: mention.start]
    if _BEHIND_PREPOSITION.search(before) and not _PART_OF_SUBJECT.search(before):
        return False
    following = _ADVERB.sub("", _ASIDE.sub("", plain[mention.end :], count=1).strip())
    word = re.match(r"[a-z][\w'-]*", following)
    return word is not None and (word[0] in _AUXILIARIES or not is_function_word(word[0]))


def _fits(scene: Scene, n: int, told: Collection[str], holder: str, reporters: set[str]) -> bool:
    """Whether what sentence `n` tells may be the holder's: as one of `told`, or as whom they speak for."""
    if not told:
        return holder in scene.mentions.present(n).union(*(scene.mentions.ids(n + d) for d in (-2, -1, 1, 2)))
    if holder in told or holder in owners(scene, told):
        return True
    if not scene.roster.is_person(holder) and {*told} & owners(scene, [holder]):
        return True  # "Kessler's campaign said", where the campaign is an actor and acts for her
    speakers = {*told} & reporters
    if owners(scene, speakers) and not speakers & scene.roster.sides([holder]):
        return False
    near = scene.mentions.told(n) | scene.mentions.told(n - 1)
    return bool(speakers) and (holder in near or bool(near & owners(scene, [holder])))


def owners(scene: Scene, ids: Iterable[str]) -> set[str]:
    """Ids of those for whom one of `ids` acts, and of those for whom these act in turn."""
    found, todo = set[str](), [*ids]
    while todo:
        actor = scene.roster.get(todo.pop())
        if actor and actor.affiliation and actor.affiliation not in found:
            found.add(actor.affiliation)
            todo.append(actor.affiliation)
    return found


def _named_in(claim: str, scene: Scene, sides: Collection[str]) -> str:
    """The id of somebody else whom the claim opens with as the one who wants or says it, or empty."""
    for name, actor in scene.mentions.forms:
        rest = claim[len(name) :]
        if not scene.roster.is_person(actor):
            rest = re.sub(r"^'s? [a-z]+(?= )", "", straighten(rest))
        if claim.startswith(name) and _HOLDS.match(rest):
            return "" if actor in sides or scene.mentions.actors[actor].kind == "media" else actor
    return ""


def _speaks(scene: Scene, numbers: Sequence[int], holder: str) -> bool:
    """Whether the holder speaks in the sentences, and so may speak of what others want."""
    return scene.mentions.actors[holder].kind not in ("media", "group") and any(
        teller.actor == holder for n in numbers for teller in tellers(scene, n)
    )


def _only_reports(scene: Scene, numbers: Sequence[int], actor: str) -> bool:
    """Whether each sentence that names the outlet has it report, while others are told to speak there."""
    named = [(n, m) for n in numbers for m in scene.mentions.at(n) if m.actor == actor]
    reporting = [m for n, m in named if _REPORTS.match(scene.text.plain[n][m.end :])]
    others = {m.actor for n in numbers for m in scene.mentions.at(n)} - {actor}
    silent = [n for n in numbers if actor not in scene.mentions.ids(n)]
    return bool(named) and len(reporting) == len(named) and bool(others) and not silent
