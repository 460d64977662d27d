"""New business: what came of winning clients in a month, by client, and how much of it came of inquiries."""

from dataclasses import dataclass, field

from simulator.model.market.client import Client
from simulator.model.market.lead import asked_by_itself


@dataclass(slots=True)
class Tally:
    """What clients brought whoever won them: opportunities, wins, margin of first orders and within a first period."""

    opportunities: float = 0.0
    wins: float = 0.0
    first: float = 0.0
    period: float = 0.0


@dataclass(slots=True)
class NewBusiness:
    """The new business of a seat since the last pay day."""

    inbound: Tally = field(default_factory=Tally)
    """What came of inquiries."""
    by_client: dict[Client, Tally] = field(default_factory=dict)

    def found(self, number: int) -> None:
        """Count an opportunity, the client of which has this number."""
        if asked_by_itself(number):
            self.inbound.opportunities += 1

    def add(self, client: Client, *, wins: float = 0.0, first: float = 0.0, period: float = 0.0) -> None:
        """Count what a client has brought: `first` and `period` are margins."""
        tallies = [self.by_client.setdefault(client, Tally())]
        if asked_by_itself(client.number):
            tallies.append(self.inbound)
        for tally in tallies:
            tally.wins += wins
            tally.first += first
            tally.period += period
