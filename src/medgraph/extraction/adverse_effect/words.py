"""The words that decide whether a condition named on a page is an adverse effect: cues, headings, group labels, vague words."""

from __future__ import annotations

import re
from functools import lru_cache

from medgraph.extraction.language.anatomy import PLACE
from medgraph.extraction.language.frequency import is_bare_frequency, read_frequency
from medgraph.extraction.language.mentions import is_known_name
from medgraph.extraction.language.phrases import term
from medgraph.patterns import Pattern, match, search, sub
from medgraph.sections import section_type

EFFECTS = (
    r"(?:side[ -]effects?|(?:adverse|unwanted|undesirable|undesired|untoward|ill) (?:drug )?(?:reactions?|events?|effects?|experiences?)|"
    r"reactions?|toxicit(?:y|ies)|complaints?|complications?|harms?)"
)
_ADVERB = r"(?:(?:also|very|more|most|less|fairly|quite|relatively|the|by far|each|only|now|since|commonly|rarely|occasionally|frequently|sometimes|often|\w+ly) )*"
REPORTED = (
    rf"(?:(?:may|can|could|might) {_ADVERB}(?:occur|develop|happen|appear|arise|follow|form|be (?:seen|experienced|fatal))|"
    rf"(?:has|have|had) {_ADVERB}(?:been {_ADVERB}(?:reported|observed|seen|noted|noticed|described|documented|recorded|experienced)|occurred|developed|happened|appeared|arisen|followed|accompanied|struck|surfaced|emerged|(?:come|cropped|shown|turned) up|come to light)|"
    rf"(?:was|were|is|are) {_ADVERB}(?:reported|observed|seen|noted|noticed|recorded|described|experienced|common|commonest|uncommon|rare|frequent|possible|typical|known to occur|expected|likely|dose[- ](?:related|dependent))|"
    r"occur(?:s|red)?|happen(?:s|ed)?|develop(?:s|ed)?|appear(?:s|ed)?|arose|(?:surface|emerge)[sd]?|(?:show|crop|pop)(?:s|ped|ed)? up(?! (?:as|with)\b)|came to light|came (?:up|second|third|next|first)|turn(?:s|ed) up|(?:led|topped|headed) the list|follow(?:s|ed) (?:with|at)|"
    r"(?:affect|hit|touch|trouble|concern)(?:s|ed|es)? (?:up to|more than|fewer than|less than|about|around|roughly|some|nearly|almost|only|\d|one\b|two\b))"
)  # fmt: skip
CAUSE = r"(?:cause[sd]?|causing|trigger(?:s|ed)?|produce[sd]?|lead(?:s)? to|led to|result(?:s|ed)? in|induce[sd]?|provoke[sd]?|bring(?:s)? on|bring(?:s)?|brought on|give(?:s)? rise to|precipitate[sd]?|set(?:s)? off|spark(?:s|ed)?(?: off)?|unmask(?:s|ed)?|(?:tip|push|send|throw|plunge)(?:s|ped|ed)? (?:[\w'’-]+ ){1,4}?into)"

MOVE = r"(?:raise|increase|elevate|lower|decrease|reduce|depress|push up|drive up)"

# The part of a sentence from here on says how an effect shows itself, what it may become, or what to look out for.
SHOWS = Pattern(
    r"\b(?:(?:may|can|might|could)? ?(?:declare|show|present|manifest)(?:s|ed|ing)?(?: (?:itself|themselves))? (?:as|with|by|in)|creeps? up (?:as|with)|characteri[sz]ed by|(?:look|watch)(?:ing)? (?:out )?for|"
    r"a (?:possible )?path to|whose (?:signs|symptoms)|with symptoms|its (?:signs|symptoms)|so (?:do not|don't|that)|when (?:combined|taken|used|given) with)\b",
    re.IGNORECASE,
)

