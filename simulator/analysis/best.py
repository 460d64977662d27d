"""Comparison with the best: how far each design may be behind or ahead of the best of all others.

Let w(i, l) be an upper bound of the mean of i less that of l. All that is needed is that the bounds of the design that
is truly best hold, against each of its rivals: k - 1 bounds, each one-sided (Hsu, Constrained simultaneous confidence
intervals for multiple comparisons with the best, Annals of Statistics 12, 1984; Edwards, Hsu, Multiple comparisons with
the best treatment, Journal of the American Statistical Association 78, 1983, for bounds of unequal width). Bonferroni's
inequality makes that true however designs that met the same markets hang together:

    contenders        G = {i: w(i, l) >= 0 for all l}, which holds the best
    at most ahead by  max(0, min over l of w(i, l))
    at most behind by max over l in G, l not i, of w(l, i), or not at all; zero if i is the only one in G

of the best of the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from simulator.analysis.intervals import CONFIDENCE, Numbers

Group = Literal["selected", "as_good", "open", "worse"]
"""What is known of a design: see `Standings.group`."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A mean difference and its lowest and highest value, ours less theirs."""

    mean: float
    low: float
    high: float

    @classmethod
    def of(cls, mean: float | None, low: float | None, high: float | None) -> "Bound":
        """Return the bounds of an interval; where there is none, of a difference of which nothing is known."""
        if mean is None or low is None or high is None:
            return cls(0.0, -np.inf, np.inf)
        return cls(mean, low, high)


@dataclass(frozen=True)
class Standings:
    """Where k designs stand; money in the unit of the indicator.

    means: k x k, the mean of the design of the row less that of the column. uppers: k x k, its upper bound, what stands
    on the diagonal does not count. indifference: the amount by which designs may differ and count as equally good.
    """

    means: Numbers
    uppers: Numbers
    indifference: float

    @classmethod
    def of(cls, pairs: Sequence[Sequence[Bound]], indifference: float) -> "Standings":
        """Return the standings of designs of which `pairs[i][l]`, for l below i, is i less l."""
        size = len(pairs)
        means, uppers = np.zeros((size, size)), np.full((size, size), np.inf)
        for i, row in enumerate(pairs):
            for other, bound in enumerate(row[:i]):
                means[i, other], means[other, i] = bound.mean, -bound.mean
                uppers[i, other], uppers[other, i] = bound.high, -bound.low
        return cls(means, uppers, indifference)

    @cached_property
    def contenders(self) -> tuple[int, ...]:
        """The designs of which none is surely worse than another; the best is among them."""
        found = tuple(int(one) for one in np.flatnonzero(self._ahead >= 0))
        return found or tuple(range(len(self.means)))

    @cached_property
    def selected(self) -> int:
        """The contender that can fall short of the best by least."""
        return min(self.contenders, key=self.shortfall)

    def shortfall(self, design: int) -> float:
        """Return by how much `design` may fall short of the best, at most; never below zero."""
        rivals = [rival for rival in self.contenders if rival != design]
        return max(0.0, *(float(self.uppers[rival, design]) for rival in rivals)) if rivals else 0.0

    @property
    def certain(self) -> bool:
        """Whether the selected one is surely the best, or short of it by no more than the indifference."""
        return self.shortfall(self.selected) <= self.indifference

    @property
    def rivals(self) -> tuple[int, ...]:
        """The contenders that may be better than the selected one by more than the indifference."""
        return self.ahead_of(self.selected)

    def ahead_of(self, design: int) -> tuple[int, ...]:
        """Return the contenders that may be better than `design` by more than the indifference."""
        return tuple(
            one for one in self.contenders if one != design and self.uppers[one, design] > self.indifference
        )

    def with_the_best(self, design: int) -> Bound:
        """Return the mean of `design` less that of the best of the others, with the bounds of Hsu.

        The mean is that against the selected one; of the selected one itself, against the best of the others.
        """
        ahead, behind = float(self._ahead[design]), self.shortfall(design)
        others = [one for one in range(len(self.means)) if one != design]
        mean = float(min(self.means[design, others])) if design == self.selected else self._behind(design)
        return Bound(mean, -behind, max(0.0, ahead))

    def group(self, design: int) -> Group:
        """Return what is known of a design, the first of these that is true.

        It is the one selected; it is surely worse than the best by no more than the indifference; it is surely worse
        than another, by whatever it is. Or else nothing is decided.
        """
        if design == self.selected:
            return "selected"
        if self.shortfall(design) <= self.indifference:
            return "as_good"
        return "open" if design in self.contenders else "worse"

    @property
    def order(self) -> tuple[int, ...]:
        """The designs from the best to the worst: the selected one, then by their difference from it."""
        others = [one for one in range(len(self.means)) if one != self.selected]
        return (self.selected, *sorted(others, key=lambda one: -self._behind(one)))

    @cached_property
    def _ahead(self) -> Numbers:
        """By how much each is ahead of the best of the others, at most."""
        uppers = self.uppers.copy()
        np.fill_diagonal(uppers, np.inf)
        lowest: Numbers = uppers.min(axis=1)
        return lowest

    def _behind(self, design: int) -> float:
        return float(self.means[design, self.selected])


def confidence_of_each_bound(designs: int, confidence: float = CONFIDENCE, looks: int = 1) -> float:
    """Return the confidence of a two-sided interval each end of which is one of (`designs` - 1) `looks` bounds.

    `confidence` is the chance that all of these bounds hold.
    """
    return 1 - 2 * (1 - confidence) / (looks * (designs - 1))
