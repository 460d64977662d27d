import json
import multiprocessing
import os
import random
import re
import signal
import time
from multiprocessing import forkserver
from pathlib import Path

import pytest
from bench_process import carry_out, search
from made_up import MadeUp, staffed

from simulator.experiment import compare as comparing
from simulator.experiment.bench import RunFailedError, bench_in
from simulator.experiment.ledger import FILE, ledger_of
from simulator.experiment.study import StudyError
from simulator.scenario.files.loader import load_scenario

PROGRAMS = multiprocessing.get_context("forkserver")
KILLS = 20


@pytest.fixture
def made_up(tmp_path):
    (tmp_path / "notes").mkdir()
    return MadeUp(tmp_path / "notes")


@pytest.fixture
def results(tmp_path):
    return tmp_path / "results"


def once(sellers, replications, seed=0):
    """Return what `MadeUp.runs()` is if each of these runs was made once."""
    return {(count, seed, number): 1 for count in sellers for number in replications}


def values(runs):
    return [[one.indicators["value"] for one in design] for design in runs]


def test_a_run_is_asked_for_often_and_made_once(results, made_up):
    with bench_in(results / "one", jobs=1, work=made_up) as bench:
        first = bench.outcomes([staffed(4), staffed(5)], range(3))
        assert bench.outcomes([staffed(5), staffed(4)], range(3)) == first[::-1]
        again = bench.runs([(staffed(5), [2, 0, 2]), (staffed(5), [1]), (staffed(6), [])])
        assert again == [[first[1][2], first[1][0], first[1][2]], [first[1][1]], []]
        assert (bench.made, bench.found) == (6, 9)
    assert made_up.runs() == once((4, 5), range(3))


def test_inquiries_of_a_folder_share_their_runs(results, made_up):
    with bench_in(results / "one", jobs=1, work=made_up) as bench:
        first = bench.outcomes([staffed(4), staffed(5)], range(3))
    with bench_in(results / "other", jobs=1, work=made_up) as bench:
        assert bench.outcomes([staffed(9), staffed(5)], range(2))[1] == first[1][:2]
        assert (bench.made, bench.found) == (2, 2)
    assert max(made_up.runs().values()) == 1


def test_another_seed_shares_nothing(results, made_up):
    for seed in (0, 1):
        with bench_in(results / "one", seed, jobs=1, work=made_up) as bench:
            bench.outcomes([staffed(4)], range(2))
            assert bench.found == 0
    assert made_up.runs() == once((4,), range(2)) | once((4,), range(2), 1)


def test_comparisons_and_inquiries_of_a_folder_share_their_runs(results, made_up, monkeypatch):
    """Other pairs with a design in common, then a bench; each study is what it would have been alone."""
    monkeypatch.setattr(comparing, "Replicate", made_up)
    comparing.compare([staffed(4), staffed(5)], 3, jobs=1, out=results / "one")
    assert made_up.runs() == once((4, 5), range(3))
    shared = comparing.compare([staffed(6), staffed(5)], 4, jobs=1, out=results / "two")
    assert made_up.runs() == once((4, 5, 6), range(3)) | once((5, 6), [3])
    with bench_in(results / "three", jobs=1, work=made_up) as bench:
        found = bench.outcomes([staffed(5), staffed(7)], range(5))
    assert (bench.made, bench.found) == (6, 4)
    assert list(found[0][:4]) == list(shared.outcomes["of 5"])
    assert max(made_up.runs().values()) == 1
    comparing.compare([staffed(5), staffed(7)], 5, jobs=1, out=results / "four")
    assert max(made_up.runs().values()) == 1

    alone = comparing.compare([staffed(6), staffed(5)], 4, jobs=1)
    assert alone.summary() == shared.summary()
    (elsewhere := results.parent / "elsewhere").mkdir()
    comparing.write_tables(alone, elsewhere)
    for name in comparing.FILES:
        assert (results / "two" / name).read_bytes() == (elsewhere / name).read_bytes()


def test_runs_of_an_edited_model_are_not_taken(results, made_up, monkeypatch):
    with bench_in(results / "one", jobs=1, work=made_up) as bench:
        bench.outcomes([staffed(4)], range(2))
    monkeypatch.setattr("simulator.experiment.bench.model_version", lambda: "0+edited")
    with bench_in(results / "one", jobs=1, work=made_up) as bench:
        bench.outcomes([staffed(4)], range(2))
        assert (bench.made, bench.found) == (2, 0)


def test_one_core_is_two_cores(made_up):
    found = []
    for jobs in (1, 2):
        with bench_in(None, jobs=jobs, work=made_up) as bench:
            found.append(search(bench))
    assert found[0] == found[1]
    assert found[0][0][0][0] == 7


def test_progress_counts_what_was_found(results, made_up):
    told = []
    for _ in range(2):
        with bench_in(results / "one", jobs=1, work=made_up, on_runs=lambda *news: told.append(news)) as bench:
            bench.outcomes([staffed(4)], range(2))
    assert told == [(0, 2), (1, 2), (2, 2), (2, 2)]


@pytest.mark.parametrize("jobs", [0, -1])
def test_numbers_of_processes_that_do_not_exist(jobs):
    with pytest.raises(StudyError, match=f"jobs: {jobs} is not 1 or more"), bench_in(None, jobs=jobs):
        pass


