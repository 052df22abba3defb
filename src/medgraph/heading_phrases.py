"""The words that prescribing information, leaflets and health pages call their sections by.

The table is gone through from top to bottom and the first row that fits decides, so narrow rows stand above wide ones
("missed dose" and "overdosage" above "dosage"). A phrase fits a heading that contains its words; "=" before it asks
for the whole heading, "^" for its beginning; "…" stands for any words; the rest is a regular expression. Sources of
the phrases: 21 CFR 201.57 (FDA), the QRD templates (EMA), common headings of patient pages.
"""

from __future__ import annotations

from medgraph.model import SectionType as T

__all__ = ["PHRASES"]

PHRASES: tuple[tuple[T, str], ...] = (
    (T.BOXED_WARNING, "box(ed)? warnings?; black[- ]box; warning box"),
    (
        T.BOILERPLATE,
        "disclaimer; ^copyright; =references; =sources; =bibliography; see also; external links; "
        "table of contents; =contents; what is in this leaflet; about this (page|article|leaflet|website|guide); "
        "further reading; related (articles|topics|links|pages); (page|article) helpful; "
        "^(last|date) (updated|reviewed|revised|modified); marketing authori[sz]ation; "
        "^reporting (of )?(suspected )?(side effects|adverse); "
        "report (any )?(suspected )?(side effects|adverse (reactions|events)) directly; date of (first|revision); "
        "recent major changes; ^contents of the pack; display panel; ^package label; ^manufacture[rd]; "
        "(medical|medically) review(ed)?; =(notes|legal|credits|acknowledge?ments|share|feedback|contact( us)?)",
    ),
    (
        T.ADVERSE_REACTIONS,
        "what (might|can|could|may|will) (it|this|they|(the|this) (drug|medicine)) do to (me|you|us|people|my body); "
        "=(blood|cardiac|ear|endocrine|eye|gastrointestinal|hepatobiliary|immune "
        "system|metabolism|metabolic|musculoskeletal|nervous system|psychiatric|renal|reproductive "
        "system|respiratory|skin|vascular|general|congenital|pregnancy,? puerperium)( .*)? disorders?; "
        "=general disorders .*; =infections and infestations; =injury,? poisoning .*; =neoplasms .*",
    ),
    (
        T.ADVERSE_REACTIONS,
        "how (often|common|frequent) … (in (the )?(trials?|stud(y|ies)|practice)|side effects?|reactions?); "
        "how (often|common|frequent) … (they|these) … (happen|occur|seen|are); "
        "(not|n't) (be )?(known|know|sure|clear) how (often|common|frequent|many)",
    ),
    (
        T.MISSED_DOSE,
        "(miss|missed|misses|missing|forget|forgot|forgotten|forgets) … "
        "(doses?|infusions?|injections?|tablets?|appointments?); "
        "missed (a|an|the|my|your|one) (loading )?(doses?|infusions?|injections?|appointments?); "
        "(doses?|infusions?|injections?) … (is|are|was|were|been) missed; "
        "if … (miss|misses|forget|forgets|skip|skips); forget to (take|use|inject); ^missed",
    ),
    (
        T.DOSAGE,
        "^for … dosage forms?; ^(recommended )?(dosage|dose) … (modifications?|adjustments?|reductions?); "
        "(infusion|injection|treatment|dosing|jab|drip) (days?|visits?|mornings?|sessions?) looks? like; "
        "^start(ing)? (low|slow)( .*)?",
    ),
    (
        T.OVERDOSAGE,
        "overdos(e|es|age|ing); =(a |if |what if )*too much( of it)?; (take|takes|took|taken|taking|use|used|using|"
        "give|given|inject|injected|swallow|swallowed|get|got|apply|applied|have|had|receive|received) … too much; "
        "(take|use|took|given|receive|inject) more … than",
    ),
    (
        T.NONCLINICAL,
        "non-?clinical; pre-?clinical; animal (toxicology|studies|data|findings|pharmacology|safety|research); "
        "carcinogen(esis|icity); mutagen(esis|icity); (in|from|about) animals; rats?; mice; =toxicology; "
        "=toxicity studies; reproductive toxicity",
    ),
    (
        T.PREGNANCY,
        "pregnan(t|cy); lactation; lactating; breast-?feed(ing)?; breast feed(ing)?; "
        "nursing (mothers?|wom[ae]n|infants?|bab(y|ies)|your); =(.* (and|or|while|when|during|in|are|you) )?nursing; "
        "fertility; contraception; reproductive (potential|health); labou?r and delivery",
    ),
    (
        T.STORAGE,
        "storage; store; stored; storing; shelf[- ]life; dispos(e|al|ing); how supplied; =supply; handling; "
        "=stability; =incompatibilities; keep (it|this medicine)",
    ),
    (T.ALTERNATIVES, "^compar(e|ed|es|ison|isons|ing)"),
    (
        T.INTERACTIONS,
        "interactions?; interact(s|ing)?; other (medicines|medications|drugs|medicinal products) and; "
        "(with|and) (other|different) (medicines?|medications?|drugs?|medicinal products|products|treatments|"
        "tablets|pills|things|stuff|remedies); "
        "(my|your|his|her|their) other (medicines?|medications?|drugs?|medicinal products|products|treatments); "
        "other drugs (will )?affect; combin(e|es|ed|ing|ation|ations) with; vaccines and; "
        "=other (medicines|medications|drugs|tablets|pills|remedies); "
        "(take|taking|use|using) other (medicines|medications|drugs); "
        "(with|and|drink|drinking|avoid) alcohol; alcohol while; =combinations?; with food; food and drink; "
        "concomitant (use|medications?|therapy|medicines|drugs); (clash(es)?|quarrels?|gets? on) with; "
        "(affects?|interferes? with) (my |your )?(other )?(medicines|medications|drugs); "
        "(drugs|medicines|medications|foods) (to avoid|that affect|which affect|you should avoid); "
        "(mix|mixes|mixing|mixed) … with; "
        "=(never|do not|don't|not to be) (take|taken|use|used|give|given|mix|mixed|combine|combined) … with; "
        "^(what|which) … (do not|don't|does not|doesn't|won't) (go|mix)( .*)?; "
        "^what not to (mix|combine|take with)( .*)?; (things|medicines|drugs|pills) that (do not|don't|won't) mix; "
        "(not|never|\\w+n't) (be )?(take|taken|use|used|give|given|mix|mixed|combine|combined) "
        "(together |along )?with; "
        "^(what about|and) (my|your) (other )?(pills|tablets|medicines|medications); "
        "=(taking|using) other things; "
        "(the|my|your|other) (tablets|pills|medicines|medications) (that )?(i|you) (already )?take; "
        "^(is|are) (it|they|this) (ok|okay|fine|all right|compatible|safe) (together )?with; "
        "(can|may|should) i (still )?(drink|have (a|an|my) (drink|beer|wine|tipple))( (on|with) .*)?; "
        "^(does|do|is|can|may|what about|and) … grapefruit( .*)?; "
        "(take|taken|use|used|take it) (together|along|alongside) … with",
    ),
    (T.WARNINGS, "careful(ly)?; (use|used|give|given) … (cautiously|sparingly); use with (care|caution)"),
    (
        T.CONTRAINDICATIONS,
        "contra-?indicat(ions?|ed); "
        "(who|when|why) … (should|must|shall|may|can|ought) ((i|you|we|they|it) )?(not|never|avoid); "
        "^who … (stays?|keeps?) away; never (use|take|give|have) (it|this|them); "
        "who … (shouldn't|can't|mustn't|cannot); cannot (take|use|have|receive) it; "
        "(should|must) not (be )?(take|taken|use|used|given|receive|have|it); "
        "^(do not|don't) (take|use|give|receive|have|start|administer); when not to; reasons not to; "
        "not be (used|taken|given|right) (in|by|to|if|for); ^not (suitable |recommended |right )?(for|in); "
        "(isn't|is not|not) (suitable|right|safe|meant) for; suitable for everyone; who should avoid; "
        "^who … (isn't|is not|is it not|not|unsuitable) for; (when|reasons) to avoid; =off[- ]limits( for)?; "
        "off the table; "
        "^who … (go|do) without; (people|anyone|anybody|patients) … (turn|send) away; "
        "^who (had|would be|is) better (not|off without)( .*)?; "
        "can everyone (take|use|have) it; not for everyone; "
        "^who … (skip|steer clear|think twice|look elsewhere|(give|gives) (it|this) a miss)( .*)?; "
        "^who(ever)? (is|are|might be|may be|will be|gets) (ruled out|excluded|turned (down|away|aside)|barred); "
        "(^is anyone|^is anybody|^what|^who) … (excluded|rules (it|this|treatment) out); "
        "(right|safe|suitable|okay|ok|^is it|^is this) for (everyone|everybody); "
        "^when (is|are) (it|this|they) (off[- ]limits|forbidden); "
        "^when … (not an option|off the table|say no|out of the question)",
    ),
    (
        T.ADVERSE_REACTIONS,
        "side[- ]effects?; (adverse|undesirable|unwanted|untoward|harmful|ill|bad|negative|unpleasant) (drug "
        ")?(reactions?|effects?|events?|experiences?|symptoms?); ^adverse; =(adr|ae|teae)s?; "
        "clinical trials? experience; post-?marketing; post marketing; immunogenicity; tolerability; "
        "(blood|lab(oratory)?) (tests?|values?) (changes|abnormalities|findings); "
        "safety profile; =harms; =possible harms; (can|could|may|might) go wrong; (patients|people|users) report; "
        "(reactions|effects) (reported|seen|observed|confined); =(very )?((less|more) "
        ")?(common|uncommon|rare|frequent|infrequent)( (but|and|or) (serious|severe|rare|notable|common))?( "
        "(reactions?|effects?|events?))?; =(serious|severe|mild)( (but|and|or) ((less|more) "
        ")?(common|uncommon|rare))?( (reactions?|effects?|events?)); "
        "=(serious|severe) (but|and|or) ((less|more) )?(common|uncommon|rare); infusion-related reactions; "
        "(what|which) (reactions|problems) (can|could|may|might|have)",
    ),
    (
        T.STUDIES,
        "^clinical trials in; clinical (stud(y|ies)|evidence|data|efficacy|results|effectiveness|research); "
        "=clinical (trials?|experience); =(efficacy|effectiveness)( and safety)?; "
        "(pivotal|registration|trial|study) (stud(y|ies)|trials?|results|evidence|findings); "
        "=((the )?(evidence|research|trials?|stud(y|ies))); results of (the )?(stud(y|ies)|trials?); "
        "(did|do|have) (the )?(stud(y|ies)|trials?) (show|find|found|shown); how (well|effective) (does|is|do); "
        "=what the evidence says",
    ),
    (
        T.DOSAGE_FORMS,
        "dosage forms?; pharmaceutical forms?; forms and strengths; "
        "=(available )?(strengths?|forms?|presentations?|formulations?); =how … (available|packaged); "
        "what … looks? like; qualitative and quantitative; =composition; =excipients; list of excipients; "
        "=((active|inactive|other|the) )*ingredients; =what … contains; ^nature and contents; "
        "^description and presentation; ^what is in (it|this medicine)",
    ),
    (
        T.MONITORING,
        "monitor(ing|ed|s)?; =lab(s|oratory)?( (tests?|values|parameters|data))?; "
        "(laboratory|lab|blood|urine) (tests?|schedule|checks?|work|monitoring|assessments?); "
        "follow-?up( visits?)?; ^how … (followed( up)?|kept an eye on); check-?ups?; ^why … (tests?|checks|scans?); "
        "(which|what) (blood )?(tests?|checks?|labs?); "
        "=((routine|regular|safety|recommended) )?(tests|checks|controls)( "
        "(and|during|before|while|we|you|your|needed) .*)?",
    ),
    (
        T.WARNINGS,
        "warnings?; precautions?; cautions?; cautionary; special care; what you need to know before; (before|when) "
        "(taking|using|receiving|getting|you take|you use|you are given|you receive|you get|you have|starting|you "
        "start|i (take|use|start|receive|get)|having|use); (serious|dangerous) … (watch|look)( out)? for; "
        "what to (watch|look) (out )?for; "
        "red flags; (keep|have) an eye on; "
        "^(should|what should|what must) i (know|tell|discuss|avoid); what … avoid; doctor … know; "
        "tell (my|your|the) (doctor|healthcare|pharmacist); talk to your doctor; important safety information; "
        "contains (a small amount of )?(lactose|sodium|potassium|sucrose|sorbitol|glucose|fructose|mannitol|benzyl "
        "alcohol|ethanol|alcohol|aspartame|phenylalanine|gluten|soya|sulphites|polysorbate|propylene glycol)( "
        ".*)?; (some of the|certain) ingredients; =((drug|important|possible|known|increased|serious|potential) "
        ")?(risks?|dangers?|hazards?|safety|safety information|safety concerns); "
        "(drive|driving|machinery|machines); (is|are|how) … safe; abuse and dependence; "
        "=(dependence|abuse|withdrawal)( .*)?; if … allergic reactions?; "
        "when to (seek|get|call|see|ring|phone|telephone) .*; "
        "=(the )?(serious|dangerous|grave) (risks?|things|stuff|dangers|hazards); "
        "^(what are|are there) … (risks|dangers|hazards)( .*)?; ^(is|how) … dangerous",
    ),
    (
        T.POPULATIONS,
        "(specific|special|particular) (populations?|groups?|patient groups|patients); "
        "(pediatric|paediatric|geriatric|elderly) (use|patients?|populations?|adults|people); "
        "^use in (the )?(children|adolescents|elderly|older|infants|adults|patients); "
        "=((children|adolescents|infants|teenagers)( and (children|adolescents|infants|teenagers))*); "
        "=(the )?(elderly|older (people|adults|patients)); =((patients|people|use|those) (with|in) )?(the )?(mild "
        "|moderate |severe )*(renal|hepatic|kidney|liver)( (or|and) (renal|hepatic|kidney|liver))? "
        "(impairment|insufficiency|disease|problems|failure)( .*)?",
    ),
    (
        T.ALTERNATIVES,
        "alternatives?; =(similar|related|comparable|other) "
        "(drugs|medicines|medications|treatments|options|therapies|treatment options)( .*)?; "
        "compar(e|ed|es|ison|isons|ing); versus; vs; better than; differ(s|ent)? from; other treatment options; "
        "drugs in the same class",
    ),
    (
        T.MECHANISM,
        "mechanisms?( of action)?; modes? of action; how … works?; how … (helps|acts); "
        "how (does|do|did|will) … (work|act|help); ^what … (does|do) in (the|your) body; "
        "=what (it|this medicine|this drug|this medication) does; what does … do; =what … does; "
        "^what happens in(side)?; why … works?; "
        "^(how|why) (it|this drug|this medicine) (?!is|was|should|must|can|may|looks|tastes|feels|matters)\\w+; "
        "=(drug )?(actions?|targets?)",
    ),
    (
        T.PHARMACOLOGY,
        "pharmacology; pharmaco(kinetics?|dynamics?|genomics?|genetics|kinetic|dynamic|genomic|genetic); "
        "pharmacological properties; pharmacotherapeutic group; "
        "=(absorption|distribution|metabolism|excretion|elimination|kinetics|half-life|microbiology)( .*)?",
    ),
    (
        T.PATIENT_INFORMATION,
        "^information for … (person|people|patients?|users?|carers?|caregivers?|families|family); "
        "(patient|medication|patients) (counsell?ing|information|guide|education|advice|instructions); "
        "counsell?ing information; "
        "(information|instructions|advice|tips) for (patients|users|caregivers|families); ^living with; "
        "travel(l?ing)?",
    ),
    (
        T.INDICATIONS,
        "indications?; indicated; indication; =(usage|uses?|indications and usage)( .*)?; "
        "(approved|medical|therapeutic|clinical|common|main|primary|licensed|off-label|unapproved|labell?ed) "
        "(uses?|usage); used for; used to treat; (prescribed|approved|given|licensed|good) for; "
        "why (we|you|they|people|doctors|patients|it is) (give|use|take|prescribe|need)( .*)?; "
        "why … (prescribed|used|given|offered|recommended|suggested); why (have|has|was|were) … put on; "
        "why (am|are|is) (i|you|we|he|she|they|my \\w+) (taking|on|having|getting|using) .*; "
        "why (i|you|we|he|she|they|(my|your) \\w+) (am|are|is) (taking|on|having|getting|using) .*; "
        "=why (do|does|would|might|will|should) (\\w+ )?\\w+ (take|use|have|receive|prescribe|give|offer) "
        "(it|this|them)( (drug|medicine|medication|treatment))?; "
        "=(what|which \\w+)( do| does)? (?!if|to)(\\w+ ){1,3}?"
        "(use|prescribe|give|take|dispense|supply|offer|recommend)s? (it|this|these|them)( \\w+)? for; "
        "=reasons? (it|this|they|these|for which|why) … (prescribed|used|given|taken); "
        "=what (it|this( \\w+)?) (can )?helps? with; =what (can|does|will) (it|this( \\w+)?) help with; "
        "=(when|where|in whom) (it is|they are|this( \\w+)? is) (used|given|prescribed); "
        "=(when|where|in whom) (we|you|they|people|doctors) (use|give|prescribe) (it|this|them)( \\w+)?; =used in; "
        "why (do|does|would|might|will|should) (i|you|we|they|he|she|people|patients|someone|anyone|my child) need; "
        "reasons? for (treatment|use|using|taking|prescribing); "
        "=what (is it|it is|it's|they are) for; ^what (is|are) … for; =who(m)? (we|can|is|may|it|does) .*; "
        "=who(m)? should (take|get|have|use|receive|be) .*; "
        "=who (gets|receives|takes|needs) "
        "(it|them|this( (drug|medicine|medication|treatment))?|the (drug|medicine|jab)); "
        "=who (might|could) (benefit|have|get|need) .*; =who (might|could|would|will) benefit; =who qualifies( .*)?; "
        "=when (is|are|do|does) … (used?|prescribed?|reach for (it|this)|turn to (it|this)); "
        "conditions? treated; what … treats?; =(eligibility|approval)( .*)?; cure; =uses? (of|for) .*",
    ),
    (
        T.DOSAGE,
        "dosages?; dosing; doses?; posology; titration; administration; administer(ed|ing)?; how (should|do|must|"
        "can|will|to|would|does|is|are) … (take|taken|use|used|give|given|inject|injected|apply|applied|infused|"
        "receive|receives|get|swallow|taking|using); how … is (given|used|taken|injected|infused|applied); "
        "^giving; ^(taking|using|infusing|injecting); =(directions|instructions|methods?|routes?)( .*)?; "
        "how (much|often); (can|when) … stop (taking|using); ^if you stop; ^stopping; "
        "=((the|your|each) )*(infusions?|injections?)( (day|rate|procedure|visit|itself))?; "
        "treatment (schedule|plan|duration|regimen); duration of (treatment|therapy|use); "
        "=(schedule|regimen|premedication|preparation|reconstitution)( .*)?; ^how to (take|use|give|inject|prepare)",
    ),
    (
        T.NAMES,
        "(generic|brand|trade|proprietary|international|chemical|scientific|drug|product|other|common|"
        "non-?proprietary) names?; =(names?|synonyms|nomenclature|aliases|brands?|generics?)( .*)?; also known as; "
        "name of the (medicinal product|medicine); names? and; brand and generic; brands and; "
        "what … (called|sold as)",
    ),
    (
        T.QUESTIONS,
        "faqs?; frequently asked; "
        "=((common|top|reader|patient|your|more|other|some|frequent) )*questions?( (and|&) answers?)?( .*)?; "
        "q (&|and) a; q&a; (families|people|patients|readers|parents) (also )?ask",
    ),
    (
        T.DESCRIPTION,
        "^description; =((drug|general|product|quick|key|basic) "
        ")*(overview|information|summary|facts|profile|points|introduction|highlights)( .*)?; ^about; "
        "^what (is|are|kind of|type of|sort of) .*; ^what's; =the (product|drug|medicine); =what it is; "
        "=(drug |pharmacologic |therapeutic |pharmacological )?class(es)?; "
        "=(background|chemistry|history|at a glance)",
    ),
)
