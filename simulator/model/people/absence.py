"""Absences: every person is ill or on leave now and then, and what is on the desk waits meanwhile."""

from collections.abc import Callable
from functools import partial

from simulator.kernel.calendar import YEAR
from simulator.kernel.distributions import scalar_exponential
from simulator.kernel.luck import Luck, Streams, rows
from simulator.model.clock import Clock, after
from simulator.model.market.terms import Lasting, Terms
from simulator.model.seats.appointments import Away
from simulator.model.seats.person import Person


class Absences:
    """Plans when each person will be away; it is the person's own luck."""

    def __init__(self, env: Clock, terms: Terms, luck: Luck, tell: Callable[[frozenset[str]], None]) -> None:
        """Plan absences as often, and as long, as the labour market of `terms` says.

        `tell` is called whenever an absence begins or ends, with the kinds of work of the seat.
        """
        self._env = env
        self._tell = tell
        per_year = terms.market.labour.absences_per_year if terms.mechanisms.absences else 0.0
        self._gap = YEAR / per_year if per_year else 0.0
        self._draws = Streams(luck, "absences", 2, rows)
        self._lasting = Lasting.of(terms.market.labour.absence)

    def plan(self, person: Person) -> None:
        """Plan the next absence of a person."""
        if self._gap:
            gap, length = self._draws.next(person.luck)
            after(self._env, scalar_exponential(gap, self._gap), self._go, person, self._lasting.at(length))

    def _go(self, person: Person, hours: float) -> None:
        """Put an absence of `hours` among the appointments of a person who is still here, and plan the next one."""
        if person.seat is not None:
            person.seat.appointments.append(Away(hours, partial(self._tell, person.seat.does)))
            person.seat.ring()
            self.plan(person)
