"""Key-person risk: how readily a client would go along with people, by how readily they leave (C56, C82).

Nothing comes of it in a run: whoever appraises a client base asks what of it hangs on people who may leave. What makes
people leave for a few months only, such as colleagues who have just left, says little of the years that an appraisal
looks ahead, and is left out (docs/yardstick.md).
"""

from collections.abc import Callable, Iterable, Sequence

from simulator.kernel.adding import total
from simulator.kernel.calendar import MONTH, YEAR
from simulator.model.laws.bond import attention
from simulator.model.laws.following import following_from_list, going_along
from simulator.model.laws.quitting import chance_to_leave
from simulator.model.market.client import Client
from simulator.model.market.terms import Terms
from simulator.model.people.rivals import Rivals
from simulator.model.people.turnover import Turnover
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat


class KeyPersonRisk:
    """Knows how readily each client would leave together with people of the firm."""

    def __init__(
        self,
        terms: Terms,
        seats: Sequence[Seat],
        turnover: Turnover,
        rivals: Rivals,
        heads: Callable[[], Iterable[int]],
    ) -> None:
        """Ask `turnover` how readily the people on `seats` leave, and `rivals` how readily clients follow a person.

        `heads` returns the numbers of the people who lead at present.
        """
        nature, mechanisms = terms.market.human_nature, terms.mechanisms
        self._terms = terms
        self._seats = seats
        self._turnover = turnover
        self._rivals = rivals
        self._heads = heads
        rate = nature.quitting.head_rate if mechanisms.quitting else 0.0
        self._of_a_head = chance_to_leave(rate / YEAR, MONTH) / MONTH
        self._from_list = nature.list_poachability if mechanisms.list_access else 0.0
        self._pulls: dict[int, float] = {}
        """By person: the hazard an hour of leaving, times the chance that a client follows who knows nobody else."""
        self._with_a_list: list[tuple[int, str, float]] = []
        """People who could take a list along: number, department, and the hazard of leaving."""
        self._departments: dict[int, str] = {}
        """By the number of the seat that owns accounts."""

    def look_round(self) -> None:
        """See who is with the firm, and how readily each leaves."""
        there = [(seat.person.number, seat) for seat in self._seats if isinstance(seat.person, Person)]
        leaving = [(person, seat.post.department, self._turnover.lasting(seat)) for person, seat in there]
        hazards = {person: hazard for person, _, hazard in leaving} | dict.fromkeys(self._heads(), self._of_a_head)
        self._pulls = {person: hazard * self._rivals.poachability(person) for person, hazard in hazards.items()}
        self._departments = {seat.number: seat.post.department for seat in self._seats}
        self._with_a_list = leaving if self._from_list and self._terms.organization.access != "own" else []

    def of(self, client: Client, now: float) -> float:
        """Return the hazard an hour at which a client goes along with somebody."""
        hazard = going_along(client.bonds, self._pulls, now)
        if self._with_a_list:
            held = attention(client.bonds.values(), now)
            hazard += self._strangers(client) * following_from_list(held, self._from_list)
        return hazard

    def _strangers(self, client: Client) -> float:
        """Return the hazard that anybody leaves who knows the client from a list only."""
        every = self._terms.organization.access == "all"
        theirs = self._departments.get(client.owner.number) if client.owner is not None else None
        return total(
            hazard for person, department, hazard in self._with_a_list
            if person not in client.bonds and (every or department == theirs)
        )
