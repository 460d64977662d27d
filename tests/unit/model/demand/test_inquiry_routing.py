"""Who answers inquiries, and who may take up what comes of them."""

from collections import defaultdict
from typing import Any

import pytest
from small_company import company, scenario
from test_inbound import answers, at, journal_of

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity, Stage, Step
from simulator.kernel.calendar import WORKDAY
from simulator.model.market.population import INQUIRIES
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.scenario import Scenario

SELLER = {"count": 4, "order_of_work": ["qualifying", "closing", "serving", "prospecting"], "account_limit": None}


def firm_of(
    roles: dict[str, Any] | None = None, on: tuple[str, ...] = (), per_month: float = 200, **organization: Any
) -> Scenario:
    """Return a company of four sellers to whom many inquiries come that have patience."""
    market = {"prospects": {"size": 500}, "inquiries": {"per_month": per_month, "patience": None}}
    return scenario(roles or {"seller": SELLER}, on, market=market, organization=organization)


def reached(journal: Journal, stage: Stage) -> list[tuple[int, int]]:
    """Return client and seat of every lead that came to this stage."""
    leads = journal.leads
    rows = zip(leads["client"], leads["seat"], leads["stage"], strict=True)
    return [(int(client), int(seat)) for client, seat, reached in rows if reached == stage]


def started(journal: Journal, *activities: Activity) -> list[tuple[float, int]]:
    work = journal.work
    rows = zip(work["start"], work["seat"], work["activity"], strict=True)
    return [(time, int(seat)) for time, seat, activity in rows if activity in activities]


