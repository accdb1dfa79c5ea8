"""What an anchor answered, item by item, and the `Summary` that this generously becomes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeVar

from pydantic import BaseModel
from summarizer_eval.cases import locate
from summarizer_eval.floors import empty
from summarizer_eval.similarity import words

from summarizer.article import Article
from summarizer.grounding.days.dates import resolve
from summarizer.names import bare, is_short_for
from summarizer.plaintext import one_line
from summarizer.summary import Actor, ActorKind, Channel, Evidence, Meeting, Position, Stance, Status, Summary

Value = str | list[str]
C = TypeVar("C", bound=str)


class Row(BaseModel):
    """One item as an anchor gave it; `start` and `end` are its characters, where the tool says them."""

    kind: Literal["actor", "meeting", "stance"]
    quote: str
    attributes: dict[str, Value] = {}
    start: int | None = None
    end: int | None = None


def clean(attributes: object) -> dict[str, Value]:
    """Attributes as text or lists of text; what is null, nested or missing is left out."""
    if not isinstance(attributes, dict):
        return {}
    return {
        str(key): [str(one) for one in value] if isinstance(value, list) else str(value)
        for key, value in attributes.items()
        if value is not None and not isinstance(value, dict)
    }


def summary_of(article: Article, rows: Sequence[Row]) -> Summary:
    """The rows as a summary. Who takes part in or holds something becomes an actor if no row names one."""
    cast = Cast(article)
    for row in rows:
        if row.kind == "actor":
            cast.add(row)
    meetings = {_key(row): _meeting(article, row, cast) for row in rows if row.kind == "meeting"}
    holds = [row for row in rows if row.kind == "stance" and _text(row, "holder")]
    stances = {_key(row): _stance(article, row, cast) for row in holds}
    return Summary.model_validate(
        empty(article).model_dump()
        | {
            "actors": cast.actors(),
            "meetings": [one.model_copy(update={"id": f"m{n}"}) for n, one in enumerate(meetings.values())],
            "stances": [one.model_copy(update={"id": f"s{n}"}) for n, one in enumerate(stances.values())],
        }
    )


class Cast:
    """The actors of one article: rows that name the same one are joined, names need not be equal."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._rows: list[list[Row]] = []

    def add(self, row: Row) -> None:
        at = self._find(_name(row), _choice(row, "kind", ActorKind, "person") == "person")
        if at is None:
            self._rows.append([row])
        else:
            self._rows[at].append(row)

    def id(self, name: str) -> str:
        """The actor `name` stands for; a new one where there is none."""
        at = self._find(name, True)
        if at is None:
            at = len(self._rows)
            self._rows.append([Row(kind="actor", quote=name, attributes={"name": name, "kind": "group"})])
        return f"a{at}"

    def actors(self) -> tuple[Actor, ...]:
        return tuple(self._actor(f"a{at}", rows) for at, rows in enumerate(self._rows))

    def _find(self, name: str, short: bool) -> int | None:
        """Whoever bears the name; else, with `short`, the one person or acronym it can be short for."""
        equal = [at for at, rows in enumerate(self._rows) if bare(name) in map(bare, _forms(rows))]
        if equal or not short:
            return equal[0] if equal else None
        alike = [
            at
            for at, rows in enumerate(self._rows)
            if _choice(rows[0], "kind", ActorKind, "person") == "person" or name.isupper()
            if any(is_short_for(name, form) or is_short_for(form, name) for form in _forms(rows))
        ]
        return alike[0] if len(alike) == 1 else None

    def _actor(self, name_id: str, rows: Sequence[Row]) -> Actor:
        name = max(map(_name, rows), key=len)
        affiliation = _text(rows[0], "affiliation")
        at = self._find(affiliation, False) if affiliation else None
        return Actor(
            id=name_id,
            name=name,
            aliases=tuple(dict.fromkeys(form for form in _forms(rows) if form != name)),
            kind=_choice(rows[0], "kind", ActorKind, "person"),
            role=_text(rows[0], "role"),
            affiliation="" if at is None else f"a{at}",
            evidence=tuple(span for row in rows for span in evidence(self._article, row)),
        )


def evidence(article: Article, row: Row) -> tuple[Evidence, ...]:
    """Where the row stands in the article: by the tool's own characters, else by its quote; or nowhere."""
    span = (
        (row.start, row.end) if row.start is not None else locate(row.quote.strip(" \"'“”…."), article.text)
    )
    if span is None or span[0] is None or span[1] is None or span[0] >= span[1]:
        return ()
    return (Evidence(start=span[0], end=span[1], text=article.text[span[0] : span[1]]),)


def _meeting(article: Article, row: Row, cast: Cast) -> Meeting:
    date, status = _text(row, "date"), _choice(row, "status", Status, "confirmed")
    start, end = resolve(date, article.published, planned=status == "planned") if date else ("", "")
    return Meeting(
        id="",
        participants=tuple(dict.fromkeys(map(cast.id, _several(row, "participants")))),
        mediators=tuple(dict.fromkeys(map(cast.id, _several(row, "mediators")))),
        channel=_choice(row, "channel", Channel, "unknown"),
        date_text=date,
        date_start=start,
        date_end=end,
        place=_text(row, "place"),
        topic=_text(row, "topic"),
        status=status,
        evidence=evidence(article, row),
    )


def _stance(article: Article, row: Row, cast: Cast) -> Stance:
    return Stance(
        id="",
        holder=cast.id(_text(row, "holder")),
        issue=_text(row, "issue"),
        position=_choice(row, "position", Position, "mixed"),
        claim=_text(row, "claim") or row.quote,
        evidence=evidence(article, row),
    )


def _key(row: Row) -> str:
    """Equal for rows that say the same, wherever they stand: a model that cannot stop repeats itself."""
    return row.model_copy(update={"start": None, "end": None}).model_dump_json()


def _name(row: Row) -> str:
    return _text(row, "name") or one_line(row.quote)


def _forms(rows: Sequence[Row]) -> list[str]:
    return [form for row in rows for form in (_name(row), *_several(row, "aliases"))]


def _text(row: Row, key: str) -> str:
    value = row.attributes.get(key, "")
    return one_line(", ".join(value) if isinstance(value, list) else value)


def _several(row: Row, key: str) -> list[str]:
    value = row.attributes.get(key, [])
    parts = value if isinstance(value, list) else value.replace(" and ", ",").replace(";", ",").split(",")
    return [name for name in map(one_line, parts) if name]


def _choice(row: Row, key: str, allowed: Any, default: C) -> C:
    """The value of a closed field, its spelling forgiven; `default` where the tool left the list."""
    said = _text(row, key).lower().replace(" ", "_").replace("-", "_")
    return next((one for one in allowed.__args__ if one == said), default)


def invented(article: Article, summary: Summary) -> list[str]:
    """Names of actors with a word that stands nowhere in the article (words cut to five letters)."""
    there = words(article.text)
    return [actor.name for actor in summary.actors if not words(actor.name) <= there]
