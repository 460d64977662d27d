"""Hypothesis strategies for small companies: whatever a file may say, as long as a run takes a moment."""

from typing import Any

from hypothesis import strategies as st
from natures import (
    SHARES,
    Facts,
    calendars,
    hours,
    human_nature,
    labour,
    one_of,
    payments,
    problems,
    programmes,
    regions,
    shocks,
    spells,
    switches,
    visits,
)

from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.pay_plans import PAY_PLANS
from simulator.scenario.schema.policies import ASSIGNMENT, OVERFLOW
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.work import NAMED

EVERY_WORK = list(NAMED)
OVERFLOWS = list(OVERFLOW.names)
ASSIGNMENTS = list(ASSIGNMENT.names)
PAY = [sheet.name for sheet in PAY_PLANS]
PLACES = [None, None, "north", "south"]
PERIODS = st.sampled_from(["month", "quarter", "year"])


def segments() -> st.SearchStrategy[dict[str, Any]]:
    one = st.fixed_dictionaries({
        "orders_per_year": st.sampled_from([0, 12, 60]),
        "margin_per_order": st.sampled_from([0.0, 0.1]),
        "annual_churn": st.sampled_from([0.0, 0.3, 0.9]),
        "win_rate": st.sampled_from([0.2, 0.7, 1.0]),
        "touches": st.integers(1, 5),
        "deal_work": spells(3.0),
        "cycle": hours(0, 8, 60),
        "open_deals": st.sampled_from([1, 3, 20]),
        "serving": spells(1.0),
        "developing": spells(0.5),
        "contact_every": hours(20, 100),
        "account_weight": st.sampled_from([0.5, 1.0, 2.0]),
        "complexity": SHARES,
    })
    return st.lists(one, min_size=1, max_size=3).map(_sharing)


def _sharing(bodies: list[dict[str, Any]]) -> dict[str, Any]:
    return {f"segment {place}": body | {"share": 1 / len(bodies)} for place, body in enumerate(bodies)}


def markets() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({
        "plan": plans(),
        "segments": segments(),
        "prospects": st.fixed_dictionaries({
            "size": st.sampled_from([0, 30, 400]),
            "resting": SHARES,
            "resting_up_to": hours(10, 300),
            "rest_unreached": hours(0, 30),
            "rest_refused": hours(0, 30, 300),
            "rest_undecided": hours(0, 30),
        }),
        "calling": st.fixed_dictionaries({"connect": st.sampled_from([0.1, 0.6, 1.0]), "warm_interest": SHARES,
                                          "sheet": hours(0.5, 3)}),
        "inquiries": st.fixed_dictionaries({
            "per_month": st.sampled_from([0, 20, 200]),
            "peak": st.sampled_from([1.0, 2.0]),
            "patience": st.none() | spells(4.0),
        }),
        "calendar": calendars(),
        "advertising": st.fixed_dictionaries({
            "price": one_of(0.002, 0.05), "doubles_at": st.sampled_from([None, 30, 300]),
            "quality": one_of(0, 0.5, 3),
        }),
        "qualifying": st.fixed_dictionaries({"lead": st.sampled_from([0.3, 1.0]), "lead_work": spells(0.4),
                                             "inquiry": st.sampled_from([0.3, 1.0]), "inquiry_work": spells(0.4)}),
        "deals": st.fixed_dictionaries({"no_show": st.sampled_from([0.0, 0.4]), "no_decision": SHARES}),
        "buying": st.fixed_dictionaries({
            "rate_cv": st.sampled_from([0.0, 0.8]), "churn_cv": st.sampled_from([0.0, 0.7]),
            "exogenous_share": SHARES, "silent_leavers": SHARES, "first_order": st.booleans(),
            "dormant_after": hours(40, 300), "rewon": one_of(0, 0, 0.5, 1), "rewon_odds": one_of(0, 3),
        }),
        "reactivation": st.fixed_dictionaries({"work": spells(0.5), "order": SHARES, "win_back": SHARES}),
        "payments": payments(),
        "regions": regions(),
        "visits": visits(),
        "problems": problems(),
        "human_nature": human_nature(),
        "labour": labour(),
        "opening": st.fixed_dictionaries({"clients": st.sampled_from([0, 5, 40]), "pipeline": st.integers(0, 6)}),
    })  # fmt: skip


def pay_terms() -> Facts:
    """Draw terms of a role's own: rules around any plan, and terms of some plans, which may be others than its own."""
    return st.fixed_dictionaries({}, optional={
        "inbound_rate": SHARES, "accelerator": one_of(1.5, 3), "cap": one_of(0.2, 1, 3),
        "clawback_within": hours(30, 3000), "clawback_share": SHARES,
        "first_share": SHARES, "first_and_repeat_variable": SHARES, "first_period": hours(0, 100),
        "per_lead": one_of(0, 0.5), "team_share": SHARES, "plan_clients": one_of(0, 1, 3),
    })  # fmt: skip


