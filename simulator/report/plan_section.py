"""The section of the report on plan against outcome: its chart, and tables of periods and of quotas."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.analysis.against_plan import Held
from simulator.experiment.comparison import Comparison
from simulator.kernel.marking import N_
from simulator.report.charts import Chart, plan_chart
from simulator.report.language import Language
from simulator.report.plan_words import booked, chance, plan_lines, quotas_in_words, share

NUMBERED = {"month": N_("month {number}"), "quarter": N_("quarter {number}"), "year": N_("year {number}")}


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a plan, or all of them together, written; intervals may be empty."""

    design: str
    name: str
    target: str
    booked: str
    booked_interval: str
    chance: str
    chance_interval: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The people of one role against their quota, written; intervals may be empty."""

    design: str
    role: str
    quota: str
    people: str
    at_quota: str
    at_quota_interval: str
    attainment: str
    attainment_interval: str


@dataclass(frozen=True, slots=True)
class PlanSection:
    """All that the report says of plan against outcome; without a plan there are no chart and no periods."""

    lines: tuple[str, ...]
    chart: Chart | None
    periods: tuple[Period, ...]
    quotas: tuple[Kept, ...]


def plan_section(comparison: Comparison, language: Language) -> PlanSection | None:
    """Return the section, None where neither a plan nor a quota is stated."""
    if not comparison.plans:
        return None
    return PlanSection(
        plan_lines(comparison, language),
        plan_chart(comparison, language.tag),
        tuple(_periods(comparison, language)),
        tuple(_quotas(comparison, language)),
    )


def _periods(comparison: Comparison, language: Language) -> Iterator[Period]:
    for design, one in comparison.plans.bookings.items():
        name = language.name("design", design)
        for number, held in enumerate(one.periods, start=1):
            yield _period(name, language.say(NUMBERED[one.per], number=language.number(number, 0)), held, language)
        yield _period(name, language.say("all of them"), one.whole, language)


def _period(design: str, name: str, held: Held, language: Language) -> Period:
    return Period(design, name, language.plain(held.target), *booked(held.booked, language), *chance(held, language))


def _quotas(comparison: Comparison, language: Language) -> Iterator[Kept]:
    for design, scenario in zip(comparison.designs, comparison.study.scenarios, strict=True):
        quotas = comparison.plans.quotas.get(design, {})
        seats = language.seats(list(quotas))
        for role, kept in quotas.items():
            yield Kept(
                language.name("design", design),
                seats[role],
                quotas_in_words(scenario, role, language),
                language.number(kept.person_periods / comparison.completed, 0),
                *share(kept.at_quota, language),
                *share(kept.attainment, language),
            )
