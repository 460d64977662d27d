"""Hidden problems: what lies behind some of the doubts that a client will have (C70).

Nothing here makes anybody doubt. The moments of doubt of a client are its own luck and known in advance; some of those
at which somebody would leave whom nobody looks after come from a problem, which has smouldered for a while by then. So
nothing changes for clients whom nobody visits, and two designs meet the same problems.
"""

from collections.abc import Iterator

from simulator.journal.vocabulary import NO_SEAT
from simulator.kernel.distributions import scalar_exponential
from simulator.kernel.luck import Luck, rows, sequence
from simulator.model.laws.wallet import left_by_others
from simulator.model.market.client import Client
from simulator.model.market.doubts import Doubts
from simulator.model.market.terms import Terms

LONGEST = 38.0
"""Means of an exponential time that no uniform of `luck` exceeds: the largest is 1 - 2 ** -54."""


class Problem:
    """Something that will make a client doubt at hour `due`, and can be found from hour `began` on."""

    __slots__ = ("began", "due", "fixed", "found", "luck")

    def __init__(self, began: float, due: float, luck: float) -> None:
        """Begin to smoulder; `luck` decides whether it can be fixed."""
        self.began = began
        self.due = due
        self.luck = luck
        self.found = False
        self.fixed = False


class Problems:
    """Looks ahead at the doubts of clients, as far as somebody asks."""

    def __init__(self, terms: Terms, luck: Luck, doubts: Doubts) -> None:
        """Look ahead at `doubts`."""
        numbers = terms.market.problems
        self._share = numbers.share
        self._smoulder = numbers.smoulder
        self._part = numbers.second_supplier
        self._serious = terms.market.neglect_multiplier if terms.mechanisms.neglect else 1.0
        self._ceiling = terms.ceilings.leaving
        self._luck = luck
        self._doubts = doubts
        self._ahead: dict[int, Ahead] = {}

    def smouldering(self, client: Client, now: float) -> list[Problem]:
        """Return the problems of a client that somebody could find now."""
        return [problem for problem in self._known(client, now) if problem.began <= now < problem.due]

    def averted(self, client: Client) -> bool:
        """Tell whether the doubt that comes up now is of a problem that was fixed."""
        ahead = self._ahead.get(client.number)
        return ahead is not None and client.next_doubt in ahead.averted

    def fix(self, client: Client, problem: Problem) -> None:
        """Take a problem out of the world."""
        problem.fixed = True
        self._ahead[client.number].averted.add(problem.due)

    def kept(self, client: Client, now: float) -> float:
        """Return the part of its orders that a client has not given to somebody else for want of a remedy."""
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
        """Yield the problems of a client; for doubts that come of none, the hour only."""
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
    """What is known of the problems of one client."""

    __slots__ = ("_coming", "_until", "averted", "problems")

    def __init__(self, coming: Iterator[Problem | float]) -> None:
        """Know nothing yet."""
        self._coming = coming
        self._until = -float("inf")
        self.problems: list[Problem] = []
        self.averted: set[float] = set()
        """The hours of doubts that were taken away."""

    def until(self, hour: float) -> list[Problem]:
        """Return the problems whose doubts come up to that hour, and a little beyond."""
        while self._until <= hour:
            coming = next(self._coming, None)
            if isinstance(coming, Problem):
                self.problems.append(coming)
            self._until = float("inf") if coming is None else coming.due if isinstance(coming, Problem) else coming
        return self.problems