BODY_SYSTEM = Pattern(
    r"^(?:(?:disorders? of the |effects on the )?(?:blood|blood and lymphatic(?: system)?|cardiac|cardiovascular|heart|ear(?: and labyrinth)?|ears|endocrine|eye|eyes|gastrointestinal|gi|gut|digestive(?: system)?|bowels?|"
    r"general(?: disorders)?(?: and administration site conditions)?|hepatic|hepatobiliary|liver|immune(?: system)?|infections?(?: and infestations)|injury, poisoning.*|investigations?|"
    r"laborator(?:y|ies)(?: tests?| findings| changes)?|metabolic|metabolism(?: and nutrition)?|musculoskeletal(?: and connective tissue)?|neoplasms.*|nerves|nervous(?: system)?|neurologic(?:al)?|psychiatric|renal(?: and urinary)?|"
    r"kidneys?|urinary|genitourinary|reproductive(?: system)?(?: and breast)?|respiratory(?:, thoracic and mediastinal)?|airways?|skin(?: and subcutaneous tissue)?|dermatologic(?:al)?|surgical.*|vascular|vessels?|h(?:a)?ematologic(?:al)?|"
    r"central nervous system|cns|ophthalmic|whole body|body as a whole|other|lungs?|chest|mood|mind|bones?|muscles?|joints?|stomach|throat|mouth|head|hormon(?:al|es)|sensory|mental health|general|blood counts?|arms|legs)"
    r"(?: (?:disorders?|system|systems|effects|reactions|side effects|problems|tract|symptoms|complaints|changes|health))?(?:(?:,| and|, and) (?:\w+ ?){1,3})*)$",
    re.IGNORECASE,
)  # fmt: skip
_GOVERNS = Pattern(
    rf"\b(?:{EFFECTS}|common|uncommon|rare|rarely|frequent|infrequent|frequently|commonly|serious|severe|mild|occasional|post-?marketing|after approval|launch|trials?|note|important|warnings?|precautions?|"
    r"seen|reported|unknown|frequency|other|others|when|what|how|who|call|contact|doctor|adults?|children|p(?:a)?ediatric|overall|table|worth|watch|seek|get help|urgent|emergency|rates?|incidence|during|"
    r"typical|possible|expected|everyday|idiosyncratic|dose[- ](?:related|dependent)|delayed|immediate|most|some|less often|more often|often|sometimes|short[- ]term|long[- ]term|reassuring|tip|advice|background|animal|laborator\w+)\b",
    re.IGNORECASE,
)
_VAGUE = Pattern(
    r"^(?!(?:infusion|injection|application)[ -](?:site |related )?reactions?$)(?:(?:fewer|less|the|these|those|most|more|many|some|other|any|all|such|several|few|both|similar|different|usually|generally|typically|often|mostly|mild|slight|small|brief|moderate|severe|serious|common|rare|temporary|manageable|well|"
    r"dose[- ]related|possible|uncommon|frequent|life[- ]threatening|fatal|minor|bothersome|reversible|transient|self-limiting|gastrointestinal|local|systemic|and|or|to|in|nature|of|intensity|severity|early|late|long-term|short-term|new|"
    r"side effects?|adverse (?:reactions?|events?|effects?)|reactions?|effects?|events?|symptoms?|problems?|complications?|complaints?|cases?|them|it|rates?|frequency|dose|nature|unknown|known|infusions?|injections?|drugs?|deaths? in \w+|withdrawals?|"
    r"discontinuations?|interruptions?|cure|body|risk|this|that|further|additional|extra|people|harms?|benefit|conditions?|medical attention|attention|infrequent|first|second|third|course|nothing|range|variety|usual|half|third|quarter|report|placebo|control|group|"
    r"boxed warning|warning|special senses?|(?:related )?terms?|appendages?|diseases?|disorders?|illness|one|two|three|dipstick|changes?|findings?|results?|signs?|lists?|label|others?|yes|no|kills?|dies|fades|passes|settles|lasts|laboratory|abnormalit(?:y|ies)|values?|parameters?|data|incidences?|adjustments?|delays?|exposures?|types?|measurements?|concerns?|tests?|programs?|adrs?|aes?|teaes?|gi|events? of|outcomes?|grade|higher|titration|proportion|therefore|market|opposite|treatment-emergent|emergent|safety|occurrences?|adverse|experience)\s*)+$",
    re.IGNORECASE,
)
_ORGAN = Pattern(
    r"^(?:head|nerves?|chest|arms?|legs?|hands?|feet|foot|face|neck|skin|eyes?|ears?|nose|mouth|throat|stomach|heart|liver|kidneys?|lungs?|brain|blood|bones?|muscles?|joints?|(?:other )?(?:soft )?tissues?|back|gut|bowel|tongue|lips?|organ)$"
)
_SERIOUS = Pattern(
    r"\b(?:serious|severe(?! (?:renal|hepatic|kidney|liver))|life[- ]threatening|potentially fatal|fatal|emergency|urgent(?:ly)?|immediate(?:ly)? (?:medical|attention|help|care)|medical attention|"
    r"call your (?:doctor|healthcare provider) (?:right away|at once|immediately)|(?:get|seek) (?:medical )?help|when (?:to|(?:should|must) (?:I|you)) (?:call|contact|phone|ring) (?:the|your|a|my) doctor|boxed warning|dangerous)\b", re.IGNORECASE
)  # fmt: skip
_NOT_SERIOUS = Pattern(
    r"\b(?:not (?:usually )?(?:serious|severe|dangerous)|non-?serious|do(?:es)? not (?:usually )?(?:need|require)|mild|less serious|no serious|rarely serious)\b",
    re.IGNORECASE,
)


