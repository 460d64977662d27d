"""`run`, `compare` and `report` as users call them, mistakes included."""

import contextlib
import json
import os
import pty
import subprocess
import sys

import pytest
from small import command, conveyor, write

from simulator.cli.app import main

FILES = {
    "summary.json", "replications.csv", "monthly.csv", "people.csv", "staffing.csv", "run.sqlite", "report.html",
    "charts", "designs",
}  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small")
    write(folder)
    return folder


@pytest.fixture(scope="module")
def compared(place):
    """One comparison that the tests of this module look at."""
    return conveyor(place, "compare", "small.yaml", "split.yaml", "-n", 4, "--seed", 7)


def results(place, name="small-vs-split-*"):
    (found,) = (place / "results").glob(name)
    return found


def test_a_comparison_from_files_to_a_verdict(place, compared):
    assert compared.returncode == 0, compared.stderr
    assert {file.name for file in results(place).iterdir()} == FILES
    shown = compared.stdout
    for words in ("Value created", "“split” less “small”", "Probability of being better"):
        assert words in shown
    assert "as written, untuned" in shown
    heads = next(line for line in shown.splitlines() if "Attrition a year" in line)
    assert heads.split()[:2] == ["Design", "Role"]
    assert " ".join(heads.split()).endswith("Pay Target pay Pay, share of target")
    roles = [line.split()[:2] for line in shown.splitlines()[shown.splitlines().index(heads) + 1 :]]
    assert roles[:3] == [["small", "seller"], ["split", "farmer"], ["split", "hunter"]]
    assert "4 replications" in shown
    assert f"{results(place).relative_to(place)}/report.html" in shown.splitlines()
    summary = json.loads((results(place) / "summary.json").read_text())
    assert (summary["seed"], summary["completed"]) == (7, 4)
    assert summary["differences"]["split"]["value"]["n"] == 4


def test_progress_is_in_plain_lines_where_there_is_no_terminal(compared):
    lines = compared.stderr.splitlines()
    assert lines[-2:] == ["8 of 8 runs", "drawing charts and report"]
    assert "\x1b" not in compared.stderr + compared.stdout


def test_the_same_numbers_whatever_the_jobs(place, compared):
    assert compared.returncode == 0
    serial = conveyor(
        place, "compare", "small.yaml", "split.yaml", "-n", 4, "--seed", 7, "--jobs", 1, "--out", "serial", "--quiet"
    )
    assert serial.returncode == 0
    assert serial.stderr == ""
    for name in ("summary.json", "replications.csv", "monthly.csv"):
        assert (place / "serial" / name).read_bytes() == (results(place) / name).read_bytes()


def test_a_report_from_what_is_stored(place, compared):
    assert compared.returncode == 0
    folder = results(place)
    before = (folder / "summary.json").read_bytes()
    for name in ("summary.json", "report.html"):
        (folder / name).unlink()
    again = conveyor(place, "report", folder, "--lang", "ru")
    assert again.returncode == 0, again.stderr
    assert (folder / "summary.json").read_bytes() == before
    assert '<html lang="ru"' in (folder / "report.html").read_text(encoding="utf-8")
    assert "Показатель" in again.stdout


def test_one_design(place):
    found = conveyor(place, "run", "split.yaml", "-n", 2, "--quiet")
    assert found.returncode == 0, found.stderr
    summary = json.loads((results(place, "split-*") / "summary.json").read_text())
    assert (summary["study"]["designs"], summary["differences"]) == (["split"], {})


def test_one_replication_as_in_the_comparison(place, compared, capsys, monkeypatch):
    """The scenario written beside the results, run alone, gives the numbers of the study."""
    assert compared.returncode == 0
    code, shown, _ = here(
        monkeypatch, capsys, place,
        "run", results(place) / "designs" / "2-split.json", "--seed", 7, "--replication", 3,
    )
    assert code == 0
    rows = (results(place) / "replications.csv").read_text().splitlines()
    keys = rows[0].split(",")
    row = dict(zip(keys, next(row for row in rows if row.startswith("split,3,")).split(","), strict=True))
    numbers, _, _ = shown.partition("\n\n")  # what luck did stands below them
    told = dict(line.split() for line in numbers.splitlines())
    assert told["value"] == format(float(row["value"]), ".6g")
    assert told["leavers"] == format(float(row["leavers"]), ".6g")


def test_a_bar_on_a_terminal(place):
    screen, terminal = pty.openpty()
    program = subprocess.Popen(
        command("run", "small.yaml", "-n", 2, "--out", "bar", "--jobs", 1), cwd=place, stderr=terminal,
        stdout=subprocess.DEVNULL, env={**os.environ, "TERM": "xterm"},
    )
    os.close(terminal)
    shown = b""
    with contextlib.suppress(OSError):  # the end of a terminal is an error on Linux
        while part := os.read(screen, 65536):
            shown += part
    os.close(screen)
    assert program.wait() == 0
    assert b"2/2" in shown
    assert "━".encode() in shown


def here(monkeypatch, capsys, place, *arguments):
    """Call the command line in this process; return exit code, stdout and stderr."""
    monkeypatch.chdir(place)
    monkeypatch.setattr(sys, "argv", ["conveyor", *map(str, arguments)])
    try:
        main()
        code = 0
    except SystemExit as ended:
        code = ended.code or 0
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture
def mistaken(tmp_path):
    write(tmp_path)
    (tmp_path / "dear.yaml").write_text("extends: split.yaml\nmarket: {labour: {seat_cost: 3}}\n")
    (tmp_path / "short.yaml").write_text("extends: split.yaml\nhorizon: 2 months\n")
    (tmp_path / "broken.yaml").write_text("extends: small.yaml\nhorizont: 3 months\nwarm_up: 4\n")
    (tmp_path / "letter.txt").write_text("dear")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("dear")
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "run.sqlite").write_bytes(b"no ledger at all" * 99)
    return tmp_path


