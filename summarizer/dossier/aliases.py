"""The user's own word on who is who: a YAML file that overrides the rules of joining.

actors:                       # every spelling listed is this actor, whatever the rules say
  Volodymyr Zelenskyy: [Zelensky, Vladimir Zelenskiy]
apart:                        # actors of these names are never joined
  - [Anna Berg, A. Berg]
"""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.errors import InputError, problem
from summarizer.plaintext import fold, one_line
from summarizer.regular import read_regular

_MAX_BYTES = 200_000  # some five thousand lines; the parser takes a second for as much
_MAX_DEPTH = 8  # a list in a mapping in a mapping is 3


class AliasFile(BaseModel):
    """Spellings that are one actor, by the name to show; and groups of names to keep apart."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    actors: dict[str, tuple[str, ...]] = {}
    apart: tuple[tuple[str, ...], ...] = ()

    def names(self) -> dict[str, str]:
        """The name to show, by every folded spelling."""
        listed = {fold(name): name for name in self.actors}
        return {fold(form): name for name, forms in self.actors.items() for form in forms} | listed

    def foes(self) -> dict[str, frozenset[str]]:
        """For a folded name, the folded names it must not be joined with."""
        foes: dict[str, frozenset[str]] = {}
        for group in self.apart:
            folded = {fold(name) for name in group}
            for name in folded:
                foes[name] = foes.get(name, frozenset()) | (folded - {name})
        return foes


def read_aliases(path: Path) -> AliasFile:
    """Reads an alias file; raises `InputError` when it cannot be read or has another shape."""
    import yaml  # noqa: PLC0415  only those who give an alias file pay for it

    try:
        data = read_regular(path, _MAX_BYTES)
        if len(data) > _MAX_BYTES:
            raise InputError(f"{path}: an alias file of more than {_MAX_BYTES // 1000} kB")
        text = data.decode("utf-8")
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _MAX_DEPTH or isinstance(event, yaml.AliasEvent):
                raise InputError(f"{path}: nested too deep, or with references of YAML: write it out")
        return AliasFile.model_validate(yaml.safe_load(text) or {})
    except ValidationError as error:
        where, what = problem(error)
        raise InputError(
            f"{path}: {where or 'top level'}: {what}; it may hold `actors:` and `apart:`, nothing else"
        ) from error
    except (yaml.YAMLError, ValueError) as error:  # a figure of thousands of digits is the latter
        raise InputError(f"{path}: not YAML: {one_line(str(error))[:300]}") from error
