"""Settling in: whoever gets another seat by a change of the organisation learns its work, and may not like it."""

from math import ceil

from simpy import Environment

from simulator.kernel.calendar import WORKDAY
from simulator.model.clock import after
from simulator.model.market.terms import Terms
from simulator.model.seats.appointments import Trained
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat

SESSION = WORKDAY / 2
"""Training takes half a day at most, so that clients do not wait for days."""


class Settling:
    """Trains people for their new work, and keeps in mind until when they are unsettled."""

    def __init__(self, env: Environment, terms: Terms) -> None:
        """Train as human nature says: what a lesson is worth, and for how long an upheaval is felt."""
        nature = terms.market.human_nature
        self._env = env
        self._worth = nature.learning.training_worth
        self._lasts = nature.upheaval.lasts if terms.mechanisms.upheaval else 0.0
        self._hours: dict[Person, float] = {}

    def expect(self, person: Person, training: float) -> None:
        """Know that somebody is about to move, and for how many hours there will be training."""
        self._hours[person] = training

    def cancel(self, person: Person) -> None:
        """Know that nothing comes of the move."""
        self._hours.pop(person, None)

    def settle(self, person: Person, former: Seat) -> None:
        """Begin on the new seat: the first days are for training, if the work is another one."""
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
