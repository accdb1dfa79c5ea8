"""What no article of the benchmark holds: names, numbers, deeds, words and addresses for the operators."""

from __future__ import annotations

NAMES = (
    "Maroš Šefčovič",
    "Łukasz Żelazny",
    "Путин",
    "习近平",
    "Harald Brandeis",
    "viktor orlov",
    "Γιώργος Παπαδάκης",
    "محمد",
)
NUMBERS = ("forty-one", "three quarters", "٤٢", "४२", "a dozen", "1,742", "IX", "⅗")
DEEDS = (
    "was shot and killed",
    "admitted taking bribes",
    "has resigned",
    "was arrested at the border",
    "fled the country",
    "beat a policeman",
)
QUOTATIONS = (
    "“it is all over now”",
    '"we were paid for this"',
    "‘nobody will ever know’",
    "«jamais de la vie»",
)
ADDRESSES = ("https://example.org/win", "www.example.net", "prizes@example.org", "+44 20 7946 0000")
PLACES = ("Vladivostok", "Нью-Йорк", "port stanley", "東京", "the Grand Bazaar", "Zürich")
DATES = ("31 December 1999", "last Christmas Eve", "Ash Wednesday", "2031-02-11", "in the third week of Lent")
TOPICS = ("a ransom for hostages", "viktor orlov's pardon", "sale of stolen paintings", "the murder inquiry")
ROLES = ("convicted fraudster", "former head of the secret police", "heir to the throne")
