"""The budget contract in words: with how many people, for how much target pay, and when, each design works."""

from collections.abc import Sequence

from simulator.experiment.budget import Budget, Period, Stage
from simulator.experiment.comparison import Comparison
from simulator.kernel.marking import N_
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


def contract_words(comparison: Comparison, language: Language) -> tuple[str, ...]:
    """Return the contract, what each design has to spend and when, and that nobody tuned the designs."""
    budget = comparison.budget
    each = "; ".join(_spends(design, budget, language) for design in budget.heads)
    kind = _kind(budget.periods, language) if len(budget.heads) > 1 else language.say("Budget")
    return (f"{kind}. {each}.", language.say("The designs are compared as written, untuned."))


def _kind(periods: Sequence[Period], language: Language) -> str:
    """Return what is equal: once if it holds all the time, else at the start and whenever it becomes another."""
    first, *later = periods
    turns = [after for before, after in zip(periods, later, strict=False) if after.contract != before.contract]
    if not turns:
        return language.say(CONTRACTS[first.contract])
    told = (language.say(LATER[turn.contract], moment=_moment(turn, language)) for turn in turns)
    return "; ".join((language.say(FROM_THE_START[first.contract]), *told))


def _spends(design: str, budget: Budget, language: Language) -> str:
    heads, payroll = budget.heads[design], budget.target_payroll[design]
    stages = budget.changes.get(design, ())
    facts = {
        "design": language.name("design", design),
        "people": language.counted("person", heads),
        "payroll": language.scale(payroll).with_unit(_pays(payroll, language)),
    }
    if not stages:
        return language.say("“{design}” {people} with a target payroll of {payroll}", **facts)
    start = language.say("“{design}” at the start {people} with a target payroll of {payroll}", **facts)
    return ", ".join((start, *(_then(stage, language) for stage in stages)))


def _then(stage: Stage, language: Language) -> str:
    return language.say(
        "{moment} {people} with {payroll}",
        moment=_moment(stage, language),
        people=language.counted("person", stage.heads),
        payroll=language.scale(stage.target_payroll).short(_pays(stage.target_payroll, language)),
    )


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
