"""Free choice: people weigh what they are told against what each kind of work costs them and pays them."""

from typing import Final

from simulator.journal.vocabulary import DID_NOT_QUEUE, Activity
from simulator.kernel.calendar import WORKDAY
from simulator.kernel.distributions import gumbel
from simulator.kernel.luck import Luck, Uniforms
from simulator.model.laws.choice import ranking
from simulator.model.seats.instructions import Agenda, OrderOfWork
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task

STINT: Final = 1.0
"""Hours of a pause, and the unit of the weights of all other stints."""

PAGE: Final = 128
"""How many moods are drawn at a time, enough for about a month."""

Leanings = tuple[float, ...]
"""What draws a person to each activity of the seat, idling last: utilities weighted by the usual stints."""


class Pause(Task):
    """Idling for a while though there may be work; nobody answers the bell."""

    activity = int(Activity.IDLING)


class FreeChoice(OrderOfWork):
    """Instructions of a person who does what is liked best at the moment of all there is to do, idling included."""

    def __init__(self, luck: Luck, person: int, temperature: float, seat: Seat, agenda: Agenda) -> None:
        """Let the person on `seat`, whose luck is addressed by `person`, choose among the kinds of work of `agenda`.

        `temperature`, in hours' pay, is the scale of the moods, which are the person's own luck.
        """
        super().__init__(seat, agenda)
        self._kinds = agenda.kinds
        self._luck = luck
        self._person = person
        self._temperature = temperature
        self._leanings: tuple[Leanings, Leanings]
        self._page = -1
        self._moods: Uniforms
        self._turn = PAGE
        self._rankings: list[list[int]] = []
        """By mood of the page: the activities from best to least liked, in usual hours."""
        self._early_rankings: list[list[int]] = []
        """The same in protected hours."""

    def feel(self, usual: Leanings, early: Leanings) -> None:
        """Set the leanings from now on: in usual hours, and in the protected first hours of a day."""
        self._leanings = usual, early
        if self._page >= 0:
            self._rank()

    def next_task(self, seat: Seat, now: float) -> Task:
        """Return the first of the activities, as they are liked now, that offers anything.

        A person who would rather idle than do what is left pauses; a person with nothing to do waits to be rung.
        """
        if seat.appointments or seat.handovers or seat.on_duty:
            appointment = seat.next_appointment(now)
            if appointment is not None:
                return appointment
        if self._turn == PAGE:
            self._turn_page()
        rankings = self._early_rankings if now % WORKDAY < self._protected else self._rankings
        liked, self._turn = rankings[self._turn], self._turn + 1
        kinds = self._kinds
        untried = idling = len(kinds)
        for place in liked:
            if place == idling:
                if untried:
                    return Pause(STINT, DID_NOT_QUEUE)
                break
            untried -= 1
            task = kinds[place].next_task(seat, now)
            if task is not None:
                return task
        return seat.next_handover(now) or self._idling

    def _turn_page(self) -> None:
        """Draw the moods of the next page."""
        self._turn = 0
        self._page += 1
        drawn = self._luck.uniforms("moods", self._person, self._page, PAGE * (len(self._kinds) + 1))
        self._moods = gumbel(drawn.reshape(PAGE, -1), self._temperature)
        self._rank()

    def _rank(self) -> None:
        """Rank a page of moods at once: people choose a hundred times a month, and lean the same way all month."""
        usual, early = self._leanings
        self._rankings = ranking(usual, self._moods)
        self._early_rankings = ranking(early, self._moods) if self._protected else self._rankings
