"""What happens in a worker: one run, whose failure is a result like any other."""

import gc
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from simulator.analysis.outcome import Outcome
from simulator.experiment.study import Unit

Work = Callable[[Unit], Outcome]
"""Runs one unit: a pure function, so that it does not matter where, when or how often it is called."""

SECONDS_BETWEEN_LOOKS = 1.0


@dataclass(frozen=True, slots=True)
class Done:
    """A run that came to its end; `packed` is its outcome as bytes, `seconds` the time it took."""

    unit: Unit
    packed: bytes
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """A run that did not: what went wrong in one line, and in full."""

    unit: Unit
    message: str
    details: str


Result = Done | Failed


def attempt(work: Work, unit: Unit) -> Result:
    """Run `unit`; whatever it raises comes back as a record, because one bad run must not end a study."""
    started = time.perf_counter()
    try:
        packed = work(unit).to_bytes()
    except Exception as trouble:
        message = f"{type(trouble).__name__}: {trouble}".splitlines()[0]
        return Failed(unit, message, traceback.format_exc())
    return Done(unit, packed, time.perf_counter() - started)


def attempt_in_worker(work: Work, unit: Unit, parent: int) -> Result:
    """Run `unit` in a process whose parent has the id `parent`."""
    _settle(parent)
    try:
        return attempt(work, unit)
    finally:
        gc.collect()


@cache
def _settle(parent: int) -> None:
    """Leave Ctrl-C to the parent, and leave with the parent should it be killed.

    What a run leaves behind is one large circle: the collector looks once after each, and never again at the modules.
    """
    gc.freeze()
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os._exit(1)
