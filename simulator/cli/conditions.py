"""What is laid under and over the designs that a command is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.scenario.files.loader import Read, read_scenario
from simulator.scenario.schema.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Conditions:
    """Another market, overlays, settings, and mechanisms that are switched off."""

    market: Path | None = None
    overlays: Sequence[Path] = ()
    settings: Sequence[str] = ()
    without: Sequence[str] = ()

    def on(self, file: Path) -> Scenario:
        """Return the scenario of `file` under these conditions; `ScenarioError` with every mistake."""
        return self.read(file).scenario

    def read(self, file: Path) -> Read:
        """Return it with the places of all that was written."""
        return read_scenario(
            file, market=self.market, overlays=self.overlays, settings=self.settings, without=self.without
        )
