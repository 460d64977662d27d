"""Silence: the chance that a silent client has not left (C.1); most silent clients are alive."""

from math import exp


def alive(order_rate: float, hazard: float, silence: float) -> float:
    """Return the chance that a client without an order for `silence` hours is still there (rates per hour).

    Orders come at `order_rate` until the client leaves, at `hazard`: of those silent so long, e^-(l+m)s are alive and
    m/(l+m) (1 - e^-(l+m)s) have left.
    """
    both = order_rate + hazard
    if both == 0:
        return 1.0
    still = exp(-both * silence)
    return still / (still + hazard / both * (1 - still))
