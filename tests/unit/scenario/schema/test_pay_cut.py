"""A cut of pay names people who exist, and mistakes in it are told where they stand."""

from pathlib import Path

import pytest

from simulator.scenario.files.loader import load_scenario
from simulator.scenario.files.mistakes import ScenarioError

UNIVERSAL = Path(__file__).parents[4] / "scenarios" / "universal.yaml"


def written(tmp_path: Path, cut: str) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(f"extends: {UNIVERSAL}\nshocks:\n  pay_cut: {cut}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("cut", "told"),
    [
        ("{roles: [seller, hunter]}", "3:29 shocks.pay_cut.roles: there are no roles named 'hunter'"),
        ("{departments: [sails]}", "3:27 shocks.pay_cut.departments: there are no departments named 'sails'"),
        ("{whom: nobody}", "must be one of: everybody, account_holders"),
        ("{norm: 0 h}", "must be more than 0 h"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, cut: str, told: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        load_scenario(written(tmp_path, cut))
    assert len(caught.value.mistakes) == 1
    assert told in str(caught.value)


def test_null_means_all(tmp_path: Path) -> None:
    cut = load_scenario(written(tmp_path, "{roles: [seller], departments: null}")).shocks.pay_cut
    assert cut is not None
    assert cut.roles == ("seller",)
    assert cut.departments is None
