"""Human nature: what people would rather do than what they are told, what they are good at, why they leave."""

from typing import Annotated

from simulator.scenario.schema.circumstances import Circumstances, scripts_are_kept
from simulator.scenario.schema.conflict import ConflictNature, Founding
from simulator.scenario.schema.crafts import HoursToLearn, HuntingShare, Resistance
from simulator.scenario.schema.declared import Acts, Values, declared
from simulator.scenario.schema.mechanisms import CHOICE
from simulator.scenario.schema.quantities import Attrition, Hours, Share
from simulator.scenario.schema.upheaval import Upheaval


def _somebody_leads(facts: Circumstances) -> bool:
    return facts.led(lambda _: True)


def _people_are_controlled(facts: Circumstances) -> bool:
    return "control" in facts.on and facts.led(lambda head: head.control_hours > 0)


def _portfolios_are_limited(facts: Circumstances) -> bool:
    return facts.any_role(lambda role: role.account_limit is not None and "serving" in role.order_of_work)


def _says_all(facts: Circumstances) -> str:
    """Say that every role states its own attrition."""
    return "" if facts.any_role(lambda role: role.attrition is None) else "every role states its own 'attrition'"


def _attrition_wins(facts: Circumstances) -> str:
    """Say that attrition is stated, from which the base rate of every role follows."""
    wins = "that wins: the base rate of each role follows from it"
    return f"'attrition' is stated; {wins}" if facts.own.attrition is not None else _says_all(facts) and (
        f"{_says_all(facts)}; {wins}"
    )


class Talents(Values):
    """What people bring: two correlated talents, lognormal, with mean 1 among those who qualify for the seat."""

    sigma: float = declared(
        0.3, "spread of each talent between applicants (sigma of its logarithm)",
        unit="1", plausible=(0.1, 0.7), source="B.8, MODEL 11", evidence="A", ge=0, le=2,
    )
    correlation: float = declared(
        0.2, "correlation of the hunter's and the farmer's talent (of their logarithms)",
        unit="1", plausible=(-0.3, 0.7), source="B.8, C104", evidence="A", ge=-0.95, le=0.95,
    )
    hunting: HuntingShare = HuntingShare()


class Learning(Values):
    """How experience grows with hours in a kind of work, and fades when it is not used (C.3)."""

    start: Share = declared(
        0.3, "experience of a newcomer in every kind of work; 1 is all there is to learn",
        unit="share", plausible=(0.1, 0.5), source="B.8", evidence="A", gt=0,
    )
    hours: HoursToLearn = HoursToLearn()
    spillover: Share = declared(
        0.5, "share of an hour's practice that counts as practice in each other kind of work of the same seat",
        unit="share", plausible=(0, 0.7), source="B.8, C.3", evidence="D",
    )
    half_life: Hours = declared(
        "9 months", "time in which half of what was learned is lost, once it fades",
        unit="h", plausible=(1008.0, 2184.0), source="B.8", evidence="V", gt=0,
    )
    fades_after: Hours = declared(
        "1 month", "time without use before experience begins to fade",
        unit="h", plausible=(0, 1008.0), source="C.3", evidence="A",
    )
    training_worth: float = declared(
        3.0, "hours of own practice that an hour of training is worth, where a change of the organisation brings some",
        unit="h/h", plausible=(0, 8), source="C79, B.9", evidence="A", ge=0, le=1000,
        exists=lambda facts: any(change.training > 0 for change in facts.scenario.timeline.values()),
    )


class Scripting(Values):
    """What a script is worth: it lifts the floor of skill, matures with cases, and helps less on complex deals."""

    exists = scripts_are_kept

    strength: Share = declared(
        0.4, "share of a skill that a mature script stands in for, on simple cases",
        unit="share", plausible=(0.1, 0.7), source="C72, C73, C75", evidence="A",
    )
    cases: float = declared(
        400, "tasks done under a script after which it has 63 % of its strength",
        unit="cases", plausible=(50, 2000), source="C73", evidence="A", gt=0, le=1e9,
    )
    upkeep: Hours = declared(
        "2 h", "hours a month that keep a script up to date; one that gets fewer is worth as much less",
        unit="h", plausible=(0.5, 16.0), source="C73", evidence="A",
    )


