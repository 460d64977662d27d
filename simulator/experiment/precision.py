"""How well a difference is to be known: to an amount of money, or to a share of what the reference creates."""

import math
import re
from dataclasses import dataclass

from simulator.experiment.study import StudyError
from simulator.scenario.schema.spelling import pointed

WRITTEN = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(%?)\s*")


@dataclass(frozen=True, slots=True)
class Precision:
    """Half the width that the 95 % interval may have, at most.

    size: an amount in the money of the market, or a percentage of the reference's mean.
    relative: whether it is a percentage.
    """

    size: float
    relative: bool = False

    @classmethod
    def of(cls, asked: "Precision | float | str", what: str = "precision") -> "Precision":
        """Return what somebody wrote: `20` is an amount, `"2%"` a share; `StudyError` for anything else.

        `what` it is called where it is refused.
        """
        if isinstance(asked, Precision):
            return asked
        text = str(asked)
        found = WRITTEN.fullmatch(text)
        if found is None or isinstance(asked, bool):
            raise StudyError(_refusal(text, what))
        size = float(found[1])
        if not 0 < size < math.inf:
            raise StudyError(f"{what}: {text.strip()} is not {'more than 0' if size <= 0 else 'a finite number'}")
        return cls(size, relative=bool(found[2]))

    def __str__(self) -> str:
        """Return it as it is written on the command line."""
        return repr(self.size).removesuffix(".0") + ("%" if self.relative else "")

    def amount(self, reference_mean: float | None) -> float | None:
        """Return it as an amount, where the mean of the reference is so much; None for a share of nothing known."""
        if not self.relative:
            return self.size
        return None if reference_mean is None else self.size / 100 * abs(reference_mean)


def _refusal(text: str, what: str) -> str:
    meant = pointed(text)
    if meant:
        return f"{what}: {text!r} is not a number; write {meant}"
    return f"{what}: {text!r} is neither an amount nor a share; write 20 for an amount in the market's money, " \
        "or 2% for a share of what the reference creates"
