"""The words for the indicators: names and definitions as they declare them, and the units of all measures."""

from simulator.analysis.catalogue import CATALOGUE
from simulator.kernel.marking import N_

INDICATOR = {indicator.key: indicator.name for indicator in CATALOGUE}
DEFINITION = {indicator.key: indicator.definition for indicator in CATALOGUE}

UNIT = {
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
}
