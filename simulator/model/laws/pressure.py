"""Pressure: what the insistence of a head with finite hours comes to (C09, C11). Off value: insistence 0."""

from math import exp


def pressure(insistence: float, hours_per_report: float, saturation: float) -> float:
    """Return the pressure on a person: insistence x (1 - exp(-hours per report and month / saturation))."""
    return insistence * (1 - exp(-hours_per_report / saturation))


def mandated(share: float) -> tuple[float, float]:
    """Split pressure between work for new clients and for old ones: a mandate of one half leaves both as they are."""
    return 2 * share, 2 * (1 - share)


def withdrawn(mandate: float, short_sight: float) -> float:
    """Return the mandate for new clients that a short-sighted head leaves while income is behind plan (C06, C21)."""
    return mandate * (1 - short_sight)
