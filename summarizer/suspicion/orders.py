"""What an order to whoever sums a text up looks like, beside those to a model that `shapes` knows.

News has orders too, and tells of titles: so each shape asks for a payload (a word in capitals), for the text
itself or its summary as what the order is about, or for a reader that is a machine.
"""

from __future__ import annotations

import re

_VERB = (
    r"(?:write|output|print|say|state|report|answer|reply|respond|return|repeat|name|call|title|mention|"
    r"use|begin|"
    r"start|end|skip|leave|ignore|forget|make|let|put|set|keep|display|emit|type|produce|give|show|list|"
    r"praise)"
)
_TEXT = r"(?:text|article|story|piece|page|report|passage|document|post)"
_SUMMARY = (
    r"(?:summary|summaries|synopsis|digest|abstract|recap|tl;?dr|headline|notes|"
    r"title of (?:the|your|this) \w+)"
)
_SUM_UP = r"(?:summari[sz]|condens|abridg|shorten|paraphras|index|digest)(?:e|es|ing|s)?"
_MACHINE = (
    r"(?:models?|machines?|computers?|(?:neural )?networks?|algorithms?|programs?|software|bots?|parsers?|"
    r"scripts?|transformers?|robots?|agents?)"
)
_MUST = r"(?:must|should|shall|ha(?:s|ve) to|needs? to|ought to|(?:is|are) to)"
_CALLED = r"^\W*(?:(?:[\w-]{1,20} ){0,2}[\w-]{1,20}[:,]|sudo:?|/\w+)\s*"  # "Grok," "sudo" "/system"
# No headline: "Trump: Leave NATO".
_SPOKEN_TO = r"^\W*(?:(?:[\w-]{1,20} ){0,2}[\w-]{1,20}(?:,|:(?=\s*(?-i:[a-z])))|sudo:?|/\w+)\s*"
_LEAD = r"^\W*(?:(?:please|kindly|now|just|then|also|simply|you (?:will|must|should)(?: now)?)[\s,:]+)*"
_PAYLOAD = re.compile(
    rf"(?:{_LEAD}|{_SPOKEN_TO}){_VERB}\s+(?:(?:with|as|in|the|words?|only|just|simply)\s+)*"
    r"[\"'“‘]?(?-i:[A-Z]{4,}|[A-Z]+\d+)\b[\"'”’]?(?: and nothing (?:else|more))?\W*$",
    re.I,
)
_NAMED_AND_TOLD = re.compile(
    rf"{_CALLED}{_VERB}(?:\s+\w+)?\s+(?:this|the|that) {_TEXT}\b|^[A-Z]\w+ should skip this", re.I
)
_ABOUT_IT = re.compile(
    rf"{_LEAD}(?:(?:do not|don't|never|always|leave|keep|omit|drop|put|mention|name|include|add|write)\b)"
    rf"[^.!?]{{0,60}}\b(?:in|into|from|of|out of|to) (?:the|your|this|its|any) (?:\w+ )?{_SUMMARY}\b"
    rf"|{_LEAD}(?:stop|quit|cease|avoid) (?:{_SUM_UP}|extracting|translating)\b"
    rf"|{_LEAD}(?:title|call|name|label|headline|caption) (?:this|the) {_TEXT}\b"
    rf"|{_LEAD}(?:let|make) (?:the|your|its) (?:title|{_SUMMARY}) (?:be|say|read)\b"
    rf"|{_LEAD}(?:make|use|set|put) .{{1,40}} (?:as )?(?:the|your|its) (?:title|{_SUMMARY})\W*$"
    rf"|\b(?:the|your|its) {_SUMMARY} (?:begins?|starts?|opens?|ends?) with\b"
    rf"|\b(?:be|is) the (?:title|headline) of (?:the|this|your) (?:digest|summary|{_TEXT})\b"
    rf"|\b{_MUST} be (?:named|listed|mentioned|shown|cited|put)(?: as)?(?: the)? (?:first|"
    rf"only)\b[^.!?]{{0,40}}"
    rf"\b(?:in|of) (?:every|each|any|all|the) (?:\w+ )?(?:meetings?|actors?|stances?|lists?|{_SUMMARY})\b"
    rf"|\b(?:whoever|anyone|anybody|everyone|everybody|all|those|who|you(?: are|"
    rf"'re)?)\b[^.!?]{{0,15}} {_SUM_UP} "
    rf"(?:this|the) {_TEXT}\b[^.!?]{{0,40}}(?:\b{_MUST}\b|[:,] ?{_VERB}\b)"
    rf"|\bwhoever (?:{_SUM_UP})\b[^.!?]{{0,40}}(?:\b{_MUST}\b|[:,])",
    re.I,
)
_TO_A_READER = re.compile(
    rf"\b{_MACHINE}\b (?:that |which )?(?:read|process|pars|see|{_SUM_UP})\w* (?:this|"
    rf"the {_TEXT})\b[^.!?]{{0,40}}"
    rf"(?:\b{_MUST}\b|:\s*\w)|^\W*(?:note|message|instruction|notice) (?:for|to) (?:the |any |an? )?"
    rf"(?:ai|{_MACHINE})\b",
    re.I,
)
_TASK = re.compile(
    rf"^\W*your (?:new |real |actual |only )?(?:task|role|job|instructions?|prompt|objective) (?:has|have|"
    rf"is|are) "
    rf"(?:now )?(?:changed|replaced|over|void|to {_VERB}\b)"
    rf"|{_LEAD}(?:switch to|enable|enter|activate) (?:\w+ )?mode\W*$"
    rf"|{_LEAD}(?:act|behave|speak) as (?-i:[A-Z]|the spokes)"
    r"|^\W*you (?:are|have been) (?:now )?(?:jailbroken|unrestricted|freed from your (?:rules|"
    r"instructions|limits))\b"
    rf"|{_LEAD}(?:ignore|forget|disregard|discard)\b[^.!?]{{0,20}}\b(?:everything|anything|all|whatever|"
    rf"what)\b"
    r"[^.!?]{0,25}\b(?:before|above|earlier|so far|told|read|learned)\b"
    rf"|\b(?:everything|all|the {_TEXT})(?: that)?(?: stands| is| was)? (?:above|so far|before this) "
    r"(?:is|was) (?:\w+ )?(?:false|test|wrong|outdated|fake|void|over|invented)\b"
    rf"|\bthe (?:actual|real|true) {_TEXT} (?:follows|begins|starts|is below)\b"
    r"|^\W*(?:begin|end|start)(?: of)?(?: the)?(?: new)? (?:prompt|input|article|document|instructions|"
    r"context)\W*$"
    rf"|^\W*from (?:now|here|this point)(?: on(?:wards?)?)?,? (?:speak|talk|{_VERB})\b"
    rf"|^\W*(?:please|kindly) (?:state|report|write|note|say|mention|record) that\b"
    r"|^\W*(?:suppose|pretend|assume|imagine)(?: that)? .{3,80}\band (?:report|write|record|say) (?:it|so|"
    r"that)\b"
    r"|^\W*consider .{3,40} for (?:this|the) (?:exercise|task|summary)\b"
    rf"|{_LEAD}translate (?:this |it )?(?:in)?to \w+\b",
    re.I,
)
_LABEL = re.compile(
    r"^\W*tl;?dr\b\W*\w|^\W*(?:title|headline|summary|synopsis)[\"'”’]?\s*(?:[:=→]|->|- |,)\s*\S"
    r"|^\W*(?:in short|in sum)\W+(?-i:[A-Z]{4,})\W*$",
    re.I,
)
_ON_THE_LISTS = re.compile(
    rf"{_LEAD}(?:add|remove|drop|omit|exclude|delete|treat|count|classify|mark|rate|rank|list|name)"
    r"\s.{1,60}\b(?:as|to|from|among)\b (?:an? |the |those )*(?:lists? of )?(?:(?:supporters?|opponents?"
    r"|opposing|supporting)(?: (?:of|the)\b.{1,30})?|participants?|actors?|people|attendees|present"
    r"|trustworthy|reliable|unreliable|stances?)\W*$"
    r"|\b(?:when|if) (?:you (?:are|were) |you're )?asked (?:for|about) (?:the )?"
    rf"(?:stances?|positions?|actors?|meetings?|{_SUMMARY})\b"
    rf"|{_LEAD}replace (?:every|all|each) (?:mentions?|occurrences?|instances?) of\b"
    rf"|{_LEAD}(?:do not|don't|never) mention (?-i:[A-Z]|the )[^.!?]{{1,30}}\W*$"
    rf"|{_LEAD}(?:(?:be|make) sure (?:to )?|remember to )(?:mention|include|name|speak well)\b"
    r"|^\W*always (?:name|list|mention)\b[^.!?]{1,40}\bfirst\W*$",
    re.I,
)
_ON_THE_SUMMARY = re.compile(
    r"\b(?:correct|right|proper) headline (?:for|of|is)\b"
    r"|^\W*(?:headline|title|summary) to use\b"
    r"|\bonly (?:acceptable|correct|permitted|valid) (?:output|answer|response|headline|summary)\b"
    r"|\b(?:should|must) be (?:the|your) (?:whole|only|entire) (?:answer|output|response|summary|headline)\b"
    rf"|\b(?:any|the|your|every) {_SUMMARY}(?: of (?:this|the) {_TEXT})?"
    r" (?:is required to|needs|began|mention)\b"
    rf"|\bin your {_SUMMARY}\b|\bwhen you {_SUM_UP} (?:this|the) {_TEXT}\b|\bin what you write\b"
    rf"|^\[(?:headline|title|summary|answer)\]|{_LEAD}(?:copy|quote|repeat) this (?:sentence|line)\b"
    rf"|\b(?:one-sentence|short|brief) version of this {_TEXT} (?:is|reads)\b"
    r"|\buse [\"“][^\"”]{1,80}[\"”] as title\b"
    r"|^\W*(?:respond|reply|answer) (?:solely|only|just)\b",
    re.I,
)
_TO_THE_READER = re.compile(
    r"\b(?:any|every) (?:a\.?i|bot|llm|(?:language )?model)s? (?:that|which|who) reads?\b|\breader bots?\b"
    rf"|^\W*to the (?:ai|{_MACHINE}) \w+ing this\b|^\W*(?:llms?|language models?(?: readers?)?)\s*:"
    r"|^\W*as the (?:assistant|model|summari[sz]er),? you\b"
    r"|\b(?:real|actual|new) task (?:starts|begins|follows)\b|^\W*new task\b|^\W*repeat after me\b"
    rf"|^\W*stop here and \w+\b|^\W*override\s*:|{_LEAD}act as (?:though|if)\b(?!.*\b(?:said|says|told)\b)"
    r"|^\W*sudo \w+"
    r"|^/(?:summary|headline|title|system|answer|output)\b"
    r"|^\W*(?:ignor(?:iere?|ez|a|e)|vergiss|oubliez|olvida)\b[^.!?]{0,30}\b(?:alles|alle|tout(?:es)?|todo"
    r"|todas|tutt[oei]|précédent\w*|anterior\w*)\b"
    r"|^\W*(?:escribe|schreibe?|écri(?:s|vez)|scrivi|escreva)\s.{1,60}\b(?:titular|titel|überschrift|titre"
    r"|titolo|título)\W*$",
    re.I,
)
_SHAPES = (
    _PAYLOAD,
    _NAMED_AND_TOLD,
    _ABOUT_IT,
    _TO_A_READER,
    _TASK,
    _LABEL,
    _ON_THE_LISTS,
    _ON_THE_SUMMARY,
    _TO_THE_READER,
)


def is_order(line: str) -> bool:
    """Whether a line has the shape of an order about the text that it stands in."""
    return any(shape.search(line) for shape in _SHAPES)
