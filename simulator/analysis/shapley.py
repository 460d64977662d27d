"""Shapley shares: what each player adds to what all of them are worth together, over the orders in which they come.

A player's share is the mean, over all orders, of what it adds to those who came before it (Shapley, A value for
n-person games, 1953). With m players that takes 2^m worths; here one order is drawn at random and walked through
forwards and backwards, which takes 2 m of them (Castro, Gomez, Tejada, Polynomial calculation of the Shapley value
based on sampling, Computers & Operations Research 36, 2009; the pair: Mitchell, Cooper, Frank, Holmes, Sampling
permutations for Shapley value estimation, Journal of Machine Learning Research 23, 2022). Three things hold for each
single order: shares add up to what all are worth less what nobody is, since each walk is a telescope; whoever changes
nothing gets zero; and where players act alone or two by two, the shares are exact.
"""

from collections.abc import Mapping, Sequence

from simulator.kernel.luck import Luck

Coalition = frozenset[str]
"""The players who are there."""


def order_of(players: Sequence[str], seed: int, replication: int) -> tuple[str, ...]:
    """Return the order in which `players` come in a replication: all orders are equally likely, each drawn anew."""
    drawn = Luck(seed, replication).uniforms("order of players", 0, 0, len(players))
    return tuple(player for _, player in sorted(zip(drawn.tolist(), players, strict=True)))


def coalitions(order: Sequence[str]) -> list[Coalition]:
    """Return all whose worth an order asks for, each once: everybody, nobody, and those met on both walks between."""
    forwards = [frozenset(order[:number]) for number in range(len(order) + 1)]
    backwards = [frozenset(order[number:]) for number in range(len(order) + 1)]
    return list(dict.fromkeys([frozenset(order), *forwards, *backwards]))


def shares(worths: Mapping[Coalition, float], order: Sequence[str]) -> dict[str, float]:
    """Return the share of each player by one order, walked through both ways; `worths` of all its `coalitions`."""
    found = {}
    for place, player in enumerate(order):
        before, after = order[:place], order[place + 1 :]
        forwards = worths[frozenset((*before, player))] - worths[frozenset(before)]
        backwards = worths[frozenset((*after, player))] - worths[frozenset(after)]
        found[player] = (forwards + backwards) / 2
    return found
