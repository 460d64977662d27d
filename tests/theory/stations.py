"""Scenarios so poor in content that queueing theory knows their answers, and the waits of a run."""

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity
from simulator.kernel.calendar import MONTH
from simulator.model.simulate import simulate
from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.scenario import Scenario

Floats = npt.NDArray[np.float64]

PLAIN_SEGMENT: dict[str, Any] = {
    "share": 1, "orders_per_year": 0, "margin_per_order": 1, "annual_churn": 0, "win_rate": 0, "touches": 1,
    "deal_work": "1 h", "cycle": "0 h", "open_deals": 1000, "serving": "1 h", "developing": "0 h",
    "contact_every": "100 years",
}  # fmt: skip
PLAIN_BUYING = {
    "rate_cv": 0, "churn_cv": 0, "spend_cv": 0, "client_cv": 0, "silent_leavers": 0, "first_order": False,
}  # fmt: skip
PROMPT_PAYMENTS = {"late_share": 0}
OFF = dict.fromkeys(SWITCHES, False)
"""Every mechanism off: equal people who do exactly as told, are always there, and neglect nobody."""


def stations(
    roles: dict[str, dict[str, Any]],
    *,
    per_hour: float,
    inquiry_work: Any,
    opportunity: float = 0.0,
    patience: Any = None,
    deal_work: Any = "1 h",
    hours: float,
) -> Scenario:
    """Return a company in which `per_hour` Poisson inquiries an hour meet stations in a row, and nothing else is.

    `inquiry_work` is the service at the first, `deal_work` at the second, which the share `opportunity` reaches.
    The run lasts `hours` hours, and every hour is a productive one.
    """
    return Scenario.model_validate({
        "market": {
            "segments": {"plain": PLAIN_SEGMENT | {"deal_work": deal_work}},
            "prospects": {"size": 0},
            "inquiries": {"per_month": per_hour * MONTH, "peak": 1, "patience": patience, "win_factor": 1},
            "qualifying": {"inquiry": opportunity, "inquiry_work": inquiry_work},
            "deals": {"no_show_inbound": 0},
            "buying": PLAIN_BUYING,
            "payments": PROMPT_PAYMENTS,
            "labour": {"productive_hours": "168 h"},
            "opening": {"clients": 0, "pipeline": 0},
        },
        "mechanisms": OFF,
        "organization": {
            "lead_queue": 1_000_000,
            "handover": {"lead_hours": "0 h"},
            "departments": {"sales": {"roles": roles}},
        },
        "warm_up": "0 h",
        "horizon": f"{hours} h",
    })


def exponential(hours: float) -> dict[str, Any]:
    """Return an exponential spell of that mean."""
    return {"mean": f"{hours} h", "spread": "exponential"}


def lognormal(hours: float, cv: float) -> dict[str, Any]:
    """Return a lognormal spell of that mean and coefficient of variation."""
    return {"mean": f"{hours} h", "spread": "lognormal", "cv": cv}


def runs(scenario: Scenario, replications: int) -> list[Journal]:
    """Return the journals of the first replications."""
    return [simulate(scenario, replication) for replication in range(replications)]


def waits(journal: Journal, activity: Activity) -> tuple[Floats, Floats]:
    """Return when tasks of a kind that queues began, and how long each had waited."""
    work = journal.work
    queued = (work["activity"] == activity) & (work["waited"] != DID_NOT_QUEUE)
    return work["start"][queued], work["waited"][queued]


def batch_means(times: Floats, values: Floats, *, skip: float, until: float, batches: int) -> list[float]:
    """Return the means of `values` over equal parts of the time between the hours `skip` and `until`."""
    edges = np.linspace(skip, until, batches + 1)
    return [float(values[(times >= start) & (times < end)].mean()) for start, end in pairwise(edges)]


def mean_waits(journals: list[Journal], activity: Activity, *, skip: float, batches: int) -> list[float]:
    """Return the mean waits of batches of all runs."""
    means: list[float] = []
    for journal in journals:
        times, waited = waits(journal, activity)
        means += batch_means(times, waited, skip=skip, until=journal.end, batches=batches)
    return means
