"""The tables of the pages say what the code declares."""

import re

import pytest

from simulator.analysis.catalogue import CATALOGUE
from simulator.scenario.schema.policies import DISTANCE

from .pages import ROOT, UNWRITTEN, Table, cells_of, code, names_on, rewritten
from .update import TABLES, stale

HOW = "run: python -m tests.docs.update"
SCENARIOS = ROOT / "scenarios"


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_the_pages_are_as_the_code_declares() -> None:
    assert [str(path.relative_to(ROOT)) for path in stale()] == [], HOW


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_on_its_page_and_written_to_the_end(name: str) -> None:
    page = read(name)
    assert sorted(names_on(page)) == sorted(TABLES[name])
    for table in TABLES[name]:
        bare = [row[0] for row in cells_of(page, table) if UNWRITTEN in row]
        assert bare == [], f"{name}: somebody has to write what belongs into the columns of {table}"


def test_no_other_page_has_marks() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    marked = {str(path.relative_to(ROOT)) for path in pages if "<!-- table: " in path.read_text("utf-8")}
    assert marked == set(TABLES)


# --- tables that are written by hand, and complete ---------------------------------------------------------------


@pytest.mark.parametrize("folder", ["", "overlays", "markets"])
def test_the_readme_leads_to_every_file_of_a_kind(folder: str) -> None:
    links = re.findall(rf"\]\(scenarios/{f'{folder}/' if folder else ''}(\w+)\.yaml\)", read("README.md"))
    assert set(links) == {path.stem for path in (SCENARIOS / folder).glob("*.yaml")}


def test_the_page_on_markets_has_a_row_for_each() -> None:
    rows = first_cells("docs/markets.md", "| market | what it is about |")
    assert sorted(rows) == sorted(code(path.stem) for path in (SCENARIOS / "markets").glob("*.yaml"))


def test_the_page_on_regions_has_a_row_for_each_way_to_work_there() -> None:
    on_the_spot, *policies = first_cells("docs/regions.md", "| policy | odds of winning |")
    assert not on_the_spot.startswith("`")
    assert policies == [code(value) for value in DISTANCE.names]


def test_the_page_on_the_model_defines_indicators_that_there_are() -> None:
    rows = first_cells("docs/model.md", "| indicator | definition |")
    assert rows
    assert len(rows) == len(set(rows))
    assert set(rows) <= {code(indicator.key) for indicator in CATALOGUE}


def test_the_places_of_mechanisms_are_modules() -> None:
    modules = [path.as_posix() for path in (ROOT / "simulator").rglob("*.py")]
    for key, *_, places in cells_of(read("docs/model.md"), "mechanisms"):
        for place in re.findall("`(.*?)`", places):
            assert any(module.endswith(f"/{place}") for module in modules), f"{key}: {place}"


def first_cells(name: str, header: str) -> list[str]:
    """Return the first cells of the table of a page that begins with `header`."""
    body = read(name).partition(f"\n{header}")[2].partition("\n\n")[0]
    return re.findall(r"^\| (.*?) \|", body, re.M)[1:]  # the first line is what separates the header


# --- how a table is brought up to date ---------------------------------------------------------------------------


PAGE = "before\n\n<!-- table: trees -->\n{}<!-- table: end -->\n\nafter\n"
STANDING = "| tree | Latin | grows |\n| --- | --- | --- |\n| oak | Quercus | slowly |\n| elm | ? | seldom \\| now |\n"


def test_cells_written_by_hand_stay_with_their_rows() -> None:
    trees = Table(("tree", "Latin", "grows"), [("elm", "Ulmus"), ("fir", "Abies"), ("oak", "Quercus")])
    page = rewritten(PAGE.format(STANDING), {"trees": lambda: trees})
    assert page == PAGE.format(
        "| tree | Latin | grows |\n| --- | --- | --- |\n"
        "| elm | Ulmus | seldom \\| now |\n| fir | Abies | ? |\n| oak | Quercus | slowly |\n"
    )
    assert rewritten(page, {"trees": lambda: trees}) == page
    assert cells_of(page, "trees")[1] == ("fir", "Abies", UNWRITTEN)


def test_a_table_that_nobody_knows_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="trees"):
        rewritten(PAGE.format(""), {})
