"""Fonts for names in any script: what the usual one cannot draw is looked for among those of the machine.

Names are written by users, in Chinese or Arabic too. DejaVu Sans, which is drawn with everywhere, has Latin, Cyrillic,
Greek, Arabic, Hebrew and more. For the rest a font has to be installed; where there is none, charts show boxes, and
whoever draws them is told once.
"""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from matplotlib import font_manager

USUAL = "DejaVu Sans"
OTHERS = (
    "Noto Sans", "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans SC", "Noto Sans JP", "Noto Sans KR",
    "Noto Sans Devanagari", "Noto Sans Thai", "Source Han Sans SC", "WenQuanYi Micro Hei", "Microsoft YaHei", "SimHei",
    "Yu Gothic", "Malgun Gothic", "Nirmala UI", "Leelawadee UI", "PingFang SC", "Hiragino Sans", "Apple SD Gothic Neo",
    "Arial Unicode MS",
)  # fmt: skip
"""Fonts with more scripts, of Linux, Windows and macOS."""
MISSING = "missing from"
"""How matplotlib tells of a sign that no font has."""


class UnreadableWarning(UserWarning):
    """Charts hold signs for which no font on this machine has a shape."""


@cache
def families() -> list[str]:
    """Return the fonts to draw with: the usual one, and behind it those of the machine that have more scripts."""
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    there = {entry.name for entry in font_manager.fontManager.ttflist}
    return [USUAL, *(name for name in OTHERS if name in there)]


@contextmanager
def told_once() -> Iterator[None]:
    """Draw; tell once, and not for each sign and picture, that some signs have no font."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        yield
    lacking = sorted({_sign(str(one.message)) for one in told if MISSING in str(one.message)})
    for one in told:
        if MISSING not in str(one.message):
            warnings.warn_explicit(one.message, one.category, one.filename, one.lineno)
    if lacking:
        warnings.warn(
            f"charts show boxes for {' '.join(lacking)}: no font of this machine has them; install one with that script"
            ", such as Noto Sans",
            UnreadableWarning,
            stacklevel=3,
        )


def _sign(message: str) -> str:
    """Return the sign of which `Glyph 20010 (...) missing from font(s) ...` tells."""
    number = message.removeprefix("Glyph ").split(" ")[0]
    return chr(int(number)) if number.isdigit() else message
