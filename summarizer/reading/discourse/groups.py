"""People whom the article counts or describes and does not name: "European leaders", "the two countries"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.names import bare
from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.discourse.anonymous import is_informant, last_word
from summarizer.reading.meetings.triggers import is_trigger
from summarizer.reading.names import offices
from summarizer.reading.names.cast import Member

if TYPE_CHECKING:
    from spacy.tokens import Token

    from summarizer.reading.discourse.reference import Referent

_CHIEFS = frozenset({"president", "premier", "prime", "king", "queen", "chancellor", "leader"})
_PUBLIC_BODIES = frozenset(
    "eu un nato commission ministry council parliament authority department union".split()
)
_COMPANIES = frozenset(["company", "firm", "club", "airline", "bank", "union"])
_SOURCES = frozenset({"sources", "people", "diplomats", "insiders"})
_OFFICES = frozenset(
    "president premier chancellor minister king queen prince emir sultan ambassador secretary".split()
)
_LANDS = frozenset(["government", "capital", "country", "nation", "state", "neighbor", "neighbour", "power"])
_ONE = frozenset(["a", "an", "one", "another"])
_NO_GROUP = frozenset(["million", "thousand", "hundred", "billion", "same"])
_DESCRIPTION = 6  # tokens behind the noun that describes a group


def group(n: int, head: Token, referent: Referent) -> list[Member]:
    """The group that a plural noun names: "European leaders", "two people close to the talks"; or nobody."""
    words = [c for c in head.lefts if c.dep_ in {"amod", "compound", "nmod", "nummod"}]
    if any(t.lower_ in _NO_GROUP for c in words for t in c.subtree):
        return []
    if named := offices.holders(n, head, referent):
        return named
    if owned := _of_states(n, head, referent):
        return [referent.common(n, owned, "group", [])]
    owner = next((c for c in head.lefts if c.dep_ == "poss" and c.pos_ in {"NOUN", "PROPN"}), None)
    if not words and owner is not None and owner.tag_ in {"NNS", "NNPS"}:
        return []  # "the two countries' leaders"
    if not words and owner is not None:  # "the club's lawyers"
        first = next(t.i for t in owner.subtree if t.dep_ != "det")
        return [referent.common(n, referent.docs[n][first : head.i + 1].text, "group", [])]
    if not words:
        # Bare "leaders" are whoever was named so before, a group or a body of theirs.
        kinds = {"group", "organization"}
        known = (m for m in referent.before(n) if m.kind in kinds and head.lower_ in bare(m.name).split())
        busy = any(c.dep_ == "acl" and c.tag_ == "VBG" and c.i == head.i + 1 for c in head.children)
        found = [] if busy else list(known)
        definite = any(c.lower_ in {"the", "those"} for c in head.lefts) and head.lower_ in _SOURCES
        if not found and definite and referent.last_source is not None and last_word(head) == head:
            return [referent.last_source]  # "the sources"
        name = "" if found else _described(n, head, referent)
        return [referent.common(n, name, "group", [])] if name else found[:1]
    first = _first_word(n, words, referent)
    owners = [m for w in words for m in referent.owner(n, w)] if is_informant(head) else []
    return [referent.common(n, referent.docs[n][first : last_word(head).i + 1].text, "group", owners)]


def _first_word(n: int, words: list[Token], referent: Referent) -> int:
    """Where the phrase of a group begins: with the whole name in "African Union ambassadors", and behind the
    other one in "the health secretary and union leaders".
    """
    named = [m for w in words if (member := referent.cast.at.get((n, w.i))) for m in member.mentions]
    names = [m.start for m in named if m.n == n and any(m.start <= w.i < m.end for w in words)]
    others = [w for w in words if any(c.dep_ == "cc" for c in w.children) and _is_role(w)]
    firsts = [w.left_edge.i if w.left_edge.text.istitle() else w.i for w in words]  # "South American"
    return max([min([*firsts, *names]), *(w.right_edge.i for w in others)])


def _described(n: int, head: Token, referent: Referent) -> str:
    """“Opponents of the regime”, or a plain "protesters"; empty for mere "people"."""
    if last_word(head) != head:
        return referent.docs[n][head.i : last_word(head).i + 1].text
    for more in head.children:
        placed = more.dep_ == "prep" and more.lower_ in {"of", "in", "from"}
        speaking = more.dep_ == "acl" and more.tag_ == "VBG"  # "officials travelling with the premier"
        if (placed or speaking) and more.right_edge.i - head.i <= _DESCRIPTION:
            return referent.docs[n][head.i : more.right_edge.i + 1].text
    acts = head.dep_ == "nsubj" and head.lower_ in lexicon.PARTIES
    acts |= is_informant(head) and head.lower_ in _SOURCES - {"people"}
    return head.lower_ if acts else ""


def _of_states(n: int, head: Token, referent: Referent) -> str:
    """The whole phrase of "the defense ministers of France and Russia", or empty."""
    for prep in (c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"):
        for target in (t for t in prep.children if t.dep_ == "pobj"):
            if any(m.kind == "state" for m in referent.members(n, target)):
                start = min([head.i, *(c.i for c in head.lefts if c.dep_ in {"amod", "compound"})])
                return referent.docs[n][start : target.right_edge.i + 1].text
    return ""


def both(n: int, head: Token, lemma: str, referent: Referent) -> list[Member] | None:
    """“The two countries” are the two states named most, "both leaders" the two people named last.

    Nobody if there are no two; None for any other phrase.
    """
    words = {c.lower_ for c in head.children}
    definite = words & {"the", "these", "those"}  # "two officials" are any two
    counted = bool(words & {"both", "neither"}) or ("two" in words and definite)
    described = any(c.dep_ in {"amod", "compound", "prep", "poss"} and not _dates(c) for c in head.children)
    if not counted or described:
        return None
    if lemma in lexicon.ROLE_NOUNS | {"man", "woman"}:
        return _both_people(n, head, lemma, referent)
    kind = "state" if lemma in _LANDS else "organization" if lemma in _COMPANIES else ""
    if not kind:
        return None
    named = [m for m in referent.before(n) if m.kind == kind and not _PUBLIC_BODIES & {*bare(m.name).split()}]
    named.sort(key=lambda m: -_told_of(m, n, referent))
    return named[:2] if len(named) > 1 else []


def _told_of(side: Member, n: int, referent: Referent) -> int:
    """How many sentences up to `n` tell of the side or, each counted, of somebody who acts for it."""
    acting = [side, *(m for m in referent.cast.members if m.affiliation is side)]
    return sum(s <= n for m in acting for s in m.sentences)


def _dates(prep: Token) -> bool:
    return prep.dep_ == "prep" and any(t.ent_type_ == "DATE" for t in prep.children)


def _both_people(n: int, head: Token, lemma: str, referent: Referent) -> list[Member]:
    """The two named before it in the sentence, else the last two of that office, else the last pair."""
    at = (referent.cast.at.get((n, i)) for i in range(head.i))
    here = list(dict.fromkeys(m for m in at if m is not None and m.kind == "person"))
    if len(here) == 2:
        return here
    wanted = _CHIEFS if lemma == "leader" else {lemma}
    fitting = [m for m in referent.recent.people if wanted & m.functions]
    return fitting[:2] if len(fitting) > 1 else list(referent.recent.pair) or referent.recent.people[:2]


def unnamed(n: int, head: Token, referent: Referent) -> Member | None:
    """One person who keeps their name to themselves: "a senior Saudi official", "a person close to her"."""
    one = any(c.dep_ in {"det", "nummod"} and c.lower_ in _ONE for c in head.children)
    if head.tag_ != "NN" or not one:
        return None
    words = [c for c in head.lefts if c.dep_ in lexicon.MODIFIERS and c.lower_ not in _ONE]
    states = [m for c in words for m in referent.owner(n, c) if m.kind in {"state", "organization"}]
    last = head if states else last_word(head)
    if not states and last == head:
        last = _where(head)
    of_kind = any((c.dep_ == "compound" and c.pos_ == "NOUN") or c.text.istitle() for c in words)
    if not states and last == head and not (of_kind and is_informant(head)):
        return None  # but "a government source said", "a Western diplomat said"
    first = min([head.i, *(c.left_edge.i for c in words)])
    member = referent.common(n, referent.docs[n][first : last.i + 1].text, "person", states)
    member.role = head.lower_ if states else ""
    return member


def officeholder(n: int, head: Token, referent: Referent) -> Member | None:
    """Whoever holds an office of one state and is not named: "Norway's president", "the emir of Qatar".

    None where the article may name them, before or later.
    """
    if head.lemma_.lower() not in _OFFICES or head.tag_ not in {"NN", "NNP"}:
        return None
    words = [c for c in head.lefts if c.dep_ in lexicon.MODIFIERS - {"nummod"} and c.pos_ != "PRON"]
    lands = referent.lands(n, head)
    owners = [m for c in words for m in referent.owner(n, c) if m.kind == "state"] + lands
    back = head.lemma_ == "minister" and len(words) == 1  # "the Norwegian minister" was named before
    before = {*referent.before(n)}
    if (
        back
        or len(owners) != 1
        or any(_may_hold(m, head, owners[0], m in before) for m in referent.cast.members)
    ):
        return None
    first, last = min([head.i, *(c.left_edge.i for c in words)]), _end_of_lands(head) if lands else head.i
    member = referent.common(n, referent.docs[n][first : last + 1].text, "person", owners)
    member.role = member.role or member.name
    return member


def visited(n: int, head: Token, referent: Referent) -> Member | None:
    """Whom somebody meets and the article never names: "will see the finance minister"."""
    words = [c for c in head.lefts if c.dep_ in {"amod", "compound"} and c.text.islower()]
    verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "with" else head.head
    met = head.dep_ in {"dobj", "pobj"} and is_trigger(verb)
    named = (m for m in referent.cast.members if m.kind == "person" and m.mentions)
    if not words or not met or head.tag_ != "NN" or any(head.lemma_ in fold(m.role).split() for m in named):
        return None
    first = min(c.left_edge.i for c in words)
    member = referent.common(n, referent.docs[n][first : head.i + 1].text, "person", [])
    member.role = member.role or member.name
    return member


def _end_of_lands(head: Token) -> int:
    """The last token of "emir of Qatar"."""
    of = (c for c in head.children if c.dep_ == "prep" and c.lower_ == "of")
    return max(t.i for c in of for t in c.children if t.dep_ == "pobj")


def _may_hold(member: Member, head: Token, state: Member, before: bool) -> bool:
    """Whether the office may be that of a person whom the article names; of any office if named `before`."""
    role = set(fold(member.role).split())
    named = (
        member.kind == "person"
        and bool(member.mentions)
        and ((not role and before) or head.lemma_.lower() in role)
    )
    return named and member.affiliation in {None, state}


def _where(head: Token) -> Token:
    """The end of "an official in Lund", "an adviser to the government", where such a one tells something."""
    preps = (c for c in head.rights if c.dep_ == "prep" and c.lower_ in {"in", "at", "to", "from"})
    near = (c for c in preps if is_informant(head) and c.right_edge.i - head.i <= _DESCRIPTION + 1)
    return next((c.right_edge for c in near), head)


def _is_role(token: Token) -> bool:
    return token.lemma_.lower() in lexicon.ROLE_NOUNS
