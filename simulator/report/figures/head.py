"""Where the head's hours went: one bar a head, in hours of a month."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from simulator.analysis.outcome import Outcome
from simulator.kernel.adding import total
from simulator.kernel.calendar import MONTH
from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import INK, Finding, dark, design_colour, empty, key, numbered, whisker
from simulator.report.figures.numbers import Array, Estimate, estimate, quantiles
from simulator.report.language import Language

PARTS = {
    "coaching": "#e76300",
    "controlling": "#bd1f01",
    "reviewing": "#ffa90e",
    "meeting": "#b9ac70",
    "pushing": "#832db6",
    "leading": "#92dadd",
    "paperwork": "#94a4a2",
    "other": "#d5dadd",
    "vacant": "#ffffff",
}
"""With the team and its deals in strong colours, the rest in pale ones; hours in which nobody sits there come last."""

SPOKEN = {"leading": "talking"}
"""In this figure leading is what is left of a head's day: talking with people."""

LED = ("coaching", "controlling", "reviewing", "meeting", "pushing")
"""What a head does on purpose with people and deals."""

LABEL_WIDTH = 22
"""Characters in a line of the name of a head."""
BAR = 0.56
LEGIBLE = 7.5
"""Hours from which a part of a bar has room for its number."""

HATCHED: dict[str, Any] = {"hatch": "////", "edgecolor": "#94a4a2", "linewidth": 0.8}


