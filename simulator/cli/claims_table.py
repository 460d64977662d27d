"""The findings about claims on a terminal."""

import sys

from rich.console import Console
from rich.table import Table
from rich.text import Text

from simulator.experiment.claims.findings import Findings
from simulator.report.claims.words import counts, numbers, saying, share_words, verdict_word
from simulator.report.language import language

WIDEST = 10_000
STATEMENT = 72
"""Characters of a statement that are shown."""


def show_findings(findings: Findings, lang: str) -> None:
    """Print one line for each claim, and how many came to each verdict, on stdout."""
    spoken = language(lang)
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDEST)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in (spoken.say("Claim"), "", spoken.say("Verdict"), spoken.say("Effect"), spoken.say("Holds in")):
        table.add_column(heading)
    for found in findings.claims:
        statement = saying(found.claim.statement, spoken)
        short = statement if len(statement) <= STATEMENT else statement[: STATEMENT - 1].rstrip() + "…"
        cells = (found.claim.id, short, verdict_word(found, spoken), numbers(found.leading, spoken),
                 share_words(found.share, spoken))
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)
    console.print()
    console.print(Text(counts(findings.claims, spoken), style="bold"))
