"""How long merging takes: 1,000 and 10,000 invented summaries, which should take about ten times as long.

Run with `python benchmarks/dossier.py`. The summaries are drawn from a fixed seed: a few people are in the
news all the time, most are named once (Zipf), each under several spellings, with bare surnames,
meetings spread over days, and stances whose issues are worded in several ways.
"""

from __future__ import annotations

import gc
import os
import platform
import random
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from summarizer.article import Article
from summarizer.dossier import build
from summarizer.summary import Actor, ArticleFacts, Evidence, Meeting, Provenance, Stance, Summary

GIVEN = "Ana Ivo Yuri Sergei Marta Dmitry Olga Karl Nina Pavel Irina Lev Sonia Viktor Elena Tomas".split()
PARTS = "ber dal gor hal kov lin mar nov ost pet rud sav tal ver wol zan".split()
ROLES = ("foreign minister", "president", "adviser", "spokesman", "mayor", "chief negotiator", "")
ISSUES = (
    "ceasefire tariffs pipeline sanctions border fisheries reactor harbour visas levy grain budget".split()
)
VERBS = ("ending the", "a new", "talks on the", "resuming the", "the")
MADE = Provenance(
    model="none", strategy="none", prompts=(), calls=0, prompt_tokens=0, completion_tokens=0, seconds=0.0,
    version="1",
)  # fmt: skip


def people(count: int) -> list[tuple[str, str, str]]:
    """Distinct given names, surnames and roles."""
    draw = random.Random(1)
    return [
        (draw.choice(GIVEN), "".join(draw.choices(PARTS, k=draw.choice((2, 3)))).title(), draw.choice(ROLES))
        for _ in range(count)
    ]


def spelt(draw: random.Random, given: str, surname: str) -> str:
    """One of the ways a newsroom may write a name."""
    way = draw.random()
    if way < 0.6:
        return f"{given} {surname}"
    if way < 0.75:
        return f"{given.replace('i', 'y')} {surname.replace('v', 'w')}"
    return f"{given[0]}. {surname}" if way < 0.85 else surname


def summary(draw: random.Random, cast: list[tuple[str, str, str]], n: int) -> tuple[Article, Summary]:
    """An article of eight actors, three meetings and six stances."""
    published = date(2026, 1, 1) + timedelta(days=draw.randrange(365))
    article = Article.of(
        f"word {n}", source=f"{n}.txt", outlet=f"Outlet {n % 50}", published=published.isoformat()
    )
    evidence = (Evidence(start=0, end=4, text="word"),)
    chosen = sorted({min(int(draw.paretovariate(0.6)), len(cast)) - 1 for _ in range(14)})[:8]
    if len(chosen) < 2:
        chosen = [0, 1]
    state = [Actor(id="st", name=f"Land{PARTS[n % 16]}", kind="state", evidence=evidence)]
    actors = [
        Actor(id=f"a{k}", name=spelt(draw, *cast[k][:2]), kind="person", role=cast[k][2], evidence=evidence)
        for k in chosen
    ]
    ids = [actor.id for actor in actors]
    meetings = tuple(
        Meeting(
            id=f"m{k}",
            participants=tuple(draw.sample(ids, 2)),
            date_start=(published - timedelta(days=draw.randrange(5))).isoformat()
            if draw.random() < 0.7
            else "",
            place=draw.choice(("", "Portmar", "Dalgor")),
            status=draw.choice(("confirmed", "reported")),
            evidence=evidence,
        )
        for k in range(3)
    )
    stances = tuple(
        Stance(
            id=f"s{k}",
            holder=draw.choice(ids),
            issue=" ".join(
                draw.choice(words) for words in (VERBS, ISSUES, ("with", "against"), PARTS, PARTS)
            ),
            position=draw.choice(("supports", "opposes")),
            claim=" ".join("".join(draw.choices(PARTS, k=draw.choice((1, 2, 3)))) for _ in range(9)),
            evidence=evidence,
        )
        for k in range(6)
    )
    return article, Summary(
        article=ArticleFacts.of(article), headline="headline", summary=(), actors=tuple(actors + state),
        meetings=meetings, stances=stances, provenance=MADE,
    )  # fmt: skip


def machine() -> str:
    """Processor, cores and Python, as far as the system tells."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.split(":")[1].strip() for line in lines if "model name" in line] or [platform.machine()]
    return f"{names[0]}, {os.cpu_count()} cores, Python {platform.python_version()}"


def main() -> None:
    print(f"dossier merge, {datetime.now(UTC):%Y-%m-%d}, {machine()}")
    before = 0.0
    for count in (1_000, 10_000):
        draw, cast = random.Random(7), people(count * 2)
        pairs = [summary(draw, cast, n) for n in range(count)]
        gc.collect()
        gc.freeze()  # as the command does once its input is read
        began = time.perf_counter()
        dossier = build(pairs)
        took = time.perf_counter() - began
        times = f", {took / before:.1f} times as long" if before else ""
        items = ("actors", "meetings", "stances", "differences")
        found = ", ".join(f"{len(getattr(dossier, name))} {name}" for name in items)
        print(f"{count:6} articles: {took:6.2f} s{times}; {found}")
        gc.unfreeze()
        before = took


if __name__ == "__main__":
    main()
