"""What must not matter does not, to the last bit: names, tracing, processes, colleagues who have nothing to do."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from comparing import content
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import BOOK_ENDS, CLOSE
from stays import stays
from strategies import changed, scenarios

from simulator.analysis.observe import observe
from simulator.experiment.executor import execute
from simulator.experiment.replicate import Replicate
from simulator.experiment.study import Unit
from simulator.experiment.worker import Done
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import LOSSES, Activity, Stage, State, Step
from simulator.model.simulate import simulate
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.scenario import Scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
DESIGNS = ["universal", "hunters_farmers", "conveyor"]
quick = settings(max_examples=10, deadline=None, derandomize=True,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip


def short(design: str, months: int = 6) -> Scenario:
    scenario = load_scenario(SCENARIOS / f"{design}.yaml")
    return scenario.with_("warm_up", "1 months").with_("horizon", f"{months} months")


def renamed(scenario: Scenario) -> Scenario:
    """Return the same company under other names, in the same order."""
    facts = scenario.model_dump(mode="json")
    facts["name"] = f"{scenario.name} under another name"
    facts["market"]["name"] = "elsewhere"
    segments = dict(zip(facts["market"]["segments"], with_other_names(facts["market"]["segments"]), strict=True))
    facts["market"]["segments"] = with_other_names(facts["market"]["segments"])
    organization = facts["organization"]
    roles = list(dict.fromkeys(role for body in organization["departments"].values() for role in body["roles"]))
    called = dict(zip(roles, [*roles[1:], "beginner"], strict=True))
    for department in organization["departments"].values():
        department["roles"] = {called[role]: body for role, body in department["roles"].items()}
        for body in department["roles"].values():
            body["segments"] = None if body["segments"] is None else [segments[name] for name in body["segments"]]
    organization["departments"] = with_other_names(organization["departments"])
    organization["ladder"] = [called[role] for role in organization["ladder"]]
    return Scenario.model_validate(facts)


def with_other_names(bodies: dict[str, Any]) -> dict[str, Any]:
    """Return the bodies in their order; where there are two, each gets a name that another had before."""
    names = [*list(bodies)[1:], "newcomer"]
    return dict(zip(names, bodies.values(), strict=True))


@quick
@given(scenarios(), st.integers(0, 3))
def test_names_mean_nothing(scenario: Scenario, replication: int) -> None:
    """Two designs that differ in names only differ by exactly zero, in every fact and every indicator."""
    one, other = simulate(scenario, replication), simulate(renamed(scenario), replication)
    assert content(one) == content(other)
    assert observe(one).indicators == observe(other).indicators
    assert observe(one).monthly == observe(other).monthly


@pytest.mark.parametrize("design", DESIGNS)
def test_names_of_shipped_designs_mean_nothing(design: str) -> None:
    one, other = simulate(short(design, 3)), simulate(renamed(short(design, 3)))
    assert content(one) == content(other)
    assert observe(one).indicators == observe(other).indicators


@quick
@given(scenarios(), st.integers(0, 3))
def test_tracing_changes_nothing(scenario: Scenario, replication: int) -> None:
    quiet, told = simulate(scenario, replication), simulate(scenario, replication, trace=True)
    assert not len(quiet.trace)
    assert content(quiet, "trace") == content(told, "trace")
    assert quiet.events == told.events
    assert observe(quiet) == observe(told)


def test_tracing_tells_something() -> None:
    assert len(simulate(short("universal", 1), trace=True).trace) > 100


def test_the_same_bytes_in_one_process_and_in_several() -> None:
    """Replications come out the same whoever computes them, and whatever was computed before."""
    work = Replicate((short("conveyor", 2), short("universal", 2)), seed=3)
    units = [Unit(design, replication) for design in (0, 1) for replication in (0, 1, 2)]
    alone, together = outcomes(units, work, 1), outcomes(units[::-1], work, 2)
    assert alone == together


def outcomes(units: list[Unit], work: Replicate, jobs: int) -> dict[Unit, bytes]:
    done = list(execute(units, work, jobs))
    assert all(isinstance(result, Done) for result in done)
    return {result.unit: result.packed for result in done if isinstance(result, Done)}


def test_seeds_and_replications_differ() -> None:
    """The comparisons above would pass for a model without any luck."""
    scenario = short("conveyor", 1)
    runs = [simulate(scenario), simulate(scenario, 1), simulate(scenario, seed=1)]
    assert len({journal.placed.to_bytes() for journal in runs}) == 3


@quick
@given(scenarios(), st.integers(0, 3), st.sampled_from(["developing", "reactivating"]))
def test_a_colleague_with_nothing_to_do_changes_nothing(scenario: Scenario, replication: int, work: str) -> None:
    """A department whose work never arises for it, for it has no accounts, is invisible to all others.

    It has a head, and people who are absent, quit and are replaced like others; nobody else's talents, moods, absences
    or exits are different. Shocks that choose among all people, or ask all of them, are left out, and so is access to
    the clients of colleagues: whoever leaves an idle department takes that list along as well.
    """
    alone = {"star_leaves": None, "mass_exodus": None, "pay_cut": None}
    scenario = changed(scenario, shocks=alone, organization={"access": "own"})
    one, other = simulate(scenario, replication), simulate(with_idle_department(scenario, work), replication)
    for name in one.tables():
        np.testing.assert_array_equal(without_idle(one, name), without_idle(other, name), err_msg=name)
    idle = {stay.person for seat in other.seats if seat.department == "idle" for stay in stays(other)[seat.number]}
    assert len(idle) >= 2
    talents = [[(person.hunting, person.farming) for person in journal.people if person.number not in hidden]
               for journal, hidden in ((one, set()), (other, idle))]  # fmt: skip
    assert talents[0] == talents[1]


def with_idle_department(scenario: Scenario, work: str) -> Scenario:
    facts = scenario.model_dump(mode="json")
    role = {"count": 2, "order_of_work": [work]}
    facts["organization"]["departments"]["idle"] = {"head": {}, "roles": {"stand_by": role}}
    return Scenario.model_validate(facts)


SEATS = {"seat", "winner", "former", "new"}
"""Columns that hold the number of a seat."""


def without_idle(journal: Journal, name: str) -> np.ndarray[Any, Any]:
    """Return a table without the rows of the idle department; other seats and people are counted without it."""
    table = journal.tables()[name]
    hidden = [seat.number for seat in journal.seats if seat.department == "idle"]
    people = sorted({stay.person for seat in hidden for stay in stays(journal)[seat]})
    columns = {column: table[column] for column in table.columns}
    keep = ~np.isin(columns["seat"], hidden) if "seat" in columns else np.ones(len(table), dtype=bool)
    for column in columns.keys() & {*SEATS, "person"}:
        others = people if column == "person" else sorted(hidden)
        columns[column] = columns[column] - np.searchsorted(others, columns[column])
    if name == "staff":
        rises = np.isin(columns["step"], (Step.ROSE_TO, Step.ROSE_FROM))
        columns["value"] = np.where(
            rises, columns["value"] - np.searchsorted(sorted(hidden), columns["value"]), columns["value"]
        )
    return np.array([column[keep] for column in columns.values()])


def luck_of(journal: Journal) -> dict[str, dict[float, Any]]:
    """Return by client what is nobody's doing: when inquiries come, and segments."""
    leads, clients = journal.leads, journal.clients
    inquiry = leads["stage"] == Stage.INQUIRY
    return {
        "inquiries": dict(zip(leads["client"][inquiry], leads["time"][inquiry], strict=True)),
        "segments": dict(zip(clients["client"], clients["segment"], strict=True)),
    }


