"""A journal and its tables show what they hold."""

import pickle
from xml.etree import ElementTree

from simulator.journal.journal import Journal, Table
from simulator.kernel.showing import LONGEST


def journal(design: str = "small") -> Journal:
    found = Journal(design, 0, 3, 168.0, 504.0, 0.3, ("small",), events=1234)
    for hour in range(7):
        found.placed.add((float(hour), 1.0, 0.25))
    return found


def test_a_journal_tells_whose_it_is_and_how_much_it_holds() -> None:
    assert repr(journal()) == "<Journal of 'small', replication 3: 3 months, 1,234 events, 7 facts>"
    assert len(repr(journal("long " * 100))) <= LONGEST


def test_a_journal_shows_its_tables() -> None:
    found = ElementTree.fromstring(journal("<b>")._repr_html_())
    told = {row[0].text: [cell.text for cell in row[1:]] for row in found.findall("tbody/tr")}
    assert list(told) == list(journal().tables())
    assert told["placed"] == ["7", "time, client, margin"]
    assert "<b>" in (found.findtext("caption") or "")


def test_a_table_tells_its_columns_and_shows_its_first_facts() -> None:
    placed = journal().placed
    assert repr(placed) == "<Table of 7 facts: time, client, margin>"
    assert placed.waiting == 7  # a line takes nothing down
    found = ElementTree.fromstring(placed._repr_html_())
    assert [cell.text for cell in found.findall("thead/tr/th")] == ["time", "client", "margin"]
    assert [[cell.text for cell in row] for row in found.findall("tbody/tr")] == [
        [str(hour), "1", "0.25"] for hour in range(5)
    ]
    assert all(len(repr(table)) <= LONGEST for table in journal().tables().values())
    ElementTree.fromstring(Table("time")._repr_html_())


def test_showing_moves_no_fact() -> None:
    shown, plain = journal(), journal()
    repr(shown), shown._repr_html_(), shown.placed._repr_html_()
    assert shown.placed.to_bytes() == plain.placed.to_bytes()
    assert pickle.loads(pickle.dumps(shown)).placed.to_bytes() == plain.placed.to_bytes()
