"""What a break-even says in words."""

from simulator.analysis.switching import Switch
from simulator.experiment.breakeven import BreakevenFound
from simulator.report.inquiries.axis_words import name, value
from simulator.report.language import Language


def headline(found: BreakevenFound, language: Language) -> str:
    """Return the answer in one sentence."""
    told = _answer(found, language)
    if found.axis.holds_today and found.axis.today is not None:
        today = _value(found, found.axis.today, language)
        told = language.say("{answer}; today it is {today}.", answer=told, today=today)
    else:
        told = language.say("{answer}.", answer=told)
    what = name(found.axis, language)
    return language.say("{what}: {answer}", what=what[:1].upper() + what[1:], answer=told)


def _answer(found: BreakevenFound, language: Language) -> str:
    switches = found.switches
    if not switches:
        return _no_switch(found, language)
    if len(switches) > 1:
        at = language.listing([_value(found, one.at, language) for one in switches])
        return language.count(
            "the better design changes {number} time, at {values}", "the better design changes {number} times, at "
            "{values}", len(switches), values=at,
        )  # fmt: skip
    only = switches[0]
    at, sure = _value(found, only.at, language), interval(found, only, language)
    below, above = (design(found, int(sign > 0), language) for sign in (only.before, only.after))
    if only.right is None:
        return language.say(
            "“{below}” is better below {value}, and above it nothing is decided ({interval})", below=below, value=at,
            interval=sure,
        )  # fmt: skip
    if only.left is None:
        return language.say(
            "“{above}” is better above {value}, and below it nothing is decided ({interval})", above=above, value=at,
            interval=sure,
        )  # fmt: skip
    return language.say(
        "“{below}” is better below {value}, “{above}” above it ({interval})", below=below, above=above, value=at,
        interval=sure,
    )  # fmt: skip


def _no_switch(found: BreakevenFound, language: Language) -> str:
    span = language.span(_value(found, found.axis.low, language), _value(found, found.axis.high, language))
    signs = found.decided
    if not signs:
        return language.say("nothing is decided between the designs from {span}, so no switch shows", span=span)
    better = design(found, int(max(signs) > 0), language)
    if all(one.sign for one in found.readings):
        return language.say(
            "“{design}” is better everywhere from {span}, with no switch in range", design=better, span=span
        )
    return language.say(
        "“{design}” is better wherever anything is decided from {span}, with no switch in range",
        design=better, span=span,
    )  # fmt: skip


def interval(found: BreakevenFound, switch: Switch, language: Language) -> str:
    """Return the 95 % interval of a switching value, which may be open towards an end of the range."""
    low, high = (None if end is None else _value(found, end, language) for end in (switch.low, switch.high))
    if low is not None and high is not None:
        return language.say("95% interval {low} to {high}", low=low, high=high)
    if high is not None:
        return language.say("95% interval: up to {high}, with no lower end in range", high=high)
    if low is not None:
        return language.say("95% interval: from {low} on, with no upper end in range", low=low)
    return language.say("95% interval: the whole range")


def paragraphs(found: BreakevenFound, language: Language) -> list[str]:
    """Return what else there is to say: how far today's value is away, and how far the answer can be trusted."""
    told = [line for one in found.switches for line in _about(found, one, language)]
    span = language.span(_value(found, found.axis.low, language), _value(found, found.axis.high, language))
    where = (
        language.say("Looked at is the declared plausible range, {span}", span=span)
        if found.axis.declared
        else language.say("Looked at is {span}, as asked", span=span)
    )
    told.append(
        language.say(
            "{where}, at {values} values, each in the same {markets}; all else stays as written, and designs are as "
            "written, untuned. Intervals hold luck, not ignorance of other assumptions.", where=where,
            values=language.number(len(found.readings), 0), markets=language.counted("replication", found.replications),
        )
    )  # fmt: skip
    return told


def _about(found: BreakevenFound, switch: Switch, language: Language) -> list[str]:
    told, share = [], found.margin(switch.at)
    at = _value(found, switch.at, language)
    if share is not None:
        told.append(margin(found, switch, language))
    if switch.agrees:
        told.append(language.say("Two ways of finding {value} agree: a fitted line, and bisection.", value=at))
    else:
        told.append(
            language.say(
                "Two ways of finding {value} do not agree: bisection comes to {other}. More replications would tell; "
                "until then take the wider range of both.",
                value=at, other=_value(found, switch.interpolated, language),
            )
        )  # fmt: skip
    if not switch.decided:
        told.append(language.say("On one side of {value} nothing is decided, so it may be no switch at all.", value=at))
    return told


def margin(found: BreakevenFound, switch: Switch, language: Language) -> str:
    """Return how far a switching value is from today's; nothing where today has no value."""
    share = found.margin(switch.at)
    if share is None:
        return ""
    told = language.percent(abs(share))
    at = _value(found, switch.at, language)
    if share >= 0:
        return language.say("{value} is {share} above today’s value.", value=at, share=told)
    return language.say("{value} is {share} below today’s value.", value=at, share=told)


def range_of(found: BreakevenFound, switch: Switch) -> tuple[float, float]:
    """Return the interval of a switching value, up to the ends of the range where it is open."""
    axis = found.axis
    return axis.low if switch.low is None else switch.low, axis.high if switch.high is None else switch.high


def design(found: BreakevenFound, place: int, language: Language) -> str:
    """Return the name of a design by place."""
    return language.name("design", found.designs[place])


def _value(found: BreakevenFound, number: float, language: Language) -> str:
    return value(found.axis, number, language)
