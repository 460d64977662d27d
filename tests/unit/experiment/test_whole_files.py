"""A file of results is there with all of its bytes or not at all, whatever ends the program that writes it."""

import errno
import re
from pathlib import Path

import pytest

import simulator
from simulator.experiment.files import write_bytes

PACKAGE = Path(simulator.__file__).parent
WRITER = PACKAGE / "experiment" / "files.py"
WRITES_IN_PLACE = re.compile(r"\.write_(text|bytes)\(")


def test_broken_off_it_leaves_the_former_file(tmp_path, monkeypatch):
    file = write_bytes(tmp_path / "charts" / "value.svg", b"former")

    def broken_off(*_paths):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", broken_off)
        with pytest.raises(KeyboardInterrupt):
            write_bytes(file, b"new")
    assert file.read_bytes() == b"former"
    write_bytes(file, b"new")
    assert {one.name: one.read_bytes() for one in file.parent.iterdir()} == {"value.svg": b"new"}


def test_nothing_else_in_the_package_writes_files():
    others = (source for source in PACKAGE.rglob("*.py") if source != WRITER)
    assert [str(one) for one in others if WRITES_IN_PLACE.search(one.read_text(encoding="utf-8"))] == []


def test_the_same_command_twice_at_once(tmp_path, monkeypatch):
    """The other one has put the draft in its place a moment ago."""
    file, replace = tmp_path / "summary.json", Path.replace

    def twice(draft, target):
        replace(draft, target)
        return replace(draft, target)

    monkeypatch.setattr(Path, "replace", twice)
    write_bytes(file, b"{}")
    assert file.read_bytes() == b"{}"


def test_a_full_disk_is_told_with_the_name_of_the_file(tmp_path, monkeypatch):
    def full(draft, content):
        with draft.open("wb") as file:
            file.write(content[:1])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left on device") as told:
        write_bytes(tmp_path / "report.html", b"page")
    assert told.value.filename == str(tmp_path / "report.html")
    assert list(tmp_path.iterdir()) == []
