"""Outcomes made up for the tests of figures and reports: plausible in size, drawn from a fixed seed."""

import numpy as np

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.outcome import Exit, Outcome, Portfolio, Worker
from simulator.analysis.verdict import INDIFFERENCE
from simulator.experiment.comparison import Comparison
from simulator.experiment.study import Study
from simulator.scenario.schema.scenario import Scenario

MONTHS = 36
ROLES = {
    "universal": {
        "sales/seller": (12, (0.12, 0.05, 0.13, 0.25, 0.16, 0.05, 0.01, 0.03, 0.03, 0.09, 0.015, 0.01, 0.02, 0.035)),
    },
    "conveyor": {
        "sales/generator": (3, (0.7, 0.1, 0, 0, 0, 0, 0.02, 0.03, 0.03, 0.09, 0, 0, 0, 0.03)),
        "sales/closer": (3, (0, 0, 0.52, 0, 0, 0, 0.03, 0.03, 0.30, 0.09, 0, 0, 0, 0.03)),
        "sales/account_manager": (6, (0, 0, 0, 0.46, 0.24, 0.04, 0.02, 0.03, 0.07, 0.09, 0, 0.02, 0, 0.03)),
    },
    "five_departments": {
        "interregional_sales/regional_seller": (2, (0.44, 0, 0.26, 0, 0, 0, 0.05, 0.03, 0.12, 0.09, 0, 0, 0, 0.01)),
        "active_sales/active_seller": (2, (0.44, 0, 0.26, 0, 0, 0, 0.05, 0.03, 0.12, 0.09, 0, 0, 0, 0.01)),
        "inbound_sales/responder": (1, (0, 0.3, 0.4, 0, 0, 0, 0.05, 0.03, 0.12, 0.09, 0, 0, 0, 0.01)),
        "director/director": (1, (0, 0, 0, 0, 0.16, 0, 0, 0.84, 0, 0, 0, 0, 0, 0)),
        "clients/client_manager": (3, (0, 0, 0, 0.66, 0.11, 0.03, 0.06, 0.03, 0.01, 0.09, 0, 0, 0, 0.01)),
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
    "absent",
    "switching",
    "collecting",
    "rewinning",
    "coaching",
)
HEAD_HOURS = {
    "meeting": 4.3, "reviewing": 6.0, "coaching": 24.0, "controlling": 12.0, "pushing": 7.0, "paperwork": 67.0,
    "leading": 39.0, "absent": 8.7,
}  # fmt: skip
"""Hours a month of a head."""


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
        "severance": np.zeros(months),
        "seats": np.full(months, 1.3),
        "travel": np.zeros(months),
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
        "hunting_hours": (52 - 0.3 * time) * own + luck.normal(0, 2, months),
        "comfort": 1.2 + 0.25 * (1 - np.exp(-time / 15)) * own,
        "leavers": luck.poisson(0.25, months).astype(float),
        "followed": luck.poisson(0.8, months).astype(float),
        "vacancies": luck.exponential(0.4, months),
        "open_deals": 8 * won,
    }
    left = _exits(design, months, luck)
    shares = np.sort(luck.dirichlet(np.full(_serving(design), 12.0)))[::-1]
    return Outcome(
        design=design,
        replication=replication,
        indicators=_indicators(series, shares, left, level),
        monthly={name: [float(number) for number in numbers] for name, numbers in series.items()},
        hours=_hours(design, months, luck),
        funnel=_funnel(series, level),
        waits={"serving": (4000.0, 9000.0)},
        portfolios=_portfolios(design, total[-1], luck),
        person_margins=[float(share * margin.sum()) for share in shares],
        events=100_000,
        exits=left,
        people=_people(design, months, luck),
        pay={role: 0.9 * count * months for role, (count, _) in _roles(design).items()},
        person_months={role: float(count * months) for role, (count, _) in _roles(design).items()},
    )


def _serving(design: str) -> int:
    return 12 if design not in ROLES or design == "universal" else 6


def _roles(design: str) -> dict[str, tuple[int, tuple[float, ...]]]:
    return ROLES.get(design, ROLES["universal"])


def _hours(design: str, months: int, luck: np.random.Generator) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {
        "sales/head": {
            activity: float(hours * months * luck.uniform(0.85, 1.0)) for activity, hours in HEAD_HOURS.items()
        }
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


def _exits(design: str, months: int, luck: np.random.Generator) -> list[Exit]:
    roles = [*_roles(design), "sales/head"]
    return [
        Exit(
            role=roles[int(luck.integers(len(roles)))],
            step="quit",
            month=float(month),
            tenure=float(luck.exponential(20)),
            followed=int(luck.poisson(2)),
            loss=float(luck.normal(2.5, 4)),
            vacant=float(luck.uniform(1, 4)) if luck.random() < 0.8 else None,
        )
        for month in np.sort(luck.uniform(0, months, luck.poisson(months / 4)))
    ]


def _people(design: str, months: int, luck: np.random.Generator) -> list[Worker]:
    if months < 3:
        return []
    found = []
    for role, (count, _) in _roles(design).items():
        for _ in range(count + 2):
            hunting, farming = luck.lognormal(0, 0.25, 2)
            strength = float(np.sqrt(hunting * farming) * luck.lognormal(0, 0.25))
            keeps = role == list(_roles(design))[-1]
            found.append(
                Worker(
                    role=role,
                    hunting=float(hunting),
                    farming=float(farming),
                    months=float(luck.uniform(3, months)),
                    margin=3.0 * strength if keeps else 0.0,
                    wins=0.9 * strength if role == "sales/closer" else 0.0,
                    opportunities=6.0 * strength if role == "sales/generator" else 0.0,
                )
            )
    return found


def _indicators(
    series: dict[str, np.ndarray], shares: np.ndarray, left: list[Exit], level: float
) -> dict[str, float | None]:
    known: dict[str, float] = {
        "value": series["value"][-1],
        "profit": series["profit"].sum(),
        "margin": series["margin"].sum(),
        "new_clients": series["new_clients"].sum(),
        "clients_at_end": series["active"][-1],
        "lost_clients": series["lost_clients"].sum(),
        "top_seller_share": shares[0],
        "leavers": len(left),
        "clients_followed": sum(one.followed for one in left),
        "exit_loss": sum(one.loss for one in left),
    }
    return {indicator.key: float(known.get(indicator.key, 0.2 * level)) for indicator in CATALOGUE}


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
