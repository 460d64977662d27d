"""The golden baseline: what the shipped designs give today, to eight digits, so that no change of results goes unseen.

A change that was meant is written down by

    python -m tests.golden.update

from the top of the repository; the difference then shows in the commit, and belongs into CHANGELOG.md under "Results
change".
"""

from pathlib import Path

from simulator.analysis.observe import observe
from simulator.model.simulate import simulate
from simulator.scenario.loader import load_scenario

ROOT = Path(__file__).parents[2]
BASELINE = Path(__file__).with_name("baseline.txt")
DESIGNS = (
    "universal", "hunters_farmers", "conveyor", "universal_with_roles", "new_clients_group_own_head"
)  # fmt: skip
REPLICATIONS = 2
SEED = 0


def lines() -> list[str]:
    """Return one line for each indicator of each run: design, replication, name, value."""
    found = []
    for design in DESIGNS:
        scenario = load_scenario(ROOT / "scenarios" / f"{design}.yaml")
        for replication in range(REPLICATIONS):
            outcome = observe(simulate(scenario, replication, seed=SEED))
            for name, value in outcome.indicators.items():
                shown = "not modelled or undefined" if value is None else f"{value:.8g}"
                found.append(f"{design} {replication} {name} {shown}")
    return found


def main() -> None:
    """Write the baseline anew."""
    BASELINE.write_text("\n".join(lines()) + "\n", encoding="utf-8")
    print(f"wrote {BASELINE}")  # noqa: T201 - the command says what it did


if __name__ == "__main__":
    main()
