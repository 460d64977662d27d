"""A scenario and its parts show themselves in a line, and what differs from the defaults."""

import pickle
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from simulator.kernel.showing import LONGEST
from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.declared import Values
from simulator.scenario.schema.defaults import Differing, differences
from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.quantities import Spell
from simulator.scenario.schema.scenario import Scenario

FILES = sorted((Path(__file__).parents[4] / "scenarios").glob("*.yaml"))
ROLES = {"seller": {"count": 2, "order_of_work": ["serving", "qualifying", "closing", "prospecting"]}}
PLAIN = Scenario.model_validate({"organization": {"departments": {"sales": {"roles": ROLES}}}})
NASTY = "<b>'&'</b>\" of " + "long name " * 6


def groups(values: Values) -> Iterator[Values]:
    """Yield a group and all groups within it."""
    yield values
    for name in type(values).model_fields:
        value = getattr(values, name)
        for entry in value.values() if isinstance(value, dict) else [value]:
            if isinstance(entry, Values):
                yield from groups(entry)


def rows(html: str) -> list[list[str]]:
    """Return the texts of a table's body, row by row; it has to be well-formed."""
    return [["".join(cell.itertext()) for cell in row] for row in ElementTree.fromstring(html).findall("tbody/tr")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_group_is_a_short_line_and_a_table(path: Path) -> None:
    for group in groups(load_scenario(path)):
        shown = repr(group)
        assert shown == str(group)
        assert shown.startswith(f"<{type(group).__name__}")
        assert len(shown) <= LONGEST, shown
        assert "\n" not in shown
        ElementTree.fromstring(group._repr_html_())


def test_a_scenario_tells_seats_market_time_and_changes() -> None:
    assert repr(PLAIN) == (
        "<Scenario 'scenario': 2 seats in 1 department on 'distribution', 12 + 36 months; no change from the defaults>"
    )
    changed = PLAIN.with_("market.neglect_multiplier", 3).with_("mechanisms.comfort", False)
    assert repr(changed).endswith("; 2 changes from the defaults>")
    assert repr(changed.market) == (
        "<Market 'distribution': segments small, mid, large; 1 change from the defaults>"
    )
    assert repr(changed.organization) == (
        "<Organization: 2 seats in 1 department (2 seller); no change from the defaults>"
    )


def test_a_long_and_nasty_name_does_no_harm() -> None:
    named = PLAIN.with_("name", NASTY)
    assert len(repr(named)) <= LONGEST
    assert repr(named).endswith("from the defaults>")
    caption = ElementTree.fromstring(named._repr_html_()).findtext("caption")
    assert caption is not None
    assert "<b>" in caption


def test_what_differs_is_told_with_unit_and_default() -> None:
    changed = (
        PLAIN.with_("market.calling.dial", "6 min")
        .with_("market.inquiries.patience", "4 h")
        .with_("market.segments.large.win_rate", 0.2)
        .with_("organization.departments.sales.head", {"review_calls": 5})
        .with_("organization.assignment", "round_robin")
        .with_("mechanisms.comfort", False)
        .with_("shocks.star_leaves", {"at": "18 months"})
        .with_("name", "another")
    )
    sales = "organization.departments.sales"
    assert list(differences(changed)) == [
        Differing("market.segments.large.win_rate", "20 %", "13 %"),
        Differing("market.calling.dial", "6 min", "4.5 min"),
        Differing("market.inquiries.patience", "4 h", "8 h (exponential)"),
        Differing(f"{sales}.head", "given", "none"),
        Differing(f"{sales}.head.review_calls", "5 clients", "3 clients"),
        Differing("organization.assignment", "round_robin", "fewest_accounts"),
        Differing("mechanisms.comfort", "off", "on"),
        Differing("shocks.star_leaves", "given", "none"),
        Differing("shocks.star_leaves.at", "18 months", "24 months"),
    ]
    assert rows(changed._repr_html_()) == [[one.path, one.value, one.default] for one in differences(changed)]


def test_other_segments_are_one_difference() -> None:
    segments = {"retail": PLAIN.market.segments["small"].model_dump(mode="json") | {"share": 1}}
    assert list(differences(PLAIN.with_("market.segments", segments))) == [
        Differing("market.segments", "retail", "small, mid, large")
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_numbers_that_differ_are_the_assumptions_that_were_changed(path: Path) -> None:
    scenario = load_scenario(path)
    told = {one.path for one in differences(scenario)}
    changed = {one.path for one in assumptions(scenario) if one.changed and not one.path.startswith("timeline.")}
    assert changed <= told


def test_mechanisms_tell_which_are_off() -> None:
    assert repr(PLAIN.mechanisms) == f"<Mechanisms: all {len(SWITCHES)} on>"
    off = PLAIN.with_("mechanisms.comfort", False).mechanisms
    assert repr(off) == f"<Mechanisms: {len(SWITCHES) - 1} of {len(SWITCHES)} on; off: comfort>"
    told = {name: state for name, state, _ in rows(off._repr_html_())}
    assert told == dict.fromkeys(SWITCHES, "on") | {"comfort": "off"}


def test_a_spell_is_written_like_in_a_file() -> None:
    assert repr(Spell.model_validate("4 h")) == "<Spell 4 h>"
    lognormal = Spell.model_validate({"mean": "4 h", "spread": "lognormal", "cv": 0.5})
    assert repr(lognormal) == "<Spell 4 h (lognormal, cv 0.5)>"


def test_a_group_shows_its_fields_with_units_and_ranges() -> None:
    told = {name: (value, span) for name, value, span, _ in rows(PLAIN.market.buying._repr_html_())}
    assert told["exogenous_share"] == ("40 %", "20 to 70 %")
    assert told["first_order"] == ("on", "")
    segment = {name: span for name, _, span, _ in rows(PLAIN.market.segments["small"]._repr_html_())}
    assert segment["win_rate"] == "0.4 to 1.9 times the default"
    assert repr(PLAIN.shocks) == "<Shocks: nothing>"


def test_how_they_show_themselves_changes_nothing_else() -> None:
    again = pickle.loads(pickle.dumps(PLAIN))
    assert again == PLAIN
    assert hash(again.mechanisms) == hash(PLAIN.mechanisms)
    assert Scenario.model_validate_json(PLAIN.model_dump_json()) == PLAIN


def test_assumptions_are_a_list_that_shows_itself_in_a_line() -> None:
    found = assumptions(PLAIN.with_("market.neglect_multiplier", 30))
    assert found == list(found)
    assert repr(found) == (
        f"<{len(found)} assumptions: 1 changed from the default, 1 outside the plausible range>"
    )
    assert len(rows(found._repr_html_())) == len(found)
    assert max(len(repr(one)) for one in found) <= LONGEST
    shown = {one.path: repr(one) for one in found}["market.neglect_multiplier"]
    assert shown == "<Assumption market.neglect_multiplier: 30, plausibly 1.2 to 5; A, B.5, C.2>"
