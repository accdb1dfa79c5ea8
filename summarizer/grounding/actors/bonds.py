"""What is told of whom: a role, a body or a description belongs to the actor it stands beside.

Two phrases are joined when one is an apposition, a title or a possessive of the other: nothing stands
between them but a comma, articles, prepositions, names of places and words of offices. A verb parts them. No
parser is needed, and in doubt there is no bond.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cached_property

from summarizer.grounding.scene import abroad
from summarizer.grounding.scene.definites import Definites
from summarizer.grounding.scene.roster import Mention, Mentions
from summarizer.grounding.scene.text import Span, Text
from summarizer.names import TITLES
from summarizer.summary import Actor

_DETERMINERS = frozenset("the a an his her their its our my this that one another".split())
_LINKS = frozenset("of for at in on as named elected appointed".split())
_COPULAS = frozenset("is was are were became".split())
_QUALIFIERS = frozenset(
    """
    former retired exiled current new old top senior chief deputy
    acting interim longtime veteran outgoing incoming
    leading first second third fellow board team ex vice counterpart
    counterparts spokesman spokeswoman spokesperson s
    """.split()
)
GENERIC = _QUALIFIERS | _DETERMINERS
_OPENS = frozenset("is was as of from for at who".split())
_RELATIVES = frozenset("which that whose where while".split())
_NO_TITLES = frozenset("and or but with to which that whose where while".split())
_WORD = re.compile(r"[\w&.'-]+")
_OFFICE_WORDS = TITLES | frozenset(
    """
    predecessor successor counterpart aide negotiator mediator editor host founder owner lawyer representative
    delegate strategist economist chief boss number_two right-hand
    """.split()
)
_MAX_GAP = 70  # characters between two phrases that belong together
_COUNTERPART = re.compile(r"\bcounterparts?\b", re.I)


class Bonds:
    """Asks of an article what stands beside whom. `vocabulary` holds the words of all claimed roles."""

    def __init__(self, text: Text, mentions: Mentions, vocabulary: Collection[str]) -> None:
        self.text = text
        self.mentions = mentions
        self._vocabulary = (frozenset(vocabulary) | TITLES) - _NO_TITLES
        self.definites = Definites(text, mentions)
        self._occurrences: dict[str, dict[int, list[Span]]] = {}
        self._titled: dict[tuple[str, tuple[str, ...], str], bool] = {}
        self.owned: dict[tuple[str, bool], frozenset[str]] = {}
        self.serving: dict[tuple[str, str, str, int], bool] = {}
        """Answers of `allegiance`: whose somebody is, and whether they act for a body."""
        self.abroad = text.tongue is not None

    def is_titled(self, actor: Actor, office: str) -> bool:
        """Whether the office, as it is written, stands beside a name of this actor."""
        key = (actor.id, actor.aliases, office)
        if key not in self._titled:
            self._titled[key] = self._is_titled(actor, office)
        return self._titled[key]

    def _is_titled(self, actor: Actor, office: str) -> bool:
        words = {*re.findall(r"\w+", office.lower())} - _DETERMINERS
        own = (
            re.split(r"['\u2019]s? ", form)[-1] for form in (actor.name, *actor.aliases)
        )  # not the owner's
        named = {*re.findall(r"\w+", " ".join(own).lower())}
        if words and words <= named:
            return True
        if self.stands_beside(actor, office):
            return True
        shared = office == office.lower() and "'s " not in office
        if shared and any(self._is_counterpart(n, actor) for n, _ in self.occurrences_near(actor, office)):
            return True
        return any(self._in_list(n, actor, span) for n, span in self.occurrences_near(actor, f"{office}s"))

    def stands_beside(self, actor: Actor, office: str) -> bool:
        """Whether the office stands beside the name itself, not by way of a counterpart or a list."""
        return any(self.beside(n, actor, span) for n, span in self.occurrences_near(actor, office))

    def is_called(self, actor: Actor, description: str) -> bool:
        """Whether the article joins the description to a name of the actor."""
        if self.abroad:
            return abroad.is_another_form(self.text, self.mentions, actor, description)
        return any(self.beside(n, actor, span) for n, span in self.occurrences_near(actor, description))

    def _spans(self, phrase: str) -> dict[int, list[Span]]:
        if phrase not in self._occurrences:
            bare = re.sub(r"^(?:the|a|an) ", "", phrase, flags=re.I)
            written = {bare, bare.replace("vice ", "vice-"), bare.replace("vice-", "vice ")}
            found: dict[int, list[Span]] = {}
            for n in self.text.plain:
                if spans := [span for words in sorted(written) for span in self.text.find(n, words)]:
                    found[n] = spans
            self._occurrences[phrase] = found
        return self._occurrences[phrase]

    def occurrences(self, phrase: str) -> list[tuple[int, Span]]:
        """Where the article has the phrase, without its article: sentence and characters."""
        return [(n, span) for n, spans in self._spans(phrase).items() for span in spans]

    def occurrences_near(self, actor: Actor, phrase: str) -> list[tuple[int, Span]]:
        """Those in sentences that name the actor."""
        spans = self._spans(phrase)
        return [(n, span) for n in self._sentences_of(actor) if n in spans for span in spans[n]]

    def _sentences_of(self, actor: Actor) -> list[int]:
        return list(dict.fromkeys(n for n, _ in self.mentions_of(actor)))

    @cached_property
    def _mentions_by_actor(self) -> dict[str, list[tuple[int, Mention]]]:
        found: dict[str, list[tuple[int, Mention]]] = {}
        for n in self.text.plain:
            for mention in self.mentions.at(n):
                found.setdefault(mention.actor, []).append((n, mention))
        return found

    def mentions_of(self, actor: Actor) -> list[tuple[int, Mention]]:
        """Sentence and place of every mention of the actor."""
        return self._mentions_by_actor.get(actor.id, [])

    def beside(self, n: int, actor: Actor, phrase: Span, owner: str = "") -> bool:
        """Whether `phrase` in sentence `n` is an apposition, a title or a genitive of the actor."""
        plain, mentions = self.text.plain[n], self.mentions.at(n)
        if not owner and plain.startswith("'s", phrase[1]):
            return False  # "the chairwoman's aide A": the office is another's
        others = [m for m in mentions if m.actor not in {actor.id, owner} and self._is_rival(m.actor)]
        for mention in mentions:
            if mention.actor != actor.id or (mention.start < phrase[1] and phrase[0] < mention.end):
                continue
            first, last = sorted([(mention.start, mention.end), phrase])
            gap = plain[first[1] : last[0]]
            name_first = first == (mention.start, mention.end)
            between = any(
                first[1] <= other.start
                and other.end <= last[0]
                and not ((name_first or owner) and self._owns(plain, other))
                for other in others
            )
            if between or len(gap) > _MAX_GAP or not self.joins(gap, name_first=name_first):
                continue
            if name_first and self._is_title_of_other(plain, phrase, others):
                continue
            return True
        own = (m for m in mentions if m.actor == actor.id and m.start <= phrase[0] and phrase[1] <= m.end)
        return any("'s " not in plain[phrase[1] : m.end] for m in own)

    def _is_rival(self, actor_id: str) -> bool:
        actor = self.mentions.actors.get(actor_id)
        return actor is not None and actor.kind in {"person", "group"}

    def _owns(self, plain: str, mention: Mention) -> bool:
        """Whether the name is a genitive: of "A, President B's adviser" the adviser is A."""
        return bool(re.match(r"'s? ", plain[mention.end :]))

    def _is_title_of_other(self, plain: str, phrase: Span, others: Sequence[Mention]) -> bool:
        """Whether the phrase stands right before another name: of "A, Foreign Minister B said" it is B's."""
        return any(
            phrase[1] <= other.start
            and self.joins(plain[phrase[1] : other.start], name_first=False)
            and "," not in plain[phrase[1] : other.start]
            for other in others
        )

    def joins(self, gap: str, *, name_first: bool) -> bool:
        """Whether the words between name and phrase let the one be an apposition or title of the other."""
        stripped = gap.strip()
        if not stripped:
            return not name_first
        if re.search(r"[;:\"!?]", stripped):
            return False
        words = _WORD.findall(stripped)
        if name_first and stripped[0] not in ",(-" and not (words and words[0] in _OPENS):
            return False
        return self._are_of_titles(words, after_comma=name_first and stripped[0] in ",(-")

    def _are_of_titles(self, words: list[str], *, after_comma: bool) -> bool:
        """Whether all are words of titles; unknown small words only behind articles and prepositions."""
        free = 0
        for i, word in enumerate(words):
            small = word.lower().strip(".'").removesuffix("'s")
            if small in _RELATIVES:
                return False
            if small in _COPULAS:
                if i > 0 and words[i - 1].lower() != "who":
                    return False
            elif small in {"to", "from", "also", "then", "who"} or (
                small == "and" and i > 0 and self._is_of_office(words[i - 1])
            ):
                free = 0
            elif small in _DETERMINERS or small in _LINKS:
                if (
                    after_comma
                    and i == 1
                    and small in {"her", "his", "their"}
                    and words[0].lower() not in self._vocabulary
                ):
                    return False
                free = 2
            elif word[:1].isupper() or small.isdigit() or self._is_of_office(small):
                continue
            elif free and not re.search(r"(?:ed|ing)$", small):
                free -= 1
            else:
                return False
        return True

    def _is_of_office(self, word: str) -> bool:
        """Whether the small word is of a title or a claimed role; of "vice-minister" each part is."""
        known = self._vocabulary | _QUALIFIERS
        return word in known or all(part in known for part in word.split("-"))

    def _in_list(self, n: int, actor: Actor, phrase: Span) -> bool:
        """Whether the actor is of those named behind a plural: "foreign ministers A and B"."""
        plain = self.text.plain[n]
        for mention in self.mentions.at(n):
            if mention.actor == actor.id and phrase[1] <= mention.start:
                gap = plain[phrase[1] : mention.start]
                names = [m for m in self.mentions.at(n) if phrase[1] <= m.start and m.end <= mention.start]
                for name in names:
                    gap = gap.replace(plain[name.start : name.end], "")
                words = [w for w in _WORD.findall(gap) if w not in {"and", "of"} and not w[:1].isupper()]
                if len(gap) < _MAX_GAP and not words:
                    return True
        return False

    def _is_counterpart(self, n: int, actor: Actor) -> bool:
        """Whether the sentence calls the actor the counterpart of somebody, whose role they then share."""
        return any(self.beside(n, actor, found.span()) for found in _COUNTERPART.finditer(self.text.plain[n]))

    def is_office(self, words: str) -> bool:
        """Whether the words end in an office, a title or a claimed role, or one "of" or "for" something."""
        known = _OFFICE_WORDS | (self._vocabulary - _LINKS - _DETERMINERS)
        parts = words.strip(" ,").split(" ")
        for i, part in enumerate(parts):
            if known & {part.lower(), *part.lower().split("-")} and all(
                w[:1].isupper() for w in parts[i + 1 :]
            ):
                return True
            if known & {part.lower()} and parts[i + 1] in {"of", "for", "to", "at"}:
                return True
        return False
