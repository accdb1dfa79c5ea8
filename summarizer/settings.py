"""What the program may be told, and from where: command line over environment over file over default.

The environment is `SUMMARIZER_*`; `OPENAI_API_KEY` and `OPENAI_BASE_URL` are honoured below it. A key
may also be in the system's keyring (`summarize config set api_key`), which is asked where none is named.
The file is `config.toml` in the user's config folder (`config_file()`), with the field names of
`Settings` as keys.
"""

from __future__ import annotations

import os
import stat
import tomllib
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit, urlunsplit

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from summarizer.distribution import NAME
from summarizer.errors import InputError, UsageError, problem
from summarizer.keys import stored_key
from summarizer.masking import HIDDEN, keep_address, keep_secret, mask_address
from summarizer.plaintext import one_line
from summarizer.regular import read_regular

_MAX_FILE = 20_000  # bytes of settings; the parser takes half a minute for a name of 200,000
PREFIX = "SUMMARIZER_"
# What other programs already name; below SUMMARIZER_*, which is meant for this one.
BORROWED = {"api_key": "OPENAI_API_KEY", "base_url": "OPENAI_BASE_URL"}


class Settings(BaseSettings):
    """Everything that is set from outside. Build it with `load_settings`, which explains what is wrong."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True)

    model: str = ""
    """A model's name at the endpoint, or the path of a GGUF file; empty for the embedded model."""
    base_url: str = ""
    """An OpenAI-compatible endpoint; empty for OpenAI's own. Only used with a named model."""
    api_key: SecretStr | None = None
    """The endpoint's key; better kept in the system's keyring than in a file. Shown nowhere."""
    strategy: Literal["auto", "article", "sentence"] = "auto"
    """An article is read in one request (`article`) or by grammar first; `auto` goes by the model's size."""
    check: bool = True
    """Whether a capable model takes a second look at what was grounded, in one more call."""
    language: str = Field("", pattern=r"^[a-z]{0,3}$")
    """ISO 639 code of what a capable model words itself (headline, issues); empty for the article's."""
    timeout: float | None = Field(None, gt=0)
    """Seconds a model may be silent; None for 120 (remote) or 900 (a model in this process)."""
    max_seconds: float | None = Field(None, gt=0)
    """Seconds one article may take; None for no bound, in a batch for 1,800."""
    slots: int = Field(1, ge=1, le=64)
    """Requests the embedded engine answers side by side. Above 1 two runs may differ in single words."""
    threads: int | None = Field(None, ge=1, le=1024)
    """Threads of the embedded engine; None for as many as this process may use."""
    price_input: float | None = Field(None, ge=0, allow_inf_nan=False)
    """Money for a million tokens that a remote model reads; set it together with `price_output`."""
    price_output: float | None = Field(None, ge=0, allow_inf_nan=False)
    """Money for a million tokens that a remote model writes."""
    cache_dir: Path = Field(default_factory=lambda: platformdirs.user_cache_path(NAME))
    """Where the embedded model's weights are put together; by default in the user's cache folder."""

    @field_validator("base_url")
    @classmethod
    def _is_web_address(cls, url: str) -> str:
        if not url:
            return url
        parts = urlsplit(url)  # raises, as `port` does, what is told of any setting
        plain = url.isprintable() and " " not in url
        if not plain or parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            raise ValueError("not a web address such as http://localhost:11434/v1")
        if "@" not in parts.netloc and HIDDEN in mask_address(url):
            raise ValueError("write what a password in it has of / ? # and : as %2F %3F %23 and %3A")
        return url

    @field_validator("api_key")
    @classmethod
    def _fits_a_header(cls, key: SecretStr | None) -> SecretStr | None:
        # A key pasted with a curly quote or a line break would fail deep inside the HTTP client.
        bare = key.get_secret_value().strip() if key else ""
        if not bare.isascii() or not bare.isprintable():
            raise ValueError("holds a character no key has")
        return SecretStr(bare) if bare else None

    @field_validator("model")
    @classmethod
    def _of_a_user(cls, model: str) -> str:
        _expanded(Path(model))  # a name may be that of a file
        return model

    @field_validator("cache_dir")
    @classmethod
    def _without_tilde(cls, path: Path) -> Path:
        if "\0" in str(path):
            raise ValueError("not a name of a folder")
        return _expanded(path)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  pydantic-settings passes it by name
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003  as above
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what was merged by `load_settings`: it has to know where every value came from."""
        del settings_cls, env_settings
        return (init_settings,)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting in force: its name, its value as shown to people (secrets masked), and where it is from."""

    name: str
    value: str
    origin: str


def config_file() -> Path:
    """The user's settings file; it need not exist."""
    return platformdirs.user_config_path(NAME) / "config.toml"


