"""The entry point of `summarize` and of `python -m summarizer`."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line and exits with its code."""
    # `import summarizer.__main__` stays free of all this.
    from summarizer.cli.interrupts import is_patient, supervise, wants_a_parent  # noqa: PLC0415

    args = sys.argv[1:]

    def run() -> int:
        from summarizer.cli.app import main as command_line  # noqa: PLC0415  typer, of no use to a parent

        return command_line(args)

    if wants_a_parent(args):
        supervise(run, patient=is_patient(args))
    sys.exit(run())


if __name__ == "__main__":
    main()
