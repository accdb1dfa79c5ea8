"""The entry point of `summarize` and of `python -m summarizer`."""

from __future__ import annotations

import os
import sys
from contextlib import suppress


def main() -> None:
    """Runs the command line and exits with its code."""
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are loaded, which nobody else hears
        code = _interrupted()
    if code == 130:
        # Nothing is left to tidy up, and a late Ctrl-C would interrupt just that.
        with suppress(OSError):
            sys.stdout.flush()
        os._exit(code)
    sys.exit(code)


def _run(args: list[str]) -> int:
    # `import summarizer.__main__` stays free of all this.
    from summarizer.cli.interrupts import is_patient, supervise, wants_a_parent  # noqa: PLC0415

    def run() -> int:
        from summarizer.cli.app import main as command_line  # noqa: PLC0415  typer, of no use to a parent

        return command_line(args)

    if wants_a_parent(args):
        supervise(run, patient=is_patient(args))
    return run()


def _interrupted() -> int:
    # As in `_run`; it may not be loaded where this came early.
    interrupts = sys.modules.get("summarizer.cli.interrupts")
    if not getattr(interrupts, "supervised", False):  # else a parent has said so
        sys.stderr.write("summarize: interrupted\n")
    return 130


if __name__ == "__main__":
    main()