class Quitting(Values):
    """Why people leave: the hazard is the base rate times a factor for each reason (C.5)."""

    base_rate: Annotated[float, Acts(unless=_attrition_wins)] = declared(
        0.12, "hazard of leaving of somebody whom nothing troubles; no attrition, which drudgery, control and "
        "colleagues who leave make up to four times as high: whoever knows attrition states 'attrition'",
        unit="1/year", plausible=(0.08, 0.15), source="B.8", evidence="D", ge=0, le=20,
        exists=lambda facts: not _attrition_wins(facts),
    )
    attrition: Annotated[Attrition | None, Acts(unless=_says_all)] = declared(
        None, "leavers by own choice for each person and year, in each role of a typical company; the base rate "
        "follows from it, and reasons to leave move it from there; null: as the base rate has it",
        unit="share", plausible=(0.12, 0.6), source="B.8", evidence="V2",
    )
    drudgery: float = declared(
        1.1, "growth of the log hazard with the mean resistance of the hours of hunting and care, in hours' pay",
        unit="1", plausible=(0, 2), source="B.8, C84", evidence="D", ge=0, le=20,
    )
    outside: float = declared(
        0.7, "elasticity of the hazard to the pay that skills would earn elsewhere, relative to the pay earned here",
        unit="1", plausible=(0, 2), source="C80, C.5", evidence="A", ge=0, le=20,
    )
    breadth: float = declared(
        0.0, "growth of the log pay elsewhere with the breadth of skills (1: master of all kinds of work); below 0 "
        "specialists are in demand",
        unit="1", plausible=(-0.5, 1), source="C80, C83", evidence="A", ge=-10, le=10,
        exists=lambda facts: "quitting" in facts.on,
    )
    overload: float = declared(
        0.5, "growth of the log hazard with the accounts beyond the limit, as a share of it",
        unit="1", plausible=(0, 1.5), source="C.5", evidence="A", ge=0, le=20,
        exists=_portfolios_are_limited,
    )
    control: float = declared(
        0.18, "growth of the log hazard under complete control",
        unit="1", plausible=(0, 0.47), source="B.9", evidence="A", ge=0, le=20,
        exists=_people_are_controlled,
    )
    peer_factor: float = declared(
        1.5, "factor on the hazard for each colleague of the department who left within the last three months",
        unit="1", plausible=(1, 3), source="B.7", evidence="V", ge=1, le=10,
        exists=lambda facts: "quitting" in facts.on,
    )
    peer_cap: float = declared(
        4.0, "largest factor that colleagues who left come to",
        unit="1", plausible=(2, 6), source="B.7", evidence="A", ge=1, le=100,
        exists=lambda facts: "quitting" in facts.on,
    )
    head_rate: float = declared(
        0.25, "hazard of leaving of a head of sales",
        unit="1/year", plausible=(0.15, 0.4), source="B.8", evidence="A", ge=0, le=20,
        exists=_somebody_leads,
    )


class Leadership(Values):
    """What an hour of a head does to people and deals (B.9)."""

    control_gain: Share = declared(
        0.12, "how much more people get done in their hours under complete control",
        unit="share", plausible=(0, 0.25), source="B.9, C10b", evidence="A",
        exists=_people_are_controlled,
    )
    control_saturation: Hours = declared(
        "4 h", "hours of control for each report and month that make it 63 % complete",
        unit="h", plausible=(1.0, 12.0), source="C10b", evidence="A", gt=0,
        exists=_people_are_controlled,
    )
    coaching_worth: float = declared(
        8.0, "hours of own practice that an hour of coaching is worth",
        unit="h/h", plausible=(0, 20), source="B.9", evidence="A", ge=0, le=1000,
        exists=lambda facts: "learning" in facts.on and facts.led(lambda head: head.coaching_hours > 0),
    )
    push_factor: float = declared(
        1.15, "factor on the chance of the last touch of a deal that the head has joined",
        unit="1", plausible=(1, 1.4), source="B.9, C10c", evidence="A", ge=1, le=10,
        exists=lambda facts: facts.led(lambda head: head.push_hours is not None),
    )
    calm: Share = declared(
        0.1, "part by which income may fall short of what was reported before a head loses patience",
        unit="share", plausible=(0, 0.3), source="C06, C21", evidence="A",
    )
    short_sight: Share = declared(
        0.5, "part of the mandate for new clients that a head withdraws while income is behind plan",
        unit="share", plausible=(0, 1), source="C06, C21", evidence="A",
        exists=_somebody_leads,
    )


