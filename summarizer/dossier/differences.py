"""On what the sources differ, found in what they agree to be one occasion or one question.

- status: one article states a meeting as fact, another reports, announces or denies it.
- date: exact dates that differ within one occasion, or two occasions that look like one but for dates up to
  three days apart; place: two that look like one but for the place.
- count: evidence of two articles gives different numbers of one thing ("two rounds", "three rounds").
- first_since: "the first ... since X" with different X.
- part: one article names as mediator whom another names as participant.
- position: a holder's position that `stances` marked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from summarizer.dossier.dates import gap
from summarizer.dossier.meetings import Cast
from summarizer.dossier.model import (
    Account,
    Difference,
    DifferenceKind,
    DossierMeeting,
    DossierStance,
    Mention,
    Side,
)
from summarizer.dossier.occasions import Index, Occasion, near_miss
from summarizer.plaintext import fold, one_line
from summarizer.summary import Evidence

_NUMBERS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty hundred".split(),
        [*range(2, 21), 30, 40, 50, 60, 100],
        strict=True,
    )
)
_NUMBER = rf"\b(\d{{1,3}}(?:[,.]\d{{3}})+|\d+|{'|'.join(_NUMBERS)})"
# A number, perhaps an adjective, and what is counted; nearer words first.
_COUNT = re.compile(rf"{_NUMBER}\s+(?:[a-z][a-z\-]+\s+)??([a-z][a-z\-]{{2,}}s|people|men|women|children)\b")
_MONTHS = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+$"
)
_Said = tuple[str, str, str, tuple[Evidence, ...]]
"""A value, the article and item that give it, and the evidence."""
_FIRST_SINCE = re.compile(r"\bfirst\b[^.;:]{0,80}?\bsince\b\s+([^.,;:]{2,60})")


def find_differences(
    meetings: Sequence[DossierMeeting],
    occasions: Sequence[Occasion],
    stances: Sequence[DossierStance],
    cast: Cast,
) -> list[Difference]:
    """All differences, in the order of the meetings and stances they are about."""
    found: list[Difference] = []
    for meeting in meetings:
        if len(meeting.accounts) > 1:
            found += _within(meeting, cast)
    found += _near_misses(meetings, occasions, cast)
    for stance in stances:
        if stance.change:
            sides: list[_Said] = [
                (view.position, view.article, view.item, view.evidence) for view in stance.views
            ]
            about = f"{cast.actors[stance.holder].name} on {stance.question}"
            found.append(Difference(kind="position", items=(stance.id,), about=about, sides=_sides(sides)))
    return found


def _sides(said: list[_Said]) -> tuple[Side, ...]:
    by_value: dict[str, list[_Said]] = defaultdict(list)
    for one in said:
        by_value[one[0]].append(one)
    return tuple(
        Side(
            value=value,
            articles=tuple(dict.fromkeys(one[1] for one in of)),
            evidence=tuple(Mention(article=one[1], item=one[2], evidence=one[3]) for one in of),
        )
        for value, of in by_value.items()
    )


def _within(meeting: DossierMeeting, cast: Cast) -> Iterator[Difference]:
    about = name_of(meeting, cast)

    def differ(kind: DifferenceKind, what: str, said: list[_Said]) -> Iterator[Difference]:
        if len({one[0] for one in said}) > 1:
            yield Difference(kind=kind, items=(meeting.id,), about=what, sides=_sides(said))

    yield from differ("status", about, [(a.status, a.article, a.item, a.evidence) for a in meeting.accounts])
    exact = [a for a in meeting.accounts if len(a.date_start) >= 10 and len(a.date_end or a.date_start) >= 10]
    yield from differ("date", about, [(_span(a), a.article, a.item, a.evidence) for a in exact])
    yield from differ("first_since", about, [said for a in meeting.accounts for said in _firsts(a)])
    for thing, said in _counts(meeting.accounts):
        yield from differ("count", f"{thing}: {about}", said)
    parts = {actor for a in meeting.accounts for actor in a.participants}
    for actor in sorted(parts & {actor for a in meeting.accounts for actor in a.mediators}):
        told = [a for a in meeting.accounts if actor in (*a.participants, *a.mediators)]
        yield from differ(
            "part",
            f"{cast.actors[actor].name}: {about}",
            [(_part(actor, a), a.article, a.item, a.evidence) for a in told],
        )


def _part(actor: str, account: Account) -> str:
    return "mediator" if actor in account.mediators else "participant"


def _span(account: Account) -> str:
    end = account.date_end or account.date_start
    return account.date_start if end == account.date_start else f"{account.date_start} to {end}"


def _firsts(account: Account) -> list[_Said]:
    found: list[_Said] = []
    for span in account.evidence:
        if match := _FIRST_SINCE.search(fold(span.text)):
            words = " ".join(match.group(1).split()[:6])
            found.append((f"first since {words}", account.article, account.item, (span,)))
    return found


def _counts(accounts: Sequence[Account]) -> Iterator[tuple[str, list[_Said]]]:
    """Numbers of one thing that the articles share no value of."""
    by_thing: dict[str, dict[str, list[_Said]]] = defaultdict(lambda: defaultdict(list))
    for account in accounts:
        for span in account.evidence:
            text = fold(span.text)
            for match in _COUNT.finditer(text):
                if _MONTHS.search(text[: match.start()]):
                    continue
                number = _NUMBERS.get(match.group(1)) or int(re.sub(r"\D", "", match.group(1)))
                said = (f"{number} {match.group(2)}", account.article, account.item, (span,))
                by_thing[match.group(2)][account.article].append(said)
    for thing in sorted(by_thing):
        told = by_thing[thing]
        values = [{said[0] for said in of} for of in told.values()]
        if len(told) > 1 and not set.intersection(*values):
            yield thing, [said for of in told.values() for said in of]


def _near_misses(
    meetings: Sequence[DossierMeeting], occasions: Sequence[Occasion], cast: Cast
) -> Iterator[Difference]:
    index = Index()
    for number, occasion in enumerate(occasions):
        exact = [telling for telling in occasion.looks if telling.when.exact]
        near = {n for telling in exact for n in index.near(telling)}
        for other in sorted(near):
            pair = next(
                (
                    (one, two)
                    for one in occasions[other].looks
                    for two in exact
                    if one.ref[0] != two.ref[0] and near_miss(one, two)
                ),
                None,
            )
            apart = occasion.articles.isdisjoint(occasions[other].articles)
            if pair and apart:
                kind: DifferenceKind = "date" if gap(pair[0].when, pair[1].when) else "place"
                yield _unjoined(kind, meetings[other], meetings[number], cast)
        for telling in exact:
            index.add(number, telling)


def _unjoined(kind: DifferenceKind, one: DossierMeeting, two: DossierMeeting, cast: Cast) -> Difference:
    said: list[_Said] = []
    for account in (*one.accounts, *two.accounts):
        value = _span(account) if kind == "date" else one_line(account.place)
        if value:
            said.append((value, account.article, account.item, account.evidence))
    about = f"{name_of(one, cast)}: perhaps one occasion"
    return Difference(kind=kind, items=(one.id, two.id), about=about, sides=_sides(said))


def name_of(meeting: DossierMeeting, cast: Cast) -> str:
    """A meeting by its participants: "Emmanuel Bonne and Yury Ushakov"."""
    names = [cast.actors[actor].name for actor in meeting.participants]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
