"""Terms of pay that are a role's own: what each rule makes of a month, and what people expect of it."""

from typing import Any

import pytest
from small_company import WORK, company, scenario

from simulator.kernel.calendar import MONTH
from simulator.model.books.clawbacks import Clawbacks, Trusted
from simulator.model.books.earnings import Earnings
from simulator.model.books.quota_periods import QuotaPeriods
from simulator.model.books.remuneration import Remuneration
from simulator.model.firm.firm import Firm
from simulator.model.market.client import Client
from simulator.model.market.population import INQUIRIES, POOL, Nature
from simulator.model.market.terms import Terms
from simulator.model.policies.clawback import parts
from simulator.model.policies.pay import Rates
from simulator.model.seats.new_business import Tally
from simulator.model.seats.seat import MonthOfWork, Seat
from simulator.scenario.schema.pay_terms import PayTerms

BEGINS, END = 0.5 * MONTH, 100 * MONTH


def firm(plan: str = "first_and_repeat", role: dict[str, Any] | None = None, **terms: Any) -> Firm:
    """Return a firm whose sellers are paid by a plan on these terms, for a target pay of 1."""
    seller = {"count": 2, "order_of_work": WORK, "pay": plan, "wage": 1.0, "pay_terms": terms} | (role or {})
    return company(scenario({"seller": seller}))[1]


def client(number: int = POOL, won_at: float = 0.0) -> Client:
    made = Client(number, Terms(scenario()).segments[0], Nature(0.01, 0.1, 0.0, float("inf"), True))
    made.won_at = won_at
    return made


def gone(made: Client, left_at: float, known: bool = True) -> Client:
    made.living, made.left_at = False, left_at
    made.owner = None if known else made.owner
    return made


def earned(of: Firm, *, bonus: float = 0.0, months: float = 1.0, ends: bool = True) -> Earnings:
    rules, seat = of.ledger._pay_rules, of.seats[0]
    assert seat.person is not None
    return rules.earned(seat, seat.person, bonus, months, ends)


def brings(of: Firm, *, first: float = 0.0, inbound: float = 0.0, repeat: float = 0.0) -> Seat:
    """Let the first seat bring first orders, some of them of clients who asked by themselves, and later orders."""
    month = MonthOfWork(repeat=repeat)
    month.brought_first(client(POOL), first - inbound)
    month.brought_first(client(INQUIRIES), inbound)
    month.asked = inbound
    of.seats[0].month = month
    return of.seats[0]


def test_a_role_is_paid_on_its_own_terms_and_else_on_those_of_the_firm() -> None:
    own = firm(first_share=0.5, first_and_repeat_variable=0.2)
    seat = brings(own, first=1.0, repeat=2.0)
    assert earned(own).commission == pytest.approx(0.5 * 1.0 + 0.12 * 2.0)
    assert own.ledger.salary_of(seat) == pytest.approx(0.8)
    other = firm()
    brings(other, first=1.0, repeat=2.0)
    assert earned(other).commission == pytest.approx(0.3 * 1.0 + 0.12 * 2.0)


def test_what_comes_of_inquiries_is_paid_at_its_rate() -> None:
    """Of first orders only: later ones are paid for looking after the client. Less feels like a windfall, too."""
    own = firm(inbound_rate=0.5)
    seat = brings(own, first=1.0, inbound=0.4, repeat=2.0)
    found = earned(own)
    assert found.commission == pytest.approx(0.3 * (0.6 + 0.2) + 0.12 * 2.0)
    share = own.terms.market.human_nature.windfall
    assert found.effortless == pytest.approx(0.12 * 2.0 + share * 0.3 * 0.2)
    assert own.ledger.plan_of(seat).rates(1.0).inbound == 0.5


def test_opportunities_and_wins_count_by_origin() -> None:
    own = firm("per_lead", inbound_rate=0.25, per_lead=0.1)
    month = own.seats[0].month = MonthOfWork()
    for number in (POOL, POOL + 1, INQUIRIES, INQUIRIES + 1):
        month.found(number)
    assert earned(own).commission == pytest.approx(0.1 * (2 + 0.25 * 2))
    sellers = firm("active_seller", inbound_rate=0.5, plan_clients=2)
    month = sellers.seats[0].month = MonthOfWork()
    month.won(client(POOL))
    month.won(client(INQUIRIES))
    assert earned(sellers).commission == 0.0, "half a client is missing for the plan of two"
    month.won(client(INQUIRIES + 1))
    assert earned(sellers).commission == pytest.approx(0.25)


