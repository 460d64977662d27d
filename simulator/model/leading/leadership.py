"""Leadership: the heads of all departments, their duties, and what the departments feel of them."""

from collections.abc import Iterator, Sequence
from itertools import count

from simulator.journal.journal import SeatFacts
from simulator.model.firm.firm import Firm
from simulator.model.leading.answering import Answering
from simulator.model.leading.coaching import Coaching
from simulator.model.leading.controlling import Controlling
from simulator.model.leading.duty import KindOfDuty
from simulator.model.leading.head import Head
from simulator.model.leading.planning import Planning
from simulator.model.leading.pushing import Pushing
from simulator.model.leading.reviewing import Reviewing
from simulator.model.leading.succession import Succession
from simulator.model.leading.tending import Tending
from simulator.model.market.client import Client
from simulator.model.people.applicants import Applicants
from simulator.model.people.staffing import Staffing
from simulator.model.policies.inbound import ROUTES
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.director import Director
from simulator.scenario.schema.heads import Head as HeadTerms
from simulator.scenario.schema.heads import KeyAccounts
from simulator.scenario.schema.organization import Organization

NOBODY_LEADS = (0.0, 0.5)
DIRECTOR = "director"
"""The name of the director's department and role."""
DIRECTORS_PLACE = 1 << 16
"""Where the director stands among those who lead: behind all departments that there could be."""


