"""The options that verbs share: one name, one meaning."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from simulator.experiment.stopping import LIMIT, USUAL


class Lang(StrEnum):
    """The languages of reports and tables."""

    EN = "en"
    RU = "ru"


Designs = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE", show_default=False, help="designs, the first is the reference; without any: "
        "scenarios/universal.yaml scenarios/conveyor.yaml",
    ),
]
Design = Annotated[Path, typer.Argument(metavar="FILE", help="the design", show_default=False)]
Replications = Annotated[
    int | None,
    typer.Option(
        "--replications", "-n", metavar="N", show_default=f"{USUAL}, or {LIMIT} with --precision,",
        help="how many markets each design meets; with --precision, how many at most",
    ),
]
Precision = Annotated[
    str | None,
    typer.Option(
        "--precision", metavar="AMOUNT|SHARE", show_default=False,
        help="adds replications until the 95 % interval of each difference in value from the reference (of value, if "
        "there is one design) is at most that, to either side: 20 in the market's money, or 2% of the reference",
    ),
]
Seed = Annotated[int, typer.Option(metavar="S", help="root of all chance; the same seed, the same numbers")]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", metavar="J", show_default="all cores",
        help="processes at work at a time; results do not depend on it",
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS", show_default=False,
        help="the workers of a Dask cluster make the runs, in place of this machine; the address of its scheduler, as "
        "in tcp://HOST:8786; results do not depend on it",
    ),
]
MarketFile = Annotated[
    Path | None,
    typer.Option("--market", metavar="FILE", show_default=False, help="another market under the same designs"),
]
Overlays = Annotated[
    list[Path] | None,
    typer.Option("--overlay", metavar="FILE", show_default=False, help="laid on top of every design; repeatable"),
]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="PATH=VALUE", show_default=False,
        help="sets a field of every design, DESIGN:PATH=VALUE of one only; repeatable",
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without", metavar="MECHANISM", show_default=False,
        help="switches a mechanism off in every design, as --set mechanisms.MECHANISM=off does; repeatable",
    ),
]
Language = Annotated[Lang, typer.Option(metavar="en|ru", help="language of table, charts and report")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="show the result only")]
Out = Annotated[
    Path | None,
    typer.Option(metavar="DIR", show_default="results/<designs>-<hash>", help="folder of the results"),
]
Indifference = Annotated[
    float,
    typer.Option(metavar="SHARE", help="differences below this share of the reference count as none in practice"),
]
Sharp = Annotated[
    bool,
    typer.Option(
        "--sharp/--no-sharp",
        help="take the luck that can be named out of means and differences; --no-sharp leaves it in",
    ),
]
