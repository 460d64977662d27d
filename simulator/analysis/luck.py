"""From the book of chances to the luck of a run, in money.

Luck is what came less what was to be expected, times what was at stake. A stake is margin an hour that ends at some
hazard: of it, so much falls into the measured time (`profit`), and so much is left in the worth of the client base at
its end, less what stood in that worth at its start (`value`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from simulator.analysis.fortune import CAUSES, STROKES_KEPT, Fortune, Stroke
from simulator.analysis.measured import Flags, Floats, Measured
from simulator.analysis.people import role_of
from simulator.journal.vocabulary import NO_SEAT, Moment, Stage
from simulator.kernel.calendar import MONTH

Price = Callable[[Floats, Floats], Floats]
"""What a unit of margin an hour comes to: since when, and at which hazard it ends."""

ONCE = -1.0
"""A fading of the journal that stands for money at stake once."""
CAUSE_OF = {
    Moment.TOUCH: "deals", Moment.NATURE: "deals", Moment.NEED: "orders", Moment.NEEDS: "orders",
    Moment.DOUBT: "clients", Moment.DOUBTS: "clients", Moment.CEASING: "clients", Moment.FOLLOWING: "clients",
    Moment.NOTICE: "people", Moment.HUNTER: "people", Moment.FARMER: "people",
}  # fmt: skip
"""What luck at each moment comes from; what the clients of the opening book are like comes from `clients`."""
AT_ANY_HOUR = (Moment.DOUBTS, Moment.CEASING)
"""Moments that may come at any hour: what was at stake is that of the beginning of the month, or of measured time."""
YES_OR_NO = (Moment.DOUBT, Moment.FOLLOWING, Moment.NOTICE)
"""Moments of which one of two things comes, so that what was expected is a chance."""
TOLD = {
    Moment.DOUBT: "left", Moment.CEASING: "ceased", Moment.FOLLOWING: "followed", Moment.NOTICE: "quit",
    Moment.NEED: "order", Moment.HUNTER: "talent", Moment.FARMER: "talent",
}  # fmt: skip
"""What a stroke of luck at a moment is called."""


def fortune(run: Measured) -> Fortune | None:
    """Return the luck of a run, with its largest strokes; None where no book of chances was kept."""
    if not run.journal.chancing:
        return None
    book = Book(run)
    return Fortune(book.by_cause(book.value), book.by_cause(book.profit), book.strokes())


@dataclass(frozen=True, slots=True)
class Worth:
    """What a unit of margin an hour comes to; `start` and `end` are of the measured time, `discount` is an hour."""

    start: float
    end: float
    discount: float

    def profit(self, since: Floats, fading: Floats) -> Floats:
        """Return the part that falls into the measured time."""
        return self._earned(self.end - since, fading) - self._earned(np.maximum(self.start - since, 0.0), fading)

    def value(self, since: Floats, fading: Floats) -> Floats:
        """Return the same, and what is left in the worth of the base at the end, less what was in it at the start."""
        left, was = self._left(self.end - since, fading), self._left(np.maximum(self.start - since, 0.0), fading)
        return self.profit(since, fading) + left - np.where(since < self.start, was, 0.0)

    @staticmethod
    def _earned(hours: Floats, fading: Floats) -> Floats:
        ends = fading > 0
        earned: Floats = np.where(ends, -np.expm1(-fading * hours) / np.where(ends, fading, 1.0), hours)
        return earned

    def _left(self, hours: Floats, fading: Floats) -> Floats:
        """Return the worth, after so many hours, of what is then still coming in (`laws.worth`)."""
        ending = fading + self.discount
        left: Floats = np.exp(-fading * hours) / np.where(ending > 0, ending, np.inf)
        return left


class Book:
    """The book of chances of one run, with its luck in money."""

    def __init__(self, run: Measured) -> None:
        """Read the book in the journal of `run`."""
        self._run = run
        self._worth = Worth(run.start, run.end, run.journal.discount)
        chances, spells = run.journal.chances, run.journal.spells
        self._chances = {name: chances[name] for name in chances.columns}
        self._spells = {name: spells[name] for name in spells.columns}
        self._moment = self._chances["moment"].astype(np.int64)
        self._surprise = self._chances["came"] - self._chances["expected"]
        self._once = self._chances["fading"] == ONCE
        self._fading = np.where(self._once, 0.0, self._chances["fading"])
        self._edges = np.unique(np.append(np.arange(0.0, run.end, MONTH), run.start))
        """The hours from which on what may come at any hour is at another stake."""

    @cached_property
    def value(self) -> Floats:
        """What each line of the book moved `value` by: those of `chances`, then those of `spells`."""
        return np.concatenate([self._came(self._worth.value), self._expected(self._worth.value)])

    @cached_property
    def profit(self) -> Floats:
        """What each line moved `profit` by."""
        return np.concatenate([self._came(self._worth.profit), self._expected(self._worth.profit)])

    def by_cause(self, moved: Floats) -> dict[str, float]:
        """Return cause -> luck, for one of `value` and `profit`."""
        moments = np.concatenate([self._moment, self._spells["moment"].astype(np.int64)])
        opening = np.concatenate([self._of_the_opening, np.zeros(len(self._spells["moment"]), dtype=bool)])
        causes = np.array([CAUSES.index(CAUSE_OF[moment]) for moment in Moment])[moments]
        causes[opening] = CAUSES.index("clients")
        luck = np.bincount(causes, moved, minlength=len(CAUSES))
        return {cause: float(money) for cause, money in zip(CAUSES, luck, strict=True)}

    def strokes(self) -> list[Stroke]:
        """Return the largest strokes of luck, largest first; a deal is one, with what its client turned out to be."""
        found = [*self._strokes_of_deals(), *self._other_strokes()]
        return sorted(found, key=lambda one: -abs(one.amount))[:STROKES_KEPT]

    def _strokes_of_deals(self) -> list[Stroke]:
        """Return the largest strokes among deals: all that became known of a client until it was won or lost.

        What is known so far of a deal that is still open when the run ends is none.
        """
        lines = np.flatnonzero(np.isin(self._moment, (Moment.TOUCH, Moment.NATURE)) & ~self._of_the_opening)
        clients, which = np.unique(self._chances["client"][lines], return_inverse=True)
        moved = np.bincount(which, self.value[lines], minlength=len(clients))
        touched = self._moment[lines] == Moment.TOUCH
        last = np.full(len(clients), -1)
        np.maximum.at(last, which[touched], lines[touched])
        won = np.isin(clients, self._clients_won)
        over = (last >= 0) & (won | (self._chances["came"][last] == 0))
        largest = np.flatnonzero(over)[np.argsort(-np.abs(moved[over]), kind="stable")[:STROKES_KEPT]]
        return [
            self._stroke(int(last[one]), "won" if won[one] else "lost", float(moved[one])) for one in largest.tolist()
        ]

    @cached_property
    def _clients_won(self) -> Floats:
        """The numbers of clients who were won."""
        leads = self._run.journal.leads
        won: Floats = leads["client"][leads["stage"] == Stage.WON]
        return won

    def _other_strokes(self) -> list[Stroke]:
        """Return the largest strokes at single moments at which anything came."""
        lines = np.flatnonzero(np.isin(self._moment, list(TOLD)) & (self._chances["came"] != 0))
        amounts = self.value[lines]
        return [
            self._stroke(int(lines[one]), TOLD[Moment(int(self._moment[lines[one]]))], float(amounts[one]))
            for one in np.argsort(-np.abs(amounts), kind="stable")[:STROKES_KEPT].tolist()
        ]

    def _stroke(self, line: int, cause: str, amount: float) -> Stroke:
        """Return the stroke of a line of the book."""
        chances, seats = self._chances, self._run.journal.seats
        client, seat = int(chances["client"][line]), int(chances["seat"][line])
        return Stroke(
            month=(float(chances["time"][line]) - self._run.start) / MONTH,
            cause=cause,
            client=None if client == NO_SEAT else client,
            role=None if seat == NO_SEAT else role_of(seats[seat]),
            amount=amount,
            chance=float(chances["expected"][line]) if self._moment[line] in YES_OR_NO else None,
        )

    @cached_property
    def _of_the_opening(self) -> Flags:
        """Which lines tell what clients of the opening book are like."""
        opening: Flags = (self._moment == Moment.NATURE) & (self._chances["seat"] == NO_SEAT)
        return opening

    def _came(self, worth: Price) -> Floats:
        """Return what came less what was to be expected at each moment, in money."""
        time = self._chances["time"].copy()
        any_hour = np.isin(self._moment, AT_ANY_HOUR)
        time[any_hour] = self._edges[np.searchsorted(self._edges, time[any_hour], side="right") - 1]
        hours = np.where(self._once, time >= self._run.start, worth(time, self._fading))
        moved: Floats = self._surprise * self._chances["hourly"] * hours
        return moved

    def _expected(self, worth: Price) -> Floats:
        """Return what was to be expected of each spell, in money, as a loss: nothing of it came so far."""
        spells = self._spells
        expected = np.zeros(len(spells["since"]))
        for begin, end in zip(self._edges, np.append(self._edges[1:], self._run.end), strict=True):
            hours = np.minimum(spells["until"], end) - np.maximum(spells["since"], begin)
            there = hours > 0
            at_stake = spells["hourly"][there] * worth(np.full(there.sum(), begin), spells["fading"][there])
            expected[there] += hours[there] * spells["rate"][there] * at_stake
        return -expected
