"""Cumulative value of each design as a fan, and its paired difference from the reference below."""

import numpy as np
from matplotlib.axes import Axes

from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import QUIET, Finding, dark, design_colour, label_ends, months, note, rows, sums
from simulator.report.figures.numbers import Array, Estimate, estimate, quantiles, series, without_luck
from simulator.report.language import Language


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw median, 50 % and 90 % bands of the value so far; below, the mean paired difference with its interval.

    Where luck has been taken out of the difference at the end, a bar beside the band shows what is left.
    """
    paths = {design: _from_zero(series(runs, "value")) for design, runs in outcomes.items()}
    differences = _differences(paths)
    sharp = _sharp(outcomes)
    finals = {design: _final(gap) for design, gap in differences.items()} | sharp
    panels = rows(ax, (3, 1.6)) if differences else [ax]
    _fans(panels[0], paths, language)
    months(panels[0], _length(paths), language, label=not differences)
    if differences:
        _gaps(panels[1], paths, differences, finals, language)
        _bars(panels[1], paths, sharp)
        _explain(panels[1], paths, language, sharp=bool(sharp))
        months(panels[1], _length(paths), language)
    return Finding(_title(paths, finals, language), _text(paths, finals, language, sharp=bool(sharp)))


def _from_zero(values: Array) -> Array:
    return np.hstack([np.zeros((len(values), 1)), values])


def _length(paths: dict[str, Array]) -> int:
    return len(next(iter(paths.values()))[0]) - 1


def _differences(paths: dict[str, Array]) -> dict[str, Estimate]:
    """Return the paired difference of every design but the first from the first."""
    reference, *others = paths
    return {design: estimate(paths[design] - paths[reference]) for design in others}


def _sharp(outcomes: Outcomes) -> dict[str, Estimate]:
    """Return the differences at the end with luck taken out, of designs for which that can be done."""
    reference, *others = outcomes
    found = {design: without_luck("value", outcomes[design], outcomes[reference]) for design in others}
    return {design: gap for design, gap in found.items() if gap is not None}


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


def _gaps(
    ax: Axes, paths: dict[str, Array], differences: dict[str, Estimate], finals: dict[str, Estimate], language: Language
) -> None:
    ends = []
    for position, design in enumerate(paths):
        if design not in differences:
            continue
        gap, colour = differences[design], design_colour(position)
        time = np.arange(len(gap.mean))
        ax.fill_between(time, gap.low, gap.high, color=colour, alpha=0.3, linewidth=0)
        ax.plot(time, gap.mean, color=colour)
        end = finals[design]
        ends.append((float(end.mean), _told(end, language, signed=True), colour))
    ax.axhline(0, color=design_colour(0), linewidth=1.6)
    ax.set_ylabel(language.say("difference,\n{unit}", unit=sums(ax, language, bins=4).unit))
    label_ends(ax, _length(paths) + 0.4, ends, gap=0.16)


def _bars(ax: Axes, paths: dict[str, Array], sharp: dict[str, Estimate]) -> None:
    """Draw what is known of the differences at the end once luck is taken out."""
    for position, design in enumerate(paths):
        if design in sharp:
            gap, colour = sharp[design], dark(design_colour(position))
            at = _length(paths) + 0.4
            ax.plot((at, at), (float(gap.low), float(gap.high)), color=colour, linewidth=3, clip_on=False)


def _explain(ax: Axes, paths: dict[str, Array], language: Language, *, sharp: bool) -> None:
    reference = language.name("design", next(iter(paths)))
    if sharp:
        note(ax, language.say("against “{reference}”: mean, 95% interval; bar: luck taken out", reference=reference))
    else:
        told = language.say("against “{reference}” in the same market, mean with 95% interval", reference=reference)
        note(ax, told)


def _title(paths: dict[str, Array], finals: dict[str, Estimate], language: Language) -> str:
    reference = next(iter(paths))
    period = language.counted("month", _length(paths))
    if not finals:
        return language.say(
            "“{design}” creates {amount} of value in {period}",
            design=language.name("design", reference),
            amount=language.sum(float(paths[reference][:, -1].mean())),
            period=period,
        )
    ends = {reference: 0.0} | {design: float(gap.mean) for design, gap in finals.items()}
    best = max(ends, key=ends.__getitem__)
    runner = max((design for design in ends if design != best), key=ends.__getitem__)
    gap = finals[runner if best == reference else best]
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


def _text(paths: dict[str, Array], finals: dict[str, Estimate], language: Language, *, sharp: bool) -> str:
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
    for design, end in finals.items():
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
    if sharp:
        parts.append(language.say("The differences have luck taken out."))
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
