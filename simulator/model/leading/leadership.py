"""Leadership: the heads of all departments, their duties, and what the departments feel of them."""

from collections.abc import Callable, Sequence
from itertools import count
from typing import Final, NamedTuple

from simulator.journal.journal import Journal, SeatFacts
from simulator.model.books.ledger import Ledger
from simulator.model.clock import Clock
from simulator.model.firm.offices import Offices
from simulator.model.laws.control import completeness
from simulator.model.leading.duties import DutiesOfFirm
from simulator.model.leading.head import Head
from simulator.model.leading.succession import Succession
from simulator.model.market.terms import Terms
from simulator.model.policies.inbound import ROUTES
from simulator.model.seats.seat import Occupant, Seat
from simulator.scenario.schema.director import Director
from simulator.scenario.schema.heads import Head as HeadTerms
from simulator.scenario.schema.organization import Organization

NOBODY_LEADS = (0.0, 0.5)
DIRECTOR: Final = "director"
"""The name of the director's department and role."""
DIRECTORS_PLACE: Final = 1 << 16
"""Where the director stands among those who lead: behind all departments that there could be."""


class StaffedBy(NamedTuple):
    """How chairs are filled: the succession of heads, and the notice that a chair was taken or left."""

    succession: Succession
    changed: Callable[[], None]


