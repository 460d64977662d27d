"""A head of sales: spends finite hours on the duties that are due, and the rest on talking with people."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import Final

from simulator.journal.journal import Journal
from simulator.kernel.calendar import MONTH
from simulator.model.clock import Clock, Turns
from simulator.model.laws.pressure import pressure, withdrawn
from simulator.model.leading.answering import Answering, Inquirer
from simulator.model.leading.duty import Duty, KindOfDuty
from simulator.model.leading.everyday import Alone, DayOff, Paperwork, Talk
from simulator.model.leading.pushing import Push, Pushing
from simulator.model.leading.reviewing import Reviewing
from simulator.model.leading.tending import Tending
from simulator.model.market.lead import Deal
from simulator.model.market.regions import HOME
from simulator.model.market.terms import Terms
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.heads import Head as HeadTerms

TALK: Final = 2.0
"""Hours of talking with people at a stretch, when nothing is due; a duty that comes up waits no longer than that."""
PILE: Final = 2.0
"""Hours of paperwork that pile up before the head sits down to it."""
STALE: Final = MONTH
"""Hours after which a duty for which there was no time is dropped."""


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties of a head; a mechanism that is switched off leaves its duty out."""

    reviewing: Reviewing
    routines: tuple[KindOfDuty, ...] = ()
    """Kinds of duties with dates, besides reviews and contacts with key accounts."""
    pushing: Pushing | None = None
    tending: Tending | None = None

    @property
    def dated(self) -> tuple[KindOfDuty, ...]:
        """All kinds of duties that are due at some date of a month."""
        tending = () if self.tending is None else (self.tending,)
        return (self.reviewing, *self.routines, *tending)


