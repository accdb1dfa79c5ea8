"""The words a reader sees for the values of a dossier; shared by all its renderings."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date

from summarizer.confidence import doubt
from summarizer.dossier.model import Dossier, DossierActor, DossierMeeting, DossierStance, Source
from summarizer.plaintext import fold

STATUS = {
    "confirmed": "Confirmed",
    "reported": "Reported",
    "planned": "Planned",
    "denied": "Denied",
    "disputed": "Disputed",
}
SAYS = {
    "confirms": "confirms it",
    "denies": "denies it",
    "neither_confirms_nor_denies": "neither confirms nor denies it",
    "declines_to_comment": "declines to comment",
}
POSITION = {
    "supports": "supports",
    "opposes": "opposes",
    "mixed": "mixed",
    "declines_to_comment": "declines to comment",
}
CHANNEL = {
    "in_person": "In person",
    "phone": "By phone",
    "video": "By video",
    "talks": "Talks",
    "unknown": "",
}
DIFFERENCE = {
    "status": "How certain it is",
    "date": "When",
    "place": "Where",
    "count": "How many",
    "first_since": "First since when",
    "part": "In which part",
    "position": "Which position",
}
_OF_CLAIMS = {"supports": "affirms", "opposes": "disputes"}
BY_MODEL = "joined by the model"
"""Marks what no rule joined, only a model's answer."""
CHANGE = {"": "", "differs": "sources differ", "changed": "changed over time"}


def held(position: str, issue: str) -> str:
    """How somebody stands on the issue: "supports" the toll, "affirms" that it ruins the port."""
    return (_OF_CLAIMS if issue.startswith("that ") else POSITION).get(position, POSITION[position])


def repeats(claim: str, issue: str) -> bool:
    """Whether the claim says no more than the issue does."""
    return fold(claim).strip(". ") in {fold(issue), fold(issue.removeprefix("that "))}


def day(iso: str, *, weekday: bool = False) -> str:
    """An ISO date as "3 Feb 2026", "Jul 2025" or "2025"; what is no date is returned as it is."""
    parts = iso.split("-")
    try:
        if len(parts) == 1:
            return iso
        if len(parts) == 2:
            return f"{calendar.month_abbr[int(parts[1])]} {int(parts[0])}"
        known = date.fromisoformat(iso[:10])
    except (ValueError, IndexError):
        return iso
    name = f"{calendar.day_abbr[known.weekday()]} " if weekday else ""
    return f"{name}{known.day} {calendar.month_abbr[known.month]} {known.year}"


def span(start: str, end: str, *, weekday: bool = False) -> str:
    """A span of ISO dates in words: "4–5 Feb 2026"."""
    if not end or end == start:
        return day(start, weekday=weekday)
    if start[:7] == end[:7] and len(start) == len(end) == 10:
        return f"{int(start[8:])}–{day(end)}"
    return f"{day(start)} – {day(end)}"


def when(meeting: DossierMeeting, *, weekday: bool = False) -> str:
    """The best date of a meeting, else the articles' own words, else "undated"."""
    if meeting.date:
        return span(meeting.date.start, meeting.date.end, weekday=weekday)
    return f"“{meeting.date_text}”" if meeting.date_text else "undated"


def listed(names: Sequence[str]) -> str:
    """Names as "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def people(ids: Sequence[str], actors: Mapping[str, DossierActor]) -> str:
    """Actors by their names, in a list."""
    return listed([actors[id_].name for id_ in ids])


def spelt(actor: DossierActor, article: str) -> str:
    """The name under which an article has an actor."""
    return next((wording.text for wording in actor.spellings if article in wording.articles), actor.name)


def outlets(articles: Sequence[str], sources: Mapping[str, Source]) -> str:
    """The labels of articles, each once, in a list."""
    return listed(list(dict.fromkeys(sources[article].label for article in articles)))


def main_meeting(dossier: Dossier) -> DossierMeeting | None:
    """The meeting the dossier turns on: told by most articles, then with most replies and evidence."""

    def weight(meeting: DossierMeeting) -> tuple[int, int, int]:
        return len(meeting.accounts), len(meeting.replies), sum(len(a.evidence) for a in meeting.accounts)

    return max(dossier.meetings, key=weight, default=None)


def unsure(item: DossierActor | DossierMeeting | DossierStance) -> str:
    """The mark of what no article tells surely, or empty."""
    match item:
        case DossierActor():
            return doubt(*item.mentions)
        case DossierMeeting():
            return doubt(*item.accounts)
        case DossierStance():
            return doubt(*item.views)


def model_pass(dossier: Dossier) -> str:
    """What a model was asked about doubtful pairs, in a sentence; empty where none was asked."""
    made = dossier.model_pass
    if made is None:
        return ""
    joined = sum(len(actor.joined_by_model) for actor in dossier.actors)
    joined += sum(len(meeting.joined_by_model) for meeting in dossier.meetings)
    joined += sum(len(stance.joined_by_model) for stance in dossier.stances)
    failed = f", {len(made.failures)} without an answer" if made.failures else ""
    asked = plural(made.asked, "doubtful pair")
    found = f"{plural(joined, 'join')} came of it, marked “{BY_MODEL}”"
    return f"{made.model} was asked about {asked}{failed}; {found}."


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 article", "2 articles"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
