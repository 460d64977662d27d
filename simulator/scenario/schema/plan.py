"""The sales plan: what a design is to book. It moves nobody in a run; outcomes are held against it."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from simulator.scenario.schema.circumstances import Circumstances
from simulator.scenario.schema.declared import Acts, Values, declared
from simulator.scenario.schema.periods import Per, left_over, whole_periods
from simulator.scenario.schema.writing import written


def _listed(value: Any) -> Any:
    """Read one amount as that of every period."""
    return value if isinstance(value, list | tuple) else (value,)


def _no_truth(value: Any) -> Any:
    if isinstance(value, bool):
        raise PydanticCustomError("truth", "a number is needed, not true or false")
    return value


Amount = Annotated[float, BeforeValidator(_no_truth), Field(gt=0, le=1e12)]
Amounts = Annotated[
    tuple[Amount, ...],
    BeforeValidator(_listed),
    Field(min_length=1, max_length=1200),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "array", "items": {"type": "number"}, "minItems": 1}]}),
]
"""An amount for every period, or a list of them by period, of which the last one goes on."""


def _for_no_period(facts: Circumstances) -> str:
    bookings, hours = facts.own, facts.scenario.horizon
    periods = whole_periods(hours, bookings.per)
    over = len(bookings.amount) - periods
    if not periods or over <= 0:
        return ""
    rest = f"the last {over} of these amounts are" if over > 1 else "the last of these amounts is"
    time = "is" if periods == 1 else "are"
    return f"{rest} for no period: {periods} whole {bookings.per}{'s' if periods > 1 else ''} {time} measured"


def _not_whole(facts: Circumstances) -> str:
    per, hours = facts.own.per, facts.scenario.horizon
    if not whole_periods(hours, per):
        return f"no whole {per} is measured, but only {written(hours, 'h')}; nothing is held against the plan"
    rest = left_over(hours, per)
    end = f"the end of the measured time, {written(rest, 'h')}, is no whole {per} and is held against nothing"
    return end if rest else ""


def _nobody_new(facts: Circumstances) -> str:
    return "" if facts.does("closing") else "nobody wins new clients; that takes somebody whose work is closing"


class Bookings(Values):
    """What is to be booked in each period of the measured time."""

    amount: Annotated[Amounts, Acts(unless=_for_no_period)] = declared(
        ..., "what is to be booked in a period; a list: in the first, the second, and so on, the last amount for all "
        "that follow",
        unit="money", source="the plan of the firm", evidence="A", kind="setting",
        means_something=lambda _: False,  # it is held against outcomes, and assumed of nothing
    )
    of: Literal["margin", "revenue"] = Field(
        "margin", description="what is booked of the orders served in the period: their gross margin, or the revenue"
    )
    clients: Annotated[Literal["all", "new"], Acts(unless=_nobody_new)] = Field(
        "all", description="all: orders of all clients; new: the first orders of clients whom the firm has won"
    )
    per: Annotated[Per, Acts(unless=_not_whole, by_default=True)] = Field(
        "quarter", description="the period; periods begin with the measured time"
    )

    def target(self, period: int) -> float:
        """Return what is to be booked in a period, from 0."""
        return self.amount[min(period, len(self.amount) - 1)]

    def targets(self, hours: float) -> tuple[float, ...]:
        """Return what is to be booked in each whole period of so many measured hours."""
        return tuple(self.target(period) for period in range(whole_periods(hours, self.per)))


class Plan(Values):
    """What outcomes are held against."""

    bookings: Bookings | None = Field(None, description="what is to be booked by period; null: nothing is planned")
