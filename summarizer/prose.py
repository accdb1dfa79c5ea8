"""Which sentences are the article's prose, and which are site furniture."""

from __future__ import annotations

import re

from summarizer.article import Article
from summarizer.plaintext import fold, is_unspaced, one_line
from summarizer.sentences import Sentence
from summarizer.states import state_of_capital

# Lines that sites put around and into articles. They keep their sentence numbers and offsets; the model
# never sees them.
_FURNITURE = re.compile(
    r"^(?:advertisement|sponsored|related(?: articles?| stories)?|read (?:more|also|next)|see also|"
    r"share this|sign up|subscribe|support (?:us|the|our)|follow us|newsletter|photo(?:graph)?s?\b.{0,3}:|"
    r"image:|picture:|credit:|file photo|©|\(c\)|copyright|all rights reserved|"
    r"comments?\b.*\b(?:closed|site|users|policy|moderat)|"
    r"please be respectful|avoid using|\(?reporting by|\(?additional reporting|\(?editing by|\(?writing by|"
    r"date \d{4}-|published\b|updated\b|last modified|more on this|most read|click here|download our|"
    r"this (?:article|story|report) (?:was|is|has been|first|originally)\b|the views expressed|"
    r"correction:|editor's note|by (?:our|a staff|staff)\b)|\bcontributed (?:reporting|to this)\b",
    re.I,
)
_PLEA = re.compile(
    r"\b(?:your inbox|our newsletters?|our app|our (?:privacy|comment) policy|terms of (?:use|service)|"
    r"cookies?\b|our site|other users|our journalism|our readers|already a subscriber|"
    r"reproduction prohibited)\b",
    re.I,
)
# What a caption says of its picture: nothing that anybody reported.
_OF_A_PICTURE = re.compile(
    r"^(?:FILE\b|(?:In t|T)his\b.{0,40}\b(?:photo(?:graph)?|image|picture|screen ?grab|video still)\b.{0,80}"
    r"\b(?:shows?|released|provided|made available|taken)\b|In this\b.{0,40}\b(?:photo(?:graph)?|image)\b)"
    r"|\b(?:is|are) (?:pictured|shown|seen)\b.{0,30}\b(?:photo(?:graph)?|image|picture)\b"
    r"|\((?:[\w .-]{2,40}/)?(?:AP|AFP|Reuters|Getty Images|Xinhua|EPA|dpa)(?: Photo)?(?:/[\w .-]{2,40})?\)$"
    r"|^\([^()]*\b(?:AP|AFP|Reuters|Getty|EPA|dpa|Xinhua)\b[^()]*\)|\b(?:Photo|Image|Picture)s?(?: by|/)",
)
_ENDS = re.compile(r"[.!?…:;]['\"’”)\]]*$|['\"’”]$")
_HEADING_WORDS = 20
_STOPPED = re.compile(r"[.!…:;]['\"’”)\]]*$")
_ABBREVIATED = r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z]{1,2}|St|Fla|Calif|Mass|Conn|Wash)\."
_DATELINE = re.compile(rf"^(?P<line>(?:{_ABBREVIATED}|[^.!?]){{3,80}}?)\s?(?:—|–|--|\s-)\s(?=[A-Z\"“'‘])")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?"
# "Moscow, Sept 11, 2020: ".
_DATED_BY_COLON = re.compile(
    rf"^[A-Z][\w /'-]{{2,30}}, (?:\w+day, )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
    r"(?: \([A-Z]\w+\))?: "
)
# "Tehran: ", "ISLAMABAD: ".
_BY_COLON = re.compile(r"^([A-Z][\w'-]+(?: [A-Z][\w'-]+)?): (?=[A-Z“\"])")
# "Dar es Salaam, Saturday, February 8, 2025": names, weekdays and numbers, a day of a month among them.
_DATED = re.compile(
    rf"(?=.*\b(?:{_MONTH} \d|\d{{1,2}} {_MONTH}))[A-Z][\w'-]+"
    r"(?:,? (?:[A-Z][\w'.-]*|\d+|de|del|la|es|al|of|and))*,?"
)
_VERB_ENDING = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|do|does|did|not|\w+ed|said|says|met|told|spoke|"
    r"came|went|gave|took|made|left|held|broke|fell|rose|won|lost|ran|began)\b"
)


