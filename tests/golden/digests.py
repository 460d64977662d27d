"""Digests of runs, to the last bit: what one Python, or one build of the package, has to share with every other.

The golden files allow for the last of eight digits; a digest allows for nothing. `python -m tests.golden.digests`, from
the top of the repository, prints one line for each run: its name, and a hash of its journal and outcome.
"""

import json
from collections.abc import Iterator
from hashlib import sha256

from simulator.analysis.observe import observe
from simulator.journal.journal import Journal
from simulator.model.simulate import simulate
from simulator.scenario.files.loader import load_scenario
from simulator.scenario.schema.scenario import Scenario
from tests.golden.update import ROOT, SEED, SHORT_RUNS, Short


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


def runs() -> dict[str, Scenario]:
    """Return the short runs, between which every mechanism acts, and half a year of each design that is shipped."""
    folder = ROOT / "scenarios"
    files = sorted([*folder.glob("*.yaml"), *folder.glob("validation/*.yaml")])
    names = [file.relative_to(folder).with_suffix("").as_posix() for file in files]
    designs = {f"scenarios/{name}": Short(name) for name in names}
    return {name: run.without() for name, run in (SHORT_RUNS | designs).items()}


def digests() -> Iterator[tuple[str, str]]:
    """Yield the name and the digest of each run."""
    for name, scenario in runs().items():
        yield name, digest(simulate(scenario, 0, seed=SEED, trace=True))


def main() -> None:
    """Print the digest of each run."""
    for name, found in digests():
        print(name, found)  # noqa: T201 -- what it is for


def extended() -> None:
    """Print the digest of a run with the extension of the tests, which has to be in use."""
    scenario = load_scenario(ROOT / "tests" / "extending" / "extended.yaml")
    print("extended", digest(simulate(scenario, 0, seed=SEED, trace=True)))  # noqa: T201


if __name__ == "__main__":
    main()
