"""A person occupies a seat and works through what it asks for."""

from collections.abc import Generator
from typing import Protocol

from simpy import Environment, Event

from simulator.journal.journal import Journal
from simulator.model.seat import Seat
from simulator.model.task import Task

Work = Generator[Event, None, None]


class Instructions(Protocol):
    """What the seat's order of work offers; idling is a task too."""

    def next_task(self, seat: Seat, now: float) -> Task:
        """Return what to do now."""

    def stop(self, seat: Seat, now: float) -> None:
        """Close the time sheet when the run ends."""


class Person:
    """Somebody at work. In the neutral model people do as they are told."""

    def __init__(self, env: Environment, seat: Seat, instructions: Instructions, journal: Journal) -> None:
        """Take the seat and start working."""
        self.env = env
        self.seat = seat
        self.number = seat.number
        self.end = journal.end
        self.book = journal.work.add
        self._instructions = instructions
        env.process(self.work())

    def work(self) -> Work:
        """Do one task after another."""
        env, seat, next_task = self.env, self.seat, self._instructions.next_task
        while True:
            task = next_task(seat, env.now)
            yield task.begin(self)
            task.finish(seat, env.now)

    def stop(self) -> None:
        """Close the time sheet when the run ends."""
        self._instructions.stop(self.seat, self.env.now)
