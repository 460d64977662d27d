"""Reading a book of claims: mistakes are told where they are, all at once."""

import pytest

from simulator.experiment.claims.loader import Library
from simulator.experiment.claims.measures import FAMILIES
from simulator.experiment.claims.plan import Effort, Plan
from simulator.report.claims.measure_names import FAMILY, SERIES, SOURCE
from simulator.scenario.files.mistakes import ScenarioError

SMALL = """\
organization:
  departments:
    sales:
      roles:
        seller: {count: 4, order_of_work: [serving, qualifying, closing, developing, prospecting]}
"""
ARMS = "arms: {a: {design: a.yaml}, b: {design: a.yaml, set: {organization.inbound: in_turn}}, c: {design: a.yaml}}"
TEST = "{form: difference, arms: [a, b], measure: value, expected: higher}"
WORDS = "{en: words, ru: слова}"


def test_every_measure_has_a_name():
    from simulator.analysis.catalogue import BY_KEY
    from simulator.experiment.claims.reading_time import SERIES as SERIES_KNOWN
    from simulator.experiment.claims.reading_time import SOURCES

    assert set(FAMILY) == set(FAMILIES) - set(BY_KEY)
    assert set(SERIES) == set(SERIES_KNOWN)
    assert set(SOURCE) == set(SOURCES)


def book(folder, *, claim="", test=TEST, arms=ARMS, status="testable"):
    """Write a book of one claim and return its folder; `claim` are more lines of it."""
    (folder / "a.yaml").write_text(SMALL)
    (folder / "arms.yaml").write_text(arms)
    (folder / "000.yaml").write_text(
        f'article: "000"\ntitle: {WORDS}\nclaims:\n  - id: C01\n    kind: P\n    statement: {WORDS}\n'
        f"    status: {status}\n    falsifier: {WORDS}\n    tests:\n      - {test}\n{claim}",
        encoding="utf-8",
    )
    (folder / "a.yaml").rename(folder.parent / "a.yaml")
    (folder / "arms.yaml").write_text(arms.replace("a.yaml", "../a.yaml"))
    return folder


def told(folder):
    """Return what is told of the book in `folder`, without the folder."""
    with pytest.raises(ScenarioError) as caught:
        Plan.of(Library(folder), (), Effort(points=0))
    return str(caught.value).replace(f"{folder}/", "")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "book").mkdir()
    return tmp_path / "book"


BROKEN_TESTS = [
    ("{form: difference, arms: [a], measure: value, expected: higher}",
     "arms: the form 'difference' has 2 arms, not 1"),
    ("{form: difference, arms: [a, b], measure: value}",
     "expected: the form 'difference' needs what is expected: higher or lower"),
    ("{form: difference, arms: [a, b], measure: value, expected: higher, between: [1, 2]}",
     "between: the form 'difference' has no bounds"),
    ("{form: level, arms: [a], measure: value}", "between: the form 'level' needs bounds, such as [45, 75]"),
    ("{form: level, arms: [a], measure: value, between: [2, 1]}",
     "between: the form 'level' needs bounds, such as [45, 75]"),
    ("{form: level, arms: [a], measure: value, between: [1, 2], expected: lower}",
     "expected: the form 'level' has bounds, and nothing is expected beside them"),
    ("{form: slope, arms: [a, b], measure: value, expected: lower}",
     "levels: the form 'slope' needs levels, one number for each of its 2 arms"),
    ("{form: slope, arms: [a, b], levels: [1, 1], measure: value, expected: lower}",
     "levels: each level can stand once only"),
    ("{form: optimum, arms: [a, b], levels: [1, 2], between: [3, 4], measure: value}",
     "between: an optimum needs levels inside the bounds and outside"),
    ("{form: optimum, arms: [a], levels: [1], between: [0, 4], measure: value}",
     "arms: the form 'optimum' needs two arms at least"),
    ("{form: ratio, arms: [a, b], levels: [1, 2], between: [3, 4], measure: value}",
     "levels: the form 'ratio' has no levels"),
    ("{form: differ, arms: [a, b], measure: value, expected: higher}",
     "form: must be one of: difference, interaction, level, optimum, slope, ratio; did you mean 'difference'?"),
    ("{form: difference, arms: [a, b], measure: valu, expected: higher}",
     "measure: there is no measure 'valu'; did you mean 'value'?"),
    ("{form: difference, arms: [a, b], measure: monthly:margin, expected: higher}",
     "measure: 'monthly:margin' is not complete; write it as monthly:SERIES:MONTH:MONTH"),
    ("{form: difference, arms: [a, b], measure: monthly:margins:1:2, expected: higher}",
     "measure: there is no series 'margins'; did you mean 'margin'?"),
    ("{form: difference, arms: [a, b], measure: at_month:margin:0, expected: higher}",
     "measure: '0' is not the number of a measured month, from 1"),
    ("{form: difference, arms: [a, b], measure: pay:@closeing, expected: higher}",
     "measure: there is no activity 'closeing'; did you mean 'closing'?"),
    ("{form: difference, arms: [a, b], measure: value, expected: higher, expect: lower}",
     "expect: unknown field, did you mean 'expected'?"),
]  # fmt: skip


