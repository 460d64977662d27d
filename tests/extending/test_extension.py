"""An extension adds a kind of work, a pay plan and a policy value, and the package is not touched for it."""

import hashlib
import os
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from simulator.journal.vocabulary import ACTIVITIES, CARE, HUNTING, Activity
from simulator.model.policies.offers import Offers
from simulator.model.policies.pay import PLANS
from simulator.model.simulate import check_extensions, simulate
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.extensions import ExtensionError, check_policies, extended, extensions
from simulator.scenario.schema.pay_plans import PAY_PLANS
from simulator.scenario.schema.policies import POLICIES
from simulator.scenario.schema.work import ADDED, WORK

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DESIGN = HERE / "extended.yaml"
SHIPPED = ROOT / "scenarios" / "conveyor.yaml"
SHORT = ("warm_up=0 h", "horizon=400 h")
DIGEST = """
import sys
sys.path.insert(0, sys.argv[1])
import test_extension
print(test_extension.digest())
"""


def digest() -> str:
    """Return a hash of the journal of a shipped design, all of its tables."""
    journal = simulate(load_scenario(SHIPPED, settings=SHORT), trace=True)
    return hashlib.sha256(b"".join(table.to_bytes() for table in journal.tables().values())).hexdigest()


def python(*arguments: object, extensions: str = "toy_extension", folder: Path = HERE) -> Any:
    """Run Python in the repository, with extensions that lie in `folder`."""
    known = os.environ | {"CONVEYOR_EXTENSIONS": extensions, "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))}
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, env=known)


def conveyor(*arguments: object, **extended: Any) -> Any:
    """Run `conveyor` with extensions."""
    return python("-m", "simulator", *arguments, **extended)


def written(folder: Path, **texts: str) -> Path:
    """Write an extension `other` of these modules to a folder, and return the folder."""
    (folder / "other").mkdir()
    for name, text in {"__init__": "", **texts}.items():
        (folder / "other" / f"{name}.py").write_text(text, encoding="utf-8")
    return folder


def test_the_design_is_fine_and_told_in_the_words_of_the_sheets():
    assert "fine, the design 'thankful'" in conveyor("check", DESIGN).stdout
    told = " ".join(conveyor("explain", DESIGN).stdout.split())
    assert "with 0.1 for each client won" in told
    assert "A new account goes to the fullest seat that has room" in told
    assert "market.human_nature.resistance.thanking" in told
    assert "organization.pay_plans.per_win" in told


def test_designs_with_it_are_run_and_compared_and_the_report_has_its_words(tmp_path):
    out = tmp_path / "out"
    plain = tmp_path / "plain.yaml"
    plain.write_text(
        f"extends: {DESIGN}\nname: plain\norganization:\n  assignment: fewest_accounts\n"
        "  departments: {sales: {roles: {seller: {pay: salary, order_of_work: "
        "[serving, qualifying, closing, developing, prospecting]}}}}\n",
        encoding="utf-8",
    )
    done = conveyor("compare", DESIGN, plain, "--replications", 2, "--jobs", 2, "--out", out, "--quiet")
    assert done.returncode == 0, done.stderr
    assert "letters of thanks" in (out / "charts" / "hours.svg").read_text("utf-8")
    report = (out / "report.html").read_text("utf-8")
    assert "hours of writing letters that teach" in report
    assert "CONVEYOR_EXTENSIONS=toy_extension conveyor compare" in report
    assert "+toy_extension+" in (out / "summary.json").read_text("utf-8")


PAID = """
import sys
from pathlib import Path
from simulator import load_scenario, simulate
from simulator.journal.vocabulary import Cost, Stage
from simulator.model.market.lead import asked_by_itself

role = "organization.departments.sales.roles.seller"
terms = f"{role}.pay_terms={{per_win: 0.3, inbound_rate: 0.5}}"
journal = simulate(load_scenario(Path(sys.argv[1]), settings=(terms,)))
won = journal.leads["client"][journal.leads["stage"] == Stage.WON]
asked = sum(asked_by_itself(client) for client in won)
paid = journal.costs["amount"][journal.costs["cost"] == Cost.COMMISSION].sum()
assert 0 < asked < len(won)
assert abs(paid - 0.3 * (len(won) - asked) - 0.15 * asked) < 1e-9, (paid, len(won), asked)
"""


def test_terms_and_rules_of_a_role_lie_around_its_plan_too():
    """A role's own sum for each client won, half of it for those who asked by themselves."""
    done = python("-c", PAID, DESIGN)
    assert done.returncode == 0, done.stderr
    own = "organization.departments.sales.roles.seller.pay_terms={per_win: 0.3, clawback_within: 6 months}"
    told = " ".join(conveyor("explain", DESIGN, "--set", own).stdout.split())
    assert "with 0.3 for each client won (its own: per_win 0.3)" in told
    assert "for a client who leaves within 6 months, 100 % is taken off later commissions" in told


NO_KIND = """
import sys
from toy_extension import model
from simulator import load_scenario, simulate

model.KINDS["thanking"] = lambda firm: object()
simulate(load_scenario(sys.argv[1]))
"""


def test_a_kind_of_work_that_is_none_is_told():
    told = python("-c", NO_KIND, DESIGN).stderr.splitlines()[-1]
    assert told.endswith("ExtensionError: the kind of work 'thanking' has to be a subclass of KindOfWork")


def test_a_term_of_a_plan_cannot_have_the_name_of_a_rule(tmp_path):
    field = "declared(1.0, 'mine', unit='1', source='me', evidence='A')"
    sheets = MINE.replace("'more'", f"'more', {{'cap': (float, {field})}}")
    sheets = f"from simulator.scenario.schema.declared import declared\n{sheets}"
    told = conveyor("check", SHIPPED, extensions="other", folder=written(tmp_path, sheets=sheets, model=""))
    assert (told.returncode, told.stderr) == (2, "a pay plan has a term 'cap', which is a rule around all plans\n")


