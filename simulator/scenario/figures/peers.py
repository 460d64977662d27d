"""What colleagues who leave do to those who stay, on average, in a department that goes on like this (C37).

Each colleague who left lately multiplies the hazard of everybody by a factor, up to a cap. If people leave one at a
time at a rate that depends on how many are remembered, each for the same time, the number remembered is distributed as
in an Erlang system whose arrivals depend on the state, however long each is remembered:

    P(k)  is proportional to  d^k / k! times the product of m(i) for i = 0, ..., k - 1,    m(k) = min(factor^k, cap)

with d the departures in the time of memory that there would be if nobody remembered any. Deciding once a month instead
of at any time changes the mean of m(k) by some per cent.
"""

import numpy as np

MOST = 10_000.0
"""Departures within three months of which no more are reckoned with; under as many every cap is reached."""
DEVIATIONS = 12
FEWEST = 40


def mean_peer_factor(departures: float, factor: float, cap: float) -> float:
    """Return the mean factor on the hazard by colleagues who left, E m(k).

    `departures` d from the department within the time of memory, were nobody moved by them; `factor` for each of those
    remembered, `cap` at most.
    """
    d = min(departures, MOST)
    if d <= 0 or factor <= 1 or cap <= 1:
        return 1.0
    most = d * cap
    k = np.arange(int(most + DEVIATIONS * np.sqrt(most)) + FEWEST)
    log_m = np.minimum(k * np.log(factor), np.log(cap))
    log_weight = np.concatenate([[0.0], np.cumsum(np.log(d) + log_m[:-1] - np.log(k[1:]))])
    weight = np.exp(log_weight - log_weight.max())
    return float(np.clip(weight @ np.exp(log_m) / weight.sum(), 1.0, cap))
