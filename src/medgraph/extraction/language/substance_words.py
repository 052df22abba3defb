"""The words that tell substances: heads of groups, words that end a group's name, food and drink."""

from __future__ import annotations

import re

from medgraph.patterns import Pattern


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEADS = (
    r"inhibitors?|inducers?|blockers?|antagonists?|agonists?|diuretics?|antacids?|anticoagulants?|"
    r"antiplatelets?|thrombolytics?|fibrinolytics?|antidotes|"
    r"corticosteroids?|glucocorticoids?|steroids|anti-?depressants?|anti-?psychotics?|anti-?convulsants?|"
    r"anti-?epileptics?|neuroleptics?|secretagogues?|"
    r"antibiotics?|anti-?fungals?|anti-?virals?|anti-?retrovirals?|anti-?hypertensives?|anti-?diabetics?|"
    r"anti-?arrhythmics?|anti-?malarials?|anti-?neoplastics?|anti-?bacterials?|anti-?infectives?|"
    r"anti-?cholinergics?|anti-?emetics?|anti-?histamines?|anti-?muscarinics?|anti-?inflammatories|opioids?|opiates|narcotics|"
    r"benzodiazepines?|barbiturates?|statins?|anthracyclines?|taxanes?|"
    r"fibrates?|nitrates|thiazides?|sul(?:f|ph)onylureas?|tetracyclines|macrolides|(?:fluoro)?quinolones?|"
    r"penicillins?|cephalosporins?|aminoglycosides?|carbapenems?|polymyxins|gliflozins?|"
    r"sul(?:f|ph)onamides?|salicylates?|glycosides?|contraceptives?|(?:combined )?(?:hormonal|oral) contraception|combined contraception|(?:o?estr|pr)ogens?|progestins?|"
    r"progestogens?|androgens?|vaccines?|immunosuppressants?|immunoglobulins|"
    r"chemotherap(?:y|ies)|bisphosphonates?|binders?|sequestrants?|resins?|stimulants?|sedatives?|"
    r"hypnotics?|tranquili[sz]ers?|relax(?:a|e)nts?|relaxers?|painkillers?|"
    r"an(?:a)?esthetics?|depressants?|decongestants?|bronchodilators?|sympathomimetics?|sympatholytics?|triptans?|ergots?|"
    r"alkaloids?|substrates|laxatives?|retinoids?|neuroleptanalgesics?|"
    r"xanthines?|vasodilators?|vasoconstrictors?|vasopressors?|thinners?|analgesics?|phenothiazines?|butyrophenones?|coumarins?|azoles?|hormones|"
    r"analog(?:ue)?s?|ESAs?|hypoglyca?emics|NSAIDs?|SSRIs?|SNRIs?|MAOIs?|TCAs?|PPIs?|ARBs?|DMARDs?|DOACs?|NOACs?|NNRTIs?|NRTIs?|DMTs?|LABAs?|LAMAs?|CCBs?|ACEIs?|"
    r"neurotoxins?|cytotoxics?|anxiolytics?|mimetics|derivatives|suppressants?|modulators|antipyretics?|"
    r"bile acids?|beta-?agonists?|beta-?blockers?|thiazolidinediones?|glitazones?|gliptins?|biguanides?|prostaglandins?|"
    r"sartans?|rifamycins?|lincosamides?|amphetamines?|antispasmodics?|immunomodulators?|psychostimulants?|"
    r"interferons?|heparins|monoclonal antibodies|catecholamines|cannabinoids?|gabapentinoids|anorectics?|electrolytes(?= substitutes)|mydriatics?"
)
PLAIN_HEADS = (
    r"agents?|drugs?|medications?|medicines?|products?|preparations?|therap(?:y|ies)|pills?|tablets?|"
    r"supplements?|treatments?|medicinal products?|substances?|"
    r"compounds|salts?|herbs|remed(?:y|ies)|media|medium|foods?|meals?|substitutes"
)
# Treatments that are no drugs and act upon one all the same.
THERAPY = Pattern(
    r"\b(?:plasma\s+exchange|plasmapheresis|apheresis|(?:fresh\s+frozen\s+)?plasma\s+infusions?|fresh\s+frozen\s+plasma|"
    r"(?:(?:rabbit|horse)\s+)?anti-?\s?(?:thymocyte|lymphocyte)\s+globulins?|(?:(?:intravenous|human|normal)\s+)*immun(?:o|e\s+)globulins?(?:\s+therapy)?|IVIG|blood\s+products|"
    r"low[- ]molecular[- ]weight\s+heparins?|(?:activated\s+)?prothrombin\s+complex\s+concentrates?|clotting\s+factor\s+concentrates?|(?:recombinant\s+)?factor\s+[IVX]+(?:a\b|(?:\s+complex)?\s+concentrates?)|"
    r"ha?emodialysis|electroconvulsive\s+therapy|radiotherapy|radiation(?:\s+therapy)?|phototherapy)\b",
    re.IGNORECASE,
)
FOOD = Pattern(
    r"(?<!benzyl )(?<!cetyl )(?<!cetostearyl )(?<!stearyl )(?<!isopropyl )(?<!wool )\b(?:alcohol(?:ic\s+(?:beverages?|drinks?))?(?!\s+(?:dependence|"
    r"abuse|addiction|misuse|withdrawal|use\s+disorder|swabs?|wipes?|pads?))|ethanol|"
    r"grapefruit(?:\s+(?:or|and)\s+grapefruit\s+juice|\s+juice|\s+products)?|"
    r"seville\s+oranges?|pomelos?|star\s?fruits?|soft\s+drinks?|(?:St\.?|Saint)\s+John['’ ]?s?['’]?\s+wort|hypericum(?:\s+perforatum)?|dairy(?:\s+(?:products|foods?))?|caffeine|"
    r"coffee|(?<!and\s)tea(?:\s|(?=[,.;]))(?!\s*tree)|soy(?:a|bean)?(?:\s+flour|\s+products|\s+sauce)?|(?:aged|matured?|ripe)\s+cheeses?|(?:cured|smoked|pickled)\s+(?:meats?|fish|herring)|sauerkraut|kimchi|(?:tap|draught|draft)\s+beers?|red\s+wine|fermented\s+foods?|walnuts?|cottonseed\s+meal|"
    r"(?:dietary\s+)?fib(?:er|re)|(?:green(?:,?\s+leafy)?|leafy)\s+vegetables|"
    r"multi-?vitamins?(?:\s+(?:tablets?|supplements?))?|fat-soluble\s+vitamins|tryptophan(?:\s+supplements?)?|"
    r"vitamin\s+[A-EK]\d{0,2}(?:-(?:rich|containing)\s+(?:foods?|products?)|\s+supplements?)?(?!\s+(?:antagonist|deficiency|analog|status|level))|"
    r"(?:iron|calcium|magnesium|zinc|potassium)(?:\s+(?:supplements?|tablets?|preparations?|"
    r"salts))?(?!\s+(?:channel|levels?|chelat|loss(?:es)?|load|overload|deficiency|stores|metabolism|balance|"
    r"absorption|depletion|excretion|intake|in\s+(?:your|the)\s+(?:blood|body)|concentrations?|(?:and\s+\w+\s+)?binding)|-)|"
    r"alumini?um|bismuth(?:\s+subsalicylate)?|salt\s+substitutes|li(?:c|qu)orice|(?:tyramine|histamine)(?:[- ](?:rich|containing)\s+(?:foods?|drinks?))?|cannabis|"
    r"marijuana|cannabidiol|smoking|tobacco|(?:cigarettes?|tobacco)\s+smok(?:e|ing)|nicotine\s+(?:patch(?:es)?|gum|replacement|products)|"
    r"iodinated\s+contrast(?:\s+(?:media|agents?|medium))?|(?:x-ray\s+)?contrast\s+(?:media|medium|agents?|dyes?)|ginkgo(?:\s+biloba)?|ginseng|kava|echinacea|"
    r"activated\s+charcoal|cranberry\s+(?:juice|products)|red\s+yeast\s+rice|(?<!breast )(?<!human )(?<!mother's )milk(?!\s+of)|yog(?:h)?urt|calcium-fortified\s+(?:juices?|foods?|drinks?)|foods?\s+(?:(?:that\s+are|which\s+are)\s+)?(?:high|rich)\s+in\s+(?!fat\b)(?:vitamin\s+\w|\w+)|eggs?|(?:apple|orange|fruit)\s+juices?|"
    r"high-(?:fat|protein|calorie|fibre|fiber)\s+(?:meals?|foods?|diets?))(?![\w-])",
    re.IGNORECASE,
)
# What is food or drink everywhere, and an interaction only where a clause says what it does.
EVERYDAY = Pattern(
    r"(?:milk|yog(?:h)?urt|eggs?|tea|coffee|(?:apple|orange|fruit) juices?|dairy.*|.*fib(?:er|re)|vitamin \w+)$"
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
    took absorbs absorb handles handle processes process clears body rely depend versus following additional more less  start starting stop stopping skip limit caution increase
    increases increased decrease decreases decreased reduce reduces reduced raise raises  interact
    interacts interacting interactions interaction affect affects effect effects via through during
    before after within per each same  select known so then there where how what please patient patients
    people anyone you we they them new different mix mixing every usual  push pushes drain drains weaken
    weakens slow slows potentiate potentiates enhance enhances lower lowers tell inform ask  another run
    running discontinue discontinues routine steady usual significant relevant important clinically
    specific potential last names wait leave among commonly example examples individual treat treating relieve manage
    called termed named instance begin beginning initiate initiating discontinuing monitor monitoring whenever eating drinking
    administer administered administering prescribe prescribing consider considering separate extra sole immediate evening
    morning one two three four lowest highest chronic concomittant alternative alternatively unless until continue continuing
    particular earlier completing completed withhold hold adding add added clinical impact recommendation intervention comment examples: medicines: drugs: initial
    containing contain contains make makes made render renders replaces replace replacing swallow swallowing chew crush information general risk risks
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
    quickly fast withheld interrupted brand generic own doctor's further standard  pharmaceutical healthcare therapeutic alternative
    companion small large heavy light fatty long short usual early late related conventional injectable
    initial whole full strong moderate weak particular affected concerned interacting approved necessary cold cough enteric coated inhibiting clearance receptor enzyme
    delayed-release extended-release immediate-release modified-release sustained-release flu orphan drying buy buying bought get getting
    """
)
# Names of substances that are measured in people or are around them, and are no partners.
MEASURED = _words(
    """
    glucose cholesterol creatinine bilirubin lactate water oxygen serotonin dopamine norepinephrine
    noradrenaline histamine hydrogen nitrogen sugar  urea heme testosterone hemoglobin albumin thyroxine
    sodium chloride phosphate bicarbonate tyrosine cortisol urine serum placebo acid air triiodothyronine
    lactose sucrose fructose sorbitol cytochrome heparinoid
    """
)
