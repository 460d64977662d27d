"""For how long the firm has clients: from the hour at which each comes to the hour at which it is lost."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import LIVING, LOSSES


@dataclass(frozen=True, slots=True)
class Life:
    """One client, there from hour `since` to hour `until`; it is `lost` then, or the run ends.

    A client who is won back lives again.
    """

    since: float
    until: float
    lost: bool

    def hours(self, start: float, end: float) -> float:
        """Return for how many hours from `start` to `end` the client was there."""
        return max(0.0, min(self.until, end) - max(self.since, start))


def lives(journal: Journal) -> list[Life]:
    """Return the lives of all clients, those of the opening base from hour 0 on."""
    return list(_read(journal))


def _read(journal: Journal) -> Iterator[Life]:
    clients = journal.clients
    came: dict[float, float] = {}
    for time, client, state in zip(*(clients[name].tolist() for name in ("time", "client", "state")), strict=True):
        if state in LIVING:
            came.setdefault(client, time)
        elif client in came:
            yield Life(came.pop(client), time, state in LOSSES)
    for since in came.values():
        yield Life(since, journal.end, lost=False)
