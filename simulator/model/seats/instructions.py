"""What a person does next: in the neutral model, exactly what the order of work says."""

from collections.abc import Iterator
from dataclasses import dataclass

from simpy import Event

from simulator.journal.vocabulary import Activity
from simulator.kernel.calendar import WORKDAY
from simulator.model.clock import after
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.model.seats.person import Instructions
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task, Worker


class Idling(Task):
    """Nothing to do: wait for the bell, or until work is known to come."""

    __slots__ = ("_kinds", "_seat", "since", "worker")
    activity = int(Activity.IDLING)

    def __init__(self, seat: Seat, kinds: tuple[KindOfWork, ...]) -> None:
        """Wait on `seat` for work of these kinds."""
        self._seat = seat
        self._kinds = kinds

    def begin(self, worker: Worker) -> Event:
        """Put the bell on the desk and return the event of its ringing."""
        env, seat = worker.env, self._seat
        seat.ring_on = None  # who finds nothing to do has nothing to leave to others
        self.worker = worker
        self.since = now = env.now
        bell = seat.bell = env.event()
        due = worker.end
        for kind in self._kinds:
            due = min(due, kind.await_work(seat, now))
        if due < worker.end:
            after(env, due - now, ring_if_idle, seat, bell)
        return bell

    def finish(self, seat: Seat, now: float) -> None:
        """Book the hours that passed."""
        self.worker.book(self.activity, self.since, now - self.since)


def ring_if_idle(seat: Seat, bell: Event) -> None:
    """Ring the bell of a seat at which the same person still waits for the same bell."""
    if seat.bell is bell:
        seat.ring()


@dataclass(frozen=True, slots=True)
class Agenda:
    """The kinds of work of a seat, most urgent first, and their order in the protected first hours of a day."""

    names: tuple[str, ...]
    kinds: tuple[KindOfWork, ...]
    protected: float = 0.0
    """Hours of each working day in which the protected work comes first."""
    first: tuple[str, ...] = ()
    """The protected work, most urgent first."""

    def each(self) -> Iterator[tuple[str, KindOfWork]]:
        """Return the kinds of work with their names."""
        return zip(self.names, self.kinds, strict=True)

    def order(self, protected: bool) -> list[int]:
        """Return the places of the kinds of work, most urgent first."""
        places = list(range(len(self.names)))
        if not protected:
            return places
        ahead = [self.names.index(name) for name in self.first if name in self.names]
        return ahead + [place for place in places if place not in ahead]


class OrderOfWork(Instructions):
    """Kinds of work, most urgent first; each is done when all before it offer nothing.

    Appointments come before all of them, whatever the instruction says; hand-overs take a part of the day only.
    """

    def __init__(self, seat: Seat, agenda: Agenda) -> None:
        """Write the instruction for `seat`: the kinds of work of `agenda`, most urgent first."""
        self._usual, self._early = (
            [agenda.kinds[place] for place in agenda.order(early)] for early in (False, True)
        )
        self._protected = agenda.protected
        self._idling = Idling(seat, agenda.kinds)

    def next_task(self, seat: Seat, now: float) -> Task:
        """Return the next piece of the most urgent work, or idling."""
        if seat.appointments or seat.handovers or seat.on_duty:
            appointment = seat.next_appointment(now)
            if appointment is not None:
                return appointment
        for kind in self._early if self._protected and now % WORKDAY < self._protected else self._usual:
            task = kind.next_task(seat, now)
            if task is not None:
                return task
        return seat.next_handover(now) or self._idling

    def stop(self, seat: Seat, now: float) -> None:
        """Book the idle hours until the end of the run; the hours of a task are booked when it begins."""
        if seat.bell is not None:
            self._idling.finish(seat, now)
