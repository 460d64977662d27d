"""Rising: who of the rung below takes an empty seat."""

from small_company import seats

from simulator.model.people.promotion import riser
from simulator.model.seats.craft import Talent
from simulator.model.seats.person import Person
from simulator.model.seats.seat import Seat

LADDER = ("agent", "closer")
ROLES = {"agent": {"count": 3, "order_of_work": ["qualifying", "prospecting"]},
         "closer": {"count": 1, "order_of_work": ["closing"]},
         "manager": {"count": 1, "order_of_work": ["serving", "developing", "reactivating"]}}  # fmt: skip


def staffed(*since: float) -> tuple[list[Seat], list[Person], Seat]:
    """Return all seats, the agents who came at these hours, and the seat of the closer."""
    found = seats(roles=ROLES)
    agents = [seat.person for seat in found if seat.post.role == "agent" and isinstance(seat.person, Person)]
    for person, hour in zip(agents, since, strict=True):
        person.since, person.tenure = hour, 0.0
    return found, agents, next(seat for seat in found if seat.post.role == "closer")


def test_the_longest_serving_of_the_rung_below_rises() -> None:
    found, agents, closer = staffed(30.0, 10.0, 20.0)
    assert riser(closer.post, LADDER, found, 50.0, 100.0, lambda *_: True) is agents[1]


def test_nobody_rises_who_has_not_served_long_enough() -> None:
    """Somebody who has served exactly so long may."""
    found, agents, closer = staffed(30.0, 60.0, 70.0)
    assert riser(closer.post, LADDER, found, 70.0, 99.0, lambda *_: True) is None
    assert riser(closer.post, LADDER, found, 70.0, 100.0, lambda *_: True) is agents[0]


def test_nobody_rises_who_does_not_qualify_or_was_promised_a_seat() -> None:
    found, agents, closer = staffed(1.0, 2.0, 3.0)
    agents[0].rises_to = closer
    agents[1].abilities.talent = Talent(0.5, 0.5)
    assert riser(closer.post, LADDER, found, 0.0, 100.0, lambda talent, _: talent.hunting >= 1) is agents[2]


def test_only_a_higher_rung_is_risen_to() -> None:
    """To the lowest rung, and to roles that are none of the ladder, nobody rises."""
    found, _, _ = staffed(0.0, 0.0, 0.0)
    others = [seat for seat in found if seat.post.role != "closer"]
    assert all(riser(seat.post, LADDER, found, 0.0, 100.0, lambda *_: True) is None for seat in others)
