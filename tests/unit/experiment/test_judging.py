"""From readings to verdicts on a book: every verdict is reached by the claim that deserves it."""

from types import SimpleNamespace

import pytest

from simulator.experiment.claims.book import Article, Claim
from simulator.experiment.claims.carrying import Readings
from simulator.experiment.claims.judging import judged
from simulator.experiment.claims.plan import Effort

TEXT = {"en": "words", "ru": "слова"}
REPLICATIONS = 30
LEVELS = {"low": 100.0, "same": 100.1, "high": 110.0}


def noise(replication, size):
    """Return a number that is the same for all arms of a replication but for a little."""
    return (replication * 7919 % 13 - 6) * size


def numbers(level, size=1.0):
    return {"value": {one: level + noise(one, size) for one in range(REPLICATIONS)}}


READINGS = Readings(
    arms={
        **{name: numbers(level) for name, level in LEVELS.items()},
        "wild": {"value": {one: 101 + (-1) ** one * 40.0 for one in range(REPLICATIONS)}},
        "nothing": {"value": dict.fromkeys(range(REPLICATIONS))},
    }
)


def gap(*arms, expected="higher", **more):
    return {"form": "difference", "arms": arms, "measure": "value", "expected": expected, "condition": TEXT, **more}


def found(*tests, readings=READINGS, status="testable", effort=None, under="every_condition"):
    claim = Claim.model_validate(
        {"id": "C01", "kind": "P", "statement": TEXT, "status": status, "why": TEXT, "falsifier": TEXT, "tests": tests,
         "holds_under": under}
    )
    article = Article.model_validate({"article": "000", "title": TEXT, "claims": [claim]})
    plan = SimpleNamespace(
        claims=[(article, claim)], effort=effort or Effort(points=0), left=lambda _test: frozenset()
    )
    return judged(plan, readings)[0]


def bare(*arms, form, **more):
    return {"form": form, "arms": arms, "measure": "value", "condition": TEXT, **more}


@pytest.mark.parametrize(
    ("tests", "verdict", "how"),
    [
        ([gap("high", "low")], "holds", None),
        ([gap("low", "high")], "does_not_hold", "falsified"),
        ([gap("same", "low")], "does_not_hold", "not_supported"),
        ([gap("wild", "low")], "not_decided", None),
        ([gap("nothing", "low")], "not_decided", None),
        ([gap("high", "low"), gap("high", "same")], "holds", None),
        ([gap("high", "low"), gap("low", "high")], "depends_on", None),
        ([gap("high", "low"), gap("same", "low")], "does_not_hold", "not_supported"),
        ([gap("low", "high"), gap("wild", "low")], "not_decided", None),
        ([bare("high", form="level", between=[105, 115])], "holds", None),
        ([bare("low", form="level", between=[105, 115])], "does_not_hold", "falsified"),
        ([bare("high", "low", form="ratio", between=[1.09, 1.11])], "holds", None),
        ([bare("low", "same", "high", form="slope", levels=[1, 2, 3], expected="higher")], "holds", None),
        ([bare("low", "high", "same", form="optimum", levels=[1, 2, 3], between=[2, 2])], "holds", None),
        ([bare("low", "high", "same", form="optimum", levels=[1, 2, 3], between=[1, 1])], "does_not_hold", "falsified"),
        ([bare("high", "low", "same", "low", form="interaction", expected="higher")], "holds", None),
    ],
)
def test_verdicts(tests, verdict, how):
    claim = found(*tests)
    assert (claim.verdict, claim.how) == (verdict, how)
    assert claim.leading.decision == claim.decided or verdict == "depends_on"
    assert claim.share is None


@pytest.mark.parametrize(
    ("tests", "verdict"),
    [
        ([gap("high", "low"), gap("low", "high")], "holds"),
        ([gap("wild", "low"), gap("high", "low"), gap("same", "low")], "holds"),
        ([gap("low", "high"), gap("wild", "low")], "not_decided"),
        ([gap("low", "high"), gap("same", "low")], "does_not_hold"),
    ],
)
def test_one_condition_is_enough_for_what_may_happen(tests, verdict):
    claim = found(*tests, under="one_condition")
    assert claim.verdict == verdict
    assert claim.leading.decision == claim.decided


def test_intervals_are_wider_where_one_condition_is_enough():
    alone, one_of_three = found(gap("wild", "low")), found(*[gap("wild", "low")] * 3, under="one_condition")
    assert alone.tests[0].confidence == 0.95
    assert one_of_three.tests[0].confidence == pytest.approx(1 - 0.05 / 3)
    wide, plain = (claim.tests[0].effect.high - claim.tests[0].effect.low for claim in (one_of_three, alone))
    assert wide > plain


def test_what_the_model_assumes_is_no_verdict_whatever_the_numbers():
    claim = found(gap("high", "low"), status="by_construction")
    assert (claim.verdict, claim.how) == ("by_construction", None)
    assert claim.leading.effect.mean == pytest.approx(10)


def test_only_replications_that_all_arms_finished_count():
    short = Readings(arms={**READINGS.arms, "high": {"value": {2: 110.0, 5: 112.0, 99: 1.0}}})
    assert found(gap("high", "low"), readings=short).tests[0].effect.n == 2
    none = Readings(arms={**READINGS.arms, "high": {}})
    assert found(gap("high", "low"), readings=none).verdict == "not_decided"


def test_the_share_of_the_plausible_region():
    def at(*levels):
        return [None if level is None else numbers(level) for level in levels]

    readings = Readings(
        arms=READINGS.arms,
        points={("low", frozenset()): at(100, 100, 100, 100, None), ("high", frozenset()): at(110, 101, 90, 120, 110)},
    )
    claim = found(gap("high", "low"), readings=readings, effort=Effort(points=5))
    assert (claim.share.holds, claim.share.points) == (2, 4)  # one lies inside the band, one below, one is not there
    low, high = claim.share.interval
    assert low < 0.5 < high
    both = found(gap("high", "low"), gap("low", "high"), readings=readings, effort=Effort(points=5))
    assert (both.share.holds, both.tests[1].share.holds) == (0, 1)
    either = found(
        gap("high", "low"), gap("low", "high"), readings=readings, effort=Effort(points=5), under="one_condition"
    )
    assert (either.share.holds, either.share.points) == (3, 4)
