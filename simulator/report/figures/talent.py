"""Talent against results: every person of every replication, means by fifths, and the line through them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from simulator.analysis.outcome import Outcome, Worker
from simulator.analysis.people import FEWEST_MONTHS
from simulator.journal.vocabulary import ACTIVITIES, CARE, HUNTING
from simulator.kernel.adding import total
from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import INK, QUIET, Finding, caption, columns, dark, design_colour, numbered
from simulator.report.figures.numbers import Array, Estimate, ratio
from simulator.report.language import Language

MOST_DOTS = 300
FIFTHS, FEWEST = 5, 20
HIGHEST = 2.6
"""Results above this many times the mean of the role are left out of the picture, not out of the numbers."""

HUNTS, CARES = ({name for name, number in ACTIVITIES.items() if number in kinds} for kinds in (HUNTING, CARE))


@dataclass(frozen=True, slots=True)
class Cloud:
    """The people of a design.

    talent: for the work of the role, 1 being the mean of those who qualify. result: relative to the mean of the role.
    months: in the firm. run: the replication. All four are arrays of one length.
    """

    talent: Array
    result: Array
    months: Array
    run: Array

    @property
    def alike(self) -> bool:
        """Whether nobody differs from others in talent."""
        return not len(self.talent) or bool(np.ptp(self.talent) < 1e-6)

    @property
    def varies(self) -> bool:
        """Whether there are people enough, with different talents, to say anything."""
        return len(self.talent) >= FEWEST and not self.alike

    def slope(self) -> Estimate:
        """Return how much the result grows with the talent, with an interval over replications.

        Least squares, months as weights. `Estimate` of nan where nobody differs.
        """
        weights = self.months / self.months.sum() if len(self.months) else self.months
        talent = self.talent - (self.talent * weights).sum()
        result = self.result - (self.result * weights).sum()
        both, alone = weights * talent * result, weights * talent * talent
        lines = np.unique(self.run, return_inverse=True)[1]
        per_run = [np.bincount(lines, part).astype(float) for part in (both, alone)]
        return ratio(per_run[0], per_run[1] if self.varies else np.zeros(1))


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw one panel a design: a dot a person, the mean of each fifth with its 95% interval, and the line."""
    clouds = {design: cloud(runs) for design, runs in outcomes.items()}
    panels = columns(ax, len(outcomes), 0.04)
    for position, (panel, (design, found)) in enumerate(zip(panels, clouds.items(), strict=True)):
        _dots(panel, found, design_colour(position))
        _line(panel, found, language)
        caption(panel, language.name("design", design), dark(design_colour(position)), beside=len(panels))
        numbered(panel, language)
        numbered(panel, language, axis="x", bins=4)
    _frame(panels, list(clouds.values()))
    panels[0].set_ylabel(language.say("result, 1: the mean of the role"))
    panels[0].set_xlabel(
        language.say("talent for the work of the role; dots: people, black: fifths with 95% interval"), loc="left"
    )
    return Finding(_title(clouds, language), _text(clouds, language))


def cloud(runs: Sequence[Outcome]) -> Cloud:
    """Return talents and results of all people of a design.

    Results are margin for those who look after accounts, clients won for those who only win them, and opportunities
    for the others.
    """
    people = [(number, person) for number, outcome in enumerate(runs) for person in outcome.people]
    keepers = {seat.role for outcome in runs for seat in outcome.portfolios}
    closers = {role for outcome in runs for role, hours in outcome.hours.items() if hours.get("closing")}
    hunting = _hunting_shares(runs)
    kinds, means = {}, {}
    for role in dict.fromkeys(person.role for _, person in people):
        members = [person for _, person in people if person.role == role]
        kinds[role] = "margin" if role in keepers else "wins" if role in closers else "opportunities"
        means[role] = _mean(members, kinds[role])
    rows = [
        (_talent(one, hunting.get(one.role, 0.5)), getattr(one, kinds[one.role]) / means[one.role], one.months, number)
        for number, one in people
        if means[one.role] > 0
    ]
    table = np.array(rows, dtype=float).reshape(-1, 4)
    return Cloud(*(table[:, column] for column in range(4)))


def _hunting_shares(runs: Sequence[Outcome]) -> dict[str, float]:
    """Return by role how much of the work with clients is winning new ones; a half where there is no such work."""
    found = {}
    for role in dict.fromkeys(role for outcome in runs for role in outcome.hours):
        hours = [(name, spent) for outcome in runs for name, spent in outcome.hours.get(role, {}).items()]
        winning = total(spent for name, spent in hours if name in HUNTS)
        caring = total(spent for name, spent in hours if name in CARES)
        found[role] = winning / (winning + caring) if winning + caring else 0.5
    return found


