"""What an attribution found: the difference between two designs as a sum of shares, each with its interval."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from simulator.analysis.intervals import CONFIDENCE, Difference, Estimate, mean_interval
from simulator.experiment.anchor import Anchor
from simulator.experiment.attribute.players import Player
from simulator.experiment.provenance import versions
from simulator.experiment.study import Study
from simulator.kernel.adding import total
from simulator.kernel.marking import N_
from simulator.kernel.showing import counted, interval, line, named
from simulator.scenario.schema.money import Money

STRUCTURE = "structure"
"""What is left with all mechanisms off: head-counts, order of work, limits, pay."""
OTHERS = "others"
"""Several small shares together."""
TOGETHER = N_("Small ones together")
SMALL = 0.1
"""Shares below this part of the largest one that are not decided are told together."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the difference.

    key: of a theme or a mechanism, `STRUCTURE` or `OTHERS`. title: what it is, in English. members: mechanisms.
    amounts: one for each replication, luck taken out, in the currency of the market.
    decided: whether it is surely not zero, all shares looked at together (Holm).
    anchor: what it is held to; None where shares add up to the difference in these markets only.
    """

    key: str
    title: str
    members: tuple[str, ...]
    amounts: tuple[float, ...]
    decided: bool = False
    anchor: Anchor | None = None

    @property
    def estimate(self) -> Estimate:
        """The mean over markets with its interval, which covers markets, luck and the orders that were drawn."""
        return self.at(CONFIDENCE)

    def at(self, confidence: float) -> Estimate:
        """Return the mean over markets with its interval at another confidence."""
        if self.anchor is None:
            return mean_interval(self.amounts, confidence)
        return self.anchor.estimate(self.amounts, confidence)

    @property
    def mean(self) -> float:
        """The mean over markets."""
        return self.estimate.mean or 0.0

    @property
    def nothing(self) -> bool:
        """Whether it is exactly zero in every replication."""
        return not any(self.amounts)


@dataclass(frozen=True, repr=False)
class Attribution:
    """Why the second of two designs differs from the first in `value`.

    study: both designs, the replications and the seed. difference: of the two as they are, the one that a comparison
    finds, in these markets or in more (`held.held_to`). structure: what is left of it with all mechanisms off. shares:
    of all others, the largest first; with `structure` they add up to the difference. idle: mechanisms that cannot act
    in either design. each: whether all mechanisms were switched one by one. tuned: whether somebody says that each
    design is at its best. runs: how many it took. together: whether the interval of the difference is one of several
    that hold all at once.
    """

    study: Study
    difference: Difference
    structure: Share
    shares: tuple[Share, ...]
    idle: tuple[str, ...]
    each: bool
    tuned: bool
    runs: int
    together: bool = False

    def __repr__(self) -> str:
        """Return the difference and its largest share."""
        gap, most = self.difference.stands_on, max(self.parts, key=lambda one: abs(one.mean))
        ours, theirs = named(self.design), named(self.reference)
        return line(
            f"Attribution: {ours} less {theirs} {interval(gap.mean, gap.low, gap.high, '+')}, of which {most.key} "
            f"{interval(most.mean, most.estimate.low, most.estimate.high, '+')}, "
            f"{counted(len(self.parts) - 1, 'more share')}"
        )

    @property
    def reference(self) -> str:
        """The name of the first design."""
        return self.study.designs[0]

    @property
    def design(self) -> str:
        """The name of the second design."""
        return self.study.designs[1]

    @property
    def money(self) -> Money:
        """What sums are in."""
        return self.study.scenarios[0].money

    @property
    def parts(self) -> tuple[Share, ...]:
        """The structure, then the shares of the mechanisms, the largest first."""
        return self.structure, *self.shares

    @property
    def held(self) -> bool:
        """Whether shares are held to the difference in more markets than they come from."""
        return self.structure.anchor is not None

    @property
    def mechanisms(self) -> Share:
        """All shares but the structure as one."""
        return _together(self.shares)

    @property
    def bars(self) -> tuple[Share, ...]:
        """The same as they are drawn: small ones together in the last one, those without any effect left out."""
        least = SMALL * max(abs(one.mean) for one in self.parts)
        moving = [one for one in self.shares if not one.nothing]
        small = [one for one in moving if abs(one.mean) < least and not one.decided]
        if len(small) < 2:
            return self.structure, *moving
        return self.structure, *(one for one in moving if one not in small), _together(small)

    @property
    def without_effect(self) -> tuple[str, ...]:
        """Mechanisms that changed nothing in either design, because they cannot act or never did."""
        return (*self.idle, *(name for one in self.shares if one.nothing for name in one.members))

    def summary(self) -> dict[str, Any]:
        """Return all of it as plain data, as in `summary.json`."""
        gap = self.difference.stands_on
        return {
            "question": "why the second design differs from the first in value",
            "designs": dict(zip(self.study.designs, self.study.fingerprints, strict=True)),
            "tuning": "tuned" if self.tuned else "as written, untuned",
            "replications": self.study.replications,
            "seed": self.study.seed,
            "model": self.study.model,
            "versions": versions(),
            "runs": self.runs,
            "currency": self.money.currency,
            "switched": "each mechanism by itself" if self.each else "mechanisms by theme",
            "luck_taken_out": self.difference.sharp is not None,
            "difference": {"mean": gap.mean, "low": gap.low, "high": gap.high},
            "shares": [_facts(one) for one in self.parts],
            "without_effect": list(self.without_effect),
        }

    def frames(self) -> Mapping[str, pd.DataFrame]:
        """Return `attribute`, a row for each share, and `shares`, an amount for each share and replication."""
        rows = [{**_facts(one), "mechanisms": " ".join(one.members)} for one in self.parts]
        markets = range(self.study.first, self.study.first + self.study.replications)
        columns = {"replication": markets} | {one.key: one.amounts for one in self.parts}
        return {"attribute": pd.DataFrame(rows), "shares": pd.DataFrame(columns)}


def judged(shares: Sequence[Share]) -> tuple[Share, ...]:
    """Return the shares, each told whether it is surely not zero: at most one error in twenty among all of them.

    Holm's way (A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6, 1979):
    the surest is held against an interval at 1 - 0.05 / k, the next at 1 - 0.05 / (k - 1), until one holds zero. Shares
    that are exactly zero take no chance of an error, and are not among the k.
    """
    moving = [place for place, one in enumerate(shares) if not one.nothing]
    order = sorted(moving, key=lambda place: -_sureness(shares[place]))
    decided = set[int]()
    for rank, place in enumerate(order):
        found = shares[place].at(1 - (1 - CONFIDENCE) / (len(order) - rank))
        if found.low is None or found.high is None or found.low <= 0 <= found.high:
            break
        decided.add(place)
    return tuple(replace(one, decided=place in decided) for place, one in enumerate(shares))


def by_size(shares: Iterable[Share]) -> tuple[Share, ...]:
    """Return the shares, the largest first."""
    return tuple(sorted(shares, key=lambda one: -abs(one.mean)))


def as_share(player: Player, amounts: Sequence[float]) -> Share:
    """Return the share of a player."""
    return Share(player.key, player.title, player.members, tuple(amounts))


def _together(shares: Sequence[Share]) -> Share:
    """Return several shares as one: what they add in each market, held to what they are held to."""
    members = tuple(name for one in shares for name in one.members)
    amounts = tuple(total(column) for column in zip(*(one.amounts for one in shares), strict=True))
    return Share(OTHERS, TOGETHER, members, amounts, anchor=shares[0].anchor)


def _sureness(share: Share) -> float:
    """Return how many half widths the mean is away from zero."""
    found = share.estimate
    if found.low is None or found.high is None:
        return 0.0
    half = (found.high - found.low) / 2
    return abs(share.mean) / half if half else float("inf")


def _facts(share: Share) -> dict[str, Any]:
    found = share.estimate
    return {
        "share": share.key, "mean": found.mean, "low": found.low, "high": found.high, "decided": share.decided,
        "mechanisms": list(share.members),
    }  # fmt: skip
