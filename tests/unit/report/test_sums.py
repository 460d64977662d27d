"""Sums as readers meet them: with their currency, in one scale, rounded as people write them."""

import re
import warnings
from dataclasses import replace

import pytest
import synthetic

from simulator.analysis.currency import in_currency
from simulator.experiment.study import Study
from simulator.kernel.showing import figures
from simulator.report.fonts import UnreadableWarning, families, told_once
from simulator.report.html import page
from simulator.report.language import language
from simulator.scenario.schema.money import Money

ROUBLES = Money("₽", 150_000.0)


@pytest.mark.parametrize(
    ("amount", "english", "russian"),
    [
        (10_302_997.4, "10.3 million ₽", "10,3 млн ₽"),
        (150_000, "150,000 ₽", "150\u00a0000 ₽"),
        (153_482, "153,000 ₽", "153\u00a0000 ₽"),
        (2_550.3, "2,550 ₽", "2\u00a0550 ₽"),
        (12.345, "12.3 ₽", "12,3 ₽"),
        (0.5, "0.50 ₽", "0,50 ₽"),
        (0.0, "0 ₽", "0 ₽"),
        (999_960, "1.00 million ₽", "1,00 млн ₽"),
        (-1_234_567_890, "−1.23 billion ₽", "−1,23 млрд ₽"),
        (4e12, "4.00 trillion ₽", "4,00 трлн ₽"),
    ],
)  # fmt: skip
def test_a_sum_is_written_as_people_write_it(amount: float, english: str, russian: str) -> None:
    assert language("en").counting(ROUBLES).sum(amount) == english
    assert language("ru").counting(ROUBLES).sum(amount) == russian


def test_pays_are_written_as_ever() -> None:
    assert language("en").sum(102.3) == "102 monthly pays"
    assert language("ru").sum(12.34) == "12,3 мес. зарплат"
    scale = language("en").scale(12.0)
    assert scale.short(scale.number(12.34)) == "12.3"


def test_sums_that_stand_together_have_one_scale() -> None:
    spoken = language("en").counting(ROUBLES)
    scale = spoken.scale(1_640_000, -364_000)
    assert scale.unit == "million ₽"
    assert [scale.number(amount, 1_640_000) for amount in (1_640_000, -364_000)] == ["1.64", "−0.36"]
    assert scale.tick(2_500_000) == "2.5"


def test_units_of_sums_are_the_currency() -> None:
    spoken = language("ru").counting(ROUBLES)
    assert spoken.name("unit", "money") == "₽"
    assert spoken.name("measure", "money/month") == "₽ в месяц"
    assert spoken.name("unit", "clients") == language("ru").name("unit", "clients")
    assert spoken.name("money", "margin") == language("ru").name("money", "margin")


def test_what_shows_itself_writes_millions() -> None:
    assert figures(10_302_997.4) == "10.3 million"
    assert figures(-1_234.5) == "-1,234"


def draw() -> None:
    with told_once():
        for number in (20010, 37096, 20010):
            warnings.warn(f"Glyph {number} (X) missing from font(s) DejaVu Sans.", UserWarning, stacklevel=1)


def test_signs_without_a_font_are_told_once() -> None:
    with pytest.warns(UnreadableWarning, match="charts show boxes for 个 部") as told:
        draw()
    assert len(told) == 1
    assert families()[0] == "DejaVu Sans"


def test_the_first_screen_says_in_what_its_sums_are() -> None:
    """Millions of a currency must not read as units of it."""
    plain = synthetic.comparison(4)
    money = Money("₽", 1_000_000.0)
    scenarios = []
    for one in plain.study.scenarios:
        facts = one.model_dump(mode="json")
        facts["market"] |= {"currency": money.currency, "closer_pay": money.closer_pay}
        scenarios.append(type(one).model_validate(facts))
    found = {design: [in_currency(run, money) for run in runs] for design, runs in plain.outcomes.items()}
    text = page(replace(plain, study=Study.of(scenarios, 4, seed=7), outcomes=found), "en")
    tile = re.compile(r'<p class="number">([^<]*) <span class="unit">([^<]*)</span>')
    tiles = tile.findall(text)
    assert len(tiles) >= 3
    assert {unit for _, unit in tiles} <= {"million ₽", "billion ₽", "млн ₽", "млрд ₽"}
    assert not tile.search(page(plain, "en"))
