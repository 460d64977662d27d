"""What was done to make each design of a comparison as good as it can be: the same for all of them, or nothing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

UNTUNED = "as written, untuned"
"""How a comparison calls it where nothing was done."""


@dataclass(frozen=True, slots=True)
class Staffed:
    """How one design was staffed for a comparison.

    design: its name. staffing, written: what was found to be best, and how it is written, as `3/2/7`; candidates: how
    many were tried, all that there are if `whole`; runs: how many that took. levers: paths of what was searched beside
    its head-counts.
    """

    design: str
    staffing: str
    written: str
    candidates: int
    whole: bool
    runs: int
    levers: tuple[str, ...] = ()

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Staffed":
        """Return it of plain data; `TypeError` for anything else."""
        return cls(**{**facts, "levers": tuple(facts.get("levers", ()))})


@dataclass(frozen=True, slots=True)
class Tuning:
    """How all designs of a comparison were staffed: for one budget, with one allowance of runs for the search of each.

    budget: as it is asked for, `heads 12`. allowance: runs. designs: in the order of the comparison. asked: the levers
    as they were asked for, one after another as behind `--lever`; nothing for the usual ones.
    """

    budget: str
    allowance: int
    designs: tuple[Staffed, ...]
    asked: tuple[str, ...] = ()

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Tuning":
        """Return the tuning that `summary` took apart; `KeyError` or `TypeError` for anything else."""
        designs = tuple(map(Staffed.of, facts["designs"]))
        return cls(facts["budget"], facts["allowance"], designs, tuple(facts["asked"]))

    def summary(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "budget": self.budget, "allowance": self.allowance, "asked": list(self.asked),
            "designs": [asdict(one) for one in self.designs],
        }  # fmt: skip

    def __str__(self) -> str:
        """Return it in a line, as `summary.json` has it."""
        return f"staffed anew for {self.budget}, with {self.allowance} search runs allowed to each"
