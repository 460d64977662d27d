"""Each switch moves the quantity that its mechanism acts on directly.

One small company, fixed seeds: quantities that are exactly nothing without the mechanism, or differ by so much that no
luck explains it. Profit is free to go either way.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from comparing import with_values
from reading import rows
from strategies import NEUTRAL

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import EXITS, Activity, Cost, Dispute, Stage, State, Step, Trace
from simulator.model.market.population import POOL
from simulator.model.simulate import simulate
from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.scenario import Scenario

Measure = Callable[[Journal], float]
HUMAN, HEAD = "market.human_nature", "organization.departments.sales.head"
SELLER = "organization.departments.sales.roles.seller"
LEAVE_OFTEN = {f"{HUMAN}.quitting.base_rate": 1}
ALL_LEAVE = {"shocks.mass_exodus": {"at": "1 h", "share": 1}, "market.labour.search": "1 h",
             "market.labour.applicant_every": "0 h"}  # fmt: skip
WORK = ["serving", "qualifying", "closing", "developing", "reactivating", "prospecting"]


def company(values: dict[str, Any], on: tuple[str, ...]) -> Scenario:
    seller = {"count": 6, "account_limit": 20, "order_of_work": WORK, "pay": "first_and_repeat"}
    values = dict(values)
    expert = seller | {"account_limit": None, "request_tier": "complex"}
    experts = {"expert": expert} if values.pop("experts", False) else {}
    turned_round = {"departments": {"sales": {"head": {}, "roles": {"seller": seller | {"order_of_work": WORK[::-1]}}}}}
    timeline = {"change": {"at": at, "organization": turned_round}} if (at := values.pop("change", "")) else {}
    plain = Scenario.model_validate({
        "market": {"prospects": {"size": 3000}, "opening": {"clients": 150, "pipeline": 6},
                   "inquiries": {"per_month": 20}, "regions": {"north": {"share": 0.4}}},
        "organization": {"departments": {"sales": {"head": {}, "roles": {"seller": seller} | experts}}},
        "mechanisms": NEUTRAL | dict.fromkeys(on, True),
        "warm_up": "0 h", "horizon": "8 months",
        "timeline": timeline,
    })  # fmt: skip
    return with_values(plain, values)


def hours(*activities: Activity) -> Measure:
    """Return a measure of the hours in some kinds of work."""
    return lambda journal: float(journal.work["hours"][np.isin(journal.work["activity"], activities)].sum())


def mean_hours(activity: Activity) -> Measure:
    return lambda journal: float(journal.work["hours"][journal.work["activity"] == activity].mean())


def reached(state: State) -> Measure:
    return lambda journal: float((journal.clients["state"] == state).sum())


def exits(journal: Journal) -> float:
    return float(np.isin(journal.staff["step"], EXITS).sum())


def good_inquiries(journal: Journal) -> float:
    """Return the share of inquiries answered that came to be opportunities."""
    stages = journal.leads["stage"]
    inquired = set(journal.leads["client"][stages == Stage.INQUIRY].tolist())
    good = sum(client in inquired for client in journal.leads["client"][stages == Stage.OPPORTUNITY].tolist())
    return good / len(journal.answers)


def bond_handed_over(journal: Journal) -> float:
    return float(journal.trace["value"][journal.trace["event"] == Trace.HANDED_OVER].mean())


def spread_of_talents(journal: Journal) -> float:
    return float(np.std([person.hunting for person in journal.people]))


def comfort(journal: Journal) -> float:
    return float(journal.motives["comfort"].mean())


def mandate(journal: Journal) -> float:
    return float(journal.motives["mandate"].min())


def retention(journal: Journal) -> float:
    return float(journal.costs["amount"][journal.costs["cost"] == Cost.RETENTION].sum())


def founded(journal: Journal) -> float:
    return float((journal.disputes["event"] == Dispute.FOUNDED).sum())


def hazard(journal: Journal) -> float:
    return float(journal.staff["value"][journal.staff["step"] == Step.QUIT].mean())


def tended_by_heads(journal: Journal) -> float:
    """Return the hours in which heads were in touch with clients."""
    heads = [seat.number for seat in journal.seats if seat.leads]
    theirs = np.isin(journal.work["seat"], heads) & (journal.work["activity"] == Activity.DEVELOPING)
    return float(journal.work["hours"][theirs].sum())


def mistaken_for_complex(journal: Journal) -> float:
    """Return the number of small clients won by those who are meant for complex deals."""
    experts = [seat.number for seat in journal.seats if seat.role == "expert"]
    clients = journal.clients
    theirs = np.isin(clients["seat"], experts) & (clients["client"] >= POOL) & (clients["segment"] == 0)
    return float((theirs & (clients["state"] == State.CUSTOMER)).sum())


def embellished(journal: Journal) -> float:
    """Return the wins told of beyond those that are honest."""
    return sum(told - honest for _, _, told, honest, *_ in rows(journal, "reports"))


@dataclass(frozen=True)
class Effect:
    """What a mechanism acts on: `off` where it is known, else at least `times` more (or less, below 1) when on."""

    measure: Measure
    off: float | None = None
    times: float = 1.0
    values: dict[str, Any] = field(default_factory=dict)
    beside: tuple[str, ...] = ()


EFFECTS = {
    "neglect": Effect(reached(State.LEFT), None, 2.0, {"market.neglect_multiplier": 20, f"{SELLER}.account_limit": 2}),
    "cooling": Effect(good_inquiries, None, 0.8, {"market.qualifying.inquiry_cooling_power": 2}),
    "handover_loss": Effect(bond_handed_over, None, 0.7, {"market.bonds.kept_at_handover": 0.5,
                                                          f"{HEAD}.rotation": "rotate"}),
    "least_resistance": Effect(hours(Activity.PROSPECTING), None, 0.8, {f"{HUMAN}.resistance.prospecting": 3}),
    "comfort": Effect(comfort, 1.0, 1.02, {}, ("incentive",)),
    "incentive": Effect(hours(Activity.PROSPECTING), None, 1.05,
                        {"organization.pay_plans.first_share": 1, "organization.pay_plans.repeat_share": 0},
                        ("least_resistance",)),
    "switching": Effect(hours(Activity.SWITCHING), 0.0),
    "talents": Effect(spread_of_talents, 0.0),
    "learning": Effect(mean_hours(Activity.SERVING), None, 1.1, ALL_LEAVE | {f"{HUMAN}.learning.start": 0.05}),
    "fading": Effect(mean_hours(Activity.SERVING), None, 1.05, {
        f"{HUMAN}.learning.fades_after": "0 h", f"{HUMAN}.learning.half_life": "10 h",
        f"{HUMAN}.learning.hours.serving": "1000 h"}, ("learning",)),
    "wrong_impressions": Effect(mistaken_for_complex, 0.0, 1.0, {
        "experts": True, f"{SELLER}.request_tier": "simple", f"{SELLER}.account_limit": 500,
        "organization.routing": "by_complexity", "market.signals.complexity_sigma": 2}),
    "scripts": Effect(hours(Activity.SCRIPTING), 0.0, 1.0, {f"{SELLER}.scripts": ["closing"]}),
    "absences": Effect(hours(Activity.ABSENT), 0.0),
    "quitting": Effect(exits, 0.0, 1.0, LEAVE_OFTEN),
    "upheaval": Effect(exits, None, 1.5, LEAVE_OFTEN | {"change": "1 month", f"{HUMAN}.upheaval.shock": 3},
                       ("quitting",)),
    "contagion": Effect(exits, None, 1.5, LEAVE_OFTEN | {
                        f"{HUMAN}.quitting.peer_factor": 10, f"{HUMAN}.quitting.peer_cap": 100,
                        "shocks.star_leaves": {"at": "100 h"}}, ("quitting",)),
    "following": Effect(reached(State.FOLLOWED), 0.0, 1.0, {"shocks.star_leaves": {"at": "1 month"}}),
    "parallel_contacts": Effect(tended_by_heads, 0.0, 1.0, {f"{HEAD}.key_accounts": {"share": 0.2}}),
    "list_access": Effect(reached(State.FOLLOWED), 0.0, 1.0, {
        "shocks.star_leaves": {"at": "1 month"}, "organization.access": "all", f"{HUMAN}.list_poachability": 0.5}),
    "bargaining": Effect(retention, 0.0, 1.0, {"organization.conflict.retention": "match"}, ("following",)),
    "conflict": Effect(hours(Activity.STRIKING), 0.0, 1.0, {
        "shocks.pay_cut": {"at": "1 month", "cut": 1}, f"{HUMAN}.conflict.fear": 0.001}, ("following",)),
    "founding": Effect(founded, 0.0, 1.0, {"shocks.star_leaves": {"at": "1 month"}, f"{HUMAN}.founding.base": 1,
                                           f"{HUMAN}.poachability": 1}, ("following",)),
    "versatility": Effect(hazard, None, 0.9, LEAVE_OFTEN | {
        f"{HUMAN}.quitting.breadth": 3, f"{HUMAN}.quitting.outside": 1, "market.opening.experience": 0.3,
        }, ("quitting", "learning")),
    "planning": Effect(hours(Activity.MEETING), 0.0),
    "control": Effect(hours(Activity.CONTROLLING), 0.0),
    "coaching": Effect(hours(Activity.COACHING), 0.0),
    "pushing": Effect(hours(Activity.PUSHING), 0.0, 1.0, {f"{HEAD}.push_from": 0}),
    "short_sight": Effect(mandate, 0.5, 0.9, {"shocks.falling_market": {"at": "3 months", "over": "0 h", "depth": 0.9},
                                              f"{HUMAN}.leadership.short_sight": 0.5}, ("incentive",)),
    "excuses": Effect(embellished, 0.0),
    "distance": Effect(hours(Activity.TRAVELLING), 0.0, 1.0, {"organization.distance": "travel"}),
    "calendar": Effect(hours(Activity.ABSENT), 0.0, 1.0, {"market.calendar.holidays.january": 3}),
    "visiting": Effect(hours(Activity.FIXING), 0.0, 1.0, {f"{SELLER}.order_of_work": ["visiting", *WORK]}),
}  # fmt: skip


def test_every_switch_has_its_effect() -> None:
    assert tuple(EFFECTS) == SWITCHES


@pytest.mark.parametrize("mechanism", SWITCHES)
def test_a_switch_moves_what_it_acts_on(mechanism: str) -> None:
    """On, the quantity is there, or higher (lower) by the factor; off, it is exactly what it ought to be."""
    effect = EFFECTS[mechanism]
    off, on = (measured(effect, company(effect.values, beside)) for beside in (
        effect.beside, (*effect.beside, mechanism)))  # fmt: skip
    assert effect.off is None or off == pytest.approx(effect.off, abs=1e-12)
    if effect.times < 1:
        assert on < effect.times * off
    else:
        assert on > effect.times * off


def measured(effect: Effect, scenario: Scenario) -> float:
    """Return the sum over three replications."""
    return sum(effect.measure(simulate(scenario, replication, trace=True)) for replication in range(3)) / 3


CLOSELY = {f"{HEAD}.control_hours": "8 h", f"{HUMAN}.leadership.control_gain": 0.5,
           f"{HUMAN}.leadership.control_saturation": "1 h", f"{HUMAN}.quitting.base_rate": 0.5,
           f"{HUMAN}.quitting.control": 1.5, f"{HUMAN}.quitting.drudgery": 0}  # fmt: skip


def test_control_makes_people_quicker() -> None:
    """Under complete control, from the second month on, a call takes 1 / 1.5 of its time."""
    free, watched = (simulate(company(CLOSELY, on)) for on in ((), ("control",)))
    per_call = [hours(Activity.PROSPECTING)(journal) / journal.calls["called"].sum() for journal in (free, watched)]
    assert 1 / 1.5 < per_call[1] / per_call[0] < 0.8


def test_control_makes_people_likelier_to_leave() -> None:
    """The hazard of those who quit is told with the exit, and is higher where a head looks at everything."""
    free, watched = (simulate(company(CLOSELY, on)) for on in (("quitting",), ("quitting", "control")))
    hazards = [journal.staff["value"][journal.staff["step"] == Step.QUIT].mean() for journal in (free, watched)]
    assert hazards[1] > 2 * hazards[0] > 0
