"""The clock of a run: SimPy's environment, with light events for what happens most.

A million SimPy events in a run would mostly carry one call each. Here such a call is an event of its own kind, `Due`,
which the clock lets happen without looking for callbacks. It stands in SimPy's queue, in SimPy's order (hour, priority,
turn), so that any SimPy process can join a run.
"""

from collections.abc import Callable
from heapq import heappop, heappush
from typing import Any, TypeVarTuple

from simpy import Environment, Event
from simpy.events import NORMAL, URGENT

Arguments = TypeVarTuple("Arguments")


class Due(Event):
    """Something that happens at its hour, and nobody waits for; it may be scheduled again once it has happened."""

    __slots__ = ()
    _ok = True
    _value: Any = None

    def happen(self) -> float | None:
        """Let it happen, and return after how many hours it is to happen again; None for not by itself."""
        raise NotImplementedError

    @property
    def callbacks(self) -> list[Callable[[Event], None]]:
        """Return what SimPy's own loop has to call: an environment need not know of this kind of event."""
        return [self._happen_in_simpy]

    @callbacks.setter
    def callbacks(self, _: object) -> None:
        """Take no notice that SimPy has done with the event: it may come again."""

    def _happen_in_simpy(self, _: Event) -> None:
        hours = self.happen()
        if hours is not None:
            self.env.schedule(self, NORMAL, hours)


class Call(Due):
    """A call that is due at some hour."""

    __slots__ = ("_arguments", "_call")

    def __init__(self, call: Callable[[*Arguments], object], arguments: tuple[*Arguments]) -> None:
        """Call `call` with these arguments when it is due."""
        self._call: Callable[..., object] = call
        self._arguments = arguments

    def happen(self) -> None:
        """Make the call."""
        self._call(*self._arguments)


class Turns(Due):
    """The turns of somebody who does one thing after another, as a SimPy process would, without its machinery."""

    __slots__ = ("_take", "env")

    def __init__(self, env: Environment, take: Callable[[], float | Event | None]) -> None:
        """Let somebody take turns on the clock of `env`.

        `take` begins the next thing to do, and returns when that will be done: after so many hours, or with an event;
        None ends the turns.
        """
        self.env = env
        self._take = take

    def begin(self) -> None:
        """Take the first turn at this hour, before anything else happens."""
        self.env.schedule(self, URGENT)

    def happen(self) -> float | None:
        """Take a turn, and return the hours until the next; the end of the last one is an event like any other."""
        done = self._take()
        if done is None:
            Event(self.env).succeed()
        elif isinstance(done, Event):
            done.callbacks.append(self._happen_in_simpy)
            done = None
        elif done < 0:
            raise ValueError(f"nothing can be done {-done:g} hours ago")
        return done


class Clock(Environment):
    """SimPy's environment, counting working hours, with a loop of its own for what is `Due`."""

    now: float = 0.0
    """The hour; SimPy's own is a property, which is asked for at every step of the way."""

    def step(self) -> None:
        """Let the next event happen."""
        if self._queue:
            self.now = self._queue[0][0]
        super().step()

    def advance(self, end: float) -> int:
        """Let everything happen that is due before hour `end`, and return how many events that were."""
        queue, turn, events = self._queue, self._eid, 0
        while queue and queue[0][0] < end:
            event = queue[0][3]
            if isinstance(event, Due):
                self.now = self._now = heappop(queue)[0]
                hours = event.happen()
                if hours is not None:
                    heappush(queue, (self.now + hours, NORMAL, next(turn), event))
            else:
                self.step()
            events += 1
        self.run(until=end)  # nothing is left to happen; the clock is set to the end
        return events


def after(env: Environment, hours: float, call: Callable[[*Arguments], object], *arguments: *Arguments) -> None:
    """Call `call(*arguments)` once `hours` working hours have passed on the clock of `env`."""
    if hours < 0:
        raise ValueError(f"nothing can happen {-hours:g} hours ago")
    env.schedule(Call(call, arguments), NORMAL, hours)
