"""How files build upon one another."""

import json
import pickle
from pathlib import Path

import pytest

from simulator.kernel.calendar import MONTH
from simulator.scenario.files.loader import is_market_file, is_overlay_file, load_market, load_overlay, load_scenario
from simulator.scenario.files.mistakes import ScenarioError
from simulator.scenario.files.overrides import refuse_unknown_designs, settings_for
from simulator.scenario.schema.market import Market

pytestmark = pytest.mark.usefixtures("folder")

BASE = """
description: the parent
market: markets/small.yaml
organization:
  overflow: queue
  departments:
    sales:
      head: {planning_every: 2 weeks}
      roles:
        seller: {count: 3, account_limit: 40, order_of_work: [serving, qualifying, closing, prospecting]}
        helper: {count: 1, order_of_work: [serving]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("base.yaml", BASE)
    write("markets/small.yaml", "prospects: {size: 500}\nneglect_multiplier: 2\n")
    return tmp_path


def write(name: str, text: str) -> str:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return name


def test_mappings_merge_lists_replace_null_removes() -> None:
    scenario = load_scenario(write("child.yaml", """
        extends: base.yaml
        organization: {departments: {sales: {roles: {
          helper: null, seller: {count: 5, order_of_work: [serving, qualifying, closing]}}}}}
        """))
    roles = scenario.organization.departments["sales"].roles
    assert list(roles) == ["seller"]
    assert (roles["seller"].count, roles["seller"].account_limit) == (5, 40)
    assert roles["seller"].order_of_work == ("serving", "qualifying", "closing")
    assert scenario.organization.overflow == "queue"


def test_null_removes_a_field_to_its_default_but_is_kept_where_it_means_something() -> None:
    scenario = load_scenario(write("child.yaml", """
        extends: base.yaml
        organization:
          overflow: null
          departments: {sales: {head: {planning_every: null}, roles: {seller: {account_limit: null}}}}
        """))
    department = scenario.organization.departments["sales"]
    assert scenario.organization.overflow == "bury"
    assert department.roles["seller"].account_limit is None
    assert department.head is not None
    assert department.head.planning_every is None


def test_a_removed_role_can_be_written_anew_by_a_grandchild() -> None:
    write("child.yaml", "extends: base.yaml\norganization: {departments: {sales: {roles: {helper: null}}}}")
    scenario = load_scenario(write("grandchild.yaml", """
        extends: child.yaml
        organization: {departments: {sales: {roles: {helper: {count: 7, order_of_work: [developing]}}}}}
        """))
    assert scenario.organization.departments["sales"].roles["helper"].order_of_work == ("developing",)


def test_name_and_description_are_of_one_file() -> None:
    write("named.yaml", "extends: base.yaml\nname: Known\n")
    assert load_scenario("named.yaml").name == "Known"
    child = load_scenario(write("child.yaml", "extends: named.yaml\n"))
    assert (child.name, child.description) == ("child", "")
    assert load_scenario("base.yaml").description == "the parent"


def test_paths_are_relative_to_the_file_in_which_they_stand() -> None:
    write("deep/child.yaml", "extends: ../base.yaml\n")
    assert load_scenario("deep/child.yaml").market.prospects.size == 500


def test_a_mapping_changes_the_inherited_market() -> None:
    market = load_scenario(write("child.yaml", "extends: base.yaml\nmarket: {neglect_multiplier: 3}\n")).market
    assert (market.neglect_multiplier, market.prospects.size, market.name) == (3, 500, "small")


def test_a_file_replaces_the_inherited_market() -> None:
    write("other.yaml", "opening: {clients: 7}\n")
    market = load_scenario(write("child.yaml", "extends: base.yaml\nmarket: other.yaml\n")).market
    assert (market.name, market.opening.clients) == ("other", 7)
    assert market.prospects.size == Market().prospects.size


def test_a_market_in_a_design_can_extend_a_file() -> None:
    write("child.yaml", "extends: base.yaml\nmarket: {extends: markets/small.yaml, discount: 0.2}\n")
    market = load_scenario("child.yaml").market
    assert (market.name, market.discount, market.prospects.size) == ("small", 0.2, 500)


def test_market_files_extend_one_another() -> None:
    write("markets/smaller.yaml", "extends: small.yaml\nprospects: {size: 50}\n")
    market = load_market("markets/smaller.yaml")
    assert (market.name, market.prospects.size, market.neglect_multiplier) == ("smaller", 50, 2)


def test_another_market_under_the_same_design() -> None:
    write("markets/2 – other.yaml", "prospects: {size: 9}\n")
    write("child.yaml", "extends: base.yaml\nmarket: {neglect_multiplier: 3}\n")
    market = load_scenario("child.yaml", market="markets/2 – other.yaml").market
    assert (market.prospects.size, market.neglect_multiplier) == (9, Market().neglect_multiplier)
    assert market.name == "market_2 _ other"


def test_builtin_segments_can_be_changed_by_single_values() -> None:
    write("child.yaml", "extends: base.yaml\nmarket: {segments: {small: {win_rate: 30 %}}}\n")
    segments, usual = load_scenario("child.yaml").market.segments, Market().segments
    assert segments["small"] == usual["small"].model_copy(update={"win_rate": 0.3})
    assert {name: segments[name] for name in ("mid", "large")} == {name: usual[name] for name in ("mid", "large")}


def test_complete_segments_stand_alone() -> None:
    only = Market().segments["small"].model_dump(mode="json") | {"share": 1.0}
    write("child.yaml", "extends: base.yaml\nmarket: " + json.dumps({"segments": {"small": only}}))
    assert list(load_scenario("child.yaml").market.segments) == ["small"]


def test_market_files_are_known_by_what_they_hold() -> None:
    assert is_market_file("markets/small.yaml")
    assert not is_market_file("base.yaml")
    assert not is_market_file("nosuch.yaml")


def test_overlays_lie_on_top_and_settings_on_top_of_them() -> None:
    write("falling.yaml", "market: {neglect_multiplier: 4, discount: 0.3}\n")
    scenario = load_scenario("base.yaml", overlays=["falling.yaml"], settings=["market.discount=0.4"])
    assert (scenario.market.neglect_multiplier, scenario.market.discount) == (4, 0.4)
    assert scenario.name == "base"


def test_an_overlay_leaves_name_and_description_to_the_design() -> None:
    write("storm.yaml", "name: storm\ndescription: of one file\nshocks: {star_leaves: {}}\n")
    scenario = load_scenario("base.yaml", overlays=["storm.yaml"])
    assert (scenario.name, scenario.description) == ("base", "the parent")
    assert scenario.shocks.star_leaves is not None
    assert scenario.shocks.star_leaves.at == 24 * MONTH


@pytest.mark.parametrize(
    ("text", "is_overlay"),
    [
        ("shocks: {star_leaves: {}}", True), ("market: {buying: {rewon: 1}}", True),
        ("mechanisms: {comfort: off}", True), ("organization: {script_upkeep: 4 h}", True),
        ("extends: storm.yaml\nhorizon: 4 years", True), ("description: nothing", False),
        ("warm_up: 3 months", False), ("organization: {}", False), ("organization:", False),
        ("market: {discount: 0.2}\norganisation: {}", False), ("organization: {department: {}}", False),
        ("extends: base.yaml\nshocks: {star_leaves: {}}", False), ("shocks: [", False),
    ],
)
def test_overlays_are_known_by_what_they_lack(text: str, is_overlay: bool) -> None:
    write("storm.yaml", "shocks: {mass_exodus: {share: 40 %}}\n")
    assert is_overlay_file(write("case.yaml", text)) == is_overlay


def test_an_overlay_is_tried_on_a_sound_design() -> None:
    write("storm.yaml", "description: d\nmechanisms: {comfort: off}\norganization: {ladder: [a, b]}\n")
    assert load_overlay("storm.yaml") == ("mechanisms", "organization")
    with pytest.raises(ScenarioError, match=r"wrong\.yaml:1:10 shocks\.star_leave: unknown field"):
        load_overlay(write("wrong.yaml", "shocks: {star_leave: {}}"))


def test_without_is_the_setting_in_other_words() -> None:
    names = ["comfort", "talents"]
    off = load_scenario("base.yaml", without=names)
    assert (off.mechanisms.comfort, off.mechanisms.talents, off.mechanisms.neglect) == (False, False, True)
    for word in ("false", "off", "OFF"):
        set_off = load_scenario("base.yaml", settings=[f"mechanisms.{name}={word}" for name in names])
        assert set_off.fingerprint == off.fingerprint
    assert load_scenario("base.yaml", settings=["mechanisms.comfort=on"]) == load_scenario("base.yaml")
    both = load_scenario("base.yaml", settings=["mechanisms.comfort=on"], without=["comfort"])
    assert not both.mechanisms.comfort


def test_settings_are_yaml() -> None:
    role = "organization.departments.sales.roles.seller"
    scenario = load_scenario("base.yaml", settings=[
        f"{role}.order_of_work=[serving, qualifying, closing]", f"{role}.account_limit=null", "warm_up=2 months",
        "organization.departments.sales.roles.helper=null", "mechanisms.neglect=false",
        "market.segments.small.win_rate=30 %", "market.segments.small.serving.spread=exponential",
        "organization.departments.sales.roles.clerk={count: 2, order_of_work: [serving]}",
    ])
    roles = scenario.organization.departments["sales"].roles
    assert list(roles) == ["seller", "clerk"]
    assert (roles["seller"].account_limit, scenario.warm_up) == (None, 2 * MONTH)
    assert not scenario.mechanisms.neglect
    small = scenario.market.segments["small"]
    assert (small.win_rate, small.serving.mean, small.serving.spread) == (0.3, 1.0, "exponential")


def test_a_setting_can_address_one_design() -> None:
    settings = ["base:warm_up=2 months", "other:warm_up=3 months"]
    assert load_scenario("base.yaml", settings=settings).warm_up == 2 * MONTH
    assert settings_for("other", settings) == ["warm_up=3 months"]
    with pytest.raises(ScenarioError, match="--set other:warm_up=3 months: there is no design 'other'"):
        refuse_unknown_designs(["base"], settings)


def test_files_and_settings_agree_with_changes_in_python() -> None:
    base = load_scenario("base.yaml")
    changes = {
        "market.segments.small.serving": "2 h", "market.opening.clients": 3, "market.inquiries.patience.mean": "3 h",
        "market.reactivation.work.spread": "exponential", "market.segments.large.cycle": "7 weeks",
        "mechanisms.cooling": False, "organization.departments.sales.roles.seller.account_limit": None,
    }
    for path, value in changes.items():
        assert load_scenario("base.yaml", settings=[f"{path}={json.dumps(value)}"]) == base.with_(path, value)


def test_values_are_read_as_yaml_1_2(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        "name: no\ndescription: 2026-01-01\norganization: {departments: {yes: {roles: {on: {count: 0o17, "
        "order_of_work: [serving, qualifying, closing]}}}}}\n"
    )
    scenario = load_scenario(path)
    assert (scenario.name, scenario.description) == ("no", "2026-01-01")
    assert scenario.organization.departments["yes"].roles["on"].count == 15


def test_escapes_of_json_are_read_as_in_json(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(json.dumps({"extends": str(tmp_path / "base.yaml"), "description": "\U0001f600"}))
    assert load_scenario(path).description == "\U0001f600"
    path.write_text('extends: "\\ud800.yaml"')
    with pytest.raises(ScenarioError, match="no such file"):
        load_scenario(path)


def test_anchors_can_be_used_and_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    role = "{count: 1, order_of_work: [serving, qualifying, closing]}"
    text = f"organization: {{departments: {{a: {{roles: {{x: &r {role}, y: *r}}}}}}}}"
    path.write_text(text, encoding="utf-8-sig")
    roles = load_scenario(path).organization.departments["a"].roles
    assert roles["x"] == roles["y"]


def test_mistakes_travel_between_processes(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as caught:
        load_scenario(tmp_path / "nosuch.yaml")
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)
    assert again.mistakes == caught.value.mistakes
