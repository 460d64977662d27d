"""Accounts per manager against the limit of attention: the mean seat, and every seat of every replication."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from simulator.analysis.outcome import Outcome, Portfolio
from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import INK, QUIET, Finding, dark, design_colour, key, numbered, whisker
from simulator.report.figures.numbers import Array, quantiles
from simulator.report.language import Language

ATTENDED, BURIED = "#92dadd", "#717581"
BAR = 0.34
MOST_DOTS = 400


@dataclass(frozen=True, slots=True)
class Row:
    """The seats of one role of one design, over all replications."""

    design: str
    position: int
    role: str
    seats: list[Portfolio]

    @property
    def totals(self) -> Array:
        """Accounts on the list of each seat."""
        return np.array([seat.attended + seat.buried for seat in self.seats], dtype=float)

    @property
    def attended(self) -> float:
        """Accounts that a mean seat attends to."""
        return float(np.mean([seat.attended for seat in self.seats]))

    @property
    def buried(self) -> float:
        """Accounts that a mean seat has buried."""
        return float(np.mean([seat.buried for seat in self.seats]))

    @property
    def limit(self) -> float | None:
        """The account limit of the role."""
        return self.seats[0].limit


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw one row a role that serves: a bar for the mean seat, a dot for each seat, a line for the limit."""
    found = _rows(outcomes)
    for place, row in enumerate(found):
        _row(ax, place, row)
    seats = {design: language.seats(_roles(runs)) for design, runs in outcomes.items()}
    labels = [f"{language.name('design', row.design)}:\n{seats[row.design][row.role]}" for row in found]
    ax.set_yticks(range(len(found)), labels)
    for label, row in zip(ax.get_yticklabels(), found, strict=True):
        label.set_color(dark(design_colour(row.position)))
    ax.set_ylim(len(found) - 0.4, -0.6)
    ax.set_xlim(left=0)
    ax.grid(visible=True, axis="x")
    ax.grid(visible=False, axis="y")
    numbered(ax, language, axis="x", bins=8)
    ax.set_xlabel(language.say("accounts on the list of one manager at the end"))
    _legend(ax, language)
    return Finding(_title(found, language), _text(found, language))


def _rows(outcomes: Outcomes) -> list[Row]:
    found: list[Row] = []
    for position, (design, runs) in enumerate(outcomes.items()):
        for role in _roles(runs):
            seats = [seat for outcome in runs for seat in outcome.portfolios if seat.role == role]
            found.append(Row(design, position, role, seats))
    return found


def _roles(runs: Sequence[Outcome]) -> list[str]:
    return list(dict.fromkeys(seat.role for outcome in runs for seat in outcome.portfolios))


def _row(ax: Axes, place: int, row: Row) -> None:
    ax.barh(place, row.attended, BAR, color=ATTENDED)
    ax.barh(place, row.buried, BAR, left=row.attended, color=BURIED)
    totals = row.totals[:: max(1, len(row.totals) // MOST_DOTS)]
    scatter = np.sin(np.arange(len(totals)) * 2.4) * 0.09
    ax.plot(totals, place + BAR / 2 + 0.17 + scatter, ".", color=design_colour(row.position), alpha=0.35, markersize=4)
    whisker(ax, quantiles(row.totals, 0.05, 0.95), place + BAR / 2 + 0.05)
    if row.limit is not None:
        ax.plot((row.limit,) * 2, (place - BAR / 2 - 0.1, place + BAR / 2 + 0.28), color="#bd1f01", linewidth=2.2)


def _legend(ax: Axes, language: Language) -> None:
    handles: list[Patch | Line2D] = [
        Patch(color=ATTENDED, label=language.say("attended")),
        Patch(color=BURIED, label=language.say("buried")),
        Line2D([], [], color="#bd1f01", label=language.say("account limit")),
        Line2D([], [], color=INK, marker="|", linewidth=1.4, label=language.say("nine tenths of the seats")),
        Line2D([], [], color=QUIET, marker=".", linestyle="", label=language.say("one seat of one replication")),
    ]
    key(ax, handles, below=-0.15)


def _title(found: Sequence[Row], language: Language) -> str:
    if not found:
        return language.say("Nobody looks after clients")
    over = [row for row in found if row.buried >= 0.5]
    if not over:
        return language.say("All accounts stay within the limit of attention")
    worst = max(over, key=lambda row: row.buried / (row.attended + row.buried))
    return language.say(
        "“{design}”: a manager attends to {attended} accounts, and {buried} more are buried beyond the limit",
        design=language.name("design", worst.design),
        attended=language.number(worst.attended, 0),
        buried=language.number(worst.buried, 0),
    )


def _text(found: Sequence[Row], language: Language) -> str:
    parts = []
    for row in found:
        low, high = (float(value) for value in quantiles(row.totals, 0.05, 0.95))
        limit = (
            language.say("without a limit")
            if row.limit is None
            else language.say("at a limit of {limit}", limit=language.plain(row.limit))
        )
        parts.append(
            language.say(
                "{design}, {role}: {attended} accounts attended and {buried} buried on average {limit}; nine tenths of "
                "the seats have {low} to {high}.",
                design=language.name("design", row.design),
                role=language.seat(row.role),
                limit=limit,
                attended=language.number(row.attended, 0),
                buried=language.number(row.buried, 0),
                low=language.number(low, 0),
                high=language.number(high, 0),
            )
        )
    return " ".join(parts)
