"""Shocks that befall people: the best seller leaves, a part of the sellers leaves at once."""

import math
from collections.abc import Callable

from simpy import Environment, Event, Timeout

from simulator.journal.vocabulary import Step
from simulator.kernel.luck import Luck
from simulator.model.person import Person
from simulator.model.seat import Seat
from simulator.model.staffing import Staffing
from simulator.scenario.shocks import Shocks


class PeopleLeave:
    """Makes people leave at set hours."""

    def __init__(self, env: Environment, shocks: Shocks, luck: Luck, seats: list[Seat], staffing: Staffing) -> None:
        """Schedule what befalls those who sit on `seats` by then."""
        self._env = env
        self._luck = luck
        self._seats = seats
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
        self._staffing.dismiss(person, Step.STRUCK, person.brought)
