"""Outcomes as tables, for people who calculate on.

Each frame tells what stands in it: `frame.attrs["units"]` has a unit for each column (empty for names) and
`frame.attrs["columns"]` what it is; shares are numbers in 0-1, money is in months of a closer's target pay.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.indicators.declaring import Indicator
from simulator.analysis.outcome import Outcome
from simulator.analysis.series import SERIES, Series
from simulator.analysis.units import UNITS

PLACES = {
    "design": ("", "name of the design"),
    "replication": ("", "number of the replication, from 0: the same market and luck in every design"),
    "month": (UNITS["months"], "measured month, from 1"),
}
"""column -> unit and meaning, of the columns that say which row it is."""


def replications(outcomes: Mapping[str, Sequence[Outcome]]) -> pd.DataFrame:
    """Return one row for each design and replication, the indicators in the order of the catalogue as columns."""
    keys = [indicator.key for indicator in CATALOGUE]
    rows = [
        [design, outcome.replication, *(outcome.indicators.get(key) for key in keys)]
        for design, runs in outcomes.items()
        for outcome in runs
    ]
    frame = pd.DataFrame(rows, columns=["design", "replication", *keys])
    return _documented(frame.astype(dict.fromkeys(keys, float)), CATALOGUE)


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
    return _documented(pd.DataFrame(columns), SERIES)


def _documented(frame: pd.DataFrame, sheets: Sequence[Indicator] | Sequence[Series]) -> pd.DataFrame:
    """Return the frame with the unit and the meaning of each column among its `attrs`."""
    told = PLACES | {sheet.key: (UNITS[sheet.unit], sheet.definition) for sheet in sheets}
    frame.attrs["units"] = {name: told[name][0] for name in frame.columns}
    frame.attrs["columns"] = {name: told[name][1] for name in frame.columns}
    return frame
