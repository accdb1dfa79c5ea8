from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.masking import keep_secret, mask, mask_answer, mask_said
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
