"""Scenarios moved along a number: set as it is declared, all head-counts scaled, or the size of all deals scaled."""

import math
from collections.abc import Mapping
from typing import Any

from simulator.kernel.marking import N_
from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.figures.budget import budget
from simulator.scenario.schema.clients import Segment
from simulator.scenario.schema.declared import declaration_of
from simulator.scenario.schema.money import SUM, is_sum
from simulator.scenario.schema.scenario import Scenario

HEADS = "heads"
DEAL_SIZE = "deal_size"
HEADS_DOC = N_("size of the company: seats of all roles together, on the same market")
SIZE_DOC = N_("size of deals: gross margin of all orders, as a multiple of today’s")



def number_set(scenario: Scenario, path: str, value: float, unit: str) -> Scenario:
    """Return a copy with the declared number at `path` at a value; the scenario itself where that is its value.

    In its declared `unit`: working hours, sums in pays. Of a spell it is the mean, of a head-count the seats at the
    start; the rest stays. pydantic's `ValidationError` for a value that cannot be.
    """
    place, now = _place(scenario, path)
    if now is not None and value == (_hours(now) if isinstance(now, str) else now):
        return scenario
    if unit == "h" and (now is None or isinstance(now, str)):
        return scenario.with_(place, f"{value!r} h")
    if isinstance(now, int):
        return scenario.with_(place, round(value))
    return scenario.with_(place, scenario.money.of(value) if is_sum(unit) else value)


def number_read(scenario: Scenario, path: str, text: str) -> float | None:
    """Return the number that a text as files have it means at `path`, sums in the currency of the market.

    None where it means that there is no number; pydantic's `ValidationError` for a text that cannot be.
    """
    place, _ = _place(scenario, path)
    found = assumptions(scenario.with_(place, _plain(text)))
    return next(one.raw for one in found if one.path == path)


def is_whole(scenario: Scenario, path: str) -> bool:
    """Tell whether the number at `path` is a count: seats, touches, prospects."""
    return isinstance(_place(scenario, path)[1], int)


def seats(scenario: Scenario) -> int:
    """Return the seats below the heads at the start."""
    return budget(scenario).seats


def seats_scaled(scenario: Scenario, factor: float) -> Scenario:
    """Return a copy with all head-counts of the start scaled, to as many seats together as that comes to.

    The seats go by largest remainders, so that the mix stays as near as whole people allow; a role that has a seat
    keeps one. Heads, hiring plans, clients and demand stay.
    """
    now = {(one.department, one.role): one.seats for one in budget(scenario).roles if one.seats}
    for (department, role), count in _shared_out(now, round(factor * sum(now.values()))).items():
        path = f"organization.departments.{department}.roles.{role}.count"
        scenario = number_set(scenario, path, float(count), "seats")
    return scenario


def deals_scaled(scenario: Scenario, factor: float) -> Scenario:
    """Return a copy in which an order brings `factor` times its margin, in all segments of clients."""
    for name, segment in scenario.market.segments.items():
        path = f"market.segments.{name}.margin_per_order"
        scenario = number_set(scenario, path, segment.margin_per_order * factor, SUM)
    return scenario


def range_of_deals() -> tuple[float, float]:
    """Return by what factors the size of deals plausibly differs, as it is declared of a segment."""
    found = declaration_of(Segment.model_fields["margin_per_order"])
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    return found.low, found.high


def _shared_out(now: Mapping[tuple[str, str], int], seats: int) -> dict[tuple[str, str], int]:
    """Return so many seats shared out as they are now, one at least for each role (Hamilton's largest remainders)."""
    whole = sum(now.values())
    exact = {role: max(1.0, count * seats / whole) for role, count in now.items()}
    found = {role: math.floor(count) for role, count in exact.items()}
    order = sorted(now, key=lambda role: found[role] - exact[role])  # stable: ties go by the order of the roles
    for role in order[: max(0, seats - sum(found.values()))]:
        found[role] += 1
    return found


def _hours(text: str) -> float:
    """Return the working hours of a duration as a scenario dumps it: `2.0 h`."""
    return float(text.removesuffix(" h"))


def _place(scenario: Scenario, path: str) -> tuple[str, Any]:
    """Return where the number stands that is meant by a path, and what is written there."""
    place: Any = scenario.model_dump(mode="json")
    for step in path.split("."):
        place = place[step]
    if not isinstance(place, dict):
        return path, place
    part = "mean" if "mean" in place else "start"
    return f"{path}.{part}", place[part]


def _plain(text: str) -> float | str:
    """Return a bare number as one, and any other text as it is."""
    try:
        number = float(text)
    except ValueError:
        return text
    if not math.isfinite(number):
        return text
    return int(number) if number.is_integer() else number
