"""A line of inquiries: those that one group of seats answers, first come, first served."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import NO_SEAT, Stage
from simulator.model.clock import Clock, after
from simulator.model.seats.seat import Seat
from simulator.model.seats.watch import Watch

Inquiry = tuple[float, int, float, float, float, float]
"""An inquiry: the hour at which it comes, the client's number, the uniform that decides whether it is an opportunity,
the clock hours to find out, the working hours for which it waits, and its age if it is found in the morning: the hours
of the night or weekend for which it has waited already. It waits for less than no hours if it was given up by then."""

NEVER = float("inf")
INQUIRY: Final = int(Stage.INQUIRY)
COLD: Final = int(Stage.COLD)


class Line:
    """Inquiries in the order in which they come.

    It holds those that were dealt to it and are not answered yet, always at least one: the last one never comes.
    """

    def __init__(self, env: Clock, journal: Journal, deal: Callable[["Line"], None]) -> None:
        """Create an empty line; `deal` is called to add to it when it runs short of inquiries."""
        self._env = env
        self._asked = journal.leads.add
        self._answered = journal.answers.add
        self._found = journal.overnight.add
        self._deal = deal
        self._dealt: deque[Inquiry] = deque()
        self.next_time = NEVER
        """The hour at which the next inquiry comes, or came; infinite after the last."""
        self._watch = Watch(self._ring_on)
        self._alarm = -1.0

    def add(self, inquiry: Inquiry) -> None:
        """Line up an inquiry behind the others."""
        self._dealt.append(inquiry)

    def look(self) -> None:
        """Find the next inquiry, and the hour at which it comes."""
        if not self._dealt:
            self._deal(self)
        self.next_time = self._dealt[0][0]
        if self._watch:
            self._set_alarm()

    def give_back(self, after: float) -> list[Inquiry]:
        """Remove the inquiries that come later than hour `after`, and return them."""
        back = [inquiry for inquiry in self._dealt if after < inquiry[0] < NEVER]
        kept = [inquiry for inquiry in self._dealt if inquiry[0] <= after]
        self._dealt.clear()
        self._dealt.extend(kept)
        return back

    def take(self, seat: int, now: float) -> Inquiry | None:
        """Return for a seat of that number the oldest inquiry that still waits; None if there is none."""
        taken = None
        while taken is None and self.next_time <= now:
            inquiry = self._next()
            asked, client, patience = inquiry[0], inquiry[1], inquiry[4]
            if asked + patience >= now:
                self._answered((now, client, seat, asked))
                taken = inquiry
            else:
                self._give_up(asked, client, patience)
        if self._watch:
            self._set_alarm()
        return taken

    def await_next(self, seat: Seat) -> None:
        """Ring `seat` when an inquiry comes, behind the seats that have waited longer."""
        self._watch.join(seat)
        self._set_alarm()

    def dismiss(self, seats: Iterable[object]) -> None:
        """Stop ringing these seats, which answer other inquiries from now on, or none."""
        for seat in seats:
            self._watch.leave(seat)

    def close(self, end: float) -> None:
        """Write down the inquiries that still wait when the run ends, and those that waited too long."""
        while self.next_time < end:
            asked, client, _, _, patience, _ = self._next()
            if asked + patience < end:
                self._give_up(asked, client, patience)

    def _give_up(self, asked: float, client: int, patience: float) -> None:
        """Write down that an inquirer waited too long, perhaps before the inquiry was found in the morning."""
        self._asked((asked + max(0.0, patience), client, 0, COLD, NO_SEAT))

    def _next(self) -> Inquiry:
        """Take the first inquiry out of the line, and write down that it was asked."""
        inquiry = self._dealt.popleft()
        if not self._dealt:
            self._deal(self)
        self.next_time = self._dealt[0][0]
        self._asked((inquiry[0], inquiry[1], 0, INQUIRY, NO_SEAT))
        if inquiry[5]:
            self._found((inquiry[0], inquiry[1], inquiry[5]))
        return inquiry

    def _ring_on(self) -> None:
        """Ring the next idle seat, if an inquiry still waits."""
        if self.next_time <= self._env.now:
            self._watch.call()

    def _set_alarm(self) -> None:
        time = self.next_time
        if time != self._alarm and time < NEVER:
            self._alarm = time
            after(self._env, max(0.0, time - self._env.now), self._arrived, time)

    def _arrived(self, expected: float) -> None:
        if self.next_time <= self._env.now:
            self._watch.call()
        elif expected == self.next_time:  # the clock may be a rounding short of the moment
            self._alarm = -1.0
            self._set_alarm()


class SeveralLines:
    """The lines of a seat that answers more than one: the inquiry that came first is answered first."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Join these lines into one."""
        self._lines = lines

    @property
    def next_time(self) -> float:
        """The hour at which the next inquiry comes to any of the lines, or came."""
        return min(line.next_time for line in self._lines)

    def take(self, seat: int, now: float) -> Inquiry | None:
        """Return for a seat of that number the oldest inquiry that still waits; None if there is none."""
        while (line := min(self._lines, key=lambda one: one.next_time)).next_time <= now:
            inquiry = line.take(seat, now)
            if inquiry is not None:
                return inquiry
        return None

    def await_next(self, seat: Seat) -> None:
        """Ring `seat` when an inquiry comes to any of the lines, behind the seats that have waited longer there."""
        for line in self._lines:
            line.await_next(seat)
