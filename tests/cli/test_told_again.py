"""`conveyor report` writes what an inquiry found once more: the same bytes, from runs that are kept."""

import json
from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO

import pytest
from small import TINY, write

from simulator.cli import kept_question
from simulator.cli.app import VERBS, imported
from simulator.cli.kept_question import FILE, INQUIRIES
from simulator.experiment.files import SUMMARY
from simulator.experiment.ledger import FILE as LEDGER
from simulator.experiment.ledger import Ledger, ledger_of
from simulator.experiment.study import StudyError

BOTH = ("small.yaml", "split.yaml")
NEGLECT = "market.neglect_multiplier"
ASKED = {
    "staff": ("split.yaml", "--effort", 24, "-n", 3, "--lever", "account_limit=40,60"),
    "rank": (*BOTH, "-n", 10, "--seed", 3),
    "attribute": (*BOTH, "-n", 2, "--apart", "comfort", "--no-sharp"),
    "sensitivity": (*BOTH, "--quick", "--among", "market.discount", "--points", 8, "--at-ends", 3),
    "breakeven": (NEGLECT, *BOTH, "--between", "1.5", "3", "-n", 3),
    "map": (NEGLECT, "deal_size", *BOTH, "-n", 3, "--points", 12),
    "decide": (*BOTH, "--heads", "4", "--quick", "--lever", "small:protected_hours=0 h,2 h"),
}
"""A small question of each verb, most with options that have to be kept."""
AT_ONCE = ("staff", "rank", "breakeven")
"""The verbs that are tried with the fast suite; the others draw for long."""


def conveyor(verb, *arguments):
    """Carry out a verb in this process and return what it has printed."""
    said = StringIO()
    with redirect_stdout(said):
        imported(verb).main(list(map(str, arguments)), standalone_mode=False)
    return said.getvalue()


def files(folder):
    """Return the files of a folder by name."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """Return what asks the question of a verb, once, and gives its folder and what was printed of it."""
    place = tmp_path_factory.mktemp("asked")
    write(place)
    known = {}

    def ask(verb):
        if verb not in known:
            said = conveyor(verb, *ASKED[verb], *TINY, "--jobs", 1, "--quiet")
            (folder,) = (place / "results").glob(f"{verb}-*")
            known[verb] = folder, said
        return known[verb]

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        yield ask


def test_every_inquiry_is_tried():
    asking = {verb for verb in VERBS if hasattr(import_module(f"simulator.cli.{verb}"), "asked")}
    assert set(ASKED) == set(INQUIRIES) == asking


@pytest.mark.parametrize(
    "verb", [verb if verb in AT_ONCE else pytest.param(verb, marks=pytest.mark.verification) for verb in INQUIRIES]
)
def test_the_same_bytes_from_runs_that_are_kept(asked, verb, monkeypatch):
    folder, said = asked(verb)
    before = files(folder)
    assert {"report.html", SUMMARY, FILE} < set(before)
    for name in before:
        if name != FILE:
            (folder / name).unlink()
    monkeypatch.setattr(Ledger, "keep", None)
    again = conveyor("report", folder.relative_to(folder.parents[1]), "--quiet")
    assert files(folder) == before
    assert again == said


def test_the_page_opens_in_the_language_that_is_asked_for(asked):
    folder, _ = asked("rank")
    before = files(folder)
    again = conveyor("report", folder, "--quiet", "--lang", "ru")
    assert "Расчёты" in again
    now = files(folder)
    assert b'<html lang="ru">' in now["report.html"]
    assert now["charts/rank.svg"] != before["charts/rank.svg"]
    assert {name: now[name] for name in (SUMMARY, "rank.csv")} == {name: before[name] for name in (SUMMARY, "rank.csv")}
    conveyor("report", folder, "--quiet")
    assert files(folder) == before


def test_designs_that_were_edited_since_do_not_matter(asked, monkeypatch, tmp_path):
    folder, said = asked("breakeven")
    monkeypatch.chdir(tmp_path)  # no design is here
    shown = conveyor("report", folder, "--quiet")
    assert shown.replace(f"{folder.parents[1]}/", "") == said


@pytest.fixture
def kept(asked, tmp_path):
    """Return a folder of results whose ledger is not there."""
    folder, _ = asked("rank")
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / FILE).write_bytes((folder / FILE).read_bytes())
    return alone


def told(folder, *options):
    """Return the line that refuses to tell again what is in `folder`, of which nothing was touched."""
    before = files(folder)
    with pytest.raises(StudyError) as refused:
        conveyor("report", folder, *options)
    line = str(refused.value)
    assert "\n" not in line
    assert files(folder) == before
    return line


def test_runs_that_are_gone_are_told_with_the_command_that_makes_them(kept):
    with_command = "to make them anew, which takes its time: conveyor rank small.yaml split.yaml --replications 10 "
    assert told(kept).startswith(f"{kept}: its runs are gone, there is no {kept / LEDGER}; {with_command}")
    with ledger_of(kept):
        pass
    found = told(kept)
    assert found.startswith(f"{kept}: runs of it are no longer in {kept / LEDGER}; {with_command}")
    assert "--seed 3" in found
    assert found.endswith(f"--set market.opening.clients=10 --out {kept}")


def test_another_version_of_the_model_is_told(kept, monkeypatch):
    monkeypatch.setattr(kept_question, "model_version", lambda: "another+one")
    found = told(kept)
    assert "made by another version of the model (" in found
    assert "; now another+one); to ask this one: conveyor rank small.yaml" in found


@pytest.mark.parametrize("spoilt", [
    {}, [], {"verb": "tidy"}, {"designs": [{}]}, {"options": {"replications": 10}}, {"about": ["more"]},
])  # fmt: skip
def test_a_damaged_question_is_told(kept, spoilt):
    whole = json.loads((kept / FILE).read_text("utf-8"))
    (kept / FILE).write_text(json.dumps(whole | spoilt if spoilt else spoilt))
    assert told(kept) == f"{kept / FILE}: damaged; the command on the page beside it asks anew"
    (kept / FILE).write_text("{")
    assert "damaged" in told(kept)


def test_a_folder_without_results_is_told(tmp_path):
    assert told(tmp_path) == f"{tmp_path}: no results here that can be told again (no run.sqlite, no {FILE})"


def test_an_inquiry_has_no_say_in_luck_afterwards(kept):
    assert told(kept, "--no-sharp").startswith("--no-sharp: is for folders of run and compare")
