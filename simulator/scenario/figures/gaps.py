"""Which clients nobody is for: segments that no role names, and territories in which nobody calls."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario

WITHOUT = {
    "prospecting": "nobody hunts {segments}: no role that does 'prospecting' names {them}, and {their} prospects are "
    "not called",
    "qualifying": "no role that does 'qualifying' names {segments}; whoever does it takes {their} requests up",
    "closing": "no role that does 'closing' names {segments}; whoever does it takes {their} opportunities up",
    "serving": "nobody looks after {segments}: no role that keeps accounts for good names {them}; {their} accounts are "
    "served where they are buried, and never called",
    "visiting": "no role that does 'visiting' names {segments}; {their} clients are visited by nobody but their owners",
}
"""By kind of work: what is said of segments that none of the roles that do it names."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Clients whom nobody is for: `path` leads to the departments, dotted, as for `--set`; `why` is a sentence."""

    path: str
    why: str


def gaps(scenario: Scenario) -> list[Gap]:
    """Return whom nobody is for, at the start and after each change; what is so already before it is not told again."""
    found, before = [], set[str]()
    changes = [(f"timeline.{name}.", change.organization) for name, change in scenario.timeline.items()]
    for above, organization in [("", scenario.organization), *changes]:
        here = list(_of_segments(scenario, organization)) + list(_of_territories(scenario, organization))
        found += [Gap(f"{above}organization.departments", why) for why in here if why not in before]
        before = set(here)
    return found


def _of_segments(scenario: Scenario, organization: Organization) -> Iterator[str]:
    there = [name for name, body in scenario.market.segments.items() if body.share > 0]
    for work, words in WITHOUT.items():
        roles = [role for _, _, role in organization.roles() if role.count and _does(role, work, organization)]
        if not roles or (work == "prospecting" and not scenario.market.prospects.size):
            continue
        named = {name for role in roles for name in (there if role.segments is None else role.segments)}
        if left := [f"'{name}'" for name in there if name not in named]:
            one = len(left) == 1
            yield words.format(
                segments=" and ".join(left), them="it" if one else "them", their="its" if one else "their"
            )


def _does(role: Role, work: str, organization: Organization) -> bool:
    """Tell whether a role does a kind of work; of those that serve, only those count that keep accounts for good."""
    if work != "serving":
        return work in role.order_of_work
    wins = organization.overflow == "keep_with_closer" and "closing" in role.order_of_work
    return (work in role.order_of_work and role.passes_accounts_after is None) or wins


def _of_territories(scenario: Scenario, organization: Organization) -> Iterator[str]:
    called = any(role.count and "prospecting" in role.order_of_work for _, _, role in organization.roles())
    if not called or not scenario.market.prospects.size:
        return
    for name, body in organization.departments.items():
        calls = any(role.count and "prospecting" in role.order_of_work for role in body.roles.values())
        if body.territory and not calls:
            yield f"nobody in '{name}' does 'prospecting', and nobody else calls the prospects of its territory"