def quota(of: str, amount: float, per: str = "month") -> dict[str, Any]:
    return {"quota": {of: amount, "per": per}}


@pytest.mark.parametrize(("attained", "factor", "times"), [(1.0, 2.0, 1.0), (2.0, 2.0, 1.0), (4.0, 2.0, 1.5),
                                                           (8.0, 3.0, 1 + 2 * 0.75)])  # fmt: skip
def test_commission_above_the_quota_counts_times_the_accelerator(attained: float, factor: float, times: float) -> None:
    own = firm(role=quota("new_margin", 2.0), accelerator=factor)
    brings(own, first=attained)
    found = earned(own)
    assert found.commission == pytest.approx(0.3 * attained * times)
    assert found.new == pytest.approx(0.3 * attained)
    assert found.commission_counts == (factor if attained > 2 else 1.0)


@pytest.mark.parametrize("of", ["wins", "opportunities", "new_margin", "margin"])
def test_a_quota_is_of_what_the_seat_brought(of: str) -> None:
    own = firm(role=quota(of, 1.0), accelerator=2.0)
    month = brings(own, first=2.0, repeat=2.0 if of == "margin" else 0.0).month
    month.opportunities, month.wins = 2, 2
    attained = 4.0 if of == "margin" else 2.0
    plain = 0.3 * 2.0 + 0.12 * month.repeat
    assert earned(own).commission == pytest.approx(plain * (1 + 1 - 1 / attained))


def test_the_accelerator_of_a_quarter_is_paid_when_it_ends() -> None:
    """Three months together count against three months of quota, and the next quarter begins with nothing."""
    own = firm(role=quota("new_margin", 3.0, "quarter"), accelerator=2.0)
    paid = []
    for first, ends in ((4.0, False), (0.0, False), (2.0, True), (2.0, True)):
        brings(own, first=first)
        paid.append(earned(own, ends=ends).commission)
    assert paid == [pytest.approx(amount) for amount in (1.2, 0.0, 0.6 + 0.5 * 1.8, 0.6 + 0.5 * 0.6)]


def test_a_part_of_a_month_takes_a_part_of_the_quota() -> None:
    own = firm(role=quota("new_margin", 2.0), accelerator=2.0)
    brings(own, first=2.0)
    assert earned(own, months=0.25).commission == pytest.approx(0.6 * 1.75)


@pytest.mark.parametrize(("before", "now", "per", "ends"), [
    (0.5, 1.0, "month", False), (1.0, 1.5, "month", True), (1.0, 2.0, "month", True), (1.0, 3.0, "quarter", False),
    (3.0, 3.5, "quarter", True), (3.0, 4.0, "quarter", True), (0.0, 0.5, "quarter", True), (99.0, 100.0, "year", True),
])  # fmt: skip
def test_periods_begin_with_the_measured_time(before: float, now: float, per: str, ends: bool) -> None:
    """Here in the middle of a month; the last ends with the run."""
    periods = QuotaPeriods(BEGINS, END)
    seat = firm(role=quota("wins", 1.0, per), accelerator=2.0).seats[0]
    assert periods.ends(seat, before * MONTH, now * MONTH) is ends


def test_commission_and_bonus_stop_at_the_cap() -> None:
    """The variable part is 38 % of 1; half a month has half the cap; more work would bring nothing."""
    own = firm(cap=2.0)
    brings(own, first=1.0, repeat=10.0)
    found = earned(own)
    assert (found.commission, found.bonus) == (pytest.approx(0.76), 0.0)
    assert found.effortless == pytest.approx(0.76 * 1.2 / 1.5)
    assert (found.commission_counts, found.bonus_counts) == (0.0, 0.0)
    assert earned(own, months=0.5).commission == pytest.approx(0.38)
    brings(own, first=1.0)
    assert earned(own).commission_counts == 1.0
    team = firm("team_bonus", cap=1.0)
    assert earned(team, bonus=0.2).bonus == 0.2
    assert earned(team, bonus=9.0).bonus == pytest.approx(0.35)


RATES = Rates(win=0.1, first=0.3, period=0.5)


def test_the_parts_of_clients_are_what_the_plan_pays_for_them() -> None:
    assert parts([0.2, 0.3], 1.0) == [0.2, 0.3]
    assert parts([0.2, 0.6], 0.4) == [pytest.approx(0.1), pytest.approx(0.3)], "a bonus that was not reached"
    assert parts([], 1.0) == []


