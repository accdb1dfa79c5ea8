"""Roles: an office beside the name or told by a verb, and whose office it is."""

from __future__ import annotations

import re

from summarizer.grounding.actors import deeds
from summarizer.grounding.actors.allegiance import acts_for, owner_ids
from summarizer.grounding.actors.bonds import GENERIC, Bonds
from summarizer.grounding.scene import abroad
from summarizer.grounding.scene.definites import is_body_noun, without_press
from summarizer.grounding.scene.forms import forms
from summarizer.grounding.words.wording import stems
from summarizer.plaintext import fold, straighten
from summarizer.summary import Actor

_OF = re.compile(r" (?:of|for|to|at|in|from) (?:the )?")
_CLOSE = re.compile(
    r"^(?:'s?)?(?: (?!and\b|or\b)[\w-]+){0,3} $|^(?: (?:of|for|to|at|in|from|the|a|an|its))+ $"
)


_AT_THE_HEAD = (
    "president",
    "chairman",
    "chairwoman",
    "chief executive",
    "head",
    "leader",
    "director",
    "chief",
)


def has_role(bonds: Bonds, actor: Actor, role: str) -> bool:
    """Whether the article gives the role to this actor."""
    if bonds.abroad:
        return abroad.is_beside(bonds.text, bonds.mentions, actor, role)
    role = re.sub(r"^(?:the|an?) ", "", straighten(role), flags=re.I)
    if _has_office(bonds, actor, role) or deeds.is_told_of(bonds, actor, role):
        return True
    if actor.kind != "person" and _is_kind_of_body(bonds, actor, role):
        return True
    noun = deeds.as_noun(role)
    if noun and has_role(bonds, actor, noun):
        return True
    parts = [part for part in re.split(r", | and ", role) if part]
    if len(parts) > 1 and all(has_role(bonds, actor, part) for part in parts):
        return True
    return any(
        (_has_office(bonds, actor, office) or (office in deeds.LEADERS and _leads(bonds, actor)))
        and _is_office_of(bonds, actor, office, body, role)
        for office, body in _cuts(role)
    )


def _has_office(bonds: Bonds, actor: Actor, office: str) -> bool:
    if bonds.is_titled(actor, office) or deeds.has_office(bonds, actor, office):
        return True
    return _is_described(bonds, actor, office) or _is_shared(bonds, actor, office)


def _leads(bonds: Bonds, actor: Actor) -> bool:
    """Whether the actor is at the head of something, whatever that head is called."""
    return any(bonds.is_titled(actor, office) for office in _AT_THE_HEAD)


def _is_kind_of_body(bonds: Bonds, actor: Actor, role: str) -> bool:
    """Whether the article calls a body so: "the A network", "the company", "his partners in A", "a daily"."""
    short = without_press(role)
    if short != role and bonds.is_titled(actor, short):
        return True
    if is_body_noun(role) and (
        bonds.definites.means(actor, role)
        or any(any(True for _ in bonds.occurrences(f"the {form} {role}")) for form in forms(actor))
    ):
        return True
    return bonds.stands_beside(actor, f"{role}s") or bonds.definites.introduced(actor, role)


def _is_described(bonds: Bonds, actor: Actor, office: str) -> bool:
    """Whether "the rebel negotiator" can only be the actor: the one who negotiates, where no other does."""
    words = office.split(" ")
    if office != office.lower() or "'s " in office:
        return False
    if not any(True for _ in bonds.occurrences(office)):
        return False
    head = re.compile(rf"\b([\w-]+) {re.escape(words[-1])}\b", re.I)
    before = {m[1].lower() for plain in bonds.text.plain.values() for m in head.finditer(plain)}
    if before - {w.lower() for w in words} - GENERIC:
        return False
    people = [one for one in bonds.mentions.actors.values() if one.kind == "person"]
    for at in range(1, len(words)):
        end = " ".join(words[at:])
        having = [one.id for one in people if bonds.is_titled(one, end) or deeds.has_office(bonds, one, end)]
        if having == [actor.id]:
            return True
    return False


def _is_shared(bonds: Bonds, actor: Actor, office: str) -> bool:
    """Whether the actor is called the counterpart of somebody who has the office."""
    for n, span in bonds.occurrences_near(actor, "counterpart"):
        if bonds.beside(n, actor, span):
            others = [bonds.mentions.actors[one] for one in owner_ids(bonds, actor, other_side=True)]
            return any(one.kind == "person" and bonds.is_titled(one, office) for one in others)
    return False


