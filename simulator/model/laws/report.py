"""Reports: what sellers tell of deals and clients, given what is true (C19, C106). Off value: excuses 0."""


def told(chance: float, excuses: float) -> float:
    """Return the chance that a report gives a deal: p ** (1 - excuses), so that 1 calls every deal certain."""
    promised: float = chance ** (1 - excuses)
    return promised


def under_rotation(excuses: float, disclosure: float) -> float:
    """Return what is left of `excuses` when rotation would disclose them: excuses x (1 - disclosure)."""
    return excuses * (1 - disclosure)
