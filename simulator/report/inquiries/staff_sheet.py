"""The page of the best staffing: the staff, what it creates, who is as good, and what each costs."""

from collections.abc import Mapping

from matplotlib.axes import Axes

from simulator.experiment.staff.staff import Finalist, StaffFound
from simulator.kernel.marking import N_
from simulator.report.charts import Chart
from simulator.report.figures import cost_front, finalists
from simulator.report.figures.canvas import Finding
from simulator.report.inquiries.lever_words import label
from simulator.report.inquiries.page import provenance
from simulator.report.inquiries.sheet import Grid, Passage, Sheet, Tile, chart, chart_files
from simulator.report.inquiries.staff_words import (
    budget_of,
    headline,
    how_sure,
    interval_of,
    more,
    searched,
    staff,
)
from simulator.report.interval_words import bracket, short, within
from simulator.report.language import DASH, Language

FINALS, FRONT = "finalists", "cost_and_value"
VERDICTS = {
    "better": N_("better"), "worse": N_("worse"), "no_practical_difference": N_("as good"),
    "not_decided": N_("not decided"),
}  # fmt: skip


def staff_sheet(found: StaffFound, language: Language) -> Sheet:
    """Return what the page of a staffing says in a language."""
    return Sheet(
        lang=language.tag,
        title=language.say("The best staffing of “{design}”", design=language.name("design", found.scenario.name)),
        headline=headline(found, language),
        facts=_facts(found, language),
        tiles=_tiles(found, language),
        passages=(
            Passage(
                language.say("The best, and who is as good"), how_sure(found, language),
                _charts_of_finals(found, language), (_finals(found, language),),
            ),
            Passage(
                language.say("What it costs, and what it creates"), (_of_front(language),),
                (chart(FRONT, lambda ax: draw_front(ax, found, language)),), (_front(found, language),),
            ),
            Passage(
                language.say("How it was searched"), searched(found, language), grids=_looks(found, language),
                folded=True,
            ),
        ),
        provenance=provenance(language, found.seed, {found.scenario.name: found.scenario.fingerprint}),
    )  # fmt: skip


def staff_charts(found: StaffFound, language: Language) -> Mapping[str, bytes]:
    """Return the files of the charts of a staffing."""
    files = chart_files(FRONT, lambda ax: draw_front(ax, found, language))
    if len(found.finalists) > 1:
        high = _height(found, language) + 0.5
        files |= chart_files(FINALS, lambda ax: draw_finals(ax, found, language), height=high)
    return files


def draw_finals(ax: Axes, found: StaffFound, language: Language) -> Finding:
    """Draw how far the finalists are from the best."""
    rows = [
        finalists.Row(_name(one, found, language), None if one.gap is None else one.gap.stands_on, one.as_good)
        for one in found.finalists
    ]
    finalists.draw(ax, rows, found.effort.indifference * abs(found.finalists[0].level.stands_on.mean or 0.0), language)
    told = [f"{row.name}: {_gap(one, found, language)}" for row, one in zip(rows, found.finalists, strict=True)]
    return Finding(language.say("How far the others are from the best, on fresh markets"), "; ".join(told) + ".")


def draw_front(ax: Axes, found: StaffFound, language: Language) -> Finding:
    """Draw what candidates cost against what they create."""
    best = found.finalists[0]
    labels = {
        place: label(found.candidates[place], language) for place in (best.place, found.search.written)
        if place is not None
    }  # fmt: skip
    spots = [
        cost_front.Spot(cost, value, labels.get(place, ""), place in found.front, place == best.place)
        for place, (cost, value) in enumerate(zip(found.costs, found.values, strict=True))
    ]
    cost_front.draw(ax, spots, language)
    title = language.say("What a staffing costs a month, and what it creates")
    text = language.say(
        "The best, {words}, costs {cost} a month and creates {value}.",
        words=label(best.candidate, language), cost=language.sum(found.costs[best.place]),
        value=language.sum(found.values[best.place]),
    )  # fmt: skip
    return Finding(title, text)


def _charts_of_finals(found: StaffFound, language: Language) -> tuple[Chart, ...]:
    if len(found.finalists) < 2:
        return ()
    high = _height(found, language)
    return (chart(FINALS, lambda ax: draw_finals(ax, found, language), height=high),)


