"""How sure a comparison is, and what sharing the market's luck saved."""

from dataclasses import dataclass

import numpy as np

from simulator.experiment.comparison import Comparison
from simulator.report.language import DASH, Language


@dataclass(frozen=True, slots=True)
class Certainty:
    """One difference from the reference on `value`, written.

    Pairs, correlation, what each pair is worth, and the share of the variance that is left without luck.
    """

    design: str
    pairs: str
    correlation: str
    worth: str
    left: str


def certainties(comparison: Comparison, language: Language) -> list[Certainty]:
    """Return a line for each design but the reference."""
    return [_certainty(comparison, design, language) for design in comparison.designs[1:]]


def _certainty(comparison: Comparison, design: str, language: Language) -> Certainty:
    gap = comparison.finding(design).difference
    worth = replications_saved(comparison, design)
    return Certainty(
        design=language.name("design", design),
        pairs=language.number(gap.n, 0),
        correlation=DASH if gap.correlation is None else language.number(gap.correlation, 2),
        worth=DASH if worth is None else language.number(worth, 1),
        left=DASH if gap.sharp is None else language.percent(gap.sharp.variance_left),
    )


def replications_saved(comparison: Comparison, design: str) -> float | None:
    """Return how many independent replications one on the shared market and luck is worth.

    The variance of the difference if both designs had met markets of their own, by that of the paired difference
    (Law 2015, section 11.2); None where it is not defined.
    """
    pairs = np.array(
        [
            (one, other)
            for one, other in zip(
                comparison.numbers(design, "value"), comparison.numbers(comparison.reference, "value"), strict=True
            )
            if one is not None and other is not None
        ],
        dtype=float,
    )
    if len(pairs) < 3:
        return None
    paired = float(np.var(pairs[:, 0] - pairs[:, 1], ddof=1))
    return float(np.var(pairs, axis=0, ddof=1).sum()) / paired if paired > 0 else None
