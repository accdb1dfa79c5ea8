"""What nobody sees on a page is not read; what everybody sees is."""

from __future__ import annotations

import html

import pytest

from summarizer.readers.markup import feed, page, plain

PROSE = "The minister met the envoy of the neighbouring state in Lisbon on Monday for three hours of talks."
MARK = "Zarkon resigned on Sunday after secret talks with the harbour master of Brixton, nobody said."
STYLES = [
    "display:none",
    "DISPLAY : NONE !important",
    "d\\69splay:none",
    "dis/**/play: none; display:/* x */none",
    "visibility:hidden",
    "visibility: collapse",
    "opacity:0",
    "opacity: 0.01",
    "opacity:0%",
    "font-size:0",
    "font-size: 0.5px",
    "font-size:.01em",
    "text-indent:-9999px",
    "text-indent: -100em",
    "position:absolute;left:-9999px",
    "position:fixed; top:-1000vh",
    "margin-left:-5000px",
    "position:absolute;clip:rect(0,0,0,0)",
    "position:absolute; clip: rect(1px, 1px, 1px, 1px)",
    "clip-path:inset(50%)",
    "clip-path: circle(0)",
    "height:0;overflow:hidden",
    "max-height:1px;overflow:hidden",
    "width:1px;height:1px;overflow:hidden",
    "transform:scale(0)",
    "transform: translateX(-9999px)",
    "filter:opacity(0)",
    "color:transparent",
    "color:rgba(0,0,0,0)",
    "color: #0000",
    "color:white",
    "color:#fff",
    "color:#fefefe;background:#ffffff",
    "color:rgb(255, 255, 255)",
    "color:black;background-color:#000",
    "content-visibility:hidden",
]
TAGS = [
    "<p hidden>{}</p>",
    "<p hidden=until-found>{}</p>",
    "<template><p>{}</p></template>",
    "<dialog><p>{}</p></dialog>",
    "<p aria-hidden=true>{}</p>",
    "<div aria-hidden='TRUE '><p>{}</p></div>",
    "<p><font color=white>{}</font></p>",
    "<table bgcolor=black><tr><td><font color='#000000'>{}</font></td></tr></table>",
    "<div style='background:#123456'><p style='color:#123457'>{}</p></div>",
    "<div style='visibility:hidden'><p><b>{}</b></p></div>",
    "<div style='font-size:0'><p>x<i>y</i>{}</p></div>",
    "<!-- {} -->",
    "<script>{}</script>",
    "<style>{}</style>",
]
HIDDEN = [f'<p style="{style}">{{}}</p>' for style in STYLES] + TAGS
SHOWN = [
    "<p>{}</p>",
    "<p aria-hidden=false>{}</p>",
    "<dialog open><p>{}</p></dialog>",
    "<p style='opacity:1;display:block'>{}</p>",
    "<p style='color:#fff;background:#222'>{}</p>",
    "<div style='background-color:black'><p style='color:white'>{}</p></div>",
    "<div style='font-size:0'><p style='font-size:16px'>{}</p></div>",
    "<div style='visibility:hidden'><p style='visibility:visible'>{}</p></div>",
    "<div style='color:white'><p style='color:#333'>{}</p></div>",
    "<p style='color:rgba(0,0,0,0.87)'>{}</p>",
    "<p style='margin-left:-10px;text-indent:-1em'>{}</p>",
    "<p style='width:100%;max-height:0.5em'>{}</p>",
    "<p style='height:300px;overflow:hidden'>{}</p>",
    "<p style='font-size:inherit'>{}</p>",
    "<p style='position:relative;left:-5px'>{}</p>",
    "<p style='clip-path:none;transform:none'>{}</p>",
]


def text_of(markup: str) -> str:
    body = f"<h1>Talks</h1><p>{PROSE}</p>{markup}<p>{PROSE.replace('Lisbon', 'Porto')}</p>"
    found = page(f"<html><body><article>{body}</article></body></html>".encode(), "", "")
    return str(found["text"])


@pytest.mark.parametrize("markup", HIDDEN)
def test_hidden_text_is_not_read_from_a_page(markup: str) -> None:
    text = text_of(markup.format(MARK))
    assert "Zarkon" not in text
    assert "Lisbon" in text
    assert "Porto" in text


@pytest.mark.parametrize("markup", HIDDEN)
def test_hidden_text_is_not_read_from_a_feed(markup: str) -> None:
    text = plain(f"<p>{PROSE}</p>{markup.format(MARK)} and then <p>More.</p>")
    assert "Zarkon" not in text
    assert text.splitlines()[0] == PROSE
    assert text.splitlines()[-2:] == ["and then", "More."]


@pytest.mark.parametrize("markup", HIDDEN)
def test_hidden_text_is_not_read_from_a_whole_feed(markup: str) -> None:
    content = html.escape(f"<p>{PROSE}</p>" * 9 + markup.format(MARK))
    item = f"<item><title>T</title><description>{content}</description></item>"
    found = feed(f"<rss version='2.0'><channel>{item}</channel></rss>".encode())
    assert found["entries"][0]["text"].splitlines() == [PROSE] * 9


@pytest.mark.parametrize("markup", SHOWN)
def test_what_is_shown_is_read(markup: str) -> None:
    assert "Zarkon" in text_of(markup.format(MARK))
    assert MARK in plain(markup.format(MARK))