def test_without_the_extension_its_names_are_refused():
    refused = conveyor("check", DESIGN, extensions="")
    assert refused.returncode == 2
    for field, first in (("order_of_work", "prospecting"), ("pay", "salary"), ("assignment", "fewest_accounts")):
        assert f"{field}: must be one of: {first}" in refused.stderr
    assert "thanking" not in refused.stderr


def test_an_extension_that_nobody_uses_changes_no_byte():
    assert python("-c", DIGEST, HERE).stdout.strip() == digest()


SHEET = "from simulator.scenario.schema.sheets import PayPlanSheet, PolicyValue\n"
MINE = SHEET + "PAY_PLANS = (PayPlanSheet('mine', 'more'),)"
WRONG = SHEET + "POLICY_VALUES = (PolicyValue('mine', 'is mine', policy='access'),)"
BROKEN = {
    "no_such_package": ({}, "nobody", "there is no such package"),
    "no_name": ({}, "no-name", "not the name of a package"),
    "no_sheets": ({}, "other", "it has no module 'sheets'"),
    "torn": ({"sheets": "WORK = ("}, "other", "sheets.py cannot be read: SyntaxError"),
    "needs": ({"sheets": "import nothing_such"}, "other", "sheets.py needs 'nothing_such', not found"),
    "no_sheet": ({"sheets": "WORK = ('thanking',)"}, "other", "WORK holds something that is no WorkSheet"),
    "bad_name": ({"sheets": MINE.replace("mine", "My plan")}, "other", "'My plan' is no name; use a-z, 0-9 and _"),
    "exists": ({"sheets": MINE.replace("mine", "salary")}, "other", "in PAY_PLANS, 'salary' exists already"),
    "no_policy": ({"sheets": WRONG}, "other", "for 'mine', 'access' is no policy that can have other values"),
    "no_model": ({"sheets": MINE}, "other", "it has no module 'model'"),
    "not_offered": ({"sheets": MINE, "model": ""}, "other", "'mine' has a sheet, but no model offers it in PLANS"),
    "unannounced": ({"sheets": "", "model": "PLANS = {'mine': None}"}, "other", "in PLANS, 'mine' has no sheet"),
}


@pytest.fixture
def extended_by(tmp_path, monkeypatch):
    """Name an extension that lies in a folder of its own."""

    def name(extension: str, texts: dict[str, str]) -> None:
        monkeypatch.syspath_prepend(written(tmp_path, **texts))
        monkeypatch.setenv("CONVEYOR_EXTENSIONS", extension)
        monkeypatch.setattr(Offers, "known", [])
        extensions.cache_clear()

    yield name
    for module in [module for module in sys.modules if module.split(".")[0] == "other"]:
        del sys.modules[module]
    monkeypatch.undo()
    extensions.cache_clear()


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_extension_is_told_in_one_line(case, extended_by):
    texts, name, line = BROKEN[case]
    extended_by(name, texts)
    with pytest.raises(ExtensionError) as told:
        _read_all()
    assert str(told.value).startswith(f"extension '{name}': {line}")
    assert "\n" not in str(told.value)


def _read_all() -> None:
    """Build what a schema is built of, and the plans of a model beside it."""
    extended(WORK, "WORK")
    plans = extended(PAY_PLANS, "PAY_PLANS")
    check_policies(POLICIES)
    len(Offers(dict(PLANS), [sheet.name for sheet in plans], "PLANS"))


@pytest.mark.parametrize(("verb", "extension"), [("explain", "nobody"), ("check", "other")])
def test_the_command_says_so_and_ends_with_2(verb, extension, tmp_path):
    folder = written(tmp_path, sheets=MINE, model="")
    told = conveyor(verb, SHIPPED, extensions=extension, folder=folder)
    assert told.returncode == 2, told.stderr
    assert told.stderr.startswith(f"extension '{extension}': ")
    assert len(told.stderr.splitlines()) == 1


def test_what_is_installed_can_register_itself(monkeypatch):
    entry = EntryPoint("letters", "toy_extension", "conveyor.extensions")
    found = "simulator.scenario.schema.extensions.entry_points"
    monkeypatch.setattr(found, lambda group: [entry] if group == entry.group else [])
    extensions.cache_clear()
    assert extensions() == ("toy_extension",)
    monkeypatch.undo()
    extensions.cache_clear()


def test_help_answers_beside_a_broken_extension():
    assert conveyor("--help", extensions="nobody").returncode == 0


def test_what_stands_in_the_page_about_extending_is_what_is_tested_here():
    page = (ROOT / "docs" / "extending.md").read_text("utf-8")
    for file in (*sorted((HERE / "toy_extension").glob("[!_]*.py")), DESIGN):
        assert f"```{'yaml' if file.suffix == '.yaml' else 'python'}\n{file.read_text('utf-8')}```" in page, file


def test_sheets_and_activities_have_the_same_names_and_sides():
    assert not ADDED
    assert all(ACTIVITIES[sheet.name] == Activity[sheet.name.upper()] for sheet in WORK)
    assert list(ACTIVITIES.values()) == [*Activity]
    assert (Activity.PROSPECTING, Activity.QUALIFYING, Activity.CLOSING) == HUNTING
    others = {Activity.COLLECTING, Activity.FIXING}
    assert others | {Activity[sheet.name.upper()] for sheet in WORK if sheet.side == "care"} == set(CARE)


def test_the_model_offers_all_that_our_own_sheets_declare():
    check_extensions()
