"""For whom somebody acts: the state or body that a role names or implies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.plaintext import fold
from summarizer.reading.discourse.bodies import short_body
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.names.cast import Member
from summarizer.reading.names.mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BODIES = frozenset({"organization", "state", "media"})
# Functions that one person at a time holds.
OFFICES = frozenset(
    """
    president minister premier chancellor secretary chief head chair chairman chairwoman chairperson director
    executive spokesman spokeswoman spokesperson envoy ambassador governor mayor commander leader king queen
    prince emir ceo representative speaker prosecutor commissioner editor secretary-general director-general
    """.split()
)
# Functions in the service of a state: the Swiss envoy acts for Switzerland, the Swiss hydrologist does not.
_PUBLIC = (
    OFFICES
    | frozenset(
        """
        official diplomat negotiator adviser advisor aide general admiral colonel captain senator lawmaker
        deputy legislator mp colleague counterpart delegate mediator princess officer soldier judge
        vice-minister
        """.split()
    )
) - {"editor", "executive", "ceo"}
# Roles that only these states have; counted only where the article names one of them, and no more.
_OF_FEW_STATES = {
    "secretary of state": {"United States"}, "press secretary": {"United States"},
    "defense secretary": {"United States"}, "senate majority leader": {"United States"},
    "house speaker": {"United States"}, "taoiseach": {"Ireland"},
    "chancellor of the exchequer": {"United Kingdom"}, "chancellor": {"Germany", "Austria"},
}  # fmt: skip
# Bodies that are some state's.
_STATE_BODIES = frozenset(
    """
    ministry parliament army navy military embassy presidency cabinet treasury consulate senate congress
    department police government administration command
    """.split()
)
_WHITE_HOUSE_STATE = "United States"
_FORMER = frozenset({"former", "ex", "then", "late", "onetime"})
_GOVERNING = frozenset({"president", "minister", "premier", "chancellor", "king", "queen", "envoy"})
_GOVERNMENT_WORDS = _GOVERNING | frozenset(
    """
    vice prime deputy foreign defence defense finance interior trade economy fisheries health energy sports
    labour labor transport agriculture environment education culture justice mining oil special national
    security adviser advisor
    """.split()
)
_REPUBLIC, _FOREIGN = "United States", frozenset({"minister", "premier", "chancellor", "king", "queen"})
_CLEARLY = 2  # times as close as the next state; set by eye on the development articles
_ITS = frozenset({"its", "their", "whose"})
_REACH = 2  # sentences back in which "its" may find the body it means


def acts_for(member: Member, n: int, start: int, end: int, own: str, referent: Referent) -> Member | None:
    """The state or body that the role at tokens `start` to `end` of sentence `n` names or implies.

    `own` is the possessive pronoun before the role, or empty.
    """
    doc = referent.docs[n]
    tokens = list(doc[start:end])
    public = any(_PUBLIC & {t.lemma_.lower(), fold(t.text)} for t in tokens)
    gone = any(t.lower_ in _FORMER for t in tokens)
    for token in tokens:
        body = referent.cast.at.get((n, token.i))
        if body and body.kind in BODIES:
            return body
        serves = (
            token.head == tokens[-1]
            or token.head.lemma_.lower() in _PUBLIC | _GOVERNMENT_WORDS | _STATE_BODIES
        )
        if public and not gone and serves and (found := referent.by_demonym_at(n, token)):
            return found[0]
    if own in _ITS:
        kinds = frozenset({"media"}) if tokens and tokens[-1].lower_ == "editor" else BODIES
        return body_before(n, start, referent, kinds, nearest=own == "whose")
    if tokens and tokens[-1].lemma_.lower() == "counterpart":
        return None  # of the other side, which is not said
    if own:
        person = person_before(n, start, member, referent)
        return person.affiliation if person else None
    for token in tokens:
        owner = referent.cast.at.get((n, token.i))
        if owner and owner is not member and owner.kind == "person" and token.dep_ == "poss":
            return owner.affiliation
        bare_noun = (
            _is_definite(token, doc) or token.dep_ == "compound"
        )  # "the ministry's", "ministry spokesman"
        if token.pos_ == "NOUN" and bare_noun and (found := short_body(n, token, referent)):
            return found[0]
    names = _OF_FEW_STATES.get(fold(doc[start:end].text), set())
    of_few = [m for m in referent.cast.members if m.name in names]
    return of_few[0] if len(of_few) == 1 else None


def _is_definite(token: Token, doc: Doc) -> bool:
    """Whether "the" stands before the noun phrase, also where the role was cut behind it."""
    first = token.left_edge.i
    return doc[first].lower_ == "the" or (first > 0 and doc[first - 1].lower_ == "the")


def body_before(
    n: int, i: int, referent: Referent, kinds: frozenset[str] = BODIES, *, nearest: bool = False
) -> Member | None:
    """The body that "its" before token `i` of sentence `n` means: the last acting, else the last named."""
    for at in range(n, n - _REACH - 1, -1):
        here = [
            (mention, member)
            for member in referent.cast.members
            if member.kind in kinds
            for mention in member.mentions
            if mention.n == at and (at < n or mention.end <= i)
        ]
        here.sort(key=lambda pair: pair[0].start)
        acting = [member for mention, member in here if mention.acts]
        if acting and not nearest:
            return acting[-1]
        if here:
            return here[-1][1]
    return None


def person_before(n: int, i: int, member: Member, referent: Referent) -> Member | None:
    """The person that "his" before token `i` of sentence `n` means: named before it, or in the last one."""
    for at in (n, n - 1):
        here = [
            (mention.acts, mention.start, other)
            for other in referent.cast.members
            if other.kind == "person" and other is not member
            for mention in other.mentions
            if mention.n == at and (at < n or mention.end <= i)
        ]
        if here:
            return max(here, key=lambda found: found[:2])[2]
    return None


def named_beside(mention: Mention, referent: Referent) -> Member | None:
    """The body beside a name: "Priya Sen of the activist fund Lowgate Capital", "Lowgate's Priya Sen"."""
    doc = referent.docs[mention.n]
    if mention.start > 1 and doc[mention.start - 1].tag_ == "POS":
        owner = doc[mention.start - 2]
        body = referent.cast.at.get((mention.n, owner.i))
        bodies = [body] if body is not None else referent.members(mention.n, owner)
        return bodies[0] if bodies and bodies[0].kind in BODIES else None
    if mention.end >= len(doc) or doc[mention.end].lower_ != "of":
        return None
    for token in doc[mention.end + 1 : mention.end + 6]:
        body = referent.cast.at.get((mention.n, token.i))
        if body is not None:
            return body if body.kind in BODIES else None
        if token.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "PART"}:
            return None
    return None


def give_states(referent: Referent) -> None:
    """Gives "President X" and "Foreign Minister X" the state that the article leaves to them.

    That is the state it names most, in sentences with them above all, of those for which nobody else holds
    the same office; none where two states come close.
    """
    people = [m for m in referent.cast.members if m.kind == "person" and m.functions & _GOVERNING]
    states = [m for m in referent.cast.members if m.kind == "state" and m.mentions]
    if any(m.name == "White House" for m in referent.cast.members):
        _give_white_house(people, referent)
    for person in people:
        if person.affiliation is not None or not set(fold(person.role).split()) <= _GOVERNMENT_WORDS:
            continue
        taken = [p.affiliation for p in people if _office(p) == _office(person)]
        open_to = [
            s for s in states if s not in taken and (s.name != _REPUBLIC or not _FOREIGN & person.functions)
        ]
        ranked = sorted(open_to, key=lambda s: -_closeness(s, person))
        second = _closeness(ranked[1], person) if len(ranked) > 1 else 0
        if ranked and max(_closeness(ranked[0], person), 1) >= _CLEARLY * max(second, 1):
            person.affiliation = ranked[0]


def _give_white_house(people: list[Member], referent: Referent) -> None:
    """The president of whom nothing else is said is that of the United States where the White House acts."""
    presidents = [p for p in people if "president" in p.functions and "vice" not in p.functions]
    states = [m for m in referent.cast.members if m.name == _WHITE_HOUSE_STATE]
    open_ = [p for p in presidents if p.affiliation is None]
    if len(open_) == 1 and states and all(p.affiliation not in states for p in presidents):
        open_[0].affiliation = states[0]


def may_be_shared(role: str) -> bool:
    """Whether somebody of another state may have that office, too, unlike a Secretary of State's."""
    return fold(role).removeprefix("u.s. ").removeprefix("us ") not in _OF_FEW_STATES


def _office(person: Member) -> frozenset[str]:
    return frozenset(person.functions & _GOVERNMENT_WORDS)


def _closeness(state: Member, person: Member) -> int:
    """Sentences that name the state, those that name the person too counting double."""
    return len(state.sentences) + len(state.sentences & person.sentences)


def give_owners(referent: Referent) -> None:
    """Sets the state of every body of government: by the words before its name, or by those within it."""
    for body in referent.cast.members:
        if body.kind != "organization" or body.affiliation is not None:
            continue
        words = fold(body.name).split()
        if not _STATE_BODIES & {*words} and " ".join(words[:2]) not in {"national bank", "central bank"}:
            continue
        body.affiliation = None
        for mention in body.mentions:  # "China's Ministry of Trade"
            doc = referent.docs[mention.n]
            if mention.start > 1 and doc[mention.start - 1].tag_ == "POS":
                body.note(doc[doc[mention.start - 2].left_edge.i : mention.end].text)
