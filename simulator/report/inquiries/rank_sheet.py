"""The page of a ranking: the best design, one picture of all, the table, what was spent."""

from collections.abc import Mapping

from matplotlib.axes import Axes

from simulator.analysis.best import Bound
from simulator.experiment.ranking import Place, Ranking
from simulator.report.best_words import GROUPS, best_of, not_decided
from simulator.report.figures.canvas import Finding
from simulator.report.figures.ranked import Row, draw_ranked, height
from simulator.report.inquiries.page import provenance
from simulator.report.inquiries.sheet import Grid, Passage, Sheet, Tile, chart, chart_files
from simulator.report.language import DASH, Language
from simulator.report.sums import Scale

CHART = "rank"


def rank_sheet(ranking: Ranking, language: Language) -> Sheet:
    """Return what the page of a ranking says in a language."""
    return Sheet(
        lang=language.tag,
        title=language.say(
            "The best of {number} sales organisations", number=language.number(len(ranking.designs), 0)
        ),
        headline=headline(ranking, language),
        facts=_facts(ranking, language),
        tiles=_tiles(ranking, language),
        passages=(
            Passage(
                language.say("All designs, the best first"),
                _sure(ranking, language),
                (chart(CHART, lambda ax: draw(ax, ranking, language), height=height(len(ranking.designs))),),
                (table(ranking, language),),
            ),
            Passage(language.say("What it took"), _spent(ranking, language)),
            Passage(language.say("How the best is found"), _method(ranking, language), folded=True),
        ),
        provenance=provenance(
            language, ranking.seed, {scenario.name: scenario.fingerprint for scenario in ranking.scenarios}
        ),
    )


def rank_charts(ranking: Ranking, language: Language) -> Mapping[str, bytes]:
    """Return the files of the chart of a ranking."""
    return chart_files(CHART, lambda ax: draw(ax, ranking, language), height=height(len(ranking.designs)) + 0.5)


def headline(ranking: Ranking, language: Language) -> str:
    """Return the answer in one sentence."""
    return best_of(ranking.standings, ranking.designs, ranking.months, language)


def draw(ax: Axes, ranking: Ranking, language: Language) -> Finding:
    """Draw each design against the best of the others, the best first."""
    rows = [Row(language.name("design", one.design), one.group, one.gap) for one in ranking.places]
    told = language.say("value less that of the best of the others, {unit}")
    draw_ranked(ax, rows, (-ranking.amount, ranking.amount), told, language)
    return Finding(
        language.say("How far each design is from the best of the others"),
        language.say(
            "Point: the mean difference; bar: where it lies with {confidence}, for all designs together. A bar that "
            "ends at zero belongs to a design that is worse than another.",
            confidence=language.percent(ranking.confidence, 0),
        ),
    )


def _signed(gap: Bound, amount: float, language: Language) -> str:
    if amount in {float("inf"), -float("inf")}:
        return DASH
    beside = [end for end in (gap.mean, gap.low, gap.high) if abs(end) != float("inf")]
    scale = language.scale(*beside)
    return scale.short(scale.signed(amount, *beside))


def _facts(ranking: Ranking, language: Language) -> tuple[str, ...]:
    market = language.name("market", ranking.scenarios[0].market.name)
    return (
        language.say("Market: {market}", market=market),
        language.say("Measured: {period}", period=language.counted("month", ranking.months)),
        language.count("{number} run", "{number} runs", ranking.spent),
    )


def _tiles(ranking: Ranking, language: Language) -> tuple[Tile, ...]:
    first = ranking.places[0]
    what, good = language.say("Equally good"), len(ranking.equally_good)
    if not ranking.certain:
        what, good = language.say("May be the best"), len(ranking.standings.contenders)
    sure = language.percent(ranking.confidence, 0)
    return (
        Tile(
            language.say("Ahead"), language.name("design", first.design),
            word=language.say("sure at {confidence}", confidence=sure) if ranking.certain
            else language.say("not decided"), kind="better" if ranking.certain else "not_decided",
        ),
        Tile(
            language.say("Less the best of the others"), _signed(first.gap, first.gap.mean, language),
            language.say("{interval}, {confidence} for all designs together", confidence=sure,
                         interval=_span(first.gap, language)),
        ),
        Tile(
            what, language.number(good, 0),
            language.say("of {number} designs", number=language.number(len(ranking.designs), 0)),
            language.say("within {amount}", amount=language.sum(ranking.amount)) if ranking.certain else "",
        ),
        Tile(
            language.say("Runs"), language.number(ranking.spent, 0),
            language.say("{number} if spent equally", number=language.number(ranking.spent_equally, 0)),
        ),
    )  # fmt: skip


