"""The table of seats and hires by role: how many there are, until when people are ramped, and when they have paid back.

Over all replications of a design together; medians are those of people who are still on the way, too.
"""

from dataclasses import dataclass

import numpy as np

from simulator.experiment.comparison import Comparison
from simulator.experiment.staffing import Hires
from simulator.report.figures.numbers import ratio
from simulator.report.language import DASH, Language


@dataclass(frozen=True, slots=True)
class Ramp:
    """One role of a design, written; the interval is empty where there are too few replications for one."""

    design: str
    role: str
    planned: str
    taken: str
    ramped: str
    hires: str
    ramp: str
    paid_back: str
    paid_back_interval: str
    payback: str


def ramps(comparison: Comparison, language: Language) -> list[Ramp]:
    """Return the rows of the table, by design and role; none of an old study that does not tell of hires."""
    found = []
    for design, hires in comparison.hires.items():
        names = language.seats([one.role for one in hires])
        found += [_ramp(comparison, design, names[one.role], one, language) for one in hires]
    return found


def grow_by_plan(comparison: Comparison) -> bool:
    """Tell whether any role of any design has a hiring plan."""
    stages = [stage for scenario in comparison.study.scenarios for stage in scenario.stages]
    return any(role.headcount.hire for stage in stages for _, _, role in stage.roles())


def ramps_in_words(comparison: Comparison, language: Language) -> list[str]:
    """Return a line for each role into which somebody was hired, of designs with a hiring plan; none without one."""
    if not grow_by_plan(comparison):
        return []
    return [_line(one, language) for one in ramps(comparison, language) if one.hires != language.number(0, 1)]


def _ramp(comparison: Comparison, design: str, name: str, one: Hires, language: Language) -> Ramp:
    return Ramp(
        design=language.name("design", design),
        role=name,
        planned=language.number(one.planned, 1),
        taken=language.number(one.taken, 1),
        ramped=language.number(one.ramped, 1),
        hires=language.number(one.hires / comparison.completed, 1),
        ramp=_median(one.ramp, one.hires, language),
        paid_back=DASH if one.paid_back is None else language.percent(one.paid_back),
        paid_back_interval=_interval(comparison, design, one, language),
        payback=_median(one.payback, one.hires, language) if one.brings else _without(one, language),
    )


def _interval(comparison: Comparison, design: str, one: Hires, language: Language) -> str:
    """Return the 95 % interval of the share that was paid back, written; empty where there is none."""
    runs = [[hire for hire in run.hired if hire.role == one.role] for run in comparison.outcomes[design]]
    paid = [sum(hire.paid_back is not None for hire in hires) for hires in runs]
    level = ratio(np.array(paid, dtype=float), np.array([len(hires) for hires in runs], dtype=float))
    if one.paid_back is None or not level.bounded or one.paid_back in (0.0, 1.0):
        return ""
    return language.span(*(language.percent(min(1.0, max(0.0, float(end)))) for end in (level.low, level.high)))


def _without(one: Hires, language: Language) -> str:
    return language.say("brings no margin itself") if one.hires else DASH


def _median(months: float | None, hires: int, language: Language) -> str:
    if not hires:
        return DASH
    return language.say("not half by the end") if months is None else language.number(months, 1)


def _line(one: Ramp, language: Language) -> str:
    if one.paid_back == DASH:
        return language.say(
            "Hires, “{design}”, {role}: {hires} in a run; months until ramped (median): {ramp}; the role brings no "
            "margin itself, so that nothing is paid back.",
            design=one.design, role=one.role, hires=one.hires, ramp=one.ramp,
        )  # fmt: skip
    return language.say(
        "Hires, “{design}”, {role}: {hires} in a run; months until ramped (median): {ramp}; paid back by the end: "
        "{paid_back}; months until then (median): {payback}.",
        design=one.design, role=one.role, hires=one.hires, ramp=one.ramp, paid_back=one.paid_back, payback=one.payback,
    )  # fmt: skip
