"""Which assumptions a verdict leans on: unmeasured, governed by what is on, about what exists."""

import pytest
from declared_rules import OF_SEVERAL, PLANS, RULES

from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.figures.leaning import by_mechanism, leaning, shared_and_own
from simulator.scenario.schema.mechanisms import SWITCHES, grounds_of
from simulator.scenario.schema.pay_plans import PayPlans
from simulator.scenario.schema.scenario import Scenario

HEAD = "organization.departments.sales.head"
HUMAN = "market.human_nature"


def scenario(head=(), role=(), **changes):
    """Return a design of one role that does all work, under a head unless `head` is None."""
    order = ["serving", "qualifying", "closing", "developing", "reactivating", "prospecting"]
    seller = {"count": 3, "order_of_work": order, "pay": "first_and_repeat", **dict(role)}
    body = {"head": None if head is None else dict(head), "roles": {"seller": seller}}
    organization = {"departments": {"sales": body}, **changes.pop("organization", {})}
    return Scenario.model_validate({"name": "ours", "organization": organization, **changes})


def paths(design):
    return {one.assumption.path for one in leaning(design)}


def test_all_are_assumed_and_none_is_the_design_itself():
    found = leaning(scenario())
    assert {one.assumption.evidence for one in found} == {"A"}
    assert not any(one.assumption.path.endswith(".count") for one in found)
    assumed = {one.path for one in assumptions(scenario()) if one.evidence == "A"}
    assert paths(scenario()) <= assumed


@pytest.mark.parametrize("switch", SWITCHES)
def test_what_a_mechanism_reads_is_left_out_while_it_is_off(switch):
    off = scenario(mechanisms={switch: False})
    assert all(one.mechanism != switch for one in leaning(off))
    mine = {one.assumption.path for one in leaning(scenario()) if one.mechanism == switch}
    others = {
        one.path
        for one in assumptions(off)
        if any(one.path.startswith(name) for name in ("market.bonds", "market.opening", f"{HUMAN}.resistance"))
        or one.path in {f"{HUMAN}.temperature", f"{HUMAN}.pressure_saturation", f"{HEAD}.insistence", f"{HEAD}.mandate"}
        or one.path == f"{HUMAN}.learning.start"
    }
    assert not (mine - others) & paths(off)


def test_numbers_that_several_mechanisms_read_stay_while_one_of_them_is_on():
    resistance, temperature = f"{HUMAN}.resistance.prospecting", f"{HUMAN}.temperature"
    assert resistance in paths(scenario(mechanisms={"least_resistance": False}))
    assert temperature in paths(scenario(mechanisms={"least_resistance": False, "comfort": False}))
    told = {"least_resistance": False, "comfort": False, "incentive": False}
    assert temperature not in paths(scenario(mechanisms=told))
    assert f"{HEAD}.insistence" not in paths(scenario(mechanisms=told))
    assert resistance in paths(scenario(mechanisms=told))
    assert resistance not in paths(scenario(mechanisms={**told, "quitting": False}))


def test_without_mechanisms_only_the_market_and_the_design_are_left():
    nothing = scenario(mechanisms=dict.fromkeys(SWITCHES, False))
    assert {one.mechanism for one in leaning(nothing)} == {None}
    assert not any(path.startswith(HUMAN) for path in paths(nothing))
    assert {"market.discount", "market.prospects.size", "horizon"} <= paths(nothing)


