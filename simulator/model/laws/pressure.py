"""What a head's insistence comes to, who has finite hours for each person (C09, C11). Off value: insistence 0."""

from math import exp


def pressure(insistence: float, hours_per_report: float, saturation: float) -> float:
    """Return the pressure on a person: insistence x (1 - exp(-hours per report and month / saturation))."""
    return insistence * (1 - exp(-hours_per_report / saturation))
