"""Which tellings are of one occasion. Two are, when

1. their participants agree: each of the fewer is among the others, as itself, as a mediator, or through the
   body it acts for ("Kremlin officials" for the Kremlin's Ushakov), and at least one is the very same;
2. their dates do not contradict (`dates.contradict`);
3. their places do not: one named place each, where a state holds its own cities;
4. their channels do not: a phone call is no visit;
5. they are not of one article, which tells of them as two.

Exactly dated tellings are joined first. One told less exactly joins the only occasion it fits; where two fit,
it stays alone. Only tellings that share two actors are compared, those with known dates only near in time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from summarizer.contradiction import channels_contradict, places_contradict
from summarizer.dossier.dates import RECENT, When, contradict, gap
from summarizer.summary import Channel


@dataclass(slots=True)
class Telling:
    """One article's account, in terms of the dossier's actors, with what is needed to compare it.

    `above` holds for each participant the bodies it acts for; `key` orders tellings canonically.
    """

    ref: tuple[str, str]
    participants: frozenset[str]
    mediators: frozenset[str]
    above: dict[str, frozenset[str]]
    when: When
    place: str
    channel: Channel
    key: tuple[str, ...]


@dataclass(slots=True)
class Occasion:
    """Tellings of one occasion."""

    tellings: list[Telling]
    articles: set[str] = field(default_factory=set)
    looks: list[Telling] = field(default_factory=list)
    """One of each kind of telling: comparing with these is comparing with all."""

    def add(self, telling: Telling) -> None:
        if all(_look(telling) != _look(other) for other in self.looks):
            self.looks.append(telling)
        self.tellings.append(telling)
        self.articles.add(telling.ref[0])

    def fits(self, telling: Telling) -> bool:
        return telling.ref[0] not in self.articles and all(same(telling, other) for other in self.looks)


def _look(telling: Telling) -> tuple[object, ...]:
    return telling.participants, telling.mediators, telling.when, telling.place, telling.channel


def people_agree(one: Telling, other: Telling) -> bool:
    """Rule 1."""
    few, many = sorted((one, other), key=lambda t: (len(t.participants), t.key))
    spare = set(many.participants | many.mediators)
    if len(few.participants) < 2:
        return few.participants | few.mediators == spare
    if few.participants.isdisjoint(many.participants):
        return False
    loose = []
    for actor in sorted(few.participants):
        if actor in spare:
            spare.discard(actor)
        else:
            loose.append(actor)
    for actor in loose:
        stand_in = _stand_in(actor, few, many, spare)
        if not stand_in:
            return False
        spare.discard(stand_in)
    return True


def _stand_in(actor: str, few: Telling, many: Telling, spare: set[str]) -> str:
    for other in sorted(spare):
        if actor in many.above.get(other, ()) or other in few.above.get(actor, ()):
            return other
    return ""


def same(one: Telling, other: Telling) -> bool:
    """Whether two tellings of different articles can be of one occasion."""
    return (
        not contradict(one.when, other.when)
        and not channels_contradict(one.channel, other.channel)
        and people_agree(one, other)
        and not places_contradict(one.place, other.place)
    )


def near_miss(one: Telling, other: Telling) -> bool:
    """Whether two tellings differ only in an exact date by up to three days, or only in place on one exact
    day: perhaps one occasion, on which the sources contradict each other.
    """
    if channels_contradict(one.channel, other.channel) or not people_agree(one, other):
        return False
    if (days := gap(one.when, other.when)) is not None:
        return days <= 3 and bool(one.place and other.place) and not places_contradict(one.place, other.place)
    on_a_day = one.when.exact and other.when.exact and not contradict(one.when, other.when)
    return on_a_day and places_contradict(one.place, other.place)


class Index:
    """Occasions by two of their actors and month: what a telling has to be compared with."""

    def __init__(self) -> None:
        self._by_pair: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))

    def add(self, number: int, telling: Telling) -> None:
        for pair in _pairs(telling):
            for month in _months(telling.when):
                bucket = self._by_pair[pair][month]
                if not bucket or bucket[-1] != number:
                    bucket.append(number)

    def near(self, telling: Telling) -> list[int]:
        months = set(_reach(telling.when))
        found: set[int] = set()
        for pair in _pairs(telling):
            buckets = self._by_pair.get(pair, {})
            for month in buckets if "" in months else months | {""}:
                found.update(buckets.get(month, ()))
        return sorted(found)


def _pairs(telling: Telling) -> Iterator[tuple[str, str]]:
    """Pairs of a participant with any other actor there, bodies acted for included: what rule 1 shares."""
    wide = telling.participants | telling.mediators
    wide = wide.union(*(telling.above.get(actor, frozenset()) for actor in telling.participants))
    for one in sorted(telling.participants):
        for other in sorted(wide - {one}) or [one]:
            yield (one, other) if one < other else (other, one)


def _months(when: When) -> list[str]:
    """The months a span touches; [""] for an unknown one or one of more than a year."""
    if not when.first or not when.last or when.width > 366:
        return [""]
    count = (when.last.year - when.first.year) * 12 + when.last.month - when.first.month + 1
    starts = [when.first.year * 12 + when.first.month - 1 + n for n in range(count)]
    return [date(n // 12, n % 12 + 1, 1).isoformat()[:7] for n in starts]


def _reach(when: When) -> list[str]:
    """The months in which an occasion may lie: for one told as past without a date, the last weeks."""
    if when.first or when.told is None or when.ahead or when.months:
        return _months(when)
    return sorted({when.told.isoformat()[:7], (when.told - RECENT).isoformat()[:7]})


Ref = tuple[str, str]


def join_proposed(
    occasions: list[Occasion], proposed: Iterable[tuple[Ref, Ref]], denied: frozenset[Ref]
) -> list[Occasion]:
    """Joins occasions on a model's word, where no rule speaks against it and not just one side is denied."""
    where = {telling.ref: occasion for occasion in occasions for telling in occasion.tellings}
    gone: set[int] = set()
    for refs in proposed:
        one, other = (where.get(ref) for ref in refs)
        if one is None or other is None or one is other or not one.articles.isdisjoint(other.articles):
            continue
        sides = [any(telling.ref in denied for telling in occasion.tellings) for occasion in (one, other)]
        if sides[0] == sides[1] and all(same(a, b) for a in one.looks for b in other.looks):
            for telling in other.tellings:
                one.add(telling)
                where[telling.ref] = one
            gone.add(id(other))
    return [occasion for occasion in occasions if id(occasion) not in gone]


def join_tellings(tellings: list[Telling]) -> list[Occasion]:
    """Joins tellings into occasions. Independent of the order given."""
    occasions: list[Occasion] = []
    index = Index()
    for telling in sorted(tellings, key=lambda t: (t.when.width, t.key)):
        fitting = [n for n in index.near(telling) if occasions[n].fits(telling)]
        vague = telling.when.first is None or not telling.when.exact
        if fitting and (len(fitting) == 1 or not vague):
            number = fitting[0]
        else:
            number = len(occasions)
            occasions.append(Occasion([]))
        occasions[number].add(telling)
        index.add(number, telling)
    return occasions
