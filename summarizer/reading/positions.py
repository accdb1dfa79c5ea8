"""Clauses that may tell of a position: who holds it, in which words, and through whom it reaches us."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.attitudes import Attitude, Leaning, attitude_of, own_leaning, said_by, takes_sides
from summarizer.reading.cast import Member
from summarizer.reading.reference import Referent
from summarizer.reading.remarks import holders, silence_of
from summarizer.summary import Says

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PRESS = frozenset(["reporter", "journalist", "newspaper"])
_QUOTE = re.compile(r"\"([^\"]{2,400})\"|(?<!\w)'((?:[^']|(?<=\w)'(?=\w)){2,400})'(?!\w)")
_FEWEST_WORDS = 3
_LEFT_OF_VERB = frozenset({"aux", "auxpass", "neg", "advmod", "preconj"})


@dataclass(frozen=True, slots=True)
class Utterance:
    """A possible position told by token `at` of sentence `n`.

    `claim` says what is held, `quote` holds the words in quotation marks. `leaning` and `issue` are what the
    grammar of the words tells by itself, None and empty where it does not; `silence` is what the holder says
    by not saying it. `reported_by` is the chain of sources, nearest first.
    """

    n: int
    at: int
    holder: Member
    claim: str
    quote: str
    leaning: Leaning | None
    issue: str
    reported_by: tuple[Member, ...]
    silence: Says | None


@dataclass(frozen=True, slots=True)
class _Told:
    """That `holder` holds what tokens `start` to `end` (exclusive) say, by the word `by`."""

    by: Token
    holder: Member
    start: int
    end: int
    claim: str
    attitude: Attitude | None

    def covers(self, token: Token) -> bool:
        return self.start <= token.i < self.end and token != self.by


def utterances_in(n: int, doc: Doc, referent: Referent) -> Iterator[Utterance]:
    """Every clause of sentence `n` in which somebody says, wants, welcomes or resists something.

    At most one for each holder, the outermost, and further ones whose words lean one way by themselves.
    What somebody says of another's position is the other's only where the first is a mere source.
    """
    kept: list[_Told] = []
    for token in sorted(doc, key=lambda t: (sum(1 for _ in t.ancestors), t.i)):
        for told in _told(n, token, doc, referent):
            if len(told.claim.split()) >= _FEWEST_WORDS and _is_new(told, kept):
                kept = [k for k in kept if not (k.covers(token) and _is_source(k.holder))]
                kept.append(told)
    for told in kept:
        yield Utterance(
            n=n,
            at=told.by.i,
            holder=told.holder,
            claim=told.claim,
            quote=_quote(doc, told.claim),
            leaning=told.attitude.leaning if told.attitude else None,
            issue=told.attitude.issue if told.attitude else "",
            reported_by=tuple(m for m in sources_of(n, told.by, referent) if m is not told.holder),
            silence=silence_of(told.by, doc),
        )


def _is_new(told: _Told, kept: list[_Told]) -> bool:
    """Whether it says more than what is kept: not a part of it, not a second remark of the same holder."""
    outer = [k for k in kept if k.covers(told.by)]
    if any(not _is_source(k.holder) or k.holder is told.holder for k in outer):
        return False
    leans = told.attitude is not None and told.attitude.leaning is not None
    return leans or all(k.holder is not told.holder for k in kept)


def _is_source(member: Member) -> bool:
    """Whether what it says of others is news of them rather than a position of its own."""
    return member.kind in {"media", "group"}


def _told(n: int, token: Token, doc: Doc, referent: Referent) -> Iterator[_Told]:
    """Who holds something by this word ("argues that", "France's effort to", "is opposed to"), and what."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and lemma in lexicon.SPEECH | lexicon.ATTITUDE:
        yield from _by_verb(n, token, doc, referent)
    elif token.lemma_ in {"be", "remain", "stay"} and (attitude := takes_sides(token, doc)):
        for holder in holders(n, token, referent):
            yield _Told(token, holder, token.i, token.right_edge.i + 1, _with(holder, token, doc), attitude)
    elif token.pos_ == "NOUN" and lemma in lexicon.SUPPORTING_NOUNS | lexicon.OPPOSING_NOUNS:
        rest = [c for c in token.children if c.dep_ in {"acl", "prep", "relcl"} and c.i > token.i]
        owners = [c for c in token.children if c.dep_ == "poss"]
        if rest and owners:
            end = max(c.right_edge.i for c in rest) + 1
            for holder in referent.members(n, owners[0]):
                claim = f"{holder.name}'s {doc[token.i : end].text}"
                yield _Told(token, holder, token.i, end, claim, attitude_of(token, doc))


