"""Human nature: what people would rather do than what they are told. It acts when they are free to choose."""

from simulator.scenario.declared import Values, declared
from simulator.scenario.quantities import Hours


class Resistance(Values):
    """What an hour of each kind of work costs the person who does it, in hours' pay."""

    prospecting: float = declared(
        0.8, "resistance against prospecting",
        unit="hours' pay", plausible=(0.2, 1.5), source="MODEL 11, C13", evidence="A", ge=0, le=100,
    )
    qualifying: float = declared(
        0.1, "resistance against qualifying",
        unit="hours' pay", plausible=(0, 0.5), source="MODEL 11, C13", evidence="A", ge=0, le=100,
    )
    closing: float = declared(
        0.2, "resistance against closing",
        unit="hours' pay", plausible=(0, 0.6), source="MODEL 11, C13", evidence="A", ge=0, le=100,
    )
    serving: float = declared(
        0.0, "resistance against serving",
        unit="hours' pay", plausible=(0, 0.3), source="MODEL 11, C13", evidence="A", ge=0, le=100,
    )
    developing: float = declared(
        0.1, "resistance against developing",
        unit="hours' pay", plausible=(0, 0.5), source="MODEL 11, C13", evidence="A", ge=0, le=100,
    )
    reactivating: float = declared(
        0.1, "resistance against reactivating",
        unit="hours' pay", plausible=(0, 0.5), source="MODEL 11, C13", evidence="A", ge=0, le=100,
    )
    idling: float = declared(
        0.8, "resistance against idling while there is work",
        unit="hours' pay", plausible=(0.3, 1.5), source="MODEL 11", evidence="A", ge=0, le=100,
    )


class HumanNature(Values):
    """How people choose what to do next, where the mechanism `least_resistance` lets them."""

    resistance: Resistance = Resistance()
    temperature: float = declared(
        0.25, "how much mood there is in a choice (scale of the logit)",
        unit="hours' pay", plausible=(0.1, 0.6), source="MODEL 11", evidence="A", gt=0, le=100,
    )
    pressure_saturation: Hours = declared(
        "6 h", "hours of the head for each report and month at which insistence has 63 % of its full effect",
        unit="h", plausible=(2.0, 20.0), source="C09, B.9", evidence="A", gt=0,
    )
