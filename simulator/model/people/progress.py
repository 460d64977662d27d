"""Progress: takes down how far people have learned the work of their seats; it changes nothing."""

from collections.abc import Callable, Iterable

from simulator.journal.journal import Journal
from simulator.model.clock import Clock
from simulator.model.seats.craft import CRAFTS
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat


class Progress:
    """Looks at people when they sit down and at the end of each month."""

    def __init__(self, env: Clock, journal: Journal, sit_down: Callable[[Person, Seat], None]) -> None:
        """Look at whoever takes a seat by `sit_down`, which puts a person on it."""
        self._env = env
        self._journal = journal
        self._seat_down = sit_down

    def sit_down(self, person: Person, seat: Seat) -> None:
        """Put a person on a seat, and take down what this person knows of its work already."""
        self._seat_down(person, seat)
        self._note(seat)

    def look_back(self, seats: Iterable[Seat]) -> None:
        """Take down how far everybody is by now."""
        for seat in seats:
            if seat.person is not None:
                self._note(seat)

    def _note(self, seat: Seat) -> None:
        person = seat.person
        assert person is not None
        works = [CRAFTS[work] for work in seat.post.terms.order_of_work]
        share = person.abilities.share_learned(works, self._env.now, seat.scripts)
        self._journal.progress.add((self._env.now, seat.number, person.number, share))
