"""An axis: one number of designs or their market that is moved while all else stays, and how far it plausibly moves.

Any declared number is one, by its dotted path; in front of it `DESIGN:` moves one design only. `heads` moves the size
of the company and `deal_size` what clients spend.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from simulator.kernel.troubles import BadInputError
from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.figures.moving import (
    DEAL_SIZE,
    HEADS,
    HEADS_DOC,
    SIZE_DOC,
    deals_scaled,
    is_whole,
    number_read,
    number_set,
    range_of_deals,
    seats,
    seats_scaled,
)
from simulator.scenario.schema.money import IN_PAYS, Money, is_sum
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.spelling import meant
from simulator.scenario.schema.writing import written

FIGURES = 6
"""Significant figures of a point of an axis: enough for anybody, and the same point on every machine."""
MOST_HINTS = 4

Between = tuple[str, str]
"""The ends of a range as people write them: `("2 h", "8 h")`."""


class AxisError(BadInputError):
    """A number that cannot be moved, or not so far; its text is one line."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A number that is moved.

    path: as it was asked for. unit, doc: as declared. low, high: the range that is looked at, in the unit (durations in
    working hours, sums in pays). today: what it is as written, in the first design that has it; None where there is no
    number. whole: whether only whole numbers make sense. money: what sums are shown in. design: whose it is, where it
    is moved in one design only; empty: in all that have it. declared: whether the range is the declared one.
    """

    path: str
    unit: str
    doc: str
    low: float
    high: float
    today: float | None
    whole: bool
    money: Money
    design: str
    declared: bool
    move: Callable[[Scenario, float], Scenario]

    def at(self, scenarios: Sequence[Scenario], value: float) -> tuple[Scenario, ...]:
        """Return all `scenarios` with this number at `value`; those that do not have it as they are.

        `AxisError` where one of them cannot be so.
        """
        try:
            return tuple(self.move(one, value) if self.design in {"", one.name} else one for one in scenarios)
        except ValidationError as error:
            raise AxisError(f"{self.path}: cannot be {self.said(value)}: {_why(error)}") from None

    def point(self, share: float) -> float:
        """Return the value at a share of the way from the low to the high end."""
        value = self.low + share * (self.high - self.low)
        return float(round(value)) if self.whole else float(f"{value:.{FIGURES}g}")

    def share(self, value: float) -> float:
        """Return how far a value is on the way from the low to the high end."""
        return (value - self.low) / (self.high - self.low)

    def points(self, count: int) -> list[float]:
        """Return so many values from the low to the high end, evenly spread; fewer where only whole ones make sense."""
        return sorted({self.point(place / (count - 1)) for place in range(count)})

    def said(self, value: float) -> str:
        """Return a value with its unit as files have it."""
        return self.money.said(value, self.unit) if is_sum(self.unit) else written(value, self.unit)

    def shown(self, value: float) -> float:
        """Return a value as readers are told it: sums in the currency of the market."""
        return self.money.of(value) if is_sum(self.unit) else value

    def summary(self) -> dict[str, Any]:
        """Return what the axis is as plain data, sums in the currency of the market."""
        return {
            "path": self.path,
            "unit": self.money.unit(self.unit),
            "low": self.shown(self.low),
            "high": self.shown(self.high),
            "declared": self.declared,
            "today": None if self.today is None else self.shown(self.today),
        }

    @property
    def holds_today(self) -> bool:
        """Whether today's value lies in the range."""
        return self.today is not None and self.low <= self.today <= self.high


def axis_of(scenarios: Sequence[Scenario], path: str, between: Between | None = None) -> Axis:
    """Return the axis at `path`, over its declared range or `between` two values as people write them.

    `AxisError` for a path that leads nowhere or to no number, for a number without a range, and for a range that is
    none or reaches beyond what can be.
    """
    design, _, field = path.rpartition(":")
    moved = [one for one in scenarios if design in {"", one.name}]
    if not moved:
        raise AxisError(f"{path}: there is no design {design!r}; designs: {', '.join(one.name for one in scenarios)}")
    found = NAMED[field](moved) if field in NAMED else _declared(moved, field, ranged=between is not None)
    found = replace(found, path=path, design=design)
    if between is not None:
        low, high = (_read(found, moved, text) for text in between)
        found = replace(found, low=low, high=high, declared=False)
    if not found.low < found.high:
        raise AxisError(f"{path}: from {found.said(found.low)} to {found.said(found.high)} is no range")
    for end in (found.low, found.high):
        found.at(scenarios, end)
    return found


