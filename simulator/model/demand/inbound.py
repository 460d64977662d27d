"""Inquiries: clients who ask by themselves. They come in one stream for the market and are dealt out to lines.

The times of all inquiries are known to the market from the start, so a line of inquiries needs no event for each:
a free seat looks whether the next one has arrived, and an idle seat is rung when it does. Inquiries are dealt to the
lines as these run short; when the seats that answer change, the inquiries yet to come are dealt anew.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import Protocol

import numpy as np
import numpy.typing as npt
from simpy import Environment, Event

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import NO_SEAT
from simulator.kernel.calendar import MONTH, WORKDAY
from simulator.kernel.distributions import poisson_times
from simulator.kernel.luck import ENTITIES_IN_A_BLOCK, Luck
from simulator.model.demand.inquiry_line import NEVER, Inquiry, Line, SeveralLines
from simulator.model.market.population import FLOOD, INQUIRIES
from simulator.model.market.regions import HOME
from simulator.model.market.terms import Lasting, Terms
from simulator.model.policies.routing import SIMPLE
from simulator.model.seats.seat import InquiryLine, Seat
from simulator.scenario.schema.shocks import AdvertisingFlood

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


Kind = tuple[int, int]
"""The kind of an inquiry: the tier of the request, and the region whose people answer."""
Key = tuple[Kind, int]
"""The name of a line: the kind of the inquiries in it, and which of the lines of that kind it is."""

PLAIN: Kind = (SIMPLE, HOME)
"""The kind of all inquiries where none are told apart."""

NO_INQUIRY: Inquiry = (NEVER, NO_SEAT, 0.0, 0.0, 0.0)


class Answerer(Protocol):
    """What answers a line: a seat, or the telephone of a head."""

    line: InquiryLine | None
    bell: Event | None


class Inbound:
    """All inquiries of the market, in one line or several."""

    def __init__(
        self, env: Environment, journal: Journal, terms: Terms, luck: Luck, flood: AdvertisingFlood | None = None
    ) -> None:
        """Draw the times of all inquiries until `journal.end`, and those of a `flood` of advertising if there is one.

        Nobody answers any before the first `route`.
        """
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
        self._coming = self._all()
        self._back: list[Inquiry] = []
        """Inquiries that were dealt and given back, the last to come first; they come before all in `_coming`."""
        self._dealt: Counter[Kind] = Counter()
        """By kind: how many inquiries were dealt."""
        self._lines: dict[Key, Line] = {}
        self._keys: dict[Kind, list[Key]] = {}
        """By kind: the lines to which inquiries are dealt in turn."""
        self._seats: dict[Key, list[Answerer]] = {}
        self._kind_of: Callable[[int], Kind]

    def route(
        self, groups: Mapping[Key, Sequence[Answerer]], kind_of: Callable[[int], Kind] = lambda _: PLAIN
    ) -> None:
        """Let each of these groups answer a line of its own from now on.

        `kind_of` returns the kind of a client's inquiry; those of each kind are dealt out in turn to the lines of that
        kind. What waits in a line that stays goes on waiting there; what waits elsewhere, and all that is yet to come,
        is dealt anew.
        """
        if not groups:
            return
        now = self._env.now
        self._take_back(groups, now)
        for key, line in self._lines.items():
            staying = groups.get(key, ())
            line.dismiss(seat for seat in self._seats[key] if seat not in staying)
            for seat in self._seats[key]:
                seat.line = None
        self._lines = {key: self._lines.get(key) or Line(self._env, self._journal, self._deal) for key in groups}
        self._seats = {key: list(seats) for key, seats in groups.items()}
        self._kind_of = kind_of
        self._keys = {}
        for key in groups:
            self._keys.setdefault(key[0], []).append(key)
        for line in self._lines.values():
            line.look()
        self._seat_by_the_lines()

    def close(self, end: float) -> None:
        """Write down the inquiries that were not answered before the run ended."""
        for line in self._lines.values():
            line.close(end)

    def _take_back(self, groups: Mapping[Key, Sequence[Answerer]], now: float) -> None:
        """Collect what is yet to come, and what waits in lines that are not among these groups."""
        for key, line in self._lines.items():
            back = line.give_back(now if key in groups else -1.0)
            self._dealt[key[0]] -= len(back)
            self._back += back
        self._back.sort(reverse=True)

    def _seat_by_the_lines(self) -> None:
        """Give the seats their lines; a seat that is idle already waits for them from now on."""
        lines: dict[Answerer, list[Line]] = {}
        for key, seats in self._seats.items():
            for seat in seats:
                lines.setdefault(seat, []).append(self._lines[key])
        for seat, answered in lines.items():
            seat.line = answered[0] if len(answered) == 1 else SeveralLines(answered)
            if seat.bell is not None and isinstance(seat, Seat):
                seat.line.await_next(seat)

    def _deal(self, line: Line) -> None:
        """Deal inquiries out in turn until `line` gets one, or there is none left."""
        dealt = None
        while dealt is not line:
            inquiry = self._back.pop() if self._back else next(self._coming, NO_INQUIRY)
            if inquiry is NO_INQUIRY:
                line.add(NO_INQUIRY)
                return
            kind = self._kind_of(inquiry[1])
            keys = self._keys[kind]
            dealt = self._lines[keys[self._dealt[kind] % len(keys)]]
            self._dealt[kind] += 1
            dealt.add(inquiry)

    def born(self, client: int) -> float:
        """Return the hour at which this client asked, which is when it came into the market."""
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
