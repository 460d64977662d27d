"""Leadership: the heads of all departments, their duties, and what the departments feel of them."""

from collections.abc import Iterator

from simulator.journal.journal import SeatFacts
from simulator.model.applicants import Applicants
from simulator.model.client import Client
from simulator.model.firm import Firm
from simulator.model.head import Head
from simulator.model.leading.answering import Answering
from simulator.model.leading.coaching import Coaching
from simulator.model.leading.controlling import Controlling
from simulator.model.leading.duty import KindOfDuty
from simulator.model.leading.planning import Planning
from simulator.model.leading.pushing import Pushing
from simulator.model.leading.reviewing import Reviewing
from simulator.model.leading.tending import Tending
from simulator.model.policies.inbound import ROUTES
from simulator.model.seat import Seat
from simulator.model.staffing import Staffing
from simulator.model.succession import Succession
from simulator.scenario.heads import Head as HeadTerms
from simulator.scenario.heads import Ties

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

    def appoint(self, numbers: Iterator[int]) -> None:
        """Set up a chair for the head of each department that is to have one, and for a director over them."""
        organization = self._firm.scenario.organization
        wages = self._firm.scenario.market.labour.wages
        for place, (name, department) in enumerate(organization.departments.items()):
            if department.head is None:
                continue
            team = [seat for seat in self._firm.seats if seat.post.department == name]
            head = self._chair(next(numbers), name, "head", wages.leading, department.head, team)
            self._heads[name] = place, head
            for seat in team:
                seat.head = head
        if organization.director is not None:
            terms = organization.director.as_head
            self._director = self._chair(next(numbers), DIRECTOR, DIRECTOR, wages.directing, terms, [])

    def _chair(self, number: int, name: str, role: str, wage: float, terms: HeadTerms, team: list[Seat]) -> Head:
        """Set up a chair, and what whoever sits on it has to do."""
        firm = self._firm
        firm.journal.seats.append(SeatFacts(number, name, role, True, False, None, 0.0))
        head = Head(firm, number, wage, terms, team)
        self._give_duties(head, terms)
        firm.ledger.heads.append(head)
        return head

    @property
    def heads(self) -> list[Head]:
        """All heads, and empty chairs."""
        return [head for _, head in self._heads.values()]

    def add(self, seat: Seat) -> None:
        """Let a head lead another seat."""
        if seat.post.department in self._heads:
            self._heads[seat.post.department][1].team.append(seat)

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
            return self._director.pressure_on(len(head.team)), self._director.mandate
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
        if mechanisms.ties and terms.ties is not None:
            head.tending = self._tending(terms.ties, head)
            duties.append(head.tending)
        if ROUTES[self._firm.scenario.organization.inbound].to_heads:
            firm = self._firm
            head.answering = Answering(head.number, firm.terms, firm.pipeline, firm.remits, head.ask)
        head.duties = duties

    def _tending(self, terms: Ties, head: Head) -> Tending:
        """Let a head tend clients of the department, the director those of the firm."""
        team = head.team or self._firm.seats
        return Tending(terms, head, lambda: self._clients_of(team), self._firm.relations)
