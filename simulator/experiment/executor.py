"""Runs units on all cores or on a cluster, in whatever order; what comes back depends on neither.

A run that raises comes back as `Failed` (`worker.attempt`). A worker that is killed takes the whole pool with it: the
pool is rebuilt and goes on with the rest. Should that happen again and again, some run kills its process, and units
are then tried one at a time, each in a process beside this one, until the guilty one is found.
"""

import os
import signal
import warnings
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from multiprocessing import resource_tracker

from joblib import Parallel, cpu_count, delayed, parallel_config
from joblib.externals.loky import ProcessPoolExecutor

from simulator.experiment.study import Unit
from simulator.experiment.worker import Failed, Result, Work, attempt, attempt_in_worker
from simulator.experiment.workplace import NEEDED_FOR_CLUSTERS, Cluster, Jobs, missing

REBUILDS = 3
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def default_jobs() -> int:
    """Return the number of cores that this process may use."""
    return int(cpu_count())


def execute(units: Sequence[Unit], work: Work, jobs: Jobs = None) -> Generator[Result]:
    """Yield the result of each of `units` as it is ready; `jobs` processes at a time, None for one on each core.

    With one job everything runs in this process, with a cluster nothing. `ClusterError` for one that cannot be used.
    """
    if isinstance(jobs, Cluster):
        if units:
            yield from _on_cluster(jobs, units, work)
        return
    processes = min(jobs or default_jobs(), len(units))
    if processes <= 1:
        yield from (attempt(work, unit) for unit in units)
    else:
        yield from _whatever_dies(units, work, processes)


def _on_cluster(cluster: Cluster, units: Sequence[Unit], work: Work) -> Generator[Result]:
    try:
        from simulator.experiment.cluster import execute_on  # noqa: PLC0415 -- few have clusters, and it takes a second
    except ModuleNotFoundError as trouble:
        if trouble.name not in NEEDED_FOR_CLUSTERS:
            raise
        raise missing() from trouble
    return execute_on(cluster, units, work)


def _whatever_dies(units: Sequence[Unit], work: Work, processes: int) -> Iterator[Result]:
    """Yield a result for every unit, even if workers are killed or kill themselves."""
    waiting = dict.fromkeys(units)
    deaths = 0
    while waiting:
        rest = list(waiting)
        if deaths > REBUILDS:
            deaths, results = 0, _one_by_one(rest, work)
        else:
            results = _in_parallel(rest, work, processes)
        try:
            for result in results:
                del waiting[result.unit]
                yield result
        except BrokenExecutor:
            deaths += 1


def _in_parallel(units: Sequence[Unit], work: Work, processes: int) -> Iterator[Result]:
    tasks = (delayed(attempt_in_worker)(work, unit, os.getpid()) for unit in units)
    with parallel_config(backend="loky", n_jobs=processes, inner_max_num_threads=1), _deaf_children():
        results = Parallel(return_as="generator_unordered")(tasks)
    try:
        while (result := next(results, None)) is not None:
            yield result
    finally:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that work under way is given up: it is meant to be
            results.close()


def _one_by_one(units: Sequence[Unit], work: Work) -> Iterator[Result]:
    """Yield results until a unit kills its process: that one is the last, as `Failed`."""
    pool = ProcessPoolExecutor(max_workers=1, env=ONE_THREAD)
    try:
        for unit in units:
            try:
                with _deaf_children():
                    pending = pool.submit(attempt_in_worker, work, unit, os.getpid())
                yield pending.result()
            except BrokenExecutor as death:
                yield Failed(unit, "the process that ran it died (killed, or out of memory)", str(death))
                return
    finally:
        pool.shutdown(kill_workers=True)


@contextmanager
def _deaf_children() -> Iterator[None]:
    """Keep Ctrl-C from processes that are started here: they end with this one, and in silence.

    A blocked signal stays blocked in a new process, from its very first moment; Windows has no such thing.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it unblocks the signal when it starts, so it must not start in between
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
