"""Where new clients come from: the pool of prospects, the telephone, inquiries, deals."""

from simulator.scenario.schema.circumstances import inquiries_come, prospects_are_called
from simulator.scenario.schema.declared import Values, declared
from simulator.scenario.schema.mechanisms import TIES
from simulator.scenario.schema.quantities import Hours, Share, Spell


class Prospects(Values):
    """The finite pool that every design calls; births replace those who leave the market."""

    size: int = declared(
        16_000, "prospects in the market at the start",
        unit="prospects", plausible=(4_000, 64_000), source="MODEL 11", evidence="A", ge=0, le=1_000_000,
    )
    resting: Share = declared(
        0.5, "share of the pool that rests at the start, because somebody called lately",
        unit="share", plausible=(0, 0.9), source="MODEL 11", evidence="A",
        exists=prospects_are_called,
    )
    resting_up_to: Hours = declared(
        "6 months", "longest remaining rest at the start (uniform)",
        unit="h", plausible=(168.0, 2016.0), source="MODEL 11", evidence="A",
        exists=prospects_are_called,
    )
    rest_unreached: Hours = declared(
        "3 months", "rest of a prospect whom nobody reached",
        unit="h", plausible=(168.0, 1008.0), source="MODEL 11", evidence="A",
        exists=prospects_are_called,
    )
    rest_refused: Hours = declared(
        "6 months", "rest of a prospect who refused, was junk or was lost",
        unit="h", plausible=(336.0, 2016.0), source="MODEL 11", evidence="A",
        exists=prospects_are_called,
    )
    rest_undecided: Hours = declared(
        "3 months", "rest of a prospect who took no decision or whose lead went cold",
        unit="h", plausible=(168.0, 2016.0), source="B.4", evidence="A",
        exists=prospects_are_called,
    )


class Calling(Values):
    """A cold call, from the dial to warm interest."""

    exists = prospects_are_called

    dial: Hours = declared(
        "4.5 min", "productive time of a dial with its preparation and note",
        unit="h", plausible=(2 / 60, 6 / 60), source="B.2", evidence="V2", gt=0,
    )
    attempts: int = declared(
        8, "dials to one prospect before it is left to rest",
        unit="dials", plausible=(3, 12), source="B.2", evidence="V2", ge=1, le=100,
    )
    connect: Share = declared(
        0.10, "chance that a dial reaches the firm",
        unit="share", plausible=(0.05, 0.17), source="B.2, MODEL 11", evidence="V", gt=0,
    )
    decision_maker: Share = declared(
        0.58, "chance to get past the gatekeeper to the one who decides",
        unit="share", plausible=(0.3, 0.8), source="B.2", evidence="V",
    )
    warm_interest: Share = declared(
        0.20, "chance that a conversation ends in warm interest",
        unit="share", plausible=(0.08, 0.35), source="B.2, MODEL 11", evidence="V2",
    )
    sheet: Hours = declared(
        "1 h", "length of a call sheet; the prospect in hand is called to the end",
        unit="h", plausible=(0.5, 4.0), source="MODEL 2", evidence="A", gt=0,
    )


class Qualifying(Values):
    """Turning leads and inquiries into opportunities, and how both cool until somebody takes them up."""

    lead: Share = declared(
        0.5, "share of warm leads that are opportunities when taken up at once",
        unit="share", plausible=(0.14, 0.7), source="B.3, MODEL 11", evidence="V",
        exists=prospects_are_called,
    )
    lead_work: Spell = declared(
        "20 min", "productive time to qualify a warm lead",
        unit="h", plausible=(1 / 6, 0.75), source="B.3", evidence="A",
        exists=prospects_are_called,
    )
    lead_cooling_scale: Hours = declared(
        "40 h", "warmth of a waiting lead is (1 + t / scale) ** -power",
        unit="h", plausible=(8.0, 168.0), source="MODEL 11", evidence="A", gt=0,
        exists=prospects_are_called,
    )
    lead_cooling_power: float = declared(
        0.2, "power of the cooling of leads",
        unit="1", plausible=(0, 0.6), source="MODEL 11", evidence="A", ge=0, le=5,
        exists=prospects_are_called,
    )
    inquiry: Share = declared(
        0.53, "share of inquiries that are opportunities when answered at once",
        unit="share", plausible=(0.3, 0.65), source="B.3", evidence="V2",
        exists=inquiries_come,
    )
    inquiry_work: Spell = declared(
        "20 min", "productive time to answer an inquiry",
        unit="h", plausible=(1 / 6, 0.75), source="B.3", evidence="A",
        exists=inquiries_come,
    )
    inquiry_cooling_scale: Hours = declared(
        "1 h", "warmth of a waiting inquiry is (1 + t / scale) ** -power",
        unit="h", plausible=(0.25, 8.0), source="B.3", evidence="V2", gt=0,
        exists=inquiries_come,
    )
    inquiry_cooling_power: float = declared(
        0.35, "power of the cooling of inquiries",
        unit="1", plausible=(0, 1.3), source="B.3", evidence="V2", ge=0, le=5,
        exists=inquiries_come,
    )


