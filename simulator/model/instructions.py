"""What a person does next: in the neutral model, exactly what the order of work says."""

from collections.abc import Callable

from simpy import Event, Timeout

from simulator.journal.vocabulary import Activity
from simulator.model.seat import Seat
from simulator.model.task import KindOfWork, Task, Worker


class Idling(Task):
    """Nothing to do: wait until somebody rings, or until work is known to come."""

    __slots__ = ("kinds", "since", "worker")
    activity = Activity.IDLING

    def __init__(self, kinds: tuple[KindOfWork, ...]) -> None:
        """Wait for work of these kinds."""
        super().__init__(0.0)
        self.kinds = kinds

    def begin(self, worker: Worker) -> Event:
        """Put the bell on the desk and return the event of its ringing."""
        env, seat = worker.env, worker.seat
        self.worker = worker
        self.since = env.now
        bell = env.event()
        seat.bell = bell
        due = min([kind.await_work(seat) for kind in self.kinds])
        if due < worker.journal.end:
            Timeout(env, due - env.now, bell).callbacks.append(_ring_if_idle(seat))
        return bell

    def break_off(self, seat: Seat) -> None:
        """Book the hours until the end of the run."""
        self.finish(seat)

    def finish(self, seat: Seat) -> None:
        """Book the hours that passed."""
        waited = self.worker.env.now - self.since
        self.worker.journal.work.add((self.since, seat.number, self.activity, waited, self.waited))


def _ring_if_idle(seat: Seat) -> Callable[[Event], None]:
    def ring(alarm: Event) -> None:
        if seat.bell is alarm.value:
            seat.ring()

    return ring


class OrderOfWork:
    """Kinds of work, most urgent first; each is done when all before it offer nothing."""

    def __init__(self, *kinds: KindOfWork) -> None:
        """Write the instruction."""
        self._kinds = kinds

    def next_task(self, seat: Seat) -> Task:
        """Return the next piece of the most urgent work, or idling."""
        for kind in self._kinds:
            task = kind.next_task(seat)
            if task is not None:
                return task
        return Idling(self._kinds)
