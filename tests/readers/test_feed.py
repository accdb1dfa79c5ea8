"""Feeds as bytes: what they hold, and what they try."""

import time

import pytest

from summarizer.errors import InputError
from summarizer.readers.feed import is_feed, parse_feed
from summarizer.readers.items import MAX_SOURCE

BODY = "<p>The minister met the envoy in Lisbon on Monday.</p>" * 20
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Desk &amp; Wire</title>
<item><title>Whole &lt;b&gt;story&lt;/b&gt;</title><link>https://example.org/a</link>
  <pubDate>Mon, 02 Feb 2026 10:00:00 GMT</pubDate>
  <description>Teaser only …</description><content:encoded><![CDATA[{BODY}]]></content:encoded></item>
<item><title>Teaser</title><link>https://example.org/b</link>
  <description>The minister met…</description></item>
<item><title>No link</title><description>A short note by itself.</description></item>
<item></item>
</channel></rss>""".encode()
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom Desk</title>
<entry><title>One</title><link href="https://example.org/1"/><updated>2026-02-03T23:30:00+02:00</updated>
<content type="html">{BODY.replace("<", "&lt;")}</content></entry></feed>""".encode()


def test_rss_items_are_whole_articles_or_links() -> None:
    feed = parse_feed(RSS, source="x")
    whole, teaser, alone, empty = feed.entries
    assert feed.title == "Desk & Wire"
    assert (whole.title, whole.link, whole.published) == (
        "Whole story",
        "https://example.org/a",
        "2026-02-02",
    )
    assert whole.text.splitlines() == ["The minister met the envoy in Lisbon on Monday."] * 20
    assert (teaser.link, teaser.text) == ("https://example.org/b", "")
    assert (alone.link, alone.text) == ("", "A short note by itself.")
    assert (empty.link, empty.text) == ("", "")


def test_atom_is_read() -> None:
    feed = parse_feed(ATOM, source="x")
    (entry,) = feed.entries
    assert (feed.title, entry.link, entry.published) == ("Atom Desk", "https://example.org/1", "2026-02-03")
    assert len(entry.text.splitlines()) == 20


def test_a_long_teaser_is_no_article() -> None:
    data = RSS.replace(b"</p>]]>", b"</p><p>Continue reading &#8594;</p>]]>")
    assert parse_feed(data, source="x").entries[0].text == ""


@pytest.mark.parametrize(
    "data", [b"", b"<rss", b"not a feed", b"<html><body>404</body></html>", b"\xff\xfe\x00"]
)
def test_what_is_no_feed_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^desk\.xml: not a well-formed RSS or Atom feed$"):
        parse_feed(data, source="desk.xml")


def bomb(encoding: str) -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{levels}]><rss><channel><title>&l9;</title></channel></rss>'
    return text.encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_an_xml_bomb_is_not_even_parsed(encoding: str) -> None:
    started = time.monotonic()
    with pytest.raises(InputError, match="declares XML entities"):
        parse_feed(bomb(encoding), source="x")
    assert time.monotonic() - started < 10


def test_an_external_entity_is_not_read() -> None:
    data = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>'
    with pytest.raises(InputError, match="declares XML entities"):
        parse_feed(data, source="x")


def test_a_huge_feed_is_refused_before_parsing() -> None:
    with pytest.raises(InputError, match="more than 15 MB"):
        parse_feed(b"<rss>" + b" " * MAX_SOURCE, source="x")


def test_a_feed_as_large_as_the_fetcher_takes_is_read() -> None:
    feed = RSS + b" " * (MAX_SOURCE - len(RSS))
    assert parse_feed(feed, source="x") == parse_feed(RSS, source="x")


def test_a_feed_is_told_from_a_page() -> None:
    assert is_feed(RSS)
    assert is_feed(ATOM)
    assert is_feed(b'<rdf:RDF xmlns="http://purl.org/rss/1.0/">')
    assert not is_feed(b"<!doctype html><html><p>How to write an <rss > feed")
    assert not is_feed(b"plain text")


def test_half_a_character_is_refused() -> None:
    data = b"<rss version='2.0'><channel><item><description>broken &#xD800; & loose</description></item>"
    with pytest.raises(InputError, match="cannot be parsed"):
        parse_feed(data, source="x")
