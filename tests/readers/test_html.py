"""Pages: main text, title, outlet, date; and what is no page."""

import pytest

from summarizer.errors import InputError
from summarizer.fetch import MAX_BYTES
from summarizer.readers import html
from summarizer.readers.items import MAX_SOURCE
from summarizer.readers.worker.markup import plain

PROSE = "The minister met the envoy of the neighbouring state in Lisbon on Monday for three hours of talks."
PAGE = f"""<!doctype html><html lang="en"><head><title>Talks in Lisbon</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2026-02-03">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Talks in Lisbon</h1><p>{PROSE}</p><p>“It was useful,” she said, without giving details of it.</p>
<p>{PROSE.replace("Lisbon", "Porto")}</p></article>
<footer>All rights reserved, subscribe now</footer></body></html>"""


def test_the_main_text_is_taken_and_the_furniture_left() -> None:
    article = html.parse_html(PAGE.encode(), source="p", url="https://post.example/a")
    assert PROSE in article.text.splitlines()
    assert "“It was useful,”" in article.text
    assert "subscribe" not in article.text
    assert "Sport" not in article.text
    about = (article.title, article.outlet, article.published, article.url)
    assert about == ("Talks in Lisbon", "Harbour Post", "2026-02-03", "https://post.example/a")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<time datetime='2026-04-14T10:00:00Z'>14 April</time>"),
        ("", "<time>April 14, 2026</time>"),
        (
            '{"@type": "NewsArticle", "datePublished": "2026-04-14T10:00:00Z", "dateModified": "2026-04-20"}',
            "",
        ),
        ('{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "datePublished": "2026-04-14"}]}', ""),
    ],
)
def test_the_day_is_in_time_and_json_ld(head: str, body: str) -> None:
    story = f"<article><h1>Talks</h1>{body}{f'<p>{PROSE}</p>' * 5}</article>"
    page = f"<html><head><script type='application/ld+json'>{head}</script></head><body>{story}</body></html>"
    assert html.parse_html(page.encode(), source="p").published == "2026-04-14"


@pytest.mark.parametrize(
    "data",
    [
        '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "articleBody": "%s"}</script>',
        '<script type=\'application/ld+json\'>{"@graph": [{"reviewBody": "%s"}]}</script>',
        '<script type=\'application/ld+json\'>{"recipeInstructions": ["%s"]}</script>',
        '<script type=\'application/ld+json\'>{"@type": "Product", "description": "%s"}</script>',
        '<div id=\'data-preloaded\' data-preloaded=\'{"topic_1": "{\\"post_stream\\": {\\"posts\\": '
        '[{\\"cooked\\": \\"%s\\"}]}}"}\'></div>',
        "<p>The formula is <math alttext='%s'><mi>x</mi></math> here, as all of them know by now.</p>",
    ],
)
def test_what_a_page_tells_programs_is_not_what_it_shows(data: str) -> None:
    told = data % ("Zarkon resigned on Sunday after secret talks with the harbour master. " * 9)
    body = f"<article><h1>Talks</h1><p>{PROSE}</p>{told}</article>"
    text = html.parse_html(f"<html><body>{body}</body></html>".encode(), source="p").text
    assert PROSE in text
    assert "Zarkon" not in text


def test_the_encoding_the_server_names_is_used() -> None:
    article = html.parse_html(
        PAGE.replace("envoy", "envoyé").encode("latin-1", "replace"), source="p", charset="latin-1"
    )
    assert "envoyé" in article.text


@pytest.mark.parametrize("charset", ["", "no-such-encoding", "base64"])
def test_an_encoding_python_does_not_know_is_guessed(charset: str) -> None:
    assert PROSE in html.parse_html(PAGE.encode(), source="p", charset=charset).text


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"<html><body></body></html>", b"<" * 10_000])
def test_a_page_without_an_article_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(InputError, match="p: no article text on the page"):
        html.parse_html(data, source="p")


