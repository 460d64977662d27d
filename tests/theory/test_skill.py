"""Skill at work: the law of skill, read out of what people of a company get done (C.3, C72-C75).

Hours of a piece of work are those of somebody average over the skill, which can be read off each piece exactly; chances
are at the odds of the skill, false-alarm rate 1e-5 for each comparison.
"""

from typing import Any

import numpy as np
import pytest
from judging import assert_share
from stations import OFF, PLAIN_SEGMENT, Floats, stations

from simulator.analysis.measured import Measured
from simulator.analysis.ramps import RAMPED, ramped_at
from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity, Stage
from simulator.kernel.calendar import MONTH
from simulator.kernel.odds import with_odds
from simulator.model.laws.skill import faded, practised
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

ALARM = 1e-5
PEOPLE = 40
MATURE = {"cases": 1e-6, "upkeep": "0 h"}
"""Scripts that are mature after the first case, and keep without any hours."""


def answering(
    *on: str, scripts: tuple[str, ...] = (), per_hour: float = 2.0, months: int = 6, **nature: Any
) -> Scenario:
    """Return people who answer inquiries of an hour each, under the mechanisms `on`."""
    agents = {"agent": {"count": PEOPLE, "order_of_work": ["qualifying"], "scripts": scripts}}
    facts = stations(agents, per_hour=per_hour, inquiry_work="1 h", hours=months * MONTH).model_dump(mode="json")
    for name, terms in nature.items():
        facts["market"]["human_nature"][name] |= terms
    facts["organization"]["script_upkeep"] = "0 h"
    facts["mechanisms"] = OFF | dict.fromkeys(on, True)
    return Scenario.model_validate(facts)


def pieces(journal: Journal, seat: int) -> tuple[Floats, Floats]:
    """Return when somebody took up each inquiry, and the hours that it took."""
    work = journal.work
    mine = (work["activity"] == Activity.QUALIFYING) & (work["seat"] == seat)
    return work["start"][mine], work["hours"][mine]


def skills(journal: Journal, *, after: int = 0) -> Floats:
    """Return the skill of each person at the piece that comes after so many."""
    return np.array([1 / pieces(journal, seat)[1][after] for seat in range(PEOPLE)])


def talents(journal: Journal) -> Floats:
    """Return the talent of each person for answering: four parts the hunter's, one part the farmer's."""
    return np.array([person.hunting**0.8 * person.farming**0.2 for person in journal.people])


def test_talent_is_speed() -> None:
    journal = simulate(answering("talents"))
    assert skills(journal) == pytest.approx(talents(journal))
    assert skills(journal, after=3) == pytest.approx(talents(journal))


@pytest.mark.parametrize("strength", [0.2, 0.4, 0.7])
def test_a_script_compresses_talent(strength: float) -> None:
    """The spread of skill shrinks to 1 - s of that of talent, and nobody falls below s."""
    scenario = answering("talents", "scripts", scripts=("qualifying",), scripting=MATURE | {"strength": strength})
    journal = simulate(scenario)
    found = skills(journal, after=5)
    assert found == pytest.approx(strength + (1 - strength) * talents(journal))
    assert found.var() == pytest.approx((1 - strength) ** 2 * talents(journal).var())
    assert found.min() > strength


def test_everybody_adds_to_the_script() -> None:
    """A script matures with the cases of all who share it: s (1 - exp(-cases / 63 %))."""
    scripting = {"strength": 0.5, "cases": 200, "upkeep": "0 h"}
    start = {"start": 0.2, "hours": {"qualifying": "100 years"}}
    scenario = answering("learning", "scripts", scripts=("qualifying",), scripting=scripting)
    facts = scenario.model_dump(mode="json")
    facts["market"]["human_nature"]["learning"]["hours"] |= start["hours"]
    facts["market"]["opening"]["experience"] = start["start"]
    work = simulate(Scenario.model_validate(facts)).work
    hours = work["hours"][work["activity"] == Activity.QUALIFYING]
    floor = 0.5 * (1 - np.exp(-np.arange(len(hours)) / 200))
    assert len(hours) > 1000
    assert 1 / hours == pytest.approx(floor + (1 - floor) * 0.2, rel=2e-3)


