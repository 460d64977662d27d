"""The company: builds all parts of a replication and wires a design to its market."""


from functools import partial

from simulator.journal.journal import Journal
from simulator.kernel.calendar import MONTH
from simulator.kernel.luck import Luck
from simulator.model.accounts.opening import open_book, open_pipeline
from simulator.model.accounts.reassignment import Reassignment
from simulator.model.activities.kinds import set_up
from simulator.model.activities.qualifying import Inquiries
from simulator.model.books.census import Census
from simulator.model.books.marketing import MarketingBudget
from simulator.model.chances import Chances
from simulator.model.clock import after
from simulator.model.demand.inquiry_routing import InquiryRouting, People
from simulator.model.firm.firm import Firm
from simulator.model.firm.hiring import Hiring
from simulator.model.firm.hiring_plan import HiringPlan
from simulator.model.firm.offices import Offices
from simulator.model.leading.duties import DutiesOfFirm
from simulator.model.leading.leadership import Leadership, StaffedBy
from simulator.model.leading.succession import Succession
from simulator.model.people.absence import Absences
from simulator.model.people.applicants import Applicants
from simulator.model.people.bargaining import Bargaining
from simulator.model.people.briefing import Briefing
from simulator.model.people.conflict import Conflict
from simulator.model.people.departures import Departures
from simulator.model.people.key_person_risk import KeyPersonRisk
from simulator.model.people.motives import Motives
from simulator.model.people.pay_cut import PayCut
from simulator.model.people.portable_margin import PortableMargin
from simulator.model.people.progress import Progress
from simulator.model.people.public_holidays import PublicHolidays
from simulator.model.people.recruiting import Recruiting
from simulator.model.people.rivals import Rivals
from simulator.model.people.roster import Roster
from simulator.model.people.settling import Settling
from simulator.model.people.shocks import PeopleLeave
from simulator.model.people.staffing import Staffing
from simulator.model.people.turnover import Turnover
from simulator.model.people.untroubled import Untroubled
from simulator.model.people.walk_out import WalkOut
from simulator.model.people.yields import Yields
from simulator.model.policies.inbound import ROUTES
from simulator.model.reorganisation import Parts, Reorganisation
from simulator.model.seats.notices import LEADING
from simulator.model.seats.scripts import keep_scripts
from simulator.model.seats.seat import Post
from simulator.scenario.schema.scenario import Scenario


