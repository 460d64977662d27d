"""The files that are shipped: what they promise in their comments holds."""

import json
import re
from pathlib import Path
from typing import Any

import distribution_file
import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from simulator.kernel.calendar import HOURS_PER_UNIT, MONTH
from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.figures.budget import budget
from simulator.scenario.files.json_schema import json_schema
from simulator.scenario.files.loader import is_overlay_file, load_market, load_overlay, load_scenario
from simulator.scenario.schema.declared import Values
from simulator.scenario.schema.market import Market
from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.shocks import Shocks

ROOT = Path(__file__).parents[4]
SCENARIOS = ROOT / "scenarios"
DESIGNS = sorted(SCENARIOS.glob("*.yaml"))
MARKETS = sorted((SCENARIOS / "markets").glob("*.yaml"))
OVERLAYS = sorted((SCENARIOS / "overlays").glob("*.yaml"))
NEUTRAL = sorted((SCENARIOS / "validation").glob("*.yaml"))
WORKDAY = HOURS_PER_UNIT["workdays"]
TEMPLATE = ROOT / "simulator" / "cli" / "template.yaml"


OF_THEIR_OWN_KIND = {"five_departments"}
"""Designs that are more than another cut of the same twelve seats: they have heads of their own."""
OF_A_MARKET_OF_ITS_OWN = {"growth_from_a_selling_director"}
"""A firm of one person, with the few clients and inquiries that it has."""



def parsed(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path)


def test_the_market_distribution_is_the_built_in_market() -> None:
    assert load_market(SCENARIOS / "markets" / "distribution.yaml") == Market()


def test_the_market_distribution_writes_out_everything() -> None:
    def unwritten(model: Any, written: dict[str, Any]) -> list[str]:
        missing = [name for name in type(model).model_fields if name not in written]
        for name, values in written.items():
            body = model[name] if isinstance(model, dict) else getattr(model, name)
            entries = body if isinstance(body, dict) else {name: body}
            for key, entry in entries.items():
                inner = values[key] if isinstance(body, dict) else values
                if isinstance(entry, Values) and isinstance(inner, dict) and "mean" not in inner:
                    missing += unwritten(entry, inner)
        return missing

    assert unwritten(Market(), parsed(SCENARIOS / "markets" / "distribution.yaml")) == []


def test_the_market_distribution_tells_ranges_and_sources_as_declared() -> None:
    written = (SCENARIOS / "markets" / "distribution.yaml").read_text(encoding="utf-8")
    assert written == distribution_file.text(), "python tests/unit/scenario/distribution_file.py"


@pytest.mark.parametrize("path", NEUTRAL, ids=lambda path: path.stem)
def test_validation_switches_every_mechanism_off_by_name(path: Path) -> None:
    """A mechanism that is added must be written off there, or theory would no longer be what is tested."""
    scenario = load_scenario(path)
    assert [name for name in SWITCHES if getattr(scenario.mechanisms, name)] == []
    assert scenario.market.payments.late_share == 0
    assert scenario.shocks == Shocks()
    if "extends" not in parsed(path):
        assert list(parsed(path)["mechanisms"]) == list(SWITCHES)


def test_the_page_on_scenarios_schedules_every_shock() -> None:
    page = (ROOT / "docs" / "writing-scenarios.md").read_text(encoding="utf-8")
    shocks = page.partition("\n## Shocks\n")[2].partition("\n## ")[0]
    assert re.findall(r"^  (\w+): \{", shocks, re.M) == list(Shocks.model_fields)


@pytest.mark.parametrize("overlay", OVERLAYS, ids=lambda path: path.stem)
def test_overlays_lie_on_every_design_and_change_something(overlay: Path) -> None:
    assert is_overlay_file(overlay)
    assert load_overlay(overlay)
    assert parsed(overlay)["description"]
    for design in DESIGNS:
        plain, stressed = load_scenario(design), load_scenario(design, overlays=[overlay])
        assert stressed.organization == plain.organization
        assert (stressed.name, stressed.description) == (plain.name, plain.description)
        assert stressed.fingerprint != plain.fingerprint
        outside = {fact.path.rpartition(".")[2] for fact in assumptions(stressed) if fact.outside}
        assert outside <= ({"orders_per_year", "margin_per_order"} if overlay.stem == "every_deal_rewon" else set())


def test_designs_are_as_described() -> None:
    cut = {
        path.stem: {role: (body.count, body.order_of_work) for _, role, body in load(path.stem).organization.roles()}
        for path in DESIGNS if "equal" not in path.stem
    }
    after_sale = ("serving", "developing", "reactivating")
    seller = {"seller": (12, ("serving", "qualifying", "closing", "developing", "reactivating", "prospecting"))}
    split = {"hunter": (6, ("qualifying", "closing", "prospecting")), "farmer": (6, after_sale)}
    of_twelve = {
        "universal": seller, "universal_with_roles": seller,
        "interregional_central": seller, "interregional_remote": seller, "interregional_none": seller,
        "interregional_local_teams": {"seller": (4, seller["seller"][1])},  # the team of the north; seven are at home
        "hunters_farmers": split, "new_clients_group_own_head": split,
        "conveyor": {
            "generator": (3, ("qualifying", "prospecting")), "closer": (3, ("closing",)),
            "account_manager": (6, after_sale),
        },
        "inbound_shared": seller, "inbound_head_takes_all": seller, "inbound_duty_rota": seller,
        "inbound_department": {"seller": (10, seller["seller"][1]), "responder": (2, ("qualifying", "closing"))},
    }
    assert {name: cut[name] for name in of_twelve} == of_twelve


