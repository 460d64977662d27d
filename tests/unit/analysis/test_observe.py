"""What is kept of a run: series by month, people, exits; and the same again from bytes."""

import zlib

import pytest
from written import WARM_UP, Writer, seat

from simulator.analysis.measured import Measured
from simulator.analysis.observe import monthly_series, observe, portfolios
from simulator.analysis.outcome import Outcome, Source
from simulator.analysis.people import exits, months_by_role, people
from simulator.journal.vocabulary import Activity, Cost, Stage, State, Step
from simulator.kernel.calendar import MONTH

GENERATOR, CLOSER, MANAGER, HEAD = range(4)


@pytest.fixture
def story():
    """Return a conveyor of one seat each; the manager leaves at month 20 and is replaced at month 22."""
    told = Writer(
        seat(0, "generator", serves=False), seat(1, "closer", serves=False), seat(2, "manager"), seat(3, "head")
    ).month_ends()
    told.client(0, 1, State.CUSTOMER, MANAGER).client(15, 2, State.CUSTOMER, MANAGER)
    told.lead(13, 2, Stage.OPPORTUNITY, GENERATOR).lead(14, 2, Stage.DEAL, CLOSER).lead(15, 2, Stage.WON, CLOSER)
    told.order(15.5, 2, MANAGER, 4.0, winner=CLOSER, placed=15)
    told.order(16.0, 2, MANAGER, 3.0, winner=CLOSER).order(18.0, 1, MANAGER, 2.0)
    told.step(20, MANAGER, MANAGER, Step.QUIT, 0.5).client(20, 2, State.FOLLOWED, MANAGER)
    told.step(22, MANAGER, told.newcomer(1.3, 0.7), Step.HIRED)
    told.order(30, 1, MANAGER, 5.0)
    return told


def test_series_of_people(story):
    story.work(WARM_UP + 1, Activity.CLOSING, 30, CLOSER).work(WARM_UP + MONTH - 2, Activity.PROSPECTING, 6, GENERATOR)
    story.work(WARM_UP, Activity.PUSHING, 9, HEAD)
    for number, comfort in ((CLOSER, 1.2), (MANAGER, 1.6), (HEAD, 9.0)):
        story.journal.motives.add((13 * MONTH, number, number, 0.5, 0.5, comfort))
    series = monthly_series(Measured(story.journal))
    assert {len(numbers) for numbers in series.values()} == {24}
    assert series["hunting_hours"][:3] == pytest.approx([32 / 3, 4 / 3, 0])
    assert series["comfort"] == pytest.approx([1.4] * 24)
    assert series["leavers"] == [float(month == 8) for month in range(24)]
    assert series["followed"] == series["leavers"]
    assert series["lost_clients"] == series["leavers"]
    assert series["vacancies"] == pytest.approx([float(month in {8, 9}) for month in range(24)])
    assert series["accounts_per_manager"] == [10.0] * 24


def test_open_deals_at_the_end_of_each_month(story):
    """The client of the story is a deal from month 14 to 15; another one, from before, stays open until month 17.5."""
    story.lead(11, 3, Stage.OPPORTUNITY, GENERATOR).lead(11.5, 3, Stage.DEAL, CLOSER)
    story.lead(17.5, 3, Stage.LOST, CLOSER).lead(18, 4, Stage.INQUIRY, GENERATOR).lead(19, 4, Stage.COLD, GENERATOR)
    story.lead(30.5, 5, Stage.DEAL, CLOSER)
    series = monthly_series(Measured(story.journal))
    expected = [1.0, 2.0, 1.0, 1.0, 1.0] + [0.0] * 13 + [1.0] * 6
    assert series["open_deals"] == expected


def test_comfort_of_months_in_which_nobody_was_asked(story):
    story.journal.motives.add((14 * MONTH, CLOSER, CLOSER, 0.5, 0.5, 1.2))
    story.journal.motives.add((16 * MONTH, CLOSER, CLOSER, 0.5, 0.5, 1.6))
    series = monthly_series(Measured(story.journal))
    assert series["comfort"] == pytest.approx([1.0, 1.2, 1.2] + [1.6] * 21)


def test_a_seat_that_opens_later_was_not_empty_before():
    told = Writer(seat(0), seat(1, opened=20.5 * MONTH))
    told.journal.staff._facts.clear()
    told.step(0, 0, 0, Step.OPENED).step(21, 1, 1, Step.HIRED)
    vacant = Measured(told.journal).vacant
    assert vacant.sum() == pytest.approx(0.5)
    assert vacant[8] == pytest.approx(0.5)


def test_exits(story):
    story.step(35, HEAD, HEAD, Step.SHOCK)
    first, second = exits(Measured(story.journal))
    assert (first.role, first.step, first.month, first.tenure) == ("sales/manager", "quit", 8, 20)
    assert (first.followed, first.vacant) == (1, 2)
    assert (second.role, second.step, second.loss, second.vacant) == ("sales/head", "shock", 0, None)


