"""What a comparison finds of one design in one indicator: the difference from the reference, and the verdict on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.analysis.intervals import CONFIDENCE, Difference
from simulator.analysis.sharp import Sharp
from simulator.analysis.verdict import Verdict, in_words
from simulator.kernel.showing import interval, line, named


@dataclass(frozen=True, slots=True)
class Finding:
    """A design against the reference, in one indicator; money and counts in the unit of the indicator.

    reference_mean: of the reference by itself, as its `Estimate` stands on it.
    currency: what a sum is in, where somebody has named a currency; empty for anything else.
    moved: cause of luck -> by how much it moved the plain mean difference; the sharp one is free of it.
    together: where there are several differences from the reference, this one with an interval so wide that all
        verdicts hold together; the verdict reads it. None where it is the only one.
    confidence: of that interval.
    """

    design: str
    reference: str
    indicator: str
    reference_mean: float | None
    difference: Difference
    verdict: Verdict | None
    currency: str = ""
    moved: Mapping[str, float] = field(default_factory=dict)
    together: Difference | None = None
    confidence: float = CONFIDENCE

    def __repr__(self) -> str:
        """Return the difference with the interval that the verdict stands on, and the verdict."""
        gap = self.judged_on
        return line(
            f"Finding: {named(self.design)} less {named(self.reference)} in {self.indicator}: "
            f"{interval(gap.mean, gap.low, gap.high, sign='+')}{self.currency and f' {self.currency}'}; {self.word}"
        )

    @property
    def sharp(self) -> Sharp | None:
        """The difference with luck taken out; None where that cannot be done."""
        return self.difference.sharp

    @property
    def stands_on(self) -> Difference | Sharp:
        """The mean difference and its 95 % interval by itself: with luck taken out wherever it can be.

        The verdict reads it where it is the only one; else it reads that of `judged_on`.

        Which of the two it is hangs on how many replications there are and on whether account was kept of their luck,
        never on what came out (`controls.sharpened`).
        """
        return self.difference.stands_on

    @property
    def judged_on(self) -> Difference | Sharp:
        """The mean difference and the interval that the verdict reads."""
        return (self.together or self.difference).stands_on

    @property
    def word(self) -> str:
        """The word of the verdict as it is said."""
        return "nothing to compare" if self.verdict is None else in_words(self.verdict.word)

    @property
    def decided(self) -> bool:
        """Whether one of the two is ahead."""
        return self.verdict is not None and self.verdict.word not in ("not_decided", "no_practical_difference")
