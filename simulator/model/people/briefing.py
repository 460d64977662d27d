"""Briefing: gives a person on a seat instructions, which are the order of work or the person's own choice."""

from collections.abc import Callable, Mapping, Sequence

from simulator.kernel.luck import Luck
from simulator.model.activities.field_work import AWAY_FROM_THE_DESK, OffDuty
from simulator.model.market.terms import Terms
from simulator.model.people.free_choice import FreeChoice
from simulator.model.people.motives import CARES, Motives
from simulator.model.seats.instructions import Agenda, OrderOfWork
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat


class Briefing:
    """Puts people on seats with instructions, and weighs for those who choose what draws them to each kind of work."""

    def __init__(
        self,
        terms: Terms,
        luck: Luck,
        motives: Motives,
        kinds: Mapping[str, KindOfWork],
        lead: Callable[[Seat], tuple[float, float]],
        has_duty: bool,
    ) -> None:
        """Brief people about the `kinds` of work that there are, by name.

        `lead` returns the pressure that a seat feels (hours' pay), and the share of it that is on new clients;
        `has_duty` tells whether seats may be on duty for inquiries at any time of the run.
        """
        self._terms = terms
        self._luck = luck
        self._motives = motives
        self._kinds = kinds
        self._lead = lead
        self._has_duty = has_duty
        self._temperature = terms.market.human_nature.temperature
        self._choices: dict[Seat, FreeChoice] = {}

    def sit_down(self, person: Person, seat: Seat) -> None:
        """Put a person on a seat, with the instructions of its role."""
        agenda = self._agenda(seat)
        if not self._motives.people_choose:
            person.take(seat, OrderOfWork(seat, agenda))
            return
        choice = self._choices[seat] = FreeChoice(self._luck, person.luck, self._temperature, seat, agenda)
        person.take(seat, choice)
        self._motives.weigh(person, seat, choice, agenda, self._lead(seat))

    def care_of(self, seat: Seat) -> tuple[KindOfWork, ...]:
        """Return the kinds of work with old clients that a seat has, most urgent first."""
        agenda = self._agenda(seat)
        return tuple(kind for name, kind in zip(agenda.names, agenda.kinds, strict=True) if name in CARES)

    def weigh(self, seats: Sequence[Seat]) -> None:
        """Let all people weigh anew what each kind of work costs and pays."""
        for seat in seats:
            if isinstance(seat.person, Person) and seat in self._choices:
                self._motives.weigh(seat.person, seat, self._choices[seat], self._agenda(seat), self._lead(seat))

    def look_back(self, seats: Sequence[Seat], now: float) -> None:
        """Close a month: write down the motives of all people, let memories fade, and weigh the next month."""
        for seat in seats:
            if isinstance(seat.person, Person):
                self._motives.note(seat.person, seat, self._lead(seat), now)
                seat.person.fade_memory()
        self.weigh(seats)

    def _agenda(self, seat: Seat) -> Agenda:
        role = seat.post.terms
        work: list[str] = list(role.order_of_work)
        if self._terms.organization.overflow == "keep_with_closer" and "serving" not in work:
            work.insert(0, "serving")
        if self._terms.market.buying.rewon > 0 and "serving" in work:
            work.insert(work.index("serving"), "rewinning")
        kinds = tuple(self._kind(name) for name in work)
        return Agenda(tuple(work), kinds, role.protected_hours, role.protected_work)

    def _kind(self, name: str) -> KindOfWork:
        """Return a kind of work; where seats may be on duty, work away from the desk waits while they are."""
        kind = self._kinds[name]
        return OffDuty(kind) if self._has_duty and name in AWAY_FROM_THE_DESK else kind
