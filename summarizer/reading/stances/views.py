"""Whether a word tells of a view by rule: "argues that", "is opposed to", "France's effort to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.lexicon import words
from summarizer.reading.meetings.contacts import is_trigger
from summarizer.reading.meetings.remarks import is_unreached, says_of, silence_of
from summarizer.reading.stances.attitudes import Attitude
from summarizer.reading.syntax import leanings
from summarizer.reading.syntax.clauses import is_quoted, said_by
from summarizer.reading.syntax.frames import frame_of
from summarizer.reading.syntax.leanings import is_infinitive, own_leaning

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CONFIRMING = frozenset({"confirm", "acknowledge"})
_ANSWERS = _CONFIRMING | {"stand"}
_KEEPING_SILENT = words("stances.keeping_silent")
_VERBS = lexicon.SPEECH | lexicon.ATTITUDE | _KEEPING_SILENT
_STATES = words("stances.states")


def tells_view(word: Token, doc: Doc, attitude: Attitude | None) -> bool:
    """Whether the word says that somebody holds a view, and not that something happened or may happen."""
    lemma = word.lemma_.lower()
    if word.pos_ == "NOUN":
        return lemma in leanings.NOUNS
    silent = bool(silence_of(word, doc))
    leans = leans_by_itself(word)
    if not (leans or lemma in _VERBS or (lemma == "have" and silent)):
        return lemma in _STATES and attitude is not None
    if _tells_no_view(word, doc, silent=silent, leans=leans) or (
        attitude is None and lemma in _CONFIRMING and not silent
    ):
        return False
    judges = attitude is not None and attitude.leaning is not None
    return silent or leans or judges or lemma in lexicon.ATTITUDE or _says_words(word, doc)


def leans_by_itself(verb: Token) -> bool:
    """“Rejects”, and "sees the talks as useful", which says what something is."""
    names = verb.lemma_.lower() in leanings.NAMING and (
        "as" in frame_of(verb).others
        or any(
            c.dep_ in {"ccomp", "oprd"} and c.pos_ in {"NOUN", "ADJ"} and verb.lemma_ != "see"
            for c in verb.children
        )
    )
    return names or own_leaning(verb) is not None


def _tells_no_view(verb: Token, doc: Doc, *, silent: bool, leans: bool) -> bool:
    """Whether the verb, in spite of its lemma, tells of no view of its subject."""
    lemma = verb.lemma_.lower()
    says = says_of(verb, doc) if verb.dep_ != "relcl" else None
    return (
        frame_of(verb).mood == "supposed"
        or (verb.dep_ == "advcl" and is_infinitive(verb))  # "flew in to press for guarantees"
        or (verb.dep_ == "conj" and bool(silence_of(verb.head, doc)))  # "neither confirm nor deny"
        or says == "denies"  # whether a meeting took place is a comment on it
        or (says == "confirms" and lemma in _ANSWERS)
        or (silent and is_unreached(verb, doc))
        or (lemma == "rule" and not any(c.lower_ == "out" for c in verb.children))
        or (lemma in _KEEPING_SILENT and not silent and not leans)
    )


def _says_words(verb: Token, doc: Doc) -> bool:
    """Whether a verb of speech comes with what is said, and that is more than an occasion."""
    said = said_by(verb)
    if said is None:
        return '"' in doc.text
    return is_quoted(said, doc) or not _tells_of_meeting(said)


def _tells_of_meeting(clause: Token) -> bool:
    """“They would meet again in April”, "the talks were to begin": an occasion, no view of one."""
    frame = frame_of(clause)
    if frame.negated or frame.mood == "wish":
        return False
    held = clause.lemma_.lower() in lexicon.HOLD_VERBS - {"be"}
    around = [t for t in (frame.subject, *frame.objects) if t is not None and held]
    return any(is_trigger(t) for t in around) or (clause.pos_ == "VERB" and is_trigger(clause))
