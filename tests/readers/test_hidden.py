"""What nobody sees on a page is not read; what everybody sees is."""

from __future__ import annotations

import html

import pytest

from summarizer.readers.worker.markup import feed, page, plain

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
    "font:0/0 a",
    "font: 1px serif",
    "font: 700 calc(0px) serif",
    "font-size:calc(0px)",
    "font-size:0;font-size:wrong",
    "font-size:10%",
    "font-size:1e-5px",
    "zoom:0",
    "scale:0",
    "transform:scale3d(0,0,0)",
    "transform:matrix(0,0,0,0,0,0)",
    "transform:rotateY(90deg)",
    "translate:-9999px 0",
    "translate: -9999px",
    "position:absolute;left:calc(0px - 9999px)",
    "position:absolute;left:calc(-1 * 9999px)",
    "position:absolute;top:-10in",
    "position:absolute;inset-inline-start:-9999px",
    "margin-inline-start:-9999px",
    "text-indent:-1e9px",
    "text-indent:9999px;overflow:hidden;white-space:nowrap",
    "letter-spacing:-1em",
    "display:none;display:foo",
    "display:none!important;display:block",
    "visibility:hidden!important;visibility:visible",
    "background:url(a;b);display:none",
    "opacity:0;opacity:abc",
    "opacity:0 !important; opacity:1",
    "opacity:1e-9",
    "filter: opacity(.01)",
    "mask:linear-gradient(transparent,transparent)",
    "max-height:0;overflow:auto",
    "block-size:0;overflow:hidden",
    "line-height:0;overflow:hidden",
    "clip-path:polygon(0 0, 0 0, 0 0)",
    "clip-path:inset(0 100% 0 0)",
    "color:hsl(0,0%,100%)",
    "color:hwb(0 100% 0%)",
    "color:rgb(100% 100% 100%)",
    "color:oklch(1 0 0)",
    "color:lab(100% 0 0)",
    "color:rgb(0 0 0 / 1%)",
    "color:rgba(0,0,0,.01)",
    "color:azure",
    "color:red;background:#f00",
    "transform:translateX(9999px)",
    "translate:9999px",
    "position:absolute;bottom:9999px",
    "position:fixed;top:100vh",
    "position:fixed;bottom:-200px;height:10px",
    "position:absolute;left:200vw",
    "position:absolute;inset:0 auto auto 9999px",
    "padding:0 0 0 9999px",
    "margin:0 9999px",
    "text-indent:100%;overflow:hidden;white-space:nowrap",
    "word-spacing:-9999px",
    "zoom:1%",
    "font-size-adjust:0",
    "transform:rotateY(.25turn)",
    "transform:rotateX(1.5708rad)",
    "transform:rotate3d(0,1,0,90deg)",
    "transform:skewX(90deg)",
    "rotate:y 90deg",
    "rotate:1 0 0 100grad",
    "transform:rotateY(180deg);backface-visibility:hidden",
    "transform:matrix3d(0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1)",
    "color:Canvas",
    "clip-path:path('')",
    "clip-path:xywh(0 0 0 0)",
    "clip-path:inset(49.9% 49.9%)",
    "position:absolute;clip:rect(5px,5px,5px,5px)",
    "clip-path:inset(0 0 9999px 0)",
    "clip-path:circle(1px at -100px -100px)",
    "clip-path:polygon(0 0, 100% 0, 50% 0)",
    "-webkit-mask:linear-gradient(transparent,transparent)",
    "font-size:min(0px,1em)",
    "color:tomato;background:tomato",
    "color:#333;background:currentcolor",
    "position:fixed;bottom:100%",
    "offset:ray(270deg) 9999px",
    "position:absolute;margin-block-start:-9999px",
    "margin-inline:-9999px 0",
    "mask:linear-gradient(#0000,#0000)",
    "mask:linear-gradient(rgb(0 0 0/0),rgb(0 0 0/0))",
    "overflow:hidden auto;height:0",
    "--x:none;display:var(--x)",
    "background-image:linear-gradient(black,black);color:black",
    "line-height:.05;overflow:hidden",
    "line-height:1px;overflow:hidden",
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
    "<p popover>{}</p>",
    "<noscript><p>{}</p></noscript>",
    "<iframe>{}</iframe>",
    "<object><p>{}</p></object>",
    "<video><p>{}</p></video>",
    "<canvas><p>{}</p></canvas>",
    "<noframes>{}</noframes>",
    "<meter>{}</meter>",
    "<select><option>{}</option></select>",
    "<title>{}</title>",
    "<svg><title>{}</title></svg>",
    "<math><annotation>{}</annotation></math>",
    "<p><font color=fffffe>{}</font></p>",
    "<p><font color=fff>{}</font></p>",
    "<div style='opacity:.3'><div style='opacity:.3'><p>{}</p></div></div>",
    "<div hidden/><p>{}</p></div>",
    "<div style='display:none' /><p>{}</p></div>",
    "<math><mphantom>{}</mphantom></math>",
    "<svg><text fill=none>{}</text></svg>",
    "<svg><symbol><text>{}</text></symbol></svg>",
    "<div style='font-size:0.4em'><p style='font-size:0.4em'>{}</p></div>",
    "<div style='background:url(dark.jpg)'><p style='background:#fff;color:#fff'>{}</p></div>",
    "<table background=d.jpg style='background:#fff'><tr><td><font color=white>{}</font></td></tr></table>",
]
HIDDEN = [f'<p style="{style}">{{}}</p>' for style in STYLES] + TAGS
SHOWN = [
    "<div style='clear:both'/><p>{}</p>",
    "<div hidden></div><p>{}</p>",
    "<p style='position:absolute;top:5200px;left:300px'>{}</p>",
    "<p style='position:relative;top:100%;left:10%;margin:0 auto 40px;padding:2em'>{}</p>",
    "<p style='transform:rotate(90deg);rotate:45deg'>{}</p>",
    "<p style='transform:matrix3d(1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1)'>{}</p>",
    "<p style='--x:block;display:var(--x);overflow:hidden;text-indent:2em'>{}</p>",
    "<p style='position:fixed;bottom:0;left:10px'>{}</p>",
    "<p style='mask:linear-gradient(to right,#000,#0000)'>{}</p>",
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
    "<p style='display:none;display:block'>{}</p>",
    "<p style='opacity:0;opacity:1'>{}</p>",
    "<p style='font:700 1.2em/1.4 serif'>{}</p>",
    "<p style='font-size:80%;letter-spacing:-.02em'>{}</p>",
    "<p style='transform:rotate(90deg) scale(1.1) translateX(-50%)'>{}</p>",
    "<p style='width:calc(100% - 20px);overflow:hidden'>{}</p>",
    "<p style='margin:0 0 0 -20px;clip-path:inset(0 10% 0 0)'>{}</p>",
    "<p style='clip-path:polygon(0 0, 100% 0, 100% 90%);font-size:min(1em,20px)'>{}</p>",
    "<div style='opacity:.6'><p style='opacity:.6'>{}</p></div>",
    "<p style='color:#333;background:#eee;margin-inline:2em 0'>{}</p>",
    "<p style='color:hsl(0,0%,20%)'>{}</p>",
    "<p style='color:rgb(0 0 0 / 80%)'>{}</p>",
    "<p style='color:#fff;background:rgb(0 0 0 / 80%)'>{}</p>",
    "<p style='background:transparent;mask:linear-gradient(#000,transparent)'>{}</p>",
    "<p style='line-height:1.5;overflow:hidden'>{}</p>",
    "<p style='background:url(dark.jpg);color:#fff'>{}</p>",
    "<p style='background:url(white.jpg) #fff;color:white'>{}</p>",
    "<div style='background-color:#fff;background-image:url(dark.jpg)'><p style='color:#fff'>{}</p></div>",
    "<div style='background:linear-gradient(#fff8,#fff8),url(dark.jpg)'><p style='color:#fff'>{}</p></div>",
    "<table background=dark.jpg><tr><td><font color=white>{}</font></td></tr></table>",
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


@pytest.mark.parametrize(
    ("attributes", "seen"),
    [("text=white", False), ("bgcolor=black text=white", True), ("text=white background=dark.jpg", True)],
)
def test_the_body_tells_the_colour_of_text(attributes: str, seen: bool) -> None:
    grey = f"<p style='color:#888'>{PROSE}</p>" * 2
    found = page(
        f"<html><body {attributes}><article>{grey}<p>{MARK}</p></article></body></html>".encode(), "", ""
    )
    assert ("Zarkon" in found["text"]) is seen
