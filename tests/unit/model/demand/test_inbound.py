"""Inquiries: each is answered or goes cold exactly once, however often it is settled anew who answers."""

import random
from collections import Counter
from collections.abc import Callable

import pytest
from simpy import Timeout
from small_company import company, scenario

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Stage, Step
from simulator.model.company import Company
from simulator.model.demand.inbound import PLAIN, Key
from simulator.model.firm.firm import Firm
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.scenario import Scenario

ANSWERING = {"count": 4, "order_of_work": ["qualifying", "closing", "serving"], "account_limit": None}


def phones(inbound: str = "shared", patience: str | None = None) -> Scenario:
    market = {"prospects": {"size": 0}, "opening": {"clients": 10, "pipeline": 0},
              "inquiries": {"per_month": 400, "patience": patience}}  # fmt: skip
    return scenario({"seller": ANSWERING}, market=market, organization={"inbound": inbound})


def at(firm: Firm, hour: float, act: Callable[[], None]) -> None:
    Timeout(firm.env, hour).callbacks.append(lambda _: act())


def journal_of(built: Company, firm: Firm) -> Journal:
    built.run()
    return firm.journal


def asked(journal: Journal) -> list[tuple[float, float]]:
    leads = journal.leads
    stages = zip(leads["client"], leads["time"], leads["stage"], strict=True)
    return sorted((client, time) for client, time, stage in stages if stage == Stage.INQUIRY)


def answers(journal: Journal) -> list[tuple[float, float, float]]:
    return list(zip(*(journal.answers[name].tolist() for name in ("client", "seat", "time")), strict=True))


def some_groups(chance: random.Random, seats: list[Seat]) -> dict[Key, list[Seat]]:
    groups: dict[Key, list[Seat]] = {}
    for seat in chance.sample(seats, chance.randint(1, len(seats))):
        groups.setdefault((PLAIN, chance.randint(0, 2)), []).append(seat)
    return groups


@pytest.mark.parametrize("patience", [None, "30 min"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_rearranging_at_random_loses_nothing_and_doubles_nothing(patience: str | None, seed: int) -> None:
    """Groups of any size and name, at any hour: the inquiries are those of a firm that never rearranged anything."""
    usual = journal_of(*company(phones(patience=patience)))
    built, firm = company(phones(patience=patience))
    chance = random.Random(seed)
    for _ in range(60):
        at(firm, chance.uniform(0, 500), lambda: firm.inbound.route(some_groups(chance, firm.seats)))
    journal = journal_of(built, firm)
    assert asked(journal) == asked(usual)
    answered = Counter(client for client, _, _ in answers(journal))
    assert set(answered.values()) == {1}
    assert set(answered) <= {client for client, _ in asked(journal)}
    if patience is None:
        assert len(answered) > 0.95 * len(asked(journal))


@pytest.mark.parametrize("inbound", ["shared", "in_turn"])
def test_arranging_again_what_is_arranged_changes_nothing(inbound: str) -> None:
    usual = journal_of(*company(phones(inbound)))
    built, firm = company(phones(inbound))
    for hour in range(1, 400, 7):
        at(firm, hour, built._routing.arrange)
    assert answers(journal_of(built, firm)) == answers(usual)


@pytest.mark.parametrize("inbound", ["shared", "in_turn"])
def test_inquiries_of_an_empty_seat_go_to_the_others(inbound: str) -> None:
    """What waits for somebody who has gone is answered by those who stay, and so is what comes later."""
    built, firm = company(phones(inbound))
    gone = firm.seats[0]
    built._staffing.fill = lambda _: None  # type: ignore[method-assign]  # nobody is found
    at(firm, 100, lambda: built._staffing.dismiss(gone.person, Step.SHOCK, 0.0))  # type: ignore[arg-type]
    journal = journal_of(built, firm)
    assert all(seat != gone.number for _, seat, time in answers(journal) if time > 120)
    assert len(answers(journal)) > 0.98 * len(asked(journal))
