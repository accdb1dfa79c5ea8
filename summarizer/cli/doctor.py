"""`summarize doctor`: what is in force, without secrets, and whether it works."""

from __future__ import annotations

import asyncio
import importlib.util
import platform
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer import distribution
from summarizer.cli.config import described
from summarizer.cli.options import BaseUrl, Model
from summarizer.cli.terminal.lines import fitted, tell, toned
from summarizer.distribution import install
from summarizer.errors import InputError, SummarizerError
from summarizer.plaintext import one_line

if TYPE_CHECKING:
    from summarizer.llm.weights import Weights
    from summarizer.settings import Settings

_PATIENCE = 20.0
"""Seconds a remote model may take for a one-word answer."""
_LOCAL_PATIENCE = 300.0
"""Seconds for a model in this process, which is first put together and loaded."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `ok` is None where it is not needed as things are set."""

    name: str
    ok: bool | None
    found: str
    hint: str = ""


def doctor(
    *,
    model: Model = None,
    base_url: BaseUrl = None,
    load: Annotated[
        bool, typer.Option("--load", help="Also load a model in this process and ask it one question.")
    ] = False,
) -> None:
    """Show the settings in force, without secrets, and check that they work; exit 1 if something does not.

    A remote model is asked one question, a few tokens long; one in this process only with --load.
    """
    # `--help` must not load it.
    from summarizer.settings import config_file, list_settings, load_settings  # noqa: PLC0415

    settings = load_settings(model=model, base_url=base_url)
    tell("Settings (command line over environment over file; a key also from the system's keyring)")
    for setting in list_settings(model=model, base_url=base_url):
        print(described(setting, "  "))
    there = "" if config_file().is_file() else ", which is not there yet"
    print(fitted(f"The file is {one_line(str(config_file()))}{there}.", before="  ", hang=4))
    print("\nChecks")
    failed = False
    for one in checks(settings, ask=load):
        failed = failed or one.ok is False
        print(_line(one), flush=True)
    if failed:
        raise typer.Exit(1)


def checks(settings: Settings, *, ask: bool) -> Iterator[Check]:
    """All that is looked at, one after the other; `ask` loads a model in this process too."""
    from summarizer.llm.choice import chosen  # noqa: PLC0415  as in `doctor`

    choice = chosen(settings)
    remote, auto = choice.file is None, "sentence" if choice.small else "article"
    yield _program()
    yield _prompts()
    yield Check("strategy", True, _strategy(settings.strategy, auto, choice.why))
    yield _parser(needed="sentence" in (settings.strategy, auto if settings.strategy == "auto" else ""))
    if not remote:
        yield _engine()
    if not settings.model:
        yield from _weights(settings)
    elif not remote:
        yield _own(Path(settings.model).expanduser())
    if remote or ask:
        yield _answer(settings, _PATIENCE if remote else _LOCAL_PATIENCE)
    else:
        yield Check("model", None, "not asked", "--load loads it and asks it one question")


def _strategy(wanted: str, auto: str, why: str) -> str:
    """Which strategy is in force, and why."""
    if wanted in ("auto", auto):
        return f"{auto}: {why}"
    return f"{wanted}, as it is set; auto would choose {auto}: {why}"


def _program() -> Check:
    version = distribution.version()
    system = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return Check("program", True, f"{distribution.NAME} {version}, {system}, {Path(sys.prefix)}")


def _prompts() -> Check:
    from summarizer import prompting  # noqa: PLC0415  as in `doctor`
    from summarizer.strategies.base import prompt_names  # noqa: PLC0415  as in `doctor`

    def load() -> str:
        used = [prompting.load(name) for name in (*prompt_names("article"), *prompt_names("sentence"))]
        names = ", ".join(f"{prompt.name}.v{prompt.version}" for prompt in used)
        return f"{names} in {prompting.folder()}"

    return _tried("prompts", load)


def _parser(*, needed: bool) -> Check:
    def load() -> str:
        from summarizer.reading.syntax.parser import load as load_parser  # noqa: PLC0415  takes seconds

        meta = load_parser().meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}, SHA-256 verified now"

    found = _tried("parser", load)
    return (
        found if found.ok or needed else Check("parser", None, "not installed, and not needed for this model")
    )


def _engine() -> Check:
    if importlib.util.find_spec("xllamacpp") is None:
        return Check("engine", False, "xllamacpp is not installed", install("local"))
    return Check("engine", True, f"xllamacpp {metadata.version('xllamacpp')}")


