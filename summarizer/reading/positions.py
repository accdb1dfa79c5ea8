"""Clauses that may tell of a position: who holds it, in which words, and through whom it reaches us."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.cast import Member
from summarizer.reading.occasions import subject_of
from summarizer.reading.reference import Referent
from summarizer.summary import Says

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PRESS = frozenset("reporter journalist newspaper".split())
_QUOTE = re.compile(r'"([^"]{2,400})"')
_NEITHER = re.compile(r"\bneither\b.{0,20}\bconfirm|\bconfirm\w*\b (?:n?or|and) (?:deny|den)|\bn(?:either|ot)\b.{0,30}\bconfirm or deny", re.I)
_SILENT = re.compile(
    r"\b(?:declin|refus)\w*\b(?:.{0,40}?)\b(?:comment|say|discuss|confirm|answer|speak|be drawn|speculate)\b|"
    r"\b(?:would|did|could)(?: not|n't)\b (?:comment|say|discuss|be drawn|confirm)\b|\bno comment\b|"
    r"\bdid(?: not|n't) respond\b|\bnot (?:available|reachable) for comment\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """A possible position told by token `verb` of sentence `n`.

    `claim` is the clause that says what is held, `quote` the words in quotation marks, `silence` what the
    holder says by not saying it. `reported_by` is the chain of sources, nearest first.
    """

    n: int
    verb: int
    lemma: str
    holder: Member
    claim: str
    quote: str
    reported_by: tuple[Member, ...]
    silence: Says | None


def utterances_in(n: int, doc: Doc, referent: Referent) -> Iterator[Utterance]:
    """Every clause of sentence `n` in which somebody says, wants, welcomes or resists something."""
    taken: set[Member] = set()
    for verb in doc:
        lemma = verb.lemma_.lower()
        if verb.pos_ not in {"VERB", "AUX"} or lemma not in lexicon.SPEECH | lexicon.ATTITUDE:
            continue
        if verb.dep_ in {"amod", "compound"} or _to_the_press(verb):
            continue
        chain = sources_of(n, verb, referent)
        for holder in _holders(n, verb, referent):
            if holder in taken or (holder.kind == "media" and lemma in lexicon.REPORTING):
                continue
            claim = claim_of(verb, doc)
            if not claim:
                continue
            taken.add(holder)
            yield Utterance(
                n=n,
                verb=verb.i,
                lemma=lemma,
                holder=holder,
                claim=claim,
                quote=quote_in(doc),
                reported_by=tuple(m for m in chain if m is not holder),
                silence=silence_of(verb, doc),
            )


def _holders(n: int, verb: Token, referent: Referent) -> list[Member]:
    """Whose position the clause is: the subject of the verb."""
    found: list[Member] = []
    for token in subject_of(verb):
        found += [m for m in referent.members(n, token) if m not in found]
    return found


def _to_the_press(verb: Token) -> bool:
    """ "told reporters" with nothing told: the words are in another clause."""
    return verb.lemma_ == "tell" and not any(c.dep_ in {"ccomp", "parataxis"} for c in verb.children) and not any(
        c.text == '"' for c in verb.doc
    )


def claim_of(verb: Token, doc: Doc) -> str:
    """What is held: the clause or object of the verb, else the sentence around it; empty if there is none."""
    for deps in ({"ccomp"}, {"xcomp", "dobj", "parataxis", "prep"}):
        parts = [c for c in verb.children if c.dep_ in deps and not (c.dep_ == "dobj" and c.lemma_.lower() in _PRESS)]
        if not parts:
            continue
        start = min(p.left_edge.i for p in parts)
        end = max(p.right_edge.i for p in parts) + 1
        if deps != {"ccomp"}:
            start = min(start, verb.i)
        text = doc[start:end].text.strip(' ,."')
        if len(text.split()) >= 2:
            return re.sub(r"^(?:that|if)\s+", "", text)
    return ""


def quote_in(doc: Doc) -> str:
    """The longest passage in quotation marks, or empty."""
    return max((m[1].strip(" ,.") for m in _QUOTE.finditer(doc.text)), key=len, default="")


def silence_of(verb: Token, doc: Doc) -> Says | None:
    """Whether the clause says that its subject will not say."""
    text = doc[verb.left_edge.i : verb.right_edge.i + 1].text
    if _NEITHER.search(text):
        return "neither_confirms_nor_denies"
    return "declines_to_comment" if _SILENT.search(text) else None


def sources_of(n: int, verb: Token, referent: Referent) -> list[Member]:
    """Media and unnamed sources above the clause: "Bloomberg, citing people familiar, reported that ..."."""
    found: list[Member] = []
    for above in verb.ancestors:
        if above.lemma_.lower() not in lexicon.REPORTING:
            continue
        for subject in (c for c in above.children if c.dep_ == "nsubj"):
            who = [m for m in referent.members(n, subject) if m.kind in {"media", "group"}]
            found += [m for m in who if m not in found]
        for child in above.subtree:
            if child.lemma_.lower() in {"cite", "quote"} and child.dep_ in {"advcl", "acl"}:
                for target in (t for t in child.children if t.dep_ == "dobj"):
                    found += [m for m in referent.members(n, target) if m not in found]
    return found


def comments_in(n: int, doc: Doc, referent: Referent) -> Iterator[tuple[Member, Says, int]]:
    """Who says what on whether something took place: (actor, what, token of the verb)."""
    for verb in doc:
        lemma = verb.lemma_.lower()
        if verb.pos_ != "VERB" or verb.dep_ in {"amod", "compound"}:
            continue
        says = silence_of(verb, doc) if lemma in {"say", "decline", "refuse", "comment", "respond", "confirm"} else None
        if says is None and lemma == "deny":
            says = "denies"
        if says is None and lemma in {"confirm", "acknowledge"}:
            says = "confirms"
        if says is None:
            continue
        for holder in _holders(n, verb, referent):
            yield holder, says, verb.i
