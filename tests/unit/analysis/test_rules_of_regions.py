"""Rules: a planted one is found, and none is claimed where there is nothing but noise."""

import numpy as np
import pytest
from scipy.stats import binom

from simulator.analysis.rules import Condition, checked, learned
from simulator.kernel import extras
from simulator.kernel.troubles import BadInputError

NAMES = ("eta", "inquiries", "dial")
STUDIES = 300
UNLIKELY = 1e-4


def planted(points):
    """Tell where it holds: eta high and inquiries few."""
    return [bool(one) for one in (points[:, 0] > 0.7) & (points[:, 1] <= 0.4)]


def a_check(chance, truth, learn=256, check=64):
    seen, unseen = chance.random((learn, 3)), chance.random((check, 3))
    holds = truth(seen)
    rules = learned(seen, holds, NAMES)
    return rules, checked(rules, unseen, truth(unseen), NAMES, 2 * sum(holds) > len(holds))


def test_a_planted_rule_is_found():
    rules, check = a_check(np.random.default_rng(1), planted, check=256)
    where = [rule for rule in rules if rule.holds]
    assert len(where) == 1
    eta, inquiries = where[0].conditions
    assert (eta.name, eta.up_to, inquiries.name, inquiries.above) == ("eta", None, "inquiries", None)
    assert eta.above == pytest.approx(0.7, abs=0.03)
    assert inquiries.up_to == pytest.approx(0.4, abs=0.03)
    assert where[0].agreeing == where[0].points
    assert check.better
    assert check.hits / check.points > 0.95
    assert check.low < check.hits / check.points <= check.high


def test_rules_divide_the_space():
    rules, _ = a_check(np.random.default_rng(2), planted)
    for point in np.random.default_rng(3).random((200, 3)).tolist():
        place = dict(zip(NAMES, point, strict=True))
        assert sum(all(one.holds(place[one.name]) for one in rule.conditions) for rule in rules) == 1


def test_nothing_but_noise_gives_no_rule_that_is_better():
    """Rules of noise are called better in at most 2.5 % of studies; above the bound by chance 1 in 10,000."""
    chance = np.random.default_rng(4)

    def toss(points):
        return [bool(one) for one in chance.random(len(points)) < 0.5]

    alarms = sum(a_check(chance, toss, learn=96, check=32)[1].better for _ in range(STUDIES))
    assert alarms <= binom.ppf(1 - UNLIKELY, STUDIES, 0.025)


def test_where_it_always_holds_there_is_one_rule_without_conditions():
    points = np.random.default_rng(5).random((40, 3))
    for always in (True, False):
        (rule,) = learned(points, [always] * 40, NAMES)
        assert (rule.conditions, rule.holds, rule.points, rule.agreeing) == ((), always, 40, 40)


def test_ends_of_conditions():
    condition = Condition("eta", 0.2, 0.6)
    assert [condition.holds(value) for value in (0.2, 0.21, 0.6, 0.61)] == [False, True, True, False]


def test_a_missing_library_is_told_in_a_line(monkeypatch):
    def missing(name):
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(BadInputError, match=r"needs sklearn, .* pip install 'sales-conveyor\[sensitivity\]'"):
        learned(np.zeros((1, 1)), [True], ["a"])
