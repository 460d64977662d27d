"""Changes of the organisation during the run: what it is from then on, and what becomes of its people (C29, C89)."""

from collections.abc import Iterator, Mapping
from typing import Annotated, LiteralString

from pydantic import Field
from pydantic_core import PydanticCustomError

from simulator.scenario.schema.circumstances import after_the_end
from simulator.scenario.schema.declared import Acts, Values, declared
from simulator.scenario.schema.headcount import Running, in_force
from simulator.scenario.schema.labels import Name
from simulator.scenario.schema.objections import nobody_is_placed
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.policies import PLACEMENT
from simulator.scenario.schema.quantities import LONGEST, Hours

Rung = Annotated[Name, Field(description="a role of the new organisation")]
Team = tuple[str, str]
"""A department and a role in it."""
Plans = Mapping[Team, Running]
"""By team: the head-count in force."""


class Change(Values):
    """One re-organisation: when it comes, the organisation from then on, and who becomes what."""

    at: Annotated[Hours, Acts(unless=after_the_end, by_default=True)] = declared(
        ..., "when the organisation changes, from the start of the run",
        unit="h", source="MODEL 6", evidence="A", kind="setting", gt=0,
    )
    clients: int | None = declared(
        None, "the change waits, from that hour on, until the firm has so many clients who have not left; looked at "
        "when a month ends; null: it waits for nothing",
        unit="clients", plausible=(0, 2000), source="C23, C29", evidence="A", kind="lever", ge=0, le=1_000_000,
    )
    organization: Organization = Field(
        ..., description="the organisation from then on, laid over the one before: mappings merge by name, lists and "
        "values replace, null removes; what is not written stays as it was",
    )
    becomes: dict[Name, tuple[Rung, ...]] = Field(
        {}, description="role -> what its people become who lose their seats, in the order in which new seats are "
        "filled; whoever finds none leaves. A role that loses seats must stand here; [] lets its people go",
    )
    choose: Annotated[str, PLACEMENT, Acts(unless=nobody_is_placed)] = PLACEMENT.field()
    training: Hours = declared(
        "0 h", "hours of training for everybody whose kinds of work change, half a day at a time",
        unit="h", plausible=(0, 168.0), source="C79, C89", evidence="A", kind="lever", le=2016,
    )


def check_timeline(start: Organization, timeline: Mapping[str, Change]) -> None:
    """Refuse changes that do not follow one another, or in which somebody is forgotten."""
    before, earliest, former = start, 0.0, ""
    plans: Plans = in_force({}, start.teams, 0.0)
    for name, change in timeline.items():
        if change.at < earliest:
            raise PydanticCustomError(
                "sooner", "'{name}' stands behind '{former}' and comes before it; changes stand in the order of time",
                {"name": name, "former": former, "earliest": earliest, "item": [name, "at"]},
            )
        _check_people(name, before, plans, change)
        before, earliest, former = change.organization, change.at, name
        plans = in_force(plans, before.teams, change.at)


def _check_people(name: str, before: Organization, plans: Plans, change: Change) -> None:
    """Refuse roles that nobody knows, and roles of whose people nothing is said though they lose seats."""
    old, new = _names(before), _names(change.organization)
    for role, rungs in change.becomes.items():
        if role not in old:
            _refuse("the role '{rung}' does not exist before this change", role, old, [name, "becomes", role])
        for place, rung in enumerate(rungs):
            if rung not in new:
                _refuse("there is no role '{rung}' after this change", rung, new, [name, "becomes", role, place])
    for team, seats in losing(plans, change):
        if team[1] not in change.becomes and seats:
            raise PydanticCustomError(
                "unplaced", "'{role}' loses seats; say what its people become, as in {role}: [another_role], or [] if "
                "they leave", {"role": team[1], "item": [name, "becomes"]},
            )


def losing(plans: Plans, change: Change) -> Iterator[tuple[Team, int]]:
    """Yield the teams that lose seats or end, with the seats that they have before the change, at most.

    `plans` are the head-counts in force before it. A change that waits for clients may come after all hires of a plan.
    """
    now, latest = change.organization.teams, change.at if change.clients is None else LONGEST
    for team, plan in plans.items():
        seats = plan.seats(latest)
        goes_on = team in now and now[team].headcount == plan.headcount
        if not goes_on and (team not in now or now[team].count < seats):
            yield team, seats


def _names(organization: Organization) -> list[str]:
    return list(dict.fromkeys(name for _, name, _ in organization.roles()))


def _refuse(told: LiteralString, rung: str, known: list[str], item: list[str | int]) -> None:
    raise PydanticCustomError("becomes", told, {"rung": rung, "known": known, "item": item})
