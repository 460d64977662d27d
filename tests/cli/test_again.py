"""The command that pages tell asks the same again."""

import re
import shlex
from html import unescape
from pathlib import Path

import pytest
from small import conveyor, write

from simulator.cli.again import again
from simulator.cli.conditions import Conditions

NOTHING = Conditions()


def test_what_was_laid_on_the_designs_is_laid_on_them_again() -> None:
    laid = Conditions(Path("markets/far.yaml"), [Path("a b.yaml")], ["x=1", "conveyor:y=2"], ["comfort"])
    assert again("rank", ["one.yaml", "two.yaml"], laid, seed=7) == (
        "conveyor rank one.yaml two.yaml --seed 7 --market markets/far.yaml --overlay 'a b.yaml' --set x=1 "
        "--set conveyor:y=2 --without comfort"
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"heads": None}, ""), ({"quick": False}, ""), ({"quick": True}, " --quick"),
        ({"per_point": 3}, " --per-point 3"),
        ({"among": ["a", "b"]}, " --among a --among b"), ({"between": ("1", "2 h")}, " --between 1 '2 h'"),
    ],
)
def test_options_are_told_as_they_are_typed(given: dict[str, object], told: str) -> None:
    assert again("verb", [], NOTHING, **given) == f"conveyor verb{told}"


def test_the_command_on_a_page_writes_the_page_again(tmp_path: Path) -> None:
    """Typed in the same folder it comes to the same results: nothing that decides the answer is left out."""
    write(tmp_path)
    asked = ("breakeven", "market.inquiries.per_month", "small.yaml", "split.yaml", "--between", 10, 40, "-n", 3,
             "--set", "horizon=2 months")  # fmt: skip
    manner = ("--jobs", 1, "--quiet")
    assert conveyor(tmp_path, *asked, *manner).returncode == 0
    (page,) = (tmp_path / "results").glob("*/report.html")
    before = page.read_bytes()
    (told,) = set(re.findall(r"<code>conveyor (breakeven [^<]*)</code>", before.decode("utf-8")))
    assert conveyor(tmp_path, *shlex.split(unescape(told)), *manner).returncode == 0
    assert [file.read_bytes() for file in (tmp_path / "results").glob("*/report.html")] == [before]
