"""The shipped book of claims: all of them are there, in both languages, and each is tested or says why it is not."""

import json
import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from simulator.experiment.claims.loader import Library
from simulator.experiment.claims.plan import Effort, Plan
from simulator.kernel.calendar import YEAR
from simulator.scenario.figures.budget import budget
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.scenario import Scenario

BOOK = Path(__file__).parents[3] / "scenarios" / "claims"
ARTICLES = {"000": range(1, 22), "001": range(22, 72), "002": range(72, 91), "003": range(91, 108)}
SPLIT = {10: ("C10a", "C10b", "C10c")}
"""The number of a claim that is three, one for each lever of a head."""

MOST_RUNS = 95
"""Usual runs (twelve sellers, four years) of one pass over all arms.

Twenty passes, at about 1.8 s a run, take less than half an hour of two cores.
"""

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
COSTS_THE_SAME = [
    ("universal", "hunters_farmers_equal_payroll"), ("universal", "conveyor_equal_payroll"),
    ("hunters_farmers_equal_payroll", "new_clients_group_no_rotation"),
]  # fmt: skip


def _read(name: str) -> Any:
    return YAML(typ="safe").load(BOOK / f"{name}.yaml")


ARMS: dict[str, dict[str, Any]] = _read("arms")["arms"]
BOOKS: dict[str, Any] = {article: _read(article) for article in ARTICLES}
CLAIMS: list[dict[str, Any]] = [claim for body in BOOKS.values() for claim in body["claims"]]
USED = {arm for claim in CLAIMS for test in claim.get("tests", ()) for arm in test["arms"]}
STRUCTURAL = ("C02", "C03", "C12", "C91", "C107")


def _scenario(name: str) -> Scenario:
    arm = ARMS[name]
    return load_scenario(
        BOOK / arm["design"],
        market=BOOK / arm["market"] if "market" in arm else None,
        overlays=[BOOK / overlay for overlay in arm.get("overlays", ())],
        settings=[f"{path}={json.dumps(value)}" for path, value in arm.get("set", {}).items()],
        without=arm.get("without", ()),
    )


def _claim(identity: str) -> dict[str, Any]:
    return next(claim for claim in CLAIMS if claim["id"] == identity)


def _texts(claim: dict[str, Any]) -> list[dict[str, str]]:
    told = [claim[field] for field in ("statement", "why", "falsifier") if field in claim]
    return told + [test["condition"] for test in claim.get("tests", ()) if "condition" in test]


@pytest.mark.parametrize("article", ARTICLES)
def test_every_claim_of_an_article_stands_in_its_file(article: str) -> None:
    expected = chain.from_iterable(SPLIT.get(number, (f"C{number:02d}",)) for number in ARTICLES[article])
    assert [claim["id"] for claim in BOOKS[article]["claims"]] == list(expected)
    assert BOOKS[article]["article"] == article


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
def test_everything_is_said_in_both_languages(claim: dict[str, Any]) -> None:
    for text in _texts(claim):
        assert set(text) == {"en", "ru"}
        assert CYRILLIC.search(text["ru"])
        assert not CYRILLIC.search(text["en"])


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
def test_a_claim_is_tested_or_says_why_not(claim: dict[str, Any]) -> None:
    assert claim["kind"] in "NMPO"
    assert claim["falsifier"]
    if claim["status"] == "testable":
        assert claim["tests"]
    else:
        assert claim["status"] in {"by_construction", "not_testable"}
        assert claim["why"]
        assert not claim.get("tests")


def test_the_engine_can_carry_the_whole_book_out() -> None:
    plan = Plan.of(Library(BOOK), (), Effort(replications=2, points=0))
    assert len(plan.claims) == len(CLAIMS)
    assert set(plan.scenarios) == USED


def test_every_arm_is_used_and_every_arm_that_is_used_exists() -> None:
    assert set(ARMS) == USED


def test_the_book_stays_affordable() -> None:
    runs = [_scenario(name) for name in ARMS]
    usual = sum(min(1.0, budget(run).seats / 12) * run.end / (4 * YEAR) for run in runs)
    assert usual <= MOST_RUNS


@pytest.mark.parametrize("name", ARMS)
def test_an_arm_is_a_sound_scenario_of_its_own(name: str) -> None:
    assert _scenario(name).organization.roles()


def test_no_two_arms_are_the_same() -> None:
    fingerprints = {name: _scenario(name).with_("name", "arm").fingerprint for name in ARMS}
    assert len(set(fingerprints.values())) == len(fingerprints)


@pytest.mark.parametrize("identity", STRUCTURAL)
def test_claims_about_structure_are_tested_at_equal_heads_and_at_equal_payroll(identity: str) -> None:
    conditions = " ".join(test["condition"]["en"] for test in _claim(identity)["tests"])
    assert "equal heads" in conditions
    assert "equal payroll" in conditions


@pytest.mark.parametrize("pair", COSTS_THE_SAME)
def test_arms_of_equal_payroll_cost_the_same(pair: tuple[str, str]) -> None:
    first, second = (budget(_scenario(name)).payroll for name in pair)
    assert second == pytest.approx(first, rel=0.03)
