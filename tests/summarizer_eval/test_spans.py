from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from summarizer_eval import spans
from summarizer_eval.cases import load_cases
from summarizer_eval.data import Data

from summarizer.errors import InputError

TEXT = "Mayor Anna Kessler met Pavel Strand in Lund. “The toll is theft,” Kessler said.\n"
GOLD = """
article: toll.txt
actors:
- {id: anna, name: Anna Kessler, kind: person, evidence: [Mayor Anna Kessler]}
- {id: pavel, name: Pavel Strand, kind: person, evidence: [met Pavel Strand in Lund]}
meetings:
- {id: lund, participants: [anna, pavel], status: confirmed, evidence: [met Pavel Strand in Lund]}
stances:
- id: toll
  holder: anna
  issue: the toll
  position: opposes
  claim: The toll is theft.
  quote: The toll is theft
  evidence: ['"The toll is theft," Kessler said.']
"""


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "texts").mkdir()
    (tmp_path / "gold" / "01_toll.yaml").write_text(GOLD, encoding="utf-8")
    (tmp_path / "texts" / "toll.txt").write_text(TEXT, encoding="utf-8")
    gold, texts = str(tmp_path / "gold" / "01_toll.yaml"), str(tmp_path / "texts")
    spans.main([gold, "--articles", texts, "--to", str(tmp_path / "real")])
    return tmp_path


def test_published_labels_hold_no_passage_of_the_text(labels: Path) -> None:
    written = (labels / "real" / "01_toll.yaml").read_text(encoding="utf-8")
    assert "met Pavel Strand" not in written
    assert "Kessler said" not in written
    tree = yaml.safe_load(written)
    assert tree["meetings"][0]["evidence"] == ["19-43"]
    assert tree["stances"][0]["quote"] == "46-63"
    assert len(tree["sha256"]) == 64


def test_with_the_text_they_are_the_labels_again(labels: Path) -> None:
    (case,) = load_cases(Data.own(labels / "real", labels / "texts"))
    assert case.gold.stances[0].quote == "The toll is theft"
    assert case.gold.meetings[0].evidence == ("met Pavel Strand in Lund",)
    assert case.spans["meetings", "lund"] == ((19, 43),)


def test_another_text_is_refused(labels: Path) -> None:
    (labels / "texts" / "toll.txt").write_text(TEXT.replace("Lund", "Oslo"), encoding="utf-8")
    with pytest.raises(InputError, match="not the text that was labelled"):
        load_cases(Data.own(labels / "real", labels / "texts"))


def test_a_missing_text_is_named(labels: Path) -> None:
    (labels / "texts" / "toll.txt").unlink()
    with pytest.raises(InputError, match=r"toll\.txt.* not found"):
        load_cases(Data.own(labels / "real", labels / "texts"))