_CLASSES = Pattern(
    r"\b(?:blood (?:and|&|or) lymphatic(?: system)?|cardiac|congenital,? (?:familial )?(?:and )?genetic|ear (?:and|&) labyrinth|endocrine|eye|gastrointestinal|"
    r"general(?: disorders)?(?: (?:and|&|/) administration[- ]site)|hepatobiliary|hepato-biliary|immune system|infections (?:and|&) infestations|injury,? poisoning,? (?:and|&) procedural complications|"
    r"investigations|metabolism (?:and|&) nutrition(?:al)?|musculoskeletal,?(?: (?:and|&))? connective tissue(?: (?:and|&) bone)?|neoplasms,? benign,? malignant(?:,? and unspecified)?(?: \([^)]*\))?|(?<!central )nervous system|"
    r"psychiatric|renal (?:and|&) urinary|reproductive system (?:and|&) breast|respiratory,? thoracic,? (?:and|&) mediastinal|skin (?:and|&) subcutaneous(?: tissues?)?|surgical (?:and|&) medical procedures|vascular)"
    r"(?: (?:system )?(?:disorders?|conditions?|abnormalities|effects)\b|(?=\s*:))|\binfections (?:and|&) infestations\b",
    re.IGNORECASE,
)


def without_classes(text: str) -> str:
    """Blank the names of system organ classes ("Skin and subcutaneous tissue disorders"), every offset kept.

    >>> without_classes("Eye disorders: cataract")
    '_____________: cataract'
    """
    return sub(_CLASSES, lambda found: "_" * len(found[0]), text)


@lru_cache(maxsize=8192)
def governs(label: str) -> bool:
    """Tell whether a label says something about the effects below it, rather than being one.

    >>> governs("Common (>10%)"), governs("Nervous system disorders"), governs("Lactic acidosis")
    (True, True, False)
    """
    name = label.strip(" :.*")
    return bool(
        read_frequency(name)
        or BODY_SYSTEM.match(name)
        or _GOVERNS.search(name)
        or section_type(name)
        or name.endswith("?")
    )


def is_group(label: str) -> bool:
    """Tell whether a label names a group of effects and none of them: "Infections", "Muscles and joints".

    >>> is_group("Infections:"), is_group("Serious infections"), is_group("Heart and circulation")
    (True, False, True)
    """
    return bool(BODY_SYSTEM.match(label.strip(" :.*")) or _GROUP.fullmatch(label.strip(" :.*")))


_GROUP = Pattern(
    r"(?:infections?|cancers?|tumou?rs?|malignanc(?:y|ies)|allerg(?:y|ies)|bleeding|injur(?:y|ies)|pain|mental health|behaviou?r|sleep|weight|sex(?:ual)?(?: life| function)?|"
    r"circulation|nutrition|general feeling|whole body|local|systemic|laboratory|labs?|other|digestion|vision|hearing|breathing|hair|nails?|lymph(?:atic)?|connective tissues?|nose|kidney|bladder|brain|blood vessels?|women|men)",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def is_heading(text: str) -> bool:
    """Tell whether an item is a heading of a deeper list: "Common (>10%)", "Gastrointestinal"."""
    name = text.strip(" :")
    return (
        (bool(BODY_SYSTEM.match(name)) and not _HARMED.search(name))
        or is_bare_frequency(name)
        or bool(re.fullmatch(rf"(?:{_GOVERNS.pattern}|and|or|but|of|\W)+", name, re.IGNORECASE))
    )


@lru_cache(maxsize=32768)
def is_vague(text: str) -> bool:
    """Tell whether a wording names no effect: "serious reactions", "the heart".

    >>> is_vague("mild symptoms"), is_vague("heart"), is_vague("kills"), is_vague("heart failure")
    (True, True, True, False)
    """
    name = term(text)
    if match(_ORGAN, name) or _ANATOMY.fullmatch(name) or (_QUALITY.fullmatch(name) and not is_known_name(name)):
        return True
    return bool(_VAGUE.match(name) or (BODY_SYSTEM.match(name) and not _HARMED.search(name)))


# "Early and | responsive to steroids", "tasting flat and | metallic": a quality alone is no name; nor is "or | none at all".
_QUALITY = Pattern(r"[a-z]{4,}(?:ic|ive|ous|able|ible|iple)|(?:none|nothing|not)(?: at all)?", re.IGNORECASE)
_ANATOMY = Pattern(
    rf"(?:(?:mucous|pelvic|genital|lower|upper) )?(?:{PLACE}|areas?)(?: of (?:the |your )?{PLACE})?|"
    r"adolescents?|children|adults?|infants?|(?:sexual )?intercourse|"
    r"(?:raised |dark )?(?:red|brown|purple|yellow|black|white)|painful|raised|(?:non-)?cancerous|[a-z]+-(?:colou?red|shaped)",
    re.IGNORECASE,
)
_HARMED = Pattern(r"\b(?:reactions?|problems?|changes|toxicity|infections?)$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def calls_serious(text: str) -> bool:
    """Tell whether a lead-in or sentence calls its effects serious.

    >>> calls_serious("Get medical help at once for"), calls_serious("not serious")
    (True, False)
    """
    return search(_SERIOUS, text) is not None and not _NOT_SERIOUS.search(text)
