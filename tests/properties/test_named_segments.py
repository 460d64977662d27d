"""Accounts by segment: roles call, take up and look after the clients whom they name, and nobody's luck changes."""

from typing import Any

import numpy as np
import pytest
from comparing import content
from conservation import check_conservation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import BOOK_ENDS, rows
from strategies import NEUTRAL, scenarios

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity, Cause, Stage, State
from simulator.kernel.luck import Luck
from simulator.model.market.population import Population
from simulator.model.market.terms import Terms
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

quick = settings(max_examples=8, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
KEY, MANY = ["mid", "large"], ["small"]
HUNT = ["qualifying", "closing", "prospecting"]
CARE = ["serving", "developing", "reactivating"]
SHARES = {"small": 0.5, "mid": 0.3, "large": 0.2}


def company(roles: dict[str, Any], *, on: tuple[str, ...] = (), **facts: Any) -> Scenario:
    """Return a firm of one department on a market of many deals, half of its clients small."""
    organization = facts.pop("organization", {})
    scenario = Scenario.model_validate({
        "market": {"prospects": {"size": 3000}, "opening": {"clients": 90, "pipeline": 20},
                   "calling": {"warm_interest": 0.35}, "inquiries": {"per_month": 60}, "labour": {"search": "1 month"}},
        "organization": {"departments": {"sales": {"roles": roles}}} | organization,
        "mechanisms": NEUTRAL | dict.fromkeys(on, True),
        "warm_up": "0 h", "horizon": "8 months",
    } | facts)  # fmt: skip
    dumped = scenario.model_dump(mode="json")
    for name, share in SHARES.items():
        dumped["market"]["segments"][name] |= {"share": share, "win_rate": 0.5, "touches": 2}
    return Scenario.model_validate(dumped)


def role(works: list[str], segments: list[str] | None, count: int = 2, limit: int = 40) -> dict[str, Any]:
    return {"count": count, "order_of_work": works, "segments": segments, "account_limit": limit}


APART = {
    "key_hunter": role(HUNT, KEY), "hunter": role(HUNT, MANY),
    "key_manager": role(CARE, KEY), "manager": role(CARE, MANY),
}  # fmt: skip


def sizes(scenario: Scenario, replication: int = 0) -> Population:
    return Population(Terms(scenario), Luck(0, replication))


def named(scenario: Scenario, journal: Journal) -> dict[int, set[int]]:
    """Return by seat the places of the segments that its role names."""
    roles = {(department, name): role for department, name, role in scenario.organization.roles()}
    market = list(scenario.market.segments)
    found = {}
    for seat in journal.seats:
        body = roles.get((seat.department, seat.role))
        names = market if body is None or body.segments is None else body.segments
        found[seat.number] = {market.index(name) for name in names}
    return found


def owners_at_end(journal: Journal) -> dict[int, int]:
    """Return the last owner of each client who is there at the end."""
    last: dict[int, tuple[int, int]] = {}
    for _, client, state, seat, _ in rows(journal, "clients"):
        last[int(client)] = int(state), int(seat)
    return {client: seat for client, (state, seat) in last.items() if state == State.CUSTOMER}


def test_everybody_keeps_to_the_segments_that_the_role_names() -> None:
    """Calls, answers, deals, accounts won and the opening book, all alike."""
    scenario = company(APART)
    journal, population = simulate(scenario), sizes(scenario)
    names = named(scenario, journal)
    done = {Stage.LEAD: 0, Stage.DEAL: 0}
    for _, client, _, stage, seat in rows(journal, "leads"):
        if stage in done:
            done[Stage(int(stage))] += 1
            assert population.segment_of(int(client)).index in names[int(seat)]
    assert min(done.values()) > 50
    assert len(journal.answers) > 100
    for _, client, seat, _ in rows(journal, "answers"):
        assert population.segment_of(int(client)).index in names[int(seat)]
    for _, _, state, seat, segment in rows(journal, "clients"):
        assert state != State.CUSTOMER or segment in names[int(seat)]
    check_conservation(journal)


def test_people_who_come_and_go_change_nothing_in_this() -> None:
    """Accounts of leavers, relief and overflow: at the end those with seats that are taken are where they belong.

    While nobody is there who is for a segment, others serve its accounts, and the newcomer gets them.
    """
    quitting = {"base_rate": 1.5, "outside": 0, "drudgery": 0}
    scenario = company(APART, on=("quitting",), organization={"overflow": "hire"})
    scenario = scenario.with_("market.human_nature.quitting", quitting).with_("horizon", "14 months")
    journal = simulate(scenario)
    names = named(scenario, journal)
    causes = {Cause(int(cause)) for *_, cause in rows(journal, "moves")}
    assert causes >= {Cause.EXIT, Cause.RELIEVED}
    segment = {int(client): int(one) for _, client, _, _, one in rows(journal, "clients")}
    owned = owners_at_end(journal)
    strangers = [client for client, seat in owned.items() if segment[client] not in names[seat]]
    assert len(strangers) < 0.1 * len(owned)
    check_conservation(journal)


def test_naming_every_segment_is_naming_none() -> None:
    both = (company({"seller": role(["serving", *HUNT, "developing"], names, 4)}) for names in (None, [*MANY, *KEY]))
    plain, spelt = (simulate(scenario) for scenario in both)
    assert content(plain) == content(spelt)
    assert plain.events == spelt.events


def test_the_market_is_the_same_for_those_who_name_segments() -> None:
    """Inquiries come at the same hours from the same clients, and each client of the book is of the same segment."""
    seller = role(["serving", *HUNT, "developing"], None, 8)
    journals = [simulate(company(roles)) for roles in ({"seller": seller}, APART)]
    asked = [{(time, client) for time, client, _, stage, _ in rows(journal, "leads") if stage == Stage.INQUIRY}
             for journal in journals]  # fmt: skip
    book = [{(client, segment) for _, client, _, _, segment in rows(journal, "clients") if client < BOOK_ENDS}
            for journal in journals]  # fmt: skip
    assert asked[0] == asked[1]
    assert book[0] == book[1]


@pytest.mark.parametrize("overflow", ["bury", "queue", "hire", "keep_with_closer"])
def test_clients_whom_nobody_names_are_served_and_never_called(overflow: str) -> None:
    """Nobody hunts or looks after large clients: they order and are served; none is called."""
    without = [*MANY, "mid"]
    roles = {"hunter": role(HUNT, without), "manager": role(CARE, without, 3, 200)}
    scenario = company(roles, organization={"overflow": overflow})
    journal, population = simulate(scenario, trace=True), sizes(scenario)
    large = {int(client) for _, client, _, _, segment in rows(journal, "clients") if segment == 2}
    leads = {int(client) for _, client, _, stage, _ in rows(journal, "leads") if stage == Stage.LEAD}
    assert not any(population.segment_of(client).index == 2 for client in leads)
    answered = {int(client) for _, client, *_ in rows(journal, "answers")}
    assert any(population.segment_of(client).index == 2 for client in answered), "routing loses no inquiry"
    assert len(large & {int(client) for _, client, *_ in rows(journal, "served")}) > 10
    assert not any(state == State.WAITING for _, _, state, *_ in rows(journal, "clients"))
    last = journal.portfolios["time"] == journal.end
    assert journal.portfolios["buried"][last].sum() >= 0.9 * len(large & owners_at_end(journal).keys())
    assert len([seat for seat in journal.seats if not seat.leads]) == 5, "no seat is opened that would not help"
    check_conservation(journal)


def test_a_full_queue_of_one_segment_leaves_room_for_another() -> None:
    """Nobody closes large deals as fast as they are found: callers go on with small ones, and lose none of these."""
    roles = {
        "caller": role(["qualifying", "prospecting"], None, 3),
        "key_closer": role(["closing"], ["large"], 1), "closer": role(["closing"], ["small", "mid"], 6),
        "manager": role(CARE, None, 4, 300),
    }  # fmt: skip
    scenario = company(roles, organization={"lead_queue": 3})
    scenario = scenario.with_("market.inquiries.per_month", 0).with_("market.segments.large.open_deals", 1)
    journal, population = simulate(scenario), sizes(scenario)
    found = np.array([population.segment_of(int(client)).index
                      for _, client, _, stage, _ in rows(journal, "leads") if stage == Stage.LEAD])  # fmt: skip
    assert (found == 0).sum() > 5 * (found == 2).sum(), "large prospects are left alone while their queue is full"
    check_conservation(journal)


def test_a_change_of_segments_moves_the_accounts() -> None:
    """From the third month on the managers part the clients: at the end every account is with its segment."""
    before = {"hunter": role(HUNT, None), "one": role(CARE, None, 2, 200), "other": role(CARE, None, 2, 200)}
    scenario = company(before)
    facts = scenario.model_dump(mode="json")
    after = company(before | {"one": role(CARE, KEY, 2, 200), "other": role(CARE, MANY, 2, 200)})
    facts["timeline"] = {"parting": {"at": "2 months", "organization": after.model_dump(mode="json")["organization"],
                                     "becomes": {"one": ["one"], "other": ["other"]}}}  # fmt: skip
    scenario = Scenario.model_validate(facts)
    journal = simulate(scenario)
    names = {seat.number: {0} if seat.role == "other" else {1, 2} for seat in journal.seats}
    segment = {int(client): int(one) for _, client, _, _, one in rows(journal, "clients")}
    owned = owners_at_end(journal)
    assert len(owned) > 50
    assert all(segment[client] in names[seat] for client, seat in owned.items())
    check_conservation(journal)


def test_a_review_rotates_nobody_to_a_stranger() -> None:
    head = {"review": "monthly", "rotation": "rotate", "rotation_limit": 20}
    roles = APART | {"key_manager": role(CARE, KEY, 2, 200), "manager": role(CARE, MANY, 2, 200)}
    scenario = company(roles, organization={"departments": {"sales": {"head": head, "roles": roles}}})
    journal = simulate(scenario)
    names = named(scenario, journal)
    segment = {int(client): int(one) for _, client, _, _, one in rows(journal, "clients")}
    rotated = [(int(client), int(new)) for _, client, _, new, cause in rows(journal, "moves") if cause == Cause.ROTATED]
    assert len(rotated) > 10
    assert all(segment[client] in names[new] for client, new in rotated)


def test_visitors_visit_the_segments_that_they_name() -> None:
    seller = role(["serving", *HUNT, "developing"], None, 4, 200)
    roles = {"seller": seller, "visitor": role(["visiting"], ["large"], 1)}
    journal = simulate(company(roles, on=("visiting",)))
    segment = {int(client): int(one) for _, client, _, _, one in rows(journal, "clients")}
    visited = {segment[int(client)] for client in journal.visits["client"]}
    assert visited == {2}
    assert (journal.work["activity"] == Activity.VISITING).any()


@quick
@given(scenarios(), st.integers(0, 3))
def test_any_company_calls_only_where_its_roles_hunt(scenario: Scenario, replication: int) -> None:
    journal, population = simulate(scenario, replication), sizes(scenario, replication)
    names = named(scenario, journal)
    for _, client, _, stage, seat in rows(journal, "leads"):
        if stage == Stage.LEAD and client < 1 << 24:
            assert population.segment_of(int(client)).index in names[int(seat)]
