"""The entry point of `summarize` and of `python -m summarizer`."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line and exits with its code."""
    from summarizer.cli.app import main as run  # noqa: PLC0415  `import summarizer.__main__` stays free of typer

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
