"""The gate of the benchmark of truth: no false claim more is published, no true one more is lost."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from summarizer.errors import InputError
from summarizer_eval.truth.bench import Result


@dataclass(frozen=True, slots=True)
class Verdict:
    """What differs from the baseline, a line each. `changed` says that the claims are not the same ones."""

    worse: tuple[str, ...] = ()
    better: tuple[str, ...] = ()
    changed: bool = False

    @property
    def stops(self) -> bool:
        return bool(self.worse) or self.changed


def compare(old: Result, new: Result) -> Verdict:
    """Claim by claim, by name; a claim that the baseline does not know counts as worse where it fails."""
    before, now = dict(_failures(old)), dict(_failures(new))
    return Verdict(
        worse=tuple(line for name, line in now.items() if name not in before),
        better=tuple(f"no longer {line}" for name, line in before.items() if name not in now),
        changed=old.claims != new.claims,
    )


def load(path: Path) -> Result | None:
    """The pinned result; None when nothing is pinned yet."""
    if not path.exists():
        return None
    try:
        return Result.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValidationError, ValueError) as error:
        raise InputError(f"{path}: not a baseline of `summarize eval grounding`") from error


def save(path: Path, result: Result) -> None:
    """Pins `result`, written in one step."""
    text = json.dumps(result.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".tmp")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def _failures(result: Result) -> list[tuple[str, str]]:
    """A name that is unique in the benchmark and a line for people, for each failure."""
    lines = []
    for operator, false in result.false.items():
        lines += [(f"{operator} {name}", f"published: {operator}: {name}") for name in false.accepted]
    for true in result.true.values():
        lines += [(f"true {name}", f"rejected: {name}") for name in true.rejected]
        lines += [(f"field {name}", f"lost: {name}") for name in true.fields]
    return lines
