"""Regions: distance changes what it is said to change, by as much, and nothing else; nothing is lost on the way."""

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from comparing import content
from conservation import check_conservation
from reading import BOOK_ENDS, INQUIRIES, histories, rows
from scipy import stats
from strategies import NEUTRAL

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity, Cost, Stage
from simulator.kernel.luck import Luck
from simulator.kernel.odds import with_odds
from simulator.model.market.regions import Regions
from simulator.model.market.terms import Terms
from simulator.model.simulate import simulate
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.scenario import Scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
OVERLAY = SCENARIOS / "overlays" / "two_regions.yaml"
WORK = ["serving", "qualifying", "closing", "developing", "reactivating", "prospecting"]
SELLER = {"count": 6, "account_limit": 20, "order_of_work": WORK}
HALF = {"north": {"share": 0.5, "travel": "8 h", "journey_cost": 0.05, "remote_odds": 0.4, "remote_gain": 0.5}}
HARMLESS = {"north": {"share": 0.5, "remote_odds": 1, "remote_gain": 1}}
BOTH = {"sales": {"roles": {"seller": SELLER | {"count": 3}}},
        "north": {"region": "north", "roles": {"seller": SELLER | {"count": 3}}}}  # fmt: skip
LENIENT = 1e-4
"""How often a statistical test here would fail by chance."""


def company(regions: dict[str, Any], departments: Any = None, *, on: bool = True, **organization: Any) -> Scenario:
    """Return six diligent people on a market of many deals, with distance as the only friction."""
    return Scenario.model_validate({
        "market": {"prospects": {"size": 6000}, "opening": {"clients": 60, "pipeline": 40}, "regions": regions,
                   "calling": {"warm_interest": 0.35}, "inquiries": {"per_month": 60}},
        "organization": {"departments": departments or {"sales": {"roles": {"seller": SELLER}}}} | organization,
        "mechanisms": NEUTRAL | {"distance": on},
        "warm_up": "0 h", "horizon": "12 months",
    })  # fmt: skip


def where(scenario: Scenario, replication: int = 0) -> Regions:
    return Regions(Terms(scenario), Luck(0, replication), (), lambda *_: None)


def outcomes(journal: Journal, regions: Regions, region: int) -> tuple[int, int]:
    """Return how many cold deals of small clients of a region were won, and how many were decided."""
    small = {client for _, client, _, stage, _ in rows(journal, "leads")
             if stage == Stage.DEAL and client < INQUIRIES and regions.of(int(client)) == region}  # fmt: skip
    ends = [history[-1][1] for (client, _), history in histories(journal).items() if client in small]
    return sum(end is Stage.WON for end in ends), sum(end in {Stage.WON, Stage.LOST, Stage.NO_DECISION} for end in ends)


def test_the_share_of_a_region_is_the_share_of_clients() -> None:
    """Four standard errors: fails once in 16,000 seeds."""
    regions = where(company({"north": {"share": 0.3}, "south": {"share": 0.2}}))
    found = np.bincount([regions.of(client) for client in range(20_000)], minlength=3) / 20_000
    assert np.abs(found - [0.5, 0.3, 0.2]).max() < 4 * math.sqrt(0.25 / 20_000)


@pytest.mark.parametrize("manner", ["remote", "travel"])
def test_odds_of_distant_deals(manner: str) -> None:
    """Distant deals are won at exactly the odds of the region (0.4), those at home at the segments' rates.

    One segment, two-sided binomial tests at 1e-4 each; those who travel win as often as on the spot.
    """
    scenario = company(HALF, distance=manner, in_person=0)
    small = scenario.market.segments["small"].model_dump(mode="json") | {"share": 1, "touches": 1, "deal_work": "1 h"}
    facts = scenario.model_dump(mode="json")
    facts["market"]["segments"] = {"small": small}
    scenario = Scenario.model_validate(facts)
    for region, odds in ((0, 1.0), (1, 0.4 if manner == "remote" else 1.0)):
        won = decided = 0
        for replication in range(3):
            one, all_of_them = outcomes(simulate(scenario, replication), where(scenario, replication), region)
            won, decided = won + one, decided + all_of_them
        expected = with_odds(small["win_rate"], odds)
        assert decided > 500
        assert stats.binomtest(won, decided, expected).pvalue > LENIENT, (won / decided, expected)


def test_hours_on_the_way_are_touches_times_hours() -> None:
    """Where people travel to every touch, each touch of a distant client has its journey, and nothing else has one."""
    scenario = company(HALF, distance="travel", in_person=1)
    journal = simulate(scenario)
    travelled = journal.work["hours"][journal.work["activity"] == Activity.TRAVELLING]
    assert set(travelled.tolist()) == {8.0}
    spent = journal.costs["amount"][journal.costs["cost"] == Cost.TRAVEL]
    assert len(spent) == len(travelled) > 100
    assert np.allclose(spent, 0.05)
    for seat in journal.seats:
        mine = journal.work["seat"] == seat.number
        order = np.argsort(journal.work["start"][mine], kind="stable")
        kinds = journal.work["activity"][mine][order]
        after = kinds[1:][kinds[:-1] == Activity.TRAVELLING]
        assert set(after.tolist()) <= {Activity.CLOSING, Activity.DEVELOPING}
    check_conservation(journal)


