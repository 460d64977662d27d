"""The cap: commission and bonus of a month come to so much at most."""


def capped(commission: float, bonus: float, most: float) -> tuple[float, float]:
    """Return what is paid of commission and bonus, which together come to `most` at most; commission goes first."""
    paid = min(commission, most)
    return paid, min(bonus, most - paid)
