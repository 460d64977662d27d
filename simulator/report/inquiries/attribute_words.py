"""Why two designs differ, in words: the sentence for a manager, and what each share is called."""

from simulator.analysis.intervals import Difference, Estimate
from simulator.analysis.sharp import Sharp
from simulator.experiment.attribute.found import STRUCTURE, Attribution, Share
from simulator.kernel.calendar import MONTH
from simulator.report.interval_words import bracket, whole
from simulator.report.language import Language

MOST_MAKERS, MOST_BREAKERS = 3, 2
"""Shares that the sentence names: of those that make the difference, and of those that make it smaller."""
NO_REASON = ("calendar", "visiting")
"""Mechanisms whose titles hold no clause that could follow "because"."""


def headline(found: Attribution, language: Language) -> str:
    """Return in one sentence who loses how much to whom, and what it comes from as far as that is sure."""
    gap = found.difference.stands_on
    ours, theirs = (language.name("design", name) for name in (found.design, found.reference))
    period = language.counted("month", round(found.study.scenarios[0].horizon / MONTH))
    if gap.mean is None or not sure(gap):
        return language.say(
            "Which of “{ours}” and “{theirs}” creates more value in {period} is not decided: {gap}{interval}; {parts}.",
            ours=ours, theirs=theirs, period=period, gap=whole(gap, language),
            interval=bracket(gap, language, together=found.together), parts=_movers(found, language),
        )  # fmt: skip
    loser, winner = (ours, theirs) if gap.mean < 0 else (theirs, ours)
    return language.say(
        "“{loser}” creates {amount} less value than “{winner}” in {period}: {parts}.",
        loser=loser, winner=winner, amount=language.sum(abs(gap.mean), gap.low, gap.high), period=period,
        parts=_makers(found, gap.mean, language),
    )  # fmt: skip


def title_of(share: Share, language: Language) -> str:
    """Return what a share is called, with what it comes to in a line."""
    return language.say(share.title)


def sure(gap: Difference | Estimate | Sharp) -> bool:
    """Tell whether an interval lies on one side of zero."""
    return gap.low is not None and gap.high is not None and (gap.low > 0 or gap.high < 0)


def how_sure(share: Share, language: Language) -> str:
    """Return whether a share is surely not zero; likely: by its own interval only, and so many are looked at."""
    if share.nothing:
        return language.say("exactly nothing")
    if share.decided:
        return language.say("sure")
    return language.say("likely") if sure(share.estimate) else language.say("may be nothing")


def tuning(found: Attribution, language: Language) -> str:
    """Return whether the designs are at their best."""
    if found.tuned:
        return language.say("Both designs are tuned: each at the best that was found for it.")
    return language.say("The designs are compared as written, untuned.")


def method(found: Attribution, language: Language) -> list[str]:
    """Return how the shares were found, and what their intervals cover."""
    lines = [
        language.say(
            "Mechanisms were switched off and on in both designs, on the same markets with the same luck. In each of "
            "{replications} they came back in a random order of its own, once forwards and once backwards; the share "
            "of each is what it added to the difference when it came, on average (Shapley). So the shares add up to "
            "the difference exactly, and what changes nothing gets exactly zero.",
            replications=language.counted("replication", found.study.replications),
        ),
        language.say(
            "The 95% intervals cover both other markets and other orders. A share is called sure if it is unlikely to "
            "be nothing even though so many are looked at together (Holm), likely if only its own interval says so. "
            "It took {runs} runs.",
            runs=language.number(found.runs, 0),
        ),
    ]
    if found.held:
        lines.append(language.say(
            "The difference is known from more markets than the shares. So each share is moved by as much as it goes "
            "with the difference, from where these markets put that to where all of them do (two-phase sampling with "
            "regression); its interval allows for that."
        ))  # fmt: skip
    if found.difference.sharp is not None:
        lines.append(language.say("The luck that can be named is taken out of the difference and of all shares alike."))
    return lines


def without_effect(found: Attribution, language: Language) -> list[str]:
    """Return which mechanisms changed nothing, if there are any."""
    idle = [language.name("mechanism", name).partition(":")[0].lower() for name in found.without_effect]
    if not idle:
        return []
    return [language.say("Without any effect in these two designs: {names}.", names=language.listing(idle))]


def _makers(found: Attribution, gap: float, language: Language) -> str:
    """Return what makes a difference that is sure, and what makes it smaller."""
    decided = _decided(found)
    making = [one for one in decided if one.mean * gap > 0][:MOST_MAKERS]
    breaking = [one for one in decided if one.mean * gap < 0][:MOST_BREAKERS]
    if not decided:
        return language.say("no single part of it is sure yet")
    beside = [abs(one.mean) for one in (*making, *breaking)]
    scale = language.scale(*beside)
    sizes = [scale.short(scale.number(size, *beside)) for size in beside]
    told = [_made(one, size, language) for one, size in zip(making, sizes, strict=False)]
    told += [_won_back(one, size, language) for one, size in zip(breaking, sizes[len(making):], strict=True)]
    return "; ".join(told)


def _made(one: Share, size: str, language: Language) -> str:
    if one.key == STRUCTURE:
        return language.say("{amount} of it lie in the design itself", amount=size)
    if one.key in NO_REASON:
        return language.say("{amount} of it by “{what}”", amount=size, what=title_of(one, language))
    return language.say("{amount} of it because {reason}", amount=size, reason=_reason(one, language))


def _won_back(one: Share, size: str, language: Language) -> str:
    if one.key == STRUCTURE:
        return language.say("{amount} are won back by the design itself", amount=size)
    if one.key in NO_REASON:
        return language.say("{amount} are won back by “{what}”", amount=size, what=title_of(one, language))
    return language.say("{amount} are won back because {reason}", amount=size, reason=_reason(one, language))


def _movers(found: Attribution, language: Language) -> str:
    """Return what moves a difference whose sign is not sure."""
    decided = _decided(found)[:MOST_MAKERS]
    if not decided:
        return language.say("nor is any single part of the difference")
    told = [
        language.say("“{what}” moves the difference by {amount}", what=title_of(one, language),
                     amount=whole(one.estimate, language))
        for one in decided
    ]  # fmt: skip
    return "; ".join(told)


def _decided(found: Attribution) -> list[Share]:
    """Return the shares that are surely not zero, the largest first."""
    return sorted((one for one in found.parts if one.decided), key=lambda one: -abs(one.mean))


def _reason(share: Share, language: Language) -> str:
    """Return what a share comes to, as a clause: the part of its title after the name."""
    return title_of(share, language).partition(": ")[2]
