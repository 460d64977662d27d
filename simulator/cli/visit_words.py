"""The VIP programme of a design in words, with what it comes to before anything is simulated."""

import math
from collections.abc import Iterator

from simulator.kernel.adding import total
from simulator.kernel.calendar import YEAR
from simulator.scenario.figures.visiting import clients_per_visitor, found_share
from simulator.scenario.schema.scenario import Scenario
from simulator.scenario.schema.vip import Channels
from simulator.scenario.schema.writing import number, written

PURPOSES = {
    "bonds": "to renew ties",
    "early_warning": "to find problems",
    "volume": "to win a larger share of what they buy",
    "offers": "to sell what is new to them",
    "referrals": "to be recommended",
}


def visit_words(scenario: Scenario) -> Iterator[str]:
    """Yield the lines that tell whom somebody visits, how often and what for; none where nobody visits."""
    vip, visits = scenario.organization.vip, scenario.market.visits
    if not any("visiting" in role.order_of_work and role.is_staffed for _, _, role in scenario.organization.roles()):
        return
    usual, top = number(vip.visits_per_year), number(vip.visits_per_year_top)
    most = f", each of the {written(vip.top_share, 'share')} who bring most {top}" if vip.top_share else ""
    each = f"{written(vip.hours, 'h')} and {written(visits.travel, 'h')} on the way"
    yield f"Visits a year: a client gets {usual}{most}; they take {each}{_purpose(scenario)}."
    if vip.survey_every is not None:
        yield f"Besides, each of them is asked every {written(vip.survey_every, 'h')} whether it is satisfied."
    share = clients_per_visitor(scenario)
    if share < math.inf:
        yield f"With nothing else to do, one person can visit {number(round(share))} clients so often."
    if _is_full(scenario) and vip.channels.early_warning:
        yield f"Visits find {written(round(_found(scenario), 2), 'share')} of all hidden problems in time."


def _is_full(scenario: Scenario) -> bool:
    return scenario.organization.vip.content == "full" and scenario.mechanisms.visiting


def _purpose(scenario: Scenario) -> str:
    if scenario.organization.vip.content == "placebo":
        return ", and nothing comes of it (placebo)"
    if not scenario.mechanisms.visiting:
        return ", and nothing comes of it (visiting is switched off)"
    channels = scenario.organization.vip.channels
    purposes = [PURPOSES[name] for name in Channels.model_fields if getattr(channels, name)]
    return f", {', '.join(purposes)}" if purposes else ", for nothing"


def _found(scenario: Scenario) -> float:
    """Return the share of problems that visits find, as `found_share` has it: of the top and of all others."""
    vip, problems = scenario.organization.vip, scenario.market.problems
    parts = ((vip.top_share, vip.visits_per_year_top), (1 - vip.top_share, vip.visits_per_year))
    return total(part * found_share(problems.smoulder, YEAR / rate, problems.detection) for part, rate in parts if rate)
