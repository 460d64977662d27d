"""Quotas: what each person brought in each period, counted on the fingers."""

import pytest
from written import Writer, seat

from simulator.analysis.measured import Measured
from simulator.analysis.observe import observe
from simulator.analysis.outcome import Outcome
from simulator.analysis.quotas import attainments
from simulator.journal.vocabulary import Stage, Step
from simulator.kernel.calendar import MONTH
from simulator.scenario.schema.quotas import Quota

ROLE = "sales/seller"


def held(told: Writer, *stages: dict[str, Quota]) -> dict[str, list[float]]:
    told.journal.quotas = stages
    return attainments(Measured(told.journal))


def quota(per: str = "year", **of: float) -> dict[str, Quota]:
    return {ROLE: Quota.model_validate({**of, "per": per})}


@pytest.fixture
def told() -> Writer:
    """Two sellers, persons 0 and 1, from month 12 to month 36 of a run."""
    return Writer(seat(0), seat(1))


def test_nobody_has_a_quota(told: Writer) -> None:
    told.lead(13, 5, Stage.OPPORTUNITY).lead(13, 5, Stage.WON)
    assert held(told, {}) == {}
    assert observe(told.month_ends().journal).attainments == {}


def test_wins_are_those_of_the_person_in_the_period(told: Writer) -> None:
    """A period holds its beginning and not its end; what is won in the warm-up counts for nothing."""
    told.lead(11.9, 1, Stage.WON).lead(12, 2, Stage.WON).lead(23.9, 3, Stage.WON)
    told.lead(24, 4, Stage.WON).lead(13, 5, Stage.LOST).lead(14, 6, Stage.WON, number=1)
    assert held(told, quota(wins=2)) == {ROLE: [1.0, 0.5, 0.5, 0.0]}
    assert len(held(told, quota("quarter", wins=2))[ROLE]) == 2 * 8
    assert len(held(told, quota("month", wins=2))[ROLE]) == 2 * 24


def test_opportunities_are_counted_where_they_are_made(told: Writer) -> None:
    told.lead(13, 1, Stage.OPPORTUNITY, number=1).lead(13, 1, Stage.WON, number=0)
    assert held(told, quota(opportunities=4)) == {ROLE: [0.0, 0.25, 0.0, 0.0]}


def test_new_margin_belongs_to_whoever_won_the_client(told: Writer) -> None:
    """The first order counts when it is served, at the end of a period for that period; later ones do not."""
    told.order(24, 7, number=1, margin=3.0, winner=0).order(25, 7, number=1, margin=9.0, winner=0)
    told.order(13, 8, number=1, margin=5.0)
    assert held(told, quota(new_margin=2)) == {ROLE: [1.5, 0.0, 0.0, 0.0]}


def test_margin_is_that_of_own_accounts_and_of_clients_won_for_others(told: Writer) -> None:
    told.order(13, 7, number=1, margin=3.0, winner=0).order(14, 7, number=1, margin=4.0, winner=0)
    told.order(15, 8, number=0, margin=1.0, winner=0)
    assert held(told, quota(margin=2)) == {ROLE: [2.0, 3.5, 0.0, 0.0]}


def test_only_who_was_there_all_the_time_counts(told: Writer) -> None:
    """Person 1 quits in the second year; the newcomer, person 2, comes after it began."""
    told.step(30, 1, 1, Step.QUIT)
    told.step(30, 1, told.newcomer(), Step.HIRED)
    told.lead(31, 4, Stage.WON, number=1)
    assert held(told, quota(wins=1)) == {ROLE: [0.0, 0.0, 0.0]}


def test_two_seats_of_one_role_make_one_stay() -> None:
    told = Writer(seat(0), seat(1, "other"))
    told.journal.seats.append(seat(2))
    told.step(20, 0, 0, Step.MOVED_FROM).step(20, 2, 0, Step.MOVED_TO)
    told.lead(21, 4, Stage.WON, number=2)
    assert held(told, quota(wins=1)) == {ROLE: [1.0, 0.0]}


def test_a_quota_that_changes_within_a_period_holds_for_no_part_of_it(told: Writer) -> None:
    """Two a year at first, one from month 24 on; a change at another role's expense is none."""
    told.lead(13, 1, Stage.WON).lead(25, 2, Stage.WON)
    told.journal.changes.add((24 * MONTH, 0, 0, 0, 0, 0))
    assert held(told, quota(wins=2), quota(wins=1)) == {ROLE: [0.5, 0.0, 1.0, 0.0]}
    late = Writer(seat(0), seat(1)).lead(13, 1, Stage.WON)
    late.journal.changes.add((30 * MONTH, 0, 0, 0, 0, 0))
    assert held(late, quota(wins=2), quota(wins=1)) == {ROLE: [0.5, 0.0]}
    assert held(late, quota(wins=2), quota(wins=2)) == {ROLE: [0.5, 0.0, 0.0, 0.0]}
    assert held(late, quota(wins=2), {}) == {ROLE: [0.5, 0.0]}


def test_a_measured_time_without_a_whole_period_holds_nobody() -> None:
    told = Writer(seat(0), end=20 * MONTH)
    assert held(told, quota(wins=2)) == {ROLE: []}


def test_outcomes_keep_them_and_those_of_old_studies_have_none(told: Writer) -> None:
    told.journal.quotas = (quota(wins=2),)
    kept = observe(told.month_ends().journal)
    assert Outcome.from_bytes(kept.to_bytes()) == kept
    assert kept.attainments == {ROLE: [0.0] * 4}
