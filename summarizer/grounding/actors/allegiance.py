"""For whom somebody acts: the body, the state or the person's side to which the article joins them."""

from __future__ import annotations

import re

from summarizer.grounding.actors import deeds
from summarizer.grounding.actors.bonds import Bonds
from summarizer.grounding.scene import abroad
from summarizer.grounding.scene.definites import possessives
from summarizer.grounding.scene.forms import forms
from summarizer.grounding.scene.roster import Mention
from summarizer.grounding.words.cues import any_of
from summarizer.plaintext import straighten
from summarizer.summary import Actor

_LONGEST = 70  # characters of an apposition
_DEPTH = 2  # from an aide to their chief, and from there to the state
_BODY = any_of(
    """
    company firm group union party ministry government agency fund bank association organization
    organisation council committee federation league club paper newspaper network university school hospital
    church team board department commission alliance movement charity trust institute airline manufacturer
    state country city court army police
    """
)
_ITS = re.compile(rf"\b(?:the (?:[a-z]+ )?{_BODY}'s)( (?:[\w-]+ ){{1,6}}|(?: [\w-]+){{1,6}}, )$", re.I)
_FOR_THE_BODY = re.compile(
    rf", (?:a|an|the|its) (?:[\w-]+ ){{1,4}}(?:for|of|at|with) the (?:[a-z]+ )?{_BODY}\b"
)
_OFFICE_BEFORE = re.compile(r"^ (?:[\w-]+ ){1,6}$|^(?: [\w-]+){1,6}, $")
_OFFICE_BEHIND = re.compile(r"^ (?:[\w-]+ ?){1,6}(?=[,.]|$)")
_CLAUSE = re.compile(r"(?:ed|ing)\b|\b(?:and|that|who|to)\b")
_OTHER_SIDE = re.compile(
    r"\b(?:counterpart|opposite number|rival|opponent|critic|challenger|successor)\b", re.I
)
_COMPOUND = re.compile(r"^((?: [a-z][\w-]*){1,4})(?: [A-Z][\w.'-]*){0,2} $")
_STATE_OFFICE = re.compile(
    r"\b(?:ministry|department|presidency|president's office|central bank|parliament|cabinet|government"
    r"|treasury|army|navy|police|foreign office|prime minister's office|chancellery|embassy)\b"
)
_RULER = re.compile(
    r"^(?:president|prime minister|premier|chancellor|king|queen|emir|sultan|leader|head of state)$"
)
_LEADER = r"(?:leader|president|premier|prime minister|chancellor|ruler|king|head of state)"
_DATELINE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ'. -]+, ([A-Z][^(–—\d]{2,40}?)(?:,| \(| [–—-] |$)")
_OPENING = 8  # sentences in which a dateline stands


def acts_for(bonds: Bonds, actor: Actor, owner: Actor, depth: int = _DEPTH) -> bool:
    """Whether the article makes the actor one of `owner`."""
    if bonds.abroad:
        return abroad.acts_for(bonds.text, bonds.mentions, actor, owner)
    key = (actor.id, actor.role, owner.id, depth)
    if key not in bonds.serving:
        bonds.serving[key] = _acts_for(bonds, actor, owner, depth)
    return bonds.serving[key]


def _acts_for(bonds: Bonds, actor: Actor, owner: Actor, depth: int) -> bool:
    if (
        _is_named_after(actor, owner)
        or _is_titled_by(bonds, actor, owner)
        or deeds.serves(bonds, actor, owner)
    ):
        return True
    if any(_is_of_last_named(bonds, n, mention, owner) for n, mention in bonds.mentions_of(actor)):
        return True
    if actor.kind == "person":
        return (
            _is_minister_of(bonds, actor, owner)
            or _rules(bonds, actor, owner)
            or (depth > 0 and _is_of_their_chief(bonds, actor, owner, depth))
        )
    return owner.kind == "state" and depth > 0 and _is_office_of(bonds, actor, owner, depth)


