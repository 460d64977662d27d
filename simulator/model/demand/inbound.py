"""Inquiries: clients who ask by themselves. They come in one stream for the market and are dealt out to lines.

The times of all inquiries are known to the market from the start, so a line of inquiries needs no event for each:
a free seat looks whether the next one has arrived, and an idle seat is rung when it does. Inquiries are dealt to the
lines as these run short; when the seats that answer change, the inquiries yet to come are dealt anew.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from heapq import merge
from typing import Protocol

from simpy import Event

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import BOUGHT, NO_SEAT
from simulator.kernel.calendar import MONTH
from simulator.kernel.distributions import poisson_times
from simulator.kernel.luck import Luck
from simulator.model.clock import Clock
from simulator.model.demand.adverts import Adverts
from simulator.model.demand.arrivals import Arrivals
from simulator.model.demand.inquiry_line import NEVER, Inquiry, Line, SeveralLines
from simulator.model.market.population import FLOOD, INQUIRIES
from simulator.model.market.regions import HOME
from simulator.model.market.terms import Terms
from simulator.model.policies.inbound import NOBODY
from simulator.model.policies.routing import SIMPLE
from simulator.model.seats.seat import InquiryLine, Seat
from simulator.scenario.schema.shocks import AdvertisingFlood

Kind = tuple[int, int]
"""The kind of an inquiry: the tier of the request, and the region whose people answer."""
Key = tuple[Kind, int]
"""The name of a line: the kind of the inquiries in it, and which of the lines of that kind it is."""

PLAIN: Kind = (SIMPLE, HOME)
"""The kind of all inquiries where none are told apart."""

NOBODY_ANSWERS: Mapping[Key, Sequence["Answerer"]] = {(PLAIN, NOBODY): ()}
"""One line of all inquiries, which nobody answers."""

NO_INQUIRY: Inquiry = (NEVER, NO_SEAT, 0.0, 0.0, 0.0, 0.0)


class Answerer(Protocol):
    """What answers a line: a seat, or the telephone of a head."""

    line: InquiryLine | None
    bell: Event | None


class Inbound:
    """All inquiries of the market, in one line or several."""

    def __init__(
        self, env: Clock, journal: Journal, terms: Terms, luck: Luck, adverts: Adverts,
        flood: AdvertisingFlood | None = None,
    ) -> None:  # fmt: skip
        """Draw the times of all inquiries until `journal.end`, and those of a `flood` of advertising if there is one.

        Of those who may ask after `adverts` they ask whom the budget in force buys.

        Nobody answers any before the first `route`.
        """
        self._env = env
        self._journal = journal
        arrivals = Arrivals(terms, luck, journal.end)
        usual = poisson_times(luck, "inquiries", terms.market.inquiries.per_month / MONTH, journal.end)
        seasons = terms.months.of_inquiries
        self._streams = [arrivals.stream(INQUIRIES, "inquiry", usual if seasons is None else seasons.moved(usual))]
        if flood is not None:
            flooding = poisson_times(luck, "flood", flood.per_month / MONTH, min(flood.lasts, journal.end))
            flood_stream = arrivals.stream(FLOOD, "flood inquiry", flooding, since=flood.at, lasts=flood.lasts)
            self._streams.append(flood_stream)
        self._streams += adverts.streams(arrivals)
        self._coming: Iterator[Inquiry] = merge(*(arrivals.inquiries(stream) for stream in self._streams))
        self._back: list[Inquiry] = []
        """Inquiries that were dealt and given back, the last to come first; they come before all in `_coming`."""
        self._adverts = adverts
        self._bought = adverts.bought
        """Inquiries a month that are bought at present."""
        self._not_bought: list[Inquiry] = []
        """Whoever would have been next and asked after no advert, unless a larger budget comes in time."""
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
        is dealt anew, by the budget for adverts in force. Where nobody is left to answer, a new budget acts all the
        same.
        """
        budgeted = self._bought != self._adverts.bought
        if not groups and not budgeted:
            return
        if not groups:
            groups, kind_of = NOBODY_ANSWERS, lambda _: PLAIN
        now = self._env.now
        self._take_back(groups, now)
        if budgeted:
            self._decide_anew(now)
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

    def _decide_anew(self, now: float) -> None:
        """Let those who have not asked by now ask, or not, by the budget for adverts that is in force."""
        self._bought = self._adverts.bought
        self._back += [inquiry for inquiry in self._not_bought if inquiry[0] > now]
        self._back.sort(reverse=True)
        self._not_bought = []

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
            inquiry = self._next()
            if inquiry[0] == NEVER:
                line.add(inquiry)
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

    def _next(self) -> Inquiry:
        """Take the next inquiry that comes; of those after adverts, the next that is bought."""
        while True:
            inquiry = self._back.pop() if self._back else next(self._coming, NO_INQUIRY)
            if inquiry[1] < BOUGHT or self._adverts.is_bought(inquiry[1], self._bought):
                return inquiry
            self._not_bought.append(inquiry)
