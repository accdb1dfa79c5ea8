"""Any bytes in: an article that can be kept and shown, or a documented error, within seconds."""

from __future__ import annotations

import asyncio
import io
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.dossier.aliases import read_aliases
from summarizer.errors import SummarizerError
from summarizer.readers.document import parse_document
from summarizer.readers.entries import feed_items
from summarizer.readers.files import located
from summarizer.readers.html import parse_html
from summarizer.readers.items import Link
from summarizer.readers.jsonl import read_jsonl
from summarizer.readers.mail import parse_mail
from summarizer.readers.text import from_bytes
from summarizer.readers.url import canonical
from summarizer.saved import Saved
from summarizer.saved import from_bytes as saved
from summarizer.summary import Failure
from summarizer.suspicion import suspicious
from tests.fuzz.conftest import FUZZ
from tests.fuzz.mutations import SEEDS, mutated

SECONDS = 20.0
CASES = sorted((Path(__file__).parent / "cases").glob("*.*"))


def listed(data: bytes) -> list[object]:
    """What a file names, or holds."""

    async def found(path: Path) -> list[object]:
        return [item async for item in located([str(path)])]

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "list.txt")
        path.write_bytes(data)
        # A line that comes out as "/" names all that this machine holds.
        with patch("os.walk", return_value=()):
            return asyncio.run(found(path))


def whole(data: bytes) -> list[object]:
    return [parse_document(data, source="x")]


READERS: dict[str, Callable[[bytes], list[object]]] = {
    "text": lambda data: [from_bytes(data, source="x.txt")],
    "page": lambda data: [parse_html(data, source="x.html")],
    "feed": lambda data: list(feed_items(data, "https://x.example/feed")),
    "lines": lambda data: list(read_jsonl(io.BytesIO(data), "x.jsonl")),
    "mail": lambda data: [parse_mail(data, source="x.eml")],
    "mhtml": lambda data: [parse_mail(data, source="x.mhtml")],
    "word": whole,
    "pdf": whole,
    "list": listed,
    "saved": lambda data: list(saved(data, "x.json")),
}


# What the bytes are is read from themselves: this takes whatever the others are for.
READERS["document"] = whole
SEEDS.setdefault("document", SEEDS["text"])


def holds(kind: str, data: bytes) -> None:
    began = time.monotonic()
    try:
        found = READERS[kind](data)
    except SummarizerError as error:
        found = []
        assert len(str(error).splitlines()) <= 1
    for item in found:
        if isinstance(item, Article):
            for part in (item.text, item.source, item.title, item.outlet, item.url, item.published):
                part.encode("utf-8")
            assert all(item.text[s.start : s.end].strip() for s in item.sentences)
            assert suspicious(item).keys() <= {s.n for s in item.sentences}
            canonical(item.url)
        elif isinstance(item, Failure):
            item.model_dump_json()
        elif isinstance(item, Saved):
            assert item.article is None
            item.summary.model_dump_json()
        else:
            assert isinstance(item, Link)
            canonical(item.url)
    assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize("kind", READERS)
@FUZZ
@given(data=st.data())
def test_what_is_nearly_right(kind: str, data: st.DataObject) -> None:
    holds(kind, data.draw(mutated(kind)))


@pytest.mark.parametrize("kind", READERS)
@FUZZ
@given(data=st.binary(max_size=400))
def test_any_bytes(kind: str, data: bytes) -> None:
    holds(kind, data)


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("seed", SEEDS)
def test_one_kind_for_another(kind: str, seed: str) -> None:
    holds(kind, SEEDS[seed])


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_was_found_before(case: Path) -> None:
    """A case is called after what reads it: `page-….bin`."""
    holds(case.name.partition("-")[0], case.read_bytes())


@FUZZ
@given(
    data=st.one_of(
        st.binary(max_size=200), st.text("[]{}:-&*!#|>'\"ab1 \n\t?%@`", max_size=120).map(str.encode)
    )
)
def test_any_alias_file(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("a") / "names.yaml"
    path.write_bytes(data)
    try:
        read_aliases(path).names()
    except SummarizerError as error:
        assert len(str(error).splitlines()) == 1
