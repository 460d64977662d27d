"""Profit and loss by month: gross margin against the kinds of cost, and what is left, one panel a design."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from simulator.analysis.outcome import Outcome
from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import (
    INK,
    QUIET,
    Finding,
    caption,
    columns,
    dark,
    design_colour,
    floor_at_zero,
    key,
    months,
    scale_of,
    sums,
)
from simulator.report.figures.numbers import Array, estimate, quantiles, series
from simulator.report.language import Language

COSTS = {
    "salary": "#94a4a2", "commission": "#b9ac70", "bonus": "#a96b59", "hiring": "#832db6", "seats": "#d5dadd",
    "severance": "#e76300", "travel": "#3f90da", "marketing": "#5b8c5a",
}  # fmt: skip
PROFIT = "#bd1f01"
LAST = 12


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw costs as stacked areas, margin and profit as lines; the band holds nine tenths of the profits."""
    panels = columns(ax, len(outcomes))
    kinds = [kind for kind in COSTS if any(series(runs, kind).any() for runs in outcomes.values())] or ["salary"]
    for position, (panel, (design, runs)) in enumerate(zip(panels, outcomes.items(), strict=True)):
        _month_by_month(panel, runs, kinds, language)
        caption(panel, language.name("design", design), dark(design_colour(position)), beside=len(panels))
    floor_at_zero(panels)
    scale = scale_of(panels, language)
    for panel in panels:
        sums(panel, language, scale)
    panels[0].set_ylabel(language.say("{unit} a month", unit=scale.unit))
    key(panels[0], panels[0].get_legend_handles_labels()[0])
    return Finding(_title(outcomes, language), _text(outcomes, language))


def _month_by_month(panel: Axes, runs: Sequence[Outcome], kinds: Sequence[str], language: Language) -> None:
    margin, profit = series(runs, "margin"), series(runs, "profit")
    time = months(panel, margin.shape[1], language)
    panel.stackplot(
        time,
        [series(runs, kind).mean(axis=0) for kind in kinds],
        labels=[language.name("money", kind) for kind in kinds],
        colors=[COSTS[kind] for kind in kinds],
    )
    panel.plot(time, margin.mean(axis=0), color=INK, label=language.name("money", "margin"))
    low, high = quantiles(profit, 0.05, 0.95)
    panel.fill_between(
        time, low, high, color=PROFIT, alpha=0.18, linewidth=0, label=language.say("nine tenths of the profits")
    )
    panel.plot(time, profit.mean(axis=0), color=PROFIT, label=language.name("money", "profit"))
    panel.axhline(0, color=QUIET, linewidth=0.8)


def _last_year(runs: Sequence[Outcome], name: str) -> Array:
    """Return the mean month of the last year of each replication."""
    return np.asarray(series(runs, name)[:, -LAST:].mean(axis=1))


def _title(outcomes: Outcomes, language: Language) -> str:
    parts = [
        language.say(
            "“{design}” {amount}",
            design=language.name("design", design),
            amount=_signed(float(_last_year(runs, "profit").mean()), language),
        )
        for design, runs in outcomes.items()
    ]
    return language.say("Profit a month in the last year: {designs}", designs=language.listing(parts))


def _text(outcomes: Outcomes, language: Language) -> str:
    parts = []
    for design, runs in outcomes.items():
        profit = estimate(_last_year(runs, "profit"))
        margin = float(_last_year(runs, "margin").mean())
        scale = language.scale(*profit.finite)
        parts.append(
            language.say(
                "{design}, a month of the last year: gross margin {margin}, cost of sales work {cost}, profit {profit} "
                "(95% interval {low} to {high}).",
                design=language.name("design", design),
                margin=_alone(margin, language),
                cost=_alone(margin - float(profit.mean), language),
                profit=scale.short(scale.number(float(profit.mean), *profit.finite)),
                low=scale.number(float(profit.low), *profit.finite),
                high=scale.short(scale.number(float(profit.high), *profit.finite)),
            )
        )
    return " ".join(parts)


def _alone(amount: float, language: Language) -> str:
    scale = language.scale(amount)
    return scale.short(scale.number(amount))


def _signed(amount: float, language: Language) -> str:
    scale = language.scale(amount)
    return scale.short(scale.signed(amount))
