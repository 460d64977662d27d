"""From chances to money, counted on the fingers: what falls into the measured time, and what is left after it."""

import numpy as np
import pytest
from scipy import integrate
from written import END, WARM_UP, Writer

from simulator.analysis.fortune import CAUSES, Fortune, Stroke
from simulator.analysis.luck import CAUSE_OF, Worth, fortune
from simulator.analysis.measured import Measured
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import NO_SEAT, Moment, Stage
from simulator.kernel.calendar import MONTH, YEAR

DISCOUNT, HAZARD = 0.15 / YEAR, 0.3 / YEAR
ONCE = -1.0
WORTH = Worth(WARM_UP, END, DISCOUNT)
BEFORE, WITHIN = WARM_UP - 3 * MONTH, WARM_UP + 3 * MONTH


def luck_of(
    *lines: tuple[float, ...], spells: tuple[tuple[float, ...], ...] = (), won: tuple[int, ...] = ()
) -> Fortune:
    writer = Writer()
    for client in won:
        writer.lead(15, client, Stage.WON)
    journal = writer.journal
    journal.discount = DISCOUNT
    for line in lines:
        journal.chances.add(line)
    for spell in spells:
        journal.spells.add(spell)
    found = fortune(Measured(journal))
    assert found is not None
    return found


def at(function, since: float, fading: float = HAZARD) -> float:  # type: ignore[no-untyped-def] # of arrays
    return float(function(np.array([since]), np.array([fading]))[0])


def still(hour: float, since: float, fading: float) -> float:
    return float(np.exp(-fading * (hour - since)))


@pytest.mark.parametrize("since", [BEFORE, WITHIN, END])
@pytest.mark.parametrize("fading", [0.0, HAZARD, 50 / YEAR])
def test_profit_is_what_falls_into_the_measured_time(since: float, fading: float) -> None:
    expected, _ = integrate.quad(still, max(since, WARM_UP), END, args=(since, fading), epsabs=1e-9, limit=200)
    assert at(WORTH.profit, since, fading) == pytest.approx(expected, rel=1e-8, abs=1e-6)


@pytest.mark.parametrize("since", [BEFORE, WITHIN])
def test_value_adds_what_is_left_and_takes_off_what_was_there(since: float) -> None:
    left = still(END, since, HAZARD) / (HAZARD + DISCOUNT)
    was = still(WARM_UP, since, HAZARD) / (HAZARD + DISCOUNT) if since < WARM_UP else 0.0
    assert at(WORTH.value, since) == pytest.approx(at(WORTH.profit, since) + left - was, rel=1e-12)


def test_what_never_ends_and_counts_for_ever_is_worth_nothing_after_the_end() -> None:
    """Such a stake is of no use, and does no harm."""
    assert at(Worth(WARM_UP, END, 0.0).value, WITHIN, 0.0) == END - WITHIN


def test_a_deal_that_survives_is_luck_by_what_it_was_not_expected_to() -> None:
    found = luck_of((WITHIN, Moment.TOUCH, 7, 0, 0.25, 1, 2.0, HAZARD))
    assert found.value == {"deals": 0.75 * 2.0 * at(WORTH.value, WITHIN), "clients": 0, "orders": 0, "people": 0}
    assert found.profit["deals"] == pytest.approx(0.75 * 2.0 * at(WORTH.profit, WITHIN))


def test_what_the_clients_of_the_opening_book_are_like_is_luck_with_clients() -> None:
    opening = luck_of((0, Moment.NATURE, 7, NO_SEAT, 1.0, 3.0, 2.0, HAZARD))
    won = luck_of((0, Moment.NATURE, 7, 0, 1.0, 3.0, 2.0, HAZARD))
    assert opening.value["clients"] == won.value["deals"] == pytest.approx(2 * 2.0 * at(WORTH.value, 0))


def test_money_at_stake_once_counts_in_the_measured_time_only() -> None:
    needs = [(hour, Moment.NEED, 7, NO_SEAT, 0.5, 2.0, 0.1, ONCE) for hour in (BEFORE, WITHIN)]
    assert luck_of(*needs).value["orders"] == luck_of(*needs).profit["orders"] == pytest.approx(0.15)


