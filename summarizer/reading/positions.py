"""Clauses that may tell of a position: who holds it, in which words, and through whom it reaches us."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading import leanings, lexicon
from summarizer.reading.attitudes import (
    Attitude,
    Leaning,
    attitude_in,
    attitude_of,
    own_leaning,
    said_by,
    takes_sides,
)
from summarizer.reading.cast import Member
from summarizer.reading.reference import Referent
from summarizer.reading.remarks import holders, says_of, silence_of
from summarizer.summary import Says

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OBJECTS = frozenset({"xcomp", "dobj", "prep", "dative", "advcl", "prt", "oprd"})
_PRESS = frozenset(["reporter", "journalist", "newspaper"])
_QUOTE = re.compile(r"\"([^\"]{2,400})\"|(?<!\w)'((?:[^']|(?<=\w)'(?=\w)){2,400})'(?!\w)")
_FEWEST_WORDS = 3
_CONTRAST = frozenset({"while", "whereas", "although", "though"})
_ANSWERS = frozenset({"deny", "confirm", "acknowledge", "reject", "dismiss", "refute"})
_VERBS = lexicon.SPEECH | lexicon.ATTITUDE
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


def goes_on(doc: Doc) -> bool:
    """Whether the sentence is nothing but a quotation, whose speaker another sentence names."""
    text = doc.text.strip()
    return text.startswith('"') and (text.count('"') == 1 or text.find('"', 1) >= len(text) - 2)


def continued(n: int, doc: Doc, speaker: Member) -> Utterance | None:
    """What `speaker` goes on to say in sentence `n`, a mere quotation; None for a question or a few words."""
    claim = _tidied(doc.text)
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or claim.endswith("?") or len(claim.split()) <= _FEWEST_WORDS:
        return None
    attitude = attitude_in(root, doc)
    return Utterance(
        n=n,
        at=root.i,
        holder=speaker,
        claim=claim,
        quote=claim,
        leaning=attitude.leaning if attitude else None,
        issue=attitude.issue if attitude else "",
        reported_by=(),
        silence=None,
    )


def _is_new(told: _Told, kept: list[_Told]) -> bool:
    """Whether it says more than what is kept: not a part of it, not a second remark of the same holder."""
    leans = told.attitude is not None and told.attitude.leaning is not None
    apart = leans and (told.by.dep_ == "conj" or _is_contrast(told.by))
    for outer in (k for k in kept if k.covers(told.by)):
        if not apart and (not _is_source(outer.holder) or outer.holder is told.holder):
            return False
    return leans or all(k.holder is not told.holder for k in kept)


def _is_contrast(verb: Token) -> bool:
    """“..., while France rejects it”: the author sets it beside what the sentence says first."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _CONTRAST for c in verb.children)


def _is_source(member: Member) -> bool:
    """Whether what it says of others is news of them rather than a position of its own."""
    return member.kind in {"media", "group"}


