"""Keys and passwords: none is shown, stored or raised, whoever repeats it, however it is spelled.

Every key and password in use is made known here. All errors and failures pass through `mask`; what an
endpoint says passes on its way in, answers through `mask_answer` and complaints through `mask_said`.
"""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

HIDDEN = "***"
_SHORTEST = 8
"""Characters from which a key is one: "none" and "test" are given where a server wants no key."""
_LONGEST_WORD = 20
_RUN = 8
"""Letters and figures in a row that only a secret has, with a figure among them; of letters alone, words
have as many."""
_RUN_OF_LETTERS = 16
_TELLING = 6
"""As `_RUN`, in what a server says of a request: there is nothing else that it would take from a key."""
_HOST = (
    r"(?:(?:localhost|[\w-]+(?:\.[\w-]+)+|\[[^\]\s]*\])(?::\d{1,5})?(?:[/?#\s]|$)"
    r"|[\w-]+:\d{1,5}/(?:[^\s@]*/)?@)"  # "nas:8080/@alice"
)
# The second is no address, but was meant for one: its password has a slash.
_USERINFO = re.compile(
    rf"(\b[a-z][a-z\d+.-]{{1,20}}:[/\\]+)(?!{_HOST})(?:[^\s/?#\\]*@|[^\s/?#@:\\]*:\S{{0,1000}}@)", re.I
)
_WHOLE = re.compile(
    rf"\A(\s*[a-z][a-z\d+.-]{{1,20}}:[/\\]+|\s*//)(?!{_HOST})[^/?#@:\\]*[:@：＠].{{0,1000}}[@＠]"
    rf"|\A(\s*)[^\s/\\:：]*[:：](?![/\\])\S{{0,1000}}[@＠](?=\w)",
    re.I | re.S,
)
_OPTION = re.compile(r"--[\w-]+=")
_WORD = re.compile(r"[^\s\"'`‘’“”,;:()\[\]{}<>]+")
_FILLER = re.compile(r"[^a-z0-9]+|x{3,}")
_SPACED = re.compile(r"(?<!\S)\S{1,2}(?:\s\S{1,2}(?!\S)){7,}")
_ENDS = [slice(size) for size in range(_RUN, _RUN_OF_LETTERS + 1)]
_STARTS = [slice(-size, None) for size in range(_RUN, _RUN_OF_LETTERS + 1)]
_known: set[str] = set()


def keep_secret(secret: str) -> None:
    """Makes `secret` known, so that it is masked from now on; what might be a plain word is no secret."""
    if len(secret) >= _SHORTEST and not _is_word(secret):
        _known.add(secret)


def keep_address(address: str) -> None:
    """Makes what an address given by the user holds before its host known, to be masked in every message."""
    given = _OPTION.sub("", address, count=1) if address.startswith("--") else address
    if found := _WHOLE.match(given):
        _known.add(given[found.end(1 if found[1] else 2) : found.end()])


def _is_word(secret: str) -> bool:
    """Whether it may stand in any text: letters as words have them, and not very many."""
    cased = secret.islower() or secret.isupper() or secret.istitle()
    return secret.isalpha() and cased and len(secret) < _LONGEST_WORD


def mask(text: str) -> str:
    """`text` without the secrets that are known, and without user name and password of its addresses."""
    text = _without_known(text)
    return _USERINFO.sub(rf"\g<1>{HIDDEN}@", text) if "@" in text else text


def mask_address(address: str) -> str:
    """As `mask`, for what is one address as a whole, as the user wrote it: all up to the last "@" goes."""
    return mask(_WHOLE.sub(rf"\g<1>\g<2>{HIDDEN}@", address, count=1))


def mask_answer(text: str) -> str:
    """JSON that a model wrote without the secrets that are known, also where it spells them with escapes."""
    if "\\" in text:
        try:
            plain = json.dumps(json.loads(text), ensure_ascii=False)
        except (ValueError, RecursionError):
            plain = ""
        if (found := _without_known(plain)) != plain:
            return found
    return _without_known(text)


def mask_said(text: str) -> str:
    """As `mask`, for what a server says of a request: it shows parts of a key, too ("sk-ab…wxyz")."""
    return _WORD.sub(lambda word: HIDDEN if _is_part(word[0]) else word[0], mask(text))


