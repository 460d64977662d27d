"""What a study of today's model cannot say, told before anybody asks."""

from collections.abc import Sequence

from simulator.kernel.marking import N_
from simulator.scenario.schema.scenario import Scenario

OF_DESIGNS_AS_WRITTEN = N_(
    "The designs are compared as written. Nobody tuned head-counts, limits or pay plans, so a better variant of "
    "either design may exist."
)
OF_TUNED_DESIGNS = N_(
    "Head-counts were searched with the same allowance of runs for each design, and nothing else was: with other "
    "limits, pay plans or policies a better variant of either design may exist."
)
OF_EVERY_STUDY = (
    N_(
        "People choose, learn, tire of work, leave and are replaced by laws whose form comes from research and whose "
        "strength is mostly assumed. A mechanism that is switched off is neither for nor against a design."
    ),
    N_(
        "Heads coach, control, help with closing and plan within finite hours, all in the same way: no head is better "
        "than another, and none learns from experience."
    ),
    N_(
        "The intervals say how much luck is left after the replications. They do not hold the uncertainty of the "
        "assumptions: an assumption marked A is nobody’s measurement."
    ),
    N_(
        "Competitors, prices and the product stay as they are, except for firms that leavers found. A market that "
        "reacts to the firm is not modelled."
    ),
    N_(
        "The numbers come from the literature and from stated assumptions, not from the books of a real firm. They "
        "show what follows from what, not what will happen."
    ),
    N_("The verdict holds for this market, this budget and this span of time, and for no other without a new run."),
)
"""One sentence or two each."""

OF_LASTING_DESIGNS = N_(
    "Each design is shown in working order. What the move from one to another takes and costs is no part of this "
    "study; a design with a timeline simulates that."
)
OF_CHANGING_DESIGNS = N_(
    "Where a design changes on the way, the seats, hand-overs, training, severance and exits that the change brings "
    "are simulated. Nobody delays a change or works against it in any other way."
)


def limits(scenarios: Sequence[Scenario], *, tuned: bool = False) -> tuple[str, ...]:
    """Return what a study of these scenarios cannot say, as message ids; one limit is of tuning, one about change."""
    changes = any(scenario.timeline for scenario in scenarios)
    first = OF_TUNED_DESIGNS if tuned else OF_DESIGNS_AS_WRITTEN
    return (first, *OF_EVERY_STUDY, OF_CHANGING_DESIGNS if changes else OF_LASTING_DESIGNS)
