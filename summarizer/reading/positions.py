"""Clauses that may tell of a position: who holds it, in which words, and through whom it reaches us."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from summarizer.reading import lexicon
from summarizer.reading.cast import Member
from summarizer.reading.reference import Referent
from summarizer.reading.remarks import holders, silence_of
from summarizer.summary import Says

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Leaning = Literal["supports", "opposes"]
_PRESS = frozenset(["reporter", "journalist", "newspaper"])
_QUOTE = re.compile(r'"([^"]{2,400})"')


@dataclass(frozen=True, slots=True)
class Utterance:
    """A possible position told by token `at` of sentence `n`.

    `claim` is the clause that says what is held, `quote` the words in quotation marks, `leaning` which way
    the verb or noun itself leans, `silence` what the holder says by not saying it. `reported_by` is the
    chain of sources, nearest first.
    """

    n: int
    at: int
    holder: Member
    claim: str
    quote: str
    leaning: Leaning | None
    reported_by: tuple[Member, ...]
    silence: Says | None


def utterances_in(n: int, doc: Doc, referent: Referent) -> Iterator[Utterance]:
    """Every clause of sentence `n` in which somebody says, wants, welcomes or resists something.

    At most one for each holder: the outermost, which covers the others.
    """
    taken: set[Member] = set()
    for token in sorted(doc, key=lambda t: (sum(1 for _ in t.ancestors), t.i)):
        for holder, claim in _told(n, token, doc, referent):
            if holder in taken or len(claim.split()) < 3:
                continue
            taken.add(holder)
            yield Utterance(
                n=n,
                at=token.i,
                holder=holder,
                claim=claim,
                quote=_quote(doc, claim),
                leaning=leaning_of(token),
                reported_by=tuple(m for m in sources_of(n, token, referent) if m is not holder),
                silence=silence_of(token, doc),
            )


def _told(n: int, token: Token, doc: Doc, referent: Referent) -> Iterator[tuple[Member, str]]:
    """Who holds something by this verb ("argues that") or noun ("France's effort to"), and what."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and lemma in lexicon.SPEECH | lexicon.ATTITUDE:
        if token.dep_ in {"amod", "compound"} or _to_the_press(token):
            return
        claim = claim_of(token, doc)
        if lemma not in lexicon.ATTITUDE and not _says_words(token, doc):
            return
        for holder in holders(n, token, referent):
            if claim and not (holder.kind == "media" and lemma in lexicon.REPORTING):
                yield holder, claim
    elif token.pos_ == "NOUN" and lemma in lexicon.SUPPORTING_NOUNS | lexicon.OPPOSING_NOUNS:
        rest = [c for c in token.children if c.dep_ in {"acl", "prep", "relcl"} and c.i > token.i]
        owners = [c for c in token.children if c.dep_ == "poss"]
        if rest and owners:
            claim = doc[token.i : max(c.right_edge.i for c in rest) + 1].text
            for holder in referent.members(n, owners[0]):
                yield holder, claim


def _says_words(verb: Token, doc: Doc) -> bool:
    """Whether a verb of speech comes with what is said, and that is no mere telling of the past.

    "He asked after my pupils" tells; "the plan was a mistake" judges.
    """
    if silence_of(verb, doc):
        return True
    said = [c for c in verb.children if c.dep_ in {"ccomp", "parataxis"}]
    if any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.subtree) and not said:
        return True  # "said in a statement that ..."
    if not said:
        return any(t.text == '"' for t in doc) and verb.dep_ in {
            "ROOT",
            "conj",
            "ccomp",
            "parataxis",
            "advcl",
        }
    return not all(_tells_past(clause) for clause in said)


def _tells_past(clause: Token) -> bool:
    modal = any(c.tag_ == "MD" for c in clause.children)
    first_person = any(c.dep_ == "nsubj" and c.lower_ == "i" for c in clause.children)
    if clause.lemma_ == "be":
        return first_person
    return clause.tag_ == "VBD" and not modal


def leaning_of(token: Token) -> Leaning | None:
    """Which way the word leans on its own: "welcomes", "resists"; None for mere speech. "Not" turns it."""
    lemma = token.lemma_.lower()
    words = {lemma, *(c.lower_ for c in token.children if c.dep_ in {"prt", "prep"})}
    lean: Leaning | None = None
    if lemma in lexicon.SUPPORTING or lemma in lexicon.SUPPORTING_NOUNS:
        lean = "supports"
    elif (
        lemma in lexicon.OPPOSING
        or lemma in lexicon.OPPOSING_NOUNS
        or {"rule", "out"} <= words
        or {"warn", "against"} <= words
    ):
        lean = "opposes"
    if lean and any(c.dep_ == "neg" for c in token.children):
        return "opposes" if lean == "supports" else "supports"
    return lean


def _to_the_press(verb: Token) -> bool:
    """“told reporters” with nothing told: the words are in another clause."""
    told = any(c.dep_ in {"ccomp", "parataxis"} for c in verb.children)
    return verb.lemma_ == "tell" and not told and not any(t.text == '"' for t in verb.doc)


def claim_of(verb: Token, doc: Doc) -> str:
    """What is held: the clause or object of the verb, with the verb unless it is a clause; empty if none."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    objects = [
        c
        for c in verb.children
        if c.dep_ in {"xcomp", "dobj", "parataxis", "prep", "dative"}
        and not (c.dep_ == "dobj" and c.lemma_.lower() in _PRESS)
    ]
    parts = clauses or objects
    if not parts:
        return ""
    start = min(p.left_edge.i for p in parts)
    end = max(p.right_edge.i for p in parts) + 1
    if not clauses:
        start = min(start, verb.i) if all(p.i > verb.i for p in parts) else start
    elif start < verb.i < end:  # a clause that grammar wraps around its verb: keep the longer side
        start, end = (start, verb.i) if verb.i - start > end - verb.i else (verb.i + 1, end)
    text = doc[start:end].text.strip(' ,."')
    return re.sub(r"^(?:that|if)\s+", "", text)


def _quote(doc: Doc, claim: str) -> str:
    """The longest passage in quotation marks that the claim shares words with, or empty."""
    held = set(re.findall(r"\w+", claim.lower()))
    found = [m[1].strip(" ,.") for m in _QUOTE.finditer(doc.text)]
    return max((q for q in found if held & set(re.findall(r"\w{4,}", q.lower()))), key=len, default="")


def sources_of(n: int, token: Token, referent: Referent) -> list[Member]:
    """Media and unnamed sources above the clause: "Bloomberg, citing people familiar, reported that ..."."""
    found: list[Member] = []
    for above in [token, *token.ancestors]:
        if above.lemma_.lower() not in lexicon.REPORTING:
            continue
        for subject in (c for c in above.children if c.dep_ == "nsubj"):
            found += [m for m in referent.members(n, subject) if m.kind in {"media", "group"}]
        for child in above.subtree:
            if child.lemma_.lower() in {"cite", "quote"} and child.dep_ in {"advcl", "acl"}:
                for target in (t for t in child.children if t.dep_ == "dobj"):
                    found += referent.members(n, target)
    return list(dict.fromkeys(found))
