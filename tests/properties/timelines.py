"""Hypothesis strategies for companies that are re-organised while they work."""

from typing import Any

from hypothesis import strategies as st
from strategies import OVERFLOWS, headcounts, organizations, scenarios

from simulator.scenario.schema.scenario import Scenario

HOURS = ["1 h", "30 h", "40 h", "168 h", "250 h"]


def names(organization: dict[str, Any]) -> list[str]:
    return sorted({name for department in organization["departments"].values() for name in department["roles"]})


@st.composite
def reorganised(draw: st.DrawFn) -> Scenario:
    """Draw a company and one or two changes of it: into another design, a larger or smaller one, or the same."""
    facts = draw(scenarios()).model_dump(mode="json")
    before, timeline = facts["organization"], {}
    for number, place in enumerate(sorted(draw(st.lists(st.integers(0, 4), min_size=1, max_size=2)))):
        after = draw(st.one_of(organizations(st.sampled_from(OVERFLOWS)), recounted(before)))
        some = st.lists(st.sampled_from(names(after)), unique=True, max_size=3)
        timeline[f"change_{number}"] = {
            "at": HOURS[place],
            "clients": draw(st.sampled_from([None, None, 0, 10])),
            "organization": after,
            "becomes": {name: draw(some) for name in names(before)},
            "choose": draw(st.sampled_from(["by_talent", "by_tenure"])),
            "training": draw(st.sampled_from(["0 h", "6 h", "30 h"])),
        }
        before = after
    return Scenario.model_validate(facts | {"timeline": timeline})


@st.composite
def recounted(draw: st.DrawFn, organization: dict[str, Any]) -> dict[str, Any]:
    """Draw the same organisation with other head-counts and hiring plans, none of them zero."""
    departments = {
        department: body | {"roles": {
            name: role | {"count": draw(st.integers(1, 4) | headcounts(fewest=1))}
            for name, role in body["roles"].items()}}
        for department, body in organization["departments"].items()
    }  # fmt: skip
    return organization | {"departments": departments}
