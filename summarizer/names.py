"""Comparing names: titles, surnames, initials and acronyms."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.plaintext import fold

# Words that stand before a name and say what its bearer does or how one addresses them.
TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness king queen prince princess
    sultan emir sheikh sheikha pope cardinal archbishop bishop father sister brother rev reverend rabbi
    imam ayatollah patriarch president vice prime premier chancellor minister foreign defence defense
    finance interior trade economy fisheries health energy sports labour labor transport agriculture
    environment education culture justice secretary undersecretary treasury deputy acting interim former
    ex then general gen lieutenant lt colonel col major maj captain capt commander admiral marshal
    sergeant brigadier governor gov senator sen representative rep congressman congresswoman mp
    councillor councilor mayor speaker ambassador envoy consul judge commissioner chairman chairwoman
    chairperson chair chief executive ceo director head coach leader spokesman spokeswoman spokesperson
    editor mediator negotiator manager superintendent inspector sheriff attorney aide adviser advisor top
    senior special cfo coo
    count countess duke duchess earl viscount rear adjutant charge chargé d'affaires
    taoiseach tánaiste
    """.split()
)
_COLLEGES = frozenset(
    """
    board council cabinet committee executive parliament assembly congress leadership politburo senate
    presidium nato eu un g7 g20 g-7 g-20 opec brics asean ecowas quad
    """.split()
)
_BODIES = frozenset({"department", "ministry", "office"})  # "Treasury Department"
_HONORIFICS = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|lord|lady|rev|hon)\.?\s+", re.I)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)


@lru_cache(maxsize=16_384)
def bare(name: str) -> str:
    """`name` folded, without leading article, titles and honorifics, and without a possessive ending."""
    words = re.sub(r"'s?$", "", _ARTICLE.sub("", fold(name))).split()
    while len(words) > 1 and words[0].rstrip(".") in TITLES and words[1] not in _BODIES:
        words.pop(0)
    return " ".join(words)


def is_college(name: str) -> bool:
    """Whether the body called `name` is of many, who meet among themselves: "the board", "NATO"."""
    return bool(_COLLEGES & {*bare(name).split()})


def strip_honorific(name: str) -> str:
    """`name` without "Mr", "Dr" and their like, otherwise as written."""
    return _HONORIFICS.sub("", name)


def acronym(name: str) -> str:
    """The initials of the capitalised words of `name`: "European Central Bank" gives "ecb"."""
    return "".join(w[0] for w in re.findall(r"\b[^\W\d_]+", name) if w[0].isupper()).casefold()


def _parts(name: str) -> list[str]:
    """The words of the bare name, "al-Burhan" as "burhan": papers write both."""
    return [re.sub(r"^(?:al|el|ul)-(?=\w{3})", "", word) for word in bare(name).split()]


def is_short_for(short: str, full: str) -> bool:
    """Whether `short` can be another form of the name `full`.

    A surname or any run of its words at one end, or its acronym. Both are compared `bare`.
    """
    few, many = _parts(short), _parts(full)
    if not few or not many:
        return False
    if few == many:
        return True
    if len(few) < len(many) and (few == many[-len(few) :] or few == many[: len(few)]):
        return True
    letters = "".join(few).replace(".", "")
    return len(few) == 1 and len(letters) >= 2 and short.isupper() and letters == acronym(full)
