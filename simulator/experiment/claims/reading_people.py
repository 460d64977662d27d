"""Measures of hours, pay and people.

A role is named as in the design, `closer` or `sales/closer`; `@closing` are all roles below the heads that do this
work, whatever a design calls them.
"""

from collections.abc import Iterable
from statistics import fmean, stdev

from simulator.analysis.outcome import HEAD, Exit, Outcome
from simulator.experiment.claims.reading import Value, mean, share
from simulator.journal import vocabulary
from simulator.kernel.adding import total
from simulator.kernel.calendar import MONTH, WORKDAY, YEAR

ACTIVITIES = tuple(vocabulary.ACTIVITIES)
UNWORKED = frozenset(activity.name.lower() for activity in vocabulary.NOT_WORKED)
WAVE_MONTHS = 3
DOES = "@"
"""Stands before an activity in place of a role: everybody who does it."""

FEWEST_PEOPLE = 4
"""A spread between people, and a strong half, need so many."""

Hours = dict[str, float]


def hours_share(outcome: Outcome, activity: str) -> Value:
    """Share of the hours worked by all below the heads that goes into one kind of work."""
    return _share_of(_sellers(outcome), activity)


def role_share(outcome: Outcome, role: str, activity: str) -> Value:
    """Share of the hours worked in a role that goes into one kind of work."""
    return _share_of(_of_role(outcome, role), activity)


def role_hours(outcome: Outcome, role: str, activity: str) -> Value:
    """Hours of one kind of work for each person in a role and month."""
    hours = _of_role(outcome, role)
    return share(_sum(hours, (activity,)) * MONTH, _sum(hours))


def head_share(outcome: Outcome, activity: str) -> Value:
    """Share of the hours worked by heads that goes into one kind of work."""
    return _share_of(list(outcome.head_hours.values()), activity)


def head_utilisation(outcome: Outcome) -> Value:
    """Share of the paid hours of heads in which they work with people: meetings, reviews, coaching, control, deals."""
    hours = list(outcome.head_hours.values())
    idle = _sum(hours, (*UNWORKED, "leading"))
    return share(_sum(hours) - idle, _sum(hours))


def pay(outcome: Outcome, role: str) -> Value:
    """What a person in a role is paid a month: salary, commission and bonus."""
    paid = total(amount for name, amount in outcome.pay.items() if name in roles_meant(outcome, role))
    return share(paid * MONTH, _sum(_of_role(outcome, role)))


def attrition(outcome: Outcome) -> Value:
    """How many of those below the heads leave by their own choice, for each person and year."""
    exits = [one for one in outcome.exits if not one.role.endswith(HEAD)]
    return _rate(exits, _sellers(outcome))


def attrition_of(outcome: Outcome, role: str) -> Value:
    """How many of a role leave by their own choice, for each person and year."""
    return _rate(_exits(outcome, role), _of_role(outcome, role))


def loss_per_exit(outcome: Outcome) -> Value:
    """Margin lost in the year after somebody left, on average."""
    return mean([one.loss for one in outcome.exits if one.loss is not None])


def loss_per_exit_of(outcome: Outcome, role: str) -> Value:
    """Margin lost in the year after somebody left a role, on average."""
    return mean([one.loss for one in _exits(outcome, role) if one.loss is not None])


def followed_per_exit(outcome: Outcome) -> Value:
    """Clients who go along with somebody who leaves, on average."""
    return mean([float(one.followed) for one in outcome.exits])


def followed_per_exit_of(outcome: Outcome, role: str) -> Value:
    """Clients who go along with somebody who leaves a role, on average."""
    return mean([float(one.followed) for one in _exits(outcome, role)])


def vacancy(outcome: Outcome) -> Value:
    """Months for which a seat stands empty after an exit, on average of those that were filled."""
    return mean([one.vacant for one in outcome.exits if one.vacant is not None])


def vacancy_of(outcome: Outcome, role: str) -> Value:
    """Months for which a seat of a role stands empty after an exit, on average of those that were filled."""
    return mean([one.vacant for one in _exits(outcome, role) if one.vacant is not None])


