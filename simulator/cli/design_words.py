"""A design in words: who leads whom, by what, who does what under which pay, and what befalls them."""

from collections.abc import Iterator, Sequence

from simulator.cli.conflict_words import conflict_words, pay_cut_words
from simulator.cli.marketing_words import marketing_words
from simulator.cli.pay_words import pay_words, rules_of_pay
from simulator.cli.visit_words import visit_words
from simulator.kernel.calendar import DAY
from simulator.scenario.figures.idle import Idle, idle
from simulator.scenario.figures.talents import expected_search
from simulator.scenario.schema.heads import Head, KeyAccounts
from simulator.scenario.schema.market import Market
from simulator.scenario.schema.organization import Department, Organization
from simulator.scenario.schema.policies import (
    ACCOUNTS,
    ASSIGNMENT,
    DISTANCE,
    HANDOVER,
    INBOUND,
    LEAD_SOURCE,
    LEADS,
    OVERFLOW,
    REVIEW,
    ROTATION,
    ROUTING,
)
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.writing import number, written


def design_words(scenario: Scenario) -> Iterator[str]:
    """Yield the lines that tell the organization of `scenario`."""
    told = idle(scenario)
    for name, department in scenario.organization.departments.items():
        yield from _department(name, department, scenario, told)
    yield from _director(scenario)
    yield from _policies(scenario.organization)
    yield from marketing_words(scenario)
    yield from _regions(scenario)
    yield from visit_words(scenario)


def shock_words(scenario: Scenario) -> Iterator[str]:
    """Yield a line for each shock that is scheduled."""
    shocks = scenario.shocks
    told: list[tuple[float, str]] = []
    if shocks.star_leaves:
        told.append((shocks.star_leaves.at, "the seller whose clients brought most in the last months leaves"))
    if shocks.mass_exodus:
        share = written(shocks.mass_exodus.share, "share")
        told.append((shocks.mass_exodus.at, f"{share} of the sellers leave at once"))
    if shocks.falling_market:
        depth, over = written(shocks.falling_market.depth, "share"), written(shocks.falling_market.over, "h")
        told.append((shocks.falling_market.at, f"demand begins to fall, by {depth} over {over}"))
    if shocks.advertising_flood:
        more, lasts = number(shocks.advertising_flood.per_month), written(shocks.advertising_flood.lasts, "h")
        told.append((shocks.advertising_flood.at, f"advertising brings {more} inquiries a month more, for {lasts}"))
    if shocks.pay_cut:
        told.append((shocks.pay_cut.at, pay_cut_words(shocks.pay_cut, scenario.organization.conflict)))
    if not told:
        yield "Nothing is scheduled."
    for at, what in sorted(told):
        late = f", but the run ends before, after {written(scenario.end, 'h')}" if at >= scenario.end else ""
        yield f"{written(at, 'h')} from the start {what}{late}."


def _department(name: str, department: Department, scenario: Scenario, told: Sequence[Idle]) -> Iterator[str]:
    head = department.head
    if head is None:
        yield f"Department '{name}', without a head."
    else:
        yield f"Department '{name}', {_led(head, scenario)}."
        yield from (f"  {line}." for line in _head(head, scenario))
        yield from _idle_of_head(f"organization.departments.{name}.", told)
    yield from (f"  {line}." for line in _pod(name, department))
    for role_name, role in department.roles.items():
        yield _role(role_name, role, scenario)
        yield from (f"    {line}." for line in _instructions(role, scenario))
        here = f"organization.departments.{name}.roles.{role_name}."
        own = {one.path.removeprefix(here): one.why for one in told if one.path.startswith(here)}
        yield from (f"    {line}." for line in rules_of_pay(role, own))
        yield from (f"    '{setting}' cannot act: {why}." for setting, why in own.items())


def _idle_of_head(here: str, told: Sequence[Idle]) -> Iterator[str]:
    """Yield what of the settings of a head cannot act, under the path of the department."""
    for one in told:
        field = one.path.removeprefix(here)
        if field != one.path and field.split(".")[0] == "head":
            yield f"  '{field.removeprefix('head.')}' cannot act: {one.why}."


def _pod(name: str, department: Department) -> Iterator[str]:
    """Tell what a department keeps to itself."""
    if department.territory:
        share = written(department.territory, "share")
        yield f"The territory of '{name}' is {share} of the clients; nobody else calls there"
    for policy, value in ((LEADS, department.leads), (ACCOUNTS, department.accounts)):
        if value != "shared":
            yield policy.words(value).format(department=name)


def _director(scenario: Scenario) -> Iterator[str]:
    director = scenario.organization.director
    if director is None:
        return
    yield f"A commercial director is over all of them, and leads departments without a head{_director_tied(scenario)}."


def _director_tied(scenario: Scenario) -> str:
    director = scenario.organization.director
    if director is None or director.key_accounts is None:
        return ""
    whom = _key_accounts(director.key_accounts, "of the firm")
    return f"; the director stays in touch with {whom}{_if_off(scenario, 'parallel_contacts')}"


def _led(head: Head, scenario: Scenario) -> str:
    meetings = "no planning meetings"
    if head.planning_every is not None:
        every, length = written(head.planning_every, "h"), written(head.planning_hours, "h")
        meetings = f"planning meetings of {length} every {every.removeprefix('1 ')}{_if_off(scenario, 'planning')}"
    reviews = REVIEW.words(head.review).format(hours=written(head.review_hours, "h"))
    return f"led by a head who holds {meetings} and {reviews}"