class Inquiries(Values):
    """Clients who ask by themselves: one stream for the market, the same for all designs."""

    per_month: float = declared(
        30, "inquiries a month",
        unit="1/month", plausible=(0, 400), source="B.3, MODEL 11", evidence="A", ge=0, le=1_000_000,
    )
    peak: float = declared(
        1.5, "rate in the busiest hours of the day (3rd to 6th), relative to the mean of the day",
        unit="1", plausible=(1, 2), source="B.3", evidence="A", ge=1, le=2,
        exists=inquiries_come,
    )
    patience: Spell | None = declared(
        {"mean": "8 h", "spread": "exponential"}, "how long an inquirer waits for an answer; null: for ever",
        unit="h", plausible=(1.0, 48.0), source="B.3", evidence="A",
        exists=inquiries_come,
    )
    win_factor: float = declared(
        1.15, "odds of winning an inquirer's deal, relative to a cold one",
        unit="1", plausible=(1.0, 1.3), source="B.4", evidence="D", ge=0, le=10,
        exists=inquiries_come,
    )


class Deals(Values):
    """What happens between opportunity and signature."""

    no_decision: Share = declared(
        0.35, "share of failed deals that end without any decision and can be taken up again",
        unit="share", plausible=(0.2, 0.6), source="B.4", evidence="V2",
    )
    cycle_sigma: float = declared(
        0.6, "spread of the buyer's time over a deal (sigma of its logarithm)",
        unit="1", plausible=(0.3, 0.9), source="B.4", evidence="V2", ge=0, le=3,
    )
    no_show: Share = declared(
        0.30, "chance that the first meeting of a cold deal falls through and is booked again",
        unit="share", plausible=(0.1, 0.4), source="B.2", evidence="V2", lt=1,
    )
    no_show_inbound: Share = declared(
        0.20, "the same for a deal that began as an inquiry",
        unit="share", plausible=(0.1, 0.3), source="B.2", evidence="V2", lt=1,
        exists=inquiries_come,
    )
    no_show_work: Hours = declared(
        "30 min", "productive time lost by a meeting that falls through",
        unit="h", plausible=(0.1, 1.5), source="B.2", evidence="A",
    )


class Opening(Values):
    """The company that a run starts from, the same for every design."""

    clients: int = declared(
        400, "clients in the book at the start, dealt out evenly over the seats that serve",
        unit="clients", plausible=(0, 2000), source="MODEL 11", evidence="A", ge=0, le=100_000,
    )
    bond: Share = declared(
        0.6, "bond of each client of the book to its holder",
        unit="bond", plausible=(0, 0.9), source="MODEL 11", evidence="A",
        exists=lambda facts: facts.own.clients > 0, acts_by=TIES,
    )
    firm_bond: Share = declared(
        0.15, "bond of each client of the book to the firm",
        unit="bond", plausible=(0, 0.9), source="MODEL 11", evidence="A",
        exists=lambda facts: facts.own.clients > 0, acts_by=TIES,
    )
    pipeline: int = declared(
        24, "opportunities that wait for a closer at the start",
        unit="opportunities", plausible=(0, 200), source="MODEL 1", evidence="A", ge=0, le=100_000,
    )
    book_age: Hours = declared(
        "1 month", "the last contact with each client of the book lies between 0 and this long ago (uniform)",
        unit="h", plausible=(56.0, 504.0), source="MODEL 1", evidence="A",
        exists=lambda facts: facts.own.clients > 0,
    )
    experience: Share = declared(
        0.9, "experience of the people of the start in the work of their seats; 1 is all there is to learn",
        unit="share", plausible=(0.6, 1.0), source="MODEL 1, B.8", evidence="A",
    )
    tenure: Hours = declared(
        "24 months", "the people of the start have had their seats for between 0 and this long (uniform)",
        unit="h", plausible=(0, 8064.0), source="MODEL 1, B.8", evidence="A",
    )