def headcounts(fewest: int = 0) -> st.SearchStrategy[Any]:
    """Return numbers of seats, sometimes with a hiring plan; with one there may be as few as `fewest` at the start."""
    people = st.integers(1, 2)
    dated = st.fixed_dictionaries({"at": hours(0, 1, 40, 168, 250, 600)}, optional={"people": people})
    rate = st.fixed_dictionaries(
        {"every": hours(100, 168)},
        optional={"people": people, "from": hours(0, 30, 168), "until": hours(168, 250, 600)},
    )
    plans = st.lists(dated, min_size=1, max_size=2) | rate
    return st.integers(1, 3) | st.fixed_dictionaries({"start": st.integers(fewest, 2), "hire": plans})


@st.composite
def roles(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a role; what is protected and what there are scripts for is part of its work."""
    works = draw(st.lists(st.sampled_from(EVERY_WORK), unique=True, min_size=1))
    some = st.lists(st.sampled_from(works), unique=True, max_size=3)
    passes_on = draw(st.none() | hours(0, 30, 300)) if "serving" in works else None
    in_touch = draw(st.none() | hours(10, 100)) if "developing" in works else None
    protected = draw(some)
    return {
        "count": draw(headcounts()),
        "order_of_work": works,
        "account_limit": draw(st.sampled_from([None, 0, 1, 4, 15])),
        "pay": draw(st.sampled_from(PAY)),
        "wage": draw(one_of(None, None, 0.5, 1.5)),
        "pay_terms": draw(pay_terms()),
        "quota": draw(quotas()),
        "attrition": draw(st.sampled_from([None, None, 0, 0.5, 5])),
        "region": draw(st.sampled_from(PLACES)),
        "segments": draw(st.sampled_from([None, None, ["segment 0"]])),
        "scripts": draw(some),
        "passes_accounts_after": passes_on,
        "stays_in_touch_every": in_touch,
        **({"protected_hours": draw(hours(0, 3, 8)), "protected_work": protected} if protected else {}),
    }


def quotas() -> st.SearchStrategy[dict[str, Any] | None]:
    of = st.sampled_from(["wins", "opportunities", "new_margin", "margin"])
    return st.none() | st.builds(lambda of, amount, per: {of: amount, "per": per}, of, one_of(0.1, 1, 5), PERIODS)


def plans() -> st.SearchStrategy[dict[str, Any]]:
    amounts = one_of(0.1, 1, 20)
    bookings = {
        "amount": amounts | st.lists(amounts, min_size=1, max_size=4), "of": one_of("margin", "revenue"),
        "clients": one_of("all", "new"), "per": PERIODS,
    }  # fmt: skip
    return st.fixed_dictionaries({"bookings": st.none() | st.fixed_dictionaries(bookings)})


def ties() -> st.SearchStrategy[dict[str, Any] | None]:
    return st.none() | st.fixed_dictionaries({
        "share": one_of(0.1, 0.5, 1), "every": hours(20, 200), "hours": hours(0.5, 2),
    })  # fmt: skip


def heads() -> st.SearchStrategy[dict[str, Any] | None]:
    return st.none() | st.fixed_dictionaries({
        "insistence": one_of(0, 0.5, 5), "mandate": SHARES, "paperwork": one_of(0, 0.4, 0.9),
        "planning_every": st.none() | hours(8, 42), "planning_hours": hours(0, 1),
        "control_hours": hours(0, 1, 8), "coaching_hours": hours(0, 2),
        "push_hours": st.none() | hours(0.5, 5), "push_from": one_of(0, 0.05), "push_patience": hours(0, 2, 30),
        "review": one_of("none", "monthly"), "review_calls": st.integers(0, 5), "review_hours": hours(0, 0.5),
        "rotation": one_of("none", "rotate", "placebo"), "rotation_limit": one_of(0, 2, 20),
        "key_accounts": ties(),
    })  # fmt: skip


def departments() -> Facts:
    one = st.fixed_dictionaries({
        "head": heads(),
        "region": st.sampled_from(PLACES),
        "territory": one_of(None, None, 0.2, 0.5),
        "leads": one_of("shared", "own"),
        "accounts": one_of("shared", "own"),
        "roles": st.lists(roles(), min_size=1, max_size=3).map(lambda bodies: _named("role", bodies)),
    })
    return st.lists(one, min_size=1, max_size=2).map(lambda bodies: _complete(_named("department", bodies)))


def _named(what: str, bodies: list[dict[str, Any]]) -> dict[str, Any]:
    return {f"{what}_{place}": body for place, body in enumerate(bodies)}


def _complete(drawn: dict[str, Any]) -> dict[str, Any]:
    """Let one more role do what nobody does, so that the design is sound."""
    done = {work for body in drawn.values() for role in body["roles"].values() for work in role["order_of_work"]}
    rest = [work for work in EVERY_WORK if work not in done]
    if "serving" not in rest and not any(_keeps_for_good(body) for body in drawn.values()):
        rest.append("serving")
    if rest:
        drawn["department_0"]["roles"]["rest"] = {"count": 1, "order_of_work": rest, "account_limit": 4}
    return drawn


def _keeps_for_good(department: dict[str, Any]) -> bool:
    """Tell whether a department has a role that keeps the accounts that it serves, from the start on."""
    roles = [role for role in department["roles"].values() if _seats(role["count"])]
    return any("serving" in role["order_of_work"] and role["passes_accounts_after"] is None for role in roles)


def _seats(count: Any) -> int:
    """Return the seats at the start."""
    return int(count["start"] if isinstance(count, dict) else count)


def directors() -> st.SearchStrategy[dict[str, Any] | None]:
    return st.none() | st.fixed_dictionaries({
        "insistence": one_of(0, 0.5, 5), "paperwork": one_of(0, 0.6, 0.9), "key_accounts": ties(),
    })  # fmt: skip


@st.composite
def organizations(draw: st.DrawFn, overflow: st.SearchStrategy[str]) -> dict[str, Any]:
    """Draw an organisation in which people may rise from any role to any other."""
    drawn = draw(departments())
    names = sorted({name for department in drawn.values() for name in department["roles"]})
    policies = {
        "director": directors(),
        "assignment": st.sampled_from(ASSIGNMENTS),
        "overflow": overflow,
        "inbound": st.sampled_from(["shared", "in_turn"]),
        "lead_queue": st.sampled_from([1, 3, 40]),
        "marketing": st.fixed_dictionaries({"budget": one_of(0, 0, 0.5, 3)}),
        "handover": st.fixed_dictionaries({
            "style": st.sampled_from(["hard", "parallel"]), "hours": hours(0, 1), "parallel_hours": hours(0, 2),
            "lead_hours": hours(0, 0.2),
        }),
        "pay_plans": st.fixed_dictionaries({"plan_clients": one_of(0, 1, 3), "team_threshold": one_of(0, 1),
                                            "first_period": hours(0, 100)}),
        "conflict": st.fixed_dictionaries({
            "response": one_of("yield", "hold_out", "dismiss"), "patience": hours(0, 10, 100),
            "retention": one_of("none", "match"),
        }),
        "access": one_of("own", "department", "all"),
        "ladder": st.just([]) | st.permutations(names),
        "promotion_after": hours(0, 100),
        "distance": st.sampled_from(["remote", "travel", "none"]),
        "in_person": SHARES,
        "script_upkeep": hours(0, 2),
        "vip": programmes(),
    }  # fmt: skip
    return {"departments": drawn} | draw(st.fixed_dictionaries(policies))


def scenarios(*overflows: str) -> st.SearchStrategy[Scenario]:
    """Return sound scenarios of one to four months with one of these overflow policies, or with any.

    Every design has somebody for each kind of work.
    """
    facts = st.fixed_dictionaries({
        "market": markets(),
        "organization": organizations(st.sampled_from(overflows or OVERFLOWS)),
        "shocks": shocks(),
        "mechanisms": switches(),
        "plan": plans(),
        "warm_up": st.sampled_from(["0 h", "100 h", "1 month"]),
        "horizon": st.sampled_from(["200 h", "1 month", "3 months"]),
    })
    return facts.filter(_something_can_happen).map(Scenario.model_validate)


def _something_can_happen(facts: dict[str, Any]) -> bool:
    market = facts["market"]
    return bool(market["prospects"]["size"] or market["inquiries"]["per_month"] or market["opening"]["clients"])


def changed(scenario: Scenario, **groups: dict[str, Any] | None) -> Scenario:
    """Return a copy in which some facts of these groups (organization, mechanisms, shocks) are others."""
    facts = scenario.model_dump(mode="json")
    for name, values in groups.items():
        facts[name] = facts[name] | (values or {})
    return Scenario.model_validate(facts)


NEUTRAL = dict.fromkeys(SWITCHES, False)
CHOOSING = dict.fromkeys(("least_resistance", "comfort", "incentive"), False)


def obedient(scenario: Scenario) -> Scenario:
    """Return a company in which people do as they are told, stay where they are, and are at hand for everybody."""
    stay = {"star_leaves": None, "mass_exodus": None}
    off = CHOOSING | {"quitting": False, "distance": False}
    departments = scenario.model_dump(mode="json")["organization"]["departments"]
    for body in departments.values():
        body |= {"territory": None, "leads": "shared", "accounts": "shared"}
        for role in body["roles"].values():
            role["segments"] = None
    return changed(scenario, mechanisms=off, shocks=stay, organization={"ladder": [], "departments": departments})
