"""Output that nobody reads, that cannot be written, or that has no room for a sign: the work is done all the same."""

import os
import subprocess
import sys

import pytest
from small import command, conveyor, write

SHUT = {
    "no standard output": ">&-",
    "no streams at all": "<&- >&- 2>&-",
    "an output that cannot be written": "1</dev/null",
}
FILES = ("report.html", "charts/value.svg", "summary.json", "replications.csv", "monthly.csv")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("streams")
    write(folder)
    assert conveyor(folder, "run", "small.yaml", "-n", 2, "--jobs", 1, "--out", "kept").returncode == 0
    return folder


def redirected(place, redirection, *arguments, **environment):
    """Run `conveyor` in a shell, its output redirected."""
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {redirection}', "sh", *command(*arguments)],
        cwd=place, capture_output=True, timeout=240, check=False, env={**os.environ, **environment},
    )  # fmt: skip


def unread(place, *arguments):
    """Run `conveyor` with a pipe that nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        return subprocess.run(
            command(*arguments), cwd=place, stdout=writing, stderr=subprocess.PIPE, timeout=240, check=False
        )
    finally:
        os.close(writing)


def test_whoever_has_read_enough_loses_no_file(place):
    done = unread(place, "run", "small.yaml", "-n", 2, "--jobs", 1, "--out", "unread", "--quiet")
    assert (done.returncode, done.stderr) == (0, b"")
    assert all((place / "unread" / name).is_file() for name in FILES)


@pytest.mark.parametrize(
    "verb", [("explain", "small.yaml"), ("check", "small.yaml"), ("schema",), ("--help",)], ids=lambda verb: verb[0]
)
def test_verbs_that_only_print_end_quietly(place, verb):
    done = unread(place, *verb)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("redirection", SHUT.values(), ids=SHUT)
def test_nobody_needs_to_listen(place, redirection):
    done = redirected(place, redirection, "check", "small.yaml")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_files_are_written_without_an_output(place):
    for name in FILES:
        (place / "kept" / name).unlink()
    done = redirected(place, SHUT["no streams at all"], "report", "kept", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert all((place / "kept" / name).is_file() for name in FILES)


def test_a_mistake_is_one_whoever_reads(place):
    done = redirected(place, ">&-", "check", "nowhere.yaml")
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a disk that is always full")  # noqa: PTH110
def test_a_full_disk_is_told_in_a_line(place):
    done = redirected(place, ">/dev/full", "schema")
    assert (done.returncode, done.stderr.decode()) == (1, "[Errno 28] No space left on device\n")
    assert redirected(place, "2>/dev/full", "check", "nowhere.yaml").returncode == 2


@pytest.mark.parametrize(("encoding", "name"), [("cp1251", "Прибыль"), ("ascii", "Pribyl'")])
def test_a_loss_keeps_its_sign(place, encoding, name):
    """In an encoding with Russian letters and no minus, and in one with neither."""
    streams = {"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    shown = redirected(place, "", "report", "kept", "--quiet", "--lang", "ru", **streams)
    text = shown.stdout.decode(encoding)
    assert shown.returncode == 0, shown.stderr
    assert "?" not in text
    assert " -" in text
    assert name in text


def test_streams_are_left_as_they_are_for_whoever_imports_the_package():
    before = sys.stdout
    import simulator.cli.app  # noqa: F401

    assert sys.stdout is before
