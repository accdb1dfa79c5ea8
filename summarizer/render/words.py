"""The words in which one summary is told to people; shared by its text and Markdown renderings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from summarizer.plaintext import fold, one_line
from summarizer.render.dossier_words import CHANNEL, SAYS, listed, plural, span
from summarizer.summary import Actor, ArticleFacts, Evidence, Meeting, Stance, Summary, Suspicion

KINDS = {
    "person": "People",
    "state": "States",
    "organization": "Organizations",
    "media": "Media",
    "group": "Groups",
}
_FLAGGED = 240  # characters
_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a summary's actors by their ids."""

    of: Mapping[str, str]

    def listed(self, ids: Iterable[str]) -> str:
        """The names as "A", "A and B", "A, B and C"."""
        return listed([self.of[id_] for id_ in ids])

    def via(self, chain: Iterable[str]) -> str:
        """How a report reaches the article: "via Bloomberg, citing anonymous sources", or empty."""
        names = [self.of[id_] for id_ in chain]
        return f"via {', citing '.join(names)}" if names else ""


def names(summary: Summary) -> Names:
    """The names to show for the ids in `summary`."""
    return Names({actor.id: actor.name for actor in summary.actors})


def facts(article: ArticleFacts) -> str:
    """Where and when the article appeared, as far as is known."""
    known = [article.outlet, span(article.published, "") if article.published else "", article.source]
    return " · ".join(part for part in known if part)


def by_kind(actors: Iterable[Actor]) -> Iterator[tuple[str, list[Actor]]]:
    """The actors under the heading of their kind, in the article's order; only kinds that occur."""
    listed_actors = list(actors)
    for kind, heading in KINDS.items():
        if some := [actor for actor in listed_actors if actor.kind == kind]:
            yield heading, some


def about(actor: Actor, known: Names) -> str:
    """An actor's role and whom it acts for."""
    affiliation = known.of[actor.affiliation] if actor.affiliation else ""
    if not actor.role:
        return f"acts for {affiliation}" if affiliation else ""
    return " · ".join(part for part in (actor.role, affiliation) if part)


def other_names(actor: Actor) -> list[str]:
    """The aliases that tell more than the role and a part of the name do, "U.S." and "U.S" once."""
    own = (fold(actor.name), fold(actor.role))
    kept = {fold(alias).rstrip("."): alias for alias in reversed(actor.aliases)}
    return [alias for key, alias in reversed(kept.items()) if not any(key in known for known in own)]


def when(meeting: Meeting) -> str:
    """When a meeting was: "Tue 3 Feb 2026", "Jul 2025 (“July”)", or the article's own words."""
    if not meeting.date_start:
        return meeting.date_text
    exact = span(meeting.date_start, meeting.date_end, weekday=fold(meeting.date_text) in _DAYS)
    told = fold(meeting.date_text)
    known = not told or told in _DAYS or fold(exact).split()[-1] in told.split()
    return exact if known else f"{exact} (“{meeting.date_text}”)"


def circumstances(meeting: Meeting) -> str:
    """When, where and how, in one line."""
    channel = CHANNEL[meeting.channel].lower()
    return " · ".join(part for part in (when(meeting), meeting.place, channel) if part)


def comments(meeting: Meeting, known: Names) -> list[str]:
    """Who says what on whether it took place: "Kremlin neither confirms nor denies it"."""
    said: dict[str, list[str]] = {}
    for comment in meeting.comments:
        said.setdefault(SAYS[comment.says], []).append(comment.by)
    return [f"{known.listed(by)}: {what}" for what, by in said.items()]


def by_holder(stances: Iterable[Stance]) -> dict[str, list[Stance]]:
    """The stances under their holders' ids, in the order in which holders first appear."""
    held: dict[str, list[Stance]] = {}
    for stance in stances:
        held.setdefault(stance.holder, []).append(stance)
    return held


def flagged(suspicion: Suspicion) -> str:
    """A passage that is no news as it is shown: cut to a length at which it can be judged."""
    words = one_line(suspicion.evidence.text)
    shown = words if len(words) <= _FLAGGED else f"{words[:_FLAGGED].rstrip()}…"
    return f"{suspicion.why}: “{shown}”"


def footer(summary: Summary) -> list[str]:
    """What was left out, and how the summary came to be."""
    use = summary.provenance
    lines = [f"Incomplete: {failure}" for failure in use.failures]
    if summary.rejected:
        left_out = plural(len(summary.rejected), "claim of the model", "claims of the model")
        lines.append(f"{left_out} left out: not borne out by the text; --format json tells which.")
    tokens = use.prompt_tokens + use.completion_tokens
    cost = f"{plural(use.calls, 'call')}, {tokens:,} tokens, {duration(use.seconds)}" + money(use.cost)
    return [*lines, f"{use.model}, strategy {use.strategy}: {cost}. summarize {use.version}"]


def duration(seconds: float) -> str:
    """How long something took: "38 s", "1 min 38 s", "2 h 5 min"."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    return (
        f"{whole // 60} min {whole % 60} s" if whole < 3600 else f"{whole // 3600} h {whole // 60 % 60} min"
    )


def money(cost: float | None) -> str:
    """A cost as the rest of a list; nothing where no prices were set. Its currency is that of the prices."""
    return "" if cost is None else f", costing {cost:.4f}"


class Notes:
    """Numbers for pieces of evidence: each span once, from 1, in the order in which they are asked for."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, int], int] = {}
        self.listed: list[tuple[int, Evidence]] = []

    def marks(self, evidence: Iterable[Evidence]) -> str:
        """The numbers of `evidence` as "[1][4]"."""
        return "".join(f"[{number}]" for number in sorted({self._number(span_) for span_ in evidence}))

    def _number(self, evidence: Evidence) -> int:
        key = (evidence.start, evidence.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self.listed.append((self._numbers[key], evidence))
        return self._numbers[key]
