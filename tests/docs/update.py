"""The tables of the pages, as code declares what stands in them.

A page that no longer says what the code says is brought up to date by

    python -m tests.docs.update

from the top of the repository. What only people can write is kept: columns written by hand stay with their rows, and
a new row has `?` there until somebody has written what belongs there.

Generated as a whole, because the code has all the words: the indicators of the glossary; levers, the words of policies,
and mechanisms but for a link to more, on the page about scenarios; commands and options of the README.

Known keys with a hand-written rest, because the page tells more than the code knows: activities (what happens),
policies (in the terms of the glossary), mechanisms, shocks, pay plans and overflow of the model (equations, places),
who answers inquiries, the forms of tests of claims, and published figures, of which what the model gives is measured
(`tests.docs.benchmarks`).

Not generated, only held complete by the tests, because the order of rows is a reader's and the first cell is a link or
more than a key: designs, overlays and markets, how people work across distances, and the definitions of some indicators
in the terms of the model. The stages of a lead are a sentence, and stay one.
"""

from pathlib import Path
from typing import get_args

from simulator.experiment.claims.book import Form

from . import benchmarks, commands, schema, words
from .pages import ROOT, Table, Tables, by_hand, rewritten


def forms() -> Table:
    """Every form of a test of a claim."""
    return by_hand(("form", "arms", "effect", "what the claim says"), get_args(Form))


TABLES: dict[str, Tables] = {
    "README.md": {"commands": commands.commands, "options": commands.options},
    "GLOSSARY.md": {
        "activities": words.activities, "policies": words.named_policies, "indicators": words.indicators,
    },
    "docs/writing-scenarios.md": {
        "levers of a head": schema.levers_of_a_head, "levers": schema.levers, "pay terms": schema.pay_terms,
        "policies": words.policies,
        "mechanisms": schema.mechanisms,
    },
    "docs/model.md": {
        "overflow": lambda: words.values_of("overflow", "overflow", "what happens"),
        "pay plans": lambda: words.values_of("pay", "plan", "on top of the salary", "of that, residual income"),
        "shocks": words.shocks, "mechanisms": schema.mechanisms_of_the_model,
    },
    "docs/inbound.md": {
        "inbound": lambda: words.values_of("inbound", "`organization.inbound`", "who answers", "settled anew"),
    },
    "docs/claims.md": {"forms": forms},
    "docs/benchmarks.md": {"figures": benchmarks.figures},
}  # fmt: skip
"""By page: its tables, each as it should be."""


def stale() -> dict[Path, str]:
    """Return the pages that are not as they should be, with what they should say."""
    found = {ROOT / name: rewritten((ROOT / name).read_text("utf-8"), tables) for name, tables in TABLES.items()}
    return {path: page for path, page in found.items() if page != path.read_text("utf-8")}


def main() -> None:
    """Write the tables anew."""
    for path, page in stale().items():
        path.write_text(page, encoding="utf-8")
        print(f"wrote {path}")  # noqa: T201 - the command says what it did


if __name__ == "__main__":
    main()
