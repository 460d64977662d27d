"""`conveyor rank` as users write it, and what `compare` says of three designs."""

import json

import pytest
from small import TINY, conveyor, write

THIRD = "extends: small.yaml\norganization: {departments: {sales: {roles: {seller: {count: 3}}}}}\n"
ALL = ("small.yaml", "split.yaml", "third.yaml", *TINY)


@pytest.fixture
def place(tmp_path):
    write(tmp_path)
    (tmp_path / "third.yaml").write_text(THIRD)
    return tmp_path


@pytest.mark.parametrize(("arguments", "told"), [
    (("small.yaml",), "a ranking needs two designs at least; 'conveyor run' simulates one"),
    (("small.yaml", "small.yaml"), "two designs are called 'small'; give one of them another 'name:' in its file"),
    ((*ALL, "-n", 5), "replications: 5 is not between 10 and 1,000,000; 100 are usual"),
    ((*ALL, "--confidence", "sure"), "confidence: 'sure' is not 50% or more and less than 100%; 95% is usual"),
    ((*ALL, "--indifference", "0.02"), "indifference: 0.02 is less than 1 in the market's money; for a share write 2%"),
    ((*ALL, "--indifference", "some"), "indifference: 'some' is neither an amount nor a share; write 20 for an amount"),
    (("small.yaml", "nosuch.yaml"), "nosuch.yaml"),
])  # fmt: skip
def test_mistakes_are_told_in_a_line(place, arguments, told):
    found = conveyor(place, "rank", *arguments)
    assert (found.returncode, found.stdout) == (2, "")
    assert told in found.stderr
    assert found.stderr.count("\n") == 1
    assert not (place / "results").exists()


def test_it_ranks_writes_and_goes_on_from_there(place):
    first = conveyor(place, "rank", *ALL, "-n", 12, "--quiet")
    assert (first.returncode, first.stderr) == (0, "")
    (folder,) = (place / "results").glob("rank-small-and-split-and-third-*")
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert files == ["charts/rank.png", "charts/rank.svg", "question.json", "rank.csv", "report.html", "summary.json"]
    told = json.loads((folder / "summary.json").read_text())
    assert told["ranking"][0]["design"] == told["best"]
    assert set(told["designs"]) == {"small", "split", "third"} == {row["design"] for row in told["ranking"]}
    assert told["runs"]["spent"] == 36
    kept = {name: (folder / name).read_bytes() for name in files}
    again = conveyor(place, "rank", *ALL, "-n", 12, "--lang", "ru")
    assert again.returncode == 0
    assert "Расчёты" in again.stdout
    assert {name: (folder / name).read_bytes() for name in files if name.endswith(("csv", "json"))} == {
        name: kept[name] for name in files if name.endswith(("csv", "json"))
    }  # fmt: skip


@pytest.mark.verification
def test_three_designs_are_compared_in_one_table_and_one_picture(place):
    found = conveyor(place, "compare", *ALL, "-n", 12, "--quiet", "--out", "out")
    assert (found.returncode, found.stderr) == (0, "")
    table = found.stdout.splitlines()
    assert table[0].split()[0] == "Design"
    assert {line.split()[0] for line in table[1:4]} == {"small", "split", "third"}
    assert "(Holm)" in found.stdout
    assert (place / "out" / "charts" / "together.svg").exists()
    page = (place / "out" / "report.html").read_text()
    assert page.count('class="tile ') == 0
    assert "together" in json.loads((place / "out" / "summary.json").read_text())
