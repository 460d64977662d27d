"""The section of the report on plan against outcome: its chart, and tables of periods and of quotas."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.analysis.against_plan import Held
from simulator.experiment.comparison import Comparison
from simulator.kernel.marking import N_
from simulator.report.charts import Chart, plan_chart
from simulator.report.language import Language
from simulator.report.plan_words import booked, chance, plan_lines, quotas_in_words, share
from simulator.report.sums import Scale

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
    """All that the report says of plan against outcome; without a plan there are no chart and no periods.

    unit: what the sums of the periods are counted in, where somebody has named a currency, and else empty.
    """

    lines: tuple[str, ...]
    chart: Chart | None
    unit: str
    periods: tuple[Period, ...]
    quotas: tuple[Kept, ...]


def plan_section(comparison: Comparison, language: Language) -> PlanSection | None:
    """Return the section, None where neither a plan nor a quota is stated."""
    if not comparison.plans:
        return None
    scale = _scale(comparison, language)
    return PlanSection(
        plan_lines(comparison, language),
        plan_chart(comparison, language),
        scale.unit if scale.named else "",
        tuple(_periods(comparison, scale, language)),
        tuple(_quotas(comparison, language)),
    )


def _scale(comparison: Comparison, language: Language) -> Scale:
    """Return in what the sums of all periods are counted, which stand in one column."""
    return language.scale(*(one.whole.target for one in comparison.plans.bookings.values()))


def _periods(comparison: Comparison, scale: Scale, language: Language) -> Iterator[Period]:
    for design, one in comparison.plans.bookings.items():
        name = language.name("design", design)
        for number, held in enumerate(one.periods, start=1):
            which = language.say(NUMBERED[one.per], number=language.number(number, 0))
            yield _period(name, which, held, scale, language)
        yield _period(name, language.say("all of them"), one.whole, scale, language)


def _period(design: str, name: str, held: Held, scale: Scale, language: Language) -> Period:
    target, sold = scale.tick(held.target), booked(held.booked, scale, language)
    return Period(design, name, target, *sold, *chance(held, language))


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
