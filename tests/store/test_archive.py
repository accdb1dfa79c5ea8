"""Lists, search and export over a few finished articles."""

from collections.abc import Callable

import pytest

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.store import Store
from summarizer.store.index import entries
from summarizer.summary import Summary

Summarize = Callable[[Article], Summary]


@pytest.fixture
def full(store: Store, summarized: Summarize) -> Store:
    for text, day in (("Ruiz Lindqvist", "2026-02-03"), ("Ruiz Adeyemi", "2026-01-10"), ("Zoë Ushakov", "")):
        store.add(Article.of(f"{text} met.", source=text, title=f"On {text}", published=day), "f")
        claimed = store.claim("f", "me", 60)
        assert claimed is not None
        store.complete(claimed.key, "me", summarized(claimed.article))
    return store


def test_search_finds_names_places_issues_and_claims(full: Store) -> None:
    assert {hit.kind for hit in full.search("lindqvist")} == {"actor", "meeting", "summary"}
    assert [hit.title for hit in full.search("Lisbon Ruiz", kind="meeting", since="2026-02-01")] == [
        "On Ruiz Lindqvist"
    ]
    assert len(list(full.search("grain exports", kind="stance"))) == 3
    assert len(list(full.search("envoy", kind="actor"))) == 3
    (hit,) = full.search("zoe", kind="meeting")
    assert hit.label == "Zoë – Ushakov (Lisbon, confirmed)"


@pytest.mark.parametrize("words", ["", "  ", '"', "AND", "ruiz OR", "name:x", "(*", "-ruiz-", "NEAR(a b)"])
def test_a_query_is_words_never_syntax(full: Store, words: str) -> None:
    list(full.search(words))
    list(full.summaries(about=words))


def test_an_article_without_a_date_counts_by_when_it_was_seen(full: Store) -> None:
    assert [hit.title for hit in full.search("met", kind="summary", since="2026-02-04")] == ["On Zoë Ushakov"]


def test_summaries_come_with_their_articles(full: Store) -> None:
    found = list(full.summaries(about="Ruiz", since=None))
    assert [article.title for article, _ in found] == ["On Ruiz Lindqvist", "On Ruiz Adeyemi"]
    for article, summary in found:
        summary.check(article)
    assert len(list(full.summaries())) == 3
    assert [article.title for article, _ in full.summaries(since="2026-02-01")] == [
        "On Ruiz Lindqvist",
        "On Zoë Ushakov",
    ]


def test_of_two_summaries_of_an_article_the_newest_speaks(full: Store, summarized: Summarize) -> None:
    article = Article.of("Ruiz Lindqvist met.", source="x", published="2026-02-03")
    full.add(article, "changed prompt")
    claimed = full.claim("changed prompt", "me", 60)
    assert claimed is not None
    newer = summarized(article).model_copy(update={"headline": "Newer"})
    full.complete(claimed.key, "me", newer)
    assert len(list(full.summaries())) == 3
    assert len(list(full.search("lindqvist", kind="meeting"))) == 1
    found = full.find(article.id[:10]).summary
    assert found is not None
    assert found.headline == "Newer"


def test_find_wants_one_article(full: Store) -> None:
    row = next(full.rows(["done"]))
    assert full.find(row.article.upper()).title == "On Ruiz Lindqvist"
    assert full.find(row.key[:12]).title == "On Ruiz Lindqvist"
    for prefix, reason in (("zzzz", "not an id"), ("abc", "at least four"), ("0" * 12, "no such article")):
        with pytest.raises(InputError, match=reason):
            full.find(prefix)


def test_what_is_found_is_told_in_words(summarized: Summarize) -> None:
    made = summarized(Article.of("Ruiz Lindqvist met.", source="a"))
    silent = made.stances[0].model_copy(update={"position": "declines_to_comment"})
    told = {kind: label for _, kind, label in entries(made.model_copy(update={"stances": (silent,)}))}
    assert " declines to comment on " in told["stance"]
