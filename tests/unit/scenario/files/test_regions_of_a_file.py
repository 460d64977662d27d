"""Regions in files: what is refused, with one line that says where and what would be right, and what is told."""

from pathlib import Path

import pytest

from simulator.cli.design_words import design_words
from simulator.scenario.figures.leaning import leaning
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.files.mistakes import ScenarioError

ROLES = "roles: {seller: {count: 2, order_of_work: [serving, qualifying, closing, prospecting]}}"
SOUND = f"organization: {{departments: {{sales: {{{ROLES}}}}}}}\n"
ROOT = Path(__file__).parents[4] / "scenarios"


def told(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        load_scenario(path)
    return [line.removeprefix(f"{path}:") for line in str(refused.value).split("\n")]


def test_shares_of_regions_beyond_the_market(tmp_path: Path) -> None:
    lines = told(tmp_path, SOUND + "market:\n  regions: {north: {share: 70 %}, south: {share: 60 %}}\n")
    assert lines == ["3:12 market.regions: the shares of the regions add up to 1.3, to more than 1"]


def test_a_department_where_no_region_is(tmp_path: Path) -> None:
    text = f"organization:\n  departments:\n    sales:\n      region: nroth\n      {ROLES}\n"
    lines = told(tmp_path, f"{text}market: {{regions: {{north: {{share: 0.4}}}}}}\n")
    assert lines == [
        "4:15 organization.departments.sales.region: the market has no region 'nroth'; did you mean 'north'?"
    ]


def test_a_role_where_no_region_is(tmp_path: Path) -> None:
    text = "market: {regions: {north: {share: 0.4}}}\n" + SOUND.replace("count: 2", "region: moon, count: 2")
    (line,) = told(tmp_path, text)
    assert line.endswith("roles.seller.region: the market has no region 'moon'; regions: north")


def test_a_policy_that_does_not_exist(tmp_path: Path) -> None:
    (line,) = told(tmp_path, SOUND.replace("{departments", "{distance: travle, departments"))
    assert line.endswith("must be one of: remote, travel, none; did you mean 'travel'?")


def test_a_region_without_a_share(tmp_path: Path) -> None:
    (line,) = told(tmp_path, SOUND + "market: {regions: {north: {travel: 5 h}}}\n")
    assert "market.regions.north.share: this field is missing" in line


def test_without_regions_a_department_with_one_is_at_home() -> None:
    """So that a design with a team elsewhere runs on every market."""
    scenario = load_scenario(ROOT / "interregional_local_teams.yaml")
    assert scenario.market.regions == {}
    assert scenario.organization.departments["north"].region == "north"


@pytest.mark.parametrize(
    ("name", "words", "assumed"),
    [("central", "are visited: people travel to 25 %", {"travel", "journey_cost"}),
     ("remote", "without meeting them", {"remote_odds", "remote_gain"}),
     ("none", "are not sought", {"remote_odds", "remote_gain"})],
)  # fmt: skip
def test_what_is_told_of_distance(name: str, words: str, assumed: set[str]) -> None:
    overlay = ROOT / "overlays" / "two_regions.yaml"
    scenario = load_scenario(ROOT / f"interregional_{name}.yaml", overlays=[overlay])
    lines = list(design_words(scenario))
    assert any(words in line for line in lines)
    assert any("40 % of the clients are in 'north', 8 h away; no seats are there." in line for line in lines)
    paths = [one.assumption.path for one in leaning(scenario) if one.mechanism == "distance"]
    found = {path.rpartition(".")[2] for path in paths} - {"share", "in_person"}
    assert found == assumed
