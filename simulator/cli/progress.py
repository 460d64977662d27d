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

    def __init__(self, *, guessed: bool = False, at_most: int = 0) -> None:
        """Start at nothing.

        guessed: how many runs are planned is a guess, which may change. at_most: the most runs that there can be, 0
        where nobody knows; what is planned so far is the next part of them only.
        """
        self.done = 0
        self.planned = 0
        self.about = "at most " if at_most else "about " if guessed else ""
        self._at_most = at_most

    def __call__(self, done: int, planned: int) -> None:
        """Note that `done` of `planned` runs are finished; the first call tells what was there before."""
        self.done, self.planned = done, max(planned, self._at_most)

    def remark(self, text: str) -> None:
        """Show a line beside how far it is."""

    def __enter__(self) -> Self:
        """Start to show."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop showing."""


class Lines(Meter):
    """A line for every tenth of the work, on stderr."""

    def __init__(self, *, guessed: bool = False, at_most: int = 0) -> None:
        """Start to count the time; parameters as in `Meter`."""
        super().__init__(guessed=guessed, at_most=at_most)
        self._told = False
        self._fresh = 0
        self._started = time.monotonic()

    def __call__(self, done: int, planned: int) -> None:
        """Say so if another tenth is finished."""
        former, first = self.done, not self._told
        super().__call__(done, planned)
        planned = self.planned
        if first:
            self._told, self._started = True, time.monotonic()
        elif done == former + 1:  # any other step is over runs that were there before
            self._fresh += 1
        if (first and done) or done * LINES // planned > former * LINES // planned:
            remark(f"{done} of {self.about}{planned} runs{self._left()}")

    def remark(self, text: str) -> None:
        """Write the line among the others."""
        remark(text)

    def _left(self) -> str:
        if not self._fresh or self.done == self.planned:
            return ""
        seconds = (time.monotonic() - self._started) / self._fresh * (self.planned - self.done)
        left = f"{seconds / 60:.0f} min" if seconds > 90 else f"{seconds:.0f} s"
        return f", {self.about or 'about '}{left} left"


class Bar(Meter):
    """A bar with the time left, on stderr."""

    def __init__(self, console: Console, *, guessed: bool = False, at_most: int = 0) -> None:
        """Prepare the bar; parameters as in `Meter`."""
        super().__init__(guessed=guessed, at_most=at_most)
        self._progress = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console,
            transient=True,
        )
        self._task: TaskID | None = None

    def __call__(self, done: int, planned: int) -> None:
        """Move the bar."""
        super().__call__(done, planned)
        if self._task is None:
            self._task = self._progress.add_task("runs", total=self.planned, completed=done)
        else:
            self._progress.update(self._task, completed=done, total=self.planned)

    def remark(self, text: str) -> None:
        """Write the line above the bar."""
        self._progress.console.print(text, markup=False, highlight=False, soft_wrap=True)

    def __enter__(self) -> Self:
        """Show the bar."""
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self._progress.stop()


def meter(*, quiet: bool, guessed: bool = False, at_most: int = 0) -> Meter:
    """Return the meter that suits the place where stderr goes; other parameters as in `Meter`."""
    if quiet:
        return Meter(guessed=guessed, at_most=at_most)
    console = Console(stderr=True)
    if console.is_terminal:
        return Bar(console, guessed=guessed, at_most=at_most)
    return Lines(guessed=guessed, at_most=at_most)
