"""Where the sellers' paid hours went, by role and activity, one panel a design; idling is hatched.

The heads have a figure of their own.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from simulator.analysis.outcome import HEAD, Outcome
from simulator.journal import vocabulary
from simulator.kernel.adding import total
from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import INK, Finding, caption, dark, design_colour, key, numbered, whisker
from simulator.report.figures.numbers import quantiles, shares
from simulator.report.language import Language
from simulator.scenario.schema.work import WORK

WINNING = tuple(sheet.name for sheet in WORK if sheet.side == "hunting")
CARING = tuple(name for name, number in vocabulary.ACTIVITIES.items() if number in vocabulary.CARE)
ACTIVITIES = {
    **{sheet.name: sheet.colour for sheet in sorted(WORK, key=lambda sheet: sheet.side != "hunting")},
    "handing_over": "#b9ac70",
    "travelling": "#717581",
    "talks": "#a96b59",
    "other": "#94a4a2",
    "absent": "#e3e8ee",
    "idling": "#ffffff",
}
"""Winning clients in warm colours, looking after them in cold ones, the rest in greys; idling comes last."""

PARTS_OF = {
    "collecting": "serving",
    "fixing": "visiting",
    "meeting": "talks",
    "reviewing": "talks",
    "coaching": "talks",
    "training": "talks",
    "controlling": "talks",
}
"""Activities that are shown as part of another."""

LEAST = 0.012
"""Share of the hours of some role below which an activity counts as other work: nobody could see it."""

BAR = 0.62
CAPTION, LEGEND = 0.11, 0.165
"""Room for the name of a panel, and for the axis above the legend, as shares of the height of the picture."""

USUAL_NAME = 16
"""Characters in the name of a role beside which the legend has all of its usual width."""

HATCHED: dict[str, Any] = {"hatch": "////", "edgecolor": "#94a4a2", "linewidth": 0.8}


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw one bar a role; whiskers hold nine tenths of the replications."""
    panels = _panels(ax, {design: max(len(_roles(runs)), 1) for design, runs in outcomes.items()})
    shown = _shown(outcomes)
    for position, (panel, (design, runs)) in enumerate(zip(panels, outcomes.items(), strict=True)):
        _bars(panel, runs, shown, language)
        caption(panel, language.name("design", design), dark(design_colour(position)))
        panel.tick_params(labelbottom=panel is panels[-1])
    panels[-1].set_xlabel(language.say("share of paid hours; whiskers: nine tenths of all replications"))
    _legend(panels[-1], outcomes, shown, language)
    return Finding(_title(outcomes, language), _text(outcomes, language))


def lines(outcomes: Outcomes) -> int:
    """Return how many rows the picture has: a bar for each role, and the name of each design."""
    return sum(1 + max(len(_roles(runs)), 1) for runs in outcomes.values())


def _panels(ax: Axes, bars: dict[str, int]) -> list[Axes]:
    """Stack panels whose heights go with their number of bars, so that all bars are equally thick."""
    if len(bars) == 1:
        return [ax]
    ax.set_axis_off()
    unit = (1 - CAPTION * (len(bars) - 1)) / total(bars.values())
    panels, top = [], 1.0
    for count in bars.values():
        panels.append(ax.inset_axes((0, top - count * unit, 1, count * unit)))
        top -= count * unit + CAPTION
    return panels


def _below(outcomes: Outcomes) -> float:
    """Return how far below the last panel its legend begins, in heights of that panel."""
    bars = [max(len(_roles(runs)), 1) for runs in outcomes.values()]
    height = bars[-1] * (1 - CAPTION * (len(bars) - 1)) / total(bars)
    return -LEGEND / height


def _roles(runs: Sequence[Outcome]) -> list[str]:
    """Return the roles below the heads in the order of the work that they do: who wins clients first."""
    roles = dict.fromkeys(role for outcome in runs for role in outcome.hours if not role.endswith(HEAD))
    places = np.arange(len(ACTIVITIES) - 1)
    mean_place = {role: float(_table(runs, role)[:, :-1].mean(axis=0) @ places) for role in roles}
    return sorted(roles, key=lambda role: (mean_place[role], role))


def _grouped(hours: dict[str, float]) -> dict[str, float]:
    """Return hours in the order of the bars; what has no colour of its own counts as other work."""
    grouped = dict.fromkeys(ACTIVITIES, 0.0)
    for activity, amount in hours.items():
        part = PARTS_OF.get(activity, activity)
        grouped[part if part in grouped else "other"] += amount
    return grouped


def _table(runs: Sequence[Outcome], role: str) -> np.ndarray:
    """Return the share of each activity in the hours of a role (replication, activity)."""
    return np.array([list(shares(_grouped(outcome.hours.get(role, {}))).values()) for outcome in runs])


