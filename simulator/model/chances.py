"""The book of chances: at each moment of chance what was to be expected, what came, and what was at stake.

Nothing here acts on anybody. Parts of the model tell by their notices when they ask the luck, and what its chance was;
the book adds what was at stake by then and writes all of it in the journal. What came less what was to be expected is
luck, and its mean is zero, as long as the chance is right and the stake is known before.

Where the model looks at luck in advance, the chance at the moment itself is another one, and nothing is written down:
doubts are foreseen where anybody visits clients (C70), and what clients are like shows in requests that are sorted.
"""

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import NO_SEAT, Moment
from simulator.model.books.stakes import Stake, Stakes
from simulator.model.firm.firm import Firm
from simulator.model.market.client import Client
from simulator.model.market.lead import Deal
from simulator.model.people.applicants import Hire
from simulator.model.seats.craft import Talent
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.scenario import Scenario

TOUCH, NATURE = int(Moment.TOUCH), int(Moment.NATURE)
NEED, NEEDS, DOUBT, DOUBTS = int(Moment.NEED), int(Moment.NEEDS), int(Moment.DOUBT), int(Moment.DOUBTS)
CEASING, FOLLOWING, NOTICE = int(Moment.CEASING), int(Moment.FOLLOWING), int(Moment.NOTICE)
HUNTER, FARMER = int(Moment.HUNTER), int(Moment.FARMER)

ONCE = -1.0
"""Stands in place of a hazard for money that is at stake once, and not by the hour."""


