"""Tell what part a substance plays in a sentence: a partner, a substitute, a remedy, or one that is denied.

"No problem with X" denies, "heparin in place of warfarin" replaces, "prednisone is the standard remedy"
helps: none of these is an interaction. "Tell your doctor about all your medicines" names nothing.
"""

from __future__ import annotations

import re

from medgraph.extraction.language.phrases import blanked
from medgraph.extraction.language.substances import Substance
from medgraph.patterns import Pattern, sub

ALARM = Pattern(
    r"\b(?:avoid\w*|(?:should|must|do|may|can)(?: not|n['’]t| never)|can['’]t|cannot|never (?:take|combine)|caution|risks?|increas\w+|"
    r"decreas\w+|reduc\w+|rais\w+|lowers|lowered|monitor\w*|contra-?indicat\w+|toxicity|dangerous|"
    r"bleeding|may occur|can occur|may result|can result|syndrome|causes?|provoke\w*|worsens?|less effective|weaken\w*|more likely|could (?:fall|rise)|"
    r"(?:can|may|might|could|will) (?:stop|lead|bring|trigger|make|slow|rise|build|become|fall|drop)|"
    r"potentiat\w*|enhanc\w+|adjust\w*|halved?|cut|slows?|serious|not recommended|need to|(?:tell|inform|talk to) (?:your|the) (?:doctor|healthcare|"
    r"pharmacist))\b",
    re.IGNORECASE,
)

# The dose changes, or has a limit.
LIMITS = Pattern(
    r"\b(?:exceed\w*|go beyond|no more than|not more than|maximum|max\.|limit\w*|reduc\w+|lower\w*|halv\w+|half|cut|"
    r"decreas\w+|increas\w+|doubl\w+|adjust\w*|raise\w*|(?:comes?|goes|brought) down|drops?|quarter|hours? (?:before|after|apart))\b",
    re.IGNORECASE,
)

ON_ENZYMES = r"\b(?:CYP[\w/]*|P-gp|UGT\w*|BCRP|OATP\w*|enzyme|cytochrome)\b[\w /-]{0,12}? (?:inhibitors?|inducers?)\b"
"""Kinds of drugs that are named beside a dose for what they do to it: "with a strong CYP3A4 inhibitor: 20 mg"."""

NONE_KNOWN = Pattern(
    r"\bno (?:[\w-]+ ){0,4}(?:drug |food )?interactions? (?:\w+ ){0,3}?(?:known|reported|identified|"
    r"expected|found|observed|described|established|anticipated|listed|documented)\b|"
    r"\bno (?:known|significant|relevant|important|major|clinically \w+|"
    r"specific)(?: [\w-]+){0,3} interactions?\b(?! stud)|\bnone (?:known|reported|identified|stated|"
    r"listed|expected)\b|^\W*(?:A\W+)?none\b\W*$|"
    r"\b(?:does|do) not (?:significantly |appear to |seem to )?interact with other\b|"
    r"\binteractions? (?:are|is) not (?:expected|known|anticipated)\b",
    re.IGNORECASE,
)

STUDIED = Pattern(
    r"\b(?:stud(?:y|ies)|trials?) (?:\w+ ){0,4}?(?:performed|done|conducted|carried out|available)\b|"
    r"\bnot been (?:studied|evaluated)\b",
    re.IGNORECASE,
)

