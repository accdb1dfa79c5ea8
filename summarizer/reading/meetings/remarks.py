"""What somebody says, or will not say, on whether something took place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading.discourse.reference import Referent
from summarizer.reading.meetings.attendance import subject_of
from summarizer.reading.names.cast import Member
from summarizer.reading.syntax.leanings import is_negated
from summarizer.summary import Says

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEITHER = re.compile(
    r"\bneither\b.{0,20}\bconfirm|\bconfirm\w*\b (?:n?or|and) den|\bn(?:either|ot)\b.{0,30}\bconfirm or deny|"
    r"\b(?:declin|refus)\w*\b.{0,20}\bconfirm or deny|"
    r"\b(?:no (?:knowledge|information)|not aware)\b (?:of|on|about) .{0,20}"
    r"\b(?:meetings?|talks|calls?|visit|contacts?)\b",
    re.I,
)
_WHETHER_TO_COME = re.compile(
    r"\bwhether (?:\w+ ){1,3}(?:would|will|planned to|intended to) "
    r"(?:attend|take part|participate|join|come|go|send)\b",
    re.I,
)
_NOT_SAID_WHERE = re.compile(r"\b(?:did|does|do)(?: not|n't) say (?:where|when|how|what|which|who)\b", re.I)
_SILENT = re.compile(
    r"\b(?:declin|refus)\w*\b(?:.{0,40}?)\b(?:comment|say|discuss|confirm|answer|speak|be drawn|speculate|"
    r"elaborate|go into|(?:give|provide|offer) (?:any |further |more )?details?)\b|"
    r"\b(?:would|did|could|does|do)(?: not|n't)\b (?:\w+ly )?"
    r"(?:comment|say|discuss|be drawn|confirm|respond|reply|answer|return|be reached|speculate|elaborate|"
    r"go into|identify|name)\b|"
    r"\bno (?:immediate |further )?comment\b|"
    r"\bneither (?:\w+ ){1,6}(?:would|will|wanted to) (?:comment|say)\b|"
    r"\b(?:not|un)\s?(?:available|reachable) for comment\b|\bdid(?: not|n't) want to (?:comment|say)\b|"
    r"\bnever (?:comment|discuss)\w*\b|\b(?:stay|kept|keep|remain)\w* silent\b|\bwould say only\b|"
    r"\brefrain\w* from (?:saying|commenting|answering|discussing)\b",
    re.I,
)
_UNREACHED = re.compile(
    r"(?: not|n't)\b (?:\w+ly )?(?:respond|reply|answer|return|be reached)\b|"
    r"\b(?:not|un)\s?(?:available|reachable)\b",
    re.I,
)
_UPON = re.compile(
    r"\b(?:comment|speculate|discuss|drawn|say|confirm|elaborate)\b"
    r"(?: (?:further|publicly|immediately))?(?: (?:on|about|upon|into))?\b(?P<what>[^,;]*)",
    re.I,
)
_OCCASION = re.compile(
    r"\b(?:meet\w*|met|talks?|calls?|conversations?|encounters?|discussions?|negotiat\w+|summit|session|"
    r"dinners?|lunch\w*|breakfasts?|visit\w*|travels?|trips?|journeys?|contacts?|spoke\w*|took place|"
    r"taken place|take place|happen\w*|exchange|been there|was there|were there)\b",
    re.I,
)
_ACCOUNT = re.compile(
    r"\b(?:reports?|reporting|accounts?|claims?|story|stories|articles?|allegations?|suggestions?|rumou?rs?|"
    r"it|this|that|matter|anything|either way)\b",
    re.I,
)
_REPORT = re.compile(r"\b(?:reports?|accounts?|claims?|story|allegations?|rumou?rs?|posts?)\b", re.I)
_FALSE = re.compile(
    r"\b(?:false|fakes?|fabricat\w+|untrue|nonsense|invent\w+|fiction\w*|baseless|unfounded|lies?|wrong|"
    r"inaccurate|groundless|rubbish|not true|made up|speculation|hoax)\b",
    re.I,
)
_NEVER_MET = re.compile(
    r"\bno (?:such )?(?:\w+ )?(?:meeting|talks?|call|conversation|contacts?|encounter|negotiations?|visit|"
    r"dinner|lunch|trip|session)\b|"
    r"\bnever (?:\w+ )?(?:met|spoke\w*|talked|called|visited|happened|took place|taken place)\b|"
    r"\b(?:met|seen|received|spoken (?:to|with)|talked (?:to|with)) (?:nobody|no one|none)\b|"
    r"\bmet no\b|\breceived no (?:\w+ ){0,2}(?:official|envoy|minister|delegation|representative)s?\b|"
    r"\bno (?:\w+ ){1,3}(?:met|visited|spoke|talked|attended)\b|"
    r"\b(?:did|had|have|has)(?: not|n't) (?:\w+ )?"
    r"(?:met|meet|speak|spoken|talked|called|happened|taken place)\b",
    re.I,
)
_AHEAD = re.compile(r"\b(?:plan(?:s|ned)?|scheduled|agenda|will|would)\b", re.I)
_TOOK_PLACE = re.compile(
    r"\b(?:meeting|talks?|call|conversation|encounter|visit|session)\b.{0,20}\b(?:took|had taken) place\b",
    re.I,
)
# One occasion rather than some: "the talks", "met", "a call with"; not "discussions were under way".
_ONE_OCCASION = re.compile(
    r"\b(?:the|that|this|such|their|his|her|its|a|an|it)\b|\b(?:met|meets|meeting|spoke|spoken|talked|visited|"
    r"took place|taken place|happened)\b",
    re.I,
)
_SILENCE_VERBS = frozenset(
    """
    say decline refuse comment respond confirm reply answer return reach draw discuss want stay keep remain
    refrain have go speculate elaborate
    """.split()
)
_SPOKEN_FOR = frozenset(
    ["spokesman", "spokeswoman", "spokesperson", "aide", "lawyer", "representative", "attorney"]
)


def comments_in(n: int, doc: Doc, referent: Referent) -> Iterator[tuple[Member, Says]]:
    """Who says what on whether something took place, in the order of the words."""
    for verb in doc:
        if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"amod", "compound"}:
            continue
        says = says_of(verb, doc)
        if says is not None:
            for holder in _speakers(n, verb, referent):
                yield holder, says


def says_of(verb: Token, doc: Doc) -> Says | None:
    """What the clause says on whether something took place; None where it is about something else."""
    lemma = verb.lemma_.lower()
    if lemma in _SILENCE_VERBS or verb.lemma_ == "be":
        silence = silence_of(verb, doc)
        silent_on = doc[verb.i : verb.right_edge.i + 1].text
        if silence is not None and (is_unreached(verb, doc) or _WHETHER_TO_COME.search(silent_on)):
            return None
        if silence is not None:
            return silence if silence.startswith("neither") or _is_open(verb, doc) else None
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    if _denies(verb, lemma, doc):
        return "denies"
    return "confirms" if _confirms(verb, lemma, doc) else None


def silence_of(verb: Token, doc: Doc) -> Says | None:
    """Whether the clause says that its subject will not say."""
    beside = [c for c in verb.children if c.dep_ == "conj" and _is_set_against(c)]
    end = min([verb.right_edge.i + 1, *(c.left_edge.i for c in beside if c.i > verb.i)])
    if verb.lemma_.lower() in {"confirm", "acknowledge"} and not is_negated(verb):
        # "Confirmed that they met but would not say why", where the parser hangs the rest on "met".
        end = min([end, *(t.i for t in doc[verb.i : end] if t.lower_ == "but")])
    return refuses(doc[verb.left_edge.i : end].text)


def _is_set_against(conjunct: Token) -> bool:
    """“Welcomed the talks but would not say": one clause is no part of the other."""
    before = conjunct.doc[conjunct.head.i : conjunct.i]
    return any(t.dep_ == "cc" and t.lower_ == "but" and t.head == conjunct.head for t in before)


