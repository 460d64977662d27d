"""The funnel by stage on a logarithmic scale, with the rates between stages beside it."""

import textwrap
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from simulator.analysis.outcome import Outcome
from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import MOST_NAMES, Finding, dark, design_colour, key_of_designs, note
from simulator.report.figures.numbers import mean, quantiles
from simulator.report.language import Language

STAGES = ("called", "reached", "leads", "inquiries", "opportunities", "won")
FEEDS = {
    "reached": ("called",),
    "leads": ("reached",),
    "opportunities": ("leads", "inquiries"),
    "won": ("opportunities",),
}
"""stage -> the stages it is fed from; the rate is its count by theirs."""

SPREAD = 0.5
COUNTS = 0.7
"""Share of the width for the counts; the rates have the rest."""


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw a dot a stage and design with the range of nine tenths of the replications; rates stand at the right."""
    ax.set_axis_off()
    counts = ax.inset_axes((0, 0, COUNTS, 1))
    columns = ax.inset_axes((COUNTS + 0.03, 0, 0.97 - COUNTS, 1), sharey=counts)
    step = SPREAD / max(len(outcomes) - 1, 1)
    for position, (design, runs) in enumerate(outcomes.items()):
        offset = position * step - SPREAD / 2 if len(outcomes) > 1 else 0.0
        _dots(counts, runs, offset, design_colour(position), language)
        name = language.name("design", design) if len(outcomes) <= MOST_NAMES else ""
        _rates(columns, runs, (position / len(outcomes), name, position), language)
    columns.set_axis_off()
    _stages(counts, language)
    if len(outcomes) > MOST_NAMES:
        key_of_designs(counts, [language.name("design", design) for design in outcomes], below=-0.15)
    return Finding(_title(outcomes, language), _text(outcomes, language))


def _stages(ax: Axes, language: Language) -> None:
    ax.set_xscale("log")
    ax.set_yticks(range(len(STAGES)), [language.name("stage", stage) for stage in STAGES])
    ax.set_ylim(len(STAGES) - 0.4, -0.6)
    ax.margins(x=0.14)
    ax.grid(visible=True, axis="x")
    ax.xaxis.set_major_locator(LogLocator(numticks=8))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: language.plain(value)))
    ax.xaxis.set_minor_formatter(NullFormatter())
    ax.set_xlabel(language.say("how often in the measured time (logarithmic scale)"))
    note(ax, language.say("mean and nine tenths of all replications; right: share of the stage before"))


def _dots(ax: Axes, runs: Sequence[Outcome], offset: float, colour: str, language: Language) -> None:
    for place, stage in enumerate(STAGES):
        counts = np.array([outcome.funnel.get(stage, 0.0) for outcome in runs])
        if counts.mean() <= 0:
            continue
        spread = np.maximum(quantiles(counts, 0.05, 0.95), 0.5)
        ax.plot(spread, (place + offset,) * 2, color=colour, alpha=0.45, linewidth=6, solid_capstyle="round")
        ax.plot(counts.mean(), place + offset, "o", color=colour, markersize=8, markeredgecolor="white")
        ax.annotate(
            language.number(float(counts.mean()), 0),
            (spread[1], place + offset),
            xytext=(9, 0),
            textcoords="offset points",
            va="center",
            fontsize=9.5,
            color=dark(colour),
        )


def _rates(ax: Axes, runs: Sequence[Outcome], column: tuple[float, str, int], language: Language) -> None:
    """Write a column (place, name, position of the design) of rates into each stage; without a name, small ones."""
    x, name, position = column
    colour = dark(design_colour(position))
    ax.text(x, -0.3, textwrap.fill(name, 14, break_long_words=False), color=colour, fontweight="bold", fontsize=10)
    small = None if name else 9
    for stage, rate in rates(runs).items():
        ax.text(x, STAGES.index(stage), language.percent(rate, 1), va="center", color=colour, fontsize=small)


def _counts(runs: Sequence[Outcome]) -> dict[str, float]:
    return {stage: mean([outcome.funnel.get(stage, 0.0) for outcome in runs]) for stage in STAGES}


def rates(runs: Sequence[Outcome]) -> dict[str, float]:
    """Return the rate into each stage that is fed from others, from the mean counts."""
    counts = _counts(runs)
    found = {}
    for stage, feeds in FEEDS.items():
        fed = sum(counts[feed] for feed in feeds)
        if fed > 0:
            found[stage] = counts[stage] / fed
    return found


def _title(outcomes: Outcomes, language: Language) -> str:
    parts = [
        language.say(
            "“{design}” {rate}",
            design=language.name("design", design),
            rate=language.percent(rates(runs).get("won", 0.0), 1),
        )
        for design, runs in outcomes.items()
    ]
    return language.say("Share of opportunities that become contracts: {designs}", designs=language.listing(parts))


def _text(outcomes: Outcomes, language: Language) -> str:
    parts = []
    for design, runs in outcomes.items():
        counts = {stage: language.number(count, 0) for stage, count in _counts(runs).items()}
        parts.append(
            language.say(
                "{design}: {called} prospects called, {reached} conversations with a decision-maker, {leads} warm "
                "leads, {inquiries} inquiries, {opportunities} opportunities, {won} contracts.",
                design=language.name("design", design),
                **counts,
            )
        )
    return " ".join(parts)
