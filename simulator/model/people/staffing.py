"""Staffing: who sits where. People join, rise and leave; a seat that nobody has is searched for until it is filled."""

from collections.abc import Callable
from itertools import count

from simpy import Timeout

from simulator.journal.journal import PersonFacts
from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity, Cause, Step
from simulator.model.accounts.reassignment import Reassignment
from simulator.model.firm.firm import Firm
from simulator.model.people.applicants import Applicants, Hire
from simulator.model.people.departures import Departures
from simulator.model.people.promotion import riser
from simulator.model.seats.craft import CRAFTS, Abilities, Schooling, Talent
from simulator.model.seats.person import Habits, Person
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task
from simulator.scenario.schema.organization import Organization


class Farewell(Task):
    """Somebody gives notice and goes, once the task in hand is done."""

    __slots__ = ("person", "staffing", "step", "value")
    activity = int(Activity.MEETING)

    def __init__(self, staffing: "Staffing", person: Person, step: Step, value: float) -> None:
        """Let `person` go; `value` is what the journal says about it."""
        self.hours, self.waited = 0.0, DID_NOT_QUEUE
        self.staffing = staffing
        self.person = person
        self.step = step
        self.value = value

    def finish(self, seat: Seat, now: float) -> None:
        """Leave the seat, and the firm."""
        self.staffing.let_go(self.person, self.step, self.value)


class Rise(Farewell):
    """Somebody moves to the seat that was promised."""

    __slots__ = ()

    def finish(self, seat: Seat, now: float) -> None:
        """Hand the desk over, and sit down on the other one."""
        self.staffing.move_up(self.person)


class Move(Rise):
    """Somebody moves to the seat that a change of the organisation brings."""

    __slots__ = ()

    def finish(self, seat: Seat, now: float) -> None:
        """Take along what the new work goes on with, and sit down on the other seat."""
        self.staffing.move_over(self.person)