def test_a_duty_lasts_a_day() -> None:
    """Seat after seat; whoever is on duty calls no prospects, and nobody else answers."""
    journal = journal_of(*company(firm_of(inbound="duty_rota")))
    for _, seat, time in answers(journal):
        assert seat == int(time // WORKDAY) % 4
    assert all(seat != int(time // WORKDAY) % 4 for time, seat in started(journal, Activity.PROSPECTING))
    assert len(answers(journal)) > 500
    assert {seat for _, seat in started(journal, Activity.PROSPECTING)} == {0, 1, 2, 3}


def test_whoever_is_on_duty_answers_before_anything_else() -> None:
    """Even where the order of work has it last; no inquiry waits for longer than the work in hand takes."""
    last = SELLER | {"order_of_work": ["serving", "closing", "prospecting", "qualifying"]}
    waits = {}
    for inbound in ("shared", "duty_rota"):
        journal = journal_of(*company(firm_of({"seller": last}, inbound=inbound)))
        waited = [time - since for time, since in zip(journal.answers["time"], journal.answers["asked"], strict=True)]
        waits[inbound] = sum(waited) / len(waited)
    assert waits["duty_rota"] < 2 < waits["shared"]


def test_who_is_not_there_is_passed_over() -> None:
    """Empty seats and people who are ill; the inquiries of that day are for the next of the rota."""
    built, firm = company(firm_of(on=("absences",), inbound="duty_rota"))
    built._staffing.fill = lambda _: None  # type: ignore[method-assign]  # nobody is found
    at(firm, 1.0, lambda: built._staffing.dismiss(firm.seats[2].person, Step.SHOCK, 0.0))  # type: ignore[arg-type]
    journal = journal_of(built, firm)
    days = defaultdict(set)
    for _, seat, time in answers(journal):
        days[int(time // WORKDAY)].add(seat)
    later = {day: seats for day, seats in days.items() if day > 2}
    assert all(2 not in seats for seats in later.values())
    assert sum(seats == {3} for day, seats in later.items() if day % 4 == 2) > 8  # who may be ill as well


def test_the_ablest_closer_answers_all() -> None:
    built, firm = company(firm_of(on=("talents",), inbound="best_seller"))
    best = max(firm.seats, key=closing_skill)
    assert {seat for _, seat, _ in answers(journal_of(built, firm))} == {best.number}


def closing_skill(seat: Seat) -> float:
    assert seat.person is not None
    return seat.person.skill(Activity.CLOSING)


def test_the_head_answers_and_gives_to_the_ablest() -> None:
    """The head's hours are booked; a deal goes to the ablest, unless that one has no room for another."""
    built, firm = company(firm_of(on=("talents",), per_month=30, inbound="head_takes_all"))
    best = max(firm.seats, key=closing_skill)
    journal = journal_of(built, firm)
    (head,) = [facts.number for facts in journal.seats if facts.role == "head"]
    assert {seat for _, seat, _ in answers(journal)} == {head}
    assert {seat for _, seat in started(journal, Activity.HANDING_OVER)} == {head}
    deals = [seat for client, seat in reached(journal, Stage.DEAL) if client >= INQUIRIES]
    assert deals.count(best.number) > len(deals) / 2


def test_sellers_answer_while_the_chair_is_empty() -> None:
    built, firm = company(firm_of(inbound="head_takes_all"))
    head = built._leadership.heads[0]
    at(firm, 100.0, lambda: head.dismiss(lambda _: None))
    at(firm, 300.0, lambda: head.arrive(77))
    times = {True: [0.0], False: [0.0]}
    for _, seat, time in answers(journal_of(built, firm)):
        times[seat == head.number].append(time)
    assert all(time < 103 or time > 299 for time in times[True])
    assert all(99 < time < 303 for time in times[False][1:])
    assert len(times[False]) > 100


def test_inquiries_cost_the_head_hours_for_people() -> None:
    """What the head answers is not done for leading: people feel less pressure."""
    felt = {}
    for inbound in ("shared", "head_takes_all"):
        built, firm = company(firm_of(inbound=inbound))
        journal_of(built, firm)
        felt[inbound] = built._leadership.heads[0].pressure
    assert felt["head_takes_all"] < 0.9 * felt["shared"]


def department(**count: int) -> dict[str, Any]:
    return {
        "seller": SELLER | {"lead_source": "own_leads", "count": count.get("sellers", 3)},
        "responder": {"count": count.get("responders", 2), "order_of_work": ["qualifying", "closing"],
                      "lead_source": "inquiries"},
    }  # fmt: skip


def test_a_department_for_inquiries() -> None:
    """It gets all of them and nothing else; the opening pipeline is for those who find their own clients."""
    built, firm = company(firm_of(department()))
    journal = journal_of(built, firm)
    responders = {seat.number for seat in firm.seats if seat.post.role == "responder"}
    assert {seat for _, seat, _ in answers(journal)} == responders
    for client, seat in reached(journal, Stage.DEAL):
        assert (seat in responders) == (client >= INQUIRIES)
    assert len({client >= INQUIRIES for client, _ in reached(journal, Stage.DEAL)}) == 2


def test_nothing_is_lost_where_nobody_is_meant_for_it() -> None:
    """Sellers answer while the department stands empty; its people do not come back."""
    built, firm = company(firm_of(department(responders=1)))
    built._staffing.fill = lambda _: None  # type: ignore[method-assign]  # nobody is found
    responder = firm.seats[-1]
    at(firm, 100.0, lambda: built._staffing.dismiss(responder.person, Step.SHOCK, 0.0))  # type: ignore[arg-type]
    journal = journal_of(built, firm)
    later = [seat for _, seat, time in answers(journal) if time > 103]
    assert len(later) > 200
    assert responder.number not in later
    assert len({seat for client, seat in reached(journal, Stage.DEAL) if client >= INQUIRIES}) > 1


@pytest.mark.parametrize("on", [(), ("wrong_impressions",)])
def test_complex_deals_go_to_those_who_take_them(on: tuple[str, ...]) -> None:
    """Right impressions send mid and large clients to experts and small ones to clerks; wrong ones most of them."""
    experts, clerks = SELLER | {"request_tier": "complex", "count": 2}, SELLER | {"request_tier": "simple"}
    experts_and_clerks = {"expert": experts, "clerk": clerks}
    built, firm = company(firm_of(experts_and_clerks, on, routing="by_complexity"))
    journal = journal_of(built, firm)
    experts = {seat.number for seat in firm.seats if seat.post.role == "expert"}
    right = [
        (seat in experts) == (firm.population.segment_of(client).complexity >= 0.25)
        for client, seat in reached(journal, Stage.DEAL)
    ]
    assert len(right) > 100
    assert all(right) if not on else 0.6 < sum(right) / len(right) < 1


@pytest.mark.parametrize("routing", ["by_complexity", "by_potential", "by_size"])
def test_sorting_changes_nothing_where_everybody_takes_all(routing: str) -> None:
    usual, sorted_out = (journal_of(*company(firm_of(routing=way))) for way in ("anyone", routing))
    assert answers(sorted_out) == answers(usual)
    assert reached(sorted_out, Stage.WON) == reached(usual, Stage.WON)


def test_where_nobody_takes_complex_deals_everybody_does() -> None:
    """Then it does not matter how they are sorted."""
    clerks = {"clerk": SELLER | {"request_tier": "simple"}}
    deals = reached(journal_of(*company(firm_of(clerks, routing="by_complexity"))), Stage.DEAL)
    assert deals == reached(journal_of(*company(firm_of(clerks))), Stage.DEAL)


def comfort_of(windfall: float, per_month: float, *on: str) -> Journal:
    market = {"prospects": {"size": 500}, "inquiries": {"per_month": per_month},
              "human_nature": {"windfall": windfall}}  # fmt: skip
    paid = SELLER | {"pay": "first_and_repeat"}
    return journal_of(*company(scenario({"seller": paid}, on, market=market, horizon="12 months")))


def mean_comfort(journal: Journal) -> float:
    return float(journal.motives["comfort"].mean())


def test_inquiries_make_comfortable_those_who_take_them_for_a_windfall() -> None:
    """It is the pay for those who asked that does it; without comfort nobody minds."""
    earned, half, free = (mean_comfort(comfort_of(share, 200, "comfort")) for share in (0.0, 0.5, 1.0))
    assert earned < half < free
    assert mean_comfort(comfort_of(1.0, 0, "comfort")) == mean_comfort(comfort_of(0.0, 0, "comfort"))
    on, off = (comfort_of(share, 200, "least_resistance") for share in (1.0, 0.0))
    assert on.work.to_bytes() == off.work.to_bytes()
