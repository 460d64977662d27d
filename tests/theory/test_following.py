"""Clients who follow somebody who leaves: as many as the law says, at the bonds of that moment (C.2, B.7).

A book of clients who never order nor leave by themselves, so that bonds only fade. Everybody's holder leaves in the
end; whether a client goes along is the client's own luck. False-alarm rate: 1e-5 for each comparison.
"""

from functools import lru_cache

import numpy as np
import pytest
from judging import assert_mean, assert_share
from people import exits
from stations import OFF, PLAIN_BUYING, PLAIN_SEGMENT, Floats

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import State
from simulator.model.laws.bond import Bond, decay_rate
from simulator.model.laws.following import following
from simulator.model.simulate import simulate
from simulator.scenario.schema.scenario import Scenario

ALARM = 1e-5
SEATS, CLIENTS = 20, 4000
POACHABLE = 0.26
PERSON, FIRM = 0.6, 0.3


def book(firm_bond: float, *, on: bool = True) -> Scenario:
    role = {"count": SEATS, "order_of_work": ["serving"], "account_limit": None}
    return Scenario.model_validate({
        "market": {
            "segments": {"plain": PLAIN_SEGMENT},
            "prospects": {"size": 0},
            "inquiries": {"per_month": 0},
            "buying": PLAIN_BUYING,
            "opening": {"clients": CLIENTS, "pipeline": 0, "bond": PERSON, "firm_bond": firm_bond, "book_age": "0 h"},
            "human_nature": {
                "poachability": POACHABLE,
                "quitting": {"base_rate": 2.0, "drudgery": 0, "outside": 0, "overload": 0, "control": 0},
            },
        },
        "mechanisms": OFF | {"quitting": True, "following": on},
        "organization": {
            "handover": {"hours": "0 h"},
            "departments": {"sales": {"roles": {"keeper": role}}},
        },
        "warm_up": "0 h",
        "horizon": "36 months",
    })


@lru_cache
def run(firm_bond: float, *, on: bool = True) -> Journal:
    return simulate(book(firm_bond, on=on))


def outcomes(journal: Journal) -> tuple[Floats, Floats]:
    """Return for each client when its first holder left, and whether it went along then."""
    first: dict[float, float] = {}
    for when, seat, _ in zip(*exits(journal), strict=True):
        first.setdefault(seat, when)
    assert len(first) == SEATS
    clients = journal.clients
    opened, followed = clients["time"] == 0, clients["state"] == State.FOLLOWED
    holder = dict(zip(clients["client"][opened], clients["seat"][opened], strict=True))
    gone = dict(zip(clients["client"][followed], clients["time"][followed], strict=True))
    left = np.array([first[seat] for seat in holder.values()])
    return left, np.array([gone.get(client) == when for client, when in zip(holder, left, strict=True)], dtype=float)


def test_a_quarter_follows_who_holds_all_bonds() -> None:
    """At a share of 1 a client follows with probability 0.26, however much the bond has faded."""
    _, went = outcomes(run(0.0))
    assert_share(int(went.sum()), CLIENTS, POACHABLE, alarm=ALARM)


def test_others_follow_by_the_share_of_the_bonds() -> None:
    """As many as the law expects at the bonds of the hour, and no more of those whom the law thinks likelier."""
    journal = run(FIRM)
    left, went = outcomes(journal)
    terms = book(FIRM).market.bonds
    theory = np.array([by_law(terms.half_life, terms.firm_half_life, when) for when in left])
    assert 0.05 < theory.min() < theory.mean() < theory.max() < POACHABLE * PERSON / (PERSON + FIRM) + 1e-9
    assert_mean(went - theory, 0.0, alarm=ALARM, resolution=0.03, scale=1.0)
    late = left > np.median(left)
    assert_mean((went - theory)[late], 0.0, alarm=ALARM, resolution=0.04, scale=1.0)
    assert_mean((went - theory)[~late], 0.0, alarm=ALARM, resolution=0.04, scale=1.0)


def by_law(half_life: float, firm_half_life: float, when: float) -> float:
    """Return the chance to follow, of bonds that were whole at hour 0."""
    person, firm = Bond(PERSON, 0.0, decay_rate(half_life)), Bond(FIRM, 0.0, decay_rate(firm_half_life))
    return following(person, [person, firm], POACHABLE, when)


def test_who_was_handed_over_does_not_follow_the_next_holder() -> None:
    """A successor has no bond yet and takes nobody along: all who follow went with their first holder."""
    journal = run(FIRM)
    assert len(exits(journal)[0]) > 2 * SEATS
    _, went = outcomes(journal)
    assert int((journal.clients["state"] == State.FOLLOWED).sum()) == int(went.sum())


@pytest.mark.parametrize("firm_bond", [0.0, FIRM])
def test_nobody_follows_where_following_is_off(firm_bond: float) -> None:
    journal = run(firm_bond, on=False)
    assert len(exits(journal)[0])
    assert not (journal.clients["state"] == State.FOLLOWED).any()
