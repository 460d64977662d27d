"""Whatever stands in a file: it is a scenario or a list of mistakes, and nothing else ever happens."""

import json
import math
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.figures.budget import budget
from simulator.scenario.figures.derived import derived
from simulator.scenario.files.fields import is_several, model_of, stripped
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.files.mistakes import ScenarioError
from simulator.scenario.schema.declared import fields_of
from simulator.scenario.schema.market import Market
from simulator.scenario.schema.mechanisms import Mechanisms
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.scenario import Scenario

ROOT = Path(__file__).parents[2]
UNIVERSAL = (ROOT / "scenarios" / "universal.yaml").read_bytes().replace(b"market: markets/distribution.yaml\n", b"")
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
DESIGNS = ["universal.yaml", "hunters_farmers.yaml", "conveyor.yaml"]
TROUBLE = ("Input should", "Traceback", "pydantic", "object at 0x", "ruamel")


def loaded(path: Path, **how: Any) -> Scenario | None:
    """Load a file; None if it is refused, in which case each mistake must be one plain line that names its place."""
    found = scenario_or_mistakes(path, **how)
    if isinstance(found, Scenario):
        return found
    lines = str(found).split("\n")
    assert len(lines) == len(found.mistakes) > 0
    for line in lines:
        assert line.startswith((str(path), "--set "))
        assert line.isprintable()
        assert not any(word in line for word in TROUBLE), line
    return None


def scenario_or_mistakes(path: Path, **how: Any) -> Scenario | ScenarioError:
    try:
        return load_scenario(path, **how)
    except ScenarioError as error:
        return error


def written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "case.yaml"
    path.write_bytes(content)
    return path


@quick
@given(st.binary(max_size=200))
def test_random_bytes(tmp_path: Path, content: bytes) -> None:
    loaded(written(tmp_path, content))


@quick
@given(st.text(alphabet="abc:-{}[]&*!|>'\"%@`#?,\n\t 019.~<=", max_size=80))
def test_random_text_of_yaml_signs(tmp_path: Path, text: str) -> None:
    loaded(written(tmp_path, text.encode()))


@quick
@given(st.data())
def test_a_sound_file_with_some_bytes_changed(tmp_path: Path, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(UNIVERSAL)))
    end = data.draw(st.integers(start, min(len(UNIVERSAL), start + 30)))
    middle = data.draw(st.binary(max_size=10) | st.text(max_size=10).map(lambda text: text.encode("utf-8", "replace")))
    loaded(written(tmp_path, UNIVERSAL[:start] + middle + UNIVERSAL[end:]))


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(), st.text(max_size=8),
    st.sampled_from(["1 h", "12 %", "-3 days", "2 monts", "serving", "bury", "prospecting", "salary"]),
)
NAMES = st.sampled_from(sorted({
    *Scenario.model_fields, *Market.model_fields, *Organization.model_fields, *Mechanisms.model_fields,
    "roles", "seller", "count", "order_of_work", "head", "accounts", "pay", "small", "share", "serving", "mean",
    "spread", "cv", "extends", "start", "hire", "at", "people", "every", "from", "until",
})) | st.text(max_size=5)
VALUES = st.text(max_size=12) | st.sampled_from(["null", "3", "{}", "[serving]"])
TREES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4))


@quick
@given(st.dictionaries(NAMES, TREES, max_size=5))
def test_random_values_under_known_names(tmp_path: Path, tree: dict[str, Any]) -> None:
    loaded(written(tmp_path, json.dumps(tree).encode()))


