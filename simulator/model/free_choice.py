"""People who choose: what they are told counts beside what it costs them and what it pays them."""

from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity
from simulator.kernel.calendar import WORKDAY
from simulator.kernel.distributions import gumbel
from simulator.kernel.luck import Luck, rows, sequence
from simulator.model.instructions import Agenda, OrderOfWork
from simulator.model.laws.choice import ranking
from simulator.model.seat import Seat
from simulator.model.task import Task

STINT = 1.0
"""Hours of a pause, and the unit of the weights of all other stints."""

Leanings = tuple[float, ...]
"""What draws somebody to each activity of the seat, idling last: utilities weighted by the usual stints."""


class Pause(Task):
    """Idling for a while though there may be work; nobody answers the bell."""

    activity = int(Activity.IDLING)


class FreeChoice(OrderOfWork):
    """Does what the person likes best at the moment among all that there is to do, idling included."""

    def __init__(self, luck: Luck, person: int, temperature: float, seat: Seat, agenda: Agenda) -> None:
        """Let the person whose luck is addressed by `person` choose; moods are the person's own luck."""
        super().__init__(seat, agenda)
        self._offers = tuple(kind.next_task for kind in agenda.kinds)
        self._moods = sequence(
            luck, "moods", person, len(self._offers) + 1, lambda u: rows(gumbel(u, temperature)), page_length=128
        )
        self.leanings: Leanings = ()
        """In the usual hours; `motives` sets them."""
        self.early: Leanings = ()
        """In the protected first hours of a day."""

    def next_task(self, seat: Seat, now: float) -> Task:
        """Return the first of the activities, as they are liked now, that offers anything.

        Who would rather do nothing than what is left pauses; who finds nothing to do waits to be rung.
        """
        if seat.appointments:
            return seat.appointments.popleft()
        leanings = self.early if self._protected and now % WORKDAY < self._protected else self.leanings
        untried = len(leanings)
        for place in ranking(leanings, next(self._moods)):
            untried -= 1
            if place == len(self._offers):
                if untried:
                    return Pause(STINT, DID_NOT_QUEUE)
                break
            task = self._offers[place](seat, now)
            if task is not None:
                return task
        return self._idling
