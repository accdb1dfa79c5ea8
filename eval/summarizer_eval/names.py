"""Names: when two name the same actor, by the gold alias table alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from summarizer.plaintext import fold, one_line
from summarizer.states import state_of_demonym
from summarizer.summary import Actor
from summarizer_eval.gold import GoldActor

_ARTICLES = frozenset({"the", "a", "an"})
# Small, as they stand before a name in a sentence; with a capital they are part of it: "La Paz", "Der Bote".
_OTHER_ARTICLES = re.compile(
    r"^(?:(?:le|la|les|un|une|des|der|die|das|dem|den|des|ein|eine|einer|el|los|las|una|il|lo|gli|o|os|as)\s+"
    r"|[ld]['’])(?=\S)"
)
_TITLE_WORDS = """
    mr mrs ms miss dr prof professor sir dame lord lady president vice-president premier minister chancellor
    secretary senator representative congressman congresswoman governor mayor ambassador envoy general colonel
    major captain lieutenant admiral marshal sergeant king queen prince princess emperor emir sheikh sultan
    pope cardinal archbishop bishop father sister rev reverend rabbi imam ayatollah judge justice director
    chairman chairwoman chair chief officer executive head leader spokesman spokeswoman spokesperson aide
    adviser advisor deputy commissioner counterpart
    mme mlle m herr frau sr sra don doña sig signor signora sig.ra dott
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_NOT_A_NAME = frozenset({"of", "for", "to", "in", "on", "at", "and", "with", "from"})


def normal(name: str) -> str:
    """`name` as compared: NFKC, case folded, without article, titles before a name, full stops and 's.

    "French defense minister" is "defense minister of France".
    """
    words = _OTHER_ARTICLES.sub("", one_line(name)).split()
    if len(words) > 1 and words[0].casefold() in _ARTICLES:
        words = words[1:]
    folded = fold(" ".join(_untitled(words))).replace(".", "")
    return _of_state(re.sub(r"'s$", "", folded.strip(" ,;:\"'《》〈〉")))


def _of_state(name: str) -> str:
    """A name that begins with a state's adjective, with the state behind it."""
    adjective, _, rest = name.partition(" ")
    state = state_of_demonym(adjective) if rest else ""
    return f"{rest} of {fold(state)}" if state else name


def _untitled(words: list[str]) -> list[str]:
    """What follows the last title within the first five words, if that can be a name.

    So "French President Emmanuel Macron" is "Emmanuel Macron", while "the president", "the president of
    Kelmark" and "Prime Minister's Office" stay as they are.
    """
    for at in range(min(5, len(words) - 1) - 1, -1, -1):
        rest = words[at + 1 :]
        if fold(words[at]).strip(".,") in _TITLES:
            is_name = rest[0] not in _NOT_A_NAME and any(word[0].isupper() for word in rest)
            return rest if is_name else words
    return words


def forms(name: str, aliases: Iterable[str]) -> frozenset[str]:
    """Every form under which an actor is known, as compared."""
    return frozenset(normal(form) for form in (name, *aliases)) - {""}


class Names:
    """Looks predicted actors up in the alias table of one gold file.

    A predicted actor stands for the gold actors that bear its name, or, where none does, for those that
    bear one of its aliases: none, one, or several where the gold file gives two actors the same form.
    """

    def __init__(self, gold: Iterable[GoldActor], predicted: Iterable[Actor] = ()) -> None:
        table: defaultdict[str, set[str]] = defaultdict(set)
        for actor in gold:
            for form in forms(actor.name, actor.aliases):
                table[form].add(actor.id)
        self._table: Mapping[str, set[str]] = table
        self._known = {actor.id: self._look_up(actor) for actor in predicted}

    def _look_up(self, actor: Actor) -> frozenset[str]:
        by_name = self._table.get(normal(actor.name), set())
        by_alias = (self._table.get(form, set()) for form in forms("", actor.aliases))
        return frozenset(by_name or set().union(*by_alias))

    def of(self, actor_id: str) -> frozenset[str]:
        """The ids of the gold actors that the predicted actor `actor_id` may stand for."""
        return self._known[actor_id]
