"""Hypothesis strategies for people: extreme but legal human nature, labour markets, payments, shocks and switches."""

from typing import Any

from hypothesis import strategies as st

from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.vip import Channels

SHARES = st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.0])
CRAFTS = ["prospecting", "qualifying", "closing", "serving", "developing", "reactivating", "rewinning", "visiting"]
Facts = st.SearchStrategy[dict[str, Any]]


def hours(*amounts: float) -> st.SearchStrategy[str]:
    return st.sampled_from([f"{amount} h" for amount in amounts])


def spells(mean: float) -> Facts:
    spread = st.sampled_from([{"spread": "fixed"}, {"spread": "exponential"}, {"spread": "lognormal", "cv": 0.7}])
    return st.tuples(spread, hours(mean / 2, mean, 3 * mean)).map(lambda drawn: drawn[0] | {"mean": drawn[1]})


def one_of(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


def switches() -> Facts:
    """Draw every switch by itself; all on and all off are drawn as well."""
    each = st.fixed_dictionaries(dict.fromkeys(SWITCHES, st.booleans()))
    return each | st.booleans().map(lambda on: dict.fromkeys(SWITCHES, on))


def _some(names: list[str], values: st.SearchStrategy[Any]) -> Facts:
    return st.dictionaries(st.sampled_from(names), values, max_size=3)


def _learning() -> Facts:
    return st.fixed_dictionaries({
        "start": one_of(0.05, 0.3, 1.0), "hours": _some(CRAFTS, hours(1, 50)), "half_life": hours(10, 500),
        "fades_after": hours(0, 100),
    })  # fmt: skip


def _quitting() -> Facts:
    return st.fixed_dictionaries({
        "base_rate": one_of(0, 1, 12), "attrition": one_of(None, None, 0, 0.35, 5),
        "drudgery": one_of(0, 1), "outside": one_of(0, 2), "overload": one_of(0, 2),
        "breadth": one_of(-1, 0, 1),
        "control": one_of(0, 2), "peer_factor": one_of(1, 3), "peer_cap": one_of(1, 4), "head_rate": one_of(0, 4, 20),
    })  # fmt: skip


def _conflict() -> Facts:
    return st.fixed_dictionaries({
        "fear": one_of(0, 0.001, 0.1), "quorum": SHARES, "strikers": one_of("serve", "nothing"),
        "endurance": hours(1, 30, 300), "walk_out": SHARES, "claim": SHARES, "defiance": SHARES,
    })  # fmt: skip


def pay_cuts() -> Facts:
    """Draw cuts of pay; they stand apart from other shocks, since pay is no longer what the plans say."""
    return st.fixed_dictionaries({
        "at": hours(10, 100, 168), "whom": one_of("everybody", "account_holders"), "of": one_of("variable", "all"),
        "cut": SHARES, "fine": SHARES, "norm": hours(1, 40),
    })  # fmt: skip


def _leadership() -> Facts:
    return st.fixed_dictionaries({
        "control_gain": SHARES, "control_saturation": hours(0.5, 4), "coaching_worth": one_of(0, 8, 100),
        "push_factor": one_of(1, 1.5, 10), "calm": SHARES, "short_sight": SHARES,
    })  # fmt: skip


def human_nature() -> Facts:
    return st.fixed_dictionaries({
        "resistance": _some([*CRAFTS, "idling"], one_of(0, 0.5, 5)),
        "temperature": one_of(0.01, 0.25, 3),
        "pressure_saturation": hours(1, 6),
        "eta": one_of(0, 1, 3),
        "foresight": hours(0, 300),
        "switching": hours(0, 0.1, 1),
        "talents": st.fixed_dictionaries({"sigma": one_of(0, 0.3, 1.5), "correlation": one_of(-0.9, 0.2, 0.9),
                                          "hunting": _some(CRAFTS, SHARES)}),
        "learning": _learning(),
        "scripting": st.fixed_dictionaries({"strength": SHARES, "cases": one_of(1, 100)}),
        "quitting": _quitting(),
        "poachability": one_of(0, 0.3, 1),
        "list_poachability": one_of(0, 0.1, 1),
        "bargaining_share": SHARES,
        "conflict": _conflict(),
        "founding": st.fixed_dictionaries({
            "base": SHARES, "together": one_of(0, 1), "pull": one_of(1, 3), "lure": one_of(1, 2), "raid": one_of(1, 5),
            "raid_lasts": hours(0, 100),
        }),
        "excuses": SHARES,
        "disclosure": SHARES,
        "leadership": _leadership(),
    })  # fmt: skip


def labour() -> Facts:
    return st.fixed_dictionaries({
        "search": hours(0, 5, 100), "applicant_every": hours(0, 3), "standard": one_of(-1, 0.5),
        "scarcity": one_of(0, 0.2), "absences_per_year": one_of(0, 12, 50), "absence": spells(10.0),
    })  # fmt: skip


def payments() -> Facts:
    return st.fixed_dictionaries({
        "term": hours(0, 20, 168), "late_share": one_of(0, 0.5, 1), "lateness": hours(0, 10, 300),
        "collecting": hours(0.1, 0.5), "pays_within": hours(0, 20),
    })  # fmt: skip


def regions() -> Facts:
    """Draw no region, or one or two; people may sit in the first two whether the market has them or not."""
    one = st.fixed_dictionaries({
        "share": one_of(0, 0.3, 0.5), "travel": hours(0, 3, 12), "journey_cost": one_of(0, 0.1),
        "remote_odds": one_of(0, 0.5, 1), "remote_gain": one_of(0, 0.6, 1),
    })  # fmt: skip
    return st.just({}) | st.fixed_dictionaries({"north": one, "south": one})


def visits() -> Facts:
    return st.fixed_dictionaries({
        "travel": hours(0.5, 3), "trip_cost": one_of(0, 0.1), "worth": one_of(0, 1, 5), "wallet": one_of(0.2, 1),
        "wallet_gain": SHARES, "wallet_half_life": hours(50, 500), "offer": SHARES, "offer_uplift": SHARES,
        "satisfied": SHARES, "referral": SHARES, "referral_odds": one_of(0, 1.8),
    })  # fmt: skip


def problems() -> Facts:
    return st.fixed_dictionaries({
        "share": SHARES, "smoulder": hours(0, 50, 300), "detection": SHARES, "survey_detection": SHARES,
        "false_alarm": SHARES, "fixing": hours(0, 2), "fixed": SHARES, "second_supplier": one_of(0, 0, 0.3, 1),
    })  # fmt: skip


def programmes() -> Facts:
    return st.fixed_dictionaries({
        "content": one_of("full", "placebo"), "visits_per_year": one_of(0, 2, 12), "visits_per_year_top": one_of(0, 4),
        "top_share": SHARES, "hours": hours(0, 2), "survey_every": st.none() | hours(60, 300),
        "survey_hours": hours(0, 0.25), "fixed_by": one_of("visitor", "owner"),
        "channels": _some(list(Channels.model_fields), st.booleans()),
    })  # fmt: skip


def shocks() -> Facts:
    at = {"at": hours(10, 100, 168, 250)}
    return st.fixed_dictionaries({}, optional={
        "star_leaves": st.fixed_dictionaries(at),
        "mass_exodus": st.fixed_dictionaries(at | {"share": one_of(0.3, 1)}),
        "falling_market": st.fixed_dictionaries(at | {"over": hours(0, 100), "depth": SHARES}),
        "advertising_flood": st.fixed_dictionaries(at | {"lasts": hours(50, 300), "per_month": one_of(10, 200)}),
    })  # fmt: skip
