"""Quotations: where the article has them, how far they go, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.roster import Scene
from summarizer.grounding.telling import tellers
from summarizer.grounding.text import Text
from summarizer.plaintext import fold, one_line, straighten

_MAX_WORDS = 80
_MARKS = re.compile(
    r"\"([^\"]{2,2000})\"|「([^」]{1,1000})」|『([^』]{1,1000})』|(?<!\w)'([^']{2,}(?:'\w[^']*)*)'(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, and the numbers of the sentences they stand in."""

    words: str
    sentences: tuple[int, ...]


def quotations(text: Text) -> list[Quotation]:
    """Every quotation of the article, in order; one may run over several sentences of a paragraph."""
    found = []
    for first, last, paragraph, starts in _paragraphs(text):
        for match in _MARKS.finditer(paragraph):
            words = next(group for group in match.groups() if group)
            inside = [
                n for n, start in starts if match.start() < start + len(text.plain[n]) and start < match.end()
            ]
            found.append(Quotation(words.strip(" ,"), tuple(inside) or (first, last)))
        found += _unclosed(paragraph, starts, text)
    return found


def _unclosed(paragraph: str, starts: Sequence[tuple[int, int]], text: Text) -> Iterator[Quotation]:
    """A mark that opens and is not closed in its paragraph: the quotation goes on in the next one."""
    if paragraph.count('"') % 2:
        at = paragraph.rfind('"')
        inside = [n for n, start in starts if at < start + len(text.plain[n])]
        yield Quotation(paragraph[at + 1 :].strip(), tuple(inside))
        at = paragraph.find('"')
        inside = [n for n, start in starts if start < at]
        yield Quotation(paragraph[:at].strip(" ,"), tuple(inside))


def _paragraphs(text: Text) -> Iterator[tuple[int, int, str, list[tuple[int, int]]]]:
    """First and last sentence of every paragraph, its plain text, and where each sentence starts in it."""
    group: list[int] = []
    sentences = text.article.sentences
    for i, sentence in enumerate(sentences):
        group.append(sentence.n)
        end = i + 1 == len(sentences) or "\n" in text.article.text[sentence.end : sentences[i + 1].start]
        if end:
            starts, paragraph = [], ""
            for n in group:
                starts.append((n, len(paragraph)))
                paragraph += text.plain[n] + " "
            yield group[0], group[-1], paragraph, starts
            group = []


def find_quote(scene: Scene, words: str, cited: Sequence[int], holder: Collection[str]) -> str:
    """The quotation that `words` are of, as the article has it, or "!" and why it cannot be published.

    `holder` holds the ids of the holder and of those who may speak for them.
    """
    wanted = fold(_trimmed(words))
    if not wanted:
        return ""
    near = {n + d for n in cited for d in (-1, 0, 1)}
    for quotation in quotations(scene.text):
        whole = fold(quotation.words)
        if not _is_part(wanted, whole):
            continue
        if not near & {*quotation.sentences}:
            return "!it stands in none of the sentences pointed at"
        if not _may_be_of(scene, quotation, holder):
            return "!it is of another speaker"
        if wanted == whole or not _loses_negation(wanted, whole):
            return _trimmed(words)
        if len(quotation.words.split()) <= _MAX_WORDS:
            return quotation.words
        return "!it is cut so that its sense changes"
    if scene.mentions.interviewee in holder and any(
        True for n in near if n in scene.text.folded and wanted[:60] in scene.text.folded[n]
    ):
        return _trimmed(words) if wanted in scene.text.whole else "!it is put together from two places"
    return "!it is not between quotation marks in the article"


def _trimmed(words: str) -> str:
    return re.sub(r"^[\"'“”‘’«»「『\s]+|[\"“”«»」』\s,]+$", "", one_line(words)).strip()


def _is_part(wanted: str, whole: str) -> bool:
    """Whether `wanted` is a run of whole words of `whole`, a closing stop or dots aside."""
    bare = wanted.rstrip(".,…").rstrip()
    at = whole.find(bare)
    if at < 0:
        return False
    before, after = whole[at - 1 : at], whole[at + len(bare) : at + len(bare) + 1]
    return not before.isalnum() and not after.isalnum()


def _loses_negation(wanted: str, whole: str) -> bool:
    """Whether a denial stands in what was left out of the sentence before the words."""
    at = whole.find(wanted.rstrip(".,…").rstrip())
    before = re.split(r"[.!?;]", whole[:at])[-1]
    return bool(
        re.search(
            r"\b(?:not|never|no|cannot|if|unless|refuse|nor|neither|without|deny|false)\b|n't\b|\b(?:won|don|can)'?t\b",
            before,
        )
    )


def _may_be_of(scene: Scene, quotation: Quotation, holder: Collection[str]) -> bool:
    """Whether nobody else is told to have said it: the teller of its own sentences, else of those around."""
    own = {t.actor for n in quotation.sentences for t in tellers(scene, n)}
    if own:
        return bool(own & {*holder}) or _is_pronoun(scene, quotation, holder)
    named = {m.actor for n in quotation.sentences for m in scene.mentions.at(n)}
    around = [quotation.sentences[0] - 1, quotation.sentences[-1] + 1]
    near = {t.actor for n in around for t in tellers(scene, n)}
    if near:
        return bool(near & {*holder})
    return bool((named | {m.actor for n in around for m in scene.mentions.at(n)}) & {*holder}) or not named


def _is_pronoun(scene: Scene, quotation: Quotation, holder: Collection[str]) -> bool:
    """Whether "he said" may mean the holder, named shortly before."""
    first = quotation.sentences[0]
    said = any(
        re.search(
            r"\b(?:he|she|they|it) (?:\w+ )?(?:said|says|told|added|wrote)|said (?:he|she)\b",
            scene.text.plain[n],
            re.I,
        )
        for n in quotation.sentences
    )
    return said and any(m.actor in holder for n in range(first - 3, first + 1) for m in scene.mentions.at(n))


def all_quoted(line: str) -> list[str]:
    """The words that `line` puts between double quotation marks."""
    return [m[1] for m in re.finditer(r"\"([^\"]+)\"", straighten(line))]
