"""What speaks for and against an assertion being a stance of its holder."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.stances.assertions import Assertion
from summarizer.reading.syntax.clauses import is_quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Features = dict[str, float]
_STEM = 5  # letters: a crude but sturdy stemmer
_DEEP = 4
_LONG = (4, 8, 14, 25)  # words


@dataclass(frozen=True, slots=True)
class Setting:
    """The article that an assertion stands in: its cast, its last sentence, and the words it is about."""

    cast: Cast
    last: int
    counts: Mapping[str, int]
    title: frozenset[str]

    @classmethod
    def of(cls, docs: Mapping[int, Doc], cast: Cast, top: int | None) -> Self:
        counts = Counter(word for doc in docs.values() for word in _stems(doc.text))
        title = frozenset(_stems(docs[top].text)) if top else frozenset()
        return cls(cast, max(docs, default=1), counts, title)


def features_of(
    one: Assertion, others: Sequence[Assertion], speaker: Member | None, setting: Setting
) -> Features:
    """Features of an assertion; `others` are all of its sentence, `speaker` whose words went before it."""
    doc, cast = one.by.doc, setting.cast
    verb = one.by
    found = {f"form={one.form}": 1.0, "place": one.n / setting.last}
    found[f"verb={verb.lemma_.lower()}"] = 1.0
    found[f"{one.form} tag={verb.tag_}"] = 1.0
    found[f"dep={verb.dep_}"] = 1.0
    found[f"depth={min(sum(1 for _ in verb.ancestors), _DEEP)}"] = 1.0
    for word in _helpers(verb):
        found[f"beside={word}"] = 1.0
    if one.ruled:
        found["ruled"] = 1.0
        found[f"ruled {one.form}"] = 1.0
        found[f"ruled {one.attitude.leaning if one.attitude else 'no attitude'}"] = 1.0
    if one.view:
        found[f"model sees {one.view}"] = 1.0
    if any(o.ruled and o.by != one.by and o.holder is one.holder for o in others):
        found["another of its holder is ruled"] = 1.0
    if is_quoted(verb, doc):
        found["inside quotation"] = 1.0
    found |= _of_holder(one, cast)
    found |= _of_words(one, doc)
    found |= _of_tellers(one, doc, others, speaker)
    found |= _of_weight(one, setting)
    if one.said is not None and one.said != verb:
        found |= _of_said(one.said, doc)
    return found


def _helpers(verb: Token) -> set[str]:
    """Auxiliaries, negations, particles and the prepositions of the verb."""
    kept = {"aux", "auxpass", "neg", "prt", "mark", "prep", "cc"}
    return {f"{c.dep_}:{c.lower_}" for c in verb.children if c.dep_ in kept}


def _of_holder(one: Assertion, cast: Cast) -> Features:
    holder = one.holder
    found = {f"holder={holder.kind}": 1.0}
    subject = next((c for c in one.by.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        found["no own subject"] = 1.0
    else:
        found[f"subject={subject.pos_}"] = 1.0
        if subject.pos_ in {"PRON", "NOUN"}:
            found[f"subject word={subject.lower_}"] = 1.0
        if subject.i > one.by.i:
            found["subject behind"] = 1.0
    if one.owner:
        found["owner"] = 1.0
        found[f"owner {holder.kind}"] = 1.0
    for word in _functions(one, cast):
        found[f"{'owner of' if one.owner else 'holder is'} {word}"] = 1.0
    times = sum(len(m.mentions) for m in cast.members) or 1
    found["share of mentions"] = len(holder.mentions) / times
    if not holder.mentions:
        found["nameless"] = 1.0
        found[f"nameless {holder.kind}"] = 1.0
    if holder.doubtful:
        found[f"doubtful {holder.kind}"] = 1.0
    found["holder speaks"] = min(sum(m.speaks for m in holder.mentions), 4) / 4
    found["holder acts"] = min(sum(m.acts for m in holder.mentions), 4) / 4
    found["holder speaks share"] = sum(m.speaks for m in holder.mentions) / (len(holder.mentions) or 1)
    found["holder acts share"] = sum(m.acts for m in holder.mentions) / (len(holder.mentions) or 1)
    found["one word"] = float(" " not in holder.name)
    if any(m.affiliation is holder for m in cast.members):
        found[f"affiliated to {holder.kind}"] = 1.0
    if holder.role:
        found["holder has role"] = 1.0
    if not any(one.n == m.n for m in holder.mentions):
        found["not named in the sentence"] = 1.0
    found["holder is introduced"] = min(holder.sentences, default=one.n) / (one.n or 1)
    return found


def _functions(one: Assertion, cast: Cast) -> set[str]:
    """What whoever speaks is: "spokesman", "senator"."""
    people = [one.holder]
    if one.owner:
        people = [m for m in cast.members if m.affiliation is one.holder and one.n in m.sentences]
    return {word for m in people for word in {*m.role.lower().split(), *m.functions} if word.isalpha()}


def _of_words(one: Assertion, doc: Doc) -> Features:
    words = len(one.claim.split())
    found = {f"words<{limit}": 1.0 for limit in _LONG if words < limit}
    if '"' in doc.text:
        found["has quotation"] = 1.0
        found[f"{one.form} has quotation"] = 1.0
    if one.attitude is not None:
        found["attitude"] = 1.0
        found[f"leaning={one.attitude.leaning}"] = 1.0
        found[f"{one.form} leaning={one.attitude.leaning}"] = 1.0
    if not one.issue:
        found["no issue"] = 1.0
    held = [one.said or one.by, *(one.said or one.by).subtree]
    for what, there in {
        "adjective": any(t.pos_ == "ADJ" for t in held),
        "comparison": any(t.tag_ in {"JJR", "JJS", "RBR", "RBS"} for t in held),
        "number": any(t.like_num for t in held),
        "day": any(t.ent_type_ in {"DATE", "TIME"} for t in held),
        "first person": any(t.lower_ in {"i", "we", "our", "my"} for t in held),
        "modal": any(t.tag_ == "MD" for t in held),
        "negation": any(t.dep_ == "neg" for t in held),
        "question": "?" in one.claim,
    }.items():
        if there:
            found[f"words: {what}"] = 1.0
    return found


def _of_said(said: Token, doc: Doc) -> Features:
    found = {f"said tag={said.tag_}": 1.0, f"said={said.lemma_.lower()}": 1.0}
    for word in _helpers(said):
        found[f"said beside={word}"] = 1.0
    if is_quoted(said, doc):
        found["said is quoted"] = 1.0
    subject = next((c for c in said.children if c.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
    if subject is not None:
        word = subject.lower_ if subject.pos_ == "PRON" else subject.pos_
        found[f"said subject={word}"] = 1.0
    for child in said.children:
        if child.dep_ in {"acomp", "attr", "dobj"} and child.pos_ in {"ADJ", "NOUN"}:
            found[f"said to be={child.lemma_.lower()}"] = 1.0
    return found


def _of_tellers(one: Assertion, doc: Doc, others: Sequence[Assertion], speaker: Member | None) -> Features:
    """Whose words the assertion stands in: those of its holder, of somebody else, of the author."""
    above = {*one.by.ancestors}
    outer = [
        o
        for o in others
        if o.said is not None
        and o.by in above
        and o.by != one.by
        and not o.owner
        and (o.said == one.by or o.said in above)
    ]
    outer += [
        o
        for o in others
        if o.form in {"says", "quote"}
        and o.by != one.by
        and not o.owner
        and o.said is not None
        and o.by.i != one.by.i
        and (one.by == o.said or one.by in {*o.said.subtree})
        and o.by not in {*one.by.subtree}
    ]
    found: Features = {}
    if any(o.holder is not one.holder for o in outer):
        found["told by another"] = 1.0
    if any(o.holder is one.holder for o in outer):
        found["within own words"] = 1.0
    if not outer:
        found["told by the author"] = 1.0
    quoted = is_quoted(one.by, doc)
    if quoted and not outer:
        found["quoted, told by nobody"] = 1.0
    if speaker is not None and doc.text.strip().startswith('"') and quoted:
        found["speaker goes on" if speaker is not one.holder else "own speech goes on"] = 1.0
    same = [o for o in others if o.holder is one.holder]
    if same and same[0] is not one:
        found["not the first of its holder"] = 1.0
    if any(o.by == one.by.head for o in same):
        found["hangs on another of its holder"] = 1.0
        found[f"hangs on another of its holder {one.by.dep_}"] = 1.0
    inside = [o for o in same if o.by != one.by and one.by in {*o.by.ancestors}]
    if inside:
        found["holds others of its holder"] = 1.0
    found["others in the sentence"] = min(len({o.by.i for o in others}), 6) / 6
    return found


def _of_weight(one: Assertion, setting: Setting) -> Features:
    """Whether it is on what the article is about, and words of judgement."""
    words = {*_stems(one.claim)}
    mean = sum(math.log(setting.counts.get(w, 1)) for w in words) / (len(words) or 1)
    return {"common words": mean, "title words": len(words & setting.title) / (len(setting.title) or 1)}


def _stems(text: str) -> list[str]:
    return [word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", text.lower())]
