"""The firm: builds and holds the parts that all seats share, from the market outside to the books inside."""

from dataclasses import dataclass

from simulator.journal.journal import Journal
from simulator.kernel.luck import Luck
from simulator.model.accounts.onboarding import Onboarding
from simulator.model.accounts.owners import AccountOwners
from simulator.model.accounts.programme import Programme
from simulator.model.accounts.rounds import Rounds
from simulator.model.books.ledger import Ledger
from simulator.model.clock import Clock
from simulator.model.demand.adverts import Adverts
from simulator.model.demand.eligibility import Eligibility
from simulator.model.demand.grounds import Grounds
from simulator.model.demand.inbound import Inbound
from simulator.model.demand.origins import Origins
from simulator.model.demand.pipeline import Pipeline
from simulator.model.demand.pool import Pool
from simulator.model.demand.referrals import Referrals
from simulator.model.market.customers import Customers
from simulator.model.market.doubts import Doubts
from simulator.model.market.impressions import Impressions
from simulator.model.market.pods import Pods
from simulator.model.market.population import Population
from simulator.model.market.problems import Problems
from simulator.model.market.receivables import Receivables
from simulator.model.market.regions import Regions
from simulator.model.market.relations import Relations
from simulator.model.market.terms import Terms
from simulator.model.market.wallets import Wallets
from simulator.model.policies.pay_of_role import plan_of
from simulator.model.seats.notices import StaffNotices
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Firm:
    """All that the seats of a company share.

    Only the modules that wire parts together see the whole of it (`company`, `activities.kinds`, `leading.duties`);
    every part gets those that it names.
    """

    scenario: Scenario
    env: Clock
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
    owners: AccountOwners
    onboarding: Onboarding
    regions: Regions
    programme: Programme
    notices: StaffNotices
    seats: list[Seat]
    """All seats below the heads, in the order in which they were opened."""

    @classmethod
    def of(cls, scenario: Scenario, journal: Journal, luck: Luck) -> "Firm":
        """Build the firm on the market of `scenario` at hour 0, without seats; each part builds on those before it."""
        env, terms = Clock(), Terms(scenario)
        market, in_force = terms.market, terms.in_force
        seats: list[Seat] = []
        receivables = Receivables(market.payments, luck, journal, _is_paid_by_what_is_collected(scenario))
        ledger = Ledger(journal, terms, receivables)
        regions = Regions(terms, luck, seats, ledger.travel)

        pods = Pods(in_force, scenario.stages, luck)
        population, doubts = Population(terms, luck), Doubts(terms, luck)
        wallets = Wallets(market.visits, Problems(terms, luck, doubts))
        customers = Customers(env, terms, luck, journal, doubts, wallets if terms.mechanisms.visiting else None)
        customers.lost.subscribe(ledger.clawbacks.client_lost)
        relations = Relations(terms, journal, regions)

        grounds = Grounds(terms, regions, population, pods, scenario.stages)
        pool = Pool(market.prospects, population, luck, journal.end, grounds)
        if pods.strips > 1:
            in_force.changed.subscribe(lambda *_: pool.call_hunter())  # a change may move the borders of territories
        impressions = Impressions(terms, population, luck)
        eligibility = Eligibility(in_force, seats, impressions, population, pods, list(market.segments))
        pipeline = Pipeline(env, journal, population, pool, market.prospects, in_force, eligibility, regions)
        adverts = Adverts(scenario, in_force, luck, journal.end)
        inbound = Inbound(env, journal, terms, luck, adverts, scenario.shocks.advertising_flood)
        referrals = Referrals(pipeline, seats)

        owners = AccountOwners(seats, regions, pods, in_force)
        origins = Origins(pool, inbound, referrals)
        onboarding = Onboarding(env, journal, terms, population, origins, customers, relations, owners)
        rounds = Rounds(in_force, customers, luck, seats, regions)
        programme = Programme(terms, luck, journal, customers, relations, wallets, rounds, referrals)
        return cls(
            scenario, env, journal, luck, terms, population, pool, inbound, receivables, ledger, customers, relations,
            pipeline, owners, onboarding, regions, programme, StaffNotices(), seats,
        )  # fmt: skip


def _is_paid_by_what_is_collected(scenario: Scenario) -> bool:
    """Tell whether the pay plan of any role, at any time, counts what clients have paid."""
    roles = [(stage, role) for stage in scenario.stages for _, _, role in stage.roles()]
    return any(plan_of(role, stage.pay_plans).rates(1.0).collected for stage, role in roles)
