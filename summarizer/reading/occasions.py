"""Clauses that may tell of a meeting: who takes part, by which words, when and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.cast import Member
from summarizer.reading.circumstances import channel_of, date_of, lemma_of, place_of, status_of
from summarizer.reading.reference import Referent
from summarizer.summary import Channel, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SENDING = frozenset(["send", "dispatch", "ask", "invite", "summon", "urge", "allow", "order", "want"])
_MEDIATING = frozenset(
    [
        "mediate",
        "broker",
        "host",
        "convene",
        "facilitate",
        "chair",
        "moderate",
        "sponsor",
        "organize",
        "organise",
        "arrange",
    ]
)
_UNREAL = frozenset("""
    call demand urge propose suggest want seek could might may would should refuse rule reject oppose
    resist hope request need appeal
    """.split())  # fmt: skip


@dataclass(frozen=True, slots=True)
class Occasion:
    """A possible meeting told by token `trigger` of sentence `n`."""

    n: int
    trigger: int
    word: str
    participants: tuple[Member, ...]
    mediators: tuple[Member, ...]
    channel: Channel
    date: str
    place: str
    status: Status
    unreal: bool
    """Whether it is only called for, refused or wished."""


def occasions_in(n: int, doc: Doc, referent: Referent) -> Iterator[Occasion]:
    """Every clause of sentence `n` that may tell of a meeting, in order."""
    for token in doc:
        if not _is_trigger(token):
            continue
        participants = _participants(n, token, referent)
        mediators = _mediators(n, token, referent)
        yield Occasion(
            n=n,
            trigger=token.i,
            word=token.text,
            participants=tuple(m for m in participants if m not in mediators and m.kind != "media"),
            mediators=tuple(mediators),
            channel=channel_of(token, doc),
            date=date_of(token, doc),
            place=place_of(n, token, referent),
            status=status_of(n, token, doc, referent),
            unreal=_is_unreal(token),
        )


def _is_trigger(token: Token) -> bool:
    lemma = lemma_of(token)
    if token.pos_ == "VERB":
        if lemma in lexicon.MEETING_VERBS:
            return lemma not in lexicon.TRANSITIVE or any(c.dep_ == "dobj" for c in token.children)
        if lemma in lexicon.TALK_VERBS:
            return any(
                c.dep_ == "prep" and c.lower_ in {"with", "to", "by"} for c in token.children
            ) or _plural_talk(token)
        return False
    if token.pos_ not in {"NOUN", "PROPN"} or lemma not in lexicon.MEETING_NOUNS:
        return False
    compounds = {c.lower_ for c in token.children if c.dep_ in {"compound", "amod"}}
    if lemma == "conference" and compounds & {"news", "press"}:
        return False
    if lemma == "call":
        return bool(compounds & (lexicon.PHONE | lexicon.VIDEO | {"conference"})) or _held(token)
    return True


def _plural_talk(token: Token) -> bool:
    """“The ministers also spoke”: talking with each other, not to the press."""
    if lemma_of(token) not in {"speak", "talk", "sit"}:
        return False
    subjects = [c for c in token.children if c.dep_ in _SUBJECTS]
    return any(s.tag_ in {"NNS", "NNPS"} or any(True for _ in s.conjuncts) for s in subjects)


def _held(token: Token) -> bool:
    return token.head.lemma_.lower() in lexicon.HOLD_VERBS or any(
        c.dep_ == "prep" and c.lower_ in {"between", "with"} for c in token.children
    )


def is_about_meeting(verb: Token) -> bool:
    """Whether what the verb governs is a meeting or its taking place: "confirmed the conversation"."""
    for part in (c for c in verb.children if c.dep_ in {"dobj", "ccomp", "xcomp"}):
        definite = any(c.lower_ in {"the", "that", "this", "their", "having"} for c in part.children)
        if part.lemma_.lower() in lexicon.MEETING_NOUNS and definite:
            return True
        if part.lemma_.lower() in lexicon.MEETING_VERBS | {"take"}:
            return True
    return False


def _participants(n: int, token: Token, referent: Referent) -> list[Member]:
    found: list[Member] = []
    for head in _heads(token):
        found += [m for m in referent.members(n, head) if m not in found]
    return found


def _heads(token: Token) -> Iterator[Token]:
    """Tokens heading the noun phrases of those who take part."""
    if token.pos_ == "VERB":
        yield from subject_of(token)
        for child in token.children:
            if child.dep_ == "dobj":
                yield child
            if child.dep_ == "prep" and child.lower_ in {"with", "to", "by"}:
                yield from (t for t in child.children if t.dep_ == "pobj")
        return
    for child in token.children:
        if child.dep_ == "poss":
            yield child
        if child.dep_ == "prep" and child.lower_ in {"between", "with", "of", "among", "involving"}:
            yield from (
                t
                for t in child.children
                if t.dep_ == "pobj" and (child.lower_ != "of" or token.lemma_ != "round")
            )
            yield from (t for c in child.children if c.dep_ == "pobj" for t in _inside(c))
        if child.dep_ in {"acl", "relcl"} and child.lemma_ == "involve":
            yield from (t for t in child.children if t.dep_ == "dobj")
        if child.dep_ in {"amod", "compound"} and child.ent_type_ == "NORP":
            yield child
    verb = _governor(token)
    if verb is not None:
        yield from subject_of(verb)


def _inside(token: Token) -> Iterator[Token]:
    """“rounds of negotiations involving ...”: the participants hang on the inner noun."""
    if token.lemma_.lower() in lexicon.MEETING_NOUNS:
        yield from _heads(token)


def _governor(token: Token) -> Token | None:
    """The verb of holding or travelling that a noun such as "talks" depends on, directly or by "for"."""
    head = token.head
    if token.dep_ == "pobj" and head.dep_ == "prep":
        if head.lower_ not in {"for", "to", "in", "into", "at", "after", "on"}:
            return None
        head = head.head
        if head.pos_ == "NOUN" and head.lemma_.lower() in lexicon.MEETING_NOUNS:
            return _governor(head)
    if head.pos_ == "VERB" and head.lemma_.lower() in lexicon.HOLD_VERBS and token.dep_ not in _SUBJECTS:
        return head
    return None


def subject_of(verb: Token) -> Iterator[Token]:
    """Tokens heading the subject of a verb, through control: "sent his adviser to meet X" is the adviser."""
    own = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if own:
        for token in own:
            yield _antecedent(token)
        return
    head = verb.head
    if verb.dep_ == "conj":
        yield from subject_of(head)
    elif verb.dep_ in {"relcl", "acl"}:
        yield head
    elif verb.dep_ in {"xcomp", "advcl", "ccomp", "pcomp"} and head != verb:
        objects = [c for c in head.children if c.dep_ == "dobj"]
        passive = any(c.dep_ == "nsubjpass" for c in head.children)
        if objects and head.lemma_.lower() in _SENDING and not passive:
            yield objects[0]
        elif head.pos_ in {"VERB", "AUX"}:
            yield from subject_of(head)


def _antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for: "Bonne, who met Ushakov"."""
    if token.tag_ in {"WP", "WDT"} and token.head.dep_ == "relcl":
        return token.head.head
    return token


