"""What a sensitivity study has found, as tables and as plain data."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import pandas as pd

from simulator.analysis.elementary import Elementary
from simulator.analysis.intervals import Difference, Estimate
from simulator.analysis.rules import Condition
from simulator.analysis.sharp import Sharp
from simulator.analysis.verdict import Verdict
from simulator.experiment.claims.plausible import value_at
from simulator.experiment.provenance import model_version
from simulator.experiment.sensitivity.effort import Effort
from simulator.experiment.sensitivity.ends import Ends
from simulator.experiment.sensitivity.screening import Screening
from simulator.experiment.sensitivity.spreading import Spreading
from simulator.kernel.showing import interval, line, named
from simulator.scenario.figures.assumptions import Assumption
from simulator.scenario.schema.money import Money, is_sum


@dataclass(frozen=True, repr=False)
class TurningFound:
    """Which assumptions, one at a time, move the difference in value between two designs, and which turn it.

    designs: name -> fingerprint, the reference first; differences are the other less the reference, in `money`.
    assumptions: what acts in either design, by path; idle: how many of the declared ones do not. stated: the difference
    as things are stated; level: the value of the reference then. ends: of the assumptions studied closely, those that
    reach farthest first. runs: how many it took at most. held: whether `stated` and `verdict` are those of a comparison
    in more markets, to which the ends are held.
    """

    designs: Mapping[str, str]
    money: Money
    seed: int
    effort: Effort
    assumptions: Mapping[str, Assumption]
    idle: int
    level: Estimate
    stated: Difference
    verdict: Verdict | None
    screening: Screening
    ends: tuple[Ends, ...]
    runs: int
    held: bool = field(default=False, kw_only=True)

    @property
    def reference(self) -> str:
        """The name of the design that differences are from."""
        return next(iter(self.designs))

    @property
    def other(self) -> str:
        """The name of the design that is compared with it."""
        return list(self.designs)[1]

    @property
    def turning(self) -> tuple[Ends, ...]:
        """The assumptions that alone turn the sign of the difference, surely or maybe."""
        return tuple(one for one in self.ends if one.flip.turning != "stays")

    def told(self, path: str, number: float | None) -> float | None:
        """Return a value of an assumption as readers are told it: a sum in the currency of the market."""
        one = self.assumptions[path]
        return one.money.of(number) if number is not None and is_sum(one.unit) else number

    def summary(self) -> dict[str, Any]:
        """Return all of it as plain data: no timestamps, None for what does not exist."""
        return {
            "reference": self.reference,
            "design": self.other,
            "fingerprints": dict(self.designs),
            "seed": self.seed,
            "model": model_version(),
            "effort": asdict(self.effort),
            "runs": self.runs,
            "currency": self.money.currency,
            "assumptions": len(self.assumptions),
            "do_not_act": self.idle,
            "stated": _numbers(self.stated),
            "verdict": self.verdict and self.verdict.word,
            "blocks": {block: _effect(one) for block, one in self.screening.blocks.items()},
            "screened": {path: _effect(one) for path, one in self.screening.singles.items()},
            "ends": [self._end(one) for one in self.ends],
        }

    def frames(self) -> dict[str, pd.DataFrame]:
        """Return the tables: assumptions studied closely, and all effects of screening."""
        return {"sensitivity": self.closely, "screening": self.effects}

    @property
    def closely(self) -> pd.DataFrame:
        """One row for each assumption that was studied closely: range, differences at its ends, threshold, shares."""
        return pd.DataFrame([self._row(one) for one in self.ends])

    @property
    def effects(self) -> pd.DataFrame:
        """One row for each block and each assumption that was screened, in the money of the market."""
        kinds = (("block", self.screening.blocks), ("assumption", self.screening.singles))
        return pd.DataFrame(
            [{"of": kind, "path": path, **_effect(one)} for kind, found in kinds for path, one in found.items()]
        )

    def __repr__(self) -> str:
        """Return both designs, the difference as things are stated, and how many assumptions turn it."""
        found = self.stated.stands_on
        told = interval(found.mean, found.low, found.high, sign="+")
        return line(
            f"Sensitivity of {named(self.other)} less {named(self.reference)}: {told}; {len(self.turning)} of "
            f"{len(self.ends)} assumptions turn it"
        )

    def _repr_html_(self) -> str:
        """Return the table of the assumptions that were studied closely."""
        return str(self.closely.to_html(index=False))

    def _row(self, one: Ends) -> dict[str, Any]:
        facts = self.assumptions[one.path]
        row: dict[str, Any] = {"path": one.path, "unit": facts.unit, "value": self.told(one.path, facts.raw)}
        for name, end in (("low", one.low), ("high", one.high)):
            row[name] = None if end is None else self.told(one.path, end[0])
            found = None if end is None else end[1].stands_on
            row |= {f"difference_at_{name}": found and found.mean,
                    f"from_at_{name}": found and found.low, f"to_at_{name}": found and found.high}  # fmt: skip
        row |= {"turning": one.flip.turning, "threshold": self.told(one.path, one.flip.at)}
        return row

    def _end(self, one: Ends) -> dict[str, Any]:
        return {
            "path": one.path,
            **{
                name: end and {"value": self.told(one.path, end[0]), "difference": _numbers(end[1])}
                for name, end in (("low", one.low), ("high", one.high))
            },
            "turning": one.flip.turning,
            "threshold": self.told(one.path, one.flip.at),
        }


@dataclass(frozen=True, repr=False)
class SensitivityFound(TurningFound):
    """What the difference in value between two designs hangs on, the whole plausible region looked at as well.

    spreading: what was found where all assumptions move at once.
    """

    spreading: Spreading

    def bounds(self, condition: Condition) -> tuple[float | None, float | None]:
        """Return the ends of a condition of a rule, places in a range, in the unit of the assumption."""
        one = self.assumptions[condition.name]
        above, up_to = (None if end is None else value_at(one, end) for end in (condition.above, condition.up_to))
        return above, up_to

    def summary(self) -> dict[str, Any]:
        """Return all of it as plain data: no timestamps, None for what does not exist."""
        spread, regions = self.spreading.spread, self.spreading.regions
        return super().summary() | {
            "spread": {
                "points": spread.points,
                "wins": spread.wins,
                "noise": spread.noise,
                "variance": _bare(spread.variance),
                "shares": {
                    name: {"first": _bare(one.first), "total": _bare(one.total)} for name, one in spread.shares.items()
                },
            },
            "regions": {
                "rules": [
                    {
                        "where": [self._condition(condition) for condition in rule.conditions],
                        "wins": self.other if rule.holds else self.reference,
                        "points": rule.points,
                        "agreeing": rule.agreeing,
                    }
                    for rule in regions.rules
                ],
                "checked": asdict(regions.checked) | {"better": regions.checked.better},
            },
        }

    def frames(self) -> dict[str, pd.DataFrame]:
        """Return the tables: assumptions studied closely, all effects of screening, and the points of the region."""
        return {**super().frames(), "points": self.points}

    @property
    def points(self) -> pd.DataFrame:
        """One row for each point of the region: what was studied closely, in its unit, and the mean difference."""
        return pd.DataFrame([
            {path: self.told(path, value_at(self.assumptions[path], far)) for path, far in place.items()}
            | {"difference": mean}
            for place, mean in self.spreading.points
        ])  # fmt: skip

    def _row(self, one: Ends) -> dict[str, Any]:
        row, share = super()._row(one), self.spreading.spread.shares.get(one.path)
        for kind in ("first", "total"):
            estimate: Estimate | None = None if share is None else getattr(share, kind)
            row |= {f"{kind}_share": estimate and estimate.mean, f"{kind}_low": estimate and estimate.low,
                    f"{kind}_high": estimate and estimate.high}  # fmt: skip
        return row

    def _condition(self, condition: Condition) -> dict[str, Any]:
        above, up_to = self.bounds(condition)
        path = condition.name
        return {"path": path, "above": self.told(path, above), "up_to": self.told(path, up_to)}


def _effect(one: Elementary) -> dict[str, Any]:
    return {"size": one.size.mean, "low": one.size.low, "high": one.size.high, "mean": one.mean, "spread": one.spread,
            "noise": one.noise, "trajectories": one.n}  # fmt: skip


def _bare(one: Estimate | Sharp) -> dict[str, Any]:
    return {"mean": one.mean, "low": one.low, "high": one.high}


def _numbers(one: Difference) -> dict[str, Any]:
    found = one.stands_on
    return {"mean": found.mean, "low": found.low, "high": found.high, "n": one.n,
            "plain": {"mean": one.mean, "low": one.low, "high": one.high}}  # fmt: skip
