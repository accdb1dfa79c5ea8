"""Closed classes of English words that bind what may be claimed: who tells, how certain, which way.

Each is written as text, one pattern a word, `_` for a space. They say nothing of any story: verbs of speech,
words of hearsay, of time to come, of denial, of contact and of mediation.
"""

from __future__ import annotations

import re


def any_of(words: str) -> str:
    """The patterns of `words` as alternatives of one group."""
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


def cue(words: str) -> re.Pattern[str]:
    """A pattern for any of `words` as whole words, case aside."""
    return re.compile(rf"\b{any_of(words)}\b", re.I)


SPEECH = any_of(
    r"""
    said says? saying told tells? telling report(?:s|ed|ing)? wr(?:ote|ites?|itten) add(?:s|ed|ing)
    stat(?:es?|ed|ing) announc\w+ declar\w+ argu\w+ warn\w* claim\w* insist\w* confirm\w* den(?:y|ies|ied)
    acknowledg\w+ not(?:es|ed) explain\w* tweet\w* posted respond\w* repl(?:y|ied|ies) recall\w* descri\w+
    call(?:s|ed)_(?:it|the|this|that|for|on) promis\w+ vow\w* suggest\w* emphasi\w+ stress\w* address\w*
    reiterat\w+ maintain\w* quot\w+ cit(?:ed|es|ing) declin\w+ refus\w+ would_(?:neither|not) did_not
    neither criti\w+ ask(?:s|ed) urg(?:es|ed|ing) demand\w* complain\w* join\w+ disclos\w+ reveal\w*
    publish\w* admit\w* conced\w+ indicat\w+ remark\w* rejoin\w* testif\w+ predict\w* believ\w+ think\w*
    thought want\w* favou?r\w* oppos\w+ support\w* back(?:s|ed|ing) welcom\w+ reject\w* pledg\w+ agree\w*
    accus\w+ condemn\w* prais\w+ hail\w* endors\w+ defend\w* dismiss\w* question\w*
    """
)
INVERTED_SPEECH = any_of(
    "said says added wrote asked replied warned insisted explained noted argued recalled declared"
)
HEARSAY = cue(
    r"""
    reportedly according_to allegedly purportedly apparently citing cited rumou?r\w* unconfirmed
    (?:was|were|is|are|been)_(?:said|reported|understood|believed|thought)_to it_was_reported
    people_familiar (?<!the_)(?<!a_)(?<!their_)reported reports?_(?:by|in|that|from|says?|said|of|on)
    sources? leaked anonymous\w* on_condition_of_anonymity who_asked_not_to_be
    """
)
AHEAD = cue(
    r"""
    will would to_(?:meet|hold|travel|visit|host|sit|discuss|speak) plan(?:s|ned|ning)? expected_to
    scheduled due_(?:to|in|on|at|for) (?:is|are)_set_(?:to|for) is_to are_to agreed_to_(?:meet|talk|hold)
    next_(?:week|month|year|round) upcoming tomorrow later_this coming_(?:days|weeks) invit\w+ summoned
    convene
    """
)
HELD = cue(
    r"""
    met held spoke spoken talked called telephoned phoned discussed took_place took_part visited travel+ed
    hosted included gathered sat attended received dined lunched negotiated briefed joined ended concluded
    continued? began begun lasted produced followed exchanged agreed came went undertook conversation was
    were has_been had
    """
)
CONTACT = cue(
    r"""
    me(?:et|ets|eting|etings|t) talks? talked talking
    call(?:s|ed)?(?!_(?:it|the|this|that|for|on|off|him|her|them|an?|itself)\b) phone\w* telephone\w* spoke
    speak spoken negotiat\w+ discuss\w* summits? dinner dined lunch\w* breakfast visit\w* host\w* rounds?
    sessions? conversations? confer(?:s|red|ring)? brief\w* dialogue sat sits? gather\w* encounter\w*
    exchange\w* video contacts? delegations? convers\w+ consult\w* travel\w* trip attend\w* together hearing
    appointment audience retreat mediat\w+ shook handshake tea coffee reception rang ring rung invit\w+
    summon\w*
    """
)
CONTEST = cue(
    r"""
    (?:semi-?|quarter-?)?finals?(?=_(?:of|on|at|in|for|against|after|this|next|last)\b|[.,;:)]|$) play-?offs?
    knockout kick-?off fixtures? derby match(?:es)? bouts? trials? courtroom in_court
    round_of_the_(?:\w+_){0,3}(?:open|cup|masters|championships?|tournament) lawsuit
    (?:court|sentencing|bail|custody|extradition)_(?:hearings?|cases?|dates?|battles?)
    """
)
"""Words of a contest or a trial, where those who "meet" are opponents."""
CONFERS = cue(
    r"""
    talks? talked negotiat\w+ discuss\w* summits? phone\w* telephone\w* call(?:s|ed)? spoke dinner dined
    lunch\w* breakfast visit\w* conversations? dialogue confer(?:s|red)? consult\w* invit\w+ reception
    sidelines? margins? before after ahead handshake shook mediat\w+ settle\w* together agree\w*
    """
)
NOT_HELD = cue(
    r"""
    refus\w+ declin\w+ reject\w* den(?:y|ied|ies) never not no n't cancel\w* call(?:ed|s)?_off scrap\w*
    postpon\w+ without avoid\w* rule[sd]?_out boycott\w* snub\w* fail(?:ed|s)?_to false untrue fabricat\w+
    invent(?:ed|ion)
    """
)
MEDIATES = cue(
    r"""
    mediat\w* broker\w* host\w* conven\w+ facilitat\w* arrang\w+ invit\w+ chair\w* auspices
    overs(?:ee|aw|een|ight)\w* moderat\w+ go-between organi[sz]\w+ brought bring\w* presid\w+ good_offices
    intermediar\w+ shuttl\w+ guarant\w+ umpire
    residence villa house palace offices?
    """
)
VENUE = cue(
    r"""
    residence house home hotel palace embass\w+ consulate airport airbase base ministry headquarters
    offices? hall villa lodge restaurant caf\w church cathedral mosque school college university room border
    camp station farm garden park club building court stadium library theat(?:re|er) cent(?:er|re) authority
    port harbou?r ship yacht capital town city village island resort retreat ranch castle monastery
    parliament senate congress studio hospital prison museum site summit
    """
)
DENIALS = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot)\b|n't\b")
"""Plain words of denial, in folded text."""
NEGATIONS = re.compile(
    DENIALS.pattern
    + "|"
    + r"\b"
    + any_of(
        r"""
        without yet_to before until only refus\w* declin\w* reject\w* den(?:y|ie)\w* oppos\w*
        rul(?:e|ed|es|ing)_out fail\w* lack\w* against unwilling\w* unable unlikely impossible dismiss\w*
        disput(?:es|ed|ing) halt\w* stop\w* end(?:s|ed|ing)? ban(?:s|ned|ning)? block(?:s|ed|ing)? avoid\w*
        prevent\w* withhold\w* abandon\w* cancel\w* scrap\w* withdr\w+ exclud\w* unless veto\w*
        contradict\w* disagree\w* false\w* untrue wrong\w*
        """
    )
    + r"\b"
)
"""All that denies, refuses or excludes, in folded text."""
