"""An axis in words: what number is moved, its values with their units, and the ticks of a chart."""

import re
import textwrap
from typing import Literal

import numpy as np
from matplotlib.axes import Axes

from simulator.report.assumption_table import whose, written_in
from simulator.report.language import Language
from simulator.scenario.figures.axes import Axis
from simulator.scenario.schema.money import is_sum

TICKS = 5
REST = re.compile("[;:]")
"""Behind it a description goes into how the number acts; translations may have another sign there."""
BARE = ("h", "share", "1")
"""Units that are part of a written number, or none."""
ACROSS, UP = 74, 44
"""Characters in a line of a name below a chart, and beside it."""


def name(axis: Axis, language: Language) -> str:
    """Return what is moved, as it is declared, and whose it is."""
    field = axis.path.rpartition(":")[2]
    told = whose(field, language) + _short(axis.doc, language)
    if "segments" in (steps := field.split(".")):
        told = language.say("{segment}: {what}", segment=language.name("segment", steps[2]), what=told)
    if axis.design:
        told = language.say("“{design}”: {what}", design=language.name("design", axis.design), what=told)
    return told


def value(axis: Axis, number: float, language: Language) -> str:
    """Return a value of the axis with its unit."""
    if is_sum(axis.unit):
        return language.sum(axis.money.of(number))
    if axis.unit in BARE:
        return bare(axis, number, language)
    return language.say("{number} {unit}", number=bare(axis, number, language), unit=_unit(axis, language))


def bare(axis: Axis, number: float, language: Language) -> str:
    """Return a value without its unit, but for durations and shares; of a whole number no more than it has."""
    if axis.unit == "h":
        return language.duration(number)
    if axis.unit == "share":
        return language.percent(number, 0 if abs(100 * number - round(100 * number)) < 1e-6 else 1)
    return written_in(float(f"{axis.shown(number):.3g}"), "1", language)


def label(axis: Axis, language: Language) -> str:
    """Return the name of the axis with its unit, as it stands beside a chart."""
    told = name(axis, language)
    return told if axis.unit in BARE else language.say("{what}, {unit}", what=told, unit=_unit(axis, language))


def mark(ax: Axes, axis: Axis, language: Language, side: Literal["x", "y"] = "x") -> None:
    """Write name, range and ticks of an axis along a side of a chart."""
    ends = (axis.low, axis.high)
    ticks = [axis.point(share) for share in np.linspace(0, 1, TICKS).tolist()]
    told = [bare(axis, tick, language) for tick in ticks]
    if side == "x":
        ax.set_xlim(*ends)
        ax.set_xticks(ticks, told)
        ax.set_xlabel(textwrap.fill(label(axis, language), ACROSS))
    else:
        ax.set_ylim(*ends)
        ax.set_yticks(ticks, told)
        ax.set_ylabel(textwrap.fill(label(axis, language), UP))


def _short(doc: str, language: Language) -> str:
    """Return what is declared of a number, without the law or the exception that may come behind it."""
    told = language.say(doc)
    return REST.split(told)[0] if ";" in doc else told


def _unit(axis: Axis, language: Language) -> str:
    return language.name("measure", axis.unit)
