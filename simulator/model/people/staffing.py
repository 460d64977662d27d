"""Staffing: puts people on seats and takes them off; people join, rise, move and leave, and empty seats are filled."""

from collections.abc import Callable
from math import inf

from simpy import Event

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity, Cause, Step
from simulator.model.accounts.reassignment import Reassignment
from simulator.model.books.ledger import Ledger
from simulator.model.clock import Clock, after
from simulator.model.people.applicants import Hire
from simulator.model.people.departures import Departures
from simulator.model.people.recruiting import Recruiting
from simulator.model.seats.notices import StaffNotices
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task, Worker


class Farewell(Task):
    """The appointment with which a person leaves the firm, once the task in hand is done."""

    __slots__ = ("person", "staffing", "step", "value")
    activity = int(Activity.MEETING)
    ends_presence = True

    def __init__(self, staffing: "Staffing", person: Person, step: Step, value: float) -> None:
        """Let `person` leave by this `step`; `value` is the number that the journal keeps with it."""
        self.hours, self.waited = 0.0, DID_NOT_QUEUE
        self.staffing = staffing
        self.person = person
        self.step = step
        self.value = value

    def begin(self, worker: Worker) -> float | Event:
        """Say good-bye: from now on nobody can call this person in."""
        if self.ends_presence:
            worker.away_until = inf
        return super().begin(worker)

    def finish(self, seat: Seat, now: float) -> None:
        """Leave the seat, and the firm."""
        self.staffing.let_go(self.person, self.step, self.value)


class Rise(Farewell):
    """The appointment with which a person rises to the seat that was promised."""

    __slots__ = ()
    ends_presence = False
    """Who moves takes the appointments along."""

    def finish(self, seat: Seat, now: float) -> None:
        """Hand the desk over, and sit down on the other seat."""
        self.staffing.move_up(self.person)


class Move(Rise):
    """The appointment with which a person moves to the seat that a change of the organisation brings."""

    __slots__ = ()

    def finish(self, seat: Seat, now: float) -> None:
        """Take along what the new work goes on with, and sit down on the other seat."""
        self.staffing.move_over(self.person)


class Staffing:
    """Fills seats at the start and whenever one is empty, and carries out every step of a person."""

    def __init__(
        self,
        env: Clock,
        journal: Journal,
        ledger: Ledger,
        recruiting: Recruiting,
        reassignment: Reassignment,
        departures: Departures,
        sit_down: Callable[[Person, Seat], None],
        notices: StaffNotices,
    ) -> None:
        """Begin without people.

        `sit_down` puts a person on a seat with instructions (the briefing); `notices` tell other parts who has joined,
        moved or left.
        """
        self._env = env
        self._journal = journal
        self._ledger = ledger
        self._recruiting = recruiting
        self._reassignment = reassignment
        self._departures = departures
        self._seat_down = sit_down
        self._notices = notices
        self.people: list[Person] = []
        """Everybody who ever had a seat below the heads."""
        self.exits: list[tuple[float, str]] = []
        """For each person who left the firm: the hour, and the department that was left."""

    def open(self, seat: Seat) -> None:
        """Put a person on a seat at the start of the run; work begins with `begin`."""
        person = self._recruiting.staff_of_the_start(seat)
        self._welcome(person, seat, Step.OPENED, 0.0)
        person.tenure = self._recruiting.tenure_at_the_start(person)

    def begin(self) -> None:
        """Let all people start working."""
        for person in self.people:
            self._notices.joined(person)
            person.begin()

    def fill(self, seat: Seat) -> None:
        """Find a person for an empty seat: a colleague who rises, or else an applicant, who comes after the search."""
        if seat.closed:
            return
        person = self._recruiting.riser(seat)
        if person is not None and person.seat is not None:
            person.rises_to = seat
            person.seat.appointments.append(Rise(self, person, Step.ROSE_FROM, 0.0))
            person.seat.ring()
            return
        hire = self._recruiting.search(seat)
        hours = self._recruiting.time_to_find(hire)
        after(self._env, hours, self._arrive, hire, seat, hours)

    def dismiss(self, person: Person, step: Step, value: float) -> None:
        """Let a person leave the firm as soon as the task in hand is done, and appointments with the head are."""
        if person.seat is not None:
            waiting = person.seat.appointments
            called = [task for task in waiting if task.with_head]
            others = [task for task in waiting if not task.with_head]
            waiting.clear()
            waiting.extend([*called, Farewell(self, person, step, value), *others])
            person.seat.ring()

    def let_go(self, person: Person, step: Step, value: float) -> None:
        """Let a person leave now: clients may follow, the work is re-assigned, and the seat is filled again."""
        seat = self._stand_up(person, step, value)
        seat.person = None
        seat.appointments.clear()
        seat.handovers.clear()
        self.exits.append((self._env.now, seat.post.department))
        self._departures.part(person, seat, step)
        self._reassignment.clear(seat, Cause.EXIT)
        if step is Step.REDUNDANT:
            self._ledger.sever(seat.number, seat.post.wage, self._env.now)
        self._notices.vacated(person, seat)
        self.fill(seat)
        if person.rises_to is not None:
            self.fill(person.rises_to)
        self._notices.changed(seat.does)

    def move_up(self, person: Person) -> None:
        """Let a person rise to the seat that was promised; what waits on the former one is handed to colleagues."""
        self._move(person, Step.ROSE_FROM, Step.ROSE_TO, lambda old, _: self._reassignment.clear(old, Cause.ROSE))

    def move_over(self, person: Person) -> None:
        """Let a person move to the seat that a change of the organisation brings."""
        self._move(person, Step.MOVED_FROM, Step.MOVED_TO, self._reassignment.take_along)

    def _move(self, person: Person, step: Step, arrival: Step, pass_on: Callable[[Seat, Seat], None]) -> None:
        new = person.rises_to
        if new is None:  # the promise was withdrawn before the appointment was over
            return
        old = self._stand_up(person, step, float(new.number))
        pass_on(old, new)
        old.person = None
        new.appointments.extend(old.appointments)
        new.handovers.extend(old.handovers)
        old.appointments.clear()
        old.handovers.clear()
        person.rises_to = None
        self._sit_down(person, new, arrival, float(old.number))
        self._notices.vacated(person, old)
        self.fill(old)
        self._notices.changed(old.does | new.does)

    def _arrive(self, hire: Hire, seat: Seat, hours: float) -> None:
        """Put the applicant whom a search of `hours` has found on a seat, unless it was closed meanwhile."""
        if seat.closed:
            return
        self._ledger.hire(seat.number, seat.post.wage, self._env.now)
        person = self._recruiting.newcomer(hire)
        self._welcome(person, seat, Step.HIRED, hours)
        self._notices.joined(person)
        person.begin()
        self._notices.changed(seat.does)

    def _welcome(self, person: Person, seat: Seat, step: Step, value: float) -> None:
        self.people.append(person)
        self._sit_down(person, seat, step, value)

    def _sit_down(self, person: Person, seat: Seat, step: Step, value: float) -> None:
        self._seat_down(person, seat)
        self._journal.staff.add((self._env.now, seat.number, person.number, step, value))
        if step is not Step.OPENED:
            self._reassignment.relieve(seat)

    def _stand_up(self, person: Person, step: Step, value: float) -> Seat:
        seat = person.seat
        assert seat is not None
        self._ledger.settle(seat, self._env.now)
        self._journal.staff.add((self._env.now, seat.number, person.number, step, value))
        person.seat = None
        return seat