def _head(head: Head, scenario: Scenario) -> Iterator[str]:
    mandate, paperwork = written(head.mandate, "share"), written(head.paperwork, "share")
    yield f"Paperwork takes {paperwork} of the head's hours"
    yield (
        f"The head insists on the order of work with {number(head.insistence)} hours' pay an hour, {mandate} of it on "
        "work for new clients"
    )
    control, coaching = written(head.control_hours, "h"), written(head.coaching_hours, "h")
    yield (
        f"For each report and month: control {control}{_if_off(scenario, 'control')}, coaching "
        f"{coaching}{_if_off(scenario, 'coaching')}"
    )
    yield f"{_pushing(head, scenario.market)}{_if_off(scenario, 'pushing') if head.push_hours else ''}"
    if head.review == "monthly":
        rotation = ROTATION.words(head.rotation).format(limit=head.rotation_limit)
        yield f"After a review {head.review_calls} silent clients of each portfolio are called, and {rotation}"


    if head.key_accounts is not None:
        whom = _key_accounts(head.key_accounts, "of the department")
        yield f"The head stays in touch with {whom}{_if_off(scenario, 'parallel_contacts')}"


def _key_accounts(terms: KeyAccounts, whose: str) -> str:
    share, every, hours = written(terms.share, "share"), written(terms.every, "h"), written(terms.hours, "h")
    return f"the most valuable {share} of the clients {whose}, {hours} each every {every.removeprefix('1 ')}"


def _pushing(head: Head, market: Market) -> str:
    if head.push_hours is None:
        return "The head joins no deals"
    segments = [name for name, segment in market.segments.items() if segment.margin_per_order >= head.push_from]
    hours, patience = written(head.push_hours, "h"), written(head.push_patience, "h")
    worth = f"whose orders bring {market.money.said(head.push_from)} or more ({', '.join(segments) or 'none'})"
    return f"The head joins the last touch of deals {worth} for {hours}; they wait {patience} at most"


def _role(name: str, role: Role, scenario: Scenario) -> str:
    seats = f"{written(role.count, 'seats')}{' at first' if role.headcount.hire else ''}"
    limit = ""
    if "serving" in role.order_of_work:
        accounts = role.account_limit
        limit = " no limit of accounts;" if accounts is None else f" {number(accounts)} accounts each;"
    order = ", then ".join(role.order_of_work)
    return f"  {name}: {seats};{limit} {order}; {pay_words(role, scenario)}."


def _instructions(role: Role, scenario: Scenario) -> Iterator[str]:
    if role.headcount.hire:
        found = written(round(expected_search(role, scenario) / DAY) * DAY, "h")
        yield f"Hired later: {role.headcount.plan_in_words()}; the search begins then, and takes {found} on average"
    yield from _for_whom(role, scenario)
    if role.protected_hours:
        hours, work = written(role.protected_hours, "h"), ", then ".join(role.protected_work)
        yield f"The first {hours} of each working day are for {work}"
    if role.passes_accounts_after is not None:
        after = written(role.passes_accounts_after, "h")
        yield f"Clients won here stay for {after}, then they pass to a role that keeps accounts for good"
    if role.stays_in_touch_every is not None:
        every = written(role.stays_in_touch_every, "h").removeprefix("1 ")
        yield f"Clients won here and passed on are called every {every}{_if_off(scenario, 'parallel_contacts')}"
    if role.scripts:
        yield f"By a script: {_listed(role.scripts)}{_if_off(scenario, 'scripts')}"


def _for_whom(role: Role, scenario: Scenario) -> Iterator[str]:
    """Tell for which clients and requests a role is there, where it is not for all."""
    if role.segments is not None:
        yield f"For {_listed(role.segments)} clients only"
    if role.lead_source != "all":
        yield LEAD_SOURCE.words(role.lead_source)
    if role.request_tier != "all" and scenario.organization.routing != "anyone":
        yield f"Takes up {role.request_tier} requests only"


def _policies(organization: Organization) -> Iterator[str]:
    handover = organization.handover
    hours = handover.hours if handover.style == "hard" else handover.parallel_hours
    assignment, overflow, inbound = organization.assignment, organization.overflow, organization.inbound
    yield f"A new account {ASSIGNMENT.words(assignment)}; without room it {OVERFLOW.words(overflow)}."
    yield f"Inquiries {INBOUND.words(inbound)}."
    if organization.routing != "anyone":
        yield f"Requests are sorted {ROUTING.words(organization.routing)}."
    yield f"Hand-overs of accounts are {HANDOVER.words(handover.style)} and take both sides {written(hours, 'h')}."
    yield from conflict_words(organization)
    if any(role.scripts for _, _, role in organization.roles()):
        yield f"Each script takes {written(organization.script_upkeep, 'h')} a month to keep."
    if organization.ladder:
        after = written(organization.promotion_after, "h")
        steps = ", ".join(organization.ladder)
        yield f"Empty seats are filled along the ladder {steps}, after {after} on a step, or else from outside."


def _regions(scenario: Scenario) -> Iterator[str]:
    """Tell the map: who is where, and how people work across a distance."""
    organization, regions = scenario.organization, scenario.market.regions
    seats = dict.fromkeys(regions, 0)
    for department, _, role in organization.roles():
        place = role.region or organization.departments[department].region
        if place in seats:
            seats[place] += role.count
    for name, region in regions.items():
        there = f"{seats[name] or 'no'} {'seat is' if seats[name] == 1 else 'seats are'} there"
        yield (
            f"{written(region.share, 'share')} of the clients are in '{name}', {written(region.travel, 'h')} away; "
            f"{there}{_if_off(scenario, 'distance')}."
        )
    if regions:
        told = DISTANCE.words(organization.distance).format(in_person=written(organization.in_person, "share"))
        yield f"Clients of other regions {told}{_if_off(scenario, 'distance')}."


def _if_off(scenario: Scenario, mechanism: str) -> str:
    return "" if getattr(scenario.mechanisms, mechanism) else " (switched off)"


def _listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
