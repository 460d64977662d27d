"""The words for the indicators: names and definitions as they declare them, and the units of all measures."""

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.units import UNITS

INDICATOR = {indicator.key: indicator.name for indicator in CATALOGUE}
DEFINITION = {indicator.key: indicator.definition for indicator in CATALOGUE}

UNIT = UNITS
