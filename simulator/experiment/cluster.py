"""Makes units on a Dask cluster: one after another on each worker, whoever comes and goes.

This module needs the package `distributed` (the extra `cluster`), so it is imported when there is work for a cluster.

Dask gives a unit whose worker died to another one, and gives it up when its workers died again and again. The units
that were waiting on those workers look as guilty, so each that was given up is tried once more, all by itself.
"""

import gc
import logging
import pickle
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Lock
from time import monotonic

import cloudpickle
from distributed import Client, Future, KilledWorker

from simulator.experiment.provenance import model_version
from simulator.experiment.study import Unit
from simulator.experiment.worker import Failed, Result, Work, attempt
from simulator.experiment.workplace import Cluster, ClusterError
from simulator.kernel.troubles import FailedError

SECONDS_BETWEEN_LOOKS = 1.0
DIED = "the workers that ran it died one after another (killed, or out of memory)"
ALONE = Lock()
"""A run has a process to itself, on workers of several threads too."""


class ClusterLostError(FailedError):
    """A cluster that was there and is gone; its text is one line."""


def execute_on(cluster: Cluster, units: Sequence[Unit], work: Work) -> Generator[Result]:
    """Yield the result of each of `units` as it is ready.

    `ClusterError` for a cluster that does not answer, has no workers, or whose workers have another version of the
    model; `ClusterLostError` for one that is lost on the way.
    """
    with _connected(cluster) as client:
        _check_workers(client, cluster)
        given_up = yield from _made(client, cluster, units, work)
        for unit in given_up:
            guilty = yield from _made(client, cluster, [unit], work)
            yield from (Failed(unit, DIED, "") for unit in guilty)


def attempt_on_worker(work: Work, unit: Unit, model: str) -> Result:
    """Run `unit` on a worker of a cluster, which may have joined late; `ClusterError` if it has another model."""
    if model_version() != model:
        raise ClusterError(_other_model(model_version(), model))
    with ALONE:
        gc.disable()
        try:
            return attempt(work, unit)
        finally:
            gc.enable()
            gc.collect()


def _made(
    client: Client, cluster: Cluster, units: Sequence[Unit], work: Work
) -> Generator[Result, None, list[Unit]]:
    """Yield results as they are ready, and return the units whose workers died again and again."""
    held = client.submit(pickle.loads, cloudpickle.dumps(work), pure=False)  # sent to each worker once
    futures = client.map(attempt_on_worker, [held] * len(units), units, [model_version()] * len(units), pure=False)
    waiting = {future.key: unit for future, unit in zip(futures, units, strict=True)}
    ready: SimpleQueue[Future[Result]] = SimpleQueue()
    for future in futures:
        future.add_done_callback(ready.put)
    del future, futures
    given_up: list[Unit] = []
    while waiting:
        future = _next(ready, client, cluster)
        unit = waiting.pop(future.key)
        try:
            yield _brought(future, cluster)
        except KilledWorker:
            given_up.append(unit)
        finally:
            future.release()  # a result that somebody holds is made again when its worker dies
    held.release()
    return given_up


def _next(ready: "SimpleQueue[Future[Result]]", client: Client, cluster: Cluster) -> Future[Result]:
    """Wait for a unit that is ready; `ClusterLostError` if there is nobody left to work for too long."""
    last_seen = monotonic()
    while True:
        try:
            return ready.get(timeout=SECONDS_BETWEEN_LOOKS)
        except Empty:
            if client.status == "running" and _workers(client):
                last_seen = monotonic()
            elif monotonic() - last_seen > cluster.workers_within:
                raise _lost(cluster, f"for {cluster.workers_within:.0f} s it has had no workers") from None


def _brought(future: Future[Result], cluster: Cluster) -> Result:
    """Return what a unit came to; `KilledWorker` if it was given up."""
    try:
        result: Result = future.result(timeout=cluster.workers_within)
    except (KilledWorker, ClusterError):
        raise
    except (CancelledError, OSError) as trouble:
        raise _lost(cluster, "its scheduler is gone") from trouble
    except Exception as trouble:  # runs raise nothing: it never came to one
        raise ClusterError(_unable(trouble)) from trouble
    return result


@contextmanager
def _connected(cluster: Cluster) -> Iterator[Client]:
    with _silence():
        try:
            client = Client(cluster.address, timeout=cluster.answer_within, set_as_default=False, name="conveyor")
        except (OSError, ValueError, AssertionError) as trouble:  # the last where its thread did not begin in time
            why = f"no scheduler of a cluster answers there within {cluster.answer_within:.0f} s"
            raise ClusterError(f"--cluster {cluster.address}: {why}; write it as in tcp://HOST:8786") from trouble
        with client:
            yield client


@contextmanager
def _silence() -> Iterator[None]:
    """Let Dask log nothing: what matters of its troubles is told here, in a line."""
    loggers = [logging.getLogger(name) for name in ("distributed", "distributed.client")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _check_workers(client: Client, cluster: Cluster) -> None:
    """Refuse a cluster without workers, and workers on which another version of the model would run."""
    try:
        client.wait_for_workers(1, timeout=cluster.workers_within)
    except TimeoutError as trouble:
        why = f"within {cluster.workers_within:.0f} s there was no worker; to start one: dask worker {cluster.address}"
        raise ClusterError(f"--cluster {cluster.address}: {why}") from trouble
    for found in client.run(model_version, on_error="return").values():
        if isinstance(found, OSError):
            continue  # it has died since
        if isinstance(found, Exception):
            raise ClusterError(_unable(found))
        if found != model_version():
            raise ClusterError(_other_model(found, model_version()))


def _workers(client: Client) -> int:
    """Return how many workers there are."""
    return len(client.nthreads())


def _other_model(theirs: str, ours: str) -> str:
    versions = f"{theirs}; here {ours}"
    return f"a worker of the cluster has another version of the model ({versions}); install the same, start it again"


def _unable(trouble: Exception) -> str:
    why = f"{type(trouble).__name__}: {trouble}".splitlines()[0]
    return f"a worker of the cluster cannot read what it is to run ({why}); install the same there, start it again"


def _lost(cluster: Cluster, why: str) -> ClusterLostError:
    return ClusterLostError(f"cluster {cluster.address}: {why}; what was finished is kept, the same goes on from there")
