"""How sure an item of a summary is, and summaries without what is less sure than somebody wants."""

from __future__ import annotations

from summarizer.summary import Summary, Weighed

SURE = 0.6
"""Below it text and pages say how likely an item is right."""


def doubt(*told: Weighed) -> str:
    """The mark of an item that is sure in none of the places where it is told, or empty."""
    known = [one.confidence for one in told if one.confidence is not None]
    if len(known) < len(told) or not known or max(known) >= SURE:
        return ""
    return f"unsure: {max(known):.0%} likely"


def surest(summary: Summary, least: float) -> Summary:
    """The summary without items that are known to be less sure than `least`; who others need stays."""

    def sure(item: Weighed) -> bool:
        return item.confidence is None or item.confidence >= least

    meetings = tuple(m for m in summary.meetings if sure(m))
    stances = tuple(s for s in summary.stances if sure(s))
    needed = {i for m in meetings for i in (*m.participants, *m.mediators, *m.reported_by)}
    needed |= {comment.by for m in meetings for comment in m.comments}
    needed |= {i for s in stances for i in (s.holder, *s.reported_by)}
    kept = [a for a in summary.actors if a.id in needed or sure(a)]
    needed |= {a.id for a in kept} | {a.affiliation for a in kept}
    actors = tuple(a for a in summary.actors if a.id in needed)
    known = {a.id for a in actors}
    actors = tuple(a if a.affiliation in known else a.model_copy(update={"affiliation": ""}) for a in actors)
    return summary.model_copy(update={"actors": actors, "meetings": meetings, "stances": stances})
