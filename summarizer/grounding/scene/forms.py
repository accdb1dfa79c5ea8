"""The written forms of an actor: name, aliases, a state's demonyms; and what a name looks like."""

from __future__ import annotations

import re

from summarizer.grounding.words.wording import is_function_word
from summarizer.names import bare
from summarizer.plaintext import one_line
from summarizer.states import forms_of_state, state_named, state_of_capital, state_of_demonym
from summarizer.summary import Actor

_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mr|Mrs|Ms|Republican|Democrat|Minister|President"
)


def forms(actor: Actor) -> list[str]:
    """The words that name the actor: name, aliases, a person's surname, a state's other names."""
    found = [actor.name, *actor.aliases]
    last = bare(actor.name).split()
    if actor.kind == "person" and len(last) > 1 and actor.name.split()[-1][:1].isupper():
        found.append(actor.name.split()[-1])
    if actor.kind == "state":
        found += [capitalized(form) for form in forms_of_state(actor.name)]
        found += _demonyms(actor.name)
    return [form for form in dict.fromkeys(map(one_line, found)) if form]


def is_demonym(form: str, state: str) -> bool:
    """Whether the form is what is called after the state, and not the state: "French" of France."""
    if form in _demonyms(state):
        return True
    return form.istitle() and not state_named(form) and bool(state_of_demonym(form))


def is_no_first_name(word: str) -> bool:
    return bool(
        state_of_demonym(word)
        or state_named(word)
        or state_of_capital(word)
        or is_function_word(word)
        or _DAY.match(word)
    )


def _demonyms(name: str) -> list[str]:
    """Words that English may form from the name of a state that no table holds: "Soravian" from "Soravia"."""
    if " " in name or state_named(name):
        return []
    stem = re.sub(r"(?:ia|a|e|land|y|o)$", "", name)
    endings = ("ian", "ians", "an", "ans", "ese", "ish", "ic", "i", "is", "ais", "er")
    return [
        base + ending for base in dict.fromkeys([stem, name]) for ending in endings if base + ending != name
    ]


def capitalized(form: str) -> str:
    """A folded name of a state as it is written: "dprk" as "DPRK", "north korean" as "North Korean"."""
    if "." in form or len(form) <= 3 or not re.search("[aeiouy]", form):
        return form.upper()
    return " ".join(word[:1].upper() + word[1:] for word in form.split())
