"""How values show themselves: a line where they are printed, a table in a notebook."""

from collections.abc import Iterable, Sequence
from html import escape

from simulator.kernel.marking import N_

LONGEST = 200
"""Characters of the longest line that a value shows itself in."""
LONGEST_NAME = 40
MORE = ", and {} more"
MILLION = 1e6
SCALES = {N_("million"): MILLION, N_("billion"): 1e9, N_("trillion"): 1e12}


def line(text: str) -> str:
    """Return `<text>`, cut to `LONGEST` characters."""
    return f"<{clipped(text, LONGEST - 2)}>"


def clipped(text: str, longest: int = LONGEST_NAME) -> str:
    """Return a text on one line, cut to so many characters."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"


def named(name: str) -> str:
    """Return a name as it stands in a line: in quotes, cut where it is long."""
    return repr(clipped(name))


def counted(number: int, one: str, many: str = "") -> str:
    """Return `1 month`, `12 months`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(parts: Iterable[str], longest: int = LONGEST // 2) -> str:
    """Return an enumeration of at most about so many characters; of what does not fit, how much it is."""
    told, left = "", list(parts)
    while left and len(told) + len(left[0]) <= longest:
        told += (", " if told else "") + left.pop(0)
    if not told and left:
        told = clipped(left.pop(0), longest)
    return told + (MORE.format(len(left)) if left else "")


def figures(value: float, sign: str = "") -> str:
    """Return a number with four significant figures, units at least; `sign` is `+` where it is always shown.

    Millions are written as such: `10.3 million`.
    """
    if abs(value) >= MILLION:
        return large(value, 3, sign)
    return f"{value:{sign},.0f}" if abs(value) >= 1000 else f"{value:{sign}.4g}"


def large(value: float, digits: int, sign: str = "") -> str:
    """Return a number with so many significant figures as people write it: `2,550`, `10.3 million`."""
    rounded = float(f"{value:.{digits}g}")
    word, divisor = scale_of(rounded)
    return f"{rounded / divisor:{sign},.10g}" + (f" {word}" if word else "")


def scale_of(largest: float) -> tuple[str, float]:
    """Return in what people count numbers of this size, and how many units that is; `""` and 1 below a million."""
    size = float(f"{abs(largest):.3g}")
    found = [(word, divisor) for word, divisor in SCALES.items() if size >= divisor]
    return found[-1] if found else ("", 1.0)


def interval(mean: float | None, low: float | None, high: float | None, sign: str = "") -> str:
    """Return a mean with its 95 % interval; `sign` is `+` where it is always shown."""
    if mean is None:
        return "of nothing"
    span = "" if low is None or high is None else f" (95 % interval {figures(low)} to {figures(high)})"
    return f"{figures(mean, sign)}{span}"


def html_table(caption: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return an HTML table of texts, all of them escaped; the first of each row is its head."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in header)
    body = "".join(_row(row) for row in rows)
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(row: Sequence[str]) -> str:
    first, *rest = row
    cells = "".join(f"<td>{escape(text)}</td>" for text in rest)
    return f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
