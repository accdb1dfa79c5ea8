"""Where gold, articles, recordings and the baseline lie, in a checkout and in an installed package alike."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Strategy = Literal["sentence", "article"]
STRATEGIES: tuple[Strategy, ...] = ("sentence", "article")
Split = Literal["seeds", "dev", "test", "languages", "long"]
SPLITS: tuple[Split, ...] = ("seeds", "dev", "test", "languages", "long")
_ARTICLE_ONLY: tuple[Split, ...] = ("languages", "long")
"""What small models do not read: other languages than English, and what takes them an hour."""
OWN = "own"
"""The split of gold files that lie in a user's folder itself, not in one named after a split."""

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Data:
    """One evaluation set. `gold` holds `*.yaml`, or a folder of them per split, or both.

    `home` holds a folder of recordings and a baseline for each strategy.
    """

    gold: Path
    home: Path

    @classmethod
    def built_in(cls) -> Data:
        """The set that comes with the program: inside the package when installed, beside it in a checkout."""
        return cls(_home() / "gold", _home())

    @classmethod
    def own(cls, folder: Path) -> Data:
        """A user's folder: recordings and baseline are kept in it, next to the gold files."""
        return cls(folder, folder)

    def recordings(self, strategy: Strategy) -> Path:
        """The folder of the answers that were recorded with `strategy`."""
        return self.home / "recordings" / strategy

    def baseline(self, strategy: Strategy) -> Path:
        """What was right with `strategy` when it was last accepted."""
        return self.home / "baselines" / f"{strategy}.json"

    def recorded(self, split: str = "all") -> list[Strategy]:
        """The strategies of which there are recordings of `split`, else the one that reads it."""
        pattern = "*/*.jsonl" if split == "all" else f"{split}/*.jsonl"
        found = [strategy for strategy in STRATEGIES if any(self.recordings(strategy).glob(pattern))]
        return found or ["article" if split in _ARTICLE_ONLY else "sentence"]

    def taken(self, strategy: Strategy, *, replay: bool) -> set[str]:
        """The splits that make up "all" for `strategy`.

        The sentence strategy reads English only and nothing long. A replay leaves out splits
        nobody recorded, unless nothing is recorded at all.
        """
        read = {OWN, *SPLITS} - ({*_ARTICLE_ONLY} if strategy == "sentence" else set())
        recorded = {path.parent.name for path in self.recordings(strategy).glob("*/*.jsonl")}
        return read & recorded if replay and recorded else read

    @property
    def truth(self) -> Path:
        """The wordings of the benchmark of truth; only the built-in set has them."""
        return self.home / "truth"

    @property
    def grounding_baseline(self) -> Path:
        """What grounding let pass and lost when it was last accepted."""
        return self.home / "baselines" / "grounding.json"

    def files(self, split: str = "all") -> list[tuple[str, Path]]:
        """Every gold file of `split` ("all" for every split) with its split, in a fixed order."""
        wanted = [name for name in SPLITS if split in ("all", name)]
        found: list[tuple[str, Path]] = [
            (name, path) for name in wanted for path in sorted((self.gold / name).glob("*.yaml"))
        ]
        if split in ("all", OWN):
            found += [(OWN, path) for path in sorted(self.gold.glob("*.yaml"))]
        return found


def article_path(gold_file: Path, split: str, name: str) -> Path | None:
    """The article file `name` of a gold file: beside it, in `articles` beside its folder, or built in."""
    folders = (
        gold_file.parent,
        gold_file.parent.parent / "articles",
        gold_file.parent.parent / "articles" / split,
        gold_file.parent.parent.parent / "articles" / split,
        _home() / "articles" / split,
        _home() / "seeds",
        _home().parent / "seeds",
    )
    return next((folder / name for folder in folders if (folder / name).is_file()), None)


def _home() -> Path:
    return _PACKAGE if (_PACKAGE / "gold").is_dir() else _PACKAGE.parent
