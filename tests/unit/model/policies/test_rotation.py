"""Rotation: whose silent clients go to whom."""

import pytest

from simulator.model.policies.rotation import ROTATIONS, Silent, none, placebo, rotate

SILENT = [Silent("a", 0), Silent("b", 0), Silent("c", 0), Silent("d", 2)]


def test_none_leaves_everybody_alone() -> None:
    assert none(SILENT, [True, True, True]) == []


def test_clients_go_round_among_the_colleagues() -> None:
    """Each goes to the next colleague in turn, so nobody gets more than others; never to the owner."""
    transfers = rotate(SILENT, [True, True, True])
    assert [(one.client, one.former, one.new) for one in transfers] == [("a", 0, 1), ("b", 0, 2), ("c", 0, 1),
                                                                        ("d", 2, 1)]  # fmt: skip
    assert all(one.moves for one in transfers)


def test_who_cannot_look_after_clients_gets_none() -> None:
    assert [one.new for one in rotate(SILENT, [True, False, True])] == [2, 2, 2, 0]
    assert rotate(SILENT[:3], [True, False, False]) == []


@pytest.mark.parametrize("able", [[True, True, True], [True, False, True], [False, False, False]])
def test_a_placebo_chooses_the_same_and_moves_nobody(able: list[bool]) -> None:
    real, same = rotate(SILENT, able), placebo(SILENT, able)
    assert [(one.client, one.former, one.new) for one in real] == [(one.client, one.former, one.new) for one in same]
    assert not any(one.moves for one in same)


def test_every_policy_has_its_name() -> None:
    assert {"none": none, "rotate": rotate, "placebo": placebo} == ROTATIONS
