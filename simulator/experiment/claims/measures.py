"""What claims are measured by: named pure functions of an outcome.

All indicators are measures under their own keys. Others are written with what they are about behind colons:
`monthly:margin:25:36` is the gross margin a month over the measured months 25 to 36, `attrition_of:closer` how many
closers leave by their own choice, for each person and year, and `attrition_of:@closing` the same of everybody who
closes. Where a run holds no such thing, the measure is None.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.analysis.catalogue import BY_KEY
from simulator.analysis.indicators.declaring import Unit
from simulator.analysis.intervals import UNBOUNDED, Bounds
from simulator.analysis.outcome import Outcome
from simulator.experiment.claims import reading_people, reading_ratios, reading_staff, reading_time
from simulator.experiment.claims.reading import Value
from simulator.scenario.schema.spelling import meant

MeasureUnit = Unit | Literal["months", "money/month", "hours/month", "1/year"]
Kind = Literal["series", "month", "role", "activity", "stage", "source", "segment"]
"""What stands behind a colon."""

Read = Callable[..., Value]


class UnknownMeasureError(ValueError):
    """A measure that nobody knows; its text says which are known."""


@dataclass(frozen=True, slots=True)
class Family:
    """Measures that differ by what they are about; `better` as in `Indicator`, unit None where it is the series'."""

    name: str
    unit: MeasureUnit | None
    better: int
    takes: tuple[Kind, ...]
    read: Read

    @property
    def pattern(self) -> str:
        """How it is written: `monthly:SERIES:MONTH:MONTH`."""
        return ":".join((self.name, *(kind.upper() for kind in self.takes)))


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: a family, and what it is about."""

    key: str
    family: Family
    about: tuple[str, ...]

    @property
    def bounds(self) -> Bounds:
        """The least and the most that an indicator can be; other measures have no bounds here."""
        return BY_KEY[self.key].bounds if self.key in BY_KEY else UNBOUNDED

    @property
    def unit(self) -> MeasureUnit:
        """The unit of its numbers."""
        return self.family.unit or reading_time.SERIES[self.about[0]]

    @property
    def better(self) -> int:
        """+1 if more is better, -1 if less is, 0 if neither."""
        return self.family.better

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that it is about."""
        return self._parts("role")

    @property
    def segments(self) -> tuple[str, ...]:
        """The segments of the market that it is about."""
        return self._parts("segment")

    def __call__(self, outcome: Outcome) -> Value:
        """Return the number of an outcome, or None where it holds no such thing."""
        about = [int(part) if kind == "month" else part
                 for kind, part in zip(self.family.takes, self.about, strict=True)]
        found = self.family.read(outcome, *about)
        return found if found is not None and math.isfinite(found) else None

    def _parts(self, wanted: Kind) -> tuple[str, ...]:
        return tuple(part for kind, part in zip(self.family.takes, self.about, strict=True) if kind == wanted)


def _indicator(key: str) -> Read:
    return lambda outcome: outcome.indicators.get(key)


