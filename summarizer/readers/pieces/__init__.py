"""Several stories in one text: a live blog, or a list of briefs. Each is an item of its own.

Read as one article, what one brief tells would be put on the day and into the mouth of another.
"""

from __future__ import annotations

from summarizer.article import Article
from summarizer.readers.pieces.briefs import briefs
from summarizer.readers.pieces.live import live
from summarizer.readers.pieces.piece import lines_of


def split(article: Article) -> list[Article]:
    """The stories in `article`, in order; the article itself where it is one.

    A piece's text is the part of the whole that it stands in; its source names the whole and its number.
    """
    lines = lines_of(article.text)
    found = live(lines) or briefs(lines)
    if not found:
        return [article]
    return [
        Article.of(
            article.text[piece.start : piece.end].strip(),
            source=f"{article.source}#{n}",
            title=piece.title,
            outlet=article.outlet,
            url=article.url,
            published=piece.day or article.published,
        )
        for n, piece in enumerate(found, 1)
    ]