def lives(journal: Journal) -> dict[float, tuple[float, float]]:
    """Return when each client was won, and when it left or the run ended."""
    found: dict[float, tuple[float, float]] = {}
    clients = journal.clients
    for time, client, state in zip(*(clients[name].tolist() for name in ("time", "client", "state")), strict=True):
        won, _ = found.get(client, (time, 0.0))
        gone = state in (*LOSSES, State.TURNED_AWAY)
        found[client] = won, time if gone else journal.end
    return found


def orders(journal: Journal) -> dict[float, list[tuple[float, float]]]:
    found: dict[float, list[tuple[float, float]]] = {}
    placed = journal.placed
    for time, client, margin in zip(*(placed[name].tolist() for name in placed.columns), strict=True):
        found.setdefault(client, []).append((time, margin))
    return found


def without_neglect(scenario: Scenario) -> Scenario:
    """Return the scenario in which needs become orders whatever anybody does, and nobody comes back who left."""
    for field, value in (("market.reactivation.win_back", 0), ("market.reactivation.order", 0.3),
                         ("mechanisms.neglect", False), ("market.inquiries.per_month", 120)):  # fmt: skip
        scenario = scenario.with_(field, value)
    return scenario


def one_more_policy() -> Scenario:
    """Return a universal department to which everything was appended that takes part in the work."""
    facts = short("universal", 12).model_dump(mode="json")
    facts["organization"]["departments"]["more"] = {
        "head": {"review_calls": 5},
        "roles": {"helper": {"count": 2, "order_of_work": ["closing", "reactivating", "serving", "qualifying"]}},
    }
    facts["organization"] |= {"overflow": "hire", "assignment": "round_robin", "inbound": "in_turn"}
    return Scenario.model_validate(facts)


