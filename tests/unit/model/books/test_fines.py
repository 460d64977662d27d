"""Fines for passivity: nobody has to hunt while away."""

import pytest
from small_company import company, scenario

from simulator.kernel.calendar import MONTH
from simulator.model.books.deductions import Deductions, Pay
from simulator.model.seats.person import Person


@pytest.mark.parametrize(("away", "hunted", "fined"), [
    (0.0, 79.0, True), (0.0, 80.0, False),
    (84.0, 39.0, True), (84.0, 40.0, False),
    (168.0, 0.0, False), (500.0, 0.0, False),
])  # fmt: skip
def test_the_norm_is_of_the_time_at_work(away: float, hunted: float, fined: bool) -> None:
    """Half a month of illness halves the norm of 80 hours, a month takes it away; and so with next month's spur."""
    cut = {"at": "2 months", "of": "variable", "cut": 0, "fine": 0.1, "norm": "80 h"}
    design = scenario(shocks={"pay_cut": cut})
    firm = company(design)[1]
    seat = firm.seats[0]
    assert isinstance(seat.person, Person)
    assert design.shocks.pay_cut is not None
    rules = Deductions(design.shocks.pay_cut)
    seat.person.go_away(away)
    firm.env.run(until=MONTH - 1e-6)
    seat.person.hunted = hunted
    pay = rules.after(seat, seat.person, Pay(10.0, 1.0, 0.0), firm.env.now / MONTH)
    assert pay.salary + pay.commission + pay.bonus == pytest.approx(11 - 0.1 * seat.post.wage * fined)
    seat.person.close_sheet(firm.env.now / MONTH)
    assert rules.idle(seat.person) == fined
