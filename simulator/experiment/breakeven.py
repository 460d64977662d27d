"""The value of one number at which the better of two designs changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from simulator.analysis.lines import Place, Reading, read
from simulator.analysis.narrowing import narrowing
from simulator.analysis.switching import Switch, switches
from simulator.experiment.along import places
from simulator.experiment.bench import Bench
from simulator.experiment.compare import comparable
from simulator.experiment.study import StudyError
from simulator.kernel.showing import counted, line, named
from simulator.scenario.figures.axes import Axis, Between, axis_of
from simulator.scenario.schema.money import Money
from simulator.scenario.schema.scenario import Scenario

REPLICATIONS = 20
"""Markets at each value: enough for luck to be taken out, and for t-intervals of skewed differences."""
FEWEST = 3
FIRST = 5
"""Values from one end of the range to the other that are looked at first, today's besides."""
ROUNDS = 4
RESOLUTION = 0.05
"""Share of the range down to which steps are halved."""
OTHER = (1, 0)
"""The second design less the first."""


@dataclass(frozen=True)
class BreakevenFound:
    """What is known of where the better of two designs changes; differences are in value, second less first.

    readings: at each value that was looked at, in the order of the axis. switches: likewise; none where no change of
    the sign shows in the range.
    """

    axis: Axis
    scenarios: tuple[Scenario, Scenario]
    seed: int
    replications: int
    readings: tuple[Reading, ...]
    switches: tuple[Switch, ...]
    between: Between | None = None
    """The range as it was asked for; None: the declared one."""

    def __repr__(self) -> str:
        """Return where the better design changes, in a line."""
        designs = " and ".join(named(one.name) for one in self.scenarios)
        where = ", ".join(self.axis.said(one.at) for one in self.switches) or "no switch in range"
        return line(f"Break-even of {designs} in {self.axis.path}: {where}")

    @property
    def money(self) -> Money:
        """What its sums are in."""
        return self.scenarios[0].money

    @property
    def designs(self) -> tuple[str, str]:
        """The names of the designs, the reference first."""
        return self.scenarios[0].name, self.scenarios[1].name

    @property
    def decided(self) -> frozenset[int]:
        """Which signs are decided at any value."""
        return frozenset(one.sign for one in self.readings) - {0}

    @property
    def today(self) -> Reading | None:
        """The difference at today's value; None where that is outside the range or no number."""
        return next((one for one in self.readings if one.at == self.axis.today), None)

    def better(self, sign: int) -> str | None:
        """Return the design that is better where the difference has this sign; None where it has none."""
        return None if sign == 0 else self.designs[int(sign > 0)]

    def margin(self, value: float) -> float | None:
        """Return how far a value is from today's, as a share of that; None where there is nothing to be a share of."""
        return (value - self.axis.today) / abs(self.axis.today) if self.axis.today else None

    def summary(self) -> dict[str, Any]:
        """Return all of it as plain data, as in `summary.json`."""
        return {
            "designs": {one.name: one.fingerprint for one in self.scenarios},
            "seed": self.seed,
            "replications": self.replications,
            "axis": self.axis.summary(),
            "switches": [self._told(one) for one in self.switches],
        }

    def frames(self) -> Mapping[str, pd.DataFrame]:
        """Return the difference at each value as the table `breakeven`."""
        rows = [
            (self.axis.shown(one.at), one.mean, one.low, one.high, self.better(one.sign)) for one in self.readings
        ]
        return {"breakeven": pd.DataFrame(rows, columns=["value", "mean", "low", "high", "better"])}

    def _told(self, switch: Switch) -> dict[str, Any]:
        ends = {"at": switch.at, "low": switch.low, "high": switch.high, "interpolated": switch.interpolated,
                "left": switch.left, "right": switch.right}  # fmt: skip
        return {
            **{name: None if end is None else self.axis.shown(end) for name, end in ends.items()},
            "better_below": self.better(switch.before),
            "better_above": self.better(switch.after),
            "margin": self.margin(switch.at),
            "decided": switch.decided,
            "two_ways_agree": switch.agrees,
            "bent": switch.bent,
        }


def breakeven(
    bench: Bench,
    scenarios: Sequence[Scenario],
    path: str,
    between: Between | None = None,
    replications: int = REPLICATIONS,
) -> BreakevenFound:
    """Return at which values of the number at `path` the better of two designs changes, on the luck of the first runs.

    Over its declared range, or `between` two values as people write them. `AxisError` for what cannot be moved,
    `StudyError` for designs that cannot be compared.
    """
    pair = two(scenarios, replications, bench.seed)
    axis = axis_of(pair, path, between)
    seen: dict[float, Place] = {}
    wanted = axis.points(FIRST) + ([axis.today] if axis.holds_today and axis.today is not None else [])
    for _ in range(ROUNDS + 1):
        fresh = sorted({value for value in wanted if value not in seen})
        if not fresh:
            break
        found = places(bench, [axis.at(pair, value) for value in fresh], range(replications))
        seen |= {value: replace(one[OTHER], at=value) for value, one in zip(fresh, found, strict=True)}
        narrow = narrowing(_in_order(seen), RESOLUTION * (axis.high - axis.low))
        wanted = [axis.point(axis.share(value)) for value in narrow]
    along = _in_order(seen)
    readings, found_switches = tuple(map(read, along)), tuple(switches(along))
    return BreakevenFound(axis, pair, bench.seed, replications, readings, found_switches, between)


def two(scenarios: Sequence[Scenario], replications: int, seed: int) -> tuple[Scenario, Scenario]:
    """Return the two designs; `StudyError` for another number of them, or designs that cannot be compared."""
    if replications < FEWEST:
        raise StudyError(f"replications: {replications} is too few for intervals; {FEWEST} at least, 20 are usual")
    study = comparable(scenarios, replications, seed)
    if len(study.scenarios) != 2:
        raise StudyError(
            f"a break-even is between two designs, not {counted(len(scenarios), 'design')}; 'conveyor map' takes more"
        )
    return study.scenarios[0], study.scenarios[1]


def _in_order(seen: Mapping[float, Place]) -> list[Place]:
    return [seen[value] for value in sorted(seen)]
