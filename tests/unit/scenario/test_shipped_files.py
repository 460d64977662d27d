"""The files that are shipped: what they promise in their comments holds."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from simulator.scenario.budget import budget
from simulator.scenario.declared import Values
from simulator.scenario.json_schema import json_schema
from simulator.scenario.loader import load_market, load_scenario
from simulator.scenario.market import Market

ROOT = Path(__file__).parents[3]
SCENARIOS = ROOT / "scenarios"
DESIGNS = sorted(SCENARIOS.glob("*.yaml"))
MARKETS = sorted((SCENARIOS / "markets").glob("*.yaml"))
TEMPLATE = ROOT / "simulator" / "cli" / "template.yaml"


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


def test_designs_are_as_described() -> None:
    cut = {
        name: {role: (body.count, body.order_of_work) for _, role, body in load(name).organization.roles()}
        for name in ("universal", "hunters_farmers", "conveyor")
    }
    after_sale = ("serving", "developing", "reactivating")
    assert cut == {
        "universal": {
            "seller": (12, ("serving", "qualifying", "closing", "developing", "reactivating", "prospecting")),
        },
        "hunters_farmers": {"hunter": (6, ("qualifying", "closing", "prospecting")), "farmer": (6, after_sale)},
        "conveyor": {
            "generator": (3, ("qualifying", "prospecting")), "closer": (3, ("closing",)),
            "account_manager": (6, after_sale),
        },
    }


def load(name: str) -> Any:
    return load_scenario(SCENARIOS / f"{name}.yaml")


@pytest.mark.parametrize("path", DESIGNS, ids=lambda path: path.stem)
def test_every_design_meets_the_same_market_under_the_same_head(path: Path) -> None:
    universal, design = load("universal"), load_scenario(path)
    assert design.market == universal.market
    assert design.name == path.stem
    assert design.description
    heads = [department.head for department in design.organization.departments.values()]
    assert heads == [universal.organization.departments["sales"].head]


@pytest.mark.parametrize(("name", "payroll", "equal"), [("hunters_farmers", 12.8, 13.6), ("conveyor", 11.6, 13.4)])
def test_equal_heads_and_equal_payroll(name: str, payroll: float, equal: float) -> None:
    """Equal payroll is equal within the two percent that the budget contract allows."""
    universal, heads, pay = (budget(load(design)) for design in ("universal", name, f"{name}_equal_payroll"))
    assert heads.people == universal.people == 13
    assert heads.payroll == pytest.approx(payroll)
    assert pay.payroll == pytest.approx(equal)
    assert pay.payroll == pytest.approx(universal.payroll, rel=0.02)


@pytest.mark.parametrize("part", ["scenario", "market"])
def test_the_committed_schema_is_the_generated_one(part: Any) -> None:
    committed = (SCENARIOS / "schema" / f"{part}.schema.json").read_text(encoding="utf-8")
    generated = json_schema(part)
    assert json.loads(committed) == generated, f"conveyor schema {part} > scenarios/schema/{part}.schema.json"
    Draft202012Validator.check_schema(generated)


@pytest.mark.parametrize("path", [*DESIGNS, *MARKETS, TEMPLATE], ids=lambda path: path.stem)
def test_files_agree_with_the_schema_they_name(path: Path) -> None:
    part: Any = "market" if path in MARKETS else "scenario"
    found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    if path != TEMPLATE:
        assert found is not None
        assert (path.parent / found[1]).resolve() == SCENARIOS / "schema" / f"{part}.schema.json"
    assert [error.message for error in Draft202012Validator(json_schema(part)).iter_errors(parsed(path))] == []


@pytest.mark.parametrize(
    "text", ["horizn: 3 months", "horizon: 3 monts", "market: {prospects: {size: -1}}", "extends: 3",
             "organization: {departments: {sales: {roles: {seller: {count: x}}}}}"],
)
def test_the_schema_finds_mistakes(text: str) -> None:
    assert not Draft202012Validator(json_schema()).is_valid(YAML(typ="safe", pure=True).load(text))


@pytest.mark.parametrize(
    "text", ["market: markets/m.yaml", "market: {extends: m.yaml, discount: 0.1}", "extends: other.yaml",
             "organization: {departments: {sales: {roles: {seller: null}}}}",
             "market: {segments: {small: {serving: 2 h}, mid: {serving: {spread: exponential}}, large: null}}"],
)
def test_the_schema_allows_what_files_may_hold(text: str) -> None:
    assert [*Draft202012Validator(json_schema()).iter_errors(YAML(typ="safe", pure=True).load(text))] == []
