"""Words that are no names of conditions: how far a disease has come, and what may stand where only a condition should."""

from __future__ import annotations

import re

from medgraph.patterns import Pattern

STATUS = Pattern(
    r"(?:(?:newly|previously|locally|poorly|inadequately|well|moderately|severely|mildly|clinically|biochemically|genetically|histologically|hemodynamically)[ -])?(?:diagnosed|treated|untreated|advanced|controlled|active|confirmed|significant|severe)|"
    r"locally|previously|newly|advanced|treated|untreated|diagnosed|relapsed|relapsing|refractory|recurrent|recurring|unresectable|inoperable|resectable|resected|metastatic|non-?metastatic|primary advanced|(?:in)?active|severe|moderate|mild|to|or|and|chronic[ -]phase|accelerated[ -]phase|symptomatic|asymptomatic|frequent|occasional|"
    r"uncontrolled|established|persistent|progressive|progressing|non-progressing|stable|suspected|documented|proven|deleterious|serious|life-threatening|painful|troublesome|recent|new|adult|pa?ediatric|childhood|juvenile|long-standing|long-term|short-term|"
    r"intermediate|poor|high|low|favorable|average|risk|high-grade|low-grade|measurable|resistant|difficult-to-treat|treatment-resistant|hard-to-treat|first-line|second-line|initial|certain|common|minor|major|localized|disseminated|germline|somatic|"
    r"stage|grade|type|class|i{1,3}[abc]?|iv[abc]?|\d[abc]?|ph\+|[\w+-]+\+|[\w-]+-(?:positive|negative|mutated|mutant|driven|overexpressing|amplified|resistant|refractory|sensitive|responsive|dependent|independent|confirmed|active|advanced|eligible|naive|stage|risk|line|type|grade|standing|diagnosed|severe|mutation-positive|directed|cell-refractory)|"
    r"positive|mutated|mutation-positive|mutation|gene|egfr|braf|her2|kras|alk|ros1|kit|t790m|v600e|brca|fgfr2|cd20|pd-l1|homozygous|heterozygous|moderately|severely|mildly|(?:non-?)?squamous|progressed|treatment-naive|longer|lasting|longer-term|proven|strongly|persisting|[\w-]+-unresponsive|unresponsive|non-muscle-invasive|routine|occasional|simple|complex|sudden|short|ongoing|either",
    re.IGNORECASE,
)
# What may follow "for the treatment of" and is no condition by itself.
NO_CONDITION = Pattern(
    r"^.*\b(?:hospitali[sz]ations?|rehospitali[sz]ations?|(?:cardiovascular|cardiac|sudden) deaths?|hospital (?:stays?|admissions?)|aches and pains?|(?:faulty |abnormal |harmful )?(?:proteins?|enzymes?|receptors?))$|^lines? of |"
    r"^(?:(?:rare|related|associated|accompanying|similar|genetic|inherited|hereditary|serious|chronic|progressive|autoimmune|medical|common|life-threatening|neuromuscular|underlying|different|certain|weight-related|specific|particular|many|several|two|three) )*(?:disease|disorder|condition|illness|indication|problem|complication|symptom|form|type|kind|event|episode|sign)s?(?: (?:of|in|that|with|called) .*)?$|"
    r"^(?:(?:yes|there|here|conditions?|diseases?|disorders?|symptoms?|patients?|use|uses|indications?|illness(?:es)?|cases?|life|quality of life|function|levels?|progression|survival|effects?|risk|outcomes?|"
    r"muscle (?:function|strength)|activity|growth|health|problems?|types?|forms?|long-term|short-term|oral|stages?|mutations?|options?|durations?|limitations?|important|death|first|second|third|line|same|different|similar|genetic subset|"
    r"diet|exercise|surgery|drugs?|medicines?|medications?|doses?|tablets?|injections?|infusions?|steroids?|women|men|class|group|family|response|long|though|regular method|immediate|list|growing list|severe|moderate|mild|"
    r"mental health|post-exposure|pre-exposure|weight|pregnancy|sex|skipping|exons?|gene|boy|girl|alone|monotherapy|chemotherapy|blast crisis|safety|efficacy|effectiveness|initiation|consolidation|sterile|rearrangement|tumou?rs?|weigh\w*|administration|urges?|total|all-cause|mortality|access|first-line|second-line|add-on|attacks?|episodes?|flares?|crisis|crises|reactions?|sudden|stay|visit|organs?)\b\s*)++$|"
    r"^.*\b(?:dose|tablet|capsule|mg|approval|trial|testing|ingredient|alternative|version|brand|inhibitor|blocker|steroid|drug|medicine|medication|agent|product|chemotherapy|radiotherapy|state|pill|effect|test|solution|company|companies|ability|(?<!heavy )(?<!painful )(?<!irregular )(?<!menstrual )period|need|worsening|regimen|section|use|age|diagnostic|strain|bacteria|microorganism|organism|factor|level|damage to .*|stay|visit|admission)s?$|"
    r"^(?:non-)?(?:high|low)-density lipoprotein.*$|^(?:microsatellite[ -]instability|mismatch[ -]repair|tumou?r mutational burden)[- ](?:high|deficient|proficient|low)$|"
    r"^(?!.*\b(?:high|elevated|raised|abnormal|excess)\b).*\b(?:cholesterol|lipoprotein)(?: levels?)?$|^.*\b(?:list|number|variety|range|subset|production|handful|levels?|amount|ability|cause|administration|leading) of\b.*",
    re.IGNORECASE,
)
