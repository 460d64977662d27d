"""Applicants: which people apply for a seat, and how long it takes until one of them qualifies (C.8, C105)."""

import math
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from scipy import special

from simulator.kernel.distributions import STANDARD_NORMAL
from simulator.kernel.luck import Luck, rows, sequence
from simulator.model.market.terms import Terms
from simulator.model.seats.craft import Talent
from simulator.model.seats.seat import Post
from simulator.scenario.figures.talents import required_talents

TEAM: Final = 1000
OCCUPANTS: Final = 1000
"""More than the seats of any team, and than the people of any seat: people are known by team, place and turn, so that
no other team or colleague renames them."""
NODES: Final = 400
TINIEST: Final = 1e-9
FARTHEST: Final = 12.0
"""Standard deviations beyond which there is nobody."""
PATIENCE: Final = 10_000
"""Applicants after whom the firm takes the next one, qualified or not."""


@dataclass(frozen=True, slots=True)
class Hire:
    """An applicant who qualifies: the address of the person's luck, the talents, and how many people had applied."""

    luck: int
    talent: Talent
    applicants: int


def luck_of(post: Post, place: int, turn: int) -> int:
    """Return the address of the luck of the `turn`-th person on the `place`-th seat of a team."""
    return (post.team * TEAM + place) * OCCUPANTS + turn


class Applicants:
    """Draws applicants from the labour market: two correlated talents each."""

    def __init__(self, terms: Terms, luck: Luck) -> None:
        """Take the talents, the standard and the times of searches from the labour market of `terms`."""
        talents, labour = terms.market.human_nature.talents, terms.market.labour
        self._differ = terms.mechanisms.talents
        self._market = terms.market
        self._luck = luck
        self._sigma = talents.sigma
        self._correlation = talents.correlation
        self._rest = math.sqrt(1 - talents.correlation**2)
        self._standard = labour.standard
        self._every = labour.applicant_every
        self._search = labour.search
        self._unit = _mean_above(talents.sigma, labour.standard)

    def qualified(self, post: Post, place: int, turn: int) -> Hire:
        """Return the first applicant who qualifies for a seat of this post; with the same luck, the same person."""
        luck = luck_of(post, place, turn)
        if not self._differ:
            return Hire(luck, Talent(), 1)
        hunting, farming = required_talents(post.terms, self._market)
        scores = sequence(self._luck, "applicants", luck, 2, rows, page_length=8)
        applicants, found = 0, False
        while not found:
            applicants += 1
            one, other = (STANDARD_NORMAL.inv_cdf(u) for u in next(scores))
            other = self._correlation * one + self._rest * other
            found = (one > self._standard or not hunting) and (other > self._standard or not farming)
            found = found or applicants == PATIENCE
        return Hire(luck, Talent(self._talent(one), self._talent(other)), applicants)

    def expected(self, post: Post) -> Talent:
        """Return the mean talents of those who qualify for a seat of this post."""
        if not self._differ:
            return Talent()
        required = required_talents(post.terms, self._market)
        return _mean_talents(self._sigma, self._correlation, self._standard, *required)

    def qualifies(self, talent: Talent, post: Post) -> bool:
        """Tell whether a person of known talent qualifies for a seat of this post."""
        if not self._differ:
            return True
        hunting, farming = required_talents(post.terms, self._market)
        least = self._talent(self._standard)
        return (talent.hunting >= least or not hunting) and (talent.farming >= least or not farming)

    def time_to_find(self, applicants: int) -> float:
        """Return the hours from the first day of a search to the first day of work of the `applicants`-th applicant."""
        return self._search + self._every * applicants

    def _talent(self, score: float) -> float:
        return math.exp(self._sigma * score) / self._unit


def _mean_above(sigma: float, standard: float) -> float:
    """Return E[exp(sigma Z) | Z > standard], the mean talent of those who qualify, in units of the median."""
    above = STANDARD_NORMAL.cdf(-standard)
    return math.exp(sigma**2 / 2) * STANDARD_NORMAL.cdf(sigma - standard) / above


@cache
def _mean_talents(sigma: float, correlation: float, standard: float, hunting: bool, farming: bool) -> Talent:
    """Return the means of both talents over those who are above the standard in the talents that a seat requires.

    Given the one score, the other is normal; over the one the mean is a sum (Gauss and Legendre), right to twelve
    digits.
    """
    rest = max(math.sqrt(1 - correlation**2), TINIEST)
    nodes, weights = np.polynomial.legendre.leggauss(NODES)
    low = standard if hunting else -FARTHEST
    one = low + (nodes + 1) / 2 * (FARTHEST - low)
    density = weights * np.exp(-one * one / 2)
    missing = (standard - correlation * one) / rest if farming else np.full(NODES, -np.inf)
    passing = density * special.ndtr(-missing)
    other = np.exp(sigma * correlation * one + (sigma * rest) ** 2 / 2) * special.ndtr(sigma * rest - missing)
    unit = _mean_above(sigma, standard) * float(passing.sum())
    return Talent(float(passing @ np.exp(sigma * one)) / unit, float(density @ other) / unit)
