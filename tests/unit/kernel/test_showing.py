"""Lines stay short, and tables are well-formed whatever stands in them."""

from xml.etree import ElementTree

from simulator.kernel.showing import LONGEST, counted, figures, html_table, interval, line, listed, named


def test_a_line_is_one_line_and_never_long() -> None:
    assert line("a\n  b") == "<a b>"
    assert len(line("x" * 1000)) == LONGEST
    assert named("x" * 1000) == repr("x" * 39 + "…")


def test_what_does_not_fit_into_an_enumeration_is_counted() -> None:
    assert listed([]) == ""
    assert listed(["a", "b"]) == "a, b"
    assert listed(["a" * 60, "b" * 60, "c"]) == "a" * 60 + ", and 2 more"
    assert listed(["a" * 200]) == "a" * 99 + "…"


def test_numbers_are_counted_and_rounded() -> None:
    assert (counted(1, "month"), counted(1200, "fact"), counted(2, "person", "people")) == (
        "1 month", "1,200 facts", "2 people",
    )  # fmt: skip
    assert (figures(12345.6), figures(0.012345), figures(3, "+")) == ("12,346", "0.01235", "+3")
    assert interval(None, None, None) == "of nothing"
    assert interval(1, None, None) == "1"
    assert interval(1, -0.5, 2.5, "+") == "+1 (95 % interval -0.5 to 2.5)"


def test_a_table_escapes_all_of_its_texts() -> None:
    nasty = "<script>alert('&')</script>\""
    table = ElementTree.fromstring(html_table(nasty, [nasty, nasty], [[nasty, nasty]]))
    assert list(table.itertext()) == [nasty] * 5
    assert not html_table("", ["a"], []).count("caption")
