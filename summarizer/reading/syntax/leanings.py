"""Words of English news prose that lean one way by themselves, and which way. No name of any story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

Leaning = Literal["supports", "opposes"]
# Verbs, towards what follows them.
_SUPPORTING = frozenset(
    """
    welcome support back endorse favor favour demand urge want seek praise applaud advocate defend
    propose press push approve prefer recommend require campaign sponsor champion hail insist accept
    thank laud commend salute congratulate encourage embrace request lobby admire trust value appreciate
    hope
    """.split()
)
_OPPOSING = frozenset(
    """
    oppose reject refuse resist criticize criticise condemn denounce blame object protest block veto
    deplore lament dispute dismiss fight deny boycott decline disapprove accuse slam blast lambast
    lambaste decry rebuke berate deride ridicule mock scorn spurn shun assail castigate chide lash
    complain discourage rebuff repudiate abhor detest regret fear resent bemoan challenge contest
    distrust mistrust balk baulk bristle scoff chafe
    """.split()
)
# Those whose reproach or thanks is for something: "accused X of leaving", "thanked X for storing".
FOR_SOMETHING = frozenset(
    """
    thank praise commend laud applaud congratulate blame accuse criticize criticise condemn rebuke slam
    fault
    """.split()
)
# Binding oneself, when a verb in the infinitive follows.
INTENDING = frozenset("promise pledge vow threaten offer intend wish swear undertake choose opt vote".split())
_SUGGESTING = frozenset({"suggest", "float", "table"})
# Leaning only where denied: "does not allow its soil to be used".
TOLERATING = frozenset("allow permit tolerate let recognize recognise".split())
# Asking by "for", or of somebody who is to do it.
_ASKING = frozenset({"call", "ask", "appeal", "plead"})
_AGAINST = frozenset("warn speak come argue vote campaign caution advise decide lobby rally".split())
# Verbs that lean by a small word beside them.
_WITH: Mapping[tuple[str, str], Leaning] = {
    **dict.fromkeys(((verb, "against") for verb in _AGAINST), "opposes"),
    **dict.fromkeys((("rule", "out"), ("hit", "back")), "opposes"),
    **dict.fromkeys(((verb, "for") for verb in _ASKING | {"vote"}), "supports"),
    **dict.fromkeys((("look", "forward"), ("put", "forward"), ("hold", "out")), "supports"),
    **dict.fromkeys((("recognize", "as"), ("recognise", "as"), ("rally", "behind")), "supports"),
    **dict.fromkeys((("stand", "by"), ("stand", "with"), ("stand", "behind")), "supports"),
    **dict.fromkeys((("side", "with"), ("stick", "by")), "supports"),
}
_READY = frozenset(
    """
    ready prepared willing keen eager committed open determined happy favourable favorable interested
    resolute supportive hopeful optimistic grateful thankful anxious adamant insistent pleased glad
    delighted proud satisfied relieved advocate supporter proponent champion defender backer
    """.split()
)
_RELUCTANT = frozenset(
    """
    opposed critical sceptical skeptical wary concerned worried unwilling reluctant hostile averse
    unhappy dismayed disappointed pessimistic furious angry outraged alarmed livid incensed upset
    frustrated critic opponent adversary
    """.split()
)
# Showing an attitude that a noun names: "expressed support for", "raised concerns over", "has doubts about".
SHOWING = frozenset(
    """
    express reiterate voice reaffirm signal show declare state repeat underline raise offer stress
    emphasize emphasise underscore convey announce register restate pledge give cast put lay lodge file
    echo have
    """.split()
)
_SUPPORTING_NOUNS = frozenset(
    """
    effort push bid call demand support insistence plea campaign commitment willingness readiness
    eagerness desire interest goal ambition gratitude appreciation approval endorsement backing
    preference hope wish determination importance need openness optimism welcome blessing consent assent
    solidarity appeal
    """.split()
)
_OPPOSING_NOUNS = frozenset(
    """
    opposition refusal resistance objection concern criticism condemnation rejection regret
    disappointment outrage anger dismay unease reservation denial alarm scepticism skepticism protest
    doubt blame
    """.split()
)
# Saying what something is: "called the plan theft", "sees the talks as useful".
NAMING = frozenset(
    "call describe label brand dub term characterize characterise view regard see consider deem judge".split()
)


def _sides(supporting: Iterable[str], opposing: Iterable[str]) -> Mapping[str, Leaning]:
    return {**dict.fromkeys(supporting, "supports"), **dict.fromkeys(opposing, "opposes")}


_VERBS = _sides(_SUPPORTING, _OPPOSING)
NOUNS = _sides(_SUPPORTING_NOUNS, _OPPOSING_NOUNS)
PREDICATES = _sides(_READY, _RELUCTANT)
"""Adjectives and nouns behind "is": "willing", "opposed", "an advocate"."""


def own_leaning(token: Token) -> Leaning | None:
    """Which way the word itself leans, before any "not"; None for mere speech."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"NOUN", "PROPN"}:
        return NOUNS.get(lemma)
    small = [c.lower_ for c in token.children if c.dep_ in {"prt", "prep", "advmod"}]
    for thing in (c for c in token.children if c.dep_ == "dobj" and lemma in SHOWING):
        if (shown := NOUNS.get(thing.lemma_.lower())) and not is_negated(thing):
            return shown
    with_word = next((_WITH[lemma, word] for word in small if (lemma, word) in _WITH), None)
    if leaning := with_word or _VERBS.get(lemma):
        return leaning
    asks = lemma in {"ask", "plead"} or (lemma in _ASKING and bool({"on", "upon"} & {*small}))
    near = [t for c in token.children for t in ([c] if c.dep_ == "ccomp" else [c, *c.children])]
    deeds = any(is_infinitive(t) for t in near)
    binds = lemma in INTENDING and any(c.dep_ == "ccomp" for c in token.rights)  # "promised that it would"
    leans = binds or (deeds and (asks or lemma in INTENDING))
    leans |= lemma in _SUGGESTING and any(c.dep_ == "dobj" for c in token.children)
    return "supports" if leans or (lemma in TOLERATING and is_negated(token)) else None


def is_negated(token: Token) -> bool:
    """Whether "not", "no longer", "never" or "no" stands with the word, or "neither" with its subject."""
    beside = [*token.children, *(t for c in token.children if c.dep_ == "nsubj" for t in c.children)]
    return any(
        t.lower_ == "neither" or (t.head == token and (t.dep_ == "neg" or t.lower_ in {"no", "never", "nor"}))
        for t in beside
    )


def is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
