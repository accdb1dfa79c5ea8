"""Keys and passwords: none is shown, stored or raised, whoever repeats it.

Every key and password in use is made known here. All errors and failures pass through `mask`; what an
endpoint says passes on its way in, answers through `mask_answer` and complaints through `mask_said`.
"""

from __future__ import annotations

import base64
import json
import re
from urllib.parse import quote

HIDDEN = "***"
_SHORTEST = 8
"""Characters from which a key is one: "none" and "test" are given where a server wants no key."""
_LONGEST_WORD = 20
_TELLING = 6
"""Characters from the middle of a key that are one of its parts."""
# The second is no address, but was meant for one: its password has a slash.
_USERINFO = re.compile(r"(?<=://)(?:[^\s/?#]*@|[^\s/?#@:]+:(?!\d+(?:[/?#\s]|$))[^\s@]+@)")
_WORD = re.compile(r"[^\s\"'`‘’“”,;:()\[\]{}<>]+")
_FILLER = re.compile(r"…|\.{2,}|\*+|•+|[xX]{3,}")
_known: set[str] = set()


def keep_secret(secret: str) -> None:
    """Makes `secret` known, so that it is masked from now on; what might be a plain word is no secret."""
    if len(secret) >= _SHORTEST and not _is_word(secret):
        in_base64 = base64.b64encode(secret.encode()).decode().rstrip("=")
        _known.update({secret, quote(secret, safe=""), in_base64})


def _is_word(secret: str) -> bool:
    """Whether it may stand in any text: letters as words have them, and not very many."""
    cased = secret.islower() or secret.isupper() or secret.istitle()
    return secret.isalpha() and cased and len(secret) < _LONGEST_WORD


def mask(text: str) -> str:
    """`text` without the secrets that are known, and without user name and password of its addresses."""
    text = _without_known(text)
    return _USERINFO.sub(f"{HIDDEN}@", text) if "@" in text else text


def mask_answer(text: str) -> str:
    """JSON that a model wrote without the secrets that are known, also where it spells them with escapes."""
    masked = _without_known(text)
    if "\\" not in masked:
        return masked
    try:
        plain = json.dumps(json.loads(masked), ensure_ascii=False)
    except (ValueError, RecursionError):
        return masked
    return masked if (found := _without_known(plain)) == plain else found


def mask_said(text: str) -> str:
    """As `mask`, for what a server says of a request: it shows parts of a key, too ("sk-ab…wxyz")."""
    return _WORD.sub(lambda word: HIDDEN if _is_part(word[0]) else word[0], mask(text))


def _without_known(text: str) -> str:
    for secret in _known:
        text = text.replace(secret, HIDDEN)
    return text


def _is_part(word: str) -> bool:
    if word == HIDDEN:
        return False
    if "**" in word or "••" in word:
        return True
    pieces = [piece for part in _FILLER.split(word) if (piece := part.strip("."))]
    shortest = 2 if len(pieces) > 1 else 4
    secrets = [secret.lower() for secret in _known]
    return any(
        (len(piece) >= shortest and (secret.startswith(piece) or secret.endswith(piece)))
        or (len(piece) >= _TELLING and piece in secret)
        for piece in map(str.lower, pieces)
        for secret in secrets
    )