class Staffing:
    """Fills seats at the start, and whenever one stands empty."""

    def __init__(
        self, firm: Firm, applicants: Applicants, reassignment: Reassignment, seat_down: Callable[[Person, Seat], None]
    ) -> None:
        """Staff the seats of `firm`; `seat_down` puts a person on a seat and tells it what to go by."""
        terms = firm.terms
        self._env = firm.env
        self._journal = firm.journal
        self.go_by(firm.scenario.organization)
        self._schooling = Schooling(terms)
        switching = terms.market.human_nature.switching if terms.mechanisms.switching else 0.0
        cut = firm.scenario.shocks.pay_cut
        self._habits = Habits(switching, terms.mechanisms.quitting, cut is not None and cut.fine > 0)
        self._opening_experience = terms.market.opening.experience if terms.mechanisms.learning else 1.0
        self._opening_tenure = terms.market.opening.tenure
        self._luck = firm.luck
        self._applicants = applicants
        self._reassignment = reassignment
        self._ledger = firm.ledger
        self._seats = firm.seats
        self._seat_down = seat_down
        self._numbers = count()
        self.people: list[Person] = []
        """Everybody who ever had a seat below the heads."""
        self.joined: Callable[[Person], None]
        """Told of everybody who comes to the firm; the company provides it."""
        self.changed: Callable[[], None] = lambda: None
        """Told whenever somebody has taken a seat or left one during the run."""
        self.parting: Departures
        """What people who leave take along; the company provides it."""
        self.vacated: Callable[[Person, Seat], None] = lambda _person, _seat: None
        """Told of everybody who gave a seat up, and which; a timeline wants to know."""
        self.exits: list[tuple[float, str]] = []
        """When somebody left the firm, and which department."""

    def go_by(self, organization: Organization) -> None:
        """Learn from `organization` who rises, and when; it may change during the run."""
        self._ladder, self._promotion_after = organization.ladder, organization.promotion_after

    def number_for(self, talent: Talent) -> int:
        """Enter somebody into the list of people, and return the number."""
        number = next(self._numbers)
        self._journal.people.append(PersonFacts(number, talent.hunting, talent.farming))
        return number

    def open(self, seat: Seat) -> None:
        """Put somebody of the staff of the start on a seat, who knows the work; work begins with `begin`."""
        works = seat.post.terms.order_of_work
        experience = {int(CRAFTS[work]): self._opening_experience for work in works}
        person = self._settle(self._hired(seat), seat, experience, Step.OPENED, 0.0)
        person.tenure = self._opening_tenure * float(self._luck.uniforms("tenure", person.luck, 0, 1)[0])

    def begin(self) -> None:
        """Let everybody start working."""
        for person in self.people:
            self.joined(person)
            person.begin()

    def fill(self, seat: Seat) -> None:
        """Look for somebody to take an empty seat, among colleagues first."""
        if seat.closed:
            return
        person = riser(
            seat.post, self._ladder, self._seats, self._promotion_after, self._env.now, self._applicants.qualifies
        )
        if person is not None and person.seat is not None:
            person.rises_to = seat
            person.seat.appointments.append(Rise(self, person, Step.ROSE_FROM, 0.0))
            person.seat.ring()
            return
        hire = self._hired(seat)
        hours = self._applicants.time_to_find(hire.applicants)
        Timeout(self._env, hours).callbacks.append(lambda _: self._arrive(hire, seat, hours))

    def dismiss(self, person: Person, step: Step, value: float) -> None:
        """Let somebody leave the firm as soon as the task in hand is done."""
        if person.seat is not None:
            person.seat.appointments.appendleft(Farewell(self, person, step, value))
            person.seat.ring()

    def let_go(self, person: Person, step: Step, value: float) -> None:
        """Take leave of a person: clients may follow, the rest of the desk is re-assigned, the seat is searched for."""
        seat = self._stand_up(person, step, value)
        seat.person = None
        seat.appointments.clear()
        seat.handovers.clear()
        self.exits.append((self._env.now, seat.post.department))
        self.parting.part(person, seat, step)
        self._reassignment.clear(seat, Cause.EXIT)
        if step is Step.REDUNDANT:
            self._ledger.sever(seat.number, seat.post.wage, self._env.now)
        self.vacated(person, seat)
        self.fill(seat)
        if person.rises_to is not None:
            self.fill(person.rises_to)
        self.changed()

    def forget(self, person: int) -> None:
        """Take leave of somebody who had no desk: clients whom that person knew may follow."""
        self.parting.cut_ties(person)

    def move_up(self, person: Person) -> None:
        """Let a person rise to the seat that was promised; the former desk is handed over, as colleagues do."""
        self._move(person, Step.ROSE_FROM, Step.ROSE_TO, lambda old, _: self._reassignment.clear(old, Cause.ROSE))

    def move_over(self, person: Person) -> None:
        """Let a person move to the seat that a change of the organisation brings."""
        self._move(person, Step.MOVED_FROM, Step.MOVED_TO, self._reassignment.take_along)

    def _move(self, person: Person, step: Step, arrival: Step, pass_on: Callable[[Seat, Seat], None]) -> None:
        new = person.rises_to
        if new is None:  # the promise was withdrawn in this very moment
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
        self.vacated(person, old)
        self.fill(old)
        self.changed()

    def _hired(self, seat: Seat) -> Hire:
        hire = self._applicants.qualified(seat.post, seat.place, seat.occupants)
        seat.occupants += 1
        return hire

    def _arrive(self, hire: Hire, seat: Seat, hours: float) -> None:
        """Welcome somebody from outside, unless the seat has been given up meanwhile."""
        if seat.closed:
            return
        self._ledger.hire(seat.number, seat.post.wage, self._env.now)
        person = self._settle(hire, seat, {}, Step.HIRED, hours)
        self.joined(person)
        person.begin()
        self.changed()

    def _settle(self, hire: Hire, seat: Seat, experience: dict[int, float], step: Step, value: float) -> Person:
        abilities = Abilities(self._schooling, hire.talent, experience, self._env.now)
        number = self.number_for(hire.talent)
        person = Person(self._env, self._journal, number, hire.luck, abilities, self._habits)
        self.people.append(person)
        self._sit_down(person, seat, step, value)
        return person

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
