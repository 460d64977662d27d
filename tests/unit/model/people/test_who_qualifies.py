"""Applicants: who comes is the luck of team, place and turn."""

from small_company import SELLER, scenario, seats

from simulator.kernel.luck import Luck
from simulator.model.market.terms import Terms
from simulator.model.people.applicants import Applicants, luck_of
from simulator.model.seats.craft import Talent
from simulator.model.seats.seat import Post
from simulator.scenario.schema.scenario import Scenario

HUNTER = {"count": 1, "order_of_work": ["prospecting", "qualifying", "closing"]}
FARMER = {"count": 1, "order_of_work": ["serving", "developing", "reactivating"]}
ROLES = {"seller": SELLER, "hunter": HUNTER, "farmer": FARMER}


def market(on: bool = True, **labour: float) -> Applicants:
    design: Scenario = scenario(on=("talents",) if on else (), market={"labour": labour})
    return Applicants(Terms(design), Luck(3, 1))


def post(role: str) -> Post:
    return next(seat.post for seat in seats(roles=ROLES) if seat.post.role == role)


def test_the_same_luck_brings_the_same_person() -> None:
    """It does not matter who else is hired before; other places and turns bring others."""
    one, other, seller = market(), market(), post("seller")
    other.qualified(post("hunter"), 7, 7)
    assert one.qualified(seller, 0, 1) == other.qualified(seller, 0, 1)
    places = [one.qualified(seller, place, turn) for place in range(5) for turn in range(5)]
    assert len({hire.luck for hire in places}) == len({hire.talent for hire in places}) == 25


def test_luck_is_nobody_elses() -> None:
    """No other team, place or turn has the same address."""
    posts = [post(role) for role in ROLES]
    addresses = [luck_of(one, place, turn) for one in posts for place in (0, 1, 999) for turn in (0, 1, 999)]
    assert len(set(addresses)) == len(addresses)


def test_who_is_hired_qualifies_and_a_lower_standard_hires_sooner() -> None:
    """A seat that requires both talents waits longest; talents are those that it requires."""
    posts, usual, easy = {role: post(role) for role in ROLES}, market(), market(standard=-2)
    found = {role: [usual.qualified(posts[role], 0, turn) for turn in range(300)] for role in ROLES}
    for role, hires in found.items():
        assert all(usual.qualifies(hire.talent, posts[role]) for hire in hires)
    tried = {role: sum(hire.applicants for hire in hires) / 300 for role, hires in found.items()}
    assert tried["seller"] > 1.5 * tried["hunter"] > 3
    assert sum(easy.qualified(posts["seller"], 0, turn).applicants for turn in range(300)) < 400
    assert min(hire.talent.hunting for hire in found["farmer"]) < min(hire.talent.hunting for hire in found["hunter"])


def test_where_people_do_not_differ_the_first_one_will_do() -> None:
    hire = market(on=False).qualified(post("seller"), 4, 2)
    assert (hire.applicants, hire.talent) == (1, Talent())
    assert market(on=False).qualifies(Talent(0.1, 0.1), post("seller"))


def test_nobody_is_below_a_standard_where_all_are_alike() -> None:
    """Talents without any spread: all are as good as the standard asks for."""
    design = scenario(on=("talents",), market={"human_nature": {"talents": {"sigma": 0}}})
    alike = Applicants(Terms(design), Luck(0, 0))
    hire = alike.qualified(post("hunter"), 0, 0)
    assert alike.qualifies(hire.talent, post("seller"))