def largest_wave(outcome: Outcome) -> Value:
    """The most people who left within three months, heads left out, as a share of the seats."""
    months = sorted(one.month for one in outcome.exits if not one.role.endswith(HEAD))
    largest = max((sum(first <= month < first + WAVE_MONTHS for month in months) for first in months), default=0)
    seats = _sum(_sellers(outcome)) / (len(outcome.monthly["margin"]) * MONTH)
    return share(float(largest), seats)


def hours_per_win(outcome: Outcome, activity: str) -> Value:
    """Hours of one kind of work below the heads for each client won."""
    return share(_sum(_sellers(outcome), (activity,)), outcome.funnel.get("won", 0.0))


def per_day(outcome: Outcome, stage: str, role: str) -> Value:
    """How often a stage of the funnel is reached for each person in a role and working day."""
    return share(outcome.funnel.get(stage, 0.0) * WORKDAY, _sum(_of_role(outcome, role)))


def strikes(outcome: Outcome) -> Value:
    """How often people went on strike."""
    return outcome.conflict.get("strikes")


def firms_founded(outcome: Outcome) -> Value:
    """How many firms of their own leavers founded."""
    return outcome.conflict.get("founded")


def retention_pay(outcome: Outcome) -> Value:
    """What was paid beside the pay plans for staying, since clients would have gone along."""
    return outcome.conflict.get("retention_pay")


def cost_per_hour(outcome: Outcome) -> Value:
    """What an hour of sales work costs, everything included."""
    cost = outcome.indicators.get("sales_cost")
    return None if cost is None else share(cost, _worked(_sellers(outcome)))


def value_per_hour(outcome: Outcome) -> Value:
    """Value created for each hour of sales work."""
    created = outcome.indicators.get("value")
    return None if created is None else share(created, _worked(_sellers(outcome)))


def spread_of_people(outcome: Outcome, role: str) -> Value:
    """Coefficient of variation of the monthly margin of the people in a role."""
    margins = [one.margin for one in outcome.people if one.role in roles_meant(outcome, role)]
    return share(stdev(margins), fmean(margins)) if len(margins) >= FEWEST_PEOPLE else None


def weak_to_strong(outcome: Outcome, role: str) -> Value:
    """Clients won a month by the less talented half of a role, as a share of what the more talented half wins."""
    people = sorted(
        (one for one in outcome.people if one.role in roles_meant(outcome, role)), key=lambda one: one.hunting
    )
    if len(people) < FEWEST_PEOPLE:
        return None
    half = len(people) // 2
    return share(fmean(one.wins for one in people[:half]), fmean(one.wins for one in people[-half:]))


def paid_hours(outcome: Outcome, role: str) -> float:
    """Return all hours paid in a role, worked or not."""
    return _sum(_of_role(outcome, role))


def roles_meant(outcome: Outcome, role: str) -> set[str]:
    """Return the roles, `department/role`, that are meant by `role`."""
    if role.startswith(DOES):
        work = role.removeprefix(DOES)
        return {name for name, hours in outcome.hours.items() if hours.get(work) and not name.endswith(HEAD)}
    return {name for name in outcome.hours if role in {name, name.rpartition("/")[2]}}


def _of_role(outcome: Outcome, role: str) -> list[Hours]:
    return [outcome.hours[name] for name in sorted(roles_meant(outcome, role))]


def _sellers(outcome: Outcome) -> list[Hours]:
    return [hours for name, hours in outcome.hours.items() if not name.endswith(HEAD)]


def _exits(outcome: Outcome, role: str) -> list[Exit]:
    meant = roles_meant(outcome, role)
    return [one for one in outcome.exits if one.role in meant]


def _rate(exits: list[Exit], hours: list[Hours]) -> Value:
    return share(sum(one.by_choice for one in exits) * YEAR, _sum(hours))


def _sum(roles: list[Hours], activities: Iterable[str] = ACTIVITIES) -> float:
    return total(hours.get(activity, 0.0) for hours in roles for activity in activities)


def _worked(roles: list[Hours]) -> float:
    return _sum(roles) - _sum(roles, UNWORKED)


def _share_of(roles: list[Hours], activity: str) -> Value:
    return share(_sum(roles, (activity,)), _worked(roles))
