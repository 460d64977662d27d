"""The list of assumptions is complete, and written as people write it."""

from pathlib import Path

import pytest

from simulator.scenario.figures.assumptions import Assumption, assumptions
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.writing import written, written_range

ROOT = Path(__file__).parents[4]
ROLES = {"seller": {"count": 2, "order_of_work": ["serving", "qualifying", "closing", "prospecting"]},
         "caller": {"count": 2, "order_of_work": ["qualifying", "prospecting"]},
         "clerk": {"count": 1, "order_of_work": ["serving"]}}
PLAIN = Scenario.model_validate({"organization": {"departments": {"sales": {"roles": ROLES}}}})


def by_path(scenario: Scenario) -> dict[str, Assumption]:
    return {fact.path: fact for fact in assumptions(scenario)}


def test_each_path_leads_to_its_value() -> None:
    for fact in assumptions(PLAIN):
        place: object = PLAIN
        for step in fact.path.split("."):
            place = place[step] if isinstance(place, dict) else getattr(place, step)
        value = getattr(place, "mean", place)
        assert value == fact.raw
        assert fact.doc
        assert fact.source
        assert not fact.changed
        assert not fact.outside


def test_every_declared_value_is_listed_once() -> None:
    paths = [fact.path for fact in assumptions(PLAIN)]
    assert len(paths) == len(set(paths)) > 100
    assert {"warm_up", "market.neglect_multiplier", "market.segments.large.win_rate", "market.inquiries.patience",
            "market.labour.wages.closing", "organization.departments.sales.roles.seller.account_limit"} <= set(paths)
    assert "organization.departments.sales.roles.caller.account_limit" not in paths
    assert "organization.departments.sales.roles.seller.protected_hours" in paths
    assert "organization.departments.sales.roles.clerk.protected_hours" not in paths


def test_values_are_written_with_units() -> None:
    facts = by_path(PLAIN)
    assert [(fact.value, fact.low, fact.high, fact.plausible) for fact in (
        facts["market.calling.dial"], facts["market.bonds.half_life"], facts["market.bonds.contact_gain"],
        facts["market.inquiries.patience"], facts["market.segments.large.cycle"], facts["market.prospects.size"],
        facts["warm_up"],
    )] == [
        ("4.5 min", "2 min", "6 min", "2 to 6 min"),
        ("6 months", "2 months", "12 months", "2 to 12 months"),
        ("30 %", "10 %", "50 %", "10 to 50 %"),
        ("8 h (exponential)", "1 h", "48 h", "1 to 48 h"),
        ("4.5 months", "2.25 months", "11.25 months", "2.25 to 11.25 months"),
        ("16000 prospects", "4000 prospects", "64000 prospects", "4000 to 64000 prospects"),
        ("12 months", "", "", ""),
    ]


def test_changes_and_implausible_values_are_marked() -> None:
    changed = PLAIN.with_("market.neglect_multiplier", 9).with_("market.segments.small.win_rate", 0.3)
    changed = changed.with_("market.inquiries.patience", None)
    facts = by_path(changed)
    marks = {fact.path: (fact.changed, fact.outside) for fact in facts.values() if fact.changed or fact.outside}
    assert marks == {
        "market.neglect_multiplier": (True, True), "market.segments.small.win_rate": (True, False),
        "market.inquiries.patience": (True, False),
    }
    assert (facts["market.inquiries.patience"].raw, facts["market.inquiries.patience"].value) == (None, "none")


def test_relative_ranges_are_around_the_default_not_around_the_value() -> None:
    fact = by_path(PLAIN.with_("market.segments.small.win_rate", 0.9))["market.segments.small.win_rate"]
    assert fact.low_raw == pytest.approx(0.1)
    assert fact.high_raw == pytest.approx(0.475)
    assert fact.outside


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(0, "h", "0 h"), (0.075, "h", "4.5 min"), (8, "h", "8 h"), (5.6, "h", "5.6 h"), (140, "h", "25 days"),
     (39.2, "h", "1 week"), (168, "h", "1 month"), (20160, "h", "10 years"), (130, "h", "130 h"), (None, "h", "none"),
     (0.125, "share", "12.5 %"), (6, "1/year", "6 a year"), (0.6, "money/month", "0.6 money a month"),
     (1, "accounts", "1 account"), (2.5, "1", "2.5"), (16000, "1", "16000")],
)
def test_writing(value: float | None, unit: str, text: str) -> None:
    assert written(value, unit) == text


def test_a_range_names_its_unit_once_if_it_can() -> None:
    assert written_range(8, 168, "h", 39.2) == "8 h to 1 month"
    assert written_range(0.1, 1.5, "h", 0.5) == "6 to 90 min"


@pytest.mark.parametrize("name", ["universal", "hunters_farmers", "conveyor"])
def test_shipped_scenarios_rest_on_plausible_values(name: str) -> None:
    assert [fact.path for fact in assumptions(load_scenario(ROOT / "scenarios" / f"{name}.yaml")) if fact.outside] == []