def _cuts(role: str) -> list[tuple[str, str]]:
    """The ways to part a role into office and owner: "head of A", "A's aide", "Russian President"."""
    found = [(role[: m.start()], role[m.end() :]) for m in _OF.finditer(role)]
    found += [(office, body.removeprefix("board of ").removeprefix("the ")) for office, body in found]
    found += [(role[m.end() :], role[: m.start()]) for m in re.finditer(r"'s? ", role)]
    words = role.split(" ")
    found += [(" ".join(words[at:]), " ".join(words[:at])) for at in range(1, len(words))]
    return [(office, body) for office, body in found if office and body]


def _is_office_of(bonds: Bonds, actor: Actor, office: str, body: str, role: str) -> bool:
    """Whether the office that the actor has is one of the body, state or person called `body`."""
    others = [one for one in bonds.mentions.actors.values() if one.id != actor.id]
    known = [one for one in others if _is_meant(bonds, one, body)]
    if known:
        return any(
            one.id in owner_ids(bonds, actor) | owner_ids(bonds, actor, other_side=True)
            if one.kind in {"person", "group"}
            else acts_for(bonds, actor, one)
            for one in known
        )
    return _stands_by(bonds, actor, office, body, far=f"{office} of " in role)


def _is_meant(bonds: Bonds, actor: Actor, words: str) -> bool:
    """Whether the words of a role are a name of the actor, their own title, or "the union" of its name."""
    wanted = fold(straighten(words)).removeprefix("the ")
    names = {fold(straighten(form)).removeprefix("the ") for form in forms(actor)}
    if wanted in names or any({*stems(wanted)} == {*stems(name)} for name in names if " " in name):
        return True
    if actor.kind == "person":
        return " " in wanted and bonds.is_titled(actor, words)
    return is_body_noun(wanted) and (
        bonds.definites.means(actor, wanted) or bonds.stands_beside(actor, wanted)
    )


def _stands_by(bonds: Bonds, actor: Actor, office: str, body: str, *, far: bool) -> bool:
    """Whether a body that is no actor is named with the office where this stands beside the actor.

    Or, if it may be `far`, by its name in one of the two sentences before.
    """
    for n, span in bonds.occurrences_near(actor, office):
        if bonds.beside(n, actor, span):
            plain = bonds.text.plain[n]
            gaps = [plain[end : span[0]] for _, end in bonds.text.find(n, body) if end <= span[0]]
            gaps += [plain[span[1] : start] for start, _ in bonds.text.find(n, body) if span[1] <= start]
            if any(_CLOSE.match(gap) for gap in gaps):
                return True
            if (
                far
                and body[:1].isupper()
                and any(
                    any(True for _ in bonds.text.find(m, body))
                    for m in (n - 1, n - 2)
                    if m in bonds.text.plain
                )
            ):
                return True
    return False


def is_description(bonds: Bonds, actor: Actor, form: str) -> bool:
    """Whether words of the article can only mean the actor: "the mediator", "its boss", "the paper"."""
    plain = re.sub(r"^(?:the|an?|its|his|her|their) ", "", straighten(form), flags=re.I)
    if actor.kind != "person":
        known = is_body_noun(plain) and not bonds.definites.is_doubtful(actor, plain)
        return (known and bonds.definites.means(actor, plain)) or bonds.definites.introduced(actor, plain)
    if plain in deeds.LEADERS:
        return _leads(bonds, actor) and _is_owned(bonds, actor, form)
    people = [one for one in bonds.mentions.actors.values() if one.kind == "person" and one.id != actor.id]
    return has_role(bonds, actor, plain) and not any(has_role(bonds, one, plain) for one in people)


def _is_owned(bonds: Bonds, actor: Actor, form: str) -> bool:
    """Whether "its boss" follows on a body of the actor's."""
    owners = {
        bonds.definites.owner(n, form.split(maxsplit=1)[0].lower(), span[0])
        for n, span in bonds.occurrences(form)
        if form.split(maxsplit=1)[0].lower() in {"its", "their"}
    } - {"", actor.id}
    return bool(owners) and all(acts_for(bonds, actor, bonds.mentions.actors[one]) for one in owners)