_RELEVANT = r"(?:clinically )?(?:significant|relevant|meaningful|important|noticeable|appreciable)"
_SEEN = r"(?:observed|seen|found|reported|known|expected|described|likely|noted|anticipated|detected|documented|demonstrated|shown)"
_NOTHING = (
    r"\bno (?:[\w-]+ ){0,2}trouble\b|\b(?:did|does|has|have|had|will|would)(?: not|n['’]t) (?:\w+ )?(?:lower|raise|reduce|increase|decrease|slow|speed|boost|weaken|touch|matter|disturb|upset|hinder|prolong|call for|warrant)\b|"
    r"\bdo(?: not|n['’]t) matter\b|\b(?:hardly|barely|scarcely) (?:affect|change|touch|matter|alter|influence|disturb|any)\w*\b|\b(?:makes?|made) (?:little|no|hardly any|scarcely any|not much|only a small) (?:difference|odds|change)\b|"
    r"(?<!not )(?<!n['’]t )\b(?:stay(?:s|ed)?|remain(?:s|ed)?|was|were|is|are) the same\b|\b(?:need not|needn['’]t|(?:does|do)(?: not|n['’]t) have to|(?:nobody|no one) (?:has|needs) to) (?:be )?(?:give up|avoid\w*|chang\w+|worry|stop\w*|adjust\w*|cut)\b|"
    r"\bleaves\b[^.;]{2,80}? (?:alone|untouched|unchanged|in peace)\b|(?<!not )(?<!n['’]t )\bgets? (?:on|along) (?:well|fine)\b|\b(?:found|showed|saw) nothing\b|\b(?:nobody|no one) (?:has |have )?(?:reported|seen|found|noticed|described)\b|"
    r"\b(?:no|without(?: any)?|hardly any|little) (?:[\w-]+ ){0,2}(?:bearing|consequences?|signals?|harm|danger|connection|relation|incident|difficulty|(?:increased|added|extra|additional|greater) risk)\b|"
    r"\bnothing (?:to (?:fear|worry about|mind)|suggests|untoward|of (?:note|the kind)|stands|speaks against)\b|\bneither (?:drug|medicine|one|of (?:them|the (?:two|drugs)))\b[^.;]{0,30}\b(?:alter|affect|chang|influenc|rais|lower|act|matter)\w*|"
    r"\b(?:should|must|need)(?: not|n['’]t) be (?:stopped|discontinued|interrupted|given up|withheld)\b|\b(?:can|may) (?:safely |well )?(?:go|be had|be kept) (?:along|together|side by side)\b|"
)
"""What says that a substance does nothing to the drug, in plain words."""
_NO_SIGN = (
    r"\b(?:no|without|hardly any|little) (?:[\w-]+ )?(?:signs?|evidence|proof|indications?|hints?|suggestions?|reason to (?:think|believe|suspect|fear)) (?:that|of|for|to)\b|"
    r":\s*(?:nothing|none|no (?:[\w-]+ )?(?:interactions?|problems?|effects?|clash(?:es)?|trouble))(?: (?:is |was )?(?:known|found|reported|seen|noted|expected|relevant|to report))?\W*$|"
    r"\b(?:no worries|none either|nothing either)\b|\b(?:is|are) (?:all|both|quite|perfectly|entirely|usually|generally) (?:fine|safe|ok|okay|all right|allowed|harmless)\b|"
    r"^\W*(?:A\W+)?(?:keep|carry on|go on|continue) (?:on )?(?:taking|using|with) (?:your|the|any)\b(?![^.;]*\b(?:but|only|unless|hours?|apart)\b(?! told))|"
    r"[(,]\s*not (?:because of |due to |owing to )?(?:the|this|your) (?:tablets?|drug|medicine|medication|treatment|pills?|injections?|patch(?:es)?)(?: itself)?[),]|"
)
"""What says that nothing was found, that another thing goes on, or that not the drug is what acts."""
DENIED = Pattern(
    rf"{_NOTHING}{_NO_SIGN}"
    r"^\W*(?:nor|neither) (?:is|are|was|were|did|does|do|has|have|had)\b|(?<!that )(?<!which )\b(?:is|are|was|were)(?: not|n['’]t) (?:\w+ly )?(?!metaboli|recommend|advis|allow|suppos|permit|help|prevent)[a-z]+ed by\b|"
    rf"\b(?:makes?|made|finds?|found|sees?|saw|shows?|showed) no {_RELEVANT} \w+|\b(?:is|are)(?: not|n['’]t) (?:one|among them)\b|\bha(?:s|ve)(?: not|n['’]t) been an? (?:problem|concern|issue|worry)\b|"
    r"\bplays? no (?:part|role)\b|\bwe (?:do )?(?:recommend|advise|encourage)\b(?![^.;]*\b(?:not|against|avoid\w*|caution|care|limit\w*|wait\w*|lower|check\w*)\b)|"
    r"\bno (?:[\w-]+ ){0,5}(?:interactions?|problems?|effects?|changes?|influence|impact|adjustments?|"
    r"relevance|differences?|obstacle|evidence|reason|need|loss|data|contra-?indications?)\b|\bno (?:formal )?(?:drug )?interaction stud|"
    rf"\b(?:interactions?|effects?|changes?|differences?|influence|impact)\b[^.;]{{0,60}}\b(?:not|never) (?:been )?{_SEEN}\b|"
    rf"\bneither\b[^.;]{{2,120}}\bnor\b[^.;]{{2,120}}\b(?:interacts?|affects?|alters?|changes?|matters?)\b|\bwithout (?:any |a )?(?:(?:sign|hint|trace|evidence) of (?:an? |any )?)?(?:{_RELEVANT} )?(?:problems?|interactions?|effects?|changes?|(?:dose )?adjustments?)\b|"
    rf"\b(?:not|n['’]t|nor|neither) (?:\w+ ){{0,3}}?{_RELEVANT}(?:ly)?\b|"
    r"\b(?:is|are|was|were)(?: not|n['’]t) (?:an? |any |much of an? )?(?:problem|concern|issue|trouble|worry|matter)\b|\bno ban on\b|\bdisturbs? (?:neither|nothing)\b|"
    r"[,;:–—-]\s*(?:(?:that['’]s|they['’]re|all|both|quite|perfectly) )*(?:ok|okay|fine|no (?:issues?|problems?|worries|trouble|bother))\W*$|"
    r"\b(?:does|do|did|will|would)(?: not|n['’]t) (?:\w+ )?(?:mind|clash|bother|hurt|quarrel|(?:get|stand) in (?:the|its|each other['’]s) way)\b|"
    r"\bnothing (?:happened|changes|changed)\b|\b(?:makes?|made) no difference\b|\bnever mattered\b|\bdid not matter\b|"
    r"\b(?:did|does|do|is|are|was|were|has|have|can|could|may|will|would) ?(?:not|n['’]t) (?:\w+ ){0,3}?(?:affect|"
    r"alter|change|interact|influence|interfere|expected|modify|need|require|appear to|impair|occur)\w*\b|"
    r"\b(?:is|are) (?:\w+ly )?(?:considered )?(?:\w+ly )?(?:fine|safe(?! only)|allowed|no problem|compatible|permitted|acceptable|unlikely|harmless|all right|ok|okay)\b|"
    r"\b(?:have|has)(?: not|n['’]t) been (?:found|shown|seen|known) to (?:cause|make) (?:any )?(?:trouble|problems?|difference)\b|"
    r"\b(?:keeps?|go(?:es)? on) working\b|\bstill works?\b|\bnot known to (?:cause|interact|affect)\b|"
    r"\bvaccines? (?:is|are) (?:(?!not)\w+ )?(?:recommended|advised|encouraged)\b|^\W*(?:A\W+)?you (?:can|may) (?:(?:still|also|safely|usually|generally) )*(?:take|use|have|(?:carry on|go on|continue|keep(?: on)?) (?:taking|using|with))\b(?![^.;]*\b(?:only|hours?|if)\b)|"
    r"\bsafe to (?:take|use|combine|give)\b|\bgoes ahead\b|"
    r"\b(?:considered|remains?|very|thought to be) (?:to be )?(?:low|unlikely|negligible)\b|\b(?:interactions?|effects?) (?:is|are|seems?) unlikely\b|"
    r"\b(?:can|may) (?:safely )?be (?:safely )?(?:used|taken|combined|given|administered|co-?administered) (?:together|with|"
    r"safely|along|without|at the same|during|concomitantly|for)|\b(?:has|have) been (?:\w+ )?(?:given|used|taken|combined) (?:\w+ )?(?:with|together)\b[^.;]*\bwithout\b|"
    r"\b(?:can|may) (?:go on|continue|stay on|(?:usually |generally |normally |often |mostly )?be continued|still take)\b|\b(?:can|may) be (?:\w+ )?(?:given|taken|"
    r"used)\b(?! (?:only|at least|after|if|unless|\d))|\bas usual\b|\bgoes on unchanged\b|"
    r"\b(?:can|may) (?:also )?(?:get|have|receive|be given)\b[^.;]{0,60}\b(?:at|on|during) the same (?:time|visit|day)\b|\bunaffected\b|\bunchanged\b|\b(?:is|was|were|are) (?:similar|comparable)\b|\bwith or without\b",
    re.IGNORECASE,
)