class Head:
    """The head of a department, or the empty chair: its duties, and the pressure and mandate that people feel."""

    def __init__(
        self,
        env: Clock,
        journal: Journal,
        market: Terms,
        number: int,
        wage: float,
        terms: HeadTerms,
        team: list[Seat],
        changed: Callable[[], None],
    ) -> None:
        """Set up the empty chair of the head of `team`; it has no duties before `take_on`.

        `market` has the numbers of the market. `number` is that of the chair among all seats, `wage` its pay a month,
        and `terms` say how to lead; `changed` is called whenever the chair is taken or left.
        """
        nature = market.market.human_nature
        self.number = number
        self.wage = wage
        self.since: float | None = None
        """The hour since which the chair is taken; None while it is empty."""
        self.closed = False
        """Whether a change of the organisation has ended this chair."""
        self.team = team
        self.person = -1
        self.duties: Duties | None = None
        self.answering: Answering | None = None
        """The telephone of the head; None where inquiries do not come to heads."""
        self._changed = changed
        self.pressure = 0.0
        """The pressure that each report feels, in hours' pay."""
        self.mandate = terms.mandate
        """The share (0-1) of the pressure that is on new clients."""
        self._env = env
        self._journal = journal
        self.terms = terms
        """How to lead; a change of the organisation may bring other terms, whose duties come with the next month."""
        self._holidays = market.months.holidays
        self._saturation = nature.pressure_saturation
        self._leadership = nature.leadership
        self._short_sight = nature.leadership.short_sight if market.mechanisms.short_sight else 0.0
        self._gone: Callable[[Head], None] | None = None
        """Called when the head leaves; None unless the head is to leave."""
        self._turns = Turns(env, self._turn)
        self._duty: Duty | None = None
        """The duty in hand."""
        self._entries = count()
        self._diary: list[tuple[float, int, Duty]] = []
        self._waiting: list[tuple[int, float, int, Duty]] = []
        self._planned_until = 0.0
        self._owed = 0.0
        self._reached_all = 0.0
        self._reached_one = 0.0
        self._present = 0.0
        """The hour since which the hours of this month are counted."""

    @property
    def region(self) -> int:
        """The region of the head, which is that of the first of the team; a director is at home."""
        return self.team[0].region if self.team else HOME

    @property
    def holder(self) -> int:
        """The number of the person who holds the bonds that are tied here."""
        return self.person

    @property
    def seats(self) -> int:
        """How many seats the head leads."""
        return sum(not seat.closed for seat in self.team)

    def pressure_on(self, reports: int) -> float:
        """Return the pressure (hours' pay) on each of `reports` people whom this one leads while they have no head."""
        if self.since is None:
            return 0.0
        hours = self._usual_hours() / max(1, reports)
        return pressure(self.terms.insistence, hours, self._saturation)

    def arrive(self, person: int) -> None:
        """Seat `person` on the chair and begin to lead."""
        self.since, self.person = self._env.now, person
        self._owed = self._reached_all = self._reached_one = 0.0
        self._present = self._planned_until = self._env.now
        self.pressure = pressure(self.terms.insistence, self._usual_hours(), self._saturation)
        self._duty = None
        self._turns.begin()
        self._changed()

    def take_on(self, terms: HeadTerms, duties: Duties) -> None:
        """Lead by these terms, with these duties from the next month on; what is in the diary is still done."""
        self.terms = terms
        self.duties = duties

    def answer_by(self, answering: Answering | None) -> None:
        """Take a telephone for inquiries, or give it up (None)."""
        self.answering = answering

    def dismiss(self, gone: Callable[["Head"], None]) -> None:
        """Let the head leave as soon as the duty in hand is done; `gone` is called then."""
        self._gone = gone

    def _leave(self) -> None:
        """Leave the chair empty: what was planned and told ends; deals that wait go back to their sellers."""
        if self._gone is not None:
            self._gone(self)
        self._gone = None
        self.since = None
        self.pressure = 0.0
        if self.duties is not None:
            self.duties.reviewing.start_over()
            if self.duties.tending is not None:
                self.duties.tending.start_over()
        for *_, duty in self._waiting:
            duty.drop()
        self._waiting.clear()
        self._diary.clear()
        self._changed()

    def _turn(self) -> float | None:
        """Finish the duty in hand, and begin the next one, until the head is to leave.

        Duties that are due come first, most urgent first; then paperwork, when it piles up; else talks with people.
        """
        now = self._env.now
        if self._duty is not None:
            self._duty.finish(now)
        if self._gone is not None:
            self._leave()
            return None
        self._duty = duty = self._next(now)
        duty.begin(now)
        return self._spend(duty)

    def joins(self, deal: Deal) -> bool:
        """Tell whether the head will join the last touch of a deal."""
        pushing = self.duties.pushing if self.duties is not None else None
        return self.since is not None and pushing is not None and pushing.joins(deal)

    def ask(self, duty: Duty) -> None:
        """Put a duty that came up before the head."""
        heappush(self._waiting, (duty.rank, duty.due, next(self._entries), duty))

    def look_back(self, income: float) -> None:
        """Close a month in which the department earned `income` in margin: set pressure, mandate and control anew."""
        terms = self.terms
        month = self._holidays.worked(self._present, self._env.now)
        if self.since is not None and month > 0:
            reports = sum(seat.person is not None for seat in self.team)
            hours = (self._reached_all + self._reached_one / max(1, reports)) * MONTH / month
            self.pressure = pressure(terms.insistence, hours, self._saturation)
        plan = self.duties.reviewing.plan if self.duties is not None else None
        behind = self._short_sight > 0 and plan is not None and income < plan * (1 - self._leadership.calm)
        self.mandate = withdrawn(terms.mandate, self._short_sight) if behind else terms.mandate
        self._reached_all = self._reached_one = 0.0
        self._present = self._env.now

    def _usual_hours(self) -> float:
        """Return the hours a month that the head has for each report, before a month has shown them."""
        return MONTH * (1 - self.terms.paperwork) / max(1, self.seats)

    def _next(self, now: float) -> Duty:
        off = self._holidays.off_until(now) - now
        if off > 0:
            return DayOff(now, off)
        self._plan(now)
        while self._diary and self._diary[0][0] <= now:
            self.ask(heappop(self._diary)[2])
        if self._owed >= PILE:
            return Paperwork(now, self._owed)
        self._put_off(now)
        if self.answering is not None and not (self._waiting and self._waiting[0][0] < Inquirer.rank):
            inquiry = self.answering.next_inquiry(now)
            if inquiry is not None:
                return inquiry
        if self._waiting:
            return heappop(self._waiting)[3]
        hours = min(TALK, max(self._next_date() - now, 1e-3))
        there = not self.team or any(seat.present(now) for seat in self.team)
        return Talk(now, hours) if there else Alone(now, hours)

    def _put_off(self, now: float) -> None:
        """Clear the way to the most urgent duty that can be done now.

        Of those before it, the ones that waited for too long are dropped, and the ones that need somebody who is away
        are put off until that person is back, or dropped.
        """
        while self._waiting:
            duty = self._waiting[0][3]
            stale = duty.due <= now - STALE or (isinstance(duty, Push) and not duty.open)
            when = math.inf if stale else duty.when(now)
            if when <= now:
                return
            heappop(self._waiting)
            if when < math.inf:
                heappush(self._diary, (when, next(self._entries), duty))
            else:
                duty.drop()

    def _next_date(self) -> float:
        """Return the hour at which the next duty or inquiry comes up."""
        date = self._diary[0][0] if self._diary else self._planned_until
        return date if self.answering is None else min(date, self.answering.next_time)

    def _plan(self, now: float) -> None:
        """Write the duties of the month that begins into the diary."""
        while self._planned_until <= now:
            start = self._planned_until
            end = (int(start // MONTH) + 1) * MONTH
            for kind in self.duties.dated if self.duties is not None else ():
                for duty in kind.month(start, end):
                    heappush(self._diary, (duty.due, next(self._entries), duty))
            self._planned_until = end

    def _spend(self, duty: Duty) -> float:
        """Book the hours of a duty, which leave some paperwork, and return them."""
        hours = duty.hours
        if hours > 0:
            self._journal.work.add((self._env.now, self.number, duty.activity, hours, duty.waited))
        if isinstance(duty, Paperwork):
            self._owed = 0.0
        elif not isinstance(duty, DayOff):
            self._owed += hours * self.terms.paperwork / (1 - self.terms.paperwork)
            self._reached_all += hours if duty.reaches_all else 0.0
            self._reached_one += hours if duty.reaches and not duty.reaches_all else 0.0
        return hours