@pytest.mark.parametrize(
    ("absent", "changes"),
    [
        ("market.buying.rewon_odds", {}),
        (f"{HUMAN}.resistance.rewinning", {}),
        ("market.payments.lateness", {"market": {"payments": {"late_share": 0}}}),
        (f"{HEAD}.insistence", {"head": None}),
        (f"{HUMAN}.quitting.head_rate", {"head": None}),
        (f"{HUMAN}.leadership.short_sight", {"head": None}),
        (f"{HUMAN}.excuses", {"head": {"review": "none"}}),
        (f"{HEAD}.review_hours", {"head": {"review": "none"}}),
        (f"{HEAD}.rotation_limit", {}),
        (f"{HUMAN}.disclosure", {}),
        (f"{HEAD}.planning_hours", {"head": {"planning_every": None}}),
        (f"{HEAD}.push_patience", {"head": {"push_hours": None}}),
        (f"{HUMAN}.leadership.push_factor", {"head": {"push_hours": None}}),
        (f"{HUMAN}.leadership.control_gain", {"head": {"control_hours": "0 h"}}),
        (f"{HUMAN}.leadership.coaching_worth", {"mechanisms": {"learning": False}}),
        (f"{HUMAN}.quitting.peer_cap", {"mechanisms": {"quitting": False}}),
        (f"{HUMAN}.poachability", {"mechanisms": {"quitting": False}}),
        (f"{HUMAN}.quitting.overload", {"role": {"account_limit": None}}),
        (f"{HUMAN}.scripting.cases", {}),
        (f"{HUMAN}.conflict.fear", {}),
        (f"{HUMAN}.conflict.fear", {"shocks": {"pay_cut": {}}, "mechanisms": {"following": False}}),
        (
            "organization.conflict.patience",
            {"shocks": {"pay_cut": {}}, "organization": {"conflict": {"response": "yield"}}},
        ),
        (f"{HUMAN}.bargaining_share", {}),
        (f"{HUMAN}.list_poachability", {}),
        (f"{HUMAN}.founding.pull", {}),
        (f"{HUMAN}.founding.base", {"mechanisms": {"quitting": False}}),
        (f"{HUMAN}.founding.together", {"market": {"human_nature": {"founding": {"base": 0.1}}}}),
        (f"{HUMAN}.quitting.breadth", {"mechanisms": {"quitting": False}}),
        ("market.segments.mid.complexity", {}),
        ("organization.pay_plans.first_period_share", {}),
        ("organization.pay_plans.first_share", {"role": {"pay": "salary"}}),
        ("organization.handover.parallel_hours", {}),
        ("organization.handover.hours", {"organization": {"handover": {"style": "parallel"}}}),
        ("organization.handover.lead_hours", {}),
        ("organization.departments.sales.roles.seller.protected_hours", {}),
        ("market.inquiries.peak", {"market": {"inquiries": {"per_month": 0}}}),
        ("market.prospects.resting", {"market": {"prospects": {"size": 0}}}),
        ("market.opening.book_age", {"market": {"opening": {"clients": 0}}}),
        ("market.labour.hiring_cost", {"mechanisms": {"quitting": False}}),
        ("market.labour.wages.serving", {"mechanisms": {"quitting": False}}),
    ],
)
def test_what_is_absent_is_left_out(absent, changes):
    assert absent not in paths(scenario(**changes))


@pytest.mark.parametrize(
    ("present", "changes"),
    [
        ("market.buying.rewon", {}),
        ("market.buying.rewon_odds", {"market": {"buying": {"rewon": 0.5}}}),
        (f"{HUMAN}.resistance.rewinning", {"market": {"buying": {"rewon": 0.5}}}),
        ("market.payments.late_share", {"market": {"payments": {"late_share": 0}}}),
        (f"{HEAD}.rotation_limit", {"head": {"rotation": "placebo"}}),
        (f"{HUMAN}.disclosure", {"head": {"rotation": "rotate"}}),
        (f"{HUMAN}.scripting.cases", {"role": {"scripts": ["closing"]}}),
        (f"{HUMAN}.conflict.fear", {"shocks": {"pay_cut": {}}}),
        (f"{HUMAN}.founding.pull", {"shocks": {"pay_cut": {}}}),
        (f"{HUMAN}.founding.pull", {"market": {"human_nature": {"founding": {"base": 0.1}}}}),
        (f"{HUMAN}.founding.base", {}),
        ("organization.conflict.patience", {"shocks": {"pay_cut": {}}}),
        (f"{HUMAN}.bargaining_share", {"organization": {"conflict": {"retention": "match"}}}),
        (f"{HUMAN}.list_poachability", {"organization": {"access": "all"}}),
        (f"{HUMAN}.poachability", {"mechanisms": {"quitting": False}, "shocks": {"star_leaves": {}}}),
        ("market.labour.hiring_cost", {"mechanisms": {"quitting": False}, "organization": {"overflow": "hire"}}),
        ("market.bonds.half_life", {"mechanisms": {"neglect": False}}),
        ("shocks.mass_exodus.share", {"shocks": {"mass_exodus": {}}}),
        ("organization.departments.sales.roles.seller.protected_hours", {"role": {"protected_hours": "2 h"}}),
    ],
)
def test_what_exists_is_there(present, changes):
    assert present in paths(scenario(**changes))


