"""The report as Markdown, fit for a pull request, and as an HTML page with every article side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined

from summarizer.plaintext import one_line, visible
from summarizer.summary import Actor, Meeting, Stance, Summary
from summarizer_eval.evidence import Span
from summarizer_eval.gold import GoldItem
from summarizer_eval.report import CaseLines, Report
from summarizer_eval.runner import Outcome
from summarizer_eval.score import Kind, score
from summarizer_eval.text import evidence, figure, interval, share

Published = Actor | Meeting | Stance

_HIDDEN = frozenset({"id", "evidence", "optional", "holder_alternatives"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an article and whose evidence it is: "gold", "predicted", "both" or empty."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Row:
    field: str
    gold: str
    predicted: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One item with both sides. `verdict` is matched, optional, missed or spurious."""

    kind: Kind
    verdict: str
    title: str
    rows: tuple[Row, ...]
    gold_evidence: tuple[str, ...]
    predicted_evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article of the HTML page."""

    lines: CaseLines
    segments: tuple[Segment, ...]
    cards: tuple[Card, ...]


def markdown(report: Report) -> str:
    return _environment(html=False).get_template("report.md.jinja").render(report=report)


def html(report: Report, outcomes: Sequence[Outcome]) -> str:
    """A page that needs nothing from elsewhere and runs no script."""
    sheets = [_sheet(outcome, lines) for outcome, lines in zip(outcomes, report.cases, strict=True)]
    return _environment(html=True).get_template("report.html.jinja").render(report=report, sheets=sheets)


def _environment(*, html: bool) -> Environment:
    environment = Environment(
        loader=PackageLoader("summarizer_eval"),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"figure": figure, "interval": interval, "share": share, "code": _code}
    environment.globals["evidence"] = evidence
    return environment


def _code(text: str) -> str:
    """Text from an article as Markdown code: no markup, no link, no @mention, no table cell comes of it."""
    return "`" + one_line(text).replace("`", "'").replace("|", "¦") + "`" if text else ""


def _sheet(outcome: Outcome, lines: CaseLines) -> Sheet:
    case, summary = outcome.case, outcome.summary
    gold = [span for spans in case.spans.values() for span in spans]
    items: tuple[Published, ...] = ()
    if summary:
        items = (*summary.actors, *summary.meetings, *summary.stances)
    predicted = [(span.start, span.end) for item in items for span in item.evidence]
    return Sheet(
        lines=lines,
        segments=tuple(segments(case.article.text, gold, predicted)),
        cards=tuple(_cards(outcome)),
    )


def segments(text: str, gold: Sequence[Span], predicted: Sequence[Span]) -> Iterator[Segment]:
    """`text` cut wherever the evidence of either side begins or ends; put together they are `text` again."""
    borders = sorted({0, len(text), *(at for span in (*gold, *predicted) for at in span)})
    for start, end in pairwise(borders):
        ours, theirs = (any(a <= start < b for a, b in spans) for spans in (gold, predicted))
        mark = "both" if ours and theirs else "gold" if ours else "predicted" if theirs else ""
        yield Segment(visible(text[start:end]), mark)


def _cards(outcome: Outcome) -> Iterator[Card]:
    case, summary = outcome.case, outcome.summary
    gold: dict[Kind, Sequence[GoldItem]] = {
        "actors": case.gold.actors,
        "meetings": case.gold.meetings,
        "stances": case.gold.stances,
    }
    ours = {actor.id: actor.name for actor in case.gold.actors}
    theirs = {actor.id: actor.name for actor in summary.actors} if summary else {}
    for kind, its in score(case, summary).items():
        by_id = {item.id: item for item in gold[kind]}
        predicted = {item.id: item for item in _items(summary, kind)}
        for verdict, pairs in (("matched", its.pairs), ("optional", its.neutral)):
            for pair in pairs:
                wrong = {name for name, counts in pair.fields.items() if not counts.clean}
                both = (_Side(by_id[pair.gold], ours), _Side(predicted[pair.predicted.id], theirs))
                yield _card(kind, verdict, pair.gold, both, wrong)
        for item in its.missed:
            yield _card(kind, "missed", item, (_Side(by_id[item], ours), _NOTHING), set())
        for found in its.spurious:
            yield _card(kind, "spurious", found.label, (_NOTHING, _Side(predicted[found.id], theirs)), set())


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a card: an item, and what the actor ids in it are called."""

    item: GoldItem | Published | None
    names: Mapping[str, str]

    def values(self) -> dict[str, str]:
        """The fields as shown: ids as names, lists joined, start and end of a date as one."""
        if self.item is None:
            return {}
        data = self.item.model_dump(exclude=set(_HIDDEN))
        if "date_start" in data:
            start, end = data.pop("date_start"), data.pop("date_end")
            data["date"] = start if start == end else f"{start} – {end}"
        return {name: one_line(_shown(value, self.names)) for name, value in data.items()}

    def quotes(self) -> tuple[str, ...]:
        evidence = self.item.evidence if self.item else ()
        return tuple(one_line(span if isinstance(span, str) else span.text) for span in evidence)


_NOTHING = _Side(None, {})


def _card(kind: Kind, verdict: str, title: str, sides: tuple[_Side, _Side], wrong: set[str]) -> Card:
    ours, theirs = (side.values() for side in sides)
    return Card(
        kind=kind,
        verdict=verdict,
        title=one_line(title),
        rows=tuple(
            Row(name, ours.get(name, ""), theirs.get(name, ""), name in wrong)
            for name in dict.fromkeys([*ours, *theirs])
            if ours.get(name) or theirs.get(name)
        ),
        gold_evidence=sides[0].quotes(),
        predicted_evidence=sides[1].quotes(),
    )


def _shown(value: object, names: Mapping[str, str]) -> str:
    if isinstance(value, dict):
        return ": ".join(_shown(part, names) for part in value.values())
    if isinstance(value, list | tuple):
        return ", ".join(_shown(part, names) for part in value)
    return names.get(str(value), str(value))


def _items(summary: Summary | None, kind: Kind) -> Sequence[Published]:
    if summary is None:
        return ()
    items: dict[Kind, Sequence[Published]] = {
        "actors": summary.actors,
        "meetings": summary.meetings,
        "stances": summary.stances,
    }
    return items[kind]
