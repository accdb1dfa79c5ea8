"""How certain a line is: what its sentences only report, wish or plan it must not tell as a fact."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.grounding.lines import retelling_abroad
from summarizer.grounding.lines.retelling import nearest
from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.scene.telling import is_attributed, is_hearsay, tellers
from summarizer.grounding.words.cues import AHEAD, HELD, cue
from summarizer.grounding.words.wording import stems
from summarizer.plaintext import fold

_WISHED = re.compile(
    r"\b(?:must|should|could|may|might|ought to|wants?|wanted|demand(?:s|ed|ing)?|urg(?:es|ed|ing)"
    r"|(?:call(?:s|ed|ing)?|ask(?:s|ed|ing)?|push(?:es|ed|ing)?) for|promised?|seeks?)\b"
)
_REACH = 110  # characters in which a word of wishing governs what stands behind it
_WILL = re.compile(r"\b(?:will|'ll)(?! not\b) ((?:\w+ ){0,2}\w+)")
_DONE = cue("got won obtained secured achieved brought managed_to succeeded already has_been_given")
"""What was wished for has come about."""
_PARTS = re.compile(r";|, (?:while|where|and|as|but|which)\b|\b(?:while|where)\b")
_LEAST = 3  # content words of a part that is held against a sentence of its own
_TELLS = cue(
    """
    said says? report(?:s|ed|ing)? according_to told tells? cit(?:es|ed|ing) wrote writes announce[ds]?
    claim(?:s|ed) confirm(?:s|ed) acknowledge[ds]?
    """
)
_HAPPENED = cue("met held took_place followed gathered hosted visited dined spoke talked chaired already")
_OPEN = re.compile(r"\b(?:should|would|could|may|might|must|wants?|hopes?)\b")


def overstates(line: str, cited: Sequence[int], scene: Scene) -> str:
    """Why the line states as a fact what its sentences only report, or empty."""
    if scene.text.tongue:
        return retelling_abroad.overstates(line, cited, scene.text)
    if reason := foretells(line, cited, scene) or _told_as_done(line, cited, scene):
        return reason
    if reason := _unattributed(line, cited, scene):
        return reason
    if is_attributed(line) or _names_medium(line, scene):
        return ""
    told = nearest(line, scene.text, cited)
    hearsay = [n for n in told if is_hearsay(scene.text.plain[n]) and _is_of_report(scene, n)]
    if told and len(hearsay) == len(told):
        return "it states as a fact what the article only reports"
    return ""


def _is_of_report(scene: Scene, n: int) -> bool:
    """Whether the whole sentence is somebody's report: its source opens or closes it, or "reportedly"."""
    plain = scene.text.plain[n]
    if re.search(
        r"\b(?:reportedly|allegedly)\b|^according to|, according to [^,]+\.?$|, citing\b", plain, re.I
    ):
        return True
    kinds = {
        scene.mentions.actors[t.actor].kind for t in tellers(scene, n) if t.actor in scene.mentions.actors
    }
    return bool(kinds) and kinds <= {"media", "group"} and is_hearsay(plain)


def foretells(line: str, cited: Sequence[int], scene: Scene) -> str:
    """Why the line tells as coming or as done what its sentences only wish, or empty."""
    told = [fold(scene.text.plain[n]) for n in cited if n in scene.text.plain]
    here = " ".join(told)
    for will in _WILL.finditer(fold(line)):
        verb = {*stems(will[1])[:1]}
        governed = any(
            verb & {*stems(re.split(r"[.;]", plain[wish.end() : wish.end() + _REACH])[0])}
            for plain in told
            for wish in _WISHED.finditer(plain)
        )
        if verb and governed and not any(verb & {*stems(w[1])} for w in _WILL.finditer(here)):
            return "it foretells what its sentences only wish"
    done = _DONE.search(line)
    if done and _WISHED.search(here) and not _DONE.search(here) and done[0].lower() not in here:
        return "it tells as done what its sentences only wish"
    return ""


def _told_as_done(line: str, cited: Sequence[int], scene: Scene) -> str:
    """Why a part of the line tells as past what its sentence only looks ahead to, or empty."""
    for part, n in _parts(line, cited, scene):
        plain = scene.text.plain[n]
        ahead = AHEAD.search(plain) and not HELD.search(plain)
        if ahead and _HAPPENED.search(part) and not AHEAD.search(part) and not _OPEN.search(part):
            return "it tells as done what lies ahead"
    return ""


def _unattributed(line: str, cited: Sequence[int], scene: Scene) -> str:
    """Why a part of the line leaves out the medium that its sentence is told by, or empty."""
    before = ""
    for part, n in _parts(line, cited, scene):
        before += part
        media = [t for t in tellers(scene, n) if scene.mentions.actors[t.actor].kind == "media"]
        reported = media and media[0].mention.start < len(scene.text.plain[n]) / 3
        told = is_hearsay(line) or _TELLS.search(before) or _names_medium(before, scene)
        if reported and not told:
            return "it states as a fact what the article only reports"
    return ""


def _names_medium(words: str, scene: Scene) -> bool:
    """Whether the words name a medium of the article: "French media: …"."""
    kinds = scene.mentions.actors
    return any(kinds[actor].kind == "media" and form in words for form, actor in scene.mentions.forms)


def _parts(line: str, cited: Sequence[int], scene: Scene) -> list[tuple[str, int]]:
    """The parts of the line of some length, each with the one sentence that it retells."""
    found = []
    for part in _PARTS.split(line):
        wanted = {*stems(part)}
        shared = {n: len(wanted & scene.text.stems([n])) for n in cited if n in scene.text.plain}
        best = [n for n in shared if shared[n] == max(shared.values())]
        if len(best) == 1 and len(wanted) >= _LEAST:
            found.append((part, best[0]))
    return found
