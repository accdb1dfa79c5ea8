"""Every kind of source in one stream; what cannot be read is an item of it."""

import asyncio
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from summarizer.article import Article
from summarizer.dialing import Unreachable
from summarizer.fetch import Page
from summarizer.readers.items import Item, Validators
from summarizer.readers.sources import read_sources
from summarizer.readers.url import canonical
from summarizer.summary import Failure

PROSE = "The minister met the envoy of the neighbouring state in Lisbon on Monday for three hours of talks."
GERMAN = "Der Minister traf am Montag in Lissabon den Gesandten des Nachbarlandes und sprach lange mit ihm."


def page(text: str) -> Page:
    body = f"<html><body><article><h1>Talks</h1><p>{text}</p><p>{text}</p></article></body></html>"
    return Page("", body.encode(), "text/html")


def rss(*items: str) -> Page:
    body = f"<rss version='2.0'><channel><title>Desk</title>{''.join(items)}</channel></rss>"
    return Page("", body.encode(), "application/rss+xml", etag='"1"')


def item(link: str, text: str = "") -> str:
    return f"<item><title>T</title><link>{link}</link><description>{text}</description></item>"


class Web:
    """Stands in for the fetcher and for the store."""

    def __init__(self, **pages: Page) -> None:
        self.pages = {f"https://x.example/{name}": found for name, found in pages.items()}
        self.asked: list[str] = []
        self.kept: dict[str, Article | Failure] = {}
        self.last: dict[str, Validators] = {}

    async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Page:
        self.asked.append(url)
        await asyncio.sleep(0)
        if url not in self.pages:
            raise Unreachable(f"{url}: the server answered 404")
        found = self.pages[url]
        if etag and etag == found.etag:
            return Page(url, b"", not_modified=True)
        return Page(url, found.body, found.content_type, found.charset, found.etag)

    def known(self, url: str) -> Article | Failure | None:
        return self.kept.get(url)

    def validators(self, url: str) -> Validators | None:
        return self.last.get(url)

    def read(self, *sources: str) -> list[Item]:
        async def run() -> list[Item]:
            return [found async for found in read_sources(sources, self, self)]  # type: ignore[arg-type]

        return asyncio.run(run())


def texts(items: list[Item]) -> list[str]:
    return [found.text if isinstance(found, Article) else type(found).__name__ for found in items]


def test_a_feed_gives_full_items_fetched_items_and_failures_in_order() -> None:
    whole = PROSE * 8
    feed = rss(
        item("https://x.example/full", whole),
        item("https://x.example/linked"),
        item("https://x.example/gone"),
        "<item/>",
    )
    web = Web(feed=feed, linked=page(PROSE))
    first, second, third, fourth, marker = web.read("https://x.example/feed")
    assert isinstance(first, Article)
    assert (first.text, first.title, first.outlet, first.url) == (
        whole,
        "T",
        "Desk",
        "https://x.example/full",
    )
    assert isinstance(second, Article)
    assert PROSE in second.text
    assert (second.title, second.outlet) == ("T", "Desk")
    assert isinstance(third, Failure)
    assert (third.error, third.source) == ("Unreachable", "https://x.example/gone")
    assert isinstance(fourth, Failure)
    assert fourth.message == "https://x.example/feed#4: the item has neither text nor link"
    assert marker == Validators("https://x.example/feed", '"1"', "")
    assert "https://x.example/full" not in web.asked


def test_an_unchanged_feed_is_not_read_again() -> None:
    web = Web(feed=rss(item("https://x.example/full", PROSE * 8)))
    web.last["https://x.example/feed"] = Validators("https://x.example/feed", '"1"', "")
    assert web.read("https://x.example/feed") == []


def test_a_known_address_is_not_fetched_again_whatever_its_tracking() -> None:
    kept = Article.of(PROSE, source="kept")
    web = Web(feed=rss(item("https://x.example/linked?utm_source=rss#top")))
    web.kept[canonical("https://x.example/linked")] = kept
    assert web.read("https://x.example/feed")[0] is kept
    assert web.asked == ["https://x.example/feed"]


def test_a_failed_feed_the_user_names_is_tried_again() -> None:
    web = Web(feed=rss())
    web.kept["https://x.example/feed"] = Failure(source="x", error="Unreachable", message="x")
    web.read("https://x.example/feed")
    assert web.asked == ["https://x.example/feed"]


