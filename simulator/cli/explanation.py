"""What `conveyor explain` says about a scenario, as sections of text and tables."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from simulator.cli.calendar_words import calendar_words
from simulator.cli.design_words import design_words, shock_words
from simulator.cli.mechanism_words import read_by
from simulator.cli.plan_words import plan_words
from simulator.cli.timeline_words import timeline_words
from simulator.kernel.calendar import MONTH
from simulator.scenario.figures.assumptions import Assumption, assumptions
from simulator.scenario.figures.budget import budget, course
from simulator.scenario.figures.derived import Figures, derived
from simulator.scenario.figures.gaps import gaps
from simulator.scenario.figures.idle import idle
from simulator.scenario.figures.staffing import Posts, posts, spans
from simulator.scenario.schema.mechanisms import SWITCHES, Mechanisms, grounds_of
from simulator.scenario.schema.money import Money
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.writing import number, written


@dataclass(frozen=True, slots=True)
class Section:
    """A title with lines of text, and a table under its column heads."""

    title: str
    lines: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = field(default=())


def explanation(scenario: Scenario) -> list[Section]:
    """Return all that there is to say about `scenario` before it is simulated."""
    figures = derived(scenario)
    facts = assumptions(scenario)
    return [
        _about(scenario),
        Section("The design", tuple(design_words(scenario))),
        Section("How it changes", tuple(timeline_words(scenario))),
        Section("The calendar", tuple(calendar_words(scenario))),
        Section("What befalls it", tuple(shock_words(scenario))),
        *_plan(scenario),
        Section("What cannot act", tuple(_idle_words(scenario))),
        *_gaps(scenario),
        _budget(scenario),
        _people(scenario),
        _heads(scenario),
        _figures(figures),
        _segments(figures),
        _mechanisms(scenario),
        _noteworthy(facts, scenario.mechanisms),
        _assumptions(facts),
    ]


def _about(scenario: Scenario) -> Section:
    lines = [scenario.description] if scenario.description else []
    warm_up, horizon = written(scenario.warm_up, "h"), written(scenario.horizon, "h")
    lines.append(f"Market '{scenario.market.name}'; {warm_up} to warm up, then {horizon} that are measured.")
    lines.append(f"Fingerprint {scenario.fingerprint}: the same fingerprint, seed and version give the same results.")
    lines.append("The order of departments and roles is part of it: people in another order have other luck.")
    return Section(scenario.name, tuple(lines))


def _plan(scenario: Scenario) -> list[Section]:
    """Return the section on the plan; none where nothing is planned."""
    lines = tuple(plan_words(scenario))
    return [Section("What it is held against", lines)] if lines else []


def _idle_words(scenario: Scenario) -> Iterator[str]:
    found = idle(scenario)
    if not found:
        yield "Every setting can act."
    for one in found:
        yield f"{one.path}: {one.why}"


def _gaps(scenario: Scenario) -> list[Section]:
    """Tell whom nobody is for, if there are such clients."""
    found = gaps(scenario)
    return [Section("Whom nobody is for", tuple(f"{gap.path}: {gap.why}" for gap in found))] if found else []


def _budget(scenario: Scenario) -> Section:
    found, bare = budget(scenario), scenario.money.bare
    rows = [(role.role, str(role.seats), bare(role.wage), bare(role.payroll)) for role in found.roles]
    if found.heads:
        rows.append(("head", str(found.heads), bare(found.head_wage), bare(found.heads * found.head_wage)))
    if found.directors:
        rows.append(("director", str(found.directors), bare(found.director_wage), bare(found.director_pay)))
    rows.append(("all", str(found.people), "", bare(found.payroll)))
    if found.marketing:
        rows.append(("adverts", "", "", bare(found.marketing)))
        rows.append(("all with adverts", str(found.people), "", bare(found.money)))
    columns = ("role", "people", "target pay a month", "payroll a month")
    lines = (_currency(scenario.money), *_budget_later(scenario))
    return Section("The budget", lines, columns, tuple(rows))


def _currency(money: Money) -> str:
    if not money.named:
        return f"Money is in '{money.currency}'."
    return f"Money is in {money.currency}; a closer earns {money.said(1.0)} a month at target."


def _budget_later(scenario: Scenario) -> Iterator[str]:
    """Tell the budget of the end, where changes or hiring plans have made it another than that of the start."""
    start, *later = course(scenario)
    if later and later[-1].budget != start.budget:
        last = later[-1]
        payroll = scenario.money.said(last.budget.payroll, figures=4)
        seats = ", ".join(f"{role.seats} {role.role}" for role in last.budget.roles)
        yield (
            f"The table is that of the start. From {written(last.at, 'h')} on: {seats}; with all who lead "
            f"{last.budget.people} people and a payroll of {payroll} a month."
        )


def _figures(figures: Figures) -> Section:
    months = "months"
    rows = [
        ("clock hours for a productive hour", number(figures.stretch), f"{number(MONTH)} h a month / productive hours"),
        ("dials to a prospect", number(figures.calls.dials), "(1 - (1 - c)^n) / c"),
        ("a prospect ends as a warm lead", written(figures.calls.warm, "share"), ""),
        ("hours per warm lead", _finite(figures.calls.hours_per_lead, "h"), "calls only"),
        ("hours per opportunity", _finite(figures.calls.hours_per_opportunity, "h"), "calls and qualifying"),
        ("hours per win, h", _finite(figures.hours_per_win, "h"), "calls, qualifying, closing, first order"),
        ("hours per account and month, t", _finite(figures.hours_per_account, "h"), "serving and developing"),
        ("annual churn", written(_within_a_year(figures.churn), "share"), "1 - exp(-12 mu), as the indicator tells it"),
        ("hazard of leaving a month, mu", number(figures.churn), "mean of well-served clients in equilibrium"),
        ("accounts per head in equilibrium, n*", _finite(figures.accounts_per_head, ""), "168 h / (t + h mu)"),
        ("share of hours for new clients, phi*", written(figures.hunting_share, "share"), "h mu / (t + h mu)"),
        ("a universal department settles in", _finite(figures.relaxation_universal, months), "1 / (mu + t / h)"),
        ("a split with spare farmers settles in", _finite(figures.relaxation_split, months), "1 / mu"),
        ("prospects used up a month", _finite(figures.prospects_per_month, ""), f"{figures.hunters} seats, only calls"),
        ("wins a month from inquiries", _finite(figures.inquiry_wins, ""), "those of the market, answered at once"),
    ]
    rows += [
        (
            f"load of a full portfolio, {load.role}",
            f"{_finite(load.hours, 'h')} a month",
            f"{number(load.accounts)} accounts take {written(load.share, 'share')} of the hours",
        )
        for load in figures.portfolios
    ]
    note = "Closed forms for people who are never late or interrupted, with frictions off; hours by the clock."
    return Section("What follows from it", (note,), ("figure", "value", "how"), tuple(rows))


def _segments(figures: Figures) -> Section:
    columns = ("segment", "prospects", "wins", "base", "touches a deal", "h per win", "h per account", "annual churn")
    rows = tuple(
        (
            segment.name,
            written(segment.share, "share"), written(segment.won, "share"), written(segment.kept, "share"),
            number(segment.touches_per_deal), _finite(segment.hours_per_win, ""), number(segment.hours_per_account),
            written(_within_a_year(segment.churn), "share"),
        )
        for segment in figures.segments
    )
    return Section("By segment", (), columns, rows)


def _within_a_year(hazard: float) -> float:
    """Return the chance to leave within a year at a hazard a month."""
    return -math.expm1(-12 * hazard)


def _finite(value: float, unit: str) -> str:
    if math.isinf(value):
        return "endless"
    return f"{number(value)} {unit}".strip()


def _people(scenario: Scenario) -> Section:
    rows = tuple(
        (
            post.role, " and ".join(post.talents) or "none", written(post.qualified, "share"),
            _months(post.search), *_leaving(post), f"{post.capacity:.3f}",
        )
        for post in posts(scenario)
    )
    lines = (
        "Qualified: P(Z > s) of applicants for one talent, for two the upper corner of the bivariate normal, "
        "Q(s) - 2 T(s, sqrt((1 - rho) / (1 + rho))).",
        "Found after H = search + time between applicants / share qualified; leaving: seats / (1 / d + H) a year.",
        "Attrition d: leavers by own choice for each person and year. To expect is base rate x drudgery x control x "
        "colleagues who leave, each as a factor, for this order of work, this head and this department, with pay at "
        "target and nobody overloaded. Where attrition is stated, it is that of a typical company, and the base rate "
        "follows from it. Pay, overload and shocks move a run from there.",
        "Capacity: kappa = [1 - (1 - p0) d tau / (1 + d tau)] / (1 + d H), hours spread evenly over the kinds of work.",
    )
    columns = (
        "role", "talents it takes", "qualified", "found after", "attrition stated", "base rate", "attrition to expect",
        "leave a year", "capacity of a seat",
    )
    return Section("The people", lines, columns, rows)


def _leaving(post: Posts) -> tuple[str, ...]:
    """Return what is stated of leaving, the base rate, and what is to be expected: of a person, and of all."""
    return (
        "none" if post.stated is None else written(post.stated, "share"), number(post.base),
        f"{100 * post.attrition:.0f} %", f"{post.exits:.2f} of {post.seats}",
    )


def _heads(scenario: Scenario) -> Section:
    rows = tuple(
        (
            span.department, str(span.reports), _finite(span.hours, "h"), _finite(span.per_report, "h"),
            _finite(span.span, ""), _finite(span.left, "h"),
        )
        for span in spans(scenario)
    )
    lines = (
        f"Hours for people: {number(MONTH)} h a month x (1 - paperwork) - planning meetings; a report takes control, "
        "coaching and the review of a portfolio.",
        "Span of control: hours for people / hours a report. What is left is for closing pushes and talk.",
    )
    columns = ("head of", "reports", "hours for people", "hours a report", "span of control", "left")
    return Section("The heads", lines if rows else ("Nobody leads.",), columns if rows else (), rows)


def _months(hours: float) -> str:
    return f"{number(round(hours / MONTH, 2))} months"


def _mechanisms(scenario: Scenario) -> Section:
    rows = tuple(
        (
            name, "on" if getattr(scenario.mechanisms, name) else "off", grounds_of(name).source,
            field.description or "", read_by(scenario, name),
        )
        for name, field in Mechanisms.model_fields.items()
    )
    line = "Each can be switched off in all designs, --without NAME; then none of its fields acts by way of it."
    return Section("Mechanisms", (line,), ("mechanism", "", "source", "what it does", "fields it reads"), rows)


def _noteworthy(facts: list[Assumption], mechanisms: Mechanisms) -> Section:
    outside = [fact for fact in facts if fact.outside]
    changed = [fact for fact in facts if fact.changed and not fact.outside]
    lines = [f"{fact.path} = {fact.value}: outside its plausible range, {fact.plausible}" for fact in outside]
    lines += [f"{fact.path} = {fact.value}: not the default" for fact in changed]
    lines += [f"mechanisms.{name} is off" for name in SWITCHES if not getattr(mechanisms, name)]
    return Section("What to look at", tuple(lines or ["Every value is the default, and none is implausible."]))


def _assumptions(facts: list[Assumption]) -> Section:
    columns = ("assumption", "value", "plausible", "source", "evidence", "kind", "what it is")
    rows = tuple(
        (
            f"{fact.path}{' !' if fact.outside else ' *' if fact.changed else ''}", fact.value, fact.plausible,
            fact.source, fact.evidence, fact.kind, fact.doc,
        )
        for fact in facts
    )
    legend = (
        "* not the default, ! outside its plausible range.",
        "Evidence: V text opened, V2 secondary source, M from memory, A assumption, D derived, N checked numerically.",
    )
    return Section("Assumptions", legend, columns, rows)
