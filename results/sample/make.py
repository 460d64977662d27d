"""Makes this sample again: the usual comparison and the usual decision, of which a few files are kept.

Run it from anywhere, in an environment in which Conveyor is installed with the extras `sensitivity` and `optimise`:
`python results/sample/make.py`. It takes as long as `conveyor compare` and `conveyor decide`, replaces the files beside
it, and quotes both verdicts in the README.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent
ROOT = SAMPLE.parents[1]
SCENARIOS = ROOT / "scenarios"
COMPARED = [SCENARIOS / name for name in ("universal.yaml", "conveyor.yaml")]
KEPT = {
    "compare": ("summary.json", "charts/value.png", "charts/base.png", "charts/hours.png"),
    "decide": ("report.html", "summary.json", "charts/decide.png", "charts/waterfall.png", "charts/tornado.png"),
}
"""The files of each verb's results that are kept."""
PLACE = {"compare": SAMPLE, "decide": SAMPLE / "decision"}
TABLE = "table.txt"


def main() -> None:
    """Compare and decide, keep, quote."""
    make("compare", *COMPARED)
    make("decide")
    readme = ROOT / "README.md"
    text = readme.read_text("utf-8")
    for mark, quoted in (("sample", comparison()), ("decision", decision())):
        before, begin, rest = text.partition(f"<!-- {mark}: begin -->\n")
        _, end, after = rest.partition(f"<!-- {mark}: end -->")
        text = before + begin + quoted + end + after
    readme.write_text(text, encoding="utf-8")


def make(verb: str, *designs: Path) -> None:
    """Run a verb, and keep of its results what the sample shows, and what it said."""
    place = PLACE[verb]
    place.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / verb
        done = subprocess.run(
            [sys.executable, "-m", "simulator", verb, *map(str, designs), "--out", str(folder)], cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"}, stdout=subprocess.PIPE, encoding="utf-8", check=True,
        )  # fmt: skip
        for name in KEPT[verb]:
            shutil.copyfile(folder / name, place / Path(name).name)
        said = done.stdout.partition(f"\n{folder}")[0].rstrip()
    (place / TABLE).write_text("".join(f"{line.rstrip()}\n" for line in said.splitlines()), encoding="utf-8")


def comparison() -> str:
    """Return what the README quotes of the comparison: the verdict, then what supports it."""
    lines = (SAMPLE / TABLE).read_text("utf-8").splitlines()
    counted = next(place for place, line in enumerate(lines) if re.fullmatch(r"[\d,]+ replications", line))
    *support, headline = filter(None, lines[counted:])
    count, *contract_and_details = support
    return f"> **{headline}**\n>\n> {count}. {' '.join(contract_and_details)}\n"


def decision() -> str:
    """Return what the README quotes of the decision: its first line, which is told last."""
    return f"> **{(PLACE['decide'] / TABLE).read_text('utf-8').splitlines()[-1]}**\n"


if __name__ == "__main__":
    main()
