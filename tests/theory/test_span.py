"""The span of a head: T (1 - q) / (c + g l) reports (C.8).

T are the head's hours, q the share of paperwork, c the hours of coaching and g l those of closing pushes for each
report and month. Heads of fewer do all that is due; heads of more do nothing that is not.

Pushes are a machine-repair queue besides: deals of few closers wait for one head. Those runs are compared with the
closed form of the finite source; false-alarm rate 1e-5 each.
"""

import math
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from judging import assert_mean
from scipy import special
from stations import OFF, PLAIN_BUYING, PLAIN_SEGMENT, PROMPT_PAYMENTS, Floats, exponential

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity
from simulator.kernel.calendar import MONTH
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

ALARM = 1e-5
NO_DUTIES: dict[str, Any] = {
    "paperwork": 0.4, "planning_every": None, "control_hours": "0 h", "coaching_hours": "0 h", "push_hours": None,
    "push_from": 0, "push_patience": "100 years", "review": "none",
}  # fmt: skip
SKIPPED, MONTHS = 2, 38


def department(
    head: dict[str, Any], reports: int, *, touch: float = 0.0, survives: float = 0.0, months: int = MONTHS
) -> Scenario:
    """Return a head and `reports` closers, each with one deal of two touches at a time, and deals without end.

    A touch lasts `touch` hours on average, and a deal survives it with chance `survives`; 0 hours: there are no deals.
    """
    segment = PLAIN_SEGMENT | {
        "touches": 2, "win_rate": survives**2, "open_deals": 1, "deal_work": exponential(2 * touch) if touch else "0 h",
    }  # fmt: skip
    pipeline = math.ceil(1.3 * reports * months * MONTH / touch * (1 - survives)) if touch else 0
    closer = {"count": reports, "order_of_work": ["closing", "serving"], "account_limit": None}
    return Scenario.model_validate({
        "market": {
            "segments": {"plain": segment},
            "prospects": {"size": 0},
            "inquiries": {"per_month": 0},
            "deals": {"no_show": 0},
            "buying": PLAIN_BUYING,
            "payments": PROMPT_PAYMENTS,
            "labour": {"productive_hours": "168 h"},
            "opening": {"clients": 1, "pipeline": pipeline},
            "human_nature": {"leadership": {"push_factor": 1}},
        },
        "mechanisms": OFF | {"coaching": True, "pushing": True, "planning": True, "control": True},
        "organization": {
            "lead_queue": 1_000_000,
            "handover": {"hours": "0 h", "lead_hours": "0 h"},
            "departments": {"sales": {"head": NO_DUTIES | head, "roles": {"closer": closer}}},
        },
        "warm_up": "0 h",
        "horizon": f"{months} months",
    })  # fmt: skip


def chair(journal: Journal) -> int:
    (head,) = [seat.number for seat in journal.seats if seat.leads]
    return head


def hours_of_head(journal: Journal, activity: Activity) -> float:
    """Return the hours a month that the head spends on something, once things have settled."""
    work = journal.work
    counted = (work["seat"] == chair(journal)) & (work["activity"] == activity) & (work["start"] >= SKIPPED * MONTH)
    return float(work["hours"][counted].sum()) / (journal.end / MONTH - SKIPPED)


@pytest.mark.parametrize("paperwork", [0.0, 0.4, 0.6])
def test_paperwork_takes_its_share(paperwork: float) -> None:
    """Whatever else a head does, the share q of all hours is paperwork, and the rest is left."""
    journal = simulate(department({"paperwork": paperwork, "coaching_hours": "4 h"}, 5))
    assert hours_of_head(journal, Activity.PAPERWORK) == pytest.approx(paperwork * MONTH, rel=0.005, abs=1e-9)
    assert hours_of_head(journal, Activity.COACHING) == pytest.approx(20.0, rel=0.01)
    left = (1 - paperwork) * MONTH - 20
    assert hours_of_head(journal, Activity.LEADING) == pytest.approx(left, rel=0.02)


@pytest.mark.parametrize("reports", [4, 8, 12, 13, 16, 25, 50])
def test_coaching_within_the_span_and_beyond(reports: int) -> None:
    """With T = 168, q = 0.4 and c = 8 the span is 12.6: up to 12 reports get all lessons, more get 12.6 / n of them.

    Then not an hour is left for anything that is not due.
    """
    need, have = 8.0 * reports, 0.6 * MONTH
    span = have / 8
    journal = simulate(department({"coaching_hours": "8 h"}, reports))
    given, talked = hours_of_head(journal, Activity.COACHING), hours_of_head(journal, Activity.LEADING)
    assert given == pytest.approx(need * min(1.0, span / reports), rel=0.01)
    assert talked == pytest.approx(max(0.0, have - need), abs=0.02 * have)
    if reports > span:
        assert talked == 0.0