def test_months_of_people_by_role():
    """Seats 0 and 1 over 24 months, seat 0 empty from month 30 to 32; the head leaves in month 14."""
    story = Writer().step(30, 0, 0, Step.QUIT).step(14, 2, 2, Step.SHOCK)
    story.step(32, 0, story.newcomer(), Step.HIRED)
    assert months_by_role(Measured(story.journal)) == pytest.approx({"sales/seller": 46.0, "sales/head": 2.0})


def test_people_and_their_results(story):
    found = people(Measured(story.journal))
    assert [(one.role, one.months) for one in found] == [
        ("sales/generator", 24), ("sales/closer", 24), ("sales/manager", 8), ("sales/manager", 14),
    ]  # fmt: skip
    assert [one.margin for one in found] == pytest.approx([0, 4 / 24, 9 / 8, 5 / 14], abs=1e-4)
    assert [one.opportunities for one in found] == pytest.approx([1 / 24, 0, 0, 0], abs=1e-4)
    assert [one.wins for one in found] == pytest.approx([0, 1 / 24, 0, 0], abs=1e-4)
    assert (found[3].hunting, found[3].farming) == (1.3, 0.7)


def test_whoever_wins_and_keeps_a_client_earns_it_once():
    told = Writer(seat(0)).order(15, 1, 0, 4.0, winner=0, placed=14).order(16, 1, 0, 2.0, winner=0)
    (found,) = people(Measured(told.journal))
    assert found.margin == pytest.approx(6 / 24)


def test_only_the_role_in_which_somebody_was_longest_counts_and_short_stays_say_nothing():
    told = Writer(seat(0, "junior"), seat(1, "senior"))
    told.step(16, 1, 1, Step.QUIT).step(16, 0, 0, Step.ROSE_FROM, 1).step(16, 1, 0, Step.ROSE_TO, 0)
    told.step(34, 0, told.newcomer(), Step.HIRED)
    assert [(one.role, one.months) for one in people(Measured(told.journal))] == [
        ("sales/senior", 20), ("sales/senior", 4),
    ]  # fmt: skip


def test_an_empty_seat_counts_as_a_portfolio_only_while_accounts_wait_there():
    told = Writer(seat(0), seat(1), seat(2))
    told.step(30, 1, 1, Step.QUIT).step(30, 2, 2, Step.QUIT)
    for number, attended in ((0, 0), (1, 0), (2, 7)):
        told.journal.portfolios.add((36 * MONTH, number, attended, 0, 0, 0, 0))
    assert [one.attended for one in portfolios(Measured(told.journal))] == [0, 7]


def test_outcomes_survive_storage(story):
    story.work(WARM_UP, Activity.COACHING, 9, HEAD)
    found = observe(story.journal)
    assert found.exits
    assert found.people
    assert found.head_hours == {"sales": {"coaching": 9.0}}
    assert Outcome.from_bytes(found.to_bytes()) == found
    assert found.to_bytes() == observe(story.journal).to_bytes()


def test_outcomes_of_another_version_are_refused():
    with pytest.raises(KeyError):
        Outcome.from_bytes(zlib.compress(b'{"portfolios": [], "waits": {}}'))


def test_margin_of_regular_clients_and_pay_and_sources(story):
    story.lead(15, 3, Stage.INQUIRY, CLOSER).lead(16, 3, Stage.DEAL, CLOSER).lead(17, 3, Stage.LOST, CLOSER)
    story.lead(15, 4, Stage.LEAD, GENERATOR).lead(15, 5, Stage.INQUIRY, CLOSER).lead(16, 5, Stage.JUNK, CLOSER)
    story.lead(2, 6, Stage.LEAD, GENERATOR).lead(2, 6, Stage.OPPORTUNITY, GENERATOR)
    story.lead(3, 6, Stage.DEAL, CLOSER).lead(14, 6, Stage.WON, CLOSER)
    for cost, seat_number, amount in ((Cost.SALARY, CLOSER, 1.5), (Cost.BONUS, CLOSER, 0.5), (Cost.SEATS, CLOSER, 9.0),
                                      (Cost.COMMISSION, MANAGER, 0.25)):
        story.journal.costs.add((14 * MONTH, cost, seat_number, amount))
    story.journal.costs.add((11 * MONTH, Cost.SALARY, CLOSER, 7.0))  # before measuring began
    outcome = observe(story.journal)
    regular = outcome.monthly["regular_margin"]
    assert sum(regular) == pytest.approx(3 + 2 + 5)  # all but the first order of the client who was won
    assert sum(outcome.monthly["margin"]) == pytest.approx(4 + 3 + 2 + 5)
    assert outcome.pay == {"sales/closer": 2.0, "sales/manager": 0.25}
    assert outcome.sources == {"leads": Source(1, 1, 1), "inquiries": Source(2, 1, 0)}
    assert Outcome.from_bytes(outcome.to_bytes()) == outcome
