from __future__ import annotations

import base64
import json
import time
import unicodedata
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.masking import HIDDEN, keep_address, keep_secret, mask, mask_address, mask_answer, mask_said
from summarizer.summary import Failure

KEY = "gsk-4711-Quiet0Heron"


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.masking._known", set())
    keep_secret(KEY)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"key {KEY}, again {KEY}", "key ***, again ***"),
        ("http://me:pass@news.example/a", "http://***@news.example/a"),
        ("http://me:p@ss@news.example", "http://***@news.example"),
        ("http://token@news.example", "http://***@news.example"),
        ("http://me:p/s?s#@news.example/a", "http://***@news.example/a"),
        ("http://news.example:80/@me", "http://news.example:80/@me"),
        ("Bearer Z3NrLTQ3MTEtUXVpZXQwSGVyb24=", "Bearer ***="),
        ("https://news.example/@me and me@news.example", "https://news.example/@me and me@news.example"),
    ],
)
def test_known_secrets_and_passwords_in_addresses_are_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


LONG = "sk-proj-Ab3dEf6hIj9lMn2pQr5tUv8x"
SPELLED = [
    LONG[:12] + "####" + LONG[-8:],
    LONG[:12] + "-----" + LONG[-8:],
    LONG[:12] + "____" + LONG[-8:],
    LONG[:12] + "~~~" + LONG[-8:],
    "key=" + LONG[:16],
    f"token={LONG[:16]}&x",
    "Bearer-" + LONG[:20],
    f"/v1/{LONG[:14]}/x",
    LONG.replace("-", "%2D"),
    LONG.replace("-", "&#45;"),
    LONG.upper(),
    LONG[:16] + "\u200b" + LONG[16:],
    "\u2060".join(LONG),
    LONG[:24],
    LONG[::-1],
    LONG.encode().hex(),
    LONG.encode().hex(" "),
    "".join(chr(ord(c) + 0xFEE0) for c in LONG),
    *(base64.b64encode(before + LONG.encode()).decode() for before in (b"", b":", b"me", b"Bearer ")),
    base64.urlsafe_b64encode(b"me:" + LONG.encode() + b"\n").decode(),
]


