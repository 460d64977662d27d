"""A mean from which luck has been taken out."""

from dataclasses import dataclass

from simulator.kernel.showing import interval, line


@dataclass(frozen=True, slots=True)
class Sharp:
    """A mean, or a mean difference, with the luck that can be named taken out, and its interval.

    Beside an `Estimate` or a `Difference`, of the same quantity in the same unit: `controls.sharpened` makes it.
    variance_left: the variance between replications that luck does not explain, as a share of the plain one, each by
        its own degrees of freedom; above 1 where luck explains less than its controls cost.
    controls: the causes of luck that were taken out, `fortune.CAUSES`; `luck` alone: their sum.
    """

    mean: float
    low: float
    high: float
    variance_left: float
    controls: tuple[str, ...]

    def __repr__(self) -> str:
        """Return `<Sharp 12.3 (95 % interval 11.9 to 12.7), 21 % of the variance left>`."""
        return line(f"Sharp {interval(self.mean, self.low, self.high)}, {self.variance_left:.0%} of the variance left")
