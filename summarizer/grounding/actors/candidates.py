"""Claimed actors whose names the article bears out, under the name that it has for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.extraction import ActorClaim
from summarizer.grounding.scene.forms import capitalized
from summarizer.grounding.scene.text import Text
from summarizer.grounding.words.cues import SPEECH, cue
from summarizer.grounding.words.wording import stems
from summarizer.names import bare, is_short_for
from summarizer.plaintext import one_line
from summarizer.states import forms_of_state, state_named, state_of_demonym

MAX_ALIASES = 8
_MAX_NAME = 100  # characters: "the Permanent Mission of … to the United Nations" has 80
_NO_NAME = re.compile(
    r"\b(?:to|not|is|was|were|be|been|will|would|that|which|has|had|have|did|does|he|she|they|it|him|them)\b"
)


_PEOPLE = r"""
    officials? sources? people persons? leaders? ministers? spokes\w+ aides? diplomats? negotiators?
    residents? supporters? critics? workers? members? lawmakers? m[ae]n wom[ae]n families parents? students?
    teachers? farmers? doctors? lawyers? judges? voters? activists? protesters? rebels? fighters? soldiers?
    troops? forces police army officers? executives? investors? analysts? experts? economists? scientists?
    researchers? journalists? reporters? witnesses victims? survivors? neighbou?rs? colleagues? advis[eo]rs?
    envoys? ambassadors? presidents? governors? mayors? senators? bishops? clerics? priests? owners?
    managers? directors? chairm[ae]n players? coaches? fans? donors? bankers? traders? engineers? pilots?
    drivers? fishermen herders? dockers? shareholders? allies partners? rivals? opponents? delegat\w+
    secretary king queen prince premier chancellor general commander
    captain inspector prosecutors? investigators?
