"""What sellers say of deals and clients, and what is true (C19, C106). Off value: excuses 0."""


def told(chance: float, excuses: float) -> float:
    """Return the chance that a report gives a deal: p ** (1 - excuses), so that 1 calls every deal certain."""
    promised: float = chance ** (1 - excuses)
    return promised


def under_rotation(excuses: float, disclosure: float) -> float:
    """Return what is left of the excuses of somebody whose successor would find out."""
    return excuses * (1 - disclosure)
