"""A watch: idle people who would take up the next piece of work in a common queue."""

from collections.abc import Callable

from simulator.model.seats.seat import Seat


class Watch:
    """Idle people who would take up the next piece of work in a common queue, longest idle first."""

    def __init__(self, ring_on: Callable[[], None] = lambda: None) -> None:
        """Begin with nobody waiting; `ring_on` rings the next one, if the work is still there.

        Whoever is rung may do something else first: somebody else may want the work then.
        """
        self._waiting: dict[Seat, None] = {}
        self._ring_on = ring_on

    def __bool__(self) -> bool:
        """Tell whether anybody may be waiting."""
        return bool(self._waiting)

    def join(self, seat: Seat) -> None:
        """Wait behind the others."""
        self._waiting.setdefault(seat)

    def leave(self, seat: object) -> None:
        """Wait no more."""
        self._waiting.pop(seat, None)  # type: ignore[call-overload]  # who never waited is not found

    def call(self, can: Callable[[Seat], bool] = lambda _: True) -> None:
        """Ring the first who is still idle and can take the work up."""
        for seat in tuple(self._waiting):
            if seat.bell is None:
                del self._waiting[seat]
            elif can(seat):
                del self._waiting[seat]
                seat.ring_on = self._ring_on
                seat.ring()
                return
