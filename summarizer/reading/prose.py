"""Which sentences are the article's prose, and which are site furniture."""

from __future__ import annotations

import re

from summarizer.article import Article
from summarizer.plaintext import one_line
from summarizer.sentences import Sentence

# Lines that sites put around and into articles. They keep their sentence numbers and offsets; the model
# never sees them.
_FURNITURE = re.compile(
    r"^(?:advertisement|sponsored|related(?: articles?| stories)?|read (?:more|also|next)|see also|share this|"
    r"sign up|subscribe|support (?:us|the|our)|follow us|newsletter|photo(?:graph)?s?\b.{0,3}:|image:|picture:|"
    r"credit:|file photo|©|\(c\)|copyright|all rights reserved|comments?\b.*\b(?:closed|site|users|policy|moderat)|"
    r"please be respectful|avoid using|\(?reporting by|\(?additional reporting|\(?editing by|\(?writing by|"
    r"date \d{4}-|published\b|updated\b|last modified|more on this|most read|click here|download our|"
    r"this (?:article|story|report) (?:was|is|has been|first|originally)\b|the views expressed|"
    r"correction:|editor's note)",
    re.I,
)
_PLEA = re.compile(
    r"\b(?:your inbox|our newsletters?|our app|our (?:privacy|comment) policy|terms of (?:use|service)|cookies?\b|"
    r"our site|other users|our journalism|our readers|already a subscriber|reproduction prohibited)\b",
    re.I,
)
_ENDS = re.compile(r"[.!?…:;]['\"’”)\]]*$|['\"’”]$")
_DATELINE = re.compile(r"^(?P<line>[^.!?]{3,80}?)\s(?:—|–|--|-)\s(?=[A-Z\"“'‘])")
_VERB_ENDING = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|\w+ed|said|says|met|told|spoke)\b")


def is_heading(text: str) -> bool:
    """A short line of its own that ends like no sentence: a title, section heading or credit."""
    return not _ENDS.search(text) and len(text.split()) <= 20


def is_furniture(text: str) -> bool:
    """Credits, advertisements, newsletter and comment lines: anything a newsroom did not report."""
    line = one_line(text)
    return bool(_FURNITURE.search(line) or _PLEA.search(line))


def _is_caption(line: str) -> bool:
    """A photo caption or credit: a line of few words, most of them names, without any verb."""
    words = [w for w in re.findall(r"[^\W\d_]+", line) if len(w) > 3]
    capitals = sum(w[0].isupper() for w in words)
    return len(words) <= 12 and not _VERB_ENDING.search(line) and 2 * capitals >= len(words)


def prose(article: Article) -> list[int]:
    """Numbers of the sentences that report something, in order. Headings and furniture are left out."""
    return [s.n for s in article.sentences if not _skipped(article, s)]


def _skipped(article: Article, sentence: Sentence) -> bool:
    text = article[sentence.n]
    if is_furniture(text) or _is_caption(one_line(_line(article.text, sentence))):
        return True
    return _alone(article.text, sentence) and is_heading(one_line(text))


def _line(text: str, sentence: Sentence) -> str:
    """The whole line that the sentence stands on."""
    start = max(text.rfind("\n", 0, sentence.start), text.rfind("\r", 0, sentence.start)) + 1
    return re.split(r"[\r\n]", text[start:], maxsplit=1)[0]


def _alone(text: str, sentence: Sentence) -> bool:
    """Whether the sentence has its line to itself."""
    before = text[: sentence.start].rstrip(" \t\xa0\ufeff")
    after = text[sentence.end :].lstrip(" \t\xa0")
    return (not before or before[-1] in "\r\n") and (not after or after[0] in "\r\n")


def title(article: Article) -> str:
    """The article's own headline: what the reader was given, else its first heading, else nothing."""
    if article.title:
        return article.title
    for sentence in article.sentences[:4]:
        text = one_line(article[sentence.n])
        if _alone(article.text, sentence) and is_heading(text) and not is_furniture(text) and len(text.split()) >= 4:
            return text
    return ""


def without_dateline(text: str) -> int:
    """How many characters of a sentence are a wire dateline ("GENEVA, May 3 (AFP) - "), 0 if none."""
    found = _DATELINE.match(text)
    if not found:
        return 0
    first = found["line"].split(",")[0].split("(")[0].strip()
    return found.end() if first.isupper() or re.search(r"\(\w[\w ]*\)\s*$", found["line"]) else 0
