"""A Dask cluster on this machine whose scheduler and workers are processes of their own, and end with the test."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from simulator.experiment.workplace import Cluster

HERE = Path(__file__).parent
PATIENCE = 120.0
"""Seconds: machines on which tests run are loaded."""


class DaskProcesses:
    """A scheduler at `address`, and workers, each with a nanny that starts it again when it dies."""

    def __init__(self, folder, path=(HERE, HERE.parents[2])):
        """Start the scheduler; `path` is where workers find packages, `folder` where all keep their files."""
        self._folder, self._path = folder, os.pathsep.join(map(str, path))
        self._file = folder / "scheduler.json"
        self._running = []
        self._start("dask_scheduler", "--port", "0", "--scheduler-file", self._file)
        self.address = self._address()

    @property
    def cluster(self):
        """What runs are made on."""
        return Cluster(self.address, answer_within=PATIENCE, workers_within=PATIENCE)

    def start_worker(self, *options, **variables):
        """Start a worker; returns its process."""
        return self._start("dask_worker", self.address, "--nthreads", "1", *options, **variables)

    def stop(self):
        """Kill all of them, with what they have started."""
        for process in reversed(self._running):
            self.kill(process)

    def kill(self, process):
        """Kill a process and what it has started, as if its machine had lost power."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self._running.remove(process)

    def _start(self, module, *arguments, **variables):
        command = [sys.executable, "-m", f"distributed.cli.{module}", *map(str, arguments), "--no-dashboard"]
        usual = {"PYTHONPATH": self._path, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
        process = subprocess.Popen(
            command, cwd=self._folder, env=os.environ | usual | variables, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        self._running.append(process)
        return process

    def _address(self):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                return json.loads(self._file.read_text())["address"]
            except (OSError, ValueError):
                time.sleep(0.1)
        raise AssertionError("the scheduler never began")
