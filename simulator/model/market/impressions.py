"""First impressions: what a request shows of the client behind it, before the firm knows the client."""

from dataclasses import dataclass

from simulator.kernel.calendar import MONTH
from simulator.kernel.distributions import scalar_gamma, scalar_lognormal
from simulator.kernel.luck import Luck, Table, rows
from simulator.model.market.population import Population
from simulator.model.market.terms import Terms


@dataclass(frozen=True, slots=True)
class FirstImpression:
    """What a request seems to be: complexity of the deal, margin a month of the client, margin of the order."""

    complexity: float
    potential: float
    size: float


class Impressions:
    """Forms first impressions; their errors are the client's own luck, and the same for every design."""

    def __init__(self, terms: Terms, population: Population, luck: Luck) -> None:
        """Take from `terms` how much impressions err, and from `population` the clients about whom they are formed.

        With the mechanism of wrong impressions switched off they do not err.
        """
        signals, errs = terms.market.signals, terms.mechanisms.wrong_impressions
        self._complexity_sigma = signals.complexity_sigma if errs else 0.0
        self._potential_sigma = signals.potential_sigma if errs else 0.0
        self._spend_shape = terms.spend_shape
        self._population = population
        self._luck = luck
        self._errors: Table[list[float]] = Table(luck, "impressions", 2, rows)

    def of(self, client: int) -> FirstImpression:
        """Return the first impression that a request of this client makes."""
        nature, segment = self._population.nature_of(client, 0.0), self._population.segment_of(client)
        complexity, potential = self._errors.row(client)
        promised = nature.mean_margin * nature.order_rate * segment.repeats * MONTH
        return FirstImpression(
            complexity=scalar_lognormal(complexity, segment.complexity, self._complexity_sigma),
            potential=scalar_lognormal(potential, promised, self._potential_sigma),
            size=nature.mean_margin * self._first_request(client),
        )

    def _first_request(self, client: int) -> float:
        """Return the size of the first order that a client asks for, relative to its mean."""
        _, _, size = self._luck.uniforms("requests", client, 0, 3)  # the same draw as in `customers`
        return scalar_gamma(float(size), self._spend_shape)
