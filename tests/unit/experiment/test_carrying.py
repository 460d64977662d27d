"""Carrying a book out: a run that fails costs the claims that need it, and no others."""

import sys
from pathlib import Path

import pytest

from simulator.experiment import compare
from simulator.experiment.claims.claims import Campaign
from simulator.experiment.claims.loader import Library
from simulator.experiment.claims.plan import Effort, Plan
from simulator.experiment.replicate import Replicate

sys.path.insert(0, str(Path(__file__).parents[2] / "cli"))


class Fragile(Replicate):
    """Fails where two people sell, in the replications `broken` or in all."""

    broken: tuple[int, ...] = ()

    def __call__(self, unit):
        """Return the outcome of `unit`, or fail."""
        count = self.scenarios[unit.design].organization.departments["sales"].roles["seller"].count
        if count == 2 and (not self.broken or unit.replication in self.broken):
            raise ValueError("it broke")
        return super().__call__(unit)


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    from small_book import write_book

    library = Library(write_book(tmp_path_factory.mktemp("fragile")))
    return Plan.of(library, ["C01", "C11", "C20"], Effort(replications=4, points=0))


def carried_out(plan, folder, monkeypatch, broken):
    monkeypatch.setattr(compare, "Replicate", Fragile)
    monkeypatch.setattr(Fragile, "broken", broken)
    told = []
    findings = Campaign(plan, folder).run(1, lambda done, planned: told.append((done, planned)))
    assert told[0] == (0, 16)
    assert told[-1] == (16, 16)
    return {found.claim.id: found for found in findings.claims}, findings.broken


def test_an_arm_of_which_no_run_is_finished(plan, tmp_path, monkeypatch):
    found, broken = carried_out(plan, tmp_path, monkeypatch, ())
    assert [found[one].verdict for one in ("C01", "C11", "C20")] == ["holds", "not_testable", "not_decided"]
    assert found["C20"].tests[0].effect.mean is None
    assert [one.arm for one in broken] == ["few"]
    assert "it broke" in broken[0].message


def test_a_run_that_fails_is_left_out_for_all_arms_of_its_tests(plan, tmp_path, monkeypatch):
    found, broken = carried_out(plan, tmp_path, monkeypatch, (1,))
    assert [test.effect.n for test in found["C20"].tests] == [1, 3, 4, 3, 3]  # an optimum is measured on one half
    assert found["C01"].tests[0].effect.n == 4
    assert [one.arm for one in broken] == ["few"]
    assert "--replication 1" in broken[0].command