def _weights(settings: Settings) -> Iterator[Check]:
    from summarizer.llm.weights import Weights  # noqa: PLC0415  as in `doctor`

    weights = Weights(settings.cache_dir)
    model = weights.model
    parts = sum(_is_installed(f"{model.package}{n}") for n in range(1, model.parts + 1))
    whole = parts == model.parts
    there = weights.path.is_file()
    yield Check(
        "weights",
        whole or there,
        f"{parts} of {model.parts} parts of {model.name} installed",
        "" if whole or there else install("local"),
    )
    yield _assembled(weights, there=there)


def _own(gguf: Path) -> Check:
    """The user's own model file: there, and what it should be."""
    from summarizer.llm.gguf import flaw  # noqa: PLC0415  as in `doctor`
    from summarizer.llm.local import check  # noqa: PLC0415  as in `doctor`

    def look() -> str:
        check(gguf)
        if why := flaw(gguf):
            raise InputError(f"{gguf}: {why}; fetch it again")
        return f"{gguf}, {gguf.stat().st_size / 1e9:.2f} GB"

    return _tried("weights", look)


def _assembled(weights: Weights, *, there: bool) -> Check:
    expected = weights.model.size
    if there:
        size = weights.path.stat().st_size
        if size != expected:
            said = f"{weights.path} has {size:,} bytes, not {expected:,}"
            return Check("cache", False, said, "summarize model remove")
        return _verified(weights, f"{weights.path}, {size / 1e9:.2f} GB")
    folder = next(folder for folder in (weights.path.parent, *weights.path.parents) if folder.is_dir())
    free = shutil.disk_usage(folder).free
    found = f"not put together yet, the first run does that; {free / 1e9:.1f} GB free in {folder}"
    enough = free > expected * 1.1
    return Check("cache", enough, found, "" if enough else "free some, or set SUMMARIZER_CACHE_DIR")


def _verified(weights: Weights, found: str) -> Check:
    """Whether this very file was hashed before; to read it again takes seconds, and has its own command."""
    if not weights.is_marked():
        return Check(
            "cache", None, f"{found}, not verified yet; the first run does that", "summarize model verify"
        )
    said = f"SHA-256 {weights.model.sha256[:12]}… verified, file unchanged since"
    return Check("cache", True, f"{found}, {said}; `summarize model verify` reads it again")


def _is_installed(package: str) -> bool:
    try:
        metadata.distribution(package)
    except metadata.PackageNotFoundError:
        return False
    return True


def _answer(settings: Settings, patience: float) -> Check:
    def ask() -> str:
        name, seconds, way = asyncio.run(_ask(settings, patience))
        return f"{name} answers, in {seconds:.1f} s" + (f"; asked with: {way}" if way else "")

    return _tried("model", ask)


async def _ask(settings: Settings, patience: float) -> tuple[str, float, str]:
    """The model's name, how many seconds it took to fill the smallest of shapes, and how it was asked."""
    from pydantic import BaseModel  # noqa: PLC0415  as in `doctor`

    from summarizer.errors import TransportError  # noqa: PLC0415  as in `doctor`
    from summarizer.llm.base import Heard  # noqa: PLC0415  as in `doctor`
    from summarizer.llm.open import open_llm  # noqa: PLC0415  as in `doctor`
    from summarizer.llm.weights import silent  # noqa: PLC0415  as in `doctor`

    class Ready(BaseModel):
        ready: bool

    began, heard = time.monotonic(), Heard()
    try:
        async with asyncio.timeout(patience), open_llm(settings, silent, heard) as llm:
            await llm.fill([{"role": "user", "content": 'Answer {"ready": true}.'}], Ready, 64)
            return llm.name, time.monotonic() - began, heard.way
    except TimeoutError:
        raise TransportError(
            f"no answer within {patience:g} s; check --base-url and that the server runs"
        ) from None


def _tried(name: str, look: Callable[[], str]) -> Check:
    """What `look` found, or the error it raised, which says what to do."""
    try:
        return Check(name, True, look())
    except SummarizerError as error:
        return Check(name, False, str(error))


def _line(check: Check) -> str:
    sign, tone = {True: ("✓", "green"), False: ("✗", "red"), None: ("–", "yellow")}[check.ok]
    hint = f" → {check.hint}" if check.hint else ""
    before = f"  {sign} "
    shown = fitted(f"{check.name:8}  {one_line(check.found)}{hint}", before=before, hang=14)
    return toned(before, tone) + shown[len(before) :]
