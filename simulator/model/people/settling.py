"""Settling in: people whom a change of the organisation moves are trained for their seats, and unsettled for a time."""

from math import ceil
from typing import Final

from simulator.kernel.calendar import WORKDAY
from simulator.model.clock import Clock, after
from simulator.model.market.terms import Terms
from simulator.model.seats.appointments import Trained
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat

SESSION: Final = WORKDAY / 2
"""Hours of training in one day, half a day at most, so that clients do not wait for days."""


class Settling:
    """Trains people for their new work, and sets the hour until which they are unsettled."""

    def __init__(self, env: Clock, terms: Terms) -> None:
        """Take from the human nature of `terms` what a lesson is worth and for how long people are unsettled."""
        nature = terms.market.human_nature
        self._env = env
        self._worth = nature.learning.training_worth
        self._lasts = nature.upheaval.lasts if terms.mechanisms.upheaval else 0.0
        self._hours: dict[Person, float] = {}

    def expect(self, person: Person, training: float) -> None:
        """Note that a person is about to move, and how many hours of training will follow."""
        self._hours[person] = training

    def cancel(self, person: Person) -> None:
        """Note that the move of a person is called off."""
        self._hours.pop(person, None)

    def settle(self, person: Person, former: Seat) -> None:
        """Let a person begin on the new seat, with training in the first days if its work is not that of `former`."""
        hours, seat = self._hours.pop(person, None), person.seat
        if hours is None or seat is None:
            return
        person.unsettled_until = self._env.now + self._lasts
        if seat.does == former.does:
            return
        for day in range(ceil(hours / SESSION)):
            lesson = Trained(min(SESSION, hours - day * SESSION), self._worth)
            after(self._env, day * WORKDAY, _train, person, lesson)


def _train(person: Person, lesson: Trained) -> None:
    if person.seat is not None:
        person.seat.appointments.append(lesson)
        person.seat.ring()
