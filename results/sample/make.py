"""Makes this sample again: the usual comparison, of which a few files are kept.

Run it from anywhere, in an environment in which Conveyor is installed: `python results/sample/make.py`. It takes as
long as `conveyor compare`, replaces the files beside it, and quotes the verdict in the README.
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
KEPT = ("summary.json", "charts/value.png", "charts/base.png", "charts/hours.png")
TABLE = "table.txt"
QUOTED = re.compile(r"(?<=<!-- sample: begin -->\n).*(?=<!-- sample: end -->)", re.DOTALL)
DESIGNS = [ROOT / "scenarios" / name for name in ("universal.yaml", "conveyor.yaml")]


def main() -> None:
    """Compare, keep, quote."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "simulator", "compare", *map(str, DESIGNS)]
        done = subprocess.run(
            [*command, "--out", folder], cwd=ROOT, env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE, encoding="utf-8", check=True,
        )  # fmt: skip
        for name in KEPT:
            shutil.copyfile(Path(folder) / name, SAMPLE / Path(name).name)
        table = done.stdout.partition(f"\n{folder}")[0].rstrip()
    (SAMPLE / TABLE).write_text("".join(f"{line.rstrip()}\n" for line in table.splitlines()), encoding="utf-8")
    readme = ROOT / "README.md"
    readme.write_text(QUOTED.sub(lambda _: quotation(), readme.read_text("utf-8")), encoding="utf-8")


def quotation() -> str:
    """Return what the README quotes of the table: the verdict, then what supports it."""
    lines = (SAMPLE / TABLE).read_text("utf-8").splitlines()
    counted = next(place for place, line in enumerate(lines) if re.fullmatch(r"[\d,]+ replications", line))
    *support, headline = filter(None, lines[counted:])
    count, *contract_and_details = support
    return f"> **{headline}**\n>\n> {count}. {' '.join(contract_and_details)}\n"


if __name__ == "__main__":
    main()
