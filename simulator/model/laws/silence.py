"""What silence says about a client (C.1): most silent clients are alive."""

from math import exp


def alive(order_rate: float, hazard: float, silence: float) -> float:
    """Return the chance that a client is still there who has not ordered for `silence` hours (rates per hour).

    Orders come at `order_rate` until the client leaves, at `hazard`: of those silent so long, e^-(l+m)s are alive and
    m/(l+m) (1 - e^-(l+m)s) have left.
    """
    both = order_rate + hazard
    if both == 0:
        return 1.0
    still = exp(-both * silence)
    return still / (still + hazard / both * (1 - still))
