"""The page of the book of claims: everything is on it, in both languages, and nothing is fetched."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from synthetic_claims import ARMS, CLAIMS, FINDINGS, PLAN, finding, text, trial

from simulator.analysis.effects import Effect
from simulator.experiment.claims.book import Published
from simulator.experiment.claims.findings import Findings
from simulator.experiment.claims.measures import FAMILIES
from simulator.report.claims.drawing import MARGIN, WIDTH, pictures
from simulator.report.claims.page import page
from simulator.report.claims.words import (
    arm_words,
    claim_reason,
    counts,
    expectation,
    family_words,
    measure_words,
    numbers,
    reason,
)
from simulator.report.language import language

EN, RU = language("en"), language("ru")


class Look(HTMLParser):
    """Collects ids, what is fetched, and whether tags are closed in order."""

    VOID = frozenset({"meta", "link", "input", "circle", "rect", "line", "polyline"})

    def __init__(self, html):
        """Read a page."""
        super().__init__()
        self.ids, self.fetched, self.open = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Note a tag."""
        facts = dict(attrs)
        self.ids += [facts["id"]] if "id" in facts else []
        self.fetched += [facts[name] for name in ("src", "href") if name in facts]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Check the order of tags."""
        if tag not in self.VOID:
            assert self.open.pop() == tag


@pytest.fixture(scope="module")
def html():
    return page(PLAN, FINDINGS)


def test_every_claim_is_there_once_in_each_language(html):
    look = Look(html)
    assert not look.open
    assert len(look.ids) == len(set(look.ids))
    for lang in ("en", "ru"):
        assert [one for one in look.ids if one.startswith(f"{lang}-C")] == [f"{lang}-{one[0]}" for one in CLAIMS]


def test_nothing_is_fetched_and_nothing_of_a_book_is_code(html):
    assert all(one.startswith(("#", "data:")) for one in Look(html).fetched)
    assert "alert('en')" not in html
    assert "<b>жирно" not in html
    assert "&lt;script&gt;" in html


def test_verdicts_reasons_numbers_and_commands_stand_on_it(html):
    assert html.count('data-verdict="depends_on"') == 4  # a claim and a button, in two languages
    for words in ("depends on the conditions", "зависит от условий", "why C07", "по-русски why C08", "equal payroll",
                  "−5.00 (−7.00 to −3.00) monthly pays", "+5,00 (+3,00 … +7,00) мес. зарплат",
                  "conveyor claims --book elsewhere --only C02 --replications 200 --points 32 --seed 0 --per-point 4",
                  "Some runs failed and are left out: 1."):  # fmt: skip
        assert words in html, words


def test_a_picture_for_each_test_and_one_more_for_sweeps(html):
    pictures = re.findall(r"<svg .*?</svg>", html)
    assert len(pictures) == 2 * (2 + 1 + 1 + 2 + 2 + 0)
    assert all('role="img" aria-label="' in picture for picture in pictures)
    assert not re.search(r"nan|inf\b", "".join(pictures))


@pytest.mark.parametrize(("bounds", "marks"), [([0.98, 1.3], ["0.98", "1.3"]), ([0.98, 10.0], ["0.98"])])
def test_a_bound_far_away_does_not_squeeze_the_effect_into_a_corner(bounds, marks):
    found = finding("C03", "testable", [trial(form="ratio", between=bounds, expected=None)], ["holds"]).leading
    (picture,) = pictures(replace(found, effect=Effect(1.05, 1.01, 1.09, 20)), EN)
    low, high = (float(end) for end in re.findall(r'<line x1="([\d.]+)"[^>]* x2="([\d.]+)"', picture)[-1])
    assert high - low > 100
    assert re.findall(r'text-anchor="middle">([\d.]+)<', picture) == marks
    band = re.search(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', picture)
    assert (float(band[1]) + float(band[2]) == WIDTH - MARGIN) == (len(marks) == 1)


def published(identity, decisions, **changes):
    """Return a finding about a published figure."""
    found = finding(identity, "testable", [trial(form="level", arms=["a"], expected=None, between=[1, 2])], decisions)
    facts = {"source": "<i>A survey</i>, 2020", "evidence": "V2", "independent": "partly", "because": text("near"),
             "gap": text("so it is")}  # fmt: skip
    claim = found.claim.model_copy(update={"published": Published.model_validate(facts | changes), "falsifier": None})
    return replace(found, claim=claim)


def test_a_book_of_published_figures():
    findings = Findings([published("B01", ["holds"]), published("B02", ["falsified"], gap=None)], [])
    shown = page(PLAN, findings)
    assert not Look(shown).open
    for words in ("agrees", "disagrees", "сходится", "расходится",
                  "&lt;i&gt;A survey&lt;/i&gt;, 2020 (a secondary source)",
                  "Published figures, and what the model gives", "so it is", "по-русски near",
                  "conveyor claims --book elsewhere --only B01"):  # fmt: skip
        assert words in shown, words
    assert "falsified</span>" not in shown
    assert shown.count("Why the model differs") == 1
    assert counts(findings.claims, EN) == "agrees: 1; disagrees: 1"
    assert counts([*FINDINGS.claims, *findings.claims], EN).startswith("holds: 2; does not hold: 3")


def test_reasons_in_words():
    reasons = [claim_reason(one, EN) for one in FINDINGS.claims]
    assert reasons[0] == (
        "It holds under “<script>alert('en')</script> & \"more\"”, and the opposite is found under “equal payroll”."
    )
    assert "inside the practical band" in reasons[1]
    assert reasons[2] == "The 95% interval reaches across a bound of the claim."
    assert reasons[5] == "No run has this measure in all of the arms."
    assert reasons[6:] == ["", ""]


def test_reasons_where_one_condition_is_enough():
    first = FINDINGS.claims[0]
    eased = replace(first, claim=first.claim.model_copy(update={"holds_under": "one_condition"}), decided="holds")
    held = "One condition is enough for this claim, and it holds under “<script>alert('en')</script> & \"more\"”."
    assert claim_reason(eased, EN) == held
    assert claim_reason(replace(eased, decided="not_decided"), EN).endswith("it holds for sure under none.")
    sure = replace(FINDINGS.claims[2].tests[0], confidence=0.9875)
    assert reason(sure, EN) == "The 98.8% interval reaches across a bound of the claim."
    assert reason(sure, RU).startswith("Доверительный интервал (98,8\N{NO-BREAK SPACE}%)")


def test_expectations_and_numbers():
    tests = [one.claim.tests[0] for one in FINDINGS.claims[:6]]
    assert [expectation(one, EN) for one in tests] == [
        "above zero", "above zero", "between 1 and 2", "the best level lies between 2 and 2", "above zero", "above zero"
    ]  # fmt: skip
    assert numbers(FINDINGS.claims[1].leading, EN) == "+0.1 pp (−0.2 pp to +0.3 pp)"
    assert numbers(FINDINGS.claims[2].leading, EN) == "1.00 (−4.00 to 6.00) monthly pays a month"
    assert numbers(FINDINGS.claims[5].leading, EN) == "–"
    assert counts(FINDINGS.claims, EN).startswith("holds: 1; does not hold: 2; depends on the conditions: 1")


def test_arms_and_measures_in_words():
    assert arm_words(ARMS["b"], EN).startswith(
        "../conveyor.yaml; market m.yaml; overlay o.yaml; organization.inbound = in_turn; mechanisms.comfort = on; "
        "without: Comfort"
    )
    assert measure_words("monthly:margin:25:36", EN) == "gross margin in a month, months 25 to 36"
    assert measure_words("role_share:@closing:closing", EN) == (
        "everybody who does: closing: share of worked hours: closing"
    )
    for spoken in (EN, RU):
        assert len({family_words(family, spoken) for family in FAMILIES.values()}) == len(FAMILIES)
