"""Who left and what it cost: how many, with how many clients and what margin, and how long seats stood empty."""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from simulator.analysis.outcome import HEAD, Exit, Outcome
from simulator.kernel.adding import total
from simulator.kernel.marking import N_
from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import QUIET, Finding, columns, dark, design_colour, empty, note, numbered, sums
from simulator.report.figures.numbers import Array, Estimate, estimate, indicator, mean, ratio
from simulator.report.language import DASH, Language
from simulator.report.sums import Scale

MOST_ROWS = 16
"""Roles in the picture at most; where there are more, those of whom fewest left are left out."""

Count = Callable[[Exit], float | None]
COLUMNS: tuple[tuple[str, Count | None], ...] = (
    (N_("people who left, a replication"), None),
    (N_("clients who followed each"), lambda one: one.followed),
    (N_("margin lost with each, {unit}"), lambda one: one.loss),
    (N_("months until a new one came, where one did"), lambda one: one.vacant),
)
"""Heading, and what is counted of each exit; None counts exits. Exits without the number take no part."""

LOSS = 2
"""The column that may be below zero; people, clients and months cannot."""

HEADING_WIDTH = 19


@dataclass(frozen=True, slots=True)
class Row:
    """One role of one design: the exits of each replication."""

    design: str
    position: int
    role: str
    exits: list[list[Exit]]

    @property
    def count(self) -> int:
        """How many left in all replications together."""
        return sum(len(exits) for exits in self.exits)

    def level(self, count: Count | None) -> Estimate:
        """Return the mean of a column with its 95% interval: of a replication, or of those who left."""
        if count is None:
            return estimate(np.array([len(exits) for exits in self.exits], dtype=float), least=0.0)
        known = [[number for one in exits if (number := count(one)) is not None] for exits in self.exits]
        return ratio(np.array([float(total(some)) for some in known]), np.array([float(len(some)) for some in known]))


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw one row a role: a dot for the mean and a line for its 95% interval, in one panel a question."""
    found = rows(outcomes)
    if not found:
        empty(ax, language.say("nobody left"))
        return Finding(_title(outcomes, language), _text(outcomes, language))
    panels = columns(ax, len(COLUMNS), 0.035)
    for panel, (heading, count) in zip(panels, COLUMNS, strict=True):
        scale = _scale(found, language) if count is COLUMNS[LOSS][1] else None
        _panel(panel, found, count, language, scale)
        told = language.say(heading, unit=scale.unit) if scale else language.say(heading)
        panel.set_xlabel(textwrap.fill(told, HEADING_WIDTH, break_long_words=False))
    _labels(panels[0], found, outcomes, language)
    note(panels[0], language.say("mean with 95% interval"))
    return Finding(_title(outcomes, language), _text(outcomes, language))


def lines(outcomes: Outcomes) -> int:
    """Return how many rows the picture has."""
    return len(rows(outcomes))


def rows(outcomes: Outcomes) -> list[Row]:
    """Return the rows of the picture: by design, heads last; roles that nobody left are left out."""
    found = []
    for position, (design, runs) in enumerate(outcomes.items()):
        roles = dict.fromkeys(role for outcome in runs for role in outcome.hours)
        for role in sorted(roles, key=lambda role: role.endswith(HEAD)):
            exits = [[one for one in outcome.exits if one.role == role] for outcome in runs]
            found.append(Row(design, position, role, exits))
    found = [row for row in found if row.count]
    fewest = sorted((row.count for row in found), reverse=True)[:MOST_ROWS][-1:] or [0]
    return [row for row in found if row.count >= fewest[0]][:MOST_ROWS]


def _scale(found: Sequence[Row], language: Language) -> Scale:
    """Return what losses are counted in: one scale for all roles."""
    levels = [row.level(COLUMNS[LOSS][1]) for row in found]
    return language.scale(*(end for level in levels for end in level.finite))


def _panel(panel: Axes, found: Sequence[Row], count: Count | None, language: Language, scale: Scale | None) -> None:
    for place, row in enumerate(found):
        level, colour = row.level(count), design_colour(row.position)
        if not np.isfinite(level.mean) or (count is not None and row.role.endswith(HEAD) and not level.mean):
            panel.annotate("–", (0, place), xytext=(5, 0), textcoords="offset points", va="center", color=QUIET)
            continue
        if level.bounded:
            low = level.low if count is COLUMNS[LOSS][1] else np.maximum(level.low, 0.0)
            panel.plot((low, level.high), (place, place), color=colour, alpha=0.45, linewidth=5)
        panel.plot(level.mean, place, "o", color=colour, markersize=7, markeredgecolor="white")
        panel.annotate(
            _written(float(level.mean), language, scale),
            (float(level.high) if level.bounded else float(level.mean), place),
            xytext=(7, 0),
            textcoords="offset points",
            va="center",
            fontsize=9.5,
            color=dark(colour),
        )
    panel.axvline(0, color=QUIET, linewidth=0.8)
    panel.set_ylim(len(found) - 0.4, -0.6)
    _widen(panel)
    panel.grid(visible=True, axis="x")
    panel.grid(visible=False, axis="y")
    if scale is None:
        numbered(panel, language, axis="x", bins=4)
    else:
        sums(panel, language, scale, axis="x", bins=2 if scale.named else 4)


def _written(amount: float, language: Language, scale: Scale | None) -> str:
    """Return a number beside its dot; in pays losses have a decimal, as people and clients have."""
    return language.number(amount, 1) if scale is None or not scale.named else scale.number(amount)


def _widen(panel: Axes) -> None:
    """Make room for the numbers beside the dots."""
    low, high = min(0.0, float(panel.dataLim.x0)), max(0.0, float(panel.dataLim.x1))
    span = (high - low) or 1.0
    panel.set_xlim(low - 0.06 * span if low < 0 else 0.0, high + 0.42 * span)


def _labels(panel: Axes, found: Sequence[Row], outcomes: Outcomes, language: Language) -> None:
    """Name the roles, in the colours of their designs; each design is named at the first of its roles."""
    names, above = [], ""
    seats = {design: language.seats([row.role for row in found if row.design == design]) for design in outcomes}
    for row in found:
        new = len(outcomes) > 1 and row.design != above
        design = f"{language.name('design', row.design)}:\n" if new else ""
        names.append(design + seats[row.design][row.role])
        above = row.design
    panel.set_yticks(range(len(found)), names)
    for label, row in zip(panel.get_yticklabels(), found, strict=True):
        label.set(color=dark(design_colour(row.position)), fontsize=10 if len(found) <= MOST_ROWS / 2 else 8)


def _loss(runs: Sequence[Outcome]) -> Array:
    return indicator(runs, "exit_loss")


def _title(outcomes: Outcomes, language: Language) -> str:
    months = len(next(iter(next(iter(outcomes.values()))[0].monthly.values())))
    period = language.counted("month", months)
    if not any(outcome.exits for runs in outcomes.values() for outcome in runs):
        return language.say("Nobody left in {period}", period=period)
    losses = {design: float(_loss(runs).mean()) for design, runs in outcomes.items() if len(_loss(runs))}
    scale = language.scale(*losses.values())
    parts = [
        language.say(
            "“{design}” {people} and {amount}",
            design=language.name("design", design),
            people=language.number(mean([float(len(outcome.exits)) for outcome in runs]), 1),
            amount=_written(losses[design], language, scale) if design in losses else DASH,
        )
        for design, runs in outcomes.items()
    ]
    return language.say(
        "Lost by leaving in {period}, in people and in {unit} of margin: {designs}",
        period=period,
        unit=scale.unit,
        designs="; ".join(parts),
    )


def _text(outcomes: Outcomes, language: Language) -> str:
    parts = []
    for design, runs in outcomes.items():
        people = estimate(np.array([float(len(outcome.exits)) for outcome in runs]), least=0.0)
        followed = np.array([float(sum(one.followed for one in outcome.exits)) for outcome in runs])
        loss = estimate(_loss(runs)) if len(_loss(runs)) else None
        parts.append(
            language.say(
                "{design}: {people} people left{some} and {followed} clients with them; {loss} of margin were "
                "lost with their accounts{more}.",
                design=language.name("design", design),
                people=language.number(float(people.mean), 1),
                some=_interval(people, language),
                followed=language.number(float(followed.mean()), 1),
                loss=DASH if loss is None else _sum(loss, language),
                more="" if loss is None else _span(loss, language),
            )
        )
    return " ".join(parts)


def _sum(loss: Estimate, language: Language) -> str:
    scale = language.scale(*loss.finite)
    return scale.with_unit(_written(float(loss.mean), language, scale))


def _span(loss: Estimate, language: Language) -> str:
    """Return the interval of a loss, in the scale in which its mean is written."""
    if not loss.bounded:
        return ""
    scale = language.scale(*loss.finite)
    low, high = (_written(float(end), language, scale) for end in (loss.low, loss.high))
    return language.say(" (95% interval {low} to {high})", low=low, high=scale.short(high))


def _interval(level: Estimate, language: Language) -> str:
    if not level.bounded:
        return ""
    low, high = (language.number(float(end), 1) for end in (level.low, level.high))
    return language.say(" (95% interval {low} to {high})", low=low, high=high)
