"""`summarize eval grounding`: what grounding lets pass, beside the scores of `summarize eval`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer_eval.truth.command import Told


def run_truth(fmt: str, *, accept: bool = False, allow: bool = False, verbose: bool = False) -> Told:
    """Puts the claims of the benchmark of truth to grounding, and says on stderr what that means."""
    from summarizer_eval.data import Data  # noqa: PLC0415  YAML; --help must not load it
    from summarizer_eval.truth.command import measure, pin  # noqa: PLC0415  as above

    if fmt not in ("text", "json"):
        raise UsageError("grounding is printed as text or json")
    data, as_json = Data.built_in(), fmt == "json"
    if accept:
        told = pin(data, allow=allow, as_json=as_json, verbose=verbose)
    else:
        told = measure(data, as_json=as_json, verbose=verbose)
    if told.note:
        typer.echo(told.note, err=True)
    return told
