"""Builds the package: as it is, or, where `CONVEYOR_COMPILE` asks for it, with its core compiled (docs/compiling.md).

    CONVEYOR_COMPILE=1 pip install .      compiles; where that cannot be done, says so and goes on without
    CONVEYOR_COMPILE=must pip install .   compiles, or fails

Everything else about the package is in pyproject.toml. Compiled and interpreted, the model is the same source and
writes the same bytes.
"""

import json
import os
import sys
import tomllib
from importlib.metadata import version
from multiprocessing.pool import ThreadPool
from pathlib import Path
from sysconfig import get_config_var
from typing import Any

from setuptools import Distribution, setup
from setuptools.command.build_ext import build_ext

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from simulator.build import CORE, RECORD, hashes  # noqa: E402 - the package has to be on the path first

WISH = os.environ.get("CONVEYOR_COMPILE", "0")
LEVEL = os.environ.get("CONVEYOR_COMPILE_LEVEL", "3")
"""How hard the C compiler tries, 0 to 3: lower compiles faster, runs slower, and writes the same bytes."""
AS_THEY_ARE = ("kernel/troubles.py", "kernel/showing.py", "kernel/marking.py")
"""Not compiled: exceptions have a builtin base, and what shows values is not in the way of a run."""
SEEN_BY_TYPES = ("numpy", "pydantic", "simpy")
"""The dependencies whose types the core is compiled by."""
MYPY = "mypy[mypyc]>=2.4"
CHECKED = ["--config-file=pyproject.toml", "--no-warn-unused-ignores"]
"""How types are checked: as ever, but for remarks that only the usual check needs."""
STRICTLY_IEEE = ["-ffp-contract=off"]
"""No fused multiply-add: it rounds once where Python rounds twice."""


class CompiledPackage(Distribution):
    """A package with modules that are compiled, though they are not known before they are."""

    def has_ext_modules(self) -> bool:
        """Tell that what is built is for one platform and one Python."""
        return True


class CompiledCore(build_ext):
    """Compiles all modules of the core or none, because compiled and interpreted ones know each other's insides."""

    def run(self) -> None:
        """Compile, and record of which sources; where that fails, leave none behind and record why."""
        if self.editable_mode or self.inplace:
            self.warn("not compiled: an editable installation runs the sources as they are")
            return
        record: dict[str, object] = {"sources": hashes(ROOT / "simulator"), "suffix": get_config_var("EXT_SUFFIX")}
        try:
            self._compile()
            record |= {"level": LEVEL, "mypy": version("mypy")}
        except (Exception, SystemExit) as trouble:  # mypyc leaves by SystemExit where types are wrong
            if WISH == "must":
                raise
            self._leave_none()
            record = {"trouble": _one_line(trouble)}
            self.warn(f"not compiled, Conveyor will run interpreted: {record['trouble']}")
        file = Path(self.build_lib, "simulator", RECORD)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(record, indent=1), "utf-8")

    def build_extensions(self) -> None:
        """Compile the files of a module side by side, on all cores."""
        one_by_one = self.compiler.compile

        def compile_files(sources: list[str], **options: Any) -> list[str]:
            with ThreadPool(os.cpu_count()) as pool:
                found = pool.map(lambda source: one_by_one([source], **options), sources)
            return [made for each in found for made in each]

        self.compiler.compile = compile_files
        super().build_extensions()

    def _compile(self) -> None:
        self._leave_none()
        compiler = self._compiler_that_works()
        from mypyc.build import mypycify  # noqa: PLC0415 - it need not be there where nothing is compiled

        made = Path(self.build_temp).resolve()
        extensions = mypycify(
            [*CHECKED, f"--cache-dir={made / 'types'}", *_modules()],
            opt_level=LEVEL,
            debug_level="0",
            multi_file=True,
            group_name="simulator",
            target_dir=str(made),
        )
        strictly = STRICTLY_IEEE if compiler == "unix" else []
        for extension in extensions:  # they share one list of arguments
            extension.extra_compile_args = [*extension.extra_compile_args, *strictly]
        self.distribution.ext_modules = extensions
        self.swig_opts = None  # of a command that is finished, which it is here for a second time
        self.finalize_options()
        super().run()

    def _compiler_that_works(self) -> str:
        """Return the family of the C compiler; raise what it says to the smallest file that needs Python's headers."""
        from distutils.ccompiler import new_compiler  # noqa: PLC0415 - setuptools brings it, once it is imported
        from distutils.sysconfig import customize_compiler  # noqa: PLC0415

        probe = Path(self.build_temp, "probe.c")
        probe.parent.mkdir(parents=True, exist_ok=True)
        probe.write_text("#include <Python.h>\n", "utf-8")
        compiler = new_compiler(self.compiler)
        customize_compiler(compiler)
        compiler.compile([str(probe)], self.build_temp, include_dirs=self.include_dirs)
        return compiler.compiler_type

    def _leave_none(self) -> None:
        """Remove compiled modules of this build or of an earlier one."""
        for module in Path(self.build_lib).rglob(f"*{get_config_var('EXT_SUFFIX')}"):
            module.unlink()
        self.extensions = self.distribution.ext_modules = []


def _modules() -> list[str]:
    """Return the sources to compile; a package's own `__init__` says what it is about, and does nothing."""
    files = (file.relative_to(ROOT) for floor in CORE for file in (ROOT / "simulator" / floor).rglob("*.py"))
    left = {Path("simulator", name) for name in AS_THEY_ARE}
    return sorted(str(file) for file in files if file.name != "__init__.py" and file not in left)


def _needed() -> list[str]:
    """Return what compiling needs besides a C compiler."""
    dependencies = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    return [MYPY, "scipy-stubs>=1.15", *(one for one in dependencies if one.startswith(SEEN_BY_TYPES))]


def _one_line(trouble: BaseException) -> str:
    if isinstance(trouble, SystemExit):
        return "mypyc does not take the sources; pip install -v shows why"
    return " ".join(str(trouble).split()) or type(trouble).__name__


def _check(name: str, value: str, *values: str) -> None:
    if value not in values:
        sys.exit(f"{name} has to be {', '.join(values[:-1])} or {values[-1]}, not '{value}'")


_check("CONVEYOR_COMPILE", WISH, "0", "1", "must")
_check("CONVEYOR_COMPILE_LEVEL", LEVEL, "0", "1", "2", "3")
if WISH == "0":
    setup()
else:
    setup(distclass=CompiledPackage, cmdclass={"build_ext": CompiledCore}, setup_requires=_needed())
