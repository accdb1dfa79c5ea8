"""States and the words that stand for them: names, demonyms, capitals, seats of government."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from summarizer.plaintext import fold

# Common short names for what the country library lists under a formal or ambiguous name.
_SHORT = {
    "usa": "United States", "us": "United States", "u.s.": "United States", "u.s": "United States",
    "america": "United States", "united states of america": "United States",
    "washington": "United States", "washington d.c.": "United States", "uk": "United Kingdom",
    "u.k.": "United Kingdom", "britain": "United Kingdom", "great britain": "United Kingdom",
    "british": "United Kingdom", "uae": "United Arab Emirates", "emirati": "United Arab Emirates",
    "kiev": "Ukraine", "holland": "Netherlands", "the hague": "Netherlands", "burma": "Myanmar",
    "pyongyang": "North Korea", "seoul": "South Korea", "beijing": "China", "tel aviv": "Israel",
}  # fmt: skip
# Offices that news prose names by their building; each is an organization of its state.
_SEATS = {
    "kremlin": "Russia", "white house": "United States", "pentagon": "United States",
    "state department": "United States", "capitol hill": "United States", "downing street": "United Kingdom",
    "whitehall": "United Kingdom", "elysee": "France", "élysée": "France", "quai d'orsay": "France",
    "matignon": "France", "bundestag": "Germany", "chancellery": "Germany", "knesset": "Israel",
    "blue house": "South Korea", "rashtrapati bhavan": "India", "zhongnanhai": "China",
    "palazzo chigi": "Italy", "quirinale": "Italy", "bankova": "Ukraine",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Table:
    names: dict[str, str]
    demonyms: dict[str, str]
    capitals: dict[str, str]


@cache
def _table() -> _Table:
    from countryinfo import all_countries  # noqa: PLC0415  reads a file of a megabyte

    table = _Table(dict(_SHORT), {}, {})
    for country in all_countries():
        name = country.name()
        table.names.setdefault(fold(name), name)
        for demonym in _words(country.demonym()):
            table.demonyms.setdefault(fold(demonym), name)
        for capital in _words(country.capital()):
            table.capitals.setdefault(fold(capital), name)
    table.demonyms.update(
        {
            "british": "United Kingdom",
            "american": "United States",
            "u.s.": "United States",
            "us": "United States",
        }
    )
    return table


def _words(value: object) -> list[str]:
    """The library gives one string, a list of strings, or nothing."""
    return [str(v) for v in (value if isinstance(value, list) else [value]) if v]


def _key(word: str) -> str:
    return fold(word).removeprefix("the ")


def state_named(word: str) -> str:
    """The state that `word` names outright ("France", "the U.S."), or empty."""
    return _table().names.get(_key(word), "")


def state_of_demonym(word: str) -> str:
    """The state of "French" or "Ukrainian", or empty."""
    return _table().demonyms.get(_key(word), "")


def state_of_capital(word: str) -> str:
    """The state whose capital or customary seat `word` is ("Paris"), or empty."""
    return _table().capitals.get(_key(word), "")


def state_of_seat(word: str) -> str:
    """The state whose office goes by the name of `word` ("Kremlin"), or empty."""
    return _SEATS.get(_key(word), "")


def forms_of_state(name: str) -> list[str]:
    """The words that stand for the state called `name`: other names, demonym, capital.

    Not "us", which in a text without its capitals is a pronoun.
    """
    table = _table()
    return [
        word
        for words in (table.names, table.demonyms, table.capitals)
        for word, state in words.items()
        if state == name and word != "us"
    ]
