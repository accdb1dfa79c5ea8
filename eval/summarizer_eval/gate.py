"""The gate: what was right stays right, unless somebody says otherwise.

`eval/baselines` pins, for each strategy and every article, which gold items were matched, which of their
closed fields were right, what was made up, and the fingerprints of everything that went in.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.errors import InputError
from summarizer_eval.score import Kind

Change = Literal["lost", "spurious", "worse", "failed", "changed", "found", "better", "fewer", "new"]
WORSE: tuple[Change, ...] = ("failed", "lost", "spurious", "worse")
"""What `--accept` takes over with `--allow-regression` only."""
STOPPING: tuple[Change, ...] = (*WORSE, "changed")
"""What fails the gate."""

_SINGULAR: dict[Kind, str] = {"actors": "actor", "meetings": "meeting", "stances": "stance"}


class Pinned(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KindPin(Pinned):
    """`matched` gives for each gold item its closed fields that are right; `spurious` one line per item."""

    tp: int
    fp: int
    fn: int
    matched: dict[str, tuple[str, ...]]
    spurious: tuple[str, ...]


class CasePin(Pinned):
    """One article: SHA-256 of gold file, text and each prompt used; `failed` is empty or the error.

    `incomplete` has a line for each part of the article that could not be read.
    """

    gold: str
    article: str
    model: str
    prompts: dict[str, str]
    failed: str
    incomplete: tuple[str, ...] = ()
    kinds: dict[Kind, KindPin]


class Pins(Pinned):
    """`schema_sha256` is over the JSON schemas of what is claimed and what is published."""

    format: Literal[1] = 1
    schema_sha256: str
    cases: dict[str, CasePin]


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference from the reference, as one line for people, and the article and item it is about."""

    change: Change
    line: str
    case: str = ""
    kind: Kind | None = None
    item: str = ""


def compare(old: Pins, new: Pins, splits: Collection[str]) -> list[Finding]:
    """Everything that differs, what stops the gate first. Only articles of `splits` are expected in `new`."""
    found = list(_compare(old, new, splits))
    return sorted(found, key=lambda finding: finding.change not in STOPPING)


def stops(findings: Sequence[Finding]) -> bool:
    return any(finding.change in STOPPING for finding in findings)


def load_pins(path: Path) -> Pins | None:
    """The pins of a baseline, or of a report written by `--format json`; None when nothing is pinned yet.

    Raises `InputError` for any other file.
    """
    if not path.exists():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data == {}:
            return None
        return Pins.model_validate(data.get("pins", data) if isinstance(data, dict) else data)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValidationError, ValueError) as error:
        raise InputError(f"{path}: neither a baseline nor a JSON report of this program") from error


def save_pins(path: Path, old: Pins | None, new: Pins, splits: Collection[str]) -> None:
    """Pins `new`; articles of other splits keep what `old` says of them. Written in one step."""
    kept = {name: pin for name, pin in old.cases.items() if _split(name) not in splits} if old else {}
    pins = Pins(schema_sha256=new.schema_sha256, cases=dict(sorted((kept | new.cases).items())))
    text = json.dumps(pins.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(text)
    Path(file.name).chmod(0o644)
    os.replace(file.name, path)  # noqa: PTH105  one call that replaces on every system


def _split(case: str) -> str:
    return case.partition("/")[0]


def _compare(old: Pins, new: Pins, splits: Collection[str]) -> Iterator[Finding]:
    if old.schema_sha256 != new.schema_sha256:
        yield Finding("changed", "changed: the schema of claims or summaries")
    for name, pin in old.cases.items():
        if name in new.cases:
            yield from _fingerprints(name, pin, new.cases[name])
            yield from _items(name, pin, new.cases[name])
        elif _split(name) in splits:
            yield Finding("lost", f"lost: article {name}", name)
    for name in new.cases:
        if name not in old.cases:
            yield Finding("new", f"new: article {name}", name)


def _fingerprints(name: str, old: CasePin, new: CasePin) -> Iterator[Finding]:
    if old.gold != new.gold:
        yield Finding("changed", f"changed: gold of {name}", name)
    if old.article != new.article:
        yield Finding("changed", f"changed: text of {name}", name)
    # A failed article says nothing of prompts and model; its failure is the finding.
    if old.failed or new.failed:
        return
    if old.model != new.model:
        yield Finding("changed", f"changed: model of {name}, from {old.model} to {new.model}", name)
    for prompt in sorted(old.prompts.keys() | new.prompts.keys()):
        if old.prompts.get(prompt) != new.prompts.get(prompt):
            yield Finding("changed", f"changed: prompt {prompt} of {name}", name)


def _items(name: str, old: CasePin, new: CasePin) -> Iterator[Finding]:
    if new.failed:
        if not old.failed:
            yield Finding("failed", f"failed: article {name}: {new.failed}", name)
        return
    for line in new.incomplete:
        if line not in old.incomplete:
            yield Finding("failed", f"failed: a part of {name}: {line}", name)
    for kind, now in new.kinds.items():
        before = old.kinds.get(kind) or KindPin(tp=0, fp=0, fn=0, matched={}, spurious=())
        yield from _matched(name, kind, before, now)
        yield from _spurious(name, kind, before, now)


def _matched(name: str, kind: Kind, old: KindPin, new: KindPin) -> Iterator[Finding]:
    one = _SINGULAR[kind]
    for item in sorted(old.matched.keys() - new.matched.keys()):
        yield Finding("lost", f"lost: {one} {item} in {name}", name, kind, item)
    for item in sorted(new.matched.keys() - old.matched.keys()):
        yield Finding("found", f"found: {one} {item} in {name}", name, kind, item)
    for item in sorted(old.matched.keys() & new.matched.keys()):
        before, now = set(old.matched[item]), set(new.matched[item])
        for field in sorted(before - now):
            yield Finding(
                "worse", f"worse: {field} of {one} {item} in {name} is no longer right", name, kind, item
            )
        for field in sorted(now - before):
            yield Finding(
                "better", f"better: {field} of {one} {item} in {name} is right now", name, kind, item
            )


def _spurious(name: str, kind: Kind, old: KindPin, new: KindPin) -> Iterator[Finding]:
    """By number, since a reworded false item is not one more; the lines that are new are named."""
    more = len(new.spurious) - len(old.spurious)
    if more > 0:
        unknown = list((Counter(new.spurious) - Counter(old.spurious)).elements())
        for label in unknown:
            yield Finding("spurious", f"spurious: {_SINGULAR[kind]} {label!r} in {name}", name, kind, label)
    elif more < 0:
        yield Finding("fewer", f"fewer: {-more} spurious {kind} less in {name}", name, kind)
