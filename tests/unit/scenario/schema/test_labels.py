"""Names in any script, and what no name may hold."""

import re
import unicodedata
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from simulator.scenario.files.json_schema import json_schema
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.labels import CurrencyLabel, Label, Name

GOOD_NAMES = ["seller", "менеджер", "Продажи_2", "销售", "Πωλητής", "مبيعات", "bán_hàng", "продаж", "ひと", "हिन्दी"]
BAD_NAMES = ["", "2nd", "_a", "a b", "a.b", "a/b", "a\\b", "a:b", "a=b", "a-b", "a\n", "a\u200b", "a\u00a0b",
             "🙂", "a🙂", "²", "a,b", "a\"b", "a{b", "$", "x" * 61]  # fmt: skip
GOOD_LABELS = [*GOOD_NAMES, "Дальний Восток", "mid-sized", "New York 2"]
BAD_LABELS = [name for name in BAD_NAMES if name not in ("a b", "a-b")] + ["small ", " small", "-a"]
GOOD_CURRENCIES = ["RUB", "₽", "EUR", "€", "$", "руб.", "US$", "zł", "тыс. руб.", "د.إ"]
BAD_CURRENCIES = ["", " ", "RUB ", "R;B", "a/b", "100", "a{b}", "a\nb", "..", "🙂", "RUB,RUB", "<b>", "x" * 13]


def accepted(kind: object, text: str) -> bool:
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(("kind", "good", "bad"), [(Name, GOOD_NAMES, BAD_NAMES), (Label, GOOD_LABELS, BAD_LABELS),
                                                   (CurrencyLabel, GOOD_CURRENCIES, BAD_CURRENCIES)])  # fmt: skip
def test_what_a_name_may_be(kind: object, good: list[str], bad: list[str]) -> None:
    assert [name for name in good if not accepted(kind, name)] == []
    assert [name for name in bad if accepted(kind, name)] == []


@pytest.mark.parametrize(
    ("kind", "good"), [(Name, GOOD_NAMES), (Label, GOOD_LABELS), (CurrencyLabel, GOOD_CURRENCIES)]
)
def test_editors_accept_what_is_accepted(kind: object, good: list[str]) -> None:
    """Their patterns are coarser, for every reader of JSON schemas; they refuse nothing that is right."""
    pattern = re.compile(TypeAdapter(kind).json_schema()["pattern"])
    assert [name for name in good if not pattern.search(name)] == []
    assert not any(pattern.search(name) for name in ("a;b", "a\nb", "a{b", ""))


def test_the_schema_has_patterns_for_entries() -> None:
    departments = json_schema()["$defs"]["Organization"]["properties"]["departments"]
    (pattern,) = departments["patternProperties"]
    assert re.search(pattern, "продажи")
    assert not re.search(pattern, "a.b")


def test_two_spellings_of_a_name_are_one(tmp_path: Path) -> None:
    """A file may spell й as и and a breve, and a setting as one sign."""
    path = tmp_path / "a.yaml"
    role = "{count: 2, order_of_work: [serving, qualifying, closing]}"
    text = f"organization: {{departments: {{первый: {{roles: {{й: {role}}}}}}}}}\n"
    regions = "market: {regions: {Дальний Восток: {share: 20 %}}}\n"
    path.write_text(unicodedata.normalize("NFD", text) + regions, "utf-8")
    settings = [
        unicodedata.normalize(form, f"organization.departments.первый.roles.й.count={count}")
        for form, count in (("NFC", 3), ("NFD", 4))
    ]
    scenario = load_scenario(path, settings=[*settings, "market.regions.Дальний Восток.share=0.3"])
    ((department, name, terms),) = scenario.organization.roles()
    assert (department, name) == ("первый", "й")
    assert terms.count == 4
    assert scenario.market.regions["Дальний Восток"].share == 0.3
