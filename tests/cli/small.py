"""Small designs that run in a moment, and the command as users run it."""

import contextlib
import subprocess
import sys
import tempfile
import traceback
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO
from unittest import mock

from simulator.cli.app import main

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
    """Run `conveyor` in `folder`, in this process: another would import everything anew, which takes two seconds."""
    typed = ["conveyor", *map(str, arguments)]
    with ExitStack() as here:
        shown, told = (here.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="")) for _ in range(2))
        here.enter_context(contextlib.chdir(folder))
        here.enter_context(mock.patch.object(sys, "argv", typed))
        with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(told):
            code = _ended()
        return subprocess.CompletedProcess(typed, code, _all_of(shown), _all_of(told))


def _ended() -> int:
    """Let the command run to its end and return its exit code."""
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except Exception:  # as Python does where nobody foresaw it
        traceback.print_exc()
        return 1
    return 0


def _all_of(stream: TextIO) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
