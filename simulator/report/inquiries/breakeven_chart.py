"""The difference between two designs along an axis, with where it changes its sign."""

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from simulator.analysis.lines import Reading
from simulator.experiment.breakeven import BreakevenFound
from simulator.report.figures.canvas import INK, QUIET, Finding, design_colour, key, sums
from simulator.report.inquiries.axis_words import mark, name, value
from simulator.report.inquiries.breakeven_words import design, headline, range_of
from simulator.report.language import Language

FAINT = 0.16


def draw(ax: Axes, found: BreakevenFound, language: Language) -> Finding:
    """Draw the difference at each value that was looked at, the switching values, and today's value."""
    readings = found.readings
    at = [one.at for one in readings]
    ax.plot(at, [one.mean for one in readings], color=QUIET, linewidth=1.2, zorder=2)
    for one in readings:
        colour = QUIET if one.sign == 0 else design_colour(int(one.sign > 0))
        ax.plot((one.at, one.at), (one.low, one.high), color=colour, linewidth=1.8, zorder=3, clip_on=False)
        ax.plot(one.at, one.mean, marker="o", markersize=6, color=colour, zorder=4, clip_on=False)
    ax.axhline(0, color=INK, linewidth=0.8)
    for switch in found.switches:
        low, high = range_of(found, switch)
        ax.axvspan(low, high, color=INK, alpha=FAINT, linewidth=0, zorder=0)
        ax.axvline(switch.at, color=INK, linewidth=1.2)
    if found.axis.holds_today and found.axis.today is not None:
        ax.axvline(found.axis.today, color=INK, linewidth=1.2, linestyle=":")
    mark(ax, found.axis, language)
    ours, theirs = design(found, 1, language), design(found, 0, language)
    unit = sums(ax, language).unit
    ax.set_ylabel(language.say("“{design}” less “{reference}”,\n{unit}", design=ours, reference=theirs, unit=unit))
    key(ax, _handles(found, language), below=-0.24)
    return Finding(headline(found, language), _text(found, language))


def _handles(found: BreakevenFound, language: Language) -> list[Line2D | Patch]:
    handles: list[Line2D | Patch] = [
        Line2D([], [], color=design_colour(place), marker="o",
               label=language.say("“{design}” is better", design=design(found, place, language)))
        for place in (0, 1)
    ]  # fmt: skip
    handles.append(Line2D([], [], color=QUIET, marker="o", label=language.say("not decided")))
    if found.switches:
        handles.append(Patch(color=INK, alpha=2 * FAINT, label=language.say("switching value with its 95% interval")))
    if found.axis.holds_today:
        handles.append(Line2D([], [], color=INK, linestyle=":", label=language.say("today")))
    return handles


def _text(found: BreakevenFound, language: Language) -> str:
    """Return the chart in words: the difference at the ends of the range."""
    ends = (found.readings[0], found.readings[-1])
    told = [_end(found, one, language) for one in ends]
    return language.say(
        "{what}. “{design}” less “{reference}” in value: {ends}.", what=_begun(name(found.axis, language)),
        design=design(found, 1, language), reference=design(found, 0, language), ends=language.listing(told),
    )


def _end(found: BreakevenFound, one: Reading, language: Language) -> str:
    beside = (one.mean, one.low, one.high)
    scale = language.scale(*beside)
    return language.say(
        "{amount} (95% interval {low} to {high}) at {value}", value=value(found.axis, one.at, language),
        amount=scale.with_unit(scale.signed(one.mean, *beside)), low=scale.signed(one.low, *beside),
        high=scale.signed(one.high, *beside),
    )  # fmt: skip


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
