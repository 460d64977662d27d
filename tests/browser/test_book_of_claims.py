"""The book of claims as a reader meets it: opened from the disk, searched, sifted, read in both languages."""

import pytest


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Return the path of a page of claims that opens in English."""
    import synthetic_claims

    from simulator.report.claims.page import write_page

    return write_page(synthetic_claims.PLAN, synthetic_claims.FINDINGS, tmp_path_factory.mktemp("claims"))


@pytest.fixture
def visit(browser, book):
    """Return a function that opens the page, with an anchor or without, and notes what goes wrong or out."""
    contexts = []

    def open_page(anchor="", width=1280):
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, offline=True))
        page = contexts[-1].new_page()
        page.troubles, page.requests = [], []
        page.on("console", lambda message: page.troubles.append(message.text))
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto(book.as_uri() + anchor)
        return page

    yield open_page
    for context in contexts:
        context.close()


def shown(page):
    """Return the ids of the claims that can be seen."""
    return page.eval_on_selector_all(
        ".edition:not([hidden]) .claim", "all => all.filter(one => one.offsetHeight > 0).map(one => one.id)"
    )


def test_opens_offline_without_complaint(visit, book):
    page = visit()
    assert page.troubles == []
    assert [url for url in page.requests if not url.startswith("data:")] == [book.as_uri()]
    assert page.title() == "What the articles claim, put to the test"
    assert shown(page) == [f"en-C0{number}" for number in range(1, 9)]


def test_sifts_by_verdict_and_by_words(visit):
    page = visit()
    page.click(".edition:not([hidden]) .choices button[data-verdict=does_not_hold]")
    assert shown(page) == ["en-C02", "en-C05"]
    page.fill(".edition:not([hidden]) .search", "c05")
    assert shown(page) == ["en-C05"]
    page.fill(".edition:not([hidden]) .search", "nothing like it")
    assert shown(page) == []
    page.fill(".edition:not([hidden]) .search", "")
    page.click(".edition:not([hidden]) .choices button[data-verdict='']")
    assert len(shown(page)) == 8


def test_an_anchor_opens_its_claim_in_the_language_of_the_page(visit):
    page = visit("#C04")
    assert page.locator("#en-C04").evaluate("one => one.open")
    assert page.locator("#en-C04 svg").count() == 2
    page = visit("#ru-C04")
    assert page.evaluate("document.documentElement.lang") == "ru"
    assert page.locator("#ru-C04").evaluate("one => one.open")


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_wider_than_the_window_in_either_language(visit, width):
    page = visit(width=width)
    for lang in ("en", "ru"):
        page.click(f"button[data-lang={lang}]")
        page.eval_on_selector_all(".edition:not([hidden]) details", "all => all.forEach(one => { one.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.troubles == []
