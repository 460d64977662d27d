"""Results do not change unseen; `python -m tests.golden.update` writes a change down that was meant."""

import math

import pytest
from update import BASELINE, DESIGNS, REPLICATIONS, lines

from simulator.analysis.catalogue import CATALOGUE

DIGITS = 2e-8
"""Relative difference that the last of eight digits may make on another machine."""


def parsed(text: list[str]) -> dict[str, str]:
    return {" ".join(line.split()[:3]): line.split(maxsplit=3)[3] for line in text}


def test_the_designs_give_what_they_gave() -> None:
    expected = parsed(BASELINE.read_text(encoding="utf-8").splitlines())
    found = parsed(lines())
    assert found.keys() == expected.keys()
    moved = [f"{key}: {expected[key]} -> {found[key]}" for key in found if not alike(found[key], expected[key])]
    assert not moved, "\n".join(["results changed; if that was meant: python -m tests.golden.update", *moved[:10]])


def alike(one: str, other: str) -> bool:
    try:
        return math.isclose(float(one), float(other), rel_tol=DIGITS)
    except ValueError:
        return one == other


def test_the_baseline_is_complete() -> None:
    written = BASELINE.read_text(encoding="utf-8").splitlines()
    assert len(written) == len(DESIGNS) * REPLICATIONS * len(CATALOGUE)


@pytest.mark.parametrize(("one", "other", "same"), [("1.5", "1.50000001", True), ("1.5", "1.501", False),
                                                    ("none", "none", True), ("none", "1", False)])  # fmt: skip
def test_what_counts_as_a_change(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
