"""The firm: what everybody in the company works with, from the market outside to the books inside."""

from dataclasses import dataclass

from simpy import Environment

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import REFERRALS
from simulator.kernel.luck import Luck
from simulator.model.accounts.onboarding import Onboarding
from simulator.model.accounts.programme import Programme
from simulator.model.books.ledger import Ledger
from simulator.model.demand.eligibility import Eligibility
from simulator.model.demand.inbound import Inbound
from simulator.model.demand.pipeline import Pipeline
from simulator.model.demand.pool import Pool
from simulator.model.market.customers import Customers
from simulator.model.market.impressions import Impressions
from simulator.model.market.population import INQUIRIES, POOL, Population
from simulator.model.market.receivables import Receivables
from simulator.model.market.regions import Regions
from simulator.model.market.relations import Relations
from simulator.model.market.terms import Terms
from simulator.model.policies.pay import PLANS
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Firm:
    """All that the seats of a company share."""

    scenario: Scenario
    env: Environment
    journal: Journal
    luck: Luck
    terms: Terms
    population: Population
    pool: Pool
    inbound: Inbound
    receivables: Receivables
    ledger: Ledger
    customers: Customers
    relations: Relations
    pipeline: Pipeline
    eligibility: Eligibility
    onboarding: Onboarding
    regions: Regions
    programme: Programme
    seats: list[Seat]
    """All seats below the heads, in the order in which they were opened."""

    @classmethod
    def of(cls, scenario: Scenario, journal: Journal, luck: Luck) -> "Firm":
        """Meet the market of `scenario` at hour 0, with empty desks and books."""
        market, organization, env, terms = scenario.market, scenario.organization, Environment(), Terms(scenario)
        population = Population(terms, luck)
        regions = Regions(terms, luck)
        pool = Pool(market.prospects, population, luck, journal.end, regions)
        plans = [PLANS[role.pay](stage.pay_plans) for stage in scenario.stages for _, _, role in stage.roles()]
        counted = any(plan.rates(1.0).collected for plan in plans)
        receivables = Receivables(market.payments, luck, journal, counted)
        customers = Customers(env, terms, luck, journal)
        relations = Relations(market.bonds, terms.kept_at_handover, journal, regions)
        pipeline = Pipeline(
            env, journal, population, pool, market.prospects, organization.lead_queue, organization.handover.lead_hours,
            regions,
        )
        seats: list[Seat] = []
        pipeline.eligibility = eligibility = Eligibility(organization, seats, Impressions(terms, population, luck))
        onboarding = Onboarding(
            env, journal, organization, population, customers, relations, market.buying.first_order,
            regions,
        )
        inbound = Inbound(env, journal, terms, luck, scenario.shocks.advertising_flood)
        ledger = Ledger(
            journal, market.labour, organization.pay_plans, receivables, market.human_nature.windfall
        )
        programme = Programme(terms, luck, journal, customers, relations, pipeline, regions, seats)
        firm = cls(
            scenario, env, journal, luck, terms, population, pool, inbound, receivables, ledger, customers, relations,
            pipeline, eligibility, onboarding, regions, programme, seats,
        )
        regions.seats, regions.pay = firm.seats, ledger.travel
        onboarding.born = programme.problems.born = firm.born
        customers.place_freed = onboarding.fill_places
        return firm

    def born(self, client: int) -> float:
        """Return the hour at which a client came into the market; an inquirer comes when it asks."""
        if client >= REFERRALS:
            return self.programme.referrals.born(client)
        if client >= INQUIRIES:
            return self.inbound.born(client)
        return self.pool.born(client - POOL) if client >= POOL else 0.0
