"""The budget contract in words: with how many people, how much target pay and adverts, and when, each works."""

from typing import cast

from simulator.experiment.budget import Budget, Period, Stage
from simulator.experiment.comparison import Comparison
from simulator.experiment.staff.purse import Kind, Purse
from simulator.experiment.staff.space import short
from simulator.experiment.tuning import Staffed, Tuning
from simulator.kernel.marking import N_
from simulator.report.inquiries.staff_words import budget_of
from simulator.report.language import Language, digits

CONTRACTS = {
    "equal_heads_and_payroll": N_("Budget: equal heads and equal payroll"),
    "equal_heads": N_("Budget: equal heads, unequal payroll"),
    "equal_payroll": N_("Budget: equal payroll, unequal heads"),
    "as_written": N_("Budget: as written"),
}
FROM_THE_START = {
    "equal_heads_and_payroll": N_("Budget: at the start equal heads and equal payroll"),
    "equal_heads": N_("Budget: at the start equal heads, unequal payroll"),
    "equal_payroll": N_("Budget: at the start equal payroll, unequal heads"),
    "as_written": N_("Budget: at the start as written"),
}
LATER = {
    "equal_heads_and_payroll": N_("{moment} equal heads and equal payroll"),
    "equal_heads": N_("{moment} equal heads, unequal payroll"),
    "equal_payroll": N_("{moment} equal payroll, unequal heads"),
    "as_written": N_("{moment} as written"),
}

WITH_ADVERTS = {
    CONTRACTS["equal_heads_and_payroll"]: N_("Budget: equal heads and equal money for payroll and adverts"),
    CONTRACTS["equal_heads"]: N_("Budget: equal heads, unequal money for payroll and adverts"),
    CONTRACTS["equal_payroll"]: N_("Budget: equal money for payroll and adverts, unequal heads"),
    FROM_THE_START["equal_heads_and_payroll"]: N_(
        "Budget: at the start equal heads and equal money for payroll and adverts"
    ),
    FROM_THE_START["equal_heads"]: N_("Budget: at the start equal heads, unequal money for payroll and adverts"),
    FROM_THE_START["equal_payroll"]: N_("Budget: at the start equal money for payroll and adverts, unequal heads"),
    LATER["equal_heads_and_payroll"]: N_("{moment} equal heads and equal money for payroll and adverts"),
    LATER["equal_heads"]: N_("{moment} equal heads, unequal money for payroll and adverts"),
    LATER["equal_payroll"]: N_("{moment} equal money for payroll and adverts, unequal heads"),
}
"""What is said instead where some design spends money on adverts, which counts beside the payroll."""

UNTUNED = N_("The designs are compared as written, untuned.")
MOST_STAGES = 6
"""Of a budget that changes more often, the start and the last change are told."""


def contract_words(comparison: Comparison, language: Language) -> tuple[str, ...]:
    """Return the contract, what each design has to spend and when, and that how the designs were tuned."""
    budget = comparison.budget
    kind = _told(comparison, language) if len(budget.heads) > 1 else language.say("Budget")
    return (f"{kind}. {spending_words(comparison, language)}", tuning_words(comparison.tuning, language))


def brief_contract(comparison: Comparison, language: Language) -> tuple[str, ...]:
    """Return the same without what each design has to spend, for many designs."""
    return (f"{_told(comparison, language)}.", tuning_words(comparison.tuning, language))


def spending_words(comparison: Comparison, language: Language) -> str:
    """Return what each design has to spend, and when."""
    budget = comparison.budget
    return "; ".join(_spends(design, budget, language) for design in budget.heads) + "."


def tuning_words(tuning: Tuning | None, language: Language) -> str:
    """Return how each design was made as good as it can be, with the same effort, or that nobody did."""
    if tuning is None:
        return language.say("The designs are compared as written, untuned.")
    each = "; ".join(_staffed(one, language) for one in tuning.designs)
    return language.say(
        "Each design was staffed anew for one budget, with {runs} search runs allowed to each: {each}. They are "
        "compared on fresh markets, which no search saw.",
        runs=language.number(tuning.allowance, 0), each=each,
    )  # fmt: skip


