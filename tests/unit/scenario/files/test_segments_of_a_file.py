"""Segments of roles and pods in files: what is refused, with one line that says where and what would be right."""

from pathlib import Path

import pytest

from simulator.cli.design_words import design_words
from simulator.cli.explanation import explanation
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.files.mistakes import ScenarioError

ROLES = "roles: {seller: {count: 2, order_of_work: [serving, qualifying, closing, prospecting]%s}}"
ROLE = "organization.departments.sales.roles.seller"


def written(role: str = "", department: str = "") -> str:
    return f"organization: {{departments: {{sales: {{{department}{ROLES % role}}}}}}}\n"


def told(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        load_scenario(path)
    return [line.removeprefix(f"{path}:").partition(" ")[2] for line in str(refused.value).split("\n")]


@pytest.mark.parametrize(("role", "lines"), [
    (", segments: [larg]", ["the market has no segment 'larg'; did you mean 'large'?"]),
    (", segments: [moon, mid]", ["the market has no segment 'moon'; segments: small, mid, large"]),
    (", segments: [moon, sun]", ["no segment 'moon'; segments", "no segment 'sun'; segments"]),
    (", segments: [mid, small, mid]", ["'mid' stands twice; a segment stands once in 'segments'"]),
    (", segments: []", ["must name at least one segment; null: all of them"]),
    (", segments: large", ["a list is needed, such as [a, b], not 'large'"]),
    (", segments: [3]", ["text is needed, not 3"]),
    (", segment: [large]", ["unknown field, did you mean 'segments'?"]),
])  # fmt: skip
def test_segments_that_are_none(tmp_path: Path, role: str, lines: list[str]) -> None:
    found = told(tmp_path, written(role))
    assert len(found) == len(lines)
    for line, said in zip(found, lines, strict=True):
        assert said in line
        assert line.startswith(ROLE)


@pytest.mark.parametrize(("department", "said"), [
    ("territory: 130 %, ", "sales.territory: "),
    ("territory: 0, ", "sales.territory: must be more than 0"),
    ("territory: east, ", "sales.territory: "),
    ("leads: mine, ", "sales.leads: must be one of: shared, own"),
    ("accounts: owm, ", "did you mean 'own'?"),
    ("teritory: 10 %, ", "unknown field, did you mean 'territory'?"),
])  # fmt: skip
def test_pods_that_are_none(tmp_path: Path, department: str, said: str) -> None:
    (line,) = told(tmp_path, written(department=department))
    assert said in line


def test_territories_beyond_the_market(tmp_path: Path) -> None:
    two = f"a: {{territory: 70 %, {ROLES % ''}}}, b: {{territory: 0.4, {ROLES % ''}}}"
    lines = told(tmp_path, f"organization: {{departments: {{{two}}}}}\n")
    assert lines == [
        "organization.departments: the territories of the departments add up to 1.1, to more than 1"
    ]


def test_a_mistake_in_a_change_is_told_once_where_it_stands(tmp_path: Path) -> None:
    change = "timeline: {later: {at: 1 month, %s}}\n"
    (line,) = told(tmp_path, written() + change % written(", segments: [lrge]").strip())
    assert line.startswith("timeline.later.organization.departments.sales.roles.seller.segments: ")
    (line,) = told(tmp_path, written(", segments: [lrge]") + change % "organization: {inbound: in_turn}")
    assert line.startswith(f"{ROLE}.segments: ")


def test_explain_tells_it_in_words(tmp_path: Path) -> None:
    roles = ROLES % ", segments: [mid, large]"
    pods = "".join(f"{name}: {{territory: 40 %, leads: own, accounts: own, {roles}}}, " for name in ("a", "b"))
    path = tmp_path / "pods.yaml"
    path.write_text(f"organization: {{departments: {{{pods}}}}}\n", encoding="utf-8")
    scenario = load_scenario(path)
    words = "\n".join(design_words(scenario))
    assert "The territory of 'a' is 40 % of the clients; nobody else calls there." in words
    assert "What 'b' finds, and its territory, is qualified and closed there." in words
    assert "Clients of 'a', and of its territory, are looked after there alone." in words
    assert "For mid and large clients only." in words
    sections = {section.title: section.lines for section in explanation(scenario)}
    assert any("nobody looks after 'small'" in line for line in sections["Whom nobody is for"])
