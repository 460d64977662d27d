"""The client base by month, stacked as active, dormant and buried, one panel a design."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from simulator.analysis.outcome import Outcome
from simulator.kernel.adding import total
from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import (
    INK,
    Finding,
    caption,
    columns,
    dark,
    design_colour,
    floor_at_zero,
    key,
    months,
    numbered,
)
from simulator.report.figures.numbers import mean, quantiles, series
from simulator.report.language import Language

STATES = {"active": "#92dadd", "dormant": "#b9ac70", "buried": "#717581"}


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw the mean stock of each state; dashed lines hold nine tenths of the totals."""
    panels = columns(ax, len(outcomes))
    for position, (panel, (design, runs)) in enumerate(zip(panels, outcomes.items(), strict=True)):
        _stack(panel, runs, language)
        caption(panel, language.name("design", design), dark(design_colour(position)), beside=len(panels))
    floor_at_zero(panels)
    panels[0].set_ylabel(language.say("clients at the end of the month"))
    key(panels[0], panels[0].get_legend_handles_labels()[0])
    return Finding(_title(outcomes, language), _text(outcomes, language))


def _stack(panel: Axes, runs: Sequence[Outcome], language: Language) -> None:
    stocks = {state: series(runs, state) for state in STATES}
    total = np.sum(list(stocks.values()), axis=0)
    time = months(panel, next(iter(stocks.values())).shape[1], language)
    panel.stackplot(
        time,
        [stock.mean(axis=0) for stock in stocks.values()],
        labels=[language.name("state", state) for state in stocks],
        colors=list(STATES.values()),
    )
    for number, edge in enumerate(quantiles(total, 0.05, 0.95)):
        name = language.say("nine tenths of all totals") if number == 0 else None
        panel.plot(time, edge, color=INK, linewidth=1, linestyle=(0, (4, 3)), label=name)
    numbered(panel, language)


def _ends(runs: Sequence[Outcome]) -> dict[str, float]:
    return {state: mean([outcome.monthly[state][-1] for outcome in runs]) for state in STATES}


def _title(outcomes: Outcomes, language: Language) -> str:
    ends = {design: _ends(runs) for design, runs in outcomes.items()}
    largest = max(ends, key=lambda design: ends[design]["active"])
    others = [
        language.say(
            "“{design}” {count}", design=language.name("design", design), count=language.number(end["active"], 0)
        )
        for design, end in ends.items()
        if design != largest
    ]
    lead = language.say(
        "“{design}” ends with {count} active clients",
        design=language.name("design", largest),
        count=language.number(ends[largest]["active"], 0),
    )
    return f"{lead}, {language.listing(others)}" if others else lead


def _text(outcomes: Outcomes, language: Language) -> str:
    parts = []
    for design, runs in outcomes.items():
        end = _ends(runs)
        clients = total(end.values())
        written = {state: language.number(count, 0) for state, count in end.items()}
        parts.append(
            language.say(
                "{design}: {total} clients at the end, of them {active} active, {dormant} dormant and {buried} buried.",
                design=language.name("design", design),
                total=language.number(clients, 0),
                **written,
            )
        )
    return " ".join(parts)
