"""Money: what is paid follows from the books of work, and every unit is counted once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import BOOK_ENDS, rows
from stays import stays
from strategies import scenarios

from simulator.analysis.base_worth import worth_of_base
from simulator.analysis.lives import lives
from simulator.analysis.observe import observe
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import NO_SEAT, Cost, Stage, Step
from simulator.kernel.calendar import MONTH, YEAR
from simulator.model.simulate import simulate
from simulator.scenario.figures.budget import target_pay
from simulator.scenario.schema.pay_plans import PayPlans
from simulator.scenario.schema.pay_terms import RULES
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario

quick = settings(max_examples=12, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip


def paid(journal: Journal, cost: Cost) -> dict[int, float]:
    """Return what each seat was paid of one kind in the whole run."""
    found: dict[int, float] = defaultdict(float)
    for _, kind, seat, amount in rows(journal, "costs"):
        if kind == cost:
            found[int(seat)] += amount
    return found


def roles_of(scenario: Scenario, journal: Journal) -> dict[int, Role]:
    """Return the role of each seat, heads left out."""
    roles = {(department, name): role for department, name, role in scenario.organization.roles()}
    return {seat.number: roles[seat.department, seat.role] for seat in journal.seats if not seat.leads}


def terms_of(scenario: Scenario, role: Role) -> PayPlans:
    return role.pay_terms.over(scenario.organization.pay_plans)


def variable(scenario: Scenario, role: Role) -> float:
    return 0.0 if role.pay == "salary" else float(getattr(terms_of(scenario, role), f"{role.pay}_variable"))


def unruled(scenario: Scenario) -> Scenario:
    """Return the scenario without rules around the plans of roles; their wages and terms stay."""
    for department, name, role in scenario.organization.roles():
        own = role.pay_terms.model_dump(mode="json", exclude=set(RULES))
        scenario = scenario.with_(f"organization.departments.{department}.roles.{name}.pay_terms", own)
    return scenario


@quick
@given(scenarios(), st.integers(0, 3))
def test_what_is_paid_for_time(scenario: Scenario, replication: int) -> None:
    """Salaries and workplaces for the time of stays; an empty seat costs nothing. Hiring once for everybody hired."""
    journal, labour = simulate(scenario, replication), scenario.market.labour
    salaries, places = (paid(journal, cost) for cost in (Cost.SALARY, Cost.SEATS))
    roles, there = roles_of(scenario, journal), stays(journal)
    leading = {"head": labour.wages.leading, "director": labour.wages.directing}
    full = {seat.number: leading[seat.role] if seat.leads else target_pay(roles[seat.number], scenario)
            for seat in journal.seats}  # fmt: skip
    for seat in journal.seats:
        months = sum(stay.until - stay.since for stay in there[seat.number]) / MONTH
        share = 1.0 if seat.leads else 1 - variable(scenario, roles[seat.number])
        assert salaries[seat.number] == pytest.approx(full[seat.number] * share * months)
        assert places[seat.number] == pytest.approx(labour.seat_cost * months)
    hired = [(time, seat) for time, seat, _, step, _ in rows(journal, "staff") if step == Step.HIRED]
    booked = [(time, seat, amount) for time, cost, seat, amount in rows(journal, "costs") if cost == Cost.HIRING]
    assert booked == [(time, seat, pytest.approx(labour.hiring_cost * full[int(seat)] * YEAR / MONTH))
                      for time, seat in hired]  # fmt: skip


@quick
@given(scenarios(), st.integers(0, 3))
def test_nobody_is_paid_who_is_not_there(scenario: Scenario, replication: int) -> None:
    """Each payment falls into a stay on that seat, at its end or at a month's end, and is made once.

    Adverts are charged to no seat: the budget of the start for all the time, where nothing changes it.
    """
    journal = simulate(scenario, replication)
    there = stays(journal)
    days = pay_days(journal)
    seen: Counter[tuple[float, float, float, bool]] = Counter()
    adverts = 0.0
    for time, cost, seat, amount in rows(journal, "costs"):
        assert amount > 0 or cost == Cost.COMMISSION
        if cost == Cost.TRAVEL:
            continue  # a journey is paid when somebody sets out
        if cost == Cost.MARKETING:
            assert seat == NO_SEAT
            assert time in days
            adverts += amount
            continue
        own = there[int(seat)]
        leaving = sum(stay.until == time and stay.gone is not None for stay in own)
        paying = time in days and any(stay.since < time <= stay.until for stay in own)
        arriving = sum(stay.since == time and stay.came is Step.HIRED for stay in own)
        seen[time, cost, seat, amount > 0] += 1
        allowed = arriving if cost == Cost.HIRING else leaving + paying
        assert seen[time, cost, seat, amount > 0] <= allowed, f"{Cost(int(cost))!r} of seat {seat} at {time}"
    assert adverts == pytest.approx(scenario.organization.marketing.budget * journal.end / MONTH)


def pay_days(journal: Journal) -> list[float]:
    """Return when everybody is paid: at each month's end, when the measured time begins, and in the end."""
    months = {month * MONTH for month in range(1, int(journal.end // MONTH) + 1)}
    return sorted({day for day in months | {journal.warm_up} if 0 < day < journal.end} | {journal.end})


def people_at(journal: Journal) -> Callable[[float, float], set[int]]:
    """Return a function that tells who sits on a seat at an hour; whoever leaves just then still does."""
    there = stays(journal)
    return lambda seat, time: {stay.person for stay in there[int(seat)] if stay.since <= time <= stay.until}


@dataclass
class Results:
    """What each seat brought, on which its commission is paid."""

    first: dict[int, float]
    repeat: dict[int, float]
    later: dict[int, float]
    period: dict[int, float]
    opportunities: dict[int, int]

    @classmethod
    def of(cls, journal: Journal, first_period: Mapping[int, float]) -> "Results":
        """Add up; what a winner would have who has left the seat counts as repeat business of who serves.

        `first_period` is that of each seat.
        """
        found = cls(*(defaultdict(float) for _ in range(4)), defaultdict(int))
        won = {client: time for time, client, _, stage, _ in rows(journal, "leads") if stage == Stage.WON}
        sits = people_at(journal)
        for time, client, seat, placed, margin, winner in rows(journal, "served"):
            merits = client >= BOOK_ENDS and bool(sits(winner, won[client]) & sits(winner, time))
            if merits and placed == won[client]:
                found.first[int(winner)] += margin
            else:
                found.repeat[int(seat)] += margin
            if merits and placed != won[client]:
                found.later[int(winner)] += margin
            if merits and placed <= won[client] + first_period[int(winner)]:
                found.period[int(winner)] += margin
        for _, _, _, stage, seat in rows(journal, "leads"):
            found.opportunities[int(seat)] += stage == Stage.OPPORTUNITY
        return found


@quick
@given(scenarios().filter(lambda scenario: scenario.market.labour.search > 0), st.integers(0, 3))
def test_what_is_paid_for_results(scenario: Scenario, replication: int) -> None:
    """Commissions of each plan, from the orders served, the opportunities made and the clients won."""
    scenario = unruled(scenario)
    journal = simulate(scenario, replication)
    roles = roles_of(scenario, journal)
    terms = {seat: terms_of(scenario, role) for seat, role in roles.items()}
    brought = Results.of(journal, {seat: plans.first_period for seat, plans in terms.items()})
    first, repeat = brought.first, brought.repeat
    fulfilled = plans_fulfilled(journal, {seat: plans.plan_clients for seat, plans in terms.items()})
    earned = paid(journal, Cost.COMMISSION)
    for seat, role in roles.items():
        plans = terms[seat]
        expected = {
            "first_and_repeat": plans.first_share * first[seat] + plans.repeat_share * repeat[seat],
            "first_deal": plans.first_period_share * brought.period[seat],
            "per_lead": plans.per_lead * brought.opportunities[seat],
            "active_seller": plans.active_first_share * first[seat] + plans.active_repeat_share * brought.later[seat]
            + fulfilled[seat] * plans.plan_bonus * target_pay(role, scenario),
        }.get(role.pay, 0.0)
        assert earned[seat] == pytest.approx(expected)


def plans_fulfilled(journal: Journal, plan: Mapping[int, float]) -> dict[int, int]:
    """Return how many payments found that somebody on a seat had won so many clients since the one before."""
    days = pay_days(journal)
    wins: dict[int, list[float]] = defaultdict(list)
    for time, _, _, stage, seat in rows(journal, "leads"):
        if stage == Stage.WON:
            wins[int(seat)].append(time)
    found: dict[int, int] = defaultdict(int)
    for seat, there in stays(journal).items():
        for stay in there if seat in plan else []:
            own = [time for time in wins[seat] if stay.since <= time <= stay.until]
            paydays = [day for day in days if stay.since < day <= stay.until]
            last = stay.since
            for day in paydays:
                found[seat] += sum(last <= time < day for time in own) >= plan[seat]
                last = day
            if stay.gone is not None:
                found[seat] += sum(last <= time for time in own) >= plan[seat]
    return found


@quick
@given(scenarios(), st.integers(0, 3))
def test_the_team_shares_its_bonus(scenario: Scenario, replication: int) -> None:
    """Equal parts of what the team has collected in the month, for those who are there when it is paid."""
    scenario = scenario.with_("market.payments.late_share", 0).with_("organization.pay_plans.team_threshold", 0)
    scenario = unruled(scenario)
    journal = simulate(scenario, replication)
    roles, there = roles_of(scenario, journal), stays(journal)
    teams: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in journal.seats:
        if not one.leads:
            teams[one.department, one.role].append(one.number)
    bonuses = {(time, seat): amount for time, cost, seat, amount in rows(journal, "costs") if cost == Cost.BONUS}
    before = -1.0
    for day in pay_days(journal):
        collected = {seat: 0.0 for team in teams.values() for seat in team}
        for _, _, seat, margin, _, when in rows(journal, "invoices"):
            collected[int(seat)] += margin if before < when <= day else 0.0
        for team in teams.values():
            present = [seat for seat in team if any(stay.since < day <= stay.until for stay in there[seat])]
            role = roles[team[0]]
            share = terms_of(scenario, role).team_share if role.pay == "team_bonus" else 0.0
            for seat in present:
                expected = share * sum(collected[other] for other in team) / len(present)
                assert bonuses.pop((day, seat), 0.0) == pytest.approx(expected)
        before = day
    assert not bonuses


@quick
@given(scenarios(), st.integers(0, 3))
def test_profit_is_what_is_left(scenario: Scenario, replication: int) -> None:
    """Margins of orders served minus all that was paid; the months add up to the whole, and value to its parts."""
    journal = simulate(scenario.with_("warm_up", "0 h"), replication)
    outcome = observe(journal)
    found = outcome.indicators
    margin, cost = float(journal.served["margin"].sum()), float(journal.costs["amount"].sum())
    assert found["profit"] == pytest.approx(margin - cost)
    assert found["margin"] == pytest.approx(margin) == pytest.approx(sum(outcome.monthly["margin"]))
    assert found["sales_cost"] == pytest.approx(cost)
    assert sum(outcome.monthly["profit"]) == pytest.approx(margin - cost)
    worth = worth_of_base(journal, lives(journal))
    assert found["value"] == pytest.approx(margin - cost + worth[-1] - worth[0])
    assert outcome.monthly["value"][-1] == pytest.approx(found["value"])
