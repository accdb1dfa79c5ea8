from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest

from summarizer.distribution import install
from summarizer.errors import WeightsError
from summarizer.reading.syntax import parser


def loaded_anew() -> object:
    return parser.load.__wrapped__()


def test_a_missing_parser_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("spacy")

    def missing(name: str) -> metadata.Distribution:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)
    with pytest.raises(WeightsError, match=re.escape(f"not installed; run: {install('local')}") + "$"):
        loaded_anew()


def test_a_parser_of_other_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("spacy")
    monkeypatch.setattr(parser, "digest", lambda folder: "0" * 64)
    with pytest.raises(WeightsError, match="is damaged"):
        loaded_anew()


def test_the_digest_sees_every_byte_and_every_name(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "model.bin").write_bytes(b"abc")
    before = parser.digest(tmp_path)
    (tmp_path / "cache.pyc").write_bytes(b"written by Python, not shipped")
    assert parser.digest(tmp_path) == before
    (tmp_path / "sub" / "model.bin").write_bytes(b"abd")
    changed = parser.digest(tmp_path)
    (tmp_path / "sub" / "model.bin").rename(tmp_path / "sub" / "other.bin")
    renamed = parser.digest(tmp_path)
    (tmp_path / "more.bin").write_bytes(b"")
    assert len({before, changed, renamed, parser.digest(tmp_path)}) == 4


def test_tokens_keep_the_offsets_of_the_sentence() -> None:
    pytest.importorskip("spacy")
    sentence = "“Mills,” said\u00a0Anna — a toll\u200bis due."
    (doc,) = parser.parse({7: sentence}).values()
    assert len(doc.text) == len(sentence)
    assert {sentence[t.idx] for t in doc if t.text[0].isalpha()} == {"M", "s", "A", "a", "t", "i", "d"}
    assert doc.text[0] == '"'


def test_sentences_keep_their_numbers() -> None:
    pytest.importorskip("spacy")
    docs = parser.parse({3: "Anna left.", 9: "Pavel stayed."})
    assert {n: doc[0].text for n, doc in docs.items()} == {3: "Anna", 9: "Pavel"}
    assert parser.parse({}) == {}


def test_a_given_name_of_two_syllables_is_one_word() -> None:
    pytest.importorskip("spacy")
    docs = parser.parse(
        {1: "Moon Jae-in saw Tsai Ing-wen at the Seoul-led talks, a sit-in and a Pro-war rally."}
    )
    assert [t.text for t in docs[1] if "-" in t.text] == ["Jae-in", "Ing-wen", "-", "-", "-"]