def test_what_may_come_at_any_hour_is_held_against_its_rate() -> None:
    """Two months of a spell, each at the stake of its beginning; what comes is at the stake of its month as well."""
    since, until, rate = WITHIN, WITHIN + 2 * MONTH, 0.001
    stakes = [at(WORTH.profit, WITHIN), at(WORTH.profit, WITHIN + MONTH)]
    spell = (since, until, Moment.CEASING, 7, rate, -2.0, HAZARD)
    nothing = luck_of(spells=(spell,)).profit["clients"]
    assert nothing == pytest.approx(2.0 * rate * MONTH * sum(stakes))
    came = luck_of((until - 1, Moment.CEASING, 7, NO_SEAT, 0.0, 1.0, -2.0, HAZARD), spells=(spell,))
    assert came.profit["clients"] == pytest.approx(nothing - 2.0 * stakes[1])


def test_a_month_in_which_measured_time_begins_has_two_stakes() -> None:
    since, until = WARM_UP - 1, WARM_UP + 1
    found = luck_of(spells=((since, until, Moment.DOUBTS, 7, 0.01, -1.0, HAZARD),))
    stakes = at(WORTH.value, WARM_UP - MONTH) + at(WORTH.value, WARM_UP)
    assert found.value["clients"] == pytest.approx(0.01 * stakes)


def test_a_deal_is_one_stroke_with_what_its_client_turned_out_to_be() -> None:
    found = luck_of(
        (WITHIN, Moment.TOUCH, 7, 0, 0.5, 1, 1.0, HAZARD),
        (WITHIN + 1, Moment.TOUCH, 7, 1, 0.5, 1, 2.0, HAZARD),
        (WITHIN + 1, Moment.NATURE, 7, 1, 1.0, 4.0, 2.0, HAZARD),
        (WITHIN + 2, Moment.TOUCH, 8, 0, 0.9, 0, 1.0, HAZARD),
        (WITHIN + 2, Moment.TOUCH, 9, 0, 0.1, 1, 5.0, HAZARD),
        won=(7,),
    )
    won, lost = found.strokes  # and the third deal is still open
    assert (won.cause, won.client, won.role, won.chance) == ("won", 7, "sales/seller", None)
    assert won.month == pytest.approx(3 + 1 / MONTH)
    assert won.amount == pytest.approx(
        0.5 * at(WORTH.value, WITHIN) + (0.5 * 2 + 3 * 2) * at(WORTH.value, WITHIN + 1)
    )
    assert (lost.cause, lost.client, lost.amount) == ("lost", 8, pytest.approx(-0.9 * at(WORTH.value, WITHIN + 2)))


def test_strokes_are_told_largest_first_with_their_odds() -> None:
    found = luck_of(
        (WITHIN, Moment.DOUBT, 7, NO_SEAT, 0.125, 1, -1.0, HAZARD),
        (WITHIN, Moment.DOUBT, 8, NO_SEAT, 0.125, 0, -9.0, HAZARD),
        (WITHIN, Moment.NOTICE, NO_SEAT, 1, 0.25, 1, -3.0, HAZARD),
        *((WITHIN, Moment.NEED, client, NO_SEAT, 0.5, 2.0, 0.01, ONCE) for client in range(20)),
    )
    assert len(found.strokes) == 8
    quit_, left, *orders = found.strokes
    stake = at(WORTH.value, WITHIN)
    assert quit_ == Stroke(3.0, "quit", None, "sales/seller", pytest.approx(-3 * 0.75 * stake), 0.25)
    assert left == Stroke(3.0, "left", 7, None, pytest.approx(-0.875 * stake), 0.125)
    assert {one.cause for one in orders} == {"order"}


def test_every_moment_has_a_cause() -> None:
    assert set(CAUSE_OF) == set(Moment)
    assert set(CAUSE_OF.values()) == set(CAUSES)


def test_without_the_book_there_is_no_account_of_luck() -> None:
    journal = Journal("made-up", 0, 0, WARM_UP, END, 0.25, ("small",), chancing=False)
    assert fortune(Measured(journal)) is None
