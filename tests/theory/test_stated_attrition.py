"""What shipped designs show where typical conditions hold: about the attrition that is stated (C.5, B.8).

Nobody compares pay with that of others, and overload moves nobody; hours, control and peers are those of the run.
False-alarm rate: 1e-5 for each design. The mean may be off by a quarter, `error`: hours are harder or easier than the
typical ones (by 0.06 hours' pay in hunters, 7 % on the hazard), heads control less than they want while somebody is
away, and colleagues who leave about double either. Without the solving it would be off by a half to a threefold.
"""

import numpy as np
import pytest
from judging import assert_mean

from simulator.analysis.observe import observe
from simulator.model.simulate import simulate
from simulator.scenario.files.loader import load_scenario

ALARM = 1e-5
STATED = 0.35
TYPICAL = ["attrition=35 %", "outside=0", "overload=0"]
REPLICATIONS = 24


@pytest.mark.verification
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", ["universal", "conveyor", "hunters_farmers"])
def test_a_shipped_design_shows_about_what_is_stated(name: str) -> None:
    settings = [f"market.human_nature.quitting.{one}" for one in TYPICAL]
    scenario = load_scenario(f"scenarios/{name}.yaml", settings=[*settings, "warm_up=12 months", "horizon=48 months"])
    found = []
    for replication in range(REPLICATIONS):
        outcome = observe(simulate(scenario, replication))
        years = sum(months for role, months in outcome.person_months.items() if role != "sales/head") / 12
        found.append(sum(one.by_choice for one in outcome.exits if one.role != "sales/head") / years)
    assert_mean(np.array(found), STATED, alarm=ALARM, resolution=0.5, error=0.25)
