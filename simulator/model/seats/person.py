"""A person: occupies a seat, does one task after another, and remembers pay and work of the last months."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from simpy import Event

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import ACTIVITIES, CARE, DID_NOT_QUEUE, HUNTING, Activity
from simulator.kernel.adding import total
from simulator.kernel.calendar import MONTH
from simulator.model.clock import Clock, Turns
from simulator.model.seats.craft import CRAFTS, Abilities
from simulator.model.seats.expectation import MONTHS_TO_GET_USED, Expectation
from simulator.model.seats.seat import Occupant, Seat
from simulator.model.seats.task import Task

SIDES: Final = [1 if kind in HUNTING else 2 if kind in CARE else 0 for kind in ACTIVITIES.values()]
"""By activity: 1 is hunting, 2 is looking after clients, 0 neither; between 1 and 2 people switch."""
HUNTS: Final = 1
SWITCHING: Final = int(Activity.SWITCHING)
TRAVELLING: Final = int(Activity.TRAVELLING)
MONTHS_OF_PAY: Final = 12
ROUNDING: Final = 1e-9
MEMORY: Final = 2 / 3
"""Share of the memory of what the work was like that a month leaves."""


class Instructions:
    """What a person goes by, such as the order of work of the seat; idling is a task too."""

    def next_task(self, seat: Seat, now: float) -> Task:
        """Return the task to do now."""
        raise NotImplementedError

    def stop(self, seat: Seat, now: float) -> None:
        """Close the time sheet when the run ends."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Habits:
    """What all people have in common: hours lost by switching, and whether drudgery is remembered."""

    switching: float
    tires: bool
    counted: bool = False
    """Whether the hours for which they hunt are counted."""


