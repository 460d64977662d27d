"""Outcomes made up for the tests of figures and reports: plausible in size, drawn from a fixed seed."""

import numpy as np

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.outcome import NOT_MODELLED_YET, Outcome, Portfolio
from simulator.analysis.verdict import INDIFFERENCE
from simulator.experiment.comparison import Comparison
from simulator.experiment.study import Study
from simulator.scenario.scenario import Scenario

MONTHS = 36
ROLES = {
    "universal": {"sales/seller": (12, (0.18, 0.08, 0.16, 0.28, 0.17, 0.05, 0.01, 0.04, 0.03))},
    "conveyor": {
        "sales/generator": (3, (0.78, 0.13, 0, 0, 0, 0, 0.02, 0.04, 0.03)),
        "sales/closer": (3, (0, 0, 0.62, 0, 0, 0, 0.03, 0.04, 0.31)),
        "sales/account_manager": (6, (0, 0, 0, 0.55, 0.28, 0.04, 0.02, 0.04, 0.07)),
    },
}
ACTIVITIES = (
    "prospecting",
    "qualifying",
    "closing",
    "serving",
    "developing",
    "reactivating",
    "handing_over",
    "meeting",
    "idling",
)


def outcomes(design: str, count: int, level: float = 1.0, months: int = MONTHS) -> list[Outcome]:
    """Return `count` made-up outcomes; `level` scales what the design achieves."""
    return [_outcome(design, replication, level, months) for replication in range(count)]


def _outcome(design: str, replication: int, level: float, months: int) -> Outcome:
    luck = np.random.default_rng([replication, 7])
    market = luck.normal(1, 0.08)
    own = np.random.default_rng([replication, len(design)]).normal(1, 0.03)
    strength = level * market * own
    time = np.arange(1, months + 1)
    won = luck.poisson(6 * strength, months).astype(float)
    total = 400 + np.cumsum(won) - 0.012 * 450 * time
    buried = np.maximum(0, total - 420 * level) * 0.8
    dormant = 0.15 * (total - buried)
    margin = (total - 0.6 * buried) * 0.087 * own
    costs = {
        "salary": np.full(months, 8.9),
        "commission": 0.1 * margin,
        "bonus": np.full(months, 0.6 * level),
        "hiring": np.zeros(months),
        "seats": np.full(months, 1.3),
    }
    costs["hiring"][:2] = 3.0
    profit = margin - sum(costs.values())
    worth = 180 + 0.4 * (total - total[0])
    series = {
        "margin": margin,
        "profit": profit,
        **costs,
        "new_clients": won,
        "lost_clients": 0.012 * total,
        "active": total - buried - dormant,
        "dormant": dormant,
        "buried": buried,
        "base_value": worth,
        "value": np.cumsum(profit) + worth - worth[0],
        "accounts_per_manager": total / 12,
    }
    shares = np.sort(luck.dirichlet(np.full(_serving(design), 12.0)))[::-1]
    return Outcome(
        design=design,
        replication=replication,
        indicators=_indicators(series, shares, level),
        monthly={name: [float(number) for number in numbers] for name, numbers in series.items()},
        hours=_hours(design, months, luck),
        funnel=_funnel(series, level),
        waits={"serving": (4000.0, 9000.0)},
        portfolios=_portfolios(design, total[-1], luck),
        seat_margins=[float(share * margin.sum()) for share in shares],
        events=100_000,
    )


def _serving(design: str) -> int:
    return 12 if design not in ROLES or design == "universal" else 6


def _roles(design: str) -> dict[str, tuple[int, tuple[float, ...]]]:
    return ROLES.get(design, ROLES["universal"])


def _hours(design: str, months: int, luck: np.random.Generator) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {
        "sales/head": {"meeting": 8.0 * months, "leading": 20.0 * months, "idling": 140.0 * months}
    }
    for role, (count, shares) in _roles(design).items():
        parts = luck.dirichlet(np.array(shares) * 300 + 1e-9)
        found[role] = {
            activity: float(part * count * 168 * months)
            for activity, part in zip(ACTIVITIES, parts, strict=True)
            if part > 1e-6
        }
    return found


def _funnel(series: dict[str, np.ndarray], level: float) -> dict[str, float]:
    won = float(series["new_clients"].sum())
    return {
        "called": 60_000.0 * level,
        "reached": 3_400.0 * level,
        "leads": 700.0 * level,
        "inquiries": 1_080.0,
        "opportunities": won * 4.4,
        "deals": won * 4.2,
        "won": won,
        "lost": won * 2,
        "no_decision": won,
        "junk": won * 0.3,
        "cold": won * 0.2,
    }


def _portfolios(design: str, total: float, luck: np.random.Generator) -> list[Portfolio]:
    seats = _serving(design)
    role = list(_roles(design))[-1]
    counts = luck.poisson(total / seats, seats)
    return [Portfolio(role, int(min(60, count)), int(max(0, count - 60)), 60) for count in counts]


def _indicators(series: dict[str, np.ndarray], shares: np.ndarray, level: float) -> dict[str, float | None]:
    known: dict[str, float] = {
        "value": series["value"][-1],
        "profit": series["profit"].sum(),
        "margin": series["margin"].sum(),
        "new_clients": series["new_clients"].sum(),
        "active_clients": series["active"][-1],
        "lost_clients": series["lost_clients"].sum(),
        "top_seller_share": shares[0],
    }
    return {
        indicator.key: None if indicator.key in NOT_MODELLED_YET else float(known.get(indicator.key, 0.2 * level))
        for indicator in CATALOGUE
    }


ORDER_OF_WORK = {
    "seller": ("serving", "qualifying", "closing", "developing", "prospecting", "reactivating"),
    "generator": ("qualifying", "prospecting"),
    "closer": ("closing",),
    "account_manager": ("serving", "developing"),
}


def scenario(design: str) -> Scenario:
    """Return a design with the roles of `ROLES` on the market of the defaults."""
    roles = {
        role.rpartition("/")[2]: {"count": count, "order_of_work": ORDER_OF_WORK[role.rpartition("/")[2]]}
        for role, (count, _) in _roles(design).items()
    }
    return Scenario.model_validate(
        {"name": design, "organization": {"departments": {"sales": {"head": {}, "roles": roles}}}}
    )


def comparison(count: int = 20, designs: dict[str, float] | None = None) -> Comparison:
    """Return a made-up comparison; `designs` maps each design to what it achieves, the reference first."""
    levels = designs or {"universal": 1.0, "conveyor": 1.15}
    study = Study.of([scenario(design) for design in levels], count, seed=7)
    found = {design: outcomes(design, count, level) for design, level in levels.items()}
    return Comparison(study, found, (), INDIFFERENCE)
