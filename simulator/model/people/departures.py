"""Departures: what people who leave the firm take along: bonds, a list of clients, perhaps a firm of their own."""

from collections.abc import Collection, Sequence

from simulator.journal.vocabulary import Activity, Step
from simulator.kernel.adding import total
from simulator.kernel.luck import Luck, Streams, rows
from simulator.kernel.notice import Notice
from simulator.model.clock import Clock
from simulator.model.laws.bond import attention
from simulator.model.laws.following import following, following_from_list
from simulator.model.laws.founding import founding_chance
from simulator.model.market.client import Client
from simulator.model.market.customers import Customers
from simulator.model.market.terms import Terms
from simulator.model.people.portable_margin import PortableMargin
from simulator.model.people.rivals import Rivals
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat

ALONE = (Step.QUIT, Step.SHOCK)
"""Steps by which people leave one by one and decide alone whether to found a firm; strikers decide together."""


class Departures:
    """Ends the bonds of leavers, and lets clients follow them."""

    def __init__(
        self,
        env: Clock,
        terms: Terms,
        luck: Luck,
        seats: Sequence[Seat],
        customers: Customers,
        rivals: Rivals,
        portable: PortableMargin,
    ) -> None:
        """Let clients of `customers` follow leavers.

        `seats` are all below the heads at any time. A leaver may found one of the `rivals`, the likelier the more
        margin is `portable`.
        """
        nature, mechanisms = terms.market.human_nature, terms.mechanisms
        self._terms = terms
        self._env = env
        self._luck = luck
        self._seats = seats
        self._customers = customers
        self._rivals = rivals
        self._portable = portable
        self._founding = nature.founding.base if mechanisms.founding else 0.0
        self.tempted: Notice[Client, float, bool] = Notice()
        """Told of each client who may follow a leaver: the chance, and whether it does."""
        self._from_list = nature.list_poachability if mechanisms.list_access else 0.0
        self._approaches = Streams(luck, "lists", 1, rows, page_length=4)
        """The clients' own luck when a leaver approaches them who knows them from a list only."""

    def part(self, person: Person, seat: Seat, step: Step) -> None:
        """Let a person go who has just given `seat` up; some clients follow."""
        if self._founding and step in ALONE:
            self._consider_founding(person)
        known = self.cut_ties(person.number)
        if self._from_list and self._terms.organization.access != "own":
            self._approach(person, seat, known)

    def cut_ties(self, person: int) -> set[int]:
        """End every bond to the person, and return the clients that had one; some follow, by its share of all bonds."""
        now = self._env.now
        self._customers.departed.add(person)
        tied = [client for client in self._customers.everybody.values() if person in client.bonds]
        for client in tied:
            bond = client.bonds[person]
            chance = following(bond, client.bonds.values(), self._rivals.poachability(person), now)
            del client.bonds[person]
            if chance > 0:
                follows = self._customers.luck_of_departure(client) < chance
                self.tempted(client, min(1.0, chance), follows)
                if follows:
                    self._follow(client, person)
        return {client.number for client in tied}

    def _consider_founding(self, person: Person) -> None:
        pay = total(person.pay) / len(person.pay) if person.pay else 0.0
        chance = founding_chance(
            self._founding, person.skill(Activity.CLOSING), person.skill(Activity.SERVING),
            self._portable.of([person.number]), pay,
        )  # fmt: skip
        if self._luck.uniforms("founding", person.luck, 0, 1)[0] < chance:
            self._rivals.found([person.number])

    def _approach(self, person: Person, seat: Seat, known: Collection[int]) -> None:
        """Let a leaver approach the clients on the list that had no bond to the leaver; `known` had one."""
        now = self._env.now
        every = self._terms.organization.access == "all"
        theirs = {other.number for other in self._seats if every or other.post.department == seat.post.department}
        for client in list(self._customers.everybody.values()):
            owner = client.owner.number if client.owner is not None else None
            if client.number in known or not (every or owner in theirs):
                continue
            chance = following_from_list(attention(client.bonds.values(), now), self._from_list)
            follows = self._approaches.next(client.number)[0] < chance
            self.tempted(client, min(1.0, chance), follows)
            if follows:
                self._follow(client, person.number)

    def _follow(self, client: Client, person: int) -> None:
        self._customers.follow(client)
        self._rivals.took(client, person)
