"""Actors: checked against the text, given ids; role, affiliation and aliases where the article joins them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, count

from anyascii import anyascii

from summarizer.extraction import ActorClaim
from summarizer.grounding.bonds import Bonds
from summarizer.grounding.cues import SPEECH, cue
from summarizer.grounding.roster import Mentions, Roster, capitalized
from summarizer.grounding.text import Text
from summarizer.grounding.wording import stems
from summarizer.names import bare, is_short_for
from summarizer.plaintext import fold, one_line
from summarizer.states import forms_of_state, state_named, state_of_demonym, state_of_seat
from summarizer.summary import Actor, Rejection

_MAX_ALIASES = 8
_MAX_NAME = 100  # characters: "the Permanent Mission of … to the United Nations" has 80
_MAX_ROLE = 160
_NO_NAME = re.compile(
    r"\b(?:to|not|is|was|were|be|been|will|would|that|which|has|had|have|did|does|he|she|they|it|him|them)\b"
)


_ANIMATE = cue(
    r"""
    officials? sources? people persons? leaders? ministers? spokes\w+ aides? diplomats? negotiators?
    residents? supporters? critics? workers? members? lawmakers? m[ae]n wom[ae]n families parents? students?
    teachers? farmers? doctors? lawyers? judges? voters? activists? protesters? rebels? fighters? soldiers?
    troops? forces police army officers? executives? investors? analysts? experts? economists? scientists?
    researchers? journalists? reporters? witnesses victims? survivors? neighbou?rs? colleagues? advis[eo]rs?
    envoys? ambassadors? presidents? governors? mayors? senators? bishops? clerics? priests? owners?
    managers? directors? chairm[ae]n players? coaches? fans? donors? bankers? traders? engineers? pilots?
    drivers? fishermen herders? dockers? shareholders? allies partners? rivals? opponents? delegat\w+ team
    group groups union unions party parties committee government governments ministry ministries department
    office embassy council court parliament senate congress cabinet bank company companies firm agency
    agencies authority authorities board federation association commission alliance coalition militia front
    movement church university hospital newspaper papers? media daily weekly agency broadcaster outlet
    website regime administration presidency palace junta campaign community youth groups? secretary king
    queen prince premier chancellor general commander captain inspector prosecutor prosecutors
    investigators? guild league
    """
)
_ARTICLE = re.compile(r"^(?:The|An|A) (?=\S+ |[A-Z])")
_DETERMINERS = frozenset("a an the one two three another his her its their our my some senior".split())


@dataclass(slots=True)
class _Candidate:
    """A claim whose name the article bears out, the forms that it holds, and what had to be mended."""

    claim: ActorClaim
    name: str
    forms: list[str]
    notes: list[str] = field(default_factory=list)
    retold: frozenset[str] = frozenset()


def ground_actors(text: Text, claims: Sequence[ActorClaim]) -> tuple[Roster, list[Rejection]]:
    """The claims whose names stand in the article, merged where they name the same actor."""
    rejected: list[Rejection] = []
    candidates: list[_Candidate] = []
    for claim in claims:
        found = _candidate(text, claim)
        if isinstance(found, str):
            rejected.append(Rejection.of("actor", claim.model_dump(), found))
        elif twin := next((c for c in candidates if _same(c, found)), None):
            _join(twin, found)
        else:
            candidates.append(found)
    return _roster(text, candidates), rejected


def _candidate(text: Text, claim: ActorClaim) -> _Candidate | str:
    """The claim with its name as the article has it, or why there is none."""
    name = _ARTICLE.sub("", one_line(claim.name))
    if not bare(name):
        return "no name"
    if len(name) > _MAX_NAME:
        return f"the name runs to more than {_MAX_NAME} characters"
    if name == name.lower() != name.upper() and not text.tongue and not _is_noun_phrase(text, name, claim):
        return f"“{name}” is no name"
    held = _held(text, [name, *claim.aliases[:_MAX_ALIASES]])
    if claim.kind == "state":
        forms = [*held, *(f for f in map(capitalized, forms_of_state(name)) if text.holds_name(f))]
        if forms:
            return _Candidate(claim, name, list(dict.fromkeys(forms)))
    if name in held:
        return _Candidate(claim, name, held)
    shorter = _shorter(text, claim, name)
    if not shorter and (retold := _retold(text, claim, name)):
        return _Candidate(claim, name, [], ["name: the article describes them in other words"], retold)
    shorter = shorter or next((f for f in held if _may_stand_for(f, claim)), "")
    if not shorter:
        return f"the name “{name}” is not in the article"
    forms = list(dict.fromkeys([shorter, *held]))
    return _Candidate(claim, shorter, forms, [f"name: the article has “{shorter}”"])


def _is_noun_phrase(text: Text, name: str, claim: ActorClaim) -> bool:
    """Whether small words may name somebody: no verb among the first two, a person behind an article."""
    words = name.split()
    if _NO_NAME.search(" ".join(words[:2])) or len(words) > 12:
        return False
    if not _ANIMATE.search(name) and not _acts(text, name):
        return False
    if claim.kind != "person" or words[0] in _DETERMINERS:
        return True
    before = (text.plain[n][:start].split()[-1:] for n in text.plain for start, _ in text.find(n, name))
    return any(word and (word[0].lower() in _DETERMINERS or word[0].endswith("'s")) for word in before)


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


def _same(one: _Candidate, other: _Candidate) -> bool:
    if one.claim.kind != other.claim.kind:
        return False
    return bare(one.name) == bare(other.name)


def _join(one: _Candidate, other: _Candidate) -> None:
    one.forms = list(dict.fromkeys([*one.forms, *other.forms]))
    one.claim = one.claim.model_copy(
        update={
            "aliases": list(dict.fromkeys([*one.claim.aliases, other.claim.name, *other.claim.aliases])),
            "role": one.claim.role or other.claim.role,
            "affiliation": one.claim.affiliation or other.claim.affiliation,
            "s": [*one.claim.s, *other.claim.s],
        }
    )


def _roster(text: Text, candidates: Sequence[_Candidate]) -> Roster:
    roster = Roster()
    for candidate in candidates:
        roster.actors.append(_bare_actor(text, candidate, roster, candidates))
        if candidate.retold:
            roster.retold[roster.actors[-1].id] = candidate.retold
        for name in (candidate.claim.name, *candidate.claim.aliases[:_MAX_ALIASES]):
            roster.called.setdefault(fold(name), roster.actors[-1].id)
    words = {word for c in candidates for word in re.findall(r"\w+", fold(c.claim.role)[:_MAX_ROLE])}
    bonds = Bonds(text, Mentions(text, roster), words)
    for i, candidate in enumerate(candidates):
        roster.actors[i] = _described(bonds, candidate, roster.actors[i], roster)
    # Affiliations last: they may rest on a role.
    for i, candidate in enumerate(candidates):
        roster.actors[i] = _affiliated(bonds, candidate, roster.actors[i], roster)
    return roster


def _bare_actor(
    text: Text, candidate: _Candidate, roster: Roster, all_of_them: Sequence[_Candidate]
) -> Actor:
    """The actor with its name, those aliases that are forms of the name, and evidence."""
    forms, name = candidate.forms, candidate.name
    others = [c.name for c in all_of_them if c is not candidate]
    holding = text.sentences_with(forms)
    cited = [n for n in text.known(candidate.claim.s) if not forms or n in holding]
    evidence = text.evidence(cited or holding[:1])
    return Actor(
        id=_slug(name, {a.id for a in roster.actors}),
        name=name,
        aliases=tuple(f for f in forms if f != name and _is_form_of(f, candidate, others)),
        kind=candidate.claim.kind,
        notes=tuple(candidate.notes),
        evidence=evidence,
    )


def _is_form_of(form: str, candidate: _Candidate, others: Sequence[str]) -> bool:
    """Whether the alias is the name in another form, and no other actor's."""
    name = candidate.name
    if any(fold(form) == fold(other) or is_short_for(form, other) for other in others):
        return False
    if candidate.claim.kind == "state":
        return fold(form) in {*forms_of_state(name), fold(name)} and form != form.lower()
    return (
        is_short_for(form, name) or is_short_for(name, form) or {*bare(name).split()} <= {*bare(form).split()}
    )


