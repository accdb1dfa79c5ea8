"""What the tutorial prints is what the program prints now, from recorded answers."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from summarizer.cli.app import main
from summarizer.library import read_article
from summarizer.llm.recorded import RecordedLLM, Recording
from summarizer.pipeline import summarize_async

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```text\n(.*?)```", PAGE, re.S)
SEEDS = ("001_60819499d764e901", "000_33a7eaefd00a5b9a")  # in the order in which the tutorial takes them


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """All that the tutorial's commands print, at the width of a plain terminal."""
    folder = tmp_path_factory.mktemp("tutorial")
    patch = pytest.MonkeyPatch()
    patch.chdir(ROOT)
    patch.setenv("COLUMNS", "80")
    written = []
    for name in SEEDS:
        recording = Recording.load(ROOT / "eval" / "recordings" / "sentence" / "seeds" / f"{name}.jsonl")
        article = read_article(f"seeds/{name}.txt")
        summary = asyncio.run(summarize_async(article, RecordedLLM(recording), strategy="sentence"))
        written.append(folder / f"{name}.json")
        written[-1].write_text(summary.model_dump_json(), encoding="utf-8")
    shown = [folder / "article.txt", folder / "dossier.txt"]
    assert main(["run", str(written[0]), "--evidence", "--output", str(shown[0])]) == 0
    assert main(["dossier", *map(str, written), "--output", str(shown[1])]) == 0
    patch.undo()
    return "\n".join(path.read_text(encoding="utf-8") for path in shown)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split()[0])
def test_a_block_of_the_tutorial_is_printed(block: str, printed: str) -> None:
    def plain(text: str) -> str:
        return "\n".join(line.strip() for line in text.splitlines())

    assert plain(block).strip() in plain(printed)


def test_the_tutorial_shows_each_part() -> None:
    assert len(BLOCKS) >= 4