def refuses(words: str) -> Says | None:
    """What is said by not saying it, if anything is."""
    if _NEITHER.search(words):
        return "neither_confirms_nor_denies"
    return "declines_to_comment" if _SILENT.search(_NOT_SAID_WHERE.sub("", words)) else None


def is_unreached(verb: Token, doc: Doc) -> bool:
    """Whether there was no answer at all, which is no refusal to give one: "did not respond to calls"."""
    return bool(_UNREACHED.search(doc[verb.left_edge.i : verb.right_edge.i + 1].text))


def _is_open(verb: Token, doc: Doc) -> bool:
    """Whether the silence is on a meeting, a report or nothing named: not "to comment on the toll"."""
    found = _UPON.search(doc[verb.left_edge.i : verb.right_edge.i + 1].text)
    what = re.sub(r"^\W+", "", found["what"]) if found else ""
    if not what or re.match(
        r"(?:when|after|as|from|to (?:questions|requests|\w+ (?:questions|requests)))\b", what
    ):
        return True
    if re.match(r"(?:what|how|why|who|where|when)\b", what):
        return False
    return bool(_OCCASION.search(what) or _ACCOUNT.search(what))


def _denies(verb: Token, lemma: str, doc: Doc) -> bool:
    said = _governed(verb, doc)
    if lemma == "deny":
        clause = next((c for c in verb.children if c.dep_ == "ccomp"), None)
        said = said if clause is None else _core(clause)
        return not said or _is_on_meeting(said)
    if lemma in {"reject", "dismiss", "rebut", "refute", "dispute"}:
        rest = doc[verb.i : verb.right_edge.i + 1].text
        return bool(_REPORT.search(rest)) and (bool(_FALSE.search(rest)))
    if lemma in {"call", "describe", "brand", "label"}:
        rest = doc[verb.i : verb.right_edge.i + 1].text
        return bool(_REPORT.search(rest) and _FALSE.search(rest))
    if lemma in {"say", "tell", "insist", "state", "maintain", "add", "write", "post", "tweet"}:
        if _NEVER_MET.search(said) and not _AHEAD.search(said):
            return True
        return bool(
            re.search(r"\b(?:reports?|accounts?|story)\b.{0,20}\b(?:is|are|was|were)\b", said)
        ) and bool(_FALSE.search(said))
    return False