def _mediators(n: int, token: Token, referent: Referent) -> list[Member]:
    """Agents of "mediated by", and who hosts or convenes the noun of meeting."""
    found: list[Member] = []
    for verb in [c for c in token.subtree if c.lemma_.lower() in _MEDIATING and c.pos_ == "VERB"]:
        for child in verb.children:
            if child.dep_ == "agent":
                found += [m for t in child.children if t.dep_ == "pobj" for m in referent.members(n, t)]
    head = token.head
    if head.pos_ == "VERB" and head.lemma_.lower() in _MEDIATING and token.dep_ == "dobj":
        found += [m for t in subject_of(head) for m in referent.members(n, t)]
    return list(dict.fromkeys(found))


def _is_unreal(token: Token) -> bool:
    """Whether the meeting is only wished for, called for or refused."""
    head = token.head
    hops = [token, head, head.head]
    if (
        head.lemma_.lower() in lexicon.SPEECH
        and token.dep_ == "ccomp"
        and any(c.lower_ == "would" for c in token.children)
    ):
        return False  # "said she would meet him": a plan, in reported speech
    words = {t.lemma_.lower() for t in hops if t != token} | {
        c.lower_ for t in hops for c in t.children if c.dep_ == "aux"
    }
    negated = any(c.dep_ == "neg" for c in token.children) or (
        token.dep_ in {"dobj", "pobj"} and any(c.dep_ == "neg" for c in head.children)
    )
    return bool(words & _UNREAL) or negated
