"""Where runs are made: by processes of this machine, or by the workers of a Dask cluster.

What comes out is the same to the byte; only how long it takes is not.
"""

from dataclasses import dataclass

from simulator.experiment.study import StudyError


@dataclass(frozen=True, slots=True)
class Cluster:
    """A Dask cluster whose workers make runs; give it as `jobs` wherever a number of processes may stand.

    address: of its scheduler, `tcp://HOST:PORT` or `tls://HOST:PORT`.
    answer_within: seconds within which the scheduler has to answer.
    workers_within: seconds within which there has to be a worker, at the start and whenever all of them were lost.
    """

    address: str
    answer_within: float = 10.0
    workers_within: float = 60.0


Jobs = int | Cluster | None
"""Where runs are made: so many processes of this machine, None for one on each core, or a cluster."""


class ClusterError(StudyError):
    """A cluster that cannot be used; its text is one line."""


def workplace(jobs: int | None, cluster: str | None) -> Jobs:
    """Return where runs are made, as somebody wrote it: a number of processes, an address, or neither.

    `StudyError` for both.
    """
    if cluster is None:
        return jobs
    if jobs is not None:
        raise StudyError("--jobs and --cluster: work is done here or there; leave one of them out")
    return Cluster(cluster)


def check_jobs(jobs: Jobs) -> None:
    """Refuse numbers of processes that do not exist, with a `StudyError`."""
    if isinstance(jobs, int) and jobs < 1:
        raise StudyError(f"jobs: {jobs} is not 1 or more")
