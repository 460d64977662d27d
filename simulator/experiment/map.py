"""A map of two numbers: where which design is best, and where nothing can be said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from simulator.analysis.layout import grid, spread
from simulator.analysis.lines import Place
from simulator.analysis.regions import Standing, decided, grounds, standings, unclear_spots
from simulator.analysis.terrain import Matrix, check_learner
from simulator.experiment.along import Pair, pairs_of, places
from simulator.experiment.bench import FRESH, Bench
from simulator.experiment.compare import comparable
from simulator.experiment.study import StudyError
from simulator.kernel.showing import line, listed, named
from simulator.scenario.figures.axes import Axis, AxisError, axis_of
from simulator.scenario.schema.money import Money
from simulator.scenario.schema.scenario import Scenario

REPLICATIONS = 10
"""Markets at each spot: the fewest at which luck is taken out."""
FEWEST = 3
POINTS = 28
"""Spots to draw the map from: a half and four corners evenly spread, the rest where the border is unclear."""
FEWEST_POINTS, MOST_POINTS = 12, 50
AT_A_TIME = 4
HELD_OUT = 6
"""Spots that the map never sees, on markets that it never saw; it is held against them."""

Where = tuple[float, float]
Moved = tuple[Axis, Axis]


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot that was looked at.

    at: on both axes, in their units. seen: the paired differences in value of every two designs. added: whether it was
    chosen because the border was unclear there.
    """

    at: Where
    seen: Mapping[Pair, Place]
    added: bool


@dataclass(frozen=True, slots=True)
class HeldOut:
    """A spot that the map never saw: who is best by the map and who by runs of its own; None: not decided."""

    at: Where
    by_map: int | None
    by_runs: int | None


@dataclass(frozen=True)
class MapFound:
    """What is known of where which design is best; designs are given by place.

    axes: across and up. points: spots that were allowed for. spots: what was looked at. cells: who is best at each spot
    of `layout.grid`. today: at today's values; None where they are outside of the map. held_out: what the map was held
    against.
    """

    axes: Moved
    scenarios: tuple[Scenario, ...]
    seed: int
    replications: int
    points: int
    spots: tuple[Spot, ...]
    cells: tuple[Standing, ...]
    today: Standing | None
    held_out: tuple[HeldOut, ...]

    def __repr__(self) -> str:
        """Return how much of the map each design wins, in a line."""
        parts = [f"{named(design)} wins {share:.0%}" for design, share in self.shares.items()]
        across, up = self.axes
        return line(f"Map of {across.path} and {up.path}: {listed(parts)}, open {self.open:.0%}")

    @property
    def money(self) -> Money:
        """What its sums are in."""
        return self.scenarios[0].money

    @property
    def designs(self) -> tuple[str, ...]:
        """The names of the designs, the reference first."""
        return tuple(one.name for one in self.scenarios)

    @property
    def shares(self) -> dict[str, float]:
        """Design -> the share of the map in which it is best with a chance of nine in ten at least."""
        won = [cell.winner for cell in self.cells]
        return {design: won.count(place) / len(won) for place, design in enumerate(self.designs)}

    @property
    def open(self) -> float:
        """The share of the map in which nothing can be said."""
        return sum(cell.winner is None for cell in self.cells) / len(self.cells)

    @property
    def tested(self) -> tuple[int, int]:
        """At how many spots that the map never saw both are decided, and at how many of these they agree."""
        both = [one for one in self.held_out if one.by_map is not None and one.by_runs is not None]
        return len(both), sum(one.by_map == one.by_runs for one in both)

    def name_of(self, design: int | None) -> str | None:
        """Return the name of a design by place."""
        return None if design is None else self.designs[design]

    def summary(self) -> dict[str, Any]:
        """Return all of it but the tables as plain data, as in `summary.json`."""
        both, agree = self.tested
        return {
            "designs": {one.name: one.fingerprint for one in self.scenarios},
            "seed": self.seed,
            "replications": self.replications,
            "axes": [axis.summary() for axis in self.axes],
            "shares": self.shares,
            "open": self.open,
            "today": self.today and {"best": self.name_of(self.today.winner), "chance": self.today.chance},
            "spots": len(self.spots),
            "held_out": {"spots": len(self.held_out), "decided_by_both": both, "agree": agree},
        }

    def frames(self) -> Mapping[str, pd.DataFrame]:
        """Return the tables `map`, cell by cell, and `points`, what was looked at and what the map was held against."""
        across, up = self.axes
        cells = [
            (across.shown(across.point(x)), up.shown(up.point(y)), self.name_of(cell.winner), cell.chance)
            for (x, y), cell in zip(grid().tolist(), self.cells, strict=True)
        ]
        rows = [
            (*self._shown(spot.at), "added" if spot.added else "spread", self.name_of(decided(spot.seen, self._count)))
            for spot in self.spots
        ] + [(*self._shown(one.at), "held out", self.name_of(one.by_runs)) for one in self.held_out]
        return {
            "map": pd.DataFrame(cells, columns=[across.path, up.path, "best", "chance"]),
            "points": pd.DataFrame(rows, columns=[across.path, up.path, "kind", "best"]),
        }

    @property
    def _count(self) -> int:
        return len(self.scenarios)

    def _shown(self, at: Where) -> Where:
        return self.axes[0].shown(at[0]), self.axes[1].shown(at[1])


