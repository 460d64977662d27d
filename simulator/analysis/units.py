"""The words for the units in which indicators, series and measures of claims are given."""

from simulator.kernel.marking import N_
from simulator.scenario.schema.money import PAYS, is_sum

UNITS = {
    "money": N_("monthly pays"),
    "clients": N_("clients"),
    "people": N_("people"),
    "inquiries": N_("inquiries"),
    "share": N_("share"),
    "hours": N_("working hours"),
    "days": N_("days"),
    "1": N_("ratio"),
    "months": N_("months"),
    "money/month": N_("monthly pays a month"),
    "hours/month": N_("working hours a month"),
    "1/year": N_("a year"),
    "seats": N_("seats"),
    "deals": N_("deals"),
}
"""unit -> what readers are told. Money is counted in months of a closer's target pay; shares are numbers in 0-1."""


def words_of(currency: str) -> str:
    """Return what sums are said to be in: the currency, or `monthly pays` where nobody has named one."""
    return UNITS["money"] if currency == PAYS else currency


def unit_words(unit: str, currency: str = PAYS) -> str:
    """Return what readers are told of a unit, where sums are in this currency."""
    if currency == PAYS or not is_sum(unit):
        return UNITS[unit]
    return UNITS[unit].replace(UNITS["money"], currency)
