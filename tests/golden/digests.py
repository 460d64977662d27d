"""Digests of runs, to the last bit: what one Python, or one build of the package, has to share with every other.

The golden files allow for the last of eight digits; a digest allows for nothing. `python -m tests.golden.digests`, from
the top of the repository, prints one line for each of the short runs: its name, and a hash of its journal and outcome.
"""

import json
from hashlib import sha256

from simulator.analysis.observe import observe
from simulator.journal.journal import Journal
from simulator.model.simulate import simulate
from tests.golden.update import SEED, SHORT_RUNS


def digest(journal: Journal) -> str:
    """Return the hash of all that a run has written, and of what is made of it."""
    found = sha256()
    for name, table in journal.tables().items():
        found.update(name.encode())
        for column in table.columns:
            found.update(table[column].tobytes())
    found.update(repr(journal.people).encode())
    found.update(json.dumps(observe(journal).indicators).encode())
    return found.hexdigest()


def main() -> None:
    """Print the digest of each short run."""
    for name, run in SHORT_RUNS.items():
        print(name, digest(simulate(run.without(), 0, seed=SEED, trace=True)))  # noqa: T201 -- what it is for


if __name__ == "__main__":
    main()
