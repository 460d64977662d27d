"""What the base is worth: margin to come, less the hours of care of the year before at the market's price."""

import pytest
from written import END, WARM_UP, Writer

from simulator.analysis.base_worth import worth_of_base
from simulator.analysis.lives import lives
from simulator.analysis.observe import observe
from simulator.journal.vocabulary import Activity, State
from simulator.kernel.calendar import MONTH, YEAR

PAY = 0.01
TO_COME = 5000.0
"""Hours for which the ten clients will be there."""


def kept(care_until: float, hours: float = 20.0) -> Writer:
    """Return a firm with ten clients who will bring 50, on whom each month takes so many hours, up to a month."""
    written = Writer()
    written.journal.care_pay = PAY
    for client in range(10):
        written.client(0, client)
    for month in range(int(END // MONTH) + 1):
        written.journal.base.add((month * MONTH, 10.0, 0, 0, 0, 10.0, 0, 0, 0, 50.0, TO_COME))
        if month < care_until:
            written.work(month * MONTH, Activity.SERVING, hours / 2)
            written.work(month * MONTH + 50, Activity.DEVELOPING, hours / 2)
            written.work(month * MONTH + 100, Activity.PROSPECTING, 40.0)
    return written


def worth(written: Writer) -> list[float]:
    return worth_of_base(written.journal, lives(written.journal)).tolist()


def test_hours_of_care_are_charged_at_the_price_of_the_market() -> None:
    each = 20.0 / (10 * MONTH)
    assert worth(kept(care_until=99)) == pytest.approx([50.0 - PAY * each * TO_COME] * 37)


def test_what_was_spent_a_year_ago_is_forgotten() -> None:
    found = worth(kept(care_until=WARM_UP / MONTH))
    assert found[12] < found[18] < found[24] == 50.0
    assert found[18] == pytest.approx(50.0 - PAY * (6 * 20.0) / (10 * YEAR) * TO_COME)


def test_clients_who_left_share_what_they_took() -> None:
    written = kept(care_until=99)
    for client in range(5):
        written.client(6, client, State.LEFT)
    had = 10 * 6 * MONTH + 5 * 6 * MONTH
    assert worth(written)[12] == pytest.approx(50.0 - PAY * 240.0 / had * TO_COME)


def test_without_clients_nothing_is_charged() -> None:
    written = Writer()
    written.journal.care_pay = PAY
    written.work(1, Activity.SERVING, 5.0).month_ends(0.0)
    assert set(worth(written)) == {5.0}


def test_value_takes_it_and_so_do_the_months() -> None:
    written = kept(care_until=24)
    outcome, found = observe(written.journal), worth(written)
    assert outcome.indicators["base_value_change"] == pytest.approx(found[-1] - found[12])
    assert outcome.indicators["value"] == pytest.approx(found[-1] - found[12] + outcome.indicators["profit"])
    assert outcome.monthly["base_value"] == pytest.approx(found[13:])
