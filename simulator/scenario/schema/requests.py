"""What a request shows of the client behind it, and by what a design sends requests to one role or another."""


from simulator.scenario.schema.declared import Values, declared


class Signals(Values):
    """How wrong first impressions are: what a request seems to be is what it is, times a lognormal error."""

    complexity_sigma: float = declared(
        0.5, "error of the first impression of how complex a deal is (sigma of its logarithm)",
        unit="1", plausible=(0, 1.5), source="C52", evidence="A", ge=0, le=5,
        exists=lambda facts: facts.sorts_by("complexity"),
    )
    potential_sigma: float = declared(
        0.8, "error of the first impression of what a client will bring (sigma of its logarithm)",
        unit="1", plausible=(0, 2), source="C55", evidence="A", ge=0, le=5,
        exists=lambda facts: facts.sorts_by("potential"),
    )


class Sorting(Values):
    """Where the simple requests end and the complex ones begin; each bound counts under the routing it is named for."""

    complexity: float = declared(
        0.25, "complexity from which a request counts as complex when routed by complexity",
        unit="share", plausible=(0.1, 0.6), source="C52", evidence="A", kind="lever", ge=0, le=100,
        exists=lambda facts: facts.sorts_by("complexity"),
    )
    potential: float = declared(
        0.1, "margin a month that a client seems to promise, from which it counts as complex when routed by potential",
        unit="money/month", plausible=(0.03, 0.5), source="C55", evidence="A", kind="lever", ge=0, le=1e9,
        exists=lambda facts: facts.sorts_by("potential"),
    )
    size: float = declared(
        0.12, "margin of the order asked for, from which a request counts as complex when routed by size",
        unit="money", plausible=(0.04, 0.5), source="C55", evidence="A", kind="lever", ge=0, le=1e9,
        exists=lambda facts: facts.sorts_by("size"),
    )
