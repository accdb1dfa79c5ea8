"""Which articles a strategy is run over."""

from __future__ import annotations

from pathlib import Path

from summarizer_eval.data import OWN, Data


def recorded(folder: Path, *names: str) -> Data:
    for name in names:
        path = folder / "recordings" / f"{name}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return Data(folder / "gold", folder)


def test_a_replay_leaves_out_splits_nobody_recorded(tmp_path: Path) -> None:
    data = recorded(tmp_path, "article/dev/a", "article/seeds/b")
    assert data.taken("article", replay=True) == {"dev", "seeds"}
    assert data.taken("article", replay=False) == {"seeds", "dev", "test", "languages", "long", OWN}


def test_without_any_recording_a_replay_takes_all(tmp_path: Path) -> None:
    assert "dev" in recorded(tmp_path).taken("article", replay=True)


def test_what_is_not_english_is_for_the_article_strategy(tmp_path: Path) -> None:
    data = recorded(tmp_path, "sentence/dev/a")
    assert "languages" not in data.taken("sentence", replay=False)
    assert data.recorded("languages") == ["article"]
    assert data.recorded("dev") == ["sentence"]
    assert data.recorded() == ["sentence"]


def test_a_split_is_replayed_with_what_it_was_recorded_with(tmp_path: Path) -> None:
    data = recorded(tmp_path, "sentence/dev/a", "article/dev/a", "article/languages/b")
    assert data.recorded("dev") == ["sentence", "article"]
    assert data.recorded("languages") == ["article"]
