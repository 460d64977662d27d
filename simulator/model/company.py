"""The company: a design wired to a market."""

from collections.abc import Sequence
from itertools import count

from simpy import Environment, Event, Timeout

from simulator.journal.journal import Journal, SeatFacts
from simulator.kernel.calendar import MONTH
from simulator.kernel.luck import Luck
from simulator.model.activities.closing import Closing
from simulator.model.activities.developing import Developing
from simulator.model.activities.prospecting import Prospecting
from simulator.model.activities.qualifying import Qualifying
from simulator.model.activities.reactivating import Reactivating
from simulator.model.activities.serving import Serving
from simulator.model.census import Census
from simulator.model.customers import Customers
from simulator.model.free_choice import FreeChoice, Leaning
from simulator.model.head import Head
from simulator.model.hiring import Hiring
from simulator.model.inbound import Inbound
from simulator.model.instructions import KindOfWork, OrderOfWork
from simulator.model.ledger import Ledger
from simulator.model.onboarding import Onboarding
from simulator.model.opening import open_book, open_pipeline
from simulator.model.person import Person
from simulator.model.pipeline import Pipeline
from simulator.model.policies.inbound import ROUTES
from simulator.model.pool import Pool
from simulator.model.population import INQUIRIES, POOL, Population
from simulator.model.relations import Relations
from simulator.model.seat import Post, Seat
from simulator.model.terms import Terms
from simulator.scenario.budget import target_pay
from simulator.scenario.scenario import Scenario

