"""The opening: the book of clients and the pipeline with which a run starts, the same for every design."""

from simulator.kernel.distributions import scalar_exponential
from simulator.kernel.luck import Luck, Table, rows
from simulator.model.accounts.onboarding import Onboarding
from simulator.model.accounts.owners import AccountOwners
from simulator.model.demand.pipeline import Pipeline
from simulator.model.market.client import Client
from simulator.model.market.customers import Customers
from simulator.model.market.lead import Lead
from simulator.model.market.population import BOOK, PIPELINE, Population
from simulator.model.market.relations import Relations
from simulator.scenario.schema.demand import Opening


def open_book(
    opening: Opening,
    owners: AccountOwners,
    onboarding: Onboarding,
    population: Population,
    customers: Customers,
    relations: Relations,
    luck: Luck,
) -> None:
    """Deal the book out by room, as new accounts are, whatever the policies of assignment and overflow.

    Each client in turn goes to the seat with the fewest accounts among those that have room, in its region if possible;
    where none has room, among all. Segments of roles and territories of departments hold from the start.

    When each client was last in contact, and when it ordered last, is the client's own luck: the first uniform
    over `book_age`, the second exponential at the client's own order rate.
    """
    ages: Table[list[float]] = Table(luck, "book", 2, rows)
    for number in range(BOOK, BOOK + opening.clients):
        client = Client(number, population.segment_of(number), population.nature_of(number, 0.0))
        candidates = owners.with_room(client, None) or owners.for_good(client, None)
        seat = min(owners.near(number, candidates), key=lambda seat: seat.portfolio.size)
        contact, order = ages.row(number)
        client.called = since = -contact * opening.book_age
        rate = client.nature.order_rate
        client.last_order = -scalar_exponential(order, 1 / rate) if rate > 0 else -float("inf")
        relations.open(client, seat, opening.bond, opening.firm_bond, since)
        onboarding.give(client, seat)
        customers.admit(client)


def open_pipeline(opening: Opening, pipeline: Pipeline) -> None:
    """Put the opportunities of the opening pipeline into the common queue."""
    for number in range(PIPELINE, PIPELINE + opening.pipeline):
        pipeline.open_with(Lead(number, 0, 0.0))
