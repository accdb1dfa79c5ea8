"""The function of everybody in the cast, and for whom they act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from summarizer.plaintext import fold
from summarizer.reading.lexicon import words
from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.names.descriptions import body_role
from summarizer.reading.names.functions import Telling, tellings
from summarizer.reading.names.mentions import Mention
from summarizer.reading.names.owners import by_demonym_at, meet_states, owner, short_body

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_BODIES = frozenset({"organization", "state", "media"})
# Functions in the service of a state: the Swiss envoy acts for Switzerland, the Swiss hydrologist does not.
_PUBLIC = words("names.public")
# Roles that only these states have; counted only where the article names one of them, and no more.
_OF_FEW_STATES = {
    "secretary of state": {"United States"}, "press secretary": {"United States"},
    "defense secretary": {"United States"}, "senate majority leader": {"United States"},
    "house speaker": {"United States"}, "taoiseach": {"Ireland"},
    "chancellor of the exchequer": {"United Kingdom"}, "chancellor": {"Germany", "Austria"},
}  # fmt: skip
_FORMER = words("names.former")
_ITS = words("names.its")
_REACH = 2  # sentences back in which "its" may find the body it means


def give_roles(cast: Cast, docs: Mapping[int, Doc]) -> None:
    """Sets `role` and `affiliation` of all whose mentions tell them, and notes what they are called by them.

    Of several tellings the first that is more than a rank wins; the first that says for whom gives that.
    """
    meet_states(cast, docs)
    for body in [m for m in cast.members if m.kind in {"organization", "media"}]:
        _tell_body(body, docs)
    for member in [m for m in cast.members if m.kind == "person"]:
        told = [t for m in member.mentions for t in tellings(m, docs[m.n])]
        for telling in sorted(told, key=lambda t: t.is_rank):
            _tell(member, telling, docs, cast)
        if member.affiliation is None:
            beside = (_named_beside(m, docs[m.n], cast) for m in member.mentions)
            member.affiliation = next(filter(None, beside), None)


def _tell_body(body: Member, docs: Mapping[int, Doc]) -> None:
    """What kind of body it is; a medium is also called by that and its name: "the daily X"."""
    for mention in body.mentions:
        if span := body_role(mention, docs[mention.n]):
            doc = docs[mention.n]
            body.role = body.role or doc[slice(*span)].text
            if body.kind == "media" and span[1] == mention.start:
                body.note(doc[span[0] : mention.end].text)
            elif span[0] == mention.end:
                body.note(doc[mention.start : span[1]].text)


def _tell(member: Member, telling: Telling, docs: Mapping[int, Doc], cast: Cast) -> None:
    serves = _acts_for(telling, docs[telling.n], cast)
    if not member.role:
        member.role = _in_full(telling, serves, docs, cast)
    if member.affiliation is None:
        member.affiliation = serves
    member.functions.update(fold(telling.text).split())
    if telling.is_rank:
        return
    if telling.apart and not (telling.own and " " not in telling.text):
        first = telling.start - 1 if telling.own else telling.start
        member.note(docs[telling.n][first : telling.end].text)


def _in_full(telling: Telling, serves: Member | None, docs: Mapping[int, Doc], cast: Cast) -> str:
    """The role as it reads alone: "director of the Fund" for "its director" and for "the Fund's director"."""
    doc = docs[telling.n]
    words = list(doc[telling.start : telling.end])
    if serves is None or serves.kind == "person" or telling.text.endswith("counterpart"):
        return telling.text
    at = next((i for i, t in enumerate(words) if t.tag_ == "POS"), 0)
    owned = cast.at.get((telling.n, words[0].i)) is serves
    if telling.own and serves.kind != "state":
        rest = telling.text
    elif at and owned and at + 1 < len(words):
        rest = doc[words[at].i + 1 : telling.end].text
        if serves.kind == "state":
            return rest
    else:
        return telling.text
    article = any(m.start and docs[m.n][m.start - 1].lower_ == "the" for m in serves.mentions)
    return f"{rest} of {'the ' if article else ''}{serves.name}"


def _acts_for(telling: Telling, doc: Doc, cast: Cast) -> Member | None:
    """The state or body that a role of the member names or implies."""
    n, start, tokens = telling.n, telling.start, list(doc[telling.start : telling.end])
    if (found := _named_in(tokens, n, cast)) is not None:
        return found
    if telling.own in _ITS:
        kinds = frozenset({"media"}) if tokens and tokens[-1].lower_ == "editor" else _BODIES
        return _body_before(n, start, cast, kinds, nearest=telling.own == "whose")
    if telling.own or (tokens and tokens[-1].lemma_.lower() == "counterpart"):
        return None  # of whoever "his" means, of the other side
    for token in tokens:
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
        if body and body.kind in _BODIES:
            return body
        if public and (states := by_demonym_at(cast, token)):
            return states[0]
    return None


def _is_definite(token: Token) -> bool:
    """Whether "the" stands before the noun phrase, also where the role was cut behind it."""
    return any(t.lower_ == "the" for t in token.doc[max(token.left_edge.i - 1, 0) : token.left_edge.i + 1])


def _body_before(
    n: int, i: int, cast: Cast, kinds: frozenset[str] = _BODIES, *, nearest: bool = False
) -> Member | None:
    """The body that "its" before token `i` of sentence `n` means: the last acting, else the last named."""
    bodies = [(mention, m) for m in cast.members if m.kind in kinds for mention in m.mentions]
    bodies = [(mention, m) for mention, m in bodies if (mention.n, mention.end) <= (n, i)]
    last = max((mention.n for mention, _ in bodies), default=0)
    here = [(mention.acts and not nearest, mention.start, m) for mention, m in bodies if mention.n == last]
    return max(here, key=lambda found: found[:2])[2] if here and last >= n - _REACH else None


def _named_beside(mention: Mention, doc: Doc, cast: Cast) -> Member | None:
    """The body beside a name: "Priya Sen of the activist fund Lowgate Capital", "Lowgate's Priya Sen"."""
    if mention.start > 1 and doc[mention.start - 1].tag_ == "POS":
        bodies = owner(cast, mention.n, doc[mention.start - 2])
        return bodies[0] if bodies and bodies[0].kind in _BODIES else None
    if doc[mention.end : mention.end + 1].text != "of":
        return None
    for token in doc[mention.end + 1 : mention.end + 6]:
        body = cast.at.get((mention.n, token.i))
        if body is not None or token.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "PART"}:
            return body if body is not None and body.kind in _BODIES else None
    return None
