"""The report as a file: complete, self-contained, escaped, in both languages."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
import synthetic

from simulator.analysis.catalogue import CATALOGUE
from simulator.experiment.comparison import Comparison, Failure
from simulator.experiment.conduct import conduct
from simulator.experiment.store import opened
from simulator.report.charts import CHARTS
from simulator.report.html import page, write_report
from simulator.report.language import language
from simulator.report.limits import OF_CHANGING_DESIGNS, OF_LASTING_DESIGNS, limits
from simulator.report.people_table import Cell, posts
from simulator.report.reproduction import command
from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.figures.budget import target_pays
from simulator.scenario.figures.leaning import shared_and_own
from simulator.scenario.files.loader import load_scenario

SCENARIOS = Path(__file__).parents[3] / "scenarios"
VOID = {"meta", "link", "img", "br", "hr", "input"}
CODE_OR_OWN_NAME = {"code", "script", "style", "pre"}
ALLOWED_IN_RUSSIAN = {
    "English",
    "CRM",
    "V",
    "V2",
    "M",
    "A",
    "D",
    "N",
    "python",
    "sales-conveyor",
    "numpy",
    "scipy",
    "simpy",
}


class _Remembered:
    """Runs units by looking their outcomes up."""

    def __init__(self, found):
        self._outcomes = list(found.outcomes.values())

    def __call__(self, unit):
        return self._outcomes[unit.design][unit.replication]


class Page(HTMLParser):
    """Collects tags, their attributes, and visible text by language edition; complains of unbalanced tags."""

    def __init__(self, text: str) -> None:
        """Read the whole page."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"en": [], "ru": []}
        self._open: list[str] = []
        self._edition: str | None = None
        self._own = False
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        """Note a tag, and the language edition that begins with it."""
        facts = dict(attrs)
        self._own = facts.get("class") == "own"
        self.tags.append((tag, facts))
        if tag not in VOID:
            self._open.append(tag)
        if facts.get("class") == "edition":
            self._edition = facts["id"]
        if self._edition:
            self.texts[self._edition] += [facts[name] for name in ("alt", "title", "aria-label") if facts.get(name)]

    def handle_endtag(self, tag):
        """Check that the innermost tag is closed."""
        self._own = False
        assert self._open.pop() == tag

    def handle_data(self, data):
        """Note what a reader sees."""
        own = self._own or not self._open or self._open[-1] in CODE_OR_OWN_NAME
        if self._edition and not own and data.strip():
            self.texts[self._edition].append(data.strip())


@pytest.fixture(scope="module")
def comparison():
    return synthetic.comparison(6)


@pytest.fixture
def without_charts(monkeypatch):
    """Leave the charts out where they do not matter; drawing them takes most of the time."""
    monkeypatch.setattr("simulator.report.html.charts", lambda *_: [])


@pytest.fixture(scope="module")
def text(comparison):
    return page(comparison, "ru")


@pytest.fixture(scope="module")
def parsed(text):
    return Page(text)


@pytest.mark.usefixtures("without_charts")
def test_opens_in_the_language_asked_for(comparison, tmp_path):
    path = write_report(comparison, tmp_path / "new", "ru")
    assert path.name == "report.html"
    written = path.read_text("utf-8")
    assert '<html lang="ru">' in written
    assert re.search(r'<div class="edition" id="en" lang="en" hidden>', written)


def test_needs_nothing_from_outside(text):
    for link in re.findall(r'(?:src|href)="([^"]*)"', text):
        assert link.startswith("data:"), link[:60]
    css = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert css
    assert "url(" not in css[1]
    assert "@import" not in css[1]


def test_all_charts_are_there_with_text_alternatives(parsed):
    pictures = [facts for tag, facts in parsed.tags if tag == "img"]
    assert len(pictures) == 2 * len(CHARTS)
    assert all(len(facts["alt"]) > 60 for facts in pictures)


def test_identifiers_are_unique_and_references_lead_somewhere(parsed):
    found = [facts["id"] for _, facts in parsed.tags if "id" in facts]
    assert len(found) == len(set(found))
    named = [facts["aria-labelledby"] for _, facts in parsed.tags if "aria-labelledby" in facts]
    assert set(named) <= set(found)


