"""Lines for people: as wide as the terminal that shows them, and whole where none does.

Columns are those of a terminal, in which a letter of Chinese takes two.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import typer

from summarizer.cli.terminal.form import styled, width
from summarizer.plaintext import isolated, one_line

_BESIDE = 24
"""Columns that the names of a list need to stand beside their facts."""


def columns() -> int | None:
    """The width of the terminal that shows standard output; None where lines go to a file or a program."""
    return width() if sys.stdout.isatty() else None


def toned(text: str, tone: str, *, bold: bool = False) -> str:
    """The text in a colour, where a terminal shows it that knows colours and nobody objects."""
    plain = not styled() or bool(os.environ.get("NO_COLOR")) or not (tone or bold)
    return text if plain else typer.style(text, fg=tone or None, bold=bold or None)


def fitted(text: str, *, before: str = "", hang: int = 2) -> str:
    """One paragraph after `before`, broken to the terminal's width; what follows is `hang` columns in."""
    most = columns()
    if most is None or len(before) + len(text) <= most:
        return before + text
    whole = wrap(
        text,
        most,
        initial_indent=before,
        subsequent_indent=" " * hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(whole)


def tell(text: str) -> None:
    """Prints a paragraph on standard output."""
    print(fitted(text))


def shortened(text: str, most: int) -> str:
    """The text in at most so many columns: cut behind a word, with a mark, where it is longer."""
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415  `--help` must not load it

    if cell_len(text) <= most:
        return text
    head = set_cell_size(text, max(most - 1, 1)).rstrip()
    words = head if text[len(head) :].startswith(" ") else head.rpartition(" ")[0]
    return (words if 2 * len(words) > len(head) else head).rstrip(" ,;:–-") + "…"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list: short facts that line up, its name, and what is said below it."""

    facts: Sequence[str]
    name: str
    below: str = ""
    tone: str = ""


def listed(entries: Sequence[Entry], most: int | None, *, cut: bool) -> str:
    """The entries in columns, each on a line of its own where no terminal bounds it.

    Where one does, the name is `cut` or else broken, and stands below the facts where too little room is left
    beside them; `below` stands in lines of its own.
    """
    from rich.cells import cell_len  # noqa: PLC0415  as above

    rows = [[one_line(fact) for fact in entry.facts] for entry in entries]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    if most is not None and widths:
        # The last fact, such as an outlet, leaves two thirds of the rest to the name.
        rest = most - sum(widths[:-1]) - 2 * len(widths)
        widths[-1] = min(widths[-1], rest // 3 if rest > 2 * _BESIDE else rest)
    return "".join(_entry(entry, row, widths, most, cut) for entry, row in zip(entries, rows, strict=True))


def _entry(entry: Entry, row: list[str], widths: list[int], most: int | None, cut: bool) -> str:
    from rich.cells import cell_len  # noqa: PLC0415  as above

    facts = [shortened(fact, size) for fact, size in zip(row, widths, strict=True)]
    start = "".join(
        isolated(fact) + " " * (size - cell_len(fact) + 2) for fact, size in zip(facts, widths, strict=True)
    )
    name, below = one_line(entry.name), one_line(entry.below)
    if most is None:
        return f"{start}{isolated(name)}{'  ' if below else ''}{isolated(below)}\n"
    indent = sum(widths) + 2 * len(widths)
    beside = most - indent >= _BESIDE
    indent = indent if beside else 4
    names = [shortened(name, most - indent)] if cut else _broken(name, most - indent)
    lines = [" " * indent + isolated(line) for line in names]
    lines = [start + lines[0][indent:], *lines[1:]] if beside else [start.rstrip(), *lines]
    lines += [f"    {isolated(line)}" for line in _broken(below, most - 4)] if below else []
    return "\n".join([toned(lines[0], entry.tone), *lines[1:]]) + "\n"


def _broken(text: str, most: int) -> list[str]:
    """The text in lines of at most so many columns, broken between words where there are any."""
    from rich.console import Console  # noqa: PLC0415  as above
    from rich.text import Text  # noqa: PLC0415  as above

    return [line.plain.rstrip() for line in Text(text).wrap(Console(width=most), most)] or [""]