class Chances:
    """Keeps the book of chances of one run."""

    def __init__(self, firm: Firm) -> None:
        """Listen to the parts of `firm`, and write into its journal; people are told of by `company`."""
        terms, customers, pipeline = firm.terms, firm.customers, firm.pipeline
        self._env = firm.env
        self._customers = customers
        self._journal: Journal = firm.journal
        self._write = firm.journal.chances.add
        self._stakes = Stakes(terms)
        self._shared = terms.market.buying.exogenous_share
        self._ceilings = terms.ceilings
        self._seasons = terms.months.of_needs
        self._foreseen = _foresees_doubts(firm.scenario)
        self._shows = any(stage.routing != "anyone" for stage in firm.scenario.stages)
        self._clients: dict[int, Stake] = {}
        """By number: what each client brings who has not left."""
        self._since: dict[int, float] = {}
        """By number: the hour from which on each of them is in the book."""
        self._needs: dict[int, int] = {}
        """By number: candidate moments of need in the measured time."""
        customers.admitted.subscribe(self.admitted)
        customers.left.subscribe(self.left)
        customers.needed.subscribe(self.needed)
        if not self._foreseen:
            customers.doubted.subscribe(self.doubted)
        pipeline.survived.subscribe(self.survived)

    def survived(self, deal: Deal, chance: float, alive: bool) -> None:
        """A deal has come through a touch, or has not."""
        segment = deal.lead.segment
        hourly, fading = self._stakes.of_segment(segment)
        likely = deal.survival ** (segment.touches - deal.reached)  # that it is won, if it is alive
        self._write((
            self._env.now, TOUCH, deal.lead.number, deal.seat.number, chance, alive, likely * hourly, fading,
        ))  # fmt: skip

    def admitted(self, client: Client, new: bool) -> None:
        """A client joins, and is got to know; or returns."""
        now, segment, nature = self._env.now, client.segment, client.nature
        if new and not self._shows:
            hourly, fading = self._stakes.of_segment(segment)
            mean = segment.order_rate * segment.margin
            came = nature.order_rate * nature.mean_margin / mean if mean else 1.0
            self._write((now, NATURE, client.number, client.winner, 1.0, came, hourly, fading))
        self._clients[client.number] = self._stakes.of_client(client)
        self._since[client.number] = now
        self._needs[client.number] = 0

    def left(self, client: Client, ceased: bool) -> None:
        """A client leaves, whether or not the firm knows; it may have ceased to be before it was one."""
        now, (hourly, fading) = self._env.now, self._clients[client.number]
        if client.nature.ceases <= self._since[client.number]:
            self._since[client.number] = now  # nothing was open any more
        elif ceased:
            self._write((now, CEASING, client.number, NO_SEAT, 0.0, 1.0, -hourly, fading))
        self._settle(client, now)

    def needed(self, client: Client, chance: float, size: float) -> None:
        """A need has arisen at a candidate moment, or has not (size 0)."""
        now = self._env.now
        if now >= self._journal.warm_up:  # nothing hangs on earlier ones
            self._needs[client.number] += 1
            self._write((now, NEED, client.number, NO_SEAT, chance, size, self._stakes.of_order(client), ONCE))

    def doubted(self, client: Client, chance: float, leaves: bool) -> None:
        """A client has left at a candidate moment of doubt, or has not."""
        now, (hourly, fading) = self._env.now, self._clients[client.number]
        self._write((now, DOUBTS, client.number, NO_SEAT, 0.0, 1.0, -hourly * self._stakes.doubt, fading))
        self._write((now, DOUBT, client.number, NO_SEAT, chance, leaves, -hourly, fading))

    def tempted(self, client: Client, chance: float, follows: bool) -> None:
        """A client has followed a person who leaves the firm, or has not."""
        hourly, fading = self._clients[client.number]
        seat = client.owner.number if client.owner else NO_SEAT
        self._write((self._env.now, FOLLOWING, client.number, seat, chance, follows, -hourly, fading))

    def considered(self, seat: Seat, chance: float, quits: bool) -> None:
        """A person has given notice, or has not."""
        listed = (*seat.portfolio.attended, *seat.portfolio.buried)
        hourly, fading = self._stakes.of_book(
            [self._clients[client.number] for client in listed if client.number in self._clients]
        )
        self._write((self._env.now, NOTICE, NO_SEAT, seat.number, chance, quits, -hourly, fading))

    def found(self, seat: Seat, hire: Hire, expected: Talent) -> None:
        """A person has been found for a seat; `expected` are the mean talents of those who qualify."""
        now, talent = self._env.now, hire.talent
        hourly, fading = self._stakes.of_talent(seat.post)
        self._write((now, HUNTER, NO_SEAT, seat.number, expected.hunting, talent.hunting, hourly, fading))
        self._write((now, FARMER, NO_SEAT, seat.number, expected.farming, talent.farming, hourly, fading))

    def close(self, end: float) -> None:
        """Settle the accounts of all who are there when the run ends."""
        for client in tuple(self._customers.everybody.values()):
            self._settle(client, end)

    def _settle(self, client: Client, until: float) -> None:
        """Write down what was to be expected in a client's time with the firm of all that may come at any moment."""
        number, since, nature = client.number, self._since.pop(client.number), client.nature
        hourly, fading = self._clients.pop(number)
        write, shared, stakes = self._journal.spells.add, self._shared, self._stakes
        write((since, until, CEASING, number, nature.hazard * shared, -hourly, fading))
        if not self._foreseen:
            rate = nature.hazard * (1 - shared) * self._ceilings.leaving
            write((since, until, DOUBTS, number, rate, -hourly * stakes.doubt, fading))
        measured, moments = max(since, self._journal.warm_up), self._needs.pop(number)
        if measured < until:
            expected = nature.order_rate * self._ceilings.order * self._even_hours(measured, until)
            once = stakes.need * stakes.of_order(client)
            self._write((until, NEEDS, number, NO_SEAT, expected, moments, once, ONCE))

    def _even_hours(self, since: float, until: float) -> float:
        """Return how many hours of an even year pass between two hours."""
        seasons = self._seasons
        return until - since if seasons is None else seasons.counted(until) - seasons.counted(since)


def _foresees_doubts(scenario: Scenario) -> bool:
    """Tell whether anything in the model looks at doubts before they come: visits, or orders lost over problems."""
    if not scenario.mechanisms.visiting:
        return False
    return scenario.does("visiting") or scenario.market.problems.second_supplier > 0