class Leadership:
    """The heads of all departments, and the director if there is one."""

    def __init__(
        self,
        env: Clock,
        journal: Journal,
        terms: Terms,
        ledger: Ledger,
        offices: Offices,
        seats: Sequence[Seat],
        duties: DutiesOfFirm,
        staffed_by: StaffedBy,
    ) -> None:
        """Set up the empty chairs of the organisation in force.

        `seats` are all below the heads at any time; `offices` numbers chairs and seats together; `duties` sets up what
        heads do, and `staffed_by` fills their chairs.
        """
        self._env = env
        self._journal = journal
        self._terms = terms
        self._ledger = ledger
        self._numbers = offices.numbers
        self._seats = seats
        self._duties = duties
        self._succession, self._changed = staffed_by
        self._defiance = terms.market.human_nature.conflict.defiance
        self._heads: dict[str, tuple[int, Head]] = {}
        """By department: its place among all departments, and its head."""
        self._director: Head | None = None
        self._places = count()
        self._appoint()

    def _appoint(self) -> None:
        """Set up a chair for the head of each department that is to have one, and for a director over them."""
        organization = self._terms.organization
        for name, department in organization.departments.items():
            place = next(self._places)
            if department.head is not None:
                self._set_up(place, name, department.head)
        if organization.director is not None:
            self._director = self._set_over(organization.director)

    def _chair(
        self, name: str, role: str, wage: float, terms: HeadTerms, team: list[Seat], changed: Callable[[], None]
    ) -> Head:
        """Set up a chair with its duties; `wage` is its pay a month."""
        number = next(self._numbers)
        self._journal.seats.append(SeatFacts(number, name, role, True, False, None, self._env.now))
        head = Head(self._env, self._journal, self._terms, number, wage, terms, team, changed)
        head.take_on(terms, self._duties.of(head, terms))
        self._let_answer(head)
        self._ledger.enter_head(head)
        return head

    @property
    def heads(self) -> list[Head]:
        """The heads of all departments, empty chairs included, without the director."""
        return [head for _, head in self._heads.values()]

    @property
    def people(self) -> list[int]:
        """The numbers of the people who lead at present, the director among them."""
        return [head.person for _, head in self._leaders() if head.since is not None]

    def add(self, seat: Seat) -> None:
        """Let the head of its department, if there is one, lead another seat."""
        if seat.post.department in self._heads:
            seat.head = head = self._heads[seat.post.department][1]
            head.team.append(seat)

    def reform(self, organization: Organization, opened: Sequence[Seat]) -> None:
        """Lead the departments of `organization` from now on, with the seats that were `opened`.

        The head of a department that has no head any more leads a new one, if there is one; heads who are left over are
        dismissed, and people are sought for chairs that are left over. All this holds for the director, too.
        """
        led = {name: body.head for name, body in organization.departments.items() if body.head is not None}
        for name, (_, head) in self._heads.items():
            if name in led:
                self._lead_by(head, led[name])
                self._let_answer(head)
        ended = [self._heads.pop(name)[1] for name in list(self._heads) if name not in led]
        new = {name: terms for name, terms in led.items() if name not in self._heads}
        begun = [self._set_up(next(self._places), name, terms) for name, terms in new.items()]
        for seat in opened:
            if seat.head is None:
                self.add(seat)
        self._direct(organization.director, ended, begun)
        for head in ended:
            _break_up(head)
        self._succession.reform(ended, begun)

    def _direct(self, terms: Director | None, ended: list[Head], begun: list[Head]) -> None:
        """Let a director come, go, or lead by other terms."""
        former = self._director
        if former is not None and terms is not None:
            self._lead_by(former, terms.as_head)
        elif former is not None:
            ended.append(former)
            self._director = None
        elif terms is not None:
            self._director = self._set_over(terms)
            begun.append(self._director)

    def _let_answer(self, head: Head) -> None:
        """Give a head the telephone where inquiries come to heads, and else take it away."""
        if not ROUTES[self._terms.organization.inbound].to_heads:
            head.answer_by(None)
        elif head.answering is None:
            head.answer_by(self._duties.telephone(head))

    def _lead_by(self, head: Head, terms: HeadTerms) -> None:
        """Let a head lead by these terms; the diary is still worked off, other duties begin with the next month."""
        if terms != head.terms:
            head.take_on(terms, self._duties.of(head, terms))
            self._let_answer(head)

    def _set_up(self, place: int, name: str, terms: HeadTerms) -> Head:
        """Set up the chair of the head of a department."""
        team = [seat for seat in self._seats if seat.post.department == name and not seat.closed]
        wage = self._terms.market.labour.wages.leading
        head = self._chair(name, "head", wage, terms, team, self._changed)
        self._heads[name] = place, head
        for seat in team:
            seat.head = head
        return head

    def _set_over(self, terms: Director) -> Head:
        """Set up the chair of a director over the heads."""
        wage = self._terms.market.labour.wages.directing
        return self._chair(DIRECTOR, DIRECTOR, wage, terms.as_head, [], lambda: None)

    def begin(self) -> None:
        """Seat the heads of the start."""
        for _, head in self._leaders():
            self._succession.open(head)

    def felt_by(self, seat: Seat) -> tuple[float, float]:
        """Return the pressure that a seat feels, in hours' pay, and the share of it (0-1) that is on new clients."""
        if seat.post.department not in self._heads:
            return NOBODY_LEADS
        head = self._heads[seat.post.department][1]
        if head.since is None and self._director is not None:
            pressure, mandate = self._director.pressure_on(head.seats), self._director.mandate
        else:
            pressure, mandate = head.pressure, head.mandate
        if seat.person is not None and seat.person.defiant:
            pressure *= 1 - self._defiance
        return pressure, mandate

    def look_back(self) -> None:
        """Close a month: each head looks at what the department has earned."""
        for name, (_, head) in self._heads.items():
            head.look_back(self._ledger.income[name])
        if self._director is not None:
            self._director.look_back(0.0)
        for seat in self._seats:
            if seat.person is not None:
                self._feel_control(seat.person)
        self._ledger.income.clear()

    def _feel_control(self, person: Occupant) -> None:
        """Let a person feel how closely heads looked at the work last month; where nobody did, nothing is felt."""
        leadership = self._terms.market.human_nature.leadership
        person.control = completeness(person.controlled, leadership.control_saturation)
        person.pace = 1 + leadership.control_gain * person.control
        person.controlled = 0.0

    def let_heads_decide(self) -> None:
        """Let every head, and the director, decide whether to stay for another month."""
        for place, head in self._leaders():
            self._succession.let_decide(place, head)

    def _leaders(self) -> list[tuple[int, Head]]:
        """Return the heads, and the director if there is one, with their places."""
        heads = list(self._heads.values())
        return heads if self._director is None else [*heads, (DIRECTORS_PLACE, self._director)]


def _break_up(head: Head) -> None:
    """Close the chair of a head, and leave the seats of the team without a head."""
    head.closed = True
    for seat in head.team:
        if seat.head is head:
            seat.head = None
