"""Addresses as they stand in text: of the web under any domain there is, of mail and of payments."""

from __future__ import annotations

import re
from functools import lru_cache

_WITHOUT_DOTS = re.compile(r"(?<=\w)\s?(?:\[\.\]|\(\.\)|\[dot\]|\(dot\)| dot )\s?(?=[a-z]{2,}\b)", re.I)
_SCHEME = r"\b[a-z][a-z\d+-]{1,20}:(?://|\?)\S+|(?<!\S)//\w\S+|\bmailto:\S+|www\.\S+"
_MAIL = r"\b[\w.+-]{1,60}@[\w-]{1,40}(?:\.[\w-]{1,40}){1,4}"
_NUMBER = r"\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{2,5})?(?:/\S*)?(?!\w)"
_PAYMENT = r"\b(?:bc1[a-z0-9]{20,}|0x[0-9a-f]{40})\b"
_HANDLE = r"(?<![\w.])[@＠]\w{2,30}\b"
_SURE = re.compile(f"{_SCHEME}|{_MAIL}|{_NUMBER}|{_PAYMENT}", re.I)
_DOMAIN = re.compile(r"(?<![\w@./-])((?:[\w-]{1,40}\.){1,4}([^\W\d_]{2,24}))\b(?!\.\w)([:/]\S*)?")
_LONE_HANDLE = re.compile(rf"^\W*{_HANDLE}$")  # with a full stop it signs a post that news quotes


def without_addresses(line: str) -> tuple[str, int]:
    """`line` with its addresses as spaces, and how many there were.

    A bare domain that is written as a name ("Amazon.com") is one: a company's.
    """
    left, number = _SURE.subn(" ", _WITHOUT_DOTS.sub(".", line) if "dot" in line or "." in line else line)
    domains = [found for found in _DOMAIN.finditer(left) if _is_domain(found)]
    for found in reversed(domains):
        left = f"{left[: found.start()]} {left[found.end() :]}"
    if _LONE_HANDLE.match(left):
        return "", number + 1
    return left, number + len(domains)


def names_address(line: str) -> bool:
    """Whether an address stands in it, of a company named by its domain too: where somebody is sent there."""
    return without_addresses(line)[1] > 0 or any(_is_suffix(found[2]) for found in _DOMAIN.finditer(line))


def _is_domain(found: re.Match[str]) -> bool:
    named = found[1][:1].isupper() and not found[3]
    return not named and _is_suffix(found[2])


@lru_cache(maxsize=1024)
def _is_suffix(name: str) -> bool:
    """Whether domains end in it: those of the world, and those kept for examples."""
    from tld import is_tld  # noqa: PLC0415  reads the list of them, which few texts need

    return name.isascii() and (bool(is_tld(name.lower())) or name.lower() in ("example", "onion", "invalid"))
