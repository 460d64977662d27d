"""Which assumptions a verdict leans on: those that nobody has measured, and that act in a scenario.

An assumption acts if no mechanism governs it or one that governs it is on, and if what it is about exists: without a
head nobody insists, without late payments nobody collects. What remains can move a result; how far is no matter of
this list.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from simulator.scenario.figures.assumptions import Assumption, assumptions
from simulator.scenario.figures.existence import Facts
from simulator.scenario.schema.heads import Head
from simulator.scenario.schema.mechanisms import SWITCHES, grounds_of
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario

HUMAN, HEAD, ROLE = "market.human_nature", "organization.departments.*.head", "organization.departments.*.roles.*"
CHOICE = ("least_resistance", "comfort", "incentive")
"""Where none of these is on, people follow the order of work exactly, and nothing pulls at them."""

TIES = ("neglect", "following")
"""Where none of these is on, no bond makes a difference to what clients do."""

OF_SEVERAL: dict[str, tuple[str, ...]] = {
    f"{HUMAN}.resistance": ("least_resistance", "comfort", "quitting"),
    f"{HUMAN}.temperature": CHOICE,
    f"{HUMAN}.pressure_saturation": CHOICE,
    f"{HEAD}.insistence": CHOICE,
    f"{HEAD}.mandate": CHOICE,
    f"{HUMAN}.learning.start": ("learning", "fading"),
    f"{HUMAN}.poachability": ("following",),
    "market.buying.well_served": ("neglect",),
    "market.bonds.kept_at_handover": ("handover_loss",),
    "market.bonds.lead_kept_at_handover": ("handover_loss",),
    "market.bonds": TIES,
    "market.segments.*.complexity": ("scripts", "wrong_impressions"),
    "market.opening.bond": TIES,
    "market.opening.firm_bond": TIES,
}
"""Numbers that act by way of any of several mechanisms, or of one that does not list them among its own; the first
path that matches counts."""

DESIGN_ITSELF = (f"{ROLE}.count",)
"""What the designs are compared by is no assumption about them."""

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaning:
    """An assumption that a verdict leans on, and the mechanism by which it acts; None where it acts in any case."""

    assumption: Assumption
    mechanism: str | None


def leaning(scenario: Scenario) -> list[Leaning]:
    """Return the unmeasured assumptions (evidence A) that act in `scenario`, in the order of the schema."""
    on = {name for name in SWITCHES if getattr(scenario.mechanisms, name)}
    found = []
    for one in assumptions(scenario):
        path, organization = _placed(scenario, one.path)
        if one.evidence != "A" or _matching(path, DESIGN_ITSELF):
            continue
        governing = _governing(path)
        acting = [name for name in governing if name in on]
        if (acting or not governing) and _exists(Facts(scenario, on, organization), path):
            found.append(Leaning(one, acting[0] if acting else None))
    return found


def _placed(scenario: Scenario, dotted: str) -> tuple[Path, Organization]:
    """Return a path as if there were no timeline, and the organisation that it speaks of."""
    path = tuple(dotted.split("."))
    if path[0] == "timeline" and path[2] == "organization":
        return path[2:], scenario.timeline[path[1]].organization
    return path, scenario.organization


def by_mechanism(found: Iterable[Leaning]) -> dict[str | None, list[Assumption]]:
    """Return the assumptions under the mechanism by which they act, in the order of the switches, None last."""
    groups: dict[str | None, list[Assumption]] = {name: [] for name in (*SWITCHES, None)}
    for one in found:
        groups[one.mechanism].append(one.assumption)
    return {name: members for name, members in groups.items() if members}


@cache
def _governing(path: Path) -> tuple[str, ...]:
    """Return the mechanisms by way of which the number at `path` acts; none if it acts in any case."""
    if several := _matching(path, OF_SEVERAL):
        return OF_SEVERAL[several]
    return tuple(name for name in SWITCHES if _matching(path, grounds_of(name).fields))


def _matching(path: Path, patterns: Iterable[str]) -> str | None:
    """Return the first of `patterns` that `path` lies at or below; `*` stands for any one step."""
    return next((pattern for pattern in patterns if _below(path, pattern)), None)


def _below(path: Path, pattern: str) -> bool:
    steps = pattern.split(".")
    return len(path) >= len(steps) and all(step in ("*", part) for part, step in zip(path, steps, strict=False))


Rule = Callable[[Facts, Path], bool]


def _at(facts: Facts, path: Path) -> Head | Role:
    """Return the head or the role that a lever belongs to."""
    department = facts.organization.departments[path[2]]
    if path[3] == "roles":
        return department.roles[path[4]]
    if department.head is None:
        raise KeyError(f"nobody leads {path[2]}")
    return department.head


def _pays(plan: str) -> Rule:
    return lambda facts, _: any(role.pay == plan for role in facts.roles)


def _of_head(test: Callable[[Head], bool]) -> Rule:
    """Return the rule that the head whom a lever belongs to does something."""
    return lambda facts, path: isinstance(head := _at(facts, path), Head) and test(head)


def _of_any_head(test: Callable[[Head], bool]) -> Rule:
    return lambda facts, _: facts.led(test)


def _work(facts: Facts, path: Path) -> bool:
    return facts.does(path[-1])


def _inquiries(facts: Facts, _: Path) -> bool:
    return facts.scenario.market.inquiries.per_month > 0


def _calling(facts: Facts, _: Path) -> bool:
    return facts.does("prospecting") and facts.scenario.market.prospects.size > 0


def _hired(facts: Facts, _: Path) -> bool:
    return facts.people_leave() or any(stage.overflow == "hire" for stage in facts.scenario.stages)


def _complex(facts: Facts, _: Path) -> bool:
    return ("scripts" in facts.on and any(role.scripts for role in facts.roles)) or facts.sorts_by("complexity")


def _scripted(facts: Facts, _: Path) -> bool:
    return any(role.scripts for role in facts.roles)


def _earned(facts: Facts, path: Path) -> bool:
    """Whether anybody is paid by this wage, or may compare with it what is paid here."""
    wages = facts.scenario.market.labour.wages.model_dump()
    best = {max(role.order_of_work, key=wages.__getitem__) for role in facts.roles}
    return path[-1] in best or "quitting" in facts.on or (path[-1] == "leading" and bool(facts.heads))


def _works_apart(facts: Facts, *manners: str) -> bool:
    """Whether people work with clients of other regions in one of these manners."""
    stages = facts.scenario.stages
    return bool(facts.scenario.market.regions) and any(stage.distance in manners for stage in stages)


PLANS: dict[str, tuple[str, ...]] = {
    "first_and_repeat": ("first_and_repeat_variable", "first_share", "repeat_share"),
    "first_deal": ("first_deal_variable", "first_period", "first_period_share"),
    "per_lead": ("per_lead_variable", "per_lead"),
    "team_bonus": ("team_bonus_variable", "team_share", "team_threshold"),
    "active_seller": (
        "active_seller_variable", "active_first_share", "active_repeat_share", "plan_clients", "plan_bonus",
    ),
}  # fmt: skip
"""The terms of each pay plan."""

RULES: tuple[tuple[tuple[str, ...], Rule], ...] = (
    ((f"{ROLE}",), lambda facts, path: isinstance(role := _at(facts, path), Role) and role.count > 0),
    ((f"{ROLE}.protected_hours",), lambda facts, path: getattr(_at(facts, path), "protected_hours", 0.0) > 0),
    ((f"{HEAD}.planning_hours",), _of_head(lambda head: head.planning_every is not None)),
    ((f"{HEAD}.review_calls", f"{HEAD}.review_hours"), _of_head(lambda head: head.review != "none")),
    ((f"{HEAD}.rotation_limit",), _of_head(lambda head: head.review != "none" and head.rotation != "none")),
    ((f"{HEAD}.push_from", f"{HEAD}.push_patience"), _of_head(lambda head: head.push_hours is not None)),
    ((f"{HUMAN}.leadership.control_gain", f"{HUMAN}.leadership.control_saturation", f"{HUMAN}.quitting.control"),
     lambda facts, _: "control" in facts.on and facts.led(lambda head: head.control_hours > 0)),
    ((f"{HUMAN}.leadership.coaching_worth",),
     lambda facts, _: "learning" in facts.on and facts.led(lambda head: head.coaching_hours > 0)),
    ((f"{HUMAN}.leadership.push_factor",), _of_any_head(lambda head: head.push_hours is not None)),
    ((f"{HUMAN}.leadership.short_sight", f"{HUMAN}.pressure_saturation", f"{HUMAN}.quitting.head_rate"),
     _of_any_head(lambda _: True)),
    ((f"{HUMAN}.excuses",), _of_any_head(lambda head: head.review != "none")),
    ((f"{HUMAN}.disclosure",), _of_any_head(lambda head: head.review != "none" and head.rotation == "rotate")),
    ((f"{HUMAN}.quitting.peer_factor", f"{HUMAN}.quitting.peer_cap"), lambda facts, _: "quitting" in facts.on),
    ((f"{HUMAN}.poachability",), lambda facts, _: facts.people_leave()),
    ((f"{HUMAN}.quitting.breadth",), lambda facts, _: "quitting" in facts.on),
    ((f"{HUMAN}.conflict", "organization.conflict.patience"),
     lambda facts, _: facts.scenario.shocks.pay_cut is not None and "following" in facts.on),
    (("organization.conflict.patience",), lambda facts, _: facts.scenario.organization.conflict.response == "hold_out"),
    ((f"{HUMAN}.bargaining_share",),
     lambda facts, _: facts.scenario.organization.conflict.retention == "match" and "following" in facts.on),
    ((f"{HUMAN}.list_poachability",),
     lambda facts, _: facts.scenario.organization.access != "own" and facts.people_leave()),
    ((f"{HUMAN}.founding",), lambda facts, path: "following" in facts.on and facts.founds(path)),
    ((f"{HUMAN}.quitting.overload",),
     lambda facts, _: any(role.account_limit is not None and "serving" in role.order_of_work for role in facts.roles)),
    ((f"{HUMAN}.resistance.*", f"{HUMAN}.talents.hunting.*", f"{HUMAN}.learning.hours.*"), _work),
    ((f"{HUMAN}.scripting", "organization.script_upkeep"), _scripted),
    (("market.segments.*.complexity",), _complex),
    (("market.signals", "organization.sorting"), lambda facts, path: facts.sorts_by(path[-1].removesuffix("_sigma"))),
    (("organization.promotion_after",), lambda facts, _: bool(facts.organization.ladder)),
    (("organization.handover.hours",), lambda facts, _: facts.organization.handover.style == "hard"),
    (("organization.handover.parallel_hours",),
     lambda facts, _: facts.organization.handover.style == "parallel"),
    (("organization.handover.lead_hours",), lambda facts, _: facts.passes_leads()),
    *((tuple(f"organization.pay_plans.{term}" for term in terms), _pays(plan)) for plan, terms in PLANS.items()),
    (("market.buying.rewon_odds",), lambda facts, _: facts.does("rewinning")),
    (("market.payments.term", "market.payments.lateness", "market.payments.collecting", "market.payments.pays_within"),
     lambda facts, _: facts.scenario.market.payments.late_share > 0),
    (("market.reactivation",), lambda facts, _: facts.does("reactivating")),
    (("market.visits", "organization.vip"), lambda facts, _: facts.does("visiting")),
    (("organization.vip.survey_every", "organization.vip.survey_hours", "market.problems.survey_detection"),
     lambda facts, _: any(stage.vip.survey_every is not None for stage in facts.scenario.stages)),
    (("market.problems.share", "market.problems.smoulder"),
     lambda facts, _: facts.comes_of_visits("early_warning") or facts.scenario.market.problems.second_supplier > 0),
    (("market.problems.detection", "market.problems.survey_detection", "market.problems.false_alarm",
      "market.problems.fixing", "market.problems.fixed"), lambda facts, _: facts.comes_of_visits("early_warning")),
    (("market.visits.worth",), lambda facts, _: facts.comes_of_visits("bonds")),
    (("market.visits.wallet", "market.visits.wallet_gain", "market.visits.wallet_half_life"),
     lambda facts, _: facts.comes_of_visits("volume")),
    (("market.visits.offer", "market.visits.offer_uplift"), lambda facts, _: facts.comes_of_visits("offers")),
    (("market.visits.satisfied", "market.visits.referral", "market.visits.referral_odds"),
     lambda facts, _: facts.comes_of_visits("referrals")),
    (("market.calling", "market.prospects.resting", "market.prospects.resting_up_to", "market.prospects.rest_unreached",
      "market.prospects.rest_refused", "market.prospects.rest_undecided", "market.qualifying.lead",
      "market.qualifying.lead_work", "market.qualifying.lead_cooling_scale", "market.qualifying.lead_cooling_power"),
     _calling),
    (("market.inquiries.peak", "market.inquiries.patience", "market.inquiries.win_factor", "market.qualifying.inquiry",
      "market.qualifying.inquiry_work", "market.qualifying.inquiry_cooling_scale",
      "market.qualifying.inquiry_cooling_power", "market.deals.no_show_inbound"), _inquiries),
    (("market.opening.bond", "market.opening.firm_bond", "market.opening.book_age"),
     lambda facts, _: facts.scenario.market.opening.clients > 0),
    (("market.segments.*.developing", "market.segments.*.contact_every"), lambda facts, _: facts.does("developing")),
    (("market.regions.*.travel", "market.regions.*.journey_cost", "organization.in_person"),
     lambda facts, _: _works_apart(facts, "travel")),
    (("market.regions.*.remote_odds", "market.regions.*.remote_gain"),
     lambda facts, _: _works_apart(facts, "remote", "none")),
    (("market.segments",),
     lambda facts, path: path[-1] == "share" or facts.scenario.market.segments[path[2]].share > 0),
    ((f"{HUMAN}.upheaval",), lambda facts, _: "quitting" in facts.on and bool(facts.scenario.timeline)),
    ((f"{HUMAN}.learning.training_worth",),
     lambda facts, _: any(change.training > 0 for change in facts.scenario.timeline.values())),
    (("market.labour.severance",), lambda facts, _: bool(facts.scenario.timeline)),
    (("market.labour.wages",), _earned),
    (("market.labour.hiring_cost", "market.labour.search", "market.labour.applicant_every"), _hired),
)  # fmt: skip
"""What the numbers at or below these paths are about exists where the rule holds; every rule that matches has to."""


def _exists(facts: Facts, path: Path) -> bool:
    return all(rule(facts, path) for patterns, rule in RULES if _matching(path, patterns))


def shared_and_own(scenarios: Sequence[Scenario]) -> dict[str | None, list[tuple[Assumption, tuple[str, ...]]]]:
    """Return what a comparison leans on, by mechanism: each assumption with the names of the designs in which it acts.

    Designs that write the same number at the same place share one entry; all of them share the market.
    """
    found: dict[str | None, dict[tuple[str, str], tuple[Assumption, tuple[str, ...]]]] = {}
    for scenario in scenarios:
        for mechanism, members in by_mechanism(leaning(scenario)).items():
            group = found.setdefault(mechanism, {})
            for one in members:
                _, names = group.get((one.path, one.value), (one, ()))
                group[one.path, one.value] = (one, (*names, scenario.name))
    return {name: list(found[name].values()) for name in (*SWITCHES, None) if name in found}
