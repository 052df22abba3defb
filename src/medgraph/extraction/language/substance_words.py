"""The words that tell substances: heads of groups, words that end a group's name, food and drink."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEADS = (
    r"inhibitors?|inducers?|blockers?|antagonists?|agonists?|diuretics|antacids?|anticoagulants?|"
    r"antiplatelets?|thrombolytics?|"
    r"corticosteroids?|glucocorticoids?|steroids|anti-?depressants?|anti-?psychotics?|anti-?convulsants?|"
    r"anti-?epileptics?|neuroleptics?|"
    r"antibiotics?|anti-?fungals?|anti-?virals?|anti-?retrovirals?|anti-?hypertensives?|anti-?diabetics?|"
    r"anti-?arrhythmics?|anti-?malarials?|"
    r"anti-?cholinergics?|anti-?emetics?|anti-?histamines?|anti-?muscarinics?|opioids?|opiates|narcotics|"
    r"benzodiazepines?|barbiturates?|statins?|"
    r"fibrates?|nitrates|thiazides?|sul(?:f|ph)onylureas?|tetracyclines|macrolides|(?:fluoro)?quinolones?|"
    r"penicillins?|cephalosporins?|aminoglycosides?|"
    r"sul(?:f|ph)onamides?|salicylates?|glycosides?|contraceptives?|(?:o?estr|pr)ogens?|progestins?|"
    r"progestogens?|androgens?|vaccines?|immunosuppressants?|"
    r"chemotherap(?:y|ies)|bisphosphonates?|binders?|sequestrants?|resins?|stimulants?|sedatives?|"
    r"hypnotics?|tranquili[sz]ers?|relaxants?|"
    r"an(?:a)?esthetics?|depressants?|decongestants?|bronchodilators?|sympathomimetics?|triptans?|ergots?|"
    r"alkaloids?|substrates|laxatives?|retinoids?|"
    r"xanthines?|vasodilators?|thinners?|analgesics?|phenothiazines?|coumarins?|azoles?|hormones|"
    r"analogu?es?|NSAIDs?|SSRIs?|SNRIs?|MAOIs?|TCAs?|PPIs?|ARBs?|"
    r"neurotoxins?|cytotoxics?|anxiolytics?|mimetics|derivatives|suppressants?|modulators|antipyretics?|"
    r"bile acids?|beta-?agonists?|beta-?blockers?|thiazolidinediones?|glitazones?|gliptins?|biguanides?|prostaglandins?|"
    r"sartans?|rifamycins?|lincosamides?|amphetamines?|antispasmodics?|immunomodulators?|psychostimulants?"
)
PLAIN_HEADS = (
    r"agents?|drugs?|medications?|medicines?|products?|preparations?|therap(?:y|ies)|pills?|tablets?|"
    r"supplements?|treatments?|medicinal products?|"
    r"compounds|salts|herbs|remed(?:y|ies)|media|foods?|meals?"
)
FOOD = re.compile(
    r"(?<!benzyl )(?<!cetyl )(?<!cetostearyl )\b(?:alcohol(?:ic\s+(?:beverages?|drinks?))?|ethanol|"
    r"grapefruit(?:\s+(?:or|and)\s+grapefruit\s+juice|\s+juice|\s+products)?|"
    r"seville\s+oranges?|pomelos?|St\.?\s+John['’ ]?s?\s+wort|hypericum|dairy(?:\s+products)?|caffeine|"
    r"coffee|soy(?:a|bean)?(?:\s+flour|\s+products)?|walnuts?|"
    r"(?:dietary\s+)?fib(?:er|re)|(?:green(?:,?\s+leafy)?|leafy)\s+vegetables|"
    r"vitamin\s+[A-EK]\d{0,2}(?:-rich\s+foods?|\s+supplements?)?|"
    r"(?:iron|calcium|magnesium|zinc|potassium)(?:\s+(?:supplements?|tablets?|preparations?|"
    r"salts))?(?!\s+(?:channel|levels?|chelat|loss(?:es)?|load|overload|deficiency|stores|metabolism|balance|"
    r"absorption))|"
    r"alumini?um|salt\s+substitutes|li(?:c|qu)orice|tyramine(?:-(?:rich|containing)\s+foods?)?|cannabis|"
    r"marijuana|cannabidiol|smoking|tobacco|"
    r"iodinated\s+contrast(?:\s+(?:media|agents?|medium))?|ginkgo(?:\s+biloba)?|ginseng|kava|echinacea|"
    r"activated\s+charcoal|cranberry\s+juice|"
    r"high-fat\s+(?:meals?|foods?))\b",
    re.IGNORECASE,
)
# Words that no group's name holds, so that the walk to the left of a head stops there.
STOP = _words(
    """
    a an the and or with of to in on by for from as at than into about if when while because since that
    which who whose this these those  it its their your my his her our other others certain some any all
    many most several various few both either neither no not nor non  is are was were be been being has
    have had do does did may can could might should must will would such like including include includes
    avoid avoids taking take takes taken use uses used using combining combine combined receive
    receiving received given give giving requiring  require drug's between concomitant concomitantly
    concurrent concurrently coadministered co-administered co-administration coadministration
    simultaneous with e.g i.e eg ie especially particularly also only even between against without plus
    versus following additional more less  start starting stop stopping skip limit caution increase
    increases increased decrease decreases decreased reduce reduces reduced raise raises  interact
    interacts interacting interactions interaction affect affects effect effects via through during
    before after within per each same  select known so then there where how what please patient patients
    people anyone you we they them new different mix mixing every usual  push pushes drain drains weaken
    weakens slow slows potentiate potentiates enhance enhances lower lowers tell inform ask  another run
    running discontinue discontinues routine steady usual significant relevant important clinically
    specific potential last names wait leave among commonly example examples individual treat treating relieve manage
    """
)
# Words that do not tell one medicine from another: "prescription drugs" are any drugs.
NOTHING_SAID = _words(
    """
    prescription nonprescription non-prescription over-the-counter otc interacting multiple own active
    daily specific relevant similar important  investigational study prescribed administered metabolized
    medicinal drug medicine named main regular current currently oral film-coated  herbal natural
    dietary nutritional vitamin mineral available prior previous first second long-term short-term
    intravenous topical  essential effective common combination single supportive appropriate biological
    brand generic own doctor's further standard  pharmaceutical healthcare therapeutic alternative
    companion small large heavy light fatty long short usual early late
    initial whole full
    """
)
# Names of substances that are measured in people or are around them, and are no partners.
MEASURED = _words(
    """
    glucose cholesterol creatinine bilirubin lactate water oxygen serotonin dopamine norepinephrine
    noradrenaline histamine hydrogen nitrogen sugar  urea heme testosterone hemoglobin albumin thyroxine
    sodium chloride phosphate bicarbonate tyrosine cortisol urine serum placebo acid air
    """
)
