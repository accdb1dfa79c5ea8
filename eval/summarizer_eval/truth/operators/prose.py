"""False sentences of a summary and false headlines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarizer.extraction import SummaryClaim
from summarizer_eval.truth.changes import (
    negated,
    numbers_swapped,
    other_day,
    other_number,
    other_unit,
    stem,
    unhedged,
)
from summarizer_eval.truth.inventions import ADDRESSES, DEEDS, NAMES, NUMBERS, QUOTATIONS
from summarizer_eval.truth.probe import Probe
from summarizer_eval.truth.story import Story, holds
from summarizer_eval.truth.telling import headline_told, sentence_told


@dataclass(frozen=True, slots=True)
class _Line:
    """A true sentence of the summary (`at` counts from 0) or, with no numbers, the headline."""

    at: int
    text: str
    numbers: tuple[int, ...]
    stated: bool
    true: tuple[str, ...]


def line_negated(story: Story) -> Iterator[Probe]:
    """The contrary of what happened."""
    yield from _changed(story, "negated", negated)


def line_unhedged(story: Story) -> Iterator[Probe]:
    """Without who says so, or planned told as done."""
    for line in _lines(story):
        if not line.stated and (text := unhedged(line.text)):
            yield _probe(story, line, "without its hedge", text)


def line_numbers(story: Story) -> Iterator[Probe]:
    """Another number, another unit, two numbers swapped."""
    yield from _changed(story, "number changed", lambda t: other_number(t, story.case.article.text))
    yield from _changed(story, "unit changed", other_unit)
    yield from _changed(story, "numbers swapped", numbers_swapped)


def line_day(story: Story) -> Iterator[Probe]:
    """Another weekday or month."""
    yield from _changed(story, "day changed", other_day)


def line_place(story: Story) -> Iterator[Probe]:
    """The place of a meeting replaced by another place of the article."""
    for line in _lines(story):
        cited = set(line.numbers)
        told = [
            m for m in story.case.gold.meetings if not cited or cited & set(story.numbers("meetings", m.id))
        ]
        right = [place for m in told for place in (m.place, *story.facts(m).places)]
        for place in [m.place for m in told if m.place and holds(line.text, m.place)][:1]:
            for other in [p for p in story.words.places if p not in right and not holds(line.text, p)][:1]:
                yield _probe(story, line, "place changed", line.text.replace(place, other), other)


def line_actor(story: Story) -> Iterator[Probe]:
    """The sentence told of another actor of the article."""
    for line in _lines(story):
        named = [a for a in story.actors.values() if a.kind != "group" and holds(line.text, a.name)]
        for one in named[:2]:
            others = [
                a.name
                for a in story.actors.values()
                if a.kind == one.kind
                and a.id not in story.named_in(line.text)
                and not story.one_side(a.id, one.id)
                and a.name[:1].isupper()
                and not _alike(story, a.id, one.id)
            ]
            for other in others[:1]:
                text = re.sub(rf"\b{re.escape(one.name)}\b", other, line.text)
                yield _probe(story, line, "told of somebody else", text, f"{one.id}>{other}")


def line_joined(story: Story) -> Iterator[Probe]:
    """Two true sentences told as cause and effect."""
    lines = [line for line in _lines(story) if line.numbers]
    for one, two in zip(lines, [*lines[1:], *lines[:1]], strict=True):
        if one is two:
            continue
        numbers = tuple(sorted({*one.numbers, *two.numbers}))
        for link in ("because", "and in return"):
            text = f"{stem(one.text)}, {link} {_inner(two.text)}"
            if len(text.split()) <= 58:
                line = _Line(one.at, one.text, numbers, one.stated, one.true)
                yield _probe(story, line, "two facts joined", text, link)


def line_names(story: Story) -> Iterator[Probe]:
    """A name that the article lacks: at the opening, in the middle and at the end."""
    for line in _lines(story):
        name, other = NAMES[line.at % len(NAMES)], NAMES[(line.at + 3) % len(NAMES)]
        texts = {
            "name invented, opening": f"{name} dead. {line.text}",
            "name invented, first word": f"{other} and {line.text[0].lower()}{line.text[1:]}",
            "name invented, end": f"{stem(line.text)}, {NAMES[(line.at + 5) % len(NAMES)]} said.",
        }
        for operator, text in texts.items():
            yield _probe(story, line, operator, text)


def line_inventions(story: Story) -> Iterator[Probe]:
    """A number, deed, quotation or address that the article lacks, behind what is true."""
    for line in _lines(story):
        i = line.at + len(story.case.name)
        base = stem(line.text)
        texts = {
            "number invented": f"{base}, {NUMBERS[i % len(NUMBERS)]} people heard.",
            "number invented ": f"{base}, for the {NUMBERS[(i + 3) % len(NUMBERS)]} time.",
            "deed invented": f"{base}, and {DEEDS[i % len(DEEDS)]}.",
            "deed invented ": f"{base}; one of them {DEEDS[(i + 1) % len(DEEDS)]}.",
            "quotation invented": f"{base}: {QUOTATIONS[i % len(QUOTATIONS)]}.",
            "address invented": f"{base}, see {ADDRESSES[i % len(ADDRESSES)]}.",
        }
        for operator, text in texts.items():
            yield _probe(story, line, operator.strip(), text, "again" if operator[-1] == " " else "")


def sixty_sentences(story: Story) -> Iterator[Probe]:
    """The true sentences over and over, and sixty of the article's own: a summary is short."""
    own = [SummaryClaim(s=[s.n], text=story.case.article[s.n]) for s in story.case.article.sentences]
    for variant, lines in (("repeated", story.sentences()), ("copied", own)):
        many = (lines * 60)[:60]
        extraction = story.extraction(summary=many)
        yield Probe(
            "sixty sentences", "summary", "", variant, extraction, lambda v: len(v.summary.summary) > 10
        )


