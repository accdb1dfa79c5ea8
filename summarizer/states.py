"""States and the words that stand for them: names, demonyms, capitals, seats of government.

The table is the country library's. It is some years old, speaks of "Swaziland", and gives each state one
demonym, for some the noun for a person ("Filipino"), for some none; what is added below is what English
news prose writes, after the list of member states of the United Nations (2024) and its observers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from summarizer.plaintext import fold

# Names by which news prose calls what the library lists under a formal, old or ambiguous name.
_RENAMED = {
    "Republic of Macedonia": "North Macedonia", "Swaziland": "Eswatini", "The Bahamas": "Bahamas",
    "The Gambia": "Gambia", "Federated States of Micronesia": "Micronesia",
    "Holy See (Vatican City State)": "Vatican", "Vatican City State": "Vatican",
    "Democratic Republic of the Congo": "Democratic Republic of Congo", "Palestine, State of": "Palestine",
}  # fmt: skip
# What is no state of today, and whose words would be taken from one that is.
_LEFT_OUT = frozenset(
    ["Antarctica", "Antilles néerlandaises", "British Indian Ocean Territory", "Serbia and Montenegro",
     "Bouvet Island", "Heard Island and McDonald Islands", "South Georgia",
     "United States Minor Outlying Islands"]
)  # fmt: skip
# Territories: their capitals ("Hamilton", "Stanley", "Douglas") are names of people and of greater places.
_TERRITORIES = frozenset(
    ["American Samoa", "Anguilla", "Aruba", "Bermuda", "Bonaire, Sint Eustatius and Saba", "Cayman Islands",
     "Christmas Island", "Cocos (Keeling) Islands", "Cook Islands", "Curaçao", "Falkland Islands",
     "French Guiana", "French Polynesia", "French Southern and Antarctic Lands", "Gibraltar", "Guadeloupe",
     "Guam", "Guernsey", "Hong Kong", "Isle of Man", "Jersey", "Macau", "Martinique", "Mayotte", "Montserrat",
     "New Caledonia", "Niue", "Norfolk Island", "Northern Mariana Islands", "Pitcairn Islands", "Puerto Rico",
     "Réunion", "Saint Barthélemy", "Saint Helena", "Saint Martin (French part)", "Saint Pierre and Miquelon",
     "Sint Maarten (Dutch part)", "Svalbard and Jan Mayen", "Tokelau", "Turks and Caicos Islands",
     "Virgin Islands, British", "Virgin Islands, U.S.", "Wallis and Futuna", "Åland Islands"]
)  # fmt: skip
_NAMES = {
    "usa": "United States", "us": "United States", "u.s.": "United States", "u.s": "United States",
    "u.s.a.": "United States", "america": "United States", "united states of america": "United States",
    "uk": "United Kingdom", "u.k.": "United Kingdom", "britain": "United Kingdom",
    "great britain": "United Kingdom", "uae": "United Arab Emirates", "u.a.e.": "United Arab Emirates",
    "emirates": "United Arab Emirates", "holland": "Netherlands", "burma": "Myanmar", "kosovo": "Kosovo",
    "holy see": "Vatican", "vatican city": "Vatican", "drc": "Democratic Republic of Congo",
    "dr congo": "Democratic Republic of Congo", "congo-kinshasa": "Democratic Republic of Congo",
    "democratic republic of the congo": "Democratic Republic of Congo",
    "d.r. congo": "Democratic Republic of Congo", "congo-brazzaville": "Republic of the Congo",
    "republic of congo": "Republic of the Congo", "türkiye": "Turkey", "turkiye": "Turkey",
    "czechia": "Czech Republic", "macedonia": "North Macedonia", "swaziland": "Eswatini",
    "timor-leste": "East Timor", "cabo verde": "Cape Verde", "côte d'ivoire": "Ivory Coast",
    "cote d'ivoire": "Ivory Coast", "bosnia": "Bosnia and Herzegovina",
    "bosnia-herzegovina": "Bosnia and Herzegovina", "trinidad": "Trinidad and Tobago",
    "antigua": "Antigua and Barbuda", "st. lucia": "Saint Lucia", "st lucia": "Saint Lucia",
    "st. kitts and nevis": "Saint Kitts and Nevis", "st. vincent": "Saint Vincent and the Grenadines",
    "sao tome and principe": "São Tomé and Príncipe", "republic of ireland": "Ireland",
    "irish republic": "Ireland", "republic of korea": "South Korea", "dprk": "North Korea",
    "russian federation": "Russia", "people's republic of china": "China", "prc": "China",
    "syrian arab republic": "Syria", "islamic republic of iran": "Iran", "slovak republic": "Slovakia",
    "kyrgyz republic": "Kyrgyzstan", "viet nam": "Vietnam",
}  # fmt: skip
_DEMONYMS = {
    "saudi": "Saudi Arabia", "british": "United Kingdom", "american": "United States",
    "u.s.": "United States", "us": "United States", "uk": "United Kingdom", "u.k.": "United Kingdom",
    "emirati": "United Arab Emirates", "uae": "United Arab Emirates", "indian": "India",
    "kosovar": "Kosovo", "kosovan": "Kosovo", "kosovo": "Kosovo", "vatican": "Vatican",
    "philippine": "Philippines", "argentine": "Argentina", "argentinian": "Argentina",
    "icelandic": "Iceland", "slovenian": "Slovenia", "slovakian": "Slovakia", "kazakh": "Kazakhstan",
    "kyrgyz": "Kyrgyzstan", "tajik": "Tajikistan", "uzbek": "Uzbekistan", "azeri": "Azerbaijan",
    "bosnian": "Bosnia and Herzegovina", "bosnian serb": "Bosnia and Herzegovina",
    "antiguan": "Antigua and Barbuda", "ecuadorian": "Ecuador", "ecuadoran": "Ecuador",
    "djiboutian": "Djibouti", "botswanan": "Botswana", "kiribati": "Kiribati", "burkinabé": "Burkina Faso",
    "surinamese": "Suriname", "turkmen": "Turkmenistan", "luxembourgish": "Luxembourg",
    "monégasque": "Monaco", "timorese": "East Timor", "cape verdean": "Cape Verde",
    "cabo verdean": "Cape Verde", "maldivian": "Maldives", "comorian": "Comoros",
    "salvadorean": "El Salvador", "nepali": "Nepal", "basotho": "Lesotho",
    "bissau-guinean": "Guinea-Bissau", "tobagonian": "Trinidad and Tobago", "bajan": "Barbados",
    "new zealand": "New Zealand", "north macedonian": "North Macedonia", "eswatini": "Eswatini",
    "mauritian": "Mauritius", "vanuatuan": "Vanuatu", "solomon islands": "Solomon Islands",
    "hong kong": "Hong Kong", "vincentian": "Saint Vincent and the Grenadines", "belarusan": "Belarus",
    "belarussian": "Belarus",
}  # fmt: skip
# Capitals and customary seats. "Brussels" in the news is the European Union, seldom Belgium.
_CAPITALS = {
    "washington": "United States", "washington dc": "United States", "washington, d.c.": "United States",
    "kiev": "Ukraine", "hague": "Netherlands", "tel aviv": "Israel", "astana": "Kazakhstan",
    "pristina": "Kosovo", "prishtina": "Kosovo", "delhi": "India", "brasilia": "Brazil",
    "bogota": "Colombia", "chisinau": "Moldova", "ndjamena": "Chad", "yaounde": "Cameroon", "lome": "Togo",
    "sanaa": "Yemen", "asuncion": "Paraguay", "la paz": "Bolivia", "reykjavík": "Iceland",
    "cape town": "South Africa", "abidjan": "Ivory Coast", "dar es salaam": "Tanzania", "gitega": "Burundi",
    "berne": "Switzerland", "san jose": "Costa Rica", "naypyitaw": "Myanmar",
    "port-of-spain": "Trinidad and Tobago", "ulan bator": "Mongolia", "st. john's": "Antigua and Barbuda",
    "brussels": "",
}  # fmt: skip
# Offices that news prose names by their building; each is an organization of its state.
_SEATS = {
    "kremlin": "Russia", "white house": "United States", "pentagon": "United States",
    "state department": "United States", "capitol hill": "United States", "downing street": "United Kingdom",
    "whitehall": "United Kingdom", "elysee": "France", "élysée": "France", "quai d'orsay": "France",
    "matignon": "France", "bundestag": "Germany", "chancellery": "Germany", "knesset": "Israel",
    "blue house": "South Korea", "rashtrapati bhavan": "India", "zhongnanhai": "China",
    "palazzo chigi": "Italy", "quirinale": "Italy", "bankova": "Ukraine", "élysée palace": "France",
    "elysee palace": "France",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Table:
    names: dict[str, str]
    demonyms: dict[str, str]
    capitals: dict[str, str]


@cache
def _table() -> _Table:
    from countryinfo import all_countries  # noqa: PLC0415  reads a file of a megabyte

    table = _Table(dict(_NAMES), dict(_DEMONYMS), dict(_CAPITALS))
    for country in all_countries():
        listed = country.name()
        if listed in _LEFT_OUT:
            continue
        name = _RENAMED.get(listed, listed)
        table.names.setdefault(_key(name), name)
        for demonym in _words(country.demonym()):
            table.demonyms.setdefault(_key(demonym), name)
        for capital in _words(country.capital()) if listed not in _TERRITORIES else []:
            table.capitals.setdefault(_key(capital), name)
    return table


def _words(value: object) -> list[str]:
    """The library gives one string, which may list two after a comma, a list of strings, or nothing."""
    several = value if isinstance(value, list) else [value]
    return [word for v in several if v for word in str(v).split(",")]


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


@cache
def forms_of_state(name: str) -> tuple[str, ...]:
    """The words that stand for the state called `name`: other names, demonym, capital.

    Not "us", which in a text without its capitals is a pronoun.
    """
    table = _table()
    return tuple(
        word
        for words in (table.names, table.demonyms, table.capitals)
        for word, state in words.items()
        if state == name and word != "us"
    )
