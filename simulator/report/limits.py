"""What a study of today's model cannot say, told before anybody asks."""

from simulator.report.marking import N_

LIMITS = (
    N_(
        "The designs are compared as written. Nobody tuned head-counts, limits or pay plans, so a better variant of "
        "either design may exist."
    ),
    N_(
        "Unless the mechanism of least resistance is switched on, people do as they are told. Comfort, learning, "
        "tiring and quitting are not modelled yet: whatever depends on them is neither for nor against a design here."
    ),
    N_(
        "The head of sales holds meetings and reviews, and insists where people choose. Coaching, control and help "
        "with closing are not modelled yet."
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
