"""Who is named in an article: mentions of names, gathered into members of a cast."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from anyascii import anyascii

from summarizer.names import bare, is_short_for
from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.names.kinds import guess_kind
from summarizer.reading.names.mentions import Mention, mentions_in
from summarizer.states import state_named, state_of_capital, state_of_seat
from summarizer.summary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SPOKESPERSON = re.compile(r"\bspokes(?:man|woman|person)\b", re.I)
_SON_OF = (["bin"], ["ibn"], ["bint"])
_PLACE_LABELS = frozenset({"GPE", "LOC"})
_OFTEN = 2  # sentences in which somebody is named before whoever bears the longer name
_NEAR = 1  # sentences between a full name and a surname that stands for it


@dataclass(slots=True, eq=False)
class Member:
    """One actor-to-be with all its mentions. `forms` counts how often each written form occurs."""

    name: str
    kind: ActorKind | None = None
    doubtful: bool = False
    """Whether `kind` is a guess that somebody should look at."""
    forms: Counter[str] = field(default_factory=Counter)
    called: Counter[str] = field(default_factory=Counter)
    """Descriptions in the article that mean this member and no other: "the fund's director"."""
    mentions: list[Mention] = field(default_factory=list)
    role: str = ""
    functions: set[str] = field(default_factory=set)
    """The words, in lower case, of everything the article says they are."""
    affiliation: Member | None = None
    sentences: set[int] = field(default_factory=set)
    acting: bool = False
    """Whether a common noun that names it is the subject of a verb; for names, see `Mention.acts`."""

    @property
    def is_spokesperson(self) -> bool:
        """Whether its words are those of whom it speaks for."""
        return bool(_SPOKESPERSON.search(self.role))

    @property
    def principal(self) -> Member:
        """Whose words its words are: of a spokesperson those of whom they speak for, if that is told."""
        return self.affiliation if self.is_spokesperson and self.affiliation is not None else self

    def note(self, words: str) -> None:
        """Counts a description that means this member."""
        self.called[words.strip()] += 1


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

    def state(self, name: str) -> Member | None:
        """The member for the state called `name`, if the article has it."""
        return next((m for m in self.members if m.kind == "state" and m.name == name), None)

    def before(self, n: int) -> list[Member]:
        """Members named up to sentence `n`, the latest named first."""
        named = [m for m in self.members if m.sentences and min(m.sentences) <= n]
        return sorted(named, key=lambda m: max(s for s in m.sentences if s <= n), reverse=True)

    def meet_state(self, name: str, n: int) -> Member:
        """The member for the state called `name`, which sentence `n` refers to; made if there is none yet."""
        return self.state(name) or self.add(Member(name, "state", sentences={n}))

    def meet(self, name: str, n: int, kind: ActorKind, owners: Sequence[Member] = ()) -> Member:
        """The member that a common noun of sentence `n` names, made if there is none yet."""
        member = self.named(name)
        if member is None:
            member = self.add(Member(name, kind))
            bodies = (m for m in owners if m.kind in {"state", "organization"})
            member.affiliation = next(bodies, next((m.affiliation for m in owners), None))
        member.forms[name] += 1
        member.sentences.add(n)
        return member


def read_cast(docs: Mapping[int, Doc], heading: int | None = None) -> Cast:
    """The cast of the parsed sentences (`docs` by sentence number).

    A name that only the sentence `heading` holds is none: headlines capitalise anything.
    """
    mentions = [m for n, doc in docs.items() for m in mentions_in(n, doc)]
    alone = {m.text for m in mentions}
    mentions = [m for m in mentions if not _is_stacked(m, docs[m.n], alone)]
    named_in: dict[str, set[int]] = defaultdict(set)
    for mention in mentions:
        named_in[mention.text] |= {mention.n} - {heading}
    cast = Cast()
    for mention in sorted(mentions, key=lambda m: (-len(bare(m.text).split()), m.n, m.start)):
        member = _member_for(mention, cast, named_in[mention.text])
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
        member.kind, member.doubtful = guess_kind(member.name, member.mentions, docs)
    cast.at = {place: m for place, m in cast.at.items() if m in cast.members}
    _merge_states(cast)
    cast.members.sort(key=lambda m: (m.mentions[0].n, m.mentions[0].start))
    return cast


def _is_stacked(mention: Mention, doc: Doc, alone: Collection[str]) -> bool:
    """Whether it is several names before what they tell apart, no longer name: "the Lund Apple store"."""
    words, root = mention.text.split(), doc[mention.start : mention.end].root
    before = root.dep_ in {"compound", "nmod", "amod"} and root.head.pos_ == "NOUN"
    return len(words) > 1 and before and mention.label != "PERSON" and all(w in alone for w in words)


def _begins_another(mention: Mention, member: Member, named_in: Collection[int]) -> bool:
    """Whether the member's longer name only begins like the mention: "Lund Courier", "Apple Support App".

    Of a body its full name comes first: who is named in two sentences before is somebody else.
    """
    few, many = bare(mention.text).split(), bare(member.name).split()
    if few != many[: len(few)] or few == many or any(m.label == "PERSON" for m in member.mentions):
        return False
    place = mention.label in _PLACE_LABELS and bool({*many} & lexicon.MEDIA_WORDS)
    longer = len(many) > len(few) + 1  # "Exxon" may be "Exxon Mobil"
    return place or (longer and sum(n < min(member.sentences) for n in named_in) >= _OFTEN)


def _member_for(mention: Mention, cast: Cast, named_in: Collection[int]) -> Member:
    """The member that the mention names, longest names first, or a new one.

    `named_in` are the sentences that have the same words.

    Of two people with one surname the one whose own mentions carry the title wins, then one named just
    before, then the one named more: a second Kim of a story keeps his full name.
    """
    named = [m for m in cast.members if _names(mention.text, m.name)]
    fits = _of_fitting_end(mention, [m for m in named if not _begins_another(mention, m, named_in)])
    title = set(fold(mention.title).split())

    def rank(member: Member) -> tuple[bool, bool, int, int]:
        titled = any(title & set(fold(m.title).split()) for m in member.mentions)
        before = [m.n for m in member.mentions if (m.n, m.start) < (mention.n, mention.start)]
        last = max(before, default=-1)
        return titled, mention.n - last <= _NEAR, len(before), last

    return max(fits, key=rank) if fits else cast.add(Member(mention.text))


def _of_fitting_end(mention: Mention, fits: list[Member]) -> list[Member]:
    """A surname stands for people and not for what is called after them: "Kessler" for no "Kessler Hotel"."""
    name = bare(mention.text).split()
    ends = [m for m in fits if bare(m.name).split()[-len(name) :] == name]
    people = [m for m in fits if any(x.label == "PERSON" for x in m.mentions) and not _is_body(m.name)]
    return ends or (people if mention.label == "PERSON" else fits)


def _is_body(name: str) -> bool:
    words = bare(name).split()
    return bool({*words} & lexicon.ORGANIZATION_WORDS or state_of_seat(" ".join(words[-2:])))


def _names(short: str, full: str) -> bool:
    """Whether `short` is a form of the name `full`, written with accents or without.

    "King Salman" is no form of "Mohammed bin Salman", who is his son, nor "Israel" of "Times of Israel".
    """
    few, many = bare(anyascii(short)).split(), bare(anyascii(full)).split()
    place = state_named(short) or state_of_capital(short)  # "Kigali" is no form of "Kigali Courier"
    before = many[-len(few) - 1 : -len(few)]
    son = few == many[-len(few) :] and before in _SON_OF
    if len(few) < len(many) and (place or son or before == ["of"]):
        return False
    return is_short_for(anyascii(short), anyascii(full))


def _merge_states(cast: Cast) -> None:
    """One member a state: its names, and its capital once that stands for it."""
    for member in [m for m in cast.members if m.kind == "state"]:
        name = state_named(member.name) or state_of_capital(member.name) or member.name
        twin = cast.state(name)
        if twin is None or twin is member:
            member.name = name
            continue
        twin.forms.update(member.forms)
        twin.mentions = sorted([*twin.mentions, *member.mentions], key=lambda m: (m.n, m.start))
        twin.sentences |= member.sentences
        cast.members.remove(member)
        cast.at = {place: twin if who is member else who for place, who in cast.at.items()}
