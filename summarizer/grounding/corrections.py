"""What a second look found wrong, taken out of a summary: a field that can be spared, else the whole item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from summarizer.article import Article
from summarizer.plaintext import fold, one_line
from summarizer.summary import Actor, ClaimKind, Meeting, Rejection, Stance, Summary, SummarySentence

_BLANK: Mapping[str, object] = {
    "role": "", "affiliation": "", "aliases": (), "mediators": (), "channel": "unknown", "place": "",
    "topic": "", "comments": (), "reported_by": (), "quote": "",
}  # fmt: skip
Item = TypeVar("Item", Actor, Meeting, Stance)


class Objection(Protocol):
    """What is wrong with the item `id`: a field, its wrong words, and whether they are contradicted."""

    @property
    def id(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def verdict(self) -> str: ...


def corrected(article: Article, summary: Summary, objections: Sequence[Objection]) -> Summary:
    """The summary without what the objections name; every removal is noted or kept in `rejected`.

    Fields that a reader can do without are blanked. A participant who is objected to goes as long as two
    sides stay. Anything else that is wrong costs the item; a sentence of the summary gives way to the
    article's own.
    """
    found: dict[str, list[Objection]] = {}
    for objection in objections:
        found.setdefault(objection.id, []).append(objection)
    rejected = list(summary.rejected)
    names = {actor.id: actor.name for actor in summary.actors}

    def kept(kind: ClaimKind, items: Sequence[Item]) -> tuple[Item, ...]:
        left = []
        for item in items:
            mended = _mended(item, found.get(item.id, ()), names)
            if mended is None:
                claim = item.model_dump(mode="json", exclude={"evidence", "notes"})
                rejected.append(Rejection.of(kind, claim, _reason(found[item.id])))
            else:
                left.append(mended)
        return tuple(left)

    actors = tuple(_mended(actor, found.get(actor.id, ()), names) or actor for actor in summary.actors)
    meetings, stances = kept("meeting", summary.meetings), kept("stance", summary.stances)
    sentences: list[SummarySentence] = []
    for i, sentence in enumerate(summary.summary, 1):
        wrong = found.get(f"t{i}", [])
        sentences.append(_own(sentence, _reason(wrong)) if wrong else sentence)
        if wrong:
            rejected.append(Rejection.of("summary", {"text": sentence.text}, _reason(wrong)))
    headline = {}
    if against := found.get("headline"):
        rejected.append(Rejection.of("headline", {"text": summary.headline}, _reason(against)))
        opening = one_line(article[1]).split()
        headline["headline"] = " ".join(opening[:15]) + ("…" if len(opening) > 15 else "")
    return summary.model_copy(
        update={
            **headline,
            "actors": actors,
            "meetings": meetings,
            "stances": stances,
            "summary": tuple(sentences),
            "rejected": tuple(rejected),
        }
    )


def _mended(item: Item, objections: Sequence[Objection], names: Mapping[str, str]) -> Item | None:
    """The item without what is objected to, or None where it does not stand without it."""
    for objection in objections:
        change = _change(item, objection, names)
        if change is None:
            return None
        note = f"{objection.field}: {_reason([objection])}"
        item = item.model_copy(update={**change, "notes": (*item.notes, note)})
    return item


def _change(
    item: Actor | Meeting | Stance, objection: Objection, names: Mapping[str, str]
) -> dict[str, object] | None:
    field = objection.field
    if isinstance(item, Meeting) and field == "date":
        return {"date_text": "", "date_start": "", "date_end": ""}
    if isinstance(item, Meeting) and field == "status":
        return _other_status(item)
    if isinstance(item, Meeting) and field == "participants":
        left = tuple(p for p in item.participants if not _is_meant(names[p], objection.words))
        return {"participants": left} if 2 <= len(left) < len(item.participants) else None
    if isinstance(item, Meeting) and field == "comments":
        stay = tuple(c for c in item.comments if not _is_meant(names[c.by], objection.words))
        return {"comments": stay if len(stay) < len(item.comments) else ()}
    if field in _BLANK and field in type(item).model_fields:
        return {field: _BLANK[field]}
    return {} if isinstance(item, Actor) else None


def _other_status(meeting: Meeting) -> dict[str, object] | None:
    """One step down for "confirmed"; back up where it was grounding that took "confirmed" away."""
    if meeting.status == "confirmed":
        return {"status": "reported"}
    if meeting.status == "reported":
        lowered = any(note.startswith("status: only reported") for note in meeting.notes)
        return {"status": "confirmed"} if lowered else {}
    return None


def _is_meant(name: str, words: str) -> bool:
    return bool(words) and (fold(name) in fold(words) or fold(words) in fold(name))


def _own(sentence: SummarySentence, reason: str) -> SummarySentence:
    """The article's own sentence for one that does not hold."""
    own = sentence.evidence[0]
    note = f"the article's own sentence, for one of the model's: {reason}"
    return SummarySentence(text=one_line(own.text), notes=(*sentence.notes, note), evidence=(own,))


def _reason(objections: Sequence[Objection]) -> str:
    first = objections[0]
    said = "its sentences say otherwise" if first.verdict == "contradicted" else "its sentences do not say so"
    return f"second look: {said}" + (f" (“{one_line(first.words)[:80]}”)" if first.words else "")
