"""Results do not change unseen; `python -m tests.golden.update` writes a change down that was meant."""

import math

import pytest
from update import BASELINE, DESIGNS, JOURNALS, PINNED_BY, REPLICATIONS, SHORT_RUNS, lines, tables_of

from simulator.analysis.catalogue import CATALOGUE

DIGITS = 2e-8
"""Relative difference that the last of eight digits may make on another machine."""
HINT = "results changed; if that was meant: python -m tests.golden.update"


def parsed(text: list[str]) -> dict[str, str]:
    return {" ".join(line.split()[:3]): line.split(maxsplit=3)[3] for line in text}


def test_the_designs_give_what_they_gave() -> None:
    expected = parsed(BASELINE.read_text(encoding="utf-8").splitlines())
    found = parsed(lines())
    assert found.keys() == expected.keys()
    moved = [f"{key}: {expected[key]} -> {found[key]}" for key in found if not alike(found[key], expected[key])]
    assert not moved, "\n".join([HINT, *moved[:10]])


@pytest.mark.parametrize("run", SHORT_RUNS)
def test_the_short_runs_write_the_journals_that_they_wrote(run: str) -> None:
    expected = [line for line in JOURNALS.read_text(encoding="utf-8").splitlines() if line.startswith(f"{run} ")]
    found = tables_of(run)
    assert len(found) == len(expected)
    moved = [f"{old}\n -> {new}" for old, new in zip(expected, found, strict=True) if not all_alike(new, old)]
    assert not moved, "\n".join([HINT, *moved])


def all_alike(one: str, other: str) -> bool:
    return len(one.split()) == len(other.split()) and all(map(alike, one.split(), other.split()))


def alike(one: str, other: str) -> bool:
    try:
        return math.isclose(float(one), float(other), rel_tol=DIGITS)
    except ValueError:
        return one == other


def test_the_baseline_is_complete() -> None:
    written = BASELINE.read_text(encoding="utf-8").splitlines()
    assert len(written) == len(DESIGNS) * REPLICATIONS * len(CATALOGUE)


@pytest.mark.parametrize(("mechanism", "run"), PINNED_BY.items())
def test_every_mechanism_acts_in_some_short_run(mechanism: str, run: str) -> None:
    """What acts in none would be pinned by none."""
    expected = [line for line in JOURNALS.read_text(encoding="utf-8").splitlines() if line.startswith(f"{run} ")]
    assert tables_of(run, SHORT_RUNS[run].without(mechanism)) != expected


@pytest.mark.parametrize(("one", "other", "same"), [("1.5", "1.50000001", True), ("1.5", "1.501", False),
                                                    ("none", "none", True), ("none", "1", False)])  # fmt: skip
def test_what_counts_as_a_change(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
