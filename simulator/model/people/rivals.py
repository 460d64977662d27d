"""Rivals: firms founded by people who left, to which clients follow them (C37, C102)."""


from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Dispute
from simulator.model.clock import Clock, after
from simulator.model.market.client import Client
from simulator.model.market.customers import Customers
from simulator.model.market.terms import Terms


class Rivals:
    """All firms that former colleagues have founded."""

    def __init__(self, env: Clock, journal: Journal, terms: Terms, customers: Customers) -> None:
        """Begin without rivals; those that are founded later woo `customers`."""
        self._env = env
        self._journal = journal
        self._customers = customers
        self._terms = terms.market.human_nature.founding
        self._poachability = terms.poachability
        self._founders: dict[int, int] = {}
        """By person: the number of the rival that this person founds or has founded."""
        self._rivals = 0
        self._woos_until = 0.0

    def found(self, people: list[int]) -> None:
        """Let the people of these numbers, who leave, found a rival, which woos the remaining clients for a while."""
        number, now = self._rivals, self._env.now
        self._rivals += 1
        self._founders |= dict.fromkeys(people, number)
        self._journal.disputes.add((now, Dispute.FOUNDED, len(people), float(number)))
        self._customers.wooed = self._terms.raid
        self._woos_until = now + self._terms.raid_lasts
        after(self._env, self._terms.raid_lasts, self._tire)

    def poachability(self, person: int) -> float:
        """Return the chance that a client follows this person who holds all of its bonds, 1 at most.

        Founders pull clients along; and once there is a rival, it lures clients of every leaver.
        """
        chance = self._poachability
        if person in self._founders:
            chance *= self._terms.pull
        elif self._rivals:
            chance *= self._terms.lure
        return min(1.0, chance)

    def took(self, client: Client, person: int) -> None:
        """Write down that a client went along with a founder."""
        if person in self._founders:
            self._journal.rivals.add((self._env.now, client.number, self._founders[person]))

    def _tire(self) -> None:
        """End the wooing of clients, unless another rival has begun meanwhile."""
        if self._env.now >= self._woos_until:
            self._customers.wooed = 1.0
