"""What is said on stderr: one printable line, without secrets, and of a length that people can read."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

from summarizer.masking import mask
from summarizer.plaintext import one_line

_WORD = 400
"""Characters of a word, such as a path, that is shown whole."""


def say(line: str) -> None:
    """Prints the line."""
    shown = re.sub(rf"\S{{{_WORD},}}", lambda word: f"{word[0][:40]}…{word[0][-40:]}", one_line(mask(line)))
    print(shown, file=sys.stderr)


def setting_back(store: Path) -> str:
    """The command that sets back what failed in a store."""
    return f"summarize retry --dead --store {shlex.quote(str(store))}"
