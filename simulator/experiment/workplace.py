"""Where runs are made: by processes of this machine, or by the workers of a Dask cluster.

What comes out is the same to the byte; only how long it takes is not.
"""

from dataclasses import dataclass
from importlib.util import find_spec

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


NEEDED_FOR_CLUSTERS = ("distributed", "dask", "cloudpickle")
Jobs = int | Cluster | None
"""Where runs are made: so many processes of this machine, None for one on each core, or a cluster."""


class ClusterError(StudyError):
    """A cluster that cannot be used; its text is one line."""


def workplace(jobs: int | None, cluster: str | None) -> Jobs:
    """Return where runs are made, as somebody wrote it: a number of processes, an address, or neither.

    `StudyError` for both, `ClusterError` where the libraries are missing that a cluster takes.
    """
    if cluster is None:
        return jobs
    if jobs is not None:
        raise StudyError("--jobs and --cluster: work is done here or there; leave one of them out")
    found = Cluster(cluster)
    check_jobs(found)
    return found


def check_jobs(jobs: Jobs) -> None:
    """Refuse, before anything is told or run, what cannot make runs.

    `StudyError` for numbers of processes that do not exist, `ClusterError` for a cluster without its libraries.
    """
    if isinstance(jobs, int) and jobs < 1:
        raise StudyError(f"jobs: {jobs} is not 1 or more")
    if isinstance(jobs, Cluster) and not all(map(find_spec, NEEDED_FOR_CLUSTERS)):
        raise missing()


def missing() -> ClusterError:
    """Return that libraries for clusters are missing, and how to get them."""
    return ClusterError("--cluster needs more: pip install 'sales-conveyor[cluster]'")
