"""Searches for borders that are broken off end as undisturbed ones do, and repeat no run."""

import json

import pytest
from borders import bench_of
from fakes import scenario

from simulator.experiment.breakeven import breakeven
from simulator.experiment.map import map_of
from simulator.report.inquiries.border_views import BreakevenView, MapView
from simulator.report.showing import seen

PAIR = (scenario("universal"), scenario("conveyor"))
HEIGHTS = {"universal": lambda _: 0.0, "conveyor": lambda one: 10 * (one.market.neglect_multiplier - 3.3)}


def switch(bench):
    return breakeven(bench, PAIR, "market.neglect_multiplier", replications=8)


def chart(bench):
    return map_of(bench, PAIR, ("market.neglect_multiplier", "deal_size"), replications=5, points=16)


def broken_off(ask, folder, stop):
    """Begin to ask, break off when so many runs are there, and return how many were made."""
    def stopped(done, _asked):
        if done >= stop:
            raise KeyboardInterrupt

    with bench_of(HEIGHTS, folder=folder, on_runs=stopped) as bench:
        try:
            ask(bench)
        except KeyboardInterrupt:
            return bench.made
    pytest.fail("it was not broken off")


@pytest.mark.parametrize("ask", [switch, chart])
def test_broken_off_three_times_it_ends_as_if_nothing_had_been(tmp_path, ask):
    with bench_of(HEIGHTS) as bench:
        undisturbed, runs = ask(bench), bench.made
    made = sum(broken_off(ask, tmp_path / "out", stop) for stop in (1, runs // 3, runs - 5))
    with bench_of(HEIGHTS, folder=tmp_path / "out") as bench:
        again = ask(bench)
        made += bench.made
    assert made == runs
    assert json.dumps(again.summary()) == json.dumps(undisturbed.summary())


def test_in_a_notebook_they_show_their_answer():
    with bench_of(HEIGHTS) as bench:
        even, drawn = seen(BreakevenView, switch(bench), "en"), seen(MapView, chart(bench), "ru")
    assert repr(even).startswith("<Break-even of 'universal' and 'conveyor' in market.neglect_multiplier: 3.")
    assert "“Universal” is better below 3" in even._repr_html_()
    assert even.plot_difference().get_xlabel() == "how much likelier a client leaves who feels no attention at all"
    assert repr(drawn).startswith("<Map of market.neglect_multiplier and deal_size: ")
    assert "На карте выигрывают" in drawn._repr_html_()
    assert drawn.plot_map().get_xlabel() == "во сколько раз вероятнее уходит клиент, о котором совсем забыли"
