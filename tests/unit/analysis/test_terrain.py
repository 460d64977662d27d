"""Maps of made-up differences whose border is known; noise is shared between spots, as common luck is."""

import numpy as np
import pytest

from simulator.analysis.layout import STEPS, grid, spread
from simulator.analysis.lines import Place
from simulator.analysis.regions import decided, grounds, standings, unclear_spots
from simulator.analysis.terrain import Ground, MissingLibraryError, check_learner, terrain

N = 10
PAIR = (1, 0)
COARSE = np.array([(x, y) for x in np.linspace(0, 1, 9) for y in np.linspace(0, 1, 9)])


def height(spot):
    return 12 * (spot[0] - 0.4) + 6 * np.sin(3 * spot[1]) - 3


def seen(spots, luck, truth=height, common=3.0, own=1.0):
    shared = luck.normal(0, common, N)
    return [Place(0.0, (truth(spot) + shared + luck.normal(0, own, N)).tolist()) for spot in spots]


def mapped(luck, wanted=COARSE, truth=height):
    spots = spread(16)
    return standings(grounds(spots, {PAIR: seen(spots, luck, truth)}, wanted), 2)


def test_what_a_map_decides_is_right():
    """Of the cells of a map at most a tenth is wrong in the mean; 30 maps agree in that but for once in 1000 times.

    The share of wrong cells of a map lies between 0 and 0.2 here, with a deviation of at most 0.06 about the mean.
    """
    luck, wrong, open_ = np.random.default_rng(1), [], []
    right = [int(height(spot) > 0) for spot in COARSE]
    for _ in range(30):
        found = [cell.winner for cell in mapped(luck)]
        wrong.append(np.mean([who is not None and who != truth for who, truth in zip(found, right, strict=True)]))
        open_.append(np.mean([who is None for who in found]))
    assert np.mean(wrong) <= 0.1
    assert np.mean(open_) < 0.4  # most of it is decided all the same


def test_shared_luck_is_in_the_error_in_full():
    """Sixteen spots that err together by 3 know their level to 3 / sqrt(10), not to a quarter of that.

    The deviation of 10 replications is below half of its truth once in 250 times, above twice far more seldom.
    """
    spots = spread(16)
    ground, = terrain(spots, seen(spots, np.random.default_rng(2))).readings(np.array([[0.5, 0.5]]))
    assert 0.5 < ground.error / (3 / np.sqrt(N)) < 2


def test_designs_without_a_difference_are_decided_no_more_often_than_chance():
    """Where designs are equal, a chance of 90 % for one or the other comes up in a fifth of maps.

    In 80 maps more than 30 of 80 once in 1000 times.
    """
    luck = np.random.default_rng(3)
    middle = np.array([[0.5, 0.5]])
    assert sum(mapped(luck, middle, lambda _: 0.0)[0].winner is not None for _ in range(80)) <= 30


def test_spots_are_added_at_the_border_and_apart():
    luck, spots, cells = np.random.default_rng(4), spread(16), grid()
    standing = standings(grounds(spots, {PAIR: seen(spots, luck)}, cells), 2)
    rows = unclear_spots(standing, cells, spots, 4)
    assert len(rows) == 4
    assert all(abs(height(cells[row])) < 6 for row in rows)  # 18 lie between the corners
    away = [np.linalg.norm(cells[a] - cells[b]) for a in rows for b in rows if a < b]
    assert min(away) >= 0.12
    assert not {tuple(cells[row]) for row in rows} & {tuple(spot) for spot in spots}


def test_of_three_designs_the_chance_is_what_the_others_leave():
    sure, even = Ground(5.0, 1.0, 0.99), Ground(0.0, 1.0, 0.5)
    first, second = standings({(1, 0): [sure, even], (2, 0): [even, even], (2, 1): [Ground(-5.0, 1.0, 0.02), even]}, 3)
    assert first.best == 1
    assert first.chance == pytest.approx(1 - 0.01 - 0.02)
    assert first.winner == 1
    assert second.winner is None


def test_equal_designs_to_the_byte_are_nobodys_win():
    spots = spread(12)
    found = standings(grounds(spots, {PAIR: [Place(0.0, [0.0] * N) for _ in spots]}, COARSE), 2)
    assert {cell.winner for cell in found} == {None}


def test_runs_decide_a_spot_only_if_one_design_beats_all():
    up, level = Place(0.0, [5.0, 5.1, 5.2]), Place(0.0, [-1.0, 1.0, 0.1])
    assert decided({(1, 0): up}, 2) == 1
    assert decided({(1, 0): level}, 2) is None
    assert decided({(1, 0): up, (2, 0): up, (2, 1): level}, 3) is None


def test_spots_stand_on_the_grid_once():
    spots = spread(50)
    assert len({tuple(spot) for spot in spots.tolist()}) == 50
    assert np.allclose(spots * STEPS, np.round(spots * STEPS))
    assert spread(4).tolist() == [[0, 0], [1, 1], [0, 1], [1, 0]]


def test_without_the_library_a_line_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "sklearn.gaussian_process", None)
    with pytest.raises(MissingLibraryError, match=r"pip install 'sales-conveyor\[sensitivity\]'"):
        check_learner()
