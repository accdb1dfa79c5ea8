from __future__ import annotations

import os
import time
from pathlib import Path

import platformdirs
import pytest

from summarizer import settings as module
from summarizer.errors import UsageError
from summarizer.settings import Setting, Settings, config_file, list_settings, load_settings


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty environment, and the path of a settings file that is not there yet."""
    for name in list(os.environ):
        if name.upper().startswith(("SUMMARIZER_", "OPENAI_")):
            monkeypatch.delenv(name)
    path = tmp_path / "config.toml"
    monkeypatch.setattr(module, "config_file", lambda: path)
    return path


def refused(**overrides: object) -> str:
    with pytest.raises(UsageError) as caught:
        load_settings(**overrides)
    assert len(str(caught.value).splitlines()) == 1
    assert caught.value.exit_code == 2
    return str(caught.value)


def origin(name: str, **overrides: object) -> Setting:
    return next(setting for setting in list_settings(**overrides) if setting.name == name)


def test_defaults() -> None:
    settings = load_settings()
    assert settings.model == settings.base_url == ""
    assert (settings.api_key, settings.timeout, settings.max_seconds, settings.threads) == (None,) * 4
    assert (settings.strategy, settings.slots) == ("auto", 1)
    assert settings.cache_dir == platformdirs.user_cache_path("grounded-news")


def test_the_file_is_in_the_users_config_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert config_file() == Path(platformdirs.user_config_dir("grounded-news")) / "config.toml"


def test_command_line_over_environment_over_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('strategy = "article"\nslots = 2\nthreads = 3\n')
    monkeypatch.setenv("SUMMARIZER_STRATEGY", "sentence")
    monkeypatch.setenv("SUMMARIZER_SLOTS", "4")
    settings = load_settings(strategy="auto", slots=None)
    assert (settings.strategy, settings.slots, settings.threads) == ("auto", 4, 3)
    given = {"strategy": "auto", "slots": None}
    assert origin("strategy", **given) == Setting("strategy", "auto", "command line")
    assert origin("slots", **given) == Setting("slots", "4", "environment, SUMMARIZER_SLOTS")
    assert origin("threads", **given) == Setting("threads", "3", f"file, {file}")
    assert origin("timeout", **given) == Setting("timeout", "", "default")


def test_openais_variables_are_honoured_below_our_own(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('model = "m"\nbase_url = "http://file/v1"\n')
    monkeypatch.setenv("OPENAI_BASE_URL", "http://openai/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-openai")
    monkeypatch.setenv("SUMMARIZER_API_KEY", "sk-ours")
    settings = load_settings()
    assert settings.base_url == "http://openai/v1"
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == "sk-ours"
    assert origin("base_url").origin == "environment, OPENAI_BASE_URL"
    assert origin("api_key").origin == "environment, SUMMARIZER_API_KEY"


def test_every_setting_is_listed_and_no_secret_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-hidden")
    listed = list_settings(model="m", base_url="https://user:pass@host:1/v1/?key=abc")
    assert [setting.name for setting in listed] == list(Settings.model_fields)
    assert "sk-hidden" not in str(listed) + repr(load_settings())
    assert origin("api_key").value == "set, not shown"
    assert origin("base_url", model="m", base_url="https://user:pass@host:1/v1/?key=abc").value == (
        "https://host:1/v1"
    )


def test_an_openai_key_alone_keeps_the_embedded_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1")
    assert load_settings().model == ""


def test_an_endpoint_without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "base_url (command line)" in refused(base_url="http://host/v1")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://host/v1")
    said = refused()
    assert "OPENAI_BASE_URL" in said
    assert "--model NAME" in said


def test_empty_variables_count_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY", "SUMMARIZER_SLOTS", "SUMMARIZER_BASE_URL"):
        monkeypatch.setenv(name, "")
    assert load_settings().slots == 1


def test_a_pasted_key_loses_its_line_break_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    key = load_settings(api_key=" sk-1\n").api_key
    assert key is not None
    assert key.get_secret_value() == "sk-1"
    said = refused(api_key="“sk-1”")
    assert "api_key (command line)" in said
    assert "sk-1" not in said


def test_bad_toml_names_the_file(file: Path) -> None:
    file.write_text("slots = = 2")
    assert refused().startswith(f"{file}: not valid TOML")
    file.write_bytes(b'model = "\xff"')
    assert refused().startswith(f"{file}: not valid TOML")


def test_a_file_that_cannot_be_read(file: Path) -> None:
    file.mkdir()
    assert refused() == f"{file}: is a folder, not a file"
    file.rmdir()
    os.mkfifo(file)
    assert "is no regular file" in refused()


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 10_000, "slots = " + "9" * 10_000, "x = 1\n" * 200_000, "a" + ".a" * 30_000 + " = 1"],
)
def test_a_file_of_nonsense_is_told_in_one_short_line(file: Path, text: str) -> None:
    file.write_text(text)
    began = time.monotonic()
    assert len(refused()) < 500
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    "url",
    ["http://x:99999", "http://x:no", "http://x\0y/", "http://x\ny/", "http://x y/", "http://[::1", "http://x:0/",
     "http://\u202ex/", "http://me:12/34secret@x/v1"],
)  # fmt: skip
def test_an_odd_address_is_refused(url: str) -> None:
    said = refused(model="m", base_url=url)
    assert said.startswith("base_url (command line): ")
    assert "secret" not in said


def test_a_model_of_nobody_is_refused() -> None:
    assert refused(model="~nosuchuser/m.gguf") == "model (command line): no such user: ~nosuchuser"


@pytest.mark.parametrize("folder", ["~nosuchuser/x", "a\0b"])
def test_an_odd_cache_folder_is_refused(folder: str) -> None:
    assert refused(cache_dir=folder).startswith("cache_dir (command line): ")


def test_a_key_that_others_may_read_draws_a_warning(file: Path) -> None:
    file.write_text('api_key = "sk-x"\n')
    file.chmod(0o644)
    warned = pytest.warns(UserWarning, match=r"holds a key or password that others may read; run: chmod 600 ")
    with warned:
        load_settings()
    file.write_text('model = "m"\nbase_url = "http://me:hunter22@localhost/v1"\n')
    with warned:
        load_settings()
    file.chmod(0o600)
    load_settings()
    file.write_text("slots = 2\n")
    file.chmod(0o644)
    load_settings()


@pytest.mark.parametrize("text", ["slotz = 2", "[model]\nname = 'x'", "slots = 'many'", "timeout = -1"])
def test_a_bad_file_names_file_and_key(file: Path, text: str) -> None:
    file.write_text(text)
    said = refused()
    assert str(file) in said
    assert text.strip("[").split()[0].strip("]") in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SUMMARIZER_SLOTS", "0"),
        ("SUMMARIZER_TIMEOUT", "soon"),
        ("SUMMARIZER_STRATEGY", "magic"),
        ("SUMMARIZER_BASE_URL", "localhost:11434"),
        ("SUMMARIZER_MODLE", "gpt"),
    ],
)
def test_a_bad_variable_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert name in refused(model="m" if name.endswith("URL") else None)


def test_an_unknown_override_is_refused() -> None:
    assert "modle" in refused(modle="x")


def test_a_tilde_is_the_home_folder() -> None:
    assert load_settings(cache_dir="~/weights").cache_dir == Path.home() / "weights"
