"""Pods: what a department keeps to itself stays there, two like pods fare alike, and nothing is lost between them."""

import math
from typing import Any

import numpy as np
import pytest
from comparing import content
from conservation import check_conservation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import INQUIRIES, POOL, rows
from scipy import stats
from strategies import NEUTRAL, scenarios

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Cause, Stage, State
from simulator.kernel.luck import Luck
from simulator.model.market.pods import Pods
from simulator.model.policies.in_force import InForce
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

quick = settings(max_examples=8, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
POD = {
    "caller": {"count": 2, "order_of_work": ["qualifying", "prospecting"]},
    "closer": {"count": 2, "order_of_work": ["closing"]},
    "manager": {"count": 2, "order_of_work": ["serving", "developing"], "account_limit": 100},
}
OWN = {"leads": "own", "accounts": "own"}
LENIENT = 1e-4
"""How often a statistical test here would fail by chance."""


def company(*pods: dict[str, Any], on: tuple[str, ...] = (), **facts: Any) -> Scenario:
    """Return a firm of departments of the same make-up, which differ in what is written of each."""
    departments = {f"pod_{place}": {"roles": POD} | pod for place, pod in enumerate(pods)}
    return Scenario.model_validate({
        "market": {"prospects": {"size": 3000}, "opening": {"clients": 60, "pipeline": 20},
                   "calling": {"warm_interest": 0.35}, "inquiries": {"per_month": 60}, "labour": {"search": "1 month"}},
        "organization": {"departments": departments},
        "mechanisms": NEUTRAL | dict.fromkeys(on, True),
        "warm_up": "0 h", "horizon": "8 months",
    } | facts)  # fmt: skip


HALVES = company(OWN | {"territory": 0.5}, OWN | {"territory": 0.5})


def pods_of(scenario: Scenario, replication: int = 0) -> Pods:
    return Pods(InForce(scenario.organization), scenario.stages, Luck(0, replication))


def territory(pods: Pods, client: float) -> str | None:
    return pods.claimant(pods.strip_of(int(client)))


def departments(journal: Journal) -> dict[int, str]:
    return {seat.number: seat.department for seat in journal.seats}


def wins(journal: Journal) -> list[int]:
    """Return how many deals each pod has won."""
    where = departments(journal)
    won = [where[int(seat)] for *_, stage, seat in rows(journal, "leads") if stage == Stage.WON]
    return [won.count(name) for name in sorted(set(where.values()))]


def test_a_territory_is_a_share_of_all_clients() -> None:
    """Four standard errors: fails once in 16,000 seeds."""
    pods = pods_of(company({"territory": 0.3}, {}, {"territory": 0.2}))
    found = [territory(pods, client) for client in range(20_000)]
    for name, share in (("pod_0", 0.3), ("pod_2", 0.2), (None, 0.5)):
        assert abs(found.count(name) / 20_000 - share) < 4 * math.sqrt(share * (1 - share) / 20_000)


def test_a_territory_is_the_same_clients_whatever_else_is_written() -> None:
    """Only the shares, in the order of the departments, say where a client lies; changes to come move no border."""
    plain = pods_of(company({"territory": 0.3}, {"territory": 0.2}))
    kept = company(*[OWN | {"territory": share} for share in (0.3, 0.2)])
    later = kept.model_dump(mode="json")
    moved = company({"territory": 0.1}, {"territory": 0.7}).model_dump(mode="json")["organization"]
    later["timeline"] = {"moved": {"at": "1 month", "organization": moved}}
    others = pods_of(kept), pods_of(Scenario.model_validate(later))
    for client in range(500):
        assert {territory(pods, client) for pods in others} == {territory(plain, client)}


def test_everything_stays_in_its_pod() -> None:
    """Prospects, inquiries, deals, accounts won and the opening book: each pod has those of its territory only."""
    journal, pods = simulate(HALVES), pods_of(HALVES)
    where = departments(journal)
    for _, client, _, stage, seat in rows(journal, "leads"):
        if stage in {Stage.LEAD, Stage.DEAL, Stage.WON}:
            assert territory(pods, client) == where[int(seat)]
    for _, client, seat, _ in rows(journal, "answers"):
        assert territory(pods, client) == where[int(seat)]
    for _, client, state, seat, _ in rows(journal, "clients"):
        assert state != State.CUSTOMER or territory(pods, client) == where[int(seat)]
    check_conservation(journal)


def test_no_account_leaves_its_pod_though_people_do() -> None:
    """Accounts of leavers are dealt within the pod, or wait for the successor; the other pod may cover leads."""
    quitting = {"base_rate": 2, "outside": 0, "drudgery": 0}
    scenario = company(OWN, OWN, on=("quitting",)).with_("market.human_nature.quitting", quitting)
    journal = simulate(scenario.with_("horizon", "14 months"))
    where = departments(journal)
    passed = [(where[int(old)], where[int(new)]) for *_, old, new, why in rows(journal, "moves") if why == Cause.EXIT]
    assert len(passed) > 20
    assert all(old == new for old, new in passed)
    first: dict[float, str] = {}
    for _, client, state, seat, _ in rows(journal, "clients"):
        if state == State.CUSTOMER:
            assert where[int(seat)] == first.setdefault(client, where[int(seat)])
    check_conservation(journal)


def test_what_a_pod_finds_it_closes_and_looks_after() -> None:
    """Without territories everybody calls everybody, and what comes of a call stays with whoever called."""
    journal = simulate(company(OWN, OWN))
    where, finder = departments(journal), {}
    crossed = 0
    for _, client, attempt, stage, seat in rows(journal, "leads"):
        if stage == Stage.LEAD:
            finder[client, attempt] = where[int(seat)]
        elif stage in {Stage.DEAL, Stage.WON} and POOL <= client < INQUIRIES:
            assert where[int(seat)] == finder[client, attempt]
            crossed += 1
    assert crossed > 50
    for _, client, state, seat, _ in rows(journal, "clients"):
        if state == State.CUSTOMER and POOL <= client < INQUIRIES:
            assert where[int(seat)] in {one for (other, _), one in finder.items() if other == client}
    shared = simulate(company({}, {}))
    deals = [(client, attempt, where[int(seat)]) for _, client, attempt, stage, seat in rows(shared, "leads")
             if stage == Stage.DEAL and POOL <= client < INQUIRIES]  # fmt: skip
    found = {(client, attempt): where[int(seat)] for _, client, attempt, stage, seat in rows(shared, "leads")
             if stage == Stage.LEAD}  # fmt: skip
    assert any(found[client, attempt] != name for client, attempt, name in deals), "shared leads cross the border"


def test_like_pods_fare_alike() -> None:
    """The pod that stands first has no advantage: of all wins it has half (binomial, false alarm 1e-4)."""
    won = np.sum([wins(simulate(HALVES, replication)) for replication in range(4)], axis=0)
    assert won.sum() > 400
    assert stats.binomtest(int(won[0]), int(won.sum()), 0.5).pvalue > LENIENT, won


def test_one_department_keeps_nothing_from_nobody() -> None:
    """A single department that keeps all to itself has the bytes of one that shares."""
    plain, kept = (simulate(company(pod, horizon="4 months")) for pod in ({}, OWN | {"territory": 1.0}))
    assert content(plain) == content(kept)
    assert plain.events == kept.events


def test_leads_of_a_pod_without_closers_are_covered() -> None:
    """One pod has no closers: the other closes its leads, and its accounts stay its own."""
    lost = {"roles": POD | {"closer": POD["closer"] | {"count": 0}}}
    scenario = company(OWN | {"territory": 0.5} | lost, OWN | {"territory": 0.5})
    journal, pods = simulate(scenario), pods_of(scenario)
    where = departments(journal)
    won = [client for _, client, _, stage, seat in rows(journal, "leads")
           if stage == Stage.WON and territory(pods, client) == "pod_0"]  # fmt: skip
    assert len(won) > 20
    for _, client, state, seat, _ in rows(journal, "clients"):
        assert state != State.CUSTOMER or territory(pods, client) == where[int(seat)]
    check_conservation(journal)


def test_a_backlog_of_one_pod_pushes_nothing_out_of_the_other() -> None:
    """One pod has many callers and one closer: its queue is full, the other's is not, and only its leads go cold."""
    crowded = {"roles": POD | {"caller": POD["caller"] | {"count": 6}, "closer": POD["closer"] | {"count": 1}}}
    roomy = {"roles": POD | {"caller": POD["caller"] | {"count": 1}, "closer": POD["closer"] | {"count": 6}}}
    scenario = company(*(OWN | {"territory": 0.5} | pod for pod in (crowded, roomy)))
    scenario = scenario.with_("organization.lead_queue", 3).with_("market.opening.pipeline", 0)
    journal, pods = simulate(scenario), pods_of(scenario)
    asked = {client for _, client, _, stage, _ in rows(journal, "leads") if stage == Stage.OPPORTUNITY}
    cold = [territory(pods, client) for _, client, _, stage, _ in rows(journal, "leads")
            if stage == Stage.COLD and client in asked]  # fmt: skip
    assert cold.count("pod_0") > 20
    assert cold.count("pod_1") == 0
    check_conservation(journal)


def test_heads_of_pods_find_for_their_own() -> None:
    """Where heads answer all inquiries, what comes of them goes to closers of the head's own department."""
    scenario = company(*[OWN | {"head": {}}] * 2).with_("organization.inbound", "head_takes_all")
    journal = simulate(scenario)
    where = departments(journal)
    by = {client: where[int(seat)] for _, client, seat, _ in rows(journal, "answers")}
    closed = [(client, where[int(seat)]) for _, client, _, stage, seat in rows(journal, "leads")
              if stage == Stage.DEAL and client >= INQUIRIES]  # fmt: skip
    assert len(closed) > 50
    assert all(by[client] == name for client, name in closed)


@pytest.mark.parametrize("share", [0.1, 0.4])
def test_a_change_moves_the_border(share: float) -> None:
    """From the second month on the first pod calls a smaller part; the book stays where it is looked after."""
    facts = HALVES.model_dump(mode="json")
    after = company(OWN | {"territory": share}, OWN | {"territory": 1 - share}).model_dump(mode="json")
    facts["timeline"] = {"border": {"at": "1 month", "organization": after["organization"]}}
    journal = simulate(Scenario.model_validate(facts))
    where, pods = departments(journal), pods_of(Scenario.model_validate(after))
    for time, client, _, stage, seat in rows(journal, "leads"):
        if stage == Stage.LEAD and time > 180 and POOL <= client < INQUIRIES:
            assert territory(pods, client) == where[int(seat)]
    assert not any(cause == Cause.CHANGED for *_, cause in rows(journal, "moves"))
    check_conservation(journal)


@quick
@given(scenarios(), st.integers(0, 3))
def test_any_company_calls_only_its_own_territory(scenario: Scenario, replication: int) -> None:
    journal, pods = simulate(scenario, replication), pods_of(scenario, replication)
    where = departments(journal)
    for _, client, _, stage, seat in rows(journal, "leads"):
        if stage == Stage.LEAD and POOL <= client < INQUIRIES:
            assert territory(pods, client) in {None, where[int(seat)]}
