"""Windfall: how much of the pay for new clients feels unearned."""

import pytest

from simulator.model.laws.windfall import windfall


def test_it_is_the_part_of_those_who_asked() -> None:
    assert windfall(earned=0.4, asked=1.0, won=4.0, share=0.5) == pytest.approx(0.05)
    assert windfall(earned=0.4, asked=4.0, won=4.0, share=1.0) == pytest.approx(0.4)


@pytest.mark.parametrize(("earned", "asked", "won", "share"), [
    (0.4, 1.0, 4.0, 0.0), (0.4, 0.0, 4.0, 1.0), (0.0, 1.0, 4.0, 1.0), (0.4, 0.0, 0.0, 1.0), (-0.1, 1.0, 4.0, 1.0),
])  # fmt: skip
def test_nothing_comes_of_nothing(earned: float, asked: float, won: float, share: float) -> None:
    assert windfall(earned, asked, won, share) == 0.0
