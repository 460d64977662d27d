"""One small picture for each test, as inline SVG: the effect with its interval against band or bounds, or a sweep.

It is drawn by hand and not by matplotlib: a page holds some three hundred of them, and text that stays text keeps them
to a kilobyte each.
"""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup, escape

from simulator.analysis.verdict import INDIFFERENCE
from simulator.experiment.claims.book import WITHIN
from simulator.experiment.claims.findings import TrialFinding
from simulator.experiment.claims.measures import measure
from simulator.report.claims.words import measure_words, numbers, written
from simulator.report.language import Language, digits

WIDTH, MARGIN = 640, 24
STRIP_HEIGHT, AXIS = 64, 30
SWEEP_HEIGHT, FLOOR, CEILING, LEFT = 220, 178, 16, 76
COLOURS = {"holds": "#1b6b3a", "falsified": "#a32a12", "not_supported": "#a32a12", "not_decided": "#6b5200"}
BAND, LINE, INK, QUIET, BLUE = "#d9e2ec", "#9aa5b1", "#1d2733", "#4a5563", "#1f5f99"
PAD = 0.08
FAR = 3.0
"""A bound further off than so many times what lies between the effect and its nearest bound is off the picture."""


def pictures(found: TrialFinding, spoken: Language) -> list[Markup]:
    """Return the pictures of a test: a sweep over its levels, if it has any, and the effect."""
    drawn = []
    if found.test.levels and all(level.mean is not None for level in found.levels):
        drawn.append(_sweep(found, spoken))
    if found.effect.mean is not None:
        drawn.append(_strip(found, spoken))
    return drawn


def _strip(found: TrialFinding, spoken: Language) -> Markup:
    """Draw the effect with its interval on a line, the band or the bounds behind it."""
    effect, bounds = found.effect, _bounds(found)
    low, high = _padded(_shown(found))

    def at(value: float) -> float:
        return MARGIN + (min(max(value, low), high) - low) / (high - low) * (WIDTH - 2 * MARGIN)

    colour = COLOURS[found.decision]
    parts = [
        _rectangle(at(bounds[0]), 10, at(bounds[1]), AXIS + 10),
        _line(MARGIN, AXIS, WIDTH - MARGIN, AXIS, LINE, 1),
    ]
    if low < 0 < high:
        parts.append(_line(at(0), 6, at(0), AXIS + 14, QUIET, 1))
    if effect.low is not None and effect.high is not None:
        parts.append(_line(at(effect.low), AXIS, at(effect.high), AXIS, colour, 4))
    if effect.mean is not None:
        parts.append(Markup('<circle cx="{:.1f}" cy="{}" r="6" fill="{}"/>').format(at(effect.mean), AXIS, colour))
    parts += _ticks(found, {one: at(one) for one in _marks(found) if low <= one <= high}, spoken)
    label = f"{measure_words(found.test.measure, spoken)}: {numbers(found, spoken)}"
    return _picture(STRIP_HEIGHT, label, parts)


def _shown(found: TrialFinding) -> list[float]:
    """Return what must lie on the picture: the effect, and zero with its band or the bounds that are near.

    A claim of "at least so much" has a second bound far away, which would squeeze all else into a corner.
    """
    effect, bounds = found.effect, _bounds(found)
    ends = [one for one in (effect.low, effect.mean, effect.high) if one is not None]
    if found.test.form not in WITHIN:
        return [*ends, *bounds, 0.0]
    near, far = sorted(bounds, key=lambda bound: min(abs(bound - end) for end in ends))
    ends.append(near)
    reach = FAR * (max(ends) - min(ends))
    return [*ends, far] if min(abs(far - end) for end in ends) <= reach else ends


def _bounds(found: TrialFinding) -> tuple[float, float]:
    """Return what is shaded: the bounds of the claim, or the practical band."""
    if found.test.form in WITHIN and found.test.between:
        return found.test.between
    band = found.effect.band(INDIFFERENCE)
    return -band, band


