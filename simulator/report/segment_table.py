"""The table of clients by segment: how many there are, how many each manager has, and what they bring."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from simulator.experiment.comparison import Comparison
from simulator.kernel.calendar import MONTH
from simulator.report.figures.numbers import Array, Estimate, ratio
from simulator.report.language import DASH, Language
from simulator.report.sums import Scale


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """One segment of a design, written; intervals are empty where there are too few replications for one."""

    design: str
    segment: str
    clients: str
    each: str
    each_interval: str
    won: str
    lost: str
    margin: str
    share: str
    share_interval: str


def segment_rows(comparison: Comparison, language: Language) -> list[SegmentRow]:
    """Return the rows of the table, by design and segment; none where the market is of one piece."""
    table = comparison.segments
    if table["segment"].nunique() < 2:
        return []
    scale, found = scale_of(comparison, language), []
    for design in comparison.designs:
        own = table[table["design"] == design]
        margins = own.groupby("replication")["margin"].sum()
        for segment in dict.fromkeys(own["segment"]):
            rows = own[own["segment"] == segment].set_index("replication")
            found.append(_row(comparison, design, rows, margins.loc[rows.index].to_numpy(float), scale, language))
    return found


def scale_of(comparison: Comparison, language: Language) -> Scale:
    """Return in what the margins are counted that stand in the table."""
    table = comparison.segments
    return language.scale(*(_a_month(rows, comparison) for _, rows in table.groupby(["design", "segment"])))


def _a_month(rows: pd.DataFrame, comparison: Comparison) -> float:
    """Return the margin a month of a segment, over all replications together."""
    return float(rows["margin"].sum()) / comparison.completed / (comparison.study.scenarios[0].horizon / MONTH)


def _margin(amount: float, scale: Scale, language: Language) -> str:
    return scale.number(amount) if scale.named else language.number(amount, 1)


def _row(
    comparison: Comparison, design: str, rows: pd.DataFrame, margins: Array, scale: Scale, language: Language
) -> SegmentRow:
    """Write a segment; accounts of a manager, and the share of the margin, are those of all replications together."""
    runs = comparison.completed
    clients, managers = rows["clients"].to_numpy(float), rows["managers"].to_numpy(float)
    each, share = ratio(clients, managers), ratio(rows["margin"].to_numpy(float), margins)
    return SegmentRow(
        language.name("design", design),
        language.name("segment", str(rows["segment"].iloc[0])),
        language.number(float(clients.sum()) / runs, 1),
        DASH if np.isnan(each.mean) else language.number(float(each.mean), 1),
        _interval(each, language, lambda end: language.number(end, 1)),
        language.number(float(rows["won"].sum()) / runs, 1),
        language.number(float(rows["lost"].sum()) / runs, 1),
        _margin(_a_month(rows, comparison), scale, language),
        DASH if np.isnan(share.mean) else language.percent(float(share.mean), 1),
        _interval(share, language, lambda end: language.percent(min(end, 1.0), 1)),
    )


def _interval(level: Estimate, language: Language, write: Callable[[float], str]) -> str:
    """Write an interval of something that is never negative."""
    if not level.bounded:
        return ""
    return language.span(*(write(max(float(end), 0.0)) for end in (level.low, level.high)))
