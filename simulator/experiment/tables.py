"""Outcomes as tables, for people who calculate on.

Each frame tells what stands in it: `frame.attrs["units"]` has a unit for each column (empty for names) and
`frame.attrs["columns"]` what it is; shares are numbers in 0-1, money is in the
currency of the market, or in months of a closer's target pay where it has none.
"""

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.fortune import CAUSES
from simulator.analysis.indicators.declaring import Indicator
from simulator.analysis.outcome import Outcome
from simulator.analysis.series import SERIES, Series
from simulator.analysis.units import UNITS, unit_words
from simulator.experiment.columns import Column
from simulator.experiment.staffing import OF_HIRES, columns_of_hires
from simulator.scenario.schema.money import PAYS

PLACES = {
    "design": ("", "name of the design"),
    "replication": ("", "number of the replication, from 0: the same market and luck in every design"),
    "month": (UNITS["months"], "measured month, from 1"),
}
"""column -> unit and meaning, of the columns that say which row it is."""


PEOPLE = {
    "design": Column(str, *PLACES["design"]),
    "replication": Column(int, *PLACES["replication"]),
    "role": Column(str, "", "department/role"),
    "person_months": Column(float, "months", "months that people sat on seats of the role"),
    "leavers": Column(int, "people", "people who left the firm from there, whatever the reason"),
    "left_by_choice": Column(
        int, "people", "those of them who wanted to: nobody whom a shock took, or who was dismissed"
    ),
    "attrition_annual": Column(float, "1/year", "left_by_choice for each person and year; can be more than 1"),
    "pay": Column(float, "money/month", "what a person was paid, everything included"),
    "target_pay": Column(float, "money/month", "what the role is meant to earn"),
    "pay_of_target": Column(float, "share", "pay by target pay"),
    **OF_HIRES,
}
"""The columns of the table of people; another one is told here, and filled in `people`."""

SEGMENTS = {
    "design": Column(str, *PLACES["design"]),
    "replication": Column(int, *PLACES["replication"]),
    "segment": Column(str, "", "segment of the market"),
    "clients": Column(int, "clients", "clients who have not left, at the end"),
    "managers": Column(int, "seats", "seats with any of them"),
    "accounts_per_manager": Column(float, "clients", "clients by managers, of this segment alone"),
    "won": Column(int, "clients", "clients won in the measured time"),
    "lost": Column(int, "clients", "clients lost in it"),
    "margin": Column(float, "money", "margin of orders served in it"),
}
"""The columns of the table of segments."""

FORTUNES = {
    "design": Column(str, *PLACES["design"]),
    "replication": Column(int, *PLACES["replication"]),
    "cause": Column(str, "", "what the luck comes from: " + ", ".join(CAUSES)),
    "value": Column(float, "money", "what luck added to value; 0 is to be expected"),
    "profit": Column(float, "money", "what luck added to profit; 0 is to be expected"),
}
"""The columns of the table of luck."""


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

    targets: design -> `department/role` -> target pay of a seat a month. The columns are those of `PEOPLE`; attrition
    is what a scenario states as `attrition`: leavers by own choice for each person and year.
    """
    rows = [
        {"design": design, "replication": outcome.replication, "role": role}
        | _left(outcome, role, months) | _paid(outcome, role, months, targets[design]) | columns_of_hires(role, outcome)
        for design, runs in outcomes.items()
        for outcome in runs
        for role, months in sorted(outcome.person_months.items())
    ]
    return _told(pd.DataFrame(rows, columns=list(PEOPLE)), PEOPLE, currency_of(outcomes))


def _left(outcome: Outcome, role: str, months: float) -> dict[str, float]:
    exits = [one for one in outcome.exits if one.role == role]
    chosen = sum(one.by_choice for one in exits)
    return {
        "person_months": months, "leavers": len(exits), "left_by_choice": chosen,
        "attrition_annual": 12 * chosen / months,
    }


def _paid(outcome: Outcome, role: str, months: float, targets: Mapping[str, float]) -> dict[str, float]:
    pay, target = outcome.pay.get(role, 0.0) / months, targets.get(role, math.nan)
    return {"pay": pay, "target_pay": target, "pay_of_target": pay / target if target else math.nan}


def segments(outcomes: Mapping[str, Sequence[Outcome]]) -> pd.DataFrame:
    """Return one row for each design, replication and segment of the market of which there were clients.

    The columns are those of `SEGMENTS`.
    """
    rows = [
        [design, outcome.replication, name, one.clients, one.managers,
         one.clients / one.managers if one.managers else math.nan, one.won, one.lost, one.margin]
        for design, runs in outcomes.items()
        for outcome in runs
        for name, one in outcome.segments.items()
    ]  # fmt: skip
    return _told(pd.DataFrame(rows, columns=list(SEGMENTS)), SEGMENTS, currency_of(outcomes))


def fortunes(outcomes: Mapping[str, Sequence[Outcome]]) -> pd.DataFrame:
    """Return one row for each design, replication and cause of luck, of outcomes with an account of their luck.

    The columns are those of `FORTUNES`.
    """
    rows = [
        [design, outcome.replication, cause, outcome.fortune.value.get(cause, 0.0),
         outcome.fortune.profit.get(cause, 0.0)]
        for design, runs in outcomes.items()
        for outcome in runs
        if outcome.fortune is not None
        for cause in CAUSES
    ]  # fmt: skip
    return _told(pd.DataFrame(rows, columns=list(FORTUNES)), FORTUNES, currency_of(outcomes))


def _told(frame: pd.DataFrame, columns: Mapping[str, Column], currency: str) -> pd.DataFrame:
    """Return the frame with the types of its columns, and with their units and meanings among its `attrs`."""
    typed = frame.astype({name: told.kind for name, told in columns.items()})
    typed.attrs["units"] = {name: told.unit and unit_words(told.unit, currency) for name, told in columns.items()}
    typed.attrs["columns"] = {name: told.meaning for name, told in columns.items()}
    return typed
