"""Words that tell of contact, how the other side hangs on each verb of them, and by which channel it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args

from summarizer.reading import lexicon
from summarizer.reading.lexicon import words
from summarizer.reading.syntax.frames import SUBJECTS, frame_of
from summarizer.reading.syntax.leanings import is_infinitive
from summarizer.summary import Channel

if TYPE_CHECKING:
    from spacy.tokens import Token

# What makes no meeting of people of "conference", "briefing", "exchange" or "call".
_OF_OTHER_KINDS = words("meetings.of_other_kinds")
_CALLS = lexicon.PHONE | lexicon.VIDEO | {"conference", "courtesy"}
PRESS = words("meetings.press")
SEVERAL = words("meetings.several")
_MORE_IS_SAID = frozenset({"ccomp", "xcomp", "acomp", "acl"})
_PLACES_AND_TIMES = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "NORP"})
_SIDES = words("meetings.sides")

# verbs | what must stand with one: words, or DATE for a day | the other side | channel. The other side is
#   alone    in no need of being told: "the board met"
#   object   the object, or who does it in the passive: "hosted them", "was received by her"
#   person   an object that is somebody of whom nothing more is said: "called her", not "called her a liar"
#   each     the subjects, who do it with one another: "the pair shook hands"
#   leaders  the same, where they hold an office or are named one by one
#   with, to, on, into, from: behind that word
_TABLE = """
meet confer dine lunch convene huddle reconvene parley  |  | alone object with | in_person
negotiate bargain haggle         |                         | alone with       | talks
visit host receive summon invite welcome greet entertain | | object           | in_person
gather                           |                         | object leaders   | in_person
brief debrief                    |                         | object           | unknown
phone telephone ring             |                         | object           | phone
call                             |                         | person           | phone
speak                            |                         | with to each     | unknown
talk                             |                         | with to each     | talks
discuss                          |                         | with each        | unknown
consult                          |                         | with person      | in_person
call                             | on                      | on               | in_person
sit                              | down table across opposite talk | with from each | in_person
see                              | DATE GPE                | person           | in_person
hug embrace                      |                         | person each      | in_person
shake                            | hand                    | with each        | in_person
have share take                  | tea coffee drink meal   | with each        | in_person
exchange                         | word view greeting      | with each        | unknown
compare                          | note                    | with each        | in_person
spend                            | hour minute morning afternoon evening day night | with | in_person
come                             | face                    | with each        | in_person
run bump                         | into                    | into             | in_person
bring                            | together face table     | object           | in_person
join                             | dinner lunch breakfast talk meeting | object | in_person
have                             | dinner lunch breakfast supper residence home house office | person | in_person
*                                | phone telephone         | with person to each | phone
"""  # noqa: E501


@dataclass(frozen=True, slots=True)
class Contact:
    """A row of the table."""

    needs: frozenset[str]
    sides: tuple[str, ...]
    channel: Channel


def _rows() -> dict[str, list[Contact]]:
    table: dict[str, list[Contact]] = {}
    for line in _TABLE.strip().splitlines():
        verbs, needs, sides, channel = (cell.split() for cell in line.split("|"))
        row = Contact(frozenset(needs), tuple(sides), cast("Channel", channel[0]))
        if not set(sides) <= _SIDES or row.channel not in get_args(Channel):
            raise ValueError(f"no such side or channel: {line}")
        for verb in verbs:
            table.setdefault(verb, []).append(row)
    return table


_CONTACTS = _rows()


def lemma_of(token: Token) -> str:
    """The base form; the parser's tables miss some past forms of verbs of meeting."""
    return lexicon.PAST_FORMS.get(token.lower_, token.lemma_.lower())


def contact_of(verb: Token) -> Contact | None:
    """The row by which a verb tells of contact, if it does."""
    rows = [*_CONTACTS.get(lemma_of(verb), ()), *_CONTACTS["*"]]
    return next((row for row in rows if _has_needs(verb, row) and _has_side(verb, row)), None)


def partners_of(verb: Token, row: Contact) -> list[Token]:
    """The nouns of the other side, those that only the subject names left out."""
    return list(dict.fromkeys(t for side in row.sides for t in _hanging(verb, side)))


def _has_needs(verb: Token, row: Contact) -> bool:
    """Whether what must stand with the verb does; the day of "flew there on Monday to see her" counts."""
    near = {t for c in verb.children if c.dep_ not in SUBJECTS for t in (c, *c.children)}
    when = verb.head.subtree if verb.dep_ in {"advcl", "xcomp", "relcl"} else verb.subtree
    found = {t.lemma_.lower() for t in near} | {t.ent_type_ for t in when}
    return not row.needs or bool(row.needs & found)


