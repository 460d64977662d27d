"""A race of designs: who runs on, and how sure each look has to be, so that the best is found at a stated chance.

All designs run to the first look. From then on the one that is ahead runs on, and those that may still be better than
it by more than the indifference; when there are none, those of which it is open whether they are as good. The race ends
when nothing is open, or at the largest number of runs. Looks are fixed beforehand, and each has its equal part of the
chance of a mistake, so that the bounds of all looks hold together: repeated confidence intervals (Jennison, Turnbull,
Interim analyses: the repeated confidence interval approach, Journal of the Royal Statistical Society B 51, 1989), which
stay true whenever and why ever a race ends.

Then the selected one is short of the best by no more than the indifference, at the stated chance. docs/rank.md has the
proof in five lines, and why it is not the procedure of Kim and Nelson.
"""

import math
from collections.abc import Sequence

from simulator.analysis.best import Standings

FIRST = 20
"""Runs of each design before the first look."""
FEWEST = 10
"""The fewest runs that anything is said of: from there on luck can be taken out."""
FASTEST = 1.5
"""By what factor runs grow from one look to the next, at most."""


def looks(most: int) -> tuple[int, ...]:
    """Return the numbers of runs at which a race of `most` runs of each design is looked at, the last of them `most`.

    `ValueError` for fewer than ten.
    """
    if most < FEWEST:
        raise ValueError(f"{most} runs are too few for a race")
    first = min(FIRST, most)
    steps = math.ceil(math.log(most / first, FASTEST) - 1e-9)
    return tuple(dict.fromkeys(round(first * (most / first) ** (step / max(steps, 1))) for step in range(steps + 1)))


def for_the_best(standings: Standings) -> tuple[int, ...]:
    """Return who has to run on before it is certain that the selected one is good; nobody where it is."""
    return (standings.selected, *standings.rivals) if standings.rivals else ()


def for_the_order(standings: Standings) -> tuple[int, ...]:
    """Return who has to run on before it is known which designs are as good as the best; nobody where it is.

    Those of which it is not known, and whoever may be better than one of these by more than the indifference.
    """
    unknown = [one for one in standings.contenders if standings.group(one) == "open"]
    return tuple(sorted({*unknown, *(rival for one in unknown for rival in standings.ahead_of(one))}))


def onward(racing: Sequence[int], runs: Sequence[int], at: Sequence[int]) -> list[int]:
    """Return how many runs each design is to have by the next look, when those of `racing` run on.

    `at` are the looks; `runs` themselves come back when the race is over. Whoever is behind catches up first.
    """
    least = min((runs[one] for one in racing), default=at[-1])
    goal = next((number for number in at if number > least), least)
    return [max(count, goal) if one in racing else count for one, count in enumerate(runs)]


def needed(standings: Standings, runs: Sequence[int]) -> int | None:
    """Return about how many runs the race would take of the designs that are left, if means and spread stay.

    None where none are left, and where no number of runs would do: the mean itself says that another is better.
    """
    ahead = standings.selected
    numbers = [_needed(standings, rival, min(runs[rival], runs[ahead])) for rival in standings.rivals]
    known = [number for number in numbers if number is not None]
    return max(known) if known and len(known) == len(numbers) else None


def _needed(standings: Standings, rival: int, runs: int) -> int | None:
    mean, upper = (float(table[rival, standings.selected]) for table in (standings.means, standings.uppers))
    room = standings.indifference - mean
    if room <= 0 or not math.isfinite(upper):
        return None
    return math.ceil(runs * ((upper - mean) / room) ** 2)
