from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from summarizer_eval.cases import load_cases, locate
from summarizer_eval.data import Data

from summarizer.errors import InputError
from tests.summarizer_eval.builders import ACTORS, MEETINGS, STANCES, TEXT, S

GOLD: dict[str, Any] = {
    "article": "01_toll.txt",
    "dateline": "2026-04-07",
    "actors": list(ACTORS),
    "meetings": list(MEETINGS),
    "stances": list(STANCES),
}


def write(folder: Path, gold: dict[str, Any] | str = GOLD, name: str = "01_toll") -> Data:
    folder.mkdir(parents=True, exist_ok=True)
    text = gold if isinstance(gold, str) else yaml.safe_dump(gold, allow_unicode=True)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Data.own(folder)


@pytest.mark.parametrize("place", ["gold", "articles"])
def test_a_case_is_a_gold_file_and_its_article(tmp_path: Path, place: str) -> None:
    data = write(tmp_path / "gold")
    (tmp_path / place).mkdir(exist_ok=True)
    (tmp_path / place / "01_toll.txt").write_text(TEXT, encoding="utf-8")
    (case,) = load_cases(data)
    assert (case.id, case.article.text, case.article.published) == ("own/01_toll", TEXT, "2026-04-07")
    (start, end), second = case.spans["meetings", "oslo"]
    assert (TEXT[start:end], TEXT[slice(*second)]) == (S[0], S[3])


def test_folders_named_after_splits_are_splits(tmp_path: Path) -> None:
    for split in ("dev", "seeds"):
        write(tmp_path / "gold" / split)
        (tmp_path / "gold" / split / "01_toll.txt").write_text(TEXT, encoding="utf-8")
    data = Data.own(tmp_path / "gold")
    assert [case.id for case in load_cases(data)] == ["seeds/01_toll", "dev/01_toll"]
    assert [case.id for case in load_cases(data, "dev")] == ["dev/01_toll"]
    with pytest.raises(InputError, match="no gold files"):
        load_cases(data, "test")


def changed(kind: str, at: int, **change: object) -> dict[str, Any]:
    items = [dict(item) for item in GOLD[kind]]
    items[at] |= change
    return GOLD | {kind: items}


@pytest.mark.parametrize(
    ("gold", "line"),
    [
        (changed("meetings", 0, status="maybe"), r"meetings oslo status: Input should be 'confirmed'"),
        (changed("stances", 1, holder="anna"), r"stance ana_toll: 'anna' is the id of no actor"),
        (changed("meetings", 0, reported_by=["pots"]), r"meeting oslo: 'pots' is the id of no actor"),
        (changed("actors", 1, id="ana"), r"actors: the id 'ana' is used twice"),
        (
            changed("actors", 0, evidence=["Mayor Anna Lund"]),
            r"actors ana: not in the article: 'Mayor Anna Lund'",
        ),
        (changed("actors", 0, evidence=[]), r"actors ana evidence: .*at least 1"),
        (changed("meetings", 0, date_start="April"), r"meetings oslo date_start: "),
        (changed("actors", 0, nmae="x"), r"actors ana nmae: Extra inputs"),
        (GOLD | {"article": "../../secret.txt"}, r"article: must be the plain name of a file"),
        (GOLD | {"article": "other.txt"}, r"article 'other.txt' not found"),
        ("actors: [", r"line 1: not YAML"),
        ("- a\n- b", r"Input should be a valid dictionary"),
        ("", r"Input should be a valid dictionary"),
    ],
)
def test_a_broken_gold_file_gives_one_clear_line(
    tmp_path: Path, gold: dict[str, Any] | str, line: str
) -> None:
    data = write(tmp_path, gold)
    (tmp_path / "01_toll.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError, match=line) as raised:
        load_cases(data)
    assert "01_toll.yaml" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_yaml_words_and_dates_stay_text(tmp_path: Path) -> None:
    actor = "{id: no, name: No, kind: person, optional: yes, evidence: [Mayor Ana Lund met], aliases: }"
    data = write(tmp_path, f"article: a.txt\ndateline: 2026-04-07\nactors:\n- {actor}\n")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (case,) = load_cases(data)
    (one,) = case.gold.actors
    assert (case.gold.dateline, one.id, one.name, one.aliases, one.optional) == (
        "2026-04-07",
        "no",
        "No",
        (),
        True,
    )


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        ('"The toll" is', "He said “The\u00a0toll”\n is fair", "“The\u00a0toll”\n is"),
        ("Maran's", "of Maran’s ministry", "Maran’s"),
        ("  a  b ", "x a\tb", "a\tb"),
        ("A b", "a b", None),
        ("a.c", "abc", None),
        ("", "abc", None),
    ],
)
def test_quotes_are_found_but_for_white_space_and_quote_shape(
    quote: str, text: str, found: str | None
) -> None:
    span = locate(quote, text)
    assert (text[span[0] : span[1]] if span else None) == found


def test_the_built_in_gold_is_whole() -> None:
    # Loads every split, the test split unread by people, and finds every quote in its article.
    cases = load_cases(Data.built_in())
    assert [case.id for case in cases if case.split == "seeds"] == [
        "seeds/000_33a7eaefd00a5b9a",
        "seeds/001_60819499d764e901",
    ]
    assert {case.split for case in cases} == {"seeds", "dev", "test", "languages", "long"}


def test_the_example_of_the_readme_works(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "eval" / "README.md").read_text(encoding="utf-8")
    example = readme.partition("```yaml\n")[2].partition("```")[0]
    data = write(tmp_path, example, "harbour")
    (tmp_path / "harbour.txt").write_text(TEXT, encoding="utf-8")
    (case,) = load_cases(data)
    assert [len(items) for items in (case.gold.actors, case.gold.meetings, case.gold.stances)] == [2, 1, 0]