@pytest.mark.parametrize(("test", "line"), BROKEN_TESTS, ids=[line for _, line in BROKEN_TESTS])
def test_a_broken_test_is_told_at_its_place(folder, test, line):
    found = told(book(folder, test=test))
    assert found.count("\n") == 0
    assert found.startswith("000.yaml:10:")
    assert found.partition(" ")[2] == f"C01.tests.1.{line}"


def test_a_broken_claim_is_told(folder):
    twice = "  - {id: C01, kind: N, statement: {en: a, ru: б}, status: not_testable, why: {en: a, ru: б}}\n"
    assert told(book(folder, claim=twice)) == (
        f"000.yaml:11:10: the claim 'C01' stands twice; it is already at {folder}/000.yaml:4:9".replace(
            f"{folder}/", ""
        )
    )


def test_a_status_asks_for_what_goes_with_it(folder):
    assert "C01.tests: a claim that is not testable has no tests" in told(book(folder, status="not_testable"))


def test_what_the_model_assumes_must_be_said(folder):
    assert "C01.why: this field is missing: say what the model assumes" in told(book(folder, status="by_construction"))


FIGURE = f"{{source: A survey of 2020, evidence: V2, independent: yes, because: {WORDS}}}"
LEVEL = "{form: level, arms: [a], measure: value, between: [1, 2]}"


def figure(folder, published=FIGURE, test=LEVEL, more="", status="testable"):
    """Write a book of one published figure and return its folder."""
    book(folder, test=test, claim=f"    published: {published}\n{more}", status=status)
    page = folder / "000.yaml"
    page.write_text(page.read_text("utf-8").replace(f"    falsifier: {WORDS}\n", ""), encoding="utf-8")
    return folder


def test_a_published_figure_needs_no_falsifier(folder):
    (_, claim), = Library(figure(folder)).book.claims()
    assert (claim.published.evidence, claim.published.independent, claim.published.gap) == ("V2", "yes", None)


@pytest.mark.parametrize(("changes", "line"), [
    ({"more": "    falsifier: {en: others, ru: другие}\n"},
     "C01.falsifier: a published figure needs none: the bounds of its tests say it"),
    ({"test": TEST}, "C01.published: a published figure lies between bounds, which the form 'difference' has not"),
    ({"published": FIGURE.replace("V2", "V3")},
     "C01.published.evidence: must be one of: V, V2, M, A, D, N"),
    ({"published": FIGURE.replace("yes", "maybe")},
     "C01.published.independent: must be one of: yes, partly, no"),
    ({"published": FIGURE.replace("source: A survey of 2020, ", "")}, "C01.published.source: this field is missing"),
    ({"status": "by_construction", "more": f"    why: {WORDS}\n"},
     "C01.published: a published figure is testable or not"),
])  # fmt: skip
def test_a_broken_figure_is_told_at_its_place(folder, changes, line):
    found = told(figure(folder, **changes))
    assert found.count("\n") == 0
    assert found.startswith("000.yaml:")
    assert found.partition(" ")[2].startswith(line)


def test_several_tests_need_conditions(folder):
    found = told(book(folder, claim=f"      - {TEST}\n"))
    assert found == "000.yaml:10:7 C01.tests: where there are several tests, each needs its 'condition'"


def test_one_condition_is_enough_only_of_several(folder):
    found = told(book(folder, claim="    holds_under: one_condition\n"))
    assert found.endswith("one condition of several can be enough only where there are several tests")
    assert "C01.holds_under" in found


def test_a_role_that_no_arm_has(folder):
    test = "{form: difference, arms: [a, b], measure: pay:closer, expected: higher}"
    assert told(book(folder, test=test)).endswith("no arm of the test has a role 'closer'")


def test_a_segment_that_no_arm_has(folder):
    test = "{form: level, arms: [a], measure: 'accounts_per_manager_of:huge', between: [5, 15]}"
    assert told(book(folder, test=test)).endswith("C01.measure: no arm of the test has a segment 'huge'")


def test_a_segment_that_an_arm_has(folder):
    test = "{form: level, arms: [a], measure: 'accounts_per_manager_of:large', between: [5, 15]}"
    plan = Plan.of(Library(book(folder, test=test)), (), Effort(points=0))
    assert plan.measures("a") == ["accounts_per_manager_of:large"]


def test_a_design_that_does_not_exist_is_told_where_it_is_named(folder):
    arms = ARMS.replace("b: {design: a.yaml", "b: {design: b.yaml")
    found = told(book(folder, arms=arms))
    assert found.startswith("arms.yaml:1:")
    assert "arms.b: " in found
    assert "no such file" in found


def test_only_what_is_asked_for_is_read(folder):
    arms = ARMS.replace("c: {design: a.yaml", "c: {design: broken.yaml")
    assert set(Plan.of(Library(book(folder, arms=arms)), (), Effort(points=0)).scenarios) == {"a", "b"}
