"""Small designs that run in a moment, and the command as users run it."""

import subprocess
import sys
from pathlib import Path

UNIVERSAL = """\
warm_up: 1 months
horizon: 3 months
market:
  prospects: {size: 600}
  opening: {clients: 40}
organization:
  departments:
    sales:
      roles:
        seller: {count: 4, order_of_work: [serving, qualifying, closing, developing, prospecting]}
"""
SPLIT = """\
extends: small.yaml
organization:
  departments:
    sales:
      roles:
        seller: null
        hunter: {count: 2, order_of_work: [qualifying, closing, prospecting]}
        farmer: {count: 2, order_of_work: [serving, developing]}
"""
SHORT = {"warm_up": "0 h", "horizon": "1 months", "market.prospects.size": 100, "market.opening.clients": 10}
TINY = [part for path, value in SHORT.items() for part in ("--set", f"{path}={value}")]
"""Options that make a run of these designs last a moment only."""


def write(folder: Path) -> None:
    """Write the designs `small` and `split` to `folder`."""
    (folder / "small.yaml").write_text(UNIVERSAL)
    (folder / "split.yaml").write_text(SPLIT)


def command(*arguments: object) -> list[str]:
    """Return the command line of `conveyor`."""
    return [sys.executable, "-m", "simulator", *map(str, arguments)]


def conveyor(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run `conveyor` in `folder`."""
    return subprocess.run(
        command(*arguments), cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=240, check=False
    )
