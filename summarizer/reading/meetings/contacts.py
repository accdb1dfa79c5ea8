"""Contact told by other verbs than those of meeting: "raised it by phone", "shook hands", "called on her"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PRESS = frozenset(
    """
    reporter journalist press medium media correspondent newspaper broadcaster audience crowd rally
    supporter parliament assembly ministry conference nation camera television radio student employee
    """.split()
)
_SEVERAL = frozenset({"they", "both", "pair", "two", "duo"})


def with_phrases(token: Token) -> list[Token]:
    """The nouns behind "with" that belong to the verb, also where the parser hangs them on its object."""
    near = [token, *(c for c in token.children if c.dep_ in {"dobj", "advmod", "prt"})]
    over = (c for c in token.children if c.dep_ == "prep" and c.lower_ in {"over", "about"})
    near += [t for c in over for t in c.children]  # "talked the plan over with X"
    found = [t for near_by in near for t in _behind(near_by, {"with"})]
    if not found and lexicon.PAST_FORMS.get(token.lower_, token.lemma_.lower()) == "discuss":
        inner = (c for c in token.subtree if c.dep_ == "prep" and c.lower_ == "with")
        found = [t for c in inner for t in c.children if t.ent_type_ == "PERSON"]
    return found  # the last of "discussed the outline of a deal with X"


def several(token: Token) -> bool:
    """“The ministers also spoke”: with each other, not to the press."""
    subjects = _subjects(token)
    return any(
        s.tag_ in {"NNS", "NNPS"} or s.lower_ in _SEVERAL or any(True for _ in s.conjuncts) for s in subjects
    ) and not any(t.lemma_.lower() in PRESS for c in token.children if c.dep_ == "prep" for t in c.children)


def _subjects(token: Token) -> list[Token]:
    """The subjects of a verb, or of the one that shares them: "they shook hands and spoke", "are due to"."""
    subjects = [c for c in token.children if c.dep_ in SUBJECTS]
    above = token
    while not subjects and above.dep_ in {"conj", "xcomp", "acomp"}:
        above = above.head
        subjects = [c for c in above.children if c.dep_ in SUBJECTS]
    return subjects


def _behind(token: Token, prepositions: set[str] | frozenset[str]) -> Iterator[Token]:
    for prep in token.children:
        if prep.dep_ in {"prep", "dative", "agent"} and prep.lower_ in prepositions:
            yield from (t for t in prep.children if t.dep_ == "pobj")