FAMILIES: dict[str, Family] = {
    **{key: Family(key, one.unit, one.better, (), _indicator(key)) for key, one in BY_KEY.items()},
    **{family.name: family for family in (
        Family("monthly", None, 0, ("series", "month", "month"), reading_time.monthly),
        Family("at_month", None, 0, ("series", "month"), reading_time.at_month),
        Family("growth", "share", 0, ("series",), reading_time.growth),
        Family("unevenness", "1", -1, ("series",), reading_time.unevenness),
        Family("longest_gap", "months", -1, ("series",), reading_time.longest_gap),
        Family("first_fall", "months", +1, ("series",), reading_time.first_fall),
        Family("recovery", "months", -1, ("series", "month"), reading_time.recovery),
        Family("lost_after", None, -1, ("series", "month"), reading_time.lost_after),
        Family("catches_up", "months", -1, ("series",), reading_time.catches_up),
        Family("regular_margin_share", "share", 0, (), reading_time.regular_margin_share),
        Family("commission_share", "share", 0, (), reading_time.commission_share),
        Family("stage", "1", 0, ("stage",), reading_time.stage),
        Family("passed", "share", +1, ("stage", "stage"), reading_time.passed),
        Family("for_each", "1", 0, ("stage", "stage"), reading_time.passed),
        Family("win_rate_of", "share", +1, ("source",), reading_time.win_rate_of),
        Family("yield_of", "share", +1, ("source",), reading_time.yield_of),
        Family("share_of_wins", "share", 0, ("source",), reading_time.share_of_wins),
        Family("bought_again", "share", +1, (), reading_time.bought_again),
        Family("wait", "hours", -1, ("activity",), reading_time.wait),
        Family("hours_share", "share", 0, ("activity",), reading_people.hours_share),
        Family("role_share", "share", 0, ("role", "activity"), reading_people.role_share),
        Family("role_hours", "hours/month", 0, ("role", "activity"), reading_people.role_hours),
        Family("head_share", "share", 0, ("activity",), reading_people.head_share),
        Family("head_utilisation", "share", 0, (), reading_people.head_utilisation),
        Family("pay", "money/month", 0, ("role",), reading_people.pay),
        Family("attrition", "1/year", -1, (), reading_people.attrition),
        Family("attrition_of", "1/year", -1, ("role",), reading_people.attrition_of),
        Family("loss_per_exit", "money", -1, (), reading_people.loss_per_exit),
        Family("loss_per_exit_of", "money", -1, ("role",), reading_people.loss_per_exit_of),
        Family("followed_per_exit", "clients", -1, (), reading_people.followed_per_exit),
        Family("followed_per_exit_of", "clients", -1, ("role",), reading_people.followed_per_exit_of),
        Family("vacancy", "months", -1, (), reading_people.vacancy),
        Family("vacancy_of", "months", -1, ("role",), reading_people.vacancy_of),
        Family("largest_wave", "share", -1, (), reading_people.largest_wave),
        Family("hours_per_win", "hours", -1, ("activity",), reading_people.hours_per_win),
        Family("per_day", "1", 0, ("stage", "role"), reading_people.per_day),
        Family("strikes", "1", -1, (), reading_people.strikes),
        Family("firms_founded", "1", -1, (), reading_people.firms_founded),
        Family("retention_pay", "money", -1, (), reading_people.retention_pay),
        Family("cost_per_hour", "money", -1, (), reading_people.cost_per_hour),
        Family("value_per_hour", "money", +1, (), reading_people.value_per_hour),
        Family("cost_share", "share", -1, (), reading_ratios.cost_share),
        Family("top_fifth", "share", -1, ("role",), reading_ratios.top_fifth),
        Family("pipeline_coverage", "1", 0, (), reading_ratios.pipeline_coverage),
        Family("win_payback", "months", -1, (), reading_ratios.win_payback),
        Family("worth_to_cost", "1", +1, (), reading_ratios.worth_to_cost),
        Family("bookings_to_pay", "1", +1, ("role",), reading_ratios.bookings_to_pay),
        Family("exit_share", "share", -1, ("role",), reading_ratios.exit_share),
        Family("per_person_month", "1", 0, ("stage", "role"), reading_ratios.per_person_month),
        Family("spread_of_people", "1", -1, ("role",), reading_people.spread_of_people),
        Family("weak_to_strong", "share", +1, ("role",), reading_people.weak_to_strong),
        Family("ramp", "months", -1, ("role",), reading_staff.ramp),
        Family("at_quota", "share", +1, ("role",), reading_staff.at_quota),
        Family("accounts_per_manager_of", "clients", 0, ("segment",), reading_staff.accounts_per_manager_of),
    )},
}  # fmt: skip
"""Every family by its name; indicators are families of one."""


def measure(key: str) -> Measure:
    """Return the measure that is written `key`; `UnknownMeasureError` for one that is not."""
    name, *about = key.split(":")
    family = FAMILIES.get(name)
    if family is None:
        near = meant(name, FAMILIES)
        hint = f"did you mean '{FAMILIES[near].pattern}'?" if near else "conveyor claims --list shows them"
        raise UnknownMeasureError(f"there is no measure '{name}'; {hint}")
    if len(about) != len(family.takes):
        raise UnknownMeasureError(f"'{key}' is not complete; write it as {family.pattern}")
    for kind, part in zip(family.takes, about, strict=True):
        _check(kind, part)
    return Measure(key, family, tuple(about))


def _check(kind: Kind, part: str) -> None:
    if kind == "month" and not (part.isdecimal() and int(part) > 0):
        raise UnknownMeasureError(f"'{part}' is not the number of a measured month, from 1")
    if kind == "role" and part.startswith(reading_people.DOES):
        kind, part = "activity", part.removeprefix(reading_people.DOES)
    known = KNOWN.get(kind)
    if known is not None and part not in known:
        near = meant(part, known)
        hint = f"did you mean '{near}'?" if near else f"known: {', '.join(known)}"
        raise UnknownMeasureError(f"there is no {kind} '{part}'; {hint}")


KNOWN: dict[Kind, Sequence[str]] = {
    "series": tuple(reading_time.SERIES),
    "stage": reading_time.STAGES,
    "source": reading_time.SOURCES,
    "activity": reading_people.ACTIVITIES,
}
"""The words that can stand behind a colon; roles and segments are those of the arms."""