# --- what goes wrong ---------------------------------------------------------------------------------------------


def test_a_failed_run_is_told_with_what_repeats_it(results, made_up):
    """The others are kept, and once the mistake is mended only what is missing is made."""
    bad = MadeUp(made_up.folder, fails=(5,))
    with bench_in(results / "one", 3, jobs=1, work=bad) as bench:
        with pytest.raises(RunFailedError) as told:
            bench.outcomes([staffed(4), staffed(5)], [0, 1])
        said = re.fullmatch(
            r"'of 5', replication 0: ArithmeticError: no luck with 5; to see it: "
            r"conveyor run (\S+) --seed 3 --replication 0", str(told.value)
        )  # fmt: skip
        assert said
        assert load_scenario(Path(said[1])).fingerprint == staffed(5).fingerprint
    with bench_in(results / "one", 3, jobs=1, work=made_up) as bench:
        bench.outcomes([staffed(4), staffed(5)], [0, 1])
        assert bench.found == 2
    assert made_up.runs()[4, 3, 0] == 1


def test_a_file_in_the_place_of_the_folder_is_told_before_the_first_run(results, made_up):
    results.mkdir()
    (results / "letter.txt").write_text("dear")
    with pytest.raises(StudyError, match=r"letter\.txt: not a folder"), bench_in(results / "letter.txt", work=made_up):
        pass
    assert not made_up.runs()


def test_a_damaged_ledger_stops_an_inquiry_in_a_line(results, made_up):
    with bench_in(results / "one", jobs=1, work=made_up) as bench:
        bench.outcomes([staffed(4)], range(2))
    (results / FILE).write_bytes(b"spoilt" * 1000)
    told = pytest.raises(StudyError, match=r"damaged .* move it away, and runs are made again")
    with told as refused, bench_in(results / "one", jobs=1, work=made_up):
        pass
    assert "\n" not in str(refused.value)
    (results / FILE).unlink()
    with bench_in(results / "one", jobs=1, work=made_up) as bench:
        bench.outcomes([staffed(4)], range(2))


def test_a_damaged_outcome_does_not_get_from_the_ledger_into_a_study(results, made_up, monkeypatch):
    monkeypatch.setattr(comparing, "Replicate", made_up)
    with bench_in(results / "one", jobs=1, work=made_up) as bench:
        bench.outcomes([staffed(4)], range(2))
    with ledger_of(results) as ledger, ledger._connection:
        ledger._connection.execute("update runs set packed = x'00ff' where replication = 1")
    with pytest.raises(StudyError, match=rf"{results}/{FILE}: damaged"):
        comparing.compare([staffed(4), staffed(5)], 2, jobs=1, out=results / "two")
    (results / FILE).unlink()
    assert comparing.compare([staffed(4), staffed(5)], 2, jobs=1, out=results / "two").completed == 2


# --- programs that are killed, and programs at the same time --------------------------------------------------------


@pytest.fixture
def programs(monkeypatch):
    """What programs are started from: all that they import is there, so that a death costs no seconds."""
    folders = [Path(__file__).parent, Path(__file__).parents[3], *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, folders)))
    PROGRAMS.set_forkserver_preload(["bench_process"])
    forkserver.ensure_running()


def another_run(notes, program):
    """Wait until `program` has made a run, or ended."""
    before, until = len(list(notes.iterdir())), time.monotonic() + 120
    while program.is_alive() and len(list(notes.iterdir())) == before:
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.002)


def started(*arguments):
    program = PROGRAMS.Process(target=carry_out, args=arguments)
    program.start()
    return program


def held(results):
    with ledger_of(results) as ledger:
        return sum(one.runs for one in ledger.holdings())


def undisturbed(made_up):
    with bench_in(None, jobs=1, work=made_up) as bench:
        return json.loads(json.dumps(search(bench)))


@pytest.mark.usefixtures("programs")
def test_killed_at_random_moments_it_ends_as_if_nothing_had_happened(results, made_up):
    """The answer is that of a search that nobody disturbed, and a death costs the run that was under way."""
    chance, deaths = random.Random(0), 0
    while True:
        program = started(results / "one", made_up.folder, 0.02)
        if deaths < KILLS:
            another_run(made_up.folder, program)
            time.sleep(chance.uniform(0, 0.05))
            program.kill()
        program.join(120)
        if program.exitcode == 0:
            break
        assert program.exitcode == -signal.SIGKILL
        deaths += 1
    assert deaths >= KILLS // 4  # a loaded machine is slow to kill
    assert sum(made_up.runs().values()) <= held(results) + deaths
    assert json.loads((results / "one" / "answer.json").read_text()) == undisturbed(made_up)


@pytest.mark.usefixtures("programs")
def test_two_programs_at_once_on_one_ledger(results, made_up):
    """Each gets its answer; what both made is kept once."""
    programs = [started(results / name, made_up.folder, 0.02) for name in ("one", "other")]
    for program in programs:
        program.join(120)
    assert [program.exitcode for program in programs] == [0, 0]
    made = made_up.runs()
    assert held(results) == len(made)
    assert max(made.values()) <= 2
    for name in ("one", "other"):
        assert json.loads((results / name / "answer.json").read_text()) == undisturbed(made_up)
