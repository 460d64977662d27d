"""What became of the precision that was asked for, in words."""

from simulator.experiment.comparison import Comparison
from simulator.experiment.stopping import Look
from simulator.report.language import Language


def precision_lines(comparison: Comparison, language: Language) -> tuple[str, ...]:
    """Return what was asked for, whether it was reached, and what it would take; nothing where nobody asked."""
    look = comparison.look
    if look is None:
        return ()
    told = f"{_asked(comparison, look, language)} {_reached(look, language)}"
    more = None if look.reached or look.needed is None else look.needed - look.replications
    return (f"{told} {_more(more, language)}" if more else told,)


def _asked(comparison: Comparison, look: Look, language: Language) -> str:
    what = _what(comparison, language)
    if not look.precision.relative:
        scale = language.scale(look.precision.size)
        amount = scale.with_unit(scale.tick(look.precision.size))
        return language.say("Precision asked for ({what}): ±{amount}.", what=what, amount=amount)
    decimals = len(str(look.precision).rstrip("%").partition(".")[2])
    return language.say(
        "Precision asked for ({what}): ±{share} of what “{reference}” creates{amount}.",
        what=what,
        share=language.percent(look.precision.size / 100, decimals),
        reference=language.name("design", comparison.reference),
        amount="" if look.amount is None else language.say(", which is ±{amount}", amount=language.sum(look.amount)),
    )


def _what(comparison: Comparison, language: Language) -> str:
    """Return of what it is the precision: half the width of which interval."""
    others = len(comparison.designs) - 1
    if not others:
        return language.say("half the 95% interval of value")
    if others == 1:
        return language.say("half the 95% interval of the difference in value")
    return language.say("half the widest 95% interval of the differences in value")


def _reached(look: Look, language: Language) -> str:
    if look.half_width is None:
        return language.say("Not reached: there are too few replications for an interval.")
    width = language.sum(look.half_width)
    if look.reached:
        return language.count(
            "Reached with {number} replication: ±{width}.",
            "Reached with {number} replications: ±{width}.",
            look.replications,
            width=width,
        )
    if look.broken_off:
        return language.count(
            "Not reached yet, for the study was broken off after {number} replication: ±{width}.",
            "Not reached yet, for the study was broken off after {number} replications: ±{width}.",
            look.replications,
            width=width,
        )
    return language.count(
        "Not reached with {number} replication, which is the limit: ±{width}.",
        "Not reached with {number} replications, which is the limit: ±{width}.",
        look.replications,
        width=width,
    )


def _more(number: int, language: Language) -> str:
    return language.count(
        "About {number} more replication would be needed.",
        "About {number} more replications would be needed.",
        number,
    )