def test_a_page_nested_a_hundred_thousand_deep_is_refused_or_read() -> None:
    try:
        html.parse_html(b"<div>" * 100_000 + b"deep", source="p")
    except InputError as error:
        assert str(error).startswith("p: ")


def test_a_huge_page_is_refused() -> None:
    with pytest.raises(InputError, match="more than 15 MB"):
        html.parse_html(b" " * (MAX_SOURCE + 1), source="p")


def test_a_page_as_large_as_the_fetcher_takes_is_read() -> None:
    assert MAX_SOURCE == MAX_BYTES
    data = PAGE.encode()
    comment = b"<!--" + b"x" * 100_000 + b"-->"
    page = data + comment * ((MAX_SOURCE - len(data)) // len(comment))
    assert html.parse_html(page, source="p").text == html.parse_html(data, source="p").text


def test_plain_keeps_every_block_on_a_line() -> None:
    markup = "<h2>Head</h2>one <b>bold</b> line<br>two<ul><li>a</li><li>b &amp; c</li></ul>"
    markup += "<script>x()</script><!-- n -->"
    assert plain(markup).splitlines() == ["Head", "one bold line", "two", "a", "b & c"]
    assert plain("") == ""


RELATED = "<time datetime='2026-01-02'>2 January</time>"
CHANGED = '<meta property="article:modified_time" content="2026-04-20T08:00:00Z">'
PUBLISHED = '<meta property="article:published_time" content="2026-04-14T08:00:00Z">'
OWN = "<time datetime='2026-04-14T10:00'>14 April</time>"
LATER = OWN.replace("04-14", "04-20")


@pytest.mark.parametrize(
    ("head", "before", "own", "after", "day"),
    [
        ("", f"<nav>{RELATED}</nav>", OWN, "", "2026-04-14"),
        ("", f"<aside><h2>Related</h2>{RELATED}</aside>", "", "", ""),
        ("", "", "", f"<aside>{RELATED}</aside>", ""),
        ("", "", "", f"<footer>{RELATED}</footer>", ""),
        ("", f"<div class='related-stories'>{RELATED}</div>", OWN, "", "2026-04-14"),
        (CHANGED + PUBLISHED, "", "", "", "2026-04-14"),
        (CHANGED, "", OWN, "", "2026-04-14"),
        (CHANGED, "", f"Updated {LATER} Published {OWN}", "", "2026-04-14"),
        (CHANGED, "", OWN.replace("<time", "<time class='entry-date published updated'"), "", "2026-04-14"),
        ("", "", f"Published Monday, updated {LATER} {OWN}", "", "2026-04-14"),
        ("", "", f"Updated {LATER.replace('<time', '<time class=published')} {OWN}", "", "2026-04-14"),
        (
            "",
            "",
            LATER.replace("<time", "<time class=published itemprop=dateModified") + OWN,
            "",
            "2026-04-14",
        ),
        (CHANGED, "", "", "", "2026-04-20"),
        (CHANGED, f"<aside>{RELATED}</aside>", "", "", "2026-04-20"),
        ("", "", f"<footer>Published {OWN}</footer>", "", "2026-04-14"),
        (CHANGED, "", f"<p>{PROSE} It was signed on {RELATED}. {PROSE}</p>", "", "2026-04-20"),
        (
            '<script type=\'application/ld+json\'>[{"@type": "ItemList", "itemListElement": '
            '[{"@type": "NewsArticle", "datePublished": "2026-01-02"}]}, '
            '{"@type": ["NewsArticle"], "dateModified": "2026-04-20", "datePublished": "2026-04-14"}]'
            "</script>",
            "",
            "",
            "",
            "2026-04-14",
        ),
    ],
)
def test_the_day_is_the_articles_own_and_that_of_its_publication(
    head: str, before: str, own: str, after: str, day: str
) -> None:
    story = f"<article><h1>Talks</h1>{own}{f'<p>{PROSE}</p>' * 5}</article>"
    page = f"<html><head><title>Talks</title>{head}</head><body>{before}{story}{after}</body></html>"
    assert html.parse_html(page.encode(), source="p").published == day
