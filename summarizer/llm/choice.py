"""Which model settings mean, where it runs, and whether it is small: decided here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from summarizer.llm.gguf import told_by
from summarizer.llm.size import CAPABLE, parameters_in, worded
from summarizer.llm.weights import Weights
from summarizer.settings import Settings


@dataclass(frozen=True, slots=True)
class Choice:
    """A model as it will be called. `file` is the GGUF file it is run from in this process, None for a remote
    one; `embedded` is put together first. `why` says how it is known whether it is `small`.
    """

    name: str
    file: Path | None
    embedded: bool
    small: bool
    why: str


def chosen(settings: Settings) -> Choice:
    """The model that `settings` mean. Nothing is opened but a GGUF file's header."""
    if not settings.model:
        weights = Weights(settings.cache_dir)
        parameters = parameters_in(weights.model.name)
        return Choice(weights.model.name, weights.path, True, *_size(parameters, "the embedded model"))
    path = Path(settings.model).expanduser()
    # Servers of one's own name models after files too, so that there only a file that is here counts.
    named, there = settings.model.lower().endswith(".gguf"), path.is_file()
    if (named and there) if settings.base_url else (named or there):
        told = told_by(path)
        source = f"the file, {told.architecture}," if told.architecture else "the file"
        if told.parameters:
            return Choice(path.stem, path, False, *_size(told.parameters, source))
        return Choice(path.stem, path, False, *_size(parameters_in(path.stem), "the file's name", small=True))
    return Choice(settings.model, None, False, *_size(parameters_in(settings.model), "the name"))


def _size(parameters: int, source: str, *, small: bool = False) -> tuple[bool, str]:
    """Whether a model of so many parameters is small, and why; `small` is what it is where none are told."""
    if not parameters:
        return small, f"{source} tells no number of parameters"
    side = "less" if parameters < CAPABLE else "no less"
    return parameters < CAPABLE, f"{source} tells {worded(parameters)}, {side} than {CAPABLE / 1e9:g} billion"