def _inner(text: str) -> str:
    """A sentence as it stands behind a conjunction."""
    first = text.split(maxsplit=1)[0]
    return text[0].lower() + text[1:] if first in {"The", "A", "An", "She", "He", "It", "In"} else text


def _alike(story: Story, one: str, other: str) -> bool:
    """Whether both say the same of one meeting or on one question, so that one may stand for the other."""
    said = [{c.by for c in m.comments} for m in story.case.gold.meetings]
    held = [
        {t.holder for t in story.case.gold.stances if (t.issue, t.position) == (s.issue, s.position)}
        for s in story.case.gold.stances
    ]
    return any({one, other} <= both for both in [*said, *held])


def _lines(story: Story) -> list[_Line]:
    gold, words = story.case.gold, story.words
    lines = []
    for at, claim in enumerate(story.sentences()):
        more = words.summary[at] if at < len(words.summary) else None
        true = (claim.text, *(more.wordings if more else ()))
        lines.append(_Line(at, claim.text, tuple(claim.s), bool(more and more.stated), true))
    headline = _Line(len(lines), gold.headline, (), words.headline_stated, (gold.headline, *words.headlines))
    return [*lines, headline]


def _changed(story: Story, operator: str, change: Callable[[str], str]) -> Iterator[Probe]:
    for line in _lines(story):
        text = change(line.text)
        if text and text != line.text:
            yield _probe(story, line, operator, text)


def _probe(story: Story, line: _Line, operator: str, text: str, variant: str = "") -> Probe:
    if not line.numbers:
        extraction = story.extraction(summary=story.sentences(), headline=text.rstrip("."))
        told = headline_told(text.rstrip("."), story, line.true)
        return Probe(f"headline: {operator}", "headline", "", variant, extraction, told)
    extraction = story.extraction(summary=[SummaryClaim(s=list(line.numbers), text=text)])
    told = sentence_told(text, story, line.true)
    return Probe(f"summary: {operator}", "summary", str(line.at + 1), variant, extraction, told)