def map_of(
    bench: Bench,
    scenarios: Sequence[Scenario],
    paths: tuple[str, str],
    replications: int = REPLICATIONS,
    points: int = POINTS,
) -> MapFound:
    """Return where which of `scenarios` is best over the declared ranges of the two numbers at `paths`.

    `AxisError` for what cannot be moved, `StudyError` for designs that cannot be compared or too few replications or
    points, `MissingLibraryError` without scikit-learn.
    """
    designs, axes = check(scenarios, paths, replications, points, bench.seed)
    survey = _Survey(bench, designs, axes, replications)
    evenly = points // 2 + 2
    survey.look([_at(axes, spot) for spot in spread(evenly).tolist()], added=False)
    if (today := _today(axes)) is not None:
        survey.look([today], added=False)
    while (room := points - survey.asked) > 0:
        fresh = survey.unclear(min(room, AT_A_TIME))
        if not fresh:
            break
        survey.look(fresh, added=True)
    return survey.found(points, today, [_at(axes, spot) for spot in spread(HELD_OUT, skip=evenly).tolist()])


def check(
    scenarios: Sequence[Scenario], paths: tuple[str, str], replications: int, points: int, seed: int = 0
) -> tuple[tuple[Scenario, ...], Moved]:
    """Return the designs and the axes of a map; raises as `map_of` does, before anything is run."""
    if replications < FEWEST:
        raise StudyError(f"replications: {replications} is too few for intervals; {FEWEST} at least, 10 are usual")
    if not FEWEST_POINTS <= points <= MOST_POINTS:
        raise StudyError(f"points: {points} is not between {FEWEST_POINTS} and {MOST_POINTS}")
    designs = comparable(scenarios, replications, seed).scenarios
    if paths[0] == paths[1]:
        raise AxisError(f"{paths[1]}: stands along both sides of the map; name another number for one of them")
    axes = axis_of(designs, paths[0]), axis_of(designs, paths[1])
    check_learner()
    return designs, axes


class _Survey:
    """Looks at spots, and knows what was seen."""

    def __init__(self, bench: Bench, designs: tuple[Scenario, ...], axes: Moved, replications: int) -> None:
        self._bench, self._designs, self._axes = bench, designs, axes
        self._replications = replications
        self._spots: dict[Where, Spot] = {}
        self.asked = 0
        """Spots that were asked for, those that were known among them: whole numbers are few."""

    def look(self, wanted: Sequence[Where], *, added: bool) -> None:
        """Run the designs at spots that were not looked at yet."""
        self.asked += len(wanted)
        fresh = list(dict.fromkeys(at for at in wanted if at not in self._spots))
        seen = self._run(fresh, range(self._replications))
        self._spots |= {at: Spot(at, one, added) for at, one in zip(fresh, seen, strict=True)}

    def unclear(self, count: int) -> list[Where]:
        """Return where to look next."""
        cells, around = grid(), self._standings(grid())
        return [_at(self._axes, cells[row].tolist()) for row in unclear_spots(around, cells, self._known(), count)]

    def found(self, points: int, today: Where | None, held_out: Sequence[Where]) -> MapFound:
        """Return the map, held against spots that it never saw, on markets that it never saw."""
        beyond = [at for at in dict.fromkeys(held_out) if at not in self._spots]
        fresh = self._run(beyond, range(FRESH, FRESH + self._replications))
        here = [] if today is None else [today]
        cells = self._standings(np.vstack([grid(), *(self._shares(at) for at in (*here, *beyond))]))
        whole, rest = cells[: len(grid())], cells[len(grid()) :]
        held = [
            HeldOut(at, standing.winner, decided(seen, len(self._designs)))
            for at, standing, seen in zip(beyond, rest[len(here) :], fresh, strict=True)
        ]
        return MapFound(
            self._axes, self._designs, self._bench.seed, self._replications, points,
            tuple(self._spots.values()), tuple(whole), rest[0] if here else None, tuple(held),
        )  # fmt: skip

    def _run(self, wanted: Sequence[Where], replications: Sequence[int]) -> list[dict[Pair, Place]]:
        across, up = self._axes
        moved = [up.at(across.at(self._designs, x), y) for x, y in wanted]
        return places(self._bench, moved, replications)

    def _standings(self, wanted: Matrix) -> list[Standing]:
        pairs = pairs_of(len(self._designs))
        seen = {pair: [spot.seen[pair] for spot in self._spots.values()] for pair in pairs}
        return standings(grounds(self._known(), seen, wanted), len(self._designs))

    def _known(self) -> Matrix:
        return np.vstack([self._shares(at) for at in self._spots])

    def _shares(self, at: Where) -> Matrix:
        return np.array([axis.share(value) for axis, value in zip(self._axes, at, strict=True)])


def _at(axes: Moved, shares: Sequence[float]) -> Where:
    return axes[0].point(shares[0]), axes[1].point(shares[1])


def _today(axes: Moved) -> Where | None:
    x, y = axes[0].today, axes[1].today
    return None if x is None or y is None or not all(axis.holds_today for axis in axes) else (x, y)