def shaped(annotation: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """Return values that have the shape of a field more often than not."""
    model = model_of(annotation)
    if is_several(annotation):
        return st.one_of([shaped(part, depth + 1) for part in get_args(stripped(annotation))])
    if model is None and get_origin(stripped(annotation)) is tuple and model_of(get_args(stripped(annotation))[0]):
        return st.lists(shaped(get_args(stripped(annotation))[0], depth + 1), max_size=3)
    if model is None or depth > 5:
        return SCALARS | st.lists(st.sampled_from(["serving", "closing", "qualifying", "prospecting"]), max_size=3)
    fields = {name: shaped(field.annotation, depth + 1) for name, field in fields_of(model).items()}
    return st.fixed_dictionaries({}, optional=fields)


@quick
@given(shaped(Scenario), st.booleans())
def test_random_values_in_the_right_places(tmp_path: Path, tree: dict[str, Any], on_top: bool) -> None:
    path = written(tmp_path, json.dumps(tree).encode())
    if on_top:
        (tmp_path / "sound.yaml").write_bytes(UNIVERSAL)
        found = scenario_or_mistakes(tmp_path / "sound.yaml", overlays=[path])
        assert isinstance(found, Scenario) or found.mistakes
    else:
        loaded(path)


@quick
@given(st.lists(NAMES, min_size=1, max_size=6), VALUES)
def test_random_settings(tmp_path: Path, path: list[str], value: str) -> None:
    loaded(written(tmp_path, UNIVERSAL), settings=[f"{'.'.join(path)}={value}"])


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Draw sound scenarios: shipped designs with some values anywhere in their plausible ranges.

    Whether a role keeps accounts for good is a cut, and left as it is: some role has to.
    """
    base = load_scenario(ROOT / "scenarios" / draw(st.sampled_from(DESIGNS)))
    free = [fact for fact in assumptions(base) if not fact.path.endswith((".share", ".count"))]
    facts = [fact for fact in free if fact.low_raw is not None and not fact.path.endswith(".passes_accounts_after")]
    for fact in draw(st.lists(st.sampled_from(facts), max_size=5, unique_by=lambda fact: fact.path)):
        value: Any = draw(st.floats(fact.low_raw, fact.high_raw))
        if fact.raw is not None and isinstance(_at(base, fact.path), int):
            value = math.ceil(value)
        base = base.with_(fact.path, f"{value!r} h" if fact.unit == "h" else value)
    return base


def _at(scenario: Scenario, path: str) -> Any:
    place: Any = scenario
    for step in path.split("."):
        place = place[step] if isinstance(place, dict) else getattr(place, step)
    return place


@settings(max_examples=60, deadline=None)
@given(scenarios())
def test_there_and_back_again(scenario: Scenario) -> None:
    again = Scenario.model_validate(scenario.model_dump(mode="json"))
    assert again == scenario
    assert again.fingerprint == scenario.fingerprint
    assert Scenario.model_validate_json(scenario.model_dump_json()) == scenario


def test_the_order_of_roles_is_part_of_the_fingerprint_and_that_of_fields_is_not() -> None:
    """People are known by team and place, so roles in another order are other people with other luck."""
    seller = {"count": 2, "order_of_work": ["serving", "qualifying", "closing", "prospecting"]}
    roles = {"one": seller, "other": seller}

    def fingerprint(roles: dict[str, Any]) -> str:
        return Scenario.model_validate({"organization": {"departments": {"sales": {"roles": roles}}}}).fingerprint

    assert fingerprint(roles) != fingerprint(dict(reversed(roles.items())))
    turned = {name: dict(reversed(role.items())) for name, role in roles.items()}
    assert fingerprint(roles) == fingerprint(turned)


@settings(max_examples=30, deadline=None)
@given(scenarios())
def test_a_written_scenario_is_read_as_the_same(tmp_path_factory: pytest.TempPathFactory, scenario: Scenario) -> None:
    path = tmp_path_factory.mktemp("scenario") / "case.yaml"
    YAML(typ="safe", pure=True).dump(scenario.model_dump(mode="json"), path)
    assert load_scenario(path) == scenario


@settings(max_examples=60, deadline=None)
@given(scenarios())
def test_derived_figures_are_numbers_and_hours_add_up(scenario: Scenario) -> None:
    figures = derived(scenario)
    assert all(segment.touches_per_deal >= 1 for segment in figures.segments)
    assert sum(segment.kept for segment in figures.segments) == pytest.approx(1)
    spent = figures.accounts_per_head * (figures.hours_per_account + figures.hours_per_win * figures.churn)
    assert spent == pytest.approx(168)
    assert budget(scenario).payroll > 0


@settings(max_examples=60, deadline=None)
@given(scenarios())
def test_plausible_values_are_never_marked(scenario: Scenario) -> None:
    assert [fact.path for fact in assumptions(scenario) if fact.outside] == []
