"""Inquiries: clients who ask by themselves, one stream for the market.

The times of all inquiries are known to the market from the start, so a line of inquiries needs no event for each:
whoever is free looks whether the next one has arrived, and an idle person is woken when it does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice

import numpy as np
import numpy.typing as npt
from simpy import Environment, Event, Timeout

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import NO_SEAT, Stage
from simulator.kernel.calendar import MONTH, WORKDAY
from simulator.kernel.distributions import poisson_times
from simulator.kernel.luck import ENTITIES_IN_A_BLOCK, Luck
from simulator.model.population import FLOOD, INQUIRIES
from simulator.model.seat import Seat, Watch
from simulator.model.terms import Lasting, Terms
from simulator.scenario.shocks import AdvertisingFlood

Inquiry = tuple[float, int, float, float, float]
"""An inquiry: the hour at which it comes, the client's number, and its luck: whether it is an opportunity, the hours
to find out, the patience."""

NEVER = float("inf")
INQUIRY, COLD = int(Stage.INQUIRY), int(Stage.COLD)

PEAK_FROM, PEAK_TO = 2.0, 6.0
"""The busiest hours of a working day."""


def arrivals(luck: Luck, purpose: str, per_month: float, peak: float, end: float) -> npt.NDArray[np.float64]:
    """Return the hours of inquiries drawn for `purpose` until `end`: Poisson, busy hours at `peak` times the mean rate.

    Times of a homogeneous stream are moved inside their day by the inverse of the day's profile, so the number of
    inquiries a day does not depend on the profile.
    """
    even = poisson_times(luck, purpose, per_month / MONTH, end)
    busy = (PEAK_TO - PEAK_FROM) * peak
    quiet = (WORKDAY - busy) / (WORKDAY - PEAK_TO + PEAK_FROM)
    until_peak = PEAK_FROM * quiet
    done = [0.0, until_peak, until_peak + busy, WORKDAY]
    days, hours = np.divmod(even, WORKDAY)
    profiled: npt.NDArray[np.float64] = days * WORKDAY + np.interp(hours, done, [0.0, PEAK_FROM, PEAK_TO, WORKDAY])
    return profiled[profiled < end]


@dataclass(frozen=True, slots=True)
class Stream:
    """Inquiries of one kind: the number of the first client, the name of their luck, and when they come."""

    first: int
    purpose: str
    times: list[float]


class Line:
    """Inquiries that one group of seats answers, first come, first served."""

    def __init__(self, env: Environment, journal: Journal, coming: Iterator[Inquiry]) -> None:
        """Line up the inquiries in the order in which they come; the last one never does."""
        self._env = env
        self._asked = journal.leads.add
        self._answered = journal.answers.add
        self._coming = coming
        self._next = next(coming)
        self.next_time = self._next[0]
        """When the next inquiry comes, or came; infinite after the last."""
        self._watch = Watch(self._ring_on)
        self._alarm = -1.0

    def take(self, seat: int, now: float) -> Inquiry | None:
        """Return for a seat of that number the oldest inquiry that still waits; None if there is none."""
        taken = None
        while taken is None and self.next_time <= now:
            inquiry = self._next
            asked, client, patience = inquiry[0], inquiry[1], inquiry[4]
            self._next = next(self._coming)
            self.next_time = self._next[0]
            self._asked((asked, client, 0, INQUIRY, NO_SEAT))
            if asked + patience >= now:
                self._answered((now, client, seat, asked))
                taken = inquiry
            else:
                self._asked((asked + patience, client, 0, COLD, NO_SEAT))
        if self._watch:
            self._set_alarm()
        return taken

    def await_next(self, seat: Seat) -> None:
        """Ring `seat` when an inquiry comes, unless somebody has waited longer."""
        self._watch.join(seat)
        self._set_alarm()

    def close(self, end: float) -> None:
        """Write down the inquiries that still wait when the run ends, and those that waited too long."""
        while self.next_time < end:
            asked, client, _, _, patience = self._next
            self._next = next(self._coming)
            self.next_time = self._next[0]
            self._asked((asked, client, 0, INQUIRY, NO_SEAT))
            if asked + patience < end:
                self._asked((asked + patience, client, 0, COLD, NO_SEAT))

    def _ring_on(self) -> None:
        """Ring somebody else, if an inquiry waits."""
        if self.next_time <= self._env.now:
            self._watch.call()

    def _set_alarm(self) -> None:
        time = self.next_time
        if time != self._alarm and time < NEVER:
            self._alarm = time
            Timeout(self._env, max(0.0, time - self._env.now), time).callbacks.append(self._arrived)

    def _arrived(self, alarm: Event) -> None:
        if self.next_time <= self._env.now:
            self._watch.call()
        elif alarm.value == self.next_time:  # the clock is a rounding short of the moment
            self._alarm = -1.0
            self._set_alarm()


class Inbound:
    """All inquiries of the market, in one line or several."""

    def __init__(
        self, env: Environment, journal: Journal, terms: Terms, luck: Luck, flood: AdvertisingFlood | None = None
    ) -> None:
        """Draw the inquiries of a run until `journal.end`, and those of a flood besides."""
        inquiries = terms.market.inquiries
        self._env = env
        self._journal = journal
        usual = arrivals(luck, "inquiries", inquiries.per_month, inquiries.peak, journal.end)
        self._streams = [Stream(INQUIRIES, "inquiry", usual.tolist())]
        if flood is not None:
            flooding = arrivals(luck, "flood", flood.per_month, inquiries.peak, min(flood.lasts, journal.end))
            times = (flood.at + flooding).tolist()
            self._streams.append(Stream(FLOOD, "flood inquiry", [time for time in times if time < journal.end]))
        self._luck = luck
        self._work = Lasting.of(terms.market.qualifying.inquiry_work, terms.stretch)
        self._patience = Lasting.of(inquiries.patience) if inquiries.patience else None
        self._lines: list[Line] = []

    def route(self, groups: list[list[Seat]]) -> None:
        """Deal the inquiries out over the groups of seats in turn."""
        for turn, group in enumerate(groups):
            line = Line(self._env, self._journal, self._coming(turn, len(groups)))
            self._lines.append(line)
            for seat in group:
                seat.line = line

    def close(self, end: float) -> None:
        """Write down the inquiries that nobody answered."""
        for line in self._lines:
            line.close(end)

    def _coming(self, first: int, step: int) -> Iterator[Inquiry]:
        """Yield every `step`-th inquiry from number `first` on, and at last one that never comes."""
        yield from islice(self._all(), first, None, step)
        yield NEVER, NO_SEAT, 0.0, 0.0, 0.0

    def born(self, client: int) -> float:
        """Return the hour at which somebody asked, which is when this client came into the market."""
        stream = max((one for one in self._streams if one.first <= client), key=lambda one: one.first)
        return stream.times[client - stream.first]

    def _all(self) -> Iterator[Inquiry]:
        """Yield all inquiries in the order in which they come."""
        return merge(*(self._drawn(stream) for stream in self._streams))

    def _drawn(self, stream: Stream) -> Iterator[Inquiry]:
        """Yield the inquiries of a stream, a block at a time."""
        size = ENTITIES_IN_A_BLOCK
        for block, first in enumerate(range(0, len(stream.times), size)):
            u = self._luck.uniforms(stream.purpose, block, 0, 3 * size).reshape(3, size)
            patience = self._patience.draw(u[2]).tolist() if self._patience else [NEVER] * size
            clients = range(stream.first + first, stream.first + first + size)
            times = stream.times[first : first + size]
            yield from zip(times, clients, u[0].tolist(), self._work.draw(u[1]).tolist(), patience, strict=False)