def _marks(found: TrialFinding) -> list[float]:
    bounds = _bounds(found)
    return list(bounds) if found.test.form in WITHIN else [0.0]


def _ticks(found: TrialFinding, places: Mapping[float, float], spoken: Language) -> Iterator[Markup]:
    unit = "1" if found.test.form == "ratio" else _unit(found)
    for value, place in places.items():
        yield _text(place, STRIP_HEIGHT - 6, written(value, unit, spoken), "middle")


def _sweep(found: TrialFinding, spoken: Language) -> Markup:
    """Draw the mean of the measure at each level with its interval, joined by a line."""
    levels = found.test.levels or ()
    means = [(level.mean or 0.0, level.low, level.high) for level in found.levels]
    low, high = _padded([end for mean, *ends in means for end in (mean, *ends) if end is not None])
    left, right = _padded(levels)

    def x(value: float) -> float:
        return LEFT + (value - left) / (right - left) * (WIDTH - LEFT - MARGIN)

    def y(value: float) -> float:
        return FLOOR - (value - low) / (high - low) * (FLOOR - CEILING)

    parts: list[Markup] = []
    if found.test.form == "optimum" and found.test.between:
        inside = [min(max(end, left), right) for end in found.test.between]
        parts.append(_rectangle(x(inside[0]), CEILING, x(inside[1]), FLOOR))
    parts.append(_line(LEFT, FLOOR, WIDTH - MARGIN, FLOOR, LINE, 1))
    shown = sorted(zip(levels, means, strict=True))
    points = " ".join(f"{x(level):.1f},{y(mean):.1f}" for level, (mean, _, _) in shown)
    parts.append(Markup('<polyline points="{}" fill="none" stroke="{}" stroke-width="2"/>').format(points, BLUE))
    for level, (mean, bottom, top) in shown:
        if bottom is not None and top is not None:
            parts.append(_line(x(level), y(bottom), x(level), y(top), BLUE, 2))
        parts.append(Markup('<circle cx="{:.1f}" cy="{:.1f}" r="4" fill="{}"/>').format(x(level), y(mean), BLUE))
        parts.append(_text(x(level), FLOOR + 18, spoken.plain(level), "middle"))
    parts += _heights(found, (low, high), y, spoken)
    name = measure_words(found.test.measure, spoken)
    parts.append(_text(LEFT, SWEEP_HEIGHT - 6, spoken.say("{measure}, by level", measure=name), "start"))
    return _picture(SWEEP_HEIGHT, spoken.say("{measure}, by level", measure=name), parts)


def _heights(found: TrialFinding, ends: tuple[float, float], y: object, spoken: Language) -> Iterator[Markup]:
    assert callable(y)
    low, high = ends
    places = digits(low, high)
    for part in (0.1, 0.5, 0.9):
        value = low + part * (high - low)
        yield _text(LEFT - 8, y(value) + 4, written(value, _unit(found), spoken, places), "end")


def _unit(found: TrialFinding) -> str:
    return measure(found.test.measure).unit


def _padded(numbers: Sequence[float]) -> tuple[float, float]:
    low, high = min(numbers), max(numbers)
    room = PAD * (high - low) or PAD * abs(high) or 1.0
    return low - room, high + room


def _picture(height: int, label: str, parts: Sequence[Markup]) -> Markup:
    return Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        WIDTH, height, label, Markup().join(parts)
    )


def _rectangle(left: float, top: float, right: float, bottom: float) -> Markup:
    width = max(right - left, 1.0)
    return Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="{}"/>').format(
        left, top, width, bottom - top, BAND
    )


def _line(left: float, top: float, right: float, bottom: float, colour: str, width: int) -> Markup:
    return Markup('<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="{}" stroke-width="{}"/>').format(
        left, top, right, bottom, colour, width
    )


def _text(x: float, y: float, text: str, anchor: str) -> Markup:
    return Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(x, y, anchor, escape(text))
