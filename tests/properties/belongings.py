"""What people leave behind: accounts, deals and invoices always belong somewhere."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from reading import rows
from stays import exits

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import ARRIVALS, Cause, State, Step
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.scenario import Scenario

Move = tuple[float, int, int, Cause]


def check_invoices(journal: Journal) -> None:
    """There is one invoice for each order served, of the same client, seat and margin; it is due after the same term.

    Nobody pays before it is due unless somebody asks, and nobody asks before.
    """
    served = Counter((time, client, seat, margin) for time, client, seat, _, margin, _ in rows(journal, "served"))
    billed = Counter((issued, client, seat, margin) for issued, client, seat, margin, _, _ in rows(journal, "invoices"))
    assert billed == served
    terms = {round(due - issued, 6) for issued, _, _, _, due, _ in rows(journal, "invoices")}
    assert len(terms) <= 1
    assert all(issued <= due <= paid for issued, _, _, _, due, paid in rows(journal, "invoices"))


def check_moves(journal: Journal) -> None:
    """Accounts pass from whoever has them, for the cause that is told, and each pass of a living client is told."""
    moves: dict[float, list[Move]] = defaultdict(list)
    for time, client, former, new, cause in rows(journal, "moves"):
        assert former != new
        moves[client].append((time, int(former), int(new), Cause(int(cause))))
    states: dict[float, list[tuple[float, State, int]]] = defaultdict(list)
    for time, client, state, seat, _ in rows(journal, "clients"):
        states[client].append((time, State(int(state)), int(seat)))
    assert not moves.keys() - states.keys()
    for client, history in states.items():
        replay(client, history, moves[client][::-1])
    check_causes(journal)


def replay(client: float, history: list[tuple[float, State, int]], moves: list[Move]) -> None:
    """Follow one client: who owns it after each fact; `moves` are taken off its end."""
    owner, state = -1, None
    for time, new, seat in history:
        while moves and moves[-1][0] < time and state is not None:
            owner = passed_unnoticed(client, owner, state, moves.pop())
        if new is not State.CUSTOMER:
            assert seat == owner or new in (State.WAITING, State.TURNED_AWAY), f"{client} was not with {seat} at {time}"
        elif moves and moves[-1][0] == time and moves[-1][2] == seat:
            _, former, _, cause = moves.pop()
            assert (cause is Cause.WON) == (state in (None, State.WAITING)), f"{client}: {cause!r} at {time}"
            assert cause is Cause.WON or former == owner, f"{client} was with {owner}, not {former} at {time}"
        else:
            assert state in (None, State.WAITING, State.LEFT), f"{client} passes to {seat} at {time} unseen"
        owner, state = seat if new is State.CUSTOMER else owner, new
    while moves and state is not None:
        owner = passed_unnoticed(client, owner, state, moves.pop())


def passed_unnoticed(client: float, owner: int, state: State, move: Move) -> int:
    """Pass the account of a client who has left without a word; return the new owner."""
    assert state in (State.LEFT, State.CEASED), f"{client}: {move} is told of no {state!r}"
    assert move[1] == owner, f"{client} was with {owner}: {move}"
    return move[2]


def check_causes(journal: Journal) -> None:
    """Accounts pass by an exit, a rise or the arrival of somebody new only when that happens."""
    arrived = {(time, seat) for time, seat, _, step, _ in rows(journal, "staff") if step in ARRIVALS}
    left = exits(journal)
    rose = {(time, seat) for time, seat, _, step, _ in rows(journal, "staff") if step == Step.ROSE_FROM}
    for time, _, former, new, cause in rows(journal, "moves"):
        assert cause != Cause.EXIT or time in left
        assert cause != Cause.ROSE or (time, former) in rose
        assert cause != Cause.RELIEVED or (time, new) in arrived


def check_empty_desks(scenario: Scenario, journal: Journal) -> None:
    """Accounts and open deals lie on the desk of an empty seat only if at some time since nobody else did such work.

    Who passes accounts on after a while takes over none of others, and no other department those of one that keeps its
    accounts to itself, or to whose territory they belong.
    """
    does = {
        (department, name): set(role.order_of_work) | ({"keeping"} if keeps(role) else set())
        for department, name, role in scenario.organization.roles()
    }
    works = {seat.number: does.get((seat.department, seat.role), set()) for seat in journal.seats}
    for work, columns in (("keeping", ("attended", "buried", "gone")), ("closing", ("open_deals",))):
        able = {number for number, done in works.items() if work in done}
        for time, seat in desks_with(journal, columns):
            here = {number for number in able if work == "closing" or may_take_over(scenario, journal, seat, number)}
            assert alone_since(journal, here, seat, time), f"{columns} lie on the empty seat {seat} at {time}"


def may_take_over(scenario: Scenario, journal: Journal, seat: float, other: int) -> bool:
    """Tell whether any account of a seat may go to another, whichever territory it lies in."""
    bodies = scenario.organization.departments
    if journal.seats[int(seat)].department == journal.seats[other].department:
        return not any(body.territory and body.accounts == "own" for body in bodies.values())
    return all(body.accounts == "shared" for body in bodies.values())


def keeps(role: Role) -> bool:
    """Tell whether a role serves accounts, and keeps them for good."""
    return "serving" in role.order_of_work and role.passes_accounts_after is None


def desks_with(journal: Journal, columns: tuple[str, ...]) -> Iterator[tuple[float, float]]:
    """Yield hour and seat of every count of these that found something on a desk at which nobody sat."""
    table = journal.portfolios
    for time, seat, number in zip(table["time"], table["seat"], sum(table[name] for name in columns), strict=True):
        if number and seat not in staffed(journal, time)[-1]:
            yield time, seat


def staffed(journal: Journal, time: float) -> list[set[float]]:
    """Return who was seated after each step before `time`: seats with somebody on them, one set for each step."""
    present: set[float] = set()
    found = [set(present)]
    for hour, seat, _, step, _ in rows(journal, "staff"):
        if hour < time or hour == time == 0:
            present = present | {seat} if step in ARRIVALS else present - {seat}
            found.append(present)
    return found


def alone_since(journal: Journal, able: set[int], seat: float, time: float) -> bool:
    """Tell whether at some moment since the seat was left last, nobody else of those who are able was there."""
    since: list[set[float]] = []
    for present in staffed(journal, time):
        since = [] if seat in present else [*since, present]
    return any(not (present & able) - {seat} for present in since)


