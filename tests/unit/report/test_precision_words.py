"""What became of the precision that was asked for, in both languages, and how to ask for it again."""

from dataclasses import replace

import pytest
import synthetic

from simulator.experiment.precision import Precision
from simulator.experiment.stopping import Look
from simulator.report.reproduction import command
from simulator.report.words import verdict_words
from simulator.scenario.schema.money import Money

TWO = {"universal": 1.0, "conveyor": 1.15}


def words(asked="20", *, amount=20.0, half_width, count=20, limit=1000, designs=None, tag="en", broken_off=False):
    look = Look(Precision.of(asked), amount, half_width, count, limit, broken_off)
    return verdict_words(replace(synthetic.comparison(20, designs or TWO), look=look), tag).details[-1]


def test_nobody_asked():
    assert not any("Precision" in line for line in verdict_words(synthetic.comparison(20, TWO)).details)


def test_reached():
    assert words(half_width=19.4) == (
        "Precision asked for (half the 95% interval of the difference in value): ±20 monthly pays. "
        "Reached with 20 replications: ±19.4 monthly pays."
    )
    assert words(half_width=19.4, tag="ru", count=21) == (
        "Заданная точность (половина 95-процентного интервала разницы в созданной ценности): ±20 мес. зарплат. "
        "Достигнута за 21 прогон: ±19,4 мес. зарплат."
    )


def test_a_share_of_the_reference():
    assert "): ±2.5% of what “Universal” creates, which is ±21.0 monthly pays. Reached" in words(
        "2.5%", amount=21.0, half_width=19.4
    )
    told = words("2.5%", amount=21.0, half_width=19.4, tag="ru")
    assert "): ±2,5\u00a0% от ценности, созданной схемой «Универсальный отдел», то есть ±21,0 мес. зарплат." in told


def test_the_limit_came_first_and_what_it_would_take():
    assert words(half_width=40.0, count=100, limit=100).endswith(
        " Not reached with 100 replications, which is the limit: ±40.0 monthly pays. "
        "About 300 more replications would be needed."
    )
    assert words(half_width=40.0, count=100, limit=100, tag="ru").endswith(
        " Не достигнута за 100 прогонов, больше делать не разрешено: ±40,0 мес. зарплат. "
        "Понадобилось бы ещё примерно 300 прогонов."
    )


def test_nobody_can_tell_what_it_would_take():
    assert words(half_width=None).endswith(" Not reached: there are too few replications for an interval.")
    assert words("2%", amount=0.0, half_width=3.0, limit=20).endswith(", which is the limit: ±3.00 monthly pays.")


def test_broken_off():
    told = words(half_width=40.0, broken_off=True)
    assert " Not reached yet, for the study was broken off after 20 replications: ±40.0 monthly pays. About 60" in told


@pytest.mark.parametrize(("designs", "what"), [
    ({"universal": 1.0}, "(half the 95% interval of value)"),
    ({**TWO, "third": 1.1}, "(half the widest 95% interval of the differences in value)"),
])
def test_of_what_it_is_the_precision(designs, what):
    assert what in words(half_width=19.4, designs=designs)


def test_sums_are_in_the_currency_of_the_market(monkeypatch):
    comparison = synthetic.comparison(20, TWO)
    monkeypatch.setattr(type(comparison), "money", Money("RUB", 150_000.0))
    look = Look(Precision.of("1500000"), 1.5e6, 1.45e6, 60, 1000)
    told = verdict_words(replace(comparison, look=look)).details[-1]
    assert "±1.5 million RUB. Reached with 60 replications: ±1.45 million RUB." in told


def test_the_command_asks_for_it_again():
    look = Look(Precision.of("2 %"), 21.0, 19.4, 20, 500)
    assert "--precision 2% --replications 500 --seed 7" in command(replace(synthetic.comparison(20, TWO), look=look))