def is_furniture(text: str) -> bool:
    """Credits, advertisements, newsletter and comment lines: anything a newsroom did not report."""
    line = one_line(text)
    return bool(_FURNITURE.search(line) or _PLEA.search(line) or _OF_A_PICTURE.search(line))


def prose(article: Article) -> list[int]:
    """Numbers of the sentences that report something, in order. Headings and furniture are left out."""
    return [s.n for s in article.sentences if not _skipped(article, s)]


def _skipped(article: Article, sentence: Sentence) -> bool:
    text = article[sentence.n]
    return is_furniture(text) or _captions(article, sentence) or _is_heading(article, sentence)


def _is_heading(article: Article, sentence: Sentence) -> bool:
    """A short line of its own that ends like no sentence: a title, section heading or credit.

    The first line may be one that ends in a quotation or a question.
    """
    line = one_line(article[sentence.n])
    opens = sentence.n == 1 and len(article.sentences) > 1
    ends = (_STOPPED if opens else _ENDS).search(line)
    return ends is None and len(line.split()) <= _HEADING_WORDS and _alone(article.text, sentence)


def _captions(article: Article, sentence: Sentence) -> bool:
    """Whether it stands in a photo caption or credit: a line of few words, mostly names, without a verb."""
    text = article.text
    start = max(text.rfind("\n", 0, sentence.start), text.rfind("\r", 0, sentence.start)) + 1
    line = one_line(re.split(r"[\r\n]", text[start:], maxsplit=1)[0])
    words = [w for w in re.findall(r"[^\W\d_]+", line) if len(w) > 3]
    capitals = sum(w[0].isupper() for w in words)
    return len(words) <= 12 and not _VERB_ENDING.search(line) and 2 * capitals >= len(words)


def _alone(text: str, sentence: Sentence) -> bool:
    """Whether the sentence has its line to itself."""
    before = text[: sentence.start].rstrip(" \t\xa0\ufeff")
    after = text[sentence.end :].lstrip(" \t\xa0")
    return (not before or before[-1] in "\r\n") and (not after or after[0] in "\r\n")


def captions(article: Article) -> list[int]:
    """Numbers of photo captions: no reports, but they often say who somebody is."""
    told = (s for s in article.sentences if article[s.n].rstrip().endswith("."))
    return [s.n for s in told if _captions(article, s) and not is_furniture(article[s.n])]


def title(article: Article) -> str:
    """The article's own headline: what the reader was given, else its first heading, else nothing."""
    if article.title:
        return article.title
    for sentence in article.sentences[:4]:
        text = one_line(article[sentence.n])
        whole = len(text.split()) >= 4 or is_unspaced(text)
        if whole and _is_heading(article, sentence) and not is_furniture(text):
            return text
    return ""


def heading(article: Article) -> int | None:
    """The number of the sentence that is the article's own headline, if it has one."""
    wanted = fold(title(article))
    return next((s.n for s in article.sentences[:6] if wanted and fold(article[s.n]) == wanted), None)


def without_dateline(text: str) -> int:
    """How many characters of a sentence are a wire dateline ("GENEVA, May 3 (AFP) - "), 0 if none."""
    if colon := _DATED_BY_COLON.match(text):
        return colon.end()
    place = _BY_COLON.match(text)
    if place and (state_of_capital(place[1]) or place[1].isupper()):
        return place.end()
    found = _DATELINE.match(text)
    if not found:
        return 0
    first = found["line"].split(",")[0].split("(")[0].strip()
    signed = first.isupper() or re.search(r"\(\w[\w ]*\)\s*$", found["line"])
    return found.end() if signed or _DATED.fullmatch(found["line"]) else 0
