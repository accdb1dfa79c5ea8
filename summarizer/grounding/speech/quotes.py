"""Quotations: where the article has them, how far they go, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.scene.telling import outside_quotes, tellers
from summarizer.grounding.scene.text import Text
from summarizer.plaintext import fold, is_unspaced, one_line, straighten

_MAX_WORDS = 80
_SAID_HE = re.compile(
    r"\b(?:he|she|they|it) (?:\w+ )?(?:said|says|told|added|wrote|asked|warned)\b|\bsaid (?:he|she)\b", re.I
)
_MARKS = re.compile(r"\"([^\"]{2,2000})\"|(?<!\w)'([^']{2,}(?:'\w[^']*)*)'(?!\w)")


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
            found.append(Quotation(words.strip(" ,，،"), tuple(inside) or (first, last)))
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
    near = {n + d for n in cited for d in (-1, 0, 1) if d == 0 or _same_paragraph(scene.text, n, n + d)}
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
    if scene.mentions.interviewee in holder:
        return _answer(scene, wanted, words, near)
    return "!it is not between quotation marks in the article"


def _answer(scene: Scene, wanted: str, words: str, near: Collection[int]) -> str:
    """The words as an answer of a printed interview: whole sentences that follow each other."""
    whole = scene.text.whole
    bare = wanted.rstrip(".!?")
    first = [scene.text.folded[n] for n in near if scene.text.folded.get(n)]
    opens = any(sentence.startswith(bare) or bare.startswith(sentence) for sentence in first)
    at = whole.find(bare)
    closes = at >= 0 and whole[at + len(bare) : at + len(bare) + 1] in (".", "!", "?", "")
    return _trimmed(words) if opens and closes else "!it is not an answer of the interview"


def _same_paragraph(text: Text, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    if first < 1 or last > len(text.article.sentences):
        return False
    sentences = text.article.sentences
    return "\n" not in text.article.text[sentences[first - 1].end : sentences[last - 1].start]


def _trimmed(words: str) -> str:
    return re.sub(r"^[\"'“”‘’«»‹›„‚「『\s]+|[\"“”«»「」『』\s,，،]+$", "", one_line(words)).strip()


def _is_part(wanted: str, whole: str) -> bool:
    """Whether `wanted` is a run of whole words of `whole`, a closing stop or dots aside."""
    bare = wanted.rstrip(".,。，…").rstrip()
    at = whole.find(bare)
    if at < 0:
        return False
    if is_unspaced(bare):
        return True
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
    """Whether the words may be the holder's: who tells their sentences, else who is last told before."""
    numbers = quotation.sentences
    if scene.text.tongue:
        around = [*numbers, numbers[-1] + 1]
        return any(scene.mentions.present(n) & {*holder} for n in around)
    own = {t.actor for n in numbers for t in tellers(scene, n)}
    if own & {*holder}:
        return True
    spoken_by_pronoun = any(_SAID_HE.search(scene.text.plain[n]) for n in numbers)
    if own and not spoken_by_pronoun:
        return False
    named = [m.actor for n in numbers for m in outside_quotes(scene, n)]
    if named and not spoken_by_pronoun:
        return named[0] in holder
    if any(scene.mentions.described(n) & {*holder} for n in numbers):
        return True
    return _last_told(scene, numbers[0], holder)


def _last_told(scene: Scene, first: int, holder: Collection[str]) -> bool:
    """Whether the holder is among the people and bodies last named in or before sentence `first`."""
    for n in range(first, first - 5, -1):
        named = {m.actor for m in outside_quotes(scene, n)} | scene.mentions.described(n)
        if named:
            return bool(named & {*holder})
    return False


def all_quoted(line: str) -> list[str]:
    """The words that `line` puts between quotation marks, two or more of them."""
    found = re.finditer(r"\"([^\"]+)\"|(?<!\w)'([^']+(?:'\w[^']*)*)'(?!\w)", straighten(line))
    return [words for m in found if " " in (words := m[1] or m[2])]
