"""What a GGUF file says of its model: architecture, number of parameters, and whether it can be whole.

All is read within bounds.

llama.cpp's own `gguf` package was weighed: it reads all metadata, every word of the vocabulary included, into
numpy arrays, whatever a broken file claims. Of interest are three keys, or else the shapes of the tensors.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import BinaryIO

from summarizer.llm.size import parameters_in
from summarizer.plaintext import one_line

MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_WIDTHS = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_FORMATS = {4: "<I", 5: "<i", 10: "<Q", 11: "<q"}
_STRING, _ARRAY = 8, 9
_MOST_KEYS, _MOST_TENSORS, _MOST_WORDS, _MOST_DIMENSIONS = 10_000, 100_000, 2_000_000, 8
_MOST_CHARS = 1 << 20
_COUNT, _LABEL = "general.parameter_count", "general.size_label"
_ARCHITECTURE = "general.architecture"


@dataclass(frozen=True, slots=True)
class Told:
    """`parameters` is 0 where the file does not tell."""

    architecture: str = ""
    parameters: int = 0


def told_by(path: Path) -> Told:
    """What the file tells; nothing where it is no GGUF file, or a broken one."""
    if not path.is_file():
        return Told()
    try:
        with path.open("rb") as file:
            return _read(file)
    except (OSError, ValueError, struct.error, OverflowError):
        return Told()


def flaw(path: Path) -> str:
    """What can be seen to be wrong with the file without reading its weights; empty where nothing is.

    Where the weights end is told by the last tensor's place and shape, for no type takes less than a bit a
    weight. Raises `OSError`.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        try:
            needed = _end(file)
        except (ValueError, struct.error, OverflowError):
            return "its header is damaged or cut off"
    if needed == 0:
        return "it holds no weights"
    return "" if needed <= size else f"it ends after {size:,} bytes, before its weights do"


def _end(file: BinaryIO) -> int:
    """The bytes that the file has at least, by its header; 0 where it has no tensors."""
    tensors, keys = _counts(file)
    alignment, split = 32, False
    for _ in range(keys):
        key = _string(file)
        value = _value(file, _number(file, "<I"))
        split = split or key.startswith("split.")
        if key == "general.alignment" and isinstance(value, int):
            alignment = max(value, 1)
    last = 0
    for _ in range(tensors):
        weights, place = _tensor(file)
        last = max(last, place + weights // 8)
    start = -(-file.tell() // alignment) * alignment
    # The first of several files may hold the header alone.
    return start + last if tensors else file.tell() * split


def _counts(file: BinaryIO) -> tuple[int, int]:
    """How many tensors and keys there are."""
    if file.read(4) != MAGIC or _number(file, "<I") not in _VERSIONS:
        raise ValueError("no GGUF file")
    return _bounded(_number(file, "<Q"), _MOST_TENSORS), _bounded(_number(file, "<Q"), _MOST_KEYS)


def _read(file: BinaryIO) -> Told:
    tensors, keys = _counts(file)
    told: dict[str, int | str] = {}
    for _ in range(keys):
        key = _string(file)
        value = _value(file, _number(file, "<I"))
        if key in (_COUNT, _LABEL, _ARCHITECTURE) and value is not None:
            told[key] = value
        if _ARCHITECTURE in told and _stated(told):
            break  # the vocabulary, which comes later, takes a third of a second
    parameters = _stated(told) or sum(_tensor(file)[0] for _ in range(tensors))
    return Told(one_line(str(told.get(_ARCHITECTURE, "")))[:40], parameters)


def _stated(told: dict[str, int | str]) -> int:
    count = told.get(_COUNT)
    return count if isinstance(count, int) else parameters_in(str(told.get(_LABEL, "")))


def _value(file: BinaryIO, kind: int) -> int | str | None:
    """A number or text; None for what is of no interest and was passed over."""
    if kind == _STRING:
        return _string(file)
    if kind == _ARRAY:
        inner, length = _number(file, "<I"), _bounded(_number(file, "<Q"), _MOST_WORDS)
        if inner == _STRING:
            for _ in range(length):
                file.seek(_bounded(_number(file, "<Q"), _MOST_CHARS), 1)
        else:
            file.seek(_width(inner) * length, 1)
        return None
    if kind in _FORMATS:
        return _number(file, _FORMATS[kind])
    file.seek(_width(kind), 1)
    return None


def _tensor(file: BinaryIO) -> tuple[int, int]:
    """How many weights a tensor has, and where they begin behind the header."""
    _string(file)
    dimensions = _bounded(_number(file, "<I"), _MOST_DIMENSIONS)
    shape = struct.unpack(f"<{dimensions}Q", file.read(8 * dimensions))
    file.seek(4, 1)  # its type
    return prod(shape), _number(file, "<Q")


def _string(file: BinaryIO) -> str:
    return file.read(_bounded(_number(file, "<Q"), _MOST_CHARS)).decode("utf-8", "replace")


def _number(file: BinaryIO, form: str) -> int:
    return int(struct.unpack(form, file.read(struct.calcsize(form)))[0])


def _width(kind: int) -> int:
    if kind not in _WIDTHS:
        raise ValueError("a kind of value that no GGUF file has")
    return _WIDTHS[kind]


def _bounded(number: int, most: int) -> int:
    if number > most:
        raise ValueError("more than any GGUF file holds")
    return number
