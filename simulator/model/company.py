"""The company: a design wired to a market."""

from itertools import count

from simpy import Environment, Event, Timeout

from simulator.journal.journal import Journal, SeatFacts
from simulator.kernel.calendar import MONTH
from simulator.kernel.luck import Luck
from simulator.model.absence import Absences
from simulator.model.applicants import Applicants
from simulator.model.census import Census
from simulator.model.customers import Customers
from simulator.model.desk import Desk
from simulator.model.hiring import Hiring
from simulator.model.inbound import Inbound
from simulator.model.leadership import Leadership
from simulator.model.ledger import Ledger
from simulator.model.onboarding import Onboarding
from simulator.model.opening import open_book, open_pipeline
from simulator.model.pipeline import Pipeline
from simulator.model.policies.inbound import ROUTES
from simulator.model.pool import Pool
from simulator.model.population import INQUIRIES, POOL, Population
from simulator.model.reassignment import Reassignment
from simulator.model.receivables import Receivables
from simulator.model.relations import Relations
from simulator.model.scripts import keep_scripts, scripts_of
from simulator.model.seat import Post, Seat
from simulator.model.shocks import PeopleLeave
from simulator.model.staffing import Staffing
from simulator.model.terms import Terms
from simulator.model.turnover import Turnover
from simulator.scenario.budget import target_pay
from simulator.scenario.scenario import Scenario


