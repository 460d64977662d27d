"""Who visits whom, and how often."""

from collections import Counter, defaultdict
from typing import Any

import numpy as np
import pytest
from small_company import WORK

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity, Cost
from simulator.model.simulate import simulate
from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.scenario import Scenario

YEARS = 3


def visited(roles: dict[str, Any], clients: int = 120, **vip: Any) -> Journal:
    """Return the journal of three years of a company whose clients stay, and buy evenly."""
    buying = {"rate_cv": 0, "churn_cv": 0, "exogenous_share": 0}
    segment = {"share": 1, "annual_churn": 0, "orders_per_year": 12, "margin_per_order": 0.1, "win_rate": 0.2,
               "touches": 1, "deal_work": "1 h", "cycle": "1 day", "open_deals": 9, "serving": "5 min",
               "developing": "5 min", "contact_every": "1 month"}  # fmt: skip
    return simulate(Scenario.model_validate({
        "market": {"segments": {"all": segment}, "buying": buying, "prospects": {"size": 0},
                   "inquiries": {"per_month": 0}, "opening": {"clients": clients, "pipeline": 0}},
        "organization": {"departments": {"all": {"roles": roles}}, "vip": {"content": "placebo"} | vip},
        "mechanisms": dict.fromkeys(SWITCHES, False), "warm_up": "0 h", "horizon": f"{YEARS} years",
    }))  # fmt: skip


def by_client(journal: Journal, column: str) -> dict[float, list[float]]:
    found: dict[float, list[float]] = defaultdict(list)
    for client, value in zip(journal.visits["client"], journal.visits[column], strict=True):
        found[client].append(value)
    return found


OWNERS = {"count": 4, "account_limit": None, "order_of_work": ["serving"]}
VISITORS = {"count": 3, "order_of_work": ["visiting"]}
APART = {"owner": OWNERS, "visitor": VISITORS}


def test_every_client_is_visited_once_a_year() -> None:
    visits = by_client(visited(APART, top_share=0), "time")
    assert len(visits) == 120
    assert {len(times) for times in visits.values()} <= {YEARS, YEARS - 1, YEARS + 1}
    assert sum(map(len, visits.values())) == pytest.approx(120 * YEARS, rel=0.03)
    gaps = np.concatenate([np.diff(times) for times in visits.values()])
    assert gaps == pytest.approx(2016, abs=60)


def test_the_top_is_visited_twice_as_often() -> None:
    """A fifth of the clients at any time, by what they brought; which they are may change."""
    journal = visited(APART)
    assert len(journal.visits) == pytest.approx(1.2 * 120 * YEARS, rel=0.1)
    counts = Counter(journal.visits["client"])
    brought = defaultdict(float)
    for client, margin in zip(journal.placed["client"], journal.placed["margin"], strict=True):
        brought[client] += margin
    ranked = sorted(brought, key=brought.__getitem__, reverse=True)
    assert np.mean([counts[client] for client in ranked[:12]]) > 1.7 * YEARS
    assert np.mean([counts[client] for client in ranked[60:]]) < 1.3 * YEARS


def test_flat_and_by_value_can_have_the_same_budget() -> None:
    """One visit and another for the top fifth, or 1.2 for everybody (C68).

    Of the visits of that programme a third are of the top, and some more: who rises to the top is visited soon.
    """
    by_value = visited(APART)
    flat = visited(APART, visits_per_year=1.2, top_share=0)
    assert len(flat.visits) == pytest.approx(len(by_value.visits), rel=0.06)
    assert not flat.visits["top"].any()
    assert 0.3 < by_value.visits["top"].mean() < 0.45


def test_a_client_stays_with_its_visitor() -> None:
    """Each has one visitor for good, and visitors have equal rounds."""
    seats = by_client(visited(APART), "seat")
    assert all(len(set(own)) == 1 for own in seats.values())
    assert set(Counter(own[0] for own in seats.values()).values()) == {40}


def test_who_serves_and_visits_visits_the_own_clients() -> None:
    """Where somebody only visits, the clients of all others are theirs; else all who visit share them."""
    both = {"count": 2, "account_limit": None, "order_of_work": ["serving", "visiting"]}
    journal = visited({"both": both, "owner": OWNERS | {"count": 2}, "visitor": VISITORS | {"count": 1}})
    owners = dict(zip(journal.clients["client"], journal.clients["seat"], strict=True))
    for client, seats in by_client(journal, "seat").items():
        assert set(seats) == {owners[client] if owners[client] < 2 else 4}
    shared = visited({"both": both, "owner": OWNERS | {"count": 2}})
    assert len(by_client(shared, "seat")) == 120
    assert set(shared.visits["seat"]) == {0, 1}


