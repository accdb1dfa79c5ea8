"""What commands may be given: articles from files, the web or standard input, and summaries of them."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.cli.terminal.saying import say
from summarizer.errors import InputError, SummarizerError

if TYPE_CHECKING:
    from summarizer.saved import Given, Saved

_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of the articles besides their text, and how they are fetched."""

    published: str = ""
    outlet: str = ""
    allow_private: bool = False
    quiet: bool = False


def opened(files: Sequence[str], how: Reading) -> list[str | bytes]:
    """The files and addresses, with those that a list names in place of the list; standard input, where it is
    no list, as the bytes that it holds.
    """
    from summarizer.readers.files import expanded, listed  # noqa: PLC0415  loads the readers
    from summarizer.readers.lists import is_list  # noqa: PLC0415  as above
    from summarizer.saved import MAX_SAVED  # noqa: PLC0415  as above

    found: list[str | bytes] = []
    for file in files:
        if file != "-":
            found += expanded(file)
        else:
            data = _stdin(MAX_SAVED, quiet=how.quiet)
            found += listed(data, Path()) if is_list(data, Path()) else [data]
    return found


def tell_shared(how: Reading, sources: int) -> None:
    """Says that one day or outlet was given for several sources, of which none is then asked for its own."""
    for option, value in (("--date", how.published), ("--outlet", how.outlet)):
        if value and sources > 1 and not how.quiet:
            say(f"summarize: warning: {option} {value} goes for every article, whatever it says itself")


def read(source: str | bytes, how: Reading) -> Sequence[Given]:
    """What `source` holds, or the bytes of standard input: an article, or summaries written before.

    What is given here wins over what a page says of itself. Raises `InputError`.
    """
    name = source if isinstance(source, str) else "-"
    try:
        return _given(source, how)
    except SummarizerError:
        raise
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror or type(error).__name__}") from None
    except Exception as error:  # what breaks a reader must not cost the articles beside it
        raise InputError(f"{name}: cannot be read ({type(error).__name__})") from error


def _given(source: str | bytes, how: Reading) -> list[Given]:
    from summarizer.saved import MAX_SAVED, from_bytes, read_file  # noqa: PLC0415  loads the schema

    if isinstance(source, bytes) or source == "-":
        data = source if isinstance(source, bytes) else _stdin(MAX_SAVED, quiet=how.quiet)
        return from_bytes(data, "-", outlet=how.outlet, published=how.published)
    if source.lower().startswith(_WEB):
        return [_web(source, how)]
    return read_file(Path(source), outlet=how.outlet, published=how.published)


def saved(source: str) -> list[Saved]:
    """The summaries in `source`. Raises `InputError`, also for an article that has yet to be summarized."""
    found = read(source, Reading())
    summaries = [one for one in found if not isinstance(one, Article)]
    if len(summaries) < len(found):
        raise InputError(f"{source}: holds an article, not its summary; summarize it first")
    return summaries


def _web(url: str, how: Reading) -> Article:
    from summarizer.cli.terminal.progress import progress  # noqa: PLC0415  only the web makes one wait

    with progress(f"Fetching {url}", shown=not how.quiet):
        found = asyncio.run(_fetch(url, allow_private=how.allow_private))
    return replace(found, outlet=how.outlet or found.outlet, published=how.published or found.published)


async def _fetch(url: str, *, allow_private: bool) -> Article:
    from summarizer.fetch import Fetcher  # noqa: PLC0415  the HTTP client, of use to web addresses only
    from summarizer.readers.url import read_url  # noqa: PLC0415  as above

    async with Fetcher(allow_private=allow_private) as fetcher:
        return await read_url(url, fetcher)


def _stdin(limit: int, *, quiet: bool) -> bytes:
    if sys.stdin is None:
        raise InputError("-: there is no standard input; name a file")
    if sys.stdin.isatty() and not quiet:
        print("Reading the article from here; end it with Ctrl-D.", file=sys.stderr)
    # One byte over the limit is enough to know that it is too much.
    return sys.stdin.buffer.read(limit + 1)
