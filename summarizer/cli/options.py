"""Options that several commands have, in one spelling and with one meaning."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Strategy = Literal["auto", "article", "sentence"]

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write to this file, whole or not at all; - is standard output."),
]
_STORE = typer.Option("--store", help="The store: a file that batches write.", dir_okay=False)
StorePath = Annotated[Path, _STORE]
SomeStore = Annotated[Path | None, _STORE]
STORE = Path("news.db")
Evidence = Annotated[
    bool, typer.Option("--evidence", "-e", help="Number and list the passages that bear items out.")
]
Model = Annotated[
    str | None, typer.Option(help="Model name at --base-url, or a GGUF file; else the embedded model.")
]
BaseUrl = Annotated[str | None, typer.Option(help="OpenAI-compatible endpoint of the model.")]
How = Annotated[
    Strategy | None,
    typer.Option("--strategy", help="One call an article, or many small questions; auto goes by the model."),
]
Date = Annotated[
    str | None,
    typer.Option(help="Day of publication, YYYY-MM-DD, of every article given: resolves “Tuesday”."),
]
Outlet = Annotated[str | None, typer.Option(help="Name of the outlet, of every article given.")]
MaxSeconds = Annotated[
    float | None, typer.Option("--max-seconds", help="Give up on an article after so long.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch from private addresses.")]
Open = Annotated[bool, typer.Option("--open", help="Make a page and show it in the browser.")]
Since = Annotated[
    str | None, typer.Option("--since", help="Only articles of this day (YYYY-MM-DD) or later.")
]
Surest = Annotated[
    float,
    typer.Option("--min-confidence", help="Leave out items less likely right than this.", min=0.0, max=1.0),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Only count articles and estimate calls, tokens and money.")
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more; tracebacks of bugs.")]
