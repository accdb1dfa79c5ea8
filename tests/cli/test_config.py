from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from summarizer.settings import config_file

Command = Callable[..., Any]


class Memory(KeyringBackend):
    priority = 1  # type: ignore[assignment]  # keyring's own way to say it

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username), None)


@pytest.fixture
def ring() -> Iterator[Memory]:
    before, memory = keyring.get_keyring(), Memory()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


def test_a_setting_is_kept_shown_and_forgotten(summarize: Command, home: Path) -> None:
    file = home / "config" / "grounded-news" / "config.toml"
    assert summarize("config", "path").out == f"{file}\n"
    assert summarize("config", "set", "slots", "2").code == 0
    assert summarize("config", "set", "model", 'my "own" model').code == 0
    assert summarize("config", "set", "slots", "3").code == 0
    shown = summarize("config", "show").out
    assert f"slots         3  [file, {file}]" in shown
    assert 'model         my "own" model' in shown
    assert summarize("config", "set", "model", "").code == 0
    assert file.read_text() == "slots = 3\n"


def test_config_alone_shows_the_settings(summarize: Command, home: Path) -> None:
    alone = summarize("config")
    assert (alone.code, alone.err) == (0, "")
    assert alone.out == summarize("config", "show").out


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("colour", "red"), "no such setting"),
        (("slots", "many"), "slots: "),
        (("slots", "2", "--plain"), "--plain"),
    ],
)
def test_what_makes_no_sense_is_not_kept(
    summarize: Command, home: Path, args: tuple[str, ...], says: str
) -> None:
    result = summarize("config", "set", *args)
    assert result.code == 2
    assert says in result.err
    assert not (home / "config").exists()


def test_a_key_goes_into_the_keyring_and_comes_from_there(
    summarize: Command, ring: Memory, home: Path, stdin: Any
) -> None:
    stdin(b"sk-secret\n")
    assert summarize("config", "set", "api_key").code == 0
    assert list(ring.kept.values()) == ["sk-secret"]
    assert not (home / "config").exists()
    assert summarize("config", "set", "model", "gpt-x").code == 0
    shown = summarize("config", "show").out
    assert "api_key       set, not shown  [the system's keyring]" in shown
    assert "sk-secret" not in shown
    assert summarize("config", "set", "api_key", "").out == "api_key: forgotten\n"
    assert ring.kept == {}


def test_without_a_keyring_a_key_is_kept_in_a_file_only_when_asked(summarize: Command, home: Path) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    try:
        result = summarize("config", "set", "api_key", "sk-secret")
        assert result.code == 2
        assert "--plain" in result.err
        assert summarize("config", "set", "api_key", "sk-secret", "--plain").code == 0
    finally:
        keyring.set_keyring(before)
    file = home / "config" / "grounded-news" / "config.toml"
    assert "sk-secret" in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_no_value_at_all_forgets_nothing(summarize: Command, stdin: Callable[[bytes], None]) -> None:
    assert summarize("config", "set", "model", "mine").code == 0
    stdin(b"")
    result = summarize("config", "set", "model")
    assert result.code == 2
    assert "model: no value was given; `summarize config set model ''` forgets it" in result.err
    assert "mine" in summarize("config", "show").out
    assert "forgotten" in summarize("config", "set", "model", "").out


def test_a_prompt_says_what_nothing_does(
    summarize: Command, monkeypatch: pytest.MonkeyPatch, stdin: Callable[[bytes], None]
) -> None:
    asked: list[str] = []
    stdin(b"")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.prompt", lambda text, **_: asked.append(text) or "")
    summarize("config", "set", "model")
    assert asked == ["model (leave empty to forget it)"]


@pytest.mark.parametrize("kind", ["link to itself", "no UTF-8", "pipe"])
def test_a_file_that_is_none_is_told_and_left_alone(summarize: Command, home: Path, kind: str) -> None:
    file = config_file()
    file.parent.mkdir(parents=True)
    if kind == "link to itself":
        file.symlink_to(file)
    elif kind == "pipe":
        os.mkfifo(home / "pipe")
        file.symlink_to(home / "pipe")
    else:
        file.write_bytes(b"model = '\xff'\n")
    for command in (("show",), ("set", "model", "m")):
        result = summarize("config", *command)
        assert (result.code, result.out) == (2, "")
        assert str(file) in result.err
        assert "bug" not in result.err
    assert file.is_symlink() or file.read_bytes() == b"model = '\xff'\n"
