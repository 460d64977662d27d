"""What a journal holds can be sent to another process, in either build."""

import pickle

import pytest

from simulator.journal.journal import Journal, PersonFacts, SeatFacts

FACTS = (SeatFacts(1, "sales", "seller", False, True, 60.0, 0.0), PersonFacts(2, 1.1, 0.9))


@pytest.mark.parametrize("fact", FACTS)
def test_facts_of_seats_and_people_come_back_as_they_were(fact: object) -> None:
    back = pickle.loads(pickle.dumps(fact))
    assert back == fact
    assert type(back) is type(fact)


def test_a_journal_brings_them_along() -> None:
    journal = Journal("design", 0, 0, 0.0, 1.0, 0.5, ("all",))
    journal.seats.append(FACTS[0])
    journal.costs.add((0.5, 1.0, 1.0, 2.0))
    back = pickle.loads(pickle.dumps(journal))
    assert back.seats == [FACTS[0]]
    assert back.costs["amount"].tolist() == [2.0]
