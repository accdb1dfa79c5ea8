"""Who is named in an article: mentions of names, gathered into members of a cast."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.names import TITLES, bare, is_short_for
from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.states import state_named, state_of_capital, state_of_demonym, state_of_seat
from summarizer.summary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAME_ENTITIES = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
)
_NOT_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at tokens `start` to `end` (exclusive) of sentence `n`, with the title words before it."""

    n: int
    start: int
    end: int
    text: str
    title: str
    label: str
    """The entity type that the parser gives it, or empty."""
    acts: bool
    """Whether it is the subject or agent of a verb."""
    speaks: bool
    """Whether that verb is one of speech, which places seldom govern."""


@dataclass(slots=True, eq=False)
class Member:
    """One actor-to-be with all its mentions. `forms` counts how often each written form occurs."""

    name: str
    kind: ActorKind | None = None
    doubtful: bool = False
    """Whether `kind` is a guess that somebody should look at."""
    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Mention] = field(default_factory=list)
    role: str = ""
    affiliation: Member | None = None
    sentences: set[int] = field(default_factory=set)

    @property
    def surname(self) -> str:
        return bare(self.name).split()[-1] if bare(self.name) else ""


@dataclass(slots=True)
class Cast:
    """The members of an article, and which member stands at which token of which sentence."""

    members: list[Member] = field(default_factory=list)
    at: dict[tuple[int, int], Member] = field(default_factory=dict)

    def add(self, member: Member) -> Member:
        self.members.append(member)
        return member

    def named(self, name: str) -> Member | None:
        """The member with that name or form, compared bare."""
        key = bare(name)
        return next((m for m in self.members if key in {bare(m.name), *map(bare, m.forms)}), None)

    def state(self, name: str) -> Member:
        """The member for the state called `name`, made if there is none yet."""
        found = next((m for m in self.members if m.kind == "state" and m.name == name), None)
        return found or self.add(Member(name, "state"))


def read_cast(docs: Mapping[int, Doc], heading: int | None = None) -> Cast:
    """The cast of the parsed sentences (`docs` by sentence number).

    A name that only the sentence `heading` holds is none: headlines capitalise anything.
    """
    mentions = [m for n, doc in docs.items() for m in mentions_in(n, doc)]
    cast = Cast()
    for mention in sorted(mentions, key=lambda m: (-len(bare(m.text).split()), m.n, m.start)):
        member = _member_for(mention, cast)
        member.mentions.append(mention)
        member.sentences.add(mention.n)
        member.forms[mention.text] += 1
        for token in range(mention.start, mention.end):
            cast.at[mention.n, token] = member
    cast.members = [m for m in cast.members if m.sentences != {heading}]
    for member in cast.members:
        if member.name.isupper():  # a wire dateline shouts; the name may stand in the text as it is written
            member.name = next((form for form in member.forms if not form.isupper()), member.name)
        member.mentions.sort(key=lambda m: (m.n, m.start))
        member.kind, member.doubtful = guess_kind(member, docs)
    cast.at = {place: m for place, m in cast.at.items() if m in cast.members}
    _merge_states(cast)
    cast.members.sort(key=lambda m: (m.mentions[0].n, m.mentions[0].start))
    return cast


def _member_for(mention: Mention, cast: Cast) -> Member:
    """The member that the mention names, longest names first, or a new one.

    Of two people with one surname the one whose own mentions carry the title wins, then the latest named.
    """
    fits = [m for m in cast.members if is_short_for(mention.text, m.name)]
    if not fits:
        return cast.add(Member(mention.text))
    if len(fits) == 1:
        return fits[0]

    def rank(member: Member) -> tuple[bool, int]:
        titled = bool(mention.title) and any(
            set(fold(mention.title).split()) & set(fold(m.title).split()) for m in member.mentions
        )
        before = [m.n for m in member.mentions if (m.n, m.start) < (mention.n, mention.start)]
        return titled, max(before, default=-1)

    return max(fits, key=rank)