ALL_MEDICINES = Pattern(
    r"\b(?:all|any|any other|other|every|what|which)(?: of (?:the|your))?(?: other)? (?:prescription |"
    r"current |your )?(?:(?:and|or) nonprescription |(?:and|or) over-the-counter )?(?:medicines?|medications?|drugs?|products?|supplements?|"
    r"prescriptions?)\b[^.]{0,60}?"
    r"\b(?:you (?:are|take|use|might|may|have)|including|taking|obtained|being taken)\b|\b(?:without a|"
    r"over[- ]the[- ]counter|non-?)\s?prescription\b|over[- ]the[- ]counter\b(?! (?:\w+ ){0,3}(?:such as|like|e\.g\.)| (?:pain|cough|cold|anti|nsaid))|"
    r"\btell\b[^.;]{0,60}\b(?:what|about all|all (?:of )?the)\b[^.;]{0,40}\b(?:medicines|medications|drugs)\b",
    re.IGNORECASE,
)

_REPLACED = Pattern(
    r"\b(?:use|using|used|have|receive|consider|considering|choose|prefer|given?|switch(?:ed)? to|"
    r"try)\b(?P<instead>[^.;]{2,80}?)(?=\b(?:instead of|in place of|rather than|and not)\b)|"
    r"\b(?:alternatives?|(?<!salt )substitutes?)(?: such as| like| include| to consider)?\b(?P<other>[^.;]*)|"
    r"\b(?P<better>[\w-]+(?: [\w-]+)?) (?:is|are) (?:an |a |the )?(?:preferred|alternatives?)\b[^.;]*|"
    r"\b(?:(?:switch|swapp|chang|mov)(?:ed|ing)? (?:to|for|over to)|fall-?back|back-?up|second choice)\b[^.;]*|[\w-]+ (?:is|are|may be) (?:an? |the )?(?:better|safer|safe|fine|good|suitable) (?:choice|option|alternative|stand-in|substitute|pick)s?\b[^.;]*|"
    r"^[^.;]{2,80}\b(?:is|are|would be|may be) another (?:choice|option)\b[^.;]*|"
    r"[\w-]+ (?:is|are) (?:often |usually |sometimes |then |mostly )?(?:chosen|picked|preferred|favou?red)\b[^.;]*",
    re.IGNORECASE,
)

