"""Arrivals: the hours at which inquiries come, and the inquirers' own luck.

The moments of an even stream are moved: into the months of their season, then inside their day by its profile, or into
the nights and weekends of their week. So the same clients ask whatever the calendar, and as many in a year.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from simulator.kernel.calendar import WORKDAY, outside_hours, wall_clock, working_clock
from simulator.kernel.luck import ENTITIES_IN_A_BLOCK, Luck
from simulator.model.demand.inquiry_line import NEVER, Inquiry
from simulator.model.market.terms import Lasting, Terms

PEAK_FROM: Final = 2.0
PEAK_TO: Final = 6.0
"""The busiest hours of a working day."""
MOMENT: Final = 1e-6
"""Hours before a morning at which somebody is taken to have given up in the night before."""

Times = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Stream:
    """Inquiries of one kind: the number of the first client, the name of their luck, and when each comes.

    `ages` are the hours for which each has waited by then, empty where there are no nights. `block` is the first block
    of their luck, where one name serves several streams.
    """

    first: int
    purpose: str
    times: list[float]
    ages: list[float]
    block: int = 0


def profiled(even: Times, peak: float) -> Times:
    """Move the times of a homogeneous stream inside their day, whose busy hours have `peak` times the mean rate.

    It is done by the inverse of the day's profile, so the number of inquiries a day does not depend on the profile.
    """
    busy = (PEAK_TO - PEAK_FROM) * peak
    quiet = (WORKDAY - busy) / (WORKDAY - PEAK_TO + PEAK_FROM)
    until_peak = PEAK_FROM * quiet
    done = [0.0, until_peak, until_peak + busy, WORKDAY]
    days, hours = np.divmod(even, WORKDAY)
    moved: Times = days * WORKDAY + np.interp(hours, done, [0.0, PEAK_FROM, PEAK_TO, WORKDAY])
    return moved


class Arrivals:
    """Turns even streams into the inquiries of a market, with all that each inquirer brings along."""

    def __init__(self, terms: Terms, luck: Luck, end: float) -> None:
        """Let inquiries come to the market of `terms` until hour `end`."""
        inquiries, self._share = terms.market.inquiries, terms.months.outside_hours
        self._luck = luck
        self._end = end
        self._peak = inquiries.peak
        self._work = Lasting.of(terms.market.qualifying.inquiry_work, terms.stretch)
        self._patience = Lasting.of(inquiries.patience) if inquiries.patience else None

    def stream(
        self, first: int, purpose: str, even: Times, block: int = 0, since: float = 0.0, lasts: float = NEVER
    ) -> Stream:
        """Return the inquiries of clients from number `first` on, which come evenly at these hours after `since`.

        The stream `lasts` so many hours; `purpose` and `block` address the luck of its clients.
        """
        by_day = profiled(even, self._peak)
        there = (by_day < lasts) & (since + by_day < self._end)
        times: list[float] = (since + by_day[there]).tolist()
        ages: list[float] = []
        if self._share is not None:
            ages = [0.0] * len(times)
            for place in self._outside_hours(purpose, block, len(times)):
                times[place], ages[place] = outside_hours(since + float(even[place]))
        return Stream(first, purpose, times, ages, block)

    def _outside_hours(self, purpose: str, block: int, count: int) -> list[int]:
        """Return which of `count` inquirers ask outside working hours."""
        size = ENTITIES_IN_A_BLOCK
        blocks = range(block, block + -(-count // size))
        drawn = [u for one in blocks for u in self._luck.uniforms(f"{purpose} at night", one, 0, size).tolist()]
        return [place for place in range(count) if drawn[place] < self._share]

    def inquiries(self, stream: Stream) -> Iterator[Inquiry]:
        """Yield the inquiries of a stream in the order in which they come."""
        if not stream.ages:
            return self._in_turn(stream)
        return iter(sorted(self._by_the_wall(one) for one in self._in_turn(stream) if one[0] < self._end))

    def _in_turn(self, stream: Stream) -> Iterator[Inquiry]:
        """Yield the inquiries of a stream by client, a block at a time."""
        size = ENTITIES_IN_A_BLOCK
        for block, first in enumerate(range(0, len(stream.times), size)):
            u = self._luck.uniforms(stream.purpose, stream.block + block, 0, 3 * size).reshape(3, size)
            patience = self._patience.draw(u[2]).tolist() if self._patience else [NEVER] * size
            clients = range(stream.first + first, stream.first + first + size)
            times, ages = stream.times[first : first + size], stream.ages[first : first + size] or [0.0] * size
            yield from zip(times, clients, u[0].tolist(), self._work.draw(u[1]).tolist(), patience, ages, strict=False)

    @staticmethod
    def _by_the_wall(inquiry: Inquiry) -> Inquiry:
        """Return an inquiry whose patience, by the wall clock, is counted in working hours from when it is found.

        It is below 0 for whoever has given up by then, and so in the night.
        """
        time, client, u, hours, patience, age = inquiry
        if patience == NEVER:
            return inquiry
        left = -MOMENT
        if patience > age:
            gives_up = working_clock(wall_clock(time) - age + patience)
            left = gives_up - time - (MOMENT if gives_up % WORKDAY == 0 else 0.0)
        return time, client, u, hours, left, age


def has_waited(inquiry: Inquiry, now: float, *, by_the_wall: bool) -> float:
    """Return for how many hours an inquiry has waited, by the wall clock or in working hours."""
    return wall_clock(now) - wall_clock(inquiry[0]) + inquiry[5] if by_the_wall else now - inquiry[0]
