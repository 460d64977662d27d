"""What came of visits and surveys in the measured time."""

import numpy as np

from simulator.analysis.measured import Measured
from simulator.kernel.calendar import DAY


def visits(run: Measured) -> dict[str, float]:
    """Return what `Outcome.visits` describes; nothing where nobody visited anybody."""
    made, found, repairs = run.journal.visits, run.journal.findings, run.journal.repairs
    inside = run.within(made["time"])
    if not inside.any():
        return {}
    survey = made["survey"][inside] > 0
    seen, tried = run.within(found["time"]), run.within(repairs["time"])
    ahead = (found["due"] - found["time"])[seen] / DAY
    return {
        "visits": float((~survey).sum()),
        "top_visits": float((made["top"][inside] > 0)[~survey].sum()),
        "surveys": float(survey.sum()),
        "found": float(seen.sum()),
        "found_by_survey": float(found["survey"][seen].sum()),
        "false_alarms": float(made["alarm"][inside].sum()),
        "fixed": float(repairs["fixed"][tried].sum()),
        "sold": float(made["sold"][inside].sum()),
        "referrals": float(made["named"][inside].sum()),
        "lead_days": float(np.mean(ahead)) if len(ahead) else 0.0,
    }
