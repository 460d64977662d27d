"""Re-organisation: the changes of the timeline, one after another (C24, C29, C89).

On the day of a change new seats are opened and old ones closed. People move as soon as the task in hand is done, and
take along what their new work goes on with; at the end of the day the rest of their desks is handed over, and people
without a seat are dismissed. The policies of the new organisation hold from the hour of the change.
"""

from collections import defaultdict, deque
from collections.abc import Mapping
from typing import NamedTuple

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Step
from simulator.kernel.calendar import MONTH, WORKDAY
from simulator.model.accounts.reassignment import Reassignment
from simulator.model.accounts.rounds import Rounds
from simulator.model.clock import Clock, after
from simulator.model.demand.inquiry_routing import InquiryRouting
from simulator.model.firm.hiring_plan import HiringPlan
from simulator.model.firm.offices import Offices
from simulator.model.leading.leadership import Leadership
from simulator.model.market.customers import Customers
from simulator.model.market.terms import Terms
from simulator.model.people.settling import Settling
from simulator.model.people.staffing import Farewell, Move, Rise, Staffing
from simulator.model.policies.placement import RANKS, placed
from simulator.model.seats.person import Person
from simulator.model.seats.scripts import renew
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.organization import Organization
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.timeline import Change, Team

ON_OTHER_TERMS = ("headcount", "pay", "wage", "pay_terms", "quota", "lead_source", "request_tier", "attrition")
"""Settings of a role that may change while its seats stay: the people do the same work where they are."""


class Parts(NamedTuple):
    """The parts of the company that a change works with."""

    offices: Offices
    staffing: Staffing
    reassignment: Reassignment
    leadership: Leadership
    routing: InquiryRouting
    settling: Settling
    customers: Customers
    rounds: Rounds
    hiring_plan: HiringPlan


