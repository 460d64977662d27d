"""What human nature says of each kind of work: what it costs people, what talent it takes, how long it is learned."""

from simulator.scenario.schema.declared import Values, declared
from simulator.scenario.schema.quantities import Hours, Share


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
    rewinning: float = declared(
        0.2, "resistance against winning an order again that used to come by itself",
        unit="hours' pay", plausible=(0, 0.6), source="C54", evidence="A", ge=0, le=100,
    )
    visiting: float = declared(
        0.1, "resistance against visiting clients",
        unit="hours' pay", plausible=(0, 0.5), source="C31, C66", evidence="A", ge=0, le=100,
    )
    idling: float = declared(
        0.8, "resistance against idling while there is work",
        unit="hours' pay", plausible=(0.3, 1.5), source="MODEL 11", evidence="A", ge=0, le=100,
    )


class HuntingShare(Values):
    """How much of what a kind of work takes is the hunter's talent; the rest is the farmer's (C104)."""

    prospecting: Share = declared(
        1.0, "share of the hunter's talent in prospecting",
        unit="share", plausible=(0.6, 1), source="C104", evidence="A",
    )
    qualifying: Share = declared(
        0.8, "share of the hunter's talent in qualifying",
        unit="share", plausible=(0.4, 1), source="C104", evidence="A",
    )
    closing: Share = declared(
        0.8, "share of the hunter's talent in closing",
        unit="share", plausible=(0.4, 1), source="C104", evidence="A",
    )
    serving: Share = declared(
        0.0, "share of the hunter's talent in serving",
        unit="share", plausible=(0, 0.3), source="C104", evidence="A",
    )
    developing: Share = declared(
        0.0, "share of the hunter's talent in developing",
        unit="share", plausible=(0, 0.4), source="C104", evidence="A",
    )
    reactivating: Share = declared(
        0.3, "share of the hunter's talent in reactivating",
        unit="share", plausible=(0, 0.6), source="C104", evidence="A",
    )
    rewinning: Share = declared(
        0.5, "share of the hunter's talent in winning an order again",
        unit="share", plausible=(0.2, 0.8), source="C54, C104", evidence="A",
    )
    visiting: Share = declared(
        0.0, "share of the hunter's talent in visiting clients",
        unit="share", plausible=(0, 0.4), source="C66, C104", evidence="A",
    )


class HoursToLearn(Values):
    """Working hours in a kind of work in which 63 % of what is missing is learned."""

    prospecting: Hours = declared(
        "200 h", "hours of prospecting that teach 63 % of it",
        unit="h", plausible=(100.0, 400.0), source="B.8, C.3", evidence="V2", gt=0,
    )
    qualifying: Hours = declared(
        "100 h", "hours of qualifying that teach 63 % of it",
        unit="h", plausible=(50.0, 200.0), source="B.8, C.3", evidence="A", gt=0,
    )
    closing: Hours = declared(
        "230 h", "hours of closing that teach 63 % of it",
        unit="h", plausible=(100.0, 700.0), source="B.8, C.3", evidence="V2", gt=0,
    )
    serving: Hours = declared(
        "100 h", "hours of serving that teach 63 % of it",
        unit="h", plausible=(50.0, 250.0), source="B.8, C.3", evidence="A", gt=0,
    )
    developing: Hours = declared(
        "140 h", "hours of developing that teach 63 % of it",
        unit="h", plausible=(70.0, 500.0), source="B.8, C.3", evidence="A", gt=0,
    )
    reactivating: Hours = declared(
        "100 h", "hours of reactivating that teach 63 % of it",
        unit="h", plausible=(50.0, 250.0), source="B.8, C.3", evidence="A", gt=0,
    )
    rewinning: Hours = declared(
        "230 h", "hours of winning orders again that teach 63 % of it",
        unit="h", plausible=(100.0, 700.0), source="B.8, C.3", evidence="A", gt=0,
    )
    visiting: Hours = declared(
        "140 h", "hours of visiting clients that teach 63 % of it",
        unit="h", plausible=(70.0, 500.0), source="B.8, C.3", evidence="A", gt=0,
    )
