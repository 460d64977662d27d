"""What a study of today's model cannot say, told before anybody asks."""

from simulator.kernel.marking import N_

LIMITS = (
    N_(
        "The designs are compared as written. Nobody tuned head-counts, limits or pay plans, so a better variant of "
        "either design may exist."
    ),
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
        "The move from one design to the other is not simulated: no retraining, no quitting in protest, no dip while "
        "it lasts. Both designs are shown in working order."
    ),
    N_("Competitors, prices and the product stay as they are. A market that reacts to the firm is not modelled."),
    N_(
        "The numbers come from the literature and from stated assumptions, not from the books of a real firm. They "
        "show what follows from what, not what will happen."
    ),
    N_("The verdict holds for this market, this budget and this span of time, and for no other without a new run."),
)
"""One sentence or two each."""
