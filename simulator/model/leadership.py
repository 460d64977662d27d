"""Leadership: the heads of all departments, their duties, and what the departments feel of them."""

from collections.abc import Iterator, Sequence

from simpy import Environment

from simulator.journal.journal import Journal, SeatFacts
from simulator.kernel.luck import Luck
from simulator.model.applicants import Applicants
from simulator.model.customers import Customers
from simulator.model.head import Head
from simulator.model.leading.coaching import Coaching
from simulator.model.leading.controlling import Controlling
from simulator.model.leading.duty import KindOfDuty
from simulator.model.leading.planning import Planning
from simulator.model.leading.pushing import Pushing
from simulator.model.leading.reviewing import Reviewing
from simulator.model.ledger import Ledger
from simulator.model.onboarding import Onboarding
from simulator.model.seat import Seat
from simulator.model.staffing import Staffing
from simulator.model.succession import Succession
from simulator.model.terms import Terms
from simulator.scenario.organization import Head as HeadTerms
from simulator.scenario.scenario import Scenario

NOBODY_LEADS = (0.0, 0.5)


class Leadership:
    """Everybody who leads."""

    def __init__(
        self, env: Environment, journal: Journal, scenario: Scenario, terms: Terms, luck: Luck, staffing: Staffing,
        applicants: Applicants, ledger: Ledger, onboarding: Onboarding, customers: Customers,
    ) -> None:  # fmt: skip
        """Know whom there is to lead, and by what."""
        self._env = env
        self._journal = journal
        self._scenario = scenario
        self._terms = terms
        self._luck = luck
        self._ledger = ledger
        self._onboarding = onboarding
        self._customers = customers
        self._succession = Succession(env, journal, terms, luck, staffing, applicants, ledger)
        self._heads: dict[str, tuple[int, Head]] = {}
        """By department: its place among all departments, and its head."""

    def appoint(self, seats: Sequence[Seat], numbers: Iterator[int]) -> None:
        """Set up a chair for the head of each department that is to have one."""
        wage = self._scenario.market.labour.wages.leading
        for place, (name, department) in enumerate(self._scenario.organization.departments.items()):
            if department.head is None:
                continue
            number = next(numbers)
            self._journal.seats.append(SeatFacts(number, name, "head", True, False, None, 0.0))
            team = [seat for seat in seats if seat.post.department == name]
            head = Head(self._env, self._journal, number, wage, department.head, team, self._terms)
            self._give_duties(head, department.head)
            self._ledger.heads.append(head)
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

    def income(self) -> dict[str, float]:
        """Return the margin that each department has earned since the last pay day."""
        return {
            name: sum(seat.month.first + seat.month.repeat for seat in head.team)
            for name, (_, head) in self._heads.items()
        }

    def look_back(self, income: dict[str, float]) -> None:
        """Close a month in which the departments earned so much."""
        for name, (_, head) in self._heads.items():
            head.look_back(income[name])

    def consider(self) -> None:
        """Let every head decide whether to stay."""
        for place, head in self._heads.values():
            self._succession.consider(place, head)

    def _give_duties(self, head: Head, terms: HeadTerms) -> None:
        """Provide what the head's hours are for; what is switched off is not done."""
        mechanisms, leadership = self._terms.mechanisms, self._terms.market.human_nature.leadership
        head.reviewing = Reviewing(
            self._terms, terms, head.team, self._onboarding, self._customers, self._journal, self._luck
        )
        duties: list[KindOfDuty] = [head.reviewing]
        if mechanisms.planning:
            duties.append(Planning(terms, head.team))
        if mechanisms.control:
            duties.append(Controlling(terms, head.team))
        if mechanisms.coaching:
            duties.append(Coaching(terms, head.team, leadership.coaching_worth))
        if mechanisms.pushing:
            head.pushing = Pushing(self._env, terms, leadership.push_factor, head.ask)
        head.duties = duties