def load(name: str) -> Any:
    return load_scenario(SCENARIOS / f"{name}.yaml")


@pytest.mark.parametrize("path", DESIGNS, ids=lambda path: path.stem)
def test_every_design_meets_the_same_market_under_the_same_head(path: Path) -> None:
    universal, design = load("universal"), load_scenario(path)
    assert design.market == universal.market or path.stem in OF_A_MARKET_OF_ITS_OWN
    assert design.name == path.stem
    assert design.description
    if path.stem in OF_THEIR_OWN_KIND | OF_A_MARKET_OF_ITS_OWN:
        return
    usual = universal.organization.departments["sales"].head
    departments = design.organization.departments.items()
    heads = {name: department.head for name, department in departments if department.head is not None}
    if path.stem == "interregional_local_teams":
        assert heads == {"sales": usual, "north": usual}
    elif path.stem == "new_clients_group_own_head":
        assert usual is not None
        assert heads == {"new_clients": usual, "clients": usual.model_copy(update={"rotation": "rotate"})}
    else:
        assert heads == {"sales": usual}


def test_the_hybrid_calls_as_many_hours_as_the_generators() -> None:
    seller = load("universal_with_roles").organization.departments["sales"].roles["seller"]
    generator = load("conveyor").organization.departments["sales"].roles["generator"]
    assert seller.count * seller.protected_hours * MONTH / WORKDAY == pytest.approx(generator.count * MONTH)
    assert set(seller.scripts) == set(generator.scripts)


@pytest.mark.parametrize(("name", "payroll", "equal"), [("hunters_farmers", 12.8, 13.8), ("conveyor", 11.6, 14.1)])
def test_equal_heads_and_equal_payroll(name: str, payroll: float, equal: float) -> None:
    """Equal payroll is equal within the two percent that the budget contract allows."""
    universal, heads, pay = (budget(load(design)) for design in ("universal", name, f"{name}_equal_payroll"))
    assert heads.people == universal.people == 13
    assert heads.payroll == pytest.approx(payroll)
    assert pay.payroll == pytest.approx(equal)
    assert pay.payroll == pytest.approx(universal.payroll, rel=0.02)
    assert universal.payroll == pytest.approx(13.98, abs=0.005)


def test_two_heads_cost_as_much_as_rare_sellers() -> None:
    own_head, universal = budget(load("new_clients_group_own_head")), budget(load("universal"))
    assert (own_head.seats, own_head.heads) == (12, 2)
    assert own_head.payroll == pytest.approx(14.2)
    assert own_head.payroll == pytest.approx(universal.payroll, rel=0.02)


@pytest.mark.parametrize("part", ["scenario", "market"])
def test_the_committed_schema_is_the_generated_one(part: Any) -> None:
    committed = (SCENARIOS / "schema" / f"{part}.schema.json").read_text(encoding="utf-8")
    generated = json_schema(part)
    assert json.loads(committed) == generated, f"conveyor schema {part} > scenarios/schema/{part}.schema.json"
    Draft202012Validator.check_schema(generated)


@pytest.mark.parametrize("path", [*DESIGNS, *MARKETS, *OVERLAYS, *NEUTRAL, TEMPLATE], ids=lambda path: path.stem)
def test_files_agree_with_the_schema_they_name(path: Path) -> None:
    part: Any = "market" if path in MARKETS else "scenario"
    found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    if path != TEMPLATE:
        assert found is not None
        assert (path.parent / found[1]).resolve() == SCENARIOS / "schema" / f"{part}.schema.json"
    assert [error.message for error in Draft202012Validator(json_schema(part)).iter_errors(parsed(path))] == []


@pytest.mark.parametrize(
    "text", ["horizn: 3 months", "horizon: 3 monts", "market: {prospects: {size: -1}}", "extends: 3",
             "organization: {departments: {sales: {roles: {seller: {count: x}}}}}", "mechanisms: {neglect: of}",
             "shocks: {star_leaves: {at: 3}}", "organization: {ladder: seller}"],
)
def test_the_schema_finds_mistakes(text: str) -> None:
    assert not Draft202012Validator(json_schema()).is_valid(YAML(typ="safe", pure=True).load(text))


@pytest.mark.parametrize(
    "text", ["market: markets/m.yaml", "market: {extends: m.yaml, discount: 0.1}", "extends: other.yaml",
             "organization: {departments: {sales: {roles: {seller: null}}}}",
             "market: {segments: {small: {serving: 2 h}, mid: {serving: {spread: exponential}}, large: null}}",
             "mechanisms: {neglect: on, comfort: off, talents: true}", "shocks: {star_leaves: {}, mass_exodus: null}"],
)
def test_the_schema_allows_what_files_may_hold(text: str) -> None:
    assert [*Draft202012Validator(json_schema()).iter_errors(YAML(typ="safe", pure=True).load(text))] == []
