"""Succession: heads leave as well, and their chairs stand empty until a successor is found (B.8)."""

from collections import deque
from collections.abc import Sequence

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import EXITS, Step
from simulator.kernel.calendar import MONTH, YEAR
from simulator.kernel.luck import Luck, Streams, rows
from simulator.model.books.ledger import Ledger
from simulator.model.clock import Clock, after
from simulator.model.laws.quitting import leaves
from simulator.model.leading.head import Head
from simulator.model.market.terms import Terms
from simulator.model.people.applicants import Applicants
from simulator.model.people.departures import Departures
from simulator.model.people.roster import Roster
from simulator.model.seats.craft import Talent


class Succession:
    """Seats heads on their chairs, and finds successors."""

    def __init__(
        self,
        env: Clock,
        journal: Journal,
        terms: Terms,
        luck: Luck,
        ledger: Ledger,
        applicants: Applicants,
        roster: Roster,
        departures: Departures,
    ) -> None:
        """Begin with empty chairs.

        `applicants` tells how long a search takes, `roster` numbers the people found, and `departures` cuts the ties of
        heads who leave the firm.
        """
        self._env = env
        self._journal = journal
        self._rate = terms.market.human_nature.quitting.head_rate if terms.mechanisms.quitting else 0.0
        self._applicants = applicants
        self._ledger = ledger
        self._roster = roster
        self._departures = departures
        self._moods = Streams(luck, "head quitting", 1, rows, page_length=48)

    def open(self, head: Head) -> None:
        """Seat the first head on a chair."""
        self._seat(head, Step.OPENED, 0.0)

    def let_decide(self, place: int, head: Head) -> None:
        """Let the head of the `place`-th department decide whether to stay for another month."""
        mood = self._moods.next(place)[0]
        if head.since is not None and leaves(mood, self._rate / YEAR, MONTH):
            head.dismiss(self._gone)

    def reform(self, ended: Sequence[Head], begun: Sequence[Head]) -> None:
        """Move heads of `ended` chairs to `begun` ones; dismiss the heads left over, and search for chairs left over.

        The search for an empty chair that has ended is given up.
        """
        left = deque(begun)
        for head in ended:
            if head.since is None:
                self._vacated(head)
            elif left:
                new = left.popleft()
                head.dismiss(lambda former, new=new: self._move(former, new))  # type: ignore[misc]  # bound at once
            else:
                head.dismiss(self._dismissed)
        for head in left:
            self._search(head)

    def _move(self, former: Head, new: Head) -> None:
        """Move a head to another chair, or dismiss the head if that chair was closed meanwhile."""
        if new.closed:
            self._dismissed(former)
            return
        self._leave(former, Step.MOVED_FROM, float(new.number))
        self._journal.staff.add((self._env.now, new.number, former.person, Step.MOVED_TO, float(former.number)))
        new.arrive(former.person)

    def _dismissed(self, head: Head) -> None:
        self._leave(head, Step.REDUNDANT, 0.0)
        self._ledger.sever(head.number, head.wage, self._env.now)

    def _leave(self, head: Head, step: Step, value: float) -> None:
        self._ledger.settle_head(head, self._env.now)
        if step in EXITS:
            self._departures.cut_ties(head.person)
        self._journal.staff.add((self._env.now, head.number, head.person, step, value))
        if head.closed:
            self._vacated(head)

    def _vacated(self, head: Head) -> None:
        """Write down the hour at which a closed chair was left."""
        facts = self._journal.seats
        facts[head.number] = facts[head.number]._replace(closed=self._env.now)

    def _gone(self, head: Head) -> None:
        """Let a head leave who has given notice, and search for a successor."""
        self._leave(head, Step.QUIT, self._rate)
        if not head.closed:
            self._search(head)

    def _search(self, head: Head) -> None:
        hours = self._applicants.time_to_find(1)
        after(self._env, hours, self._found, head, hours)

    def _found(self, head: Head, hours: float) -> None:
        """Seat the successor whom a search of `hours` has found, unless the chair was closed meanwhile."""
        if not head.closed:
            self._ledger.hire(head.number, head.wage, self._env.now)
            self._seat(head, Step.HIRED, hours)

    def _seat(self, head: Head, step: Step, value: float) -> None:
        person = self._roster.enter(Talent())
        self._journal.staff.add((self._env.now, head.number, person, step, value))
        head.arrive(person)
