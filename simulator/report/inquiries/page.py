"""An inquiry as one page that needs nothing else, in all languages; see `report.html` for why."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from simulator.experiment.files import write_text
from simulator.experiment.provenance import model_version, versions
from simulator.report.html import asset, environment
from simulator.report.inquiries.sheet import Sheet
from simulator.report.language import LANGUAGES, Language, language
from simulator.scenario.schema.money import Money

FILE = "report.html"


def write_page(told: Callable[[Language], Sheet], money: Money, folder: Path, lang: str = "en") -> Path:
    """Write `folder/report.html`, which opens in the language `lang`, and return its path.

    `told` returns what the page says in a language, which counts in `money`.
    """
    return write_text(folder / FILE, page(told, money, lang))


def page(told: Callable[[Language], Sheet], money: Money, lang: str = "en") -> str:
    """Return the page as text."""
    spoken = [language(tag).counting(money) for tag in LANGUAGES]
    sheets = [replace(told(one), name=(one.locale.language_name or one.tag).capitalize()) for one in spoken]
    shaped = environment()
    bodies = {
        sheet.lang: Markup(shaped.get_template("inquiry.html.j2").render(sheet=sheet, say=one.say))
        for sheet, one in zip(sheets, spoken, strict=True)
    }
    return shaped.get_template("page.html.j2").render(
        lang=language(lang).tag,
        parts=sheets,
        bodies=bodies,
        css=asset("report.css"),
        script=asset("report.js.j2"),
        say_in={tag: language(tag).say for tag in LANGUAGES},
    )


def provenance(spoken: Language, seed: int, designs: dict[str, str]) -> list[tuple[str, str]]:
    """Return (what, which) for everything that identifies an inquiry; `designs` are fingerprints by name."""
    facts = [(spoken.say("Seed"), str(seed)), (spoken.say("Model"), model_version())]
    for design, fingerprint in designs.items():
        facts.append((spoken.say("Design “{design}”", design=spoken.name("design", design)), fingerprint))
    return facts + [(name, number) for name, number in versions().items()]
