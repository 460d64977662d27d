"""What a person does next: in the neutral model, exactly what the order of work says."""

from typing import Any

from simpy import Event, Timeout

from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity
from simulator.model.seat import Seat
from simulator.model.task import KindOfWork, Task, Worker


class Idling(Task):
    """Nothing to do: wait until somebody rings, or until work is known to come."""

    __slots__ = ("kinds", "since", "worker")
    activity = int(Activity.IDLING)

    def __init__(self, kinds: tuple[KindOfWork, ...]) -> None:
        """Wait for work of these kinds."""
        self.kinds = kinds

    def begin(self, worker: Worker) -> Event:
        """Put the bell on the desk and return the event of its ringing."""
        env, seat = worker.env, worker.seat
        self.worker = worker
        self.since = now = env.now
        bell = seat.bell = env.event()
        due = min([kind.await_work(seat, now) for kind in self.kinds])
        if due < worker.end:
            Timeout(env, due - now, (seat, bell)).callbacks.append(ring_if_idle)
        return bell

    def break_off(self, seat: Seat, now: float) -> None:
        """Book the hours until the end of the run."""
        self.finish(seat, now)

    def finish(self, seat: Seat, now: float) -> None:
        """Book the hours that passed."""
        self.worker.book((self.since, seat.number, self.activity, now - self.since, DID_NOT_QUEUE))


def ring_if_idle(alarm: Event) -> None:
    """Ring the bell of a seat at which the same person still waits for the same bell."""
    waiting: Any = alarm.value
    seat, bell = waiting
    if seat.bell is bell:
        seat.ring()


class OrderOfWork:
    """Kinds of work, most urgent first; each is done when all before it offer nothing."""

    def __init__(self, *kinds: KindOfWork) -> None:
        """Write the instruction."""
        self._kinds = kinds
        self._offers = tuple(kind.next_task for kind in kinds)

    def next_task(self, seat: Seat, now: float) -> Task:
        """Return the next piece of the most urgent work, or idling."""
        for offer in self._offers:
            task = offer(seat, now)
            if task is not None:
                return task
        return Idling(self._kinds)
