"""Strikes, walk-outs, clones and bargaining: nothing is lost, and each moves what it ought to."""

from collections import Counter
from typing import Any

import pytest
from comparing import content, everything, with_values
from conservation import check_conservation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from natures import pay_cuts
from reading import rows
from strategies import changed, scenarios

from simulator.analysis.observe import observe
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import EXITS, HUNTING, Activity, Cost, Dispute, State, Step
from simulator.kernel.calendar import MONTH
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

quick = settings(max_examples=20, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
HUMAN = "market.human_nature"
CUT = {"at": "2 months", "of": "all", "cut": 0.3}
AT = 2 * MONTH


AS_EVER: dict[str, Any] = {}


WORK = ["reactivating", "developing", "serving", "closing", "qualifying", "prospecting"]


def company(values: dict[str, Any] | None = None, cut: dict[str, Any] | None = AS_EVER) -> Scenario:
    """Return six universal sellers whose pay is cut after two months (None: not); nobody leaves for other reasons."""
    seller = {"count": 6, "account_limit": 60, "order_of_work": WORK, "pay": "first_and_repeat"}
    plain = Scenario.model_validate({
        "market": {"prospects": {"size": 3000}, "opening": {"clients": 150, "pipeline": 6},
                   "human_nature": {"quitting": {"base_rate": 0, "head_rate": 0}, "conflict": {"fear": 0.001}}},
        "organization": {"departments": {"sales": {"head": {}, "roles": {"seller": seller}}}},
        "shocks": {"pay_cut": None if cut is None else CUT | cut},
        "warm_up": "0 h", "horizon": "6 months",
    })  # fmt: skip
    return with_values(plain, values or {})


def disputes(journal: Journal) -> dict[Dispute, list[tuple[float, float, float]]]:
    """Return time, people and value by what happened."""
    found: dict[Dispute, list[tuple[float, float, float]]] = {}
    for time, event, people, value in rows(journal, "disputes"):
        found.setdefault(Dispute(int(event)), []).append((time, people, value))
    return found


def hours(journal: Journal, *activities: Activity, since: float = 0.0, until: float = 1e9) -> float:
    work = rows(journal, "work")
    return sum(spent for start, _, kind, spent, _ in work if kind in activities and since <= start < until)


def spent(journal: Journal, cost: Cost) -> float:
    return sum(amount for _, kind, _, amount in rows(journal, "costs") if kind == cost)


@quick
@given(scenarios(), pay_cuts(), st.integers(0, 3))
def test_nothing_is_lost_in_a_conflict(scenario: Scenario, cut: dict[str, Any], replication: int) -> None:
    """Whatever is cut and however it ends: clients, hours, people and orders are conserved, and strikes end once."""
    mechanisms = dict.fromkeys(("conflict", "following", "founding"), True)
    journal = simulate(changed(scenario, shocks={"pay_cut": cut}, mechanisms=mechanisms), replication)
    check_conservation(journal)
    check_disputes(journal)
    observe(journal)


def check_disputes(journal: Journal) -> None:
    found = disputes(journal)
    strikes = found.get(Dispute.STRIKE, [])
    ends = {time for end in (Dispute.YIELD, Dispute.WALK_OUT, Dispute.DISMISSAL, Dispute.RETURN)
            for time, *_ in found.get(end, [])}  # fmt: skip
    assert len(found.get(Dispute.CUT, [])) <= 1
    assert len(ends) <= len(strikes) <= 1
    followed = {(time, client) for time, client, state, *_ in rows(journal, "clients") if state == State.FOLLOWED}
    took = [(time, client) for time, client, _ in rows(journal, "rivals")]
    assert set(took) <= followed
    assert len(took) == len(set(took))
    steps = Counter(step for _, _, _, step, _ in rows(journal, "staff"))
    for end, step in ((Dispute.WALK_OUT, Step.WALKED_OUT), (Dispute.DISMISSAL, Step.DISMISSED)):
        assert steps[step] <= sum(people for _, people, _ in found.get(end, []))
    if not strikes:
        assert hours(journal, Activity.STRIKING) == 0


def test_without_clients_who_would_follow_nobody_strikes() -> None:
    """C34: at a poachability of naught, and with following off, the same cut is borne in silence."""
    assert Dispute.STRIKE in disputes(simulate(company()))
    for values in ({f"{HUMAN}.poachability": 0}, {"mechanisms.following": False}, {"mechanisms.conflict": False}):
        journal = simulate(company(values))
        assert set(disputes(journal)) == {Dispute.CUT}
        assert hours(journal, Activity.STRIKING) == 0


def test_strikes_are_likelier_the_more_clients_would_follow() -> None:
    """Over 8 replications and three degrees of lock-in the number of strikes grows; fixed seeds, so no false alarms."""
    struck = [
        sum(Dispute.STRIKE in disputes(simulate(company({
            f"{HUMAN}.poachability": power, f"{HUMAN}.conflict.fear": 0.02, "horizon": "3 months"}), replication))
            for replication in range(8))
        for power in (0.02, 0.26, 1)
    ]  # fmt: skip
    assert struck[0] < struck[1] < struck[2]


def test_strikers_serve_and_do_not_hunt() -> None:
    """Nobody hunts in the week of a strike that all join and nobody ends, and clients are served as before."""
    values = {f"{HUMAN}.conflict.fear": 0, f"{HUMAN}.conflict.endurance": "100 months",
              "organization.conflict.patience": "6 months"}  # fmt: skip
    serving, nothing = (simulate(company(values | {f"{HUMAN}.conflict.strikers": mode}))
                        for mode in ("serve", "nothing"))  # fmt: skip
    for journal in (serving, nothing):
        assert disputes(journal)[Dispute.STRIKE][0][1] == 6
        assert hours(journal, *HUNTING, until=AT) > 0
        assert hours(journal, *HUNTING, since=AT) == 0
    assert hours(serving, Activity.SERVING, since=AT) > 0 == hours(nothing, Activity.SERVING, since=AT)
    assert hours(nothing, Activity.STRIKING) > hours(serving, Activity.STRIKING)


def test_yielding_makes_them_masters() -> None:
    """C36: a firm that yields pays on top afterwards, its heads count for less, and nobody has left."""
    silent = simulate(company({"mechanisms.conflict": False}))
    journal = simulate(company({"organization.conflict.response": "yield", f"{HUMAN}.conflict.fear": 0}))
    assert disputes(journal)[Dispute.YIELD][0][0] == AT + 8
    assert not [step for *_, step, _ in rows(journal, "staff") if step in EXITS]
    assert spent(journal, Cost.RETENTION) > 0 == spent(silent, Cost.RETENTION)
    pressure = {time: value for time, _, _, value, *_ in rows(journal, "motives")}
    before = {time: value for time, _, _, value, *_ in rows(silent, "motives")}
    assert pressure[AT + MONTH] == pytest.approx(before[AT + MONTH] / 2, rel=0.2)
    assert spent(journal, Cost.SALARY) > spent(silent, Cost.SALARY)


@pytest.mark.parametrize(("values", "step"), [
    ({"organization.conflict.response": "dismiss"}, Step.DISMISSED),
    ({f"{HUMAN}.conflict.endurance": "1 h"}, Step.WALKED_OUT),
])  # fmt: skip
def test_strikers_leave_with_their_clients_and_found_a_clone(values: dict[str, Any], step: Step) -> None:
    """C37: they leave together, clients go along to the clone, and more do than would without one."""
    surely = {f"{HUMAN}.conflict.fear": 0, f"{HUMAN}.conflict.walk_out": 1, f"{HUMAN}.founding.together": 1}
    journal = simulate(company(values | surely))
    plain = simulate(company(values | surely | {"mechanisms.founding": False}))
    check_conservation(journal)
    left = [time for time, _, _, how, _ in rows(journal, "staff") if how == step]
    assert len(left) == 6
    assert max(left) < AT + MONTH / 2  # whoever was ill hears of it later
    followed = [sum(state == State.FOLLOWED for _, _, state, *_ in rows(one, "clients")) for one in (plain, journal)]
    assert len(list(rows(journal, "rivals"))) == followed[1] > followed[0] > 0
    assert not list(rows(plain, "rivals"))
    facts = observe(journal).conflict
    assert facts["strikes"] == facts["founded"] == 1
    assert facts["left_together"] == 6
    assert facts["clients_at_rivals"] == followed[1]


def test_a_rival_woos_the_rest() -> None:
    """While a rival woos them, more of the remaining clients leave to competitors; afterwards hazards are as before."""
    surely = {f"{HUMAN}.conflict.fear": 0, f"{HUMAN}.founding.together": 1, "organization.conflict.response": "dismiss",
              "market.buying.exogenous_share": 0, "horizon": "12 months"}  # fmt: skip
    left = [
        sum(state == State.LEFT for _, _, state, *_ in rows(journal, "clients"))
        for journal in (simulate(company(surely | {f"{HUMAN}.founding.raid": raid})) for raid in (1, 5))
    ]  # fmt: skip
    assert left[1] > 1.3 * left[0] > 0


def test_a_cut_is_paid_for_by_those_whom_it_hits() -> None:
    """Half of all pay is gone from the day of the cut; of a cut that hits others, nothing is."""
    values = {"mechanisms.conflict": False, "mechanisms.least_resistance": False, "mechanisms.comfort": False,
              "mechanisms.incentive": False}  # fmt: skip
    whole, half, others = (simulate(company(values, {"at": "0 h", "cut": cut, "roles": roles})) for cut, roles in (
        (0.0, None), (0.5, None), (0.5, [])))  # fmt: skip
    head = next(seat.number for seat in whole.seats if seat.leads)
    pays = [
        sum(amount for _, kind, seat, amount in rows(one, "costs") if seat != head and kind != Cost.SEATS)
        for one in (whole, half, others)
    ]
    assert pays[1] == pytest.approx(pays[0] / 2)
    assert pays[2] == pytest.approx(pays[0])


def test_a_fine_makes_people_hunt_and_costs_those_who_do_not() -> None:
    """C34, the other way: a fine for passivity draws hours to hunting, and is taken off the pay."""
    values = {"mechanisms.conflict": False, f"{HUMAN}.resistance.prospecting": 3, f"{HUMAN}.resistance.closing": 3}
    free, fined = (simulate(company(values, {"of": "variable", "cut": 0, "fine": fine, "norm": "80 h"}))
                   for fine in (0, 0.5))  # fmt: skip
    assert hours(fined, *HUNTING, since=AT + MONTH) > 1.2 * hours(free, *HUNTING, since=AT + MONTH)
    assert spent(fined, Cost.COMMISSION) < spent(free, Cost.COMMISSION)


def test_a_fine_that_is_naught_leaves_no_trace() -> None:
    """A cut of nothing without a fine changes no table but that of disputes."""
    with_it = simulate(company({"mechanisms.conflict": False}, {"cut": 0}))
    without = simulate(company({"mechanisms.conflict": False}, None))
    assert content(with_it, "disputes") == content(without, "disputes")


@quick
@given(scenarios(), pay_cuts(), st.integers(0, 3))
def test_conflict_off_is_a_fear_beyond_measure(scenario: Scenario, cut: dict[str, Any], replication: int) -> None:
    """The off value, with a cut: who fears too much bears it as if there were no conflict."""
    afraid = with_values(changed(scenario, shocks={"pay_cut": cut}), {f"{HUMAN}.conflict.fear": 1e6})
    on, off = (everything(simulate(changed(afraid, mechanisms={"conflict": acts}), replication))
               for acts in (True, False))  # fmt: skip
    assert on == off


def test_keeping_people_costs_what_would_follow_them() -> None:
    """C35: pay for staying grows with poachability, is naught without it, and keeps people from leaving."""
    match = {"organization.conflict.retention": "match", "mechanisms.conflict": False}
    paid = [spent(simulate(company(match | {f"{HUMAN}.poachability": power}, None)), Cost.RETENTION)
            for power in (0, 0.1, 0.6)]  # fmt: skip
    assert paid[0] == 0 < 4 * paid[1] < paid[2]


def test_pay_for_staying_keeps_people() -> None:
    """Over 4 replications fewer leave where what they could take along is matched; fixed seeds, so no false alarms."""
    leaving = {f"{HUMAN}.quitting.base_rate": 0.7, f"{HUMAN}.quitting.outside": 2, "mechanisms.contagion": False,
               f"{HUMAN}.poachability": 0.6, f"{HUMAN}.bargaining_share": 1, "horizon": "12 months"}  # fmt: skip
    left = [
        sum(step == Step.QUIT for replication in range(4) for *_, step, _ in rows(simulate(company(
            leaving | {"organization.conflict.retention": policy}, None), replication), "staff"))
        for policy in ("none", "match")
    ]  # fmt: skip
    assert left[1] < 0.8 * left[0]


def test_a_list_takes_clients_along_whom_nobody_knows() -> None:
    """C56: what a leaver can look up follows too: more where all is visible than where the department is."""
    base = {"shocks.star_leaves": {"at": "2 months"}, f"{HUMAN}.list_poachability": 0.5}
    one = company(base, None)
    departments = one.organization.model_dump(mode="json")["departments"]
    split = changed(one, organization={"departments": departments | {"others": departments["sales"]}})
    followed = [
        sum(state == State.FOLLOWED for _, _, state, *_ in rows(simulate(with_values(split, {
            "organization.access": access})), "clients"))
        for access in ("own", "department", "all")
    ]  # fmt: skip
    assert followed[0] < followed[1] < followed[2]
