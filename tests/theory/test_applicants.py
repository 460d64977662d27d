"""Applicants against the normal distribution (C.5, C.8): lognormal talents, a correlation, and who qualifies.

Applicants are independent of one another, so each is one observation. False-alarm rate: 1e-5 for each comparison.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from judging import assert_mean, assert_share
from scipy import stats

from simulator.kernel.luck import Luck
from simulator.model.market.terms import Terms
from simulator.model.people.applicants import Applicants, Hire
from simulator.model.seats.seat import Post
from simulator.scenario.figures.talents import share_above, share_qualified
from simulator.scenario.schema.scenario import Scenario

ALARM = 1e-5
HUNTER, FARMER = ("prospecting", "qualifying"), ("serving", "developing")
BOTH = HUNTER + FARMER
NO_STANDARD = -5.0
SHARES = {0.7: 0.44, 0.9: 0.52, 1.1: 0.60, 1.23: 0.65, 1.68: 0.80}
"""Share of the top fifth by sigma, as published (C.5)."""
Z = float(stats.norm.ppf(0.8))


def labour(work: Sequence[str], *, sigma: float = 0.3, correlation: float = 0.2, standard: float = 0.5) -> Scenario:
    return Scenario.model_validate({
        "market": {
            "human_nature": {"talents": {"sigma": sigma, "correlation": correlation}},
            "labour": {"standard": standard},
            "qualifying": {"lead": 0},
            "inquiries": {"per_month": 0},
            "opening": {"clients": 0, "pipeline": 0},
        },
        "organization": {"departments": {"sales": {"roles": {"somebody": {"count": 1, "order_of_work": work}}}}},
    })


def post(scenario: Scenario) -> Post:
    (_, _, role), = scenario.organization.roles()
    return Post("sales", "somebody", 0, role, 1.0, {}, 1.0)


@lru_cache
def hires(count: int, work: Sequence[str] = BOTH, **labour_market: Any) -> list[Hire]:
    """Return as many people who qualified, on different seats."""
    scenario = labour(work, **labour_market)
    applicants, where = Applicants(Terms(scenario), Luck(0, 0)), post(scenario)
    return [applicants.qualified(where, *divmod(number, 1000)) for number in range(count)]


def talents(found: Sequence[Hire]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([one.talent.hunting for one in found]), np.array([one.talent.farming for one in found])


@pytest.mark.parametrize(
    ("count", "resolution"), [(4000, 0.12), pytest.param(40_000, 0.04, marks=pytest.mark.verification)]
)
@pytest.mark.parametrize(("sigma", "published"), SHARES.items())
def test_what_the_top_fifth_brings(sigma: float, published: float, count: int, resolution: float) -> None:
    """Of lognormal talents of mean 1 the fifth above the 80th percentile has Phi(sigma - z) of the whole (C.5).

    Tails are heavy: seen is 0.04 (0.12 every day) of the share at sigma 0.7, and five times that at 1.68.
    """
    theory = float(stats.norm.cdf(sigma - Z))
    assert theory == pytest.approx(published, abs=5e-3)
    both = np.concatenate(talents(hires(count, sigma=sigma, correlation=0.0, standard=NO_STANDARD)))
    top = both > np.exp(sigma * Z - sigma**2 / 2)
    assert_share(int(top.sum()), 2 * count, 0.2, alarm=ALARM)
    seen = resolution * np.sqrt(np.expm1(sigma**2) / np.expm1(0.49)) * 1.2
    assert_mean(both * top, theory, alarm=ALARM, resolution=seen)


@pytest.mark.parametrize("sigma", [0.1, 0.3, 0.7])
@pytest.mark.parametrize("standard", [NO_STANDARD, 0.5, 1.5])
def test_those_who_qualify_have_a_mean_of_one(sigma: float, standard: float) -> None:
    """1 is the mean talent of those above the standard, for a seat that requires one talent and in that talent."""
    hunting, _ = talents(hires(4000, HUNTER, sigma=sigma, standard=standard))
    _, farming = talents(hires(4000, FARMER, sigma=sigma, standard=standard))
    for talent in (hunting, farming):
        assert_mean(talent, 1.0, alarm=ALARM, resolution=0.06)


def test_those_who_qualify_are_all_above_the_standard() -> None:
    """The least talent is exp(sigma x standard) over the mean; the other talent of a specialist may be anything."""
    sigma, standard = 0.3, 0.5
    hunting, farming = talents(hires(4000, HUNTER, sigma=sigma, standard=standard))
    mean = np.exp(sigma**2 / 2) * stats.norm.sf(standard - sigma) / stats.norm.sf(standard)
    assert hunting.min() == pytest.approx(np.exp(sigma * standard) / mean, rel=2e-3)
    assert farming.min() < 0.6 * hunting.min()
    both = talents(hires(4000, BOTH, sigma=sigma, standard=standard))
    assert min(talent.min() for talent in both) == pytest.approx(hunting.min(), rel=4e-3)


@pytest.mark.parametrize("correlation", [-0.3, 0.0, 0.2, 0.7])
def test_talents_are_correlated(correlation: float) -> None:
    """Fisher's transform of the correlation of the logarithms is normal with variance 1 / (n - 3)."""
    count = 6000
    hunting, farming = talents(hires(count, correlation=correlation, standard=NO_STANDARD))
    found = float(np.corrcoef(np.log(hunting), np.log(farming))[0, 1])
    deviation = (np.arctanh(found) - np.arctanh(correlation)) * np.sqrt(count - 3)
    assert 2 * stats.norm.sf(abs(deviation)) > ALARM, f"{found:.4f}"