def _confirms(verb: Token, lemma: str, doc: Doc) -> bool:
    said = _governed(verb, doc)
    if (clause := next((c for c in verb.children if c.dep_ == "ccomp"), None)) is not None:
        said = _core(clause)
    if lemma in {"confirm", "acknowledge", "admit", "concede"}:
        words = said.removeprefix("that ")
        return bool(said) and _is_on_meeting(said) and bool(_ONE_OCCASION.search(words))
    if lemma in {"say", "tell", "add", "state", "announce"} and (_TOOK_PLACE.search(said)):
        return True
    by = [t for c in verb.children if c.dep_ == "prep" and c.lower_ == "by" for t in c.children]
    return lemma == "stand" and any(_ACCOUNT.search(t.text) for t in by)


def _governed(verb: Token, doc: Doc) -> str:
    """The words of what the verb governs: its object or clause."""
    parts = [c for c in verb.children if c.dep_ in {"dobj", "ccomp", "xcomp", "oprd"}]
    return " ".join(doc[p.left_edge.i : p.right_edge.i + 1].text for p in parts)


def _core(clause: Token) -> str:
    """The verb of a clause with its subject and object, "they had met", or what it is in: "was in talks"."""
    inside = [t for c in clause.children if c.lower_ == "in" and clause.lemma_ == "be" for t in c.children]
    parts = {"nsubj", "nsubjpass", "dobj", "attr", "acomp", "aux", "prt", "pcomp", "xcomp"}
    return " ".join(
        t.text for t in sorted([clause, *inside, *(c for c in clause.children if c.dep_ in parts)])
    )


def _is_on_meeting(said: str) -> bool:
    """Whether what is denied or confirmed is a meeting, or a report of which nothing else is said."""
    return bool(_OCCASION.search(said)) or bool(
        re.fullmatch(rf"(?:the |those |these |any |media |such )*{_ACCOUNT.pattern}(?: freely)?", said, re.I)
    )


def _speakers(n: int, verb: Token, referent: Referent) -> list[Member]:
    """Who speaks; a spokesperson does for whoever they are spokesperson of."""
    found: list[Member] = []
    none = [c for c in verb.children if c.dep_ == "attr" and c.lower_ == "comment"]
    near = [p for c in none for p in (*c.children, *verb.children)]
    spoken = [p for p in near if p.lower_ == "from"]  # "there was no comment from Oslo"
    spoken += [c for c in verb.children if c.dep_ == "agent"]  # "that was denied by Oslo"
    for subject in _sayers(verb):
        found += [m for m in _behind(n, subject, referent) if m not in found]
    return found


def _behind(n: int, subject: Token, referent: Referent) -> list[Member]:
    if subject.lemma_.lower() in _SPOKEN_FOR and (n, subject.i) not in referent.cast.at:
        owners = [c for c in subject.children if c.dep_ == "poss"]
        owners += [
            t
            for c in subject.children
            if c.dep_ == "prep" and c.lower_ in {"for", "of"}
            for t in c.children
            if t.dep_ == "pobj"
        ]
        if people := [m for t in owners for m in referent.members(n, t)]:
            return people
    return [m.principal for m in referent.members(n, subject)]


def holders(n: int, verb: Token, referent: Referent) -> list[Member]:
    """Whose position the clause is: the subject of the verb."""
    found: list[Member] = []
    for token in _sayers(verb):
        own = (n, token.i) in referent.cast.at
        named = [c for c in token.children if c.dep_ == "appos" and (n, c.i) in referent.cast.at and not own]
        if token.pos_ == "NUM" and not named:
            continue  # "one of the people said": they tell what happened
        token = named[0] if named else token  # noqa: PLW2901  "one of his ministers, X"
        people = referent.members(n, token)
        if not people and token.ent_type_ == "NORP" and token.tag_ == "NNPS":  # "the Saudis maintain"
            people = referent.by_demonym(n, token.text.removesuffix("s"))
        found += [m for m in people if m not in found]
    return found


def _sayers(verb: Token) -> list[Token]:
    """The subject, also behind its verb: "...," sniffed a spokesman."""
    return list(subject_of(verb))
