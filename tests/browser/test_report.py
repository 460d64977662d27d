"""The report as a reader meets it: a file opened in a real browser, without a network."""

import pytest

from simulator.analysis.catalogue import CATALOGUE
from simulator.report.charts import CHARTS

WIDTHS = (1280, 390)
LANGUAGES = ("en", "ru")


class Visit:
    """A page that was opened from the disk, and all that went wrong or went out meanwhile."""

    def __init__(self, browser, report, width=1280):
        """Open `report` in a window of `width` pixels."""
        self.context = browser.new_context(viewport={"width": width, "height": 900}, offline=True)
        self.page = self.context.new_page()
        self.troubles, self.requests = [], []
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(report.as_uri())

    def speak(self, lang):
        """Press the button of a language."""
        self.page.click(f"button[data-lang={lang}]")
        return self

    def visible(self, selector):
        """Return the elements of the language edition that is shown."""
        return self.page.locator(f".edition:not([hidden]) {selector}")


@pytest.fixture
def visit(browser, report):
    """Return a function that opens the report; what it opened is closed at the end."""
    opened = []

    def open_report(**options):
        opened.append(Visit(browser, report, **options))
        return opened[-1]

    yield open_report
    for one in opened:
        one.context.close()


def test_opens_offline_without_a_word_of_complaint(visit, report):
    seen = visit()
    for lang in (*LANGUAGES, "en"):
        seen.speak(lang)
    assert seen.troubles == []
    assert [url for url in seen.requests if not url.startswith("data:")] == [report.as_uri()]


@pytest.mark.parametrize(("lang", "beginning"), [("en", "“Conveyor” is better"), ("ru", "«Конвейер» лучше")])
def test_the_verdict_is_on_top(visit, lang, beginning):
    seen = visit().speak(lang)
    headline = seen.visible(".headline")
    assert headline.inner_text().startswith(beginning)
    box = headline.bounding_box()
    assert box["y"] + box["height"] < 450
    assert seen.page.evaluate("document.documentElement.lang") == lang
    assert seen.page.title() == seen.visible("h1").inner_text()


def test_one_language_is_shown_at_a_time(visit):
    seen = visit()
    for lang in LANGUAGES:
        seen.speak(lang)
        assert [one.get_attribute("id") for one in seen.page.locator(".edition:visible").all()] == [lang]
        assert seen.page.locator("button[aria-pressed=true]").get_attribute("data-lang") == lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chart_is_painted_and_has_words(visit, lang):
    pictures = visit().speak(lang).visible("figure img").all()
    assert len(pictures) == len(CHARTS)
    for picture in pictures:
        assert len(picture.get_attribute("alt")) > 60
        assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
        box = picture.bounding_box()
        assert box["width"] > 300
        assert box["height"] > 150


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_is_complete(visit, lang):
    seen = visit().speak(lang)
    assert seen.visible("table.indicators tbody tr").count() == len(CATALOGUE)
    assert seen.visible("table.indicators thead th").count() == 6
    assert all(text.strip() for text in seen.visible("table.indicators td").all_inner_texts())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_verdict_leans_on_opens_group_by_group(visit, lang):
    groups = visit().speak(lang).visible("details.ground")
    assert groups.count() > 10
    first = groups.first
    assert not first.locator("table").is_visible()
    first.locator("summary").click()
    assert first.locator("table").is_visible()
    assert first.locator("tbody tr").count() > 1
    assert all(text.strip() for text in first.locator("td, tbody th").all_inner_texts())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_runs_over_the_edge(visit, lang, width):
    seen = visit(width=width).speak(lang)
    seen.page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    over = seen.page.evaluate(
        """() => [...document.querySelectorAll('.edition:not([hidden]) *')]
            .filter(one => !one.closest('.picture, .scroll, pre') && one.getBoundingClientRect().right > innerWidth + 1)
            .map(one => one.outerHTML.slice(0, 80))"""
    )
    assert over == []


def test_the_keyboard_reaches_the_languages_and_the_assumptions(visit):
    seen = visit()
    seen.page.locator("button[data-lang=ru]").focus()
    seen.page.keyboard.press("Enter")
    assert seen.visible(".headline").inner_text().startswith("«Конвейер»")
    summary = seen.visible("summary").first
    was_open = seen.visible("details").first.evaluate("part => part.open")
    summary.focus()
    seen.page.keyboard.press("Enter")
    assert seen.visible("details").first.evaluate("part => part.open") != was_open


def test_text_can_be_told_from_its_background(visit):
    seen = visit()
    for selector in (
        "figcaption", ".definition", ".unit", ".word", ".tile .interval", ".contract", ".evidence dd", ".rests",
        ".where", ".switch",
    ):  # fmt: skip
        assert seen.visible(selector).first.evaluate(CONTRAST) >= 4.5, selector


def test_prints_all_assumptions_and_no_buttons(visit):
    seen = visit()
    seen.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    seen.page.emulate_media(media="print")
    assert seen.visible("details:not([open])").count() == 0
    assert not seen.page.locator(".languages").is_visible()
    assert seen.visible(".headline").is_visible()
    assert seen.page.pdf(format="A4").startswith(b"%PDF")
    seen.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert seen.visible("details:not([open])").count() > 0


CONTRAST = """element => {
  const parse = text => (text.match(/[0-9.]+/g) || [255, 255, 255]).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(part => part / 255)
      .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  let behind = element;
  while (behind && parse(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
  const back = light(parse(behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)'));
  const ink = light(parse(getComputedStyle(element).color));
  return (Math.max(back, ink) + 0.05) / (Math.min(back, ink) + 0.05);
}"""
