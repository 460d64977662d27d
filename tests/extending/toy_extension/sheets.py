"""What the extension adds, as the schema, `explain` and the reports read it."""

from simulator.scenario.schema.declared import declared
from simulator.scenario.schema.quantities import Share
from simulator.scenario.schema.sheets import PayPlanSheet, PolicyValue, WorkSheet

WORK = (
    WorkSheet(
        name="thanking",
        words="letters of thanks",
        side="care",
        colour="#5b8c5a",
        resistance=declared(
            0.05, "resistance against writing letters",
            unit="hours' pay", plausible=(0, 0.3), source="the author", evidence="A", ge=0, le=100,
        ),
        hunting_share=declared(
            0.0, "share of the hunter's talent in writing letters",
            unit="share", plausible=(0, 0.2), source="the author", evidence="A",
        ),
        hours_to_learn=declared(
            "40 h", "hours of writing letters that teach 63 % of it",
            unit="h", plausible=(10.0, 100.0), source="the author", evidence="A", gt=0,
        ),
        wage=declared(
            0.50, "target pay of a seat that only writes letters",
            unit="money/month", plausible=(0.4, 0.7), source="the author", evidence="A", ge=0, le=1e6,
        ),
    ),
)

PAY_PLANS = (
    PayPlanSheet(
        "per_win",
        "{per_win} for each client won",
        {
            "per_win_variable": (Share, declared(
                0.30, "variable share of target pay under per_win",
                unit="share", plausible=(0.2, 0.5), source="the author", evidence="A", kind="lever",
            )),
            "per_win": (float, declared(
                0.1, "paid for each client won (per_win)",
                unit="money", plausible=(0, 0.4), source="the author", evidence="A", kind="lever", ge=0, le=1000,
            )),
        },
    ),
)

POLICY_VALUES = (
    PolicyValue("fill_up", "goes to the fullest seat that has room", policy="assignment"),
)
