"""The page of a sensitivity study."""

from collections.abc import Iterator

from simulator.analysis.elementary import Elementary
from simulator.experiment.sensitivity.ends import Ends
from simulator.experiment.sensitivity.found import SensitivityFound, TurningFound
from simulator.experiment.sensitivity.spreading import REST
from simulator.report.assumption_table import about, amount
from simulator.report.figures import shares, tornado
from simulator.report.inquiries.page import provenance
from simulator.report.inquiries.sensitivity_words import (
    headline,
    named,
    nearest,
    region_lines,
    shown,
    spread_lines,
    stated_interval,
    turning_lines,
)
from simulator.report.inquiries.sheet import Grid, Passage, Sheet, Tile, chart, chart_files
from simulator.report.interval_words import short
from simulator.report.language import DASH, Language
from simulator.report.sums import Scale


def sheet(found: SensitivityFound, language: Language) -> Sheet:
    """Return what the page says in a language, which counts in the money of the market."""
    pair = {"design": language.name("design", found.other), "reference": language.name("design", found.reference)}
    return Sheet(
        lang=language.tag,
        title=language.say("What the difference between “{design}” and “{reference}” hangs on", **pair),
        headline=headline(found, language),
        facts=(
            language.count("{number} assumption", "{number} assumptions", len(found.assumptions)),
            language.count("{number} run at most", "{number} runs at most", found.runs),
        ),
        tiles=tuple(_tiles(found, language)),
        under_tiles=language.say(
            "Differences are of value, “{design}” less “{reference}”; all ranges are the declared plausible ones.",
            **pair,
        ),
        passages=(
            one_at_a_time(found, language),
            Passage(
                language.say("All assumptions at once: where the spread comes from"),
                list(spread_lines(found, language)),
                [chart("shares", lambda ax: shares.draw(ax, found, language), height=shares.height(found))],
                [_shares(found, language)] if found.spreading.spread.shares else [],
            ),
            Passage(language.say("Where which design wins"), list(region_lines(found, language))),
            looked_at_closely(found, language),
            Passage(language.say("What to doubt"), _doubts(language), folded=True),
        ),
        provenance=provenance(language, found.seed, dict(found.designs)),
    )  # fmt: skip


def one_at_a_time(found: TurningFound, language: Language) -> Passage:
    """Return what single assumptions do to the difference, and which of them turn it."""
    return Passage(
        language.say("One assumption at a time"),
        list(turning_lines(found, language)),
        [chart("tornado", lambda ax: tornado.draw(ax, found, language), height=tornado.height(found))],
        [_ends(found, language)],
    )


def looked_at_closely(found: TurningFound, language: Language) -> Passage:
    """Return why these assumptions were looked at: what screening has found, or the reasons that they are behind."""
    if not found.screening.singles:
        return Passage(
            language.say("Which assumptions were looked at closely, and why"),
            [language.say(
                "Those by which the mechanisms act that make up the difference, of each mechanism in turn, those of "
                "the largest share first; at most {number}. 'conveyor sensitivity' screens all others.",
                number=found.effort.top,
            )], folded=True,
        )  # fmt: skip
    return Passage(
        language.say("Which assumptions were looked at closely, and why"), _screening_lines(found, language),
        grids=list(_screened(found, language)), folded=True,
    )  # fmt: skip


def charts(found: SensitivityFound, language: Language) -> dict[str, bytes]:
    """Return the files of the charts."""
    return {
        **chart_files("tornado", lambda ax: tornado.draw(ax, found, language), height=tornado.height(found)),
        **chart_files("shares", lambda ax: shares.draw(ax, found, language), height=shares.height(found)),
    }


def _tiles(found: SensitivityFound, language: Language) -> Iterator[Tile]:
    stated, word = found.stated.stands_on, found.verdict.word if found.verdict else "not_decided"
    verdicts = {
        "better": language.say("decided as things are stated"),
        "worse": language.say("decided as things are stated"),
        "no_practical_difference": language.say("no practical difference"),
    }
    yield Tile(language.say("Difference as things are stated"), short(stated, language),
               stated_interval(found, language), verdicts.get(word, language.say("not decided")), word)  # fmt: skip
    turning = nearest(found)
    if turning is not None:
        facts = found.assumptions[turning.path]
        yield Tile(
            language.say("Nearest threshold"), about(turning.flip.at, facts, language),
            language.say("stated: {stated}", stated=amount(facts.raw, facts, language)),
            named(turning.path, found, language),
        )  # fmt: skip
    spread = found.spreading.spread
    yield Tile(
        language.say("Ahead in the plausible region"), language.percent(spread.wins / spread.points),
        language.say("{wins} of {points} points", wins=spread.wins, points=spread.points),
        language.name("design", found.other),
    )  # fmt: skip
    close = {path: one.total for path, one in spread.shares.items() if path != REST}
    if close:
        first = max(close, key=lambda path: close[path].mean or 0.0)
        total, low, high = shown(close[first])
        yield Tile(
            language.say("Largest share of the spread"), language.percent(total),
            language.span(language.percent(low), language.percent(high)),
            named(first, found, language),
        )  # fmt: skip