def _span(gap: Bound, language: Language) -> str:
    return language.span(_signed(gap, gap.low, language), _signed(gap, gap.high, language))


def _sure(ranking: Ranking, language: Language) -> tuple[str, ...]:
    sure = language.percent(ranking.confidence, 0)
    band = language.say(
        "Differences of less than {amount} count as none. All intervals hold together, with {confidence}.",
        amount=language.sum(ranking.amount), confidence=sure,
    )  # fmt: skip
    return (*_left(ranking, language), *not_decided(ranking.standings, ranking.designs, language), band)


def _left(ranking: Ranking, language: Language) -> tuple[str, ...]:
    """Return what it would take where the largest number of runs came first; nothing where the best is known."""
    if ranking.certain:
        return ()
    limit = language.count(
        "The limit of {number} run of each design came first.",
        "The limit of {number} runs of each design came first.",
        ranking.looks[-1],
    )
    if ranking.needed is None:
        return (limit,)
    more = language.count(
        "About {number} run of each design that is left would decide it.",
        "About {number} runs of each design that is left would decide it.",
        ranking.needed,
    )
    return (f"{limit} {more}",)


def table(ranking: Ranking, language: Language) -> Grid:
    """Return the table of all designs, the best first."""
    scale = language.scale(*(place.level.stands_on.mean for place in ranking.places))
    heads = (
        language.say("Design"), f"{language.name('indicator', 'value')}, {scale.unit}",
        language.say("Less the best of the others"), language.say("Interval"), language.say("Verdict"),
        language.say("Runs"),
    )  # fmt: skip
    return Grid(
        heads,
        [_row(place, scale, language) for place in ranking.places],
        language.say("Value over the measured time; the equally good designs stand out."),
        frozenset(at for at, place in enumerate(ranking.places) if place.group in {"selected", "as_good"}),
    )


def _row(place: Place, scale: Scale, language: Language) -> tuple[str, ...]:
    mean = place.level.stands_on.mean
    return (
        f"{place.number}. {language.name('design', place.design)}",
        DASH if mean is None else scale.number(mean),
        _signed(place.gap, place.gap.mean, language),
        _span(place.gap, language),
        language.say(GROUPS[place.group]),
        language.number(place.runs, 0),
    )


def _spent(ranking: Ranking, language: Language) -> tuple[str, ...]:
    if ranking.spent == ranking.spent_equally:
        number = language.number(ranking.spent, 0)
        return (language.say("{number} runs were spent, as many on each design.", number=number),)
    return (
        language.say(
            "{spent} runs were spent, where it would have taken {equally} to give each design as many as the one that "
            "got most: those that were surely worse got no more.",
            spent=language.number(ranking.spent, 0), equally=language.number(ranking.spent_equally, 0),
        ),
    )  # fmt: skip


def _method(ranking: Ranking, language: Language) -> tuple[str, ...]:
    sure = language.percent(ranking.confidence, 0)
    return (
        language.say(
            "All designs meet the same markets with the same luck, and luck that can be named is taken out of the "
            "differences. At looks fixed beforehand ({looks} runs) those that may be the best are given more.",
            looks=language.listing([language.number(number, 0) for number in ranking.looks]),
        ),
        language.say(
            "The design ahead is short of the best by no more than {amount} with {confidence} at least. The intervals "
            "are those of a comparison with the best (Hsu 1984), wide enough for all designs and all looks together.",
            amount=language.sum(ranking.amount), confidence=sure,
        ) if ranking.certain else language.say(
            "The intervals are those of a comparison with the best (Hsu 1984), wide enough for all designs and all "
            "looks together: they hold with {confidence} although the limit came first.",
            confidence=sure,
        ),
    )  # fmt: skip
