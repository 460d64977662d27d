"""Hidden problems: what lies behind some of the doubts that a client will have (C70).

Nothing here adds a doubt. The moments of doubt of a client are its own luck and known in advance; some of those at
which a client without any attention would leave come from a problem, which has existed for a while by then. So nothing
changes for clients that are not visited, and two designs meet the same problems.
"""

from collections.abc import Iterator
from typing import Final

from simulator.journal.vocabulary import NO_SEAT
from simulator.kernel.distributions import scalar_exponential
from simulator.kernel.luck import Luck, rows, sequence
from simulator.model.laws.wallet import left_by_others
from simulator.model.market.client import Client
from simulator.model.market.doubts import Doubts
from simulator.model.market.terms import Terms

LONGEST: Final = 38.0
"""Means of an exponential time that no uniform of `luck` exceeds: the largest is 1 - 2 ** -54."""


class Problem:
    """A problem that will make a client doubt at hour `due`, and can be found from hour `began` on."""

    __slots__ = ("began", "due", "fixed", "found", "luck")

    def __init__(self, began: float, due: float, luck: float) -> None:
        """Create a problem that exists from hour `began` to `due`; the uniform `luck` decides if a repair succeeds."""
        self.began = began
        self.due = due
        self.luck = luck
        self.found = False
        self.fixed = False


class Problems:
    """Looks ahead at the doubts of clients and knows which of them come from problems."""

    def __init__(self, terms: Terms, luck: Luck, doubts: Doubts) -> None:
        """Look ahead at `doubts`, some of which come from problems as the market of `terms` says."""
        numbers = terms.market.problems
        self._share = numbers.share
        self._smoulder = numbers.smoulder
        self._part = numbers.second_supplier
        self._serious = terms.market.neglect_multiplier if terms.mechanisms.neglect else 1.0
        self._ceiling = terms.ceilings.leaving
        self.cost_orders = bool(self._part)
        """Whether clients move orders to other suppliers over problems that are not fixed."""
        self._luck = luck
        self._doubts = doubts
        self._ahead: dict[int, Ahead] = {}

    def smouldering(self, client: Client, now: float) -> list[Problem]:
        """Return the problems of a client that can be found now."""
        return [problem for problem in self._known(client, now) if problem.began <= now < problem.due]

    def averted(self, client: Client) -> bool:
        """Tell whether the doubt that comes up now is due to a problem that was fixed."""
        ahead = self._ahead.get(client.number)
        return ahead is not None and client.next_doubt in ahead.averted

    def fix(self, client: Client, problem: Problem) -> None:
        """Mark a problem as fixed, so that its doubt will not come."""
        problem.fixed = True
        self._ahead[client.number].averted.add(problem.due)

    def kept(self, client: Client, now: float) -> float:
        """Return the share of its orders, 0-1, that a client has not moved to other suppliers over unfixed problems."""
        if not self._part:
            return 1.0
        began = [problem.began <= now and not problem.fixed for problem in self._known(client, now)]
        return left_by_others(self._part, sum(began))

    def _known(self, client: Client, now: float) -> list[Problem]:
        """Return all problems of a client that may have begun by now, and were not over before the client was won."""
        ahead = self._ahead.get(client.number)
        if ahead is None:
            ahead = self._ahead[client.number] = Ahead(self._of(client))
        return ahead.until(now + LONGEST * self._smoulder)

    def _of(self, client: Client) -> Iterator[Problem | float]:
        """Yield the problems of a client in the order of its doubts; a doubt without a problem yields its hour only."""
        won = -float("inf") if client.winner == NO_SEAT else client.won_at
        luck = sequence(self._luck, "problems", client.number, 3, rows, page_length=6)
        for due, thinning in self._doubts.foreseen(client):
            of_a_problem, lasts, remedy = next(luck)
            serious = thinning * self._ceiling < self._serious
            if serious and of_a_problem < self._share and due > won:
                yield Problem(max(won, due - scalar_exponential(lasts, self._smoulder)), due, remedy)
            else:
                yield due


class Ahead:
    """The problems of one client that were looked up so far."""

    __slots__ = ("_coming", "_until", "averted", "problems")

    def __init__(self, coming: Iterator[Problem | float]) -> None:
        """Begin to look ahead at `coming`: problems, or the hours of doubts that come from none."""
        self._coming = coming
        self._until = -float("inf")
        self.problems: list[Problem] = []
        self.averted: set[float] = set()
        """The hours of doubts whose problems were fixed."""

    def until(self, hour: float) -> list[Problem]:
        """Return the problems whose doubts come up to that hour, and a little beyond."""
        while self._until <= hour:
            coming = next(self._coming, None)
            if isinstance(coming, Problem):
                self.problems.append(coming)
            self._until = float("inf") if coming is None else coming.due if isinstance(coming, Problem) else coming
        return self.problems
