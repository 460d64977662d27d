"""Leadership: the heads of all departments, their duties, and what the departments feel of them."""

from collections.abc import Iterator

from simulator.journal.journal import SeatFacts
from simulator.model.applicants import Applicants
from simulator.model.firm import Firm
from simulator.model.head import Head
from simulator.model.leading.coaching import Coaching
from simulator.model.leading.controlling import Controlling
from simulator.model.leading.duty import KindOfDuty
from simulator.model.leading.planning import Planning
from simulator.model.leading.pushing import Pushing
from simulator.model.leading.reviewing import Reviewing
from simulator.model.seat import Seat
from simulator.model.staffing import Staffing
from simulator.model.succession import Succession
from simulator.scenario.heads import Head as HeadTerms

NOBODY_LEADS = (0.0, 0.5)


class Leadership:
    """Everybody who leads."""

    def __init__(self, firm: Firm, staffing: Staffing, applicants: Applicants) -> None:
        """Know whom there is to lead, and by what."""
        self._firm = firm
        self._succession = Succession(firm, staffing, applicants)
        self._heads: dict[str, tuple[int, Head]] = {}
        """By department: its place among all departments, and its head."""

    def appoint(self, numbers: Iterator[int]) -> None:
        """Set up a chair for the head of each department that is to have one."""
        firm = self._firm
        wage = firm.scenario.market.labour.wages.leading
        for place, (name, department) in enumerate(firm.scenario.organization.departments.items()):
            if department.head is None:
                continue
            number = next(numbers)
            firm.journal.seats.append(SeatFacts(number, name, "head", True, False, None, 0.0))
            team = [seat for seat in firm.seats if seat.post.department == name]
            head = Head(firm, number, wage, department.head, team)
            self._give_duties(head, department.head)
            firm.ledger.heads.append(head)
            self._heads[name] = place, head
            for seat in team:
                seat.head = head

    def add(self, seat: Seat) -> None:
        """Let a head lead another seat."""
        if seat.post.department in self._heads:
            self._heads[seat.post.department][1].team.append(seat)

    def begin(self) -> None:
        """Seat the heads of the start."""
        for _, head in self._heads.values():
            self._succession.open(head)

    def felt_by(self, seat: Seat) -> tuple[float, float]:
        """Return the pressure that a seat feels, and the share of it that is on new clients."""
        if seat.post.department not in self._heads:
            return NOBODY_LEADS
        head = self._heads[seat.post.department][1]
        return head.pressure, head.mandate

    def look_back(self) -> None:
        """Close a month: each head looks at what the department has earned."""
        for name, (_, head) in self._heads.items():
            head.look_back(self._firm.ledger.income[name])
        self._firm.ledger.income.clear()

    def consider(self) -> None:
        """Let every head decide whether to stay."""
        for place, head in self._heads.values():
            self._succession.consider(place, head)

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
        head.duties = duties
