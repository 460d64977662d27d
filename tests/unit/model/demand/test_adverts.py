"""Inquiries bought: a larger budget adds some and moves none; a budget that changes acts from that hour on."""

from typing import Any

import pytest
from small_company import empty_journal, scenario

from simulator.analysis.measured import Measured
from simulator.analysis.observe import observe
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import BOUGHT, NO_SEAT, Cost, Stage
from simulator.kernel.calendar import MONTH
from simulator.kernel.luck import Luck
from simulator.model.demand.adverts import Adverts, inquiries_bought
from simulator.model.policies.in_force import InForce
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

ANSWERING = {"count": 4, "order_of_work": ["qualifying", "closing", "serving"], "account_limit": None}
Asked = list[tuple[float, float]]


def advertising(budget: float, quality: float = 1.0, **other: Any) -> Scenario:
    market = {"prospects": {"size": 0}, "opening": {"clients": 10, "pipeline": 0},
              "inquiries": {"per_month": 50, "patience": None},
              "advertising": {"price": 0.01, "doubles_at": 100, "quality": quality}}  # fmt: skip
    organization = {"marketing": {"budget": budget}} | other.pop("organization", {})
    return scenario({"seller": ANSWERING}, market=market, organization=organization, **other)


def changing(*budgets: float, start: float = 0.0, **change: Any) -> Scenario:
    """Return a firm that begins with one budget and changes it after each further month."""
    timeline = {
        f"change_{month}": {"at": f"{month} months", "organization": {"marketing": {"budget": budget}}} | change
        for month, budget in enumerate(budgets, start=1)
    }
    facts = advertising(start).model_dump(mode="json")
    before = facts["organization"]
    for one in timeline.values():
        before = one["organization"] = before | one["organization"]
    return Scenario.model_validate(facts | {"timeline": timeline})


def asked(journal: Journal, *, bought: bool = True) -> Asked:
    leads = journal.leads
    chosen = (leads["stage"] == Stage.INQUIRY) & ((leads["client"] >= BOUGHT) == bought)
    return sorted(zip(leads["time"][chosen].tolist(), leads["client"][chosen].tolist(), strict=True))


@pytest.mark.parametrize(("less", "more"), [(0.0, 0.5), (0.5, 0.6), (0.6, 6.0)])
def test_a_larger_budget_adds_inquiries_and_moves_none(less: float, more: float) -> None:
    """Six monthly pays buy more than a storey of heights, so streams are added as well as inquirers."""
    few, many = simulate(advertising(less)), simulate(advertising(more))
    assert set(asked(few)) < set(asked(many))
    assert asked(few, bought=False) == asked(many, bought=False) != []


def test_the_same_clients_ask_whatever_the_structure_of_the_firm() -> None:
    head = {"inbound": "head_takes_all"}
    assert asked(simulate(advertising(1.0))) == asked(simulate(advertising(1.0, organization=head)))


def test_a_change_of_the_budget_acts_from_its_hour_on() -> None:
    """Before it they ask whom the old budget buys, after it whom the new one buys."""
    little, much = asked(simulate(advertising(0.2))), asked(simulate(advertising(2.0)))
    found = asked(simulate(changing(2.0, 0.0, start=0.2)))
    expected = [one for one in little if one[0] < MONTH] + [one for one in much if MONTH <= one[0] < 2 * MONTH]
    assert found == expected


def test_a_change_that_waits_for_clients_acts_when_it_comes() -> None:
    """Nobody knows beforehand when that is: 14 clients are there at the end of some month, or never."""
    journal = simulate(changing(2.0, start=0.0, clients=14))
    came = float(journal.changes["time"][0])
    much = asked(simulate(advertising(2.0)))
    assert came > MONTH
    assert asked(journal) == [one for one in much if one[0] >= came]


def test_the_money_is_spent_to_the_day() -> None:
    """A third of the first month at 0.3, then 1.5: booked when the budget changes and when months end."""
    facts = changing(1.5, start=0.3).model_dump(mode="json")
    facts["timeline"]["change_1"]["at"] = "56 h"
    journal = simulate(Scenario.model_validate(facts))
    costs = journal.costs
    adverts = costs["cost"] == Cost.MARKETING
    assert costs["time"][adverts].tolist() == [56, MONTH, 2 * MONTH, 3 * MONTH]
    assert costs["amount"][adverts].tolist() == pytest.approx([0.1, 1.0, 1.5, 1.5])
    assert set(costs["seat"][adverts].tolist()) == {NO_SEAT}
    assert set(asked(journal)) <= set(asked(simulate(advertising(1.5))))


def test_no_budget_leaves_no_trace() -> None:
    """The market's prices act only where somebody buys."""
    with_prices = advertising(0.0, quality=0.3)
    facts = with_prices.model_dump(mode="json")
    del facts["market"]["advertising"]
    one, other = simulate(with_prices), simulate(Scenario.model_validate(facts))
    assert [table.to_bytes() for table in one.tables().values()] == [
        table.to_bytes() for table in other.tables().values()
    ]


def test_quality_is_the_share_of_opportunities() -> None:
    """Of inquiries that are never opportunities none is followed up; the market's own are not touched."""
    journal = simulate(advertising(1.0, quality=0.0))
    leads = journal.leads
    found = leads["client"][leads["stage"] == Stage.OPPORTUNITY]
    assert len(found) > 0
    assert not (found >= BOUGHT).any()


def test_whoever_might_ask_is_drawn_for_the_largest_budget_of_all_times() -> None:
    design = changing(6.0, start=0.0)
    adverts = Adverts(design, InForce(design.organization), Luck(0, 0), empty_journal(design).end)
    most = inquiries_bought(design.market, design.stages[-1])
    assert len(adverts._heights) == 3
    assert 200 < most < 300
    assert adverts.bought == 0
    heights = [height for storey in adverts._heights for height in storey]
    assert 0 < min(heights) < 10
    assert 290 < max(heights) <= 300


def test_indicators_of_adverts() -> None:
    journal = simulate(advertising(1.0))
    outcome, run = observe(journal), Measured(journal)
    found = outcome.indicators
    assert found["bought_inquiries"] == len(asked(journal))
    assert found["adverts_per_win"] == pytest.approx(3.0 / run.bought[Stage.WON])
    assert sum(outcome.monthly["marketing"]) == pytest.approx(3.0)
    without = observe(simulate(advertising(0.0))).indicators
    assert (without["bought_inquiries"], without["adverts_per_win"]) == (0, None)
    assert found["profit"] == pytest.approx(found["margin"] - found["sales_cost"])
