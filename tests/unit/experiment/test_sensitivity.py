"""The inquiry from start to end, on made-up work whose truth is known."""

import hashlib
import json
import random
from dataclasses import dataclass

import pytest
from fakes import outcome, scenario

from simulator.experiment.bench import bench_in
from simulator.experiment.sensitivity.effort import QUICK, USUAL, Effort
from simulator.experiment.sensitivity.sensitivity import inquire, planned, sensitivity
from simulator.experiment.sensitivity.space import Space
from simulator.experiment.sensitivity.spreading import REST
from simulator.experiment.study import StudyError
from simulator.kernel import extras
from simulator.kernel.troubles import BadInputError
from simulator.scenario.schema.scenario import Scenario

ETA, SWITCHING, DISCOUNT = "market.human_nature.eta", "market.human_nature.switching", "market.discount"
EFFORT = Effort(trajectories=3, screening=2, blocks=2, top=3, points=64, replications=2, ends=6)


@dataclass(frozen=True)
class Linear:
    """Work in which the second design gains with eta and loses with the discount, under noise that everything moves.

    The difference is 30 (eta - 1) - 100 (discount - 0.15) - 10 in the mean; eta is from 0 to 2, the discount from 0.05
    to 0.4, so that the first turns it at 1 1/3, and the second at 0.05.
    """

    scenarios: tuple[Scenario, ...]
    seed: int
    noise: float = 2.0

    def __call__(self, unit):
        """Return the outcome of a unit; luck of its own for every scenario and replication, and a common one."""
        there = self.scenarios[unit.design]
        market = there.market
        truth = 30 * (market.human_nature.eta - 1) - 100 * (market.discount - 0.15) - 10
        own = hashlib.sha256(f"{there.fingerprint} {unit.replication}".encode()).digest()
        noise = random.Random(own).gauss(0, self.noise)
        common = random.Random(unit.replication).gauss(0, 40)
        gain = truth if there.name == "conveyor" else 0.0
        return outcome(unit, value=500 + common + gain + noise)


def found(folder=None, effort=EFFORT, among=(), work=Linear):
    """Return what is found of two designs, and how many runs were made for it and found in the ledger."""
    designs = [scenario("universal"), scenario("conveyor", count=11)]
    with bench_in(folder, 3, jobs=1, work=work) as bench:
        answer = sensitivity(bench, designs, effort, among)
        return answer, bench.made, bench.found


@pytest.fixture(scope="module")
def answer():
    return found()[0]


def test_the_two_that_matter_are_found_among_all(answer):
    assert len(answer.assumptions) > 100
    assert set(list(answer.screening.blocks)[:2]) == {"market.human_nature", "market"}
    assert list(answer.screening.singles)[:2] == [ETA, DISCOUNT]
    assert answer.screening.singles[ETA].size.mean == pytest.approx(60, rel=0.1)
    assert {one.path for one in answer.ends[:2]} == {ETA, DISCOUNT}


def test_the_rest_has_hardly_a_share(answer):
    shares = answer.spreading.spread.shares
    eta, discount = 60**2 / 12, (100 * 0.125) ** 2 / 3  # the centre of the discount is no middle: about that
    assert shares[ETA].total.mean == pytest.approx(eta / (eta + discount), abs=0.12)
    assert shares[REST].total.low == 0
    assert shares[REST].total.mean < 0.05
    assert 0 < answer.spreading.spread.noise < 0.1


def test_thresholds_are_right(answer):
    ends = {one.path: one for one in answer.ends}
    assert answer.turning[0].path == ETA
    assert ends[ETA].flip.at == pytest.approx(4 / 3, abs=0.1)
    assert ends[ETA].flip.turning == "turns"
    last = answer.ends[-1]
    assert last.flip.turning == "stays"


def test_the_rule_that_decides_is_told_and_holds_at_other_points(answer):
    regions = answer.spreading.regions
    wins = [rule for rule in regions.rules if rule.holds]
    assert wins
    assert all(any(one.name == ETA and one.above is not None for one in rule.conditions) for rule in wins)
    above, _ = answer.bounds(next(one for one in wins[0].conditions if one.name == ETA))
    assert 1 < above < 1.7
    assert regions.checked.points == EFFORT.points
    assert regions.checked.better


def test_luck_that_all_points_share_is_in_no_share():
    """With common luck of 40 and noise of 2 the noise told is that of the noise alone."""
    told = found(among=[ETA, DISCOUNT])[0].spreading.spread
    noise = 2 * 2.0**2 / 2
    assert told.noise == pytest.approx(noise / (noise + 60**2 / 12 + 100**2 * 0.35**2 / 16), abs=0.02)


