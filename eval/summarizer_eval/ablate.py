"""What each function of the reading contributes: `make ablate`.

Every function whose answer can be left out is put to silence, one at a time, and the labelled articles are
summarized again from recorded answers. Items count and their fields, since much of the reading only tells
when, where or how certain. A function that never says anything is named without a run.
"""

from __future__ import annotations

import argparse
import asyncio
import functools
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from summarizer import reading
from summarizer.llm.recorded import Recording
from summarizer.pipeline import summarize_async
from summarizer_eval.candidates import Recorded
from summarizer_eval.cases import Case
from summarizer_eval.fit import training
from summarizer_eval.metrics import Counts
from summarizer_eval.score import KINDS, score

Counted = tuple[int, ...]
_SILENT: tuple[tuple[str, Callable[[], Any]], ...] = (
    ("bool", lambda: False),
    ("str", str),
    ("list", list),
    ("set", set),
    ("tuple", tuple),
    ("Iterator", lambda: iter(())),
)


def modules() -> list[ModuleType]:
    names = sorted(found.name for found in pkgutil.walk_packages(reading.__path__, f"{reading.__name__}."))
    return [importlib.import_module(name) for name in names]


def functions(of: Sequence[ModuleType]) -> Iterator[tuple[str, Callable[..., Any], Callable[[], Any]]]:
    """Each function of the modules that can say nothing, with its name and what it says then."""
    for module in of:
        for name, one in sorted(vars(module).items()):
            if not inspect.isfunction(one) or one.__module__ != module.__name__:
                continue
            told = str(one.__annotations__.get("return", ""))
            silent = next((make for kind, make in _SILENT if told.startswith(kind)), None)
            if told.endswith("| None"):
                silent = lambda: None  # noqa: E731  one more of the table above
            if silent is not None:
                yield f"{module.__name__.rpartition('.')[2]}.{name}", one, silent


def put(old: object, new: object) -> None:
    """Puts one function in place of another wherever the program imported it."""
    for module in [loaded for name, loaded in sys.modules.items() if name.startswith("summarizer.")]:
        for name, value in list(vars(module).items()):
            if value is old:
                setattr(module, name, new)


def counts(cases: Sequence[tuple[Case, Recording]]) -> Counted:
    """Right, false and missed ones of each kind over all articles, and then of their fields."""
    items = {kind: Counts(0, 0, 0) for kind in KINDS}
    fields = dict(items)
    for case, recording in cases:
        summary = asyncio.run(summarize_async(case.article, Recorded(recording), strategy="sentence"))
        for kind, its in score(case, summary).items():
            items[kind] += its.counts
            told = (pair.fields for pair in its.pairs)
            for one in (*told, *its.missed_fields, *its.spurious_fields):
                fields[kind] = sum(one.values(), fields[kind])
    return tuple(n for all_of in (items, fields) for one in all_of.values() for n in (one.tp, one.fp, one.fn))


def says_something(
    cases: Sequence[tuple[Case, Recording]],
    found: Sequence[tuple[str, Callable[..., Any], Callable[[], Any]]],
) -> set[str]:
    """The functions that ever answer anything on these articles; a generator counts as answering."""
    heard: set[str] = set()

    def listening(name: str, one: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(one)
        def wrapped(*args: Any, **named: Any) -> Any:
            answer = one(*args, **named)
            if answer is not None and answer is not False and (not hasattr(answer, "__len__") or len(answer)):
                heard.add(name)
            return answer

        return wrapped

    wrappers = [(one, listening(name, one)) for name, one, _ in found]
    for one, wrapper in wrappers:
        put(one, wrapper)
    try:
        counts(cases)
    finally:
        for one, wrapper in wrappers:
            put(wrapper, one)
    return heard


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, help="folder with the texts of the labels in eval/real")
    parser.add_argument("--only", default="", help="functions whose name begins so, as in `contacts.`")
    parser.add_argument("--every", type=int, default=1, help="take each n-th article only")
    chosen = parser.parse_args(arguments)
    cases = training(chosen.articles)[:: chosen.every]
    found = [one for one in functions(modules()) if one[0].startswith(chosen.only)]
    heard = says_something(cases, found)
    before = counts(cases)
    kinds = ", ".join(KINDS)
    print(f"{len(cases)} articles; right, false, missed of {kinds}, then of their fields: {before}")
    for name, one, silent in found:
        if name not in heard:
            print(f"{name}: says nothing")
            continue
        mute = functools.partial(_mute, silent)
        put(one, mute)
        after = counts(cases)
        put(mute, one)
        change = [now - then for now, then in zip(after, before, strict=True)]
        print(f"{name}: {'contributes nothing' if not any(change) else change}", flush=True)


def _mute(silent: Callable[[], Any], *_: Any, **__: Any) -> Any:
    return silent()


if __name__ == "__main__":
    main()
