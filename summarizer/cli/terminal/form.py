"""In which form a result is shown, and how wide and with which colours where a terminal shows it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import get_terminal_size
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

import typer

from summarizer.article import Article
from summarizer.errors import UsageError
from summarizer.plaintext import one_line

if TYPE_CHECKING:
    from summarizer.summary import Summary

Format = Literal["text", "json", "markdown", "html"]
Chosen = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="Form of the result; else the one that --output is named for, text on a terminal, or json.",
        show_default=False,
    ),
]
SUFFIXES: Mapping[str, Format] = {
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
}
_PAGE = 80
"""Columns of a text that goes to a file or a program."""

Name = TypeVar("Name", bound=str)


@dataclass(frozen=True, slots=True)
class View:
    """The form of a result and where it goes: a file, or standard output where that is None."""

    form: Format
    output: Path | None = None
    evidence: bool = False
    opened: bool = False
    """Whether the result is a page that is shown in the browser."""

    @classmethod
    def of(
        cls, form: Format | None, output: Path | None, *, evidence: bool = False, opened: bool = False
    ) -> View:
        """What the options mean. Raises `UsageError` where they contradict each other, or nothing can be
        written there.
        """
        if opened:
            form, output = form or "html", output or Path(mkdtemp(prefix="summarize-")) / "page.html"
            if form != "html":
                raise UsageError(f"--open shows a page, but --format says {form}; leave one out")
        from summarizer.cli.terminal.output import target  # noqa: PLC0415  `--help` must be instant

        file = target(output)
        told = agreed(form, output, SUFFIXES)
        usual: Format = "text" if output is None and sys.stdout.isatty() else "json"
        if opened and file is None:
            raise UsageError("--open shows a file; name one with --output, or none")
        return cls(told or usual, file, evidence, opened)

    @property
    def styled(self) -> bool:
        """Whether a terminal that knows colours shows the result."""
        return self.output is None and styled()

    @property
    def width(self) -> int:
        """The columns that text may take."""
        return width() if self.output is None else _PAGE


def show(view: View, *, quiet: bool = False) -> None:
    """Opens the page that was written, where that was asked for, and says where it is unless `quiet`."""
    if not view.opened or view.output is None:
        return
    import webbrowser  # noqa: PLC0415  only this needs it

    shown = webbrowser.open(view.output.resolve().as_uri())
    if not (shown and quiet):
        print(f"{view.output}{'' if shown else ': no browser was found to show it in'}", file=sys.stderr)


def agreed(form: Name | None, output: Path | None, suffixes: Mapping[str, Name]) -> Name | None:
    """The form that is asked for by name or by the suffix of `output`; None where neither says one.

    Raises `UsageError` where they say two, or a suffix that stands for none. Text is no claim: any form may
    be kept in a `.txt`.
    """
    named = suffixes.get(output.suffix.lower()) if output else None
    if output and output.suffix and not form and not named:
        forms = " ".join(suffixes)
        raise UsageError(
            f"{output}: {output.suffix} is none of the forms {forms}; rename it, or add --format"
        )
    if form and named and named not in (form, "text"):
        raise UsageError(f"{output}: is named for {named}, but --format says {form}; change one of them")
    return form or named


def styled() -> bool:
    """Whether standard output is a terminal that knows colours."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """The columns of the terminal that shows standard output, or of a page where there is none."""
    return get_terminal_size().columns if sys.stdout.isatty() else _PAGE


def rendered(article: Article | None, summary: Summary, view: View) -> str:
    """One summary in the form of `view`. A page needs the article."""
    # What a form needs is loaded for that form only.
    if view.form == "json":
        from summarizer.render.plain import render_json  # noqa: PLC0415

        return render_json(summary)
    if view.form == "html" and article:
        from summarizer.render.html import article_page  # noqa: PLC0415

        return article_page(article, summary)
    if view.form == "markdown":
        from summarizer.render.markdown import render_markdown  # noqa: PLC0415

        return render_markdown(summary, evidence=view.evidence)
    from summarizer.render.text import render_text  # noqa: PLC0415

    return render_text(summary, width=view.width, styled=view.styled, evidence=view.evidence)


def iso(date: str | None, option: str = "--date") -> str:
    """The day given by `option`, as 2026-02-05, or empty. Raises `UsageError`."""
    if not date:
        return ""
    try:
        return datetime.fromisoformat(date).date().isoformat()
    except ValueError:
        raise UsageError(f"{option} {one_line(date)[:40]}: not a day; write it like 2026-02-05") from None
