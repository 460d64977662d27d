"""Shares out the difference between two designs among mechanisms, which are switched under common luck.

In each replication the themes come in an order of its own, forwards and backwards (`shapley`), so that one interval
over replications covers both: other markets and luck, and other orders. All that is asked for is known before the first
run.
"""

from collections.abc import Collection, Mapping, Sequence

from simulator.analysis.controls import slopes
from simulator.analysis.outcome import Outcome
from simulator.analysis.shapley import Coalition, coalitions, order_of, shares
from simulator.experiment.attribute.found import STRUCTURE, Attribution, Share, as_share, by_size, judged
from simulator.experiment.attribute.players import Player, idle, players_of, switched
from simulator.experiment.bench import Bench
from simulator.experiment.compare import comparable
from simulator.experiment.fortunes import left_to_luck, luck_between
from simulator.experiment.pairs import PRIMARY, difference, gaps, gaps_without_luck
from simulator.experiment.study import Study, StudyError
from simulator.kernel.marking import N_
from simulator.scenario.schema.scenario import Scenario

USUAL = 40
"""Replications where nobody says how many: with so many, luck is taken out cause by cause."""

WHAT_IS_LEFT = N_("The design itself: head-counts, order of work and pay, with all mechanisms off")

Pairs = Mapping[tuple[int, Coalition], tuple[Outcome, Outcome]]
"""(replication, mechanisms that are on) -> outcomes of the reference and of the design."""


def effort(
    scenarios: Sequence[Scenario], replications: int = USUAL, *, each: bool = False, apart: Collection[str] = ()
) -> int:
    """Return how many runs `attribute` takes, those included that are in the ledger already; errors as there."""
    return 4 * len(_cast(scenarios, replications, each=each, apart=apart)) * replications


def attribute(
    bench: Bench,
    scenarios: Sequence[Scenario],
    replications: int = USUAL,
    *,
    each: bool = False,
    apart: Collection[str] = (),
    tuned: bool = False,
    sharp: bool = True,
    first: int = 0,
) -> Attribution:
    """Return why the second of two `scenarios` differs from the first in value, by mechanism.

    replications: how many markets both meet, from the number `first` on; those with all mechanisms on are the runs of a
        comparison there. each: every mechanism by itself, not by theme. apart: these by themselves. tuned: whether each
        design is at its best, which is told and changes nothing. sharp: whether luck is taken out.

    Raises `StudyError` for designs that cannot be compared, more or fewer than two, and as `players_of`.
    """
    players = _cast(scenarios, replications, each=each, apart=apart)
    study, markets = Study.of(scenarios, replications, bench.seed, first), range(first, first + replications)
    orders = {number: order_of([player.key for player in players], bench.seed, number) for number in markets}
    made = _made(bench, scenarios, players, orders, sharp=sharp)
    everybody = frozenset(orders[first])
    theirs, ours = zip(*(made[number, everybody] for number in markets), strict=True)
    amounts = _amounts(made, slopes(gaps(ours, theirs), luck_between(ours, theirs, PRIMARY)))
    found = [
        shares({one: amounts[number, one] for one in coalitions(order)}, order) for number, order in orders.items()
    ]
    left = Share(STRUCTURE, WHAT_IS_LEFT, (), tuple(amounts[number, frozenset()] for number in markets))
    structure, *rest = judged([left, *(as_share(one, [row[one.key] for row in found]) for one in players)])
    return Attribution(
        study, difference(ours, theirs), structure, by_size(rest), idle(scenarios, players), each, tuned, 2 * len(made),
    )  # fmt: skip


def _cast(
    scenarios: Sequence[Scenario], replications: int, *, each: bool, apart: Collection[str]
) -> tuple[Player, ...]:
    if len(scenarios) != 2:
        raise StudyError(f"two designs are needed to tell why they differ, not {len(scenarios)}")
    comparable(scenarios, replications)
    return players_of(scenarios, each=each, apart=apart)


def _made(
    bench: Bench, scenarios: Sequence[Scenario], players: Sequence[Player], orders: Mapping[int, Sequence[str]], *,
    sharp: bool,
) -> Pairs:  # fmt: skip
    """Return the outcomes of both designs in all coalitions that the orders ask for, each in its replication."""
    met = [(number, there) for number, order in orders.items() for there in coalitions(order)]
    met.sort(key=lambda one: -len(one[1]))  # what a comparison has made comes first
    variants: dict[Coalition, list[Scenario]] = {}
    for there in dict.fromkeys(there for _, there in met):
        off = [name for player in players if player.key not in there for name in player.members]
        variants[there] = [switched(one, off) for one in scenarios]
    asked = [(variant, (number,)) for number, there in met for variant in variants[there]]
    runs = [found if sharp else left_to_luck(found) for (found,) in bench.runs(asked)]
    return dict(zip(met, zip(runs[::2], runs[1::2], strict=True), strict=True))


def _amounts(made: Pairs, moving: Mapping[str, float]) -> dict[tuple[int, Coalition], float]:
    """Return the difference in value of each pair, with luck taken out by the slopes `moving`.

    All pairs by the same slopes, those of the full difference: so shares add up to what a comparison finds.
    """
    found = {}
    for place, (theirs, ours) in made.items():
        (found[place],) = gaps_without_luck([ours], [theirs], moving)
    return found
