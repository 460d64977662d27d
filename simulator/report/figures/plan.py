"""Plan against outcome: what is to be booked in each period as a line, what was booked as points with intervals."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from simulator.analysis.against_plan import AgainstPlan
from simulator.report.figures.canvas import INK, QUIET, Finding, design_colour, key, months, note, sums
from simulator.report.figures.numbers import Array
from simulator.report.language import Language
from simulator.scenario.schema.periods import MONTHS_IN

APART = 0.16
"""How far points of neighbouring designs stand apart, in periods."""


def draw(ax: Axes, plans: Mapping[str, AgainstPlan], designs: Sequence[str], language: Language) -> Finding:
    """Draw what each design has booked by period, and its targets; `designs` are all of the comparison, in order."""
    same = len({tuple(held.target for held in one.periods) for one in plans.values()}) == 1
    handles: list[Line2D] = []
    for place, (design, one) in enumerate(plans.items()):
        colour, name = design_colour(list(designs).index(design)), language.name("design", design)
        _targets(ax, one, INK if same else colour)
        handles.append(_booked(ax, one, APART * (place - (len(plans) - 1) / 2), colour))
        handles[-1].set_label(name)
    ax.set_ylim(bottom=0)
    months(ax, max(len(one.periods) * MONTHS_IN[one.per] for one in plans.values()), language)
    ax.set_ylabel(sums(ax, language).unit)
    note(ax, language.say("mean of all replications with 95% interval; dashed: the plan"))
    handles.append(Line2D([], [], color=INK if same else QUIET, linestyle=(0, (4, 3)), label=language.say("plan")))
    key(ax, handles)
    return Finding(_title(plans, language), " ".join(_text(design, one, language) for design, one in plans.items()))


def _targets(ax: Axes, one: AgainstPlan, colour: str) -> None:
    edges = np.arange(len(one.periods) + 1) * MONTHS_IN[one.per]
    targets = [held.target for held in one.periods]
    ax.stairs(targets, edges, baseline=None, color=colour, linewidth=1.6, linestyle=(0, (4, 3)))


def _booked(ax: Axes, one: AgainstPlan, shift: float, colour: str) -> Line2D:
    """Draw a point for each period, with its interval where there is one; return the points."""
    time = (np.arange(len(one.periods)) + 0.5 + shift) * MONTHS_IN[one.per]
    mean, low, high = (_numbers(one, end) for end in ("mean", "low", "high"))
    for at, bottom, top in zip(time, low, high, strict=True):
        ax.plot((at, at), (bottom, top), color=colour, linewidth=1.6)
    (points,) = ax.plot(time, mean, color=colour, marker="o", markersize=5, linestyle="")
    return points


def _numbers(one: AgainstPlan, end: str) -> Array:
    found = (getattr(held.booked, end) for held in one.periods)
    return np.array([np.nan if number is None else number for number in found], dtype=float)


def _title(plans: Mapping[str, AgainstPlan], language: Language) -> str:
    design, one = max(plans.items(), key=lambda entry: entry[1].whole.chance)
    lead = language.say(
        "“{design}” reaches its plan in {share} of the replications",
        design=language.name("design", design),
        share=language.percent(one.whole.chance),
    )
    others = [
        language.say(
            "“{design}” {rate}", design=language.name("design", other), rate=language.percent(entry.whole.chance)
        )
        for other, entry in plans.items()
        if other != design
    ]
    return f"{lead}, {language.listing(others)}" if others else lead


def _text(design: str, one: AgainstPlan, language: Language) -> str:
    level, scale = one.whole.booked, language.scale(one.whole.target)
    return language.say(
        "{design}: {amount} booked of {target} planned in all; single periods reach their "
        "target in {low} to {high} of the replications.",
        design=language.name("design", design),
        amount=scale.with_unit(scale.number(level.mean or 0.0, level.low, level.high)),
        target=scale.short(scale.tick(one.whole.target)),
        low=language.percent(min(held.chance for held in one.periods)),
        high=language.percent(max(held.chance for held in one.periods)),
    )
