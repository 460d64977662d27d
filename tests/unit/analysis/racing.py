"""Races of made-up designs: normal numbers, of which some are shared as those of a market are; plain t-intervals."""

import numpy as np
from scipy import stats

from simulator.analysis.best import Standings
from simulator.analysis.race import for_the_best, for_the_order, looks, onward

CONFIDENCE = 0.95


def markets(chance, means, own=2.0, shared=2.0, count=1000):
    """Return numbers of `count` markets, a column for each design; `own` is the deviation of each by itself."""
    common = shared * chance.standard_normal((count, 1))
    return np.array(means) + common + np.broadcast_to(own, len(means)) * chance.standard_normal((count, len(means)))


def standings(numbers, runs, at, indifference, rivals=None):
    """Return where designs stand after so many runs each, as the rule has it: (k - 1) bounds at each look."""
    size = numbers.shape[1]
    failing = (1 - CONFIDENCE) / (len(at) * (rivals or size - 1))
    means, uppers = np.zeros((size, size)), np.full((size, size), np.inf)
    shared = np.minimum.outer(runs, runs)
    for count in set(runs):
        part = numbers[:count]
        middle, spread = part.mean(axis=0), np.cov(part, rowvar=False)
        gaps = middle[:, None] - middle
        deviations = np.sqrt(np.maximum(np.diag(spread)[:, None] + np.diag(spread) - 2 * spread, 0))
        here = shared == count
        means[here] = gaps[here]
        uppers[here] = (gaps + stats.t.ppf(1 - failing, count - 1) * deviations / np.sqrt(count))[here]
    return Standings(means, uppers, indifference)


def by_rank(standings):
    """Return who runs on where the order is asked for, too."""
    return for_the_best(standings) or for_the_order(standings)


def raced(numbers, indifference, most=None, racing=by_rank):
    """Return the standings at the end of a race, and the runs of each design."""
    at = looks(most or len(numbers))
    runs = [at[0]] * numbers.shape[1]
    while True:
        found = standings(numbers, runs, at, indifference)
        wanted = onward(racing(found), runs, at)
        if wanted == runs:
            return found, runs
        runs = wanted


def holds(found, truth):
    """Tell whether the bounds of all designs against the best of the others are true."""
    for design, mean in enumerate(truth):
        gap = mean - max(other for place, other in enumerate(truth) if place != design)
        bound = found.with_the_best(design)
        if not bound.low <= gap <= bound.high:
            return False
    return True


def kim_and_nelson(numbers, indifference, first=20):
    """Return the design that KN selects (Kim, Nelson, ACM TOMACS 11, 2001), and the runs of each."""
    size = numbers.shape[1]
    eta = ((2 * (1 - CONFIDENCE) / (size - 1)) ** (-2 / (first - 1)) - 1) / 2
    spread = np.cov(numbers[:first], rowvar=False)
    variances = np.diag(spread)[:, None] + np.diag(spread) - 2 * spread
    alive, runs, count = np.arange(size), np.full(size, first), first
    while True:
        middle = numbers[:count, alive].mean(axis=0)
        reach = 2 * eta * (first - 1) * variances[np.ix_(alive, alive)] / indifference**2
        room = np.maximum(0, indifference / (2 * count) * (reach - count))
        alive = alive[(middle[:, None] >= middle - room).all(axis=1)]
        if len(alive) == 1 or count == len(numbers):
            return int(alive[np.argmax(numbers[:count, alive].mean(axis=0))]), runs
        count += 1
        runs[alive] = count