class Company:
    """Everything that happens inside one replication hangs here; the parts know only what they need."""

    def __init__(self, scenario: Scenario, journal: Journal, luck: Luck) -> None:
        """Build the company, with its opening book and pipeline, at hour 0."""
        self.env = Environment()
        self.journal = journal
        self._scenario = scenario
        self._terms = Terms(scenario)
        self._luck = luck
        self._seats: list[Seat] = []
        self._posts: list[Post] = []
        self._numbers = count()
        self._meet_market()
        self._furnish()
        self._staff()
        self._lead()
        self._begin()

    def run(self) -> None:
        """Let the company work until the end of the run, and close the books."""
        self.env.run(until=self.journal.end)
        self.journal.events = next(self.env._eid)
        self._close_month()
        self._inbound.close(self.journal.end)
        self._pool.close(self.journal.end, self.journal)
        for person in self._staffing.people:
            person.stop()
        for seat in self._seats:
            self._receivables.close(seat.overdue)

    def open_seat(self, post: Post) -> None:
        """Open another seat during the run, and look for somebody to take it."""
        seat = self._new_seat(post)
        colleague = next(other for other in self._seats if other.post.team == post.team)
        seat.line, seat.head = colleague.line, colleague.head
        self._leadership.add(seat)
        self._staffing.fill(seat)

    def _meet_market(self) -> None:
        """Meet the market, and set up what all seats share."""
        market, organization = self._scenario.market, self._scenario.organization
        journal, luck, terms, env = self.journal, self._luck, self._terms, self.env
        self._population = Population(terms, luck)
        self._pool = Pool(market.prospects, self._population, luck, journal.end)
        self._inbound = Inbound(env, journal, terms, luck, self._scenario.shocks.advertising_flood)
        self._receivables = Receivables(market.payments, luck, journal)
        self._ledger = Ledger(journal, market.labour, organization.pay_plans, self._receivables)
        self._customers = Customers(env, terms, luck, journal)
        self._relations = Relations(market.bonds, terms.kept_at_handover, journal)
        self._pipeline = Pipeline(
            env, journal, self._population, self._pool, market.prospects, organization.lead_queue,
            organization.handover.lead_hours,
        )
        self._onboarding = Onboarding(
            env, journal, organization, self._population, self._customers, self._relations, market.buying.first_order
        )
        self._onboarding.born = self._born
        self._onboarding.search = Hiring(self._onboarding, self.open_seat).consider
        self._customers.place_freed = self._onboarding.fill_places
        self._census = Census(env, journal, self._customers, self._pipeline, market.buying.dormant_after)

    def _furnish(self) -> None:
        """Open the seats of the design, in the order in which it names them, and deal inquiries out to them."""
        for team, (department, name, role) in enumerate(self._scenario.organization.roles()):
            post = Post(department, name, team, role, target_pay(role, self._scenario), scripts_of(self._terms, role))
            self._posts.append(post)
            for _ in range(role.count):
                self._new_seat(post)
        answering = [seat for seat in self._seats if "qualifying" in seat.does]
        if answering:
            self._inbound.route(ROUTES[self._scenario.organization.inbound](answering))

    def _staff(self) -> None:
        """Find the people of the start, and all that decides who sits where from then on."""
        terms, luck, env, journal = self._terms, self._luck, self.env, self.journal
        self._applicants = Applicants(terms, luck)
        reassignment = Reassignment(
            env, self._seats, self._onboarding, self._pipeline, self._customers, terms.poachability,
            terms.lead_kept_at_handover,
        )
        self._desk = Desk(
            self._scenario, terms, luck, journal, self._pool, self._pipeline, self._onboarding, self._customers,
            self._relations, self._ledger, self._receivables,
        )
        self._staffing = Staffing(
            env, journal, terms, self._scenario.organization, self._applicants, reassignment, self._ledger,
            self._seats, self._desk.sit_down,
        )
        self._staffing.joined = Absences(env, terms, luck).plan
        self._turnover = Turnover(env, terms, luck, self._staffing)
        PeopleLeave(env, self._scenario.shocks, luck, self._seats, self._staffing)

    def _lead(self) -> None:
        """Give each department its head."""
        self._leadership = Leadership(
            self.env, self.journal, self._scenario, self._terms, self._luck, self._staffing, self._applicants,
            self._ledger, self._onboarding, self._customers,
        )
        self._leadership.appoint(self._seats, self._numbers)
        self._desk.lead = self._leadership.felt_by

    def _begin(self) -> None:
        """Lay out the opening book and pipeline, set people to work, and plan the month ends."""
        opening = self._scenario.market.opening
        for seat in self._seats:
            self._staffing.open(seat)
        open_book(opening, self._onboarding, self._population, self._customers, self._relations, self._luck)
        open_pipeline(opening, self._pipeline)
        self._leadership.begin()
        self._desk.weigh(self._seats)
        self._staffing.begin()
        self._census.count(self._seats)
        for hour in self._month_ends():
            Timeout(self.env, hour).callbacks.append(self._month_ended)

    def _month_ends(self) -> list[float]:
        """Return the hours before the end of the run at which a month ends or the measured time begins."""
        end = self.journal.end
        hours = {month * MONTH for month in range(1, int(end // MONTH) + 1)} | {self.journal.warm_up}
        return sorted(hour for hour in hours if 0 < hour < end)

    def _month_ended(self, _: Event) -> None:
        """Pay, look back and ahead; whoever has had enough gives notice."""
        income = self._leadership.income()
        self._close_month()
        if self.env.now % MONTH:
            return  # the measured time begins within a month
        self._leadership.look_back(income)
        self._desk.look_back(self._seats, self.env.now)
        self._turnover.consider(self._seats)
        self._leadership.consider()
        keep_scripts(self._seats, self._scenario.organization.script_upkeep)

    def _close_month(self) -> None:
        self._ledger.pay(self.env.now)
        self.journal.keep_small()
        self._census.count(self._seats)

    def _new_seat(self, post: Post) -> Seat:
        place = sum(other.post.team == post.team for other in self._seats)
        seat = Seat(next(self._numbers), post, place, self.env.now, self._terms.resistance)
        self._seats.append(seat)
        self._ledger.seats[seat.number] = seat
        if seat.serves:
            self._onboarding.seats.append(seat)
        limit = post.terms.accounts
        facts = SeatFacts(seat.number, post.department, post.role, False, seat.serves, limit, self.env.now)
        self.journal.seats.append(facts)
        return seat

    def _born(self, number: int) -> float:
        """Return the hour at which a client came into the market; an inquirer comes when it asks."""
        if number >= INQUIRIES:
            return self._inbound.born(number)
        return self._pool.born(number - POOL) if number >= POOL else 0.0
