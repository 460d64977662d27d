"""How the day is cut: the levers of a design whose people both win clients and keep them.

A design that gives winning and keeping to different people decides how many there are of each, and a search over
head-counts finds that. Where the same people do both, what there is to decide is how many of their hours are kept for
what would otherwise come last. So that is searched wherever nobody says what else to search.
"""

from simulator.experiment.staff.levers import Lever, levers
from simulator.experiment.study import StudyError
from simulator.scenario.figures.idle import idle
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.work import WORK

SIDES = {sheet.name: sheet.side for sheet in WORK}


def usual_levers(scenario: Scenario) -> tuple[Lever, ...]:
    """Return the protected hours of each staffed role that wins clients and keeps them, in the order of the file.

    Over their declared range, and at what is written where that lies between. Nothing for a role that does not do its
    protected work, now or after a change of the organisation, or does it first anyway: there no hours can be kept.
    """
    roles = [one for one in scenario.organization.roles() if one[2].is_staffed and _does_both(one[2])]
    found = [_lever(scenario, f"organization.departments.{one}.roles.{name}", role) for one, name, role in roles]
    return tuple(lever for lever in found if lever is not None)


def _does_both(role: Role) -> bool:
    return set(role.protected_work) <= set(role.order_of_work) and {"hunting", "care"} <= {
        SIDES[work] for work in role.order_of_work
    }


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
