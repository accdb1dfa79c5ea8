"""One bad item costs itself, never the batch: odd files, odd names, items that break a parser."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.fetch import Fetcher
from summarizer.library import read_article
from summarizer.readers.feed import parse_feed
from summarizer.readers.items import Item
from summarizer.readers.sources import read_sources
from summarizer.store import Store
from summarizer.summary import Failure

PROSE = "The minister met the envoy of the neighbouring state in Lisbon on Monday for three hours of talks.\n"
KINDS = [".txt", ".md", ".html", ".jsonl", ".xml"]


class Nothing:
    def known(self, url: str) -> None:
        return None

    def validators(self, url: str) -> None:
        return None


NOTHING = Nothing()


def read(*given: object, memory: Nothing = NOTHING) -> list[Item]:
    async def run() -> list[Item]:
        async with Fetcher() as fetcher:
            return [item async for item in read_sources([str(one) for one in given], fetcher, memory)]

    return asyncio.run(run())


def kinds(items: list[Item]) -> list[str]:
    return [type(item).__name__ for item in items]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(PROSE, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize("kind", ["device", "fifo", "sparse"])
def test_what_is_no_ordinary_file_is_a_failure_at_once(
    tmp_path: Path, good: Path, suffix: str, kind: str
) -> None:
    path = tmp_path / f"odd{suffix}"
    if kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "fifo":
        os.mkfifo(path)
    else:
        with path.open("wb") as file:
            file.truncate(20_000_000_000)
    began = time.monotonic()
    found = read(path, good)
    assert kinds(found) == ["Failure", "Article"]
    assert isinstance(found[0], Failure)
    assert found[0].message.startswith(str(path))
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("name", ["odd.txt", "odd.html"])
def test_one_article_is_read_from_regular_files_only(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(InputError, match=f"{name}: is no regular file"):
        read_article(tmp_path / name)


@pytest.mark.parametrize("suffix", KINDS)
def test_a_name_that_is_not_utf8_can_be_told(tmp_path: Path, good: Path, suffix: str) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9" + suffix.encode()))
    content = {".jsonl": b'{"text": "Ada met Bruno in Lisbon."}\n{}\n', ".txt": PROSE.encode()}
    try:
        odd.write_bytes(content.get(suffix, b"<nothing>"))
    except OSError:
        pytest.skip("this file system keeps no such names")
    found = read(odd, tmp_path)
    assert found
    for item in found:
        source = getattr(item, "source", "")
        source.encode("utf-8")
        if isinstance(item, Failure):
            item.model_dump_json()


ITEM = "<item><title>{title}</title><link>{link}</link><description>{text}</description></item>"


def feed(*items: str) -> bytes:
    return f"<rss version='2.0'><channel><title>Desk</title>{''.join(items)}</channel></rss>".encode()


MANY = " ".join(f"a{n}=x" for n in range(600))
GOOD = ITEM.format(title="Talks", link="", text=PROSE)
BAD = {
    "control": ITEM.format(title="T", link="", text="&lt;p&gt;a&amp;#8;b&lt;/p&gt;"),
    "half a title": ITEM.format(title="&lt;html&gt;&lt;head&gt;&lt;title&gt;", link="", text=PROSE),
    "nothing": ITEM.format(title="&lt;!-- --&gt;", link="", text="&lt;!-- --&gt;"),
    "odd link": ITEM.format(title="T", link="http://[::1/", text=""),
    "attributes": ITEM.format(title="T", link="", text=f"<![CDATA[<p {MANY}>{PROSE}</p>]]>"),
    "escaped attributes": ITEM.format(title="T", link="", text=f"&lt;p {MANY}&gt;{PROSE}&lt;/p&gt;"),
    "an entity told of": ITEM.format(title="T", link="", text=f"<![CDATA[{PROSE}<!ENTITY]]>"),
    "too long": ITEM.format(title="T", link="", text=f"<![CDATA[{'<p><i>w</i>' * 1_200_000}]]>"),
    "long link": ITEM.format(title="T", link="https://x.example/" + "a" * 100_000, text=""),
}


@pytest.mark.parametrize("name", BAD)
def test_an_item_that_breaks_a_parser_costs_itself(tmp_path: Path, good: Path, name: str) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(feed(GOOD, BAD[name], GOOD.replace("Lisbon", "Porto")))
    found = read(path, good)
    assert len(found) == 4
    assert [type(found[i]) for i in (0, 2, 3)] == [Article] * 3
    assert isinstance(found[1], Article | Failure)


def test_items_that_take_long_cost_themselves(tmp_path: Path, good: Path) -> None:
    path = tmp_path / "feed.xml"
    slow = ITEM.format(title="T", link="", text=f"<![CDATA[{'<p/>a' * 95_000}]]>")
    path.write_bytes(feed(GOOD, *[slow] * 14, GOOD.replace("Lisbon", "Porto")))
    found = read(path, good)
    assert [type(found[i]) for i in (0, 15, 16)] == [Article] * 3
    late = [item.message for item in found if isinstance(item, Failure)]
    assert any("no time is left for the longest items" in message for message in late)


def test_an_address_with_half_a_character_costs_itself(tmp_path: Path, good: Path) -> None:
    with Store(tmp_path / "s.db") as store:

        class Kept(Nothing):
            def known(self, url: str) -> None:
                assert store.known(url) is None

            def validators(self, url: str) -> None:
                assert store.validators(url, "f") is None

        found = read("http://127.0.0.1:9/\udcff", good, memory=Kept())
    assert kinds(found) == ["Failure", "Article"]


def test_a_title_that_cannot_be_read_leaves_its_item() -> None:
    found = parse_feed(feed(BAD["half a title"]), source="x")
    assert [entry.text for entry in found.entries] == [PROSE.strip()]


@pytest.mark.parametrize("error", [ValueError("odd"), AssertionError(), RecursionError(), MemoryError()])
def test_whatever_a_reader_raises_is_a_failure_of_its_item(
    tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    page = tmp_path / "odd.html"
    page.write_text("<p>x")
    lines = tmp_path / "odd.jsonl"
    lines.write_text('{"text": "x"}\n')

    def breaks(*_: Any, **__: Any) -> Any:
        raise error

    monkeypatch.setattr("summarizer.readers.files.parse_document", breaks)
    monkeypatch.setattr("summarizer.readers.jsonl.Article.of", breaks)
    found = read(page, lines)
    assert kinds(found) == ["Failure", "Failure"]
    assert all(isinstance(item, Failure) and "cannot be read" in item.message for item in found)


def test_an_article_can_always_be_kept() -> None:
    odd = Article.of("half \udcff a character", source="caf\udce9.txt", url="https://x.example/\ud800")
    for part in (odd.text, odd.source, odd.url, odd.id):
        part.encode("utf-8")
    assert len(odd.text) == len("half \udcff a character")


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    from summarizer.cli.app import main  # noqa: PLC0415

    def run(*args: object) -> tuple[int, str]:
        code = main([str(arg) for arg in args])
        return code, capsys.readouterr().err

    return run


def test_a_summary_is_read_from_a_regular_file(cli: Any, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "s.json")
    code, err = cli(tmp_path / "s.json")
    assert (code, err) == (
        2,
        f"summarize: error: {tmp_path}/s.json: is no regular file; pipe it in and name - instead\n",
    )


def test_a_dry_run_goes_on_to_the_end(cli: Any, tmp_path: Path, good: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(feed(*BAD.values()))
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    code, err = cli("batch", path, tmp_path, "--dry-run", "--store", tmp_path / "s.db", "--model", "x",
                    "--base-url", "http://localhost:1/v1")  # fmt: skip
    assert code == 1, err  # as the run would
    assert "bug" not in err
