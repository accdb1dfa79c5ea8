from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.distribution import install
from summarizer.errors import WeightsError
from summarizer.llm.weights import EMBEDDED, Model, Weights

PIECES = [bytes([n]) * 1000 for n in range(1, 23)]
WHOLE = b"".join(PIECES)
MODEL = Model("tiny", "fake-weights-part", 22, len(WHOLE), hashlib.sha256(WHOLE).hexdigest())


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on sys.path with 22 installed parts; importing one of them would fail loudly."""
    site = tmp_path / "site"
    for n, piece in enumerate(PIECES, 1):
        package, info = site / f"fake_weights_part{n}", site / f"fake_weights_part{n}-1.0.dist-info"
        (package / "data").mkdir(parents=True)
        (package / "__init__.py").write_text("raise SystemExit('imported')")
        (package / "data" / f"part{n:02d}.bin").write_bytes(piece)
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: fake-weights-part{n}\nVersion: 1.0\n")
        files = [f"{package.name}/__init__.py", f"{package.name}/data/part{n:02d}.bin"]
        (info / "RECORD").write_text("".join(f"{file},,\n" for file in files))
    monkeypatch.syspath_prepend(str(site))
    return site


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "of-this-program"


def left(cache: Path) -> list[str]:
    """What is in the cache, but for the lock, which has no content."""
    return sorted(path.name for path in cache.iterdir() if path.suffix != ".lock") if cache.exists() else []


def error(action: Callable[[], object]) -> str:
    with pytest.raises(WeightsError) as caught:
        action()
    assert len(str(caught.value).splitlines()) == 1
    assert caught.value.exit_code == 1
    return str(caught.value)


def test_the_parts_are_put_together_in_order_with_progress(site: Path, cache: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = Weights(cache, MODEL).ready(lambda done, total: seen.append((done, total)))
    assert path.read_bytes() == WHOLE
    assert [done for done, _ in seen] == [1000 * n for n in range(23)]
    assert {total for _, total in seen} == {22_000}
    assert left(cache) == ["tiny.gguf", "tiny.verified.json"]


def test_a_verified_file_is_not_read_again(site: Path, cache: Path) -> None:
    Weights(cache, MODEL).ready()
    shutil.rmtree(site)

    def progress(done: int, total: int) -> None:
        raise AssertionError("it was read")

    assert Weights(cache, MODEL).ready(progress).read_bytes() == WHOLE


def test_a_file_that_changed_is_read_again_and_replaced(site: Path, cache: Path) -> None:
    path = Weights(cache, MODEL).ready()
    path.write_bytes(b"x" * len(WHOLE))
    assert Weights(cache, MODEL).ready().read_bytes() == WHOLE


def test_a_whole_file_without_a_marker_is_kept(site: Path, cache: Path) -> None:
    path = Weights(cache, MODEL).ready()
    (cache / "tiny.verified.json").unlink()
    shutil.rmtree(site)
    assert Weights(cache, MODEL).ready() == path
    assert left(cache) == ["tiny.gguf", "tiny.verified.json"]


def test_nothing_installed_names_the_command(cache: Path) -> None:
    said = error(Weights(cache, MODEL).ready)
    assert f"the embedded model is not installed: {install('local')}" in said
    assert left(cache) == []


@pytest.mark.parametrize("gone", ["package", "file"])
def test_one_part_missing(site: Path, cache: Path, gone: str) -> None:
    if gone == "package":
        shutil.rmtree(site / "fake_weights_part7-1.0.dist-info")
    else:
        (site / "fake_weights_part7" / "data" / "part07.bin").unlink()
    said = error(Weights(cache, MODEL).ready)
    assert f"21 of 22 parts installed: {install('local')}" in said
    assert left(cache) == []


@pytest.mark.parametrize("piece", [b"\x00" * 1000, b"", b"\x07" * 1001])
def test_corrupted_parts_are_refused_and_leave_nothing(site: Path, cache: Path, piece: bytes) -> None:
    (site / "fake_weights_part7" / "data" / "part07.bin").write_bytes(piece)
    assert "not the expected weights" in error(Weights(cache, MODEL).ready)
    assert left(cache) == []


Usage = namedtuple("Usage", "total used free")


def test_a_full_disk_is_seen_before_anything_is_written(
    site: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10, 9, len(WHOLE)))
    said = error(lambda: Weights(cache, MODEL).ready(lambda done, total: pytest.fail("it began")))
    assert str(cache) in said
    assert "no room for the model (0.0 GB): free some or set SUMMARIZER_CACHE_DIR" in said
    assert left(cache) == []


def test_a_disk_that_fills_up_meanwhile(site: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "no room for the model" in error(Weights(cache, MODEL).ready)
    assert left(cache) == []


def test_a_cache_that_cannot_be_made(site: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "set SUMMARIZER_CACHE_DIR" in error(Weights(tmp_path / "file" / "cache", MODEL).ready)


@pytest.mark.parametrize("kind", [KeyboardInterrupt, RuntimeError])
def test_an_interruption_leaves_nothing_and_the_next_run_works(
    site: Path, cache: Path, kind: type[BaseException]
) -> None:
    def progress(done: int, total: int) -> None:
        if done > 5000:
            raise kind

    with pytest.raises(kind):
        Weights(cache, MODEL).ready(progress)
    assert left(cache) == []
    assert Weights(cache, MODEL).ready().read_bytes() == WHOLE


def test_what_a_killed_process_left_is_cleared(site: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    (cache / ".tiny-abc").write_bytes(b"half")
    Weights(cache, MODEL).ready()
    assert left(cache) == ["tiny.gguf", "tiny.verified.json"]


def test_processes_at_once_put_it_together_once(site: Path, cache: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from summarizer.llm.weights import Model, Weights\n"
        f"model = Model({MODEL.name!r}, {MODEL.package!r}, 22, {MODEL.size}, {MODEL.sha256!r})\n"
        "def progress(done, total):\n"
        "    if done: print(done); time.sleep(0.02)\n"
        f"Weights(Path({str(cache)!r}), model).ready(progress)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), *sys.path])}
    running = [
        subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    written = [process.communicate(timeout=60)[0].splitlines() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert sorted(len(lines) for lines in written) == [0, 0, 22]


def test_verify(site: Path, cache: Path) -> None:
    weights = Weights(cache, MODEL)
    assert "summarize model path" in error(weights.verify)
    path = weights.ready()
    assert weights.verify() == path
    before = path.stat()
    path.write_bytes(b"x" + WHOLE[1:])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))  # a marker alone would not see this
    assert "summarize model remove" in error(weights.verify)
    assert left(cache) == ["tiny.gguf"]


def test_remove(site: Path, cache: Path) -> None:
    weights = Weights(cache, MODEL)
    assert weights.remove() == 0
    assert not cache.exists()
    weights.ready()
    assert weights.remove() > len(WHOLE)
    assert left(cache) == []


def test_the_embedded_model_is_the_one_that_was_chosen() -> None:
    assert EMBEDDED.parts == 22
    assert EMBEDDED.size == 1_117_320_768
    assert EMBEDDED.sha256 == "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