_COMPARED = Pattern(
    r"\b(?:unlike|in contrast (?:to|with)|as opposed to|compared (?:to|with)|similar to|"
    r"relative to|in the (?:same )?way (?:that|as)|(?:trial|stud(?:y|ies)|comparison) (?:against|versus|with)(?= [^.;]{2,60}, (?:bleeding|deaths?|strokes?|it|there|fewer|more|less|\w+ (?:was|were) (?:less|more|fewer))))\s[^,.;]*|\bthan (?:with|under|on|those (?:on|given|taking)|(?:in|among) (?:\w+ ){1,4}(?:on|given|taking|receiving|with))\s[^,.;]*|"
    r"\((?:except|excluding|other than|but not|apart from)\b[^()]*\)|\b(?:except|apart from) (?:for |when )?[^,.;)]*|"
    r"\bconsider(?:ing)? (?:an? |giving an? |using an? )[^.;]*|"
    r"(?<=[a-z]), (?:particularly|above all) if you (?:also )?(?:take|use|are on|are taking)\b[^,.;]*|"
    r"^\W*[\w-]+ (?:is|are) (?:an? )?(?:\w+ ){1,3}(?:that|which) (?:works?|acts?|belongs?)\b[^.;]*",
    re.IGNORECASE,
)

# What is given for an effect of the drug, or not given at all, is no partner.
_REMEDY = Pattern(
    r"^[^.;]{2,80}\b(?:is|are) (?:the |an? )?(?:(?:standard|usual|best|common|first|right) )*(?:remedy|remedies|treatments?|antidotes?|"
    r"choice|help)\b[^.;]*|^[^.;]{2,60}\b(?:is|are) not (?:\w+ )?(?:taken|given|needed|used) (?:routinely|beforehand|as a rule)[^.;]*|"
    r"^[^.;]{2,80}\b(?:is|are|may be|can be) (?:sometimes |often |usually |also )?(?:added|given|used|prescribed|needed) (?:\w+ )?to (?:protect|prevent|relieve|treat|counter|reverse)\b[^.;]*",
    re.IGNORECASE,
)


