"""Find effects that sentences tell by verbs and adjectives: "it can make you drowsy", "hair may fall out", "more sensitive to sunlight".

Each row of the table is a way to say it and the name of what is said. Rows are as general as the language: subjects, modals and degrees may vary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.language.anatomy import PART
from medgraph.extraction.language.mentions import Mention
from medgraph.extraction.language.phrases import singular
from medgraph.model import Span
from medgraph.patterns import Pattern, finditer

_FEELINGS = {
    "drowsy": "drowsiness", "sleepy": "sleepiness", "dizzy": "dizziness", "light-headed": "light-headedness", "lightheaded": "light-headedness", "faint": "faintness",
    "tired": "tiredness", "weak": "weakness", "sick": "nausea", "nauseous": "nausea", "nauseated": "nausea", "queasy": "nausea", "confused": "confusion", "anxious": "anxiety", "nervous": "nervousness",
    "restless": "restlessness", "irritable": "irritability", "depressed": "depression", "thirsty": "thirst", "hungry": "increased appetite", "shaky": "tremor", "giddy": "giddiness", "constipated": "constipation",
    "less alert": "reduced alertness", "unsteady": "unsteadiness", "agitated": "agitation", "breathless": "breathlessness", "worn out": "tiredness", "wiped out": "tiredness", "low in mood": "low mood", "jittery": "nervousness", "on edge": "nervousness",
    "bloated": "bloating", "wobbly": "unsteadiness", "woozy": "dizziness", "hungrier": "increased appetite", "less hungry": "decreased appetite", "itchy": "itching", "short of breath": "shortness of breath",
    "sweaty": "sweating", "clammy": "sweating", "pale": "pallor", "flushed": "flushing", "feverish": "fever", "groggy": "drowsiness", "moody": "mood swings", "forgetful": "memory impairment",
}  # fmt: skip
_MODAL = r"(?:(?:may|can|could|might|will|well|often|sometimes|also|usually|even|just|temporarily) ){0,3}"
_DEGREE = r"(?:(?:a bit|a little|very|quite|more|extra|slightly|rather|too|unusually|somewhat|extremely) ){0,2}"
_OFTEN = r"(?:(?:rarely|also|sometimes|often|at first|initially) ){0,2}"
_YOUR = r"(?:your|the|their|his|her|some|any|body|scalp)"
_FEELING = "|".join(sorted(map(re.escape, _FEELINGS), key=len, reverse=True))
_WHO = r"(?:you|people|patients|users|children|your child|some|many|most|others|a few|several|they|men|women)"
_AND = rf"(?:(?: \([^()]*\))?(?:,? (?:and|or)|,) {_DEGREE}(?:{_FEELING})){{0,4}}"
_MAKES = Pattern(
    rf"\b(?:makes?|making|leaves?|leaving|made|left|causes?|cause) (?:you|people|some people|patients|some patients|users|children|your child|them|one)(?: (?:to )?(?:feel|become|be))? {_DEGREE}(?P<how>{_FEELING})(?P<more>{_AND})\b"
    rf"|(?:\d ?%(?: of [^.;:%]{{2,40}})?|\b{_WHO}|(?:,|,? (?:and|or))) {_MODAL}(?:feel|felt|feels|become|became|becomes|get|got|gets|go|went|goes) {_DEGREE}(?P<felt>{_FEELING})(?P<also>{_AND})\b"
    rf"|\b(?:expect|leads?|tends?) (?:[\w'’]+ ){{0,4}}?to (?:feel|be|become|get) {_DEGREE}(?P<expected>{_FEELING})(?P<besides>{_AND})\b"
    rf"|\b(?:feelings? of being|going|getting|becoming|turning) {_DEGREE}(?P<turned>{_FEELING})(?P<further>{_AND})\b",
    re.IGNORECASE,
)
_MANY = r"\b(?:patients|people|women|men|children|users|some|many|others|half|a (?:third|quarter|fifth))"
_EACH = Pattern(_FEELING, re.IGNORECASE)
_TOLD = tuple(
    (name, Pattern(words, re.IGNORECASE))
    for name, words in (
        ("hallucination", r"\b(?:see(?:s|n|ing)?|saw|hear(?:s|d|ing)?)(?:,? (?:and|or) (?:see(?:s|ing)?|hear(?:s|ing)?|feel(?:s|ing)?))? (?:things|voices) (?:that |which )?(?:(?:are|is|were)(?: not|n['’]t)(?: really)?(?: there\b)?|nobody else (?:can )?(?:sees?|hears?))"),
        ("insomnia", r"\bsleep(?:s|ing)? (?:badly|poorly|less well)\b|\b(?:trouble|difficulty|difficulties|problems?) (?:with |in )?(?:(?:getting|dropping) (?:off )?to sleep|falling asleep|staying asleep)\b|\b(?:unable to|cannot|can['’]t) sleep\b|\bkeeps? (?:you|people|them) awake\b"),
        ("suicidal ideation", r"\b(?:thoughts?|thinking|talk(?:s|ing)?) (?:of|about) (?:suicide|ending (?:your|their|one's) (?:own )?li(?:fe|ves)|(?:harming|killing|hurting) (?:yourself|themselves|oneself))\b"),
        ("fluid retention", r"\b(?:hold|hang|cling)(?:s|ing)? on to (?:more |extra )?(?:fluid|water|salt)\b|\bretain(?:s|ing)? (?:more |extra )?(?:fluid|water|salt)\b"),
        ("taste disturbance", rf"(?:\b(?:food|drinks?|things|everything|(?:[a-z]+ (?:and|or) )?[a-z]+) )?\b(?<!\ba )(?<!\bthe )(?<!\bof )(?<!\byour )tast(?:es?|ing|ed) {_DEGREE}(?:flat|metallic|odd|different|strange|bitter|funny|bland|bad|off|wrong|awful|of metal|like (?:metal|cardboard|sandpaper))(?:,? (?:and|or) (?:flat|metallic|odd|bitter|strange|bland))*\b|\b(?:dulls?|blunts?|alters?|changes?|upsets?|spoils?) (?:the |your |their )?(?:sense of )?taste\b|\btaste (?:may |can |might )?(?:be |become )?(?:temporarily )?(?:altered|changed|changes?|lost|affected)\b"),
        ("smell disturbance", r"\bsmell (?:may |can |might )?(?:be |become )?(?:temporarily )?(?:altered|changed|changes?|lost|affected)\b"),
        ("hepatitis b reactivation", r"\bhepatitis B (?:virus |infection )?(?:may |can |could |might |has |have )?(?:be )?reactivat\w+"),
        ("intraocular pressure increased", rf"\b(?:rais|increas|push|elevat)(?:es?|ed|ing)? (?:up )?(?:the )?pressure (?:in|inside|within) (?:the |your )?eyes?\b|\b(?:rise|increase) in (?:the )?pressure (?:in|inside|within) (?:the |your )?eyes?\b|\bpressure (?:in|inside|within) (?:the |your )?eyes? {_MODAL}(?:rises?|go(?:es)? up|increases?)\b"),
        ("priapism", r"\berections? (?:that |which )?(?:(?:may |can |will not |won't )?lasts?|lasting|won['’]t|will not)\b"),
        ("flatulence", r"\bpass(?:es|ed|ing)? (?:more |a lot of )?(?:gas|wind)\b"),
        ("fainting", r"\b(?:pass(?:es|ed)? out|fainted|faints?(?! of\b)|black(?:s|ed)? out)\b"),
        ("blurred vision", rf"\b(?:vision|sight|eyesight|things|everything) {_MODAL}(?:to )?(?:be|is|are|becomes?|gets?|goes|go|looks?|turns?) {_DEGREE}(?:temporarily )?(?:blurred|blurry|fuzzy|hazy|misty)\b|\bblurred eyesight\b"),
        ("photosensitivity", r"\b(?:more |extra |unusually |very )?sensitive to (?:the )?(?:sun(?:light|shine)?|light|uv\b)|\b(?:sunburn|burns?) (?:much |far )?(?:more|very|faster|sooner|quicker)(?: easily| quickly)?(?: in the sun)?\b|\bburns? (?:\w+ ){0,2}in (?:the |even )?(?:weak |mild |little )?sun(?:light|shine)?\b|\breacts? (?:badly|strongly) to (?:the )?sun(?:light)?\b"),
        ("hair loss", rf"\b(?:{_YOUR} )?hair {_MODAL}(?:(?:fall|com)(?:s|es?|ing)? out|thins?|(?:gets?|becomes?|grows?) thinner|be lost)\b|\b(?:lose|losing|loses|lost) (?:some |your |their |much |an? (?:\w+ ){{0,2}}(?:amount|lot|bit) of )?hair\b"),
        ("weight gain", r"\b(?:gain|gains|gaining|gained|puts? on|putting on)(?: or los(?:e|ing))? (?:some |a lot of |a bit of )?weight\b|\b(?:puts?|putting) on (?:a|an?other|some|\w+)(?: or two)? (?:kilos?|pounds?|kg|lbs?)\b|\b(?:lose|losing) or (?:gain|gaining|put on|putting on) weight\b|\bweight (?:may |can |often |might ){0,2}(?:goes?|creeps?|edges?|inch(?:es)?) up\b"),
        ("weight loss", r"\b(?:lose|loses|losing|lost)(?: or (?:gain|gaining|put on|putting on))? (?:some |a lot of )?weight\b|\b(?:gain|gaining|put on|putting on) or los(?:e|ing) weight\b"),
        ("bruising", r"\bbruis(?:es?|ing) (?:come |appear |form )?(?:more )?easily\b|\bbruise more\b"),
        ("bleeding", r"\bbleed(?:s|ing)? (?:more|longer|for longer)(?: easily| than usual)?\b|\b(?:take|takes) longer (?:than usual )?for bleeding to stop\b"),
        ("discolored urine", rf"\b(?:{_YOUR} )?(?:urine|pee) {_MODAL}(?:turns?|looks?|becomes?|appears?) (?:\w+[ -]){{0,2}}?(?:red|orange|brown|dark|pink|blue|green|reddish|yellow)\b|\bturns? (?:{_YOUR} )?(?:urine|pee)\b"),
        ("bone growth retardation", r"\b(?:slow|stunt|delay|retard|disturb)(?:s|ed|ing)?(?: down)? (?:the )?(?:bone growth|growth of (?:the )?bones?)\b|\bbone growth (?:may |can |might |is |was |be ){0,2}(?:slow(?:s|ed)?|stunted|delayed)\b"),
        ("growth retardation", r"\b(?<!bone )(?:growth|height) (?:may |can |might )?(?:slows?|be slowed|slow down|be stunted)\b|\b(?:slows?|slow down|stunts?) (?:the )?(?:growth(?! of)|growing)\b|\bgrow more slowly\b"),
        ("bone loss", r"\bthin(?:s|ning)? (?:of )?(?:the |your )?bones?\b|\bbones? thinning\b|\b(?:weakens?|thins?) (?:the |your )?bones?\b"),
        ("heavy menstrual bleeding", r"\bheavier periods?\b"),
        ("amenorrhea", r"(?:(?<=periods )|(?<=periods, ))or (?:none|no periods?)(?: at all)?\b|\bno (?:monthly )?periods?(?: at all)?\b(?! (?:of|in|without) )|\b(?:have|has|had|having) no (?:more )?(?:monthly )?periods\b|\bperiods? (?:(?:may|can|might|will|often|that|which) ){0,2}(?:stop|go away|disappear|be missed)\b"),
        ("heart rate increased", r"\bheart (?:may |can |might |to ){0,2}(?:beats? faster|race|beat fast)\b|\bspeeds? up (?:the |your )?heart\b"),
        ("bradycardia", r"\bslows? (?:down )?(?:the |your )?(?:heart(?: ?beat| rate)?|pulse)\b"),
        ("mania", r"\bmanic (?:episode|phase|attack|spell)s?\b"),
        ("tendon rupture", r"\btendons? (?:may |can |might |could |has |have ){0,2}(?:tear|tears|tore|torn|ruptures?|ruptured|snap(?:s|ped)?)\b"),
        ("mydriasis", r"\bpupils? (?:may |can |might |could ){0,2}(?:widen|dilate|get (?:bigger|larger|wider)|become (?:wider|larger|dilated))s?\b|\b(?:widened|enlarged) pupils\b"),
        ("anorgasmia", r"\b(?:trouble|difficulty|difficulties|problems?|delay|inability|unable|harder|slower|failure)(?: (?:in|with|to))? (?:reach(?:ing)?|hav(?:e|ing)|achiev(?:e|ing)|get(?:ting)?(?: to)?) (?:an? )?(?:orgasms?|climax)\b|\borgasms? (?:may |can |might |is |are |be |was ){0,2}(?:delayed|late|absent|harder to reach)\b"),
        ("decreased libido", r"\b(?:reduced|less|lower(?:ed)?|decreased|loss of|lack of|lost|losing|little|diminished|no) (?:interest in|desire for|appetite for) sex\b|\b(?:lower(?:ed)?|reduced|low|weaker|diminished|loss of|lost) sex(?:ual)? drive\b|\bsex drive (?:may |can |might |often ){0,2}(?:falls?|drops?|wanes?|suffers?|goes down|fades?)\b"),
        ("acute kidney injury", r"\bkidneys? into (?:acute )?(?:injury|failure)\b|\bkidneys? (?:may |can |might |could |have |has ){1,2}(?:suddenly )?(?:fail(?:ed)?|shut down|stop(?:ped)? working|pack(?:ed)? up)\b"),
        ("infusion-related reaction", r"\breactions? (?:during|within (?:an? |\w+ )(?:hours?|minutes|days?) of|in the hours? (?:after|following)|shortly after|right after|soon after) (?:the |an |each |your )?(?:first )?(?:infusion|drip)s?\b"),
        ("anti-drug antibody", r"\bantibod(?:y|ies) (?:to|against|that (?:attack|bind|recogni[sz]e)) (?:the (?:drug|medicine|product|protein|infused \w+)|it(?:self)?)\b"),
        ("sleep disturbance", r"\bsleep (?:may |can |might |often |also ){0,2}(?:suffers?|be (?:disturbed|broken)|is disturbed)\b|\b(?:broken|restless|poor|disturbed) (?:nights|sleep)\b"),
        ("increased appetite", r"\bappetite (?:may |can |might |often |also ){0,2}(?:soars?|grows?|increases?|goes up|rises?)\b|\beat(?:s|ing)? more than (?:usual|before)\b"),
        ("decreased appetite", r"\bappetite (?:may |can |might |often |also ){0,2}(?:wanes?|falls?(?: away| off)?|drops?|shrinks?|disappears?|goes down|fades?|suffers?)\b|\b(?:off (?:your|their) food)\b|\b(?:lose|loses|losing|lost) (?:your |their |some |all )?appetite\b|\b(?:are|were|is|was)(?: not|n['’]t) as hungry\b|\beat(?:s|ing)? less(?: than (?:usual|before))?\b"),
        ("seizure", r"\b(?:have|has|had|having|get|gets|got|getting|suffer|suffered|trigger|triggered|cause|causes|caused) (?:epileptic |more |some )?fits\b(?! (?:of|in|into|with|the|your)\b)"),
        ("vomiting", rf"(?:{_MANY}|\ba few|\bseveral|\d ?%)(?: (?:also|even|may|can|might|will))? (?:vomit(?:ed|s)?|threw up|throw up|(?:were|are|be|get|got) sick(?=\W*$|[.,;)]| (?:and|or|after|when|once|at)\b))"),
        ("arrhythmia", rf"\b(?:rhythm of (?:the |your )?heart|heart(?:['’]s)? rhythm|heart ?beat) (?:(?:may|can|could|might|has|have|is|was|be|been|gets?|becomes?) ){{0,3}}{_DEGREE}(?:upset|disturbed|disrupted|irregular|out of (?:step|order))\b|\b(?:upset|disturb|disrupt)(?:s|ed|ing)? (?:the |your )?(?:rhythm of (?:the |your )?heart|heart(?:['’]s)? rhythm)\b"),
        ("palpitations", rf"\b(?:thumping|pounding|fluttering|hammering) (?:heart(?:beat)?|pulse)\b|\bheart {_MODAL}(?:pounds?|pounding|thumps?|flutters?|skips?|hammers?)\b"),
        ("QT prolongation", r"\b(?:prolong|lengthen)(?:s|ed|ing)? (?:the |your )?QTc?(?: interval| time)?\b|\bQTc?(?: interval| time)? (?:may |can |might |was |is |be |were ){0,2}(?:prolonged|lengthened)\b|\bQTc?(?: interval| time)? (?:may |can |might |could ){0,1}(?:lengthens?|prolongs?)\b"),
        ("common cold", r"\b(?:a|an?other|the common) (?:bad |heavy |head )?cold\b(?!-)(?=\W*$|[.,;:()]| (?:and|or|in|with|for|that|which)\b)"),
        ("bone marrow suppression", r"\b(?:suppress|depress|knock|shut|dampen|slow|switch)(?:e?s|ed)?(?: (?:out|down|off))? (?:the |your )?(?:bone )?marrow\b"),
        ("decreased urination", r"\b(?:little or no|very little|less) (?:urination|urine|pee)\b|\b(?:urinat|pee|wee)(?:e?s|ing)? (?:much )?less(?: often)?\b|\bpass(?:es|ing)? (?:much )?less (?:urine|water)\b"),
        ("frequent urination", r"\b(?:wee(?:s|ing)?|pee(?:s|ing)?|urinat(?:e|es|ing)|pass(?:es|ing)? (?:urine|water)|go(?:es|ing)? to the (?:toilet|bathroom|loo)) (?:much |rather )?more (?:often|frequently)\b"),
        ("nausea", r"\bfeel(?:s|ing)? (?=(?:or|and) (?:are|be|being|is|get|getting|actually be) sick\b)"),
        ("vomiting", r"(?:(?<=feel )|(?<=feels )|(?<=feeling ))(?:or|and) (?:are|be|is|get|actually be) sick\b"),
        ("stomach upset", r"\bupset(?:s|ting)? (?:the |your |their )?(?:stomach|tummy|gut|digestion|bowels?)\b"),
        ("polyuria", r"\b(?:pass(?:es|ed|ing)?|mak(?:es?|ing)) (?:much |rather )?(?:more|a lot of|lots of|plenty of|large amounts of) (?:urine|water)\b(?! (?:more )?(?:often|frequently))"),
        ("urinary retention", rf"\bbladder {_MODAL}(?:(?:does|do|did|will|would|may|can|could)(?: not|n['’]t)|cannot|fails? to|refuses? to) (?:\w+ )?empty(?: itself)?(?: at all| fully| properly| completely)?\b|\b(?:cannot|can['’]t|unable to|not be able to) (?:pass (?:any )?(?:urine|water)|(?:pee|wee|urinate)|empty (?:your|the|their) bladder)\b"),
        ("respiratory depression", rf"\bbreathing {_MODAL}(?:is|be|becomes?|gets?|goes?|turns?|grows?) {_DEGREE}(?:slow(?:er)?|shallow(?:er)?|weak(?:er)?)(?:(?: and|,)(?: more)? (?:slow(?:er)?|shallow(?:er)?|weak(?:er)?))?\b|\bbreath(?:es?|ing) {_DEGREE}(?:slowly|shallowly|too little)\b|\bslow(?:s|ed)? (?:down )?(?:the |your |their )?breathing\b"),
        ("teeth grinding", r"\bgrind(?:s|ing)? (?:of )?(?:your |their |the )?teeth\b"),
        ("infertility", r"\b(?:impairs?|reduces?|lowers?|harms?|affects?) (?:(?:male|female|your|men's|women's) )?fertility\b|\bharder to (?:get pregnant|become pregnant|conceive)\b"),
    )
)  # fmt: skip


# "Periods may be irregular, heavier or missed": each word on them is an effect.
_PERIODS = {
    "irregular": "irregular menstruation", "less regular": "irregular menstruation", "heavy": "heavy menstrual bleeding", "heavier": "heavy menstrual bleeding",
    "late": "delayed menstruation", "later": "delayed menstruation", "delayed": "delayed menstruation", "absent": "amenorrhea", "missed": "amenorrhea",
    "painful": "dysmenorrhea", "more painful": "dysmenorrhea",
}  # fmt: skip
_PERIOD = "|".join(sorted(map(re.escape, _PERIODS), key=len, reverse=True))
_HOW_PERIODS = Pattern(
    rf"\bperiods? (?:may |can |might |will |was |were |is |are |be |comes? |become |became |get |got |also |often |more than \w+ \w+ ){{0,3}}(?P<how>(?:{_PERIOD})(?:(?:,? (?:and|or)|,) (?:{_PERIOD}))*)\b",
    re.IGNORECASE,
)
_EACH_PERIOD = Pattern(_PERIOD, re.IGNORECASE)


_HARMS = {
    "damage": "damage",
    "harm": "damage",
    "hurt": "damage",
    "injure": "injury",
    "scar": "scarring",
    "irritate": "irritation",
    "inflame": "inflammation",
}
_HARMS_ORGAN = Pattern(
    rf"\b(?:(?:may|can|could|might|has|have|to|also|sometimes|rarely|occasionally|often) (?:\w+ly )?|(?:may|can|could|might) [^.;:]{{3,90}}?,? (?:and|or),? (?:(?:in|very|rare|cases|rarely|even|sometimes|people|a few),? ){{0,4}})(?P<verb>{'|'.join(_HARMS)})(?:s|e?d)? (?:the |your |their )?(?P<organ>{PART})"
    rf"(?:,? (?:and|or) (?:the |your |their )?(?P<other>{PART}))?\b(?! (?:of|in) )",
    re.IGNORECASE,
)


_INFLAMED = Pattern(rf"\b(?P<organ>{PART}) {_MODAL}(?:is|are|be|becomes?|gets?) {_DEGREE}inflamed\b", re.IGNORECASE)
# What people live with: that it gets worse is an effect of its own.
_CHRONIC = (
    r"(?:acne|psoriasis|eczema|rosacea|asthma|(?:congestive )?heart failure|angina|epilepsy|seizures|fits|migraines?|myasthenia gravis|"
    r"parkinson['’]?s(?: disease)?|(?:ulcerative )?colitis|diabetes|lupus|glaucoma|porphyria|gout|depression)"
)
_WORSE = Pattern(
    rf"\b(?P<what>{_CHRONIC}) (?:flare-?ups?\b|(?:flar(?:e|es|ed|ing)(?: up)?|{_MODAL}{_OFTEN}(?:get|gets|getting|got|become|becomes|becoming|be made) (?:temporarily |a bit |much )?worse|(?:may|can|could|might) {_OFTEN}worsen)\b)|"
    rf"\bmakes? (?:the |your |their |existing )*(?P<made>{_CHRONIC}) (?:\w+ )?worse\b|"
    rf"\b(?:exacerbat|worsen|aggravat)(?:es?|ed|s|ing)? (?:the |your |their |existing |pre-existing )*(?P<whose>{_CHRONIC})\b",
    re.IGNORECASE,
)


def find_lay(text: str) -> Iterator[Mention]:
    """Yield the effects that a text tells in the words of every day, with their names.

    >>> [m.name for m in find_lay("This medicine may make you feel drowsy or dizzy; hair may fall out.")]
    ['drowsiness', 'dizziness', 'hair loss']
    """
    for found in finditer(_MAKES, text):
        begin = next(found.start(way) for way in ("how", "felt", "expected", "turned") if found[way])
        for feeling in _EACH.finditer(text, begin, found.end()):
            yield Mention(Span(*feeling.span()), _FEELINGS[feeling[0].lower()])
    for found in finditer(_HOW_PERIODS, text):
        for how in _EACH_PERIOD.finditer(text, *found.span("how")):
            yield Mention(Span(*how.span()), _PERIODS[how[0].lower()])
    for found in finditer(_HARMS_ORGAN, text):
        for organ in filter(None, (found["organ"], found["other"])):
            part = singular(organ.lower().replace("kidneys", "kidney"))
            yield Mention(Span(found.start("verb"), found.end()), f"{part} {_HARMS[found['verb'].lower()]}")
    for found in finditer(_INFLAMED, text):
        yield Mention(Span(*found.span()), f"{singular(found['organ'].lower())} inflammation")
    for found in finditer(_WORSE, text):
        yield Mention(Span(*found.span()), f"worsening of {(found['what'] or found['made'] or found['whose']).lower()}")
    for name, words in _TOLD:
        for found in finditer(words, text):
            yield Mention(Span(*found.span()), name)
