"""The plan in words: what is to be booked by period, and the quotas of people."""

from collections.abc import Iterator
from itertools import groupby

from simulator.scenario.schema.declared import in_words, unit_of
from simulator.scenario.schema.periods import left_over, whole_periods
from simulator.scenario.schema.plan import Bookings
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.writing import written

UNIT = unit_of(Bookings.model_fields["amount"])
WHOSE = {"all": "orders of all clients", "new": "the first orders of clients whom the firm has won"}


def plan_words(scenario: Scenario) -> Iterator[str]:
    """Yield what `scenario` is held against; nothing where neither bookings are planned nor anybody has a quota."""
    bookings = scenario.bookings
    if bookings is not None:
        yield from _bookings(scenario, bookings)
    yield from _quotas(scenario)
    if bookings is not None or any(stage.quotas() for stage in scenario.stages):
        yield "Nobody works harder for any of this unless pay hangs on it: outcomes are held against it."


def _bookings(scenario: Scenario, bookings: Bookings) -> Iterator[str]:
    whose = "this design" if scenario.plan.bookings else "every design on this market"
    yield f"What is to be booked by {whose}: {bookings.of} of {WHOSE[bookings.clients]}, when they are served."
    money = scenario.money
    targets, first = bookings.targets(scenario.horizon), 1
    for amount, same in groupby(targets):
        last = first + len(list(same)) - 1
        each = " each" if last > first else ""
        yield f"  {_periods(bookings.per, first, last)}: {in_words(amount, UNIT, money)}{each}."
        first = last + 1
    whole, rest = whole_periods(scenario.horizon, bookings.per), left_over(scenario.horizon, bookings.per)
    if whole:
        yield f"  In all: {in_words(sum(targets), UNIT, money)}."
    if rest:
        yield f"  Left out is the end of the measured time, {written(rest, 'h')}, which is no whole {bookings.per}."


def _periods(per: str, first: int, last: int) -> str:
    return f"{per} {first}" if first == last else f"{per}s {first} to {last}"


def _quotas(scenario: Scenario) -> Iterator[str]:
    """Yield each quota, those of a changed organisation with the name of the change."""
    names = ("", *(f", from '{name}' on" for name in scenario.timeline))
    before: dict[str, str] = {}
    for stage, since in zip(scenario.stages, names, strict=True):
        now = {role: quota.words_in(scenario.money) for role, quota in stage.quotas().items()}
        for role in dict.fromkeys((*before, *now)):
            if now.get(role) != before.get(role):
                yield f"Quota of each person of '{role}'{since}: {now.get(role, 'none')}."
        before = now
