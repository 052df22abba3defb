"""The words around the name of a class that are no part of it: how it is given, how new it is, what it is made of, what it does next."""

from __future__ import annotations

import re

from medgraph.patterns import Pattern

WRAPPING = Pattern(
    r"^(?:(?:an?|the|its|other|certain|some|several|most|many|prescription|over-the-counter|"
    r"orally[- ](?:active|available|administered)|(?:\w+ly[- ])(?:binding|acting)|"
    r"oral|injectable|injected|inhaled|topical|topically applied|intravenous|subcutaneous|intrathecal|"
    r"ophthalmic|systemic|sterile|"
    r"once[- ](?:daily|weekly|monthly|only)|one[- ](?:off|time)|single[- ](?:dose|use)|twice[- ]daily|daily|weekly|monthly|new|newer|newest|novel|old|older|modern|"
    r"first|second|third|fourth|last|latest|oldest|youngest|original|only|so-called|or|and|"
    r"powerful|potent|effective|very|highly(?! targeted)|commonly[- ](?:used|prescribed)|widely[- ](?:used|prescribed)|"
    r"well-known|popular|special|"
    r"speciali[sz]ed|common|typical|classic|useful|important|moderately(?:[ -](?:strong|potent))?|type of|kind of|sort of|class of|group of|"
    r"form of|family of|brand-name|"
    r"generic|small[- ]molecule(?! *$)|approved|first-in-class|FDA-approved|investigational|prototypical|"
    r"(?:medicine|drug|medication|treatment)s? (?:used|given|taken|that (?:is|acts|works)) as|"
    r"prototype|(?:single |one-time )?(?:infusion|injection|dose|course) of|single|specific|most widely used|"
    r"widely used|types? of|"
    r"chemically modified|modified|double-stranded|medium-strength|mild|weak|man-made|manmade|"
    r"non-addictive|reliable|short|natural|naturally[- ]occurring|lab-made|laboratory-made|lab-engineered|another|(?:also |sometimes |often )?(?:called|known as|referred to as|nicknamed|dubbed))[\s,]+)+",
    re.IGNORECASE,
)
OF_ANTIBODIES = Pattern(
    r"^(?:(?:anti-?(?:cancer|tumou?r)|fully|recombinant|human(?:i[sz]ed)?|chimeric|murine|murine/human|"
    r"genetically|engineered|IgG\s?\d?\w*|"
    r"immunoglobulin G\d|\(IgG\d\)|kappa|lambda|neutrali[sz]ing|full-length|"
    r"-)[\s,]+)+(?=(?:[\w/-]+ ){0,2}?(?:monoclonal )?antibod)",
    re.IGNORECASE,
)
MONOCLONAL = Pattern(
    r"^(?:[\w/]+ )*?monoclonal (?:IgG ?\d?(?:/\d)? |immunoglobulin G ?\d? |kappa |lambda )+antibody$", re.IGNORECASE
)
OF_OLIGOS = Pattern(
    r"^(?:[^,]*[\s-](?:directed|targeted|targeting)\s+|(?:synthetic|recombinant|modified|chimeric|"
    r"man-made)\s+)+"
    r"(?=(?:antisense|small interfering|morpholino|siRNA|RNA))",
    re.IGNORECASE,
)
STOP = Pattern(
    r"(?<!type)(?<!kind)(?<!sort)\s(?:that|which|who|whose|used|given|taken|indicated|for|in|with|from|to|"
    r"made|designed|developed|"
    r"approved|prescribed|by|as|on|when|"
    r"while|because|so|is|are|was|were|can|may|has|have|had|helps?|works?|acts?|administered|available|"
    r"derived|produced|consisting|"
    r"containing|composed|directed|wrapped|built|based|related|similar|known|called|marketed|sold|of|at|"
    r"under|among|within|discovered|"
    r"found|intended|belonging|due|through|without|against|having|being|binding|inhibiting|swallowed|"
    r"started|licen[sc]ed|recommended|"
    r"encapsulated|formulated|delivered|linked|packaged|extracted|isolated|chemically|structurally|unrelated|often|acting|commonly|primarily|mainly|widely|specifically|often|usually|typically|frequently|also|only|currently|"
    r"(?:once|twice)(?!-)|where|if|not|"
    r"including|such|like|rather|than|too|effective|active (?:ingredient|substance)|ingredient|lowers?|reduces?|blocks?|it|you|your|"
    r"must|should|will|does|do|"
    r"(?:and|or) (?:is|was|works|acts|can|may|has|one|should|helps?|the|belongs|its?|was)|approved|"
    r"targeting|but|though|although|grown|(?:[a-z]{3,}ed|made|built) (?:to|by|with|from|in|into|against|on|out)|capable|prepared|class|classes|group|family|category|because)\b.*|"
    r"[.;:!?–—)].*|\s-\s.*",
    re.IGNORECASE | re.DOTALL,
)
