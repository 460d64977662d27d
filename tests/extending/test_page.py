"""The page about extending adds one of each to the package, in full: added to a copy, all of them work together."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "extending.md").read_text("utf-8")
MOST_FILES = {"A kind of work": 5, "A pay plan": 2, "A policy value": 2, "A mechanism": 3, "An indicator": 2}
USED = """
from pathlib import Path
from simulator import load_scenario, observe, simulate
from simulator.report.language import language
from simulator.scenario.figures.leaning import leaning

design = load_scenario("extended.yaml")
told = {one.assumption.path: one.mechanism for one in leaning(design)}
assert told["market.human_nature.quitting.weariness"] == "weariness"
assert told["organization.pay_plans.per_win"] is None
outcome = observe(simulate(design))
assert outcome.hours["sales/seller"]["thanking"] > 0
assert outcome.indicators["switching_share"] > 0
assert language("en").name("activity", "thanking") == "letters of thanks"
assert language("en").name("mechanism", "weariness").startswith("Weariness")
assert language("en").name("indicator", "switching_share") == "Time lost by switching"
"""


def additions(section: str) -> list[tuple[str, list[str]]]:
    """Return the changes of a section: a path, and its hunks."""
    text = PAGE.split(f"\n### {section}\n")[1].split("\n### ")[0]
    blocks = re.findall(r"```diff\n--- (.*?)\n(.*?)```", text, re.S)
    return [(path, body.split("@@\n")[1:]) for path, body in blocks]


def apply(hunk: str, text: str) -> str:
    """Return a text with the lines of a hunk added to it; the lines around them stand there once."""
    lines = hunk.splitlines()
    before = "\n".join(line[1:] for line in lines if not line.startswith("+"))
    after = "\n".join(line[1:] for line in lines)
    assert text.count(before) == 1 or not text, before
    return text.replace(before, after) if text else after + "\n"


@pytest.mark.parametrize("section", MOST_FILES)
def test_an_addition_touches_few_files(section):
    assert 0 < len({path for path, _ in additions(section)}) <= MOST_FILES[section]


def test_all_additions_of_the_page_work(tmp_path):
    shutil.copytree(ROOT / "simulator", tmp_path / "simulator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(Path(__file__).parent / "extended.yaml", tmp_path)
    for section in MOST_FILES:
        for path, hunks in additions(section):
            file = tmp_path / path
            for hunk in hunks:
                file.write_text(apply(hunk, file.read_text("utf-8") if file.exists() else ""), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", USED], check=False, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
