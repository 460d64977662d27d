"""How much designs may differ and still count as equally good: an amount of money, or a share of what one creates."""

from dataclasses import dataclass

from simulator.experiment.precision import Precision
from simulator.experiment.study import StudyError


@dataclass(frozen=True, slots=True)
class Indifference:
    """The difference below which nobody cares which design it is.

    size: an amount in the money of the market, or a percentage of the reference's mean. relative: whether it is a
    percentage.
    """

    size: float
    relative: bool = False

    @classmethod
    def of(cls, asked: "Indifference | float | str") -> "Indifference":
        """Return what somebody wrote: `20` is an amount, `"2%"` a share; `StudyError` for anything else.

        An amount below one is taken for a share that somebody forgot to mark, and refused.
        """
        if isinstance(asked, Indifference):
            return asked
        found = Precision.of(asked, "indifference")
        if not found.relative and found.size < 1:
            raise StudyError(f"indifference: {asked} is less than 1 in the market's money; for a share write "
                             f"{100 * found.size:g}%")  # fmt: skip
        return cls(found.size, found.relative)

    def __str__(self) -> str:
        """Return it as it is written on the command line."""
        return str(Precision(self.size, self.relative))

    def amount(self, reference_mean: float | None) -> float:
        """Return it as an amount, where the mean of the reference is so much; zero for a share of nothing known."""
        return Precision(self.size, self.relative).amount(reference_mean) or 0.0
