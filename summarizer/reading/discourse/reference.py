"""What is known of an article at each sentence: whom its words mean, and who was named last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.reading.discourse import antecedents, bodies
from summarizer.reading.discourse.groups import is_informant
from summarizer.reading.discourse.phrases import resolve
from summarizer.reading.discourse.pronouns import Recent
from summarizer.reading.discourse.sentence import Sentence
from summarizer.reading.lexicon import words
from summarizer.reading.names import owners
from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.names.descriptions import note_descriptions
from summarizer.reading.syntax.clauses import goes_on
from summarizer.reading.syntax.frames import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Of a medium that says whom it has something from: "citing two officials", "attributed its account to them".
_CITING = words("discourse.citing")
_PAPERS = words("discourse.papers")


@dataclass(slots=True)
class Referent:
    """Tells whom the words of an article mean. Sentences are read in order: `read` finds out whom the words
    of one mean, `see` takes note of it for the next; all else only looks up.

    `last_medium` is which medium "it said" may mean; `cited_by` has the medium that cites a source, by `id`
    of the source.
    """

    cast: Cast
    docs: Mapping[int, Doc]
    recent: Recent = field(default_factory=Recent)
    last_medium: Member | None = None
    cited_by: dict[int, Member] = field(default_factory=dict)
    sentences: dict[int, Sentence] = field(default_factory=dict)

    def members(self, n: int, token: Token) -> list[Member]:
        """Everyone the phrase headed by `token` in sentence `n` means, conjuncts included.

        Nobody in a sentence that was not read.
        """
        return self.sentences[n].members(token) if n in self.sentences else []

    def by_demonym(self, _: int, word: str) -> list[Member]:
        """The state of the article that a demonym means: "Russian"."""
        return owners.by_demonym(self.cast, word)

    def read(self, n: int) -> None:
        """Finds out whom the words of sentence `n` mean; those without a name join the cast."""
        self.sentences[n] = Sentence(n, self.docs[n], self.cast, self.recent)
        resolve(self.sentences[n])

    def see(self, n: int) -> None:
        """Takes note of sentence `n` for the pronouns of the next: subjects first, then the last named."""
        sentence = self.sentences[n]
        bodies.meet_bodies(sentence)
        note_descriptions(n, sentence.doc, self.cast)
        if goes_on(sentence.doc):
            return  # whom a quotation names is not whom the author's next "he" means
        self._see_sexes(sentence)
        self._see_sources(sentence)
        self._see_named(sentence)

    def _see_sexes(self, sentence: Sentence) -> None:
        """Takes note of who is called "she" in their own sentence."""
        for pronoun in (t for t in sentence.doc if t.lower_ in {"he", "she"}):
            found = antecedents.within(pronoun, sentence)
            if len(found) == 1 and found[0].kind == "person":
                self.recent.learn(found[0], pronoun.lower_)

    def _see_sources(self, sentence: Sentence) -> None:
        """Takes note of which medium has it from whom: "the agency, citing the weekly" or "two people"."""
        media = [m for m in self.cast.members if m.kind == "media" and sentence.n in m.sentences]
        for head in (t for t in sentence.doc if is_informant(t)):
            for member in sentence.members(head):
                member.acting |= member.kind == "group"
                nameless = member.kind == "group" or (member.kind == "person" and not member.mentions)
                if nameless and media and any(t.lemma_.lower() in _CITING for t in head.ancestors):
                    self.cited_by.setdefault(id(member), media[0])
        for citing in (t for t in sentence.doc if t.lemma_.lower() in _CITING and t.dep_ == "advcl"):
            cited = [m for t in citing.children if t.dep_ == "dobj" for m in sentence.members(t)]
            by = [
                m
                for t in (citing.head, *citing.head.children)
                if t.dep_ == "nsubj"
                for m in sentence.members(t)
            ]
            for member in (m for m in cited if m.kind == "media"):
                for medium in (m for m in by if m.kind == "media" and m is not member):
                    self.cited_by.setdefault(id(member), medium)

    def _see_named(self, sentence: Sentence) -> None:
        """Takes note of people, bodies and media that the sentence is about, and of several that act."""
        doc = sentence.doc
        first = [t for t in doc if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT"]
        first += [t for t in doc if t.dep_ == "pobj" and t.head.i == 0 and t.head.lower_ == "for"]  # "For X,"
        seen = [m for t in first for m in sentence.members(t)]
        seen += [m for t in doc if t.dep_ in {*SUBJECTS, "appos"} and (m := sentence.named(t))]
        if any(t.lemma_.lower() in _PAPERS and t.dep_ == "nsubj" for t in doc):
            self.recent.body = None  # "The communiqué demands it. It also urges": nobody who is known
        named = [m for m in self.cast.members if sentence.n in m.sentences]
        acting = [m for m in seen if m.kind in {"organization", "state"}]
        media = [m for m in seen if m.kind == "media"]
        if acting or media:
            self.last_medium = None if acting else media[0]
        several = (t for t in doc if t.dep_ == "nsubj" and (t.tag_ in {"NNS", "NNPS"} or t.conjuncts))
        plural = [m for t in several for m in sentence.members(t)]
        self.recent.see([m for m in [*seen, *named] if m.kind == "person"], acting, plural)