def _height(found: StaffFound, language: Language) -> float:
    return finalists.height([_name(one, found, language) for one in found.finalists])


def _facts(found: StaffFound, language: Language) -> tuple[str, ...]:
    return (
        language.say("Market: {market}", market=language.name("market", found.scenario.market.name)),
        budget_of(found.purse, language),
        language.count("{number} candidate", "{number} candidates", len(found.candidates)),
    )


def _tiles(found: StaffFound, language: Language) -> tuple[Tile, ...]:
    best, written = found.finalists[0], found.written
    tiles = [
        Tile(
            language.say("Value at its best"), language.sum(best.level.stands_on.mean or 0.0),
            bracket(best.level.stands_on, language).strip(" ()"), label(found.chosen, language),
        )
    ]  # fmt: skip
    gained = None if written is None else more(written)
    if written is not None and gained is not None:
        amount, low, high = gained
        scale = language.scale(amount, low, high)
        kind = "better" if low > 0 else "worse" if high < 0 else ""
        tiles.append(
            Tile(
                language.say("More than as written"), scale.short(scale.signed(amount, low, high)),
                within(amount, low, high, language, together=found.several).strip(" ()"),
                language.say("decided") if kind else language.say("not decided"), kind,
            )
        )  # fmt: skip
    tiles.append(
        Tile(
            language.say("As good for all that is known"), language.number(len(found.as_good), 0),
            language.say("of {number} that ran anew", number=language.number(len(found.finalists), 0)),
        )
    )
    return tuple(tiles)


def _finals(found: StaffFound, language: Language) -> Grid:
    heads = (
        language.say("Staffing"), language.say("Seats"), language.say("Cost a month"),
        language.name("indicator", "value"), language.say("Less the best"), language.say("Verdict"),
    )  # fmt: skip
    rows = [
        (
            _name(one, found, language), staff(one.candidate, found, language), language.sum(found.costs[one.place]),
            interval_of(one, language), _gap(one, found, language), _verdict(one, language),
        )
        for one in found.finalists
    ]  # fmt: skip
    good = frozenset(place for place, one in enumerate(found.finalists) if one.as_good)
    return Grid(heads, rows, language.say("On fresh markets; in bold, as good for all that is known"), good)


def _front(found: StaffFound, language: Language) -> Grid:
    heads = (language.say("Staffing"), language.say("Cost a month"), language.name("indicator", "value"))
    rows = [
        (
            label(found.candidates[place], language), language.sum(found.costs[place]),
            language.sum(found.values[place]),
        )
        for place in found.front
    ]  # fmt: skip
    best = frozenset(row for row, place in enumerate(found.front) if place == found.finalists[0].place)
    return Grid(heads, rows, language.say("The most for its cost, the cheapest first; in bold the best"), best)


def _of_front(language: Language) -> str:
    return language.say(
        "Value is net of what people are paid. The best and the others that ran anew stand at what they came to on "
        "fresh markets; all others are as far behind the best as the search saw them, some of them on two markets only."
    )


def _looks(found: StaffFound, language: Language) -> tuple[Grid, ...]:
    if not found.search.looks:
        return ()
    heads = (
        language.say("Markets by then"), language.say("Candidates"), language.say("Dropped as surely worse"),
        language.say("Set aside to save runs"),
    )  # fmt: skip
    rows = [
        tuple(language.number(number, 0) for number in (one.replications, one.candidates, one.dropped, one.set_aside))
        for one in found.search.looks
    ]
    return (Grid(heads, rows, language.say("The search, look by look")),)


def _name(one: Finalist, found: StaffFound, language: Language) -> str:
    words = label(one.candidate, language)
    if one.place == found.search.written:
        return language.say("{words} (as written)", words=words)
    return words


def _gap(one: Finalist, found: StaffFound, language: Language) -> str:
    if one.gap is None:
        return DASH
    gap = one.gap.stands_on
    return f"{short(gap, language)}{bracket(gap, language, together=found.several)}"


def _verdict(one: Finalist, language: Language) -> str:
    if one.gap is None:
        return language.say("the best")
    return DASH if one.verdict is None else language.say(VERDICTS[one.verdict.word])