def test_an_article_may_be_in_any_language() -> None:
    web = Web(page=page(GERMAN))
    (article,) = web.read("https://x.example/page")
    assert isinstance(article, Article)
    assert article.language == "de"


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (Page("", b"%PDF-1.7", "application/pdf"), "the PDF cannot be parsed"),
        (Page("", b"\x89PNG\r\n", "image/png"), "image/png is no article"),
        (Page("", b"  ", "text/plain"), "is empty"),
        (Page("", b"<rss><channel>", "text/xml"), "not a well-formed RSS or Atom feed"),
        (Page("", b"<html></html>", "text/html"), "no article text on the page"),
    ],
)
def test_an_address_that_holds_no_article_is_a_failure(found: Page, reason: str) -> None:
    (failed,) = Web(page=found).read("https://x.example/page")
    assert isinstance(failed, Failure)
    assert reason in failed.message


def test_a_feed_inside_a_feed_is_a_failure() -> None:
    failed, _ = Web(feed=rss(item("https://x.example/feed2")), feed2=rss()).read("https://x.example/feed")
    assert isinstance(failed, Failure)
    assert "a feed, not an article" in failed.message


def test_json_lines_behind_an_address_are_read() -> None:
    lines = Page("", json.dumps({"text": PROSE}).encode() + b"\n{", "application/x-ndjson")
    assert texts(Web(lines=lines).read("https://x.example/lines")) == [PROSE, "Failure"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text(PROSE + " One.", "utf-8")
    (tmp_path / "b" / "c.md").write_text(PROSE + " Two.", "utf-8")
    (tmp_path / "b" / "d.html").write_bytes(page(PROSE).body)
    (tmp_path / "b" / "photo").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "b" / "readme.md").write_text(
        "# Tool\n\n- [one](x)\n- two\n\n```\nmake\n```\nRun it.\n", "utf-8"
    )
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": PROSE + " Three."}), "utf-8")
    (tmp_path / "desk.xml").write_bytes(rss(item("https://x.example/full", PROSE * 8)).body)
    (tmp_path / "list.txt").write_text(
        "# desk\nhttps://x.example/linked\n\nhttps://x.example/gone\n", "utf-8"
    )
    return tmp_path


def test_a_folder_gives_its_articles_and_the_addresses_in_its_lists(folder: Path) -> None:
    found = texts(Web(linked=page(PROSE)).read(str(folder)))
    assert found[0].endswith("One.")
    assert found[2] == "Failure"
    assert found[3].endswith("Two.")
    assert len(found) == 5


def test_a_list_of_addresses_and_files_works_by_file_as_by_standard_input(folder: Path) -> None:
    (folder / "both").write_text("# week\nhttps://x.example/linked\na.txt\nb/c.md\n", "utf-8")
    found = texts(Web(linked=page(PROSE)).read(str(folder / "both")))
    assert [text[-4:] for text in found[1:]] == ["One.", "Two."]
    assert PROSE in found[0]


def test_a_list_that_names_itself_is_read_once(folder: Path) -> None:
    (folder / "self.txt").write_text("self.txt\na.txt\n", "utf-8")
    assert len(Web().read(str(folder / "self.txt"))) == 2


def test_globs_and_files_of_every_kind(folder: Path) -> None:
    web = Web()
    assert len(web.read(f"{folder}/**/*.md", f"{folder}/a.*")) == 2
    assert texts(web.read(f"{folder}/rows.jsonl", f"{folder}/desk.xml")) == [PROSE + " Three.", PROSE * 8]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gone.txt", "gone.txt"),
        ("gone.xml", "no such file"),
        ("*.nope", "no such file"),
        ("b/photo", "is an image"),
    ],
)
def test_what_is_not_there_is_a_failure_and_the_rest_goes_on(folder: Path, name: str, reason: str) -> None:
    failed, good = Web().read(f"{folder}/{name}", f"{folder}/a.txt")
    assert isinstance(failed, Failure)
    assert reason in failed.message
    assert isinstance(good, Article)


@pytest.mark.parametrize("make", [lambda f: json.dumps({"text": PROSE}), lambda f: str(f / "a.txt")])
def test_standard_input_is_json_lines_or_sources(
    folder: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], str]
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(f"\n{make(folder)}\n{{\n".encode())))
    found = texts(Web().read("-"))
    assert found[0].startswith(PROSE)
    assert found[1:] == ["Failure"]