def _shown(outcomes: Outcomes) -> list[bool]:
    """Return which activities are large enough in some role to be told apart; from other work on, all are."""
    largest = np.zeros(len(ACTIVITIES))
    for runs in outcomes.values():
        for role in _roles(runs):
            largest = np.maximum(largest, _table(runs, role).mean(axis=0))
    always = list(ACTIVITIES).index("other")
    return [place >= always or bool(share >= LEAST) for place, share in enumerate(largest)]


def _told_apart(table: np.ndarray, shown: Sequence[bool]) -> np.ndarray:
    """Return a table in which what is not shown is counted as other work."""
    hidden = ~np.array(shown)
    found = np.where(hidden, 0.0, table)
    found[:, list(ACTIVITIES).index("other")] += table[:, hidden].sum(axis=1)
    return found


def _bars(panel: Axes, runs: Sequence[Outcome], shown: Sequence[bool], language: Language) -> None:
    roles = _roles(runs)
    for place, role in enumerate(roles):
        table = _told_apart(_table(runs, role), shown)
        left = 0.0
        for (activity, colour), share in zip(ACTIVITIES.items(), table.mean(axis=0), strict=True):
            bar = panel.barh(place, share, BAR, left=left, color=colour)
            if activity == "idling":
                bar.patches[0].set(**HATCHED)
            if share > 0.045:
                panel.text(
                    left + share / 2,
                    place,
                    language.percent(share),
                    ha="center",
                    va="center",
                    fontsize=9,
                    color=_on(colour),
                    bbox=_plate(activity),
                )
            left += share
        _whiskers(panel, table, place)
    panel.set_yticks(range(len(roles)), list(language.seats(roles).values()))
    panel.set_ylim(max(len(roles), 1) - 0.5, -0.5)
    panel.set_xlim(0, 1)
    panel.grid(visible=False)
    panel.spines["left"].set_visible(False)
    numbered(panel, language, axis="x", percent=True)


def _whiskers(panel: Axes, table: np.ndarray, place: int) -> None:
    """Mark the range of the share of winning clients, and of all work, under the edges they belong to."""
    winning = table[:, : len(WINNING)].sum(axis=1)
    working = 1 - table[:, -2:].sum(axis=1)
    for edge, other in ((winning, working), (working, winning)):
        if 0.005 < edge.mean() < 0.995 and not (edge is winning and np.allclose(edge, other)):
            whisker(panel, quantiles(edge, 0.05, 0.95), place + BAR / 2 + 0.09)


def _on(colour: str) -> str:
    return "white" if colour in {"#bd1f01", "#832db6", "#1f5f99", "#717581", "#a96b59"} else INK


def _plate(activity: str) -> dict[str, object] | None:
    return {"facecolor": "white", "edgecolor": "none", "pad": 1.5} if activity == "idling" else None


def _legend(panel: Axes, outcomes: Outcomes, shown: Sequence[bool], language: Language) -> None:
    tables = [_told_apart(_table(runs, role), shown) for runs in outcomes.values() for role in _roles(runs)]
    handles = []
    for place, (activity, colour) in enumerate(ACTIVITIES.items()):
        if any(table[:, place].mean() > 0 for table in tables):
            handles.append(Patch(facecolor=colour, label=language.name("activity", activity)))
            if activity == "idling":
                handles[-1].set(**HATCHED)
    names = [name for runs in outcomes.values() for name in language.seats(_roles(runs)).values()]
    key(panel, handles, below=_below(outcomes), beside=max(0, max(map(len, names), default=0) - USUAL_NAME))


def _share(runs: Sequence[Outcome], activities: Iterable[str]) -> float:
    """Return the share of the sellers' paid hours that goes into `activities`, mean over the replications."""
    chosen = set(activities)
    found = []
    for outcome in runs:
        roles = [hours for role, hours in outcome.hours.items() if not role.endswith(HEAD)]
        hours = [(activity, amount) for role in roles for activity, amount in role.items()]
        worked = total(amount for _, amount in hours)
        found.append(total(amount for activity, amount in hours if activity in chosen) / worked if worked else 0.0)
    return float(np.mean(found))


def _title(outcomes: Outcomes, language: Language) -> str:
    parts = [
        language.say(
            "“{design}” {share}", design=language.name("design", design), share=language.percent(_share(runs, WINNING))
        )
        for design, runs in outcomes.items()
    ]
    return language.say(
        "Share of the sellers’ paid hours spent on winning clients: {designs}", designs=language.listing(parts)
    )


def _text(outcomes: Outcomes, language: Language) -> str:
    parts = []
    for design, runs in outcomes.items():
        parts.append(
            language.say(
                "{design}: {winning} of the sellers’ paid hours go into winning clients, {caring} into looking after "
                "them; in {absent} they are absent, in {idle} idle.",
                design=language.name("design", design),
                winning=language.percent(_share(runs, WINNING)),
                caring=language.percent(_share(runs, CARING)),
                absent=language.percent(_share(runs, ("absent",)), 1),
                idle=language.percent(_share(runs, ("idling",)), 1),
            )
        )
    return " ".join(parts)
