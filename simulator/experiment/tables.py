"""Outcomes as tables, for people who calculate on.

Each frame tells what stands in it: `frame.attrs["units"]` has a unit for each column (empty for names) and
`frame.attrs["columns"]` what it is; shares are numbers in 0-1, money is in the
currency of the market, or in months of a closer's target pay where it has none.
"""

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.indicators.declaring import Indicator
from simulator.analysis.outcome import Outcome
from simulator.analysis.series import SERIES, Series
from simulator.analysis.units import UNITS, unit_words
from simulator.scenario.schema.money import PAYS

PLACES = {
    "design": ("", "name of the design"),
    "replication": ("", "number of the replication, from 0: the same market and luck in every design"),
    "month": (UNITS["months"], "measured month, from 1"),
}
"""column -> unit and meaning, of the columns that say which row it is."""

PEOPLE = {
    "design": str, "replication": int, "role": str, "person_months": float, "leavers": int, "attrition_annual": float,
    "pay": float, "target_pay": float, "pay_of_target": float,
}  # fmt: skip
"""The columns of the table of people."""


def replications(outcomes: Mapping[str, Sequence[Outcome]]) -> pd.DataFrame:
    """Return one row for each design and replication, the indicators in the order of the catalogue as columns."""
    keys = [indicator.key for indicator in CATALOGUE]
    rows = [
        [design, outcome.replication, *(outcome.indicators.get(key) for key in keys)]
        for design, runs in outcomes.items()
        for outcome in runs
    ]
    frame = pd.DataFrame(rows, columns=["design", "replication", *keys])
    return _documented(frame.astype(dict.fromkeys(keys, float)), CATALOGUE, currency_of(outcomes))


def monthly(outcomes: Mapping[str, Sequence[Outcome]]) -> pd.DataFrame:
    """Return one row for each design, replication and measured month, the series as columns."""
    columns: dict[str, list[object]] = {}
    for design, runs in outcomes.items():
        for outcome in runs:
            months = len(next(iter(outcome.monthly.values())))
            columns.setdefault("design", []).extend([design] * months)
            columns.setdefault("replication", []).extend([outcome.replication] * months)
            columns.setdefault("month", []).extend(range(1, months + 1))
            for series, numbers in outcome.monthly.items():
                columns.setdefault(series, []).extend(numbers)
    return _documented(pd.DataFrame(columns), SERIES, currency_of(outcomes))


def currency_of(outcomes: Mapping[str, Sequence[Outcome]]) -> str:
    """Return what sums are in; it is the same for all designs of a study."""
    return next((run.currency for runs in outcomes.values() for run in runs), PAYS)


def _documented(
    frame: pd.DataFrame, sheets: Sequence[Indicator] | Sequence[Series], currency: str
) -> pd.DataFrame:
    """Return the frame with the unit and the meaning of each column among its `attrs`."""
    told = PLACES | {sheet.key: (unit_words(sheet.unit, currency), sheet.definition) for sheet in sheets}
    frame.attrs["units"] = {name: told[name][0] for name in frame.columns}
    frame.attrs["columns"] = {name: told[name][1] for name in frame.columns}
    return frame


def people(outcomes: Mapping[str, Sequence[Outcome]], targets: Mapping[str, Mapping[str, float]]) -> pd.DataFrame:
    """Return one row for each design, replication and role in which somebody was in the measured time.

    targets: design -> `department/role` -> target pay of a seat a month.

    Columns: `person_months` that people sat on seats of the role; `leavers`, who left the firm from there, whatever the
    reason; `attrition_annual`, the chance that somebody who is there leaves within a year, 1 - exp(-leavers /
    person-years), counted as churn is of clients; `pay` a person and month, everything included, and `target_pay`
    (money); `pay_of_target`, one by the other.
    """
    rows = []
    for design, runs in outcomes.items():
        for outcome in runs:
            for role, months in sorted(outcome.person_months.items()):
                left = sum(one.role == role for one in outcome.exits)
                pay, target = outcome.pay.get(role, 0.0) / months, targets[design].get(role, math.nan)
                share = pay / target if target else math.nan
                attrition = 1.0 - math.exp(-12 * left / months)
                rows.append([design, outcome.replication, role, months, left, attrition, pay, target, share])
    return pd.DataFrame(rows, columns=list(PEOPLE)).astype(PEOPLE)
