"""What is said of a published figure: whether the model agrees, where it comes from, what defaults owe to it."""

from collections.abc import Iterable

from simulator.experiment.claims.book import Claim, Published
from simulator.kernel.marking import N_
from simulator.report.language import Language

FIGURES = {
    "holds": N_("agrees"),
    "does_not_hold": N_("disagrees"),
    "falsified": N_("disagrees"),
    "not_supported": N_("disagrees"),
    "depends_on": N_("depends on the conditions"),
    "not_decided": N_("not decided"),
    "not_testable": N_("not measured yet"),
}
"""What is said of a published figure in place of the verdict on a claim."""
INDEPENDENCE = {
    "yes": N_("no default of the model was set from it"),
    "partly": N_("defaults of the model were set from figures close to it"),
    "no": N_("a default of the model was set from it, so that agreement says nothing"),
}
EVIDENCE = {
    "V": N_("the text was opened"),
    "V2": N_("a secondary source"),
    "M": N_("from memory, not opened"),
    "A": N_("an assumption"),
    "D": N_("derived from published numbers"),
    "N": N_("checked numerically"),
}


def are_figures(claims: Iterable[Claim]) -> bool:
    """Tell whether all of these, of which there are some, are published figures."""
    told = [claim.published is not None for claim in claims]
    return bool(told) and all(told)


def source_words(published: Published, spoken: Language) -> str:
    """Return where a figure comes from, and how good that source is."""
    return f"{published.source} ({spoken.say(EVIDENCE[published.evidence])})"


def independence_word(published: Published, spoken: Language) -> str:
    """Return what the defaults of the model owe to a figure."""
    return spoken.say(INDEPENDENCE[published.independent])