def mentions_in(n: int, doc: Doc) -> Iterator[Mention]:
    """The names in one sentence: maximal runs of proper nouns, split where a title or demonym ends."""
    flags = [_is_name(token) for token in doc]
    start = 0
    while start < len(doc):
        if not flags[start]:
            start += 1
            continue
        end = start + 1
        while end < len(doc) and (flags[end] or _joins(doc, end, flags)):
            end += 1
        while end > start and not flags[end - 1]:
            end -= 1
        yield from _split(n, doc, start, end)
        start = end


def _is_name(token: Token) -> bool:
    if token.ent_type_ in _NOT_NAMES or not any(c.isalpha() for c in token.text):
        return False
    if fold(token.text) in lexicon.CALENDAR or not (token.text[0].isupper() or token.text[0] in "'"):
        return False
    if token.is_sent_start and token.pos_ not in {"PROPN"} and not token.ent_type_:
        return False
    return token.pos_ == "PROPN" or (
        token.ent_type_ in _NAME_ENTITIES and token.pos_ in {"NOUN", "ADJ", "X", "VERB"}
    )


def _joins(doc: Doc, i: int, flags: list[bool]) -> bool:
    """Small words and hyphens inside one name: "Bank of Vasland", "Franco-Russian", "d'Orsay"."""
    token = doc[i]
    if i + 1 >= len(doc) or not flags[i + 1]:
        return False
    if token.tag_ == "POS" and fold(doc[i + 1].text) in lexicon.ORGANIZATION_WORDS:
        return True  # "Farmers' Union"
    if token.text == "-" and not token.whitespace_ and not doc[i - 1].whitespace_:
        return True
    inside = (
        token.ent_iob_ == "I" and doc[i + 1].ent_iob_ == "I" and token.ent_type_ in {"ORG", "FAC", "PERSON"}
    )
    if token.lower_ in {"of", "for", "the", "and", "&"}:
        return inside and (token.lower_ != "and" or doc[i - 1].pos_ != "PROPN" or doc[i + 1].dep_ != "conj")
    return token.lower_ in {
        "de",
        "da",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
    }


def _split(n: int, doc: Doc, start: int, end: int) -> Iterator[Mention]:
    """The mentions in one run: "French President Emmanuel Macron" is a demonym, a title and a name."""
    while start < end and _is_demonym(doc[start]) and not _opens_organization(doc, start, end):
        start += 1
    title_end = start
    while title_end < end and fold(doc[title_end].text).rstrip(".") in TITLES:
        title_end += 1
    if title_end == end or (title_end > start and _is_office(doc, start, end)):
        title_end = start if _is_office(doc, start, end) else title_end
    if title_end >= end:
        return
    text = doc[title_end:end].text
    if fold(text) in lexicon.NO_NAMES or len(text) < 2:
        return
    labels = Counter(t.ent_type_ for t in doc[title_end:end] if t.ent_type_)
    label = labels.most_common(1)[0][0] if labels else ""
    yield Mention(
        n,
        title_end,
        end,
        text,
        doc[start:title_end].text,
        label,
        _acts(doc, title_end, end),
        _speaks(doc, title_end, end),
    )


def _is_demonym(token: Token) -> bool:
    return token.ent_type_ == "NORP" or bool(state_of_demonym(token.text) and not state_named(token.text))


def _opens_organization(doc: Doc, start: int, end: int) -> bool:
    """Whether a demonym belongs to the name: "Marovian Football Federation"."""
    return end - start > 1 and fold(doc[end - 1].text) in lexicon.ORGANIZATION_WORDS


def _is_office(doc: Doc, start: int, end: int) -> bool:
    """Whether a run that opens with title words is an office: "Foreign Ministry", "Finance Committee"."""
    return fold(doc[end - 1].text) in lexicon.ORGANIZATION_WORDS


def guess_kind(member: Member, docs: Mapping[int, Doc]) -> tuple[ActorKind | None, bool]:
    """What the member is as far as words tell (None: nothing that acts), and whether that is in doubt."""
    name = fold(member.name).removeprefix("the ")
    if state_named(name) or (
        state_of_capital(name) and any(_stands_for_state(m, docs[m.n]) for m in member.mentions)
    ):
        return "state", False
    if state_of_capital(name):
        return None, False
    if state_of_seat(name):
        return "organization", False
    if name in lexicon.MEDIA or any(_called_media(m, docs[m.n]) for m in member.mentions):
        return "media", False
    if set(re.findall(r"[^\W\d_]+", name)) & lexicon.ORGANIZATION_WORDS:
        return "organization", False
    if any(m.title for m in member.mentions) or _has_person_apposition(member, docs):
        return "person", False
    return _by_votes(member)


