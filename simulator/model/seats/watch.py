"""A watch: rings idle seats, one at a time, when work comes into a common queue."""

from collections.abc import Callable

from simulator.model.seats.seat import Seat


class Watch:
    """Idle seats that would take up the next piece of work in a common queue, longest idle first."""

    def __init__(self, ring_on: Callable[[], None] = lambda: None) -> None:
        """Begin without waiting seats; `ring_on` rings the next one, if the work is still there.

        The seat that is rung may take up other work first; then the next one is rung.
        """
        self._waiting: dict[Seat, None] = {}
        self._ring_on = ring_on

    def __bool__(self) -> bool:
        """Tell whether any seat may be waiting."""
        return bool(self._waiting)

    def join(self, seat: Seat) -> None:
        """Let a seat wait behind the others."""
        self._waiting.setdefault(seat)

    def leave(self, seat: object) -> None:
        """Take a seat off the watch, if it is on it."""
        self._waiting.pop(seat, None)  # type: ignore[call-overload]  # a seat that never waited is not found

    def call(self, can: Callable[[Seat], bool] = lambda _: True) -> None:
        """Ring the first seat that is still idle and can take the work up."""
        for seat in tuple(self._waiting):
            if seat.bell is None:
                del self._waiting[seat]
            elif can(seat):
                del self._waiting[seat]
                seat.ring_on = self._ring_on
                seat.ring()
                return
