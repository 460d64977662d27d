"""Carries a fake study out in a process of its own, for tests that kill it: FOLDER NOTES SECONDS JOBS REPLICATIONS."""

import sys
from pathlib import Path

from fakes import Noted, study

from simulator.experiment.conduct import conduct
from simulator.experiment.store import opened

if __name__ == "__main__":
    folder, notes, seconds, jobs, replications = sys.argv[1:]
    with opened(study(int(replications)), Path(folder)) as store, store.session(0.02):
        try:
            conduct(store, Noted(Path(notes), float(seconds)), int(jobs))
        except KeyboardInterrupt:
            sys.exit(130)
