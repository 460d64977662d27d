"""How the day is cut: the levers that are searched beside head-counts wherever nobody says what else to search.

Where people have other work before the search for clients, it comes last, and comfort lets them never come to it. How
many hours of the day it is told to come first is a question that every design with such a role has to answer, as well
as how many people there are of each role.
"""

from simulator.experiment.staff.levers import Lever, levers
from simulator.experiment.study import StudyError
from simulator.scenario.figures.idle import idle
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario


def usual_levers(scenario: Scenario) -> tuple[Lever, ...]:
    """Return the protected hours of each staffed role that has other work before its protected work, as in the file.

    Over their declared range, and at what is written where that lies between. Nothing for a role that does not do its
    protected work, now or after a change of the organisation, or does it first anyway: there no hours can be kept.
    """
    roles = [one for one in scenario.organization.roles() if one[2].is_staffed and _does_it(one[2])]
    found = [_lever(scenario, f"organization.departments.{one}.roles.{name}", role) for one, name, role in roles]
    return tuple(lever for lever in found if lever is not None)


def _does_it(role: Role) -> bool:
    return set(role.protected_work) <= set(role.order_of_work)


def _lever(scenario: Scenario, place: str, role: Role) -> Lever | None:
    """Return the protected hours of the role at `place`, the written ones among them; None where they cannot act."""
    try:
        (lever,) = levers(scenario, [f"{place}.protected_hours"])
    except StudyError:  # a later organisation does not allow them
        return None
    most = scenario.with_(lever.path, lever.values[-1])
    if lever.path in {one.path for one in idle(most)}:
        return None
    tried = {float(value.removesuffix(" h")): value for value in lever.values}
    tried.setdefault(role.protected_hours, f"{role.protected_hours} h")
    return Lever(lever.path, tuple(tried[hours] for hours in sorted(tried)))