@pytest.mark.parametrize(("share", "met"), [(0, set()), (0.25, {0, 4, 8}), (0.5, {0, 2, 4, 6, 8}), (1, set(range(9)))])
def test_an_even_part_of_the_touches_is_made_in_person(share: float, met: set[int]) -> None:
    """Of a deal the last touch (place 0) is the first of which people think."""
    regions = where(company(HALF, distance="travel", in_person=share))
    assert {place for place in range(9) if regions._meets(place)} == met


def test_regions_without_any_distance_are_none() -> None:
    """A region with clients, but neither loss nor way, gives the bytes of a market without regions."""
    plain, mapped = (simulate(company(regions)) for regions in ({}, HARMLESS))
    assert content(plain) == content(mapped)
    assert plain.events == mapped.events


@pytest.mark.parametrize("manner", ["remote", "travel", "none"])
def test_switched_off_everybody_is_everywhere(manner: str) -> None:
    off = simulate(company(HALF, on=False, distance=manner))
    assert content(off) == content(simulate(company({})))


def test_a_contact_at_a_distance_is_worth_less() -> None:
    """After a year of contacts that are worth half as much, distant clients feel less attention than those at home."""
    scenario = company(HALF | {"north": HALF["north"] | {"remote_gain": 0.1}})
    journal, regions = simulate(scenario, trace=True), where(scenario)
    bonds: dict[bool, list[float]] = {True: [], False: []}
    for time, _, client, event, value in rows(journal, "trace"):
        if event == 0 and time > journal.end / 2 and client < BOOK_ENDS:
            bonds[regions.of(int(client)) > 0].append(value)
    assert np.mean(bonds[True]) < 0.7 * np.mean(bonds[False])


def test_teams_on_the_spot_get_their_own_clients() -> None:
    """While somebody is there, prospects, inquiries and opportunities of a region are theirs, and so are accounts."""
    scenario = company(HALF, BOTH)
    journal, regions = simulate(scenario), where(scenario)
    away = {seat.number: int(seat.department == "north") for seat in journal.seats}
    for _, client, seat, _ in rows(journal, "answers"):
        assert regions.of(int(client)) == away[int(seat)]
    for _, client, _, stage, seat in rows(journal, "leads"):
        if stage in {Stage.LEAD, Stage.DEAL}:
            assert regions.of(int(client)) == away[int(seat)]
    owners = [(int(client), int(seat)) for _, client, _, seat, _ in rows(journal, "clients") if seat >= 0]
    strangers = sum(regions.of(client) != away[seat] for client, seat in owners)
    assert strangers < 0.1 * len(owners)
    check_conservation(journal)


def test_where_nobody_is_on_the_spot_any_more_others_take_over() -> None:
    """The team of the north leaves at once and nobody is found: its leads go on, at home."""
    gone = {"sales": {"roles": {"seller": SELLER | {"count": 3}}},
            "north": {"region": "north", "roles": {"seller": SELLER | {"count": 1}}}}  # fmt: skip
    scenario = company(HALF, gone).with_("market.labour.search", "10 years")
    scenario = scenario.with_("shocks.mass_exodus", {"at": "200 h", "share": 1})
    journal, regions = simulate(scenario), where(scenario)
    check_conservation(journal)
    cut = load_scenario(SCENARIOS / "universal.yaml")  # everybody leaves: nothing is left to be done by anybody
    assert cut.market.regions == {}
    assert {regions.of(int(client)) for _, client, *_ in rows(journal, "leads")} == {0, 1}


def test_clients_who_are_not_sought_are_turned_away() -> None:
    """Nobody calls them, their inquiries go cold, and so do the opportunities that waited for a closer."""
    scenario = company(HALF, distance="none")
    journal, regions = simulate(scenario), where(scenario)
    assert all(regions.of(int(client)) == 0 for _, client, *_ in rows(journal, "answers"))
    ends = {history[-1][1] for (client, _), history in histories(journal).items() if regions.of(int(client)) == 1}
    assert ends <= {Stage.COLD, Stage.INQUIRY}
    check_conservation(journal)


@pytest.mark.parametrize("name", ["central", "remote", "none", "local_teams"])
def test_the_interregional_designs_conserve(name: str) -> None:
    design = SCENARIOS / f"interregional_{name}.yaml"
    scenario = load_scenario(design, overlays=[OVERLAY], settings=["warm_up=0 h", "horizon=4 months"])
    journal = simulate(scenario)
    check_conservation(journal)
    travels = bool((journal.work["activity"] == Activity.TRAVELLING).any())
    assert travels is (name == "central")