def test_pages_are_fetched_side_by_side_but_not_all_at_once() -> None:
    under_way, most = 0, 0

    class Slow(Web):
        async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Page:
            nonlocal under_way, most
            under_way += 1
            most = max(most, under_way)
            await asyncio.sleep(0.01)
            under_way -= 1
            return page(PROSE)

    web = Slow()
    web.pages = {}
    feed = rss(*(item(f"https://x.example/{n}") for n in range(40)))

    class First(Slow):
        async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Page:
            return Page(url, feed.body, feed.content_type) if url.endswith("feed") else await super().get(url)

    assert len(First().read("https://x.example/feed")) == 41
    assert 2 <= most <= 8


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://X.example:443/a?utm_source=f&id=3#top", "https://x.example/a?id=3"),
        ("https://x.example/a?fbclid=9", "https://x.example/a"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_one_article_has_one_address(url: str, expected: str) -> None:
    assert canonical(url) == expected


VICTIM = "https://victim.example/news/talks"
WHOLE = "Invented words about talks that never were. " * 20


def feed_at(address: str, *items: str) -> Web:
    web = Web()
    web.pages[address] = rss(*items)
    return web


@pytest.mark.parametrize(
    "feed",
    [
        "https://evil.example/feed",
        "https://evil.github.io/feed",
        "https://evil.co.uk/feed",
        "https://10.0.0.1/f",
    ],
)
@pytest.mark.parametrize("victim", [VICTIM, "https://victim.github.io/a", "https://victim.co.uk/a"])
def test_a_feed_does_not_speak_for_another_site(feed: str, victim: str) -> None:
    web = feed_at(feed, item(victim, WHOLE))
    web.pages[victim] = page(PROSE)
    found = web.read(feed)[0]
    assert isinstance(found, Article)
    assert PROSE in found.text
    assert "Invented" not in found.text
    assert web.asked == [feed, victim]


@pytest.mark.parametrize("site", ["https://evil.example/feed", "https://feeds.victim.example/rss"])
def test_only_its_own_feed_tells_the_title_outlet_and_date_of_a_page(site: str) -> None:
    web = feed_at(
        site,
        f"<item><title>Mayor resigns</title><link>{VICTIM}</link>"
        "<pubDate>Mon, 01 Jan 2001 00:00:00 GMT</pubDate></item>",
    )
    web.pages[VICTIM] = page(PROSE)
    found = web.read(site)[0]
    assert isinstance(found, Article)
    told = (found.title, found.outlet, found.published)
    assert (told == ("Mayor resigns", "Desk", "2001-01-01")) is ("victim" in site)
    assert found.title in ("Mayor resigns", "Talks")


@pytest.mark.parametrize("feed", ["https://feeds.victim.example/rss", "https://victim.example/feed"])
def test_a_feed_speaks_for_its_own_site(feed: str) -> None:
    web = feed_at(feed, item("https://www.victim.example/news/talks", WHOLE))
    found = web.read(feed)[0]
    assert isinstance(found, Article)
    assert (found.text, found.url) == (WHOLE.strip(), "https://www.victim.example/news/talks")


def test_a_feed_speaks_for_the_site_it_was_found_at_after_redirects() -> None:
    web = feed_at("https://victim.example/feed", item(VICTIM, WHOLE))
    body = web.pages["https://victim.example/feed"]

    async def get(url: str, **_: str) -> Page:
        if url == VICTIM:
            return page(PROSE)
        return Page("https://evil.example/feed", body.body, body.content_type)

    web.get = get  # type: ignore[method-assign]
    found = web.read("https://victim.example/feed")[0]
    assert isinstance(found, Article)
    assert PROSE in found.text


def test_lines_from_the_web_do_not_speak_for_another_site() -> None:
    web = Web()
    row = json.dumps({"text": PROSE * 2, "url": VICTIM}) + "\n"
    for site in ("evil.example", "victim.example"):
        web.pages[f"https://{site}/x.jsonl"] = Page("", row.encode(), "application/jsonl")
    assert [
        found.url for found in web.read("https://evil.example/x.jsonl") if isinstance(found, Article)
    ] == [""]
    assert [
        found.url for found in web.read("https://victim.example/x.jsonl") if isinstance(found, Article)
    ] == [VICTIM]


def test_a_feed_or_page_in_a_file_speaks_for_no_address(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(rss(item(VICTIM, WHOLE)).body)
    canonical_link = f'<html><head><link rel="canonical" href="{VICTIM}"><title>T</title></head>'
    (tmp_path / "page.html").write_bytes(page(PROSE).body.replace(b"<html>", canonical_link.encode()))
    found = Web().read(str(tmp_path / "feed.xml"), str(tmp_path / "page.html"))
    assert [type(one) for one in found] == [Article, Article]
    assert [one.url for one in found if isinstance(one, Article)] == ["", ""]
