"""What `--precision` can be, and what it comes to."""

import math

import pytest

from simulator.experiment.precision import Precision
from simulator.experiment.study import StudyError


@pytest.mark.parametrize(("asked", "size", "relative", "written"), [
    (20, 20.0, False, "20"), ("20", 20.0, False, "20"), (" 0.5 ", 0.5, False, "0.5"),
    ("1.5e6", 1.5e6, False, "1500000"),
    ("2%", 2.0, True, "2%"), ("2 %", 2.0, True, "2%"), (".5%", 0.5, True, "0.5%"), ("150%", 150.0, True, "150%"),
])  # fmt: skip
def test_a_number_is_an_amount_and_a_percentage_a_share(asked, size, relative, written):
    found = Precision.of(asked)
    assert found == Precision(size, relative)
    assert str(found) == written
    assert Precision.of(str(found)) == Precision.of(found) == found


@pytest.mark.parametrize(("asked", "told"), [
    ("soon", "'soon' is neither an amount nor a share; write 20 for an amount in the market's money, or 2%"),
    ("", "'' is neither an amount nor a share"),
    ("20 RUB", "'20 RUB' is neither an amount nor a share"),
    (True, "'True' is neither"),
    ("2,5%", "'2,5%' is not a number; write 2.5 %"),
    ("1 500 000", "'1 500 000' is not a number; write 1500000"),
    (0, "0 is not more than 0"),
    ("-2%", "-2% is not more than 0"),
    ("1e999", "1e999 is not a finite number"),
    (math.inf, "'inf' is neither"),
    (math.nan, "'nan' is neither"),
])  # fmt: skip
def test_anything_else_is_refused_in_a_line(asked, told):
    with pytest.raises(StudyError) as trouble:
        Precision.of(asked)
    assert str(trouble.value).startswith(f"precision: {told}")
    assert "\n" not in str(trouble.value)


def test_a_share_is_of_the_size_of_what_the_reference_creates():
    assert Precision.of("2%").amount(-300.0) == pytest.approx(6)
    assert Precision.of("2%").amount(None) is None
    assert Precision.of(20).amount(None) == 20
