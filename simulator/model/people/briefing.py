"""The desk: what somebody who sits down on a seat goes by — the order of work, or an own choice."""

from collections.abc import Callable, Sequence

from simulator.model.activities.field_work import AWAY_FROM_THE_DESK, OffDuty
from simulator.model.activities.kinds import KINDS
from simulator.model.activities.qualifying import Qualifying
from simulator.model.firm.firm import Firm
from simulator.model.people.free_choice import FreeChoice
from simulator.model.people.motives import CARES, Motives
from simulator.model.people.yields import Yields
from simulator.model.policies.inbound import ROUTES
from simulator.model.seats.instructions import Agenda, KindOfWork, OrderOfWork
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat
from simulator.model.seats.task import Task
from simulator.scenario.schema.organization import Organization


class Briefing:
    """Puts people on seats, and keeps in mind what draws them to each kind of work."""

    def __init__(self, firm: Firm) -> None:
        """Provide the kinds of work that there are."""
        terms = firm.terms
        self.lead: Callable[[Seat], tuple[float, float]] = lambda _: (0.0, 0.5)
        """Returns the pressure that a seat feels, and the share of it on new clients."""
        self._luck = firm.luck
        self._rewon = terms.market.buying.rewon > 0
        self.go_by(firm.scenario.organization)
        self._temperature = terms.market.human_nature.temperature
        self._motives = Motives(terms, Yields.of(firm.scenario, terms), firm.ledger, firm.journal)
        self._choices: dict[Seat, FreeChoice] = {}
        self._duty = any(ROUTES[stage.inbound].on_duty for stage in firm.scenario.stages)
        self._kinds = {name: kind(firm) for name, kind in KINDS.items()}

    def go_by(self, organization: Organization) -> None:
        """Learn whether those who win clients serve them as well; it may change during the run."""
        self._everybody_serves = organization.overflow == "keep_with_closer"

    def answer(self, seat: Seat, now: float) -> Task | None:
        """Take up for a seat on duty the inquiry that has waited longest."""
        qualifying = self._kinds["qualifying"]
        return qualifying.answer(seat, now) if isinstance(qualifying, Qualifying) else None

    def sit_down(self, person: Person, seat: Seat) -> None:
        """Put somebody on a seat, with the instructions of the role."""
        agenda = self._agenda(seat)
        if not self._motives.people_choose:
            person.take(seat, OrderOfWork(seat, agenda))
            return
        choice = self._choices[seat] = FreeChoice(self._luck, person.luck, self._temperature, seat, agenda)
        person.take(seat, choice)
        self._motives.weigh(person, seat, choice, agenda, self.lead(seat))

    def care_of(self, seat: Seat) -> tuple[KindOfWork, ...]:
        """Return the kinds of work with old clients that a seat has, most urgent first."""
        agenda = self._agenda(seat)
        return tuple(kind for name, kind in zip(agenda.names, agenda.kinds, strict=True) if name in CARES)

    def weigh(self, seats: Sequence[Seat]) -> None:
        """Let everybody weigh anew what each kind of work costs and pays."""
        for seat in seats:
            if isinstance(seat.person, Person) and seat in self._choices:
                self._motives.weigh(seat.person, seat, self._choices[seat], self._agenda(seat), self.lead(seat))

    def look_back(self, seats: Sequence[Seat], now: float) -> None:
        """Close a month: write down how it was, let it fade, and weigh the next one."""
        for seat in seats:
            if isinstance(seat.person, Person):
                self._motives.note(seat.person, seat, self.lead(seat), now)
                seat.person.forget()
        self.weigh(seats)

    def _agenda(self, seat: Seat) -> Agenda:
        role = seat.post.terms
        work: list[str] = list(role.order_of_work)
        if self._everybody_serves and "serving" not in work:
            work.insert(0, "serving")
        if self._rewon and "serving" in work:
            work.insert(work.index("serving"), "rewinning")
        kinds = tuple(self._kind(name) for name in work)
        return Agenda(tuple(work), kinds, role.protected_hours, role.protected_work)

    def _kind(self, name: str) -> KindOfWork:
        """Return a kind of work; where there is a duty, it may keep somebody from it."""
        kind = self._kinds[name]
        return OffDuty(kind) if self._duty and name in AWAY_FROM_THE_DESK else kind
