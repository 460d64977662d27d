"""What is said of the best staffing of a design, sentence by sentence."""

from simulator.experiment.staff.purse import Purse
from simulator.experiment.staff.space import Candidate
from simulator.experiment.staff.staff import Finalist, StaffFound
from simulator.kernel.calendar import MONTH
from simulator.report.inquiries.lever_words import (
    at_the_end,
    cuts_the_day,
    label,
    searched_beside,
    settings,
    what_hours_are,
)
from simulator.report.interval_words import bracket, within
from simulator.report.language import Language


def headline(found: StaffFound, language: Language) -> str:
    """Return the answer in one sentence that a manager understands."""
    top, written = found.finalists[0].level.stands_on, found.written
    facts = {
        "design": language.name("design", found.scenario.name),
        "staff": staff(found.chosen, found, language),
        "value": language.sum(top.mean or 0.0),
        "period": language.counted("month", round(found.scenario.horizon / MONTH)),
    }
    told = language.say("“{design}” is at its best with {staff}: it creates {value} in {period}", **facts)
    if written is None:
        return f"{told}."
    if written is found.finalists[0]:
        return language.say("{told}, and that is how it is written.", told=told)
    gap = more(written)
    if gap is None:
        return f"{told}."
    amount, low, high = gap
    scale = language.scale(amount, low, high)
    shown = scale.short(scale.signed(amount, low, high))
    ends = within(amount, low, high, language, together=found.several)
    beside = {"told": told, "amount": shown, "seats": label(written.candidate, language), "interval": ends}
    if low > 0:
        return language.say("{told}, more than as written ({seats}) by {amount}{interval}.", **beside)
    if high < 0:
        return language.say("{told}; but as written ({seats}) it creates more: the search had too few runs.", **beside)
    return language.say(
        "{told}; whether that is more than as written ({seats}) is not decided: {amount}{interval}.",
        **beside,
    )


def more(one: Finalist) -> tuple[float, float, float] | None:
    """Return how much more the best creates than a finalist, with its interval; None where that is unknown."""
    gap = None if one.gap is None else one.gap.stands_on
    if gap is None or gap.mean is None or gap.low is None or gap.high is None:
        return None
    return -gap.mean, -gap.high, -gap.low


def staff(candidate: Candidate, found: StaffFound, language: Language) -> str:
    """Return the staff of a candidate: `lead generator 3, closer 2 and account manager 7`, and behind it its levers."""
    names = language.seats(["/".join(team) for team in found.search.space.teams])
    seats = [f"{name} {language.number(count, 0)}" for name, count in zip(names.values(), candidate.seats, strict=True)]
    return ", ".join([language.listing(seats), *settings(candidate, language)])


def budget_of(purse: Purse, language: Language) -> str:
    """Return the budget in words."""
    if purse.kind == "heads":
        ends = [language.number(end, 0) for end in (purse.least or purse.most, purse.most)]
    else:
        low = purse.most if purse.least is None else purse.least
        scale = language.scale(low, purse.most)
        ends = [scale.number(low, purse.most), scale.number(purse.most, low)]
        ends[-1] = scale.with_unit(ends[-1])
    amount = ends[-1] if purse.least in {None, purse.most} else language.span(ends[0], ends[-1])
    told = {
        "heads": language.say("Budget: people below the heads, {amount}", amount=amount),
        "payroll": language.say("Budget: target payroll a month, heads included, {amount}", amount=amount),
        "cost": language.say("Budget: target payroll and adverts a month, {amount}", amount=amount),
    }
    return told[purse.kind]


def how_sure(found: StaffFound, language: Language) -> list[str]:
    """Return what fresh markets say of the best and of those beside it."""
    told = [
        language.say(
            "These ran anew on {markets} markets that the search never saw, so what is said of the best does not hang "
            "on its having been picked. Shaded: differences that count as none in practice. The intervals of "
            "differences hold together, at 95%.",
            markets=language.number(found.effort.fresh, 0),
        )
    ]
    others = [label(one.candidate, language) for one in found.as_good[1:]]
    if others:
        told.append(language.say("As good for all that is known: {others}.", others="; ".join(others)))
    if ends := at_the_end(found.chosen, found.search.space, language):
        told.append(
            language.say(
                "The best stands at the end of what was tried ({what}): beyond it there may be better yet.",
                what="; ".join(ends),
            )
        )
    if cuts_the_day(found.chosen):
        told.append(what_hours_are(language))
    if found.outdone is not None:
        told.append(
            language.say(
                "On fresh markets {other} is surely better than what the search had picked: it had too few runs. More "
                "--effort finds out.",
                other=label(found.outdone.candidate, language),
            )
        )
    return told


def searched(found: StaffFound, language: Language) -> list[str]:
    """Return how the search went, and what it can promise."""
    search = found.search
    size = language.number(len(search.candidates), 0)
    told = [
        language.say("The search took {runs} of the {allowance} runs that it was allowed.",
                     runs=language.number(search.runs, 0), allowance=language.number(search.allowance, 0)),
        language.say("What it moved: {what}.", what=searched_beside(search.space, language)),
    ]  # fmt: skip
    if search.race is None:
        told.append(language.say("The budget allows one staffing only, so there was nothing to search."))
    elif search.whole:
        told.append(
            language.say("All that the budget allows were tried, {size}, on the same markets and luck.", size=size)
        )
    elif search.in_turn:
        told.append(
            language.say(
                "What there is beside head-counts was searched first, at head-counts much as they are written; then "
                "all head-counts at the best of that, {size}, on the same markets and luck.",
                size=size,
            )
        )
    else:
        told.append(
            language.say(
                "There are too many to try them all: they were looked for one after another, and the best {size} ran "
                "against each other on the same markets and luck.",
                size=size,
            )
        )
    if search.race is not None:
        told.append(
            language.say("None of them is likely to be better by more than what counts as none in practice.")
            if search.settled
            else language.say("It ended because its runs were spent: another of those that came far may be better yet.")
        )
    return told


def interval_of(one: Finalist, language: Language) -> str:
    """Return what a finalist creates, with its interval."""
    level = one.level.stands_on
    return f"{language.sum(level.mean or 0.0)}{bracket(level, language)}"