def _talent(person: Worker, hunting: float) -> float:
    """Return the talent for work of which the share `hunting` is winning clients (geometric mean)."""
    return float(person.hunting**hunting * person.farming ** (1 - hunting))


def _mean(people: Sequence[Worker], kind: str) -> float:
    """Return the mean result a month, over all months of all these people."""
    months = total(one.months for one in people)
    return float(total(getattr(one, kind) * one.months for one in people) / months) if months else 0.0


def _dots(panel: Axes, found: Cloud, colour: str) -> None:
    """Draw a dot a person, and the means of fifths of the people by talent."""
    if not len(found.talent):
        return
    every = max(1, len(found.talent) // MOST_DOTS)
    panel.plot(found.talent[::every], found.result[::every], ".", color=colour, alpha=0.28, markersize=5)
    if not found.varies:
        return
    for members in np.array_split(np.argsort(found.talent, kind="stable"), FIFTHS):
        weights = found.months[members]
        level = ratio(weights * found.result[members], weights)
        place = float(np.average(found.talent[members], weights=weights))
        if level.bounded:
            panel.plot((place, place), (level.low, level.high), color=INK, linewidth=1.8)
        panel.plot(place, level.mean, "o", color=INK, markersize=6, markeredgecolor="white")


def _line(panel: Axes, found: Cloud, language: Language) -> None:
    """Draw the line through all people, the band of its slope, and say what a tenth more talent brings."""
    if not found.varies:
        why = language.say("all alike") if found.alike else language.say("too few people to tell")
        panel.text(0.5, 0.9, why, transform=panel.transAxes, ha="center", color=QUIET)
        return
    slope = found.slope()
    ends = np.quantile(found.talent, (0.01, 0.99))
    weights = found.months / found.months.sum()
    middle, level = float((found.talent * weights).sum()), float((found.result * weights).sum())
    panel.plot(ends, level + float(slope.mean) * (ends - middle), color=QUIET, linewidth=1.6)
    if slope.bounded:
        low, high = (level + float(one) * (ends - middle) for one in (slope.low, slope.high))
        panel.fill_between(ends, low, high, color=QUIET, alpha=0.22, linewidth=0)


def _frame(panels: Sequence[Axes], clouds: Sequence[Cloud]) -> None:
    """Give all panels the same axes."""
    talents = np.concatenate([found.talent for found in clouds])
    low, high = (float(end) for end in np.quantile(talents, (0.002, 0.998))) if len(talents) else (0.5, 1.5)
    margin = 0.05 * (high - low) or 0.2
    for panel in panels:
        panel.set_xlim(low - margin, high + margin)
        panel.set_ylim(0, HIGHEST)


def _tenth(slope: Estimate, language: Language) -> str:
    return language.percent(0.1 * float(slope.mean), 0)


def _title(clouds: dict[str, Cloud], language: Language) -> str:
    known = {design: found.slope() for design, found in clouds.items() if found.varies}
    if not known and all(found.alike for found in clouds.values()):
        return language.say("Nobody is more talented than others here")
    if not known:
        return language.say("Too few people to tell what talent makes")
    parts = [
        language.say("“{design}” by {share}", design=language.name("design", design), share=_tenth(slope, language))
        for design, slope in known.items()
    ]
    return language.say("A tenth more talent goes with better results: {designs}", designs=language.listing(parts))


def _text(clouds: dict[str, Cloud], language: Language) -> str:
    parts = [_sentence(design, found, language) for design, found in clouds.items()]
    parts.append(
        language.say(
            "Results are counted by role: margin a month for whoever looks after accounts, clients won for whoever "
            "only wins them, opportunities for whoever only finds them; people who were there for less than {n} months "
            "are left out.",
            n=language.number(FEWEST_MONTHS, 0),
        )
    )
    return " ".join(parts)


def _sentence(design: str, found: Cloud, language: Language) -> str:
    name, people = language.name("design", design), language.counted("person", len(found.talent))
    if found.alike:
        return language.say("{design}: {people}, all alike.", design=name, people=people)
    if not found.varies:
        return language.say("{design}: {people}, too few to tell.", design=name, people=people)
    slope, interval = found.slope(), ""
    if slope.bounded:
        low, high = (language.percent(0.1 * float(end), 1, sign=True) for end in (slope.low, slope.high))
        interval = language.say(" (95% interval {low} to {high})", low=low, high=high)
    return language.say(
        "{design}: {people} of all replications; a tenth more talent for the work of the role goes with a result that "
        "differs by {share}{interval}.",
        design=name,
        people=people,
        share=language.percent(0.1 * float(slope.mean), 1, sign=True),
        interval=interval,
    )
