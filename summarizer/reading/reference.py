"""Whom a noun phrase refers to: names, pronouns, "the minister", "delegations from Russia and Ukraine"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.names import bare
from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.anonymous import is_informant, last_word
from summarizer.reading.cast import Cast, Member
from summarizer.reading.clauses import goes_on, is_behind_quote
from summarizer.reading.descriptions import note_descriptions
from summarizer.reading.pronouns import Recent
from summarizer.states import state_of_demonym
from summarizer.summary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SPEAKING = frozenset({"i", "we", "me", "us"})
_FITTING = dict.fromkeys(
    ("he", "she", "him", "her", "himself", "herself"), frozenset({"person"})
) | dict.fromkeys(("it", "itself"), frozenset({"organization", "state", "media"}))
_FORCES = frozenset(
    ["rebel", "fighter", "soldier", "troop", "force", "negotiator", "delegate", "worker", "member"]
)
# Bodies that are somebody's: "the Holm administration", "Kessler's ministry".
_HELD = frozenset({"ministry", "presidency", "embassy", "administration", "office"})
_UNNAMED = frozenset(
    """
    official diplomat ambassador aide adviser advisor lawmaker officer person source executive
    """.split()
)
_PAPERS = frozenset(["release", "readout", "statement", "communique", "communiqué"])
_ISSUED = frozenset(["of", "by", "from", "issued", "published", "released"])
_CHIEFS = frozenset({"leader", "president", "premier", "minister", "king", "queen", "chancellor"})
_LEADERS = _CHIEFS - {"minister"} | {"prime"}
_PUBLIC_BODIES = frozenset(
    "eu un nato commission ministry council parliament authority department union".split()
)
_COMPANIES = frozenset(["company", "firm", "club", "airline", "bank", "union"])
_LANDS = frozenset(["government", "capital", "country", "nation", "state", "neighbor", "neighbour"])
_SPOKESPEOPLE = frozenset(["spokesman", "spokeswoman", "spokesperson"])
_ONE = frozenset(["a", "an", "one", "another"])
_DESCRIPTION = 6  # tokens behind the noun that describes a group
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


@dataclass(slots=True)
class Referent:
    """Resolves noun phrases of one article, reading in order: call `see` once a sentence is done.

    `last_issuer` is whose paper "the release" would be.
    """

    cast: Cast
    docs: Mapping[int, Doc]
    recent: Recent = field(default_factory=Recent)
    last_issuer: Member | None = None

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
        if head.pos_ == "PRON":
            return self._within(n, head) or self.recent.meant_by(head.lower_)
        for child in head.children:
            if child.dep_ == "appos" and (member := self.cast.at.get((n, child.i))):
                return [member]
        lemma = head.lemma_.lower()
        if lemma in lexicon.BODY_KINDS and (member := self._named_body(n, head)):
            return [member]
        if lemma in lexicon.ROLE_NOUNS and (member := self._behind_comma(n, head)):
            return [member]
        if lemma in _PAPERS and (issuers := self._issuers(n, head)):
            return issuers
        if lemma in _UNNAMED and (member := self._unnamed(n, head)):
            return [member]
        if lemma in lexicon.AGENT_NOUNS and (agents := self._agents(n, head)):
            return agents
        return self._common_noun(n, head, lemma)

    def _named_body(self, n: int, head: Token) -> Member | None:
        """The body whose kind stands behind its name: "the Houthi movement", "the Steelworkers union"."""
        name = self.cast.at.get((n, head.i - 1)) if head.i else None
        beside = any(c.i == head.i - 1 and c.dep_ in {"compound", "nmod"} for c in head.children)
        return name if beside and name is not None and name.kind in {"organization", "media"} else None

    def _behind_comma(self, n: int, head: Token) -> Member | None:
        """The name set off by a comma behind a role, which the parser does not always see as one phrase.

        "The minister, X", and "the president of the Commission, X", where it hangs X on the Commission.
        """
        doc = self.docs[n]
        beside = (t for t in head.subtree if t.dep_ == "appos" and t.i > head.i and t.head.dep_ == "pobj")
        inner = next((m for t in beside if (m := self.cast.at.get((n, t.i)))), None)
        if inner is not None and inner.kind == "person":
            return inner
        comma = head.i + 1 < len(doc) and doc[head.i + 1].text == ","
        return self.cast.at.get((n, head.i + 2)) if comma else None

    def _unnamed(self, n: int, head: Token) -> Member | None:
        """One person of a state who keeps their name to themselves: "a senior Saudi official"."""
        one = any(c.dep_ in {"det", "nummod"} and c.lower_ in _ONE for c in head.children)
        words = [c for c in head.lefts if c.dep_ in _MODIFIERS]
        states = [m for c in words for m in self._owner(n, c) if m.kind == "state"]
        if head.tag_ != "NN" or not one:
            return None
        described = last_word(head)
        if not states and described != head:  # "a person briefed on the talks"
            first = min([head.i, *(c.left_edge.i for c in words if c.lower_ not in _ONE)])
            return self._common(n, self.docs[n][first : described.i + 1].text, "person", [])
        if not states:
            return None
        name = self.docs[n][min(c.left_edge.i for c in words if c.lower_ not in _ONE) : head.i + 1].text
        member = self._common(n, name, "person", states)
        member.role = head.lower_
        return member

    def _issuers(self, n: int, paper: Token) -> list[Member]:
        """Whose words a paper holds: "a release of the ministry"; "the release" is of whoever issued the last."""
        owners = [c for c in paper.children if c.dep_ in {"poss", "compound"}]
        inner = [c for c in paper.children if c.dep_ in {"prep", "acl"} and c.lower_ in _ISSUED]
        inner += [a for c in inner for a in c.children if a.dep_ == "agent"]
        owners += [t for c in inner for t in c.children if t.dep_ == "pobj"]
        found = [
            m for t in owners for m in self.members(n, t) if m.kind in {"organization", "person", "state"}
        ]
        bare_paper = not owners and any(c.lower_ in {"the", "it"} for c in paper.children)
        return found or ([self.last_issuer] if bare_paper and self.last_issuer else [])

    def _officials(self, n: int, head: Token) -> list[Member]:
        """A name that ends in a common noun is its body: "Kremlin officials"."""
        return self._agents(n, head) if fold(head.text) in lexicon.AGENT_NOUNS else []

    def _within(self, n: int, head: Token) -> list[Member]:
        """Whom a pronoun means inside its own sentence: "the Kremlin said it would" is the Kremlin.

        The subject of the nearest clause above that is no pronoun, if it is of a fitting kind.
        """
        if head.lower_ in _SPEAKING:
            return self._speaker(n, head)
        if head.lower_ in {"they", "them"}:
            return self._several_above(n, head)
        fitting = _FITTING.get(head.lower_)
        if fitting is None:
            return []
        for above in head.ancestors:
            for subject in (c for c in above.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < head.i):
                if subject.pos_ != "PRON" and subject != head:
                    found = [m for m in self.members(n, subject) if m.kind in fitting]
                    if found:
                        self._learn(found, head)
                        return found
        return self._named_before(n, head) if fitting == {"person"} else []

    def _several_above(self, n: int, head: Token) -> list[Member]:
        """Whom "they" means inside its own sentence: the subject above, if that is of several."""
        for above in head.ancestors:
            for subject in (c for c in above.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < head.i):
                several = subject.tag_ in {"NNS", "NNPS"} or any(True for _ in subject.conjuncts)
                if several and (found := self.members(n, subject)):
                    return found
        return []

    def _named_before(self, n: int, head: Token) -> list[Member]:
        """The person who is the subject of a clause before the pronoun: "Goyal went further: he wanted"."""
        for subject in reversed(self.docs[n][: head.i]):
            if subject.dep_ == "nsubj" and subject.pos_ == "PROPN" and (n, subject.i) in self.cast.at:
                member = self.cast.at[n, subject.i]
                if member.kind == "person" and self.recent.may_be(member, head.lower_):
                    return [member]
        return []

    def _learn(self, found: list[Member], pronoun: Token) -> None:
        if len(found) == 1 and found[0].kind == "person":
            self.recent.learn(found[0], pronoun.lower_)

    def _speaker(self, n: int, head: Token) -> list[Member]:
        """Who says "we": the subject of the verb of speech that it stands under."""
        for above in head.ancestors:
            inverted = is_behind_quote(above)
            roles = {"nsubj", "dobj"} if inverted else {"nsubj"}  # "...," sniffed a spokesman
            if above.lemma_.lower() not in lexicon.SPEECH and not inverted:
                continue
            for subject in (c for c in above.children if c.dep_ in roles and c.lower_ not in _SPEAKING):
                if found := self.members(n, subject):
                    return found
        return []

    def _agents(self, n: int, head: Token) -> list[Member]:
        """The states or bodies that "officials", "a delegation" or "a spokesman" speak and act for."""
        found: list[Member] = []
        for child in head.children:
            if child.dep_ in _MODIFIERS and head.lemma_.lower() in lexicon.AGENT_NOUNS:
                for part in [child, *child.conjuncts]:
                    found += self._owner(n, part)
            elif child.dep_ == "prep" and child.lower_ in {"from", "of", "for"}:
                for target in (t for t in child.children if t.dep_ == "pobj"):
                    kinds = {
                        "state",
                        "organization",
                        *(["person"] if head.lemma_.lower() in _SPOKESPEOPLE else []),
                    }
                    sent = child.lower_ == "for" and head.lemma_.lower() not in _SPOKESPEOPLE
                    kinds = (
                        kinds - {"state"} if sent else kinds
                    )  # "the envoy for Ukraine" is of another state
                    bodies = [m for m in self.members(n, target) if m.kind in kinds]
                    # "the ministers of two states" are people of their own, "rebels of the Front" the Front.
                    found += bodies if head.lemma_.lower() in _FORCES | lexicon.AGENT_NOUNS else []
        return list(dict.fromkeys(found))

    def _owner(self, n: int, token: Token) -> list[Member]:
        if member := self.cast.at.get((n, token.i)):
            return [member] if member.kind != "person" else []
        if token.pos_ == "NOUN" and token.lemma_.lower() in lexicon.BODY_NOUNS:
            return self.short_body(n, token)  # "commission officials"
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

    def known_state(self, n: int, token: Token) -> Member | None:
        """The state that a name or demonym at `token` means, if the article has it already."""
        at = self.cast.at.get((n, token.i))
        if at is not None:
            return at if at.kind == "state" else None
        doc = self.docs[n]
        words = (doc[max(0, token.i - 1) : token.i + 1].text, token.text)
        name = next((name for word in words if (name := state_of_demonym(word))), "")
        return next((m for m in self.cast.members if m.kind == "state" and m.name == name), None)

    def short_body(self, n: int, head: Token) -> list[Member]:
        """The body named before that a bare word means: "the federation" of a named one; none or one."""
        lemma = head.lemma_.lower()
        bodies = [m for m in self._before(n) if m.kind == "organization"]
        ends = [m for m in bodies if lemma in {*bare(m.name).split()[-1:], *fold(m.role).split()[-1:]}]
        loose = lemma in {"company", "firm"} or (lemma == "group" and not any(True for _ in head.rights))
        return (ends or [m for m in bodies if loose])[:1]

    def _common_noun(self, n: int, head: Token, lemma: str) -> list[Member]:
        if head.tag_ == "NNS" and (both := self._both(n, head, lemma)) is not None:
            return both
        definite = any(
            c.lower_ in {"the", "this", "that", "both", "its", "his", "her", "their"} for c in head.children
        )
        if head.tag_ == "NNS" and (owners := self._agents(n, head)):
            return owners
        if lemma in lexicon.ROLE_NOUNS and definite and (person := self._by_role(n, head, lemma)):
            return [person]
        kinds = [c for c in head.lefts if c.dep_ in {"compound", "amod", "nmod"} and c.lower_ != "news"]
        if lemma in lexicon.MEDIA_NOUNS and definite and not (kinds and lemma in lexicon.BODY_NOUNS):
            return [m for m in self._before(n) if m.kind == "media"][:1]
        if lemma in lexicon.BODY_NOUNS and head.tag_ != "NNS":
            return self._body(n, head, lemma)
        if lemma in lexicon.BODY_KINDS and definite and head.tag_ != "NNS" and len([*head.lefts]) == 1:
            return self.short_body(n, head)
        if head.tag_ == "NNS" and (head.lower_ in lexicon.GROUP_NOUNS or lemma in lexicon.BODY_NOUNS):
            return self._group(n, head)
        return []

    def _both(self, n: int, head: Token, lemma: str) -> list[Member] | None:
        """“The two countries” are the two states named most, "both leaders" the two people named last.

        Nobody if there are no two; None for any other phrase.
        """
        words = {c.lower_ for c in head.children}
        counted = "both" in words or (
            "two" in words and words & {"the", "these", "those"}
        )  # not "two officials"
        described = any(c.dep_ in {"amod", "compound", "prep", "poss"} for c in head.children)
        if not counted or described:
            return None
        if lemma in lexicon.ROLE_NOUNS | {"man", "woman"}:
            return self._both_people(n, head, lemma)
        kind = "state" if lemma in _LANDS else "organization" if lemma in _COMPANIES else ""
        if not kind:
            return None
        named = [
            m for m in self._before(n) if m.kind == kind and not _PUBLIC_BODIES & {*bare(m.name).split()}
        ]
        named.sort(key=lambda m: -sum(s <= n for s in m.sentences))
        return named[:2] if len(named) > 1 else []

    def _both_people(self, n: int, head: Token, lemma: str) -> list[Member]:
        at = (self.cast.at.get((n, i)) for i in range(head.i))
        here = list(dict.fromkeys(m for m in at if m is not None and m.kind == "person"))
        if len(here) == 2:
            return here
        wanted = _LEADERS if lemma == "leader" else {lemma}
        fitting = [m for m in self.recent.people if wanted & m.functions]
        return fitting[:2] if len(fitting) > 1 else list(self.recent.pair)

    def _by_role(self, n: int, head: Token, lemma: str) -> Member | None:
        """The person of that function: "the minister", "the Russian leader"."""
        states = [m for c in head.children if c.dep_ == "amod" for m in self.by_demonym_at(n, c)]
        for member in self._before(n):
            if member.kind != "person":
                continue
            role = set(fold(member.role).split())
            if (
                states
                and member.affiliation in states
                and (lemma in role or (lemma == "leader" and role & _CHIEFS))
            ):
                return member
            if not states and lemma in role:
                return member
        return None

    def _before(self, n: int) -> Iterator[Member]:
        """Members named up to sentence `n`, the latest named first."""
        named = [m for m in self.cast.members if m.sentences and min(m.sentences) <= n]
        yield from sorted(named, key=lambda m: max(s for s in m.sentences if s <= n), reverse=True)

    def _body(self, n: int, head: Token, lemma: str) -> list[Member]:
        """A body named by a common noun: "the federation" of a named one, else a member of its own."""
        owners = [m for c in head.children if c.dep_ in _MODIFIERS for m in self._owner(n, c)]
        if lemma in {"government", "administration"} and owners:
            return [owners[0]]
        people = [m for c in head.children if (m := self.cast.at.get((n, c.i))) and m.kind == "person"]
        words = [c for c in head.lefts if c.dep_ in {"amod", "compound", "nmod"}]
        if not words and people and lemma in _HELD:
            first = min(c.left_edge.i for c in head.lefts)
            return [self._common(n, self.docs[n][first : head.i + 1].text, "organization", people)]
        if not words:
            return self._owned_body(n, head, lemma, owners) or self.short_body(n, head)
        states = [
            c for c in head.lefts if c.dep_ == "poss" and any(m.kind == "state" for m in self._owner(n, c))
        ]
        first = min(w.left_edge.i for w in (states if lemma in _HELD and states else words))
        name = self.docs[n][first : head.i + 1].text
        return [self._common(n, name, "organization", [*owners, *people])]

    def _owned_body(self, n: int, head: Token, lemma: str, owners: Sequence[Member]) -> list[Member]:
        """“The teachers' union”; "the government" alone is that of the state named most so far."""
        for child in (c for c in head.children if c.dep_ == "poss" and c.pos_ in {"NOUN", "PROPN"}):
            first = next(t.i for t in child.subtree if t.dep_ != "det")
            return [self._common(n, self.docs[n][first : head.i + 1].text, "organization", owners)]
        if lemma != "government":
            return []
        states = [m for m in self._before(n) if m.kind == "state"]
        return [max(states, key=lambda m: sum(s <= n for s in m.sentences))] if states else []

    def _group(self, n: int, head: Token) -> list[Member]:
        words = [c for c in head.lefts if c.dep_ in {"amod", "compound", "nmod", "nummod"}]
        if any(t.lower_ in {"million", "thousand", "hundred", "billion"} for c in words for t in c.subtree):
            return []
        if owned := self._of_states(n, head):
            return [self._common(n, owned, "group", [])]
        if not words:
            # Bare "leaders" are whoever was named so before, a group or a body of theirs.
            kinds = {"group", "organization"}
            found = [m for m in self._before(n) if m.kind in kinds and head.lower_ in bare(m.name).split()]
            name = "" if found else self._described(n, head)
            return [self._common(n, name, "group", [])] if name else found[:1]
        apart = [w.right_edge.i for w in words if any(c.dep_ == "cc" for c in w.children) and _is_role(w)]
        names = [
            m.start
            for w in words
            if (named := self.cast.at.get((n, w.i)))
            for m in named.mentions
            if m.n == n and m.start <= w.i < m.end
        ]
        first = max([min([*(w.i for w in words), *names]), *apart])  # "the secretary and union leaders"
        return [self._common(n, self.docs[n][first : last_word(head).i + 1].text, "group", [])]

    def _described(self, n: int, head: Token) -> str:
        """“Opponents of the regime”, or a plain "protesters"; empty for mere "people"."""
        if last_word(head) != head:
            return self.docs[n][head.i : last_word(head).i + 1].text
        for prep in (c for c in head.children if c.dep_ == "prep" and c.lower_ in {"of", "in", "from"}):
            if prep.right_edge.i - head.i <= _DESCRIPTION:
                return self.docs[n][head.i : prep.right_edge.i + 1].text
        acts = head.dep_ == "nsubj" and head.lower_ in lexicon.PARTIES
        return head.lower_ if acts else ""

    def _of_states(self, n: int, head: Token) -> str:
        """The whole phrase of "the defense ministers of France and Russia", or empty."""
        for prep in (c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"):
            for target in (t for t in prep.children if t.dep_ == "pobj"):
                if any(m.kind == "state" for m in self.members(n, target)):
                    start = min([head.i, *(c.i for c in head.lefts if c.dep_ in {"amod", "compound"})])
                    return self.docs[n][start : target.right_edge.i + 1].text
        return ""

    def _common(self, n: int, name: str, kind: ActorKind, owners: Sequence[Member]) -> Member:
        member = self.cast.named(name)
        if member is None:
            member = self.cast.add(Member(name, kind))
            member.affiliation = next((m for m in owners if m.kind in {"state", "organization"}), None)
            member.affiliation = member.affiliation or next((m.affiliation for m in owners), None)
        member.forms[name] += 1
        member.sentences.add(n)
        return member

    def _meet_bodies(self, n: int, doc: Doc) -> None:
        """Takes note of bodies of government named by common nouns, which need not meet or say anything."""
        for head in doc:
            if head.pos_ != "NOUN" or head.tag_ == "NNS" or (n, head.i) in self.cast.at:
                continue
            if head.lower_ in _HELD and any(c.dep_ in _MODIFIERS for c in head.lefts):
                for member in self._body(n, head, head.lower_):
                    member.acting |= head.dep_ == "nsubj"

    def see(self, n: int) -> None:
        """Takes note of sentence `n` for the pronouns of the next: subjects first, then the last named."""
        doc = self.docs[n]
        self._meet_bodies(n, doc)
        note_descriptions(n, doc, self)
        if goes_on(doc):
            return  # whom a quotation names is not whom the author's next "he" means
        seen = [
            self.cast.at[n, t.i]
            for t in doc
            if (n, t.i) in self.cast.at and t.dep_ in {"nsubj", "nsubjpass", "appos"}
        ]
        for head in (t for t in doc if is_informant(t)):
            for member in self.members(n, head):
                member.acting |= member.kind == "group"
        for paper in (t for t in doc if t.lemma_.lower() in _PAPERS):
            issuers = self._issuers(n, paper)
            self.last_issuer = issuers[0] if issuers else self.last_issuer
            seen += issuers if paper.dep_ == "nsubj" else []
        named = [m for m in self.cast.members if n in m.sentences and m.kind == "person"]
        people = [*(m for m in seen if m.kind == "person"), *named]
        bodies = [m for m in seen if m.kind in {"organization", "state"}]
        plural = [
            m
            for t in doc
            if t.dep_ == "nsubj"
            for m in ([*self.members(n, t)] if t.tag_ in {"NNS", "NNPS"} else [])
        ]
        self.recent.see(people, bodies, plural)


def _is_role(token: Token) -> bool:
    return token.lemma_.lower() in lexicon.ROLE_NOUNS
