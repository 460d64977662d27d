"""The report as one page that needs nothing else: styles, script and pictures are inside it.

The page holds all languages and opens in one of them. Charts are drawn once more for each language, which doubles
the page (to some three megabytes), and in return one attachment serves a board whose members read different
languages.
Pictures are data URIs rather than inline SVG, so that identifiers inside them cannot collide, and each is one image
with one text alternative.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from simulator.experiment.comparison import Comparison
from simulator.experiment.files import write_text
from simulator.report.assumption_table import Section, sections
from simulator.report.best_words import MOST_NAMES
from simulator.report.certainty import Certainty, certainties
from simulator.report.charts import Chart, charts, together_chart
from simulator.report.hires_table import Ramp, ramps
from simulator.report.indicator_table import Row, indicator_rows
from simulator.report.language import LANGUAGES, Language, language
from simulator.report.leaning_table import Ground, ground
from simulator.report.limits import limits
from simulator.report.luck_section import LuckSection, luck_section
from simulator.report.names import NAMES
from simulator.report.people_table import COLUMNS, Post, posts
from simulator.report.plan_section import PlanSection, plan_section
from simulator.report.reproduction import command, place, provenance
from simulator.report.segment_table import SegmentRow, scale_of, segment_rows
from simulator.report.words import Words, measured_months, verdict_words

FILE = "report.html"


@dataclass(frozen=True, slots=True)
class Part:
    """Everything that the page says in one language."""

    lang: str
    name: str
    title: str
    designs: tuple[str, ...]
    rivals: str
    descriptions: list[tuple[str, str]]
    """Designs that are described, and how; the descriptions are the user's, in whatever language and script."""
    words: Words
    facts: tuple[str, ...]
    plan: PlanSection | None
    luck: LuckSection | None
    ranked: Chart | None
    """All designs in one picture, where there are three or more: then most else is folded."""
    charts: list[Chart]
    rows: list[Row]
    posts: list[Post]
    ramps: list[Ramp]
    post_columns: list[str]
    segments: list[SegmentRow]
    segment_unit: str
    """What their margins are counted in, where somebody has named a currency."""
    certainties: list[Certainty]
    ground: Ground
    sections: list[Section]
    mechanisms: list[tuple[str, bool]]
    evidence: Mapping[str, str]
    limits: tuple[str, ...]
    currency: str
    """What sums are in, where somebody has named a currency."""
    failures: int
    command: str
    place: str
    provenance: list[tuple[str, str]]

    @property
    def tiles(self) -> list[Row]:
        """The indicators that stand beside the verdict."""
        return [row for row in self.rows if row.key in {"value", "margin", "profit"}]


def write_report(comparison: Comparison, folder: Path, lang: str = "en") -> Path:
    """Write `folder/report.html`, which opens in the language `lang`, and return its path."""
    return write_text(Path(folder) / FILE, page(comparison, lang))


def page(comparison: Comparison, lang: str = "en") -> str:
    """Return the report as the text of an HTML page that opens in the language `lang`."""
    first = language(lang).tag
    parts = [_part(comparison, language(tag).counting(comparison.money)) for tag in LANGUAGES]
    shaped = environment()
    bodies = {part.lang: Markup(_body(shaped, part)) for part in parts}
    return shaped.get_template("page.html.j2").render(
        lang=first,
        parts=parts,
        bodies=bodies,
        css=asset("report.css"),
        script=asset("report.js.j2"),
        say_in={tag: language(tag).say for tag in LANGUAGES},
    )


def environment() -> Environment:
    """Return the environment of the page templates; `data_uri` turns an SVG into what an image may have as source."""
    shaped = Environment(
        loader=PackageLoader("simulator.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    shaped.filters["data_uri"] = _data_uri
    return shaped


def _body(shaped: Environment, part: Part) -> str:
    spoken = language(part.lang)
    return shaped.get_template("body.html.j2").render(part=part, say=spoken.say, count=spoken.count)


def asset(name: str) -> Markup:
    """Return a style sheet or a script of the templates, to be put into a page as it is."""
    return Markup((files("simulator.report") / "templates" / name).read_text("utf-8"))


def _data_uri(svg: bytes) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg).decode("ascii")


def _part(comparison: Comparison, spoken: Language) -> Part:
    names = tuple(spoken.name("design", design) for design in comparison.designs)
    return Part(
        lang=spoken.tag,
        name=(spoken.locale.language_name or spoken.tag).capitalize(),
        title=_title(names, spoken),
        designs=names,
        rivals=spoken.listing([spoken.say("“{design}”", design=name) for name in names[1:]]),
        descriptions=_descriptions(comparison, names),
        words=verdict_words(comparison, spoken.tag),
        facts=_facts(comparison, spoken),
        plan=plan_section(comparison, spoken),
        luck=luck_section(comparison, spoken),
        ranked=together_chart(comparison, spoken),
        charts=charts(comparison.outcomes, spoken),
        rows=indicator_rows(comparison, spoken),
        posts=posts(comparison, spoken),
        ramps=ramps(comparison, spoken),
        post_columns=[column.head(spoken) for column in COLUMNS],
        segments=segment_rows(comparison, spoken),
        segment_unit=scale_of(comparison, spoken).unit if comparison.money.named else "",
        certainties=certainties(comparison, spoken),
        ground=ground(comparison, spoken),
        sections=sections(comparison, spoken),
        mechanisms=_mechanisms(comparison, spoken),
        evidence={flag: spoken.say(words) for flag, words in NAMES["evidence"].items()},
        limits=tuple(map(spoken.say, limits(comparison.study.scenarios, tuned=comparison.tuning is not None))),
        currency=comparison.money.currency if comparison.money.named else "",
        failures=len(comparison.failures),
        command=command(comparison),
        place=place(comparison, spoken),
        provenance=provenance(comparison, spoken),
    )


def _title(names: tuple[str, ...], spoken: Language) -> str:
    quoted = [spoken.say("“{design}”", design=name) for name in names]
    if len(quoted) == 1:
        return spoken.say("Sales organisation {design}", design=quoted[0])
    if len(quoted) > MOST_NAMES:
        return spoken.say("The best of {number} sales organisations", number=spoken.number(len(quoted), 0))
    return spoken.say("Which sales organisation: {designs}?", designs=spoken.alternatives(quoted))


def _descriptions(comparison: Comparison, names: tuple[str, ...]) -> list[tuple[str, str]]:
    described = zip(names, comparison.study.scenarios, strict=True)
    return [(name, scenario.description.strip()) for name, scenario in described if scenario.description.strip()]


def _facts(comparison: Comparison, spoken: Language) -> tuple[str, ...]:
    market = spoken.name("market", comparison.study.scenarios[0].market.name)
    return (
        spoken.say("Market: {market}", market=market),
        spoken.say("Measured: {period}", period=spoken.counted("month", measured_months(comparison))),
        spoken.counted("replication", comparison.completed),
    )


def _mechanisms(comparison: Comparison, spoken: Language) -> list[tuple[str, bool]]:
    switches: dict[str, Any] = comparison.study.scenarios[0].mechanisms.model_dump()
    return [(spoken.name("mechanism", key), bool(on)) for key, on in switches.items()]
