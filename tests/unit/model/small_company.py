"""A small company that has not begun to work, for tests of its parts."""

from typing import Any

from simulator.journal.journal import Journal
from simulator.kernel.luck import Luck
from simulator.model.company import Company
from simulator.model.firm.firm import Firm
from simulator.model.market.client import Client
from simulator.model.market.population import Nature
from simulator.model.market.terms import Terms
from simulator.model.seats.seat import Seat
from simulator.scenario.schema.mechanisms import SWITCHES
from simulator.scenario.schema.scenario import Scenario

WORK = ["serving", "qualifying", "closing", "developing", "reactivating", "prospecting"]
SELLER = {"count": 3, "order_of_work": WORK}


def scenario(roles: dict[str, Any] | None = None, on: tuple[str, ...] = (), **other: Any) -> Scenario:
    """Return a design with these roles in one department under a head, and these mechanisms on."""
    market = {"prospects": {"size": 500}, "opening": {"clients": 30, "pipeline": 6}} | other.pop("market", {})
    head = other.pop("head", {})
    organization = {"departments": {"sales": {"head": head, "roles": roles or {"seller": SELLER}}}}
    return Scenario.model_validate({
        "market": market,
        "organization": organization | other.pop("organization", {}),
        "mechanisms": dict.fromkeys(SWITCHES, False) | dict.fromkeys(on, True),
        "warm_up": "0 h", "horizon": "3 months",
    } | other)  # fmt: skip


def empty_journal(design: Scenario) -> Journal:
    return Journal("small", 0, 0, design.warm_up, design.end, 0.3, tuple(design.market.segments))


def company(design: Scenario) -> tuple[Company, Firm]:
    """Return a company at hour 0 and the firm that its parts work with."""
    built = Company(design, empty_journal(design), Luck(0, 0))
    return built, built._firm


def seats(*, roles: dict[str, Any] | None = None) -> list[Seat]:
    """Return the seats of a company at hour 0, with their people."""
    return company(scenario(roles))[1].seats


def client(number: int = 0, last_order: float = 0.0, segment: int = 0) -> Client:
    """Return a client of an ordinary company whom nobody owns."""
    made = Client(number, Terms(scenario()).segments[segment], Nature(0.01, 0.1, 0.0, float("inf"), True))
    made.last_order = last_order
    return made