def _described(bonds: Bonds, candidate: _Candidate, actor: Actor, roster: Roster) -> Actor:
    """The actor with the descriptions and the role that the article joins to its name."""
    notes = list(actor.notes)
    taken = {fold(form) for a in roster.actors if a.id != actor.id for form in (a.name, *a.aliases)}
    names = [a.name for a in roster.actors if a.id != actor.id]
    further = [
        f
        for f in candidate.forms
        if f not in (actor.name, *actor.aliases)
        and fold(f) not in taken
        and (bonds.abroad or (f != f.title() and actor.kind != "state"))
        and not any(is_short_for(f, name) for name in names)
    ]
    named = actor.model_copy(
        update={"aliases": (*actor.aliases, *(f for f in further if bonds.is_called(actor, f)))}
    )
    role = one_line(candidate.claim.role)
    if role and (len(role) > _MAX_ROLE or not bonds.has_role(named, role)):
        notes.append(f"role: the article does not join “{role[:60]}” to this name")
        role = ""
    words = {*fold(role).split(), *_DETERMINERS} if role else set()
    aliases = [
        *named.aliases,
        *(f for f in further if f not in named.aliases and {*fold(f).split()} <= words),
    ]
    return actor.model_copy(update={"aliases": tuple(aliases), "role": role, "notes": tuple(notes)})


def _affiliated(bonds: Bonds, candidate: _Candidate, actor: Actor, roster: Roster) -> Actor:
    claimed = one_line(candidate.claim.affiliation)
    owner = roster.find(claimed) if claimed else None
    if owner is None or owner.id == actor.id or owner.kind in {"person", "group"}:
        return actor
    circular = owner.affiliation == actor.id
    if not circular and (bonds.acts_for(actor, owner) or state_of_seat(actor.name) == owner.name):
        return actor.model_copy(update={"affiliation": owner.id})
    note = f"affiliation: the article does not join {owner.name} to this name"
    return actor.model_copy(update={"notes": (*actor.notes, note)})


def _slug(name: str, taken: set[str]) -> str:
    """A short id: the name in plain letters, numbered if it is taken."""
    base = re.sub(r"[^a-z0-9]+", "_", anyascii(name).casefold()).strip("_")[:40] or "actor"
    return next(s for s in chain([base], (f"{base}_{i}" for i in count(2))) if s not in taken)
