"""The commands around a scenario file, as users run them."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import small

from simulator.cli.explain import explain
from simulator.cli.explanation import explanation
from simulator.cli.mechanism_words import read_by
from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.mechanisms import SWITCHES, Mechanisms, grounds_of
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.shocks import Shocks

ROOT = Path(__file__).parents[2]


def conveyor(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return small.conveyor(cwd, *arguments)


def test_check_says_which_files_are_fine() -> None:
    files = (
        "scenarios/universal.yaml", "scenarios/conveyor.yaml", "scenarios/markets/distribution.yaml",
        "scenarios/overlays/star_leaves.yaml",
    )
    done = conveyor("check", *files)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "scenarios/universal.yaml: fine, the design 'universal'",
        "scenarios/conveyor.yaml: fine, the design 'conveyor'",
        "scenarios/markets/distribution.yaml: fine, the market 'distribution'",
        "scenarios/overlays/star_leaves.yaml: fine, an overlay for any design; it changes shocks",
    ]


def test_check_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("horizn: 3\nwarm_up: 3\n")
    done = conveyor("check", str(tmp_path / "bad.yaml"), "scenarios/universal.yaml")
    assert done.returncode == 2
    assert done.stdout == "scenarios/universal.yaml: fine, the design 'universal'\n"
    assert len(done.stderr.splitlines()) == 4


IDLE = """\
warm_up: 1 month
horizon: 6 months
shocks:
  star_leaves: {}
organization:
  departments:
    sales:
      roles:
        caller: {count: 1, order_of_work: [prospecting], pay: per_lead}
        seller: {count: 1, order_of_work: [qualifying, closing, serving], request_tier: simple}
timeline:
  late:
    at: 7 months
    organization: {overflow: hire}
"""
ROLES = "organization.departments.sales.roles"


def test_check_warns_of_settings_that_cannot_act_and_explain_says_so(tmp_path: Path) -> None:
    (tmp_path / "idle.yaml").write_text(IDLE)
    done = conveyor("check", "idle.yaml", "--set", f"{ROLES}.seller.lead_source=own_leads", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "idle.yaml: fine, the design 'idle'\n")
    lines = done.stderr.splitlines()
    assert [line.partition(" warning: cannot act: ")[0] for line in lines] == [
        f"idle.yaml:9:63 {ROLES}.caller.pay:",
        f"idle.yaml:10:89 {ROLES}.seller.request_tier:",
        "idle.yaml:13:9 timeline.late.at:",
        "idle.yaml:4:16 shocks.star_leaves.at:",
    ]
    assert lines[2].endswith("the run ends before, after 7 months")
    shown = conveyor("explain", "idle.yaml", cwd=tmp_path).stdout
    told = shown.partition("\nWhat cannot act\n")[2].partition("\n\n")[0].splitlines()[1:]
    assert [line.partition(": ")[0] for line in told] == [
        f"{ROLES}.caller.pay", f"{ROLES}.seller.request_tier", "timeline.late.at", "shocks.star_leaves.at",
    ]  # fmt: skip
    assert "    'pay' cannot act: 'per_lead' rewards qualifying" in shown
    assert "'late': 7 months after the start of the run, but the run ends before, after 7 months." in shown
    assert "Every setting can act." in conveyor("explain", "scenarios/conveyor.yaml").stdout


PLANNED = """\
horizon: 7 months
plan:
  bookings: {amount: [10, 20, 30, 40]}
organization:
  departments:
    sales:
      roles:
        caller: {count: 1, order_of_work: [qualifying, prospecting], quota: {wins: 2}}
        seller: {count: 2, order_of_work: [serving, closing], quota: {wins: 1, per: quarter}}
timeline:
  more:
    at: 9 months
    organization: {departments: {sales: {roles: {seller: {quota: {wins: 2, per: quarter}}}}}}