"""
_PERSONAL = cue(_PEOPLE)
_ANIMATE = cue(
    _PEOPLE
    + r"""
    group groups union unions party parties committee government governments ministry ministries department
    office embassy council court parliament senate congress cabinet bank company companies firm agency
    agencies authority authorities board federation association commission alliance coalition militia front
    movement church university hospital newspaper papers? media daily weekly broadcaster outlet team
    website regime administration presidency palace junta campaign community youth guild league
    """
)
_ARTICLE = re.compile(r"^(?:The|An|A) (?=\S+ |[A-Z])")
_REPUBLIC = re.compile(
    r"^(?:the )?(?:Republic|Kingdom|State|Commonwealth|Union|Federation) of (?:the )?", re.I
)
_QUANTIFIER = re.compile(r"(?:any|some|no|every|each|either|such|most|many|all|both|few|several)\b")
DETERMINERS = frozenset("a an the one two three another his her its their our my some senior".split())


@dataclass(slots=True)
class Candidate:
    """A claim whose name the article bears out, the forms that it holds, and what had to be mended."""

    claim: ActorClaim
    name: str
    forms: list[str]
    notes: list[str] = field(default_factory=list)
    retold: frozenset[str] = frozenset()


def proposed(text: Text, claim: ActorClaim) -> Candidate | str:
    """The claim with its name as the article has it, or why there is none."""
    name = _ARTICLE.sub("", one_line(claim.name))
    if not bare(name):
        return "no name"
    if len(name) > _MAX_NAME:
        return f"the name runs to more than {_MAX_NAME} characters"
    small = name == name.lower() != name.upper() or (claim.kind == "person" and _QUANTIFIER.match(name))
    if small and not text.tongue and not _is_noun_phrase(text, name, claim):
        return f"“{name}” is no name"
    held = _held(text, [name, *claim.aliases[:MAX_ALIASES]])
    if claim.kind == "state":
        common = state_named(name) or _REPUBLIC.sub("", name)
        further = [common, *map(capitalized, forms_of_state(common))]
        forms = [*held, *(f for f in further if text.holds_name(f))]
        if forms:
            known = name in held or common == name
            return Candidate(claim, name if known else common, list(dict.fromkeys(forms)))
    if name in held:
        return Candidate(claim, name, held)
    shorter = _shorter(text, claim, name)
    if not shorter and (retold := _retold(text, claim, name)):
        return Candidate(claim, name, [], ["name: the article describes them in other words"], retold)
    shorter = shorter or next((f for f in held if _may_stand_for(f, claim)), "")
    if not shorter:
        return f"the name “{name}” is not in the article"
    forms = list(dict.fromkeys([shorter, *held]))
    return Candidate(claim, shorter, forms, [f"name: the article has “{shorter}”"])


def _is_noun_phrase(text: Text, name: str, claim: ActorClaim) -> bool:
    """Whether small words may name somebody: no verb among the first two, a person behind an article."""
    words = name.split()
    if _NO_NAME.search(" ".join(words[:2])) or len(words) > 12:
        return False
    fitting = _PERSONAL if claim.kind == "person" else _ANIMATE
    if not fitting.search(name) and not _acts(text, name):
        return False
    if claim.kind != "person" or words[0] in DETERMINERS:
        return True
    before = (text.plain[n][:start].split()[-1:] for n in text.plain for start, _ in text.find(n, name))
    return any(word and (word[0].lower() in DETERMINERS or word[0].endswith("'s")) for word in before)


def _acts(text: Text, name: str) -> bool:
    """Whether somewhere the words are the subject of a verb of speech or position."""
    behind = (text.plain[n][end:] for n in text.plain for _, end in text.find(n, name))
    return any(re.match(rf"(?: (?:has|have|had|also|\w+ly))* {SPEECH}\b", after) for after in behind)


def _held(text: Text, names: Sequence[str]) -> list[str]:
    wanted = dict.fromkeys(_ARTICLE.sub("", one_line(name)) for name in names)
    return [name for name in wanted if name and len(name) <= _MAX_NAME and text.holds_name(name)]


def _shorter(text: Text, claim: ActorClaim, name: str) -> str:
    """The longest end of a person's name that the article has and that nobody else there bears, or empty.

    "Donald Trump" where the article has "Trump" and "President Trump"; not where it has "Eric Trump".
    """
    words = re.sub(r"['’]s?$", "", name).split()
    if claim.kind != "person" or any(word[:1].islower() for word in words):
        return ""
    for at in range(1, len(words)):
        end = " ".join(words[at:])
        if end[:1].isupper() and len(end) > 1 and text.holds_name(end):
            return "" if _borne_by_another(text, end) else end
    return ""


def _retold(text: Text, claim: ActorClaim, name: str) -> frozenset[str]:
    """The stems of a description whose words all stand where it points: "defense minister of France"."""
    words = re.findall(r"[\w-]+", re.sub(r"['’]s\b", "", name))
    small = [w for w in words if w[:1].islower() or _ANIMATE.fullmatch(w) or _is_common(text, w)]
    proper = [word for word in words if word not in small]
    wanted = frozenset(stems(" ".join(small)))
    if not wanted or not proper or not _ANIMATE.search(" ".join(small)):
        return frozenset()
    for n in text.known(claim.s):
        near = [m for m in (n - 1, n) if m in text.plain]
        if wanted <= text.stems([n]) and all(_names(text, near, word) for word in proper):
            return wanted
    return frozenset()


def _is_common(text: Text, word: str) -> bool:
    """Whether the article has the word in small letters, so that a capital is only that of an opening."""
    return any(re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", plain) for plain in text.plain.values())


def _names(text: Text, numbers: Sequence[int], word: str) -> bool:
    """Whether a sentence holds the name, or another form of the state it belongs to."""
    state = state_of_demonym(word) or state_named(word)
    forms = [word, *((state, *map(capitalized, forms_of_state(state))) if state else ())]
    return any(True for n in numbers for form in forms for _ in text.find(n, form))


def _borne_by_another(text: Text, surname: str) -> bool:
    """Whether a first name stands before the surname in the article."""
    before = re.compile(rf"(\b[\w.'’-]+) {re.escape(surname)}(?!\w)")
    found = {m[1] for plain in text.plain.values() for m in before.finditer(plain)}
    return any(word[:1].isupper() and word[1:].islower() and bare(f"{word} X") != "x" for word in found)


def _may_stand_for(form: str, claim: ActorClaim) -> bool:
    """Whether the alias may be the name: of somebody unnamed, or sharing a word with the claimed name."""
    shared = {*stems(form)} & {*stems(claim.name)}
    if claim.kind == "person" and claim.name[:1].isupper() and form[:1].isupper():
        return is_short_for(form, claim.name)
    return bool(shared) and len(stems(form)) <= len(stems(claim.name)) + 2


def is_same(one: Candidate, other: Candidate) -> bool:
    if one.claim.kind != other.claim.kind:
        return False
    return bare(one.name) == bare(other.name)


def join(one: Candidate, other: Candidate) -> None:
    one.forms = list(dict.fromkeys([*one.forms, *other.forms]))
    one.claim = one.claim.model_copy(
        update={
            "aliases": list(dict.fromkeys([*one.claim.aliases, other.claim.name, *other.claim.aliases])),
            "role": one.claim.role or other.claim.role,
            "affiliation": one.claim.affiliation or other.claim.affiliation,
            "s": [*one.claim.s, *other.claim.s],
        }
    )
