"""Shocks that befall people: the best seller leaves, a part of the sellers leaves at once."""

import math
from collections.abc import Sequence

from simulator.journal.vocabulary import Step
from simulator.kernel.luck import Luck
from simulator.model.clock import Clock, after
from simulator.model.people.staffing import Staffing
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.shocks import Shocks


class PeopleLeave:
    """Makes people leave at set hours."""

    def __init__(
        self, env: Clock, shocks: Shocks, luck: Luck, seats: Sequence[Seat], staffing: Staffing
    ) -> None:
        """Schedule the `shocks` of a scenario; they befall the people who are on `seats` by then."""
        self._luck = luck
        self._seats = seats
        self._staffing = staffing
        if shocks.star_leaves is not None:
            after(env, shocks.star_leaves.at, self._star)
        if shocks.mass_exodus is not None:
            after(env, shocks.mass_exodus.at, self._exodus, shocks.mass_exodus.share)

    def _people(self) -> list[Person]:
        return [seat.person for seat in self._seats if isinstance(seat.person, Person)]

    def _star(self) -> None:
        """Let the seller leave whose work brought most margin lately."""
        people = self._people()
        if people:
            self._lose(max(people, key=lambda person: (person.brought, -person.number)))

    def _exodus(self, share: float) -> None:
        """Let a share (0-1) of all sellers leave, rounded up, by each one's own luck."""
        luck = {person: float(self._luck.uniforms("exodus", person.luck, 0, 1)[0]) for person in self._people()}
        leaving = sorted(luck, key=lambda person: (luck[person], person.number))
        for person in leaving[: math.ceil(share * len(leaving) - 1e-9)]:
            self._lose(person)

    def _lose(self, person: Person) -> None:
        self._staffing.dismiss(person, Step.SHOCK, person.brought)