def shown(masked: str) -> list[str]:
    """The parts of the key that a text shows, spelled as it is or backwards, in whatever case."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", masked).lower() if c.isalnum())
    key = LONG.replace("-", "").lower()
    return [
        key[at : at + 6]
        for at in range(len(key) - 5)
        if {key[at : at + 6], key[at : at + 6][::-1]} & {plain[n : n + 6] for n in range(len(plain))}
    ]


@pytest.mark.parametrize("spelled", SPELLED)
def test_a_key_is_masked_however_it_is_spelled(spelled: str) -> None:
    keep_secret(LONG)
    said = mask_said(f"Incorrect API key provided: {spelled}. See docs")
    assert shown(said) == []
    assert HIDDEN in said
    assert said.endswith(" See docs")


@pytest.mark.parametrize("spelled", SPELLED[8:])
def test_a_key_is_masked_in_answers_however_it_is_spelled(spelled: str) -> None:
    keep_secret(LONG)
    answer = json.loads(mask_answer(json.dumps({"headline": spelled, "other": "Talks in Lenz"})))
    assert shown(answer["headline"]) == []
    assert HIDDEN in answer["headline"]
    assert answer["other"] == "Talks in Lenz"


@pytest.mark.parametrize("secret", ["minister2026", "admin:treaty2026", "new-york-times-1", "summit2026!"])
def test_words_of_a_password_may_stand_in_an_answer(secret: str) -> None:
    keep_secret(secret)
    text = "The minister of 2026, the treaty of 2026, the new York Times, the summit, 2026 and the admin"
    assert mask_answer(text) == text


def test_the_numbers_of_a_list_are_no_part_of_a_key() -> None:
    keep_secret("sk-12345678")
    keep_secret("admin:1234")
    for answer in ('{"s":[1,2,3,4,5,6,7,8]}', '{"s": [31, 32, 33, 34]}'):
        assert mask_answer(answer) == answer


def test_no_text_of_ours_holds_what_looks_like_a_part_of_a_key() -> None:
    keep_secret(LONG)
    keep_secret("0123456789abcdef0123456789abcdef")
    for path in (*Path("seeds").glob("*.txt"), *Path("eval/articles/dev").rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert mask(text) == text


ADDRESSES = [
    ("http://user:12/34secret@host/", "http://***@host/"),
    ("http:/user:secret@host", "http:/***@host"),
    ("http:\\\\user:secret@host", "http:\\\\***@host"),
    ("http://user:secret word@host/x", "http://***@host/x"),
    ("http://us er:secret@host/x", "http://***@host/x"),
    ("user:secret@host/x", "***@host/x"),
    ("//user:secret@host/", "//***@host/"),
    ("http://:secret/x@host/", "http://***@host/"),
    ("http://user：secret＠host/", "http://***@host/"),
    ("https://news.example/a:b@c", "https://news.example/a:b@c"),
    ("http://localhost:3000/@me", "http://localhost:3000/@me"),
    ("http://nas:8080/@alice/post", "http://nas:8080/@alice/post"),
    ("http://nas:8080/users/@alice", "http://nas:8080/users/@alice"),
    ("folder/10:30@home.txt", "folder/10:30@home.txt"),
]


@pytest.mark.parametrize(("address", "masked"), ADDRESSES)
def test_whatever_stands_before_the_host_of_an_address_is_masked(address: str, masked: str) -> None:
    assert mask_address(address) == masked
    assert Article.of("Text.", source=address).source == masked
    failure = Failure(source=address, error="InputError", message=f"{address}: cannot be read")
    assert (failure.source, failure.message) == (masked, f"{masked}: cannot be read")
    keep_address(f"--base-url={address}")
    assert str(InputError(f"cannot open {address}!")) == f"cannot open {masked.replace('***@', '***')}!"


def test_no_text_takes_long_to_mask() -> None:
    keep_secret(LONG)
    began = time.monotonic()
    for text in (
        "http:" * 20_000 + "@",
        "a:/" * 99_999,
        "http://a:" * 9_999 + "@",
        "a" * 99_999 + ":",
        "x " * 99_999,
    ):
        mask_address(text)
        mask_said(text[:10_000])
    assert time.monotonic() - began < 10


def test_what_may_be_a_plain_word_is_no_secret() -> None:
    for word in ("none", "ollama", "anything"):
        keep_secret(word)
    assert mask("none of ollama's, anything") == "none of ollama's, anything"


@pytest.mark.parametrize(
    "said",
    [
        "GSK-4711-QUIET0HERON",
        "-4711-Quiet0He",
        "gsk-4711-****",
        "gs…ron",
        "gsk...eron.",
        "•••••••eron",
        "eron",
        "gsk-4711",
        "xxxxxxxxeron",
    ],
)
def test_parts_of_a_key_are_masked_in_what_a_server_says(said: str) -> None:
    assert mask_said(f"the key '{said}' is wrong...") == "the key '***' is wrong..."


def test_letters_alone_are_a_secret_where_they_are_no_word() -> None:
    for secret in ("hQvTzRkLmWcB", "correcthorsebatterystaple"):
        keep_secret(secret)
        assert mask(f"not {secret}") == "not ***"


def test_a_key_is_masked_as_addresses_spell_it() -> None:
    keep_secret("gsk/4711+Quiet=Heron")
    assert mask("?key=gsk%2F4711%2BQuiet%3DHeron") == "?key=***"


def test_an_answer_without_secrets_stays_as_it_is() -> None:
    text = '{"a": "\\u0054 http://me:pass@news.example", "a": 1}'
    assert mask_answer(text) == text
    assert mask_answer('{"a": "\\u0067sk-4711-Quiet0Heron \\"é\\""}') == '{"a": "*** \\"é\\""}'


def test_errors_failures_and_articles_hold_none() -> None:
    address = "http://me:pass@news.example/a"
    assert repr(InputError(f"{address}: {KEY}")) == "InputError('http://***@news.example/a: ***')"
    failure = Failure(source=address, error="InputError", message=f"{address}: {KEY}")
    assert "pass" not in failure.model_dump_json()
    assert KEY not in failure.model_dump_json()
    article = Article.of("Text.", source=address, url=address)
    assert (article.source, article.url) == ("http://***@news.example/a",) * 2
