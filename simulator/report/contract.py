"""The budget contract in words: with how many people, and for how much target pay, each design works."""

from simulator.experiment.budget import budget_of
from simulator.experiment.comparison import Comparison
from simulator.kernel.marking import N_
from simulator.report.language import Language

CONTRACTS = {
    "equal_heads_and_payroll": N_("Budget: equal heads and equal payroll"),
    "equal_heads": N_("Budget: equal heads, unequal payroll"),
    "equal_payroll": N_("Budget: equal payroll, unequal heads"),
    "as_written": N_("Budget: as written"),
}


def contract_words(comparison: Comparison, language: Language) -> tuple[str, ...]:
    """Return the contract, what each design has to spend, and that nobody tuned the designs."""
    budget = budget_of(comparison.study.scenarios)
    each = [
        language.say(
            "“{design}” {people} with a target payroll of {payroll} monthly pays",
            design=language.name("design", design),
            people=language.counted("person", heads),
            payroll=language.number(budget.target_payroll[design], 1),
        )
        for design, heads in budget.heads.items()
    ]
    kind = language.say(CONTRACTS[budget.contract]) if len(each) > 1 else language.say("Budget")
    return (f"{kind}. {'; '.join(each)}.", language.say("The designs are compared as written, untuned."))
