"""Hypothesis strategies for small companies: whatever a file may say, as long as a run takes a moment."""

from typing import Any, get_args

from hypothesis import strategies as st

from simulator.scenario.organization import Work
from simulator.scenario.scenario import Scenario

EVERY_WORK = list(get_args(Work))
OVERFLOWS = ["bury", "keep_with_closer", "queue", "hire", "turn_away"]
ASSIGNMENTS = ["fewest_accounts", "round_robin", "by_potential", "by_complexity"]
PAY = ["salary", "first_and_repeat", "first_deal", "per_lead", "team_bonus"]
SHARES = st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.0])


def hours(*amounts: float) -> st.SearchStrategy[str]:
    return st.sampled_from([f"{amount} h" for amount in amounts])


def spells(mean: float) -> st.SearchStrategy[dict[str, Any]]:
    spread = st.sampled_from([{"spread": "fixed"}, {"spread": "exponential"}, {"spread": "lognormal", "cv": 0.7}])
    return st.tuples(spread, hours(mean / 2, mean, 3 * mean)).map(lambda drawn: drawn[0] | {"mean": drawn[1]})


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
    })
    return st.lists(one, min_size=1, max_size=3).map(_sharing)


def _sharing(bodies: list[dict[str, Any]]) -> dict[str, Any]:
    return {f"segment {place}": body | {"share": 1 / len(bodies)} for place, body in enumerate(bodies)}


def markets() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({
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
        "qualifying": st.fixed_dictionaries({"lead": st.sampled_from([0.3, 1.0]), "lead_work": spells(0.4),
                                             "inquiry": st.sampled_from([0.3, 1.0]), "inquiry_work": spells(0.4)}),
        "deals": st.fixed_dictionaries({"no_show": st.sampled_from([0.0, 0.4]), "no_decision": SHARES}),
        "buying": st.fixed_dictionaries({
            "rate_cv": st.sampled_from([0.0, 0.8]), "churn_cv": st.sampled_from([0.0, 0.7]),
            "exogenous_share": SHARES, "silent_leavers": SHARES, "first_order": st.booleans(),
            "dormant_after": hours(40, 300),
        }),
        "reactivation": st.fixed_dictionaries({"work": spells(0.5), "order": SHARES, "win_back": SHARES}),
        "labour": st.fixed_dictionaries({"search": hours(20, 100)}),
        "opening": st.fixed_dictionaries({"clients": st.sampled_from([0, 5, 40]), "pipeline": st.integers(0, 6)}),
    })  # fmt: skip


def roles() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({
        "count": st.integers(1, 3),
        "order_of_work": st.lists(st.sampled_from(EVERY_WORK), unique=True, min_size=1),
        "accounts": st.sampled_from([None, 0, 1, 4, 15]),
        "pay": st.sampled_from(PAY),
    })


def heads() -> st.SearchStrategy[dict[str, Any] | None]:
    return st.none() | st.fixed_dictionaries({
        "planning_every": st.none() | hours(8, 42),
        "planning_hours": hours(0, 1),
        "review": st.sampled_from(["none", "monthly"]),
        "review_calls": st.integers(0, 5),
        "review_hours": hours(0, 0.5),
    })


def departments() -> st.SearchStrategy[dict[str, Any]]:
    one = st.fixed_dictionaries({
        "head": heads(),
        "roles": st.lists(roles(), min_size=1, max_size=3).map(lambda bodies: _named("role", bodies)),
    })
    return st.lists(one, min_size=1, max_size=2).map(lambda bodies: _complete(_named("department", bodies)))


def _named(what: str, bodies: list[dict[str, Any]]) -> dict[str, Any]:
    return {f"{what}_{place}": body for place, body in enumerate(bodies)}


def _complete(drawn: dict[str, Any]) -> dict[str, Any]:
    """Let one more role do what nobody does, so that the design is sound."""
    done = {work for body in drawn.values() for role in body["roles"].values() for work in role["order_of_work"]}
    rest = [work for work in EVERY_WORK if work not in done]
    if rest:
        drawn["department_0"]["roles"]["rest"] = {"count": 1, "order_of_work": rest, "accounts": 4}
    return drawn


def organizations(overflow: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({
        "departments": departments(),
        "assignment": st.sampled_from(ASSIGNMENTS),
        "overflow": overflow,
        "inbound": st.sampled_from(["shared", "in_turn"]),
        "lead_queue": st.sampled_from([1, 3, 40]),
        "handover": st.fixed_dictionaries({
            "style": st.sampled_from(["hard", "parallel"]),
            "hours": hours(0, 1),
            "parallel_hours": hours(0, 2),
            "lead_hours": hours(0, 0.2),
        }),
    })


def scenarios(*overflows: str) -> st.SearchStrategy[Scenario]:
    """Return sound scenarios of one to three months with one of these overflow policies, or with any.

    Every design has somebody for each kind of work.
    """
    facts = st.fixed_dictionaries({
        "market": markets(),
        "organization": organizations(st.sampled_from(overflows or OVERFLOWS)),
        "mechanisms": st.fixed_dictionaries(dict.fromkeys(("neglect", "cooling", "handover_loss"), st.booleans())),
        "warm_up": st.sampled_from(["0 h", "100 h", "1 month"]),
        "horizon": st.sampled_from(["200 h", "1 month", "2 months"]),
    })
    return facts.filter(_something_can_happen).map(Scenario.model_validate)


def _something_can_happen(facts: dict[str, Any]) -> bool:
    market = facts["market"]
    return bool(market["prospects"]["size"] or market["inquiries"]["per_month"] or market["opening"]["clients"])
