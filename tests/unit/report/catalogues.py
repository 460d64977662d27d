"""Extracts the translatable texts of the package, and brings the committed catalogues up to date.

`python tests/unit/report/catalogues.py` rewrites conveyor.pot and merges it into every conveyor.po.
"""

import ast
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[3] / "simulator"
LOCALES = PACKAGE / "report" / "locales"
TEMPLATE = LOCALES / "conveyor.pot"
KEYWORDS = {"say": None, "N_": None, "count": (1, 2), "_plural": (1, 2), "declared": None}
"""Functions whose arguments are texts."""

HEADER = """\
# Texts of Conveyor{what}.
# Brought up to date by: python tests/unit/report/catalogues.py
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
{more}
"""
PLURALS = {
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
}


def described(fileobj: BinaryIO, *_: object, **__: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield marked words, and descriptions of parameters: the second argument of `declared`, whatever the first is."""
    places = {"declared": 1, "N_": 0}
    for node in ast.walk(ast.parse(fileobj.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in places:
            yield node.lineno, node.func.id, ast.literal_eval(node.args[places[node.func.id]]), []


METHODS = [("scenario/**.py", described), ("report/templates/**.j2", "jinja2"), ("**.py", "python")]
"""Which files hold texts, and how they are found in them."""


def extracted() -> Catalog:
    """Return every translatable text of the package, with the files in which it stands."""
    catalogue = Catalog(charset="utf-8")
    found = extract_from_dir(PACKAGE, method_map=METHODS, keywords=KEYWORDS, comment_tags=())
    for file, _, message, _, _ in sorted(found, key=lambda one: (one[0].replace("\\", "/"), one[1])):
        catalogue.add(message, locations=[(f"simulator/{file}".replace("\\", "/"), 1)])
    for message in catalogue:
        message.flags.discard("python-format")
    return catalogue


def committed(language: str) -> Catalog:
    """Return the committed catalogue of a language."""
    with path_of(language).open("rb") as opened:
        return read_po(opened, locale=language)


def path_of(language: str) -> Path:
    """Return where the catalogue of a language is kept."""
    return LOCALES / language / "LC_MESSAGES" / "conveyor.po"


def written(catalogue: Catalog, language: str | None = None) -> str:
    """Return a catalogue as the text of its file, the same for the same messages."""
    body = io.BytesIO()
    write_po(body, catalogue, width=110, omit_header=True, include_lineno=False, sort_by_file=False)
    more = f'"Language: {language}\\n"\n"Plural-Forms: {PLURALS[language]}\\n"\n' if language else ""
    what = f" in the language {language}" if language else ", to be translated"
    return HEADER.format(what=what, more=more) + body.getvalue().decode("utf-8")


def update() -> None:
    """Rewrite the template and merge it into the catalogues; texts that are gone are dropped."""
    template = extracted()
    TEMPLATE.write_text(written(template), encoding="utf-8", newline="\n")
    for language in PLURALS:
        catalogue = committed(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        path_of(language).write_text(written(catalogue, language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    update()
