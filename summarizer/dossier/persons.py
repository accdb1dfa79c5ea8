"""Who is who among persons, by stated rules, applied in this order:

1. Names that agree in given name and surname, in any romanisation, are one person.
2. A surname alone, or with an initial, is the only person of that surname with the same role, or with the
   same state where one of the two gives no role.
3. A surname with neither role nor state is the only person of that surname in the whole dossier.

No rule joins mentions of one surname with different roles, nor what `Groups` keeps apart. Where two persons
fit a short name, it stays alone. Only names in one block (same surname, same words in another order, or same
first two words) are compared, so the work grows with the articles, not with their pairs.
"""

from __future__ import annotations

from collections import defaultdict

from summarizer.dossier.groups import Group, Groups, Profile
from summarizer.dossier.roles import same_role
from summarizer.dossier.scripts import consonants
from summarizer.dossier.spelling import PersonName, compare, person_name


def join_persons(profiles: list[Profile], groups: Groups, numbers: list[int]) -> None:
    """Joins, in `groups`, the persons among `profiles`; `numbers` are their places, in canonical order."""
    names = {n: person_name(profiles[n].actor.name, profiles[n].actor.aliases) for n in numbers}
    full = [n for n in numbers if names[n].described or len(names[n].given) > 1]
    short = [n for n in numbers if not names[n].described and len(names[n].given) <= 1]
    for block in _blocks(full, names):
        for place, one in enumerate(block):
            for other in block[place + 1 :]:
                if groups.find(one) != groups.find(other) and compare(names[one], names[other]) == "full":
                    groups.join(one, other)
    by_surname: dict[str, list[int]] = defaultdict(list)
    for n in full:
        by_surname[names[n].surname].append(n)
    _attach(short, names, groups, by_surname)


def _blocks(numbers: list[int], names: dict[int, PersonName]) -> list[list[int]]:
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n in numbers:
        name = names[n]
        keys = {("bag", *sorted(name.tokens)), ("first", *name.tokens[:2])}
        if name.sounds:
            keys.add(("consonants", *(consonants(word) for word in name.sounds)))
        if name.surname:
            keys.add(("surname", name.surname))
        for key in keys:
            blocks[key].append(n)
    return [blocks[key] for key in sorted(blocks) if len(blocks[key]) > 1]


def _attach(
    short: list[int], names: dict[int, PersonName], groups: Groups, by_surname: dict[str, list[int]]
) -> None:
    """Joins short names to the one person they fit; all are decided on the full names alone, so that no
    order matters. What found no person is joined among itself by the same rules.
    """
    choices: list[tuple[int, int]] = []
    alone: dict[str, list[int]] = defaultdict(list)
    for n in short:
        candidates = {
            groups.find(m) for m in by_surname[names[n].surname] if compare(names[n], names[m]) == "short"
        }
        fitting = [c for c in sorted(candidates) if _evidence(groups.of(n), groups.of(c))]
        if not fitting and len(candidates) == 1 and _says_nothing(groups.of(n)):
            fitting = sorted(candidates)
        if len(fitting) == 1:
            choices.append((n, fitting[0]))
        elif len(candidates) > 1:
            groups.scatter(n)
        elif not candidates:
            alone[names[n].surname].append(n)
    for n, person in choices:
        groups.join(n, person)
    for surname in sorted(alone):
        _join_alone(alone[surname], names, groups)


def _join_alone(block: list[int], names: dict[int, PersonName], groups: Groups) -> None:
    for place, one in enumerate(block):
        for other in block[place + 1 :]:
            if groups.find(one) == groups.find(other) or compare(names[one], names[other]) != "short":
                continue
            a, b = groups.of(one), groups.of(other)
            if _evidence(a, b) or (_says_nothing(a) and _says_nothing(b)):
                groups.join(one, other)


def _says_nothing(group: Group) -> bool:
    return not group.roles and not group.states


def _evidence(one: Group, other: Group) -> bool:
    """Whether role or state speak for one person, and no role against it."""
    if one.roles and other.roles:
        return any(same_role(a, b) for a in one.roles for b in other.roles)
    return not one.states.isdisjoint(other.states)
