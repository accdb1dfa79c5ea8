"""A feed's items as articles, where it carries them whole, and as links, where it does not."""

from __future__ import annotations

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.plaintext import one_line
from summarizer.readers.feed import Entry, parse_feed
from summarizer.readers.items import Item, Link, failure, fitting
from summarizer.readers.url import same_site


def feed_items(data: bytes, source: str) -> list[Item | Link]:
    """A feed's items: articles where it carries them whole, links where it does not.

    What an item says stands for a page of the feed's own site only. Elsewhere the page itself has its say, or
    a feed could put its words in place of another site's article, its title or its date, which would then be
    "known already". A feed in a file has no site, so what it says stands for no page.

    Raises `InputError` for what is no feed; an empty item is a `Failure` among the others.
    """
    feed = parse_feed(data, source=source)
    return [_item(entry, feed.title, f"{source}#{n}") for n, entry in enumerate(feed.entries, 1)]


def _item(entry: Entry, outlet: str, place: str) -> Item | Link:
    try:
        return _entry(entry, outlet, place)
    except Exception as error:  # one item must not cost the others
        return failure(place, error)


def _entry(entry: Entry, outlet: str, place: str) -> Item | Link:
    if entry.refused:
        return failure(place, InputError(f"{one_line(place)}: {one_line(entry.refused)}"))
    on_the_web = "://" in place
    own = on_the_web and same_site(entry.link, place)
    if entry.text and (own or not (on_the_web and entry.link)):
        source, url = (entry.link or place, entry.link) if on_the_web else (place, "")
        about = {"title": entry.title, "outlet": outlet, "published": entry.published}
        return Article.of(fitting(entry.text, one_line(place)), source=source, url=url, **about)
    if entry.link:
        return Link(entry.link, entry.title, outlet, entry.published) if own else Link(entry.link)
    return failure(place, InputError(f"{one_line(place)}: the item has neither text nor link"))
