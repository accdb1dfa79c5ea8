"""On which question somebody takes a side: what is no question, and what is said that takes none."""

from __future__ import annotations

import re

from summarizer.grounding.meetings.attendance import NOT_THERE
from summarizer.grounding.scene.forms import forms
from summarizer.plaintext import fold
from summarizer.summary import Actor

_STUDY = (
    r"(?:study|consider|examine|review|assess|weigh|explore|evaluate|look (?:at|into)|think (?:about|over))"
)
_STUDYING = (
    r"(?:studying|considering|examining|reviewing|assessing|weighing|exploring|evaluating"
    r"|looking (?:at|into)|thinking (?:about|over))"
)
_STILL_STUDIES = re.compile(
    rf"^[^,;]{{0,80}}?(?:\b(?:will|would)|'ll)(?: also| now| \w+ly)? {_STUDY}\b"
    rf"|^[^,;]{{0,80}}?\b(?:is|are|was|were|be|been)(?: also| now| still| \w+ly)? {_STUDYING}\b",
    re.I,
)
_ABSENT = re.compile(rf"^[^,;]{{1,60}}?{NOT_THERE}", re.I)
_LEANS = (
    r"(?:rul(?:e|es|ed|ing) out|oppos(?:e|es|ed|ing)|reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|against"
    r"|resist(?:s|ed|ing)?|declin(?:e|es|ed|ing)|support(?:s|ed|ing)?|favou?r(?:s|ed|ing)?|back(?:s|ed|ing)?)"
)


def no_question(issue: str, claim: str, holder: Actor) -> str:
    """Why issue and claim take no side on a question, or empty."""
    if fold(re.sub(r"^the ", "", issue, flags=re.I)) in {fold(form) for form in forms(holder)}:
        return f"the issue is {holder.name} itself"
    if _STILL_STUDIES.search(claim):
        return "who will study or consider something holds no position on it yet"
    return "that somebody was not there is a fact, no position" if _ABSENT.search(claim) else ""


def whole_question(issue: str, claim: str) -> str:
    """The issue with the deed that is for or against it: "selling it" of "ruled out selling it"."""
    found = re.search(rf"\b{_LEANS} (?P<deed>[a-z]+ing) {re.escape(issue)}(?!\w)", claim, re.I)
    return f"{found['deed']} {issue}" if found else issue
