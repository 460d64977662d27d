"""A company in roubles, with names in Cyrillic: every verb carries both, and nobody meets a unit of the model."""

import json
import os
import re
import subprocess

import pytest
from small import command, conveyor

ROUBLES = """\
name: Отдел продаж
warm_up: 1 months
horizon: 3 months
plan: {bookings: {amount: 1500000, per: quarter}}
market:
  currency: ₽
  prospects: {size: 600}
  opening: {clients: 40}
  advertising: {price: 3000}
  segments: {small: {margin_per_order: 9000}}
  regions: {Дальний Восток: {share: 20 %, journey_cost: 7500}}
  labour: {wages: {closing: 150000, serving: 82500}, seat_cost: 15000}
organization:
  marketing: {budget: 150000}
  pay_plans: {per_lead: 2550}
  departments:
    продажи:
      head: {push_from: 12000}
      roles:
        менеджер:
          count: {start: 4, hire: [{at: 2 months, people: 1}]}
          wage: 140000
          pay: per_lead
          quota: {margin: 300000}
          order_of_work: [serving, qualifying, closing, developing, prospecting]
"""
SETTING = "organization.departments.продажи.roles.менеджер.count.start=3"
UNITS_OF_THE_MODEL = re.compile(r"monthly pay|мес\. зарплат|месячн\w+ зарплат|one unit of money|target pay, on")
LONG = re.compile(r"\d{5,}\.\d|\d{8,}")
"""A sum as no people write it."""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("roubles")
    (folder / "roubles.yaml").write_text(ROUBLES, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def done(place):
    how = ("-n", 3, "--jobs", 1, "--lang", "ru", "--out", "kept")
    return conveyor(place, "run", "roubles.yaml", "--set", SETTING, *how)


def test_it_is_checked_and_explained(place):
    assert conveyor(place, "check", "roubles.yaml", "--set", SETTING).stdout.strip().endswith("'Отдел продаж'")
    told = conveyor(place, "explain", "roubles.yaml", "--set", SETTING)
    assert told.returncode == 0
    for words in ("менеджер: 3 seats", "target pay 140,000 ₽ a month (its own; the market pays 157,200 ₽)",
                  "2,550 ₽", "12,000 ₽", "'Дальний Восток'", "15,000 ₽ a month", "1.5 million ₽",
                  "Adverts for 150,000 ₽ a month", "300,000 ₽ of margin a month",
                  "a closer earns 150,000 ₽ a month"):  # fmt: skip
        assert words in told.stdout
    assert not UNITS_OF_THE_MODEL.search(told.stdout)


def test_the_table_says_what_sums_are_in(done):
    assert done.returncode == 0, done.stderr
    assert re.search(r"Валовая прибыль, (млн )?₽", done.stdout)
    assert re.search(r"плановый фонд оплаты \d+\s000 ₽", done.stdout)
    assert re.search(r"созданная ценность .* ₽ за 3 месяца", done.stdout)
    assert re.search(r"из 1,5 млн ₽, запланированных", done.stdout)
    assert re.search(r"маржа: 300\s000 ₽ в месяц", done.stdout)
    assert re.search(r"150\s000 ₽ в месяц на рекламу", done.stdout)
    assert re.search(r"Оплата, ₽", done.stdout)
    assert not UNITS_OF_THE_MODEL.search(done.stdout)
    assert not LONG.search(done.stdout)


def test_the_report_does_in_both_languages(place, done):
    assert done.returncode == 0
    page = (place / "kept" / "report.html").read_text("utf-8")
    text = re.sub(r'data:image/svg\+xml;base64,[^"]*', "", page)
    assert not UNITS_OF_THE_MODEL.search(text)
    assert "million ₽" in text
    assert "млн ₽" in text
    assert "менеджер" in text
    for words in ("Planned, million ₽", "План, млн ₽", "Margin a month, ₽", "Pay, ₽", "Оплата, ₽"):
        assert words in text


def test_the_files_hold_sums_in_the_currency(place, done):
    assert done.returncode == 0
    summary = json.loads((place / "kept" / "summary.json").read_text("utf-8"))
    assert (summary["study"]["currency"], summary["study"]["closer_pay"]) == ("₽", 150000)
    assert summary["study"]["budget"]["target_payroll"]["Отдел продаж"] == pytest.approx(630_000)
    assert summary["study"]["budget"]["marketing"]["Отдел продаж"] == pytest.approx(150_000)
    assert summary["plan"]["Отдел продаж"]["bookings"]["whole"]["target"] == pytest.approx(1_500_000)
    assert summary["plan"]["Отдел продаж"]["bookings"]["whole"]["booked"]["mean"] > 100_000
    people = (place / "kept" / "people.csv").read_text("utf-8")
    assert "продажи/менеджер" in people
    assert "210000.0" in people
    assert [one.name for one in (place / "kept" / "designs").iterdir()] == ["1-отдел_продаж.json"]


def test_a_design_that_was_written_out_is_read_again(place, done):
    """It says that it counts in pays: nothing is divided twice."""
    assert done.returncode == 0
    one, other = (
        conveyor(place, "explain", file, "--set", SETTING).stdout.partition("Fingerprint ")[2][:16]
        for file in ("roubles.yaml", "kept/designs/1-отдел_продаж.json")
    )
    assert one == other != ""


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "ascii"])
def test_terminals_without_the_letters_show_the_nearest(place, encoding):
    shown = subprocess.run(
        command("explain", "roubles.yaml"), cwd=place, capture_output=True, timeout=100, check=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
    ).stdout.decode(encoding)  # fmt: skip
    assert ("menedzher" if encoding == "ascii" else "менеджер") in shown
    assert "150,000 RUB a month" in shown
