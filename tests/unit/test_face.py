"""What `import simulator`, `help(simulator)` and `dir(simulator)` offer."""

import re
import subprocess
import sys

import simulator


def test_help_leads_to_the_names_that_matter() -> None:
    told = simulator.__doc__ or ""
    names = re.findall(r"^    ([\w.]+)(?:\([\w, ]+\))? +\w.+$", told.partition("The names that matter")[2], re.M)
    returned = re.findall(r"returns an? (\w+)", told)
    assert len(names) == len(set(names)) == 10 + 8
    assert {*names, *returned} == {*simulator.__all__, "Scenario.with_"}


def test_every_public_name_exists_and_says_what_it_is() -> None:
    for name in simulator.__all__:
        assert getattr(simulator, name).__doc__, name
    assert set(simulator.__all__) == set(simulator._HOMES)


def test_the_names_are_known_before_they_are_used_and_cost_nothing() -> None:
    code = (
        "import sys, simulator; assert set(simulator.__all__) <= set(dir(simulator));"
        "print(sorted({'pandas', 'numpy', 'pydantic', 'matplotlib'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
