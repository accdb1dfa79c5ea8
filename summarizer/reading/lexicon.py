"""The words that the reading asks for, by what they are: `lexicon.toml`, and those that modules share.

Words of general English news prose; no name of any one story.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources


def _load() -> Mapping[str, Mapping[str, frozenset[str]]]:
    data = tomllib.loads((resources.files(__package__) / "lexicon.toml").read_text(encoding="utf-8"))
    return {
        section: {
            name: frozenset(words.replace("\n", " ").strip().split(", ")) for name, words in lists.items()
        }
        for section, lists in data.items()
    }


_LISTS = _load()


def words(name: str) -> frozenset[str]:
    """A list by section and name: `words("meetings.mediating")`."""
    section, _, of = name.partition(".")
    return _LISTS[section][of]


# How the parser calls words before a noun that say of whom, of what or how many it is.
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
CALENDAR = words("general.calendar")
NO_NAMES = words("general.no_names")

ORGANIZATION_WORDS = words("general.organization_words")
MEDIA = words("general.media")
# The last word of many a medium's name.
MEDIA_WORDS = words("general.media_words")
MEDIA_NOUNS = words("general.media_nouns")
ROLE_NOUNS = words("general.role_nouns")
# Bodies that news prose names by a common noun: "the fisheries ministry", "the French presidency".
BODY_NOUNS = words("general.body_nouns")
# Nouns that say what kind of body a name is: "the freight group Lund Lines", "Lund Post, a daily".
BODY_KINDS = BODY_NOUNS | MEDIA_NOUNS | words("general.body_kinds")
# Officials who are simply their state or body acting.
AGENT_NOUNS = words("general.agent_nouns")
GROUP_NOUNS = words("general.group_nouns")
# Those that hold a view of their own also where nothing more is said of them.
PARTIES = words("general.parties")
SPEECH = words("general.speech")
ATTITUDE = words("general.attitude")
REPORTING = words("general.reporting")
# What a hyphen hangs on a name without making it another name: "U.S.-led", "Lund-based".
SUFFIXES = words("general.suffixes")
PAST_FORMS = {form: base for base, forms in _LISTS["forms"].items() for form in forms}
"""The base form of irregular ones that the parser's lemmatizer may miss."""
MEETING_NOUNS = words("general.meeting_nouns")
MEALS = words("general.meals")
HOLD_VERBS = words("general.hold_verbs")
PHONE = words("general.phone")
VIDEO = words("general.video")
TALKS = words("general.talks")
HEDGES = words("general.hedges")
