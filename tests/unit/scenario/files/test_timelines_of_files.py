"""Timelines as they are written: what a change inherits, what may change, and where mistakes are told."""

from pathlib import Path

import pytest

from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.files.mistakes import ScenarioError

DESIGN = """
organization:
  lead_queue: 30
  departments:
    sales:
      head: {insistence: 0.7}
      roles:
        seller: {count: 4, order_of_work: [serving, qualifying, closing, developing, prospecting, reactivating]}
timeline:
  split:
    at: 12 months
    becomes: {seller: [farmer]}
    organization:
      departments:
        sales:
          roles:
            seller: {count: 2}
            farmer: {count: 2, order_of_work: [serving]}
  alone:
    at: 20 months
    becomes: {seller: [], farmer: []}
    organization:
      lead_queue: null
      departments:
        sales:
          head: null
          roles: {farmer: null, seller: {count: 1}}
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "design.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(ScenarioError) as refused:
        load_scenario(written(tmp_path, text))
    return [f"{mistake.place.line}:{mistake.path}: {mistake.message}" for mistake in refused.value.mistakes]


def test_a_change_is_laid_over_what_was(tmp_path: Path) -> None:
    scenario = load_scenario(written(tmp_path, DESIGN))
    start, split, alone = scenario.stages
    assert [(role, body.count) for _, role, body in split.roles()] == [("seller", 2), ("farmer", 2)]
    assert split.departments["sales"].head == start.departments["sales"].head
    assert split.lead_queue == 30
    assert [(role, body.count) for _, role, body in alone.roles()] == [("seller", 1)]
    assert alone.departments["sales"].head is None
    assert alone.lead_queue == 40  # null gives the default back


def test_a_setting_of_the_start_holds_in_changes_that_do_not_name_it(tmp_path: Path) -> None:
    path = written(tmp_path, DESIGN)
    for scenario in (
        load_scenario(path, settings=["organization.overflow=hire", "organization.lead_queue=5"]),
        load_scenario(path).with_("organization.overflow", "hire").with_("organization.lead_queue", 5),
    ):
        assert [stage.overflow for stage in scenario.stages] == ["hire"] * 3
        assert [stage.lead_queue for stage in scenario.stages] == [5, 5, 40]


def test_a_setting_may_reach_into_what_a_change_inherits(tmp_path: Path) -> None:
    path = "timeline.split.organization.departments.sales.head.insistence"
    start, split, _ = load_scenario(written(tmp_path, DESIGN), settings=[f"{path}=0.2"]).stages
    assert start.departments["sales"].head.insistence == 0.7  # type: ignore[union-attr]
    assert split.departments["sales"].head.insistence == 0.2  # type: ignore[union-attr]


def test_assumptions_of_a_change_are_those_that_it_changes(tmp_path: Path) -> None:
    paths = [one.path for one in assumptions(load_scenario(written(tmp_path, DESIGN)))]
    assert "timeline.split.organization.departments.sales.roles.seller.count" in paths
    assert "timeline.split.organization.departments.sales.roles.seller.account_limit" not in paths
    assert "timeline.split.organization.lead_queue" not in paths
    assert "timeline.alone.organization.lead_queue" in paths


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("at: 20", "at: 2", "20:timeline.alone.at: 'alone' stands behind 'split' and comes before it; changes stand in "
         "the order of time"),
        ("at: 12 months", "at: 0 h", "11:timeline.split.at: must be more than 0 h"),
        ("becomes: {seller: [farmer]}", "", "11:timeline.split.becomes: 'seller' loses seats; say what its people "
         "become, as in seller: [another_role], or [] if they leave"),
        ("[farmer]", "[framer]", "12:timeline.split.becomes.seller: there is no role 'framer' after this change; did "
         "you mean 'farmer'?"),
        ("farmer: []}", "farmr: []}", "21:timeline.alone.becomes.farmr: the role 'farmr' does not exist before this "
         "change; did you mean 'farmer'?"),
        ("seller: {count: 2}", "seller: {count: 2, acounts: 9}", "17:timeline.split.organization.departments.sales."
         "roles.seller.acounts: unknown field, did you mean 'account_limit'?"),
        ("insistence: 0.7", "insistence: x", "6:organization.departments.sales.head.insistence: a number is needed, "
         "not 'x'"),
        ("[serving]}", "[serving]}\n            seller2: {count: 2}", "19:timeline.split.organization.departments."
         "sales.roles.seller2.order_of_work: this field is missing"),
        ("{farmer: null, seller: {count: 1}}", "{seller: null}", "23:timeline.alone.organization: nobody does "),
    ],
)  # fmt: skip
def test_mistakes_are_told_once_and_at_their_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in DESIGN
    found = mistakes(tmp_path, DESIGN.replace(old, new, 1))
    assert len(found) == 1
    assert found[0].startswith(told)


def test_whoever_is_forgotten_hides_no_other_mistake(tmp_path: Path) -> None:
    cut = "shocks: {pay_cut: {at: 3 months, cut: 0.2, roles: [framer]}}\n"
    found = mistakes(tmp_path, DESIGN.replace("becomes: {seller: [farmer]}", "becomes: {sellr: [farmer]}", 1) + cut)
    assert len(found) == 2
    assert found[0].startswith("12:timeline.split.becomes.sellr: the role 'sellr' does not exist before this change")
    assert "shocks.pay_cut.roles: there are no roles named 'framer'" in found[1]
