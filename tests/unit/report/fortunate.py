"""Made-up comparisons whose runs keep account of luck."""

from dataclasses import replace

import numpy as np
import synthetic

from simulator.analysis.fortune import CAUSES, Fortune, Stroke
from simulator.analysis.outcome import Outcome
from simulator.experiment.comparison import Comparison

SIZES = {"deals": 60.0, "clients": 45.0, "orders": 25.0, "people": 10.0}
IN_PROFIT = 0.4
"""What luck in profit is of luck in value."""
STROKES = (
    Stroke(16.4, "left", 4211, None, -38.2, 0.12),
    Stroke(-3.0, "nature", 17, None, 31.0, None),
    Stroke(5.0, "quit", None, "sales/closer", -22.0, 0.03),
    Stroke(30.0, "comet", None, None, -4.0, None),
)


def comparison(count: int = 40, designs: dict[str, float] | None = None) -> Comparison:
    """Return a synthetic comparison to whose value and profit luck was added, `STROKES` in every run."""
    found = synthetic.comparison(count, designs)
    runs = {
        design: [_with_luck(one, number) for one in outcomes] for number, (design, outcomes) in
        enumerate(found.outcomes.items())
    }  # fmt: skip
    return replace(found, outcomes=runs)


def _with_luck(outcome: Outcome, number: int) -> Outcome:
    chance = np.random.default_rng([outcome.replication, number, 11])
    value = {cause: float(chance.normal(0, SIZES[cause])) for cause in CAUSES}
    added = sum(value.values())
    profit = {cause: IN_PROFIT * amount for cause, amount in value.items()}
    indicators = dict(outcome.indicators)
    indicators["value"] = (indicators["value"] or 0.0) + added
    indicators["profit"] = (indicators["profit"] or 0.0) + IN_PROFIT * added
    path = np.linspace(added / synthetic.MONTHS, added, synthetic.MONTHS)
    monthly = outcome.monthly | {"value": [float(v) for v in np.array(outcome.monthly["value"]) + path]}
    return replace(outcome, indicators=indicators, monthly=monthly, fortune=Fortune(value, profit, list(STROKES)))
