"""Which strategy a model gets is decided by what it is: a file's own account, or its name."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.identity import identity
from summarizer.llm.choice import chosen
from summarizer.llm.gguf import Told, flaw, told_by
from summarizer.llm.size import CAPABLE, parameters_in
from summarizer.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def _bare_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.settings.config_file", lambda: tmp_path / "none.toml")
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL", "SUMMARIZER_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def text(words: str) -> bytes:
    return struct.pack("<Q", len(words.encode())) + words.encode()


def gguf(metadata: dict[str, Any], shapes: tuple[tuple[int, ...], ...] = ()) -> bytes:
    """A file as the format's documentation has it, without the weights themselves."""
    head = b"GGUF" + struct.pack("<IQQ", 3, len(shapes), len(metadata))
    for key, value in metadata.items():
        if isinstance(value, str):
            head += text(key) + struct.pack("<I", 8) + text(value)
        elif isinstance(value, int):
            head += text(key) + struct.pack("<IQ", 10, value)
        elif isinstance(value, float):
            head += text(key) + struct.pack("<If", 6, value)
        elif isinstance(value[0], str):
            head += text(key) + struct.pack("<IIQ", 9, 8, len(value)) + b"".join(map(text, value))
        else:
            head += text(key) + struct.pack(f"<IIQ{len(value)}i", 9, 5, len(value), *value)
    for number, shape in enumerate(shapes):
        head += text(f"t{number}") + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, 0, 0)
    return head


WORDS = {"tokenizer.words": ["a", "bc"], "tokenizer.kinds": [1, 2, 3], "rope": 0.5}
LLAMA = {"general.architecture": "llama"}
SHAPES = ((4096, 32_000), (4096,))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (gguf({**LLAMA, "general.size_label": "8B", **WORDS}), Told("llama", 8_000_000_000)),
        (gguf({**WORDS, "general.size_label": "8x7B", **LLAMA}), Told("llama", 56_000_000_000)),
        (
            gguf({"general.size_label": "7B", "general.parameter_count": 6_738_415_616, **LLAMA}),
            Told("llama", 7_000_000_000 - 261_584_384),
        ),
        (gguf({**WORDS, **LLAMA}, SHAPES), Told("llama", 4096 * 32_000 + 4096)),
        (gguf({"general.size_label": "large", **LLAMA}, SHAPES), Told("llama", 4096 * 32_000 + 4096)),
        (gguf({}), Told()),
        (b"GGUF", Told()),
        (b"", Told()),
        (gguf(LLAMA).replace(b"\x03\0\0\0", b"\x09\0\0\0", 1), Told()),
        (b"GGUF" + struct.pack("<IQQ", 3, 2**60, 2**60), Told()),
        (b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 2**62), Told()),
    ],
)
def test_what_a_file_tells(tmp_path: Path, content: bytes, told: Told) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(content)
    assert told_by(path) == told


WEIGHTS = gguf({**WORDS, **LLAMA}, ((64, 32), (64,)))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"GGUF", "its header is damaged or cut off"),
        (b"GGUF" + bytes(200), "its header is damaged or cut off"),
        (b"GGUF" + struct.pack("<I", 3) + bytes(200), "it holds no weights"),
        (gguf({**WORDS, **LLAMA}), "it holds no weights"),
        (gguf({"split.count": 3}), ""),
        (WEIGHTS[:-3], "its header is damaged or cut off"),
        (WEIGHTS, f"it ends after {len(WEIGHTS)} bytes, before its weights do"),
        (WEIGHTS + bytes(64 * 32 * 2), ""),
    ],
)
def test_a_file_that_cannot_be_whole_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(content)
    assert flaw(path) == said


WHOLE = gguf({**WORDS, **LLAMA}, SHAPES)


@given(st.integers(0, len(WHOLE)), st.binary(max_size=12))
def test_a_broken_file_tells_nothing_and_harms_nobody(
    tmp_path_factory: pytest.TempPathFactory, at: int, noise: bytes
) -> None:
    path = tmp_path_factory.mktemp("gguf") / "m.gguf"
    path.write_bytes(WHOLE[:at] + noise + WHOLE[at + len(noise) :])
    told_by(path)
    path.write_bytes(WHOLE[:at])
    if at < len(WHOLE) - 12:  # what says where the last tensor lies is passed over
        assert told_by(path) == Told()


@pytest.mark.parametrize(
    ("name", "billions"),
    [
        ("qwen2.5:0.5b", 0.5), ("Qwen2.5-1.5B-Instruct", 1.5), ("llama3.2:3b-instruct-q4_K_M", 3),
        ("smollm2:135m", 0.135), ("google/gemma-3n-E2B-it", 2), ("mixtral-8x7b", 56),
        ("Qwen/Qwen3-30B-A3B", 30), ("qwen2.5-7b-instruct-1m", 7), ("openai/gpt-oss-120b", 120),
        ("gpt-5-mini", 0), ("claude-sonnet-4-5", 0), ("gemini-2.5-flash", 0), ("model-8bit", 0), ("o3", 0),
        ("9" * 500 + "b", 0), ("9" * 500 + "x9b", 0),
    ],
)  # fmt: skip
def test_what_a_name_tells(name: str, billions: float) -> None:
    assert parameters_in(name) == round(billions * 1e9)


def settings(**options: Any) -> Settings:
    return load_settings(**options)


@pytest.mark.parametrize(("label", "small"), [("1.5B", True), ("3B", True), ("7B", False), ("8B", False)])
def test_a_file_is_small_by_what_it_tells(tmp_path: Path, label: str, small: bool) -> None:
    path = tmp_path / "own.gguf"
    path.write_bytes(gguf({**LLAMA, "general.size_label": label}))
    choice = chosen(settings(model=str(path)))
    assert (choice.name, choice.file, choice.small) == ("own", path, small)
    assert choice.why.startswith(f"the file, llama, tells {float(label[:-1])} billion parameters")


def test_a_file_that_tells_nothing_goes_by_its_name_and_is_small_without(tmp_path: Path) -> None:
    for name, small in (("own-8b.gguf", False), ("own.gguf", True)):
        (tmp_path / name).write_bytes(b"GGUF")
        assert chosen(settings(model=name)).small is small


def test_endpoints_are_asked_as_their_models_are_named() -> None:
    url = "http://localhost:1/v1"
    assert [chosen(settings(model=name, base_url=url)).small for name in ("q:0.5b", "q:8b", "big")] == [
        True, False, False,
    ]  # fmt: skip
    assert CAPABLE == 6_500_000_000


def test_a_runs_key_is_that_of_the_model_it_will_open(tmp_path: Path) -> None:
    """A file that is here, named like the model of an endpoint, was taken for the model of the run."""
    url = "http://localhost:1/v1"
    before = identity(settings(model="big", base_url=url))
    (tmp_path / "big").write_bytes(b"GGUF")
    assert identity(settings(model="big", base_url=url)) == before
    (tmp_path / "folder").mkdir()
    assert chosen(settings(model="folder", api_key="k")).file is None
    assert chosen(settings()).embedded
