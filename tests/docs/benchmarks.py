"""The table of published figures on docs/benchmarks.md: what the book says, and what the model gave in the last run.

The book is known; what the model gives is measured, kept row by row, and brought up to date from the results by

    conveyor claims --book scenarios/benchmarks --quick --out results/benchmarks
    python -m tests.docs.benchmarks results/benchmarks/claims.json

from the top of the repository. Results of some figures (`--only B30,B32`) bring their rows up to date, and no others.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simulator.experiment.claims.book import Claim, Trial
from simulator.experiment.claims.loader import Library
from simulator.report.claims.figure_words import FIGURES
from simulator.report.claims.words import expectation, measure_words, written
from simulator.report.language import digits, language

from .pages import ROOT, Table, plain, rewritten

BOOK = ROOT / "scenarios" / "benchmarks"
PAGE = ROOT / "docs" / "benchmarks.md"
HEADER = ("figure", "in", "what is published", "bounds", "source", "free of defaults", "the model gives", "verdict")
EN = language("en")
NOTHING = "–"


def figures() -> Table:
    """Every test of every published figure; those that cannot be measured yet stand at the end of their chapter."""
    return Table(HEADER, list(_known()), key=6)


def _known() -> Iterator[list[str]]:
    for claim, test in _tests():
        published = claim.published
        assert published is not None
        yield [
            claim.id, ", ".join(f"`{arm}`" for arm in test.arms) if test else NOTHING, plain(claim.statement.en),
            _bounds(test),
            published.evidence, published.independent,
        ]  # fmt: skip


def _bounds(test: Trial | None) -> str:
    """Return the bounds of a test, `17.0% to 29.0%`; of an optimum those of the level."""
    if test is None or test.between is None:
        return NOTHING
    level = "level " if test.form == "optimum" else ""
    return level + plain(expectation(test, EN)).rpartition("between ")[2].replace(" and ", " to ")


def _tests() -> Iterator[tuple[Claim, Trial | None]]:
    for _, claim in Library(BOOK).book.claims():
        yield from ((claim, test) for test in claim.tests or (None,))


def measured(results: dict[str, Any]) -> Table:
    """Return the table with what was found in a run of the book (`claims.json`); figures left out of it stay known."""
    found = {claim["id"]: claim["conditions"] for claim in results["claims"]}
    rows: list[list[str]] = []
    places = dict.fromkeys(found, 0)
    for (claim, test), known in zip(_tests(), _known(), strict=True):
        if test is None:
            rows.append([*known, NOTHING, FIGURES["not_testable"]])
            continue
        if claim.id not in found:
            rows.append(known)
            continue
        result = found[claim.id][places[claim.id]]
        places[claim.id] += 1
        rows.append([*known, plain(_given(test, result)), FIGURES[result["decision"]]])
    return Table(HEADER, rows, key=6)


def _given(test: Trial, result: dict[str, Any]) -> str:
    """Return the mean of the model with its interval; of an optimum, the best level."""
    if test.form == "optimum":
        return f"the best is {EN.plain(result['best'])}" if result["best"] is not None else NOTHING
    ends = [result[name] for name in ("effect", "low", "high") if result[name] is not None]
    if len(ends) < 3:
        return NOTHING
    places = digits(*ends)
    mean, low, high = (written(end, result["unit"], EN, places) for end in ends)
    return f"{mean} ({EN.span(low, high)}), {measure_words(test.measure, EN)}"


def main(file: str) -> None:
    """Write the table anew from the results in `file`."""
    results = json.loads(Path(file).read_text("utf-8"))
    PAGE.write_text(rewritten(PAGE.read_text("utf-8"), {"figures": lambda: measured(results)}), encoding="utf-8")
    print(f"wrote {PAGE}: {results['replications']} replications, {results['model']}")  # noqa: T201 - says what it did


if __name__ == "__main__":
    main(sys.argv[1])