def _ends(found: TurningFound, language: Language) -> Grid:
    heads = (
        language.say("Assumption"), language.say("Stated"), language.say("Low end"), language.say("Difference there"),
        language.say("High end"), language.say("Difference there"), language.say("Turns at"),
    )  # fmt: skip
    turning = {number for number, one in enumerate(found.ends) if one.flip.turning == "turns"}
    ends = [end[1].stands_on for one in found.ends for end in (one.low, one.high) if end is not None]
    scale = language.scale(*(number for end in ends for number in (end.low, end.high)))
    return Grid(
        heads, [_end_row(one, found, scale, language) for one in found.ends],
        language.say("Differences with 95% intervals, {unit}", unit=scale.unit), frozenset(turning),
    )  # fmt: skip


def _end_row(one: Ends, found: TurningFound, scale: Scale, language: Language) -> tuple[str, ...]:
    facts = found.assumptions[one.path]
    cells = [named(one.path, found, language), amount(facts.raw, facts, language)]
    for end in (one.low, one.high):
        if end is None:
            cells += [DASH, DASH]
            continue
        stands = end[1].stands_on
        cells.append(amount(end[0], facts, language))
        told = DASH if stands.mean is None else scale.signed(stands.mean, stands.low, stands.high)
        if stands.low is not None and stands.high is not None:
            ends = (scale.number(bound, stands.mean, stands.low, stands.high) for bound in (stands.low, stands.high))
            told += f" ({language.span(*ends)})"
        cells.append(told)
    return *cells, _turn(one, found, language)


def _turn(one: Ends, found: TurningFound, language: Language) -> str:
    if one.flip.turning == "stays":
        return language.say("none in range")
    at = about(one.flip.at, found.assumptions[one.path], language)
    return at if one.flip.turning == "turns" else language.say("perhaps {threshold}", threshold=at)


def _shares(found: SensitivityFound, language: Language) -> Grid:
    heads = (language.say("Assumption"), language.say("Alone"), language.say("95% interval"),
             language.say("Alone and with others"), language.say("95% interval"))  # fmt: skip
    rows = []
    for path, share in sorted(
        found.spreading.spread.shares.items(), key=lambda one: (one[0] == REST, -(one[1].total.mean or 0.0))
    ):
        cells = [named(path, found, language)]
        for one in (share.first, share.total):
            mean, low, high = shown(one)
            cells += [language.percent(mean), language.span(language.percent(low), language.percent(high))]
        rows.append(tuple(cells))
    return Grid(heads, rows)


def _screening_lines(found: TurningFound, language: Language) -> list[str]:
    told = [
        language.say(
            "An effect is what the difference changes by, on average and without its sign, when an assumption moves "
            "through its whole range while all others are anywhere in theirs ({number} ways through the space).",
            number=found.effort.trajectories,
        ),
    ]
    if found.screening.blocks:
        told.append(language.say(
            "There are so many assumptions that blocks of them were moved first, and single ones only in the {number} "
            "blocks that moved the difference most.", number=min(found.effort.blocks, len(found.screening.blocks)),
        ))  # fmt: skip
    told.append(language.say(
        "{number} more declared assumptions act in neither design, and were not moved one by one.", number=found.idle
    ))  # fmt: skip
    return told


def _screened(found: TurningFound, language: Language) -> Iterator[Grid]:
    heads = (language.say("Effect"), language.say("95% interval"), language.say("by noise alone"))
    if found.screening.blocks:
        yield Grid(
            (language.say("Block"), *heads),
            [(block, *_effect(one, language)) for block, one in found.screening.blocks.items()],
            marked=frozenset(range(found.effort.blocks)),
        )
    yield Grid(
        (language.say("Assumption"), *heads),
        [(named(path, found, language), *_effect(one, language)) for path, one in found.screening.singles.items()],
        marked=frozenset(range(len(found.ends))),
    )


def _effect(one: Elementary, language: Language) -> tuple[str, str, str]:
    size = one.size
    if size.mean is None:
        return DASH, DASH, DASH
    scale = language.scale(size.mean, size.low, size.high)
    span = DASH
    if size.low is not None and size.high is not None:
        span = language.span(scale.number(size.low, size.mean, size.high), scale.number(size.high, size.mean, size.low))
    return language.sum(size.mean), span, DASH if one.noise is None else language.sum(one.noise)


def _doubts(language: Language) -> list[str]:
    return [
        language.say(
            "The ranges are what somebody declared to be plausible; an assumption with a wide range seems to matter "
            "more."
        ),
        language.say(
            "A threshold holds while all other assumptions are as stated, and is a straight line between three points."
        ),
        language.say(
            "Screening may miss an assumption; what the share of all others together is then tells how much was missed."
        ),
        language.say(
            "Assumptions are taken to vary independently of each other; shares of the segments are brought back to a "
            "sum of one."
        ),
        language.say(
            "Head-counts and limits are as the designs state them; each might be staffed otherwise in another market."
        ),
    ]