class Leadership:
    """Everybody who leads."""

    def __init__(self, firm: Firm, staffing: Staffing, applicants: Applicants) -> None:
        """Know whom there is to lead, and by what."""
        self._firm = firm
        self._succession = Succession(firm, staffing, applicants)
        self._heads: dict[str, tuple[int, Head]] = {}
        """By department: its place among all departments, and its head."""
        self._director: Head | None = None
        self._numbers: Iterator[int] = count()
        self._places = count()

    def appoint(self, numbers: Iterator[int]) -> None:
        """Set up a chair for the head of each department that is to have one, and for a director over them."""
        self._numbers = numbers
        organization = self._firm.scenario.organization
        for name, department in organization.departments.items():
            place = next(self._places)
            if department.head is not None:
                self._set_up(place, name, department.head)
        if organization.director is not None:
            self._director = self._set_over(organization.director)

    def _chair(self, name: str, role: str, wage: float, terms: HeadTerms, team: list[Seat]) -> Head:
        """Set up a chair, and what whoever sits on it has to do."""
        firm, number = self._firm, next(self._numbers)
        firm.journal.seats.append(SeatFacts(number, name, role, True, False, None, firm.env.now))
        head = Head(firm, number, wage, terms, team)
        self._give_duties(head, terms)
        firm.ledger.heads.append(head)
        return head

    @property
    def heads(self) -> list[Head]:
        """All heads, and empty chairs."""
        return [head for _, head in self._heads.values()]

    def add(self, seat: Seat) -> None:
        """Let the head of its department, if there is one, lead another seat."""
        if seat.post.department in self._heads:
            seat.head = head = self._heads[seat.post.department][1]
            head.team.append(seat)

    def reform(self, organization: Organization, opened: Sequence[Seat]) -> None:
        """Let departments be led as they are to be from now on, and lead the seats that were opened.

        Whoever led a department that is led no more leads one that is new, if there is one; heads who are left over
        are dismissed, and chairs that are left over are searched for. A director is a head of that kind, too.
        """
        led = {name: body.head for name, body in organization.departments.items() if body.head is not None}
        for name, (_, head) in self._heads.items():
            if name in led:
                self._go_by(head, led[name])
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
            self._go_by(former, terms.as_head)
        elif former is not None:
            ended.append(former)
            self._director = None
        elif terms is not None:
            self._director = self._set_over(terms)
            begun.append(self._director)

    def _let_answer(self, head: Head) -> None:
        """Give a head the telephone where inquiries come to heads, and else take it away."""
        firm = self._firm
        if not ROUTES[firm.terms.organization.inbound].to_heads:
            head.answering = None
        elif head.answering is None:
            head.answering = Answering(head.number, firm.terms, firm.pipeline, firm.eligibility, head.ask)

    def _go_by(self, head: Head, terms: HeadTerms) -> None:
        """Let somebody lead by these terms; what is in the diary is done, other duties come with the next month."""
        if terms != head.terms:
            head.terms = terms
            self._give_duties(head, terms)

    def _set_up(self, place: int, name: str, terms: HeadTerms) -> Head:
        """Set up the chair of the head of a department."""
        team = [seat for seat in self._firm.seats if seat.post.department == name and not seat.closed]
        head = self._chair(name, "head", self._firm.scenario.market.labour.wages.leading, terms, team)
        self._heads[name] = place, head
        for seat in team:
            seat.head = head
        return head

    def _set_over(self, terms: Director) -> Head:
        """Set up the chair of a director over the heads."""
        return self._chair(DIRECTOR, DIRECTOR, self._firm.scenario.market.labour.wages.directing, terms.as_head, [])

    def begin(self) -> None:
        """Seat the heads of the start."""
        for _, head in self._leaders():
            self._succession.open(head)

    def felt_by(self, seat: Seat) -> tuple[float, float]:
        """Return the pressure that a seat feels, and the share of it that is on new clients."""
        if seat.post.department not in self._heads:
            return NOBODY_LEADS
        head = self._heads[seat.post.department][1]
        if head.since is None and self._director is not None:
            return self._director.pressure_on(head.seats), self._director.mandate
        return head.pressure, head.mandate

    def look_back(self) -> None:
        """Close a month: each head looks at what the department has earned."""
        for name, (_, head) in self._heads.items():
            head.look_back(self._firm.ledger.income[name])
        if self._director is not None:
            self._director.look_back(0.0)
        self._firm.ledger.income.clear()

    def consider(self) -> None:
        """Let every head decide whether to stay."""
        for place, head in self._leaders():
            self._succession.consider(place, head)

    def _leaders(self) -> list[tuple[int, Head]]:
        """Return the heads, and the director if there is one, with their places."""
        heads = list(self._heads.values())
        return heads if self._director is None else [*heads, (DIRECTORS_PLACE, self._director)]

    def _clients_of(self, team: list[Seat]) -> list[Client]:
        """Return the accounts of a department."""
        return [client for seat in team for client in (*seat.portfolio.attended, *seat.portfolio.buried)]

    def _give_duties(self, head: Head, terms: HeadTerms) -> None:
        """Provide what the head's hours are for; what is switched off is not done."""
        mechanisms, leadership = self._firm.terms.mechanisms, self._firm.terms.market.human_nature.leadership
        head.reviewing = Reviewing(self._firm, terms, head.team)
        duties: list[KindOfDuty] = [head.reviewing]
        if mechanisms.planning:
            duties.append(Planning(terms, head.team))
        if mechanisms.control:
            duties.append(Controlling(terms, head.team))
        if mechanisms.coaching:
            duties.append(Coaching(terms, head.team, leadership.coaching_worth))
        if mechanisms.pushing:
            head.pushing = Pushing(self._firm.env, terms, leadership.push_factor, head.ask)
        if mechanisms.parallel_contacts and terms.key_accounts is not None:
            head.tending = self._tending(terms.key_accounts, head)
            duties.append(head.tending)
        self._let_answer(head)
        head.duties = duties

    def _tending(self, terms: KeyAccounts, head: Head) -> Tending:
        """Let a head tend clients of the department, the director those of the firm."""
        team = head.team or self._firm.seats
        return Tending(terms, head, lambda: self._clients_of(team), self._firm.relations)


def _break_up(head: Head) -> None:
    """Let nobody lead a department any more."""
    head.closed = True
    for seat in head.team:
        if seat.head is head:
            seat.head = None
