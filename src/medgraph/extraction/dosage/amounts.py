"""How the grammar's rules on amounts become amounts: one method a rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from lark import Token, Transformer

from medgraph.extraction.dosage import vocabulary as words
from medgraph.extraction.dosage.constituents import Amount
from medgraph.extraction.dosage.pieces import Behind, Period, Quantity, Refused, all_of, first_of, token_of
from medgraph.extraction.language.durations import every


class AmountReading(Transformer[Token, object]):
    """The meaning of each rule on amounts, from the meanings of its parts."""

    def one(self, parts: list[Token]) -> Quantity:
        """Read "5"."""
        return Quantity(words.number(parts[0]))

    def span(self, parts: list[Token]) -> Quantity:
        """Read "5-10", "1 or 2"."""
        return Quantity(words.number(parts[0]), words.number(parts[2]), choice=parts[1].type == "OR")

    def between(self, parts: list[Token]) -> Quantity:
        """Read "between 2 and 10"."""
        return Quantity(words.number(parts[1]), words.number(parts[3]))

    def side(self, parts: list[object]) -> Amount:
        """Read "30 mg/kg/day"."""
        quantity = first_of(parts, Quantity)
        code, scale = words.unit(token_of(parts, "UNIT"))
        low, high = _times(quantity.low, scale), quantity.high and _times(quantity.high, scale)
        amount = Amount(low, high, code)
        if quantity.choice and high:
            amount = Amount(high, None, code, others=(low,))
        return _with_behind(amount, all_of(parts, Behind))

    def one_side(self, parts: list[object]) -> Amount:
        """Read a side of "between 2 mg and 4 mg"."""
        return self.side([Quantity(words.number(token_of(parts, "NUM"))), *parts[1:]])

    def combined(self, parts: list[object]) -> Amount:
        """Read "875/125 mg"."""
        first, second, *_ = all_of(parts, Quantity)
        code, scale = words.unit(token_of(parts, "UNIT"))
        amount = Amount(first.low * scale, None, code, second=(second.low * scale, code))
        return _with_behind(amount, all_of(parts, Behind))

    combined_of_three = combined

    def listed(self, parts: list[object]) -> Amount:
        """Read "4, 10 and 20 mg/kg": amounts to choose from, if they rise; else the last alone."""
        quantities = all_of(parts, Quantity)
        last = quantities[-1]
        amount = self.side([last, *parts[-1 - len(all_of(parts, Behind)) :]])
        numbers = [number for q in quantities for number in (q.low, q.high) if number is not None]
        if not _is_choice(parts, quantities, numbers):
            return amount
        scale = words.unit(token_of(parts, "UNIT"))[1]
        *others, top = (_times(number, scale) for number in numbers)
        return replace(amount, value=top, value_max=None, others=tuple(others))

    def per_weight(self, _: list[object]) -> Behind:
        """Read "/kg"."""
        return Behind("/kg")

    def per_area(self, _: list[object]) -> Behind:
        """Read "/m2"."""
        return Behind("/m2")

    def per_dose(self, parts: list[object]) -> Behind:
        """Read "per dose", "per tablet"."""
        return Behind(strength=any(isinstance(p, Token) and p.type == "FORM" for p in parts))

    def per_volume(self, _: list[object]) -> Behind:
        """Read "/mL", "/g": a concentration or a laboratory value."""
        return Behind(lab=True)

    def per_second(self, parts: list[object]) -> Behind:
        """Read "/0.4 mL" (a strength) or "/125 mg" (a partner's amount)."""
        code, scale = words.unit(token_of(parts, "UNIT"))
        if code in VOLUMES:
            return Behind(strength=True)
        return Behind(second=(first_of(parts, Quantity).low * scale, code))

    def per_time(self, parts: list[object]) -> Behind:
        """Read "/day", "a week": how often; "/min", "/h": a rate, which belongs to the unit."""
        period = first_of(parts, Period)
        rate = _RATES.get(period.unit) if period.count == 1 else None
        return Behind(rate) if rate else Behind(share=period.iso)

    def share(self, parts: list[object]) -> Period:
        """Read "/day" behind a unit."""
        unit = words.time_unit(token_of(parts, "TIME"))
        return Period(every(Decimal(1), unit), Decimal(1), unit)

    def share_of_day(self, _: list[object]) -> Period:
        """Read "in 24 hours"."""
        return Period("P1D", Decimal(1), "day", bare=True)

    def share_of_many(self, parts: list[object]) -> Period:
        """Read "/2 weeks" behind a unit."""
        unit, count = words.time_unit(token_of(parts, "TIME")), first_of(parts, Quantity).low
        return Period(every(count, unit), count, unit)

    def amount(self, parts: list[object]) -> Amount:
        """Read "500 mg", "0.5 mL (50 mcg)": the same dose twice, of which a mass says more than a volume."""
        first, *others = all_of(parts, Amount)
        first = _with_behind(first, all_of(parts, Behind)) if all_of(parts, Behind) else first
        masses = [other for other in others if not _is_vague(other)]
        if not masses or not _is_vague(first):
            return first
        return replace(masses[0], share=masses[0].share or first.share, strength=False)

    def amount_range(self, parts: list[object]) -> Amount | type[Refused]:
        """Read "7.5 mg to 25 mg"; "0.5 g to 1000 mg" only where the units can be compared."""
        low, high, *_ = all_of(parts, Amount)
        if low.value_max:  # "by 25-50 mg a day | to 300 mg a day"
            return Refused
        if high.unit.startswith(f"{low.unit}/"):
            low = replace(low, unit=high.unit)
        if low.unit == high.unit:
            top = high.value
        elif (low.unit, high.unit) in _THOUSANDS:
            top = high.value * 1000
        else:
            return low
        share, strength = high.share or low.share, low.strength or high.strength
        if top < low.value:  # "reduced from 400 mg to 300 mg"
            return replace(low, value=top, value_max=None, share=share)
        return replace(low, value_max=top, share=share, strength=strength, lab=low.lab or high.lab)

    def amount_of_forms(self, parts: list[object]) -> Amount:
        """Read "two 500 mg tablets": what is taken is their sum."""
        times, side = first_of(parts, Quantity), first_of(parts, Amount)
        top = side.value * times.high if times.high else side.value_max and side.value_max * times.low
        second = (side.second[0] * times.low, side.second[1]) if side.second else None
        return replace(side, value=side.value * times.low, value_max=top, second=second)

    def amount_of_doses(self, parts: list[object]) -> Amount:
        """Read "two 1,000 mg infusions"."""
        return replace(first_of(parts, Amount), doses=int(first_of(parts, Quantity).low))

    def amount_of_parts(self, parts: list[object]) -> Amount:
        """Read "two tablets of 0.75 mg": their sum, unless they are taken apart; "one inhalation of 100/50 mcg" is one."""
        amount = self.amount_of_forms(parts)
        forms = [words.form(str(p)) for p in parts if isinstance(p, Token) and p.type == "FORM"]
        if amount.second and set(forms) & _INHALED:
            quantity = first_of(parts, Quantity)
            return Amount(quantity.low, quantity.high, forms[0], counted=True)
        return replace(amount, parts=int(first_of(parts, Quantity).low))

    def amount_in_form(self, parts: list[object]) -> Amount:
        """Read "a 150 mg tablet"."""
        return replace(first_of(parts, Amount), strength=True)

    def forms(self, parts: list[object]) -> Amount:
        """Read "1 to 2 tablets", "2 tablets (1000 mg)"."""
        quantity, period = first_of(parts, Quantity), all_of(parts, Period)
        share = period[0].iso if period else None
        own = Amount(quantity.low, quantity.high, words.form(token_of(parts, "FORM")), share, counted=True)
        return self.amount([own, *all_of(parts, Amount)])


_INHALED = frozenset({"{puff}", "{inhalation}", "{actuation}"})
VOLUMES = frozenset({"mL", "L"})
"""Units that say how much drug only with the strength of the product."""
_RATES = {"minute": "/min", "hour": "/h"}


_THOUSANDS = frozenset({("mg", "g"), ("ug", "mg"), ("mg/kg", "g/kg"), ("ug/kg", "mg/kg")})


def _is_vague(amount: Amount) -> bool:
    """Tell whether an amount says how much drug only with the strength of the product: in mL, in tablets."""
    return amount.counted or amount.unit in VOLUMES


def _with_behind(amount: Amount, behind: Sequence[Behind]) -> Amount:
    return replace(
        amount,
        unit=amount.unit + "".join(b.suffix for b in behind if b.suffix not in amount.unit or not b.suffix),
        share=next((b.share for b in behind if b.share), amount.share),
        second=next((b.second for b in behind if b.second), amount.second),
        strength=any(b.strength for b in behind),
        lab=any(b.lab for b in behind),
    )


def _is_choice(parts: Sequence[object], quantities: Sequence[Quantity], numbers: Sequence[Decimal]) -> bool:
    """Tell whether numbers before one unit are amounts: they rise, and "and" or "or" joins the last."""
    joined = quantities[-1].high is not None or any(isinstance(p, Token) and p.type in ("AND", "OR") for p in parts)
    rising = all(one < two for one, two in pairwise(numbers))
    return joined and rising and not any(q.high for q in quantities[:-1])


def _times(value: Decimal, scale: Decimal) -> Decimal:
    """Return the product; "2.4 million" is 2400000, not 2400000.0."""
    product = value * scale
    return product.to_integral_value() if scale != 1 and product == product.to_integral_value() else product
