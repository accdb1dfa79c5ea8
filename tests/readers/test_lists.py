"""A list is told from an article by what it holds, and read alike by file and by standard input."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.library import read_article
from summarizer.readers.files import expanded, located
from summarizer.readers.items import Item, Link
from summarizer.readers.lists import is_list, is_there
from summarizer.store import Store
from summarizer.summary import Failure
from tests.readers.test_documents import PAGE, docx, eml, pdf
from tests.test_saved import as_export, as_lines, as_list, summary_of

PROSE = "The minister met the envoy of the neighbouring state in Lisbon on Monday for three hours of talks."


async def _collected(*sources: str) -> list[Item | Link]:
    return [item async for item in located(sources)]


def read(*sources: str) -> list[Item | Link]:
    import asyncio  # noqa: PLC0415

    return asyncio.run(_collected(*sources))


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> list[Item | Link]:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    return read("-")


def shown(items: list[Item | Link]) -> list[str]:
    """Where articles, links and failures come from."""
    return [
        item.url if isinstance(item, Link) else f"{type(item).__name__} {Path(item.source).name}"
        for item in items
        if isinstance(item, Article | Failure | Link)
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "week").mkdir()
    (tmp_path / "a.txt").write_text(PROSE + " One.", "utf-8")
    (tmp_path / "week" / "b.txt").write_text(PROSE + " Two.", "utf-8")
    (tmp_path / "week" / "c.html").write_text(PAGE, "utf-8")
    (tmp_path / "week" / "notes.dat").write_text("1", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "data", [PROSE.encode(), PAGE.encode(), eml(), docx(PROSE), pdf(PROSE), PROSE.encode() * 900]
)
def test_an_article_on_standard_input_is_that_article(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    (found,) = given(monkeypatch, data)
    assert isinstance(found, Article)
    assert found.source == "-"
    assert "met" in found.text


LIST = """# this week
https://x.example/1  # the first

a.txt # ours
gone.txt
week
week/*.txt
"""
HELD = [
    "https://x.example/1",
    "Article a.txt",
    "Failure gone.txt",
    "Article b.txt",
    "Article c.html",
    "Article b.txt",
]


def test_a_list_by_file_and_by_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "list").write_text(LIST, "utf-8")
    assert shown(given(monkeypatch, LIST.encode())) == HELD
    assert shown(read("list")) == HELD
    monkeypatch.chdir(folder / "week")
    assert shown(read("../list")) == HELD


def test_a_list_may_be_expanded_as_on_the_command_line(folder: Path) -> None:
    (folder / "list").write_text(LIST, "utf-8")
    assert [name.removeprefix(f"{folder}/") for name in expanded("list")] == [
        "https://x.example/1", "a.txt", "gone.txt", "week/b.txt", "week/c.html", "week/b.txt",
    ]  # fmt: skip
    for name in ("a.txt", "gone.txt", "week", "https://x.example/1", "-"):
        assert expanded(name) == [name]


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"Minister met envoy\n\n{PROSE}\n",
        f"{PROSE}\n\nhttps://x.example/1\nhttps://x.example/2\nhttps://x.example/3\n",
        "https://x.example/1\nhttps://x.example/2\n" + "word " * 60,
        "# Notes\n\n# More notes\n",
        "10:42\n\nand/or\n\nU.S.\n",
        "https://x.example/1\nhttps://x.example/2\n大臣は月曜日に特使と会談した。\n",
        "",
    ],
)
def test_an_article_is_no_list(folder: Path, text: str) -> None:
    assert not is_list(text.encode(), folder)


@pytest.mark.parametrize(
    "text",
    [
        "https://x.example/1\n",
        "gone.txt\n",
        "./gone\n../too\n~/third\n",
        "a.txt\nwhat is this\n",
        "/news/*/april-*\n",
        "\ufeffa.txt\r\nweek\r\n",
        "https://x.example/%d\n" * 4000,
    ],
)
def test_what_is_a_list(folder: Path, text: str) -> None:
    assert is_list(text.encode(), folder)


def test_each_bad_line_is_a_failure_of_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = f"a.txt\nno such thing\n-\n{'x' * 5000}\n{'y' * 9000}\nweek/notes.dat\nweek/b.txt\nweek\n".encode()
    found = given(monkeypatch, data)
    assert shown(found)[0] == "Article a.txt"
    told = [item.message for item in found if isinstance(item, Failure)]
    assert len(told) == 5
    assert told[0] == "no such thing: no such file"
    assert "too long for an address or a file" in told[3]
    assert "too short for an article" in told[4]
    assert len([item for item in found if isinstance(item, Article)]) == 4