@pytest.mark.usefixtures("without_charts")
def test_the_first_section_shows_what_each_design_is(comparison):
    """As it was written, in whatever script, and as text."""
    told = ["Отдел & <b>клиенты</b>", "\u0642\u0633\u0645 {x} {{ y }}\nsecond line"]
    scenarios = tuple(
        one.model_copy(update={"description": words})
        for one, words in zip(comparison.study.scenarios, told, strict=True)
    )
    described = Comparison(
        replace(comparison.study, scenarios=scenarios), comparison.outcomes, (), comparison.indifference
    )
    text = page(described)
    first = text[text.index('<section class="details"') : text.index('aria-labelledby="en-charts"')]
    assert "Отдел &amp; &lt;b&gt;клиенты&lt;/b&gt;</dd>" in first
    assert "\u0642\u0633\u0645 {x} {{ y }}\nsecond line</dd>" in first
    assert first.count('dir="auto"') == 2
    bare = tuple(one.model_copy(update={"description": " "}) for one in scenarios)
    assert "<dl class=\"designs\">" not in page(
        Comparison(replace(comparison.study, scenarios=bare), comparison.outcomes, (), comparison.indifference)
    )


def test_every_header_cell_has_a_scope(parsed):
    cells = [facts for tag, facts in parsed.tags if tag == "th"]
    assert cells
    assert all(facts.get("scope") in {"col", "row"} for facts in cells)


def test_every_indicator_has_a_row(text, parsed):
    assert "Созданная ценность" in parsed.texts["ru"]
    assert text.count('class="definition"') == 2 * len(CATALOGUE)
    assert "not modelled yet" not in text


def test_everything_that_the_verdict_leans_on_is_named(comparison, parsed, text):
    """Each with its path, under the mechanism by which it acts; the designs are named where not all have it."""
    ground = text[text.index('id="en-ground"') : text.index('id="en-assumptions"')]
    for mechanism, members in shared_and_own(comparison.study.scenarios).items():
        if mechanism is not None:
            assert language("en").name("mechanism", mechanism).split(":")[0] in ground
        for one, names in members:
            assert f"<code>{one.path}</code>" in ground, one.path
            assert names
    assert "only in “Universal”" in ground
    assert any("чувствительности" in line for line in parsed.texts["ru"])


@pytest.mark.usefixtures("without_charts")
def test_what_is_switched_off_is_not_leant_on(comparison):
    off = tuple(one.with_("mechanisms.least_resistance", False).with_("mechanisms.comfort", False)
                .with_("mechanisms.quitting", False) for one in comparison.study.scenarios)  # fmt: skip
    study = replace(comparison.study, scenarios=off)
    text = page(Comparison(study, comparison.outcomes, (), comparison.indifference))
    ground = text[text.index('id="en-ground"') : text.index('id="en-assumptions"')]
    assert "human_nature.resistance" not in ground
    assert "human_nature.resistance" in text
    assert text.count('class="switch off"') == 2 * 3


def test_every_assumption_stands_in_the_page(comparison, text):
    for scenario in comparison.study.scenarios:
        for one in assumptions(scenario):
            assert f"<code>{one.path}</code>" in text, one.path


@pytest.mark.usefixtures("without_charts")
def test_changed_and_improbable_numbers_are_marked(comparison):
    study = comparison.study
    assert 'class="mark outside">outside</span></td>' not in page(comparison)
    strange = tuple(scenario.with_("market.neglect_multiplier", 9) for scenario in study.scenarios)
    changed = type(study)(strange, study.fingerprints, study.replications, study.seed, study.model)
    text = page(Comparison(changed, comparison.outcomes, (), comparison.indifference))
    line = re.search(r"<code>market.neglect_multiplier</code></th>\s*<td>(.*?)</td>", text, re.DOTALL)
    assert line
    assert "outside" in line[1]
    assert "changed" in line[1]


def test_says_what_it_cannot_say_and_how_to_repeat(comparison, text, parsed):
    told = limits(comparison.study.scenarios)
    assert OF_LASTING_DESIGNS in told
    assert sum(line in parsed.texts["en"] for line in told) == len(told)
    assert comparison.study.hash in text
    assert "--seed 7" in text
    assert all(fingerprint in text for fingerprint in comparison.study.fingerprints)


