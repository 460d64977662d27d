"""What colleagues who leave do to those who stay, on average, in a department that goes on like this (C37).

Each colleague who left lately multiplies the hazard of everybody by a factor, up to a cap. If people leave one at a
time at a rate that depends on how many are remembered, each for the same time, the number remembered is distributed as
in an Erlang system whose arrivals depend on the state, however long each is remembered:

    P(k)  is proportional to  d^k / k! times the product of m(i) for i = 0, ..., k - 1,    m(k) = min(factor^k, cap)

with d the departures in the time of memory that there would be if nobody remembered any. Deciding once a month instead
of at any time changes the mean of m(k) by some per cent.
"""

MOST = 1000.0
"""Departures in the time of memory of which no more are reckoned with; by then any cap is reached."""
NEGLIGIBLE = 1e-17
LARGE = 1e200


def mean_peer_factor(departures: float, factor: float, cap: float) -> float:
    """Return the mean factor on the hazard by colleagues who left, E m(k).

    `departures` d from the department within the time of memory, were nobody moved by them; `factor` for each of those
    remembered, `cap` at most. Plain arithmetic: no last digit depends on the processor.
    """
    d = min(departures, MOST)
    if d <= 0 or factor <= 1 or cap <= 1:
        return 1.0
    weight, m, k = 1.0, 1.0, 0
    total = moved = 0.0
    while k <= d * cap or weight > NEGLIGIBLE * total:
        total, moved = total + weight, moved + weight * m
        k += 1
        weight *= d * m / k
        m = min(m * factor, cap)
        if weight > LARGE:
            weight, total, moved = weight / LARGE, total / LARGE, moved / LARGE
    return min(max(moved / total, 1.0), cap)