class Reorganisation:
    """Carries out the changes of a timeline."""

    def __init__(
        self,
        env: Clock,
        journal: Journal,
        terms: Terms,
        seats: list[Seat],
        parts: Parts,
        timeline: Mapping[str, Change],
    ) -> None:
        """Schedule the changes of `timeline`, by name and in order of time.

        `seats` are all seats below the heads at any time; `parts` are those that a change works with.
        """
        self._env = env
        self._journal = journal
        self._terms = terms
        self._seats = seats
        self._offices, self._staffing, self._reassignment, self._leadership, self._routing, self._settling = parts[:6]
        self._customers, self._rounds, self._hiring_plan = parts[6:]
        self._todo = deque(enumerate(timeline.values()))
        self._behind: dict[Seat, Person] = {}
        """By closed seat: the person who left it for another one."""
        self._sweeps = False
        self._await_next()

    def vacated(self, person: Person, seat: Seat) -> None:
        """Note that `person` has left `seat`, perhaps for another one."""
        if seat.closed:
            self._offices.vacated(seat)
            self._behind[seat] = person
        if person.seat is not None:
            self._settling.settle(person, seat)

    def _await_next(self) -> None:
        if self._todo:
            after(self._env, max(0.0, self._todo[0][1].at - self._env.now), self._due)

    def _due(self) -> None:
        """Carry the next change out, or look again when the month ends if it waits for more clients."""
        number, change = self._todo[0]
        now = self._env.now
        if change.clients is not None and len(self._customers.everybody) < change.clients:
            after(self._env, (now // MONTH + 1) * MONTH - now, self._due)
            return
        self._todo.popleft()
        self._change(number, change)
        self._await_next()

    def _change(self, number: int, change: Change) -> None:
        before, new = self._terms.organization, change.organization
        self._terms.in_force.change_to(new)
        if new.script_upkeep != before.script_upkeep:
            renew(self._terms, [post.scripts for post in self._offices.posts.values()])
        opened, closed = self._reshape(change, before, new)
        self._leadership.reform(new, [seat for seats in opened.values() for seat in seats])
        if any("visiting" in seat.does for seat in closed):
            self._rounds.resettle()
        facts = sum(map(len, opened.values())), len(closed)
        moved, leaving = self._place(change, before, opened, set(closed))
        for seat in [seat for seats in opened.values() for seat in seats]:
            self._staffing.fill(seat)
        if new != before:
            self._routing.begin()
        self._journal.changes.add((self._env.now, number, *facts, moved, len(leaving)))
        if closed:
            after(self._env, WORKDAY, self._end_of_day, leaving)

    def _reshape(
        self, change: Change, before: Organization, after: Organization
    ) -> tuple[dict[Team, list[Seat]], list[Seat]]:
        """Close seats and open others; return those opened by team, and those closed.

        Seats that were opened for overflow, beyond the design, stay with their team. So do planned ones, unless the
        change states another head-count.
        """
        old, new = before.teams, after.teams
        serve = {organization.overflow == "keep_with_closer" for organization in (before, after)}
        opened: dict[Team, list[Seat]] = {}
        closed: list[Seat] = []
        for team, role in old.items():
            seats = self._seats_of(team)
            wanted = len(seats) + self._hiring_plan.growth(team, new[team]) if team in new else 0
            if team in new and _alike(role, new[team], len(serve) > 1):
                self._offices.amend(team, new[team], seats)
                surplus = self._least(change, role, seats)[: max(0, len(seats) - wanted)]
                opened[team] = [self._offices.open(self._offices.posts[team]) for _ in range(wanted - len(seats))]
            else:
                surplus = seats
                post = self._offices.found(team, new[team]) if team in new else None
                opened[team] = [self._offices.open(post) for _ in range(wanted)] if post else []
            closed += surplus
        for team, role in new.items():
            if team not in old:
                post = self._offices.found(team, role)
                opened[team] = [self._offices.open(post) for _ in range(role.count)]
        for seat in closed:
            self._offices.close(seat)
        self._hiring_plan.follow(new)
        return opened, closed

    def _seats_of(self, team: Team) -> list[Seat]:
        number = self._offices.posts[team].team
        return [seat for seat in self._seats if seat.post.team == number and not seat.closed]

    def _least(self, change: Change, role: Role, seats: list[Seat]) -> list[Seat]:
        """Return seats of a team in the order in which they are given up: empty ones, then those of the last ranks."""
        rank = RANKS[change.choose]

        def place(seat: Seat) -> tuple[float, ...]:
            if not isinstance(seat.person, Person) or seat.person.rises_to is not None:
                return (0.0,)
            return (1.0, *(-part for part in rank(seat.person, role.order_of_work, self._env.now)))

        return sorted(seats, key=place)

    def _place(
        self, change: Change, before: Organization, opened: dict[Team, list[Seat]], closed: set[Seat]
    ) -> tuple[int, list[Person]]:
        """Give new seats to people who lose theirs; return how many got one, and the people for whom there is none."""
        displaced = self._displaced(closed)
        leaving: list[Person] = []
        moved = 0
        for department, name, _ in before.roles():
            team = department, name
            rungs = change.becomes.get(name, ())
            targets = [team, *(other for rung in rungs for other in opened if other[1] == rung and other != team)]
            offers = [(self._offices.posts[target].terms.order_of_work, opened[target]) for target in targets]
            given, rest = placed(displaced[team], offers, RANKS[change.choose], self._env.now)
            for person, seat in given:
                self._call_over(person, seat, change.training)
            moved += len(given)
            leaving += rest
        return moved, leaving

    def _displaced(self, closed: set[Seat]) -> dict[Team, list[Person]]:
        """Return the people who lose their seat, or a promised one, by the team to which that seat belongs."""
        found: defaultdict[Team, list[Person]] = defaultdict(list)
        for seat in self._seats:
            person = seat.person
            if not isinstance(person, Person) or any(type(task) is Farewell for task in seat.appointments):
                continue
            lost = person.rises_to or seat
            if lost not in closed:
                continue
            if person.rises_to is not None:
                _withdraw(person, seat)
                self._settling.cancel(person)
            if seat.closed:
                found[lost.post.department, lost.post.role].append(person)
        return found

    def _call_over(self, person: Person, seat: Seat, training: float) -> None:
        """Promise `person` a seat, to be taken as soon as the task in hand is done; `training` is in hours."""
        assert person.seat is not None
        person.rises_to = seat
        self._settling.expect(person, training)
        person.seat.appointments.appendleft(Move(self._staffing, person, Step.MOVED_FROM, 0.0))
        person.seat.ring()

    def _end_of_day(self, leaving: list[Person]) -> None:
        """Dismiss the people for whom there is no seat, and hand over what is left on the desks of closed seats."""
        for person in leaving:
            if person.seat is not None and person.seat.closed and person.rises_to is None:
                self._staffing.dismiss(person, Step.REDUNDANT, 0.0)
        if not self._sweeps:
            self._sweeps = True
            self._sweep()

    def _sweep(self) -> None:
        """Hand over what is left on the desks of closed seats; where nobody does such work yet, try again next day."""
        for seat in [seat for seat in self._seats if seat.closed and seat.person is None]:
            self._reassignment.clear_behind(seat, self._behind.get(seat))
            if seat.is_cleared:
                self._seats.remove(seat)
        self._sweeps = any(seat.closed for seat in self._seats)
        if self._sweeps:
            after(self._env, WORKDAY, self._sweep)


def _alike(one: Role, other: Role, serving_changes: bool) -> bool:
    """Tell whether people of a role go on with the same work, perhaps more or fewer of them, or on other terms."""
    same = one.model_copy(update={name: getattr(other, name) for name in ON_OTHER_TERMS}) == other
    return same and not (serving_changes and "serving" not in one.order_of_work)


def _withdraw(person: Person, seat: Seat) -> None:
    """Take back the promise of a seat."""
    person.rises_to = None
    kept = [task for task in seat.appointments if not isinstance(task, Rise)]
    seat.appointments.clear()
    seat.appointments.extend(kept)
