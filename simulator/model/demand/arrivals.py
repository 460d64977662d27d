"""Arrivals: the hours at which inquiries come, and the inquirers' own luck."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.kernel.calendar import MONTH, WORKDAY
from simulator.kernel.distributions import poisson_times
from simulator.kernel.luck import ENTITIES_IN_A_BLOCK, Luck
from simulator.model.demand.inquiry_line import NEVER, Inquiry
from simulator.model.market.terms import Lasting, Terms

PEAK_FROM, PEAK_TO = 2.0, 6.0
"""The busiest hours of a working day."""

Times = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Stream:
    """Inquiries of one kind: the number of the first client, the name of their luck, and when they come.

    `block` is the first block of their luck, where one name serves several streams.
    """

    first: int
    purpose: str
    times: list[float]
    block: int = 0


def arrivals(luck: Luck, purpose: str, per_month: float, peak: float, end: float) -> Times:
    """Return the hours of inquiries drawn for `purpose` until `end`: a Poisson stream, with a `peak` in every day."""
    return profiled(poisson_times(luck, purpose, per_month / MONTH, end), peak, end)


def profiled(even: Times, peak: float, end: float) -> Times:
    """Move the times of a homogeneous stream inside their day, and return those before `end`.

    It is done by the inverse of the day's profile, so the number of inquiries a day does not depend on the profile.
    """
    busy = (PEAK_TO - PEAK_FROM) * peak
    quiet = (WORKDAY - busy) / (WORKDAY - PEAK_TO + PEAK_FROM)
    until_peak = PEAK_FROM * quiet
    done = [0.0, until_peak, until_peak + busy, WORKDAY]
    days, hours = np.divmod(even, WORKDAY)
    moved: Times = days * WORKDAY + np.interp(hours, done, [0.0, PEAK_FROM, PEAK_TO, WORKDAY])
    return moved[moved < end]


class Inquirers:
    """Draws what each inquirer brings along: what is in the inquiry, the work that it takes, and patience."""

    def __init__(self, terms: Terms, luck: Luck) -> None:
        """Draw inquirers of the market of `terms`."""
        patience = terms.market.inquiries.patience
        self._luck = luck
        self._work = Lasting.of(terms.market.qualifying.inquiry_work, terms.stretch)
        self._patience = Lasting.of(patience) if patience else None

    def of(self, stream: Stream) -> Iterator[Inquiry]:
        """Yield the inquiries of a stream, a block at a time."""
        size = ENTITIES_IN_A_BLOCK
        for block, first in enumerate(range(0, len(stream.times), size)):
            u = self._luck.uniforms(stream.purpose, stream.block + block, 0, 3 * size).reshape(3, size)
            patience = self._patience.draw(u[2]).tolist() if self._patience else [NEVER] * size
            clients = range(stream.first + first, stream.first + first + size)
            times = stream.times[first : first + size]
            yield from zip(times, clients, u[0].tolist(), self._work.draw(u[1]).tolist(), patience, strict=False)