def _staffed(one: Staffed, language: Language) -> str:
    facts = {
        "design": language.name("design", one.design), "staffing": one.staffing, "written": one.written,
        "runs": language.number(one.runs, 0), "candidates": language.number(one.candidates, 0),
    }  # fmt: skip
    if one.staffing == one.written:
        told = language.say("“{design}” {staffing}, as written (candidates {candidates}, runs {runs})", **facts)
    else:
        told = language.say(
            "“{design}” {staffing} instead of {written} (candidates {candidates}, runs {runs})", **facts
        )
    if not one.levers:
        return told
    return language.say("{told}, searched beside head-counts: {levers}", told=told, levers=", ".join(short(one.levers)))


def _told(comparison: Comparison, language: Language) -> str:
    """Return what is equal; of designs that were staffed for one budget, and spend it unequally, the budget."""
    tuning, periods = comparison.tuning, comparison.budget.periods
    if tuning is not None and all(one.contract == "as_written" for one in periods):
        kind, _, amount = tuning.budget.partition(" ")
        return budget_of(Purse.of(cast("Kind", kind), amount), language)
    return _kind(comparison.budget, language)


def _kind(budget: Budget, language: Language) -> str:
    """Return what is equal: once if it holds all the time, else at the start and whenever it becomes another."""
    first, *later = budget.periods
    turns = [after for before, after in zip(budget.periods, later, strict=False) if after.contract != before.contract]
    if not turns:
        return language.say(_said(CONTRACTS[first.contract], budget))
    told = (language.say(_said(LATER[turn.contract], budget), moment=_moment(turn, language)) for turn in turns)
    return "; ".join((language.say(_said(FROM_THE_START[first.contract], budget)), *told))


def _said(words: str, budget: Budget) -> str:
    """Return what is said of the contract: with adverts, where some design spends money on them."""
    return WITH_ADVERTS.get(words, words) if budget.advertises else words


def _spends(design: str, budget: Budget, language: Language) -> str:
    heads, payroll = budget.heads[design], budget.target_payroll[design]
    stages = budget.changes.get(design, ())
    facts = {
        "design": language.name("design", design),
        "people": language.counted("person", heads),
        "payroll": language.scale(payroll).with_unit(_pays(payroll, language)),
    }
    if not stages:
        told = language.say("“{design}” {people} with a target payroll of {payroll}", **facts)
        return told + _adverts(budget.marketing[design], budget, language)
    start = language.say("“{design}” at the start {people} with a target payroll of {payroll}", **facts)
    start += _adverts(budget.marketing[design], budget, language)
    if len(stages) > MOST_STAGES:
        return language.say("{start}, in {steps} steps, {last}", start=start, steps=str(len(stages)),
                            last=_then(stages[-1], budget, language))  # fmt: skip
    return ", ".join((start, *(_then(stage, budget, language) for stage in stages)))


def _then(stage: Stage, budget: Budget, language: Language) -> str:
    told = language.say(
        "{moment} {people} with {payroll}",
        moment=_moment(stage, language),
        people=language.counted("person", stage.heads),
        payroll=language.scale(stage.target_payroll).short(_pays(stage.target_payroll, language)),
    )
    return told + _adverts(stage.marketing, budget, language)


def _adverts(money: float, budget: Budget, language: Language) -> str:
    """Return what is spent on adverts a month, nothing where no design spends anything."""
    if not budget.advertises:
        return ""
    told = language.scale(money).with_unit(_pays(money, language))
    return language.say(" and {money} a month for adverts", money=told)


def _moment(when: Period | Stage, language: Language) -> str:
    """Return from when on something holds; what waits for clients may come later."""
    month = language.plain(when.month)
    if when.waits:
        return language.say("from month {month} of the run on, at the earliest,", month=month)
    return language.say("from month {month} of the run on", month=month)


def _pays(payroll: float, language: Language) -> str:
    """Return a payroll with as many decimals as show a difference that counts as one: three figures, one decimal."""
    if language.money.named:
        return language.scale(payroll).number(payroll)
    return language.number(payroll, max(1, digits(payroll)))