def _is_named_after(actor: Actor, owner: Actor) -> bool:
    told = straighten(f"{actor.name} {actor.role}")
    if any(re.search(rf"(?<!\w){re.escape(straighten(form))}(?!\w)", told) for form in forms(owner)):
        return True
    body = straighten(owner.name)
    return actor.kind == "person" and any(
        body.startswith(f"{straighten(form)}'s ") or body.endswith(f" of {form}") for form in forms(actor)
    )


def _is_titled_by(bonds: Bonds, actor: Actor, owner: Actor) -> bool:
    for form in forms(owner):
        for n, span in bonds.occurrences_near(actor, form):
            if bonds.beside(n, actor, span, owner=owner.id) or _is_compound(bonds, n, actor, span[1]):
                return True
    return False


def _is_compound(bonds: Bonds, n: int, actor: Actor, end: int) -> bool:
    """Whether the body opens a title: "Kremlin foreign policy aide Yury Ushakov"."""
    for mention in bonds.mentions.at(n):
        if mention.actor == actor.id and mention.start > end:
            found = _COMPOUND.match(bonds.text.plain[n][end : mention.start])
            if found and bonds.is_office(found[1]) and not _CLAUSE.search(found[1]):
                return True
    return False


def _is_of_last_named(bonds: Bonds, n: int, mention: Mention, owner: Actor) -> bool:
    """Whether "its leader, A", "A, its leader" or "A, a spokesman for the company" follows on `owner`."""
    plain = bonds.text.plain[n]
    if any(bonds.definites.owner(n, word, at) == owner.id for word, at in _owners(bonds, plain, mention)):
        return True
    before = _ITS.search(plain[: mention.start])
    behind = _FOR_THE_BODY.match(plain[mention.end :])
    if not behind and not (before and _is_office(before[1])):
        return False
    end = before.start() if before and not behind else mention.start
    return bonds.definites.owner(n, "its", end) == owner.id


def _owners(bonds: Bonds, plain: str, mention: Mention) -> list[tuple[str, int]]:
    """Whose the actor is by title or apposition: the pronoun, or "", and where it or the genitive stands."""
    found: list[tuple[str, int]] = []
    before, behind = plain[: mention.start], plain[mention.end :]
    for match in possessives(before):
        words = before[match.end() :]
        if _OFFICE_BEFORE.match(words) and _is_office(words) and bonds.is_office(words):
            found.append(((match[1] or "").lower(), match.start()))
    apposition = re.match(r", [^,;:.\"]+", behind)
    for match in possessives(apposition[0]) if apposition else ():
        words = behind[match.end() :]
        office = (
            _OFFICE_BEHIND.match(words) if bonds.joins(behind[: match.start()], name_first=True) else None
        )
        if office and _is_office(office[0]) and bonds.is_office(office[0]):
            found.append(((match[1] or "").lower(), mention.end + match.start()))
    return found


def owner_ids(bonds: Bonds, actor: Actor, *, other_side: bool = False) -> frozenset[str]:
    """Whose adviser or spokeswoman the article calls the actor; of the `other_side`, whose rival."""
    key = (actor.id, other_side)
    if key not in bonds.owned:
        bonds.owned[key] = frozenset(
            owner
            for n, mention in bonds.mentions_of(actor)
            for word, at in _owners(bonds, bonds.text.plain[n], mention)
            if other_side == bool(_OTHER_SIDE.search(_between(bonds.text.plain[n], at, mention)))
            if (owner := bonds.definites.owner(n, word, at)) and owner != actor.id
        )
    return bonds.owned[key]


def _between(plain: str, at: int, mention: Mention) -> str:
    """What stands from character `at` to the mention, or from the mention through the phrase at `at`."""
    return plain[at : mention.start] if at < mention.start else plain[mention.end : at + _LONGEST]


def _is_office(words: str) -> bool:
    return len(words) <= _LONGEST and not _CLAUSE.search(words)


