"""Pages: a dossier, or one article, as one self-contained HTML file.

Every text from an article goes through Jinja's autoescaping and `plaintext.visible`; the page loads nothing
(a Content-Security-Policy allows only its own style and script, by hash) and reads the same without script.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summarizer.article import Article
from summarizer.dossier import Dossier, build, publisher
from summarizer.dossier.model import DossierStance
from summarizer.plaintext import visible
from summarizer.render import dossier_words as words
from summarizer.render.dossier_graph import NARROW, WIDE, draw
from summarizer.render.dossier_spans import numbered, paragraphs, spans_by_article
from summarizer.render.words import duration, flagged, money
from summarizer.summary import Summary

if TYPE_CHECKING:
    from jinja2 import Environment

_COLUMNS, _ROWS = 12, 60
"""Holders and questions the table of positions shows at most; the list below it shows all."""
_TEMPLATES = Path(__file__).with_name("templates")


def article_page(article: Article, summary: Summary) -> str:
    """The page of one article. Raises `ValueError` unless `summary` is of `article`."""
    summary.check(article)
    return _page(build([(article, summary)], None), [article], summary)


def dossier_page(dossier: Dossier, articles: Iterable[Article]) -> str:
    """The page of a dossier. Raises `ValueError` when the text of one of its articles is missing."""
    return _page(dossier, articles, None)


def _page(dossier: Dossier, articles: Iterable[Article], single: Summary | None) -> str:
    texts = {article.id: article for article in articles}
    if missing := [source.label for source in dossier.sources if source.article.id not in texts]:
        raise ValueError(f"no text for {', '.join(missing)}")
    sources = {source.article.id: source for source in dossier.sources}
    number = {id_: n for n, id_ in enumerate(sources, 1)}
    spans = spans_by_article(dossier)
    passages = numbered(spans)
    style = (_TEMPLATES / "style.css").read_text(encoding="utf-8")
    script = (_TEMPLATES / "page.js").read_text(encoding="utf-8")
    return (
        environment()
        .get_template("page.html.jinja")
        .render(
            dossier=dossier,
            single=single,
            sources=sources,
            number=number,
            passages=passages,
            actors={actor.id: actor for actor in dossier.actors},
            meetings={meeting.id: meeting for meeting in dossier.meetings},
            stances={stance.id: stance for stance in dossier.stances},
            main=words.main_meeting(dossier),
            drawings=[("wide", draw(dossier, WIDE)), ("narrow", draw(dossier, NARROW))],
            table=_Table.of(dossier.stances),
            bodies={id_: paragraphs(texts[id_].text, spans[id_]) for id_ in sources},
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
            words=words,
            duration=duration,
            money=money,
            flagged=flagged,
            languages={id_: texts[id_].language for id_ in sources},
        )
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """Stances by holder, those with most first; `cells` by question and holder, for what the table shows."""

    by_holder: dict[str, list[DossierStance]]
    questions: list[str]
    holders: list[str]
    cells: dict[tuple[str, str], DossierStance]

    @classmethod
    def of(cls, stances: Iterable[DossierStance]) -> _Table:
        held: dict[str, list[DossierStance]] = {}
        for stance in stances:
            held.setdefault(stance.holder, []).append(stance)
        by_holder = {holder: held[holder] for holder in sorted(held, key=lambda h: (-len(held[h]), h))}
        holders = list(by_holder)[:_COLUMNS]
        # A question several holders answer comes first; the rest follow their holder.
        answered: dict[str, list[int]] = {}
        for rank, holder in enumerate(holders):
            for stance in by_holder[holder]:
                answered.setdefault(stance.question, []).append(rank)
        questions = sorted(answered, key=lambda q: (-len(answered[q]), min(answered[q])))[:_ROWS]
        cells = {(stance.question, h): stance for h in holders for stance in by_holder[h]}
        return cls(by_holder, questions, holders, cells)


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _web(url: str) -> str:
    """`url` if it is a plain web address, else empty: no other scheme becomes a link."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


@cache
def environment(*, autoescape: bool = True) -> Environment:
    """The templates beside this file; every value is shown without control and bidi characters."""
    import jinja2  # noqa: PLC0415  only pages need it
    from markupsafe import Markup  # noqa: PLC0415

    def shown(value: object) -> object:
        return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=autoescape,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown,
    )
    environment.filters["web"] = _web
    environment.filters["publisher_of"] = publisher
    environment.tests["of_kind"] = str.startswith
    return environment
