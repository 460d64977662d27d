"""What a map says in words."""

from simulator.analysis.regions import SURE
from simulator.experiment.map import MapFound
from simulator.report.inquiries.axis_words import name, value
from simulator.report.language import Language


def headline(found: MapFound, language: Language) -> str:
    """Return the answer in one sentence: how much of the map each design wins, and who wins today."""
    won = [
        language.say("“{design}” ({share})", design=language.name("design", design), share=language.percent(share))
        for design, share in found.shares.items()
        if share > 0
    ]
    parts, left = language.listing(won), language.percent(found.open)
    if not won:
        told = language.say("Nowhere on the map can anything be said.")
    elif found.open > 0:
        told = language.say("The map belongs to {won}; in {open} of it nothing can be said.", won=parts, open=left)
    else:
        told = language.say("The map belongs to {won}.", won=parts)
    return f"{today(found, language)} {told}"


def today(found: MapFound, language: Language) -> str:
    """Return who is best at today's values."""
    if found.today is None:
        return language.say("Today’s values are not on it.")
    if found.today.winner is None:
        return language.say("At today’s values nothing can be said.")
    best = language.name("design", found.designs[found.today.winner])
    return language.say("At today’s values “{design}” is best.", design=best)


def paragraphs(found: MapFound, language: Language) -> list[str]:
    """Return how the map was drawn, and how it stood its test."""
    added = sum(spot.added for spot in found.spots)
    drawn = language.say(
        "Drawn from {spots} spots, {added} of them added where the border was unclear, each in the same {markets}. "
        "Grey is where no design is best with a chance of {sure} at least.", spots=language.number(len(found.spots), 0),
        added=language.number(added, 0), markets=language.counted("replication", found.replications),
        sure=language.percent(SURE),
    )  # fmt: skip
    return [drawn, tested(found, language)]


def tested(found: MapFound, language: Language) -> str:
    """Return how often the map agrees with spots and markets that it never saw."""
    both, agree = found.tested
    held = language.number(len(found.held_out), 0)
    if not both:
        return language.say(
            "Of {held} spots held back, run on markets that the map never saw, none is decided both there and on the "
            "map: the map is untested.", held=held,
        )  # fmt: skip
    return language.say(
        "Of {held} spots held back, run on markets that the map never saw, {both} are decided both there and on the "
        "map; the map agrees with {agree} of these ({share}).", held=held, both=language.number(both, 0),
        agree=language.number(agree, 0), share=language.percent(agree / both),
    )  # fmt: skip


def ranges(found: MapFound, language: Language) -> list[str]:
    """Return what each side of the map is, over which range."""
    told = []
    for axis in found.axes:
        what = _begun(name(axis, language))
        span = language.span(value(axis, axis.low, language), value(axis, axis.high, language))
        if axis.holds_today and axis.today is not None:
            now = value(axis, axis.today, language)
            told.append(language.say("{what}: {span}, today {today}.", what=what, span=span, today=now))
        else:
            told.append(language.say("{what}: {span}.", what=what, span=span))
    return told


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
