from __future__ import annotations

from typing import Any

from summarizer.article import Article
from summarizer.confidence import doubt, surest
from summarizer.dossier import build
from summarizer.render.dossier_markdown import render_markdown as dossier_markdown
from summarizer.render.dossier_text import render_text as dossier_text
from summarizer.render.html import article_page, dossier_page
from summarizer.render.markdown import render_markdown
from summarizer.render.text import render_text
from summarizer.summary import ArticleFacts, Evidence, Summary
from tests.summarizer_eval.builders import actor, meeting, stance, summary


def weighed(**confidence: float | None) -> Summary:
    people = [actor("Ana Lund", id="ana"), actor("Bo Reyes", id="bo")]
    meetings = [meeting(["ana", "bo"], id=one) for one in ("oslo", "call")]
    stances = [stance("ana", "the new toll on ferries", id="toll")]
    known = {one: confidence[one] for one in confidence}

    def sure(items: list[Any]) -> list[Any]:
        return [item.model_copy(update={"confidence": known.get(item.id)}) for item in items]

    return summary(sure(people), sure(meetings), sure(stances))


def ids(items: Any) -> list[str]:
    return [item.id for item in items]


def test_what_is_less_sure_is_left_out_and_who_is_needed_stays() -> None:
    summary = weighed(oslo=0.9, call=0.4, toll=0.7, ana=0.2)
    kept = surest(summary, 0.6)
    assert ids(kept.meetings) == ["oslo"]
    assert ids(kept.stances) == ["toll"]
    assert "ana" in ids(kept.actors)
    assert ids(surest(summary, 0.0).meetings) == ["oslo", "call"]


def test_an_unknown_confidence_is_never_too_low() -> None:
    assert ids(surest(weighed(), 1.0).meetings) == ["oslo", "call"]


def test_only_what_is_unsure_is_marked() -> None:
    summary = weighed(oslo=0.9, call=0.41)
    assert [doubt(m) for m in summary.meetings] == ["", "unsure: 41% likely"]
    for page in (render_text(summary, width=100), render_markdown(summary)):
        assert page.count("unsure: 41") == 1


def told(text: str, met: float, held: float) -> tuple[Article, Summary]:
    """An article with a meeting and a position of these confidences."""
    article = Article.of(text, source="a.txt")
    where = (Evidence(start=0, end=3, text=article.text[:3]),)
    made = weighed()
    people = [one.model_copy(update={"evidence": where}) for one in made.actors]
    call = made.meetings[0].model_copy(update={"evidence": where, "confidence": met})
    toll = made.stances[0].model_copy(update={"evidence": where, "confidence": held})
    return article, made.model_copy(
        update={
            "article": ArticleFacts.of(article),
            "headline_evidence": (),
            "summary": (),
            "actors": tuple(people),
            "meetings": (call,),
            "stances": (toll,),
        }
    )


def test_a_dossier_marks_what_no_article_tells_surely() -> None:
    """One mark and one rule, in text, Markdown and HTML, of one article and of several."""
    one, other = told("One day.", 0.31, 0.32), told("Two days.", 0.9, 0.43)
    page = article_page(*one)
    assert page.count("unsure: 31% likely") == page.count("unsure: 32% likely") == 1
    both = build([one, other], None)
    pages = dossier_text(both), dossier_markdown(both), dossier_page(both, [one[0], other[0]])
    for page in pages:
        assert page.count("unsure: 43% likely") == page.count("unsure:") == 1
