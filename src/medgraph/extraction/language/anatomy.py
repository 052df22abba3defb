"""The words for the parts of a body, its fluids and what it does: where an effect can sit.

"Pain in the legs", "blood in urine", "changes in mood" are names as a whole; "rash in children", "headache on the tablets" are
a name and a remark. What stands behind the preposition decides.
"""

from __future__ import annotations

import re

from medgraph.patterns import Pattern, match

_PARTS = (
    "abdomen abdominal adenoid airway anal ankle anus arm armpit artery back belly bladder body bone bowel brain breast bronchi bronchial "
    "buttock calf cervix cheek chest chin colon cornea ear elbow extremity eye eyeball eyebrow eyelash eyelid face facial finger fingernail fingertip flank foot foreskin "
    "gallbladder genital gland groin gum gut hair hand head heart heel hip intestine jaw joint kidney knee larynx leg lens ligament limb lip liver lung lymph "
    "macula marrow mouth muscle nail navel neck nerve nipple node nose nostril oral ovary palm pancreas pelvis pelvic penis prostate pupil rectum retina rib scalp scrotum "
    "shin shoulder sinus skeleton skin skull sole spine spleen stomach temple tendon testicle thigh throat thumb thyroid toe toenail tongue tonsil tooth torso tract trunk tummy ureter urethra "
    "uterus vagina vaginal vein vertebra vessel vulva waist whites windpipe womb wrist brainstem cord lining membrane tissue"
)
_FLUIDS = "blood urine pee stool faeces feces poo sweat saliva sputum phlegm mucus semen milk tears serum plasma vomit"
_WORK = (
    "vision sight eyesight hearing taste smell speech speaking talking voice swallowing breathing appetite mood behaviour behavior personality sleep sleeping balance memory concentration "
    "concentrating coordination movement movements walking gait urination urinating menstruation periods libido attention thinking thought thoughts consciousness "
    "sensation feeling touch weight digestion urinary menstrual sexual mental personality heartbeat pulse rhythm speech language cognition learning energy sex drive orgasm ejaculation erection "
    "growth ecg ekg eeg electrocardiogram posture reflexes circulation metabolism function perception awareness"
)
_IRREGULAR = (
    "feet teeth testes calves biopsies arteries extremities ovaries vertebrae faeces feces genitalia gums axillae"
)


def _forms(words: str) -> str:
    """Return an alternation of words with their plurals, the longer ones first."""
    return "|".join(f"{word}(?:e?s)?" for word in sorted(set(words.split()), key=lambda word: (-len(word), word)))


PART = rf"(?:{_forms(_PARTS)}|{'|'.join(sorted(_IRREGULAR.split()))})"
"""A part of the body, singular or plural; without groups that capture."""

PLACE = rf"(?:{_forms(_PARTS)}|{_forms(_FLUIDS)}|{_forms(_WORK)}|{'|'.join(sorted(_IRREGULAR.split()))})"
"""A part of the body, a fluid, or something that the body does."""

_PLACED = Pattern(
    r"\s*(?:(?:the|your|an?|any|one|both|his|her|their|other|certain|some|whole|entire|upper|lower|left|right|inner|outer|front|soft|deep|large|small|white|red|spinal|optic|sexual|mental|"
    rf"surface|corners?|edges?|sides?|parts?|areas?|insides?|lining|roof|tips?|tops?|beds?|levels?|amounts?|number|of|in|around)\b\s*){{0,6}}(?P<place>{PLACE})\b(?!-|\s+tests?\b)",
    re.IGNORECASE,
)


def place_end(text: str, start: int) -> int | None:
    """Return where the place ends that the words behind a preposition name, or None: " the soles of …".

    >>> place_end("pain in the lower back after use", 7), place_end("rash in children", 7)
    (22, None)
    """
    found = match(_PLACED, text, start)
    return found.end("place") if found else None
