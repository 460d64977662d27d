"""Work conservation: nobody idles beside work that is theirs to do, and no ring of the bell is lost.

It holds where people do as they are told; who chooses may pause.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import CLOSE, INQUIRIES, Floats, histories, rows
from stages import sheets
from strategies import NEUTRAL, obedient, scenarios

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import NO_SEAT, Activity, Stage, State
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

quick = settings(max_examples=25, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip


def those_who_do(scenario: Scenario, journal: Journal, work: str) -> list[int]:
    """Return the seats whose order of work names that kind of work."""
    orders = {(department, name): role.order_of_work for department, name, role in scenario.organization.roles()}
    return [seat.number for seat in journal.seats if work in orders.get((seat.department, seat.role), ())]


def idle_hours(journal: Journal) -> dict[int, Callable[[Floats], Floats]]:
    """Return for each seat a function that tells how long it has idled until given hours."""
    work = journal.work
    idling = work["activity"] == Activity.IDLING
    found: dict[int, Callable[[Floats], Floats]] = {}
    for seat in journal.seats:
        mine = idling & (work["seat"] == seat.number)
        start, hours = work["start"][mine], work["hours"][mine]
        moments = np.concatenate([[0.0], np.stack([start, start + hours], axis=1).ravel()])
        idled = np.concatenate([[0.0], np.repeat(np.cumsum(hours), 2)])
        idled[1::2] -= hours
        found[seat.number] = lambda when, moments=moments, idled=idled: np.interp(when, moments, idled)
    return found


@quick
@given(scenarios(), st.integers(0, 3))
def test_nobody_idles_while_an_order_waits(scenario: Scenario, replication: int) -> None:
    """From the moment an order comes until somebody serves it, that seat does not idle."""
    journal = simulate(obedient(scenario), replication)
    waited = set(journal.clients["client"][journal.clients["state"] == State.WAITING].tolist())
    placed: dict[int, list[float]] = defaultdict(list)
    for _, client, seat, asked, _, _ in rows(journal, "served"):
        placed[int(seat)].append(asked if client not in waited else np.nan)
    serving = journal.work["seat"][journal.work["activity"] == Activity.SERVING]
    for seat, idled in idle_hours(journal).items():
        taken = sheets(journal, Activity.SERVING)[0][serving == seat][: len(placed[seat])]
        asked = np.array(placed[seat])
        known = ~np.isnan(asked)
        assert (idled(taken[known]) - idled(asked[known]) < CLOSE).all()


@quick
@given(scenarios(), st.integers(0, 3))
def test_nobody_idles_while_an_inquiry_waits(scenario: Scenario, replication: int) -> None:
    """From the moment somebody asks until there is an answer, or none any more, nobody in that line idles.

    Prospects rest for a while here, and the queue has room: those who are back at once, and a place that is free in a
    full queue, ring nobody or one of several, and whoever idles beside them and is rung for an inquiry may call them.
    """
    scenario = scenario.with_("organization.lead_queue", 1_000_000)
    for rest in ("rest_unreached", "rest_refused", "rest_undecided"):
        scenario = scenario.with_(f"market.prospects.{rest}", "30 h")
    journal = simulate(obedient(scenario), replication)
    idled, answering = idle_hours(journal), those_who_do(scenario, journal, "qualifying")
    answers = journal.answers
    for asked, seat, time in zip(answers["asked"], answers["seat"], answers["time"], strict=True):
        line = answering if scenario.organization.inbound == "shared" else [int(seat)]
        assert idle_between(idled, line, asked, time) < CLOSE
    if scenario.organization.inbound == "shared":
        answered = set(answers["client"].tolist())
        for (client, _), history in histories(journal).items():
            if client >= INQUIRIES and client not in answered:
                gone = history[1][0] if len(history) > 1 else journal.end
                assert idle_between(idled, answering, history[0][0], gone) < CLOSE


def idle_between(idled: dict[int, Callable[[Floats], Floats]], seats: list[int], since: float, until: float) -> float:
    both = np.array([since, until])
    return float(sum(np.diff(idled[seat](both))[0] for seat in seats))


@quick
@given(scenarios().filter(lambda scenario: len(scenario.market.segments) == 1), st.integers(0, 3))
def test_nobody_idles_while_an_opportunity_fits(scenario: Scenario, replication: int) -> None:
    """While an opportunity lies in the common queue, no closer with room for another deal idles."""
    assert hours_beside_opportunities(scenario, simulate(obedient(scenario), replication)) < CLOSE


def hours_beside_opportunities(scenario: Scenario, journal: Journal) -> float:
    """Return how long closers with room for a deal idled beside an opportunity that nobody had taken up."""
    closers = those_who_do(scenario, journal, "closing")
    (segment,) = scenario.market.segments.values()
    waiting, beside, last = 0, 0.0, 0.0
    deals: dict[float, int] = defaultdict(int)
    idle: set[float] = set()
    changes = sorted([*changes_of_leads(journal, closers), *changes_of_people(journal)], key=lambda change: change[0])
    for time, what, seat, step in changes:
        if waiting and any(closer in idle and deals[closer] < int(segment.open_deals) for closer in closers):
            beside += time - last
        last = time
        if what == "opportunity":
            waiting += step
        elif what == "deal":
            deals[seat] += step
        else:
            idle = idle | {seat} if step > 0 else idle - {seat}
    return beside


Change = tuple[float, str, float, int]


def changes_of_leads(journal: Journal, closers: list[int]) -> Iterator[Change]:
    """Yield when opportunities come to the common queue and leave it, and when deals are opened and ended."""
    makers = {(client, attempt): seat for _, client, attempt, stage, seat in rows(journal, "leads")
              if stage == Stage.OPPORTUNITY}  # fmt: skip
    holders = {(client, attempt): seat for _, client, attempt, stage, seat in rows(journal, "leads")
               if stage == Stage.DEAL}  # fmt: skip
    for lead, history in histories(journal).items():
        for (since, stage), (until, _) in pairwise([*history, (journal.end, None)]):
            if stage is Stage.OPPORTUNITY and (makers[lead] == NO_SEAT or makers[lead] not in closers):
                yield from ((since, "opportunity", NO_SEAT, 1), (until, "opportunity", NO_SEAT, -1))
            if stage is Stage.DEAL:
                yield from ((since, "deal", holders[lead], 1), (until, "deal", holders[lead], -1))


def changes_of_people(journal: Journal) -> Iterator[Change]:
    for start, seat, activity, hours, _ in rows(journal, "work"):
        if activity == Activity.IDLING and hours > 0:
            yield from ((start, "idle", seat, 1), (start + hours, "idle", seat, -1))


def company(roles: dict[str, Any], **market: Any) -> Scenario:
    return Scenario.model_validate({
        "market": {"prospects": {"size": 0}, "opening": {"clients": 0, "pipeline": 0}} | market,
        "organization": {"departments": {"sales": {"roles": roles}}},
        "mechanisms": NEUTRAL,
        "warm_up": "0 h",
        "horizon": "24 months",
    })


def test_a_closer_with_room_is_rung() -> None:
    """A closer whose deals wait for their buyers is idle and full; the bell is for the other one."""
    segment = {"share": 1, "orders_per_year": 1, "margin_per_order": 1, "annual_churn": 0.1, "win_rate": 0.3,
               "touches": 3, "deal_work": "1 h", "cycle": "20 h", "open_deals": 1, "serving": "1 h",
               "developing": "0 h", "contact_every": "1 year"}  # fmt: skip
    roles = {"generator": {"count": 1, "order_of_work": ["qualifying"]},
             "closer": {"count": 2, "order_of_work": ["closing"]},
             "manager": {"count": 1, "order_of_work": ["serving"]}}  # fmt: skip
    scenario = company(roles, segments={"plain": segment}, inquiries={"per_month": 12})
    assert hours_beside_opportunities(scenario, simulate(scenario)) < CLOSE


@pytest.mark.parametrize("first", [0, 25])
def test_the_alarm_for_an_inquiry_never_fails(first: int) -> None:
    """The clock adds up waits and may come out a rounding short of the moment; whoever is rung too early is rung again.

    It happens to inquiries that come after a wait longer than the time that had passed before.
    """
    roles = {"agent": {"count": 1, "order_of_work": ["qualifying"]}}
    scenario = company(roles, inquiries={"per_month": 3.36, "patience": None}, qualifying={"inquiry": 0})
    for replication in range(first, first + 25):
        journal = simulate(scenario, replication)
        asked = int((journal.leads["stage"] == Stage.INQUIRY).sum())
        assert asked - len(journal.answers) <= 1