def test_few_assumptions_are_screened_one_by_one_and_nothing_is_left_over():
    told = found(among=["market.human_nature.eta", "market.discount"])[0]
    assert told.screening.blocks == {}
    assert list(told.screening.singles) == [ETA, DISCOUNT]
    assert REST not in told.spreading.spread.shares


def test_begun_again_it_finds_its_runs_and_says_the_same(tmp_path):
    first, made, _ = found(tmp_path / "sensitivity-a", among=[ETA, DISCOUNT])
    again, more, kept = found(tmp_path / "sensitivity-a", among=[ETA, DISCOUNT])
    assert (more, kept) == (0, made)
    assert again.summary() == first.summary()


def test_no_more_runs_than_were_told_beforehand():
    for among in ([ETA, DISCOUNT], ["market.human_nature"]):
        told, made, _ = found(among=among, effort=QUICK)
        assert 0.5 * told.runs < made <= told.runs


@pytest.mark.parametrize("effort", [USUAL, QUICK])
def test_runs_are_counted_before_any_is_made(effort):
    space = Space([scenario("universal"), scenario("conveyor", count=11)])
    assert space.in_blocks
    singles = sum(sorted((len(one) for one in space.blocks.values()), reverse=True)[: effort.blocks])
    screening = effort.trajectories * effort.screening * (len(space.blocks) + 1 + singles + 1)
    rows = effort.points * effort.replications * (effort.top + 1 + 2)
    assert planned(space, effort) == 2 * (screening + rows + effort.ends * (1 + 2 * effort.top))


def test_the_answer_is_plain_data_and_tables(answer):
    told = json.loads(json.dumps(answer.summary(), allow_nan=False))
    assert told["ends"][0]["threshold"] == pytest.approx(answer.ends[0].flip.at)
    frames = answer.frames()
    assert list(frames) == ["sensitivity", "screening", "points"]
    assert len(frames["sensitivity"]) == EFFORT.top
    assert len(frames["points"]) == 2 * EFFORT.points
    assert "Sensitivity of" in repr(answer)
    assert "<table" in answer._repr_html_()


def test_what_acts_in_neither_design_is_left_out():
    space = Space([scenario("universal"), scenario("conveyor", count=11)])
    assert "market.visits.travel" not in space.assumptions
    assert space.idle > 0


@pytest.mark.parametrize(
    ("among", "told"),
    [(["market.human_nature.etta"], "nothing uncertain is there"), (["market.visits"], "acts in neither")],
)
def test_paths_at_which_there_is_nothing_are_refused(among, told):
    with pytest.raises(StudyError, match=told):
        Space([scenario("universal"), scenario("conveyor")], among)


def test_one_design_has_no_difference():
    with pytest.raises(StudyError, match="of two designs, not 1"):
        Space([scenario("universal")])


@pytest.mark.parametrize(
    ("changes", "told"),
    [({"points": 30}, "no power of two; 32 is the next"), ({"replications": 1}, "replications: 1 is not between 2"),
     ({"trajectories": 1}, "trajectories: 1 is not between 2")],
)  # fmt: skip
def test_efforts_of_which_nothing_can_be_made_are_refused(changes, told):
    with pytest.raises(StudyError, match=told):
        Effort(**changes)


def test_designs_that_are_the_same_differ_by_nothing_anywhere():
    space = Space([scenario("universal"), scenario("twin")], [ETA])
    with bench_in(None, 0, jobs=1, work=Nothing) as bench:
        told = inquire(bench, space, QUICK)
    assert told.stated.mean == 0
    assert told.spreading.spread.shares == {}
    assert told.turning == ()


def test_a_missing_library_is_told_before_any_run(monkeypatch):
    real = extras.import_module

    def without_sklearn(name):
        if name.startswith("sklearn"):
            raise ModuleNotFoundError(name=name)
        return real(name)

    monkeypatch.setattr(extras, "import_module", without_sklearn)
    space = Space([scenario("universal"), scenario("twin")], [ETA])
    with bench_in(None, 0, jobs=1, work=Nothing) as bench:
        with pytest.raises(BadInputError, match="needs sklearn"):
            inquire(bench, space, QUICK)
        assert bench.made == 0


@dataclass(frozen=True)
class Nothing:
    """Work in which designs are the same."""

    scenarios: tuple[Scenario, ...]
    seed: int

    def __call__(self, unit):
        """Return an outcome that hangs on the replication alone."""
        return outcome(unit, shift=0.0)
