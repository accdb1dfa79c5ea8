"""`summarize dossier` on summaries that are there already: no model is needed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from summarizer_eval.dossiers import data, read_group

from summarizer.cli.dossier import dossier
from summarizer.dossier import Dossier, read_aliases
from summarizer.errors import InputError, UsageError


@pytest.fixture
def summaries(tmp_path: Path) -> list[Path]:
    """Both seeds' articles, and beside them their summaries as JSON."""
    paths = []
    for article, summary in read_group(data("dossiers") / "seeds" / "dossier.yaml").pairs:
        (tmp_path / article.source).write_bytes(article.text.encode())
        path = tmp_path / f"{article.source}.json"
        path.write_text(summary.model_dump_json(), encoding="utf-8")
        paths.append(path)
    return paths


@pytest.mark.parametrize(
    ("fmt", "sign"), [("text", "MEETINGS"), ("markdown", "## Meetings"), ("html", "<!doctype html>")]
)
def test_every_form(fmt: str, sign: str, summaries: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    dossier(summaries, fmt=fmt)  # type: ignore[arg-type]
    assert sign in capsys.readouterr().out


def test_json_is_a_dossier_and_goes_into_a_file(summaries: list[Path], tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    dossier(summaries, fmt="json", output=target)
    assert len(Dossier.model_validate_json(target.read_text(encoding="utf-8")).sources) == 2
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_aliases_are_heeded(
    summaries: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = tmp_path / "names.yaml"
    names.write_text("actors:\n  Aide Ushakov: [Yuri Ushakov]\n", encoding="utf-8")
    dossier(summaries, aliases=names, fmt="json")
    assert "Aide Ushakov" in {actor["name"] for actor in json.loads(capsys.readouterr().out)["actors"]}


@pytest.mark.parametrize("content", ["actors: [1]", "who: {}", "{", "actors:\n  a: b"])
def test_an_alias_file_of_another_shape(content: str, tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_aliases(path)
    assert "\n" not in str(error.value)
    assert str(path) in str(error.value)


def test_a_changed_article_is_noticed(summaries: list[Path]) -> None:
    article = summaries[0].with_suffix("")
    article.write_text(article.read_text(encoding="utf-8") + "!", encoding="utf-8")
    with pytest.raises(InputError, match="not the text it was made from"):
        dossier(summaries)


def test_a_missing_article_and_a_file_that_is_no_summary(summaries: list[Path], tmp_path: Path) -> None:
    summaries[0].with_suffix("").unlink()
    with pytest.raises(InputError, match="is not there"):
        dossier(summaries)
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="not a summary"):
        dossier([tmp_path / "x.json"])


def test_usage() -> None:
    with pytest.raises(UsageError, match="either article files or --store"):
        dossier([])
    with pytest.raises(UsageError, match="need --store"):
        dossier([Path("a.json")], about="x")
    with pytest.raises(UsageError, match="not a date"):
        dossier([], store=Path("news.db"), since="yesterday")
