"""Whom a noun phrase refers to: names, pronouns, "the minister", "delegations from Russia and Ukraine"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.names import TITLES, bare
from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.discourse import antecedents, bodies, groups
from summarizer.reading.discourse.anonymous import is_counted, is_informant
from summarizer.reading.discourse.pronouns import Recent
from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.names.descriptions import note_descriptions
from summarizer.reading.names.mentions import OF_OFFICE
from summarizer.reading.syntax.clauses import goes_on
from summarizer.states import state_of_capital, state_of_demonym
from summarizer.summary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FORCES = frozenset(
    ["rebel", "fighter", "soldier", "troop", "force", "negotiator", "delegate", "worker", "member"]
)
_ANSWERING = frozenset({"comment", "say", "confirm", "respond", "discuss"})
# Of a medium that says whom it has something from: "citing two officials", "attributed its account to them".
_CITING = frozenset(["cite", "quote", "attribute"])
_IN_FULL = {
    "gen.": "general", "sen.": "senator", "rep.": "representative", "gov.": "governor", "col.": "colonel",
    "lt.": "lieutenant", "capt.": "captain", "adm.": "admiral",
}  # fmt: skip
_NEAR = 4  # sentences within which somebody is on the reader's mind
_LANDS = frozenset({"nation", "country", "kingdom", "republic", "island", "state"})
_UNNAMED = frozenset(
    """
    official diplomat ambassador aide adviser advisor lawmaker officer person source executive participant
    """.split()
)
_PAPERS = frozenset(["release", "readout", "statement", "communique", "communiqué", "tweet", "letter"])
# They tell of one office how high it is, and of no other office.
_RANKS = frozenset({"top", "senior", "special", "former", "ex", "then", "acting", "interim", "permanent"})
_CHIEFS = frozenset({"leader", "president", "premier", "minister", "king", "queen", "chancellor"})
_SPOKESPEOPLE = frozenset(["spokesman", "spokeswoman", "spokesperson"])


@dataclass(slots=True)
class Referent:
    """Resolves noun phrases of one article, reading in order: call `see` once a sentence is done.

    `last_issuer` is whose paper "the release" would be, `last_medium` which medium "it said" may mean,
    `last_source` who "the sources" are; `cited_by` has the medium that cites a source, by `id` of the source.
    """

    cast: Cast
    docs: Mapping[int, Doc]
    recent: Recent = field(default_factory=Recent)
    last_issuer: Member | None = None
    last_medium: Member | None = None
    last_source: Member | None = None
    cited_by: dict[int, Member] = field(default_factory=dict)

    def members(self, n: int, token: Token) -> list[Member]:
        """Everyone the phrase headed by `token` in sentence `n` refers to, conjuncts included."""
        found: list[Member] = []
        for head in [token, *token.conjuncts, *self._listed(n, token)] if token.dep_ != "conj" else [token]:
            found += [m for m in self._one(n, head) if m not in found]
        return found

    def _listed(self, n: int, head: Token) -> list[Token]:
        """Names that go on a list behind an aside: "Mori, vice chair of Nippon, and Burritt, its chief"."""
        doc, end = self.docs[n], head.right_edge.i
        inside = [
            t for c in head.children if c.dep_ == "appos" for t in c.conjuncts if (n, t.i) in self.cast.at
        ]
        named = any(
            (n, t.i) in self.cast.at for t in [head, *(c for c in head.children if c.dep_ == "appos")]
        )
        behind = doc[end + 1 : end + 3].text.lower() == ", and" and named
        following = [t for t in doc[end + 3 : end + 8] if (n, t.i) in self.cast.at and t.dep_ == "conj"]
        return inside or ([t for t in following[:1] if t.head != head] if behind else [])

    def _one(self, n: int, head: Token) -> list[Member]:
        if member := self.cast.at.get((n, head.i)):
            owner = self._officials(n, head)
            return owner or [member]
        if head.ent_type_ == "NORP" and head.dep_ in {"amod", "compound"}:
            return self.by_demonym_at(n, head)
        aged = head.lower_ == "old" and head.i > 3 and self.docs[n][head.i - 2].lower_ == "year"
        if aged or head.pos_ in {"PRON", "NUM"}:
            return self._meant(n, head)
        lemma = head.lemma_.lower()
        if (member := self._named_beside(n, head, lemma)) is not None:
            return [member]
        if source := self._unnamed(n, head, lemma):
            return source
        if (lemma in lexicon.AGENT_NOUNS) and (agents := self._agents(n, head)):
            return agents
        lands = self.lands(n, head) if lemma in _LANDS else []  # "the Pacific nation of Nauru"
        return lands or self._common_noun(n, head, lemma)

    def _meant(self, n: int, head: Token) -> list[Member]:
        """Whom a pronoun means, or "two of the people"."""
        of = [t for c in head.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
        if head.lower_ == "old":
            return self.recent.meant_by("i")  # "the 69-year-old said": whoever was named last
        if head.pos_ == "NUM":
            the = head.lower_ == "two" and not of and any(c.lower_ == "the" for c in head.children)
            if the:
                return antecedents.several_above(n, head, self) or list(self.recent.pair)
            return [m for t in of for m in self.members(n, t)]
        if within := antecedents.within(n, head, self):
            return within
        if head.lower_ == "it" and self._is_of_an_unknown(n, head):
            return []
        owner = (
            "him" if head.lower_ == "his" and head.head.lemma_ == "hand" else head.lower_
        )  # "shook his hand"
        return self.recent.meant_by(owner, [])

    def _is_of_an_unknown(self, n: int, it: Token) -> bool:
        """Whether "it" is a body that the sentence names by a mere noun: "the company says it cannot"."""
        subjects = (
            c for v in it.ancestors for c in v.children if c.dep_ == "nsubj" and c.right_edge.i < it.i
        )
        return any(s.lemma_.lower() in lexicon.BODY_NOUNS and not self.members(n, s) for s in subjects)

    def _unnamed(self, n: int, head: Token, lemma: str) -> list[Member]:
        """“A senior Saudi official", "two EU diplomats" who tell something."""
        if lemma in _UNNAMED and (member := groups.unnamed(n, head, self)):
            return [member]
        return groups.group(n, head, self) if is_informant(head) and is_counted(head) else []

    def _named_beside(self, n: int, head: Token, lemma: str) -> Member | None:
        """Whose name stands with the noun: "the minister, Anna Kessler", "the Houthi movement"."""
        for child in head.children:
            if child.dep_ == "appos" and (member := self.cast.at.get((n, child.i))):
                return member
            # "The three powers known as the E3".
            as_ = [c for c in child.children if c.lower_ == "as" and child.lemma_ in {"know", "call"}]
            known = (self.cast.at.get((n, t.i)) for c in as_ for t in c.children)
            if child.dep_ == "acl" and (member := next((m for m in known if m), None)):
                return member
        if lemma in lexicon.BODY_KINDS and (member := bodies.named_body(n, head, self)):
            return member
        return self._behind_comma(n, head) if lemma in lexicon.ROLE_NOUNS else None

    def _behind_comma(self, n: int, head: Token) -> Member | None:
        """The name set off by a comma behind a role, which the parser does not always see as one phrase.

        "The minister, X", and "the president of the Commission, X", where it hangs X on the Commission.
        """
        doc = self.docs[n]
        beside = (t for t in head.subtree if t.dep_ == "appos" and t.i > head.i and t.head.dep_ == "pobj")
        inner = next((m for t in beside if (m := self.cast.at.get((n, t.i)))), None)
        if inner is not None and inner.kind == "person":
            return inner
        if head.i + 1 >= len(doc) or doc[head.i + 1].text != ",":
            return None
        first = head.i + 2
        while first + 1 < len(doc) and fold(doc[first].text) in TITLES and (n, first) not in self.cast.at:
            first += 1  # "the emir, Sheikh X"
        return self.cast.at.get((n, first))

    def _officials(self, n: int, head: Token) -> list[Member]:
        """A name that ends in a common noun is its body: "Kremlin officials"."""
        return self._agents(n, head) if fold(head.text) in lexicon.AGENT_NOUNS else []

    def _agents(self, n: int, head: Token) -> list[Member]:
        """The states or bodies that "officials", "a delegation" or "a spokesman" speak and act for."""
        if leader := self._led_by(n, head):
            return [leader]
        found: list[Member] = []
        for child in head.children:
            if child.dep_ in lexicon.MODIFIERS and head.lemma_.lower() in lexicon.AGENT_NOUNS:
                for part in [child, *child.conjuncts]:
                    found += self.owner(n, part) or self._nameless(n, head, part)
            elif child.lower_ == "in" and head.lower_ in {"officials", "authorities"} and not found:
                seats = (state_of_capital(t.text) for t in child.children)
                found += [self.cast.state(name, n) for name in seats if name]  # "officials in Seoul"
            elif child.dep_ == "prep" and (head.lemma_.lower() in _FORCES | _CHIEFS | lexicon.AGENT_NOUNS):
                # "The ministers of two states" are people of their own, "rebels of the Front" the Front.
                kinds = _served_by(head, child)
                targets = (t for t in child.children if t.dep_ == "pobj")
                found += [m for t in targets for m in self.members(n, t) if m.kind in kinds]
        return list(dict.fromkeys(found))

    def _nameless(self, n: int, head: Token, body: Token) -> list[Member]:
        """The body of "a commission spokesperson" that the article names no further."""
        speaks = head.lemma_.lower() in _SPOKESPEOPLE and body.lower_ in bodies.NAMELESS
        return [self.common(n, body.lower_, "organization", [])] if speaks else []

    def _led_by(self, n: int, head: Token) -> Member | None:
        """The person whom "a Hamas delegation led by X" is named by."""
        if head.lemma_.lower() not in lexicon.AGENT_NOUNS:
            return None
        verbs = (c for c in head.children if c.dep_ == "acl" and c.lemma_.lower() in {"lead", "head"})
        leaders = (t for v in verbs for c in v.children if c.dep_ == "agent" for t in c.children)
        return next((m for t in leaders for m in self.members(n, t) if m.kind == "person"), None)

    def owner(self, n: int, token: Token) -> list[Member]:
        """The state or body that a word before a noun says it is of: "Kremlin", "Saudi", "commission"."""
        if member := self.cast.at.get((n, token.i)):
            return [member] if member.kind != "person" else []
        if token.pos_ == "NOUN" and token.lemma_.lower() in lexicon.BODY_NOUNS:
            return bodies.short_body(n, token, self)  # "commission officials"
        return self.by_demonym_at(n, token)

    def by_demonym(self, n: int, word: str) -> list[Member]:
        """The state of a demonym: by the table, else a state of the article that it derives from."""
        if name := state_of_demonym(word):
            return [self.cast.state(name, n)]
        stem = fold(word)
        for member in self.cast.members:
            name = bare(member.name)
            close = len(name) >= 4 and stem[:4] == name[:4] and stem != name
            if (
                member.kind == "state"
                and close
                and stem.endswith(("n", "ese", "ish", "i", "ic", "er", "ais", "ois"))
            ):
                return [member]
        return []

    def by_demonym_at(self, n: int, token: Token) -> list[Member]:
        """The state of the demonym at `token`, which may be the end of two words: "South Korean"."""
        doc = self.docs[n]
        for words in (doc[max(0, token.i - 1) : token.i + 1].text, doc[token.i : token.i + 2].text):
            if " " in words and (name := state_of_demonym(words)):
                return [self.cast.state(name, n)]
        return self.by_demonym(n, token.text) if token.text[:1].isupper() else []

    def _of_demonym(self, n: int, head: Token) -> list[Member]:
        """The state of somebody whom nobody names: "talks with his Chinese counterpart"."""
        return [m for c in head.children if c.dep_ == "amod" for m in self.by_demonym_at(n, c)]

    def known_state(self, n: int, token: Token) -> Member | None:
        """The state that a name or demonym at `token` means, if the article has it already."""
        at = self.cast.at.get((n, token.i))
        if at is not None:
            return at if at.kind == "state" else None
        doc = self.docs[n]
        words = (doc[max(0, token.i - 1) : token.i + 1].text, token.text)
        name = next((name for word in words if (name := state_of_demonym(word))), "")
        return next((m for m in self.cast.members if m.kind == "state" and m.name == name), None)

    def _common_noun(self, n: int, head: Token, lemma: str) -> list[Member]:
        # "Neither government would comment"; of what neither is, the author speaks.
        neither = any(c.lower_ == "neither" for c in head.children) and head.head.lemma_ in _ANSWERING
        if (head.tag_ == "NNS" or neither) and (pair := groups.both(n, head, lemma, self)) is not None:
            return pair
        definite = any(
            c.lower_ in {"the", "this", "that", "both", "its", "his", "her", "their"} for c in head.children
        )
        if head.tag_ == "NNS" and (owners := self._agents(n, head)):
            return owners
        person = self._by_role(n, head, lemma) if lemma in lexicon.ROLE_NOUNS and definite else None
        if person is not None or lemma == "counterpart":
            return [person] if person is not None else self._of_demonym(n, head)
        kinds = [c for c in head.lefts if c.dep_ in {"compound", "amod", "nmod"} and c.lower_ != "news"]
        if lemma in lexicon.MEDIA_NOUNS and definite and not (kinds and lemma in lexicon.BODY_NOUNS):
            return [m for m in self.before(n) if m.kind == "media"][:1]
        if lemma in lexicon.BODY_NOUNS and (head.tag_ != "NNS" or head.lower_ == "police"):
            return bodies.body(n, head, lemma, self)
        if lemma in lexicon.BODY_KINDS and definite and head.tag_ != "NNS" and len([*head.lefts]) == 1:
            return bodies.short_body(n, head, self)
        if head.tag_ == "NNS" and (head.lower_ in lexicon.GROUP_NOUNS or lemma in lexicon.BODY_NOUNS):
            return groups.group(n, head, self)
        return []

    def _likeliest(self, n: int) -> list[Member]:
        """Members named up to sentence `n`: of those named just before, the most named; then the latest."""
        before = list(self.before(n))
        near = [m for m in before if any(n - _NEAR <= s <= n for s in m.sentences)]
        near.sort(key=lambda m: -sum(s <= n for s in m.sentences))
        return near + [m for m in before if m not in near]

    def _by_role(self, n: int, head: Token, lemma: str) -> Member | None:
        """The person of that function: "the minister", "the Russian leader"."""
        states = [m for c in head.children if c.dep_ == "amod" for m in self.by_demonym_at(n, c)]
        states += self.lands(n, head)
        words = {c.lower_ for c in head.lefts if c.dep_ in {"amod", "compound"}}
        office = words & OF_OFFICE - _RANKS
        for member in self._likeliest(n):
            role = set(fold(member.role).split())
            role |= {"premier"} if {"prime", "minister"} <= role else set()
            role |= {_IN_FULL[word] for word in role & _IN_FULL.keys()}
            fits = lemma in role
            if (
                member.kind == "person"
                and fits
                and office <= role
                and (not states or member.affiliation in states)
            ):
                return member
        # "The Chinese leader" whose office nobody needs to be told: whoever was named last without one.
        bare_names = (m for m in self.recent.people if not m.role and m.affiliation in {None, *states})
        return next(bare_names, None) if states and lemma == "leader" and not office else None

    def lands(self, n: int, head: Token) -> list[Member]:
        """The states of "the president of Chile"."""
        of = (c for c in head.children if c.dep_ == "prep" and c.lower_ == "of")
        named = (self.cast.at.get((n, t.i)) for c in of for t in c.children if t.dep_ == "pobj")
        return [m for m in named if m is not None and m.kind == "state"]

    def before(self, n: int) -> Iterator[Member]:
        """Members named up to sentence `n`, the latest named first."""
        named = [m for m in self.cast.members if m.sentences and min(m.sentences) <= n]
        yield from sorted(named, key=lambda m: max(s for s in m.sentences if s <= n), reverse=True)

    def common(self, n: int, name: str, kind: ActorKind, owners: Sequence[Member]) -> Member:
        """The member that a common noun of sentence `n` names, made if there is none yet."""
        member = self.cast.named(name)
        if member is None:
            member = self.cast.add(Member(name, kind))
            member.affiliation = next((m for m in owners if m.kind in {"state", "organization"}), None)
            member.affiliation = member.affiliation or next((m.affiliation for m in owners), None)
        member.forms[name] += 1
        member.sentences.add(n)
        return member

    def _see_source(self, n: int, member: Member, head: Token) -> None:
        """Takes note of who is a source, and of the medium that cites it."""
        if member.kind != "group" and not (member.kind == "person" and not member.mentions):
            return
        self.last_source = member
        cited = any(t.lemma_.lower() in _CITING for t in head.ancestors)
        media = (m for m in self.cast.members if m.kind == "media" and n in m.sentences)
        if cited and (medium := next(media, None)) is not None:
            self.cited_by.setdefault(id(member), medium)

    def _see_cited_media(self, n: int, doc: Doc) -> None:
        """Takes note of which medium had it from which: "the agency, citing the weekly, said"."""
        for citing in (t for t in doc if t.lemma_.lower() in _CITING and t.dep_ == "advcl"):
            cited = [m for t in citing.children if t.dep_ == "dobj" for m in self.members(n, t)]
            said = citing.head
            subjects = [said] if said.dep_ == "nsubj" else [t for t in said.children if t.dep_ == "nsubj"]
            by = [m for t in subjects for m in self.members(n, t)]
            for member in (m for m in cited if m.kind == "media"):
                for medium in (m for m in by if m.kind == "media" and m is not member):
                    self.cited_by.setdefault(id(member), medium)

    def see(self, n: int) -> None:
        """Takes note of sentence `n` for the pronouns of the next: subjects first, then the last named."""
        doc = self.docs[n]
        bodies.meet_bodies(n, doc, self)
        note_descriptions(n, doc, self)
        if goes_on(doc):
            return  # whom a quotation names is not whom the author's next "he" means
        for pronoun in (t for t in doc if t.lower_ in {"he", "she"}):
            antecedents.within(n, pronoun, self)  # which learns who is a woman
        root = next((t for t in doc if t.dep_ == "ROOT"), None)
        first = [t for t in root.children if t.dep_ in {"nsubj", "nsubjpass"}] if root is not None else []
        first += [t for t in doc if t.dep_ == "pobj" and t.head.i == 0 and t.head.lower_ == "for"]  # "For X,"
        seen = [m for t in first for m in self.members(n, t)]
        seen += [
            self.cast.at[n, t.i]
            for t in doc
            if (n, t.i) in self.cast.at and t.dep_ in {"nsubj", "nsubjpass", "appos"}
        ]
        for head in (t for t in doc if is_informant(t)):
            for member in self.members(n, head):
                member.acting |= member.kind == "group"
                self._see_source(n, member, head)
        self._see_cited_media(n, doc)
        for paper in (t for t in doc if t.lemma_.lower() in _PAPERS):
            if paper.dep_ == "nsubj":
                self.recent.body = None  # "The communiqué demands it. It also urges": nobody who is known
        named = [m for m in self.cast.members if n in m.sentences and m.kind == "person"]
        people = [*(m for m in seen if m.kind == "person"), *named]
        acting = [m for m in seen if m.kind in {"organization", "state"}]
        media = [m for m in seen if m.kind == "media"]
        if acting or media:
            self.last_medium = None if acting else media[0]
        plural = [
            m
            for t in doc
            if t.dep_ == "nsubj"
            for m in (
                [*self.members(n, t)] if t.tag_ in {"NNS", "NNPS"} or any(True for _ in t.conjuncts) else []
            )
        ]
        self.recent.see(people, acting, plural)


def _served_by(head: Token, prep: Token) -> set[str]:
    """The kinds of members that "officials of", "rebels from" and "a spokesman for" act for."""
    if prep.lower_ == "at":
        return {"organization"}
    if prep.lower_ not in {"from", "of", "for"}:
        return set()
    if head.lemma_.lower() in _CHIEFS - lexicon.AGENT_NOUNS:
        return {"organization"} if prep.lower_ == "of" and head.tag_ == "NNS" else set()
    if head.lemma_.lower() in _SPOKESPEOPLE:
        return {"state", "organization", "person"}
    # "The envoy for Ukraine" is of another state.
    return {"organization"} if prep.lower_ == "for" else {"state", "organization"}
