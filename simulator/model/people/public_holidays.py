"""Public holidays: everybody stays at home, and what is on the desks waits. Clients' time goes on."""

from collections.abc import Sequence

from simulator.model.clock import Clock, after
from simulator.model.market.terms import Terms
from simulator.model.seats.appointments import DayOff
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat


class PublicHolidays:
    """Sends people home on public holidays; heads know the calendar themselves."""

    def __init__(self, env: Clock, terms: Terms, seats: Sequence[Seat], end: float) -> None:
        """Plan the holidays until hour `end` for whoever will be on `seats`, all below the heads at any time."""
        self._env = env
        self._holidays = terms.months.holidays
        self._seats = seats
        for hour in self._holidays.begin(end):
            if hour > 0:  # on a holiday at the start nobody comes, which `greet` sees to
                after(env, hour, self._begin)

    def greet(self, person: Person) -> None:
        """Send a person home who joins on a holiday."""
        if person.seat is not None:
            self._send_home(person.seat)

    def _begin(self) -> None:
        for seat in self._seats:
            if seat.person is not None:
                self._send_home(seat)

    def _send_home(self, seat: Seat) -> None:
        """Put the holiday, if there is one now, before everything else that is on a desk."""
        until = self._holidays.off_until(self._env.now)
        if until > self._env.now:
            seat.appointments.appendleft(DayOff(until))
            seat.ring()
