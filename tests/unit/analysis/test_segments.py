"""Clients by segment, counted on the fingers."""

from written import MONTH, Writer, seat

from simulator.analysis.measured import Measured
from simulator.analysis.outcome import BySegment
from simulator.analysis.segments import segments
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Stage, State


def journal() -> Journal:
    """Return a firm with two small clients on two seats and a large one, of whom one small one leaves."""
    writer = Writer(seat(0), seat(1))
    writer.journal.segments = ("small", "mid", "large")
    for month, client, state, owner, segment in (
        (0, 1, State.CUSTOMER, 0, 0), (0, 2, State.CUSTOMER, 1, 0), (13, 3, State.CUSTOMER, 0, 2),
        (20, 2, State.LEFT, 1, 0), (14, 4, State.CUSTOMER, 1, 0), (15, 4, State.CUSTOMER, 0, 0),
    ):  # fmt: skip
        writer.journal.clients.add((month * MONTH, client, state, owner, segment))
    writer.lead(13, 3, Stage.WON).lead(11, 4, Stage.WON)
    writer.order(6, 1).order(14, 1, margin=2.0).order(15, 3, margin=5.0).order(19, 2, number=1, margin=0.5)
    return writer.journal


def test_each_segment_has_its_clients() -> None:
    found = segments(Measured(journal()))
    assert list(found) == ["small", "large"]
    assert found["small"] == BySegment(clients=2, managers=1, won=0, lost=1, margin=2.5)
    assert found["large"] == BySegment(clients=1, managers=1, won=1, lost=0, margin=5.0)


def test_a_firm_without_clients_has_none() -> None:
    assert segments(Measured(Writer().journal)) == {}
