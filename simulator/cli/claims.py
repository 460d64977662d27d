"""`conveyor claims`: what the articles say, each as an experiment that can come out against it."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from simulator.cli import options
from simulator.cli.claims_list import show_list
from simulator.cli.claims_table import show_findings
from simulator.cli.progress import Meter, meter
from simulator.cli.streams import put, remark
from simulator.experiment.claims import telling
from simulator.experiment.claims.claims import Campaign
from simulator.experiment.claims.findings import Findings
from simulator.experiment.claims.loader import Library
from simulator.experiment.claims.plan import Effort, Plan
from simulator.experiment.provenance import PACKAGE
from simulator.experiment.study import StudyError
from simulator.experiment.workplace import Jobs, workplace
from simulator.report.claims.page import write_page

USUAL = Path("scenarios/claims")
RESULTS = Path("results/claims")
FULL, QUICK, POINTS = 200, 20, 32
TROUBLE = 1
INTERRUPTED = 130

Only = Annotated[
    str | None, typer.Option("--only", metavar="ID,ID", show_default=False, help="these claims only, as in C18,C20")
]
Quickly = Annotated[
    bool, typer.Option("--quick", help=f"{QUICK} replications, and no look at the rest of the plausible region")
]
Repeats = Annotated[
    int | None,
    typer.Option(
        "--replications", "-n", metavar="N", show_default=f"{FULL}, {QUICK} with --quick",
        help="how many markets each arm meets",
    ),
]
Points = Annotated[
    int | None,
    typer.Option(
        metavar="P", show_default="32, 0 with --quick",
        help="points of the plausible region at which each claim is looked at; 0: none",
    ),
]
AtEach = Annotated[int, typer.Option("--per-point", metavar="N", help="replications of each arm at each such point")]
Listing = Annotated[
    bool, typer.Option("--list", help="show the claims of the book, its arms and all measures; nothing is run")
]
BookFolder = Annotated[
    Path | None, typer.Option("--book", metavar="DIR", show_default=str(USUAL), help="folder of the book of claims")
]
OutFolder = Annotated[Path, typer.Option(metavar="DIR", help="folder of the results")]


def claims(  # noqa: PLR0913, PLR0917 -- one parameter for each option is how typer is told of them
    only: Only = None,
    quick: Quickly = False,
    replications: Repeats = None,
    points: Points = None,
    per_point: AtEach = 4,
    seed: options.Seed = 0,
    jobs: options.Jobs = None,
    cluster: options.Cluster = None,
    lang: options.Language = options.Lang.EN,
    quiet: options.Quiet = False,
    out: OutFolder = RESULTS,
    book: BookFolder = None,
    listing: Listing = False,
) -> None:
    """Put the claims of the articles to the test; each holds, does not, depends, or is left open.

    Interrupted, the same command goes on from there; whatever claims share is run once.
    """
    library = Library(book or _usual())
    identities = [identity.strip() for identity in (only or "").split(",") if identity.strip()]
    if listing:
        show_list(library.book, identities, lang.value)
        return
    effort = Effort(
        replications=replications if replications is not None else QUICK if quick else FULL,
        points=points if points is not None else 0 if quick else POINTS,
        at_each_point=per_point,
        seed=seed,
    )
    plan = Plan.of(library, identities, effort)
    _carry_out(Campaign(plan, out), workplace(jobs, cluster), lang, quiet=quiet)


def _usual() -> Path:
    """Return the book of this folder, or else of the source tree."""
    for root in (Path(), PACKAGE.parent):
        if (root / USUAL).is_dir():
            return root / USUAL
    raise StudyError(f"no {USUAL} here; name the folder of the book: conveyor claims --book DIR")


def _carry_out(campaign: Campaign, jobs: Jobs, lang: options.Lang, *, quiet: bool) -> None:
    plan = campaign.plan
    if not quiet:
        told = ((len(plan.claims), "claim"), (len(plan.scenarios), "arm"), (campaign.runs, "run"))
        remark(", ".join(f"{number} {noun}{'s' * (number != 1)}" for number, noun in told))
    progress = meter(quiet=quiet)
    try:
        with progress:
            findings = campaign.run(jobs, progress)
        _present(campaign, findings, lang.value)
    except KeyboardInterrupt:
        remark(_interrupted(progress, campaign.folder))
        raise typer.Exit(INTERRUPTED) from None


def _present(campaign: Campaign, findings: Findings, lang: str) -> None:
    written = telling.write(campaign.plan, findings, campaign.folder)
    page = write_page(campaign.plan, findings, campaign.folder, lang)
    show_findings(findings, lang)
    put()
    put(page)
    put(written)
    if findings.broken:
        remark(f"{len(findings.broken)} runs failed and are left out; to see why:")
        for broken in findings.broken:
            remark(f"{broken.command or broken.arm}    # {broken.message}")
        raise typer.Exit(TROUBLE)


def _interrupted(progress: Meter, folder: Path) -> str:
    kept = f"{progress.done} of {progress.planned} runs are kept in {shlex.quote(str(folder))}"
    return f"interrupted: {kept}; the same command goes on from there"
