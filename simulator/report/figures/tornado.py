"""One assumption at a time: what the difference is at both ends of its range, the widest reach on top."""

import textwrap

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from simulator.experiment.sensitivity.ends import Ends
from simulator.experiment.sensitivity.found import TurningFound
from simulator.report.assumption_table import amount
from simulator.report.figures.canvas import INK, PALETTE, QUIET, Finding, key, sums, whisker
from simulator.report.inquiries.sensitivity_words import named
from simulator.report.interval_words import short
from simulator.report.language import Language

LOW, HIGH = PALETTE[9], PALETTE[0]
NAME = 36
"""Characters in a line of names."""
TALL, AROUND = 0.62, 1.5
"""Inches of a row, and of what stands above and below all of them."""


def height(found: TurningFound) -> float:
    """Return the height of the picture in inches."""
    return AROUND + TALL * max(3, len(found.ends))


def draw(ax: Axes, found: TurningFound, language: Language) -> Finding:
    """Draw a bar from the difference as stated to that at either end, with the value of the assumption there."""
    stated = found.stated.stands_on.mean or 0.0
    for place, one in enumerate(found.ends):
        for end, colour in ((one.low, LOW), (one.high, HIGH)):
            if end is not None:
                mean = end[1].stands_on.mean or 0.0
                ax.barh(place, mean - stated, left=stated, height=0.6, color=colour)
    for place, one in enumerate(found.ends):
        _ends(ax, place, one, found, language)
    ax.axvline(0, color=INK, linewidth=1.2)
    ax.axvline(stated, color=QUIET, linewidth=1, linestyle="--")
    ax.set_yticks(range(len(found.ends)), [textwrap.fill(named(one.path, found, language), NAME) for one in found.ends])
    ax.set_ylim(len(found.ends) - 0.4, -0.6)
    ax.margins(x=0.22)
    ax.grid(visible=True, axis="x")
    ax.grid(visible=False, axis="y")
    unit = sums(ax, language, axis="x").unit
    ax.set_xlabel(language.say(
        "“{design}” less “{reference}”, {unit}", design=language.name("design", found.other),
        reference=language.name("design", found.reference), unit=unit,
    ))  # fmt: skip
    handles = [
        Patch(color=LOW, label=language.say("at the low end of the range")),
        Patch(color=HIGH, label=language.say("at the high end; lines are 95% intervals")),
    ]
    key(ax, handles, below=-0.85 / height(found), beside=NAME)
    return Finding(_title(found, language), " ".join(_text(one, found, language) for one in found.ends))


def _ends(ax: Axes, place: int, one: Ends, found: TurningFound, language: Language) -> None:
    """Draw the intervals of a row, and write beside both, where no line crosses it, the value that each belongs to."""
    known = [end for end in (one.low, one.high) if end is not None]
    means = [end[1].stands_on.mean or 0.0 for end in known]
    bounds = [edge for end in known for edge in (end[1].stands_on.low, end[1].stands_on.high) if edge is not None]
    for (value, difference), mean in zip(known, means, strict=True):
        low, high = difference.stands_on.low, difference.stands_on.high
        left = mean <= min(means) and (len(set(means)) > 1 or value == known[0][0])
        at = mean
        if low is not None and high is not None:
            whisker(ax, np.array([low, high]), place, INK)
            at = min(bounds) if left else max(bounds)
        ax.annotate(
            amount(value, found.assumptions[one.path], language), (at, place), xytext=(-6 if left else 6, 0),
            textcoords="offset points", ha="right" if left else "left", va="center", fontsize=9, color=QUIET,
        )  # fmt: skip


def _title(found: TurningFound, language: Language) -> str:
    turning = [one for one in found.turning if one.flip.turning == "turns"]
    if not turning:
        return language.say("No assumption alone surely turns the difference within its plausible range")
    return language.count(
        "One assumption alone turns the difference within its plausible range",
        "{number} assumptions alone turn the difference within their plausible ranges",
        len(turning),
    )


def _text(one: Ends, found: TurningFound, language: Language) -> str:
    facts = found.assumptions[one.path]
    told = [
        language.say("{amount} at {value}", amount=short(end[1].stands_on, language),
                     value=amount(end[0], facts, language))
        for end in (one.low, one.high) if end is not None
    ]  # fmt: skip
    return f"{named(one.path, found, language)}: {'; '.join(told)}."
