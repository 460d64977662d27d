"""Why two designs differ, as a page: the sentence, the waterfall, the table of shares, and what stands behind them."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from simulator.analysis.intervals import Difference, Estimate
from simulator.analysis.sharp import Sharp
from simulator.experiment.attribute.found import OTHERS, Attribution, Share
from simulator.report.figures.canvas import Finding
from simulator.report.figures.waterfall import Bar, height
from simulator.report.figures.waterfall import draw as draw_bars
from simulator.report.inquiries.attribute_words import (
    headline,
    how_sure,
    method,
    sure,
    title_of,
    tuning,
    without_effect,
)
from simulator.report.inquiries.page import provenance
from simulator.report.inquiries.sheet import Grid, Passage, Sheet, Tile, chart, chart_files
from simulator.report.interval_words import bracket, short, whole
from simulator.report.language import Language

CHART = "waterfall"


def sheet(found: Attribution, language: Language) -> Sheet:
    """Return what the page of an attribution says."""
    ours, theirs = (language.name("design", name) for name in (found.design, found.reference))
    names = dict(zip(found.study.designs, found.study.fingerprints, strict=True))
    return Sheet(
        lang=language.tag,
        title=language.say("Why “{ours}” differs from “{theirs}”", ours=ours, theirs=theirs),
        headline=headline(found, language),
        facts=(
            language.counted("replication", found.study.replications),
            language.say("“{ours}” less “{theirs}”, in value", ours=ours, theirs=theirs),
        ),
        tiles=_tiles(found, language),
        under_tiles=tuning(found, language),
        passages=[
            Passage(
                language.say("What the difference is made of"),
                (),
                [chart(CHART, lambda ax: draw(ax, found, language), height=_height(found))],
                [_grid(found, language)],
            ),
            Passage(language.say("How this was found, and how sure it is"), method(found, language)),
            Passage(
                language.say("Which mechanisms stand behind each part"),
                without_effect(found, language),
                (),
                [_members(found, language)],
                folded=True,
            ),
        ],
        provenance=provenance(language, found.study.seed, names),
    )


def charts(found: Attribution, language: Language) -> Mapping[str, bytes]:
    """Return the files of the waterfall."""
    return chart_files(CHART, lambda ax: draw(ax, found, language), height=_height(found))


def draw(ax: Axes, found: Attribution, language: Language) -> Finding:
    """Draw the difference as a waterfall of its parts."""
    gap = found.difference.stands_on
    ours, theirs = (language.name("design", name) for name in (found.design, found.reference))
    label = language.say("“{ours}” less “{theirs}”", ours=ours, theirs=theirs)
    parts = [_bar(title_of(one, language), one.estimate, one.decided) for one in found.bars]
    draw_bars(ax, parts, _bar(label, gap, sure(gap)), language)
    told = [f"{title_of(one, language)} {short(one.estimate, language)}{bracket(one.estimate, language)}"
            for one in found.bars]  # fmt: skip
    return Finding(
        language.say("What “{ours}” less “{theirs}” is made of", ours=ours, theirs=theirs),
        language.say(
            "Bars begin where the one above ends and add up to the lowest; pale ones may be nothing; lines are 95% "
            "intervals of each part. {parts}. {whole}: {gap}{interval}.",
            parts="; ".join(told), whole=label, gap=whole(gap, language),
            interval=bracket(gap, language, together=found.together),
        ),
    )  # fmt: skip


def _height(found: Attribution) -> float:
    return height(len(found.bars))


def _bar(name: str, one: Estimate | Difference | Sharp, decided: bool) -> Bar:
    mean = one.mean or 0.0
    low, high = (mean if end is None else end for end in (one.low, one.high))
    return Bar(name, mean, low, high, decided)


def _tiles(found: Attribution, language: Language) -> Sequence[Tile]:
    gap = found.difference.stands_on
    return [
        _tile(language.say("Difference in value"), gap, language),
        _tile(language.say("of it the design itself, all mechanisms off"), found.structure.estimate, language),
        _tile(language.say("of it all mechanisms together"), found.mechanisms.estimate, language),
    ]


def _tile(what: str, one: Estimate | Difference | Sharp, language: Language) -> Tile:
    word = language.say("sure") if sure(one) else language.say("may be nothing")
    kind = "" if not sure(one) else "better" if (one.mean or 0.0) > 0 else "worse"
    return Tile(what, short(one, language), bracket(one, language).strip(" ()"), word, kind)


def _grid(found: Attribution, language: Language) -> Grid:
    gap = found.difference.stands_on
    beside = [end for one in found.parts for end in (one.estimate.mean, one.estimate.low, one.estimate.high)]
    scale = language.scale(gap.mean, gap.low, gap.high, *beside)

    def row(name: str, one: Estimate | Difference | Sharp, word: str) -> tuple[str, ...]:
        ends = [end for end in (one.low, one.high) if end is not None]
        interval = language.span(*(scale.signed(end, *beside) for end in ends)) if len(ends) == 2 else ""
        return name, scale.signed(one.mean or 0.0, *beside), interval, word

    rows = [row(title_of(one, language), one.estimate, how_sure(one, language)) for one in found.parts]
    rows.append(row(language.say("Together: the difference in value"), gap,
                    language.say("sure") if sure(gap) else language.say("may be nothing")))  # fmt: skip
    heads = (language.say("part of the difference"), scale.unit, language.say("95% interval"), language.say("how sure"))
    return Grid(heads, rows, marked=frozenset([len(rows) - 1]))


def _members(found: Attribution, language: Language) -> Grid:
    heads = (language.say("part of the difference"), language.say("mechanisms"))
    rows = [(_short(one, language), _listed(one, language)) for one in found.shares if one.key != OTHERS]
    return Grid(heads, rows)


def _short(share: Share, language: Language) -> str:
    return title_of(share, language).partition(":")[0]


def _listed(share: Share, language: Language) -> str:
    return "; ".join(language.name("mechanism", name) for name in share.members)
