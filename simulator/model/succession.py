"""Succession: heads leave as well, and their chairs stand empty until somebody is found (B.8)."""

from collections.abc import Iterator

from simpy import Event, Timeout

from simulator.journal.vocabulary import Step
from simulator.kernel.calendar import MONTH, YEAR
from simulator.kernel.luck import rows, sequence
from simulator.model.applicants import Applicants
from simulator.model.craft import Talent
from simulator.model.firm import Firm
from simulator.model.head import Head
from simulator.model.laws.quitting import leaves
from simulator.model.staffing import Staffing


class Succession:
    """Seats heads on their chairs, and finds successors."""

    def __init__(self, firm: Firm, staffing: Staffing, applicants: Applicants) -> None:
        """Learn how likely heads leave."""
        terms = firm.terms
        self._env = firm.env
        self._journal = firm.journal
        self._luck = firm.luck
        self._rate = terms.market.human_nature.quitting.head_rate if terms.mechanisms.quitting else 0.0
        self._staffing = staffing
        self._applicants = applicants
        self._ledger = firm.ledger
        self._moods: dict[int, Iterator[list[float]]] = {}

    def open(self, head: Head) -> None:
        """Seat the head of the start."""
        self._seat(head, Step.OPENED, 0.0)

    def consider(self, place: int, head: Head) -> None:
        """Let the head of the `place`-th department decide whether to stay for another month."""
        moods = self._moods.setdefault(place, sequence(self._luck, "head quitting", place, 1, rows, page_length=48))
        mood = next(moods)[0]
        if head.since is not None and leaves(mood, self._rate / YEAR, MONTH):
            head.dismiss(self._gone)

    def _gone(self, head: Head) -> None:
        """Take leave of a head, and look for another one."""
        self._ledger.settle_head(head, self._env.now)
        self._staffing.forget(head.person)
        self._journal.staff.add((self._env.now, head.number, head.person, Step.QUIT, self._rate))
        hours = self._applicants.time_to_find(1)

        def found(_: Event) -> None:
            self._ledger.hire(head.number, head.wage, self._env.now)
            self._seat(head, Step.HIRED, hours)

        Timeout(self._env, hours).callbacks.append(found)

    def _seat(self, head: Head, step: Step, value: float) -> None:
        person = self._staffing.number_for(Talent())
        self._journal.staff.add((self._env.now, head.number, person, step, value))
        head.arrive(person)
