"""The kinds of work: one sheet each, in the order in which they are listed everywhere.

A kind of work is declared here, has its number in `journal.vocabulary.Activity`, is done by a class in
`model.activities`, and set up in `model.activities.kinds`.
"""

from simulator.kernel.marking import N_
from simulator.scenario.schema.declared import declared
from simulator.scenario.schema.extensions import extended
from simulator.scenario.schema.sheets import WorkSheet

BUILT_IN = (
    WorkSheet(
        name="prospecting",
        words=N_("prospecting"),
        side="hunting",
        colour="#bd1f01",
        at_desk=False,
        resistance=declared(
            0.8, "resistance against prospecting",
            unit="hours' pay", plausible=(0.2, 1.5), source="MODEL 11, C13", evidence="A", ge=0, le=100,
        ),
        hunting_share=declared(
            1.0, "share of the hunter's talent in prospecting",
            unit="share", plausible=(0.6, 1), source="C104", evidence="A",
        ),
        hours_to_learn=declared(
            "200 h", "hours of prospecting that teach 63 % of it",
            unit="h", plausible=(100.0, 400.0), source="B.8, C.3", evidence="V2", gt=0,
        ),
        wage=declared(
            0.60, "target pay of a seat that only prospects",
            unit="money/month", plausible=(0.5, 0.7), source="B.8", evidence="V2", ge=0, le=1e6,
        ),
    ),
    WorkSheet(
        name="qualifying",
        words=N_("qualifying"),
        side="hunting",
        colour="#e76300",
        resistance=declared(
            0.1, "resistance against qualifying",
            unit="hours' pay", plausible=(0, 0.5), source="MODEL 11, C13", evidence="A", ge=0, le=100,
        ),
        hunting_share=declared(
            0.8, "share of the hunter's talent in qualifying",
            unit="share", plausible=(0.4, 1), source="C104", evidence="A",
        ),
        hours_to_learn=declared(
            "100 h", "hours of qualifying that teach 63 % of it",
            unit="h", plausible=(50.0, 200.0), source="B.8, C.3", evidence="A", gt=0,
        ),
        wage=declared(
            0.60, "target pay of a seat that only qualifies",
            unit="money/month", plausible=(0.5, 0.7), source="B.8", evidence="V2", ge=0, le=1e6,
        ),
    ),
    WorkSheet(
        name="closing",
        words=N_("closing"),
        side="hunting",
        colour="#ffa90e",
        resistance=declared(
            0.2, "resistance against closing",
            unit="hours' pay", plausible=(0, 0.6), source="MODEL 11, C13", evidence="A", ge=0, le=100,
        ),
        hunting_share=declared(
            0.8, "share of the hunter's talent in closing",
            unit="share", plausible=(0.4, 1), source="C104", evidence="A",
        ),
        hours_to_learn=declared(
            "230 h", "hours of closing that teach 63 % of it",
            unit="h", plausible=(100.0, 700.0), source="B.8, C.3", evidence="V2", gt=0,
        ),
        wage=declared(
            1.00, "target pay of a seat that closes",
            unit="money/month", plausible=(0.8, 1.2), source="B.8", evidence="V2", ge=0, le=1e6,
        ),
    ),
    WorkSheet(
        name="serving",
        words=N_("serving orders"),
        side="care",
        colour="#92dadd",
        resistance=declared(
            0.0, "resistance against serving",
            unit="hours' pay", plausible=(0, 0.3), source="MODEL 11, C13", evidence="A", ge=0, le=100,
        ),
        hunting_share=declared(
            0.0, "share of the hunter's talent in serving",
            unit="share", plausible=(0, 0.3), source="C104", evidence="A",
        ),
        hours_to_learn=declared(
            "100 h", "hours of serving that teach 63 % of it",
            unit="h", plausible=(50.0, 250.0), source="B.8, C.3", evidence="A", gt=0,
        ),
        wage=declared(
            0.55, "target pay of a seat that only serves orders",
            unit="money/month", plausible=(0.45, 0.7), source="B.8", evidence="A", ge=0, le=1e6,
        ),
    ),
    WorkSheet(
        name="developing",
        words=N_("developing accounts"),
        side="care",
        colour="#3f90da",
        resistance=declared(
            0.1, "resistance against developing",
            unit="hours' pay", plausible=(0, 0.5), source="MODEL 11, C13", evidence="A", ge=0, le=100,
        ),
        hunting_share=declared(
            0.0, "share of the hunter's talent in developing",
            unit="share", plausible=(0, 0.4), source="C104", evidence="A",
        ),
        hours_to_learn=declared(
            "140 h", "hours of developing that teach 63 % of it",
            unit="h", plausible=(70.0, 500.0), source="B.8, C.3", evidence="A", gt=0,
        ),
        wage=declared(
            0.90, "target pay of a seat that develops accounts, and in any design the price of hours that keep clients",
            unit="money/month", plausible=(0.7, 1.1), source="B.8", evidence="V2", ge=0, le=1e6,
        ),
    ),
    WorkSheet(
        name="reactivating",
        words=N_("reactivating"),
        side="care",
        colour="#832db6",
        resistance=declared(
            0.1, "resistance against reactivating",
            unit="hours' pay", plausible=(0, 0.5), source="MODEL 11, C13", evidence="A", ge=0, le=100,
        ),
        hunting_share=declared(
            0.3, "share of the hunter's talent in reactivating",
            unit="share", plausible=(0, 0.6), source="C104", evidence="A",
        ),
        hours_to_learn=declared(
            "100 h", "hours of reactivating that teach 63 % of it",
            unit="h", plausible=(50.0, 250.0), source="B.8, C.3", evidence="A", gt=0,
        ),
        wage=declared(
            0.90, "target pay of a seat that wins silent clients back",
            unit="money/month", plausible=(0.7, 1.1), source="B.8", evidence="A", ge=0, le=1e6,
        ),
    ),
    WorkSheet(
        name="rewinning",
        words=N_("winning orders again"),
        side="care",
        colour="#1f5f99",
        named=False,
        paid_as="closing",
        resistance=declared(
            0.2, "resistance against winning an order again that used to come by itself",
            unit="hours' pay", plausible=(0, 0.6), source="C54", evidence="A", ge=0, le=100,
        ),
        hunting_share=declared(
            0.5, "share of the hunter's talent in winning an order again",
            unit="share", plausible=(0.2, 0.8), source="C54, C104", evidence="A",
        ),
        hours_to_learn=declared(
            "230 h", "hours of winning orders again that teach 63 % of it",
            unit="h", plausible=(100.0, 700.0), source="B.8, C.3", evidence="A", gt=0,
        ),
    ),
    WorkSheet(
        name="visiting",
        words=N_("visiting clients"),
        side="care",
        colour="#17becf",
        at_desk=False,
        resistance=declared(
            0.1, "resistance against visiting clients",
            unit="hours' pay", plausible=(0, 0.5), source="C31, C66", evidence="A", ge=0, le=100,
        ),
        hunting_share=declared(
            0.0, "share of the hunter's talent in visiting clients",
            unit="share", plausible=(0, 0.4), source="C66, C104", evidence="A",
        ),
        hours_to_learn=declared(
            "140 h", "hours of visiting clients that teach 63 % of it",
            unit="h", plausible=(70.0, 500.0), source="B.8, C.3", evidence="A", gt=0,
        ),
        wage=declared(
            0.90, "target pay of a seat that visits clients",
            unit="money/month", plausible=(0.7, 1.2), source="B.8, C67", evidence="A", ge=0, le=1e6,
        ),
    ),
)

WORK: tuple[WorkSheet, ...] = extended(BUILT_IN, "WORK")
"""All kinds of work, those of extensions behind ours."""

NAMED: tuple[str, ...] = tuple(sheet.name for sheet in WORK if sheet.named)
"""Those that an order of work can name."""

ADDED: frozenset[str] = frozenset(sheet.name for sheet in WORK if sheet not in BUILT_IN)
"""Those of extensions: they count for nothing in a firm where nobody does them."""
