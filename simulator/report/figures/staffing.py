"""Seats by month, one panel a design: how many there are, how many are taken, and by how many ramped people."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from simulator.analysis.outcome import Outcome
from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import (
    INK,
    Finding,
    caption,
    columns,
    dark,
    design_colour,
    floor_at_zero,
    key,
    months,
    numbered,
)
from simulator.report.figures.numbers import estimate, mean, series
from simulator.report.language import Language

LEAST = 0.5
"""Seats by which their number has to grow within the measured time for the figure to be there."""


def grows(outcomes: Outcomes) -> bool:
    """Tell whether seats are added to any design in the measured time, on average over its replications."""
    return any(
        mean([run.monthly["planned_seats"][-1] - run.monthly["planned_seats"][0] for run in runs]) >= LEAST
        for runs in outcomes.values()
        if all("planned_seats" in run.monthly for run in runs)
    )


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw the mean seats there are (dashed), those taken, and the ramped people on them, with their 95% intervals."""
    panels = columns(ax, len(outcomes))
    for position, (panel, (design, runs)) in enumerate(zip(panels, outcomes.items(), strict=True)):
        _lines(panel, runs, design_colour(position), language)
        caption(panel, language.name("design", design), dark(design_colour(position)), beside=len(panels))
    floor_at_zero(panels)
    panels[0].set_ylabel(language.say("seats and people, mean over the month"))
    key(panels[0], panels[0].get_legend_handles_labels()[0])
    return Finding(_title(outcomes, language), _text(outcomes, language))


def _lines(panel: Axes, runs: Sequence[Outcome], colour: str, language: Language) -> None:
    planned = series(runs, "planned_seats").mean(axis=0)
    taken, ramped = (estimate(series(runs, name), 0.0, planned) for name in ("taken_seats", "ramped_people"))
    time = months(panel, len(planned), language)
    panel.plot(time, planned, color=INK, linewidth=1.4, linestyle=(0, (4, 3)), label=language.say("seats there are"))
    for level, name, style in (
        (taken, language.say("seats taken"), "-"), (ramped, language.say("ramped people"), ":"),
    ):  # fmt: skip
        panel.fill_between(time, level.low, level.high, color=colour, alpha=0.25, linewidth=0)
        panel.plot(time, level.mean, color=colour, linestyle=style, label=name)
    numbered(panel, language)


def _ends(runs: Sequence[Outcome]) -> tuple[float, float, float]:
    planned, taken, ramped = (
        mean([run.monthly[name][-1] for run in runs]) for name in ("planned_seats", "taken_seats", "ramped_people")
    )
    return planned, taken, ramped


def _title(outcomes: Outcomes, language: Language) -> str:
    ends = {design: _ends(runs) for design, runs in outcomes.items()}
    largest = max(ends, key=lambda design: ends[design][0])
    planned, _, ramped = ends[largest]
    return language.say(
        "“{design}” ends with {planned} seats, and {ramped} people on them have learned their work",
        design=language.name("design", largest),
        planned=language.number(planned, 1),
        ramped=language.number(ramped, 1),
    )


def _text(outcomes: Outcomes, language: Language) -> str:
    parts = []
    for design, runs in outcomes.items():
        planned, taken, ramped = (language.number(end, 1) for end in _ends(runs))
        parts.append(
            language.say(
                "{design}: in the last month {planned} seats, {taken} of them taken, {ramped} by ramped people.",
                design=language.name("design", design), planned=planned, taken=taken, ramped=ramped,
            )
        )  # fmt: skip
    return " ".join(parts)