"""


def test_explain_tells_the_plan_and_check_warns_of_what_cannot_be_held(tmp_path: Path) -> None:
    (tmp_path / "planned.yaml").write_text(PLANNED)
    done = conveyor("check", "planned.yaml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "planned.yaml: fine, the design 'planned'\n")
    assert done.stderr.splitlines() == [
        f"planned.yaml:8:77 {ROLES}.caller.quota: warning: cannot act: 'wins' takes closing, which this role does not "
        "do",
        "planned.yaml:3:22 plan.bookings.amount: warning: cannot act: the last 2 of these amounts are for no period: 2 "
        "whole quarters are measured",
        "planned.yaml:3:13 plan.bookings.per: warning: cannot act: the end of the measured time, 1 month, is no whole "
        "quarter and is held against nothing",
    ]
    sections = {section.title: section for section in explanation(load_scenario(tmp_path / "planned.yaml"))}
    assert sections["What it is held against"].lines == (
        "What is to be booked by this design: margin of orders of all clients, when they are served.",
        "  quarter 1: 10 money.",
        "  quarter 2: 20 money.",
        "  In all: 30 money.",
        "  Left out is the end of the measured time, 1 month, which is no whole quarter.",
        "Quota of each person of 'sales/caller': 2 clients won a month.",
        "Quota of each person of 'sales/seller': 1 client won a quarter.",
        "Quota of each person of 'sales/seller', from 'more' on: 2 clients won a quarter.",
        "Nobody works harder for any of this unless pay hangs on it: outcomes are held against it.",
    )
    unplanned = explanation(load_scenario(ROOT / "scenarios" / "universal.yaml"))
    assert "What it is held against" not in {section.title for section in unplanned}


LED = """\
organization:
  departments:
    care:
      head: {push_hours: 2 h, rotation: rotate}
      roles:
        keeper: {count: 1, order_of_work: [serving, developing]}
    sales:
      roles:
        seller: {count: 2, order_of_work: [serving, qualifying, closing, prospecting]}
  ladder: [seller]
