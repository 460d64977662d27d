"""Who sat where and when: the stays of people on seats, read from the steps in the staff table.

Margins, hours and exits are booked on seats; who earned, worked or left is whoever sat there at that hour.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import ARRIVALS, EXITS, VACATED, Step

NOBODY = -1
"""In place of a person where a seat stands empty."""

Floats = npt.NDArray[np.floating[Any]]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stay:
    """One person on one seat from hour `since` to hour `until`.

    `began` and `ended` are the steps onto the seat and off it; a stay that lasts beyond the run ends with it and has
    no last step.
    """

    seat: int
    person: int
    since: float
    until: float
    began: Step
    ended: Step | None

    @property
    def exit(self) -> bool:
        """Whether the person left the firm from this seat."""
        return self.ended in EXITS


class Stays(Sequence[Stay]):
    """All stays of a run, in the order of seats and on each seat in the order of time."""

    def __init__(self, journal: Journal) -> None:
        """Read the staff table of `journal`; `ValueError` for a step off a seat that nobody had taken."""
        self._end = journal.end
        self._stays = sorted(_read(journal), key=lambda stay: (stay.seat, stay.since))

    def __len__(self) -> int:
        """Return the number of stays."""
        return len(self._stays)

    def __getitem__(self, place: Any) -> Any:
        """Return the stay at a place, or those of a slice."""
        return self._stays[place]

    @cached_property
    def seats(self) -> Places:
        """The seat of each stay."""
        return np.array([stay.seat for stay in self._stays], dtype=np.int64)

    @cached_property
    def people(self) -> Places:
        """The person of each stay."""
        return np.array([stay.person for stay in self._stays], dtype=np.int64)

    @cached_property
    def since(self) -> Floats:
        """The hour at which each stay begins."""
        return np.array([stay.since for stay in self._stays], dtype=float)

    @cached_property
    def until(self) -> Floats:
        """The hour at which each stay ends."""
        return np.array([stay.until for stay in self._stays], dtype=float)

    def at(self, seats: Floats, times: Floats) -> Places:
        """Return the places of the stays on each of `seats` at each of `times` (arrays of one length), or NOBODY.

        Both ends of a stay belong to it; where one follows another at once, the moment belongs to the newcomer.
        """
        if not self._stays:
            return np.full(len(seats), NOBODY, dtype=np.int64)
        asked = seats.astype(np.int64)
        place = np.searchsorted(self._moment(self.seats, self.since), self._moment(asked, times), side="right") - 1
        found = np.maximum(place, 0)
        there = (place >= 0) & (self.seats[found] == asked) & (times <= self.until[found])
        return np.where(there, found, NOBODY)

    def persons_at(self, seats: Floats, times: Floats) -> Places:
        """Return who sat on each of `seats` at each of `times`, or NOBODY; as `at`."""
        place = self.at(seats, times)
        if not self._stays:
            return place
        return np.where(place == NOBODY, NOBODY, self.people[place])

    def occupied(self, seats: Sequence[int], edges: Floats) -> Floats:
        """Return the hours in which somebody sat on any of `seats`, between each two neighbours of `edges`.

        One seat that is taken throughout an interval counts its whole length; the result has `len(edges) - 1` numbers.
        """
        chosen = np.isin(self.seats, np.array(seats, dtype=np.int64))
        since, until = self.since[chosen, None], self.until[chosen, None]
        before = np.clip(edges[None, :] - since, 0.0, until - since).sum(axis=0)
        hours: Floats = np.diff(before)
        return hours

    def taken(self, seats: Sequence[int], hour: float) -> int:
        """Return on how many of `seats` somebody sits at `hour`; whoever leaves at that moment is gone."""
        there = (self.since <= hour) & ((self.until > hour) | ~self._ended)
        return int(np.count_nonzero(there & np.isin(self.seats, np.array(seats, dtype=np.int64))))

    def next_on(self, stay: Stay) -> Stay | None:
        """Return the stay that follows on the same seat, or None while it stands empty."""
        later = [other for other in self._stays if other.seat == stay.seat and other.since >= stay.until]
        return next((other for other in later if other is not stay), None)

    def joined(self, person: int) -> float:
        """Return the hour at which a person came to the firm, whatever the seat; `ValueError` for a stranger."""
        return min(stay.since for stay in self._stays if stay.person == person)

    @cached_property
    def _ended(self) -> npt.NDArray[np.bool_]:
        return np.array([stay.ended is not None for stay in self._stays], dtype=bool)

    def _moment(self, seats: Places, times: Floats) -> Floats:
        """Return one number for each pair of seat and hour, in the order of the stays."""
        return seats * (self._end + 1.0) + times


def _read(journal: Journal) -> Iterator[Stay]:
    staff = journal.staff
    arrived: dict[int, tuple[int, float, Step]] = {}
    for time, seat, person, number in zip(staff["time"], staff["seat"], staff["person"], staff["step"], strict=True):
        place, step = int(seat), Step(int(number))
        if step in ARRIVALS:
            arrived[place] = (int(person), float(time), step)
        elif step in VACATED:
            if place not in arrived:
                raise ValueError(f"{step.name} at hour {time:g} from seat {place}, which nobody had taken")
            who, since, began = arrived.pop(place)
            yield Stay(place, who, since, float(time), began, step)
    for place, (who, since, began) in arrived.items():
        yield Stay(place, who, since, journal.end, began, None)
