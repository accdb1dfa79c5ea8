"""Bytes and texts that are nearly what a reader expects."""

from __future__ import annotations

from hypothesis import strategies as st

PROSE = (
    "LENZ, 3 February 2026 (Courier) — Mayor Anna Kessler met Envoy Pavel Strand in Lenz on Tuesday.\n\n"
    "“The toll helps nobody,” Kessler told reporters. Strand declined to comment on the canal treaty.\n\n"
    "The two will meet again in March, her office said.\n"
)
SEEDS = {
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
