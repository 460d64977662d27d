"""Cumulative value of each design as a fan, and its paired difference from the reference below."""

import numpy as np
from matplotlib.axes import Axes

from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import QUIET, Finding, design_colour, label_ends, months, note, rows, sums
from simulator.report.figures.numbers import Array, Estimate, estimate, quantiles, series
from simulator.report.language import Language


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw median, 50 % and 90 % bands of the value so far; below, the mean paired difference with its interval."""
    paths = {design: _from_zero(series(runs, "value")) for design, runs in outcomes.items()}
    differences = _differences(paths)
    panels = rows(ax, (3, 1.6)) if differences else [ax]
    _fans(panels[0], paths, language)
    months(panels[0], _length(paths), language, label=not differences)
    if differences:
        _gaps(panels[1], paths, differences, language)
        months(panels[1], _length(paths), language)
    return Finding(_title(paths, differences, language), _text(paths, differences, language))


def _from_zero(values: Array) -> Array:
    return np.hstack([np.zeros((len(values), 1)), values])


def _length(paths: dict[str, Array]) -> int:
    return len(next(iter(paths.values()))[0]) - 1


def _differences(paths: dict[str, Array]) -> dict[str, Estimate]:
    """Return the paired difference of every design but the first from the first."""
    reference, *others = paths
    return {design: estimate(paths[design] - paths[reference]) for design in others}


def _fans(ax: Axes, paths: dict[str, Array], language: Language) -> None:
    ends = []
    for position, (design, values) in enumerate(paths.items()):
        colour = design_colour(position)
        outer_low, low, median, high, outer_high = quantiles(values, 0.05, 0.25, 0.5, 0.75, 0.95)
        time = np.arange(len(median))
        ax.fill_between(time, outer_low, outer_high, color=colour, alpha=0.16, linewidth=0)
        ax.fill_between(time, low, high, color=colour, alpha=0.30, linewidth=0)
        ax.plot(time, median, color=colour)
        ends.append((float(median[-1]), language.name("design", design), colour))
    ax.axhline(0, color=QUIET, linewidth=0.8)
    ax.set_ylabel(language.say("value so far,\n{unit}", unit=sums(ax, language).unit))
    label_ends(ax, _length(paths) + 0.4, ends)
    note(ax, language.say("median, half and nine tenths of all replications"))


def _gaps(ax: Axes, paths: dict[str, Array], differences: dict[str, Estimate], language: Language) -> None:
    ends = []
    for position, design in enumerate(paths):
        if design not in differences:
            continue
        gap, colour = differences[design], design_colour(position)
        time = np.arange(len(gap.mean))
        ax.fill_between(time, gap.low, gap.high, color=colour, alpha=0.3, linewidth=0)
        ax.plot(time, gap.mean, color=colour)
        end = _final(gap)
        ends.append((float(end.mean), _told(end, language, signed=True), colour))
    ax.axhline(0, color=design_colour(0), linewidth=1.6)
    ax.set_ylabel(language.say("difference,\n{unit}", unit=sums(ax, language, bins=4).unit))
    label_ends(ax, _length(paths) + 0.4, ends, gap=0.16)
    reference = language.name("design", next(iter(paths)))
    note(ax, language.say("against “{reference}” in the same market, mean with 95% interval", reference=reference))


def _title(paths: dict[str, Array], differences: dict[str, Estimate], language: Language) -> str:
    ends = {design: float(values[:, -1].mean()) for design, values in paths.items()}
    reference = next(iter(paths))
    best = max(ends, key=ends.__getitem__)
    period = language.counted("month", _length(paths))
    if not differences:
        return language.say(
            "“{design}” creates {amount} of value in {period}",
            design=language.name("design", best),
            amount=language.sum(ends[best]),
            period=period,
        )
    runner = max((design for design in ends if design != best), key=ends.__getitem__)
    gap = _final(differences[runner if best == reference else best])
    if not gap.decided:
        return language.say("After {period} neither lead nor lag is certain", period=period)
    rival = runner if best == reference else reference
    return language.say(
        "“{best}” creates more value than “{rival}”: {amount} more in {period}",
        best=language.name("design", best),
        rival=language.name("design", rival),
        amount=language.sum(abs(float(gap.mean)), *gap.finite),
        period=period,
    )


def _final(gap: Estimate) -> Estimate:
    return Estimate(gap.mean[-1], gap.low[-1], gap.high[-1])


def _text(paths: dict[str, Array], differences: dict[str, Estimate], language: Language) -> str:
    parts = []
    for design, values in paths.items():
        low, median, high = (float(value) for value in quantiles(values[:, -1], 0.05, 0.5, 0.95))
        parts.append(
            language.say(
                "{design}: median value {median}, nine tenths of all replications between {low} and {high}.",
                design=language.name("design", design),
                median=_short(median, language),
                low=_short(low, language),
                high=_short(high, language),
            )
        )
    for design, gap in differences.items():
        end = _final(gap)
        parts.append(
            language.say(
                "{design} against {reference}: {mean} on average, 95% interval {low} to {high}.",
                design=language.name("design", design),
                reference=language.name("design", next(iter(paths))),
                mean=_told(end, language, signed=True),
                low=_told(end, language, float(end.low)),
                high=_told(end, language, float(end.high)),
            )
        )
    return " ".join(parts)


def _short(amount: float, language: Language) -> str:
    """Return a sum by itself, with its currency if it has one."""
    found = language.scale(amount)
    return found.short(found.number(amount))


def _told(end: Estimate, language: Language, amount: float | None = None, *, signed: bool = False) -> str:
    """Return the mean of an estimate or an end of its interval, all three in one scale."""
    all_three = end.finite
    found = language.scale(*all_three)
    write = found.signed if signed else found.number
    return found.short(write(float(end.mean) if amount is None else amount, *all_three))