BOTH = ("compare", "small.yaml", "split.yaml")
MISTAKES = {
    "one design": (("compare", "small.yaml"), "two designs"),
    "the same twice": (("compare", "small.yaml", "small.yaml"), "two designs are called 'small'"),
    "one replication": ((*BOTH, "-n", 1), "too few"),
    "no replication": ((*BOTH, "-n", 0), "too few"),
    "absurd replications": ((*BOTH, "-n", 10**12), "not between"),
    "no number": ((*BOTH, "-n", "many"), "--replications"),
    "negative seed": ((*BOTH, "--seed", -1), "seed"),
    "no jobs": ((*BOTH, "--jobs", 0), "jobs"),
    "absurd band": ((*BOTH, "--indifference", 2), "indifference"),
    "unknown language": ((*BOTH, "--lang", "de"), "de"),
    "missing file": (("compare", "small.yaml", "nowhere.yaml"), "nowhere.yaml: no such file"),
    "missing market": ((*BOTH, "--market", "nowhere.yaml"), "nowhere.yaml: no such file"),
    "missing overlay": ((*BOTH, "--overlay", "nowhere.yaml"), "nowhere.yaml: no such file"),
    "broken file": (("compare", "small.yaml", "broken.yaml"), "did you mean 'horizon'"),
    "wrong setting": ((*BOTH, "--set", "market.nonsense=1"), "nonsense"),
    "setting of nobody": ((*BOTH, "--set", "spilt:market.discount=0.1"), "did you mean 'split'"),
    "unknown mechanism": ((*BOTH, "--without", "comfrt"), "did you mean 'comfort'?"),
    "two markets": (("compare", "small.yaml", "dear.yaml"), "market.labour.seat_cost"),
    "two horizons": (("compare", "small.yaml", "short.yaml"), "differ in horizon"),
    "a file as folder": ((*BOTH, "--out", "letter.txt"), "letter.txt: not a folder"),
    "below a file": ((*BOTH, "--out", "letter.txt/x"), "not a folder"),
    "somebody else's folder": ((*BOTH, "--out", "full"), "holds other files"),
    "a damaged ledger": ((*BOTH, "--out", "damaged"), "damaged"),
    "an impossible folder": ((*BOTH, "--out", "/proc/conveyor"), "/proc/conveyor"),
    "negative replication": (("run", "small.yaml", "--replication", -1), "--replication"),
    "no results": (("report", "full"), "no results here"),
    "nowhere": (("report", "nowhere"), "no results here"),
    "a damaged store": (("report", "damaged"), "damaged"),
    "unknown verb": (("compar",), "Did you mean 'compare'"),
    "unknown option": ((*BOTH, "--cloud", "x"), "--cloud"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_in_a_line(mistaken, monkeypatch, capsys, mistake):
    arguments, why = MISTAKES[mistake]
    code, shown, said = here(monkeypatch, capsys, mistaken, *arguments)
    assert code == 2
    assert why in said
    assert "Traceback" not in said
    assert shown == ""
    assert not (mistaken / "results").exists()


def test_the_mistakes_of_all_files_are_told_at_once(mistaken, monkeypatch, capsys):
    code, _, said = here(monkeypatch, capsys, mistaken, "compare", "broken.yaml", "nowhere.yaml", "broken.yaml")
    assert code == 2
    assert [line.partition(" ")[0] for line in said.splitlines()] == [
        "broken.yaml:2:1", "broken.yaml:3:10", "nowhere.yaml:",
    ]


def test_a_folder_of_another_study(place, compared, monkeypatch, capsys):
    assert compared.returncode == 0
    code, _, said = here(monkeypatch, capsys, place, *BOTH, "-n", 4, "--seed", 8, "--out", results(place))
    assert code == 2
    assert "under seed 7, not 8" in said


def test_a_full_disk_is_no_traceback(mistaken, monkeypatch, capsys):
    def full(*_):
        raise OSError(28, "No space left on device", "monthly.csv")

    monkeypatch.setattr("simulator.experiment.files.write_bytes", full)
    code, _, said = here(monkeypatch, capsys, mistaken, *BOTH, "-n", 2, "--jobs", 1, "--quiet")
    assert (code, said) == (1, "monthly.csv: No space left on device\n")


def test_a_failing_replication_is_told_with_its_command(mistaken, monkeypatch, capsys):
    """The command that is told fails in full view."""

    def fail(*_):
        raise ArithmeticError("no luck")

    monkeypatch.setattr("simulator.experiment.replicate.Replicate.__call__", fail)
    code, _, said = here(monkeypatch, capsys, mistaken, *BOTH, "-n", 2, "--jobs", 1, "--quiet", "--out", "out")
    assert code == 1
    assert said == (
        "no replication was finished: ArithmeticError: no luck; "
        "to see it: conveyor run out/designs/1-small.json --seed 0 --replication 0\n"
    )
    with pytest.raises(ArithmeticError):
        here(monkeypatch, capsys, mistaken, *said.split("conveyor ")[1].split())


def test_help_and_version(monkeypatch, capsys, tmp_path):
    for flag in ("-h", "--help"):
        code, shown, _ = here(monkeypatch, capsys, tmp_path, flag)
        assert code == 0
        for verb in ("new", "check", "explain", "run", "compare", "report", "schema"):
            assert f"\n  {verb} " in shown
    code, shown, _ = here(monkeypatch, capsys, tmp_path, "compare", "-h")
    assert (code, "--indifference" in shown) == (0, True)
    assert here(monkeypatch, capsys, tmp_path, "--version")[1].startswith("conveyor 0")
