"""What an encoding has no room for is written in the nearest characters: never a question mark."""

import io
import sys
from pathlib import Path

import pytest

from simulator.cli.nearest import HANDLER, nearest

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ("simulator/**/*.py", "simulator/**/*.j2", "simulator/**/*.po", "simulator/**/*.yaml", "scenarios/**/*.yaml")
ENCODINGS = ("ascii", "cp437", "cp866", "cp1251", "cp1252", "koi8-r", "latin-1", "mac-cyrillic", "utf-8", "utf-16")
WRITTEN_BY_LIBRARIES = "\u00a0\u202f\u2009\u2007\u2010\u2011─│┃━┏┓┗┛┡╇┩█▏"
"""What Babel and rich put between and around our words."""


def printable():
    """Every character that a text of the package or of its scenarios holds."""
    files = [path for pattern in TEXTS for path in ROOT.glob(pattern)]
    return sorted({sign for path in files for sign in path.read_text("utf-8")} | set(WRITTEN_BY_LIBRARIES))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_character_that_is_printed_can_be_written_and_read(encoding):
    for sign in printable():
        shown = sign.encode(encoding, HANDLER).decode(encoding)
        assert shown == sign or (shown.isascii() and "?" not in shown and "\\" not in shown), sign


@pytest.mark.parametrize("encoding", ["ascii", "cp866", "cp1251", "cp1252"])
@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("−4.86", "-4.86"),
        ("−4,86 ± 1", "-4,86 +- 1"),
        ("≥ 3 × φ…", ">= 3 x phi..."),
        ("“a” – ‘b’", "\"a\" - 'b'"),
        ("12,3\u00a0%\u202f!", "12,3 % !"),
        ("Ёж и щи", "Yozh i shchi"),
        ("Прибыль", "Pribyl'"),
        ("Žluťoučký", "Zlutoucky"),
        ("½ x²", "1/2 x2"),
        ("中", "\\u4e2d"),
        ("😀", "\\U0001f600"),
        ("\udcff", "\\udcff"),
    ],
)
def test_what_is_near(encoding, text, plain):
    shown = text.encode(encoding, HANDLER).decode(encoding)
    as_it_is = [sign for sign in text if can(sign, encoding)]
    expected = "".join(sign if sign in as_it_is else nearest(sign) for sign in text)
    assert shown == expected
    assert "".join(map(nearest, text)) == plain
    assert "?" not in shown


def can(sign, encoding):
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def test_it_is_for_writing_only():
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("utf-8", HANDLER)


def test_a_stream_keeps_the_sign_of_a_loss(monkeypatch):
    from simulator.cli import streams

    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, "cp1251", errors="strict"))
    streams.settle()
    streams.put("Прибыль −4,86")
    assert written.getvalue().decode("cp1251") == "Прибыль -4,86\n"
