"""Actors: checked against the text, given ids; role, affiliation and aliases where the article joins them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, count

from anyascii import anyascii

from summarizer.extraction import ActorClaim
from summarizer.grounding.actors.allegiance import acts_for
from summarizer.grounding.actors.bonds import Bonds
from summarizer.grounding.actors.candidates import (
    DETERMINERS,
    MAX_ALIASES,
    Candidate,
    is_same,
    join,
    proposed,
)
from summarizer.grounding.actors.kinds import is_body
from summarizer.grounding.actors.offices import has_role, is_description
from summarizer.grounding.scene.forms import forms as forms_of
from summarizer.grounding.scene.forms import is_demonym
from summarizer.grounding.scene.roster import Mentions, Roster
from summarizer.grounding.scene.text import Text
from summarizer.names import TITLES, bare, is_short_for
from summarizer.plaintext import fold, one_line
from summarizer.states import state_named, state_of_seat
from summarizer.summary import Actor, Rejection

_AS_BODY = "kind: told as a body, not as a person"
_MAX_ROLE = 160
_OF_THE_STATE = frozenset(
    """
    the of a state states country government leadership republic kingdom neighbouring neighboring delegation
    delegations authorities side
    """.split()
)


def ground_actors(text: Text, claims: Sequence[ActorClaim]) -> tuple[Roster, list[Rejection]]:
    """The claims whose names stand in the article, merged where they name the same actor."""
    rejected: list[Rejection] = []
    candidates: list[Candidate] = []
    for claim in claims:
        found = proposed(text, claim)
        if isinstance(found, Candidate):
            _set_kind(text, found)
        if isinstance(found, str):
            rejected.append(Rejection.of("actor", claim.model_dump(), found))
        elif twin := next((c for c in candidates if is_same(c, found)), None):
            join(twin, found)
        else:
            candidates.append(found)
    return _roster(text, _joined(text, candidates)), rejected


def _joined(text: Text, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Without those that are one with another: its initials in brackets, the beginning of a body's name."""
    kept = list(candidates)
    for short in candidates:
        whole = [c for c in kept if c is not short and _is_whole(text, c, short)]
        if len(whole) == 1:
            join(whole[0], short)
            kept.remove(short)
    return kept


def _is_whole(text: Text, whole: Candidate, short: Candidate) -> bool:
    if _AS_BODY in short.notes:
        return whole.claim.kind == "organization" and whole.name.startswith(f"{short.name} ")
    if "person" in (whole.claim.kind, short.claim.kind) or not short.name.isupper():
        return False
    return any(f"{whole.name} ({short.name})" in plain for plain in text.plain.values())


def _set_kind(text: Text, found: Candidate) -> None:
    """Makes a body of a person of whom the article tells what only bodies have or do."""
    if found.claim.kind == "person" and not text.tongue and is_body(text, found.name):
        found.claim = found.claim.model_copy(update={"kind": "organization"})
        found.notes.append(_AS_BODY)


def _roster(text: Text, candidates: Sequence[Candidate]) -> Roster:
    roster = Roster()
    for candidate in candidates:
        roster.actors.append(_bare_actor(text, candidate, roster, candidates))
        if candidate.retold:
            roster.retold[roster.actors[-1].id] = candidate.retold
        for name in (candidate.claim.name, *candidate.claim.aliases[:MAX_ALIASES]):
            roster.called.setdefault(fold(name), roster.actors[-1].id)
    words = {word for c in candidates for word in re.findall(r"\w+", fold(c.claim.role)[:_MAX_ROLE])}
    bonds = Bonds(text, Mentions(text, roster), words)
    for i, candidate in enumerate(candidates):
        roster.actors[i] = _described(bonds, candidate, roster.actors[i], roster)
    # Affiliations last: they may rest on a role.
    for i, candidate in enumerate(candidates):
        roster.actors[i] = _affiliated(bonds, candidate, roster.actors[i], roster)
    return roster


def _bare_actor(text: Text, candidate: Candidate, roster: Roster, all_of_them: Sequence[Candidate]) -> Actor:
    """The actor with its name, those aliases that are forms of the name, and evidence."""
    forms, name = candidate.forms, candidate.name
    others = [c.name for c in all_of_them if c is not candidate]
    holding = text.sentences_with(forms)
    cited = [n for n in text.known(candidate.claim.s) if not forms or n in holding]
    evidence = text.evidence(cited or holding[:1])
    return Actor(
        id=_slug(name, {a.id for a in roster.actors}),
        name=name,
        aliases=tuple(f for f in forms if f != name and _is_form_of(text, f, candidate, others)),
        kind=candidate.claim.kind,
        notes=tuple(candidate.notes),
        evidence=evidence,
        confidence=candidate.claim.confidence,
    )


def _is_form_of(text: Text, form: str, candidate: Candidate, others: Sequence[str]) -> bool:
    """Whether the alias is the name in another form, and no other actor's."""
    name = candidate.name
    if any(fold(form) == fold(other) for other in others):
        return False
    if candidate.claim.kind == "state":
        other = is_demonym(form, name) or not _stands_alone(text, form)
        return form != form.lower() and not other and _is_of_state(form, name)
    if candidate.claim.kind == "media" and _is_place(text, form, name):
        return False
    titled = _bears_title(text, form, name)
    if titled is False or (titled is None and any(is_short_for(form, other) for other in others)):
        return False
    return (
        is_short_for(form, name) or is_short_for(name, form) or {*bare(name).split()} <= {*bare(form).split()}
    )