class Company:
    """The root of one replication: it owns all parts of the model, each of which knows only what it needs."""

    def __init__(self, scenario: Scenario, journal: Journal, luck: Luck) -> None:
        """Build the company of `scenario`, with its opening book and pipeline, at hour 0.

        `journal` takes down the facts of the run. Each part is built of those before it; a part hears of later
        events by the notices of the firm.
        """
        self._firm = firm = Firm.of(scenario, journal, luck)
        self._offices = Offices(
            firm.env, journal, scenario, firm.terms, firm.regions, firm.ledger, firm.seats
        )
        self._furnish()
        self._chances = Chances(firm) if journal.chancing else None
        rivals = Rivals(firm.env, journal, firm.terms, firm.customers)
        portable = PortableMargin(firm.env, firm.customers, rivals)
        departures = Departures(firm.env, firm.terms, luck, firm.seats, firm.customers, rivals, portable)
        applicants, roster = Applicants(firm.terms, luck), Roster(journal)

        self._leadership = self._led_by(applicants, roster, departures)
        self._briefing = self._briefed()
        self._progress = Progress(firm.env, journal, self._briefing.sit_down)
        self._reassignment = Reassignment(
            firm.env, firm.terms, firm.seats, firm.pipeline, firm.onboarding, firm.owners
        )
        self._staffing = self._staffed(applicants, roster, departures)
        self._routing = self._inquiries_routed()
        firm.notices.joined.subscribe(Absences(firm.env, firm.terms, luck, firm.notices.changed).plan)
        firm.notices.joined.subscribe(PublicHolidays(firm.env, firm.terms, firm.seats, journal.end).greet)
        firm.onboarding.no_room.subscribe(Hiring(firm.owners, self.open_seat).open_seat_if_needed)

        self._bargaining = Bargaining(firm.terms, firm.seats, portable)
        untroubled = Untroubled(scenario, firm.terms.in_force)
        self._turnover = Turnover(firm.env, firm.terms, luck, firm.seats, self._staffing, untroubled)
        self._marketing = MarketingBudget(firm.env, firm.terms.in_force, firm.ledger.advertise)
        risk = KeyPersonRisk(firm.terms, firm.seats, self._turnover, rivals, lambda: self._leadership.people)
        self._census = Census(firm.env, journal, firm.terms, firm.customers, firm.pipeline, risk)
        if self._chances is not None:
            departures.tempted.subscribe(self._chances.tempted)
            self._turnover.considered.subscribe(self._chances.considered)
        self._befall(rivals, portable)
        self._begin()
        self._hiring_plan = HiringPlan(firm.env, self._offices.posts, self.open_seat, journal.end)
        self._hiring_plan.follow(scenario.organization.teams)
        self._reorganise()

    def run(self) -> None:
        """Let the company work until the end of the run, and close the books."""
        firm, journal = self._firm, self._firm.journal
        journal.events = firm.env.advance(journal.end)
        self._close_month()
        if self._chances is not None:
            self._chances.close(journal.end)
        firm.inbound.close(journal.end)
        firm.pool.close(journal.end, journal)
        for person in self._staffing.people:
            person.stop()
        firm.receivables.close()

    def open_seat(self, post: Post) -> None:
        """Open another seat during the run, and begin the search for a person."""
        seat = self._offices.open(post)
        self._leadership.add(seat)
        self._routing.arrange()
        self._staffing.fill(seat)

    def _furnish(self) -> None:
        """Open the seats of the design, in the order in which it names them."""
        for department, name, role in self._firm.scenario.organization.roles():
            post = self._offices.found((department, name), role)
            for _ in range(role.count):
                self._offices.open(post)

    def _led_by(self, applicants: Applicants, roster: Roster, departures: Departures) -> Leadership:
        """Set up the chairs of all who lead."""
        firm = self._firm
        succession = Succession(
            firm.env, firm.journal, firm.terms, firm.luck, firm.ledger, applicants, roster, departures
        )
        return Leadership(
            firm.env, firm.journal, firm.terms, firm.ledger, self._offices, firm.seats, DutiesOfFirm(firm),
            StaffedBy(succession, partial(firm.notices.changed, LEADING)),
        )  # fmt: skip

    def _briefed(self) -> Briefing:
        """Build the briefing, which puts people on seats with their instructions."""
        firm, scenario = self._firm, self._firm.scenario
        motives = Motives(firm.terms, Yields.of(scenario, firm.terms), firm.ledger, firm.journal)
        kinds = set_up(firm)
        has_duty = any(ROUTES[stage.inbound].on_duty for stage in scenario.stages)
        return Briefing(firm.terms, firm.luck, motives, kinds, self._leadership.felt_by, has_duty)

    def _staffed(self, applicants: Applicants, roster: Roster, departures: Departures) -> Staffing:
        """Build the staffing, which fills the seats."""
        firm, cut = self._firm, self._firm.scenario.shocks.pay_cut
        recruiting = Recruiting(
            firm.env, firm.journal, firm.terms, firm.luck, roster, applicants, firm.seats,
            counts_hunting=cut is not None and cut.fine > 0,
        )  # fmt: skip
        if self._chances is not None:
            recruiting.found.subscribe(self._chances.found)
        return Staffing(
            firm.env, firm.journal, firm.ledger, recruiting, self._reassignment, departures, self._progress.sit_down,
            firm.notices,
        )  # fmt: skip

    def _inquiries_routed(self) -> InquiryRouting:
        """Build the routing of inquiries, which is arranged anew whenever people come or go."""
        firm = self._firm
        inquiries = Inquiries(firm.terms, firm.pipeline)
        people = People(lambda: self._leadership.heads, inquiries.next_task)
        routing = InquiryRouting(
            firm.env, firm.terms, firm.regions, firm.pool, firm.inbound, firm.pipeline, people
        )
        firm.notices.changed.subscribe(routing.people_changed)
        return routing

    def _befall(self, rivals: Rivals, portable: PortableMargin) -> None:
        """Schedule the shocks and the cut of pay, which come at set hours."""
        firm, shocks = self._firm, self._firm.scenario.shocks
        if shocks.pay_cut is not None:
            pay_cut = PayCut(shocks.pay_cut, firm.ledger, firm.seats)
            walk_out = WalkOut(firm.terms, firm.luck, self._staffing, rivals)
            conflict = Conflict(
                firm.env, firm.journal, firm.terms, firm.luck, pay_cut, portable, walk_out, self._briefing.care_of
            )
            conflict.schedule(shocks.pay_cut.at)
        PeopleLeave(firm.env, shocks, firm.luck, firm.seats, self._staffing)

    def _begin(self) -> None:
        """Lay out the opening book and pipeline, set people to work, and plan the month ends."""
        firm = self._firm
        opening = firm.scenario.market.opening
        for seat in firm.seats:
            self._staffing.open(seat)
        self._routing.begin()
        open_book(opening, firm.owners, firm.onboarding, firm.population, firm.customers, firm.relations, firm.luck)
        open_pipeline(opening, firm.pipeline)
        self._leadership.begin()
        self._briefing.weigh(firm.seats)
        self._staffing.begin()
        self._census.count(firm.seats)
        for hour in self._month_ends():
            after(firm.env, hour, self._month_ended)

    def _reorganise(self) -> None:
        """Build the re-organisation, which carries out the changes of the timeline."""
        firm = self._firm
        parts = Parts(
            self._offices, self._staffing, self._reassignment, self._leadership, self._routing,
            Settling(firm.env, firm.terms), firm.customers, firm.programme.rounds, self._hiring_plan,
        )  # fmt: skip
        reorganisation = Reorganisation(firm.env, firm.journal, firm.terms, firm.seats, parts, firm.scenario.timeline)
        firm.notices.vacated.subscribe(reorganisation.vacated)

    def _month_ends(self) -> list[float]:
        """Return the hours before the end of the run at which a month ends or the measured time begins."""
        journal = self._firm.journal
        hours = {month * MONTH for month in range(1, int(journal.end // MONTH) + 1)} | {journal.warm_up}
        return sorted(hour for hour in hours if 0 < hour < journal.end)

    def _month_ended(self) -> None:
        """Pay people, let heads and people look back on the month, and let those who have had enough give notice."""
        firm = self._firm
        self._close_month()
        if firm.env.now % MONTH:
            return  # here the measured time begins in the middle of a month
        self._leadership.look_back()
        self._briefing.look_back(firm.seats, firm.env.now)
        self._bargaining.bargain()
        self._turnover.let_people_decide()
        self._leadership.let_heads_decide()
        keep_scripts(firm.seats, firm.terms.organization.script_upkeep, firm.env.now)

    def _close_month(self) -> None:
        self._firm.ledger.pay(self._firm.env.now)
        self._marketing.pay()
        self._firm.journal.keep_small()
        self._census.count(self._firm.seats)
        self._progress.look_back(self._firm.seats)
