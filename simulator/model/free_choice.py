"""People who choose: what they are told counts as much as somebody insists on it (the mechanism least_resistance)."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity
from simulator.kernel.calendar import MONTH
from simulator.kernel.luck import Luck, rows, sequence
from simulator.model.instructions import KindOfWork, OrderOfWork
from simulator.model.laws.choice import instruction, ranking, utility
from simulator.model.laws.pressure import pressure
from simulator.model.seat import Seat
from simulator.model.task import Task
from simulator.model.terms import Terms
from simulator.scenario.organization import Department, Head

STINT = 1.0
"""Hours of a pause, and the unit of the weights of all other stints."""


class Pause(Task):
    """Idling for a while, whether there is work or not; nobody answers the bell."""

    activity = int(Activity.IDLING)


@dataclass(frozen=True, slots=True)
class Leaning:
    """What draws one person to each activity of the seat, idling last: utilities, and usual stints in hours."""

    utilities: tuple[float, ...]
    stints: tuple[float, ...]
    temperature: float

    @classmethod
    def of(cls, terms: Terms, work: Sequence[str], department: Department) -> "Leaning":
        """Return the leaning of somebody with this order of work in this department."""
        nature = terms.market.human_nature
        felt = pressure_in(department, nature.pressure_saturation)
        told = [instruction(place, len(work)) for place in range(len(work))]
        resistances = [float(getattr(nature.resistance, name)) for name in (*work, "idling")]
        return cls(
            tuple(utility(felt, asked, cost) for asked, cost in zip([*told, 0.0], resistances, strict=True)),
            (*(terms.stint(name) for name in work), STINT),
            nature.temperature,
        )


def pressure_in(department: Department, saturation: float) -> float:
    """Return the pressure that the head of a department can bring to bear on each of its people."""
    reports = sum(role.count for role in department.roles.values())
    if department.head is None or reports == 0:
        return 0.0
    return pressure(department.head.insistence, hours_for_people(department.head, reports) / reports, saturation)


def hours_for_people(head: Head, reports: int) -> float:
    """Return the hours a month that meetings and reviews leave the head of so many people."""
    meetings = MONTH / head.planning_every * head.planning_hours if head.planning_every else 0.0
    reviews = head.review_hours * reports if head.review == "monthly" else 0.0
    return max(0.0, MONTH - meetings - reviews)


class FreeChoice(OrderOfWork):
    """Does what the person likes best at the moment among all that there is to do, idling included."""

    def __init__(self, luck: Luck, person: int, leaning: Leaning, seat: Seat, *kinds: KindOfWork) -> None:
        """Let the person of that number choose by `leaning`; moods are the person's own luck."""
        super().__init__(seat, *kinds)
        self._leaning = leaning
        self._moods = sequence(luck, "moods", person, len(leaning.utilities), rows)

    def next_task(self, seat: Seat, now: float) -> Task:
        """Return the first of the activities, as they are liked now, that offers anything; a pause always does."""
        if seat.appointments:
            return seat.appointments.popleft()
        leaning = self._leaning
        for place in ranking(leaning.utilities, leaning.stints, leaning.temperature, next(self._moods)):
            if place == len(self._offers):
                break
            task = self._offers[place](seat, now)
            if task is not None:
                return task
        return Pause(STINT, DID_NOT_QUEUE)
