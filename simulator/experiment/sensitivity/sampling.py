"""Where to look: trajectories of Morris, and the rows of Sobol' points; drawn by SALib, the same for the same seed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.kernel.extras import library

LEVELS = 4
"""Places in a range that trajectories visit: 0, 1/3, 2/3, 1, with moves of 2/3 (Morris 1991)."""
LARGEST = 2**32
Place = dict[str, float]
"""Path -> how far in its range, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Points for shares: two independent sets, and for each factor the first set with that factor as in the second."""

    first: list[Place]
    second: list[Place]
    mixed: dict[str, list[Place]]


def trajectories(factors: Mapping[str, Sequence[str]], count: int, seed: int) -> list[list[Place]]:
    """Return `count` trajectories; each moves every factor, and all members of it, exactly once."""
    sampled = _library("SALib.sample.morris").sample(_problem(factors), count, num_levels=LEVELS, seed=seed % LARGEST)
    places = _places(factors, sampled)
    each = len(factors) + 1
    return [places[start : start + each] for start in range(0, len(places), each)]


def rows(factors: Mapping[str, Sequence[str]], count: int, seed: int) -> Rows:
    """Return `count` rows, a power of two, of scrambled Sobol' points."""
    sampled = _library("SALib.sample.sobol").sample(
        _problem(factors), count, calc_second_order=False, seed=seed % LARGEST
    )
    places = _places(factors, sampled)
    each = len(factors) + 2
    mixed = {name: places[number::each] for number, name in enumerate(factors, start=1)}
    return Rows(places[::each], places[each - 1 :: each], mixed)


def ready() -> None:
    """Find out whether places can be drawn at all, before anything else is run; errors as there."""
    _library("SALib.sample.morris")


def _library(module: str) -> Any:
    return library(module, "sensitivity", "conveyor sensitivity")


def _problem(factors: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    names = [path for members in factors.values() for path in members]
    groups = [name for name, members in factors.items() for _ in members]
    problem: dict[str, Any] = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    return problem | ({"groups": groups} if len(factors) < len(names) else {})


def _places(factors: Mapping[str, Sequence[str]], sampled: Any) -> list[Place]:
    names = [path for members in factors.values() for path in members]
    return [dict(zip(names, map(float, row), strict=True)) for row in sampled]
