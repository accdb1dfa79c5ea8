"""Words of English news prose that lean one way by themselves, and which way. No name of any story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

Leaning = Literal["supports", "opposes"]
# Verbs, towards what follows them.
SUPPORTING = frozenset(
    """
    welcome support back endorse favor favour demand urge want seek praise applaud advocate defend propose
    press push approve prefer recommend require campaign sponsor champion hail insist call accept thank laud
    commend salute congratulate encourage embrace request lobby admire trust value appreciate hope
    """.split()
)
OPPOSING = frozenset(
    """
    oppose reject refuse resist criticize criticise condemn denounce blame object protest block veto deplore
    lament dispute dismiss fight deny boycott decline disapprove accuse slam blast lambast lambaste decry
    rebuke berate deride ridicule mock scorn spurn shun assail castigate chide lash complain discourage
    rebuff repudiate abhor detest regret fear resent bemoan challenge contest distrust mistrust balk baulk
    bristle scoff chafe
    """.split()
)
# Those whose reproach or thanks is for something: "accused X of leaving", "thanked X for storing".
FOR_SOMETHING = frozenset(
    """
    thank praise commend laud applaud congratulate blame accuse criticize criticise condemn rebuke slam fault
    """.split()
)
# Binding oneself, when a verb in the infinitive follows.
INTENDING = frozenset("promise pledge vow threaten offer intend wish swear undertake choose opt".split())
# Leaning only where denied: "does not allow its soil to be used".
TOLERATING = frozenset("allow permit tolerate let recognize recognise".split())
# Standing with or apart from somebody or something.
SIDING = frozenset(
    [
        ("stand", "by"),
        ("stand", "with"),
        ("stand", "behind"),
        ("side", "with"),
        ("rally", "behind"),
        ("stick", "by"),
        ("vote", "for"),
    ]
)
AGAINST = frozenset("warn speak come argue vote campaign caution advise decide lobby rally".split())
READY = frozenset(
    """
    ready prepared willing keen eager committed open determined happy favourable favorable interested
    resolute supportive hopeful optimistic grateful thankful anxious adamant insistent
    pleased glad delighted proud satisfied relieved
    """.split()
)
RELUCTANT = frozenset(
    """
    opposed critical sceptical skeptical wary concerned worried unwilling reluctant hostile averse unhappy
    dismayed disappointed pessimistic furious angry outraged alarmed livid incensed upset frustrated
    """.split()
)
# Showing an attitude that a noun names: "expressed support for", "raised concerns over".
SHOWING = frozenset(
    """
    express reiterate voice reaffirm signal show declare state repeat underline raise offer stress emphasize
    emphasise underscore convey announce register restate pledge lead speak give cast put lay pin lodge file
    echo
    """.split()
)
SUPPORTING_NOUNS = frozenset(
    """
    effort push bid call demand support insistence plea campaign commitment willingness readiness eagerness
    desire interest goal ambition gratitude appreciation approval endorsement backing preference hope wish
    determination importance need openness optimism welcome blessing consent assent solidarity appeal
    """.split()
)
OPPOSING_NOUNS = frozenset(
    """
    opposition refusal resistance objection concern criticism condemnation rejection regret disappointment
    outrage anger dismay unease reservation denial alarm scepticism skepticism protest doubt blame
    """.split()
)
# What one has who would do it: "has no intention of", and sees who thinks it right: "sees no need for".
ADVOCATES = frozenset("advocate supporter proponent champion defender backer".split())
OPPONENTS = frozenset("critic opponent adversary".split())
# Saying what something is: "called the plan theft", "sees the talks as useful".
NAMING = frozenset(
    "call describe label brand dub term characterize characterise view regard see consider deem judge".split()
)


# What a thing does to which one is opposed: "said the plan violated the treaty".
_DOUBTS = frozenset({"doubt", "concern", "reservation", "objection", "misgiving", "qualm"})


def own_leaning(token: Token) -> Leaning | None:
    """Which way the word itself leans, before any "not"; None for mere speech."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"NOUN", "PROPN"}:
        return leaning_of_noun(lemma)
    small = {c.lower_ for c in token.children if c.dep_ in {"prt", "prep", "advmod"}}
    if lemma in {"call", "ask", "appeal", "plead"}:
        asks = any(is_infinitive(t) for c in token.children for t in (c, *c.subtree) if t.pos_ == "VERB")
        asks = asks and (lemma in {"ask", "plead"} or bool(small & {"on", "upon"}))
        asks |= False
        return "supports" if "for" in small or asks else None
    doubts = lemma == "have" and any(c.dep_ == "dobj" and c.lemma_.lower() in _DOUBTS for c in token.children)
    if lemma in OPPOSING or ("against" in small and lemma in AGAINST) or doubts:
        return "opposes"
    against = (lemma == "rule" and "out" in small) or (lemma == "hit" and {"back", "at"} <= small)
    if against:
        return "opposes"
    deeds = [c for c in token.children if is_infinitive(c)]
    intends = lemma in INTENDING and bool(deeds)
    intends |= lemma == "vote" and any(own_leaning(c) is None for c in deeds)  # "voted to strike"
    looks = (lemma == "look" and "forward" in small) or (lemma == "hold" and {"out", "for"} <= small)
    tolerates = lemma in TOLERATING and is_negated(token)
    sides = any((lemma, word) in SIDING for word in small)
    sides |= lemma in {"recognize", "recognise"} and "as" in small
    puts = (lemma == "put" and "forward" in small) or lemma in {"suggest", "float", "table"}
    suggests = puts and any(c.dep_ == "dobj" for c in token.children)
    return "supports" if intends or looks or tolerates or sides or suggests or lemma in SUPPORTING else None


def leaning_of_noun(lemma: str) -> Leaning | None:
    if lemma in SUPPORTING_NOUNS:
        return "supports"
    return "opposes" if lemma in OPPOSING_NOUNS else None


def side_of(said: Token) -> Leaning | None:
    """Which side an adjective or noun behind "is" takes: "willing", "opposed", "an advocate"."""
    lemma = said.lemma_.lower()
    if lemma in READY | ADVOCATES or said.lower_ in READY:
        return "supports"
    against = RELUCTANT | OPPONENTS
    return "opposes" if lemma in against else None


def is_negated(token: Token) -> bool:
    """Whether "not", "no longer", "never" or "no" stands with the word, or "neither" with its subject."""
    subjects = (t for c in token.children if c.dep_ == "nsubj" for t in c.children)
    return any(
        c.dep_ == "neg" or c.lower_ in {"no", "never", "neither", "nor"} for c in token.children
    ) or any(t.lower_ == "neither" for t in subjects)


def is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