@pytest.mark.parametrize("reports", [6, 20])
def test_lessons_taken_are_lessons_given(reports: int) -> None:
    """Hours of coaching are charged to both sides alike."""
    journal = simulate(department({"coaching_hours": "8 h"}, reports))
    work = journal.work
    lessons, head = work["activity"] == Activity.COACHING, work["seat"] == chair(journal)
    given, taken = work["hours"][lessons & head].sum(), work["hours"][lessons & ~head].sum()
    assert given == pytest.approx(taken, abs=8.0)


@pytest.mark.parametrize("reports", [5, 12, 30])
def test_the_urgent_goes_before_the_important(reports: int) -> None:
    """Of several duties the lower rank is done in full, and what is left of T (1 - q) goes to the next: c + g l.

    Looks of 3 h a month for each report come before coaching of 8 h.
    """
    journal = simulate(department({"coaching_hours": "8 h", "control_hours": "3 h"}, reports))
    have, looks, lessons = 0.6 * MONTH, 3.0 * reports, 8.0 * reports
    looked = min(looks, have)
    assert hours_of_head(journal, Activity.CONTROLLING) == pytest.approx(looked, rel=0.03)
    assert hours_of_head(journal, Activity.COACHING) == pytest.approx(min(lessons, have - looked), rel=0.03, abs=1.0)


PUSH, TOUCH, SURVIVES = 20.0, 12.0, 0.2
THINKING = TOUCH * (1 + 1 / SURVIVES)
"""Hours from the end of a push to the next request of the same closer: the last touch, and first touches until one
deal survives; a geometric number of exponential ones, which is exponential, and one more."""


def repair(reports: int) -> float:
    """Return the utilisation of a head of finite-source M/D/1 (Takacs): busy periods are PUSH x sum C(n-1, k) B_k.

    B_k = product of (1 / beta(i / THINKING) - 1) over i = 1..k, with beta(s) = exp(-s PUSH) the transform of a push.
    """
    series, product = 1.0, 1.0
    for k in range(1, reports):
        product *= math.exp(k * PUSH / THINKING) - 1
        series += special.comb(reports - 1, k) * product
    busy = reports / THINKING * PUSH * series
    return busy / (1 + busy)


@lru_cache
def pushed(reports: int, replications: int, **head: Any) -> list[Journal]:
    terms = {"paperwork": 0, "push_hours": f"{PUSH} h"} | head
    scenario = department(terms, reports, touch=TOUCH, survives=SURVIVES, months=SKIPPED + 60)
    return [simulate(scenario, replication) for replication in range(replications)]


def batches(journal: Journal) -> Floats:
    """Return the share of the hours of each half-year in which the head pushes deals."""
    work = journal.work
    pushes = (work["seat"] == chair(journal)) & (work["activity"] == Activity.PUSHING)
    edges = np.arange(SKIPPED, journal.end / MONTH + 0.5, 6) * MONTH
    starts = np.histogram(work["start"][pushes], bins=edges)[0]
    return starts * PUSH / (6 * MONTH)


@pytest.mark.parametrize(
    ("count", "resolution"), [(3, 0.3), pytest.param(20, 0.08, marks=pytest.mark.verification)]
)
@pytest.mark.parametrize("reports", [1, 2, 4, 6])
def test_closing_pushes_are_a_machine_repair_queue(reports: int, count: int, resolution: float) -> None:
    """The share of the head's hours that pushes take, by the number of closers: it saturates, as C.8 says.

    A push that comes while the head talks with people waits for the end of that talk, an hour on average of at least
    two hours and ninety of the cycle; neglected, with the spread of the thinking: 3 % together.
    """
    found = [share for journal in pushed(reports, count) for share in batches(journal)]
    assert_mean(found, repair(reports), alarm=ALARM, resolution=resolution, error=0.03)


def test_the_closed_form_of_the_finite_source() -> None:
    """One closer alternates with the head; many take all of the head's hours."""
    assert repair(1) == pytest.approx(PUSH / (PUSH + THINKING))
    assert repair(40) == pytest.approx(1.0, abs=1e-6)


def test_pushes_beyond_the_span_are_given_up() -> None:
    """Deals that lose patience are closed alone: the head does T (1 - q) hours of pushes at most, and talks no more."""
    (journal,) = pushed(20, 1, paperwork=0.4, push_patience="2 workdays")
    assert hours_of_head(journal, Activity.PUSHING) == pytest.approx(0.6 * MONTH, rel=0.03)
    assert hours_of_head(journal, Activity.LEADING) < 0.02 * MONTH
    quick = hours_of_head(pushed(1, 1, paperwork=0.4, push_patience="2 workdays")[0], Activity.LEADING)
    assert quick > 0.3 * MONTH


def test_no_deal_waits_for_a_head_who_has_dropped_it() -> None:
    """However patient, a deal for which the head has no time for a month goes back to its seller."""
    (journal,) = pushed(40, 1, push_patience="100 years")
    work = journal.work
    touches = work["activity"] == Activity.CLOSING
    for seat in range(40):
        starts = work["start"][touches & (work["seat"] == seat)]
        assert np.diff(starts, append=journal.end).max() < MONTH + 2 * PUSH + 30 * TOUCH
