"""The clock of a run: SimPy's environment, with light events for what happens most.

A million SimPy events in a run would mostly carry one call each. Here such a call is `Due`, which the clock lets happen
without looking for callbacks. It stands in SimPy's queue, in SimPy's order (hour, priority, turn), so that any SimPy
process can join a run.
"""

from collections.abc import Callable
from heapq import heappop, heappush
from typing import Any, ClassVar, TypeVarTuple

from simpy import Environment, Event
from simpy.events import NORMAL, URGENT, EventPriority

Arguments = TypeVarTuple("Arguments")


class Due:
    """Something that happens at its hour, and nobody waits for; it may be planned again once it has happened.

    It is no event of SimPy, whose objects carry more, but has all that SimPy's loop asks an event for: any environment
    lets it happen.
    """

    __slots__ = ()
    _ok: ClassVar[bool] = True

    def happen(self) -> float | None:
        """Let it happen, and return after how many hours it is to happen again; None for not by itself."""
        raise NotImplementedError

    @property
    def callbacks(self) -> list[Callable[[Event], None]]:
        """Return what SimPy's own loop has to call."""
        return [self.happen_in_simpy]

    @callbacks.setter
    def callbacks(self, _: object) -> None:
        """Take no notice that SimPy has done with the event: it may come again."""

    def happen_in_simpy(self, _: Event) -> None:
        """Let it happen as the callback of an event."""
        self.happen()


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

    __slots__ = ("_env", "_take")

    def __init__(self, env: Environment, take: Callable[[], float | Event | None]) -> None:
        """Let somebody take turns on the clock of `env`.

        `take` begins the next thing to do, and returns when that will be done: after so many hours, or with an event;
        None ends the turns.
        """
        self._env = env
        self._take = take

    def begin(self) -> None:
        """Take the first turn at this hour, before anything else happens."""
        plan(self._env, self, URGENT, 0.0)

    def happen(self) -> float | None:
        """Take a turn, and return the hours until the next; the end of the last one is an event like any other."""
        done = self._take()
        if done is None:
            Event(self._env).succeed()
            return None
        if isinstance(done, Event):
            done.callbacks.append(self.happen_in_simpy)
            return None
        if done < 0:
            raise ValueError(f"nothing can be done {-done:g} hours ago")
        return done

    def happen_in_simpy(self, _: Event) -> None:
        """Take a turn as the callback of an event, and plan the next."""
        hours = self.happen()
        if hours is not None:
            plan(self._env, self, NORMAL, hours)


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
        queue: list[Any] = self._queue
        turn, events = self._eid, 0
        while queue and queue[0][0] < end:
            event: object = queue[0][3]
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


def plan(env: Environment, due: Due, priority: EventPriority, hours: float) -> None:
    """Put what is due in so many hours into the queue of `env`, as its `schedule` does with events."""
    queue: list[Any] = env._queue
    heappush(queue, (env.now + hours, priority, next(env._eid), due))


def after(env: Environment, hours: float, call: Callable[[*Arguments], object], *arguments: *Arguments) -> None:
    """Call `call(*arguments)` once `hours` working hours have passed on the clock of `env`."""
    if hours < 0:
        raise ValueError(f"nothing can happen {-hours:g} hours ago")
    plan(env, Call(call, arguments), NORMAL, hours)
