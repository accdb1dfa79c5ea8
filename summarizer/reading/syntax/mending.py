"""Sets right what the parser makes of rare names: an adverb in one sentence that is a person in the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from summarizer.names import TITLES
from summarizer.plaintext import fold
from summarizer.reading.lexicon import BODY_KINDS, CALENDAR, ROLE_NOUNS
from summarizer.states import state_of_capital, state_of_demonym

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_SHORTEST = 4  # letters of a name that no common word is likely to share
_ASTRAY = frozenset({"advmod", "npadvmod", "dep", "intj"})
_LEMMAS = {"hoped": "hope", "hoping": "hope"}  # which the parser's tables take for hopping
_OFFICE = 8  # tokens of state and office between "and" and a name
_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})  # "Summer Olympics"
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def mend(docs: Mapping[int, Doc]) -> None:
    """Makes a proper noun of every word that the article has as part of a person's name, and a subject of one
    that stands before its verb as an adverb would: "Brandhorst urged them".
    """
    names = {
        token.text
        for doc in docs.values()
        for token in doc
        if token.ent_type_ == "PERSON" and token.tag_ == "NNP" and len(token.text) >= _SHORTEST
    }
    bodies = {t.text for doc in docs.values() for t in doc if t.ent_type_ == "ORG" and t.tag_[:3] == "NNP"}
    for doc in docs.values():
        for token in doc:
            if token.text in names:
                _mend(token)
            _set_class(token)
            _set_entity(token, bodies)
        for date in [e for e in doc.ents if e.label_ == "DATE"]:
            _part(date)
        for token in doc:
            _name(token)
            _give_back(token)
            _own(token)
            _name_holder(token)
            if token.lower_ == "old" and token.i > 3 and token.nbor(-2).lower_ == "year":
                _make_subject(token)
        for person in (e for e in doc.ents if e.label_ == "PERSON"):
            _title(person, doc)
            _list(person, doc)
            _join(person, doc)
            _give_verb(person, doc)


def _give_back(clause: Token) -> None:
    """Gives "Kessler, head of the Timber Board, who left" the clause that the parser hangs on the board."""
    body = clause.head
    who = clause.dep_ == "relcl" and any(c.lower_ == "who" for c in clause.children)
    if not who or body.dep_ != "pobj" or body.pos_ != "PROPN":
        return
    role = body.head.head
    if role.lemma_.lower() in ROLE_NOUNS:
        clause.head = role.head if role.dep_ == "appos" else role


def _name_holder(of: Token) -> None:
    """Makes X the head of "Minister of Foreign Affairs X", to the parser what the minister is of."""
    office, name = of.head, next((t for t in of.children if t.dep_ == "pobj"), None)
    if of.lower_ != "of" or name is None or not (office.text.istitle() and office.i == of.i - 1):
        return
    run = of.doc[of.i + 1 : name.i + 1]
    affairs = [t for t in run if fold(t.text) in TITLES | {"affairs"}]
    if affairs and len(affairs) < len(run) and all(t.text.istitle() for t in run):
        name.dep_, name.head = office.dep_, office.head
        office.dep_, office.head = "compound", name


def _own(state: Token) -> None:
    """Makes Y the second of "Norway's X and Sweden's Y", where the parser joins Sweden to X."""
    doc, last = state.doc, state.i + 1
    if state.ent_type_ != "GPE" or state.dep_ != "conj" or last >= len(doc) or doc[last].tag_ != "POS":
        return
    while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN":
        last += 1
    name = doc[last]
    if name.dep_ == "appos" and name.head == state.head:
        name.dep_ = "conj"
        state.dep_, state.head = "poss", name


def _set_class(token: Token) -> None:
    """The part of speech of "Anna May left", "the 69-year-old said", "the Commission backs it"."""
    if token.ent_type_ == "PERSON" and token.pos_ == "AUX" and token.text.istitle() and token.i:
        token.pos_, token.tag_, token.lemma_, token.dep_ = "PROPN", "NNP", token.text, "nsubj"
    if not token.i and token.pos_ == "NOUN" and token.text.istitle() and _is_explained(token):
        token.pos_, token.tag_, token.lemma_ = "PROPN", "NNP", token.text
    if token.lower_ == "said" and token.pos_ == "NOUN":
        token.pos_, token.tag_, token.lemma_ = "VERB", "VBD", "say"
        token.dep_ = "parataxis" if token.dep_ == "dep" else token.dep_
    if token.lower_ in _LEMMAS:
        token.lemma_ = _LEMMAS[token.lower_]
    if _is_verb(token):
        token.pos_, token.tag_ = "VERB", "VBZ" if token.tag_ == "NNS" else "VBP"


def _is_explained(opening: Token) -> bool:
    """“Junts, the other separatist party, was cool”: a name that opens the sentence and is then explained."""
    bare = not any(True for _ in opening.lefts) and opening.doc[1:2].text == ","
    kinds = BODY_KINDS | ROLE_NOUNS
    beside = (c for c in opening.children if c.dep_ == "appos" and c.lemma_.lower() in kinds)
    return bare and any(t.dep_ == "det" for c in beside for t in c.children)


def _set_entity(token: Token, bodies: set[str]) -> None:
    """The entity type of bodies named like a people, and of capitals: "in Tunis"."""
    if token.ent_type_ == "NORP" and token.text in bodies and not state_of_demonym(token.text):
        token.ent_type_ = "ORG"
    if token.ent_type_ in {"NORP", "LANGUAGE"} and state_of_capital(token.text):
        token.ent_type_ = "GPE"


def _part(date: Span) -> None:
    """Makes a person of "Xi Jinping" in "in December Xi Jinping was received", all a date to the parser."""
    first, last = date[0], date[-1]
    named = [t for t in date[1:] if t.text.istitle() and t.pos_ == "PROPN" and fold(t.text) not in CALENDAR]
    subject = last.dep_ in _SUBJECTS and fold(first.text) in CALENDAR and fold(first.text) not in _SEASONS
    if subject and len(named) == len(date) - 1 > 1:
        for token in named:
            token.ent_type_ = "PERSON"


def _make_subject(old: Token) -> None:
    """Makes a noun of "the 69-year-old said", which the parser takes for a modifier of the verb."""
    the = any(t.lower_ == "the" and t.head in (old, old.head) for t in old.doc[max(0, old.i - 5) : old.i])
    if the and old.head.pos_ == "VERB" and old.i < old.head.i and old.dep_ == "amod":
        old.dep_ = "nsubj"


def _name(token: Token) -> None:
    """Makes a name of the first word of "General Secretary To Lam", which the parser takes for "to"."""
    last = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if last is None or token.text != "To" or last.pos_ != "PROPN" or not token.i:
        return
    before = token.nbor(-1)
    if fold(before.text) in TITLES or (before.text.islower() and last.ent_type_ == "PERSON"):
        token.pos_, token.tag_, token.lemma_, token.ent_type_ = "PROPN", "NNP", token.text, "PERSON"
        last.dep_, last.head = ("appos", token.head) if last.head == token else (last.dep_, last.head)
        token.dep_, token.head = "compound", last


def _title(person: Span, doc: Doc) -> None:
    """Gives "President X and Chancellor Y" its second person, who is a title and an aside to the parser."""
    name, before = person.root, doc[person.start - 1] if person.start else None
    if before is None or before.dep_ != "conj" or fold(before.text) not in TITLES:
        return
    if name.dep_ == "appos" and name.head in (before, before.head):
        name.dep_, name.head = "conj", before.head
        before.dep_, before.head = "compound", name


def _list(person: Span, doc: Doc) -> None:
    """Sets the people of "the leaders of Norway and Sweden, X and Y," apart from the states before them."""
    name, state = person.root, person.root.head
    if (
        name.dep_ != "conj"
        or state.ent_type_ != "GPE"
        or person.start < 1
        or doc[person.start - 1].text != ","
    ):
        return
    office = state.head.head if state.dep_ == "pobj" else state
    if office.tag_ == "NNS" and office.lemma_.lower() in ROLE_NOUNS:
        name.dep_, name.head = "appos", office


def _join(person: Span, doc: Doc) -> None:
    """Makes two people of "Pavel Strand and Maria Lund", of whom the parser makes one name of four words.

    And of "Strand and Norway's President Maria Lund", "the premier, X, and opposition leader Y".
    """
    if person.end + 1 >= len(doc) or doc[person.end].lower_ != "and":
        return
    other = _next_person(doc, person.end + 1)
    if other is None:
        return
    first, second = doc[person.end - 1], doc[other.end - 1]
    if second.dep_ == "compound" and second.head.i == second.i + 1:
        second = second.head  # "Moon" of "Moon Jae-in"
    office = doc[person.end + 1 : other.start]
    if first.head not in {second, *office} or first.dep_ not in {"nmod", "compound", "poss"}:
        return
    first.dep_, first.head = second.dep_, second.head
    second.dep_, second.head = "conj", first
    for word in office:
        if word.head == first or word.dep_ == "conj":
            word.dep_, word.head = ("poss" if word.ent_type_ == "GPE" else "compound"), second
    for given in doc[other.start : second.i]:
        given.dep_, given.head = "compound", second
    for given in doc[person.start : person.end - 1]:
        given.dep_, given.head = "compound", first


def _next_person(doc: Doc, start: int) -> Span | None:
    """The person at token `start`, or behind the state and the office that stand there."""
    for at in range(start, min(start + _OFFICE, len(doc))):
        if doc[at].ent_type_ == "PERSON":
            return next(e for e in doc.ents if e.start <= at < e.end)
        if doc[at].pos_ not in {"NOUN", "PROPN", "ADJ", "PART"} and doc[at].text != "-":
            return None
    return None


def _give_verb(person: Span, doc: Doc) -> None:
    """Gives "on Monday and Maria Lund said" the subject that the parser joins to the day."""
    name, verb = person.root, doc[person.end] if person.end < len(doc) else None
    if verb is None or verb.tag_ not in {"VBD", "VBZ"} or name.dep_ != "conj" or name in verb.ancestors:
        return
    if name.head.ent_type_ in {"DATE", "GPE"} and not any(c.dep_ in _SUBJECTS for c in verb.children):
        name.dep_, name.head = "nsubj", verb
        verb.dep_ = "conj" if verb.dep_ == "advcl" else verb.dep_


def _is_verb(token: Token) -> bool:
    """“The Commission backs it”: what has a subject and heads the sentence is no noun."""
    subject = any(c.dep_ == "nsubj" and c.i < token.i for c in token.children)
    governs = any(c.dep_ in {"xcomp", "dobj", "ccomp"} and c.i > token.i for c in token.children)
    heads = token.dep_ == "ROOT" or (token.dep_ == "ccomp" and governs)  # not "called it a lie"
    return token.pos_ == "NOUN" and token.text.islower() and heads and subject


def _mend(token: Token) -> None:
    if token.pos_ in {"ADV", "ADJ", "NOUN", "VERB", "X", "INTJ"} and token.text[:1].isupper():
        token.pos_, token.tag_, token.lemma_ = "PROPN", "NNP", token.text
    verb = token.head
    before = verb.pos_ in {"VERB", "AUX"} and token.i < verb.i and token.pos_ == "PROPN"
    if not before or token.dep_ not in _ASTRAY:
        return
    listed = token.i + 1 < len(token.doc) and token.nbor(1).text == ","
    if listed or not any(c.dep_ in _SUBJECTS for c in verb.children):
        token.dep_ = "nsubj"