def trusting(made: Client, amount: float = 0.3, paid: float = 1.0, **terms: Any) -> Clawbacks:
    """Return the books after person 7 was paid for the first order of a client."""
    books = Clawbacks()
    own = PayTerms.model_validate({"clawback_within": "2 months"} | terms)
    books.paid(7, own, {made: Tally(first=1.0)}, RATES, Trusted(amount, paid))
    return books


def test_commission_for_a_client_who_leaves_early_is_taken_off_later_ones() -> None:
    """Never more than there is; the rest goes on to the next pay day, and others owe nothing."""
    made = client(won_at=MONTH)
    books = trusting(made, clawback_share=0.5)
    assert books.take(7, 1.0) == 0.0
    books.client_lost(gone(made, 2.9 * MONTH))
    assert books.take(8, 1.0) == 0.0
    assert [books.take(7, paid) for paid in (0.1, 0.0, 1.0, 1.0)] == [0.1, 0.0, pytest.approx(0.05), 0.0]


@pytest.mark.parametrize(("left", "taken"), [(2.99, 0.3), (3.01, 0.0)])
def test_it_counts_when_the_client_left_and_not_when_it_was_found_out(left: float, taken: float) -> None:
    made = client(won_at=MONTH)
    books = trusting(made)
    gone(made, left * MONTH)
    assert books.take(7, 1.0) == 0.0, "nobody knows yet"
    books.client_lost(made)
    assert books.take(7, 1.0) == pytest.approx(taken)
    books.client_lost(made)
    assert books.take(7, 1.0) == 0.0, "once only"


def test_what_is_paid_for_a_client_who_has_left_already_is_owed_at_once() -> None:
    assert trusting(gone(client(), MONTH)).take(7, 1.0) == pytest.approx(0.3)


def test_only_what_was_paid_is_taken_back() -> None:
    """After a cap or a cut of pay less was paid than earned; for inquiries the rate was lower."""
    made = client()
    books = trusting(made, paid=0.5)
    books.client_lost(gone(made, MONTH))
    assert books.take(7, 1.0) == pytest.approx(0.15)
    asked = client(INQUIRIES)
    books = trusting(asked, amount=9.0, inbound_rate=0.5)
    books.client_lost(gone(asked, MONTH))
    assert books.take(7, 1.0) == pytest.approx(0.15)


def test_the_ledger_books_what_it_takes_back_as_a_negative_commission() -> None:
    own = firm(clawback_within="2 months")
    seat = brings(own, first=1.0)
    seat.person.since = -MONTH
    lost = next(iter(seat.month.new.by_client))
    own.ledger.pay(MONTH)
    own.customers.lost(gone(lost, 1.5 * MONTH))
    brings(own, first=0.5)
    own.ledger.pay(2 * MONTH)
    costs = own.journal.costs
    mine = costs["seat"] == seat.number
    commissions = costs["amount"][mine & (costs["cost"] == 1)].tolist()
    assert commissions == [pytest.approx(0.3), pytest.approx(0.15), pytest.approx(-0.15)]
    assert seat.person.pay[-1] == pytest.approx(0.62 * 1.0), "the salary stays whole"


def test_people_learn_what_a_month_brings() -> None:
    """A cap that was reached, the share of inquiries: the first month counts whole, the third a third."""
    person = firm().seats[0].person
    assert (person.expectation.commission, person.expectation.inbound) == (1.0, 0.0)
    person.expectation.learn(0.0, 0.0, 0.5)
    assert (person.expectation.commission, person.expectation.bonus, person.expectation.inbound) == (0.0, 0.0, 0.5)
    person.expectation.learn(1.0, 1.0, None)
    person.expectation.learn(2.0, 1.0, 0.8)
    assert person.expectation.commission == pytest.approx(0.5 + (2.0 - 0.5) / 3)
    assert person.expectation.inbound == pytest.approx(0.5 + 0.3 / 3)
    takes_inquiries = firm(role={"lead_source": "inquiries"}).seats[0].person
    assert takes_inquiries.expectation.inbound == 1.0


def test_remuneration_knows_the_first_period_of_a_role() -> None:
    own = firm("first_deal", first_period="1 month")
    rules: Remuneration = own.ledger._pay_rules
    assert rules.first_period(own.seats[0]) == MONTH
