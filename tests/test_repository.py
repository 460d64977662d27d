"""The repository as its readers meet it: promises of the README, layers, pins, sizes, words."""

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from graphlib import TopologicalSorter
from importlib.metadata import requires
from pathlib import Path

import grimp
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

import simulator
from simulator.cli.app import VERBS
from simulator.journal.vocabulary import Stage
from simulator.scenario.figures.assumptions import assumptions
from simulator.scenario.files.loader import load_scenario

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "simulator"
MODULES = sorted(PACKAGE.rglob("*.py"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TEXTS = {".py", ".md", ".yaml", ".toml", ".txt", ".json", ".ipynb", ".po", ".pot", ".j2", ".css", ".mplstyle", ""}
LEFT_OUT = {".git", ".venv", "build", "dist", "__pycache__"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

INSTALL = "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt -e "
COMMANDS = {"compare": f"{INSTALL}. && .venv/bin/conveyor compare", "test": f'{INSTALL}".[test]" && .venv/bin/pytest'}


def read(path: Path) -> str:
    return path.read_text("utf-8")


def own_texts() -> list[Path]:
    """Return every text file of the repository that somebody wrote."""
    names = [path for path in ROOT.iterdir() if path.name not in LEFT_OUT and not path.name.startswith(".")]
    files = [ROOT / ".ci" / "run", ROOT / ".gitignore"]
    for path in names:
        files += [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    results = ROOT / "results"
    return [
        file for file in files
        if file.suffix in TEXTS and not LEFT_OUT & set(file.parts) and not file.match("*.egg-info/*")
        and (results not in file.parents or results / "sample" in file.parents)
    ]  # fmt: skip


# --- what a newcomer types ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_gives_the_two_commands(name: str) -> None:
    found = re.findall(rf"^<!-- command: {name} -->\n```sh\n(.*?)\n```$", read(ROOT / "README.md"), re.M | re.S)
    assert found == [COMMANDS[name]]


def test_ci_runs_the_commands_of_the_readme_and_no_copy_of_them() -> None:
    script = read(ROOT / ".ci" / "run")
    assert re.findall(r"^readme_command (\w+)$", script, re.M) == list(COMMANDS)
    assert "conveyor compare" not in script
    assert ".venv/bin/pytest" not in script


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_command_on_a_page_exists(path: Path) -> None:
    for verb, rest in re.findall(r"\bconveyor (\w+)((?: +[^\s`|]+)*)", code_of(path)):
        if verb in VERBS:
            unknown = set(re.findall(r"(?<= )--?[a-z][a-z-]*", f" {rest}")) - options_of(verb)
            assert not unknown, f"{path.name}: conveyor {verb} has no {unknown}"
        else:
            pytest.fail(f"{path.name}: there is no conveyor {verb}")


@cache
def options_of(verb: str) -> set[str]:
    shown = subprocess.run(
        [sys.executable, "-m", "simulator", verb, "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(re.findall(r"(?<=[ ,])--?[a-z][a-z-]*", shown.stdout))


def code_of(path: Path) -> str:
    """Return what stands as code on a page, in blocks and within lines."""
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", read(path), re.S))


# --- what a newcomer reads ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", read(path)):
        if target.startswith(("http://", "https://")):
            continue
        name, _, anchor = target.partition("#")
        file = path.parent / name if name else path
        assert file.exists(), f"{path.name}: {target}"
        assert not anchor or anchor in anchors(file), f"{path.name}: {target}"


def anchors(page: Path) -> set[str]:
    """Return the anchors that a page has: its headings in lower case, with hyphens for spaces."""
    headings = re.findall(r"^#+ (.+)$", read(page), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_scenarios_on_a_page_are_the_files_themselves(path: Path) -> None:
    for name, block in re.findall(r"^<!-- file: (.+?) -->\n```yaml\n(.*?)^```$", read(path), re.M | re.S):
        assert YAML(typ="safe").load(block) == YAML(typ="safe").load(read(ROOT / name)), name


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_files_named_on_a_page_exist(path: Path) -> None:
    for name in re.findall(r"`((?:simulator|scenarios|tests|docs|notebooks)/[\w/.-]+)`", read(path)):
        assert (ROOT / name).exists(), f"{path.name}: {name}"


def test_the_readme_quotes_the_sample() -> None:
    quoted = re.search(r"(?<=<!-- sample: begin -->\n).*(?=<!-- sample: end -->)", read(ROOT / "README.md"), re.S)
    assert quoted is not None
    headline = read(ROOT / "results" / "sample" / "table.txt").splitlines()[-1]
    assert quoted[0].startswith(f"> **{headline}**\n")


def test_the_readme_quotes_the_decision() -> None:
    headline = read(ROOT / "results" / "sample" / "decision" / "table.txt").splitlines()[-1]
    assert f"<!-- decision: begin -->\n> **{headline}**\n<!-- decision: end -->" in read(ROOT / "README.md")


def test_the_changelog_begins_with_this_version_and_tells_what_moves_results() -> None:
    """What is not released yet may stand before it."""
    parts = re.split(r"^## ", read(ROOT / "CHANGELOG.md"), flags=re.M)[1:]
    coming = [part for part in parts if part.splitlines()[0].endswith("(unreleased)")]
    assert parts[: len(coming)] == coming
    first = parts[len(coming)]
    assert first.splitlines()[0].startswith(simulator.__version__)
    assert "### Results change" in first
    assert PROJECT["version"] == simulator.__version__


def test_the_glossary_names_every_stage() -> None:
    page = read(ROOT / "GLOSSARY.md").partition("\n## Stages of a lead\n")[2].partition("\n## ")[0]
    assert re.findall(r"`(\w+)`", page) == [stage.name.lower() for stage in Stage]


def test_every_source_of_a_default_is_explained() -> None:
    page = read(ROOT / "docs" / "sources.md")
    marks: set[str] = set()
    for path in sorted((ROOT / "scenarios").glob("*.yaml")):
        for fact in assumptions(load_scenario(path)):
            marks.update(re.findall(r"\b(?:C\d+a?|[ABCD]\.\d|MODEL \d+)\b", fact.source))
    assert marks
    assert not {mark for mark in marks if f"| {mark} |" not in page}


# --- how it is built ---------------------------------------------------------------------------------------------


def test_the_layers_hold() -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_imports_go_in_circles() -> None:
    graph = grimp.build_graph("simulator", cache_dir=None)
    ends = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    assert len(tuple(TopologicalSorter(ends).static_order())) == len(MODULES)  # CycleError names a circle


def test_nobody_imports_the_face_of_the_package() -> None:
    graph = grimp.build_graph("simulator", cache_dir=None)
    assert graph.find_modules_that_directly_import("simulator") == set()
    assert [path for path in MODULES if "TYPE_CHECKING" in read(path)] == []


def test_modules_and_functions_are_short() -> None:
    long = [f"{path.name}: {lines} lines" for path in MODULES if (lines := read(path).count("\n")) > 300]
    sizes: list[int] = []
    for path in MODULES:
        for node in ast.walk(ast.parse(read(path))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                sizes.append(code_lines(node))
                if sizes[-1] > 40:
                    long.append(f"{path.name}: {node.name} has {sizes[-1]} lines of code")
    assert long == []
    assert sorted(sizes)[len(sizes) // 2] <= 6


def code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the number of lines that hold code, the docstring left out."""
    body = function.body[1:] if ast.get_docstring(function, clean=False) else function.body
    return len({part.lineno for statement in body for part in ast.walk(statement) if hasattr(part, "lineno")})


# --- what it stands on -------------------------------------------------------------------------------------------


def pins() -> dict[str, str]:
    """Return name -> version of the constraints file; a line of any other form fails."""
    lines = [line for line in read(ROOT / "constraints.txt").splitlines() if not line.startswith("#")]
    found = [re.fullmatch(r"([a-z0-9][a-z0-9.-]*)==([0-9][0-9a-z.+]*)", line) for line in lines]
    assert None not in found, [line for line, match in zip(lines, found, strict=True) if match is None]
    return {str(canonicalize_name(match[1])): match[2] for match in found if match}


@pytest.mark.skipif(sys.platform != "linux", reason="the pins are those of Linux")
def test_the_constraints_pin_all_that_is_installed() -> None:
    waiting = [Requirement(line) for line in asked_for()]
    needed: set[tuple[str, str]] = set()
    while waiting:
        need = waiting.pop()
        for extra in {"", *need.extras} - {extra for name, extra in needed if name == need.name}:
            needed.add((need.name, extra))
            waiting += [
                one for one in map(Requirement, requires(need.name) or ())
                if one.marker is None or one.marker.evaluate({"extra": extra})
            ]  # fmt: skip
    names = {canonicalize_name(name) for name, _ in needed}
    assert len(names) > len(asked_for())
    assert names - pins().keys() == set()


def asked_for() -> list[str]:
    return [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]


def test_no_floor_is_above_its_pin() -> None:
    fixed = pins()
    for need in map(Requirement, asked_for()):
        assert need.specifier.contains(fixed[canonicalize_name(need.name)]), str(need)


def test_no_file_knows_this_machine_or_a_place_to_download_from() -> None:
    folders = "|".join(("work", "root", "home", "opt", "Users"))
    place = re.compile(rf"(?<![\w.\]])/(?:{folders})/\w|--(?:extra-)?index-" + r"url|https?://\S+\.(?:whl|tar\.gz)\b")
    found = {str(file.relative_to(ROOT)): match[0] for file in own_texts() if (match := place.search(read(file)))}
    assert found == {}


def test_nothing_is_left_to_do() -> None:
    marks = re.compile("|".join(f"\\b{one}{two}\\b" for one, two in (("TO", "DO"), ("FIX", "ME"), ("XX", "X"))))
    assert [str(file.relative_to(ROOT)) for file in own_texts() if marks.search(read(file))] == []