def test_surveys_have_a_rhythm_of_their_own() -> None:
    journal = visited(APART, survey_every="6 months", visits_per_year=0, top_share=0)
    assert journal.visits["survey"].all()
    assert len(journal.visits) == pytest.approx(2 * YEARS * 120, rel=0.03)


def test_too_few_visitors_visit_less_often_and_nobody_twice_in_a_row() -> None:
    journal = visited(APART | {"visitor": VISITORS | {"count": 1}}, clients=300, hours="8 h", top_share=0)
    assert len(journal.visits) < 0.8 * 300 * YEARS
    for times in by_client(journal, "time").values():
        assert np.all(np.diff(times) > 1000)


def test_a_round_waits_for_the_successor() -> None:
    """Who leaves is replaced, and the clients of the seat are visited by whoever has it then."""
    facts = {"count": 2, "order_of_work": ["visiting"]}
    scenario = Scenario.model_validate({
        "market": {"opening": {"clients": 60}, "prospects": {"size": 0}, "inquiries": {"per_month": 0}},
        "organization": {"departments": {"all": {"roles": {"owner": {"count": 2, "order_of_work": WORK},
                                                           "visitor": facts}}}},
        "mechanisms": dict.fromkeys(SWITCHES, False), "warm_up": "0 h", "horizon": "3 years",
        "shocks": {"mass_exodus": {"at": "1 year", "share": 1}},
    })  # fmt: skip
    journal = simulate(scenario)
    assert all(len(set(seats)) == 1 for seats in by_client(journal, "seat").values())
    assert set(journal.visits["seat"][journal.visits["time"] > 3000]) == {2, 3}


def test_a_change_of_the_organisation_brings_another_rhythm() -> None:
    """From the second year on there are four visits a year instead of one, and shorter ones."""
    segment = {"share": 1, "annual_churn": 0, "orders_per_year": 1, "margin_per_order": 0.1, "win_rate": 0.2,
               "touches": 1, "deal_work": "1 h", "cycle": "1 day", "open_deals": 9, "serving": "5 min",
               "developing": "5 min", "contact_every": "1 month"}  # fmt: skip
    before = {"departments": {"all": {"roles": APART}}, "vip": {"top_share": 0, "content": "placebo"}}
    journal = simulate(Scenario.model_validate({
        "market": {"segments": {"all": segment}, "buying": {"exogenous_share": 0}, "prospects": {"size": 0},
                   "inquiries": {"per_month": 0}, "opening": {"clients": 120, "pipeline": 0}},
        "organization": before,
        "timeline": {"more": {"at": "1 year", "organization": before | {
            "vip": {"top_share": 0, "content": "placebo", "visits_per_year": 4, "hours": "1 h"}}}},
        "mechanisms": dict.fromkeys(SWITCHES, False), "warm_up": "0 h", "horizon": "2 years",
    }))  # fmt: skip
    early = journal.visits["time"] < 2016
    assert early.sum() == pytest.approx(120, abs=6)
    assert (~early).sum() == pytest.approx(480, abs=30)
    calls = journal.work["activity"] == Activity.VISITING
    hours, start = journal.work["hours"][calls], journal.work["start"][calls]
    assert hours[start < 2000] == pytest.approx(3 * 168 / 130)
    assert hours[start > 2030] == pytest.approx(168 / 130)


def test_visitors_of_the_region_visit_first_and_others_travel() -> None:
    """Who sits where the client is is an hour away; else it takes the journey, and its money."""
    market = {"regions": {"north": {"share": 0.5, "travel": "8 h", "journey_cost": 0.05}},
              "opening": {"clients": 60, "pipeline": 0}, "prospects": {"size": 0},
              "inquiries": {"per_month": 0}}  # fmt: skip
    near, far = (simulate(Scenario.model_validate({
        "market": market,
        "organization": {"departments": {"all": {"roles": {"owner": {"count": 2, "order_of_work": WORK},
                                                           "visitor": VISITORS | {"count": 1},
                                                           "other": VISITORS | {"count": 1, "region": where}}}}},
        "mechanisms": dict.fromkeys(SWITCHES, False) | {"distance": True}, "warm_up": "0 h", "horizon": "1 year",
    })) for where in ("north", None))  # fmt: skip
    assert set(travels(near)) == {1.0}
    assert set(travels(far)) == {1.0, 8.0}
    paid = far.costs["amount"][far.costs["cost"] == Cost.TRAVEL]
    assert paid.sum() == pytest.approx(0.005 * len(travels(far)) + 0.05 * travels(far).count(8.0))


def travels(journal: Journal) -> list[float]:
    return [round(hours, 6) for hours in journal.work["hours"][journal.work["activity"] == Activity.TRAVELLING]]
