"""Clawbacks: commission paid for clients who may leave early, and what people owe the firm for those who did.

What is owed is set off against the commissions of the pay days that follow, never against salary or bonus; what is left
goes on to the next, and lapses when the person leaves the firm. The firm takes back what it knows of: who has left
without a word costs nobody anything until somebody finds out.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from simulator.model.market.client import Client
from simulator.model.market.lead import asked_by_itself
from simulator.model.policies.clawback import parts
from simulator.model.policies.pay import Rates
from simulator.model.seats.new_business import Tally
from simulator.scenario.schema.pay_terms import PayTerms


@dataclass(slots=True)
class OnTrust:
    """What a person would have to give back, in money, if a client left by an hour."""

    person: int
    until: float
    amount: float = 0.0

    def is_due(self, client: Client) -> bool:
        """Whether the client has left early, as far as the firm knows: nobody has it on a list any more."""
        return not client.living and client.owner is None and client.left_at <= self.until


class Trusted(NamedTuple):
    """The commission that a pay period has `earned` for new business, in money, and the part of it that was `paid`."""

    earned: float
    paid: float


class Clawbacks:
    """Knows for which clients commission was paid on trust, and who owes how much of it."""

    def __init__(self) -> None:
        """Begin with nothing paid and nothing owed."""
        self._on_trust: dict[int, OnTrust] = {}
        self._owed: defaultdict[int, float] = defaultdict(float)

    def paid(
        self, person: int, terms: PayTerms, brought: Mapping[Client, Tally], rates: Rates, commission: Trusted
    ) -> None:
        """Note the commission that person number `person` was paid for new clients, by what each `brought`."""
        by_rate = [_by_rate(client, tally, rates, terms.inbound_rate) for client, tally in brought.items()]
        for client, part in zip(brought, parts(by_rate, commission.earned), strict=True):
            until = client.won_at + terms.clawback_within
            entry = self._on_trust.setdefault(client.number, OnTrust(person, until))
            entry.amount += terms.clawback_share * part * commission.paid
            if entry.is_due(client):
                self.client_lost(client)

    def client_lost(self, client: Client) -> None:
        """Let whoever won a client give back what was paid for it, if it left early."""
        entry = self._on_trust.pop(client.number, None)
        if entry is not None and client.left_at <= entry.until:
            self._owed[entry.person] += entry.amount

    def take(self, person: int, commission: float) -> float:
        """Return what is taken off a `commission` that is paid to person number `person`, all in money."""
        owed = self._owed.get(person, 0.0)
        taken = min(owed, max(0.0, commission))
        if taken:
            self._owed[person] = owed - taken
        return taken


def _by_rate(client: Client, tally: Tally, rates: Rates, inbound_rate: float) -> float:
    plain = rates.win * tally.wins + rates.first * tally.first + rates.period * tally.period
    return plain * (inbound_rate if asked_by_itself(client.number) else 1.0)
