"""Files that were written for an earlier version are read as they were meant."""

from pathlib import Path

import pytest

from simulator.scenario.files.loader import load_scenario, read_scenario
from simulator.scenario.files.mistakes import ScenarioError

FORMER = """\
organization:
  departments:
    sales:
      head: {rotated: 5, ties: {hours: 2 h}}
      roles:
        hunter: {count: 1, order_of_work: [serving, qualifying, closing, prospecting], accounts: 12, answers: inquiries}
        keeper: {count: 1, order_of_work: [serving, developing], accounts: 30}
  vip: {channels: {ties: false}}
mechanisms: {ties: off}
timeline:
  later:
    at: 2 months
    organization: {departments: {sales: {roles: {keeper: {accounts: 40}}}}}
"""
TODAY = FORMER
for former, today in (
    ("accounts:", "account_limit:"), ("answers:", "lead_source:"), ("rotated:", "rotation_limit:"),
    ("5, ties:", "5, key_accounts:"), ("channels: {ties:", "channels: {bonds:"),
    ("mechanisms: {ties:", "mechanisms: {parallel_contacts:"),
):  # fmt: skip
    TODAY = TODAY.replace(former, today)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_former_names_are_read_as_those_of_today(tmp_path: Path) -> None:
    former, today = written(tmp_path, "former.yaml", FORMER), written(tmp_path, "today.yaml", TODAY)
    read = read_scenario(former)
    assert read.scenario.fingerprint == load_scenario(today).with_("name", "former").fingerprint
    told = {(one.path, one.place.line): one.message for one in read.renamed}
    roles = "organization.departments.sales.roles"
    assert told[f"{roles}.hunter.accounts", 6] == "warning: is called 'account_limit' today"
    assert told[f"timeline.later.{roles}.keeper.accounts", 13] == "warning: is called 'account_limit' today"
    assert told["organization.vip.channels.ties", 8] == "warning: is called 'bonds' today"
    assert len(told) == 8
    assert not read_scenario(today).renamed


def test_settings_may_use_former_names(tmp_path: Path) -> None:
    path = written(tmp_path, "today.yaml", TODAY)
    roles = "organization.departments.sales.roles"
    settings = [f"{roles}.hunter.accounts=7", f"{roles}.keeper={{accounts: 9}}"]
    found = load_scenario(path, settings=settings).organization.departments["sales"].roles
    assert (found["hunter"].account_limit, found["keeper"].account_limit) == (7, 9)


def test_a_former_name_beside_that_of_today_is_a_mistake(tmp_path: Path) -> None:
    path = written(tmp_path, "both.yaml", TODAY.replace("account_limit: 30", "account_limit: 30, accounts: 20"))
    with pytest.raises(ScenarioError, match="accounts: unknown field, did you mean 'account_limit'") as refused:
        load_scenario(path)
    assert len(refused.value.mistakes) == 1
