"""The accelerator: the part of a commission that lies above the quota counts times a factor (C65, C.4)."""


def part_above(attained: float, quota: float) -> float:
    """Return the part (0-1) of what somebody attained that lies above the quota, both of the same period."""
    return max(0.0, 1 - quota / attained) if attained > 0 else 0.0


def extra(commission: float, above: float, factor: float) -> float:
    """Return what the accelerator adds to the commission of a period of which the part `above` (0-1) counts more."""
    return commission * above * (factor - 1)