def _is_of_their_chief(bonds: Bonds, actor: Actor, owner: Actor, depth: int) -> bool:
    """Whether the actor is the aide, spokeswoman or predecessor of somebody of `owner`."""
    chiefs = [bonds.mentions.actors[one] for one in owner_ids(bonds, actor)]
    return any(
        acts_for(bonds, chief, owner, depth - 1)
        for chief in chiefs
        if chief.kind == "person" and chief.id != owner.id
    )


def _is_minister_of(bonds: Bonds, actor: Actor, owner: Actor) -> bool:
    """Whether the body is the ministry of the actor's office: "defence minister", "defence ministry"."""
    body = re.match(r"^(?:the )?([\w ]+?) (?:ministry|department)\b", straighten(owner.name), re.I)
    if not body or owner.kind != "organization":
        return False
    office = f"{body[1].lower()} minister"
    return bonds.stands_beside(actor, office) and not any(
        bonds.stands_beside(other, office)
        for other in bonds.mentions.actors.values()
        if _is_other(actor, other)
    )


def _is_other(actor: Actor, other: Actor) -> bool:
    return other.kind == "person" and other.id != actor.id


def _rules(bonds: Bonds, actor: Actor, owner: Actor) -> bool:
    """Whether a title alone makes the actor head of the state: by the dateline, or as its "leader"."""
    if owner.kind != "state" or not any(
        bonds.is_titled(actor, title) for title in ("president", "prime minister", "premier", "king", "queen")
    ):
        return False
    if any(_is_titled_by(bonds, actor, s) for s in _states(bonds) if s.id != owner.id):
        return False
    return owner.id == dateline_state(bonds) or any(
        bool(re.search(rf"\bthe {re.escape(form)} {_LEADER}\b", plain))
        and {m.actor for m in bonds.mentions.at(n) if _kind(bonds, m) == "person"}
        <= {actor.id, *_of_others(bonds, owner)}
        and any(m.actor == actor.id for m in bonds.mentions.at(n))
        for n, plain in bonds.text.plain.items()
        for form in forms(owner)
    )


def _kind(bonds: Bonds, mention: Mention) -> str:
    return bonds.mentions.actors[mention.actor].kind


def _of_others(bonds: Bonds, owner: Actor) -> set[str]:
    """Ids of the people whom a title joins to another state."""
    return {
        one.id
        for one in bonds.mentions.actors.values()
        if one.kind == "person"
        and any(_is_titled_by(bonds, one, state) for state in _states(bonds) if state.id != owner.id)
    }


def _states(bonds: Bonds) -> list[Actor]:
    return [one for one in bonds.mentions.actors.values() if one.kind == "state"]


def dateline_state(bonds: Bonds) -> str:
    """The id of the state that the dateline names: "PORT SALANI, Halcyon Islands, 18 September"; or empty."""
    for n in list(bonds.text.plain)[:_OPENING]:
        found = _DATELINE.match(bonds.text.plain[n])
        if found:
            return next((s.id for s in _states(bonds) if found[1].strip() in forms(s)), "")
    return ""


def _is_office_of(bonds: Bonds, body: Actor, state: Actor, depth: int) -> bool:
    """Whether an office that does not name its state is of this one: by who holds it, or its sentence."""
    name = straighten(body.name)
    people = [one for one in bonds.mentions.actors.values() if one.kind == "person"]
    for person in people:
        holds = any(
            name.startswith(f"{straighten(form)}'s ") or name.endswith(f" of {straighten(form)}")
            for form in forms(person)
        )
        if not holds and _is_minister_of(bonds, person, body):
            holds = True
        if not holds and name.lower().removeprefix("the ") == "president's office":
            holds = (
                bonds.is_titled(person, "president")
                and sum(bonds.is_titled(p, "president") for p in people) == 1
            )
        if holds and acts_for(bonds, person, state, depth - 1):
            return True
    if not _STATE_OFFICE.search(name.lower()):
        return False
    first = next((n for n in bonds.text.plain if any(m.actor == body.id for m in bonds.mentions.at(n))), 0)
    named = {m.actor for m in bonds.mentions.at(first) if _kind(bonds, m) == "state"}
    return named == {state.id}
