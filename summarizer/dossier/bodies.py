"""Who is who among states, organizations, media and groups, by stated rules:

1. States go by their name, demonym-free: "the U.S." and "United States" are one; "Paris" is not another.
2. Bodies are one when the name of one is the name, or a proper alias, of the other ("NATO").
3. Offices that every state has ("foreign ministry", "presidency") are one only for one state; the seats news
   prose names them by ("Élysée") count as the office.
4. A body's first word alone ("Norrvik") is the only one of the dossier that is named by a name beginning so.
5. Unnamed sources are one only behind the same outlet: Bloomberg's sources are not Reuters's.

Kinds other than persons may differ between articles (an alliance labelled as a group here, as an organization
there); a person is never joined with a body.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from summarizer.dossier.groups import Groups, Profile
from summarizer.plaintext import fold
from summarizer.states import state_named, state_of_demonym, state_of_seat
from summarizer.summary import Actor

_SEAT_OFFICES = {
    "elysee": "presidency", "kremlin": "presidency", "white house": "presidency", "blue house": "presidency",
    "pentagon": "ministry defence", "state department": "ministry foreign",
    "quai d'orsay": "ministry foreign", "matignon": "government", "downing street": "government",
}  # fmt: skip
_OFFICE_WORDS = frozenset(
    "presidency president presidential government ministry ministries foreign defence interior finance trade "
    "justice health energy economy office officials parliament senate cabinet army military police court "
    "prosecutor prosecutors supreme constitutional central bank treasury embassy delegation state department "
    "navy intelligence opposition administration affairs coast guard security service".split()
)
_SPELT = {
    "defense": "defence",
    "presidential": "presidency",
    "president": "presidency",
    "ministries": "ministry",
}
_EMPTY = frozenset("the a an its their his her our other of for and in at on with".split())
_LEGAL = frozenset(
    "inc ltd llc plc corp corporation co company gmbh ag sa spa nv bv group holding ab asa oy".split()
)
# In lower case only: "French media" is a description, "Associated Press" a name.
_UNNAMED = re.compile(
    r"\b(?:sources?|officials?|diplomats?|aides?|insiders?|witness(?:es)?|media|reports?|outlets?|newspapers?"
    r"|press|analysts?|experts?|observers?|spokes(?:man|woman|person))\b"
    r"|^[a-z\d].*\b(?:people|persons?)\b"
)


def unnamed(name: str) -> bool:
    """Whether a name only says what sort of source speaks: "two diplomatic sources", "French media"."""
    return bool(_UNNAMED.search(name))


@lru_cache(maxsize=100_000)
def body_key(name: str, state: str) -> str:
    """The key of a body's name; `state` is the state it belongs to, if known. Empty when the name is that of
    an office and the state is not known.
    """
    if named := state_named(name):
        return f"state {named}"
    folded = fold(name)
    seat = folded.removeprefix("the ").replace("é", "e").removesuffix(" palace")
    home = state_of_seat(seat) or state_of_seat(name)
    if home and seat in _SEAT_OFFICES:
        return f"office {home} {_SEAT_OFFICES[seat]}"
    words = [
        _SPELT.get(w, w) for w in re.findall(r"[^\W_]+", re.sub(r"[.'’]", "", folded)) if w not in _EMPTY
    ]
    rest = [word for word in words if not _of_a_state(word, state)]
    if rest and all(word in _OFFICE_WORDS for word in rest):
        of = next(filter(None, (state_of_demonym(w) or state_named(w) for w in words)), "") or state
        rest = [word for word in rest if word != "affairs"]
        return f"office {of} {' '.join(sorted(set(rest)))}" if of else ""
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return " ".join(words)


def _of_a_state(word: str, state: str) -> bool:
    """Whether a word is a state or its demonym; an unknown demonym begins like `state` itself."""
    own = fold(state)
    like = len(own) >= 4 and word[: max(4, len(own) - 2)] == own[: max(4, len(own) - 2)]
    return like or bool(state_of_demonym(word) or state_named(word))


def join_bodies(profiles: list[Profile], groups: Groups, numbers: list[int], behind: dict[int, str]) -> None:
    """Joins, in `groups`, the bodies among `profiles`. `behind` gives, for unnamed sources, the outlet they
    stand behind, or an article's id where there is none.
    """
    by_name: dict[str, list[int]] = defaultdict(list)
    by_alias: dict[str, list[int]] = defaultdict(list)
    for n in numbers:
        actor = profiles[n].actor
        state = next(iter(sorted(profiles[n].states)), "")
        key = body_key(actor.name, state)
        if n in behind:
            key = f"unnamed {behind[n]}: {key}"
        if key:
            by_name[key].append(n)
        else:
            groups.scatter(n)
        for alias in actor.aliases if n not in behind else ():
            if _proper(alias, actor.kind) and (other := body_key(alias, state)) and other != key:
                by_alias[other].append(n)
    for key in sorted(by_name):
        for n in by_name[key][1:]:
            groups.join(by_name[key][0], n)
    for key in sorted(by_alias.keys() & by_name.keys()):
        if not key.startswith("state ") or all(profiles[n].actor.kind == "state" for n in by_alias[key]):
            for n in by_alias[key]:
                groups.join(by_name[key][0], n)

    _attach_short(by_name, profiles, groups)


def _attach_short(by_name: dict[str, list[int]], profiles: list[Profile], groups: Groups) -> None:
    """Rule 4, for a first word that is no state, office or demonym. What only describes people by it ("Corsa
    workers") is no body that it may be short for.
    """
    by_first: dict[str, set[int]] = defaultdict(set)
    for key, numbers in by_name.items():
        first, _, more = key.partition(" ")
        if more and first not in ("state", "office", "unnamed"):
            named = [n for n in numbers if _proper(profiles[n].actor.name, "")]
            by_first[first] |= {groups.find(n) for n in named}
    for key in sorted(by_name.keys() & by_first.keys()):
        short = all(_may_be_short(profiles[n].actor) for n in by_name[key])
        longer = {groups.find(n) for n in by_first[key]}
        if short and len(key) >= 5 and len(longer) == 1 and not _of_a_state(key, ""):
            groups.join(longer.pop(), by_name[key][0])


def _may_be_short(actor: Actor) -> bool:
    """Whether a word may begin a body's name; that of a group does unless it is of many ("Kurds")."""
    one = actor.kind == "group" and _proper(actor.name, "") and not fold(actor.name).endswith("s")
    return one or actor.kind in ("organization", "media")


def _proper(alias: str, kind: str) -> bool:
    """Whether an alias names its bearer rather than describing it; groups have only descriptions."""
    words = [word for word in re.findall(r"[^\W\d_]+", alias) if word.casefold() not in _EMPTY]
    return (
        bool(words) and (kind == "group" or all(word[0].isupper() for word in words)) and not unnamed(alias)
    )
