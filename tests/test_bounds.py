"""One limit of size for everything that is read, and a limit of time that holds whatever is at work."""

from __future__ import annotations

import asyncio
import io
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.errors import InputError, TransportError
from summarizer.library import read_article
from summarizer.llm.base import Answer, Message, Shape, Usage
from summarizer.pipeline import summarize_async
from summarizer.readers.entries import feed_items
from summarizer.readers.items import MAX_ARTICLE
from summarizer.readers.jsonl import parse_row, read_jsonl
from summarizer.readers.text import from_bytes
from summarizer.sentences import split
from summarizer.summary import Failure

SENTENCE = "Mayor Anna Kessler met Minister Pavel Strand in Vienna on Tuesday and opposed the toll. "
TOO_MUCH = SENTENCE * (MAX_ARTICLE // len(SENTENCE) + 1)


def test_no_reader_takes_more_than_another(tmp_path: Path) -> None:
    said = "more than 2 MB is no single article; split it"
    with pytest.raises(InputError, match=said):
        from_bytes(TOO_MUCH.encode(), source="-")
    with pytest.raises(InputError, match=said):
        parse_row(json.dumps({"text": TOO_MUCH}), "x.jsonl:1")
    page = "".join(f"<p>{n} {SENTENCE * 100}</p>" for n in range(MAX_ARTICLE // len(SENTENCE) // 100 + 1))
    (tmp_path / "page.html").write_text(f"<html><body><article>{page}</article></body></html>")
    with pytest.raises(InputError, match=said):
        read_article(tmp_path / "page.html")
    feed = f"<rss version='2.0'><channel><item><description>{TOO_MUCH}</description></item></channel></rss>"
    (item,) = feed_items(feed.encode(), "f.xml")
    assert isinstance(item, Failure)
    assert item.message == f"f.xml#1: {said}"


def test_characters_count_as_bytes() -> None:
    with pytest.raises(InputError, match="more than 2 MB"):
        parse_row(json.dumps({"text": "é" * (MAX_ARTICLE // 2 + 1)}), "x:1")
    assert len(parse_row(json.dumps({"text": "é" * (MAX_ARTICLE // 2)}), "x:1").text) == MAX_ARTICLE // 2


@pytest.mark.parametrize("end", ["\n", "\r", "\u2028"])
def test_a_list_of_very_many_lines_is_no_article(end: str) -> None:
    began = time.monotonic()
    with pytest.raises(InputError, match="more than 50,000 lines"):
        from_bytes(f"a{end}".encode() * 400_000, source="-")
    assert time.monotonic() - began < 2


def test_wrapped_lines_are_joined_in_time_that_grows_with_their_number() -> None:
    line = "and the word goes on for a very long time here to\n"
    began = time.monotonic()
    assert len(split(line * 40_000)) < 1_000  # joined, and cut again where one has no end for thousands
    assert time.monotonic() - began < 3


def test_an_endless_line_of_json_ends_the_file_and_not_the_program() -> None:
    class Endless(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            return b"x" * (size or 0)

    (only,) = read_jsonl(Endless(), "x")
    assert isinstance(only, Failure)
    assert "no end of it" in only.message


class Fake:
    """Answers at once: a claim of everything, thousands of times."""

    name = "fake"
    context = 10_000_000

    def __init__(self, claims: dict[str, Any], *, small: bool) -> None:
        self._claims = claims
        self.small = small

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        await asyncio.sleep(0)
        if shape.__name__ == "Extraction":
            return Answer(shape.model_validate(self._claims), Usage(1, 1, 1))
        word = "person" if shape.__name__ == "Kinds" else "yes"
        return Answer(shape.model_construct(**dict.fromkeys(shape.model_fields, word)), Usage(1, 1, 1))


def gives_up(article: Article, llm: Fake, seconds: float) -> float:
    began = time.monotonic()
    with pytest.raises(TransportError, match=f"not done after {seconds:g} s"):
        asyncio.run(summarize_async(article, llm, max_seconds=seconds))
    return time.monotonic() - began


def test_the_sentence_strategy_keeps_to_its_time() -> None:
    pytest.importorskip("spacy")
    from summarizer.reading.syntax.parser import parse  # noqa: PLC0415

    parse({1: "A parser that is there already."})
    names = "Anna Bruno Carla Dario Elena Fabio Gerda Hanno Irena Jonas".split()
    people = [f"{first} {last}son" for first in names for last in names]
    told = [f"{a} met {b} in Vienna on Tuesday, and {b} said {a} opposed it.\n" for a, b in
            zip(people * 20, people[7:] * 20, strict=False)]  # fmt: skip
    article = Article.of("".join(told), source="long.txt", published="2026-02-05")
    assert gives_up(article, Fake({}, small=True), 1) < 4


@pytest.mark.parametrize("claims", [2_000, 20_000])
def test_grounding_keeps_to_the_time_of_its_article(claims: int) -> None:
    article = Article.of(SENTENCE * 20_000, source="long.txt", published="2026-02-05")
    actor = {"name": "Anna Kessler", "kind": "person", "aliases": ["Nobody At All"] * 50, "s": [1]}
    answer = {
        "headline": "Nobody " * 10,
        "summary": [{"text": "Anna Kessler met nobody.", "s": list(range(1, 300))}] * claims,
        "actors": [actor | {"name": f"Anna Kessler{n}"} for n in range(claims)],
        "meetings": [{"participants": ["Nobody"] * 100, "s": [1]}] * claims,
        "stances": [],
    }
    assert gives_up(article, Fake(answer, small=False), 0.3) < 4