class Person(Occupant):
    """A person of the firm: abilities, a seat, and what the last months were like."""

    def __init__(
        self, env: Clock, journal: Journal, number: int, luck: int, abilities: Abilities, habits: Habits
    ) -> None:
        """Create person `number` of the roster, without a seat yet.

        `luck` is the address of the person's own luck, by team, place and turn.
        """
        self.env, self.end = env, journal.end
        self.number, self.luck = number, luck
        self.abilities = abilities
        self.seat: Seat | None = None
        self.since = env.now
        """The hour at which this person took the present seat, in this run."""
        self.tenure = self.unsettled_until = 0.0
        """Hours on the present seat before the run; the hour until which a change of the organisation unsettles."""
        self.rises_to: Seat | None = None
        """The seat that was promised to this person, if any."""
        self.pay: deque[float] = deque(maxlen=MONTHS_OF_PAY)
        """Pay a month, in money, of the last whole months."""
        self.expectation = Expectation(0.0)
        """What the last months have taught about pay."""
        self.residual = self.brought = 0.0
        """Lately, in money a month: income that came from the book without new effort; the margin of this person's
        clients."""
        self.pace = 1.0
        """How much this person gets done in an hour, relative to a person without control."""
        self.control = self.controlled = self.away_until = 0.0
        """How complete the control is, in 0-1; the hours of looks since the last month's end that will make it so; the
        hour of return from an absence."""
        self.rise, self.retention, self.defiant = 0.0, 0.0, False
        """Pay a month beside the plan, won by a strike, and agreed for staying; whether the firm has yielded to this
        person in a strike, after which pressure is felt less."""
        self.hunted, self.hunted_before = 0.0, inf
        """Hours of hunting since the last pay day, if they are counted; those of the pay period before, for each month
        in which the person was there."""
        self._counted = habits.counted
        self._absences: list[tuple[float, float]] = []
        """When this person went away since the last pay day, and when back, if hours of hunting are counted."""
        self._toil = self._worked_hours = 0.0
        self._switching = habits.switching
        self._alike = abilities.all_alike
        self._untouched = self._alike and not habits.switching and not habits.tires
        """Whether work leaves no trace in this person at all, as in the neutral model."""
        self._side = 0
        self._note = journal.work.add
        self.instructions: Instructions
        """What this person goes by."""
        self._turns = Turns(env, self._turn)
        self._in_hand: tuple[Task, Seat] | None = None
        """The task in hand, and the seat where it was taken up."""

    @property
    def premium(self) -> float:
        """Return the pay a month beside the plan: the larger of a rise won by a strike and the pay for staying."""
        return max(self.rise, self.retention)

    def aptitude(self, work: Sequence[str]) -> float:
        """Return the mean talent for these kinds of work."""
        return self.abilities.aptitude([int(CRAFTS[name]) for name in work])

    def take(self, seat: Seat, instructions: Instructions) -> None:
        """Take `seat` and go by these instructions."""
        self.seat, seat.person = seat, self
        self.since, self.tenure = self.env.now, 0.0
        self.pay.clear()
        self.residual = self.brought = 0.0
        self.expectation = Expectation(float(seat.post.terms.lead_source == "inquiries"))
        self.abilities.turn_to([int(CRAFTS[work]) for work in seat.post.terms.order_of_work], self.env.now)
        self._side = 0
        self.instructions = instructions

    def go_away(self, hours: float) -> None:
        """Be away for `hours` from now on."""
        self.away_until = self.env.now + hours
        self.be_off(hours)

    def be_off(self, hours: float) -> None:
        """Do not work for `hours` from now on, in which no hunting is asked for."""
        if self._counted:
            self._absences.append((self.env.now, self.env.now + hours))

    def there_for(self, months: float) -> float:
        """Return the months out of the last `months` in which this person was not away, if hunting is counted."""
        now = self.env.now
        since = now - months * MONTH
        missed = total(max(0.0, min(now, back) - max(since, went)) for went, back in self._absences)
        return max(0.0, months - missed / MONTH)

    def served(self, now: float) -> float:
        """Return the hours on the present seat, those before the run included."""
        return self.tenure + now - self.since

    def begin(self) -> None:
        """Start working."""
        self._turns.begin()

    def _turn(self) -> float | Event | None:
        """Finish the task in hand, and begin the next one, as long as there is a seat."""
        now = self.env.now
        if self._in_hand is not None:
            task, desk = self._in_hand
            task.finish(desk, now)
        seat = self.seat
        if seat is None:
            return None
        task = self.instructions.next_task(seat, now)
        self._in_hand = task, seat
        return task.begin(self)

    def spend(self, activity: int, hours: float, waited: float, travel: float = 0.0) -> float:
        """Book clock hours of work, of the way to it and of switching to it, and return the hours until it is done."""
        seat, now = self.seat, self.env.now
        assert seat is not None
        if seat.ring_on is not None:
            seat.pass_bell_on()
        side = SIDES[activity]
        if self._counted and side == HUNTS:
            self.hunted += hours
        if travel:
            self._note((now, seat.number, TRAVELLING, travel, DID_NOT_QUEUE))
            now += travel
        if self._untouched:
            self._note((now, seat.number, activity, hours, waited))
            return travel + hours
        lost = 0.0
        if side and side != self._side and self._switching:
            lost = self._switching if self._side else 0.0
            self._side = side
        if lost:
            self._note((now, seat.number, SWITCHING, lost, DID_NOT_QUEUE))
        self._note((now + lost, seat.number, activity, hours, waited))
        if side:
            self._worked(seat, activity, hours, now)
        return travel + lost + hours

    def book(self, activity: int, since: float, hours: float) -> None:
        """Book hours that have passed already."""
        assert self.seat is not None
        self._note((since, self.seat.number, activity, hours, DID_NOT_QUEUE))

    def skill(self, activity: int, complexity: float = 0.0) -> float:
        """Return how well this person does a kind of work on the present seat, where a script may help."""
        if self._alike:
            return 1.0
        script = self.seat.scripts.get(activity) if self.seat is not None else None
        return self.abilities.skill(activity, self.env.now, script, complexity)

    def rate(self, activity: int) -> float:
        """Return how fast this person does a kind of work, relative to an average person without control."""
        return self.skill(activity) * self.pace

    def remember(self, pay: float, residual: float, brought: float) -> None:
        """Remember a payment: pay, income from the book and margin brought are all money a month."""
        self.pay.append(pay)
        weight = 1 / min(len(self.pay), MONTHS_TO_GET_USED)
        self.residual += weight * (residual - self.residual)
        self.brought += weight * (brought - self.brought)

    def close_sheet(self, months: float) -> None:
        """Close a pay period of so many months, and count the hours of hunting anew."""
        if self._counted:
            there = self.there_for(months)
            self.hunted_before, self.hunted = self.hunted / there if there > ROUNDING else inf, 0.0
            self._absences = [absence for absence in self._absences if absence[1] > self.env.now]

    def drudgery(self) -> float:
        """Return the mean resistance, in hours' pay, of the hours of hunting and care lately.

        Other hours have no resistance of their own; if they counted as easy ones, more meetings would keep people.
        """
        return self._toil / self._worked_hours if self._worked_hours else 0.0

    def fade_memory(self) -> None:
        """Let another month pass over the memory of what the work was like."""
        self._toil *= MEMORY
        self._worked_hours *= MEMORY

    def stop(self) -> None:
        """Close the time sheet when the run ends."""
        if self.seat is not None:
            self.instructions.stop(self.seat, self.env.now)

    def _worked(self, seat: Seat, activity: int, hours: float, now: float) -> None:
        self._toil += seat.resistance[activity] * hours
        self._worked_hours += hours
        if seat.scripts and (script := seat.scripts.get(activity)) is not None:
            script.cases += 1
        if not self._alike:
            self.abilities.practise(activity, hours, now)