def _stands_alone(text: Text, form: str) -> bool:
    """Whether the words are somewhere no part of a longer name: not only "People's Republic of Korea"."""
    longer = re.compile(r"[A-Z][\w.]*'s $")
    return any(
        not longer.search(plain[:start]) for n, plain in text.plain.items() for start, _ in text.find(n, form)
    )


def _is_place(text: Text, form: str, name: str) -> bool:
    """Whether the first words of an outlet's name are where it is: "in Harlow", not the Harlow Herald."""
    return name.startswith(f"{form} ") and any(f"in {form}" in plain for plain in text.plain.values())


def _bears_title(text: Text, form: str, name: str) -> bool | None:
    """Whether a title tells two of one surname apart: "General Berg" is the one who is "General Ivo Berg".

    None where there is no title, or nobody else of the surname.
    """
    title, _, surname = form.rpartition(" ")
    if title.lower().rstrip(".") not in TITLES or name.rsplit(maxsplit=1)[-1] != surname or " " not in name:
        return None
    before = re.compile(rf"(?:\b([A-Z][\w.]+) )?\b([A-Z][\w'-]+) {re.escape(surname)}(?!\w)")
    full = [m.groups("") for plain in text.plain.values() for m in before.finditer(plain)]
    others = {first for _, first in full if first.lower().rstrip(".") not in TITLES} - {*name.split()}
    if not others:
        return None
    bearers = {first for borne, first in full if borne == title}
    if bearers:
        return bool(bearers & {*name.split()})
    return others <= {first for borne, first in full if borne.lower() in TITLES}


def _is_of_state(form: str, name: str) -> bool:
    """Whether the form is the state's name, or one of its names with "the government of" or "leadership"."""
    state = state_named(name) or name
    plain = Actor(id="_", name=state, kind="state", evidence=())
    known = {fold(f) for f in (name, *forms_of(plain))} | ({"us"} if state == "United States" else set())
    folded = re.sub(r"'s$", "", fold(form))
    rest = {w for w in folded.split() if w not in _OF_THE_STATE}
    return folded in known or any({*f.split()} == rest and f in folded for f in known)


def _described(bonds: Bonds, candidate: Candidate, actor: Actor, roster: Roster) -> Actor:
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
        update={"aliases": (*actor.aliases, *(f for f in further if _is_another_name(bonds, actor, f)))}
    )
    role = _singular(bonds, named, one_line(candidate.claim.role))
    if role and (len(role) > _MAX_ROLE or not has_role(bonds, named, role)):
        notes.append(f"role: the article does not join “{role[:60]}” to this name")
        role = ""
    words = {*fold(role).split(), *DETERMINERS} if role else set()
    aliases = [
        *named.aliases,
        *(f for f in further if f not in named.aliases and {*fold(f).split()} <= words),
    ]
    return actor.model_copy(update={"aliases": tuple(aliases), "role": role, "notes": tuple(notes)})


def _singular(bonds: Bonds, actor: Actor, role: str) -> str:
    """The role of one of those in a list: "prime minister" of "the two prime ministers, A and B"."""
    several = actor.kind == "person" and not bonds.abroad and role.endswith("s") and len(role) <= _MAX_ROLE
    if several and not has_role(bonds, actor, role) and has_role(bonds, actor, role[:-1]):
        return role[:-1]
    return role


def _is_another_name(bonds: Bonds, actor: Actor, form: str) -> bool:
    if bonds.abroad or form != form.lower():
        return bonds.is_called(actor, form) or (not bonds.abroad and is_description(bonds, actor, form))
    people = [a for a in bonds.mentions.actors.values() if a.kind == "person" and a.id != actor.id]
    if any(bonds.is_called(one, form) for one in people):
        return False
    return bonds.is_called(actor, form) or is_description(bonds, actor, form)


def _affiliated(bonds: Bonds, candidate: Candidate, actor: Actor, roster: Roster) -> Actor:
    claimed = one_line(candidate.claim.affiliation)
    owner = roster.find(claimed) if claimed else _body_in_name(actor, roster)
    if owner is None or owner.id == actor.id or owner.kind in {"person", "group"}:
        return actor
    owner = _body_in_role(actor, roster) or owner if owner.kind == "state" else owner
    circular = owner.affiliation == actor.id
    if not circular and (acts_for(bonds, actor, owner) or state_of_seat(actor.name) == owner.name):
        return actor.model_copy(update={"affiliation": owner.id})
    note = f"affiliation: the article does not join {owner.name} to this name"
    return actor.model_copy(update={"notes": (*actor.notes, note)})


def _body_in_role(actor: Actor, roster: Roster) -> Actor | None:
    """The body of a "Lund police spokeswoman", which is nearer than the state."""
    role = fold(actor.role)
    named = [
        a
        for a in roster.actors
        if a.kind == "organization"
        and a.id != actor.id
        and re.search(rf"\b{re.escape(fold(a.name))}\b", role)
    ]
    return max(named, key=lambda a: len(a.name), default=None)


def _body_in_name(actor: Actor, roster: Roster) -> Actor | None:
    """Fennway of the group "executives of Fennway"; None where the name holds no body or several."""
    if actor.kind != "group":
        return None
    behind = re.search(r" (?:of|from|at) (?:the )?([A-Z].*)", actor.name)
    return next((a for a in roster.actors if behind and behind[1] in (a.name, *a.aliases)), None)


def _slug(name: str, taken: set[str]) -> str:
    """A short id: the name in plain letters, numbered if it is taken."""
    base = re.sub(r"[^a-z0-9]+", "_", anyascii(name).casefold()).strip("_")[:40] or "actor"
    return next(s for s in chain([base], (f"{base}_{i}" for i in count(2))) if s not in taken)
