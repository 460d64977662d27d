"""Scripts: who keeps them up to date, and what they are worth by then."""

import pytest
from small_company import company, scenario

from simulator.journal.vocabulary import Activity
from simulator.model.firm.firm import Firm
from simulator.model.seats.appointments import Upkeep
from simulator.model.seats.person import Person
from simulator.model.seats.scripts import keep_scripts
from simulator.model.seats.seat import Seat

AGENT = {"count": 3, "order_of_work": ["qualifying", "prospecting"], "scripts": ["qualifying", "prospecting"]}
CLOSER = {"count": 1, "order_of_work": ["closing", "serving", "developing", "reactivating"]}


def firm(*on: str) -> Firm:
    return company(scenario({"agent": AGENT, "closer": CLOSER}, on))[1]


def upkeep(seat: Seat) -> list[float]:
    return [task.hours for task in seat.appointments if isinstance(task, Upkeep)]


def test_the_longest_serving_keeps_all_scripts_of_the_role() -> None:
    """An empty seat keeps none, and a role without scripts has nothing to keep."""
    seats = firm("scripts").seats
    for seat, tenure in zip(seats, (30.0, 20.0, 40.0, 99.0), strict=True):
        assert isinstance(seat.person, Person)
        seat.person.tenure = tenure
    seats[2].person = None
    keep_scripts(seats, 1.5, 0.0)
    assert [upkeep(seat) for seat in seats] == [[3.0], [], [], []]


def test_there_is_nothing_to_keep_without_hours_or_without_scripts() -> None:
    for seats, hours in ((firm("scripts").seats, 0.0), (firm().seats, 2.0)):
        keep_scripts(seats, hours, 0.0)
        assert not any(upkeep(seat) for seat in seats)


def test_a_script_is_the_teams_and_matures_with_its_cases() -> None:
    """Whoever works by it, it is one script; a newcomer is lifted, and no other work is."""
    seats = firm("scripts", "learning").seats
    script = seats[0].scripts[Activity.QUALIFYING]
    assert seats[1].scripts[Activity.QUALIFYING] is script
    assert script.floor() == 0.0
    person = seats[1].person
    assert person is not None
    before, other = person.skill(Activity.QUALIFYING), person.skill(Activity.CLOSING)
    script.cases = 400
    assert script.floor() == pytest.approx(0.4 * (1 - 2.718281828**-1))
    assert person.skill(Activity.QUALIFYING) == pytest.approx(script.floor() + (1 - script.floor()) * before)
    assert person.skill(Activity.QUALIFYING, complexity=1.0) == pytest.approx(before)
    assert person.skill(Activity.CLOSING) == other
