"""Money: what is paid follows from the books of work, and every unit is counted once."""

from collections import defaultdict

import pytest
from conservation import rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import scenarios

from simulator.analysis.observe import observe
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Cost, Stage
from simulator.kernel.calendar import MONTH, YEAR
from simulator.model.simulate import simulate
from simulator.scenario.organization import Role
from simulator.scenario.scenario import Scenario

quick = settings(max_examples=12, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
BOOK_ENDS = 1 << 20


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


def wage(scenario: Scenario, role: Role) -> float:
    return max(float(getattr(scenario.market.labour.wages, work)) for work in role.order_of_work)


def variable(scenario: Scenario, role: Role) -> float:
    return 0.0 if role.pay == "salary" else float(getattr(scenario.organization.pay_plans, f"{role.pay}_variable"))


@quick
@given(scenarios(), st.integers(0, 3))
def test_what_is_paid_for_time(scenario: Scenario, replication: int) -> None:
    """Salaries and workplaces by the month, from the first day of a seat to the end; hiring once."""
    journal, labour = simulate(scenario, replication), scenario.market.labour
    salaries, places, hiring = (paid(journal, cost) for cost in (Cost.SALARY, Cost.SEATS, Cost.HIRING))
    roles = roles_of(scenario, journal)
    for seat in journal.seats:
        months = (journal.end - seat.opened) / MONTH
        full = labour.wages.leading if seat.leads else wage(scenario, roles[seat.number])
        share = 1.0 if seat.leads else 1 - variable(scenario, roles[seat.number])
        assert salaries[seat.number] == pytest.approx(full * share * months)
        assert places[seat.number] == pytest.approx(labour.seat_cost * months)
        expected = labour.hiring_cost * full * YEAR / MONTH if seat.opened > 0 else 0.0
        assert hiring[seat.number] == pytest.approx(expected)


@quick
@given(scenarios(), st.integers(0, 3))
def test_what_is_paid_for_results(scenario: Scenario, replication: int) -> None:
    """Commissions of each plan, from the orders served and the opportunities made."""
    journal, plans = simulate(scenario, replication), scenario.organization.pay_plans
    won = {client: time for time, client, _, stage, _ in rows(journal, "leads") if stage == Stage.WON}
    first, repeat, period, made = (defaultdict(float) for _ in range(4))
    for _, client, seat, placed, margin, winner in rows(journal, "served"):
        is_first = client >= BOOK_ENDS and placed == won[client]
        (first if is_first else repeat)[int(winner) if is_first else int(seat)] += margin
        if client >= BOOK_ENDS and placed <= won[client] + plans.first_period:
            period[int(winner)] += margin
    for _, _, _, stage, seat in rows(journal, "leads"):
        made[int(seat)] += stage == Stage.OPPORTUNITY
    earned = paid(journal, Cost.COMMISSION)
    for seat, role in roles_of(scenario, journal).items():
        expected = {
            "first_and_repeat": plans.first_share * first[seat] + plans.repeat_share * repeat[seat],
            "first_deal": plans.first_period_share * period[seat],
            "per_lead": plans.per_lead * made[seat],
        }.get(role.pay, 0.0)
        assert earned[seat] == pytest.approx(expected)


@quick
@given(scenarios(), st.integers(0, 3))
def test_the_team_shares_its_bonus(scenario: Scenario, replication: int) -> None:
    """Equal parts for all of a team, none for others, and never more than the share of its margin."""
    plans = scenario.organization.pay_plans.model_copy(update={"team_threshold": 0.0})
    organization = scenario.organization.model_copy(update={"pay_plans": plans})
    scenario = scenario.model_copy(update={"organization": organization})
    journal = simulate(scenario, replication)
    bonus, roles = paid(journal, Cost.BONUS), roles_of(scenario, journal)
    margin: dict[int, float] = defaultdict(float)
    won = {client: time for time, client, _, stage, _ in rows(journal, "leads") if stage == Stage.WON}
    for _, client, seat, placed, amount, winner in rows(journal, "served"):
        is_first = client >= BOOK_ENDS and placed == won[client]
        margin[int(winner) if is_first else int(seat)] += amount
    teams: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in journal.seats:
        if not one.leads:
            teams[one.department, one.role].append(one.number)
    for team in teams.values():
        expected = plans.team_share * sum(margin[seat] for seat in team) if roles[team[0]].pay == "team_bonus" else 0.0
        assert sum(bonus[seat] for seat in team) == pytest.approx(expected)


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
    worth = journal.base["worth"]
    assert found["value"] == pytest.approx(margin - cost + worth[-1] - worth[0])
    assert outcome.monthly["value"][-1] == pytest.approx(found["value"])
