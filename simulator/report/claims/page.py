"""The book of claims as one page that needs nothing else, in all languages; see `report.html` for why."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from simulator.experiment.claims.book import Article, Claim, Published
from simulator.experiment.claims.findings import ClaimFinding, Findings, TrialFinding
from simulator.experiment.claims.plan import Plan
from simulator.experiment.files import write_text
from simulator.experiment.provenance import model_version
from simulator.kernel.marking import N_
from simulator.report.claims import figure_words, words
from simulator.report.claims.drawing import pictures
from simulator.report.language import LANGUAGES, Language, language

FILE = "claims.html"
USUAL = Path("scenarios/claims")
"""The book that the command looks into if nothing else is said."""
TITLES = {
    False: N_("What the articles claim, put to the test"),
    True: N_("Published figures, and what the model gives"),
}
"""The title of the page, by whether the book is one of published figures."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One test as it stands on the page."""

    condition: str
    decision: str
    word: str
    reason: str
    measure: str
    form: str
    expectation: str
    numbers: str
    band: str
    share: str
    arms: list[tuple[str, str]]
    pictures: list[Markup]


@dataclass(frozen=True, slots=True)
class Card:
    """One claim as it stands on the page."""

    identity: str
    kind: str
    statement: str
    verdict: str
    word: str
    reason: str
    why: str
    falsifier: str
    source: str
    independence: str
    gap: str
    share: str
    trials: list[Exhibit]
    command: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One article."""

    number: str
    title: str
    cards: list[Card]
    counts: list[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that the page says in one language."""

    lang: str
    name: str
    title: str
    figures: bool
    counts: list[tuple[str, str, int]]
    chapters: list[Chapter]
    facts: list[tuple[str, str]]
    with_points: bool
    broken: int


def write_page(plan: Plan, findings: Findings, folder: Path, lang: str = "en") -> Path:
    """Write `folder/claims.html`, which opens in the language `lang`, and return its path."""
    return write_text(folder / FILE, page(plan, findings, lang))


def page(plan: Plan, findings: Findings, lang: str = "en") -> str:
    """Return the text of the page."""
    environment = _environment()
    editions = [_edition(plan, findings, language(tag)) for tag in LANGUAGES]
    bodies = {one.lang: Markup(_body(environment, one)) for one in editions}
    return environment.get_template("claims.html.j2").render(
        lang=language(lang).tag,
        editions=editions,
        bodies=bodies,
        css=_asset("report.css") + _asset("claims.css"),
        script=_asset("claims.js.j2"),
        say_in={tag: language(tag).say for tag in LANGUAGES},
    )


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("simulator.report", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )


def _body(environment: Environment, edition: Edition) -> str:
    return environment.get_template("claims_body.html.j2").render(edition=edition, say=language(edition.lang).say)


def _asset(name: str) -> Markup:
    return Markup((files("simulator.report") / "templates" / name).read_text("utf-8"))


def _edition(plan: Plan, findings: Findings, spoken: Language) -> Edition:
    articles: dict[str, list[ClaimFinding]] = {}
    for found in findings.claims:
        articles.setdefault(found.article.article, []).append(found)
    figures = figure_words.are_figures(found.claim for found in findings.claims)
    return Edition(
        lang=spoken.tag,
        name=(spoken.locale.language_name or spoken.tag).capitalize(),
        title=spoken.say(TITLES[figures]),
        figures=figures,
        counts=words.counted(findings.claims, spoken),
        chapters=[_chapter(plan, claims[0].article, claims, spoken) for claims in articles.values()],
        facts=_facts(plan, spoken),
        with_points=bool(plan.effort.points),
        broken=len(findings.broken),
    )


def _facts(plan: Plan, spoken: Language) -> list[tuple[str, str]]:
    effort = plan.effort
    facts = [
        (spoken.say("Replications of each arm"), spoken.number(effort.replications, 0)),
        (spoken.say("Arms"), spoken.number(len(plan.scenarios), 0)),
        (spoken.say("Seed"), str(effort.seed)),
        (spoken.say("Model"), model_version()),
    ]
    if effort.points:
        each = spoken.counted("replication", effort.at_each_point)
        facts.append((spoken.say("Points of the plausible region"), f"{spoken.number(effort.points, 0)} × {each}"))
    return facts


def _chapter(plan: Plan, article: Article, claims: list[ClaimFinding], spoken: Language) -> Chapter:
    cards = [_card(plan, found, spoken) for found in claims]
    return Chapter(article.article, words.saying(article.title, spoken), cards, words.counted(claims, spoken))


def _card(plan: Plan, found: ClaimFinding, spoken: Language) -> Card:
    claim, published = found.claim, found.claim.published
    return Card(
        identity=claim.id,
        kind=spoken.say(words.KINDS[claim.kind]),
        statement=words.saying(claim.statement, spoken),
        verdict=found.verdict,
        word=words.verdict_word(found, spoken),
        reason=words.claim_reason(found, spoken),
        why=words.saying(claim.why, spoken) if claim.why else "",
        falsifier=words.saying(claim.falsifier, spoken) if claim.falsifier else "",
        source=figure_words.source_words(published, spoken) if published else "",
        independence=_independence(published, spoken) if published else "",
        gap=words.saying(published.gap, spoken) if published and published.gap else "",
        share=words.share_words(found.share, spoken) if found.share else "",
        trials=[_trial(plan, claim, test, spoken) for test in found.tests],
        command=_command(plan, found) if found.tests else "",
    )


def _independence(published: Published, spoken: Language) -> str:
    return f"{figure_words.independence_word(published, spoken)}. {words.saying(published.because, spoken)}"


def _trial(plan: Plan, claim: Claim, found: TrialFinding, spoken: Language) -> Exhibit:
    test = found.test
    arms = plan.library.book.arms
    return Exhibit(
        condition=words.condition(test, spoken),
        decision=found.decision,
        word=words.decision_word(found.decision, claim, spoken),
        reason=words.reason(found, spoken),
        measure=words.measure_words(test.measure, spoken),
        form=words.form_words(test, spoken),
        expectation=words.expectation(test, spoken),
        numbers=words.numbers(found, spoken),
        band=words.band_words(found, spoken),
        share=words.share_words(found.share, spoken) if found.share else "",
        arms=[(arm, words.arm_words(arms[arm], spoken)) for arm in test.arms],
        pictures=pictures(found, spoken),
    )


def _command(plan: Plan, found: ClaimFinding) -> str:
    """Return the command that puts this claim alone to the same test."""
    effort = plan.effort
    told: Mapping[str, int] = {"--replications": effort.replications, "--points": effort.points, "--seed": effort.seed}
    if effort.points:
        told = {**told, "--per-point": effort.at_each_point}
    book = plan.library.folder
    other = "" if book.resolve().parts[-2:] == USUAL.parts else f"--book {shlex.quote(book.as_posix())} "
    options = " ".join(f"{name} {value}" for name, value in told.items())
    return f"conveyor claims {other}--only {found.claim.id} {options}"