def _told(n: int, token: Token, doc: Doc, referent: Referent) -> Iterator[_Told]:
    """Who holds something by this word ("argues that", "France's effort to", "is opposed to"), and what."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and (lemma in _VERBS or own_leaning(token) or _names(token)):
        yield from _by_verb(n, token, doc, referent)
    elif token.lemma_ in {"be", "remain", "stay"} and (attitude := takes_sides(token, doc)):
        for holder in holders(n, token, referent):
            yield _Told(token, holder, token.i, _end(token), _with(holder, token, doc), attitude)
    elif token.pos_ == "NOUN" and lemma in leanings.SUPPORTING_NOUNS | leanings.OPPOSING_NOUNS:
        rest = [c for c in token.children if c.dep_ in {"acl", "prep", "relcl"} and c.i > token.i]
        owners = [c for c in token.children if c.dep_ == "poss"]
        if rest and owners:
            end = max(c.right_edge.i for c in rest) + 1
            for holder in referent.members(n, owners[0]):
                claim = f"{holder.name}'s {doc[token.i : end].text}"
                yield _Told(token, holder, token.i, end, claim, attitude_of(token, doc))


def _names(verb: Token) -> bool:
    """“Sees the talks as useful”: a verb of seeing that says what something is."""
    as_ = any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children)
    return as_ and verb.lemma_.lower() in leanings.NAMING


def _by_verb(n: int, verb: Token, doc: Doc, referent: Referent) -> Iterator[_Told]:
    lemma = verb.lemma_.lower()
    if verb.dep_ in {"amod", "compound"} or _to_the_press(verb) or _is_purpose(verb):
        return
    if verb.dep_ == "conj" and silence_of(verb.head, doc):
        return  # "neither confirm nor deny" is one answer, and its first verb gives it
    if lemma in _ANSWERS and verb.dep_ != "relcl" and says_of(verb, doc) in {"denies", "confirms"}:
        return  # whether a meeting took place is a comment on it, not a position
    leans = own_leaning(verb) is not None or _names(verb)
    if lemma not in lexicon.ATTITUDE and not leans and not _says_words(verb, doc):
        return
    clause, attitude = claim_of(verb, doc), attitude_of(verb, doc)
    if clause is None and silence_of(verb, doc):
        clause = verb.i, _end(verb), ""
    if clause is None:
        return
    start, end, text = clause
    for holder in _holders(n, verb, referent):
        if holder.kind == "media" and lemma in lexicon.REPORTING:
            continue
        said = _with(holder, verb, doc) if leans or said_by(verb) is None else text
        yield _Told(verb, holder, start, end, said, attitude)


def _holders(n: int, verb: Token, referent: Referent) -> list[Member]:
    """Whose words or wish the verb tells: its subject, or who stands behind "by" in the passive."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if not passive or any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.children):
        return holders(n, verb, referent)
    agents = (t for c in verb.children if c.dep_ == "agent" for t in c.children if t.dep_ == "pobj")
    return [m for agent in agents for m in referent.members(n, agent)]


def _is_purpose(verb: Token) -> bool:
    """“Flew in to press for guarantees”: why somebody came is told, not what they said."""
    return verb.dep_ == "advcl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _with(holder: Member, verb: Token, doc: Doc) -> str:
    """The holder and what the verb says of them: "France has refused arbitration"."""
    start = verb.i
    while start and doc[start - 1].head == verb and doc[start - 1].dep_ in _LEFT_OF_VERB:
        start -= 1
    return f"{holder.name} {doc[start : _end(verb)].text}".strip(' ,."')


def _end(verb: Token) -> int:
    """Where what the verb says ends, before another clause is set beside it."""
    ends = [
        c.left_edge.i
        for c in verb.children
        if c.i > verb.i and (c.dep_ in {"cc", "conj", "parataxis"} or _is_contrast(c))
    ]
    return max(min(ends, default=verb.right_edge.i + 1), verb.i + 1)


def _says_words(verb: Token, doc: Doc) -> bool:
    """Whether a verb of speech comes with what is said, and that is no mere telling of the past.

    "He asked after my pupils" tells; "the plan was a mistake" judges.
    """
    if silence_of(verb, doc):
        return True
    said = said_by(verb)
    if said is None:
        spoken = verb.dep_ in {"ROOT", "conj", "ccomp", "parataxis", "advcl"}
        return spoken and any(t.text == '"' for t in doc)
    return _is_quoted(said, doc) or not _tells_past(said)


def _is_quoted(token: Token, doc: Doc) -> bool:
    """Whether the token stands inside quotation marks."""
    return sum(t.text == '"' for t in doc[: token.i]) % 2 == 1


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
    if clause is not None and clause == verb.head:  # the clause that grammar wraps around its verb
        start, end = clause.left_edge.i, verb.left_edge.i
        return (start, end, _spoken(start, end, doc)) if end - start > 1 else None
    if clause is not None:
        start, end = _start(clause, doc), min([_end(clause), *_contrasts(clause)])
    else:
        parts = [c for c in verb.children if c.dep_ in _OBJECTS and c.lemma_.lower() not in _PRESS]
        if not parts:
            return _before(verb, doc)
        start, end = min(p.left_edge.i for p in parts), max(p.right_edge.i for p in parts) + 1
    if start < verb.i < end:  # keep the longer side
        start, end = (start, verb.left_edge.i) if verb.i - start > end - verb.i else (verb.i + 1, end)
    return (start, end, _spoken(start, end, doc)) if end > start else None