def test_a_line_may_begin_with_a_tilde(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "~$report.docx\n~nobody-of-that-name/a.txt\na.txt\n"
    found = given(monkeypatch, lines.encode())
    assert shown(found) == ["Failure ~$report.docx", "Failure a.txt", "Article a.txt"]
    (folder / "names").write_text(lines, "utf-8")
    assert [Path(name).name for name in expanded("names")] == ["~$report.docx", "a.txt", "a.txt"]


def test_a_list_is_read_as_it_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio  # noqa: PLC0415

    reads, writes = os.pipe()
    os.write(writes, b"https://a.example/1\na.txt\n")
    with open(reads, "rb") as pipe, open(writes, "wb") as more:  # noqa: PTH123

        async def first_two() -> list[Item | Link]:
            items = located(["-"])
            return [await asyncio.wait_for(anext(items), 5) for _ in range(2)]

        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=pipe))
        end = threading.Timer(2, more.close)  # else a failure would hang
        end.start()
        began = time.monotonic()
        assert shown(asyncio.run(first_two())) == ["https://a.example/1", "Article a.txt"]
        assert time.monotonic() - began < 1.5
        end.join()


def test_the_first_row_may_be_long(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = json.dumps({"text": f"{PROSE} " * 800})
    found = given(monkeypatch, f'{row}\n{{"text"\n'.encode())
    assert shown(found) == ["Article -:1", "Failure -:2"]
    one = json.dumps([{"text": f"{PROSE} " * 800}, {"text": PROSE}])
    assert shown(given(monkeypatch, one.encode())) == ["Article -[0]", "Article -[1]"]


def test_a_path_may_be_as_long_as_the_system_has_it(folder: Path) -> None:
    deep = folder.joinpath(*["d" * 200] * 6)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text(PROSE, "utf-8")
    assert is_there(deep / "a.txt")
    assert read_article(str(deep / "a.txt")).text == PROSE


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# nothing today\n"])
def test_nothing_on_standard_input_is_nothing(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    assert given(monkeypatch, data) == []


def test_a_list_in_a_list_is_told_of(folder: Path) -> None:
    (folder / "inner").write_text("a.txt\n", "utf-8")
    (folder / "outer").write_text("inner\na.txt\n", "utf-8")
    failed, good = read("outer")
    assert isinstance(failed, Failure)
    assert "a list of sources, not an article" in failed.message
    assert isinstance(good, Article)
    with pytest.raises(InputError, match="a list of sources, not an article"):
        read_article(folder / "outer")


def test_a_feed_and_json_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    item = f"<item><description>{PROSE}</description></item>"
    feed = f"<rss version='2.0'><channel><title>D</title>{item}</channel></rss>"
    rows = [{"text": PROSE}, {"text": PROSE + " Two."}]
    for data in (feed, json.dumps(rows), json.dumps(rows, indent=2), json.dumps(rows[0], indent=2)):
        assert all(isinstance(item, Article) for item in given(monkeypatch, data.encode()))
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    assert shown(given(monkeypatch, f'{{"text"\n{lines}'.encode())) == [
        "Failure -:1",
        "Article -:2",
        "Article -:3",
    ]


@pytest.mark.parametrize("write", [as_list, as_lines, as_export])
def test_summaries_are_told_of_in_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, write: object
) -> None:
    made = [summary_of(Article.of(text, source="a.txt")) for text in (PROSE, PROSE + " One.")]
    write(folder / "both.json", made)  # type: ignore[operator]
    for found in (read("both.json"), given(monkeypatch, (folder / "both.json").read_bytes())):
        (failed,) = found
        assert isinstance(failed, Failure)
        assert "holds summaries, not articles; `summarize run" in failed.message
        assert "`summarize dossier" in failed.message


def test_a_store_is_told_of_in_one_line(folder: Path) -> None:
    with Store(folder / "news.db") as store:
        store.add(Article.of(PROSE), "key")
    (failed,) = read("news.db")
    assert isinstance(failed, Failure)
    assert "a store, not an article; `summarize list --store news.db`" in failed.message
