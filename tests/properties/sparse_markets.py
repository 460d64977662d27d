"""Hypothesis strategies for companies in which much is missing: no prospects, inquiries or clients, a single role."""

from typing import Any

from hypothesis import strategies as st
from natures import problems, programmes, regions, shocks, switches, visits
from pydantic import ValidationError
from strategies import directors, heads, markets, roles

from simulator.scenario.schema.scenario import Scenario

Drawn = dict[str, Any]
ON_THE_WAY = {"qualifying", "closing", "serving"}
"""What a request needs until it is a client who is looked after."""


def _departments() -> st.SearchStrategy[Drawn]:
    counts = st.sampled_from([0, 1, 1, 2])
    role = st.tuples(roles(), counts).map(lambda drawn: drawn[0] | {"count": drawn[1]})
    one = st.fixed_dictionaries({
        "head": st.none() | heads(),
        "roles": st.dictionaries(st.sampled_from(["seller", "manager"]), role, min_size=1, max_size=2),
    })
    return st.dictionaries(st.sampled_from(["sales", "clients"]), one, min_size=1, max_size=2)


def _spared(market: Drawn, departments: Drawn) -> Drawn:
    """Return the market without what nobody of these departments could take up."""
    seats = [role for body in departments.values() for role in body["roles"].values() if role["count"]]
    done = {work for role in seats for work in role["order_of_work"]}
    changed = dict(market)
    if not done >= ON_THE_WAY:
        changed["inquiries"] = market["inquiries"] | {"per_month": 0}
        changed["opening"] = market["opening"] | {"pipeline": 0}
        if "prospecting" in done:
            changed["prospects"] = market["prospects"] | {"size": 0}
    if "serving" not in done:
        changed["opening"] = changed["opening"] | {"clients": 0}
    return changed


def _sound(drawn: Drawn) -> Scenario | None:
    try:
        return Scenario.model_validate(drawn)
    except ValidationError:
        return None


@st.composite
def _drawn(draw: st.DrawFn) -> Drawn:
    departments, market = draw(_departments()), draw(markets())
    for source, amount in (("prospects", "size"), ("inquiries", "per_month"), ("opening", "pipeline")):
        if draw(st.booleans()):
            market[source] = market[source] | {amount: 0}
    return {
        "market": _spared(market, departments)
        | {"regions": draw(regions()), "visits": draw(visits()), "problems": draw(problems())},
        "organization": {"departments": departments, "director": draw(directors()), "vip": draw(programmes())},
        "shocks": draw(shocks()),
        "mechanisms": draw(switches()),
        "warm_up": draw(st.sampled_from(["0 h", "1 month"])),
        "horizon": draw(st.sampled_from(["20 h", "1 month", "2 months"])),
    }


def sparse() -> st.SearchStrategy[Scenario]:
    """Return sound scenarios in which kinds of work, clients, prospects, inquiries, heads or seats are missing."""
    return _drawn().map(_sound).filter(lambda found: found is not None)
