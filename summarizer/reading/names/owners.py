"""States and bodies that words beside a noun name: "Saudi", "Kremlin", "commission", "of Chile"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from summarizer.names import TITLES, bare
from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.lexicon import words
from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.names.mentions import first_of
from summarizer.states import state_of_demonym

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ENDINGS = ("n", "ese", "ish", "i", "ic", "er", "ais", "ois")  # of demonyms that no table has
_STEM = 4  # letters that such a demonym has in common with its state
_NO_COMPANIES = words("names.no_companies")
# Nouns that a demonym says whose they are; "Chinese food" is nobody's.
_OWNED = (
    lexicon.ROLE_NOUNS
    | lexicon.BODY_NOUNS
    | lexicon.AGENT_NOUNS
    | lexicon.GROUP_NOUNS
    | lexicon.MEETING_NOUNS
    | TITLES
)


def meet_states(cast: Cast, docs: Mapping[int, Doc]) -> None:
    """Adds the states that the article names by demonyms alone: "his Chinese counterpart"."""
    for n, doc in docs.items():
        for token in doc:
            name = _named_by_demonym(token)
            if token.tag_ == "NNPS":  # "the Israelis"
                name = name or state_of_demonym(token.text.removesuffix("s"))
            if name and (token.tag_ == "NNPS" or _is_whose(token)):
                cast.meet_state(name, n)


def _is_whose(demonym: Token) -> bool:
    """Whether the demonym says whose somebody is: "French and German negotiators"."""
    noun = (first_of(demonym) if demonym.dep_ == "conj" else demonym).head
    return noun.pos_ == "PROPN" or bool({noun.lemma_.lower(), noun.lower_} & _OWNED)


def _named_by_demonym(token: Token) -> str:
    """The state of the demonym at `token`, which may be the end of two words: "South Korean"."""
    doc, i = token.doc, token.i
    pairs = (doc[max(0, i - 1) : i + 1].text, doc[i : i + 2].text)
    found = (name for words in pairs if " " in words and (name := state_of_demonym(words)))
    return next(found, state_of_demonym(token.text) if token.text[:1].isupper() else "")


def by_demonym_at(cast: Cast, token: Token) -> list[Member]:
    """The state of the article that the demonym at `token` means; none or one."""
    if name := _named_by_demonym(token):
        return list(filter(None, [cast.state(name)]))
    return by_demonym(cast, token.text) if token.text[:1].isupper() else []


def by_demonym(cast: Cast, word: str) -> list[Member]:
    """The state of a demonym: by the table, else a state of the article that it derives from."""
    if name := state_of_demonym(word):
        return list(filter(None, [cast.state(name)]))
    stem = fold(word)
    states = [m for m in cast.members if m.kind == "state" and bare(m.name) != stem]
    alike = [m for m in states if len(m.name) >= _STEM and bare(m.name)[:_STEM] == stem[:_STEM]]
    return alike[:1] if stem.endswith(_ENDINGS) else []


def owner(cast: Cast, n: int, token: Token) -> list[Member]:
    """The state or body that a word before a noun says it is of: "Kremlin", "Saudi", "commission"."""
    if member := cast.at.get((n, token.i)):
        return [member] if member.kind != "person" else []
    if token.pos_ == "NOUN" and token.lemma_.lower() in lexicon.BODY_NOUNS:
        return short_body(cast, n, token)
    return by_demonym_at(cast, token)


def lands(cast: Cast, n: int, head: Token) -> list[Member]:
    """The states of "the president of Chile"."""
    of = (c for c in head.children if c.dep_ == "prep" and c.lower_ == "of")
    named = (cast.at.get((n, t.i)) for c in of for t in c.children if t.dep_ == "pobj")
    return [m for m in named if m is not None and m.kind == "state"]


def short_body(cast: Cast, n: int, head: Token) -> list[Member]:
    """The body named before that a bare word means: "the federation" of a named one; none or one."""
    lemma = head.lemma_.lower()
    bodies = [m for m in cast.before(n) if m.kind == "organization"]
    ends = [m for m in bodies if lemma in {*bare(m.name).split()[-1:], *fold(m.role).split()[-1:]}]
    loose = lemma in {"company", "firm"} or (lemma == "group" and not any(True for _ in head.rights))
    return (ends or [m for m in bodies if loose and not _NO_COMPANIES & {*bare(m.name).split()}])[:1]