def _without_known(text: str) -> str:
    for secret in _known:
        text = text.replace(secret, HIDDEN)
    if not _known:
        return text
    letters, places = _letters(text)
    parts, end = [], 0
    for start, stop in _runs(letters, _grams(frozenset(_known))):
        parts += [text[end : places[start]], HIDDEN]
        end = places[stop - 1] + 1
    return "".join([*parts, text[end:]])


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and figures of `text` in their plainest form, and where each stands in it.

    What stands between them is passed over, seen or not, but for white space, quotes and commas: two words
    are no run, nor are the numbers of a list, unless every letter is a word.
    """
    spaced = {at for found in _SPACED.finditer(text) for at in range(*found.span())}
    letters: list[str] = []
    places: list[int] = []
    for at, c in enumerate(text):
        for one in (c if c.isascii() else unicodedata.normalize("NFKC", c)).casefold():
            if one.isalnum() or ((one.isspace() or one in '",') and at not in spaced):
                letters.append(one if one.isalnum() else " ")
                places.append(at)
    return "".join(letters), places


def _plain(text: str) -> str:
    return _letters(text)[0].replace(" ", "")


def _runs(letters: str, grams: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where stretches of `letters` are made of `grams`, from and to."""
    heads, sizes = {gram[:_TELLING] for gram in grams}, {len(gram) for gram in grams}
    start = stop = -1
    for at in range(len(letters)):
        if letters[at : at + _TELLING] in heads:
            found = (letters[at : at + size] for size in sizes)
            end = at + max((len(gram) for gram in found if gram in grams), default=0)
            if end > at > stop:
                if stop > 0:
                    yield start, stop
                start = at
            stop = max(stop, end) if end > at else stop
    if stop > 0:
        yield start, stop


@lru_cache(maxsize=16)
def _grams(known: frozenset[str]) -> frozenset[str]:
    """The runs that tell a secret: of itself, backwards, and as other spellings have it."""
    return frozenset(gram for secret in known for form in _forms(secret) for gram in _runs_of(form))


def _forms(secret: str) -> set[str]:
    data = secret.encode()
    percent = "".join(c if c.isalnum() else f"%{ord(c):02x}" for c in secret)
    entities = "".join(c if c.isalnum() else f"&#{ord(c)};" for c in secret)
    # In Base64 it looks otherwise after one byte, or two.
    coded = [base64.b64encode(bytes(before) + data).decode() for before in range(3)]
    return {_plain(form) for form in (secret, secret[::-1], percent, entities, data.hex(), *coded)}


def _runs_of(form: str) -> Iterator[str]:
    if len(form) < _RUN:
        yield from [form] if len(form) >= _TELLING and not form.isalpha() else []
        return
    for at in range(len(form) - _RUN + 1):
        for grams in (
            [form[at:][end] for end in _ENDS],
            [form[: len(form) - at][start] for start in _STARTS],
        ):
            # The shortest with a figure, else as many letters as tell it.
            gram = next((gram for gram in grams if not gram.isalpha()), grams[-1])
            if not gram.isalpha() or len(gram) == min(len(form), _RUN_OF_LETTERS):
                yield gram


def _is_part(word: str) -> bool:
    """Whether a word shows a part of a secret: some of it in a row, or how it begins or ends."""
    if word == HIDDEN:
        return False
    if "**" in word or "••" in word:
        return True
    pieces = [piece for piece in _FILLER.split(unicodedata.normalize("NFKC", word).casefold()) if piece]
    joined = "".join(pieces)
    return any(
        _ends_with_it(joined, pieces, secret)
        or any(joined[at : at + _TELLING] in secret for at in range(len(joined) - _TELLING + 1))
        for secret in map(_plain, _known)
    )


def _ends_with_it(joined: str, pieces: list[str], secret: str) -> bool:
    if any(len(piece) >= 4 and (secret.startswith(piece) or secret.endswith(piece)) for piece in pieces):
        return True
    # Its two ends with something between.
    return len(pieces) > 1 and any(
        secret.startswith(joined[:at]) and secret.endswith(joined[at:]) for at in range(2, len(joined) - 1)
    )
