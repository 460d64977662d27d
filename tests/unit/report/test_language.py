"""Numbers and words as each language writes them."""

from pathlib import Path

import pytest

from simulator.report.language import digits, language
from simulator.report.names import NAMES
from simulator.scenario.files.loader import load_scenario

NARROW = "\u00a0"


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [
        (1234.5, "1,234", f"1{NARROW}234"),
        (-0.0, "0", "0"),
        (12.34, "12.3", "12,3"),
        (0.0312, "0.03", "0,03"),
        (-5.678, "−5.68", "−5,68"),
        (-0.001, "0.00", "0,00"),
    ],
)
def test_numbers(value, english, russian):
    assert language("en").number(value) == english
    assert language("ru").number(value) == russian


def test_decimals_can_be_asked_for():
    assert language("ru").number(1234.5, 1) == f"1{NARROW}234,5"
    assert language("en").signed(3, 1) == "+3.0"
    assert language("en").signed(-3, 1) == "−3.0"


def test_a_mean_and_its_interval_share_their_decimals():
    assert digits(81.7, 48.1, 115.2) == 0
    assert digits(0.5, -0.2, None) == 2


@pytest.mark.parametrize(
    ("share", "english", "russian"), [(0.123, "12.3%", f"12,3{NARROW}%"), (0, "0.0%", f"0,0{NARROW}%")]
)
def test_percent(share, english, russian):
    assert language("en").percent(share, 1) == english
    assert language("ru").percent(share, 1) == russian


@pytest.mark.parametrize(
    ("hours", "english", "russian"),
    [
        (0.075, "4.5 min", "4,5 мин"),
        (2, "2 h", "2 ч"),
        (336, "2 months", "2 мес."),
        (140, "25 days", "25 дн."),
        (0, "0 h", "0 ч"),
    ],
)
def test_durations(hours, english, russian):
    assert language("en").duration(hours) == english
    assert language("ru").duration(hours) == russian


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [
        (1, "1 replication", "1 прогон"),
        (2, "2 replications", "2 прогона"),
        (5, "5 replications", "5 прогонов"),
        (21, "21 replications", "21 прогон"),
        (111, "111 replications", "111 прогонов"),
    ],
)
def test_plurals(number, english, russian):
    assert language("en").counted("replication", number) == english
    assert language("ru").counted("replication", number) == russian


def test_names_of_users_stay_as_they_are():
    assert language("ru").name("role", "night_watch") == "night watch"
    assert language("ru").seat("sales/closer") == "клоузер"
    assert language("en").seat("north/closer") == "closer (north)"


def test_a_department_is_named_only_where_it_tells_roles_apart():
    assert language("en").seats(["active_sales/active_seller", "clients/client_manager", "direction/director"]) == {
        "active_sales/active_seller": "active seller",
        "clients/client_manager": "client manager",
        "direction/director": "director",
    }
    assert language("en").seats(["a/head", "clients/head"])["clients/head"] == "head of sales (client department)"
    assert language("ru").seat("director/director") == "коммерческий директор"


def test_all_that_the_designs_name_has_a_name_in_both_languages():
    designs = Path(__file__).parents[3] / "scenarios"
    for path in designs.glob("*.yaml"):
        for stage in load_scenario(path).stages:
            assert set(stage.departments) <= set(NAMES["department"]), path.name
            assert {role for _, role, _ in stage.roles()} <= set(NAMES["role"]), path.name
        assert path.stem in NAMES["design"], path.name


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="known are en, ru"):
        language("de")
