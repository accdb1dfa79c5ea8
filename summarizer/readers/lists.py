"""Lists of sources: an address, a file, a folder or a glob a line; blank lines and comments aside."""

from __future__ import annotations

import glob
import os
import re
from pathlib import Path

from summarizer.readers.content import kind_of

WEB = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
ARTICLES = frozenset({".txt", ".md", ".html", ".htm", ".mhtml", ".mht", ".eml", ".docx", ".pdf"})
"""How files are called that hold one article."""
OPENING = 65_536
"""Bytes from the beginning that say whether a text is a list."""
LONGEST = 8192
"""Bytes of a line: of an address or a path more is none."""
LONGEST_PATH = 4096
"""Characters of a path at most: no system has longer ones, and a text need not be asked for as a file."""
_OTHERS = frozenset({".jsonl", ".ndjson", ".json", ".xml", ".rss", ".atom", ".db"})
_COMMENT = re.compile(r"(?<!\s)\s+#(?:\s.*)?$")
_ROOTED = re.compile(r"(?:~|\.{1,2})?/\S")
# What no list of sources has: a sentence, of words with spaces between them or of a script without.
_SENTENCE = re.compile(r"(?:\S+\s+){4,}\S+[.!?:;,…”\"’')]$|\S{8,}[。！？]$")
_LONG = 160  # characters of a line of words that is prose, however it ends


def is_list(opening: bytes, folder: Path) -> bool:
    """Whether the text that begins so is a list, whose paths may be seen from `folder`.

    At least half of its lines are addresses, files that are there, or shaped like paths, and none is a
    sentence: an article that ends in a dozen links is no list.
    """
    if kind_of(opening) != "text":
        return False
    lines = opening[:OPENING].splitlines()
    if len(opening) >= OPENING:
        lines.pop()  # it may go on
    good = bad = 0
    for line in lines:
        if not (text := entry(line)):
            continue
        if _is_source(text, folder):
            good += 1
        elif _SENTENCE.match(text) or (len(text) > _LONG and not (text.isascii() and " " not in text)):
            return False
        else:
            bad += 1
    return good >= max(bad, 1)


def entry(line: bytes) -> str:
    """What a line names, without its comment; empty for a line of nothing else."""
    text = line.decode("utf-8", "replace").lstrip("\ufeff").replace("\0", "").strip()
    return "" if text.startswith("#") else _COMMENT.sub("", text)


def placed(text: str, folder: Path) -> str:
    """The source that an entry names: an address, or a path or glob seen from here or else from `folder`."""
    if WEB.match(text):
        return text
    here = Path(os.path.expanduser(text))  # noqa: PTH111  Path.expanduser raises for "~$report.docx"
    beside = folder / here
    seen = here if is_there(here) or _matches(here) or here == beside else beside
    return f"./{seen}" if str(seen) == "-" else str(seen)  # a file of that name, not standard input


def is_there(path: Path) -> bool:
    """Whether there is such a file or folder; no, where it is no name of one."""
    try:
        return len(str(path)) <= LONGEST_PATH and path.exists()
    except (OSError, ValueError):
        return False


def _is_source(text: str, folder: Path) -> bool:
    if WEB.match(text):
        return " " not in text
    if is_there(Path(text)) or is_there(folder / text):
        return True
    known = Path(text).suffix.lower() in ARTICLES | _OTHERS
    if " " in text:
        return known and "/" in text
    return known or bool(_ROOTED.match(text)) or ("/" in text and glob.has_magic(text))


def _matches(pattern: Path) -> bool:
    try:
        return glob.has_magic(str(pattern)) and any(glob.iglob(str(pattern), recursive=True))  # noqa: PTH207
    except (OSError, ValueError):
        return False