def test_groups_are_in_the_order_of_the_switches():
    groups = list(by_mechanism(leaning(scenario())))
    assert groups[-1] is None
    assert groups[:-1] == [name for name in SWITCHES if name in groups]


def test_designs_share_what_they_write_alike():
    ours, theirs = scenario(), scenario(head={"insistence": 1.5})
    theirs = theirs.with_("name", "theirs")
    found = dict(shared_and_own([ours, theirs]))
    by_path = {}
    for members in found.values():
        for one, names in members:
            by_path.setdefault(one.path, []).append((one.raw, names))
    assert by_path["market.discount"] == [(0.15, ("ours", "theirs"))]
    assert by_path[f"{HEAD}.insistence"] == [(0.5, ("ours",)), (1.5, ("theirs",))]
    assert by_path[f"{HEAD}.mandate"] == [(0.5, ("ours", "theirs"))]


def test_every_path_of_the_rules_leads_somewhere():
    """A rule that matches nothing would keep an assumption in the list for ever."""
    everything = scenario(
        organization={"director": {}}, head={"rotation": "rotate", "key_accounts": {}},
        role={"scripts": ["closing"], "protected_hours": "1 h", "pay_terms": PayPlans().model_dump(mode="json")},
        shocks={"star_leaves": {}},
        market={"regions": {"north": {"share": 0.4}}, "calendar": {
            "inquiries": {"may": 2}, "orders": {"may": 2}, "holidays": {"may": 1}, "outside_hours": 0.3,
        }},
    )
    known = [tuple(one.path.split(".")) for one in assumptions(everything)]
    policies = (".scripts", ".response", ".retention", ".access")  # names, not numbers: nothing is declared of them
    governed = [field for name in SWITCHES for field in grounds_of(name).fields if not field.endswith(policies)]
    patterns = [*OF_SEVERAL, *governed, *(pattern for rule, _ in RULES for pattern in rule)]
    lost = [pattern for pattern in patterns if not any(_lies_below(path, pattern.split(".")) for path in known)]
    assert lost == []


def _lies_below(path, steps):
    return len(path) >= len(steps) and all(step in ("*", part) for part, step in zip(path, steps, strict=False))


def test_a_term_of_a_role_is_told_instead_of_that_of_the_firm():
    """The firm's is about nobody then, and a rule that is off is no assumption."""
    own = scenario(role={"pay_terms": {"first_share": 0.2}, "wage": 0.9})
    role = "organization.departments.sales.roles.seller"
    new, gone = paths(own) - paths(scenario()), paths(scenario()) - paths(own)
    assert new == {f"{role}.wage", f"{role}.pay_terms.first_share"}
    assert gone == {"organization.pay_plans.first_share"}
    other = paths(scenario(role={"pay_terms": {"per_lead": 0.1, "cap": 2}}))
    assert other - paths(scenario()) == {f"{role}.pay_terms.cap"}


def test_every_term_of_every_pay_plan_is_told():
    assert sorted(term for terms in PLANS.values() for term in terms) == sorted(PayPlans.model_fields)
