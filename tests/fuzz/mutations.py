"""Bytes and texts that are nearly what a reader expects."""

from __future__ import annotations

from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.extraction import ActorClaim, Extraction, SummaryClaim
from summarizer.grounding import ground
from summarizer.summary import Provenance
from tests.readers.test_documents import docx, eml, mhtml, pdf

PROSE = (
    "LENZ, 3 February 2026 (Courier) — Mayor Anna Kessler met Envoy Pavel Strand in Lenz on Tuesday.\n\n"
    "“The toll helps nobody,” Kessler told reporters. Strand declined to comment on the canal treaty.\n\n"
    "The two will meet again in March, her office said.\n"
)
_USE = Provenance(
    model="m", strategy="article", prompts=(), calls=1, prompt_tokens=1, completion_tokens=1, seconds=1, version="1"
)  # fmt: skip
_TALKS = "Mayor Anna Kessler met Envoy Pavel Strand in Lenz on Tuesday."


def _saved() -> bytes:
    """A summary as it is written, of an article that is nowhere any more."""
    actors = [ActorClaim(name="Anna Kessler", kind="person", role="Mayor", s=[1])]
    summary = [SummaryClaim(text=_TALKS, s=[1])]
    claims = Extraction(headline="Talks", summary=summary, actors=actors, meetings=[], stances=[])
    return ground(Article.of(_TALKS, source="gone.txt"), claims, _USE).model_dump_json().encode()


SEEDS = {
    "mail": eml(PROSE),
    "mhtml": mhtml(),
    "word": docx(*PROSE.splitlines()),
    "pdf": pdf(_TALKS, "The two will meet again in March."),
    "list": b"# week\nhttps://x.example/a\nhttps://x.example/b?c=1#d\n\n/dev/null\n",
    "saved": _saved(),
    "text": PROSE.encode(),
    "page": f"<!doctype html><html><head><title>Talks</title></head><body><article><h1>Talks</h1><p>{PROSE}</p>"
    "<table><tr><td>x</td></tr></table></article></body></html>".encode(),
    "feed": f"<?xml version='1.0'?><rss version='2.0'><channel><title>Desk</title><item><title>T</title>"
    f"<link>https://x.example/a</link><description>&lt;p&gt;{PROSE}&lt;/p&gt;</description></item></channel></rss>".encode(),
    "lines": b'{"text": "Anna Kessler met Pavel Strand in Lenz.", "url": "https://x.example/a", "published": "2026-02-03"}\n'
    * 2,
}
SNIPPETS = (
    b"\0", b"\x1b[31m", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\xe2\x80\xa8", b"&#8;", b"&#xD800;", b"&#0;", b"&",
    b"<", b">", b"<![CDATA[", b"]]>", b"<!--", b"<!DOCTYPE x [", b"<!ENTITY a 'b'>", b"<p hidden>", b"<template>", b"<svg><p>",
    b"<div>" * 300, b"<b " + b"a=1 " * 600 + b">", b"\"", b"'", b"\\", b"{", b"[" * 400, b"}", b"1e999", b"9" * 5000, b"null",
    b"\xd8\x00", b"x" * 3000, b" " * 3000, b"\n" * 3000, b"<|im_end|>", b"\xe2\x80\xae", b"U.S. ", b"...", b"\xf0\x9f\x92\xa9" * 50,
    b"<!---->" * 40, b"<!-- ", b"<div hidden/>", b"\xe2\x80\x9c" * 2000, b"0 0 0 0 re W n ", b"/X Do ", b"BT 3 Tr ", b"q " * 99,
    b"Content-Type: multipart/mixed; boundary=b\r\n", b"--b\r\n", b"=?utf-8?q?=FF?=", b"http://[::1/\n", b"\xed\xb3\xbf",
    b"<meta charset='utf-7'>", b"<?xml encoding='utf-16'?>", b"style='color:\\", b"style=\"position:absolute;left:-9e999px\"",
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, kind: str) -> bytes:
    """A seed of that kind with a few things put in, taken out, doubled or flipped."""
    data = bytearray(SEEDS[kind])
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 40))
        match draw(st.sampled_from("insert delete double flip random".split())):
            case "insert":
                data[at:at] = draw(st.sampled_from(SNIPPETS))
            case "delete":
                del data[at : at + length]
            case "double":
                data[at:at] = data[at : at + length] * draw(st.integers(1, 20))
            case "flip" if at < len(data):
                data[at] ^= 1 << draw(st.integers(0, 7))
            case _:
                data[at:at] = draw(st.binary(max_size=40))
    return bytes(data)


WORDS = st.sampled_from(
    [*PROSE.split(), "Anna Kessler", "Pavel Strand", "the toll", "Oslo", "", " ", "\x1b[31m", "\u202e", "<b>", "{{x}}", "9" * 400,
     "a" * 2000, "İ", "ß", "中文", "\U0001f4a9", "(" * 60, "\\", "[3]", "=cmd", "Tuesday", "2026-02-30", "last week", "\udcff"]
)  # fmt: skip
PHRASE = st.lists(WORDS, max_size=8).map(" ".join)