@pytest.mark.parametrize("other", ["hunters_farmers", "conveyor", "one more policy"])
def test_luck_belongs_to_the_client(other: str) -> None:
    """Designs that treat clients quite differently meet the same inquiries, and the same needs of the same clients.

    As far as needs become orders by themselves: neglect is off, and those that somebody asks for are of one's doing.
    """
    design = one_more_policy() if other == "one more policy" else short(other, 12)
    one, two = simulate(without_neglect(short("universal", 12))), simulate(without_neglect(design))
    for name, mine in luck_of(one).items():
        common = mine.keys() & (theirs := luck_of(two)[name]).keys()
        assert len(common) > 300
        assert all(mine[client] == theirs[client] for client in common), name
    assert luck_of(one)["inquiries"].keys() == luck_of(two)["inquiries"].keys()
    alike, won_alike = compare_needs(one, two)
    assert alike > 2000
    assert won_alike > 100


def compare_needs(one: Journal, two: Journal) -> tuple[int, int]:
    """Compare the needs of clients whom both have won; return how many there were, and those of clients won anew."""
    mine, theirs, lived, also = orders(one), orders(two), lives(one), lives(two)
    asked_for = margins_asked_for(one) | margins_asked_for(two)
    alike = won_alike = 0
    for client in lived.keys() & also.keys():
        since, until = max(lived[client][0], also[client][0]), min(lived[client][1], also[client][1])
        ours = [fact for fact in mine.get(client, []) if since < fact[0] < until and fact[1] not in asked_for]
        others = [fact for fact in theirs.get(client, []) if since < fact[0] < until and fact[1] not in asked_for]
        np.testing.assert_allclose(np.array(ours), np.array(others), rtol=1e-12, err_msg=f"client {client}")
        alike += len(ours)
        won_alike += len(ours) if client >= BOOK_ENDS else 0
    return alike, won_alike


def margins_asked_for(journal: Journal) -> set[float]:
    """Return the margins of orders that came with a call to a silent client: those placed when such a call ended."""
    work = journal.work
    calls = work["activity"] == Activity.REACTIVATING
    ends = np.sort((work["start"] + work["hours"])[calls])
    time, margin = journal.placed["time"], journal.placed["margin"]
    asked_for = np.searchsorted(ends, time - CLOSE) < np.searchsorted(ends, time + CLOSE)
    return set(margin[asked_for].tolist())