def _by_verb(n: int, verb: Token, doc: Doc, referent: Referent) -> Iterator[_Told]:
    lemma = verb.lemma_.lower()
    if verb.dep_ in {"amod", "compound"} or _to_the_press(verb) or _is_purpose(verb):
        return
    if lemma not in lexicon.ATTITUDE and not _says_words(verb, doc):
        return
    clause, attitude = claim_of(verb, doc), attitude_of(verb, doc)
    if clause is None:
        return
    start, end, text = clause
    for holder in holders(n, verb, referent):
        if holder.kind == "media" and lemma in lexicon.REPORTING:
            continue
        said = text if said_by(verb) is not None and own_leaning(verb) is None else _with(holder, verb, doc)
        yield _Told(verb, holder, start, end, said, attitude)


def _is_purpose(verb: Token) -> bool:
    """“Flew in to press for guarantees”: why somebody came is told, not what they said."""
    return verb.dep_ == "advcl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _with(holder: Member, verb: Token, doc: Doc) -> str:
    """The holder and what the verb says of them: "France has refused arbitration"."""
    start = verb.i
    while start and doc[start - 1].head == verb and doc[start - 1].dep_ in _LEFT_OF_VERB:
        start -= 1
    end = verb.right_edge.i + 1
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"cc", "conj", "parataxis"}:
            end = min(end, child.left_edge.i)
    return f"{holder.name} {doc[start : max(end, verb.i + 1)].text}".strip(' ,."')


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


def _to_the_press(verb: Token) -> bool:
    """“told reporters” with nothing told: the words are in another clause."""
    told = any(c.dep_ in {"ccomp", "parataxis"} for c in verb.children)
    return verb.lemma_ == "tell" and not told and not any(t.text == '"' for t in verb.doc)


def claim_of(verb: Token, doc: Doc) -> tuple[int, int, str] | None:
    """Tokens (end exclusive) and text of what is held: the clause or object of the verb; None without one."""
    clause = said_by(verb)
    parts = [clause] if clause is not None and clause != verb.head else []
    if clause is not None and clause == verb.head:  # the clause that grammar wraps around its verb
        start, end = clause.left_edge.i, verb.left_edge.i
        return (start, end, _tidied(doc[start:end].text)) if end - start > 1 else None
    parts = parts or [
        c
        for c in verb.children
        if c.dep_ in {"xcomp", "dobj", "prep", "dative", "advcl", "prt", "oprd"}
        and not (c.dep_ == "dobj" and c.lemma_.lower() in _PRESS)
    ]
    if not parts:
        return None
    start = min(p.left_edge.i for p in parts)
    end = max(p.right_edge.i for p in parts) + 1
    if start < verb.i < end:  # keep the longer side
        start, end = (start, verb.i) if verb.i - start > end - verb.i else (verb.i + 1, end)
    return start, end, _tidied(doc[start:end].text)


def _tidied(clause: str) -> str:
    return re.sub(r"^(?:that|if)\s+", "", clause.strip(' ,."'))


def _quote(doc: Doc, claim: str) -> str:
    """The longest passage in quotation marks that the claim shares words with, or empty."""
    held = set(re.findall(r"\w+", claim.lower()))
    found = [(m[1] or m[2]).strip(" ,.") for m in _QUOTE.finditer(doc.text)]
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