@pytest.mark.parametrize("correlation", [-0.3, 0.2, 0.7])
@pytest.mark.parametrize("standard", [0.0, 0.5, 1.0])
def test_the_share_that_qualifies(standard: float, correlation: float) -> None:
    """Of all who applied, those who qualify for two talents are the bivariate tail, for one the normal tail (C.8)."""
    for work, required in ((HUNTER, 1), (BOTH, 2)):
        found = hires(2000, work, correlation=correlation, standard=standard)
        share = share_above(standard, correlation, required)
        scenario = labour(work, correlation=correlation, standard=standard)
        assert share_qualified(post(scenario).terms, scenario) == share
        assert_share(len(found), sum(one.applicants for one in found), share, alarm=ALARM)
    assert share_above(0.5, 0.2, 2) == pytest.approx(0.121, abs=5e-4)


def test_applicants_until_one_qualifies_are_geometric() -> None:
    """Counts against p (1 - p) ** (k - 1), chi-square; the tail is one class."""
    count, most = 4000, 25
    share = share_above(0.5, 0.2, 2)
    tried = np.array([one.applicants for one in hires(count, BOTH)])
    classes = np.minimum(tried, most)
    expected = stats.geom.pmf(np.arange(1, most), share)
    expected = np.append(expected, 1 - expected.sum()) * count
    assert stats.chisquare(np.bincount(classes, minlength=most + 1)[1:], expected).pvalue > ALARM


@pytest.mark.parametrize("work", [HUNTER, FARMER, BOTH], ids=["hunter", "farmer", "both"])
@pytest.mark.parametrize("correlation", [-0.5, 0.2, 0.9])
def test_the_mean_talents_of_those_who_qualify(work: Sequence[str], correlation: float) -> None:
    scenario = labour(work, correlation=correlation)
    expected = Applicants(Terms(scenario), Luck(0, 0)).expected(post(scenario))
    hunting, farming = talents(hires(3_000, work, correlation=correlation))
    assert_mean(hunting, expected.hunting, alarm=ALARM, resolution=0.03)
    assert_mean(farming, expected.farming, alarm=ALARM, resolution=0.03)


def test_where_people_do_not_differ_nobody_is_expected_to() -> None:
    scenario = labour(BOTH)
    equal = scenario.model_copy(update={"mechanisms": scenario.mechanisms.model_copy(update={"talents": False})})
    found = Applicants(Terms(equal), Luck(0, 0)).expected(post(equal))
    assert (found.hunting, found.farming) == (1.0, 1.0)
