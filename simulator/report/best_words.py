"""The best of several designs in words: which one it is, which are as good, what is not decided."""

from collections.abc import Sequence

from simulator.analysis.best import Group, Standings
from simulator.kernel.marking import N_
from simulator.report.language import Language

GROUPS: dict[Group, str] = {
    "selected": N_("ahead of all others"),
    "as_good": N_("as good as the best"),
    "open": N_("may be the best"),
    "worse": N_("worse than the best"),
}
"""What is known of a design, as it stands in tables and keys."""
MOST_NAMES = 3
"""Names of designs that a headline has room for."""


def best_of(standings: Standings, designs: Sequence[str], months: int, language: Language) -> str:
    """Return the sentence on the best of `designs`, which a manager understands."""
    ahead = standings.selected
    if standings.rivals:
        return language.say(
            "Not decided yet: “{best}” is ahead, but {rivals} may be better by more than {amount}.",
            best=language.name("design", designs[ahead]),
            amount=language.sum(standings.indifference),
            rivals=_some([designs[one] for one in standings.order if one in standings.rivals], language),
        )
    as_good = [designs[one] for one in standings.order if standings.group(one) == "as_good"]
    if as_good:
        return language.say(
            "“{best}” is the one to choose; as good, within {amount}: {others}.",
            best=language.name("design", designs[ahead]),
            amount=language.sum(standings.indifference),
            others=_some(as_good, language),
        )
    following = standings.order[1]
    return language.say(
        "“{best}” is the best of {number} designs: {amount} more value in {period} than the next, “{following}”.",
        best=language.name("design", designs[ahead]),
        number=language.number(len(designs), 0),
        amount=language.sum(abs(standings.with_the_best(ahead).mean)),
        period=language.counted("month", months),
        following=language.name("design", designs[following]),
    )


def not_decided(standings: Standings, designs: Sequence[str], language: Language) -> tuple[str, ...]:
    """Return of which designs it is not known whether they are as good; nothing where there are none."""
    unknown = [designs[one] for one in standings.order if standings.group(one) == "open"]
    if not unknown:
        return ()
    return (language.say("Not known yet whether as good as the best: {designs}.", designs=_quoted(unknown, language)),)


def _some(designs: Sequence[str], language: Language) -> str:
    """Return designs by name, or how many they are where a sentence has no room for their names."""
    if len(designs) <= MOST_NAMES:
        return _quoted(designs, language)
    return language.count("{number} other design", "{number} other designs", len(designs))


def _quoted(designs: Sequence[str], language: Language) -> str:
    return language.listing([language.say("“{design}”", design=language.name("design", one)) for one in designs])
