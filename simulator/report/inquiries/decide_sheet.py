"""The page of a decision: what to do, what it is worth, how sure that is, what would change it; then its parts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from matplotlib.axes import Axes

from simulator.analysis.best import Bound
from simulator.experiment.decide.found import Candidate, DecideFound
from simulator.experiment.staff.staff import StaffFound
from simulator.report.assumption_table import about, amount
from simulator.report.best_words import GROUPS
from simulator.report.figures import tornado
from simulator.report.figures.canvas import Finding
from simulator.report.figures.ranked import Row, draw_ranked, height
from simulator.report.inquiries import attribute_sheet, attribute_words, sensitivity_words
from simulator.report.inquiries.decide_words import (
    decided,
    equal_effort,
    first_of_them,
    headline,
    how_sure,
    method,
)
from simulator.report.inquiries.lever_words import label
from simulator.report.inquiries.page import provenance
from simulator.report.inquiries.sensitivity_sheet import looked_at_closely, one_at_a_time
from simulator.report.inquiries.sheet import Grid, Passage, Sheet, Tile, chart, chart_files
from simulator.report.inquiries.staff_sheet import staff_sheet
from simulator.report.inquiries.staff_words import budget_of, staff
from simulator.report.interval_words import bracket, short
from simulator.report.language import DASH, Language

CHART = "decide"


def decide_sheet(found: DecideFound, language: Language) -> Sheet:
    """Return what the page of a decision says in a language."""
    return Sheet(
        lang=language.tag,
        title=language.say("Which sales organisation to choose"),
        headline=headline(found, language),
        facts=(
            language.say("Market: {market}", market=language.name("market", found.scenarios[0].market.name)),
            budget_of(found.purse, language),
            language.say("Measured: {period}", period=language.counted("month", found.months)),
        ),
        tiles=tuple(_tiles(found, language)),
        under_tiles=equal_effort(found, language),
        passages=(
            Passage(
                language.say("What each design is worth at its best"), how_sure(found, language),
                (chart(CHART, lambda ax: draw(ax, found, language), height=height(len(found.candidates))),),
                (table(found, language),),
            ),
            *_why(found, language),
            *_turning(found, language),
            Passage(language.say("How this was decided, and what to doubt"), method(found, language)),
            *(_staffing(one, language) for one in found.staffed),
        ),
        provenance=provenance(language, found.seed, {one.name: one.fingerprint for one in found.scenarios}),
    )  # fmt: skip


def decide_charts(found: DecideFound, language: Language) -> Mapping[str, bytes]:
    """Return the files of the charts of a decision."""
    files = chart_files(CHART, lambda ax: draw(ax, found, language), height=height(len(found.candidates)) + 0.5)
    if found.why is not None:
        files |= attribute_sheet.charts(found.why, language)
    turning = found.turning
    if turning is not None:
        files |= chart_files(
            "tornado", lambda ax: tornado.draw(ax, turning, language), height=tornado.height(turning)
        )
    return files


def draw(ax: Axes, found: DecideFound, language: Language) -> Finding:
    """Draw how far each design at its best is from the chosen one."""
    best = language.name("design", found.chosen.design)
    rows = [Row(language.name("design", one.design), one.group, _behind(one)) for one in found.candidates]
    told = language.say("value less that of “{reference}”, {unit}", reference=best, unit="{unit}")
    draw_ranked(ax, rows, (-found.amount, found.amount), told, language)
    return Finding(
        language.say("How far each design at its best is from “{best}”", best=best),
        language.say(
            "Point: the mean difference on the same fresh markets; bar: its interval, good for all designs together."
        ),
    )


def table(found: DecideFound, language: Language) -> Grid:
    """Return the designs at their best, the chosen one first, with what finding that took."""
    heads = (
        language.say("Design"), language.say("Staffing"), language.say("Cost a month"),
        language.name("indicator", "value"), language.say("Less the chosen one"), language.say("Verdict"),
        language.say("Staffings tried"), language.say("Search runs"),
    )  # fmt: skip
    good = frozenset(row for row, one in enumerate(found.candidates) if one.group in {"selected", "as_good"})
    caption = language.say("On fresh markets; every design was allowed as many search runs")
    return Grid(heads, [_row(one, language) for one in found.candidates], caption, good)


def _row(one: Candidate, language: Language) -> tuple[str, ...]:
    search, value = one.staffed.search, one.level.stands_on
    return (
        language.name("design", one.design), label(one.staffed.chosen, language),
        language.sum(one.staffed.costs[search.best]),
        f"{language.sum(value.mean or 0.0)}{bracket(value, language)}", _less(one, language),
        language.say(GROUPS[one.group]), language.number(len(search.candidates), 0), language.number(search.runs, 0),
    )  # fmt: skip


def _behind(one: Candidate) -> Bound | None:
    """Return how much more a design creates than the chosen one, with its interval; None of the chosen one."""
    if one.lead is None:
        return None
    lead = one.lead.stands_on
    found = Bound.of(lead.mean, lead.low, lead.high)
    return Bound(-found.mean, -found.high, -found.low)


def _less(one: Candidate, language: Language) -> str:
    gap = _behind(one)
    if gap is None:
        return DASH
    beside = [gap.mean, *(end for end in (gap.low, gap.high) if abs(end) != float("inf"))]
    scale = language.scale(*beside)
    told = scale.short(scale.signed(gap.mean, *beside))
    if len(beside) < 3:
        return told
    return f"{told} ({language.span(scale.signed(gap.low, *beside), scale.signed(gap.high, *beside))})"


def _tiles(found: DecideFound, language: Language) -> Iterator[Tile]:
    best, following, lead = found.chosen, found.following, found.lead.stands_on
    kind = "better" if found.decision == "best" else ""
    period = language.counted("month", found.months)
    words = {
        "best": language.say("sure at {confidence}", confidence=language.percent(0.95)),
        "as_good": language.say("no other is better by more than counts"),
        "open": language.say("not decided"),
    }
    if following.staffed.unsettled:
        words |= {
            "best": language.say("sure of what was found"),
            "as_good": language.say("of what was found, no other is better by more than counts"),
        }
    yield Tile(
        language.say("The safest choice") if found.decision == "open" else language.say("The decision"),
        language.name("design", best.design),
        staff(best.staffed.chosen, best.staffed, language),
        language.say("creates {value} in {period}", value=language.sum(best.level.stands_on.mean or 0.0),
                     period=period),
    )  # fmt: skip
    yield Tile(
        language.say("More than “{design}” in {period}", design=language.name("design", following.design),
                     period=period),
        short(lead, language), bracket(lead, language, together=found.several).strip(" ()"),
        decided(following.verdict, language), kind,
    )  # fmt: skip
    yield Tile(
        language.say("How sure"),
        language.say("{wins} of {markets}", wins=language.number(found.ahead_on, 0),
                     markets=language.number(found.effort.markets, 0)),
        language.say("fresh markets on which it is ahead of the next"), words[found.decision], kind,
    )  # fmt: skip
    yield _what_turns(found, language)


def _what_turns(found: DecideFound, language: Language) -> Tile:
    what = language.say("What would change it")
    turning = found.turning
    if turning is None and found.effort.turning is None:
        return Tile(what, DASH, language.say("was not asked"), language.say("without --quick it is"))
    if turning is None:
        return Tile(what, DASH, language.say("no mechanism makes up any of the difference"), "")
    first = sensitivity_words.nearest(turning)
    if first is None:
        return Tile(
            what, language.say("nothing alone"),
            language.count("of {number} assumption looked at", "of {number} assumptions looked at",
                           len(turning.ends)),
            language.say("within its plausible range"),
        )  # fmt: skip
    facts = turning.assumptions[first.path]
    name = sensitivity_words.named(first.path, turning, language)
    sure = first.flip.turning == "turns"
    return Tile(
        what, about(first.flip.at, facts, language),
        language.say("stated: {stated}", stated=amount(facts.raw, facts, language)),
        name if sure else language.say("perhaps: {name}", name=name),
    )  # fmt: skip


def _why(found: DecideFound, language: Language) -> Iterator[Passage]:
    """Yield why the best two differ, and, folded, what stands behind that."""
    title = language.say("Why they differ")
    if found.why is None:
        yield Passage(title, (
            language.say("No mechanism can act in these designs.") if found.effort.why else _left_out(language),
        ))  # fmt: skip
        return
    first, *rest = attribute_sheet.sheet(found.why, language).passages
    told = [attribute_words.headline(found.why, language)] if found.why.held else []  # else it would judge anew
    few = first_of_them(found.effort.why, found, language, held=found.why.held)
    yield Passage(title, (*told, few), first.charts)
    yield _folded(language.say("Why they differ, in numbers"), (replace(first, charts=()), *rest))


def _turning(found: DecideFound, language: Language) -> Iterator[Passage]:
    """Yield what would turn the answer, and, folded, what stands behind that."""
    title, turning = language.say("What would change the answer"), found.turning
    if turning is None:
        yield Passage(title, (
            language.say(
                "No mechanism makes up any of the difference, so nothing by which one acts can turn it."
            ) if found.effort.turning else _left_out(language),
        ))  # fmt: skip
        return
    told, first = one_at_a_time(turning, language), sensitivity_words.headline(turning, language)
    few = first_of_them(turning.effort.ends, found, language, held=turning.held)
    yield Passage(title, (first, *told.paragraphs, few), told.charts)
    behind = replace(told, charts=(), paragraphs=())
    yield _folded(
        language.say("What would change the answer, in numbers"), (behind, looked_at_closely(turning, language))
    )


def _left_out(language: Language) -> str:
    return language.say("That was left out to be quick. Without --quick it is looked at, and no run is made twice.")


def _staffing(one: StaffFound, language: Language) -> Passage:
    """Return how a design was staffed."""
    told, design = staff_sheet(one, language), language.name("design", one.scenario.name)
    passages = [
        replace(part, charts=[replace(each, name=f"{one.scenario.name}-{each.name}") for each in part.charts])
        for part in told.passages
    ]
    opening = Passage("", (told.headline,))
    return _folded(language.say("How “{design}” was staffed", design=design), (opening, *passages))


def _folded(title: str, passages: Sequence[Passage]) -> Passage:
    """Return several passages as one that is opened by a click."""
    return Passage(
        title,
        [line for one in passages for line in one.paragraphs],
        [each for one in passages for each in one.charts],
        [grid for one in passages for grid in one.grids],
        folded=True,
    )