"""


def test_settings_of_a_head_that_cannot_act_are_told(tmp_path: Path) -> None:
    (tmp_path / "led.yaml").write_text(LED)
    done = conveyor("check", "led.yaml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "led.yaml: fine, the design 'led'\n")
    assert [line.partition(" warning: cannot act: ")[0] for line in done.stderr.splitlines()] == [
        "led.yaml:4:26 organization.departments.care.head.push_hours:",
        "led.yaml:4:41 organization.departments.care.head.rotation:",
        "led.yaml:10:11 organization.ladder:",
    ]
    shown = conveyor("explain", "led.yaml", cwd=tmp_path).stdout
    assert "  'push_hours' cannot act: nobody in this department closes deals" in shown
    assert "  'rotation' cannot act: there is no colleague in this department" in shown
    assert "organization.ladder: a ladder of one role leads nowhere" in shown


def test_what_new_writes_can_be_checked_anywhere(tmp_path: Path) -> None:
    done = conveyor("new", "mine", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]
    checked = conveyor("check", "mine.yaml", cwd=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "mine.yaml: fine, the design 'mine'\n")


def test_the_conveyor_in_the_comments_of_the_template_works(tmp_path: Path) -> None:
    text = (ROOT / "simulator" / "cli" / "template.yaml").read_text(encoding="utf-8")
    text = re.sub(r"        seller:\n(?:          .*\n)+", "", text)
    text = re.sub(r"# (generator|closer|account_manager):", r"\1:", text)
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    roles = load_scenario(path).organization.departments["sales"].roles
    assert list(roles) == ["generator", "closer", "account_manager"]


def test_the_template_writes_defaults_and_every_switch() -> None:
    path = ROOT / "simulator" / "cli" / "template.yaml"
    scenario = load_scenario(path)
    assert [fact.path for fact in assumptions(scenario) if fact.changed] == []
    assert scenario.mechanisms == Mechanisms()
    assert scenario.shocks == Shocks()
    assert re.findall(r"^  (\w+): on # ", path.read_text(encoding="utf-8"), re.M) == list(SWITCHES)


def test_the_shocks_in_the_comments_of_the_template_work(tmp_path: Path) -> None:
    text = (ROOT / "simulator" / "cli" / "template.yaml").read_text(encoding="utf-8")
    path = tmp_path / "mine.yaml"
    path.write_text(re.sub(r"null # or (\{.*\}): .*", r"\1", text), encoding="utf-8")
    shocks = load_scenario(path).shocks
    assert None not in {getattr(shocks, name) for name in Shocks.model_fields}


def test_new_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("precious")
    done = conveyor("new", "mine", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "mine.yaml: exists already and is not overwritten; choose another name\n"
    assert (tmp_path / "mine.yaml").read_text() == "precious"


def test_new_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    done = conveyor("new", "no/mine", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == "no/mine.yaml: cannot be written: no such file or directory\n"


@pytest.mark.parametrize("name", ["", "..", "/"])
def test_new_needs_a_name(name: str, tmp_path: Path) -> None:
    done = conveyor("new", name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(": not the name of a file\n")
    assert [*tmp_path.iterdir()] == []


def test_explain_tells_design_figures_mechanisms_and_every_assumption() -> None:
    done = conveyor("explain", "scenarios/conveyor.yaml", "--set", "market.neglect_multiplier=9")
    assert (done.returncode, done.stderr) == (0, "")
    for words in (
        "closer: 3 seats; closing; target pay 1 a month", "led by a head who holds planning meetings of 1 h every week",
        "without room it is buried", "n*", "hours per win, h", "load of a full portfolio, account_manager",
        "market.neglect_multiplier = 9: outside its plausible range, 1.2 to 5",
    ):
        assert words in done.stdout
    lines = done.stdout.partition("\nAssumptions\n")[2].splitlines()
    scenario = load_scenario(ROOT / "scenarios" / "conveyor.yaml")
    for fact in assumptions(scenario):
        (line,) = [line for line in lines if re.match(rf"{re.escape(fact.path)}(?: [!*])? ", line)]
        for part in (fact.plausible, fact.source, fact.doc):
            assert part in line
    for mechanism, acts in scenario.mechanisms.model_dump().items():
        grounds = grounds_of(mechanism)
        row = re.search(rf"^{mechanism} +{'on' if acts else 'off'} +{re.escape(grounds.source)} .*$", done.stdout, re.M)
        assert row
        for field in grounds.fields:
            if field.startswith("organization.director") and scenario.organization.director is None:
                continue
            assert re.search(re.escape(field).replace(r"\*", r"\w+"), row[0])


def test_explain_tells_levers_in_words() -> None:
    role = "organization.departments.sales.roles.closer"
    head = "organization.departments.sales.head"
    done = conveyor(
        "explain", "scenarios/conveyor.yaml", "--without", "pushing", "--without", "comfort",
        "--set", f"{role}.pay=active_seller", "--set", f"{role}.protected_hours=2 h", "--set",
        f"{role}.protected_work=[closing]", "--set", f"{head}.rotation=placebo", "--set", f"{head}.mandate=70 %",
        "--overlay", "scenarios/overlays/mass_exodus.yaml", "--overlay", "scenarios/overlays/falling_market.yaml",
        "--set", "shocks.star_leaves={at: 5 years}", "--set", "shocks.advertising_flood={}",
    )
    assert (done.returncode, done.stderr) == (0, "")
    for words in (
        "Paperwork takes 40 % of the head's hours",
        "insists on the order of work with 0.5 hours' pay an hour, 70 % of it on work for new clients",
        "For each report and month: control 1 h, coaching 2 h.",
        "deals whose orders bring 0.08 or more (mid, large) for 3 h; they wait 16 h at most (switched off).",
        "3 silent clients of each portfolio are called, and up to 3 of each are chosen as if for a colleague, and stay",
        "(20 %, then 4 %; 0.25 of the target pay in a month with 2 of them)",
        "The first 2 h of each working day are for closing.", "By a script: qualifying and prospecting.",
        "along the ladder generator, closer, account_manager, after 16 months on a step",
        "Each script takes 2 h a month to keep.",
        "24 months from the start 50 % of the sellers leave at once.",
        "24 months from the start demand begins to fall, by 30 % over 6 months.",
        "24 months from the start advertising brings 120 inquiries a month more, for 12 months.",
        "5 years from the start the seller whose clients brought most in the last months leaves, but the run ends",
        "mechanisms.comfort is off\nmechanisms.pushing is off\n",
    ):
        assert words in done.stdout, words


def test_explain_tells_what_a_role_is_paid_and_by_which_rules() -> None:
    """What cannot act is told as that, and not as a rule."""
    role = "organization.departments.sales.roles"
    done = conveyor(
        "explain", "scenarios/conveyor.yaml", "--set", f"{role}.closer.wage=0.9", "--set",
        f"{role}.closer.pay_terms={{first_period_share: 45 %, inbound_rate: 60 %, accelerator: 1.5, cap: 2.5, "
        "clawback_within: 6 months, clawback_share: 50 %}", "--set", f"{role}.closer.quota={{wins: 6, per: quarter}}",
        "--set", f"{role}.generator.pay_terms={{accelerator: 2, first_share: 0.1}}",
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = " ".join(done.stdout.split())
    for words in (
        "target pay 0.9 a month (its own; the market pays 1), with a share of the margin of clients lately won "
        "(its own: first_period_share 45 %).",
        "What comes of inquiries is paid at 60 % of the usual rate.",
        "Commission above the quota counts 1.5 times, paid when the quarter ends.",
        "Commission and bonus of a month come to 2.5 times the variable part at most.",
        "Of the commission for a client who leaves within 6 months, 50 % is taken off later commissions.",
        "'pay_terms.first_share' cannot act: that is a term of 'first_and_repeat', and this role is paid by",
        "'pay_terms.accelerator' cannot act: this role has no quota that could be exceeded; that takes 'quota'.",
        f"{role}.closer.pay_terms.inbound_rate = 60 %: not the default",
    ):
        assert words in told, words
    assert "counts 2 times" not in told


def test_explain_derives_people_and_heads() -> None:
    shown = conveyor("explain", "scenarios/universal_with_roles.yaml").stdout
    assert "target pay 1.048 a month (4.8 % for rare talents)" in shown
    assert "(1 - p0) d tau / (1 + d tau)" in shown
    leaving = r"none +0\.12 +\d+ % +\S+ of 12"
    (seller,) = re.findall(
        rf"^seller +hunting and farming +(\S+ %) +(\S+ months) +{leaving} +(0\.\d+)$", shown, re.M
    )
    assert seller[:2] == ("12.07 %", "1.99 months")
    assert 0.9 < float(seller[2]) < 1
    assert re.search(r"^sales +12 +96\.51 h +3\.5 h +27\.58 +54\.51 h$", shown, re.M)


@pytest.mark.parametrize("name", ["universal", "new_clients_group_own_head"])
def test_mechanisms_read_fields_that_exist(name: str) -> None:
    scenario = load_scenario(ROOT / "scenarios" / f"{name}.yaml")
    told = {mechanism: read_by(scenario, mechanism) for mechanism in SWITCHES}
    assert "market.human_nature.resistance (9 values)" in told["least_resistance"]
    assert told["comfort"] == "market.human_nature.eta = 1; market.human_nature.windfall = 0 %"
    assert "market.labour.absence = 40 h (exponential)" in told["absences"]
    assert all(word not in text for text in told.values() for word in ("(0 values)", "{", "Role("))
    nobody = scenario.with_("organization.departments", {
        "sales": {"roles": {"seller": {"count": 2, "order_of_work": ["serving", "qualifying", "closing"]}}},
    })
    assert read_by(nobody, "planning") == "none in this design"


def test_explain_takes_market_overlay_and_settings(tmp_path: Path) -> None:
    (tmp_path / "tiny.yaml").write_text("prospects: {size: 77}\n")
    (tmp_path / "storm.yaml").write_text("market: {discount: 0.33}\nmechanisms: {neglect: false}\n")
    done = conveyor(
        "explain", "scenarios/universal.yaml", "--market", str(tmp_path / "tiny.yaml"), "--overlay",
        str(tmp_path / "storm.yaml"), "--set", "universal:warm_up=2 months", "--set", "conveyor:horizon=1 month",
    )
    assert done.returncode == 0
    assert "Market 'tiny'; 2 months to warm up, then 36 months that are measured." in done.stdout
    assert re.search(r"market\.prospects\.size ! +77 prospects", done.stdout)
    assert re.search(r"neglect +off", done.stdout)


@pytest.mark.parametrize("name", ["universal", "conveyor", "new_clients_group_own_head", "validation/null_universal"])
def test_tables_have_a_cell_for_each_column(name: str) -> None:
    for section in explanation(load_scenario(ROOT / "scenarios" / f"{name}.yaml")):
        assert all(len(row) == len(section.columns) for row in section.rows)


def test_explain_shows_tables_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "250")
    monkeypatch.chdir(ROOT)
    explain(Path("scenarios/universal.yaml"))
    shown = capsys.readouterr().out
    assert "market.neglect_multiplier" in shown
    assert "\u2502" in shown, "a table has lines"


@pytest.mark.parametrize("part", ["scenario", "market"])
def test_schema_prints_the_committed_one(part: str) -> None:
    done = conveyor("schema", part)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (ROOT / "scenarios" / "schema" / f"{part}.schema.json").read_text(encoding="utf-8")
    assert json.loads(done.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_explain_tells_the_attrition_to_expect_of_a_base_rate_and_of_what_is_stated() -> None:
    """0.3, once told as 0.88 of 3 generators a year, is twice all of them; the run loses as many."""
    base, stated = "market.human_nature.quitting.base_rate", "market.human_nature.quitting.attrition"
    restless = load_scenario(ROOT / "scenarios/conveyor.yaml", settings=[f"{base}=0.3"])
    assert people(restless)["generator"][4:8] == ("none", "0.3", "200 %", "4.71 of 3")
    known = load_scenario(ROOT / "scenarios/conveyor.yaml", settings=[f"{stated}=35 %"])
    assert {row[4:8:2] for row in people(known).values()} == {("35 %", "35 %")}
    assert people(known)["generator"][5] < people(known)["closer"][5]


def people(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    (section,) = (one for one in explanation(scenario) if one.title == "The people")
    assert section.columns[4:8] == ("attrition stated", "base rate", "attrition to expect", "leave a year")
    return {row[0]: row for row in section.rows}
