"""What a change of the organisation costs and brings: the monthly difference from the reference, and its sum so far."""

import numpy as np
from matplotlib.axes import Axes

from simulator.analysis.transition import Measure, Transition, transitions
from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import (
    INK,
    QUIET,
    Finding,
    design_colour,
    empty,
    label_ends,
    months,
    note,
    rows,
    sums,
)
from simulator.report.figures.numbers import Array, estimate, series
from simulator.report.language import Language


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw mean differences of the monthly result with their 95 % intervals; below, their sums since the change."""
    found = transitions(outcomes)
    if not found:
        empty(ax, language.say("no design changes in the measured time"))
        told = language.say("No design changes in the measured time")
        return Finding(told, language.say("{number} changes.", number=language.number(0, 0)))
    monthly, total = rows(ax, (2, 2))
    ends = []
    for position, (design, runs) in enumerate(outcomes.items()):
        if design in found:
            gaps = series(runs, "profit") - series(next(iter(outcomes.values())), "profit")
            ends.append(_lines((monthly, total), gaps, found[design], design_colour(position)))
    for panel in (monthly, total):
        panel.axhline(0, color=design_colour(0), linewidth=1.6)
        months(panel, gaps.shape[1], language, label=panel is total)
    monthly.set_ylabel(language.say("difference a month,\n{unit}", unit=sums(monthly, language, bins=4).unit))
    total.set_ylabel(language.say("since the change,\n{unit}", unit=sums(total, language, bins=4).unit))
    label_ends(total, gaps.shape[1] + 0.4, [(end, _end(end, language), colour) for end, colour in ends])
    reference = language.name("design", next(iter(outcomes)))
    note(monthly, language.say("margin less sales cost, against “{reference}”; mean with 95% interval; dashed: the day "
                               "of the change", reference=reference))  # fmt: skip
    return Finding(_title(found, language), " ".join(_text(design, one, language) for design, one in found.items()))


def _lines(panels: tuple[Axes, Axes], gaps: Array, one: Transition, colour: str) -> tuple[float, str]:
    """Draw a design into both panels; return where its sum ends, and its colour."""
    start = int(one.month)
    after = np.where(np.arange(gaps.shape[1]) < start, 0.0, gaps)
    time = np.arange(1, gaps.shape[1] + 1)
    for panel, values in zip(panels, (gaps, after.cumsum(axis=1)), strict=True):
        gap = estimate(values)
        panel.fill_between(time, gap.low, gap.high, color=colour, alpha=0.25, linewidth=0)
        panel.plot(time, gap.mean, color=colour)
        panel.axvline(one.month, color=INK if colour == QUIET else QUIET, linewidth=1, linestyle=(0, (4, 3)))
    return float(after.sum(axis=1).mean()), colour


def _title(found: dict[str, Transition], language: Language) -> str:
    design, one = next(iter(found.items()))
    name = language.name("design", design)
    if one.payback.value is None and one.payback.low is not None:
        return language.say(
            "Whether “{design}” pays its change back within {period} stays open", design=name,
            period=language.counted("month", one.months),
        )  # fmt: skip
    if one.payback.value is None:
        return language.say(
            "“{design}” does not pay its change back within {period}", design=name,
            period=language.counted("month", one.months),
        )  # fmt: skip
    if one.payback.value == 0:
        return language.say("The change of “{design}” never costs more than it brings", design=name)
    return language.say(
        "“{design}” has paid its change back after {period}", design=name,
        period=language.counted("month", int(one.payback.value)),
    )  # fmt: skip


def _text(design: str, one: Transition, language: Language) -> str:
    depths = [part or 0.0 for part in (one.depth.value, one.depth.low, one.depth.high)]
    scale = language.scale(*depths)
    return language.say(
        "{design}: at worst {depth} a month less than the reference over three months (95% interval {low} "
        "to {high}); months until it is back: {length}; months until it is paid back: {payback}; paid back by the end "
        "in {share} of all replications.",
        design=language.name("design", design),
        depth=scale.with_unit(scale.number(depths[0], *depths)),
        low=scale.number(depths[1], *depths),
        high=scale.short(scale.number(depths[2], *depths)),
        length=_span(one.length, one.months, language),
        payback=_span(one.payback, one.months, language),
        share=language.percent(one.paid_back),
    )


def _end(amount: float, language: Language) -> str:
    scale = language.scale(amount)
    return scale.short(scale.signed(amount))


def _span(measure: Measure, longest: int, language: Language) -> str:
    """Return a number of months with its interval, as far as the measured time can tell."""
    value, low, high = (
        language.say("more than {months}", months=language.number(longest, 0)) if part is None
        else language.number(part, 0) for part in (measure.value, measure.low, measure.high)
    )  # fmt: skip
    return language.say("{value} (95% interval {low} to {high})", value=value, low=low, high=high)
