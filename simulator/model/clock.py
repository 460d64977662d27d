"""The clock of a run: it schedules calls after so many working hours, and advances the run to a given hour."""

from collections.abc import Callable
from typing import TypeVarTuple

from simpy import Environment, Event, Timeout

Arguments = TypeVarTuple("Arguments")


def after(env: Environment, hours: float, call: Callable[[*Arguments], object], *arguments: *Arguments) -> None:
    """Call `call(*arguments)` once `hours` working hours have passed on the clock of `env`."""

    def due(_: Event) -> None:
        call(*arguments)

    Timeout(env, hours).callbacks.append(due)


def advance(env: Environment, end: float) -> int:
    """Let everything happen that is due before hour `end`, and return how many events that were."""
    events = 0
    while env.peek() < end:
        env.step()
        events += 1
    env.run(until=end)  # nothing is left to happen; the clock is set to the end
    return events
