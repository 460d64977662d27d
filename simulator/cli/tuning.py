"""What `compare --tuned` does before it compares: staff each design, with the same effort."""

from collections.abc import Sequence

import typer

from simulator.cli.progress import meter
from simulator.cli.streams import remark
from simulator.cli.studies import INTERRUPTED, RESULTS, Manner, fulfil, interrupted
from simulator.experiment.bench import FRESH, bench_in
from simulator.experiment.staff.asked_levers import levers_for, written_down
from simulator.experiment.staff.purse import Purse
from simulator.experiment.staff.space import short
from simulator.experiment.staff.staff import Effort
from simulator.experiment.staff.tune import tuned
from simulator.experiment.study import Study, digest

NAMES = "-tuned-"


def fulfil_tuned(
    written: Study, manner: Manner, purse: Purse | None, allowance: int, lever: Sequence[str] = ()
) -> None:
    """Staff the designs of a study as they are `written`, then carry out the comparison of the best of each.

    `lever`: as on the command line, none for the usual ones. Exits with 130 if interrupted.
    """
    Effort(allowance, indifference=manner.indifference).check()
    purse = purse or Purse.written(written.scenarios[0])
    levers = lever or None
    moved = written_down(levers_for(written.scenarios, levers))
    asked = digest([written.hash, str(purse), allowance, manner.indifference, moved])
    folder = manner.out or RESULTS / f"{written.name.removesuffix(f'-{written.hash}')}{NAMES}{asked}"
    progress = meter(quiet=manner.quiet, guessed=True)
    try:
        with progress, bench_in(folder, written.seed, jobs=manner.jobs, on_runs=progress) as bench:
            scenarios, tuning = tuned(bench, written.scenarios, purse, allowance, manner.indifference, levers)
    except KeyboardInterrupt:
        remark(interrupted(progress, folder))
        raise typer.Exit(INTERRUPTED) from None
    for one in () if manner.quiet else tuning.designs:
        beside = f", searched beside head-counts: {', '.join(short(one.levers))}" if one.levers else ""
        remark(
            f"{one.design}: {one.staffing}, {one.runs} of {allowance} search runs, {one.candidates} candidates{beside}"
        )
    study = Study.of(scenarios, written.replications, written.seed, FRESH)
    fulfil(study, manner.into(folder), tuning)
