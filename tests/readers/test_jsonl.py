"""JSON lines: good rows are articles, bad rows are failures with their line number."""

import io
import json

import pytest

from summarizer.article import Article
from summarizer.readers import jsonl
from summarizer.summary import Failure


def read(*lines: str | bytes) -> list[Article | Failure]:
    data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return list(jsonl.read_jsonl(io.BytesIO(data), "feed.jsonl"))


def test_all_fields_are_kept() -> None:
    row = {
        "text": "He left.",
        "title": "T",
        "url": "https://x.example/1",
        "outlet": "O",
        "published": "2026-02-03T10:00Z",
        "id": 7,
    }
    (article,) = read(json.dumps(row))
    assert isinstance(article, Article)
    assert (article.text, article.title, article.url, article.outlet) == (
        "He left.",
        "T",
        "https://x.example/1",
        "O",
    )
    assert (article.published, article.source) == ("2026-02-03", "feed.jsonl:1 (7)")


def test_blank_lines_null_fields_and_unknown_keys_do_no_harm() -> None:
    items = read("", '{"text": "He left.", "title": null, "extra": [1]}', "   ")
    assert [type(item) for item in items] == [Article]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Invalid JSON"),
        ("[]", "should be an object"),
        ('{"title": "no text"}', "text: Field required"),
        ('{"text": ""}', "text: String should have at least 1 character"),
        ('{"text": " \\n "}', "the text is empty"),
        (b'{"text": "\xff"}', "Invalid JSON"),
        ('{"text": "half a pair: \\ud800"}', "Invalid JSON"),
    ],
)
def test_a_bad_line_is_a_failure_that_names_it(line: str | bytes, reason: str) -> None:
    good = '{"text": "He left."}'
    first, bad, last = read(good, line, good)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, Failure)
    assert bad.source == "feed.jsonl:2"
    assert bad.message.startswith("feed.jsonl:2: ")
    assert reason in bad.message


def test_an_endless_line_is_skipped_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_SOURCE", 100)
    long, good = read('{"text": "' + "x" * 1000 + '"}', '{"text": "He left."}')
    assert isinstance(long, Failure)
    assert isinstance(good, Article)
    assert good.source == "feed.jsonl:2"
