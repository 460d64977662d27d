"""The page of a map: how much of it each design wins, the picture, and how it stood its test."""

from collections.abc import Mapping

from simulator.experiment.map import MapFound
from simulator.report.inquiries import map_chart
from simulator.report.inquiries.axis_words import name, value
from simulator.report.inquiries.map_words import headline, paragraphs, ranges, today
from simulator.report.inquiries.page import provenance
from simulator.report.inquiries.sheet import Cells, Grid, Passage, Sheet, Tile, chart, chart_files
from simulator.report.language import DASH, Language

CHART = "map"
HEIGHT = 7.0


def map_sheet(found: MapFound, language: Language) -> Sheet:
    """Return what a map says in a language."""
    picture = chart(CHART, lambda ax: map_chart.draw(ax, found, language), height=HEIGHT)
    return Sheet(
        lang=language.tag,
        title=language.say("Where each design wins"),
        headline=headline(found, language),
        facts=(
            language.say("Designs: {designs}", designs=language.listing(_names(found, language))),
            *(axis.path for axis in found.axes),
            language.counted("replication", found.replications),
        ),
        passages=[
            Passage(language.say("The map"), [*ranges(found, language), *paragraphs(found, language)], [picture]),
            Passage(language.say("Spots that the map never saw"), grids=[_grid(found, language)], folded=True),
        ],
        provenance=provenance(language, found.seed, {one.name: one.fingerprint for one in found.scenarios}),
        tiles=_tiles(found, language),
    )


def map_charts(found: MapFound, language: Language) -> Mapping[str, bytes]:
    """Return the files of the chart."""
    return chart_files(CHART, lambda ax: map_chart.draw(ax, found, language), height=HEIGHT + 0.6)


def _tiles(found: MapFound, language: Language) -> list[Tile]:
    tiles = [
        Tile(language.say("“{design}” is best", design=called), language.percent(found.shares[design]),
             language.say("of the map"))
        for design, called in zip(found.designs, _names(found, language), strict=True)
    ]  # fmt: skip
    tiles.append(Tile(language.say("nothing can be said"), language.percent(found.open), language.say("of the map")))
    if found.today is not None:
        at = (value(axis, axis.today, language) for axis in found.axes if axis.today is not None)
        winner = found.today.winner
        best = DASH if winner is None else _names(found, language)[winner]
        tiles.append(Tile(language.say("today"), best, " / ".join(at), today(found, language)))
    return tiles


def _grid(found: MapFound, language: Language) -> Grid:
    axes = (name(axis, language) for axis in found.axes)
    heads = (*axes, language.say("best on the map"), language.say("best in runs"))
    rows: list[Cells] = [
        (
            *(value(axis, at, language) for axis, at in zip(found.axes, one.at, strict=True)),
            *(DASH if who is None else _names(found, language)[who] for who in (one.by_map, one.by_runs)),
        )
        for one in found.held_out
    ]
    return Grid(heads, rows)


def _names(found: MapFound, language: Language) -> list[str]:
    return [language.name("design", design) for design in found.designs]
