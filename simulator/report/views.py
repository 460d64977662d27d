"""A comparison in a notebook: pandas frames, a plot a question, and the verdict when it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes

from simulator.experiment import compare as experiment
from simulator.experiment.comparison import Comparison
from simulator.report.charts import drawer, write_charts
from simulator.report.figures import plan, together
from simulator.report.figures.canvas import empty, entitle, style
from simulator.report.html import write_report
from simulator.report.indicator_table import as_html
from simulator.report.language import language
from simulator.report.showing import new_axes
from simulator.report.words import Words, verdict_words
from simulator.scenario.schema.scenario import Scenario


@dataclass(frozen=True, repr=False)
class ComparisonView(Comparison):
    """A comparison that draws itself.

    Each `plot_*` draws on the given `ax`, on one of a new figure without it, and returns the axes. `lang` is the
    language of all that is shown, `en` or `ru`.
    """

    lang: str = "en"

    def plot_together(self, ax: Axes | None = None) -> Axes:
        """Draw all designs in one picture, the best first; axes that say so where there are fewer than three."""
        with style():
            target, spoken = ax if ax is not None else new_axes(), language(self.lang).counting(self.money)
            if not self.several:
                empty(target, spoken.say("for three designs or more"))
                return target
            entitle(target, together.draw(target, self, spoken).title)
        return target

    def plot_value(self, ax: Axes | None = None) -> Axes:
        """Draw the value so far as fans, and the paired difference from the reference."""
        return self._plot("value", ax)

    def plot_new_clients(self, ax: Axes | None = None) -> Axes:
        """Draw the new clients of each month."""
        return self._plot("new_clients", ax)

    def plot_base(self, ax: Axes | None = None) -> Axes:
        """Draw the client base as active, dormant and buried."""
        return self._plot("base", ax)

    def plot_hours(self, ax: Axes | None = None) -> Axes:
        """Draw where the paid hours went, by role and activity."""
        return self._plot("hours", ax)

    def plot_funnel(self, ax: Axes | None = None) -> Axes:
        """Draw how many came to each stage of the funnel."""
        return self._plot("funnel", ax)

    def plot_portfolios(self, ax: Axes | None = None) -> Axes:
        """Draw the accounts per manager against the limit."""
        return self._plot("portfolios", ax)

    def plot_profit_and_loss(self, ax: Axes | None = None) -> Axes:
        """Draw margin, costs and profit by month."""
        return self._plot("profit_and_loss", ax)

    def plot_transition(self, ax: Axes | None = None) -> Axes:
        """Draw what a change of the organisation costs and brings."""
        return self._plot("transition", ax)

    def plot_plan(self, ax: Axes | None = None) -> Axes:
        """Draw what was booked against what was planned, by period; axes that say so where nothing is planned."""
        with style():
            target = ax if ax is not None else new_axes()
            if not self.plans.bookings:
                empty(target, language(self.lang).say("nothing is planned"))
                return target
            finding = plan.draw(target, self.plans.bookings, self.designs, language(self.lang))
            entitle(target, finding.title)
        return target

    def plot_luck(self, ax: Axes | None = None) -> Axes:
        """Draw what taking luck out of value and profit does; axes that say so where none is taken out."""
        return self._plot("luck", ax)

    def plot_best_seller(self, ax: Axes | None = None) -> Axes:
        """Draw how much hangs on the best seller."""
        return self._plot("best_seller", ax)

    def plot_drift(self, ax: Axes | None = None) -> Axes:
        """Draw how hours of winning clients, comfort and portfolios move over the months."""
        return self._plot("drift", ax)

    def plot_talent(self, ax: Axes | None = None) -> Axes:
        """Draw results against talent, person by person."""
        return self._plot("talent", ax)

    def plot_leavers(self, ax: Axes | None = None) -> Axes:
        """Draw who left and what it cost."""
        return self._plot("leavers", ax)

    def plot_head(self, ax: Axes | None = None) -> Axes:
        """Draw where the head's hours went."""
        return self._plot("head", ax)

    def plot_staffing(self, ax: Axes | None = None) -> Axes:
        """Draw the seats that there are, those taken, and the ramped people on them."""
        return self._plot("staffing", ax)

    def words(self) -> Words:
        """Return the verdict in words."""
        return verdict_words(self, self.lang)

    def write(self, folder: Path | str) -> Path:
        """Write charts and report to `folder` and return the path of the report."""
        write_charts(self, Path(folder), self.lang)
        return write_report(self, Path(folder), self.lang)

    def _repr_html_(self) -> str:
        """Return the verdict in words and the table of indicators."""
        return self.words()._repr_html_() + as_html(self, language(self.lang).counting(self.money))

    def _plot(self, name: str, ax: Axes | None) -> Axes:
        with style():
            target = ax if ax is not None else new_axes()
            finding = drawer(name)(target, self.outcomes, language(self.lang).counting(self.money))
            entitle(target, finding.title)
        return target


def compare(
    scenarios: Sequence[Scenario], replications: int | None = None, *, lang: str = "en", **options: Any
) -> ComparisonView:
    """Run each of `scenarios` and return the comparison with the first, ready to be looked at.

    `options` are those of `simulator.experiment.compare.compare`: seed, jobs (a number or a `Cluster`), out,
    indifference, precision, on_progress, sharp, tuned, levers. Raises `StudyError` for designs that cannot be compared.
    """
    return view(experiment.compare(scenarios, replications, **options), lang)


def view(comparison: Comparison, lang: str = "en") -> ComparisonView:
    """Return `comparison` ready to be looked at in the language `lang`."""
    language(lang)  # an unknown one is told here, not at the first plot
    facts = {field.name: getattr(comparison, field.name) for field in fields(Comparison)}
    return ComparisonView(**facts, lang=lang)