def test_a_study_of_a_change_says_that_the_change_is_simulated() -> None:
    """One of its designs is enough."""
    names = ("universal", "transition_universal_to_conveyor")
    scenarios = [load_scenario(SCENARIOS / f"{name}.yaml") for name in names]
    assert OF_CHANGING_DESIGNS in limits(scenarios)
    assert OF_LASTING_DESIGNS not in limits(scenarios)
    assert OF_LASTING_DESIGNS in limits(scenarios[:1])


def test_no_english_in_the_russian_edition(parsed):
    for line in parsed.texts["ru"]:
        words = set(re.findall(r"[A-Za-z][A-Za-z-]+", line))
        assert words <= ALLOWED_IN_RUSSIAN, line


def test_no_russian_in_the_english_edition(parsed):
    assert not [line for line in parsed.texts["en"] if re.search("[\u0400-\u04ff]", line)]


def test_names_of_users_are_escaped(monkeypatch):
    monkeypatch.setattr("simulator.report.charts.CHARTS", ("new_clients",))
    levels = {"<b>bold & co</b>": 1.0, "conveyor": 1.1}
    text = page(synthetic.comparison(3, levels))
    assert "<b>bold" not in text
    assert "&lt;b&gt;bold &amp; co&lt;/b&gt;" in text


@pytest.mark.usefixtures("without_charts")
def test_failures_are_told(comparison):
    failed = (Failure("conveyor", 3, "ValueError: no", "conveyor run x"),)
    text = page(Comparison(comparison.study, comparison.outcomes, failed, comparison.indifference))
    assert "1 replication failed and is left out" in text
    assert "1 прогон завершился ошибкой" in text


def test_the_command_names_files_that_are_there(tmp_path):
    found = synthetic.comparison(3)
    assert command(found) == "conveyor compare universal.yaml conveyor.yaml --replications 3 --seed 7"
    kept = Comparison(found.study, found.outcomes, (), found.indifference, tmp_path)
    with opened(found.study, tmp_path) as store:
        conduct(store, _Remembered(found), jobs=1)
    files = [word for word in command(kept).split() if word.endswith(".json")]
    assert len(files) == 2
    assert all((tmp_path / file).is_file() for file in files)


@pytest.mark.usefixtures("without_charts")
@pytest.mark.parametrize("designs", [{"universal": 1.0}, {"universal": 1.0, "conveyor": 1.2, "x": 0.8, "y": 1.1}])
def test_one_design_and_many(designs):
    Page(page(synthetic.comparison(3, designs)))


def test_same_comparison_same_page(comparison, text):
    assert page(comparison, "ru") == text


def test_the_people_by_role():
    """Attrition is that of all replications together, and pay is told as a share of what the role is meant to earn."""
    found = synthetic.comparison(8)
    rows = posts(found, language("en"))
    conveyor = [("Conveyor", role) for role in ("account manager", "closer", "lead generator")]
    assert [(one.design, one.role) for one in rows] == [("Universal", "seller"), *conveyor]
    runs = found.outcomes["universal"]
    left = sum(one.role == "sales/seller" and one.by_choice for outcome in runs for one in outcome.exits)
    assert left > 0
    people, attrition, pay, *_ = (cell.text for cell in rows[0].cells)
    assert (people, attrition, pay) == ("12.0", f"{100 * left / (8 * 12 * 3):.1f}%", "0.90")
    closer = target_pays(found.study.scenarios[1])["sales/closer"]
    assert [cell.text for cell in rows[2].cells[3:]] == [f"{closer:.2f}", f"{90 / closer:.1f}%"]
    text = page(found)
    assert text.count('<table class="people">') == 2
    assert "Attrition a year" in text


def test_nobody_left_is_no_certainty_and_an_outcome_without_people_no_table():
    found = synthetic.comparison(8)
    calm = {name: [replace(one, exits=[]) for one in runs] for name, runs in found.outcomes.items()}
    rows = posts(replace(found, outcomes=calm), language("en"))
    assert {one.cells[1] for one in rows} == {Cell("0.0%")}
    bare = {name: [replace(one, person_months={}) for one in runs] for name, runs in found.outcomes.items()}
    assert posts(replace(found, outcomes=bare), language("en")) == []
