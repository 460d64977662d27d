"""Outcomes as tables, for people who calculate on."""

from collections.abc import Mapping, Sequence

import pandas as pd

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.outcome import Outcome


def replications(outcomes: Mapping[str, Sequence[Outcome]]) -> pd.DataFrame:
    """Return one row for each design and replication, the indicators in the order of the catalogue as columns."""
    keys = [indicator.key for indicator in CATALOGUE]
    rows = [
        [design, outcome.replication, *(outcome.indicators.get(key) for key in keys)]
        for design, runs in outcomes.items()
        for outcome in runs
    ]
    frame = pd.DataFrame(rows, columns=["design", "replication", *keys])
    return frame.astype(dict.fromkeys(keys, float))


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
    return pd.DataFrame(columns)
