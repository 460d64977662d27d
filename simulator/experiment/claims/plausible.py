"""Points of the plausible region: a Latin hypercube over the uncertain parameters, laid under any arm.

The ranges are the declared ones of the fields; nothing is listed here. What a scenario says is the centre of what is
plausible, so half of the points lie below it and half above, evenly on each side. Each parameter has a column of its
own, drawn by its name, so that a point is the same whatever other claims are asked about.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from pydantic import ValidationError

from simulator.experiment.claims.book import Arm
from simulator.kernel.adding import total
from simulator.scenario.figures.assumptions import Assumption, assumptions
from simulator.scenario.schema.scenario import Scenario


def uncertain(scenario: Scenario) -> dict[str, Assumption]:
    """Return the parameters that nobody decides, of which a range is declared, by path."""
    found = (one for one in assumptions(scenario) if one.kind == "uncertainty" and one.raw is not None)
    return {one.path: one for one in found if one.low_raw is not None and one.low_raw != one.high_raw}


def set_by(arm: Arm, scenario: Scenario, bare: Scenario) -> frozenset[str]:
    """Return the uncertain parameters that an arm sets itself, by its settings, overlays or market.

    `bare` is the design of the arm with nothing laid under it or over it.
    """
    before = uncertain(bare)
    return frozenset(
        path for path, one in uncertain(scenario).items()
        if any(_touches(written, path) for written in arm.settings)
        or (path in before and before[path].raw != one.raw) or (path not in before)
    )


def _touches(written: str, path: str) -> bool:
    return written == path or written.startswith(f"{path}.") or path.startswith(f"{written}.")


@cache
def column(path: str, points: int, seed: int) -> tuple[float, ...]:
    """Return how far a parameter lies in its range at each point: one of each of `points` equal parts, in any order."""
    from scipy.stats import qmc  # noqa: PLC0415 -- a second that a quick book need not pay

    digest = hashlib.sha256(f"{seed}:{path}".encode()).digest()
    sampler = qmc.LatinHypercube(d=1, rng=int.from_bytes(digest[:8]))
    return tuple(float(far) for far in sampler.random(points)[:, 0])


class Region:
    """The plausible region around a scenario: what it says is the centre."""

    def __init__(self, scenario: Scenario) -> None:
        """Take down what a scenario leaves uncertain."""
        self.parameters = uncertain(scenario)
        """The uncertain parameters, by path."""
        self._written = scenario.model_dump(mode="json")

    def at(self, places: Mapping[str, float]) -> Scenario | None:
        """Return the scenario with these parameters moved in their ranges; others are as it says.

        `places`: path -> how far in the range, from 0 to 1, 0.5 being what the scenario says; paths of parameters that
        it does not have are passed over. None where the numbers do not go together. Shares of the segments are brought
        back to a sum of 1.
        """
        facts = deepcopy(self._written)
        for path, far in places.items():
            if path in self.parameters:
                _put(facts, path.split("."), value_at(self.parameters[path], far))
        _share_out(facts["market"]["segments"])
        try:
            return Scenario.model_validate(facts)
        except ValidationError:
            return None


def everywhere(scenario: Scenario, left: Collection[str], points: int, seed: int) -> Iterator[Scenario | None]:
    """Yield `scenario` with its uncertain parameters, but for those in `left`, at every point of the hypercube.

    None where they do not go together there, as in `Region.at`.
    """
    region = Region(scenario)
    columns = {path: column(path, points, seed) for path in region.parameters if path not in left}
    for number in range(points):
        yield region.at({path: places[number] for path, places in columns.items()})


def value_at(one: Assumption, far: float) -> float:
    """Return the value that lies `far`, from 0 to 1, in the range of a parameter; 0.5 is what the scenario says."""
    low, high = one.low_raw or 0.0, one.high_raw or 0.0
    centre = min(max(one.raw or 0.0, low), high)
    below, above = 2 * min(far, 0.5), 2 * max(far - 0.5, 0.0)
    return low + below * (centre - low) + above * (high - centre)


def _put(facts: dict[str, Any], path: list[str], value: float) -> None:
    *parents, last = path
    for step in parents:
        facts = facts[step]
    former = facts[last]
    if isinstance(former, dict):  # a spell keeps how it spreads
        former["mean"] = f"{value!r} h"
    elif isinstance(former, str):
        facts[last] = f"{value!r} h"
    else:
        facts[last] = round(value) if isinstance(former, int) else value


def _share_out(segments: dict[str, dict[str, Any]]) -> None:
    whole = total(segment["share"] for segment in segments.values())
    for segment in segments.values():
        segment["share"] = segment["share"] / whole if whole else 1 / len(segments)
