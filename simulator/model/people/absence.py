"""Absences: everybody is ill or on leave now and then; the desk waits."""

from collections.abc import Callable, Iterator

from simpy import Environment, Event, Timeout

from simulator.kernel.calendar import YEAR
from simulator.kernel.distributions import scalar_exponential
from simulator.kernel.luck import Luck, rows, sequence
from simulator.model.market.terms import Lasting, Terms
from simulator.model.seats.appointments import Away
from simulator.model.seats.person import Person


class Absences:
    """Plans when each person will be away; it is the person's own luck."""

    def __init__(self, env: Environment, terms: Terms, luck: Luck, tell: Callable[[], None]) -> None:
        """Learn how often and how long people are away; `tell` is told when somebody goes and when one is back."""
        self._env = env
        self._luck = luck
        self._tell = tell
        per_year = terms.market.labour.absences_per_year if terms.mechanisms.absences else 0.0
        self._gap = YEAR / per_year if per_year else 0.0
        self._lasting = Lasting.of(terms.market.labour.absence)

    def plan(self, person: Person) -> None:
        """Plan the absences of somebody who joins the firm."""
        if self._gap:
            self._plan_next(person, sequence(self._luck, "absences", person.luck, 2, rows))

    def _plan_next(self, person: Person, luck: Iterator[list[float]]) -> None:
        gap, length = next(luck)
        hours = self._lasting.at(length)

        def away(_: Event) -> None:
            if person.seat is not None:
                person.seat.appointments.append(Away(hours, self._tell))
                person.seat.ring()
                self._plan_next(person, luck)

        Timeout(self._env, scalar_exponential(gap, self._gap)).callbacks.append(away)
