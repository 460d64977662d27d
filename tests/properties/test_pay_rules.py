"""Rules of pay in whole companies: nobody is paid beyond a cap, or below the salary, and off values leave no trace."""

from collections import defaultdict

from comparing import content
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import CLOSE, rows
from stays import stays
from strategies import scenarios
from test_money import pay_days, roles_of, variable

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Cost
from simulator.kernel.calendar import MONTH
from simulator.model.simulate import simulate
from simulator.scenario.figures.budget import market_pay, target_pay
from simulator.scenario.schema.pay_plans import PAY_PLANS
from simulator.scenario.schema.scenario import Scenario

quick = settings(max_examples=8, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip


@quick
@given(scenarios(), st.integers(0, 3))
def test_rules_of_pay_hold_on_every_pay_day(scenario: Scenario, replication: int) -> None:
    """Commission and bonus stay within the cap of the time that is paid; taking back leaves nobody below the salary."""
    journal = simulate(scenario, replication)
    roles = roles_of(scenario, journal)
    varying, commission = defaultdict(float), defaultdict(float)
    for time, cost, seat, amount in rows(journal, "costs"):
        if cost in (Cost.COMMISSION, Cost.BONUS):
            varying[time, int(seat)] += max(0.0, amount)
        if cost == Cost.COMMISSION:
            commission[time, int(seat)] += amount
    assert min(commission.values(), default=0.0) > -CLOSE
    months = months_paid(journal)
    for (time, number), amount in varying.items():
        role = roles[number]
        if role.pay_terms.cap is not None:
            most = role.pay_terms.cap * variable(scenario, role) * target_pay(role, scenario) * months[time, number]
            assert amount < most + CLOSE, f"seat {number} at {time}"
    taken = -sum(amount for _, cost, _, amount in rows(journal, "costs") if cost == Cost.COMMISSION and amount < 0)
    watched = {number for number, role in roles.items() if role.pay_terms.clawback_within}
    paid = sum(max(0.0, amount) for _, cost, seat, amount in rows(journal, "costs")
               if cost == Cost.COMMISSION and seat in watched)  # fmt: skip
    assert taken < paid + CLOSE


def months_paid(journal: Journal) -> dict[tuple[float, int], float]:
    """Return the months for which a seat is paid at an hour, as many as it is."""
    days = pay_days(journal)
    found: dict[tuple[float, int], float] = defaultdict(float)
    for seat, there in stays(journal).items():
        for stay in there:
            ends = sorted({day for day in days if stay.since < day <= stay.until} | {stay.until})
            for since, until in zip([stay.since, *ends], ends, strict=False):
                found[until, seat] += (until - since) / MONTH
    return found


@quick
@given(scenarios(), st.integers(0, 3))
def test_terms_that_are_those_of_the_firm_change_no_byte(scenario: Scenario, replication: int) -> None:
    """So does a wage that is the market's: what people reckon with is the same, whoever has written it."""
    plain = scenario
    for department, name, role in scenario.organization.roles():
        here = f"organization.departments.{department}.roles.{name}"
        sheet = next(sheet for sheet in PAY_PLANS if sheet.name == role.pay)
        firm = scenario.organization.pay_plans.model_dump(mode="json", include=set(sheet.terms))
        plain = plain.with_(f"{here}.pay_terms", {}).with_(f"{here}.wage", None)
        scenario = scenario.with_(f"{here}.pay_terms", firm).with_(f"{here}.wage", market_pay(role, scenario))
    assert content(simulate(scenario, replication)) == content(simulate(plain, replication))
