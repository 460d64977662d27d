"""What luck did, as executives read it: sentences, section, chart, table, terminal; nothing where it is unknown."""

import re
from dataclasses import replace

import fortunate
import matplotlib as mpl
import pytest
import synthetic

mpl.use("agg")

from matplotlib import pyplot as plt

from simulator.analysis.currency import in_currency
from simulator.analysis.fortune import CAUSES, Fortune, Stroke
from simulator.cli.table import show
from simulator.experiment.comparison import Comparison
from simulator.experiment.fortunes import left_to_luck
from simulator.report.certainty import certainties
from simulator.report.charts import luck_chart, write_charts
from simulator.report.figures import value
from simulator.report.html import page
from simulator.report.indicator_table import indicator_rows
from simulator.report.language import language
from simulator.report.luck_section import luck_section
from simulator.report.luck_words import luck_of_a_run, what_luck_did
from simulator.report.views import view
from simulator.report.words import verdict_words
from simulator.scenario.schema.money import Money

EN = language("en")


@pytest.fixture(scope="module")
def lucky():
    return fortunate.comparison()


@pytest.fixture
def without_charts(monkeypatch):
    """Leave the charts out where they do not matter; drawing them takes most of the time."""
    monkeypatch.setattr("simulator.report.html.charts", lambda *_: [])


def without_luck(comparison: Comparison) -> Comparison:
    return replace(
        comparison, outcomes={design: list(map(left_to_luck, runs)) for design, runs in comparison.outcomes.items()}
    )


def test_the_headline_stands_on_the_sharp_difference(lucky):
    (finding,) = lucky.verdict
    words = verdict_words(lucky)
    assert words.headline == (
        f"“Conveyor” is better than “Universal”: {finding.sharp.mean:.1f} monthly pays more value in 36 months."
    )
    amount, plain, luck, strokes, *_ = words.details
    assert f"{finding.sharp.mean:+.1f} monthly pays (95% interval {finding.sharp.low:.1f}" in amount
    assert plain.startswith("The luck that can be named is taken out of this; as it came out it was +")
    assert f"{finding.difference.mean:.0f}" in plain
    assert luck.startswith("Of the ")
    assert "came out ahead of “Universal”" in luck
    assert "“Conveyor”, replication 0, month 17: a client left (client 4211, odds 12%): −38.2 monthly pays" in strokes


@pytest.mark.parametrize(("plain", "luck", "told"), [
    (100.0, 40.0, "Of the 100 monthly pays by which “a” came out ahead of “b”, 40 monthly pays were luck (orders "
                  "+40.0)."),
    (-197.0, -120.0, "Of the 197 monthly pays by which “a” fell short of “b”, 120 monthly pays were bad luck (orders "
                     "−120)."),
    (50.0, -70.0, "Luck hid a part of the difference between “a” and “b”: it moved it by −70.0 monthly pays (orders "
                  "−70.0)."),
    (50.0, 70.0, "Luck alone set “a” and “b” apart that way: it moved the difference by +70.0 monthly pays (orders "
                 "+70.0)."),
    (-50.0, -70.0, "Luck alone set “a” and “b” apart that way: it moved the difference by −70.0 monthly pays (orders "
                   "−70.0)."),
])  # fmt: skip
def test_what_luck_did_to_a_difference(lucky, plain, luck, told):
    (finding,) = lucky.verdict
    moved = {"deals": 0.0, "orders": luck}
    gap = replace(finding.difference, mean=plain)
    assert what_luck_did(replace(finding, difference=gap, moved=moved, design="a", reference="b"), EN) == told


def test_one_design_alone():
    alone = fortunate.comparison(30, {"universal": 1.0})
    words = verdict_words(alone)
    assert f"{alone.estimate('universal', 'value').sharp.mean:.0f} monthly pays" in words.headline
    (line,) = words.details
    assert line.startswith("The luck that can be named is taken out of this: on average it moved the value of")
    assert luck_section(alone, EN).taken_out
    assert luck_chart(alone, EN) is not None


def test_a_single_run_is_told_stroke_by_stroke():
    fortune = Fortune(dict.fromkeys(CAUSES, -5.0), {}, list(fortunate.STROKES))
    assert luck_of_a_run(fortune, EN) == [
        "Luck moved value by −20.0 monthly pays: deals won and lost −5.00, leaving clients −5.00, orders −5.00, staff "
        "−5.00.",
        "month 17: a client left (client 4211, odds 12%): −38.2 monthly pays",
        "before measuring: a new client was larger than most (client 17): +31.0 monthly pays",
        "month 5: somebody gave notice (closer, odds 3%): −22.0 monthly pays",
        "month 30: comet: −4.00 monthly pays",
    ]
    russian = luck_of_a_run(fortune, language("ru"))
    assert russian[1] == "месяц 17: ушёл клиент (клиент 4211, вероятность 12\u00a0%): −38,2 мес. зарплат"


def test_luck_is_told_in_the_currency(lucky):
    money = Money("RUB", 150_000.0)
    one = in_currency(lucky.outcomes["conveyor"][0], money)
    told = luck_of_a_run(one.fortune, language("en").counting(money))
    assert told[1] == "month 17: a client left (client 4211, odds 12%): −5.73 million RUB"
    assert told[0].endswith("RUB.")


