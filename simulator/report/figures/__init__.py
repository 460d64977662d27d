"""Twelve figures, one file each, all drawn by `draw(ax, outcomes, language) -> Finding`.

`outcomes` maps each design to its outcomes, replication by replication; the first design is the reference. A figure
with several panels divides the given axes among them. The finding is the title that the data justify and a text
alternative that carries the numbers. A thirteenth, `plan`, is
drawn of outcomes held against plans, where there are any.
"""

from collections.abc import Mapping, Sequence

from simulator.analysis.outcome import Outcome

Outcomes = Mapping[str, Sequence[Outcome]]
"""design -> one outcome a replication; the first design is the reference."""
