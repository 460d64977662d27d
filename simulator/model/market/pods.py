"""Pods: which department a lead or an account belongs to, where departments keep leads, accounts or a territory.

A territory is a share of all clients, by each client's own luck: the same for every design whose departments have the
same territories in the same order.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from simulator.kernel.luck import Luck, Table, rows
from simulator.model.policies.in_force import InForce
from simulator.scenario.schema.organization import Organization


class Pods:
    """Knows whose client is whose, by the organisation in force."""

    def __init__(self, in_force: InForce, stages: Iterable[Organization], luck: Luck) -> None:
        """Cut the market into strips by the territories of all `stages`, which are the organisations of the run.

        No territory that is in force at any time ends inside a strip.
        """
        self._bounds = sorted({bound for stage in stages for bound in _bounds(stage)})
        self.strips = len(self._bounds) + 1
        """How many strips there are; 1 where no department ever has a territory."""
        self._luck: Table[list[float]] = Table(luck, "territory", 1, rows)
        self._claimants: list[str | None] = []
        """By strip: the department in whose territory it lies."""
        self._leads: frozenset[str] = frozenset()
        self._accounts: frozenset[str] = frozenset()
        self._look_at(in_force.organization)
        in_force.changed.subscribe(lambda _, after: self._look_at(after))

    def _look_at(self, organization: Organization) -> None:
        """Find out which strips belong to whom, and which departments keep what to themselves."""
        bodies = organization.departments
        ends, claimants = _bounds(organization), [name for name, body in bodies.items() if body.territory]
        middles = [(low + high) / 2 for low, high in zip([0.0, *self._bounds], [*self._bounds, 1.0], strict=True)]
        places = [bisect_right(ends, middle) for middle in middles]
        self._claimants = [claimants[place] if place < len(claimants) else None for place in places]
        self._leads = frozenset(name for name, body in bodies.items() if body.leads == "own")
        self._accounts = frozenset(name for name, body in bodies.items() if body.accounts == "own")

    @property
    def keeping_leads(self) -> list[str | None]:
        """Whose the requests of clients can be who have just asked: everybody's (None), or a department's."""
        return [None, *(name for name in dict.fromkeys(self._claimants) if name in self._leads)]

    @property
    def part_leads(self) -> bool:
        """Whether any department keeps leads to itself."""
        return bool(self._leads)

    @property
    def part_accounts(self) -> bool:
        """Whether any department keeps accounts to itself."""
        return bool(self._accounts)

    def keeps_what_it_finds(self, department: str) -> str | None:
        """Return the department, if it keeps the leads that it finds to itself, else None."""
        return department if department in self._leads else None

    def keeps_what_it_wins(self, department: str) -> str | None:
        """Return the department, if it keeps the accounts that it wins to itself, else None."""
        return department if department in self._accounts else None

    def strip_of(self, client: int) -> int:
        """Return the strip of the market in which a client lies."""
        return bisect_right(self._bounds, self._luck.row(client)[0]) if self._bounds else 0

    def claimant(self, strip: int) -> str | None:
        """Return the department in whose territory a strip lies; None for a strip in no territory."""
        return self._claimants[strip]

    def keeper_of_lead(self, client: int, finder: str | None) -> str | None:
        """Return the department that keeps a lead to itself; None if it is everybody's.

        `finder` is the department whose people have found it; None if nobody has yet.
        """
        return self._keeper(client, finder, self._leads)

    def keeper_of_account(self, client: int, holder: str | None) -> str | None:
        """Return the department that keeps an account to itself; None if it is everybody's.

        `holder` is the department that has won the client, or looks after it so far; None if there is none.
        """
        return self._keeper(client, holder, self._accounts)

    def _keeper(self, client: int, holder: str | None, keeping: frozenset[str]) -> str | None:
        if not keeping:
            return None
        whose = self._claimants[self.strip_of(client)] or holder
        return whose if whose in keeping else None


def _bounds(organization: Organization) -> list[float]:
    """Return where the territories of the departments end, in their order."""
    return list(accumulate(body.territory for body in organization.departments.values() if body.territory))
