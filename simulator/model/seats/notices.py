"""Notices of staff: parts of the firm subscribe here to hear of people who join, move, leave or are away."""

from dataclasses import dataclass, field

from simulator.kernel.notice import Notice
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat

LEADING = frozenset({"leading"})
"""What a person on the chair of a head does, where it is told who has come or gone."""


@dataclass(frozen=True, slots=True)
class StaffNotices:
    """The notices about who sits where."""

    joined: Notice[Person] = field(default_factory=Notice)
    """A person has come to the firm, and is about to begin to work."""
    vacated: Notice[Person, Seat] = field(default_factory=Notice)
    """A person has given a seat up, and sits on another one by now or has left the firm."""
    changed: Notice[frozenset[str]] = field(default_factory=Notice)
    """People have come or gone on seats that do these kinds of work (LEADING: on a chair), or are away or back."""
