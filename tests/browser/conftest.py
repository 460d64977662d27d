"""A report on disk and a real browser, for the tests of what a reader sees."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "report"))

CANDIDATES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def report(tmp_path_factory):
    """Return the path of a report that opens in English."""
    import synthetic

    from simulator.report.html import write_report

    return write_report(synthetic.comparison(12), tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="session")
def browser():
    """Return a running browser; skip where none is installed."""
    found = next(filter(None, map(shutil.which, CANDIDATES)), None)
    if found is None:
        pytest.skip(f"no browser on the path: none of {', '.join(CANDIDATES)}")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield running
        running.close()