def test_experience_grows_with_the_hours_worked() -> None:
    """Each piece teaches by its own hours: x <- 1 - (1 - x) exp(-hours / tau), from the first to the last."""
    scenario = answering("learning", months=12).with_("market.opening.experience", 0.3)
    tau = scenario.market.human_nature.learning.hours.qualifying
    journal = simulate(scenario)
    for seat in range(5):
        _, hours = pieces(journal, seat)
        level = 0.3
        for lasted in hours:
            assert 1 / lasted == pytest.approx(level)
            level = practised(level, lasted, tau)
        assert level > 0.6


def test_experience_fades_when_it_is_not_used() -> None:
    """What lies between two pieces fades, after a while, towards what a newcomer knows."""
    terms = {"half_life": "2 months", "fades_after": "20 h"}
    scenario = answering("learning", "fading", per_hour=0.5, months=24, learning=terms)
    nature = scenario.market.human_nature.learning
    journal = simulate(scenario)
    lowest = 1.0
    for seat in range(5):
        level, used = scenario.market.opening.experience, 0.0
        for start, lasted in zip(*pieces(journal, seat), strict=True):
            unused = start - used - nature.fades_after
            if unused > 0:
                level = faded(level, nature.start, unused, nature.half_life)
            assert 1 / lasted == pytest.approx(level)
            lowest = min(lowest, level)
            level, used = practised(level, lasted, nature.hours.qualifying), start + lasted
    assert lowest < 0.5


def closing(complexity: float, strength: float) -> Scenario:
    """Return closers of experience 0.3, who learn nothing, with a pipeline of deals."""
    segment = PLAIN_SEGMENT | {"win_rate": 0.25, "complexity": complexity}
    facts = answering("learning", "scripts", scripting=MATURE | {"strength": strength}).model_dump(mode="json")
    closer = {"count": 10, "order_of_work": ["closing", "serving"], "scripts": ["closing"]}
    facts["market"] |= {"segments": {"plain": segment}, "opening": {"clients": 0, "pipeline": 6000, "experience": 0.3}}
    facts["market"]["inquiries"]["per_month"] = 0
    facts["market"]["prospects"]["size"] = 1
    facts["market"]["human_nature"]["learning"]["hours"]["closing"] = "100 years"
    facts["organization"]["departments"]["sales"]["roles"] = {"closer": closer}
    return Scenario.model_validate(facts)


@pytest.mark.parametrize("strength", [0.0, 0.4])
@pytest.mark.parametrize("complexity", [0.0, 0.5, 1.0])
def test_skill_wins_at_its_odds_and_a_script_less_where_deals_are_complex(complexity: float, strength: float) -> None:
    """Skill is s (1 - c) + (1 - s (1 - c)) x 0.3, and a deal is won at so many times the odds of an average closer."""
    floor = strength * (1 - complexity)
    leads = simulate(closing(complexity, strength)).leads
    won = int((leads["stage"] == Stage.WON).sum())
    ended = won + int(np.isin(leads["stage"], (Stage.LOST, Stage.NO_DECISION)).sum())
    assert ended > 4000
    assert_share(won, ended, with_odds(0.25, floor + (1 - floor) * 0.3), alarm=ALARM)


@pytest.mark.parametrize(("start", "learned_in"), [(0.3, 400.0), (0.1, 250.0)])
def test_a_ramp_is_as_long_as_learning_takes(start: float, learned_in: float) -> None:
    """Who never idles is ramped after H ln((1 - E0) / (1 - 0.8)) hours of practice; no chance is in it.

    It is read between two month ends, by a straight line under a curve: less than 16 hours later.
    """
    learning = {"start": start, "hours": {"qualifying": f"{learned_in} h"}}
    scenario = answering("learning", per_hour=PEOPLE, months=4, learning=learning)
    journal = simulate(scenario.with_("market.opening.experience", start))
    found = ramped_at(Measured(journal))
    expected = learned_in * np.log((1 - start) / (1 - RAMPED))
    assert len(found) == PEOPLE
    assert found.min() > expected - 1
    assert found.max() < expected + 16