def _declared(scenarios: Sequence[Scenario], path: str, *, ranged: bool) -> Axis:
    known = [{one.path: one for one in assumptions(scenario)} for scenario in scenarios]
    having = [(scenario, found[path]) for scenario, found in zip(scenarios, known, strict=True) if path in found]
    if not having:
        raise AxisError(f"{path}: {_no_number(path, [name for found in known for name in found])}")
    scenario, one = next(((s, a) for s, a in having if a.raw is not None), having[0])
    low, high = one.low_raw, one.high_raw
    if low is None or high is None:
        if not ranged:
            raise AxisError(f"{path}: no plausible range is declared; say which with --between LOW HIGH")
        low = high = 0.0
    whole = is_whole(scenario, path)
    if whole:
        low, high = float(math.ceil(low)), float(math.floor(high))
    holders = {holder.name for holder, _ in having}
    return Axis(
        path, one.unit, one.doc, low, high, one.raw, whole, one.money, "", declared=True,
        move=lambda moved, value: number_set(moved, path, value, one.unit) if moved.name in holders else moved,
    )  # fmt: skip


def _heads(scenarios: Sequence[Scenario]) -> Axis:
    now = seats(scenarios[0])
    return Axis(
        HEADS, "seats", HEADS_DOC, float(max(1, now // 2)), float(2 * now), float(now), True, IN_PAYS, "",
        declared=True, move=lambda moved, value: seats_scaled(moved, value / now),
    )  # fmt: skip


def _deal_size(scenarios: Sequence[Scenario]) -> Axis:
    del scenarios
    low, high = range_of_deals()
    return Axis(DEAL_SIZE, "1", SIZE_DOC, low, high, 1.0, False, IN_PAYS, "", declared=True, move=deals_scaled)


def _read(axis: Axis, scenarios: Sequence[Scenario], text: str) -> float:
    """Return a value as the axis counts it; `AxisError` for what is no value of it."""
    field = axis.path.rpartition(":")[2]
    try:
        value = _multiple(text) if field in NAMED else _first_read(scenarios, field, text)
    except ValidationError as error:
        raise AxisError(f"{axis.path}: cannot be {text}: {_why(error)}") from None
    if value is None:
        raise AxisError(f"{axis.path}: a number is needed, not {text!r}")
    return value


def _first_read(scenarios: Sequence[Scenario], path: str, text: str) -> float | None:
    """Return what a text means at a path of the first scenario that has a number there."""
    having = (one for one in scenarios if any(found.path == path for found in assumptions(one)))
    return number_read(next(having), path, text)


def _multiple(text: str) -> float | None:
    """Return a number above zero; None for anything else."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 < number < math.inf else None


def _no_number(path: str, known: Sequence[str]) -> str:
    """Say why nothing can be moved at a path, and what may have been meant."""
    names = list(dict.fromkeys([HEADS, DEAL_SIZE, *known]))
    near = meant(path, names)
    if near is not None:
        return f"no number with a declared unit; did you mean '{near}'?"
    last = path.rpartition(".")[2]
    alike = [name for name in names if name.rpartition(".")[2] == last][:MOST_HINTS]
    where = f"there are {', '.join(alike)}" if alike else "'conveyor explain FILE' lists those that there are"
    return f"no number with a declared unit; {where}"


def _why(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    text = str(first["msg"]).removeprefix("Value error, ")
    return text[:1].lower() + text[1:]


NAMED = {HEADS: _heads, DEAL_SIZE: _deal_size}
"""What is moved by a name that is no path."""