TEAM = 1000
"""More than the seats of any team: people are known by team and place in it, so that no other team renames them."""


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
        self._teams: dict[str, list[Seat]] = {}
        """Whom the head of a department leads."""
        self._numbers = count()
        self._found()
        self._furnish()
        self._instruct()
        self._appoint()
        self._begin()

    def run(self) -> None:
        """Let the company work until the end of the run, and close the books."""
        self.env.run(until=self.journal.end)
        self.journal.events = next(self.env._eid)
        self._close_month()
        self._inbound.close(self.journal.end)
        self._pool.close(self.journal.end, self.journal)
        for person in self._people:
            person.stop()

    def open_seat(self, post: Post) -> Seat:
        """Open another seat during the run."""
        seat = self._new_seat(post)
        colleague = next(other for other in self._seats if other.post.team == post.team)
        seat.line = colleague.line
        if post.department in self._teams:
            self._teams[post.department].append(seat)
        self._ledger.hire(seat, self.env.now)
        self._occupy(seat)
        return seat

    def _found(self) -> None:
        """Meet the market, and set up what all seats share."""
        market, organization = self._scenario.market, self._scenario.organization
        journal, luck, terms = self.journal, self._luck, self._terms
        self._population = Population(terms, luck)
        self._pool = Pool(market.prospects, self._population, luck, journal.end)
        self._inbound = Inbound(self.env, journal, terms, luck)
        self._ledger = Ledger(journal, market.labour, organization.pay_plans)
        self._customers = Customers(self.env, terms, luck, journal)
        kept = market.bonds.kept_at_handover if terms.mechanisms.handover_loss else 1.0
        self._relations = Relations(market.bonds, kept, journal)
        self._pipeline = Pipeline(
            self.env, journal, self._population, self._pool, market.prospects, organization.lead_queue,
            organization.handover.lead_hours,
        )
        self._onboarding = Onboarding(
            self.env, journal, organization, self._population, self._customers, self._relations,
            market.buying.first_order,
        )
        self._onboarding.born = self._born
        self._customers.place_freed = self._onboarding.fill_places
        self._onboarding.search = Hiring(self.env, self._onboarding, market.labour.search, self.open_seat).consider
        self._census = Census(self.env, journal, self._customers, self._pipeline, market.buying.dormant_after)

    def _furnish(self) -> None:
        """Open the seats of the design, in the order in which it names them."""
        for team, (department, name, role) in enumerate(self._scenario.organization.roles()):
            post = Post(department, name, team, role, target_pay(role, self._scenario.market.labour.wages))
            for _ in range(role.count):
                self._new_seat(post)

    def _instruct(self) -> None:
        """Provide the kinds of work and deal inquiries to those who answer them."""
        terms, luck, journal = self._terms, self._luck, self.journal
        self._kinds: dict[str, KindOfWork] = {
            "prospecting": Prospecting(terms, self._pool, self._pipeline, luck),
            "qualifying": Qualifying(terms, self._pipeline, luck),
            "closing": Closing(terms, self._pipeline, self._onboarding, luck),
            "serving": Serving(self._relations, self._ledger),
            "developing": Developing(self._relations, self._customers, luck),
            "reactivating": Reactivating(terms, self._relations, self._customers, luck, journal),
        }
        answering = [seat for seat in self._seats if "qualifying" in seat.does]
        if answering:
            self._inbound.route(ROUTES[self._scenario.organization.inbound](answering))

    def _appoint(self) -> None:
        """Give each department its head."""
        wage = self._scenario.market.labour.wages.leading
        silent = self._scenario.market.buying.dormant_after
        for name, department in self._scenario.organization.departments.items():
            if department.head is None:
                continue
            number = next(self._numbers)
            self.journal.seats.append(SeatFacts(number, name, "head", True, False, None, 0.0))
            team = self._teams[name] = [seat for seat in self._seats if seat.post.department == name]
            Head(self.env, self.journal, number, department.head, team, silent)
            self._ledger.heads.append((number, wage))

    def _begin(self) -> None:
        """Lay out the opening book and pipeline, set people to work, and plan the month ends."""
        opening = self._scenario.market.opening
        open_book(opening, self._onboarding, self._population, self._customers, self._relations, self._luck)
        open_pipeline(opening, self._pipeline)
        self._people: list[Person] = []
        for seat in self._seats:
            self._occupy(seat)
        self._census.count(self._seats)
        for hour in self._month_ends():
            Timeout(self.env, hour).callbacks.append(self._month_ended)

    def _month_ends(self) -> list[float]:
        """Return the hours before the end of the run at which a month ends or the measured time begins."""
        end = self.journal.end
        hours = {month * MONTH for month in range(1, int(end // MONTH) + 1)} | {self.journal.warm_up}
        return sorted(hour for hour in hours if 0 < hour < end)

    def _month_ended(self, _: Event) -> None:
        self._close_month()

    def _close_month(self) -> None:
        self._ledger.pay(self.env.now)
        self.journal.keep_small()
        self._census.count(self._seats)

    def _new_seat(self, post: Post) -> Seat:
        seat = Seat(next(self._numbers), post, self.env.now)
        self._seats.append(seat)
        self._ledger.seats[seat.number] = seat
        if seat.serves:
            self._onboarding.seats.append(seat)
        limit = post.terms.accounts
        facts = SeatFacts(seat.number, post.department, post.role, False, seat.serves, limit, self.env.now)
        self.journal.seats.append(facts)
        return seat

    def _occupy(self, seat: Seat) -> None:
        work = list(seat.post.terms.order_of_work)
        if self._scenario.organization.overflow == "keep_with_closer" and "serving" not in work:
            work.insert(0, "serving")
        self._people.append(Person(self.env, seat, self._instructions(seat, work), self.journal))

    def _instructions(self, seat: Seat, work: Sequence[str]) -> OrderOfWork:
        """Return what the person on a seat goes by: the order of work, or an own choice."""
        kinds = [self._kinds[name] for name in work]
        if not self._terms.mechanisms.least_resistance:
            return OrderOfWork(seat, *kinds)
        department = self._scenario.organization.departments[seat.post.department]
        colleagues = sum(other.post.team == seat.post.team for other in self._seats if other.number < seat.number)
        person = seat.post.team * TEAM + colleagues
        return FreeChoice(self._luck, person, Leaning.of(self._terms, work, department), seat, *kinds)

    def _born(self, number: int) -> float:
        """Return the hour at which a client came into the market; an inquirer comes when it asks."""
        if number >= INQUIRIES:
            return float(self._inbound.times[number - INQUIRIES])
        return self._pool.born(number - POOL) if number >= POOL else 0.0


