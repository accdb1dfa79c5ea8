"""What speaks for and against an assertion being a stance of its holder."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from summarizer.decision import Features, marked
from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.stances.assertions import Assertion
from summarizer.reading.syntax.clauses import is_quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
    doc, verb = one.by.doc, one.by
    found: Features = {
        f"form={one.form}": 1.0,
        "place": one.n / setting.last,
        f"verb={verb.lemma_.lower()}": 1.0,
        f"{one.form} tag={verb.tag_}": 1.0,
        f"dep={verb.dep_}": 1.0,
        f"depth={min(sum(1 for _ in verb.ancestors), _DEEP)}": 1.0,
        **{f"beside={word}": 1.0 for word in _helpers(verb)},
    }
    found |= marked(
        {
            "ruled": one.ruled,
            f"ruled {one.form}": one.ruled,
            f"ruled {one.attitude.leaning if one.attitude else 'no attitude'}": one.ruled,
            f"model sees {one.view}": one.view,
            "another of its holder is ruled": any(
                o.ruled and o.by != one.by and o.holder is one.holder for o in others
            ),
            "inside quotation": is_quoted(verb, doc),
        }
    )
    found |= _of_holder(one, setting.cast) | _of_words(one, doc)
    found |= _of_tellers(one, doc, others, speaker) | _of_weight(one, setting)
    return found | _of_said(one.said, doc) if one.said is not None and one.said != verb else found


def _helpers(verb: Token) -> set[str]:
    """Auxiliaries, negations, particles and the prepositions of the verb."""
    kept = {"aux", "auxpass", "neg", "prt", "mark", "prep", "cc"}
    return {f"{c.dep_}:{c.lower_}" for c in verb.children if c.dep_ in kept}


def _of_holder(one: Assertion, cast: Cast) -> Features:
    holder = one.holder
    subject = next((c for c in one.by.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    times = sum(len(m.mentions) for m in cast.members) or 1
    spoke, acted = sum(m.speaks for m in holder.mentions), sum(m.acts for m in holder.mentions)
    found: Features = {
        f"holder={holder.kind}": 1.0,
        **{f"{'owner of' if one.owner else 'holder is'} {word}": 1.0 for word in _functions(one, cast)},
        "share of mentions": len(holder.mentions) / times,
        "holder speaks": min(spoke, 4) / 4,
        "holder acts": min(acted, 4) / 4,
        "holder speaks share": spoke / (len(holder.mentions) or 1),
        "holder acts share": acted / (len(holder.mentions) or 1),
        "one word": float(" " not in holder.name),
        "holder is introduced": min(holder.sentences, default=one.n) / (one.n or 1),
    }
    if subject is not None:
        found[f"subject={subject.pos_}"] = 1.0
        if subject.pos_ in {"PRON", "NOUN"}:
            found[f"subject word={subject.lower_}"] = 1.0
    return found | marked(
        {
            "no own subject": subject is None,
            "subject behind": subject is not None and subject.i > one.by.i,
            "owner": one.owner,
            f"owner {holder.kind}": one.owner,
            "nameless": not holder.mentions,
            f"nameless {holder.kind}": not holder.mentions,
            f"doubtful {holder.kind}": holder.doubtful,
            f"affiliated to {holder.kind}": any(m.affiliation is holder for m in cast.members),
            "holder has role": holder.role,
            "not named in the sentence": not any(one.n == m.n for m in holder.mentions),
        }
    )


def _functions(one: Assertion, cast: Cast) -> set[str]:
    """What whoever speaks is: "spokesman", "senator"."""
    people = [one.holder]
    if one.owner:
        people = [m for m in cast.members if m.affiliation is one.holder and one.n in m.sentences]
    return {word for m in people for word in {*m.role.lower().split(), *m.functions} if word.isalpha()}


def _of_words(one: Assertion, doc: Doc) -> Features:
    words, leaning = len(one.claim.split()), one.attitude.leaning if one.attitude else None
    held = [one.said or one.by, *(one.said or one.by).subtree]
    return {f"words<{limit}": 1.0 for limit in _LONG if words < limit} | marked(
        {
            "has quotation": '"' in doc.text,
            f"{one.form} has quotation": '"' in doc.text,
            "attitude": one.attitude,
            f"leaning={leaning}": one.attitude,
            f"{one.form} leaning={leaning}": one.attitude,
            "no issue": not one.issue,
            "words: adjective": any(t.pos_ == "ADJ" for t in held),
            "words: comparison": any(t.tag_ in {"JJR", "JJS", "RBR", "RBS"} for t in held),
            "words: number": any(t.like_num for t in held),
            "words: day": any(t.ent_type_ in {"DATE", "TIME"} for t in held),
            "words: first person": any(t.lower_ in {"i", "we", "our", "my"} for t in held),
            "words: modal": any(t.tag_ == "MD" for t in held),
            "words: negation": any(t.dep_ == "neg" for t in held),
            "words: question": "?" in one.claim,
        }
    )


def _of_said(said: Token, doc: Doc) -> Features:
    found = {f"said tag={said.tag_}": 1.0, f"said={said.lemma_.lower()}": 1.0}
    found |= {f"said beside={word}": 1.0 for word in _helpers(said)}
    found |= marked({"said is quoted": is_quoted(said, doc)})
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
    above, below = {*one.by.ancestors}, {*one.by.subtree}
    outer = [
        o
        for o in others
        if o.said is not None
        and not o.owner
        and o.by != one.by
        and one.by in {*o.said.subtree}
        and (o.by in above or (o.form in {"says", "quote"} and o.by not in below))
    ]
    quoted = is_quoted(one.by, doc)
    goes_on = speaker is not None and doc.text.strip().startswith('"') and quoted
    same = [o for o in others if o.holder is one.holder]
    hangs = any(o.by == one.by.head for o in same)
    return marked(
        {
            "told by another": any(o.holder is not one.holder for o in outer),
            "within own words": any(o.holder is one.holder for o in outer),
            "told by the author": not outer,
            "quoted, told by nobody": quoted and not outer,
            "speaker goes on" if speaker is not one.holder else "own speech goes on": goes_on,
            "not the first of its holder": same and same[0] is not one,
            "hangs on another of its holder": hangs,
            f"hangs on another of its holder {one.by.dep_}": hangs,
            "holds others of its holder": any(o.by != one.by and one.by in {*o.by.ancestors} for o in same),
        }
    ) | {"others in the sentence": min(len({o.by.i for o in others}), 6) / 6}


def _of_weight(one: Assertion, setting: Setting) -> Features:
    """Whether it is on what the article is about, and words of judgement."""
    words = {*_stems(one.claim)}
    mean = sum(math.log(setting.counts.get(w, 1)) for w in words) / (len(words) or 1)
    return {"common words": mean, "title words": len(words & setting.title) / (len(setting.title) or 1)}


def _stems(text: str) -> list[str]:
    return [word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", text.lower())]
