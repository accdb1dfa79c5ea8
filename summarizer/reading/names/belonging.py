"""For whom somebody acts: the state or body that a role names or implies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.plaintext import fold
from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.names.functions import Telling
from summarizer.reading.names.mentions import Mention
from summarizer.reading.names.owners import by_demonym_at, owner, short_body
from summarizer.reading.names.titles import OF_OFFICE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BODIES = frozenset({"organization", "state", "media"})
# Functions in the service of a state: the Swiss envoy acts for Switzerland, the Swiss hydrologist does not.
_PUBLIC = frozenset(
    """
    president minister premier chancellor secretary chief head chair chairman chairwoman chairperson director
    spokesman spokeswoman spokesperson envoy ambassador governor mayor commander leader king queen
    prince emir representative speaker prosecutor commissioner secretary-general director-general
    official diplomat negotiator adviser advisor aide general admiral colonel captain senator lawmaker
    deputy legislator mp colleague counterpart delegate mediator princess officer soldier judge
    vice-minister
    """.split()
)
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
_FORMER = frozenset({"former", "ex", "then", "late", "onetime"})
_GOVERNING = frozenset({"president", "minister", "premier", "chancellor", "king", "queen", "envoy"})
_GOVERNMENT_WORDS = _GOVERNING | OF_OFFICE | {"adviser", "advisor"}
_OF_STATES = _PUBLIC | _GOVERNMENT_WORDS | _STATE_BODIES
_REPUBLIC, _FOREIGN = "United States", frozenset({"minister", "premier", "chancellor", "king", "queen"})
_CLEARLY = 2  # times as close as the next state; set by eye on the development articles
_ITS = frozenset({"its", "their", "whose"})
_REACH = 2  # sentences back in which "its" may find the body it means


def acts_for(member: Member, telling: Telling, doc: Doc, cast: Cast) -> Member | None:
    """The state or body that a role of the member names or implies."""
    n, start, tokens = telling.n, telling.start, list(doc[telling.start : telling.end])
    if (found := _named_in(tokens, n, cast)) is not None:
        return found
    if telling.own in _ITS:
        kinds = frozenset({"media"}) if tokens and tokens[-1].lower_ == "editor" else BODIES
        return body_before(n, start, cast, kinds, nearest=telling.own == "whose")
    if telling.own or (tokens and tokens[-1].lemma_.lower() == "counterpart"):
        return None  # of whoever "his" means, of the other side
    for token in tokens:
        whose = cast.at.get((n, token.i))
        if whose and whose is not member and whose.kind == "person" and token.dep_ == "poss":
            return whose.affiliation
        # "The ministry's", "ministry spokesman".
        bare_noun = token.pos_ == "NOUN" and (token.dep_ == "compound" or _is_definite(token))
        if bare_noun and (bodies := short_body(cast, n, token)):
            return bodies[0]
    names = _OF_FEW_STATES.get(fold(doc[start : telling.end].text), set())
    of_few = [m for m in cast.members if m.name in names]
    return of_few[0] if len(of_few) == 1 else None


def _named_in(tokens: Sequence[Token], n: int, cast: Cast) -> Member | None:
    """The first body named among the words of a role, or the state whose office a demonym says it is."""
    public = any(_PUBLIC & {t.lemma_.lower(), fold(t.text)} for t in tokens)
    public &= all(t.lower_ not in _FORMER for t in tokens)
    for token in tokens:
        body = cast.at.get((n, token.i))
        if body and body.kind in BODIES:
            return body
        serves = token.head == tokens[-1] or token.head.lemma_.lower() in _OF_STATES
        if public and serves and (states := by_demonym_at(cast, token)):
            return states[0]
    return None


def _is_definite(token: Token) -> bool:
    """Whether "the" stands before the noun phrase, also where the role was cut behind it."""
    return any(t.lower_ == "the" for t in token.doc[max(token.left_edge.i - 1, 0) : token.left_edge.i + 1])


def body_before(
    n: int, i: int, cast: Cast, kinds: frozenset[str] = BODIES, *, nearest: bool = False
) -> Member | None:
    """The body that "its" before token `i` of sentence `n` means: the last acting, else the last named."""
    bodies = [(mention, m) for m in cast.members if m.kind in kinds for mention in m.mentions]
    bodies = [(mention, m) for mention, m in bodies if (mention.n, mention.end) <= (n, i)]
    last = max((mention.n for mention, _ in bodies), default=0)
    here = [(mention.acts and not nearest, mention.start, m) for mention, m in bodies if mention.n == last]
    return max(here, key=lambda found: found[:2])[2] if here and last >= n - _REACH else None


def named_beside(mention: Mention, doc: Doc, cast: Cast) -> Member | None:
    """The body beside a name: "Priya Sen of the activist fund Lowgate Capital", "Lowgate's Priya Sen"."""
    if mention.start > 1 and doc[mention.start - 1].tag_ == "POS":
        bodies = owner(cast, mention.n, doc[mention.start - 2])
        return bodies[0] if bodies and bodies[0].kind in BODIES else None
    if doc[mention.end : mention.end + 1].text != "of":
        return None
    for token in doc[mention.end + 1 : mention.end + 6]:
        body = cast.at.get((mention.n, token.i))
        if body is not None or token.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "PART"}:
            return body if body is not None and body.kind in BODIES else None
    return None


def give_states(cast: Cast) -> None:
    """Gives "President X" and "Foreign Minister X" the state that the article leaves to them.

    That is the state it names most, in sentences with them above all, of those for which nobody else holds
    the same office; none where two states come close.
    """
    people = [m for m in cast.members if m.kind == "person" and m.functions & _GOVERNING]
    states = [m for m in cast.members if m.kind == "state" and m.mentions]
    for person in people:
        if person.affiliation is not None or not set(fold(person.role).split()) <= _GOVERNMENT_WORDS:
            continue
        office = person.functions & _GOVERNMENT_WORDS
        taken = [p.affiliation for p in people if p.functions & _GOVERNMENT_WORDS == office]
        barred = {_REPUBLIC} if person.functions & _FOREIGN else set()
        near = {s: _closeness(s, person) for s in states if s not in taken and s.name not in barred}
        ranked = sorted(near, key=lambda s: -near[s])
        if ranked and near[ranked[0]] >= _CLEARLY * max((near[s] for s in ranked[1:]), default=1):
            person.affiliation = ranked[0]


def _closeness(state: Member, person: Member) -> int:
    """Sentences that name the state, those that name the person too counting double."""
    return max(len(state.sentences) + len(state.sentences & person.sentences), 1)
