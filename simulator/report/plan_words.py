"""Plan against outcome in sentences, the same in the report, in a notebook and on the command line."""

from collections.abc import Iterator

from simulator.analysis.against_plan import AgainstPlan, ChanceGap, Held, QuotaKept
from simulator.analysis.intervals import Estimate
from simulator.experiment.comparison import Comparison
from simulator.kernel.marking import N_
from simulator.report.language import Language
from simulator.report.sums import Scale
from simulator.scenario.schema.quotas import Quota
from simulator.scenario.schema.scenario import Scenario

EACH = {"month": N_("a month"), "quarter": N_("a quarter"), "year": N_("a year")}

BOOKED = {
    ("margin", "all"): N_("gross margin"),
    ("margin", "new"): N_("gross margin of new clients"),
    ("revenue", "all"): N_("revenue"),
    ("revenue", "new"): N_("revenue from new clients"),
}
"""What is booked, by `of` and `clients` of a plan."""

BROUGHT = {
    "wins": N_("clients won: {amount} {each}"),
    "opportunities": N_("opportunities made: {amount} {each}"),
    "new_margin": N_("margin of new clients: {amount} {each}"),
    "margin": N_("margin: {amount} {each}"),
}
"""A quota, by what it is of."""
OF_SUMS = {"new_margin", "margin"}
"""Quotas that are sums of money."""

ROUNDING = 1e-9


def plan_lines(comparison: Comparison, language: Language) -> tuple[str, ...]:
    """Return what there is to say of plans and quotas, a sentence or two a line; nothing where there are none."""
    return tuple(_lines(comparison, language))


def quotas_in_words(scenario: Scenario, role: str, language: Language) -> str:
    """Return the quota of a role, and each that a change of the organisation puts in its place."""
    quotas = dict.fromkeys(stage.quotas().get(role) for stage in scenario.stages)
    return "; ".join(_quota(quota, language) for quota in quotas if quota is not None)


def share(value: Estimate, language: Language) -> tuple[str, str]:
    """Return a share and its interval as they are written; the interval is empty where there is none."""
    if value.mean is None:
        return language.say("nobody"), ""
    if value.low is None or value.high is None:
        return language.percent(value.mean), ""
    return language.percent(value.mean), language.span(language.percent(value.low), language.percent(value.high))


def booked(level: Estimate, scale: Scale, language: Language) -> tuple[str, str]:
    """Return what was booked and its interval as they are written, without what they are counted in.

    The interval is empty where there is none.
    """
    all_of_it = (level.mean, level.low, level.high)
    ends = [scale.number(end, *all_of_it) for end in (level.low, level.high) if end is not None]
    return scale.number(level.mean or 0.0, *all_of_it), language.span(*ends) if ends else ""


def chance(held: Held, language: Language) -> tuple[str, str]:
    """Return the chance of reaching a target, and its interval, as they are written."""
    low, high = language.percent(held.chance_low), language.percent(held.chance_high)
    return language.percent(held.chance), language.span(low, high)


def _lines(comparison: Comparison, language: Language) -> Iterator[str]:
    found = comparison.plans
    for design, one in found.bookings.items():
        yield _of_bookings(language.name("design", design), one, language)
        if design in found.gaps:
            yield _of_gap(design, found.gaps[design], comparison, language)
    for design, quotas in found.quotas.items():
        seats = language.seats(list(quotas))
        for role, kept in quotas.items():
            scenario = comparison.study.scenarios[comparison.designs.index(design)]
            told = quotas_in_words(scenario, role, language)
            yield _of_quota(language.name("design", design), seats[role], told, kept, language)


def _of_bookings(design: str, one: AgainstPlan, language: Language) -> str:
    """Return the sentence on a plan: of a period where all have the same target, else of all together."""
    count, whole = len(one.periods), one.whole
    even = all(abs(held.target - one.periods[0].target) <= ROUNDING * held.target for held in one.periods)
    each = language.say(EACH[one.per]) if even else language.say("in all")
    parts = count if even else 1
    target = whole.target / parts
    scale = language.scale(target)
    amount, interval = booked(_divided(whole.booked, parts), scale, language)
    share, span = chance(whole, language)
    return language.say(
        "“{design}” books {amount} of the {target} planned {each} ({what}){interval}. It reaches the plan for "
        "{period} in {share} of the replications (95% interval {span}).",
        design=design,
        what=language.say(BOOKED[one.of, one.clients]),
        amount=amount,
        target=scale.with_unit(scale.tick(target)),
        each=each,
        interval=_bracket(interval, language),
        period=language.counted(one.per, count),
        share=share,
        span=span,
    )


def _divided(level: Estimate, by: int) -> Estimate:
    mean, low, high = (None if end is None else end / by for end in (level.mean, level.low, level.high))
    return Estimate(mean, low, high, level.n)


def _of_gap(design: str, gap: ChanceGap, comparison: Comparison, language: Language) -> str:
    points = (
        language.say("{n} pp", n=language.signed(100 * end, 0)) for end in (gap.difference, gap.low, gap.high)
    )
    amount, low, high = points
    return language.say(
        "The chance of reaching the plan, “{design}” less “{reference}” in the same markets: {amount} (95% interval "
        "{low} to {high}).",
        design=language.name("design", design),
        reference=language.name("design", comparison.reference),
        amount=amount,
        low=low,
        high=high,
    )


def _of_quota(design: str, role: str, told: str, kept: QuotaKept, language: Language) -> str:
    if not kept.person_periods:
        return language.say(
            "“{design}”, {role} (quota: {quota}): nobody was there for a whole period.", design=design, role=role,
            quota=told,
        )  # fmt: skip
    reached, interval = share(kept.at_quota, language)
    return language.say(
        "“{design}”, {role} (quota: {quota}): a person reaches it in {share} of the periods{interval}, and brings "
        "{mean} of it on average.",
        design=design,
        role=role,
        quota=told,
        share=reached,
        interval=_bracket(interval, language),
        mean=share(kept.attainment, language)[0],
    )


def _quota(quota: Quota, language: Language) -> str:
    each = language.say(EACH[quota.per])
    amount = language.plain(quota.amount)
    if quota.of in OF_SUMS:
        total = language.money.of(quota.amount)
        scale = language.scale(total)
        amount = scale.with_unit(scale.tick(total))
    return language.say(BROUGHT[quota.of], amount=amount, each=each)


def _bracket(interval: str, language: Language) -> str:
    return language.say(" (95% interval {interval})", interval=interval) if interval else ""