def _start(clause: Token, doc: Doc) -> int:
    """Where what is said begins, behind the day it was said on and a clause that only leads up to it."""
    start = clause.left_edge.i
    for child in clause.lefts:
        if child.dep_ == "advcl" and child.right_edge.i + 1 < clause.i and _is_contrast(child):
            start = child.right_edge.i + 1
    while start < clause.i and (doc[start].ent_type_ in {"DATE", "TIME"} or doc[start].is_punct):
        if doc[start].text == '"':
            break
        start += 1
    return start


def _contrasts(clause: Token) -> Iterator[int]:
    yield from (t.left_edge.i for t in clause.subtree if t.i > clause.i and _is_contrast(t))


def _before(verb: Token, doc: Doc) -> tuple[int, int, str] | None:
    """The quotation that stands before a verb of speech without an object: "...," she told reporters."""
    end = next((t.i for t in reversed(doc[: verb.i]) if t.text == '"'), None)
    start = next((t.i for t in doc[:end] if t.text == '"'), None) if end else None
    if start is None or end is None or end - start < _FEWEST_WORDS:
        return None
    return start, end + 1, _tidied(doc[start + 1 : end].text)


def _spoken(start: int, end: int, doc: Doc) -> str:
    """The words of tokens `start` to `end`; the whole quotation where they are a part of one."""
    marks = [t.i for t in doc if t.text == '"']
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        if opening <= start <= closing and (end <= closing + 2 or opening == start):
            return _tidied(doc[opening + 1 : closing].text)
    return _tidied(doc[start:end].text)


def _tidied(clause: str) -> str:
    return re.sub(r"^(?:that|if)\s+", "", clause.strip(' ,."'))


def _quote(doc: Doc, claim: str) -> str:
    """The longest passage in quotation marks that the claim shares words with, or empty."""
    held = set(re.findall(r"\w+", claim.lower()))
    found = [(m[1] or m[2]).strip(" ,.") for m in _QUOTE.finditer(doc.text)]
    return max((q for q in found if held & set(re.findall(r"\w{4,}", q.lower()))), key=len, default="")


def sources_of(n: int, token: Token, referent: Referent) -> list[Member]:
    """Media and unnamed sources the clause goes back to, nearest first.

    "Bloomberg, citing people familiar, reported that ...", "she told the daily", "according to officials".
    """
    found: list[Member] = []
    for above in [token, *token.ancestors]:
        if above.lemma_.lower() == "tell":
            told = (c for c in above.children if c.dep_ in {"dobj", "dative"})
            found += [m for t in told for m in referent.members(n, t) if m.kind == "media"]
        found += _according(n, above, referent)
        if above.lemma_.lower() not in lexicon.REPORTING:
            continue
        for subject in (c for c in above.children if c.dep_ == "nsubj"):
            found += [m for m in referent.members(n, subject) if _is_source(m)]
        for child in above.subtree:
            if child.lemma_.lower() in {"cite", "quote"} and child.dep_ in {"advcl", "acl"}:
                for target in (t for t in child.children if t.dep_ == "dobj"):
                    found += referent.members(n, target)
    return list(dict.fromkeys(found))


def _according(n: int, verb: Token, referent: Referent) -> Iterator[Member]:
    """Whom the clause of the verb is according to."""
    for child in (c for c in verb.children if c.lower_ == "according"):
        for to in (c for c in child.children if c.lower_ == "to"):
            for target in (t for t in to.children if t.dep_ == "pobj"):
                yield from referent.members(n, target)
