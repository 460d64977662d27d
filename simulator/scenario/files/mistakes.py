"""Mistakes in what the user wrote: where, at which field, and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from simulator.kernel.troubles import BadInputError


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file, counted from 1; line 0 stands for the file as a whole.

    `file` is the name as the user knows it, or the `--set path=value` of a command line, whose `setting` is then the
    path that it sets.
    """

    file: str
    line: int = 0
    column: int = 0
    setting: str = field(default="", compare=False)

    def __str__(self) -> str:
        """Return `file:line:column`, or the file alone."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake; as text it is one line: `file:line:column path: message`."""

    place: Place
    path: str
    message: str

    def __str__(self) -> str:
        """Return the line that tells the mistake; what cannot be printed is written as an escape."""
        if not self.path or self.path == self.place.setting:
            text = f"{self.place}: {self.message}"
        elif self.place.setting:
            text = f"{self.place}: {self.path}: {self.message}"
        else:
            text = f"{self.place} {self.path}: {self.message}"
        return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


class ScenarioError(BadInputError):
    """What was written cannot be simulated; `mistakes` tells all that is wrong, one line each as text."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        """Hold `mistakes`, of which there is at least one."""
        self.mistakes = tuple(mistakes)
        super().__init__(self.mistakes)

    def __str__(self) -> str:
        """Return all mistakes, one line each."""
        return "\n".join(str(mistake) for mistake in self.mistakes)


def refused(place: Place, message: str, path: str = "") -> ScenarioError:
    """Return the error that consists of one mistake."""
    return ScenarioError([Mistake(place, path, message)])
