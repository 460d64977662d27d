"""What visits do to clients, and the problems of which nobody knows: nobody decides either."""

from simulator.scenario.schema.circumstances import clients_are_asked, done, problems_are_found
from simulator.scenario.schema.declared import Values, declared
from simulator.scenario.schema.quantities import Hours, Share


class Visits(Values):
    """What a visit takes and what it may bring, besides problems that it finds."""

    exists = done("visiting")

    travel: Hours = declared(
        "1 h", "hours on the way of a visit, there and back",
        unit="h", plausible=(0.5, 2.5), source="B.1", evidence="D",
    )
    trip_cost: float = declared(
        0.005, "money that a visit costs: fuel, a parking lot, a small present",
        unit="money", plausible=(0, 0.03), source="C67", evidence="A", ge=0, le=1000,
    )
    worth: float = declared(
        1.5, "how much more of the missing bond a visit restores than a proactive contact",
        unit="1", plausible=(1, 3), source="C66", evidence="A", ge=0, le=20,
        exists=lambda facts: facts.comes_of_visits("bonds"),
    )
    wallet: Share = declared(
        0.6, "share of what a client buys that it gives the firm, where nobody visits it",
        unit="share", plausible=(0.3, 0.9), source="C71", evidence="A", gt=0,
        exists=lambda facts: facts.comes_of_visits("volume"),
    )
    wallet_gain: Share = declared(
        0.1, "part of the rest that a visit wins for the firm",
        unit="share", plausible=(0, 0.3), source="C66, C71", evidence="A",
        exists=lambda facts: facts.comes_of_visits("volume"),
    )
    wallet_half_life: Hours = declared(
        "6 months", "time in which half of what was won of the rest is lost again",
        unit="h", plausible=(504.0, 2016.0), source="C71", evidence="A", gt=0,
        exists=lambda facts: facts.comes_of_visits("volume"),
    )
    offer: Share = declared(
        0.4, "chance that a visit sells something that the client did not buy before",
        unit="share", plausible=(0, 0.8), source="B.5, C66", evidence="A",
        exists=lambda facts: facts.comes_of_visits("offers"),
    )
    offer_uplift: Share = declared(
        0.1, "how much larger the orders of such a client are for a year",
        unit="share", plausible=(0, 0.2), source="B.5", evidence="A",
        exists=lambda facts: facts.comes_of_visits("offers"),
    )
    satisfied: Share = declared(
        0.6, "attention from which a client recommends the firm",
        unit="attention", plausible=(0.4, 0.8), source="B.5", evidence="A",
        exists=lambda facts: facts.comes_of_visits("referrals"),
    )
    referral: Share = declared(
        0.1, "chance a year that a satisfied client, asked at every visit, names somebody who is interested",
        unit="share", plausible=(0.02, 0.4), source="B.5, C66", evidence="A",
        exists=lambda facts: facts.comes_of_visits("referrals"),
    )
    referral_odds: float = declared(
        1.8, "odds of winning somebody who was recommended, relative to a cold opportunity",
        unit="1", plausible=(1, 2.5), source="B.4", evidence="D", ge=0, le=100,
        exists=lambda facts: facts.comes_of_visits("referrals"),
    )


class Problems(Values):
    """What lies behind doubts: problems that smoulder before the client leaves, and what it takes to find and fix them.

    A problem makes nobody leave who would have stayed: it tells of a doubt that comes in any case.
    """

    share: Share = declared(
        0.4, "share of doubts that come from a problem which somebody could have found and fixed",
        unit="share", plausible=(0.1, 0.8), source="C70", evidence="A",
        exists=lambda facts: problems_are_found(facts) or facts.own.second_supplier > 0,
    )
    smoulder: Hours = declared(
        "3 months", "mean time that a problem smoulders before the client makes up its mind (exponential)",
        unit="h", plausible=(168.0, 1512.0), source="C70", evidence="A",
        exists=lambda facts: problems_are_found(facts) or facts.own.second_supplier > 0,
    )
    detection: Share = declared(
        0.6, "chance that a visit finds a problem that smoulders",
        unit="share", plausible=(0.2, 0.9), source="C69, C70", evidence="A",
        exists=problems_are_found,
    )
    survey_detection: Share = declared(
        0.3, "chance that the answer to a survey shows it",
        unit="share", plausible=(0.1, 0.6), source="C69", evidence="A",
        exists=lambda facts: problems_are_found(facts) and clients_are_asked(facts),
    )
    false_alarm: Share = declared(
        0.05, "chance that a visit or a survey shows a problem where there is none",
        unit="share", plausible=(0, 0.2), source="C69", evidence="A",
        exists=problems_are_found,
    )
    fixing: Hours = declared(
        "4 h", "productive hours to see to what looks like a problem",
        unit="h", plausible=(1.0, 16.0), source="C70", evidence="A",
        exists=problems_are_found,
    )
    fixed: Share = declared(
        0.6, "chance that a problem can be fixed",
        unit="share", plausible=(0.2, 0.9), source="C70", evidence="A",
        exists=problems_are_found,
    )
    second_supplier: Share = declared(
        0.0, "part of its orders that a client gives to somebody else for each problem that was not fixed",
        unit="share", plausible=(0, 0.3), source="C71", evidence="A",
    )
