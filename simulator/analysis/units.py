"""The words for the units in which indicators, series and measures of claims are given."""

from simulator.kernel.marking import N_

UNITS = {
    "money": N_("monthly pays"),
    "clients": N_("clients"),
    "people": N_("people"),
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
