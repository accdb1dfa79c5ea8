"""What orders to a model, advertisements and codes look like: patterns for `summarizer.suspicion`."""

from __future__ import annotations

import re

LEAD_IN = re.compile(
    r"^(?:\W*(?:please|now|then|also|first(?:ly)?|finally|instead|important|urgent|attention|"
    r"note|warning|update|"
    r"correction|ps|reminder|so|and|but|just|kindly|always|never|do not|don't|you (?:must|"
    r"should|will|need to|have to|are (?:asked|required|told|instructed) to)(?: (?:now|only|"
    r"also|instead|always))?|"
    r"before (?:you|doing)[^,:]{0,60}|after (?:this|that|reading)[^,:]{0,60}|from now on|in addition|"
    r"(?:can|could|would|will) you(?: please)?|when (?:you|asked)[^,:]{0,60}|"
    r"for (?:this|the) (?:article|text|summary|task)[^,:]{0,40})\b[\s,:!;–—-]*)+",
    re.I,
)
# Verbs of making and handling text, in the mood of an order: the bare form, before what they are to handle.
ORDER = re.compile(
    r"(?:ignore|disregard|forget|override|bypass|write|rewrite|output|print|respond|reply|return|translate|"
    r"summari[sz]e|paraphrase|repeat|append|insert|include|mention|describe|pretend|imagine|"
    r"behave|execute|obey|"
    r"generate|produce|compose|draft|explain|provide|give|suggest|recommend|list|create|"
    r"develop|tell|convert|"
    r"calculate|classify|extract|encode|decode|compare|outline|say|state|report|add|omit|"
    r"replace|set|begin|start|"
    r"end|conclude|reveal|show|answer|act|follow|record|index|treat|use|name|break down|"
    r"fill in|put|make)\s+"
    r"(?P<object>only|nothing|exactly|simply|just|verbatim|me|us|it|them|your|yourself|how|"
    r"why|what|whether|that|"
    r"this|these|those|every|each|all|any|an?|the|one|two|three|four|five|some|in|with|to|as|"
    r"on|from|json|code|"
    r"instructions?|actors?|meetings?|stances?|headline|[\"'“‘:])(?=\W|$)",
    re.I,
)
# An order needs nobody to give it to: with these objects the verbs above are headings of newspapers, too.
ABOUT_TEXT = re.compile(
    r"\b(?:articles?|texts?|passages?|above|below|following|previous|instructions?|prompts?|"
    r"summar\w+|headlines?|json|"
    r"outputs?|words?|sentences?|paragraphs?|poems?|story|stories|essays?|letters?|emails?|"
    r"e-mails?|speech|scripts?|"
    r"functions?|code|lists?|names?|languages?|french|spanish|german|english|russian|chinese|"
    r"japanese|terms|steps?|"
    r"concepts?|process|theory|difference|causes|tips|ways|examples?|ideas?|exercises?|"
    r"recipes?|plans?|advice|"
    r"answers?|questions?|fields?|entries|meetings?|actors?|stances?|positions?|phrase|"
    r"introduction|conclusion|"
    r"system|model|assistant|user|task|rules?|guidelines?|yes|no|ok|nothing|only|exactly|me|yourself)\b",
    re.I,
)
# Verbs of which no heading is made.
PURE = re.compile(
    r"(?:describe|explain|translate|summari[sz]e|paraphrase|rewrite|break down|classify|decode|pretend)\b",
    re.I,
)
YOUR_ANSWER = re.compile(
    r"\byour (?:\w+ )?(?:answers?|responses?|reply|replies|outputs?|messages?)\b(?!.*\?\W*$)", re.I
)
_MACHINE = (
    r"(?:a\.?i\.?(?: (?:assistants?|models?|systems?|agents?|readers?))?|l\.?l\.?m\.?s?|"
    r"(?:large )?language models?|"
    r"chat ?bots?|chatgpt|gpt[-\d.o]*|claude|gemini|llama|qwen|(?:summari[sz]|extract|"
    r"index)(?:ers?|ors?|ation "
    r"(?:tools?|models?|systems?|bots?))|automated (?:systems?|readers?|tools?|processors?|"
    r"summari[sz]ers?)|"
    r"(?:virtual|digital|helpful) assistants?|machine readers?|bots|crawlers|"
    r"assistants?(?= (?:reading|must|should|:))|"
    r"(?:the )?(?:model|machine|system|assistant)(?=[:,]))"
)
TO_A_MACHINE = re.compile(
    rf"\b(?:you are(?: now)?|you're(?: now)?|act as|as an?|pretend to be|attention|dear|"
    rf"note (?:to|for)|message (?:to|for)|"
    rf"instructions? (?:to|for)|hey|hello|hi|if you are|to all|all) (?:an? |any |all |the |"
    rf"every )?{_MACHINE}"
    rf"(?=\W*$|\.?\s*[:,;!–—]|\s+(?:reading|processing|summari|index|must|should|please|that|"
    rf"who|ignore|do|and)\b)"
    rf"|^\W*{_MACHINE}\s*(?:[:,]|must|should|shall|please)\b"
    r"|\bas an? (?:a\.?i\b|(?:large )?language model)|\bsystem prompts?\b|\bjailbr[eo]\w+|"
    r"\bdeveloper mode\b|\bprompt injection\b(?=.*\b(?:ignore|say|output)\b)",
    re.I,
)
INSTRUCTIONS = re.compile(
    r"\b(?:ignor|disregard|forget|overrid|bypass|discard|neglect|drop|cancel|replac|supersed|"
    r"overwrit)\w*\b[^.!?]{0,40}\b"
    r"(?:previous|prior|above|preceding|earlier|foregoing|original|existing|your|system|"
    r"initial|these|this|all)\b"
    r"[^.!?]{0,30}\b(?:instructions?|prompts?|directions?|directives?|guidelines?|messages?|"
    r"texts?|contexts?|sentences?|"
    r"articles?|constraints?|rules?|training|tasks?|conversations?)\b"
    r"|\b(?:new|updated|real|actual|hidden|following|special|secret|these|"
    r"your) (?:system )?(?:instructions?|directives?|prompts?|"
    r"task)\b\s*(?:are|is|:|follow|apply|for)",
    re.I,
)
_RESULT = (
    r"(?:headlines?|summar(?:y|ies)|json(?: \w+)?|extractions?|index cards?|(?:actors?|"
    r"meetings?|stances?) (?:list|field|array|"
    r"entry|section)|(?:your|the) (?:answers?|outputs?|responses?|replies|reply|result))"
)
ON_THE_RESULT = re.compile(
    rf"\b{_RESULT}\b(?: (?:of|for|to|from) (?:this|the|any) (?:article|text|story|page|report|piece))?"
    r"(?: of (?:this|the) \w+)? (?:must|should|shall|has to|have to|needs? to|is to|are to|"
    r"will|ought to|may only|can only) "
    r"(?:also |only |always |therefore |now |simply )?(?:say|state|read|be exactly|be the|"
    r"be one|be written|contain|include|"
    r"consist|begin|start|end|report|mention|list|show|name|record|omit|announce|carry)"
    rf"|\b(?:any|every|each|all|the) {_RESULT} of (?:this|the) (?:article|text|story|page|"
    rf"piece)\b.{{0,40}}\b(?:must|should|shall|has to)\b"
    r"|\bsummari[sz](?:e|es|ing) (?:this|the) (?:page|article|text|story|"
    r"report)\b[^.!?]{0,40}\b(?:must|should|shall|has to|have to|are to)\b"
    rf"|^\W*(?:headline|summary|meetings?|actors?|stances?|output|answer|response)\s*[:=]\s*\S"
    rf"|\b(?:change|set|use|put|insert|add|write|place|record|index|publish|copy|report|"
    rf"include)\b[^.!?]{{0,80}}\b(?:in|into|as|to|for) "
    rf"(?:the|your|its|this|a)? ?(?:article's |new )?{_RESULT}\b"
    r"|\bthe following (?:\w+ )?(?:meetings?|actors?|stances?|positions?|headlines?|summary|"
    r"facts?|events?) "
    r"(?:took place|(?:must|should|shall|has to|is to|are to)\b|is (?:correct|true|the)|"
    r"are (?:correct|true)|"
    r"appl(?:y|ies)|occurred|happened|:)"
    r"|\b(?:readers|editors|systems|tools|services|outlets|all)\b[^.!?]{0,40}\b(?:must|should|"
    r"are (?:asked|required|told|instructed) to|"
    r"shall)\b[^.!?]{0,40}\b(?:headline|summari[sz]e|summar(?:y|ies)|index)\b",
    re.I,
)
ROLE = re.compile(
    r"^(?:\W|\\n)*(?:system|assistant|user|human|developer|tool|model|ai|bot|instructions?|prompt|"
    r"input|response|im_start|im_end)"
    r"(?: (?:message|prompt|note|override|instruction|turn|response|output))?\W{0,3}[:>|\]]",
    re.I,
)
DATA = re.compile(
    r"[{\[]\s*[\"'“]\w+[\"'”]\s*:\s*[\"'“{\[\dtfn]|[\"']\s*:\s*[\[{\"'].*[}\]]|^\W*\"\w+\"\s*:\s*[\[{\"]"
)
MARKED = re.compile(
    r"^\s*[\[［]\s*s?\d{1,4}\s*[\]］](?:\s|$)|[.!?]\s*[\[［]\s*s?\d{1,4}\s*[\]］]$|"
    r"[\[［]\s*s?\d{1,4}\s*[\]］].*[\[［]\s*s?\d{1,4}\s*[\]］]"
)
CHAT = re.compile(
    r"<[|｜]|[|｜]>|</?(?:s|bos|eos|sys|think|[a-z]+_[a-z_]+|[a-z]+:[a-z]+|unused_?\d+|system|"
    r"user|assistant|instructions?)>|"
    r"</?(?:pad|unk|mask|cls|sep|reasoning|answer|role|ipython|(?:reserved|extra)\w*_\d+)>|\{\{#|\{%|"
    r"\[/?(?:INST|[A-Z]+_[A-Z_]+|[a-z]?MASK|THINK|IMG|BOS|EOS|SYS|PAD|CLS|SEP|UNK|(?:unused|extra_id_)\d+)\]|\[[|｜]|"
    r"(?<!#)#{2,}+\s*(?:instruction|system|response|user|input|end)|"
    r"\b(?:im_start|im_end|endoftext|eot_id|end_of_turn|start_of_turn)\b|(?:(?<!-)-{3,}+|(?<!=)={3,}+|"
    r"(?<!`)`{3,}+)\s*(?:end|begin|start|system|new)\b",
    re.I,
)
CODED = re.compile(
    r"(?<![\w/.=%-])(?=[A-Za-z0-9+/]*\d)(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])"
    r"[A-Za-z0-9+/]{24,}={0,2}(?![\w/.-])|"
    r"(?<![\w/])[A-Za-z0-9+/]{16,}={1,2}(?!\w)|(?<!\w)(?:[0-9a-f]{2}[ :]?){16,}(?!\w)|"
    r"(?:%[0-9a-f]{2}){5,}|(?:\\[ux][0-9a-f]{2,4}){4,}|"
    r"(?:\\[0-7]{2,3}){4,}|(?:(?<!\S)\d{2,3}[ ,]+){12,}|"
    r"(?<![\w#@/])(?:[^\W\d_]{1,20}[._]){5,}[^\W\d_]|(?<![\w#@/])[a-z]{40,}|"
    r"(?:&#x?[0-9a-f]+;){4,}|(?:\b[01]{8}\b[ ,]?){4,}|(?:(?<!\S)[.\-·–•]{1,6}(?:\s+|\s*/\s*|"
    r"$)){8,}|(?:(?<!\w)\w[ .·_-]){7,}\w(?!\w)",
    re.I,
)
PICTURES = re.compile("[\u2801-\u28ff\U0001f000-\U0001faff\u2600-\u27bf\U0001f1e6-\U0001f1ff]")
ENGLISH = frozenset(
    (
        "the of and to in a is that for it on was with as by at he from his her be this have are has not "
        "were their which but they an or she had its who will would been more one all after about also "
        "said we you i if there when what out up no my our me your than over into could can do any only "
        "must say should us "
    ).split()
)
FOREIGN = frozenset(
    (
        "der die das und ist nicht ein eine den dem mit von zu auf für sich sie ihr wir le la les une est "
        "dans pour que qui pas vous du et el los las una por con del para su es il che di della per non "
        "sono het een van niet dat os uma não com em och att är som jest nie się na ve bir için "
    ).split()
)
QUOTED = re.compile(r"[“„«\"][^“”„«»\"]*[”“»\"]")
ADDRESS = (
    r"(?:https?://\S+|www\.\S+|\b(?:[\w-]{1,40}\.){1,4}(?:com|org|net|info|biz|io|example|shop|app|co|xyz|"
    r"online|site|"
    r"store)\b(?:/\S*)?|\b[\w.+-]{1,60}@[\w-]{1,40}(?:\.[\w-]{1,40}){1,4})"
)
BUY = re.compile(
    r"(?:visit|buy|order|shop|click|subscribe|join|sign up|call|text|get|save|try|enter|"
    r"follow|donate|register|book|claim|win|"
    r"grab|check out|discover|learn more|read more|watch|find (?:out|us|more)|go to|"
    r"head (?:over )?to|download|"
    r"enjoy|apply|invest|trade|earn|bet|play|see more|hurry|don't miss|act now|order now|"
    r"upgrade|switch|unlock|start)\b",
    re.I,
)
OFFER = re.compile(
    rf"{ADDRESS}|\b\d{{1,3}} ?(?:%|percent) off\b|\b(?:promo|coupon|discount|voucher|"
    rf"referral) ?codes?\b|\bcode [A-Z0-9]{{4,}}\b|"
    r"\bfree (?:trial|shipping|delivery|gift|sample|quote|spins|e-?book)\b|"
    r"\blimited[- ]time\b|\bspecial offer\b|\bmoney[- ]back\b|"
    r"\b(?:while|as long as) (?:supplies|stocks?) lasts?\b|\bact now\b|\border (?:now|"
    r"today)\b|\btoday only\b|\bour newsletter\b|"
    r"\b(?:only|just|from) [$€£]\d|\b1?[- (]*8\d\d[-) ]+\d{3}[- ]\d{4}\b|\bno (?:credit card|obligation)\b",
    re.I,
)
SOLD = re.compile(
    r"\b\d{1,3} ?(?:%|percent) off\b.*\b(?:code|today|now|order|all|your|everything)\b|"
    r"\b(?:promo|coupon|discount|voucher) codes?\b|"
    r"\blimited[- ]time (?:offer|deal|only)|\bfree (?:trial|shipping) (?:on|for|with|today|"
    r"now|until)|^\W*(?:sponsored|advertisement|"
    r"advertorial|paid (?:post|content|promotion)|promoted)(?: (?:content|post|by|message))?:",
    re.I,
)
SELLS = re.compile(
    r"^\W*(?:download|install|get|try|shop|visit|join|use|follow|click|tap|subscribe|sign up|enter|win|"
    r"claim|like|"
    r"send|text|open|find us)\b[^.?]{0,40}(?:\b(?:our|the new) (?:\w+ ){0,2}(?:app|shop|store|channel|"
    r"collection|podcast|link|site|website)\b|\b(?:click|tap) (?:here|below|now|the link)\b|"
    r"@\w[^.?]* (?:for|to)\b|\bto win\b|"
    r"\breferral\b|\bto claim\b|\b[A-Z]{3,} to \d{4,6}\b)|^\W*(?:click|tap) (?:here|below|now)\b|"
    r"^\W*(?:text|sms) [A-Z]{3,} to \d{4,6}\b|"
    r"^\W*(?:paid for|promoted|sponsored|presented|brought to you|powered) by\b[^.]{2,60}\W*$|"
    r"^\W*(?:shop|order) now\b|^\W*buy one,? get\b|^\W*download (?:the|our) (?:[\w-]+ ){1,3}app\b|"
    r"\bthis (?:article|story|content|page|report|post) is (?:brought to you|sponsored|paid for|presented|"
    r"promoted) by\b|"
    r"^\[(?:ad|advert|advertisement|sponsored|promoted)\]|"
    r"\b(?:guaranteed|risk-free) (?:returns?|profits?|winnings?)\b|^\W*get rich\b|\bnow \d{1,3} ?(?:%|"
    r"percent) "
    r"(?:off|cheaper)\b|^\W*send [\d.]+ ?(?:btc|eth|bitcoins?)\b|"
    r"(?-i:(?:\b(?:save|code|cheaper)|\d ?% off)\b[^.!?]{0,40}\b(?!COP\d)[A-Z]{3,}\d{1,3}\b)",
    re.I,
)
TAGGED = re.compile(
    r"<([a-z]{3,20})>[^<]{0,400}</\1>|<[^\W\d_a-z]{1,20}>|>>[A-Z]{2,}<<|\{\{\w+\}\}|^\W*%{2,} ?\w|"
    r"</?(?:headline|title|summary|answer|output|prompt|message|role|content|text|article)/?>|\brole\W{1,4}(?:system|user|assistant)\b|^\((?:system|user|assistant)\)|^`{3}\w|"
    r"^#{2,} ?\w+:"
)
