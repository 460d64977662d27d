"""The table of seats and hires, its lines on the terminal, and the figure of seats by month."""

from dataclasses import replace

import pytest
import synthetic
from matplotlib.figure import Figure

from simulator.analysis.outcome import Hired, Staffed
from simulator.experiment import tables
from simulator.experiment.comparison import Comparison
from simulator.experiment.staffing import by_month, hires_of
from simulator.experiment.study import Study
from simulator.report.charts import CHARTS, drawer, names
from simulator.report.figures import canvas
from simulator.report.hires_table import ramps, ramps_in_words
from simulator.report.language import language
from simulator.scenario.schema.scenario import Scenario

MONTHS = 4
SELLER, GENERATOR = "sales/seller", "sales/generator"


def hire(role=SELLER, *, ramped=None, paid_back=None, stayed=20.0, brought=5.0):
    return Hired(role, 1.0, stayed, 20.0, ramped, paid_back, brought, 9.0)


def run(number, *hires, grows=True):
    seats = [4.0, 6.0, 6.0, 6.0] if grows else [4.0] * MONTHS
    taken = [4.0, 4.5, 6.0, 6.0] if grows else [4.0] * MONTHS
    one = synthetic.outcomes("universal", number + 1, 1.0, MONTHS)[number]
    series = {"planned_seats": seats, "taken_seats": taken, "ramped_people": [4.0] * MONTHS}
    months = {"sales/seller": (4, ()), "sales/generator": (1, ())}
    return replace(
        one, monthly=one.monthly | series, hired=list(hires), person_months=dict.fromkeys(months, 4.0),
        staffed={SELLER: Staffed(seats, taken, [4.0] * MONTHS), GENERATOR: Staffed(*[[1.0] * MONTHS] * 3)},
    )  # fmt: skip


RUNS = [
    run(0, hire(ramped=5.0, paid_back=12.0), hire(stayed=3.0), hire(GENERATOR, ramped=2.0, brought=0.0)),
    run(1, hire(ramped=7.0, paid_back=14.0), hire(ramped=6.0)),
    run(2),
]


def comparison(count, runs=None):
    roles = {
        "seller": {"count": count, "order_of_work": ["serving", "qualifying", "closing"]},
        "generator": {"count": 1, "order_of_work": ["prospecting"]},
    }
    design = Scenario.model_validate({"name": "planned", "organization": {"departments": {"sales": {"roles": roles}}}})
    study = Study.of([design], 3)
    return Comparison(study, {"planned": runs or RUNS}, (), 0.02)


def test_hires_of_a_role():
    """Of four, three are ramped after 5, 6 and 7 months, and one has left after 3; two have paid back of those four."""
    one = hires_of(SELLER, RUNS)
    assert (one.hires, one.ramp, one.paid_back, one.payback, one.brings) == (4, 6.0, 0.5, 14.0, True)
    assert (one.planned, one.taken, one.ramped) == (5.5, 5.125, 4.0)
    one = hires_of(GENERATOR, RUNS)
    assert (one.hires, one.ramp, one.paid_back, one.payback, one.brings) == (1, 2.0, None, None, False)


def test_who_leaves_without_having_paid_back_never_will():
    """Two of three have left at once; the median of the third alone would be 10."""
    left = [hire(stayed=1.0), hire(stayed=1.0), hire(paid_back=10.0)]
    assert hires_of(SELLER, [run(0, *left)]).payback is None


def test_the_table():
    table = ramps(comparison({"start": 4, "hire": [{"at": "1 month", "people": 2}]}), language("en"))
    seller, generator = table
    assert (seller.planned, seller.taken, seller.ramped, seller.hires) == ("5.5", "5.1", "4.0", "1.3")
    assert (seller.ramp, seller.paid_back, seller.payback) == ("6.0", "50%", "14.0")
    assert (generator.paid_back, generator.payback) == ("–", "brings no margin itself")
    nobody = ramps(comparison(4, [run(0)] * 3), language("en"))[0]
    assert (nobody.hires, nobody.ramp, nobody.paid_back, nobody.payback) == ("0.0", "–", "–", "–")


@pytest.mark.parametrize(("tag", "told"), [("en", "months until ramped (median): 6.0"),
                                           ("ru", "месяцев до освоения (медиана): 6,0")])  # fmt: skip
def test_lines_on_the_terminal_where_there_is_a_plan(tag, told):
    lines = ramps_in_words(comparison({"start": 4, "hire": {"every": "1 month"}}), language(tag))
    assert len(lines) == 2
    assert told in lines[0]
    assert ("the role brings no margin itself" if tag == "en" else "сама роль маржи не приносит") in lines[1]
    assert ramps_in_words(comparison(4), language(tag)) == []


def test_people_and_seats_as_tables():
    found = tables.people({"planned": RUNS}, {"planned": {}})
    seller = found[(found["role"] == SELLER) & (found["replication"] == 0)].iloc[0]
    assert (seller["planned_seats"], seller["ramped_people"], seller["hires"]) == (5.5, 4.0, 2)
    assert (seller["ramp_months"], seller["paid_back_share"], seller["payback_months"]) == (5.0, 0.5, 12.0)
    seats = by_month({"planned": RUNS})
    assert len(seats) == 3 * 2 * MONTHS
    assert seats["planned_seats"][:MONTHS].tolist() == [4, 6, 6, 6]
    assert seats["month"][:MONTHS].tolist() == [1, 2, 3, 4]


@pytest.mark.parametrize("tag", ["en", "ru"])
def test_the_figure(tag):
    outcomes = {"planned": RUNS, "steady": [run(number, grows=False) for number in range(3)]}
    with canvas.style():
        figure = Figure(layout="constrained")
        finding = drawer("staffing")(figure.add_subplot(), outcomes, language(tag))
        figure.draw_without_rendering()
    assert "planned" in finding.title
    assert ("6.0" if tag == "en" else "6,0") in finding.title
    assert "nan" not in finding.text


def test_the_figure_is_there_only_where_seats_are_added():
    assert names({"planned": RUNS}) == (*CHARTS, "staffing")
    assert names({"steady": [run(0, grows=False)]}) == CHARTS
    assert names({"old": synthetic.outcomes("universal", 2)}) == CHARTS
