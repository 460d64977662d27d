"""The table of the people by role: how many were there, how many of them leave in a year, and what they are paid."""

from collections.abc import Callable
from dataclasses import dataclass
from math import floor, log10

import numpy as np
import pandas as pd

from simulator.experiment.comparison import Comparison
from simulator.kernel.calendar import MONTH
from simulator.kernel.marking import N_
from simulator.report.figures.numbers import Array, Estimate, ratio
from simulator.report.language import DASH, Language


@dataclass(frozen=True, slots=True)
class Crew:
    """The people of one role of a design: a row of numbers for each replication, and the months that were measured."""

    table: pd.DataFrame
    measured: float
    """Months of all replications together."""

    def numbers(self, column: str) -> Array:
        """Return a column of the table of people, a number for each replication."""
        return self.table[column].to_numpy(float)

    @property
    def target(self) -> float:
        """Return the target pay a month, nan where there is none."""
        return float(self.table["target_pay"].iloc[0])


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, written; the interval is empty where there are too few replications for one."""

    text: str
    interval: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, and how it is written for a role."""

    heading: str
    write: Callable[[Crew, Language], Cell]
    of_sums: bool = False

    def head(self, language: Language) -> str:
        """Return what stands above the column: for sums with their currency, where somebody has named one."""
        said = language.say(self.heading)
        return f"{said}, {language.money.currency}" if self.of_sums and language.money.named else said


@dataclass(frozen=True, slots=True)
class Post:
    """One role of a design, written: a cell for each of `COLUMNS`."""

    design: str
    role: str
    cells: tuple[Cell, ...]


def posts(comparison: Comparison, language: Language) -> list[Post]:
    """Return the rows of the table, by design and role; none of an old study that does not tell of people."""
    measured = comparison.completed * comparison.study.scenarios[0].horizon / MONTH
    found = []
    for design in comparison.designs:
        table = comparison.people[comparison.people["design"] == design]
        for role, name in language.seats(sorted(set(table["role"]))).items():
            crew = Crew(table[table["role"] == role], measured)
            cells = tuple(column.write(crew, language) for column in COLUMNS)
            found.append(Post(language.name("design", design), name, cells))
    return found


def _people(crew: Crew, language: Language) -> Cell:
    return Cell(language.number(float(crew.numbers("person_months").sum()) / crew.measured, 1))


def _attrition(crew: Crew, language: Language) -> Cell:
    """Write the attrition of all person-months together.

    Where nobody left in any replication there is no interval: that it was the same every time does not make it sure.
    """
    left = crew.numbers("left_by_choice")
    found = ratio(12 * left, crew.numbers("person_months"))
    bounded = Estimate(found.mean, np.maximum(found.low, 0.0), found.high)
    return Cell(language.percent(float(found.mean) + 0.0, 1), _interval(bounded, language) if left.any() else "")


def _pay(crew: Crew, language: Language) -> Cell:
    return Cell(_sum(float(_paid(crew).mean), language))


def _target(crew: Crew, language: Language) -> Cell:
    return Cell(DASH if np.isnan(crew.target) else _sum(crew.target, language))


def _of_target(crew: Crew, language: Language) -> Cell:
    pay = _paid(crew)
    share = Estimate(*(_by(end, crew.target) for end in (pay.mean, pay.low, pay.high)))
    if np.isnan(share.mean):
        return Cell(DASH)
    return Cell(language.percent(float(share.mean), 1), _interval(share, language))


COLUMNS = (
    Column(N_("People on average"), _people),
    Column(N_("Attrition a year"), _attrition),
    Column(N_("Pay"), _pay, of_sums=True),
    Column(N_("Target pay"), _target, of_sums=True),
    Column(N_("Pay, share of target"), _of_target),
)
"""The columns behind design and role, in the report and on a terminal."""


def _paid(crew: Crew) -> Estimate:
    """Return the pay a person and month, over all person-months together."""
    months = crew.numbers("person_months")
    return ratio(crew.numbers("pay") * months, months)


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
