"""What sentences of other languages than English tell, by their closed classes of words.

English is held to what stands beside what (`telling`, `bonds`). Here nothing knows a grammar: what belongs
together stands in one sentence or the next, and a word of the class must be there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.extraction import MeetingClaim
from summarizer.grounding.words.tongues import Tongue
from summarizer.grounding.words.wording import content_words, stems
from summarizer.language import SMALL_WORDS
from summarizer.plaintext import fold, is_unspaced
from summarizer.summary import Actor, Says, Status

if TYPE_CHECKING:
    from summarizer.grounding.scene.roster import Mentions, Scene
    from summarizer.grounding.scene.text import Text

_MAX_GAP = 90  # characters between a name and its role
_CARRIED = 4  # sentences over which a subject need not be named again
_SHARED = 4  # letters that a name and an adjective from it have in common


def carried(mentions: Mentions, n: int, abroad: Tongue) -> set[str]:
    """Who may be meant in sentence `n` without a name: most languages leave a subject out that is clear."""
    found = set().union(*(mentions.ids(n - back) for back in range(_CARRIED + 1)))
    if abroad.collective.search(mentions.text.folded.get(n, "")):
        before = set().union(*(mentions.ids(m) for m in mentions.text.plain if m <= n))
        found |= {a for a in before if mentions.actors[a].kind != "media"}
    return found


def tells(scene: Scene, n: int, actor: str, abroad: Tongue) -> bool:
    """Whether sentence `n` has a word of telling and names the actor, or may mean them."""
    folded = scene.text.folded.get(n, "")
    telling = abroad.speech.search(folded) or abroad.hearsay.search(folded)
    return bool(telling) and (actor in scene.mentions.ids(n) or actor in scene.mentions.ids(n - 1))


def passes_on(scene: Scene, near: Sequence[int], actor: str) -> bool:
    """Whether one of the sentences may be the words or the report of the actor."""
    other = scene.text.tongue
    return other is not None and any(tells(scene, n, actor, other) for n in near)


def status(
    claim: MeetingClaim, scene: Scene, numbers: Sequence[int], acknowledged: bool, notes: list[str]
) -> Status:
    """The status that is claimed of a meeting that nobody denies, never above what is only hearsay."""
    if claim.status == "planned":
        return "planned"
    if acknowledged:
        return "confirmed"
    hearsay = all(is_hearsay(scene, n) for n in numbers)
    if claim.status == "confirmed" and hearsay and claim.reported_by:
        notes.append("status: only reported by others, not confirmed")
        return "reported"
    return claim.status


def is_hearsay(scene: Scene, n: int) -> bool:
    other = scene.text.tongue
    return other is not None and bool(other.hearsay.search(scene.text.folded.get(n, "")))


def says(scene: Scene, n: int, actor: str, what: Says, abroad: Tongue) -> bool:
    """Whether sentence `n` has words for the comment, and names the actor or their side, or nobody."""
    folded = scene.text.folded.get(n, "")
    classes = {
        "confirms": abroad.confirms,
        "denies": abroad.denies,
        "neither_confirms_nor_denies": abroad.neither,
        "declines_to_comment": abroad.declines,
    }
    if not classes[what].search(folded):
        return False
    named = scene.mentions.ids(n) or scene.mentions.present(n)
    return bool(scene.roster.sides([actor]) & named)


def is_beside(text: Text, mentions: Mentions, actor: Actor, words: str) -> bool:
    """Whether the words stand in a sentence with the actor's name, and no other person's between them."""
    for n in text.plain:
        here = mentions.at(n)
        spans = list(text.find(n, words))
        for mention in (m for m in here if m.actor == actor.id):
            for start, end in spans:
                first, last = min(mention.end, end), max(mention.start, start)
                others = [
                    m
                    for m in here
                    if m.actor != actor.id
                    and mentions.actors[m.actor].kind == "person"
                    and first <= m.start
                    and m.end <= last
                ]
                if last - first <= _MAX_GAP and not others:
                    return True
    return False


def acts_for(text: Text, mentions: Mentions, actor: Actor, owner: Actor) -> bool:
    """Whether the body is named with the actor, shortly before, or by a word made from its name."""
    if fold(owner.name) in fold(f"{actor.name} {actor.role}"):
        return True
    made = _made_from(owner.name)
    owned = {*text.sentences_with([owner.name, *owner.aliases])}
    return any(
        owned & {n - 2, n - 1, n} or (made and made.search(text.folded[n]))
        for n in text.plain
        if actor.id in mentions.ids(n)
    )


def _made_from(name: str) -> re.Pattern[str] | None:
    """Words that open as the name does: "tolmarien" and "Tolmarie"."""
    folded = fold(name)
    if is_unspaced(folded) or " " in folded or len(folded) <= _SHARED:
        return None
    return re.compile(rf"(?<!\w){re.escape(folded[: max(_SHARED, len(folded) - 2)])}")


def is_another_form(text: Text, mentions: Mentions, actor: Actor, form: str) -> bool:
    """Whether the form shares a word with the name, or stands in a sentence beside one that has the name."""
    if {*stems(form, text.language)} & {*stems(actor.name, text.language)}:
        return True
    if not content_words(form, text.language):
        return False
    named = {n for n in text.plain if actor.id in mentions.ids(n)}
    return any(named & {n - 2, n - 1, n, n + 1, n + 2} for n in text.sentences_with([form]))


def contradicts(claim: str, position: str, abroad: Tongue) -> bool:
    """Whether a claim plainly leans to the other side than `position`."""
    said = fold(claim)
    if position == "declines_to_comment":
        return not abroad.declines.search(said)
    if position == "opposes":
        against = abroad.against.search(said) or abroad.negation.search(said)
        return bool(abroad.favours.search(said)) and not against
    return False


def is_translated(line: str, text: Text) -> bool:
    """Whether an English line retells an article in another language: its words cannot be looked up."""
    if text.language == "en":
        return False
    letters = [letter for letter in line if letter.isalpha()]
    if not letters:
        return False
    foreign = sum(not letter.isascii() for letter in letters)
    if text.language not in SMALL_WORDS:
        own = sum(not letter.isascii() for letter in text.whole if letter.isalpha())
        return own > 0 and foreign < 0.2 * len(letters)
    words = re.findall(r"[^\W\d_]+", fold(line))
    english = sum(word in SMALL_WORDS["en"] for word in words)
    return english > sum(word in SMALL_WORDS[text.language] for word in words)
