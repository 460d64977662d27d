"""Head-counts: how many seats a role has at the start, and when it is to get more of them, by date or at a rate."""

import math
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import Discriminator, Field, SerializerFunctionWrapHandler, Tag, model_serializer, model_validator
from pydantic_core import PydanticCustomError

from simulator.scenario.schema.circumstances import Circumstances, after_the_end
from simulator.scenario.schema.declared import Acts, Values, declared
from simulator.scenario.schema.quantities import Hours
from simulator.scenario.schema.writing import written

MOST_SEATS = 500
"""More than the seats of any team: a slip of the pen, such as a hire every hour, is told as a mistake."""
DATES, RATE = "[dates]", "[rate]"
WAYS = frozenset({DATES, RATE})
"""How pydantic calls the two ways of writing a hiring plan where it says where a mistake is."""
ROUNDING = 1e-9


def _running(facts: Circumstances) -> "Running | None":
    """Return the head-count in force of which the hires that ask are a part; None where a change says it again."""
    for _, plans in facts.scenario.plans:
        for running in plans.values():
            hires = running.headcount.hire
            if hires is facts.own or (isinstance(hires, tuple) and any(hire is facts.own for hire in hires)):
                return running  # type: ignore[no-any-return]
    return None


def _overtaken(facts: Circumstances) -> str:
    """Say that a hire is dated after the end of the run, or before the change that states the plan."""
    running = _running(facts)
    if running is None:
        return ""
    if facts.own.at < running.since:
        return f"the change that states this plan comes later, after {written(running.since, 'h')}"
    return after_the_end(facts)


def _begins_too_late(facts: Circumstances) -> str:
    running, end = _running(facts), facts.scenario.end
    late = running is not None and facts.own.first(running.since) >= end
    return f"the run ends before the first of them, after {written(end, 'h')}" if late else ""


class Hire(Values):
    """People for whom the firm begins to look at one hour."""

    at: Annotated[Hours, Acts(unless=_overtaken, by_default=True)] = declared(
        ..., "when the seats are opened and the search begins, from the start of the run; people come after the search",
        unit="h", plausible=(0, 6048.0), source="the design", evidence="A", kind="lever",
    )
    people: int = declared(
        1, "how many people are sought at that hour, each for another seat",
        unit="people", plausible=(1, 10), source="the design", evidence="A", kind="lever", ge=1, le=MOST_SEATS,
    )

    def words(self) -> str:
        """Return `2 at 3 months`."""
        return f"{self.people} at {written(self.at, 'h')}"


class HireEvery(Values):
    """People for whom the firm begins to look again and again."""

    one_value: ClassVar[bool] = True

    every: Annotated[Hours, Acts(unless=_begins_too_late, by_default=True)] = declared(
        ..., "time from one opening of seats to the next",
        unit="h", plausible=(84.0, 1008.0), source="the design", evidence="A", kind="lever", ge=8,
    )
    people: int = declared(
        1, "how many people are sought each time, each for another seat",
        unit="people", plausible=(1, 5), source="the design", evidence="A", kind="lever", ge=1, le=MOST_SEATS,
    )
    from_: Hours | None = declared(
        None, "when the first seats are opened, from the start of the run; null: one interval after the plan begins",
        unit="h", plausible=(0, 6048.0), source="the design", evidence="A", kind="lever", alias="from",
    )
    until: Hours | None = declared(
        None, "after which hour no more seats are opened; null: it goes on to the end of the run",
        unit="h", plausible=(0, 6048.0), source="the design", evidence="A", kind="lever",
    )

    @model_validator(mode="after")
    def _in_order(self) -> "HireEvery":
        if self.from_ is not None and self.until is not None and self.until < self.from_:
            raise PydanticCustomError(
                "until", "comes before 'from' ({first}); nobody would be hired", {"first": written(self.from_, "h")}
            )
        return self

    def first(self, since: float) -> float:
        """Return the hour of the first opening of a plan that begins at hour `since`."""
        return since + self.every if self.from_ is None else self.from_

    def words(self) -> str:
        """Return `1 every 2 months from 3 months until 12 months`."""
        begins = "" if self.from_ is None else f" from {written(self.from_, 'h')}"
        ends = "" if self.until is None else f" until {written(self.until, 'h')}"
        return f"{self.people} every {written(self.every, 'h').removeprefix('1 ')}{begins}{ends}"


