"""How much hangs on the best seller: the spread of the best person's share, and the shares of the others by rank."""

import textwrap
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from simulator.analysis.outcome import Outcome
from simulator.kernel.adding import total
from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import (
    MOST_NAMES,
    QUIET,
    Finding,
    columns,
    dark,
    design_colour,
    key_of_designs,
    note,
    numbered,
)
from simulator.report.figures.numbers import Array, indicator, quantiles
from simulator.report.language import Language

MOST_RANKS = 15
NAME_WIDTH = 12


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw at the left the share of the best seat in every replication, at the right the shares by rank."""
    left, right = columns(ax, 2, 0.12, same=False)
    for position, runs in enumerate(outcomes.values()):
        _spread(left, position, indicator(runs, "top_seller_share"), language)
        _ranks(right, position, len(outcomes), _ranked(runs))
        _even(left, position, runs)
    _name(left, [language.name("design", design) for design in outcomes])
    left.set_xlim(-0.6, len(outcomes) - 0.4)
    for panel in (left, right):
        panel.set_ylim(bottom=0)
        numbered(panel, language, percent=True)
    left.set_ylabel(language.say("share of gross margin"))
    right.set_xlabel(language.say("people, by their share"))
    right.set_xticks(range(1, max(len(_ranked(runs)[0]) for runs in outcomes.values()) + 1))
    note(left, language.say("best seller, mean and nine tenths; dashes: if all were alike"))
    note(right, language.say("all who serve, mean and nine tenths"))
    return Finding(_title(outcomes, language), _text(outcomes, language))


def _name(panel: Axes, names: Sequence[str]) -> None:
    """Write the names of the designs under their dots, or in a key where there are too many."""
    if len(names) > MOST_NAMES:
        panel.set_xticks([])
        key_of_designs(panel, names)
        return
    panel.set_xticks(range(len(names)), [textwrap.fill(name, NAME_WIDTH, break_long_words=False) for name in names])
    for position, label in enumerate(panel.get_xticklabels()):
        label.set(color=dark(design_colour(position)), fontweight="bold")


def _ranked(runs: Sequence[Outcome]) -> Array:
    """Return the share of margin by rank (replication, rank); missing people earn nothing.

    As people come and go there are more of them than seats; those beyond `MOST_RANKS` hold next to nothing.
    """
    longest = max(len(outcome.person_margins) for outcome in runs)
    table = np.zeros((len(runs), min(max(longest, 1), MOST_RANKS)))
    for line, outcome in zip(table, runs, strict=True):
        margin, shown = total(outcome.person_margins), outcome.person_margins[:MOST_RANKS]
        if margin > 0:
            line[: len(shown)] = np.array(shown) / margin
    return table


def _alike(runs: Sequence[Outcome]) -> float:
    """Return the share that the best person would have if all seats that serve earned alike and nobody left."""
    return 1 / max(float(np.mean([len(outcome.portfolios) for outcome in runs])), 1.0)


def _spread(panel: Axes, position: int, shares: Array, language: Language) -> None:
    if not len(shares):
        return
    colour = design_colour(position)
    scatter = position + np.sin(np.arange(len(shares)) * 2.4) * 0.16
    panel.plot(scatter, shares, ".", color=colour, alpha=0.35, markersize=5)
    low, high = quantiles(shares, 0.05, 0.95)
    middle = float(shares.mean())
    panel.plot((position,) * 2, (low, high), color=dark(colour), linewidth=1.6)
    panel.plot(position, middle, "o", color=dark(colour), markersize=9, markeredgecolor="white")
    panel.annotate(
        language.percent(middle), (position + 0.24, middle), va="center", color=dark(colour), fontweight="bold"
    )


def _even(panel: Axes, position: int, runs: Sequence[Outcome]) -> None:
    """Mark the share that everybody would have if all were alike."""
    even = _alike(runs)
    panel.plot((position - 0.28, position + 0.28), (even, even), color=QUIET, linewidth=1.2, linestyle=(0, (3, 2)))


def _ranks(panel: Axes, position: int, designs: int, table: Array) -> None:
    ranks = np.arange(1, table.shape[1] + 1) + (position - (designs - 1) / 2) * 0.16
    low, high = quantiles(table, 0.05, 0.95)
    colour = design_colour(position)
    panel.vlines(ranks, low, high, color=colour, linewidth=1.8, alpha=0.6)
    panel.plot(ranks, table.mean(axis=0), "o-", color=colour, linewidth=1, markersize=6, markeredgecolor="white")


def _title(outcomes: Outcomes, language: Language) -> str:
    parts = [
        language.say(
            "“{design}” {share}",
            design=language.name("design", design),
            share=language.percent(float(_ranked(runs)[:, 0].mean())),
        )
        for design, runs in outcomes.items()
    ]
    return language.say("Share of the margin that rests on the best seller: {designs}", designs=language.listing(parts))


def _text(outcomes: Outcomes, language: Language) -> str:
    parts = []
    for design, runs in outcomes.items():
        table = _ranked(runs)
        low, high = (float(value) for value in quantiles(table[:, 0], 0.05, 0.95))
        parts.append(
            language.say(
                "{design}: the best seller earns {share} of the margin, nine tenths of all replications between {low} "
                "and {high}; if all who look after clients were alike and nobody left, it would be {even}.",
                design=language.name("design", design),
                share=language.percent(float(table[:, 0].mean()), 1),
                low=language.percent(low, 1),
                high=language.percent(high, 1),
                even=language.percent(_alike(runs), 1),
            )
        )
    return " ".join(parts)
