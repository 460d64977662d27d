"""What `conveyor explain` says about a scenario, as sections of text and tables."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from simulator.cli.design_words import design_words, shock_words
from simulator.cli.mechanism_words import read_by
from simulator.cli.timeline_words import timeline_words
from simulator.kernel.calendar import MONTH
from simulator.scenario.figures.assumptions import Assumption, assumptions
from simulator.scenario.figures.budget import budget
from simulator.scenario.figures.derived import Figures, derived
from simulator.scenario.figures.idle import idle
from simulator.scenario.figures.staffing import posts, spans
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
        Section("What befalls it", tuple(shock_words(scenario))),
        Section("What cannot act", tuple(_idle_words(scenario))),
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
    lines.append(f"Market '{scenario.market.name}'; {warm_up} are simulated to warm up, then {horizon} are measured.")
    lines.append(f"Fingerprint {scenario.fingerprint}: the same fingerprint, seed and version give the same results.")
    lines.append("The order of departments and roles is part of it: people in another order have other luck.")
    return Section(scenario.name, tuple(lines))


def _idle_words(scenario: Scenario) -> Iterator[str]:
    found = idle(scenario)
    if not found:
        yield "Every setting can act."
    for one in found:
        yield f"{one.path}: {one.why}"


def _budget(scenario: Scenario) -> Section:
    found, bare = budget(scenario), scenario.money.bare
    rows = [(role.role, str(role.seats), bare(role.wage), bare(role.payroll)) for role in found.roles]
    if found.heads:
        rows.append(("head", str(found.heads), bare(found.head_wage), bare(found.heads * found.head_wage)))
    if found.directors:
        rows.append(("director", str(found.directors), bare(found.director_wage), bare(found.director_pay)))
    rows.append(("all", str(found.people), "", bare(found.payroll)))
    columns = ("role", "people", "target pay a month", "payroll a month")
    return Section("The budget", (_currency(scenario.money),), columns, tuple(rows))


def _currency(money: Money) -> str:
    if not money.named:
        return f"Money is in '{money.currency}'."
    return f"Money is in {money.currency}; a closer earns {money.said(1.0)} a month at target."


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
        ("wins a month from inquiries", _finite(figures.inquiry_wins, ""), "answered at once"),
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
            _months(post.search), f"{post.exits:.2f}", f"{post.capacity:.3f}",
        )
        for post in posts(scenario)
    )
    lines = (
        "Qualified: P(Z > s) of applicants for one talent, for two the upper corner of the bivariate normal, "
        "Q(s) - 2 T(s, sqrt((1 - rho) / (1 + rho))).",
        "Found after H = search + time between applicants / share qualified; leaving if nothing troubled anybody: "
        "seats / (1 / d + H) a year at the base rate d. A run has more: drudgery, better pay elsewhere, overload, "
        "control and colleagues who leave raise the hazard, each by a factor. So d is no attrition seen in a firm.",
        "Capacity: kappa = [1 - (1 - p0) d tau / (1 + d tau)] / (1 + d H), hours spread evenly over the kinds of work.",
    )
    columns = ("role", "talents it takes", "qualified", "found after", "untroubled, leave a year", "capacity of a seat")
    return Section("The people", lines, columns, rows)


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