def _way(value: Any) -> str:
    return RATE if isinstance(value, Mapping | HireEvery) else DATES


HiringPlan = Annotated[
    Annotated[tuple[Hire, ...], Tag(DATES)] | Annotated[HireEvery, Tag(RATE)], Discriminator(_way)
]
"""Hires by date, as a list, or at a rate."""


class NewSeats(NamedTuple):
    """An hour at which seats are opened, and for how many people."""

    at: float
    people: int


class Headcount(Values):
    """The seats of a role: `4`, or how many at the start and which are opened later."""

    one_value: ClassVar[bool] = True

    start: int = declared(
        ..., "seats at the start, or from the change on that states it",
        unit="seats", plausible=(0, 100), source="MODEL 11", evidence="A", kind="lever", ge=0, le=MOST_SEATS,
    )
    hire: HiringPlan = Field(
        (), description="the hiring plan: a list of dates, [{at: 3 months, people: 2}], or a rate, {people: 1, every: "
        "2 months, from: 3 months, until: 12 months}",
    )

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: Any) -> Any:
        """Read `4` as four seats, and no plan."""
        return value if isinstance(value, dict | Headcount) else {"start": value}

    @model_serializer(mode="wrap")
    def _as_written(self, handler: SerializerFunctionWrapHandler) -> Any:
        """Write a head-count without a plan as a number."""
        return handler(self) if self.hire else self.start

    def __float__(self) -> float:
        """Return the seats at the start."""
        return float(self.start)

    def __repr__(self) -> str:
        """Return `<Headcount 4 seats, then 2 at 3 months>`."""
        return f"<Headcount {self.words()}>"

    def words(self) -> str:
        """Return the seats at the start, and the plan if there is one: `4 seats, then 2 at 3 months`."""
        seats = written(self.start, "seats")
        return f"{seats}, then {self.plan_in_words()}" if self.hire else seats

    def plan_in_words(self) -> str:
        """Return the hires alone: `2 at 3 months, 1 at 6 months`."""
        plans = [self.hire] if isinstance(self.hire, HireEvery) else self.hire
        return ", ".join(plan.words() for plan in plans)

    @property
    def ever(self) -> bool:
        """Whether there is a seat at the start or later."""
        return self.start > 0 or bool(self.hire)

    def openings(self, since: float, until: float) -> Iterator[NewSeats]:
        """Yield when seats are opened from hour `since`, at which the plan begins, up to before hour `until`."""
        if not isinstance(self.hire, HireEvery):
            dated = sorted(self.hire, key=lambda hire: hire.at)
            yield from (NewSeats(hire.at, hire.people) for hire in dated if since <= hire.at < until)
            return
        first, last = self.hire.first(since), math.inf if self.hire.until is None else self.hire.until
        turn = max(0, math.ceil((since - first) / self.hire.every - ROUNDING))
        while (at := first + turn * self.hire.every) < until and at <= last + ROUNDING:
            yield NewSeats(at, self.hire.people)
            turn += 1


class Running(NamedTuple):
    """A head-count in force: since which hour, and what it says."""

    headcount: Headcount
    since: float

    def seats(self, hour: float) -> int:
        """Return how many seats there are to be just before `hour`."""
        return self.headcount.start + sum(new.people for new in self.headcount.openings(self.since, hour))


def in_force(before: Mapping[Any, Running], roles: Mapping[Any, Any], at: float) -> dict[Any, Running]:
    """Return the head-counts from a change at hour `at` on, by team; `roles` are those of the organisation from then.

    A head-count that the change leaves as it was goes on with its plan; one that it states begins anew.
    """
    now = {}
    for team, role in roles.items():
        former = before.get(team)
        goes_on = former is not None and former.headcount == role.headcount
        now[team] = former if former is not None and goes_on else Running(role.headcount, at)
    return now
