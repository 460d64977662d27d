"""Odds: a factor on the odds of a chance always leaves it between 0 and 1."""


def with_odds(chance: float, factor: float) -> float:
    """Return the chance whose odds are `factor` times those of `chance`."""
    return chance if chance >= 1 else factor * chance / (1 - chance + factor * chance)
