"""What the author of a book writes: articles, claims or published figures, tests, and the arms that they share."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from simulator.analysis.deciding import confidence_of_each
from simulator.analysis.intervals import CONFIDENCE
from simulator.experiment.claims.measures import UnknownMeasureError, measure
from simulator.scenario.schema.declared import Evidence, Values

Kind = Literal["N", "M", "P", "O"]
"""N: a number, M: a mechanism, P: a policy, O: an outcome."""

Status = Literal["testable", "by_construction", "not_testable"]
Form = Literal["difference", "interaction", "level", "optimum", "slope", "ratio"]

ARMS: dict[Form, int | None] = {
    "difference": 2, "interaction": 4, "level": 1, "ratio": 2, "optimum": None, "slope": None,
}
"""How many arms a test of each form has; None for one at each of its levels."""

SIDED = ("difference", "interaction", "slope")
WITHIN = ("level", "ratio")
"""Forms that say between which bounds the effect lies; all others say on which side of zero."""
BOUNDED = (*WITHIN, "optimum")


def _measured(key: str) -> str:
    try:
        measure(key)
    except UnknownMeasureError as trouble:
        raise PydanticCustomError("measure", "{told}", {"told": str(trouble)}) from None
    return key


Name = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Said = Annotated[str, StringConstraints(min_length=1, max_length=2000)]


class Text(Values):
    """A text in both languages."""

    en: Said
    ru: Said


class Published(Values):
    """Where a published figure comes from, and how far a model can be held against it."""

    source: Said
    evidence: Evidence
    independent: Literal["yes", "partly", "no"]
    """Whether defaults of the model were set without it; `no`: one was set from it, and agreement says nothing."""
    because: Text
    """What the defaults have to do with the figure, and what in its definition differs."""
    gap: Text | None = None
    """Why the model gives something else, where that is known."""


class Arm(Values):
    """One way to run the company: a design, and what is laid under and over it; files relative to the book."""

    design: Name
    market: Name | None = None
    overlays: tuple[Name, ...] = ()
    settings: dict[str, Any] = Field(default={}, alias="set")
    without: tuple[Name, ...] = ()


class Arms(Values):
    """The file of the arms."""

    arms: dict[str, Arm] = Field(min_length=1)


class Trial(Values):
    """One experiment about a claim, under one condition."""

    condition: Text | None = None
    form: Form
    arms: tuple[Name, ...] = Field(min_length=1)
    measure: Annotated[str, AfterValidator(_measured)]
    expected: Literal["higher", "lower"] | None = None
    between: tuple[float, float] | None = None
    levels: tuple[float, ...] | None = None

    @property
    def direction(self) -> int:
        """+1 where the effect is expected above zero, -1 below; for an optimum, the side on which the best lies."""
        if self.expected is not None:
            return 1 if self.expected == "higher" else -1
        return measure(self.measure).better or 1

    @model_validator(mode="after")
    def _fits_its_form(self) -> "Trial":
        for field, wrong in (("arms", self._arms()), ("levels", self._levels()), ("between", self._between()),
                             ("expected", self._expected())):
            if wrong:
                raise PydanticCustomError("misfit", "{told}", {"told": wrong, "field": field})
        return self

    def _arms(self) -> str | None:
        needed = ARMS[self.form]
        if needed is None:
            return None if len(self.arms) > 1 else f"the form '{self.form}' needs two arms at least"
        return None if len(self.arms) == needed else f"the form '{self.form}' has {needed} arms, not {len(self.arms)}"

    def _levels(self) -> str | None:
        if ARMS[self.form] is not None:
            return f"the form '{self.form}' has no levels" if self.levels is not None else None
        if self.levels is None or len(self.levels) != len(self.arms):
            return f"the form '{self.form}' needs levels, one number for each of its {len(self.arms)} arms"
        return "each level can stand once only" if len(set(self.levels)) < len(self.levels) else None

    def _between(self) -> str | None:
        if self.form not in BOUNDED:
            return f"the form '{self.form}' has no bounds" if self.between is not None else None
        if self.between is None or self.between[0] > self.between[1]:
            return f"the form '{self.form}' needs bounds, such as [45, 75]"
        if self.form == "optimum":
            inside = sum(self.between[0] <= at <= self.between[1] for at in self.levels or ())
            return None if 0 < inside < len(self.arms) else "an optimum needs levels inside the bounds and outside"
        return None

    def _expected(self) -> str | None:
        if self.form in SIDED:
            return None if self.expected else f"the form '{self.form}' needs what is expected: higher or lower"
        if self.form == "optimum" or self.expected is None:
            return None
        return f"the form '{self.form}' has bounds, and nothing is expected beside them"


class Claim(Values):
    """One statement of an article, or a published figure, and what is done about it."""

    id: Annotated[str, StringConstraints(pattern=r"^[BC]\d+[a-z]?$")]
    kind: Kind
    statement: Text
    status: Status
    why: Text | None = None
    falsifier: Text | None = None
    published: Published | None = None
    holds_under: Literal["every_condition", "one_condition"] = "every_condition"
    tests: tuple[Trial, ...] = ()

    @property
    def confidence(self) -> float:
        """The confidence of the interval of each test: where one condition is enough, it has to be a sure one."""
        return CONFIDENCE if self.holds_under == "every_condition" else confidence_of_each(len(self.tests))

    @model_validator(mode="after")
    def _fits_its_status(self) -> "Claim":
        for field, wrong in (("tests", self._tests()), ("why", self._why()), ("falsifier", self._falsifier()),
                             ("holds_under", self._conditions()), ("published", self._figure())):
            if wrong:
                raise PydanticCustomError("misfit", "{told}", {"told": wrong, "field": field})
        return self

    def _tests(self) -> str | None:
        if self.status == "testable" and not self.tests:
            return "a testable claim needs a test"
        if self.status == "not_testable" and self.tests:
            return "a claim that is not testable has no tests"
        if len(self.tests) > 1 and any(test.condition is None for test in self.tests):
            return "where there are several tests, each needs its 'condition'"
        return None

    def _conditions(self) -> str | None:
        if self.holds_under == "every_condition" or len(self.tests) > 1:
            return None
        return "one condition of several can be enough only where there are several tests"

    def _why(self) -> str | None:
        if self.status == "testable" or self.why is not None:
            return None
        needed = "what the model assumes" if self.status == "by_construction" else "which mechanism is missing"
        return f"this field is missing: say {needed}"

    def _falsifier(self) -> str | None:
        if self.published is not None:
            return "a published figure needs none: the bounds of its tests say it" if self.falsifier else None
        return "this field is missing: what would falsify it" if self.status == "testable" and not self.falsifier \
            else None

    def _figure(self) -> str | None:
        if self.published is None:
            return None
        if self.status == "by_construction":
            return "a published figure is testable or not: what the model assumes, it cannot be held against"
        unbounded = next((test.form for test in self.tests if test.form not in BOUNDED), None)
        return f"a published figure lies between bounds, which the form '{unbounded}' has not" if unbounded else None


class Article(Values):
    """The file of one article."""

    article: Name
    title: Text
    claims: tuple[Claim, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Book:
    """All articles in the order of their files, and the arms by name."""

    articles: tuple[Article, ...]
    arms: dict[str, Arm]

    def claims(self) -> Iterator[tuple[Article, Claim]]:
        """Yield every claim with its article."""
        for article in self.articles:
            for claim in article.claims:
                yield article, claim