def test_every_known_stroke_has_words_for_better_and_worse():
    names = ("won", "lost", "nature", "left", "ceased", "followed", "order", "quit", "talent")
    for tag in ("en", "ru"):
        for amount in (1.0, -1.0):
            strokes = [Stroke(1.0, name, None, None, amount) for name in names]
            told = luck_of_a_run(Fortune({}, {}, strokes), language(tag))[1:]
            assert len(set(told)) == len(names)
            assert not any(f": {name}:" in line for name, line in zip(names, told, strict=True))


def test_the_section_adds_up(lucky):
    section = luck_section(lucky, EN)
    assert section.taken_out
    assert section.unit == "monthly pays"
    assert [row.name for row in section.causes] == [
        "deals won and lost", "leaving clients", "orders", "staff", "all luck",
    ]  # fmt: skip
    (finding,) = lucky.verdict
    written = [float(row.amounts[2].replace("−", "-")) for row in section.causes]
    assert sum(written[:-1]) == pytest.approx(written[-1], abs=0.1)
    assert written[-1] == pytest.approx(finding.difference.mean - finding.sharp.mean, abs=0.1)
    assert (len(section.strokes), section.strokes[0].month) == (8, "month 17")


def test_value_and_profit_stand_in_both_editions(lucky):
    rows = {row.key: row for row in indicator_rows(lucky, EN)}
    for key in ("value", "profit"):
        below = rows[f"{key}_as_it_came_out"]
        finding = lucky.finding("conveyor", key)
        assert rows[key].gaps[0].mean == f"{finding.sharp.mean:+.1f}"
        assert below.name == f"{rows[key].name}, luck left in"
        assert (below.gaps[0].word, below.gaps[0].probability) == ("", "")
        assert rows[key].gaps[0].plain == f"{below.gaps[0].mean} ({below.gaps[0].interval})"
    assert len(rows) == len({row.key for row in indicator_rows(without_luck(lucky), EN)}) + 2


def test_how_much_of_the_variance_is_left(lucky):
    (found,) = certainties(lucky, EN)
    assert found.left == f"{lucky.verdict[0].sharp.variance_left:.0%}"
    assert certainties(without_luck(lucky), EN)[0].left == "–"


def test_charts_agree_with_the_verdict(lucky, tmp_path):
    (finding,) = lucky.verdict
    figure, axes = plt.subplots()
    found = value.draw(axes, lucky.outcomes, EN)
    plt.close(figure)
    assert f"{finding.sharp.mean:.1f} monthly pays more" in found.title
    assert "The differences have luck taken out." in found.text
    chart = luck_chart(lucky, EN)
    gain = float(re.search(r"as ([\d.]+) with it", chart.finding.title)[1])
    plain, sharp = finding.difference, finding.sharp
    assert gain == pytest.approx(((plain.high - plain.low) / (sharp.high - sharp.low)) ** 2, abs=0.06)
    assert f"{sharp.mean:.0f} with luck taken out" in chart.finding.text
    assert "luck.svg" in {path.name for path in write_charts(lucky, tmp_path)}


def test_a_notebook_draws_it(lucky):
    figure, (left, right) = plt.subplots(1, 2, figsize=(14, 5))
    shown = view(fortunate.comparison(12, {"universal": 1.0, "conveyor": 1.2, "hunters_farmers": 0.9}))
    assert shown.plot_luck(left).get_title(loc="left").startswith("With luck taken out")
    assert view(without_luck(lucky)).plot_luck(right).get_title(loc="left") == "No luck was taken out."
    figure.canvas.draw()
    plt.close(figure)
    assert "luck left in" in view(lucky)._repr_html_()


@pytest.mark.usefixtures("without_charts")
def test_the_report_says_what_luck_did(lucky):
    text = page(lucky, "ru")
    assert "Что сделало везение" in text
    assert text.count("What luck did") == 1
    assert text.count("Variance left without luck") == 1
    assert text.count('<p class="interval">with luck: ') == 3
    ids = re.findall(r'id="([^"]*)"', text)
    assert len(ids) == len(set(ids))


@pytest.mark.usefixtures("without_charts")
def test_few_replications_have_strokes_and_plain_intervals():
    few = fortunate.comparison(9)
    section = luck_section(few, EN)
    assert (section.taken_out, section.lines, section.chart, section.causes) == (False, (), None, ())
    assert section.strokes
    text = page(few)
    assert "too few replications to take luck out" in text
    assert "with luck: " not in text


@pytest.mark.usefixtures("without_charts")
def test_where_luck_is_unknown_nothing_is_said_of_it(lucky):
    plain = without_luck(lucky)
    assert luck_section(plain, EN) is None
    assert luck_chart(plain, EN) is None
    assert "luck can" not in " ".join(verdict_words(plain).lines())
    text = page(plain)
    for words in ("What luck did", "without luck", "luck left in", "Luck is taken out"):
        assert words not in text
    assert plain.summary()["differences"]["conveyor"]["value"]["sharp"] is None


def test_the_terminal_shows_both(lucky, capsys):
    show(lucky, "en")
    shown = capsys.readouterr().out
    for words in ("Value created, luck left in", "Profit, luck left in", "as it came out it was", "largest strokes"):
        assert words in shown
    show(synthetic.comparison(12), "en")
    assert "luck left in" not in capsys.readouterr().out