def _by_votes(member: Member) -> tuple[ActorKind | None, bool]:
    """By the entity types that the parser gives the mentions, full names counting double."""
    votes: Counter[str] = Counter()
    for mention in member.mentions:
        votes[mention.label] += 2 if " " in mention.text else 1
    top = votes.most_common(1)[0][0] if votes else ""
    acting = any(m.acts for m in member.mentions)
    if top == "PERSON":
        surname_alone = any(" " not in m.text for m in member.mentions)
        return "person", not (
            " " in member.name and (surname_alone or any(m.speaks for m in member.mentions))
        )
    if top in {"ORG", "NORP"}:
        return "organization", True
    if top in {"GPE", "LOC", "FAC"}:
        return ("state", True) if acting else (None, len(member.mentions) > 1)
    return ("organization" if acting else None), True


def _stands_for_state(mention: Mention, doc: Doc) -> bool:
    """Whether a capital is used for its government: it acts, or one talks and deals with it."""
    root = doc[mention.start : mention.end].root
    if mention.acts or root.dep_ == "poss":
        return True
    prep = root.head if root.dep_ == "pobj" else root
    between = (
        root.dep_ == "conj" and root.head.dep_ == "pobj" and root.head.head.lower_ in {"between", "with"}
    )
    return (
        between
        or (prep is not root and prep.lower_ in {"with", "between", "against", "towards", "toward"})
        or (root.dep_ == "dobj" and root.head.lemma_.lower() not in {"visit", "leave", "reach", "enter"})
    )


def _acts(doc: Doc, start: int, end: int) -> bool:
    root = doc[start:end].root
    return root.dep_ in {"nsubj", "agent"} or (root.dep_ == "pobj" and root.head.dep_ == "agent")


def _speaks(doc: Doc, start: int, end: int) -> bool:
    root = doc[start:end].root
    return root.dep_ == "nsubj" and root.head.lemma_.lower() in lexicon.SPEECH


def _has_person_apposition(member: Member, docs: Mapping[int, Doc]) -> bool:
    for mention in member.mentions:
        root = docs[mention.n][mention.start : mention.end].root
        near = [c for c in root.children if c.dep_ == "appos"] + ([root.head] if root.dep_ == "appos" else [])
        if any(t.lemma_.lower() in lexicon.ROLE_NOUNS and t.tag_ in {"NN", "NNP"} for t in near):
            return True
    return False


def _called_media(mention: Mention, doc: Doc) -> bool:
    """Whether a word beside the name calls it a medium: "the daily Kystposten", "BéléRadio network"."""
    root = doc[mention.start : mention.end].root
    beside = [doc[mention.start - 1]] if mention.start else []
    beside += [c for c in root.children if c.dep_ in {"appos", "compound", "amod", "nmod"}]
    beside += [root.head] if root.dep_ in {"appos", "compound", "nmod"} else []
    return any(t.lemma_.lower() in lexicon.MEDIA_NOUNS for t in beside)


def _merge_states(cast: Cast) -> None:
    """One member a state: its names, and its capital once the capital stands for it."""
    for member in [m for m in cast.members if m.kind == "state"]:
        name = state_named(member.name) or state_of_capital(member.name)
        if not name or name == member.name:
            continue
        twin = next((m for m in cast.members if m.kind == "state" and m.name == name), None)
        if twin is None:
            member.name = name
            continue
        twin.forms.update(member.forms)
        twin.mentions.extend(member.mentions)
        twin.sentences |= member.sentences
        cast.members.remove(member)
        for place, who in list(cast.at.items()):
            if who is member:
                cast.at[place] = twin
        twin.mentions.sort(key=lambda m: (m.n, m.start))
