"""The company: a design wired to a market."""

from simpy import Event, Timeout

from simulator.journal.journal import Journal
from simulator.kernel.calendar import MONTH
from simulator.kernel.luck import Luck
from simulator.model.accounts.opening import open_book, open_pipeline
from simulator.model.accounts.reassignment import Reassignment
from simulator.model.books.census import Census
from simulator.model.demand.inquiry_routing import InquiryRouting
from simulator.model.firm.firm import Firm
from simulator.model.firm.hiring import Hiring
from simulator.model.firm.offices import Offices
from simulator.model.leading.leadership import Leadership
from simulator.model.people.absence import Absences
from simulator.model.people.applicants import Applicants
from simulator.model.people.bargaining import Bargaining
from simulator.model.people.briefing import Briefing
from simulator.model.people.conflict import Conflict
from simulator.model.people.departures import Departures
from simulator.model.people.portable_margin import PortableMargin
from simulator.model.people.rivals import Rivals
from simulator.model.people.shocks import PeopleLeave
from simulator.model.people.staffing import Staffing
from simulator.model.people.turnover import Turnover
from simulator.model.reorganisation import Parts, Reorganisation
from simulator.model.seats.scripts import keep_scripts
from simulator.model.seats.seat import Post
from simulator.scenario.schema.scenario import Scenario


class Company:
    """Everything that happens inside one replication hangs here; the parts know only what they need."""

    def __init__(self, scenario: Scenario, journal: Journal, luck: Luck) -> None:
        """Build the company, with its opening book and pipeline, at hour 0."""
        self._firm = firm = Firm.of(scenario, journal, luck)
        self._offices = Offices(firm)
        self._reception = InquiryRouting(
            firm.env, firm.terms, firm.regions, firm.pool, firm.inbound, firm.eligibility, firm.pipeline
        )
        self._furnish()
        applicants = Applicants(firm.terms, luck)
        self._briefing = Briefing(firm)
        reassignment = Reassignment(
            firm.env, firm.terms, firm.seats, firm.eligibility, firm.pipeline, firm.onboarding
        )
        self._staffing = Staffing(firm, applicants, reassignment, self._briefing.sit_down)
        rivals = Rivals(firm)
        portable = PortableMargin(firm, rivals)
        self._bargaining = Bargaining(firm, portable)
        self._staffing.parting = Departures(firm, rivals, portable)
        self._staffing.joined = Absences(firm.env, firm.terms, luck, self._reception.people_changed).plan
        self._staffing.changed = self._reception.people_changed
        self._turnover = Turnover(firm, self._staffing)
        self._leadership = Leadership(firm, self._staffing, applicants)
        self._leadership.appoint(self._offices.numbers)
        conflict = Conflict(firm, self._briefing, self._staffing, rivals, portable)
        self._briefing.lead = conflict.felt(self._leadership.felt_by)
        self._reception.know(self._leadership.heads, self._briefing.answer)
        self._census = Census(
            firm.env, journal, firm.customers, firm.pipeline, scenario.market.buying.dormant_after
        )
        firm.onboarding.search = Hiring(firm.onboarding, self.open_seat).consider
        PeopleLeave(firm, self._staffing)
        self._begin()
        parts = Parts(
            self._offices, self._staffing, reassignment, self._leadership, self._briefing, self._reception
        )
        Reorganisation(firm, parts)

    def run(self) -> None:
        """Let the company work until the end of the run, and close the books."""
        firm, journal = self._firm, self._firm.journal
        firm.env.run(until=journal.end)
        journal.events = next(firm.env._eid)
        self._close_month()
        firm.inbound.close(journal.end)
        firm.pool.close(journal.end, journal)
        for person in self._staffing.people:
            person.stop()
        firm.receivables.close()

    def open_seat(self, post: Post) -> None:
        """Open another seat during the run, and look for somebody to take it."""
        seat = self._offices.open(post)
        self._leadership.add(seat)
        self._reception.arrange()
        self._staffing.fill(seat)

    def _furnish(self) -> None:
        """Open the seats of the design, in the order in which it names them."""
        firm = self._firm
        organization = firm.scenario.organization
        for department, name, role in organization.roles():
            post = self._offices.found((department, name), role)
            for _ in range(role.count):
                self._offices.open(post)

    def _begin(self) -> None:
        """Lay out the opening book and pipeline, set people to work, and plan the month ends."""
        firm = self._firm
        opening = firm.scenario.market.opening
        for seat in firm.seats:
            self._staffing.open(seat)
        self._reception.begin()
        open_book(opening, firm.onboarding, firm.population, firm.customers, firm.relations, firm.luck)
        open_pipeline(opening, firm.pipeline)
        self._leadership.begin()
        self._briefing.weigh(firm.seats)
        self._staffing.begin()
        self._census.count(firm.seats)
        for hour in self._month_ends():
            Timeout(firm.env, hour).callbacks.append(self._month_ended)

    def _month_ends(self) -> list[float]:
        """Return the hours before the end of the run at which a month ends or the measured time begins."""
        journal = self._firm.journal
        hours = {month * MONTH for month in range(1, int(journal.end // MONTH) + 1)} | {journal.warm_up}
        return sorted(hour for hour in hours if 0 < hour < journal.end)

    def _month_ended(self, _: Event) -> None:
        """Pay, look back and ahead; whoever has had enough gives notice."""
        firm = self._firm
        self._close_month()
        if firm.env.now % MONTH:
            return  # the measured time begins within a month
        self._leadership.look_back()
        self._briefing.look_back(firm.seats, firm.env.now)
        self._bargaining.consider()
        self._turnover.consider()
        self._leadership.consider()
        keep_scripts(firm.seats, firm.terms.script_upkeep, firm.env.now)

    def _close_month(self) -> None:
        self._firm.ledger.pay(self._firm.env.now)
        self._firm.journal.keep_small()
        self._census.count(self._firm.seats)
