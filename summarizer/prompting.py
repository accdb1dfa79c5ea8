"""Prompts: versioned Jinja files in prompts/, rendered with every variable accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from summarizer.errors import PromptError
from summarizer.llm.base import Message

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_FILE = re.compile(r"(?P<name>[a-z_]+)\.v(?P<version>\d+)\.jinja$")
_TURN = re.compile(r"^=== (system|user|assistant)\n", re.M)


@dataclass(frozen=True, slots=True)
class Prompt:
    """The newest version of one prompt. `source` is its text, which recordings and store keys depend on."""

    name: str
    version: int
    source: str

    def messages(self, **values: object) -> list[Message]:
        """The turns of the prompt, in order, with the variables filled in.

        Turns are cut before anything is filled in, so no article can open one. Raises `PromptError` when a
        variable is missing.
        """
        from jinja2 import TemplateError  # noqa: PLC0415  only where a prompt is rendered

        opening, *turns = _TURN.split(re.sub(r"^#.*\n", "", self.source, flags=re.M))
        if opening.strip() or not turns:
            raise PromptError(f"prompt {self.name}.v{self.version} does not begin with a turn (=== system)")
        try:
            return [
                Message(
                    role=cast("Literal['system', 'user', 'assistant']", role),
                    content=_template(content).render(**values).strip(),
                )
                for role, content in zip(turns[::2], turns[1::2], strict=True)
            ]
        except TemplateError as error:
            raise PromptError(f"prompt {self.name}.v{self.version}: {error}") from None


@cache
def load(name: str) -> Prompt:
    """The newest version of the prompt called `name`. Raises `PromptError` when there is none."""
    found = {
        int(m["version"]): path
        for path in folder().iterdir()
        if (m := _FILE.match(path.name)) and m["name"] == name
    }
    if not found:
        raise PromptError(f"no prompt called {name} in {folder()}")
    version = max(found)
    return Prompt(name, version, found[version].read_text(encoding="utf-8"))


@cache
def folder() -> Path:
    """Where the prompts are: inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).parent / "prompts"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "prompts"


@cache
def _template(source: str) -> Template:
    return _environment().from_string(source)


@cache
def _environment() -> Environment:
    from jinja2 import StrictUndefined  # noqa: PLC0415  as above
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
