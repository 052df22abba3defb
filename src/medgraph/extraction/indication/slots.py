"""Read the conditions in a slot: "adults with moderate to severe plaque psoriasis or those with Crohn's disease (from 6 years)".

The slot is walked from link to link (`links`). Between two links stands a chunk: an enumeration of names. What has gone before tells
whether it is what the drug is for: it is behind "the treatment of" and "adults with"; it is not behind "caused by", "who have failed", "in
combination with", until a comma or an "and" opens a new purpose or new people. Of "bone loss in men with prostate cancer" only the first
is treated; of "prevention of stroke in adults with atrial fibrillation" both are meant, and so is the disease of those whose "glycemic
control" a drug improves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from medgraph.extraction.indication.genotypes import genotype_behind
from medgraph.extraction.indication.walk import Indicated, Walk
from medgraph.extraction.language.people import specific
from medgraph.extraction.language.phrases import blanked, trim
from medgraph.patterns import Pattern, search, sub


def read_indicated(
    text: str,
    start: int,
    abbreviations: Mapping[str, str],
    *,
    on: bool = True,
    trusted: bool = False,
    sure: bool = False,
    effect: bool = False,
) -> list[Indicated]:
    """Return the conditions that a slot names; if `trusted`, its first chunk even where the lexicon does not know it.

    A slot that is not `on` may begin with anything: "together with a low-fat diet in adults with gout"; if `sure`, its "for" leads to a
    condition. Where it tells an `effect`, what is improved is not yet what the drug is for.

    >>> [i.name for i in read_indicated("adults with severe asthma or with urticaria caused by cold, and in gout", 0, {})]
    ['asthma', 'urticaria', 'gout']
    >>> [i.name for i in read_indicated("together with diet in adults with gout at risk of stroke", 0, {}, on=False)]
    ['gout']
    """
    text = sub(_ASIDE, blanked, sub(_STATUSES, " ", text))
    condition = search(_CONDITION, text)
    limit = trim(condition["condition"]) if condition else None
    walk = Walk(text, abbreviations, on=on, trusted=trusted, sure=sure, effect=effect)
    return [
        replace(
            each,
            span=each.span.moved(start),
            population=specific(each.population),
            condition=limit,
            genotype=genotype_behind(text, each.span.end),
        )
        for each in walk.found
    ]


# "Hormone receptor-positive, HER2-negative breast cancer" is one.
_STATUSES = Pattern(r"(?:(?<=positive)|(?<=negative)),(?=\s[\w/+-]+[–-](?:negative|positive)\b)")
# "X and, in Europe, for Y": what stands between two commas behind an "and" only says where or since when.
_ASIDE = Pattern(
    r"(?<=\band), (?:(?!\b(?:with|who|whose|adults|children|patients|people|women|men)\b)[\w'’-]+ ?){1,5},(?=\s(?:for|to|in|against)\b)"
)
_CONDITION = Pattern(
    r"\b(?P<condition>(?:(?:not )?amenable to|provided that|whose [\w ]{0,30}?mutation|with (?:a |an )?(?:confirmed|documented)|who (?:carry|have mutations)|when |if |despite |inadequately |not adequately )[^.;]{3,140})",
    re.IGNORECASE,
)
