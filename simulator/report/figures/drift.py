"""How habits drift: hours of winning clients, what comfort adds to hard work, and portfolios, month by month."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from simulator.analysis.outcome import Outcome
from simulator.kernel.marking import N_
from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import Finding, design_colour, label_ends, months, note, numbered, rows
from simulator.report.figures.numbers import Array, Estimate, estimate, series
from simulator.report.language import Language

PANELS = {
    "hunting_hours": N_("hours of winning clients, a seller and month"),
    "comfort": N_("what comfort makes of resistance: a factor, 1 is none"),
    "accounts_per_manager": N_("accounts for each person who looks after clients"),
}
"""Monthly series, from top to bottom, and what they say."""

YEAR = 12
LABEL_GAP = 0.17


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw a panel a series with a line a design: the mean over the replications with its 95% interval.

    Comfort is left out where it moves nobody.
    """
    count = _length(outcomes)
    names = [name for name in PANELS if name != "comfort" or _moves(outcomes)]
    panels = rows(ax, [1.0] * len(names), 0.12)
    for panel, name in zip(panels, names, strict=True):
        months(panel, count, language, label=panel is panels[-1])
        _lines(panel, name, outcomes, language, named=panel is panels[0])
        note(panel, language.say(PANELS[name]))
    return Finding(_title(outcomes, language), _text(outcomes, language))


def _length(outcomes: Outcomes) -> int:
    return len(next(iter(outcomes.values()))[0].monthly["hunting_hours"])


def _moves(outcomes: Outcomes) -> bool:
    return any(np.ptp(series(runs, "comfort")) > 0 for runs in outcomes.values())


def _lines(panel: Axes, name: str, outcomes: Outcomes, language: Language, *, named: bool) -> None:
    """Draw one line a design; its end bears the name of the design, or the number that it comes to."""
    ends = []
    for position, (design, runs) in enumerate(outcomes.items()):
        level, colour = estimate(series(runs, name), least=0.0), design_colour(position)
        time = np.arange(1, len(level.mean) + 1)
        panel.fill_between(time, level.low, level.high, color=colour, alpha=0.3, linewidth=0)
        panel.plot(time, level.mean, color=colour)
        last = float(level.mean[-1])
        ends.append((last, language.name("design", design) if named else language.number(last), colour))
    if name != "comfort":
        panel.set_ylim(bottom=0)
    numbered(panel, language, bins=3)
    label_ends(panel, _length(outcomes) + 0.4, ends, LABEL_GAP)


def _year(runs: Sequence[Outcome], name: str, *, last: bool) -> Array:
    """Return the mean month of the first or the last year of each replication."""
    values = series(runs, name)
    return np.asarray((values[:, -YEAR:] if last else values[:, :YEAR]).mean(axis=1))


def _change(runs: Sequence[Outcome], name: str) -> Estimate:
    return estimate(_year(runs, name, last=True) - _year(runs, name, last=False))


def _title(outcomes: Outcomes, language: Language) -> str:
    parts = [
        language.say(
            "“{design}” from {first} to {last}",
            design=language.name("design", design),
            first=language.number(float(_year(runs, "hunting_hours", last=False).mean()), 0),
            last=language.number(float(_year(runs, "hunting_hours", last=True).mean()), 0),
        )
        for design, runs in outcomes.items()
    ]
    return language.say(
        "Hours of winning clients, a seller and month, from the first year to the last: {designs}",
        designs=language.listing(parts),
    )


def _text(outcomes: Outcomes, language: Language) -> str:
    parts = []
    for design, runs in outcomes.items():
        change = _change(runs, "hunting_hours")
        interval = ""
        if change.bounded:
            interval = language.say(
                " (95% interval {low} to {high})",
                low=language.number(float(change.low), change.digits),
                high=language.number(float(change.high), change.digits),
            )
        parts.append(
            language.say(
                "{design}: from the first year to the last the hours of winning clients change by {change}{interval} a "
                "seller and month; at the end comfort multiplies resistance by {comfort}, and {accounts} accounts come "
                "to each person who looks after clients.",
                design=language.name("design", design),
                change=language.signed(float(change.mean), change.digits),
                interval=interval,
                comfort=language.number(float(series(runs, "comfort")[:, -1].mean()), 2),
                accounts=language.number(float(series(runs, "accounts_per_manager")[:, -1].mean()), 0),
            )
        )
    return " ".join(parts)