# What a laboratory looks for is no partner: "a false-positive test for opiates".
_TESTED = Pattern(
    r"\b(?:tests?|assays?|screens?|screening)\b[^.;,]{0,20} for\s[^,.;]*|^[^.;]*\bfalse(?:ly)?[- ](?:positive|negative|high|low)\b[^.;]*",
    re.IGNORECASE,
)


# "Live vaccines must wait, | while killed ones may be", "he had tried sertraline", "dapagliflozin costs £30": no word of the two together.
_ASIDE = Pattern(
    r"(?:\b(?:while|but|whereas|though)\s+|^\W*)[^.;,]*\b(?:may|can)(?: be)?\W*$|"
    r"\bhad (?:already |previously |once |first |also )?(?:tried|failed|been (?:on|given|taking|treated with)|not responded to)\b[^.;,]*|"
    r"[^.;]*(?:[£$€]\s?\d|\b(?:costs?|is priced|are priced|cheaper|dearer|more expensive)\b)[^.;]*",
    re.IGNORECASE,
)
# What the body holds is no partner: "a rise in calcium could make digoxin more toxic".
_IN_BODY = Pattern(
    r"\b(?:(?:rise|fall|drop|increase|decrease|loss|lack|shortage|shift|swing|change)s? (?:in|of)|(?:low|high|raised|lowered|rising|falling|abnormal)) (?:the |your |blood |serum |body )*(?:levels? of )?"
    r"(?:calcium|potassium|sodium|magnesium|phosphate|iron|zinc)\b(?! (?:supplement|salt|tablet|preparation|product|intake|doses?|acetate|carbonate|chloride|citrate))(?: levels?)?",
    re.IGNORECASE,
)


# "Ask for a naloxone kit", "keep a glucagon pen at home": a rescue, for when it is needed.
_KEPT_READY = Pattern(
    r"\b(?:ask (?:\w+ ){0,3}for|carry|keep|have|hold|bring|offer(?:ed)?|get|given?|supply|supplied with|prescribed?)\s(?:(?:an?|the|your|some|take-home|one|two|spare) )*[\w-]+ (?:(?:rescue|emergency|nasal|auto-?) ?)?(?:kits?|pens?|sprays?|injectors?|auto-?injectors?)\b(?! (?:every|once|twice|daily))[^.;]*|"
    r"\b(?:carry|keep|have) (?:an? |the |your |some )?[\w-]+(?: \w+)? (?:ready|handy|at hand|on hand|to hand|close by|nearby|with you|at home|on you)\b[^.;]*|\balways carry\b[^.;]*",
    re.IGNORECASE,
)


# "Your asthma is severe and you take steroids for it": what a state is treated with.
_FOR_IT = Pattern(
    r"(?<=\w) and (?:you |they |he or she )?(?:also )?(?:takes?|uses?|(?:is|are) (?:taking|using|on|treated with)) [^,;.()]{2,60}? for (?:it|this|that|them)\b",
    re.IGNORECASE,
)


def without_other_roles(text: str) -> str:
    """Blank what names a substance in another role: the substitute, the comparison, the remedy, what a test is for.

    >>> without_other_roles("Use heparin instead of warfarin").split()
    ['instead', 'of', 'warfarin']
    """
    for role in (_REPLACED, _COMPARED, _REMEDY, _TESTED, _ASIDE, _IN_BODY, _KEPT_READY, _FOR_IT):
        text = sub(role, blanked, text)
    return text


_BEFORE_NAMES = Pattern(
    r"\W*(?:(?:other|some|certain|many|most|several|taking|drinking|using|use|of|by|the|a|an|medicines?|drugs?|like|such as|so called|"
    r"moreover|also|both|even|strong|combined|together|concomitant|treatment|with|large|amounts|daily|regular|heavy|conversely)\W+)*",
    re.IGNORECASE,
)


def opens_with(text: str, named: list[Substance], start: int) -> bool:
    """Tell whether a slot begins with a substance: what acts on the drug's level is the sentence's subject."""
    opening = _BEFORE_NAMES.match(text)
    return bool(named) and opening is not None and named[0].span.start - start <= opening.end()
