"""How far a study is: a bar with the time left on a terminal, plain lines elsewhere, nothing if so wished."""

import time
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from simulator.cli.streams import remark

LINES = 10
"""Plain lines from start to end."""


class Meter(AbstractContextManager["Meter"]):
    """Counts runs and shows nothing; call it with (done, planned)."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.done = 0
        self.planned = 0

    def __call__(self, done: int, planned: int) -> None:
        """Note that `done` of `planned` runs are finished; the first call tells what was there before."""
        self.done, self.planned = done, planned

    def __enter__(self) -> Self:
        """Start to show."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop showing."""


class Lines(Meter):
    """A line for every tenth of the work, on stderr."""

    def __init__(self) -> None:
        """Start to count the time."""
        super().__init__()
        self._before: int | None = None
        self._started = time.monotonic()

    def __call__(self, done: int, planned: int) -> None:
        """Say so if another tenth is finished."""
        former, first = self.done, self._before is None
        super().__call__(done, planned)
        if self._before is None:
            self._before, self._started = done, time.monotonic()
        if (first and done) or done * LINES // planned > former * LINES // planned:
            remark(f"{done} of {planned} runs{self._left()}")

    def _left(self) -> str:
        fresh = self.done - (self._before or 0)
        if not fresh or self.done == self.planned:
            return ""
        seconds = (time.monotonic() - self._started) / fresh * (self.planned - self.done)
        return f", about {seconds / 60:.0f} min left" if seconds > 90 else f", about {seconds:.0f} s left"


class Bar(Meter):
    """A bar with the time left, on stderr."""

    def __init__(self, console: Console) -> None:
        """Prepare the bar."""
        super().__init__()
        self._progress = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console,
            transient=True,
        )
        self._task: TaskID | None = None

    def __call__(self, done: int, planned: int) -> None:
        """Move the bar."""
        super().__call__(done, planned)
        if self._task is None:
            self._task = self._progress.add_task("runs", total=planned, completed=done)
        else:
            self._progress.update(self._task, completed=done)

    def __enter__(self) -> Self:
        """Show the bar."""
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self._progress.stop()


def meter(*, quiet: bool) -> Meter:
    """Return the meter that suits the place where stderr goes."""
    if quiet:
        return Meter()
    console = Console(stderr=True)
    return Bar(console) if console.is_terminal else Lines()
