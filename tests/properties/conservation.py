"""What no run may break, read from its journal alone: nothing is lost, nothing is counted twice.

`check_conservation(journal)` asserts all of it. Each check has its own function, so that a failure says what broke.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from simulator.journal.journal import Journal, SeatFacts
from simulator.journal.vocabulary import DID_NOT_QUEUE, ENDS, LIVING, Activity, Stage, State

Floats = npt.NDArray[np.float64]
CLOSE = 1e-6
"""Hours (or money) by which sums of many floats may differ."""

POOL, INQUIRIES = 1 << 22, 1 << 24
"""Numbers of clients tell where they come from: the book, the opening pipeline, the pool, inquiries."""
BOOK_ENDS = 1 << 20

NEXT_STAGES = {
    None: {Stage.LEAD, Stage.INQUIRY, Stage.OPPORTUNITY},
    Stage.LEAD: {Stage.OPPORTUNITY, Stage.JUNK},
    Stage.INQUIRY: {Stage.OPPORTUNITY, Stage.JUNK, Stage.COLD},
    Stage.OPPORTUNITY: {Stage.DEAL, Stage.COLD},
    Stage.DEAL: {Stage.WON, Stage.LOST, Stage.NO_DECISION},
}
NEXT_STATES = {
    None: {State.CUSTOMER, State.WAITING, State.TURNED_AWAY},
    State.WAITING: {State.CUSTOMER, State.LEFT, State.CEASED},
    State.CUSTOMER: {State.CUSTOMER, State.LEFT, State.CEASED},
    State.LEFT: {State.CUSTOMER},
    State.CEASED: set(),
    State.TURNED_AWAY: set(),
}


def check_conservation(journal: Journal) -> None:
    """Assert every identity that holds in every run of every design."""
    check_leads(journal)
    check_clients(journal)
    check_base(journal)
    check_prospects(journal)
    check_hours(journal)
    check_orders(journal)
    check_littles_law(journal)


def rows(journal: Journal, table: str) -> Iterator[tuple[float, ...]]:
    """Yield the facts of a table."""
    facts = getattr(journal, table)
    yield from zip(*(facts[column].tolist() for column in facts.columns), strict=True)


def histories(journal: Journal) -> dict[tuple[float, float], list[tuple[float, Stage]]]:
    """Return the stages of each lead, (client, attempt) -> [(time, stage)], in the order in which they were told."""
    found: dict[tuple[float, float], list[tuple[float, Stage]]] = defaultdict(list)
    for time, client, attempt, stage, _ in rows(journal, "leads"):
        found[client, attempt].append((time, Stage(int(stage))))
    return found


def check_leads(journal: Journal) -> None:
    """Every lead begins once, goes on as leads do, and ends at most once; a client is one lead at a time."""
    until: dict[float, tuple[float, Stage]] = {}
    for (client, attempt), history in sorted(histories(journal).items()):
        former: Stage | None = None
        for time, stage in history:
            assert stage in NEXT_STAGES.get(former, set()), f"lead {client, attempt}: {former!r} -> {stage!r}"
            former = stage
            assert 0 <= time <= journal.end
        assert [time for time, _ in history] == sorted(time for time, _ in history)
        assert (history[0][1] is Stage.OPPORTUNITY) == (BOOK_ENDS <= client < POOL)
        if client in until:
            ended, stage = until[client]
            assert stage in ENDS, f"client {client} is two leads at a time"
            assert stage is not Stage.WON, f"client {client} was won before"
            assert ended <= history[0][0]
        until[client] = history[-1]


def check_clients(journal: Journal) -> None:
    """Every client is in one state at a time and moves between them as clients do; who was won was taken in once."""
    state: dict[float, State] = {}
    entered: dict[float, float] = {}
    campaigns = {
        (seat, start + hours)
        for start, seat, activity, hours, _ in rows(journal, "work")
        if activity == Activity.REACTIVATING
    }
    last = 0.0
    for time, client, number, seat, _ in rows(journal, "clients"):
        new = State(int(number))
        former = state.get(client)
        assert new in NEXT_STATES[former], f"client {client}: {former!r} -> {new!r} at {time}"
        assert (seat >= 0) == (new is State.CUSTOMER) or new in (State.LEFT, State.CEASED)
        if former is State.LEFT:
            assert any(who == seat and abs(end - time) < CLOSE for who, end in campaigns), f"{client} came by itself"
        assert last <= time <= journal.end
        last = time
        state[client] = new
        entered.setdefault(client, time)
    won = {client: time for time, client, _, stage, _ in rows(journal, "leads") if stage == Stage.WON}
    assert {client: time for client, time in entered.items() if client >= BOOK_ENDS} == won


def check_base(journal: Journal) -> None:
    """The monthly counts agree with the states of clients, and the portfolios add up to them."""
    facts = list(rows(journal, "clients"))
    state: dict[float, float] = {}
    place = 0
    table = journal.portfolios
    for time, living, buried in zip(*(journal.base[name] for name in ("time", "living", "buried")), strict=True):
        while place < len(facts) and facts[place][0] <= time:
            state[facts[place][1]] = facts[place][2]
            place += 1
        assert living == sum(number in LIVING for number in state.values())
        waiting = sum(number == State.WAITING for number in state.values())
        now = table["time"] == time
        attended = table["attended"][now].sum()
        assert attended + table["buried"][now].sum() + waiting == living
        assert buried == living - attended


def check_prospects(journal: Journal) -> None:
    """Whoever was in the pool or came into it is ready, rests, has left the market, or somebody works on it.

    Leads on call sheets that the end of the run found unfinished are engaged, and nobody has heard of them yet.
    """
    size, births, ready, resting, engaged, exited = next(rows(journal, "stock"))
    assert size + births == ready + resting + engaged + exited
    open_leads = won = 0
    for (client, _), history in histories(journal).items():
        if POOL <= client < INQUIRIES:
            open_leads += history[-1][1] not in ENDS
            won += history[-1][1] is Stage.WON
    work = journal.work
    unfinished = (work["activity"] == Activity.PROSPECTING) & (work["start"] + work["hours"] >= journal.end)
    unheard = engaged - open_leads - won
    assert unheard >= 0 if unfinished.any() else unheard == 0


def check_hours(journal: Journal) -> None:
    """The hours of a seat follow one another without gap or overlap, from its first day to the end of the run."""
    days: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for start, seat, _, hours, waited in rows(journal, "work"):
        assert hours >= 0
        assert waited >= 0 or waited == DID_NOT_QUEUE
        days[seat].append((start, hours))
    for seat in journal.seats:
        check_days(seat, days.pop(seat.number), journal.end)
    assert not days, f"nobody's hours: {sorted(days)}"


def check_days(seat: SeatFacts, days: list[tuple[float, float]], end: float) -> None:
    now = seat.opened
    for start, hours in days:
        assert abs(start - now) < CLOSE, f"seat {seat.number}: {now} is followed by {start}"
        now = start + hours
    assert now >= end - CLOSE, f"seat {seat.number} goes home at {now}"
    booked = sum(min(start + hours, end) - start for start, hours in days)
    assert abs(booked - (end - seat.opened)) < CLOSE


def check_orders(journal: Journal) -> None:
    """Each order is served at most once, with the margin it was placed with; what is not served waits or is in hand."""
    placed = Counter((client, time, margin) for time, client, margin in rows(journal, "placed"))
    served = Counter((client, asked, margin) for _, client, _, asked, margin, _ in rows(journal, "served"))
    assert not served - placed
    assert all(asked <= time <= journal.end for time, _, _, asked, _, _ in rows(journal, "served"))
    work = journal.work
    serving = work["activity"] == Activity.SERVING
    in_hand = serving & (work["start"] + work["hours"] >= journal.end)
    assert serving.sum() == len(journal.served) + in_hand.sum()
    assert len(journal.placed) >= serving.sum()


def integral(ins: Floats, outs: Floats, end: float) -> float:
    """Return the integral over the run of the number of those who came in and did not go out, who is who unknown."""
    times = np.concatenate([ins, outs, [end]])
    steps = np.concatenate([np.ones(len(ins)), -np.ones(len(outs)), [0]])
    order = np.argsort(times, kind="stable")
    number = np.cumsum(steps[order])
    return float((number[:-1] * np.diff(times[order])).sum())


def check_littles_law(journal: Journal) -> None:
    """The integral of the number in a stage is the sum of the times that each spent there, on any path (L = lambda W).

    The number is swept from the facts of coming and going; the times are those that people wrote into their time
    sheets, and for whoever is still there the time until the end.
    """
    check_qualification(journal)
    check_opportunities(journal)
    check_deals(journal)
    check_waiting_orders(journal)


def begun(journal: Journal, *stages: Stage) -> Floats:
    times: Floats = journal.leads["time"][np.isin(journal.leads["stage"], stages)]
    return times


def spells(journal: Journal, came: tuple[Stage, ...]) -> Iterator[tuple[float, float, Stage | None]]:
    """Yield (when, how long, what came next) for each lead in one of these stages."""
    for history in histories(journal).values():
        for place, (time, stage) in enumerate(history):
            if stage in came:
                after, following = history[place + 1] if place + 1 < len(history) else (journal.end, None)
                yield time, after - time, following


def sheets(journal: Journal, activity: Activity) -> tuple[Floats, Floats, Floats]:
    """Return start, hours and wait of the tasks of a kind that lay in a queue."""
    work = journal.work
    queued = (work["activity"] == activity) & (work["waited"] != DID_NOT_QUEUE)
    return work["start"][queued], work["hours"][queued], work["waited"][queued]


def same(one: float, other: float) -> bool:
    return abs(one - other) <= CLOSE * max(1.0, abs(one))


def check_qualification(journal: Journal) -> None:
    """Leads and inquiries, from their coming until it is known what they are."""
    number = integral(begun(journal, Stage.LEAD, Stage.INQUIRY), _left_qualification(journal), journal.end)
    start, hours, waited = sheets(journal, Activity.QUALIFYING)
    done = start + hours < journal.end
    others = sum(
        time for _, time, after in spells(journal, (Stage.LEAD, Stage.INQUIRY)) if after in (None, Stage.COLD)
    )
    assert same(number, float((waited + hours)[done].sum()) + others)


def _left_qualification(journal: Journal) -> Floats:
    came = (Stage.LEAD, Stage.INQUIRY)
    return np.array([time + long for time, long, after in spells(journal, came) if after is not None])


def check_opportunities(journal: Journal) -> None:
    """Opportunities, from their making until somebody opens the deal or they go cold."""
    came = (Stage.OPPORTUNITY,)
    left = np.array([time + long for time, long, after in spells(journal, came) if after is not None])
    number = integral(begun(journal, Stage.OPPORTUNITY), left, journal.end)
    waited = sheets(journal, Activity.CLOSING)[2]
    opened = len(begun(journal, Stage.DEAL))
    assert opened <= len(waited)
    others = sum(time for _, time, after in spells(journal, came) if after is not Stage.DEAL)
    assert same(number, float(waited.sum()) + others)


def check_deals(journal: Journal) -> None:
    """Open deals; besides, their number at month's end, give or take those of that very moment, is on the desks."""
    ends = begun(journal, Stage.WON, Stage.LOST, Stage.NO_DECISION)
    number = integral(begun(journal, Stage.DEAL), ends, journal.end)
    assert same(number, sum(time for _, time, _ in spells(journal, (Stage.DEAL,))))
    table = journal.portfolios
    for time in np.unique(table["time"]):
        on_desks = table["open_deals"][table["time"] == time].sum()
        opened = begun(journal, Stage.DEAL)
        before, until = (opened < time).sum() - (ends <= time).sum(), (opened <= time).sum() - (ends < time).sum()
        assert before <= on_desks <= until


def check_waiting_orders(journal: Journal) -> None:
    """Orders, from their placing until somebody takes them up."""
    start, hours, waited = sheets(journal, Activity.SERVING)
    number = integral(journal.placed["time"], start, journal.end)
    in_hand = start + hours >= journal.end
    unserved = (journal.end - journal.placed["time"]).sum() - (journal.end - journal.served["placed"]).sum()
    waiting = unserved - (waited + journal.end - start)[in_hand].sum()
    assert same(number, float(waited.sum() + waiting))
