"""What an inquiry asks: of which designs, with which options; and how its answer is told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import pandas as pd

from simulator.experiment.bench import Bench
from simulator.experiment.study import digest, slug
from simulator.report.inquiries.sheet import Sheet
from simulator.report.language import Language
from simulator.scenario.schema.money import Money
from simulator.scenario.schema.scenario import Scenario

RESULTS = Path("results")


class Answer(Protocol):
    """What an inquiry has found."""

    @property
    def money(self) -> Money:
        """What its sums are in."""

    def summary(self) -> dict[str, Any]:
        """Return all of it as plain data, as in `summary.json`: no timestamps, None for what does not exist."""

    def frames(self) -> Mapping[str, pd.DataFrame]:
        """Return its tables by the names of their files, `.csv` left out."""


Found = TypeVar("Found", bound=Answer)


@dataclass(frozen=True, slots=True)
class Telling(Generic[Found]):
    """How an answer is told: the sheet of its page in a language, and the files of its charts by name."""

    sheet: Callable[[Found, Language], Sheet]
    charts: Callable[[Found, Language], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class Question(Generic[Found]):
    """A question that makes sense; the function `asked` of the module of a verb returns it.

    verb: the command that asks it. scenarios: the designs. options: all else that decides the answer, the seed among
    it, plain data by the names that `asked` takes and the command line has (`again`). identity: plain data that tell it
    from others of the same verb, for the usual folder. ask: makes its runs and returns the answer. about: the numbers
    that it is about, as they stand before the designs. at_most: the runs that it takes at most, 0 where that is not
    known. beforehand: what it takes, in a line; empty where that is not told.
    """

    verb: str
    scenarios: Sequence[Scenario]
    options: Mapping[str, Any]
    identity: Any
    ask: Callable[[Bench], Found]
    telling: Telling[Found]
    about: tuple[str, ...] = ()
    at_most: int = 0
    beforehand: str = ""

    @property
    def seed(self) -> int:
        """The root of all chance."""
        return int(self.options["seed"])

    @property
    def folder(self) -> Path:
        """The usual folder of its results."""
        names = "-and-".join(slug(scenario.name) for scenario in self.scenarios[:3])
        return RESULTS / f"{self.verb}-{names}-{digest(self.identity)}"
