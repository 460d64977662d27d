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

    def next_task(self, seat: Seat) -> Task:
        """Return what to do now."""


class Person:
    """Somebody at work. In the neutral model people do as they are told."""

    def __init__(self, env: Environment, seat: Seat, instructions: Instructions, journal: Journal) -> None:
        """Take the seat and start working."""
        self.env = env
        self.seat = seat
        self.journal = journal
        self._instructions = instructions
        self._task: Task
        env.process(self.work())

    def work(self) -> Work:
        """Do one task after another."""
        while True:
            self._task = task = self._instructions.next_task(self.seat)
            yield task.begin(self)
            task.finish(self.seat)

    def stop(self) -> None:
        """Close the time sheet when the run ends."""
        self._task.break_off(self.seat)
