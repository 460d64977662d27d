"""An outcome in a currency: every sum of money, and nothing else, is multiplied by what a closer earns."""

from dataclasses import replace
from typing import get_type_hints

from simulator.analysis.catalogue import CATALOGUE
from simulator.analysis.currency import in_currency
from simulator.analysis.fortune import Fortune, Stroke
from simulator.analysis.outcome import BySegment, Exit, Hired, Outcome, Portfolio, Staffed, Worker
from simulator.analysis.series import SERIES
from simulator.analysis.sums import SUM
from simulator.analysis.units import unit_words
from simulator.experiment.tables import monthly, people, replications, segments
from simulator.scenario.schema.money import Money

RUBLES = Money("RUB", 150_000.0)
MONEY = {"loss", "margin", "brought", "cost", "pay", "price", "amount", "target", "value", "profit"}
OUTCOME = Outcome(
    design="ours", replication=0, indicators={one.key: 2.0 for one in CATALOGUE},
    monthly={one.key: [1.0, 3.0] for one in SERIES}, hours={"sales/seller": {"serving": 5.0}}, funnel={"won": 2.0},
    waits={"serving": (1.0, 2.0)}, portfolios=[Portfolio("sales/seller", 5, 1, 60.0)], person_margins=[2.0, 1.0],
    events=7, exits=[Exit("sales/seller", "quit", 1.0, 2.0, 3, loss, None) for loss in (4.0, None)],
    people=[Worker("sales/seller", 1.0, 1.0, 3.0, 2.0, 1.0, 1.0)], pay={"sales/seller": 2.0},
    hired=[Hired("sales/seller", 1.0, 2.0, 2.0, None, None, brought=3.0, cost=4.0)],
    staffed={"sales/seller": Staffed([2.0], [1.0], [1.0])}, segments={"small": BySegment(5, 1, 2, 0, margin=6.0)},
    attainments={"sales/seller": [0.5]}, person_months={"sales/seller": 2.0},
    conflict={"power": 0.5, "retention_pay": 2.0, "strikes": 1.0},
    fortune=Fortune({"deals": 2.0}, {"deals": -1.0}, [Stroke(17.0, "left", 4211, None, amount=-3.0, chance=0.125)]),
)  # fmt: skip


def test_sums_are_multiplied_and_nothing_else_is() -> None:
    found = in_currency(OUTCOME, RUBLES)
    units = {one.key: one.unit for one in (*CATALOGUE, *SERIES)}
    assert found.indicators == {key: 300_000.0 if units[key] == "money" else 2.0 for key in found.indicators}
    assert found.monthly["profit"] == [150_000.0, 450_000.0]
    assert found.monthly["new_clients"] == [1.0, 3.0]
    assert found.person_margins == [300_000.0, 150_000.0]
    assert [one.loss for one in found.exits] == [600_000.0, None]
    assert found.people[0].margin == 300_000.0
    assert found.pay == {"sales/seller": 300_000.0}
    assert found.conflict == {"power": 0.5, "retention_pay": 300_000.0, "strikes": 1.0}
    assert [(one.brought, one.cost, one.stayed) for one in found.hired] == [(450_000.0, 600_000.0, 2.0)]
    assert found.segments == {"small": BySegment(5, 1, 2, 0, margin=900_000.0)}
    assert found.fortune == Fortune(
        {"deals": 300_000.0}, {"deals": -150_000.0}, [Stroke(17.0, "left", 4211, None, -450_000.0, 0.125)]
    )
    assert found.currency == "RUB"
    same = ("design", "replication", "hours", "funnel", "waits", "portfolios", "events", "person_months", "staffed",
            "attainments")  # fmt: skip
    assert all(getattr(found, name) == getattr(OUTCOME, name) for name in same)
    assert replace(found.exits[0], loss=4.0) == OUTCOME.exits[0]


def test_whatever_is_called_a_sum_is_one() -> None:
    """A field of what an outcome keeps that has the name of money is of the type `Sum`."""
    for kind in (Exit, Worker, Hired, BySegment, Fortune, Stroke):
        types = get_type_hints(kind, include_extras=True)
        for name in MONEY & set(types):
            assert SUM in str(types[name]), f"{kind.__name__}.{name}"


def test_pays_stay_what_they_are() -> None:
    assert in_currency(OUTCOME, Money()) is OUTCOME


def test_it_says_what_it_counts_in() -> None:
    found = in_currency(OUTCOME, RUBLES)
    assert "value 300,000 RUB" in repr(found)
    assert "value 2 monthly pays" in repr(OUTCOME)
    assert "monthly pays" not in found._repr_html_()
    assert Outcome.from_bytes(found.to_bytes()) == found


def test_frames_have_the_currency_as_their_unit() -> None:
    found = {"ours": [in_currency(OUTCOME, RUBLES)]}
    for frame in (replications(found), monthly(found)):
        assert frame.attrs["units"]["profit"] == "RUB"
    crews = people(found, {"ours": {"sales/seller": 150_000.0}})
    assert (crews.attrs["units"]["pay"], crews.attrs["units"]["hires"]) == ("RUB a month", "people")
    assert segments(found).attrs["units"]["margin"] == "RUB"
    assert segments({"ours": [OUTCOME]}).attrs["units"]["margin"] == "monthly pays"
    assert replications({"ours": [OUTCOME]}).attrs["units"]["profit"] == "monthly pays"
    assert unit_words("money/month", "RUB") == "RUB a month"
