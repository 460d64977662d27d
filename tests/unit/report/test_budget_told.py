"""What is said of the budget of a comparison: what is equal, or else for which budget the designs were staffed anew."""

from types import SimpleNamespace

import pytest

from simulator.experiment.tuning import Tuning
from simulator.report.contract import brief_contract
from simulator.report.language import language
from simulator.scenario.schema.money import Money


@pytest.mark.parametrize(("contract", "tuned", "told"), [
    ("as_written", "payroll 14", "Budget: target payroll a month, heads included, 14.0 monthly pays."),
    ("as_written", "heads 10..12", "Budget: people below the heads, 10 to 12."),
    ("equal_payroll", "payroll 14", "Budget: equal payroll, unequal heads."),
    ("as_written", None, "Budget: as written."),
])  # fmt: skip
def test_designs_that_were_staffed_for_a_budget_tell_it_where_nothing_is_equal(contract, tuned, told):
    budget = SimpleNamespace(periods=[SimpleNamespace(contract=contract)], advertises=False)
    tuning = None if tuned is None else Tuning(tuned, 120, ())
    compared = SimpleNamespace(budget=budget, tuning=tuning)
    assert brief_contract(compared, language("en").counting(Money("pay", 1.0)))[0] == told