class HumanNature(Values):
    """How people choose what to do next, what they can do, and what becomes of them."""

    resistance: Resistance = Resistance()
    temperature: float = declared(
        0.25, "how much mood there is in a choice (scale of the logit)",
        unit="hours' pay", plausible=(0.1, 0.6), source="MODEL 11", evidence="A", gt=0, le=100,
        acts_by=CHOICE,
    )
    pressure_saturation: Hours = declared(
        "6 h", "hours of the head for each report and month at which insistence has 63 % of its full effect",
        unit="h", plausible=(2.0, 20.0), source="C09, B.9", evidence="A", gt=0,
        exists=_somebody_leads, acts_by=CHOICE,
    )
    eta: float = declared(
        1.0, "how much income from old clients makes hard work more tiresome: resistance grows as "
        "(1 + residual income / salary) ** eta; 1 is logarithmic utility",
        unit="1", plausible=(0, 2), source="C.4, C27", evidence="A", ge=0, le=10,
    )
    windfall: Share = declared(
        0.0, "share of the pay for clients who asked by themselves that feels as effortless as pay from the book",
        unit="share", plausible=(0, 1), source="C38, C27", evidence="A",
    )
    foresight: Hours = declared(
        "12 months", "how far ahead people count the pay that a new client will bring them",
        unit="h", plausible=(0, 4032.0), source="C61, C.4", evidence="A",
    )
    switching: Hours = declared(
        "6 min", "time lost whenever somebody changes between hunting and looking after clients",
        unit="h", plausible=(0, 20 / 60), source="B.1, C95", evidence="A", le=8,
    )
    talents: Talents = Talents()
    learning: Learning = Learning()
    scripting: Scripting = Scripting()
    quitting: Quitting = Quitting()
    upheaval: Upheaval = Upheaval()
    poachability: Share = declared(
        0.26, "chance that a client follows somebody who leaves and holds all of its bonds",
        unit="share", plausible=(0.05, 0.6), source="B.7, MODEL 11", evidence="A",
        exists=lambda facts: facts.people_leave(),
    )
    list_poachability: Share = declared(
        0.03, "chance that a client who feels no attention follows a leaver who knows it from a list only",
        unit="share", plausible=(0, 0.1), source="C56, C82", evidence="A",
        exists=lambda facts: facts.scenario.organization.access != "own" and facts.people_leave(),
    )
    bargaining_share: Share = declared(
        0.3, "share of the margin that would follow somebody which it takes to keep that person, beside the pay",
        unit="share", plausible=(0.1, 0.5), source="C35, C101, C.5", evidence="A",
        exists=lambda facts: "following" in facts.on and facts.scenario.organization.conflict.retention == "match",
    )
    conflict: ConflictNature = ConflictNature()
    founding: Founding = Founding()
    excuses: Share = declared(
        0.4, "how much reports embellish: a chance p is told as p ** (1 - excuses), a silent client explained away "
        "with this chance",
        unit="share", plausible=(0, 0.8), source="C19, C106", evidence="A",
        exists=lambda facts: facts.led(lambda head: head.review != "none"),
    )
    disclosure: Share = declared(
        0.5, "share of the embellishment of reports that disappears where silent clients are rotated, since the next "
        "owner would find out",
        unit="share", plausible=(0, 0.9), source="C19, C.5", evidence="A",
        exists=lambda facts: facts.led(lambda head: head.review != "none" and head.rotation == "rotate"),
    )
    leadership: Leadership = Leadership()
