"""Who takes part in a possible meeting, and who brings it about: mediators, hosts and conveners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.names import is_college
from summarizer.reading import lexicon
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.lexicon import words
from summarizer.reading.meetings.contacts import contact_of, lemma_of, partners_of, with_phrases
from summarizer.reading.names.cast import Member
from summarizer.reading.syntax.frames import SUBJECTS, frame_of
from summarizer.reading.syntax.leanings import is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEDIATING = words("meetings.mediating")
_GATHERING = words("meetings.gathering")
_OBJECTS = {"dobj", "nsubjpass"}
_ATTENDING = words("meetings.attending")
_MEASURES = words("meetings.measures")
_BESIDE_THEM = words("meetings.beside_them")
_BESIDE = words("meetings.beside")
_HELD_BY = words("meetings.held_by")
_JOINING = words("meetings.joining")
# Behind which further word somebody stands who takes part: "a visit by the premier", "a call from her".
_SOMEBODY_BEHIND = {"visit": {"by", "to"}, "trip": {"by", "to"}, "call": {"on", "from", "to"}}


def participants_of(n: int, token: Token, referent: Referent) -> list[Member]:
    """Those who take part, as far as the sentence names them or refers to them."""
    found: list[Member] = []
    for head in _heads(token):
        found += [m for m in _named(n, head, referent) if m not in found]
    beside = clause_beside(token) if token.pos_ != "VERB" else None
    if beside is not None and not is_negated(beside):
        subject = [m for head in frame_of(beside).agents for m in _named(n, head, referent) if m not in found]
        one_sided = any(c.lower_ == "with" for c in token.children)
        one_sided &= bool(found) and not any(c.dep_ == "poss" for c in token.children)
        if one_sided:
            found += subject
        elif len(found) < 2 and len(subject) > 1:  # "spoke at the G20 summit": not with the G20
            found = [*(m for m in found if not is_college(m.name)), *subject]
    return found


def _named(n: int, head: Token, referent: Referent) -> list[Member]:
    """Whom the phrase refers to; of "the two ministers, X and Y" all whose names follow."""
    beside = [c for c in head.children if c.dep_ == "appos" and head.tag_ in {"NNS", "NNPS"}]
    names = [m for c in beside for t in [c, *c.conjuncts] if (m := referent.cast.at.get((n, t.i)))]
    if head.ent_type_ == "NORP" and head.tag_ == "NNPS":  # "between the Israelis and the Palestinians"
        peoples = [head, *head.conjuncts]
        return [m for t in peoples for m in referent.by_demonym(n, t.text.removesuffix("s"))]
    return list(dict.fromkeys(names)) if len(names) > 1 else referent.members(n, head)


def _heads(token: Token) -> Iterator[Token]:
    """Tokens heading the noun phrases of those who take part."""
    if token.pos_ in {"VERB", "AUX"} or token.dep_ == "pcomp":
        yield from _around_verb(token)
        return
    for child in token.children:
        if child.dep_ in {"prep", "agent"}:
            yield from _behind_preposition(token, child)
        modifies = child.dep_ in {"amod", "compound", "nmod"}
        group = child.ent_type_ == "NORP" or (
            child.tag_ == "NNS" and child.lemma_.lower() in lexicon.GROUP_NOUNS
        )
        if child.dep_ == "poss" or (modifies and (group or is_college(child.text))):
            yield child  # "their talks", "the Norwegian visit", "the cabinet meeting"
    yield from _through_verbs(token)


def _through_verbs(token: Token) -> Iterator[Token]:
    """Those whom a verb above or below the noun joins to it: "attended by X", "held by X"."""
    for verb in (c for c in token.children if c.dep_ in {"acl", "relcl"}):
        # "Talks hosted by X between Y and Z", where "between" hangs on X or on the hosting.
        yield from (t for p in verb.subtree if p.lower_ == "between" for t in p.children)
        if verb.lemma_.lower() in _ATTENDING:
            yield from _objects_and_agents(verb)
    if token.dep_ == "nsubjpass":  # "a meeting was arranged between X and Y"
        between = (c for c in token.head.children if c.dep_ == "prep" and c.lower_ in {"between", "with"})
        yield from (t for c in between for t in c.children if t.dep_ == "pobj")
    above = _governor(token)
    if above is not None:
        yield from frame_of(above).subjects
        if token.dep_ == "dobj":  # "held talks in Lund on Monday with X", where it hangs on the verb
            yield from (t for t in with_phrases(above) if t.head.i > token.i)


def _around_verb(token: Token) -> Iterator[Token]:
    for subject in frame_of(token).subjects:
        yield subject
        beside = (c for c in subject.children if c.dep_ == "acl" and c.lemma_.lower() in _BESIDE_THEM)
        # "Strand, accompanied by Lund, met".
        yield from (t for c in beside for t in frame_of(c).others.get("by", ()))
    yield from frame_of(token).others.get("by", ())
    row = contact_of(token)
    yield from partners_of(token, row) if row is not None else ()


def _behind_preposition(token: Token, prep: Token) -> Iterator[Token]:
    targets = [t for t in prep.children if t.dep_ == "pobj"]
    lemma, word = lemma_of(token), prep.lower_
    if word in _JOINING:
        yield from targets if word != "of" or lemma != "round" else ()
        for inner in targets:  # "rounds of negotiations between ...": they hang on the inner noun
            if inner.lemma_.lower() in lexicon.MEETING_NOUNS:
                yield from _heads(inner)
    elif word in _SOMEBODY_BEHIND.get(lemma, ()):
        yield from (t for t in targets if t.ent_type_ == "PERSON" or t.lemma_.lower() in lexicon.ROLE_NOUNS)


def _objects_and_agents(verb: Token) -> Iterator[Token]:
    yield from (t for t in verb.children if t.dep_ == "dobj")
    yield from frame_of(verb).others.get("by", ())


def clause_beside(token: Token) -> Token | None:
    """The verb that "at a meeting with him" or "after two days of talks with her" stands beside."""
    head = token.head
    if _is_measured(token):
        return clause_beside(head.head)
    if token.dep_ != "pobj" or head.lower_ not in _BESIDE:
        return None
    while head.head.dep_ in {"prep", "pcomp", "pobj"} and head.head != head:
        head = head.head
    return head.head if head.head.pos_ in {"VERB", "AUX"} else None


def _governor(token: Token) -> Token | None:
    """The verb of holding or travelling that a noun such as "talks" depends on, directly or by "for"."""
    head = token.head
    if _is_measured(token):
        return _governor(head.head)  # "ended five days of talks"
    if token.dep_ == "pobj" and head.dep_ == "prep":
        if head.lower_ not in _HELD_BY:
            return None
        head = head.head
        if head.pos_ == "NOUN" and head.lemma_.lower() in lexicon.MEETING_NOUNS:
            return _governor(head)
        if head.dep_ == "pobj" and head.head.dep_ == "prep":
            head = head.head.head  # "arrived in Vienna for talks", where "for" hangs on the city
    holds = head.pos_ in {"VERB", "AUX"} and head.lemma_.lower() in lexicon.HOLD_VERBS | {"receive"}
    return head if holds and token.dep_ not in SUBJECTS else None


def _is_measured(token: Token) -> bool:
    """Whether the noun is what there were five days or a round of."""
    of = token.head
    return token.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in _MEASURES


def mediators_of(n: int, token: Token, referent: Referent) -> list[Member]:
    """Agents of "mediated by", and who hosts, convenes or invites."""
    if token.pos_ == "VERB":
        # One guest meets the host, several meet each other.
        gathers = token.lemma_.lower() in _GATHERING and _guests(n, token, referent) > 1
        doers = [*frame_of(token).agents] if gathers else []
    else:
        verbs = [c for c in token.subtree if c.lemma_.lower() in _MEDIATING and c.pos_ == "VERB"]
        doers = [t for v in verbs for t in frame_of(v).others.get("by", ())]
        led = (c for c in token.children if c.dep_ == "amod" and c.lemma_.lower() in {*_MEDIATING, "lead"})
        doers += [t for c in led for t in c.children]  # "Qatari-mediated talks"
        head = token.head
        # "Egypt mediated talks", "the talks were mediated by Egypt", "will be held and chaired by Egypt".
        above = [head, *head.conjuncts] if token.dep_ in {*_OBJECTS, *SUBJECTS} else []
        for verb in (v for v in above if v.lemma_.lower() in _MEDIATING):
            frame = frame_of(verb)
            doers += [*frame.others.get("by", ()), *(frame.subjects if token.dep_ == "dobj" else ())]
    found = dict.fromkeys(m for t in doers for m in referent.members(n, t) or referent.by_demonym(n, t.text))
    return [m for m in found if m.kind in {"person", "state", "organization", "group"}]


def _guests(n: int, verb: Token, referent: Referent) -> int:
    """How many the verb brings together."""
    objects = [c for c in verb.children if c.dep_ in _OBJECTS]
    return max((len(referent.members(n, t)) + (t.tag_ == "NNS") for t in objects), default=0)
