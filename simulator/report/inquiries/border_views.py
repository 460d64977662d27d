"""Break-evens and maps in a notebook: they draw themselves, and say what they found when they are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape
from matplotlib.axes import Axes

from simulator.experiment import breakeven as along
from simulator.experiment import map as across
from simulator.experiment.bench import bench_in
from simulator.experiment.breakeven import BreakevenFound
from simulator.experiment.map import MapFound
from simulator.report.inquiries import breakeven_chart, breakeven_words, map_chart, map_words
from simulator.report.showing import plotted, seen, spoken
from simulator.scenario.figures.axes import Between
from simulator.scenario.schema.scenario import Scenario


@dataclass(frozen=True, repr=False)
class BreakevenView(BreakevenFound):
    """A break-even that draws itself; `lang` is the language of all that is shown, `en` or `ru`."""

    lang: str = "en"

    def words(self) -> str:
        """Return the answer in one sentence."""
        return breakeven_words.headline(self, spoken(self))

    def plot_difference(self, ax: Axes | None = None) -> Axes:
        """Draw the difference along the axis on `ax`, or on one of a new figure, and return it."""
        return plotted(ax, lambda target: breakeven_chart.draw(target, self, spoken(self)))

    def _repr_html_(self) -> str:
        """Return the answer in one sentence, and the table of what was looked at."""
        return f"<p>{escape(self.words())}</p>{self.frames()['breakeven'].to_html(index=False)}"


@dataclass(frozen=True, repr=False)
class MapView(MapFound):
    """A map that draws itself; `lang` is the language of all that is shown, `en` or `ru`."""

    lang: str = "en"

    def words(self) -> str:
        """Return the answer in a sentence or two."""
        return map_words.headline(self, spoken(self))

    def plot_map(self, ax: Axes | None = None) -> Axes:
        """Draw the map on `ax`, or on one of a new figure, and return it."""
        return plotted(ax, lambda target: map_chart.draw(target, self, spoken(self)))

    def _repr_html_(self) -> str:
        """Return the answer in words, and how the map stood its test."""
        told = [self.words(), *map_words.paragraphs(self, spoken(self))]
        return "".join(f"<p>{escape(line)}</p>" for line in told)


def breakeven(
    scenarios: Sequence[Scenario],
    path: str,
    between: Between | None = None,
    *,
    replications: int = along.REPLICATIONS,
    seed: int = 0,
    jobs: int | None = None,
    out: Path | str | None = None,
    lang: str = "en",
) -> BreakevenView:
    """Return at which values of the number at `path` the better of two designs changes.

        found = breakeven([universal, conveyor], "market.neglect_multiplier")
        found.words()                                               # the answer in one sentence
        breakeven([universal, conveyor], "heads", ("8", "20"))      # or the size of the company, within a range

    `path`: dotted, as for `Scenario.with_`; `DESIGN:PATH` moves one design only; `heads` is the size of the company,
    `deal_size` a multiple of what orders bring. `between`: two values as files have them; None: the declared plausible
    range. `replications`: markets at each value, 3 at least. Runs are kept near the folder `out`, and nowhere without.
    Raises `AxisError` for what cannot be moved, `StudyError` for designs that cannot be compared.
    """
    with bench_in(None if out is None else Path(out), seed, jobs=jobs) as bench:
        found = along.breakeven(bench, scenarios, path, between, replications)
    return seen(BreakevenView, found, lang)


def map(  # noqa: A001, PLR0913 -- the name of the verb, and one parameter for each of its options
    scenarios: Sequence[Scenario],
    across_path: str,
    up_path: str,
    *,
    replications: int = across.REPLICATIONS,
    points: int = across.POINTS,
    seed: int = 0,
    jobs: int | None = None,
    out: Path | str | None = None,
    lang: str = "en",
) -> MapView:
    """Return which of `scenarios` is best over the declared ranges of two numbers, and where nothing can be said.

        found = simulator.map([universal, conveyor], "market.neglect_multiplier", "market.human_nature.eta")
        found.plot_map()
        found.shares                                                # design -> the share of the map that it wins

    Paths as in `breakeven`. `replications`: markets at each spot, 3 at least. `points`: spots to draw the map from, 12
    to 50. Runs are kept near the folder `out`, and nowhere without. Raises `AxisError`, `StudyError`, and
    `MissingLibraryError` without scikit-learn.
    """
    with bench_in(None if out is None else Path(out), seed, jobs=jobs) as bench:
        found = across.map_of(bench, scenarios, (across_path, up_path), replications, points)
    return seen(MapView, found, lang)
