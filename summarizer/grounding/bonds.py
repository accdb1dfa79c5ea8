"""What is told of whom: a role, a body or a description belongs to the actor it stands beside.

Two phrases are joined when one is an apposition, a title or a possessive of the other: nothing stands
between them but a comma, articles, prepositions, names of places and words of offices. A verb parts them. No
parser is needed, and in doubt there is no bond.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from summarizer.grounding import abroad
from summarizer.grounding.cues import any_of
from summarizer.grounding.roster import Mention, Mentions, forms
from summarizer.grounding.text import Span, Text
from summarizer.names import TITLES
from summarizer.summary import Actor

_DETERMINERS = frozenset("the a an his her their its our my this that one another".split())
_LINKS = frozenset("of for at in on as named elected appointed".split())
_COPULAS = frozenset("is was are were became".split())
_QUALIFIERS = frozenset(
    """
    former current new old top senior chief deputy acting interim longtime veteran outgoing incoming leading
    first second third fellow ex vice counterpart counterparts spokesman spokeswoman spokesperson s
    """.split()
)
_OPENS = frozenset("is was as of from for at who".split())
_WORD = re.compile(r"[\w&.'-]+")
_MAX_GAP = 70  # characters between two phrases that belong together
_BODY = any_of(
    """
    company firm group union party ministry government agency fund bank association organization
    organisation council committee federation league club paper newspaper network university school hospital
    church team board department commission alliance movement charity trust institute airline manufacturer
    state country city court army police
    """
)
_POSSESSIVE = re.compile(
    rf"\b(?:its|their|the (?:[a-z]+ )?{_BODY}'s)( (?:[\w-]+ ){{1,6}}|(?: [\w-]+){{1,6}}, )$", re.I
)
_FOR_THE_BODY = re.compile(
    rf", (?:a|an|the|its) (?:[\w-]+ ){{1,4}}(?:for|of|at|with) the (?:[a-z]+ )?{_BODY}\b"
)
_BODIES = frozenset(["state", "organization", "media"])
_COUNTERPART = re.compile(r"\bcounterparts?\b", re.I)


class Bonds:
    """Asks of an article what stands beside whom. `vocabulary` holds the words of all claimed roles."""

    def __init__(self, text: Text, mentions: Mentions, vocabulary: Collection[str]) -> None:
        self._text = text
        self._mentions = mentions
        self._vocabulary = frozenset(vocabulary) | TITLES
        self.abroad = text.tongue is not None

    def has_role(self, actor: Actor, role: str) -> bool:
        """Whether the article gives the role to this actor."""
        if self.abroad:
            return abroad.is_beside(self._text, self._mentions, actor, role)
        words = {*re.findall(r"\w+", role.lower())} - _DETERMINERS
        named = {*re.findall(r"\w+", " ".join([actor.name, *actor.aliases]).lower())}
        if words and words <= named:
            return True
        if any(
            self._beside(n, actor, span) or self._is_counterpart(n, actor)
            for n, span in self._occurrences(role)
        ) or any(self._in_list(n, actor, span) for n, span in self._occurrences(f"{role}s")):
            return True
        office, of, body = role.partition(" of ")
        return bool(of) and any(
            self._beside(n, actor, span) and any(self._names(m, body) for m in (n - 2, n - 1, n))
            for n, span in self._occurrences(office)
        )

    def _names(self, n: int, body: str) -> bool:
        """Whether sentence `n` has the body that an office is joined with: "chairman", "the union"."""
        bare = re.sub(r"^the ", "", body)
        return n in self._text.plain and any(True for _ in self._text.find(n, bare))

    def acts_for(self, actor: Actor, owner: Actor) -> bool:
        """Whether the article makes the actor one of `owner`, by a title, a possessive or an apposition."""
        if self.abroad:
            return abroad.acts_for(self._text, self._mentions, actor, owner)
        owned = forms(owner)
        if any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", f"{actor.name} {actor.role}") for form in owned):
            return True
        if any(
            self._beside(n, actor, span, owner=owner.id)
            for form in owned
            for n, span in self._occurrences(form)
        ):
            return True
        return any(self._is_of_last_named(n, actor, owner) for n in self._text.plain)

    def is_called(self, actor: Actor, description: str) -> bool:
        """Whether the article joins the description to a name of the actor."""
        if self.abroad:
            return abroad.is_another_form(self._text, self._mentions, actor, description)
        return any(self._beside(n, actor, span) for n, span in self._occurrences(description))

    def _is_of_last_named(self, n: int, actor: Actor, owner: Actor) -> bool:
        """Whether "its leader, A" or "A, a spokesman for the company" follows on `owner`, the last body."""
        plain = self._text.plain[n]
        for mention in self._mentions.at(n):
            if mention.actor != actor.id:
                continue
            before = _POSSESSIVE.search(plain[: mention.start])
            behind = _FOR_THE_BODY.match(plain[mention.end :])
            if not behind and not (before and self._is_office(before[1])):
                continue
            end = before.start() if before and not behind else mention.start
            earlier = [m for back in (2, 1) for m in self._mentions.at(n - back)]
            earlier += [m for m in self._mentions.at(n) if m.end <= end]
            bodies = [m.actor for m in earlier if self._mentions.actors[m.actor].kind in _BODIES]
            if bodies and bodies[-1] == owner.id:
                return True
        return False

    def _is_office(self, words: str) -> bool:
        return len(words) <= _MAX_GAP and not re.search(r"(?:ed|ing)\b|\b(?:and|that|who|to)\b", words)

    def _occurrences(self, phrase: str) -> Iterator[tuple[int, Span]]:
        bare = re.sub(r"^(?:the|a|an) ", "", phrase, flags=re.I)
        for n in self._text.plain:
            for span in self._text.find(n, bare):
                yield n, span

    def _beside(self, n: int, actor: Actor, phrase: Span, owner: str = "") -> bool:
        plain, mentions = self._text.plain[n], self._mentions.at(n)
        if not owner and plain.startswith("'s", phrase[1]):
            return False  # "the chairwoman's aide A": the office is another's
        others = [m for m in mentions if m.actor not in {actor.id, owner} and self._is_rival(m.actor)]
        for mention in mentions:
            if mention.actor != actor.id or (mention.start < phrase[1] and phrase[0] < mention.end):
                continue
            first, last = sorted([(mention.start, mention.end), phrase])
            gap = plain[first[1] : last[0]]
            name_first = first == (mention.start, mention.end)
            between = any(first[1] <= other.start and other.end <= last[0] for other in others)
            if between or len(gap) > _MAX_GAP or not self._joins(gap, name_first=name_first):
                continue
            if name_first and self._is_title_of_other(plain, phrase, others):
                continue
            return True
        return any(m.actor == actor.id and m.start <= phrase[0] and phrase[1] <= m.end for m in mentions)

    def _is_rival(self, actor_id: str) -> bool:
        actor = self._mentions.actors.get(actor_id)
        return actor is not None and actor.kind in {"person", "group"}

    def _is_title_of_other(self, plain: str, phrase: Span, others: Sequence[Mention]) -> bool:
        """Whether the phrase stands right before another name: of "A, Foreign Minister B said" it is B's."""
        return any(
            phrase[1] <= other.start
            and self._joins(plain[phrase[1] : other.start], name_first=False)
            and "," not in plain[phrase[1] : other.start]
            and not plain[other.end :].startswith("'s")
            for other in others
        )

    def _joins(self, gap: str, *, name_first: bool) -> bool:
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
            if small in _COPULAS:
                if i > 0 and words[i - 1].lower() != "who":
                    return False
            elif small in {"to", "from", "also", "then", "who"}:
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
            elif word[:1].isupper() or small in _QUALIFIERS or small in self._vocabulary or small.isdigit():
                continue
            elif free and not re.search(r"(?:ed|ing)$", small):
                free -= 1
            else:
                return False
        return True

    def _in_list(self, n: int, actor: Actor, phrase: Span) -> bool:
        """Whether the actor is of those named behind a plural: "foreign ministers A and B"."""
        plain = self._text.plain[n]
        for mention in self._mentions.at(n):
            if mention.actor == actor.id and phrase[1] <= mention.start:
                gap = plain[phrase[1] : mention.start]
                names = [m for m in self._mentions.at(n) if phrase[1] <= m.start and m.end <= mention.start]
                for name in names:
                    gap = gap.replace(plain[name.start : name.end], "")
                words = [w for w in _WORD.findall(gap) if w not in {"and", "of"} and not w[:1].isupper()]
                if len(gap) < _MAX_GAP and not words:
                    return True
        return False

    def _is_counterpart(self, n: int, actor: Actor) -> bool:
        """Whether the sentence calls the actor the counterpart of somebody, whose role they then share."""
        return any(
            self._beside(n, actor, found.span()) for found in _COUNTERPART.finditer(self._text.plain[n])
        )
