"""What no run may break, read from its journal alone: nothing is lost, nothing is counted twice.

`check_conservation(journal)` asserts all of it. Each check has its own function, so that a failure says what broke.
"""

from collections import Counter

from belongings import check_invoices, check_moves
from reading import BOOK_ENDS, CLOSE, INQUIRIES, POOL, REFERRALS, histories, rows
from stages import check_littles_law
from stays import check_hours, check_people, exits

from simulator.analysis.indicators.hunting import answered_within_hour_share, unanswered_share, untaken_share
from simulator.analysis.measured import Measured
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import ENDS, LIVING, LOSSES, Activity, Stage, State

NEXT_STAGES = {
    None: {Stage.LEAD, Stage.INQUIRY, Stage.OPPORTUNITY},
    Stage.LEAD: {Stage.OPPORTUNITY, Stage.JUNK},
    Stage.INQUIRY: {Stage.OPPORTUNITY, Stage.JUNK, Stage.COLD},
    Stage.OPPORTUNITY: {Stage.DEAL, Stage.COLD},
    Stage.DEAL: {Stage.WON, Stage.LOST, Stage.NO_DECISION},
}
NEXT_STATES = {
    None: {State.CUSTOMER, State.WAITING, State.TURNED_AWAY},
    State.WAITING: {State.CUSTOMER, State.LEFT, State.CEASED, State.FOLLOWED},
    State.CUSTOMER: {State.CUSTOMER, State.LEFT, State.CEASED, State.FOLLOWED},
    State.LEFT: {State.CUSTOMER},
    State.CEASED: set(),
    State.TURNED_AWAY: set(),
    State.FOLLOWED: set(),
}


def check_conservation(journal: Journal) -> None:
    """Assert every identity that holds in every run of every design."""
    check_leads(journal)
    check_clients(journal)
    check_base(journal)
    check_prospects(journal)
    check_people(journal)
    check_hours(journal)
    check_orders(journal)
    check_invoices(journal)
    check_moves(journal)
    check_visits(journal)
    check_littles_law(journal)
    check_shares(journal)


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
    leaving = exits(journal)
    last = 0.0
    for time, client, number, seat, _ in rows(journal, "clients"):
        new = State(int(number))
        former = state.get(client)
        assert new in NEXT_STATES[former], f"client {client}: {former!r} -> {new!r} at {time}"
        assert (seat >= 0) == (new is State.CUSTOMER) or new in LOSSES
        assert new is not State.FOLLOWED or time in leaving, f"{client} followed nobody at {time}"
        if former is State.LEFT:
            assert any(who == seat and abs(end - time) < CLOSE for who, end in campaigns), f"{client} came by itself"
        assert last <= time <= journal.end
        last = time
        state[client] = new
        entered.setdefault(client, time)
    won = {client: time for time, client, _, stage, _ in rows(journal, "leads") if stage == Stage.WON}
    assert {client: time for client, time in entered.items() if client >= BOOK_ENDS} == won


def check_base(journal: Journal) -> None:
    """The monthly counts agree with the states of clients, and each portfolio with the owners whom clients have.

    Somebody counts before anything else happens at that hour; the first count is after the book was laid out. So every
    living client is in the portfolio of one seat, or waits.
    """
    facts = list(rows(journal, "clients"))
    owners: dict[float, tuple[float, float]] = {}
    place = 0
    table = journal.portfolios
    for time, living, buried in zip(*(journal.base[name] for name in ("time", "living", "buried")), strict=True):
        while place < len(facts) and (facts[place][0] < time or time == 0 == facts[place][0]):
            _, client, state, seat, _ = facts[place]
            owners[client] = state, seat
            place += 1
        assert living == sum(state in LIVING for state, _ in owners.values())
        owned = Counter(seat for state, seat in owners.values() if state == State.CUSTOMER)
        now = table["time"] == time
        listed = dict(zip(table["seat"][now], table["attended"][now] + table["buried"][now], strict=True))
        assert {seat: number for seat, number in listed.items() if number} == owned
        assert buried == living - table["attended"][now].sum()


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


def check_shares(journal: Journal) -> None:
    """Every inquiry of the window is answered, has given up or waits; every opportunity is taken up, cold or waits.

    Told from where each lead has come to; the indicators count answers and deals.
    """
    run = Measured(journal)
    began = [(history[0][1], [stage for _, stage in history]) for history in histories(journal).values()
             if journal.warm_up <= history[0][0] < journal.end]  # fmt: skip
    asked = [told for first, told in began if first is Stage.INQUIRY]
    in_hand = {client for time, client, _, asked_at in rows(journal, "answers") if asked_at >= journal.warm_up}
    in_hand -= {client for (client, _), history in histories(journal).items() if len(history) > 1}
    missed = sum(told[1:2] in ([], [Stage.COLD]) for told in asked) - len(in_hand)
    assert unanswered_share(run) == (missed / len(asked) if asked else None)
    arose = [tuple(stage for _, stage in history[place:]) for history in histories(journal).values()
             for place, (time, stage) in enumerate(history)
             if stage is Stage.OPPORTUNITY and journal.warm_up <= time < journal.end]  # fmt: skip
    untaken = sum(told in {(Stage.OPPORTUNITY,), (Stage.OPPORTUNITY, Stage.COLD)} for told in arose)
    assert untaken_share(run) == (untaken / len(arose) if arose else None)
    assert (answered_within_hour_share(run) or 0.0) + (unanswered_share(run) or 0.0) <= 1.0 + 1e-12


def check_visits(journal: Journal) -> None:
    """Each visit that ends took its time on the way and with the client; what is seen to was found or seemed to be.

    Nobody names anybody, and nothing is found, but at a visit or in a survey of that moment.
    """
    work, made = journal.work, journal.visits
    calls = work["activity"] == Activity.VISITING
    in_hand = calls & (work["start"] + work["hours"] >= journal.end)
    assert len(made) <= calls.sum() <= len(made) + in_hand.sum()
    found = Counter((time, client) for time, client, *_ in rows(journal, "findings"))
    assert found == Counter({(time, client): number for time, client, *_, number, _, _, _ in rows(journal, "visits")
                             if number})  # fmt: skip
    suspects = Counter(client for _, client, *_ in rows(journal, "findings"))
    suspects += Counter(client for _, client, *_, alarm, _, _ in rows(journal, "visits") if alarm)
    seen_to = Counter(client for _, client, *_ in rows(journal, "repairs"))
    assert not seen_to - suspects
    assert all(began <= time < due for time, *_, began, due in rows(journal, "findings"))
    assert all(time < due for time, _, _, due, fixed in rows(journal, "repairs") if fixed)
    named = {(time, seat) for time, client, _, stage, seat in rows(journal, "leads") if client >= REFERRALS
             and stage == Stage.LEAD}  # fmt: skip
    assert named == {(time, seat) for time, _, seat, *_, name in rows(journal, "visits") if name}