@dataclass(frozen=True, slots=True)
class Bar:
    """A head: hours a month by part (replication, part), in the order of `PARTS`."""

    design: str
    position: int
    department: str
    hours: Array


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw one bar a head; the whisker holds nine tenths of the replications of the hours with people and deals."""
    bars = _bars(outcomes)
    if not bars:
        empty(ax, language.say("Nobody leads a department"))
        return Finding(_title(outcomes, bars, language), _text(outcomes, bars, language))
    for place, bar in enumerate(bars):
        _bar(ax, place, bar, language)
    ax.set_yticks(range(len(bars)), [_label(bar, bars, language) for bar in bars])
    for label, bar in zip(ax.get_yticklabels(), bars, strict=True):
        label.set_color(dark(design_colour(bar.position)))
    ax.set_ylim(max(len(bars), 2) - 0.4, -0.6)
    ax.set_xlim(0, MONTH)
    ax.grid(visible=False)
    numbered(ax, language, axis="x", bins=8)
    ax.set_xlabel(language.say("hours of a month; whiskers: all before talking, nine tenths of all replications"))
    _legend(ax, bars, language)
    return Finding(_title(outcomes, bars, language), _text(outcomes, bars, language))


def _bars(outcomes: Outcomes) -> list[Bar]:
    found = []
    for position, (design, runs) in enumerate(outcomes.items()):
        departments = dict.fromkeys(name for outcome in runs for name in outcome.head_hours)
        for department in departments:
            hours = np.array([_parts(outcome, department) for outcome in runs])
            found.append(Bar(design, position, department, hours))
    return found


def _parts(outcome: Outcome, department: str) -> list[float]:
    """Return the hours a month of each part; what is missing to a whole month is time in which nobody sat there."""
    length = max(1, len(next(iter(outcome.monthly.values()), [])))
    grouped = dict.fromkeys(PARTS, 0.0)
    for activity, hours in outcome.head_hours.get(department, {}).items():
        grouped[activity if activity in grouped else "other"] += hours / length
    grouped["vacant"] = max(0.0, MONTH - total(grouped.values()))
    return list(grouped.values())


def _bar(ax: Axes, place: int, bar: Bar, language: Language) -> None:
    left = 0.0
    for (part, colour), hours in zip(PARTS.items(), bar.hours.mean(axis=0), strict=True):
        drawn = ax.barh(place, hours, BAR, left=left, color=colour)
        if part == "vacant":
            drawn.patches[0].set(**HATCHED)
        if hours >= LEGIBLE:
            plate = {"facecolor": "white", "edgecolor": "none", "pad": 1.5} if part == "vacant" else None
            ink = "white" if part in {"controlling", "pushing"} else INK
            centre = left + hours / 2
            ax.text(
                centre, place, language.number(hours, 0), ha="center", va="center", color=ink, fontsize=9.5, bbox=plate
            )
        left += hours
    whisker(ax, quantiles(_with_people(bar), 0.05, 0.95), place + BAR / 2 + 0.08)


def _with_people(bar: Bar) -> Array:
    places = [place for place, part in enumerate(PARTS) if part in LED]
    return np.asarray(bar.hours[:, places].sum(axis=1))


def _label(bar: Bar, bars: Sequence[Bar], language: Language) -> str:
    design = language.name("design", bar.design)
    several = sum(other.design == bar.design for other in bars) > 1
    whole = f"{design}: {language.name('department', bar.department)}" if several else design
    return textwrap.fill(whole, LABEL_WIDTH, break_long_words=False)


def _legend(ax: Axes, bars: Sequence[Bar], language: Language) -> None:
    handles = []
    for place, (part, colour) in enumerate(PARTS.items()):
        if any(bar.hours[:, place].mean() > 0.05 for bar in bars):
            name = language.name("activity", SPOKEN.get(part, part))
            handles.append(Patch(facecolor=colour, label=name))
            if part == "vacant":
                handles[-1].set(**HATCHED)
    lines = [line for bar in bars for line in _label(bar, bars, language).splitlines()]
    key(ax, handles, below=-0.16, beside=max(map(len, lines), default=0))


def _hours(design: str, bars: Sequence[Bar]) -> Array:
    """Return the hours a month of a head with people and deals, one number a replication; the mean head of a design."""
    return np.asarray(np.mean([_with_people(bar) for bar in bars if bar.design == design], axis=0))


def _led(outcomes: Outcomes, bars: Sequence[Bar]) -> list[str]:
    return [design for design in outcomes if any(bar.design == design for bar in bars)]


def _title(outcomes: Outcomes, bars: Sequence[Bar], language: Language) -> str:
    led = _led(outcomes, bars)
    if not led:
        return language.say("Nobody leads a department")
    parts = [
        language.say(
            "“{design}” {count}",
            design=language.name("design", design),
            count=language.number(float(_hours(design, bars).mean()), 0),
        )
        for design in led
    ]
    return language.say(
        "Hours a month that a head has for coaching, control, reviews and deals: {designs}",
        designs=language.listing(parts),
    )


def _text(outcomes: Outcomes, bars: Sequence[Bar], language: Language) -> str:
    parts = []
    for design in _led(outcomes, bars):
        level = estimate(_hours(design, bars), least=0.0)
        mean = np.mean([bar.hours.mean(axis=0) for bar in bars if bar.design == design], axis=0)
        hours = {part: language.number(float(amount), 0) for part, amount in zip(PARTS, mean, strict=True)}
        parts.append(
            language.say(
                "{design}: of the {whole} hours of a month a head spends {coaching} on coaching, {controlling} on "
                "control, {reviewing} on reviews, {meeting} in meetings, {pushing} on closing with sellers, {leading} "
                "on talking with people and {paperwork} on paperwork; in {vacant} nobody sits there. The first "
                "five come to {sum}{interval}.",
                design=language.name("design", design),
                whole=language.number(MONTH, 0),
                sum=language.number(float(level.mean), 1),
                interval=_interval(level, language),
                **{name: hours[name] for name in (*LED, "leading", "paperwork", "vacant")},
            )
        )
    return " ".join(parts) or language.say("None of {n} designs has a head.", n=language.number(len(outcomes), 0))


def _interval(level: Estimate, language: Language) -> str:
    if not level.bounded:
        return ""
    low, high = (language.number(float(end), 1) for end in (level.low, level.high))
    return language.say(" (95% interval {low} to {high})", low=low, high=high)
