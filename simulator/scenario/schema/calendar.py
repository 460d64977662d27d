"""The calendar of the market: seasons, holidays, inquiries outside working hours; without it all hours are alike."""

from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from simulator.scenario.schema.circumstances import Circumstances, inquiries_come
from simulator.scenario.schema.declared import Acts, Values, declared
from simulator.scenario.schema.quantities import Factor, Share

Month = Literal[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
]  # fmt: skip
MONTH_NAMES: tuple[str, ...] = get_args(Month)


def _factor() -> Any:
    return declared(
        1, "how much comes in this month, relative to the others; only the proportions of the twelve count",
        unit="1", plausible=(0.3, 2), source="B.11", evidence="A", ge=0, le=100,
        exists=lambda facts: facts.own.differ, means_something=lambda own: own.differ,
    )


def _days() -> Any:
    return declared(
        0, "working days of this month, its first ones, on which nobody works",
        unit="days", plausible=(0, 8), source="B.11", evidence="A", ge=0, le=20,
        exists=lambda facts: facts.own.differ, means_something=lambda own: own.differ,
    )


class ByMonth(Values):
    """Twelve numbers of one kind."""

    usual: ClassVar[float]
    """The number of a month of which nothing is said."""

    @property
    def months(self) -> tuple[Any, ...]:
        """The twelve numbers, from January on."""
        return tuple(getattr(self, name) for name in MONTH_NAMES)

    @property
    def differ(self) -> bool:
        """Whether any of them is another than it is without a word about it."""
        return any(number != self.usual for number in self.months)


class Rhythm(ByMonth):
    """How much of something comes in each month of a year, in proportion; the year's mean stays what it is."""

    usual = 1

    january: Factor = _factor()
    february: Factor = _factor()
    march: Factor = _factor()
    april: Factor = _factor()
    may: Factor = _factor()
    june: Factor = _factor()
    july: Factor = _factor()
    august: Factor = _factor()
    september: Factor = _factor()
    october: Factor = _factor()
    november: Factor = _factor()
    december: Factor = _factor()

    @model_validator(mode="after")
    def _some_month(self) -> "Rhythm":
        if not any(self.months):
            raise PydanticCustomError("rhythm", "all months are 0; one at least has to be more, such as july: 1")
        return self


class DaysOff(ByMonth):
    """Public holidays that fall on working days."""

    usual = 0

    january: int = _days()
    february: int = _days()
    march: int = _days()
    april: int = _days()
    may: int = _days()
    june: int = _days()
    july: int = _days()
    august: int = _days()
    september: int = _days()
    october: int = _days()
    november: int = _days()
    december: int = _days()


def _no_stream(facts: Circumstances) -> str:
    comes = facts.scenario.market.inquiries.per_month > 0
    return "" if comes else "the market brings no inquiries; those that adverts bring follow the budget, not the season"


def _no_inquiries(facts: Circumstances) -> str:
    comes = inquiries_come(facts) or facts.scenario.shocks.advertising_flood is not None
    return "" if comes else "no inquiries come in"


def _no_months(facts: Circumstances) -> str:
    own = facts.own
    told = own.inquiries.differ or own.orders.differ or own.holidays.differ
    return "" if told else "neither seasons nor holidays are written down, so all months are alike"


class Calendar(Values):
    """What differs between months, days and hours."""

    starts_in: Annotated[Month, Acts(unless=_no_months)] = Field(
        "january", description="the calendar month with which the run begins, the warm-up included"
    )
    inquiries: Annotated[Rhythm, Acts(unless=_no_stream)] = Field(
        Rhythm(), description="seasons of the market's inquiries by month; a month of which nothing is said has 1"
    )
    orders: Rhythm = Field(Rhythm(), description="seasons of what clients need, by month")
    holidays: DaysOff = DaysOff()
    outside_hours: Annotated[Share | None, Acts(unless=_no_inquiries)] = declared(
        None, "share of inquiries that come at night or at the weekend, and are found in the morning; inquirers then "
        "wait by the wall clock; null: there are working hours only",
        unit="share", plausible=(0.1, 0.6), source="B.11", evidence="A",
        exists=lambda facts: facts.own.outside_hours is not None and inquiries_come(facts),
    )

    @property
    def first_month(self) -> int:
        """The calendar month with which the run begins, January being 0."""
        return MONTH_NAMES.index(self.starts_in)