def _has_side(verb: Token, row: Contact) -> bool:
    if "alone" in row.sides or any(t.lemma_.lower() not in PRESS for t in partners_of(verb, row)):
        return True
    if "object" in row.sides and any(c.dep_ == "agent" for c in verb.children):
        return True
    return ("each" in row.sides and several(verb)) or ("leaders" in row.sides and several(verb, leaders=True))


def _hanging(verb: Token, side: str) -> list[Token]:
    """The nouns on one side of a row: its objects, or what stands behind a word."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "dative", "oprd"} and c.i > verb.i]
    if side == "object":
        return objects
    if side == "with":
        return with_phrases(verb)
    if side == "person":
        return [t for t in objects if len(objects) == 1 and _is_somebody(t) and not _is_more_said(verb)]
    asked = any(is_infinitive(t) for t in verb.subtree if t.i > verb.i)  # "called on her to resign"
    return [t for t in _behind(verb, side) if side in {"to", "from"} or not asked]


def _is_more_said(verb: Token) -> bool:
    """“Saw him leave”, "saw him as a rival": more than a day, a place or a purpose follows."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True  # "a group called"
    return any(c.dep_ in _MORE_IS_SAID or c.lower_ == "as" for c in verb.children if c.i > verb.i)


def _is_somebody(noun: Token) -> bool:
    """Whether the noun is a name, an office or a pronoun, and no place."""
    if noun.ent_type_ in _PLACES_AND_TIMES:
        return False
    return noun.pos_ in {"PROPN", "PRON"} or noun.lemma_.lower() in lexicon.ROLE_NOUNS


def with_phrases(token: Token) -> list[Token]:
    """The nouns behind "with" that belong to the verb, also where the parser hangs them on its object."""
    near = [token, *(c for c in token.children if c.dep_ in {"dobj", "advmod", "prt"})]
    over = (c for c in token.children if c.dep_ == "prep" and c.lower_ in {"over", "about"})
    near += [t for c in over for t in c.children]  # "talked the plan over with X"
    return [t for word in near for t in _behind(word, "with")]


def several(verb: Token, *, leaders: bool = False) -> bool:
    """“The ministers also spoke”: with each other, not to the press."""
    subjects: Sequence[Token] = frame_of(verb).subjects
    if any(t.lemma_.lower() in PRESS for c in verb.children if c.dep_ == "prep" for t in c.children):
        return False
    if leaders:
        subjects = [s for s in subjects if s.lemma_.lower() in lexicon.ROLE_NOUNS or s.conjuncts]
    return any(s.tag_ in {"NNS", "NNPS"} or s.lower_ in SEVERAL or s.conjuncts for s in subjects)


def _behind(token: Token, preposition: str) -> Iterator[Token]:
    for prep in token.children:
        if prep.dep_ in {"prep", "dative", "agent"} and prep.lower_ == preposition:
            yield from (t for t in prep.children if t.dep_ == "pobj")


def is_trigger(token: Token) -> bool:
    """Whether the word may tell of an occasion on which people met, called or negotiated."""
    if token.pos_ == "VERB" or (token.tag_ == "VBG" and token.dep_ == "pcomp"):
        return token.dep_ not in {"amod", "compound"} and contact_of(token) is not None
    if token.pos_ not in {"NOUN", "PROPN"} or lemma_of(token) not in lexicon.MEETING_NOUNS:
        return False
    named = token.pos_ == "PROPN" and token.text != token.lower_ and token.i != token.sent.start
    retold = token.dep_ == "appos" and lemma_of(token.head) in lexicon.MEETING_NOUNS
    return not named and not retold and _is_noun_of_meeting(token, lemma_of(token))


def _is_noun_of_meeting(token: Token, lemma: str) -> bool:
    beside = {c.lower_ for c in token.children if c.dep_ in {"compound", "amod", "nmod", "advmod"}}
    if beside & _OF_OTHER_KINDS:
        return False
    preps = {c.lower_ for c in token.children if c.dep_ == "prep"}
    sides = bool(preps & {"between", "with"})
    if lemma == "exchange" or (lemma == "talk" and token.tag_ == "NN"):
        return sides
    held = sides or token.head.lemma_.lower() in lexicon.HOLD_VERBS
    if lemma == "round":
        inner = (t for c in token.children if c.dep_ == "prep" for t in c.children)
        return held or any(lemma_of(t) in lexicon.MEETING_NOUNS for t in inner)
    if lemma == "call":
        owned = any(c.dep_ == "poss" for c in token.children)
        return bool(beside & _CALLS) or (held and "for" not in preps) or (owned and sides)
    return True
