"""The table of the people by role: how many were there, how many of them leave in a year, and what they are paid."""

from dataclasses import dataclass
from math import floor, log10

import numpy as np
import pandas as pd

from simulator.experiment.comparison import Comparison
from simulator.kernel.calendar import MONTH
from simulator.report.figures.numbers import Array, Estimate, ratio
from simulator.report.language import DASH, Language


@dataclass(frozen=True, slots=True)
class Post:
    """One role of a design, written; intervals are empty where there are too few replications for one."""

    design: str
    role: str
    people: str
    attrition: str
    attrition_interval: str
    pay: str
    target: str
    of_target: str
    of_target_interval: str


def posts(comparison: Comparison, language: Language) -> list[Post]:
    """Return the rows of the table, by design and role; none of an old study that does not tell of people."""
    found = []
    for design in comparison.designs:
        table = comparison.people[comparison.people["design"] == design]
        for role, name in language.seats(sorted(set(table["role"]))).items():
            found.append(_post(comparison, design, name, table[table["role"] == role], language))
    return found


def _post(comparison: Comparison, design: str, name: str, table: pd.DataFrame, language: Language) -> Post:
    """Write a role; attrition and pay are those of all its person-months together.

    Where nobody left in any replication there is no interval: that it was the same every time does not make it sure.
    """
    months, left = table["person_months"].to_numpy(float), table["leavers"].to_numpy(float)
    hazard, pay = ratio(12 * left, months), ratio(table["pay"].to_numpy(float) * months, months)
    target = float(table["target_pay"].iloc[0])
    whole = comparison.completed * comparison.study.scenarios[0].horizon / MONTH
    attrition = Estimate(*(-np.expm1(-np.maximum(end, 0.0)) for end in (hazard.mean, hazard.low, hazard.high)))
    of_target = Estimate(*(_by(end, target) for end in (pay.mean, pay.low, pay.high)))
    return Post(
        language.name("design", design),
        name,
        language.number(float(months.sum()) / whole, 1),
        language.percent(float(attrition.mean) + 0.0, 1),
        _interval(attrition, language) if left.any() else "",
        _sum(float(pay.mean), language),
        DASH if np.isnan(target) else _sum(target, language),
        DASH if np.isnan(of_target.mean) else language.percent(float(of_target.mean), 1),
        _interval(of_target, language),
    )


def _sum(pay: float, language: Language) -> str:
    """Write a month's pay; the head of the column says in what."""
    return language.number(pay, _decimals(pay) if language.money.named else 2)


def _decimals(pay: float) -> int:
    """Return how many decimals a month's pay in a currency has: three figures are enough, cents too many."""
    return min(2 - floor(log10(abs(pay))), 2) if pay else 0


def _by(amount: Array, target: float) -> Array:
    return np.array(float(amount) / target if target else np.nan)


def _interval(level: Estimate, language: Language) -> str:
    if not level.bounded:
        return ""
    return language.span(*(language.percent(float(end), 1) for end in (level.low, level.high)))
