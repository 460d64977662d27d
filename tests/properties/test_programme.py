"""The VIP programme: what is off or a placebo does nothing, and each channel moves what it acts on."""

from typing import Any

import numpy as np
import pytest
from comparing import content, everything, with_values
from conservation import check_conservation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import REFERRALS, rows
from strategies import NEUTRAL, changed, scenarios

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity, Cost, Stage, State
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.vip import Channels

quick = settings(max_examples=8, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
SELLER = {"count": 6, "order_of_work": ["serving", "qualifying", "closing", "developing", "prospecting"]}
NO_HOURS = {"hours": "0 h", "survey_hours": "0 h"}
NO_WAY = {"market.visits.travel": "0 h", "market.visits.trip_cost": 0}


def company(market: dict[str, Any] | None = None, visitors: int = 2, **vip: Any) -> Scenario:
    """Return a company in which people do as they are told; `visitors` visit its clients."""
    departments = {"sales": {"roles": {"seller": SELLER}}}
    if visitors:
        departments["vip"] = {"roles": {"visitor": {"count": visitors, "order_of_work": ["visiting"]}}}
    return Scenario.model_validate({
        "market": {"prospects": {"size": 500}, "opening": {"clients": 300, "pipeline": 6},
                   "inquiries": {"per_month": 10}} | (market or {}),
        "organization": {"departments": departments, "vip": vip},
        "mechanisms": NEUTRAL | {"neglect": True, "visiting": True},
        "warm_up": "0 h", "horizon": "18 months",
    })  # fmt: skip


def channels(*on: str) -> dict[str, bool]:
    return {name: name in on for name in Channels.model_fields}


def visitors(journal: Journal) -> list[int]:
    return [seat.number for seat in journal.seats if seat.role == "visitor"]


def hours(journal: Journal, *activities: Activity) -> float:
    return float(journal.work["hours"][np.isin(journal.work["activity"], activities)].sum())


def test_a_placebo_without_hours_is_no_programme() -> None:
    """To the last byte: nothing is spent, and nothing comes of it."""

    @quick
    @given(scenarios(), st.integers(0, 3))
    def agrees(scenario: Scenario, replication: int) -> None:
        found = []
        for programme in ({"visits_per_year": 12, "survey_every": "60 h"}, {"visits_per_year": 0, "top_share": 0}):
            vip = {"content": "placebo", **NO_HOURS, **programme}
            found.append(simulate(with_values(changed(scenario, organization={"vip": vip}), NO_WAY), replication))
        assert everything(found[0]) == everything(found[1])

    agrees()


def test_visits_that_nobody_makes_leave_no_trace() -> None:
    """No number of visits or of problems changes a byte where nobody visits and no problem costs any order."""
    plain = company(visitors=0)
    other = with_values(plain, {
        "market.problems.share": 1, "market.problems.smoulder": "1 year", "market.visits.worth": 9,
        "market.visits.wallet": 0.1, "organization.vip.visits_per_year": 12, "organization.vip.survey_every": "1 week",
    })  # fmt: skip
    assert everything(simulate(plain)) == everything(simulate(other))


def test_a_placebo_takes_the_same_visits_and_changes_nothing() -> None:
    """Clients fare as if nobody had visited them; the hours and the money of the visits are spent."""
    nobody, placebo, full = simulate(company(visitors=0)), simulate(company(content="placebo")), simulate(company())
    fates = ("clients", "placed", "served", "leads", "calls")
    assert [content(nobody)[name] for name in fates] == [content(placebo)[name] for name in fates]
    assert not len(placebo.findings)
    assert not len(placebo.repairs)
    assert len(placebo.visits) == pytest.approx(len(full.visits), rel=0.03)
    assert hours(placebo, Activity.VISITING) == pytest.approx(hours(full, Activity.VISITING), rel=0.03)
    for journal in (placebo, full):
        assert (journal.costs["cost"] == Cost.TRAVEL).sum() == (journal.work["activity"] == Activity.TRAVELLING).sum()
        check_conservation(journal)


def test_a_switch_that_is_off_is_a_placebo() -> None:
    off = changed(company(), mechanisms={"visiting": False})
    assert everything(simulate(off)) == everything(simulate(company(content="placebo")))


@pytest.mark.parametrize("channel", Channels.model_fields)
def test_each_channel_moves_what_it_acts_on(channel: str) -> None:
    """A channel on its own moves its quantity, and those of the others stand as without any channel."""
    market = {"problems": {"share": 0.8}, "visits": {"referral": 0.4, "satisfied": 0.3}}
    none, alone = (simulate(company(market, channels=channels(*on)), trace=True) for on in ((), (channel,)))
    for name, measure in MEASURES.items():
        before, after = measure(none), measure(alone)
        if name == channel:
            assert after > before
        elif name != "volume" and (name, channel) != ("bonds", "referrals"):
            assert after == before


def bond_contacts(journal: Journal) -> float:
    """Return how many contacts the visitors had."""
    return float(np.isin(journal.trace["seat"], visitors(journal)).sum())


def mean_order(journal: Journal) -> float:
    """Return the mean margin of the orders of the last half year."""
    late = journal.placed["time"] > journal.end - 1000
    return float(journal.placed["margin"][late].mean())


def friends(journal: Journal) -> float:
    return float(((journal.leads["client"] >= REFERRALS) & (journal.leads["stage"] == Stage.LEAD)).sum())


MEASURES = {
    "bonds": bond_contacts,
    "early_warning": lambda journal: float(journal.repairs["fixed"].sum()),
    "volume": mean_order,
    "offers": lambda journal: float(journal.visits["sold"].sum()),
    "referrals": friends,
}


def test_a_fixed_problem_is_a_doubt_that_passes() -> None:
    """With early warning only, clients leave at the same hours as without, but for those whose problem was fixed."""
    market = {"problems": {"share": 0.9, "fixed": 0.9}, "opening": {"clients": 300, "firm_bond": 1, "bond": 1},
              "buying": {"silent_leavers": 0}}  # fmt: skip
    plain, warned = (simulate(changed(company(market, channels=channels(*on), visits_per_year=6),
                                      mechanisms={"neglect": False})) for on in ((), ("early_warning",)))  # fmt: skip
    fixed = {(client, due) for _, client, _, due, good in rows(warned, "repairs") if good}
    assert len(fixed) > 10
    for client, left in leavers(plain).items():
        assert (leavers(warned).get(client) == left) != any(
            who == client and due == pytest.approx(left) for who, due in fixed
        )


def leavers(journal: Journal) -> dict[float, float]:
    """Return when those of the opening book left for a competitor."""
    book = {client for time, client, *_ in rows(journal, "clients") if time == 0}
    return {client: time for time, client, state, *_ in rows(journal, "clients")
            if state == State.LEFT and client in book}  # fmt: skip


def test_surveys_find_problems_earlier_than_visits_alone() -> None:
    """More is found, and there are hours and false alarms of surveys (C69)."""
    market = {"problems": {"share": 0.8}}
    rare, asked = (simulate(company(market, survey_every=every)) for every in (None, "2 months"))
    assert not rare.visits["survey"].any()
    assert asked.findings["survey"].any()
    assert len(asked.findings) > len(rare.findings)
    assert asked.visits["alarm"].sum() > rare.visits["alarm"].sum()


def test_the_owner_may_see_to_problems() -> None:
    """Then the hours are the owner's."""
    for by, role in (("visitor", "visitor"), ("owner", "seller")):
        journal = simulate(company(fixed_by=by))
        fixing = journal.work["seat"][journal.work["activity"] == Activity.FIXING]
        assert {journal.seats[int(seat)].role for seat in fixing} == {role}


@pytest.mark.parametrize("part", [0.0, 0.3])
def test_problems_send_clients_to_a_second_supplier(part: float) -> None:
    """Without visits orders shrink by the part, or not at all; visits that fix problems bring some of it back (C71)."""
    market = {"problems": {"share": 1, "second_supplier": part, "smoulder": "1 year", "fixed": 1, "detection": 1}}
    plain, lost = simulate(company(visitors=0)), simulate(company(market, visitors=0))
    kept = simulate(company(market, channels=channels("early_warning"), visits_per_year=4, visits_per_year_top=4))
    if not part:
        assert everything(plain) == everything(lost)
        return
    assert mean_order(lost) < 0.97 * mean_order(plain)
    assert mean_order(lost) < mean_order(kept)


def test_friends_are_the_same_in_every_design() -> None:
    """Whom a client names at a visit has a number, a segment and a win that do not depend on the rest of the design."""
    market = {"visits": {"referral": 1, "satisfied": 0}}
    one, other = (simulate(company(market, channels=channels("referrals"), visits_per_year=2, hours=took))
                  for took in ("3 h", "1 h"))  # fmt: skip
    segments = [{client: segment for _, client, _, _, segment in rows(journal, "clients") if client >= REFERRALS}
                for journal in (one, other)]  # fmt: skip
    both = segments[0].keys() & segments[1].keys()
    assert len(both) > 10
    assert all(segments[0][client] == segments[1][client] for client in both)


def test_a_recommendation_needs_somebody_to_follow_it_up() -> None:
    """Where nobody seeks new clients, nobody asks whom one could recommend."""
    facts = company({"visits": {"referral": 1, "satisfied": 0}, "inquiries": {"per_month": 0},
                     "opening": {"clients": 100, "pipeline": 0}}).model_dump(mode="json")  # fmt: skip
    facts["organization"]["departments"]["sales"]["roles"]["seller"]["order_of_work"] = ["serving"]
    journal = simulate(Scenario.model_validate(facts))
    assert len(journal.visits)
    assert not len(journal.leads)
