"""A dossier as Markdown. What articles say is escaped, so that it stays text."""

from __future__ import annotations

from summarizer.dossier import Dossier
from summarizer.plaintext import one_line
from summarizer.render import dossier_words as words
from summarizer.render.html import environment
from summarizer.render.words import flagged


def render_markdown(dossier: Dossier) -> str:
    """The whole dossier, ending with a line break."""
    rendered = (
        environment(autoescape=False)
        .get_template("dossier.md.jinja")
        .render(
            dossier=dossier,
            sources={source.article.id: source for source in dossier.sources},
            actors={actor.id: actor for actor in dossier.actors},
            words=words,
            plain=plain,
            flagged=flagged,
        )
    )
    return rendered.strip() + "\n"


def plain(text: str) -> str:
    """`text` on one line with every character that Markdown or HTML could read as markup escaped."""
    escaped = one_line(text)
    for sign in "\\`*_[]<>#|~!$":
        escaped = escaped.replace(sign, f"\\{sign}")
    # An entity, and a web address that renderers would link by themselves.
    escaped = escaped.replace("&", "\\&").replace("://", "\\://").replace("www.", "www\\.")
    # Mail addresses are linked after escapes are gone: what joins words without a gap keeps "@" apart.
    return escaped.replace("@", "&#8288;@&#8288;")