def load_settings(**overrides: object) -> Settings:
    """The settings in force. `overrides` stand for the command line; None means not given.

    Raises `UsageError`, one line that names the option, variable or file and the key.
    """
    return _load(overrides)[0]


def list_settings(**overrides: object) -> tuple[Setting, ...]:
    """Every setting with its value and origin, for people to read. Raises as `load_settings`."""
    settings, origins = _load(overrides)
    return tuple(
        Setting(name, _shown(name, getattr(settings, name)), origins.get(name, "default"))
        for name in Settings.model_fields
    )


def check(name: str, value: str) -> None:
    """Raises `UsageError` unless `value` can be that of the setting; an empty one always can."""
    if not value:
        return
    try:
        Settings.model_validate({name: value})
    except ValidationError as error:
        raise UsageError(f"{name}: {problem(error)[1]}") from None


def safe_url(url: str) -> str:
    """`url` without the user name and password it may carry, and without query; empty where it is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host = parts.netloc.rpartition("@")[2]
    return mask_address(urlunsplit((parts.scheme, host, parts.path.rstrip("/"), "", "")))


def _load(overrides: dict[str, object]) -> tuple[Settings, dict[str, str]]:
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for layer in (_file(), _borrowed(), _environment(), _command_line(overrides)):
        for key, (value, origin) in layer.items():
            values[key], origins[key] = value, origin
    if values.get("model") and not values.get("api_key") and (key := stored_key()):
        values["api_key"], origins["api_key"] = key, "the system's keyring"
    keep_address(str(values.get("base_url", "")))
    try:
        settings = Settings(**values)
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0])
        what = problem(error)[1]
        if first["type"] == "extra_forbidden":
            what = f"no such setting; there are {', '.join(Settings.model_fields)}"
        raise UsageError(f"{key} ({origins.get(key, 'settings')}): {what}") from None
    keep_secret(settings.api_key.get_secret_value() if settings.api_key else "")
    if settings.base_url and not settings.model:
        raise UsageError(
            f"base_url ({origins['base_url']}) is set but no model is named: add --model NAME, "
            "or clear it to use the embedded model"
        )
    if (settings.price_input is None) != (settings.price_output is None):
        one, other = ("price_input", "price_output")[:: 1 if settings.price_output is None else -1]
        raise UsageError(f"{one} ({origins[one]}) is set but {other} is not; money needs both")
    return settings, origins


_Layer = dict[str, tuple[Any, str]]


def _command_line(overrides: dict[str, object]) -> _Layer:
    return {key: (value, "command line") for key, value in overrides.items() if value is not None}


def _environment() -> _Layer:
    known = {PREFIX + key.upper() for key in Settings.model_fields}
    for name in os.environ:
        # A misspelt variable that is passed over in silence could send an article to the wrong place.
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            raise UsageError(f"{name} (environment): no such setting; there are {', '.join(sorted(known))}")
    found = EnvSettingsSource(Settings)()
    return {key: (value, f"environment, {PREFIX}{key.upper()}") for key, value in found.items()}


def _borrowed() -> _Layer:
    found = {key: (os.environ.get(name, ""), f"environment, {name}") for key, name in BORROWED.items()}
    return {key: item for key, item in found.items() if item[0]}


def _expanded(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError:
        raise ValueError(f"no such user: {path.parts[0]}") from None


def config_text() -> str:
    """What stands in the user's settings file; empty where there is none. Raises `UsageError`."""
    path = config_file()
    if not os.path.lexists(path):
        return ""
    try:
        data = read_regular(path, _MAX_FILE)
    except InputError as error:
        raise UsageError(str(error)) from None
    if len(data) > _MAX_FILE:
        raise UsageError(f"{path}: settings of more than {_MAX_FILE // 1000} kB")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not valid TOML: {error.reason} in byte {error.start + 1}") from None


def _file() -> _Layer:
    path = config_file()
    try:
        found = tomllib.loads(config_text())
    except (ValueError, RecursionError) as error:  # a figure of thousands of digits is no TOMLDecodeError
        reason = "nested too deep" if isinstance(error, RecursionError) else one_line(str(error))[:200]
        raise UsageError(f"{path}: not valid TOML: {reason}") from None
    secret = "api_key" in found or "@" in str(found.get("base_url", ""))
    if secret and path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        warnings.warn(
            f"{path}: holds a key or password that others may read; run: chmod 600 {path}", stacklevel=2
        )
    return {key: (value, f"file, {path}") for key, value in found.items()}


def _shown(name: str, value: object) -> str:
    if isinstance(value, SecretStr):
        return "set, not shown"
    if name == "base_url":
        return safe_url(str(value))
    return "" if value is None else str(value)
