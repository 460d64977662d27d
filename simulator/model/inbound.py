"""Inquiries: clients who ask by themselves, one stream for the market.

The times of all inquiries are known to the market from the start, so a line of inquiries needs no event for each:
whoever is free looks whether the next one has arrived, and an idle person is woken when it does.
"""

import numpy as np
import numpy.typing as npt
from simpy import Environment, Event, Timeout

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import NO_SEAT, Stage
from simulator.kernel.calendar import MONTH, WORKDAY
from simulator.kernel.distributions import poisson_times
from simulator.kernel.luck import Luck, Table, Uniforms
from simulator.model.lead import Lead
from simulator.model.population import INQUIRIES
from simulator.model.seat import InquiryLine, Seat, Watch
from simulator.model.terms import Lasting, Terms

Look = tuple[float, float]
Inquiry = tuple[float, float, float]
"""The luck of an inquiry: whether it is an opportunity, the hours to find out, the patience."""

PEAK_FROM, PEAK_TO = 2.0, 6.0
"""The busiest hours of a working day."""


def arrivals(luck: Luck, per_month: float, peak: float, end: float) -> npt.NDArray[np.float64]:
    """Return the hours of all inquiries until `end`: Poisson, at `peak` times the mean rate in the busy hours.

    Times of a homogeneous stream are moved inside their day by the inverse of the day's profile, so the number of
    inquiries a day does not depend on the profile.
    """
    even = poisson_times(luck, "inquiries", per_month / MONTH, end)
    busy = (PEAK_TO - PEAK_FROM) * peak
    quiet = (WORKDAY - busy) / (WORKDAY - PEAK_TO + PEAK_FROM)
    until_peak = PEAK_FROM * quiet
    done = [0.0, until_peak, until_peak + busy, WORKDAY]
    days, hours = np.divmod(even, WORKDAY)
    profiled: npt.NDArray[np.float64] = days * WORKDAY + np.interp(hours, done, [0.0, PEAK_FROM, PEAK_TO, WORKDAY])
    return profiled[profiled < end]


class Line:
    """Inquiries that one group of seats answers, first come, first served."""

    def __init__(self, env: Environment, numbers: list[int], times: list[float]) -> None:
        """Line up the inquiries with these numbers and times, both ascending."""
        self._env = env
        self._numbers = numbers
        self._times = [*times, float("inf")]
        self._next = 0
        self.next_time = self._times[0]
        """When the next inquiry comes; infinite after the last."""
        self._watch = Watch()
        self._alarm = -1.0

    def take(self) -> int:
        """Take the next inquiry out of the line and return its number; others may wait for the one behind it."""
        number = self._numbers[self._next]
        self._next += 1
        self.next_time = self._times[self._next]
        if self._watch:
            self._set_alarm()
        return number

    def await_next(self, seat: Seat) -> None:
        """Ring `seat` when an inquiry comes, unless somebody has waited longer."""
        self._watch.join(seat)
        self._set_alarm()

    def _set_alarm(self) -> None:
        time = self.next_time
        if time != self._alarm and time < float("inf"):
            self._alarm = time
            Timeout(self._env, max(0.0, time - self._env.now)).callbacks.append(self._arrived)

    def _arrived(self, _: Event) -> None:
        self._watch.call()


class Inbound:
    """All inquiries of the market, in one line or several."""

    def __init__(self, env: Environment, journal: Journal, terms: Terms, luck: Luck) -> None:
        """Draw the inquiries of a run until `journal.end`; `route` decides who answers them."""
        inquiries = terms.market.inquiries
        self._env = env
        self._journal = journal
        self.times = arrivals(luck, inquiries.per_month, inquiries.peak, journal.end).tolist()
        work = Lasting.of(terms.market.qualifying.inquiry_work, terms.stretch)
        patience = Lasting.of(inquiries.patience) if inquiries.patience else None
        self._luck: Table[Inquiry] = Table(luck, "inquiry", 3, lambda u: _inquiries(u, work, patience))
        self._lines: list[Line] = []

    def route(self, groups: list[list[Seat]]) -> None:
        """Deal the inquiries out over the groups of seats in turn."""
        for turn, group in enumerate(groups):
            numbers = list(range(turn, len(self.times), len(groups)))
            line = Line(self._env, numbers, [self.times[number] for number in numbers])
            self._lines.append(line)
            for seat in group:
                seat.line = line

    def take(self, line: InquiryLine, seat: Seat, now: float) -> tuple[Lead, Look] | None:
        """Return for `seat` the oldest inquiry that still waits in its line, with its luck; None if there is none."""
        while line.next_time <= now:
            time = line.next_time
            number = line.take()
            client = INQUIRIES + number
            u, hours, patience = self._luck.row(number)
            self._journal.leads.add((time, client, 0, Stage.INQUIRY, NO_SEAT))
            if time + patience >= now:
                self._journal.answers.add((now, client, seat.number, time))
                return Lead(client, 0, time), (u, hours)
            self._journal.leads.add((time + patience, client, 0, Stage.COLD, NO_SEAT))
        return None

    def close(self, end: float) -> None:
        """Write down the inquiries that still wait, and those that waited too long."""
        for line in self._lines:
            while line.next_time < end:
                time = line.next_time
                number = line.take()
                gone = time + self._luck.row(number)[2]
                self._journal.leads.add((time, INQUIRIES + number, 0, Stage.INQUIRY, NO_SEAT))
                if gone < end:
                    self._journal.leads.add((gone, INQUIRIES + number, 0, Stage.COLD, NO_SEAT))


def _inquiries(u: Uniforms, work: Lasting, patience: Lasting | None) -> list[Inquiry]:
    waits = patience.draw(u[:, 2]).tolist() if patience else [float("inf")] * len(u)
    return list(zip(u[:, 0].tolist(), work.draw(u[:, 1]).tolist(), waits, strict=True))
