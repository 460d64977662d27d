"""Shocks that befall people: the best seller leaves, a part of the sellers leaves at once."""

import math
from collections.abc import Callable

from simpy import Event, Timeout

from simulator.journal.vocabulary import Step
from simulator.model.firm.firm import Firm
from simulator.model.people.staffing import Staffing
from simulator.model.seats.person import Person


class PeopleLeave:
    """Makes people leave at set hours."""

    def __init__(self, firm: Firm, staffing: Staffing) -> None:
        """Schedule what befalls those who have a seat by then."""
        shocks = firm.scenario.shocks
        self._env = firm.env
        self._luck = firm.luck
        self._seats = firm.seats
        self._staffing = staffing
        if shocks.star_leaves is not None:
            self._at(shocks.star_leaves.at, self._star)
        if shocks.mass_exodus is not None:
            share = shocks.mass_exodus.share
            self._at(shocks.mass_exodus.at, lambda: self._exodus(share))

    def _at(self, hour: float, what: Callable[[], None]) -> None:
        def strikes(_: Event) -> None:
            what()

        Timeout(self._env, hour).callbacks.append(strikes)

    def _people(self) -> list[Person]:
        return [seat.person for seat in self._seats if isinstance(seat.person, Person)]

    def _star(self) -> None:
        """Lose the seller whose work brought most margin lately."""
        people = self._people()
        if people:
            self._strike(max(people, key=lambda person: (person.brought, -person.number)))

    def _exodus(self, share: float) -> None:
        """Lose a share of all sellers, rounded up, by each one's own luck."""
        luck = {person: float(self._luck.uniforms("exodus", person.luck, 0, 1)[0]) for person in self._people()}
        leaving = sorted(luck, key=lambda person: (luck[person], person.number))
        for person in leaving[: math.ceil(share * len(leaving) - 1e-9)]:
            self._strike(person)

    def _strike(self, person: Person) -> None:
        self._staffing.dismiss(person, Step.SHOCK, person.brought)
