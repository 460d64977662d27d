"""Sums in a currency: read in pays of a closer, whatever file, overlay or setting they stand in."""

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.cli.explanation import explanation
from simulator.experiment.study import Study, StudyError
from simulator.scenario.files.loader import is_overlay_file, load_market, load_overlay, load_scenario
from simulator.scenario.files.mistakes import ScenarioError
from simulator.scenario.schema.declared import in_words
from simulator.scenario.schema.defaults import differences
from simulator.scenario.schema.scenario import Scenario

ROOT = Path(__file__).parents[4]
TEAM = (
    "organization: {departments: {sales: {head: {push_from: %s}, roles: {seller: {count: 3, pay: per_lead, "
    "order_of_work: [serving, qualifying, closing, prospecting]}}}}, pay_plans: {per_lead: %s}}\n"
)
SELLER = "organization.departments.sales.roles.seller"
RUBLES = "market: {currency: RUB, labour: {seat_cost: 15000, wages: {closing: 150000, serving: 75000}}}\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path, **how: Any) -> str:
    with pytest.raises(ScenarioError) as caught:
        load_scenario(path, **how)
    return str(caught.value)


@pytest.fixture
def rubles(tmp_path: Path) -> Path:
    return write(tmp_path, "rubles.yaml", TEAM % (12000, 2550) + RUBLES)


def test_sums_are_divided_by_what_a_closer_earns(rubles: Path) -> None:
    scenario = load_scenario(rubles)
    assert scenario.market.money.closer_pay == 150000
    assert scenario.organization.pay_plans.per_lead == 2550 / 150000
    assert scenario.market.labour.seat_cost == 0.1
    assert scenario.market.labour.wages.serving == 0.5
    assert scenario.market.labour.wages.leading == 1.4, "a default is relative to the currency by itself"
    head = scenario.organization.departments["sales"].head
    assert head is not None
    assert head.push_from == 0.08


def test_a_file_in_roubles_builds_upon_one_in_pays(tmp_path: Path) -> None:
    """What the file below wrote in pays stays in pays."""
    write(tmp_path, "market.yaml", "labour: {seat_cost: 0.2}\n")
    write(tmp_path, "pays.yaml", TEAM % (0.5, 0.04) + "market: market.yaml\n")
    path = write(tmp_path, "rubles.yaml", (
        "extends: pays.yaml\nmarket: {extends: market.yaml, currency: RUB, closer_pay: 100000, "
        "visits: {trip_cost: 700}}\norganization: {pay_plans: {per_lead: 3000}}\n"
    ))  # fmt: skip
    scenario = load_scenario(path)
    assert scenario.organization.pay_plans.per_lead == 0.03
    assert scenario.market.labour.seat_cost == 0.2
    assert scenario.market.visits.trip_cost == 0.007
    head = scenario.organization.departments["sales"].head
    assert head is not None
    assert head.push_from == 0.5


def test_settings_overlays_and_changes_are_in_the_currency_of_the_market(rubles: Path, tmp_path: Path) -> None:
    overlay = write(tmp_path, "dear.yaml", (
        "market: {labour: {seat_cost: 30000}}\n"
        "timeline: {later: {at: 2 months, organization: {departments: {sales: {head: {push_from: 30000}}}}}}\n"
    ))  # fmt: skip
    assert is_overlay_file(overlay)
    assert load_overlay(overlay) == ("market", "timeline")
    scenario = load_scenario(rubles, overlays=[overlay], settings=["organization.pay_plans.per_lead=3000"])
    assert scenario.market.labour.seat_cost == 0.2
    assert scenario.organization.pay_plans.per_lead == 0.02
    head = scenario.timeline["later"].organization.departments["sales"].head
    assert head is not None
    assert head.push_from == 0.2


def test_another_market_brings_its_currency(rubles: Path, tmp_path: Path) -> None:
    market = write(tmp_path, "euros.yaml", "currency: €\ncloser_pay: 3000\nlabour: {seat_cost: 300}\n")
    assert load_market(market).labour.seat_cost == 0.1
    scenario = load_scenario(rubles, market=market, settings=["market.visits.trip_cost=30"])
    assert scenario.market.money.currency == "€"
    assert scenario.organization.pay_plans.per_lead == 2550 / 150000, "written in roubles, it stays what it was worth"
    assert scenario.market.visits.trip_cost == 0.01


def test_an_overlay_in_another_currency_is_converted_by_what_a_closer_earns(rubles: Path, tmp_path: Path) -> None:
    overlay = write(tmp_path, "euros.yaml", "market: {currency: EUR, closer_pay: 3000, labour: {seat_cost: 600}}\n")
    scenario = load_scenario(rubles, overlays=[overlay])
    assert (scenario.market.currency, scenario.market.closer_pay) == ("EUR", 3000)
    assert scenario.market.labour.seat_cost == 0.2
    assert scenario.organization.pay_plans.per_lead == 2550 / 150000
    worthless = write(tmp_path, "euros2.yaml", "market: {currency: EUR}\n")
    assert "what does a closer earn a month in EUR?" in refused(rubles, overlays=[worthless])


