"""Texts are complete in every language, and nothing is said outside the catalogues."""

import re
import string
from pathlib import Path

import catalogues
import pytest

from simulator.analysis.catalogue import CATALOGUE
from simulator.journal.vocabulary import EXITS, Activity, Cost
from simulator.report.assumption_table import group
from simulator.report.language import LANGUAGES
from simulator.report.names import NAMES
from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.mechanisms import SWITCHES

SCENARIOS = Path(__file__).parents[3] / "scenarios"
TRANSLATED = [tag for tag in LANGUAGES if tag != "en"]
HOW = "run: python tests/unit/report/catalogues.py"
CYRILLIC = re.compile("[\u0400-\u04ff]")


def _texts(message: str | tuple[str, ...] | list[str]) -> list[str]:
    return [message] if isinstance(message, str) else list(message)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_template_holds_what_the_package_says():
    assert catalogues.TEMPLATE.read_text("utf-8") == catalogues.written(catalogues.extracted()), HOW


@pytest.mark.parametrize("tag", TRANSLATED)
def test_catalogue_has_the_messages_of_the_template(tag):
    template = {str(message.id) for message in catalogues.extracted() if message.id}
    translated = catalogues.committed(tag)
    assert {str(message.id) for message in translated if message.id} == template, HOW
    assert not translated.obsolete


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_message_is_translated_in_every_form(tag):
    catalogue = catalogues.committed(tag)
    bare = [
        message.id for message in catalogue if message.id and (message.fuzzy or not all(_texts(message.string) or [""]))
    ]
    assert bare == []
    forms = [message for message in catalogue if message.pluralizable]
    assert forms
    assert all(len(message.string) == catalogue.num_plurals for message in forms)


@pytest.mark.parametrize("tag", TRANSLATED)
def test_placeholders_are_those_of_the_message(tag):
    for message in catalogues.committed(tag):
        expected = set().union(*map(_placeholders, _texts(message.id))) if message.id else set()
        if message.id:
            for text in _texts(message.string):
                assert _placeholders(text) == expected, message.id


def test_no_language_but_english_in_the_code():
    for file in [*catalogues.PACKAGE.rglob("*.py"), *catalogues.PACKAGE.rglob("*.j2")]:
        assert not CYRILLIC.search(file.read_text("utf-8")), file


def test_the_units_of_indicators_have_names_and_their_words_are_marked():
    assert {indicator.unit for indicator in CATALOGUE} <= set(NAMES["unit"])
    marked = {str(message.id) for message in catalogues.extracted() if message.id}
    assert {text for indicator in CATALOGUE for text in (indicator.name, indicator.definition)} <= marked


def test_every_word_of_the_journal_has_a_name():
    activities = {activity.name.lower() for activity in Activity}
    assert activities <= set(NAMES["activity"])
    assert {cost.name.lower() for cost in Cost} <= set(NAMES["money"])
    assert {step.name.lower() for step in EXITS} == set(NAMES["step"])


def test_every_mechanism_has_a_name():
    assert set(NAMES["mechanism"]) == set(SWITCHES)


@pytest.mark.parametrize("name", ["universal", "conveyor", "new_clients_group_own_head"])
def test_every_section_and_unit_of_the_assumptions_has_a_name(name):
    shocked = load_scenario(SCENARIOS / f"{name}.yaml", overlays=sorted((SCENARIOS / "overlays").glob("*.yaml")))
    facts = assumptions(shocked)
    assert {fact.unit for fact in facts} <= {*NAMES["measure"], "1"}
    groups = {group(fact.path) for fact in facts if not fact.path.startswith(("organization.", "market.segments."))}
    assert groups <= set(NAMES["section"])
