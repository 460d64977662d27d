"""From a plan to findings: run, read, judge, write."""

from collections.abc import Sequence
from pathlib import Path

from simulator.experiment.claims.carrying import Batch, Readings, batches, carry
from simulator.experiment.claims.findings import Findings
from simulator.experiment.claims.judging import judged
from simulator.experiment.claims.plan import Plan
from simulator.experiment.conduct import OnProgress
from simulator.experiment.files import make_folder
from simulator.experiment.workplace import Jobs, check_jobs


class Campaign:
    """A plan that is carried out in a folder."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        """Find out what has to be run for `plan`, and keep results in `folder`."""
        self.plan = plan
        self.folder = folder
        self._readings = Readings()
        self._work: Sequence[Batch] = batches(plan, folder, self._readings)

    @property
    def runs(self) -> int:
        """How many runs there are, those that are kept included."""
        return sum({batch.folder: batch.runs for batch in self._work}.values())

    def run(self, jobs: Jobs, on_progress: OnProgress) -> Findings:
        """Run what is missing and return what was found; interrupted, the next call goes on from there."""
        check_jobs(jobs)
        make_folder(self.folder)
        carry(self._work, self._readings, jobs, on_progress)
        return Findings(judged(self.plan, self._readings), self._readings.broken)