def test_to_change_the_wage_of_closing_is_to_change_what_closers_earn(rubles: Path) -> None:
    scenario = load_scenario(rubles, settings=["market.labour.wages.closing=165000"])
    assert scenario.market.labour.wages.closing == 1.1
    assert scenario.market.closer_pay == 150000
    scenario = load_scenario(rubles, settings=["market.closer_pay=300000"])
    assert scenario.market.labour.wages.closing == 0.5, "closer_pay is what a closer earns in all sums of the currency"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (["organization.pay_plans.per_lead=200000000"], "must be at most 150 million RUB"),
        (["organization.pay_plans.per_lead=-1"], "must be at least 0 RUB"),
        (["organization.pay_plans.per_lead=much"], "a number is needed, not 'much'"),
        (["market.closer_pay=0"], "must be more than 0"),
        (["market.closer_pay=a lot"], "a number is needed, not 'a lot'"),
        (["market.currency=EUR"], "what does a closer earn a month in EUR?"),
        (["market.currency=pay", "market.closer_pay=3"], "a closer earns 1 'pay' a month"),
        (["market.currency=R;B"], "a currency is letters or a sign, such as RUB"),
        (["market.sums=roubles"], "must be one of: pays"),
    ],
)  # fmt: skip
def test_a_wrong_sum_or_currency_is_one_clear_line(rubles: Path, settings: list[str], told: str) -> None:
    lines = refused(rubles, settings=settings).split("\n")
    assert len(lines) == 1
    assert told in lines[0]


def test_a_misspelt_field_is_no_second_mistake(tmp_path: Path) -> None:
    """What is tried in its place is a sum as well."""
    path = write(tmp_path, "typo.yaml", (TEAM % (12000, 2550)).replace("per_lead: 2550", "per_led: 2550") + RUBLES)
    assert refused(path).count("\n") == 0


def test_pays_need_no_worth(tmp_path: Path) -> None:
    plain = load_scenario(write(tmp_path, "plain.yaml", TEAM % (0.1, 0.02)))
    assert not plain.money.named
    one = load_scenario(write(tmp_path, "plain.yaml", TEAM % (0.1, 0.02)), settings=["market.closer_pay=1"])
    assert one.organization == plain.organization


def test_what_is_written_out_is_read_as_it_was(rubles: Path, tmp_path: Path) -> None:
    """A scenario counts in pays, and says so where it is written out; nothing is divided twice."""
    scenario = load_scenario(rubles)
    facts = scenario.model_dump(mode="json")
    assert Scenario.model_validate(facts) == scenario
    again = load_scenario(write(tmp_path, "dump.json", json.dumps(facts)))
    assert again == scenario
    assert again.fingerprint == scenario.fingerprint
    changed = load_scenario(tmp_path / "dump.json", settings=["organization.pay_plans.per_lead=3000"])
    assert changed.organization.pay_plans.per_lead == 0.02, "settings are in the currency all the same"


def test_a_changed_copy_takes_sums_in_the_currency(rubles: Path) -> None:
    scenario = load_scenario(rubles)
    assert scenario.with_("organization.pay_plans.per_lead", 3000).organization.pay_plans.per_lead == 0.02
    wages = {**scenario.market.labour.wages.model_dump(), "closing": 165000}
    assert scenario.with_("market.labour.wages", wages).market.labour.wages.closing == 1.1
    assert scenario.with_("horizon", "3 months").market == scenario.market


def test_sums_in_groups_that_were_not_there_are_in_the_currency_too(rubles: Path) -> None:
    """What is written is found by what is declared: in a list, in a group, in a mapping that was empty."""
    scenario = load_scenario(rubles)
    bookings = scenario.with_("plan.bookings", {"amount": [150_000, 300_000], "of": "margin"}).plan.bookings
    assert bookings is not None
    assert bookings.amount == (1, 2)
    regions = scenario.with_("market.regions", {"north": {"share": 0.1, "journey_cost": 75_000}}).market.regions
    assert regions["north"].journey_cost == 0.5


def test_plans_quotas_wages_and_adverts_are_read_and_explained_in_the_currency(rubles: Path) -> None:
    scenario = load_scenario(rubles, settings=[
        "plan.bookings.amount=[9000000, 12000000]", "organization.marketing.budget=150000",
        "market.advertising.price=3000", f"{SELLER}.wage=120000", f"{SELLER}.quota.margin=300000",
        f"{SELLER}.pay_terms.per_lead=3000",
    ])  # fmt: skip
    assert scenario.plan.bookings is not None
    assert scenario.plan.bookings.amount == (60, 80)
    assert (scenario.organization.marketing.budget, scenario.market.advertising.price) == (1, 0.02)
    text = "\n".join([line for one in explanation(scenario) for line in one.lines])
    for words in ("9 million RUB", "Adverts for 150,000 RUB a month", "the first costs 3,000 RUB",
                  "target pay 120,000 RUB a month (its own; the market pays", "Quota of each person",
                  "300,000 RUB of margin a month", "per_lead 3,000 RUB"):  # fmt: skip
        assert words in text
    told = {one.path: one.value for one in differences(scenario)}
    assert told[f"{SELLER}.quota"] == "300,000 RUB of margin a month"
    assert in_words(scenario.plan.bookings.amount, "money", scenario.money) == "9 million RUB, 12 million RUB"


def test_designs_in_different_currencies_are_not_compared(rubles: Path) -> None:
    euros = load_scenario(rubles, settings=["market.currency=EUR", "market.closer_pay=3000"])
    with pytest.raises(StudyError, match=r"they differ in market\.currency, market\.closer_pay"):
        Study.of([load_scenario(rubles), euros.with_("name", "euros")], 2)


def test_it_is_explained_in_the_currency(rubles: Path) -> None:
    sections = explanation(load_scenario(rubles))
    text = "\n".join([line for one in sections for line in (*one.lines, *(" | ".join(row) for row in one.rows))])
    assert "2,550 RUB for each opportunity made" in text or "2,550 RUB" in text
    assert "orders bring 12,000 RUB or more" in text
    assert "market.labour.seat_cost * | 15,000 RUB a month" in text or "| 15,000 RUB a month | 4,500 to 37,500" in text
    assert "monthly pay" not in text
