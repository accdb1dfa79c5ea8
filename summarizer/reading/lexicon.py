"""Word lists of general English news prose that the reading rules share. No name of any one story."""

from __future__ import annotations

# How the parser calls words before a noun that say of whom, of what or how many it is.
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr
    jun jul aug sep sept oct nov dec spring summer autumn winter gmt utc am pm
    """.split()
)
NO_NAMES = frozenset("i q a mr mrs ms dr sir god internet english affairs".split())

ORGANIZATION_WORDS = frozenset(
    """
    ministry federation council party union bank association authority agency group commission guild
    ministers parliament congress senate assembly court committee company corporation corp inc ltd plc
    gmbh holdings office department bureau organization organisation alliance league front movement army
    police guard university institute foundation fund club cabinet government embassy presidency
    directorate board secretariat forum society network coalition conference chamber confederation
    cooperative trust shipping airlines industries sports bundesbank treasury partners capital energy
    lines telecom mobile media studio studios nations
    """.split()
)
MEDIA = frozenset("""
    reuters bloomberg ap afp bbc cnn tass interfax xinhua kyodo dpa ansa efe anadolu guardian telegraph
    economist axios politico nbc cbs abc figaro spiegel rfe/rl
    """.split()) | {
    "associated press", "al jazeera", "le monde", "le figaro", "der spiegel", "financial times",
    "new york times", "washington post", "wall street journal", "fox news", "the guardian",
    "the economist", "sky news", "agence france-presse",
}  # fmt: skip
# The last word of many a medium's name.
MEDIA_WORDS = frozenset(
    """
    times herald tribune gazette chronicle sentinel courier telegraph radio tv fm news newspaper
    observer dispatch bulletin broadcasting television wire zeitung post mail mirror ledger examiner
    inquirer independent review monitor
    """.split()
)
MEDIA_NOUNS = frozenset(
    """
    newspaper daily weekly magazine agency broadcaster network station channel tabloid outlet paper wire
    website site portal journal podcast newswire
    """.split()
)
ROLE_NOUNS = frozenset(
    """
    president minister premier chancellor secretary leader chief head chair chairman chairwoman
    chairperson director executive spokesman spokeswoman spokesperson adviser advisor aide envoy
    ambassador negotiator mediator governor mayor general commander colonel captain officer official
    diplomat editor reporter lawyer professor analyst economist historian engineer farmer owner founder
    partner manager boss coach king queen prince princess senator deputy lawmaker legislator judge
    bishop archbishop counterpart colleague representative delegate commissioner organizer organiser
    financier cartographer teacher widow driver fisherman shop steward organist researcher scientist
    consultant emir sultan critic director-general secretary-general treasurer ombudsman rapporteur
    facilitator rebel taoiseach mp td mep msp congressman congresswoman councillor
    """.split()
)
# Bodies that news prose names by a common noun: "the fisheries ministry", "the French presidency".
BODY_NOUNS = frozenset(
    """
    ministry presidency parliament court police army military embassy commission council agency
    authority federation association union party bank committee board department office cabinet treasury
    leadership regulator watchdog secretariat coalition government administration company firm
    federation consulate alliance movement opposition junta management campaign
    """.split()
)
# Nouns that say what kind of body a name is: "the freight group Lund Lines", "Lund Post, a daily".
BODY_KINDS = (
    BODY_NOUNS
    | MEDIA_NOUNS
    | frozenset(
        """
    group fund trust operator giant maker producer bank league front alliance cooperative network union
    charity club body developer carrier airline conglomerate startup lender exporter watchdog arm
    movement militia bloc institution think-tank lobby
    """.split()
    )
)
# Officials who are simply their state or body acting.
AGENT_NOUNS = frozenset(
    """
    delegation mission official officials negotiator representative team side government administration
    authorities management diplomat envoy delegate source spokesman spokeswoman spokesperson officials
    camp
    """.split()
)
GROUP_NOUNS = frozenset(
    """
    leaders allies partners sources diplomats officials lawmakers ministers analysts critics activists
    residents economists traders investors donors rebels farmers herders unions workers opponents
    supporters observers experts people members fishermen employers owners shareholders envoys delegates
    protesters teachers clubs players aides advisers negotiators states countries governments nations
    islands groups organisations organizations charities campaigners demonstrators strikers survivors
    counterparts ambassadors commissioners senators deputies commanders presidents premiers
    representatives families prosecutors scientists doctors critics backers parties mediators militants
    lawyers executives managers generals
    """.split()
)
# Those that hold a view of their own also where nothing more is said of them.
PARTIES = frozenset(
    """
    protesters demonstrators strikers opponents critics supporters analysts experts economists
    campaigners activists residents mediators prosecutors rebels farmers unions lawmakers investors
    teachers fishermen employers shareholders parents
    """.split()
)
SPEECH = frozenset(
    """
    say tell add argue insist claim warn note stress emphasize emphasise state declare announce explain
    reply answer respond maintain assert contend complain suggest acknowledge concede admit believe
    think hope fear reiterate repeat write post tweet remark observe continue recall call describe
    dismiss joke recognize recognise predict caution vow pledge promise threaten swear deny confirm
    convey signal relay assure indicate allege concur reckon underline underscore retort quip fume boast
    testify counter
    """.split()
)
ATTITUDE = frozenset(
    """
    welcome support back endorse favor favour oppose reject refuse resist demand urge want seek
    criticize criticise condemn denounce praise applaud accuse blame object protest advocate defend
    propose plead press push insist rule decline agree disagree approve veto block prefer regret appeal
    call press ask caution warn dismiss vow pledge promise threaten deplore lament question doubt
    dispute deny accept recommend require wish intend campaign fight lobby champion hail object
    """.split()
)
REPORTING = frozenset("report publish write reveal disclose say cite claim quote".split())
# What a hyphen hangs on a name without making it another name: "U.S.-led", "Lund-based".
SUFFIXES = frozenset(
    """
    based led backed born brokered owned run era style wide held made mediated sponsored funded
    controlled friendly occupied speaking born appointed elect
    """.split()
)
PAST_FORMS = {
    "dined": "dine", "dining": "dine", "rang": "ring", "rung": "ring", "met": "meet", "sat": "sit",
    "spoke": "speak", "spoken": "speak", "phoned": "phone", "telephoned": "telephone",
    "conferred": "confer", "lunched": "lunch", "shook": "shake", "shaken": "shake",
}  # fmt: skip
MEETING_NOUNS = frozenset(
    """
    meeting talk talks negotiation negotiations summit call conversation discussion discussions session
    round rounds dinner lunch breakfast consultation consultations visit trip briefing audience
    encounter conference gathering reception mediation hearing teleconference videoconference exchange
    supper retreat bilateral sit-down tête-à-tête
    """.split()
)
MEALS = frozenset("dinner lunch breakfast reception supper".split())
HOLD_VERBS = frozenset(
    """
    hold have attend conduct conclude begin start resume open lead chair join host schedule organize
    organise convene take undertake travel fly go come arrive return arrange complete finish make enter
    continue restart reopen resume head pay land visit sit gather wrap be participate leave quit end
    break close finalize finalise reschedule stay
    """.split()
)
PHONE = frozenset(["phone", "telephone", "call", "ring", "telephoned", "phoned", "rang", "dial"])
VIDEO = frozenset(
    "video videoconference videolink video-link teleconference screen zoom online virtual".split()
)
TALKS = frozenset("talk talks negotiation negotiations negotiate round rounds discussion discussions".split())
HEDGES = frozenset("reportedly allegedly apparently purportedly supposedly".split())
