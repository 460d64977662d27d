"""What `conveyor explain` says about a scenario, as sections of text and tables."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from simulator.kernel.calendar import MONTH
from simulator.scenario.assumptions import Assumption, assumptions
from simulator.scenario.budget import budget, target_pay
from simulator.scenario.derived import Figures, derived
from simulator.scenario.mechanisms import Mechanisms
from simulator.scenario.organization import Department, Head, Organization, Role
from simulator.scenario.scenario import Scenario
from simulator.scenario.writing import number, written

ASSIGNMENT = {
    "fewest_accounts": "goes to the seat that looks after the fewest accounts",
    "round_robin": "goes to the seats that serve in turn",
    "by_potential": "goes to a seat by its potential",
    "by_complexity": "goes to a seat by its complexity",
}
OVERFLOW = {
    "bury": "is buried: served when it calls, never called",
    "keep_with_closer": "stays with whoever won it",
    "queue": "waits until a portfolio has room",
    "hire": "leads to a new seat",
    "turn_away": "is turned away",
}
INBOUND = {
    "shared": "are taken by whoever of the seats that qualify is free first",
    "in_turn": "are dealt in turn to the seats that qualify",
}
PAY = {
    "salary": "a salary",
    "first_and_repeat": "a share of the margin of first and of repeat orders",
    "first_deal": "a share of the margin of clients lately won",
    "per_lead": "a sum for each opportunity made",
    "team_bonus": "a share of the team's margin above a threshold",
}


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
        _design(scenario),
        _budget(scenario),
        _figures(figures),
        _segments(figures),
        _mechanisms(scenario.mechanisms),
        _noteworthy(facts),
        _assumptions(facts),
    ]


def _about(scenario: Scenario) -> Section:
    lines = [scenario.description] if scenario.description else []
    warm_up, horizon = written(scenario.warm_up, "h"), written(scenario.horizon, "h")
    lines.append(f"Market '{scenario.market.name}'; {warm_up} are simulated to warm up, then {horizon} are measured.")
    lines.append(f"Fingerprint {scenario.fingerprint}: the same fingerprint, seed and version give the same results.")
    return Section(scenario.name, tuple(lines))


def _design(scenario: Scenario) -> Section:
    organization = scenario.organization
    lines: list[str] = []
    for name, department in organization.departments.items():
        lines += _department(name, department, scenario)
    return Section("The design", (*lines, *_policies(organization)))


def _department(name: str, department: Department, scenario: Scenario) -> Iterator[str]:
    yield f"Department '{name}', {_led(department.head)}."
    for role_name, role in department.roles.items():
        yield _role(role_name, role, scenario)


def _led(head: Head | None) -> str:
    if head is None:
        return "without a head"
    meetings = "no planning meetings"
    if head.planning_every is not None:
        every, length = written(head.planning_every, "h"), written(head.planning_hours, "h")
        meetings = f"planning meetings of {length} every {every.removeprefix('1 ')}"
    reviews = "no reviews"
    if head.review == "monthly":
        reviews = f"a review of {written(head.review_hours, 'h')} of each portfolio every month"
    return f"led by a head who holds {meetings} and {reviews}"


def _role(name: str, role: Role, scenario: Scenario) -> str:
    seats = f"{role.count} {'seat' if role.count == 1 else 'seats'}"
    limit = ""
    if "serving" in role.order_of_work:
        limit = " no limit of accounts;" if role.accounts is None else f" {number(role.accounts)} accounts each;"
    pay = number(target_pay(role, scenario))
    order = ", then ".join(role.order_of_work)
    return f"  {name}: {seats};{limit} {order}; target pay {pay} a month, with {PAY.get(role.pay, role.pay)}."


def _policies(organization: Organization) -> Iterator[str]:
    handover = organization.handover
    hours = handover.hours if handover.style == "hard" else handover.parallel_hours
    assignment, overflow, inbound = organization.assignment, organization.overflow, organization.inbound
    yield f"A new account {ASSIGNMENT.get(assignment, assignment)}; without room it {OVERFLOW.get(overflow, overflow)}."
    yield f"Inquiries {INBOUND.get(inbound, inbound)}."
    yield f"Hand-overs of accounts are {handover.style} and take both sides {written(hours, 'h')}."


def _budget(scenario: Scenario) -> Section:
    found = budget(scenario)
    rows = [(role.role, str(role.seats), number(role.wage), number(role.payroll)) for role in found.roles]
    if found.heads:
        rows.append(("head", str(found.heads), number(found.head_wage), number(found.heads * found.head_wage)))
    rows.append(("all", str(found.people), "", number(found.payroll)))
    columns = ("role", "people", "target pay a month", "payroll a month")
    return Section("The budget", (f"Money is in '{scenario.market.currency}'.",), columns, tuple(rows))


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
        ("churn a month, mu", written(figures.churn, "share"), "well-served clients in equilibrium"),
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
    columns = ("segment", "prospects", "wins", "base", "touches a deal", "h per win", "h per account", "churn a month")
    rows = tuple(
        (
            segment.name,
            written(segment.share, "share"), written(segment.won, "share"), written(segment.kept, "share"),
            number(segment.touches_per_deal), _finite(segment.hours_per_win, ""), number(segment.hours_per_account),
            written(segment.churn, "share"),
        )
        for segment in figures.segments
    )
    return Section("By segment", (), columns, rows)


def _finite(value: float, unit: str) -> str:
    if math.isinf(value):
        return "endless"
    return f"{number(value)} {unit}".strip()


def _mechanisms(mechanisms: Mechanisms) -> Section:
    rows = tuple(
        (name, "on" if getattr(mechanisms, name) else "off", field.description or "")
        for name, field in Mechanisms.model_fields.items()
    )
    return Section("Mechanisms", (), ("mechanism", "", "what it does"), rows)


def _noteworthy(facts: list[Assumption]) -> Section:
    outside = [fact for fact in facts if fact.outside]
    changed = [fact for fact in facts if fact.changed and not fact.outside]
    lines = [f"{fact.path} = {fact.value}: outside its plausible range, {fact.plausible}" for fact in outside]
    lines += [f"{fact.path} = {fact.value}: not the default" for fact in changed]
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
