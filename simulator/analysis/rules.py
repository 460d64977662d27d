"""In words where something holds: a shallow tree of points, checked on points that it has not seen.

The tree is CART (Breiman, Friedman, Olshen, Stone, Classification and Regression Trees, 1984), as scikit-learn grows
it. What it found is kept as rules, so that whatever is told of it, and its check, stands on nothing but these.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from simulator.analysis.crossing import Numbers
from simulator.analysis.intervals import paired_shares, wilson
from simulator.kernel.extras import library
from simulator.kernel.showing import line

DEPTH = 2
"""Questions that lead to a rule: more of them nobody keeps in mind."""
LEAST = 5
"""Points that a rule has to stand on at least."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A parameter above one value and at most another; None where an end is open."""

    name: str
    above: float | None
    up_to: float | None

    def holds(self, value: float) -> bool:
        """Tell whether a value of the parameter is within."""
        return (self.above is None or value > self.above) and (self.up_to is None or value <= self.up_to)


@dataclass(frozen=True, slots=True)
class Rule:
    """Under all these conditions it holds, or not; that was so at `agreeing` of the `points` it was learned from."""

    conditions: tuple[Condition, ...]
    holds: bool
    points: int
    agreeing: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What rules are worth at `points` that they have not seen.

    hits: points of which they say the truth; low, high: Wilson interval of their share. plain_hits: what is hit by
    saying everywhere what held at most of the points that were learned from. gain, gain_low, gain_high: by how much
    the share of hits is above that, paired by point. better: whether the interval of the gain is above zero.
    """

    points: int
    hits: int
    low: float
    high: float
    plain_hits: int
    gain: float
    gain_low: float
    gain_high: float

    @property
    def better(self) -> bool:
        """Whether the rules say more than that one side is the more frequent one."""
        return self.gain_low > 0

    def __repr__(self) -> str:
        """Return `<Rules right at 50 of 64 unseen points; 41 by the more frequent answer>`."""
        return line(
            f"Rules right at {self.hits} of {self.points} unseen points; {self.plain_hits} by the more frequent answer"
        )


def learned(points: Numbers, holds: Sequence[bool], names: Sequence[str]) -> tuple[Rule, ...]:
    """Return rules that divide the space: `points` of shape (points, parameters), and whether it holds at each.

    A question both answers to which lead to the same is not asked. One rule without conditions where it always holds,
    or never. `BadInputError` where scikit-learn is missing.
    """
    truth = np.array(holds, dtype=bool)
    tree = library("sklearn.tree", "sensitivity", "finding rules").DecisionTreeClassifier(
        max_depth=DEPTH, min_samples_leaf=max(LEAST, len(truth) // 20), random_state=0
    )
    grown = tree.fit(points, truth).tree_
    return tuple(_rule(points, truth, names, leaf) for leaf in _leaves(grown, 0))


def checked(
    rules: Sequence[Rule], points: Numbers, holds: Sequence[bool], names: Sequence[str], usually: bool
) -> Checked:
    """Return what rules are worth at points that they were not learned from; `usually`: what held at most of those."""
    right = [_said(rules, dict(zip(names, point, strict=True))) == truth
             for point, truth in zip(points.tolist(), holds, strict=True)]  # fmt: skip
    plain = [usually == truth for truth in holds]
    gain, gain_low, gain_high = paired_shares(right, plain)
    low, high = wilson(sum(right), len(right))
    return Checked(len(right), sum(right), low, high, sum(plain), gain, gain_low, gain_high)


Bounds = dict[int, tuple[float | None, float | None]]


def _said(rules: Sequence[Rule], point: dict[str, float]) -> bool:
    return next(rule.holds for rule in rules if all(one.holds(point[one.name]) for one in rule.conditions))


def _leaves(tree: Any, node: int) -> Iterator[Bounds]:
    """Yield the bounds of every leaf below a node, by column; a node whose leaves all say the same is one leaf."""
    left = int(tree.children_left[node])
    if left < 0 or len(_answers(tree, node)) == 1:
        yield {}
        return
    column, at = int(tree.feature[node]), float(tree.threshold[node])
    for child, bound in ((left, (None, at)), (int(tree.children_right[node]), (at, None))):
        for leaf in _leaves(tree, child):
            yield leaf | {column: _within(bound, leaf.get(column, (None, None)))}


def _answers(tree: Any, node: int) -> set[bool]:
    left = int(tree.children_left[node])
    if left < 0:
        return {bool(np.argmax(tree.value[node][0]))} if tree.n_classes[0] > 1 else {False}
    return _answers(tree, left) | _answers(tree, int(tree.children_right[node]))


def _within(
    outer: tuple[float | None, float | None], inner: tuple[float | None, float | None]
) -> tuple[float | None, float | None]:
    """Return what lies within both; bounds from deeper questions are the narrower ones."""
    return inner[0] if inner[0] is not None else outer[0], inner[1] if inner[1] is not None else outer[1]


def _rule(points: Numbers, truth: Any, names: Sequence[str], bounds: Bounds) -> Rule:
    conditions = tuple(Condition(names[column], *bounds[column]) for column in sorted(bounds))
    inside = np.ones(len(truth), dtype=bool)
    for column, condition in zip(sorted(bounds), conditions, strict=True):
        inside &= np.array([condition.holds(float(value)) for value in points[:, column]], dtype=bool)
    here = truth[inside]
    holds = bool(2 * here.sum() > len(here))
    return Rule(conditions, holds, len(here), int((here == holds).sum()))
