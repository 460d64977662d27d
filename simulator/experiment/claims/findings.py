"""What was found about each claim: effects, decisions, and in how much of the plausible region it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.analysis.deciding import Decision, Verdict, verdict
from simulator.analysis.effects import Effect
from simulator.analysis.intervals import CONFIDENCE, Estimate, wilson
from simulator.experiment.claims.book import Article, Claim, Trial


@dataclass(frozen=True, slots=True)
class Share:
    """At how many of the points that could be judged something holds."""

    holds: int
    points: int

    @property
    def share(self) -> float:
        """The share of the points."""
        return self.holds / self.points

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the share."""
        return wilson(self.holds, self.points)


@dataclass(frozen=True, slots=True)
class TrialFinding:
    """What one test came to; `levels` are the means of the measure in its arms, `share` None without points.

    `confidence` is that of the interval of the effect.
    """

    test: Trial
    effect: Effect
    decision: Decision
    levels: tuple[Estimate, ...]
    share: Share | None
    confidence: float = CONFIDENCE


@dataclass(frozen=True, slots=True)
class ClaimFinding:
    """What is said of a claim; `decided` is None where nothing was run."""

    article: Article
    claim: Claim
    tests: tuple[TrialFinding, ...]
    decided: Decision | Literal["depends_on"] | None
    share: Share | None

    @property
    def verdict(self) -> Verdict | Literal["by_construction", "not_testable"]:
        """The verdict; for claims that are not put to a test, why not."""
        if self.claim.status != "testable" or self.decided is None:
            return "not_decided" if self.claim.status == "testable" else self.claim.status
        return verdict(self.decided)

    @property
    def how(self) -> Literal["falsified", "not_supported"] | None:
        """In which way a claim does not hold."""
        if self.verdict != "does_not_hold":
            return None
        return "falsified" if self.decided == "falsified" else "not_supported"

    @property
    def leading(self) -> TrialFinding | None:
        """The test whose numbers stand for the claim: the first that came to its verdict, else the first."""
        agreeing = (test for test in self.tests if test.decision == self.decided)
        return next(agreeing, self.tests[0] if self.tests else None)


@dataclass(frozen=True, slots=True)
class Broken:
    """A run that failed, or one that nothing came of: the arm, what went wrong, and what repeats it."""

    arm: str
    message: str
    command: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found about all claims that were asked for."""

    claims: Sequence[ClaimFinding]
    broken: Sequence[Broken]
