"""What a verb tells, settled once for each parse: who does it, to whom, how it is meant, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from summarizer.reading.lexicon import GROUP_NOUNS, ROLE_NOUNS, words
from summarizer.reading.syntax.clauses import is_quoted, said_by
from summarizer.reading.syntax.leanings import is_infinitive, is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

Mood = Literal["fact", "plan", "wish", "supposed"]
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PREPOSITIONS = frozenset({"prep", "agent", "dative", "prt"})
_HELPERS = frozenset({"aux", "auxpass", "neg", "advmod", "preconj"})
_SUPPOSING = words("syntax.supposing")
_DUTY = words("syntax.duty")
_NEEDS = words("syntax.needs")
_AHEAD = words("syntax.ahead")
_POSSIBLE = frozenset({"could", "might"})
# Verbs whose object is who does what follows: "urged him to leave".
_SENDING = words("syntax.sending")


class Frame:
    """The roles around one verb. In "Anna, urged to leave, had not met Bo in Lund", for "met": subjects and
    agents Anna, objects Bo, others {"in": Lund}, negated, mood "fact", not quoted, no tellers.
    """

    def __init__(self, verb: Token) -> None:
        self.verb = verb

    @cached_property
    def subject(self) -> Token | None:
        """Its own grammatical subject, a word or a clause."""
        return next((c for c in self.verb.children if c.dep_ in SUBJECTS | {"csubj"}), None)

    @cached_property
    def subjects(self) -> tuple[Token, ...]:
        """The nouns that are its subject, also through the verb it goes on from or is governed by."""
        return tuple(_subjects(self.verb))

    @cached_property
    def passive(self) -> bool:
        """Whether its subject is done something to: "was met", "a session called", "backed by Sweden"."""
        kinds = {c.dep_ for c in self.verb.children}
        participle = self.verb.tag_ == "VBN" and (self.verb.dep_ == "acl" or "agent" in kinds)
        return participle or "auxpass" in kinds

    @cached_property
    def agents(self) -> tuple[Token, ...]:
        """Who does it: its subjects, in the passive whoever is behind "by"; not so "is opposed to X"."""
        return self.others.get("by", ()) if self.passive and "to" not in self.others else self.subjects

    @cached_property
    def objects(self) -> tuple[Token, ...]:
        """To whom or what it is done, also by "the toll is opposed by X and backed by Y"."""
        above = self.verb.head if self.verb.dep_ == "conj" and self.passive else self.verb
        shared = (c for c in above.children if c.dep_ == "nsubjpass" and above != self.verb)
        own = (_antecedent(c) for c in self.verb.children if c.dep_ in {"dobj", "nsubjpass"})
        return (*own, *shared)

    @cached_property
    def others(self) -> Mapping[str, tuple[Token, ...]]:
        """The nouns behind its prepositions, by preposition."""
        found: dict[str, tuple[Token, ...]] = {}
        for prep in (c for c in self.verb.children if c.dep_ in PREPOSITIONS):
            nouns = tuple(t for t in prep.children if t.dep_ == "pobj")
            found[prep.lower_] = found.get(prep.lower_, ()) + nouns
        return found

    @cached_property
    def negated(self) -> bool:
        return is_negated(self.verb)

    @cached_property
    def mood(self) -> Mood:
        """How it is meant: "wish" for what ought to be, "plan" for what will, "supposed" for what may be."""
        helpers = {c.lower_ for c in self.verb.children if c.dep_ == "aux"}
        first = _first_of(self.verb)
        marks = {c.lower_ for c in first.children if c.dep_ == "mark"}
        neither = first != self.verb and any(c.lower_ == "neither" for c in first.children)
        if marks & _SUPPOSING or neither or (helpers & _POSSIBLE and first != self.verb):
            return "supposed"
        if helpers & _DUTY or self._needs:
            return "wish"
        return "plan" if helpers & _AHEAD or is_infinitive(self.verb) else "fact"

    @property
    def _needs(self) -> bool:
        """“Needs to go”; not "you have to start somewhere"."""
        anybody = any(c.dep_ == "nsubj" and c.lower_ == "you" for c in self.verb.children)
        deeds = (c for c in self.verb.children if c.dep_ == "xcomp")
        return self.verb.lemma_.lower() in _NEEDS and not anybody and any(is_infinitive(c) for c in deeds)

    @cached_property
    def quoted(self) -> bool:
        return is_quoted(self.verb, self.verb.doc)

    @cached_property
    def tellers(self) -> tuple[Token, ...]:
        """The verbs that tell it, nearest first: "said" of "leave" in "Anna said that he would leave"."""
        inside = [self.verb, *self.verb.ancestors]
        near = dict.fromkeys(
            v for t in inside for v in (t, *t.children) if v != self.verb and v.pos_ == "VERB"
        )
        return tuple(v for v in near if said_by(v) in inside)

    @cached_property
    def start(self) -> int:
        """The token it begins at, with its auxiliaries: "has" of "has refused"."""
        start, doc = self.verb.i, self.verb.doc
        while start and doc[start - 1].head == self.verb and doc[start - 1].dep_ in _HELPERS:
            start -= 1
        return start


def frame_of(verb: Token) -> Frame:
    """The frame of a verb, made once for each parse."""
    frames: dict[int, Frame] = verb.doc.user_data.setdefault("frames", {})
    if verb.i not in frames:
        frames[verb.i] = Frame(verb)
    return frames[verb.i]


def _first_of(verb: Token) -> Token:
    """The verb whose subject it shares: "favours" of "opposes" in "whether she favours or opposes it"."""
    while verb.dep_ == "conj" and frame_of(verb).subject is None:
        verb = verb.head
    return verb


def _subjects(verb: Token) -> Iterator[Token]:
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if own:
        yield from map(_antecedent, own)
        return
    head = verb.head
    match verb.dep_:
        case "conj":
            # "Says its deficit grew and accuses Delhi": in one tense with the speech, not with what is said.
            speech = head.dep_ == "ccomp" and head.tag_ == "VBD" and verb.tag_ == head.head.tag_ == "VBZ"
            yield from _subjects(head.head if speech else head)
        case "relcl" | "acl":
            # "Has plans to meet": whoever has the plans meets.
            thing = head.pos_ == "NOUN" and head.lemma_.lower() not in ROLE_NOUNS | GROUP_NOUNS
            yield from _subjects(head.head) if thing and head.dep_ == "dobj" else [head]
        case "pcomp" if head.head != head:
            yield from _subjects(head.head)
        case "xcomp" | "advcl" | "ccomp":
            yield from _controllers(head)


def _antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for: "Bonne" of "who" in "Bonne, who met Ushakov"."""
    relative = token.tag_ in {"WP", "WDT"} or token.lower_ == "that"
    return token.head.head if relative and token.head.dep_ == "relcl" else token


def _controllers(head: Token) -> Iterator[Token]:
    """Who does what the word governs: "sent his adviser to meet X", "is due to meet"."""
    objects = [c for c in head.children if c.dep_ == "dobj"]
    passive = any(c.dep_ == "nsubjpass" for c in head.children)
    if objects and head.lemma_.lower() in _SENDING and not passive:
        yield objects[0]
    elif head.pos_ in {"VERB", "AUX"}:
        yield from _subjects(head)
    elif head.pos_ == "PROPN":
        yield head  # "Sisi, hosting the emir, said"
    elif head.pos_ == "ADJ" and head.head.pos_ in {"VERB", "AUX"}:
        yield from _subjects(head.head)
