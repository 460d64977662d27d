"""The page of a break-even: the switching value, how far it is from today, and the difference along the axis."""

from collections.abc import Mapping

from simulator.experiment.breakeven import BreakevenFound
from simulator.report.inquiries import breakeven_chart
from simulator.report.inquiries.axis_words import name, value
from simulator.report.inquiries.breakeven_words import design, headline, interval, margin, paragraphs
from simulator.report.inquiries.page import provenance
from simulator.report.inquiries.sheet import Cells, Grid, Passage, Sheet, Tile, chart, chart_files
from simulator.report.language import DASH, Language

CHART = "breakeven"
HEIGHT = 5.4


def breakeven_sheet(found: BreakevenFound, language: Language) -> Sheet:
    """Return what a break-even says in a language."""
    picture = chart(CHART, lambda ax: breakeven_chart.draw(ax, found, language), height=HEIGHT)
    return Sheet(
        lang=language.tag,
        title=language.say("Where the better design changes"),
        headline=headline(found, language),
        facts=_facts(found, language),
        passages=[
            Passage(language.say("The difference along the way"), paragraphs(found, language), [picture]),
            Passage(language.say("Every value that was looked at"), grids=[_grid(found, language)], folded=True),
        ],
        provenance=provenance(language, found.seed, {one.name: one.fingerprint for one in found.scenarios}),
        tiles=_tiles(found, language),
    )


def breakeven_charts(found: BreakevenFound, language: Language) -> Mapping[str, bytes]:
    """Return the files of the chart."""
    return chart_files(CHART, lambda ax: breakeven_chart.draw(ax, found, language), height=HEIGHT + 0.5)


def _facts(found: BreakevenFound, language: Language) -> tuple[str, ...]:
    return (
        language.say("“{one}” against “{two}”", one=design(found, 0, language), two=design(found, 1, language)),
        found.axis.path,
        language.counted("replication", found.replications),
    )


def _tiles(found: BreakevenFound, language: Language) -> list[Tile]:
    tiles = [
        Tile(language.say("switching value"), value(found.axis, one.at, language), interval(found, one, language),
             margin(found, one, language))
        for one in found.switches
    ]  # fmt: skip
    if found.today is not None:
        better = found.better(found.today.sign)
        word = language.say("not decided") if better is None else language.say(
            "“{design}” is better", design=language.name("design", better)
        )  # fmt: skip
        at = value(found.axis, found.today.at, language)
        tiles.append(Tile(language.say("today"), at, name(found.axis, language), word))
    return tiles


def _grid(found: BreakevenFound, language: Language) -> Grid:
    heads = (
        name(found.axis, language), language.say("difference in value"), language.say("95% interval"),
        language.say("better"),
    )  # fmt: skip
    rows: list[Cells] = []
    for one in found.readings:
        better, beside = found.better(one.sign), (one.mean, one.low, one.high)
        scale = language.scale(*beside)
        rows.append((
            value(found.axis, one.at, language), scale.with_unit(scale.signed(one.mean, *beside)),
            language.span(scale.signed(one.low, *beside), scale.signed(one.high, *beside)),
            DASH if better is None else language.name("design", better),
        ))  # fmt: skip
    today = frozenset(place for place, one in enumerate(found.readings) if one is found.today)
    return Grid(heads, rows, marked=today)
