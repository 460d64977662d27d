r"""Characters that an encoding has no room for, written in those that every encoding has.

Redirected output is cp1251, cp1252 or cp866 on many machines, and none of these has a minus sign. A question mark in
its place would turn a loss into a number with a typing error, so whatever cannot be encoded is written in the nearest
ASCII characters, Cyrillic in Latin letters, and anything else by its number, as in \u4e2d.
"""

import codecs
import unicodedata

HANDLER = "conveyor.nearest"
"""Name of the error handler, for `errors=` of any text stream."""

SIGNS = {
    "\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-",
    "\u00ad": "", "\u200b": "", "\u2060": "", "\ufeff": "",
    "‘": "'", "’": "'", "‚": "'", "′": "'", "‹": "'", "›": "'", "“": '"', "”": '"', "„": '"', "″": '"', "«": '"',
    "»": '"', "…": "...", "·": "|", "•": "*", "×": "x", "÷": "/", "⁄": "/", "∕": "/", "±": "+-", "≤": "<=", "≥": ">=",
    "≠": "!=", "≈": "~", "≡": "=", "∞": "inf", "√": "sqrt", "∑": "sum", "∏": "prod", "∂": "d", "Δ": "Delta", "→": "->",
    "←": "<-", "↔": "<->", "⇒": "=>", "↑": "^", "↓": "v", "°": " deg", "§": "section ", "№": "No.", "✓": "+", "✗": "x",
    "₸": "KZT", "₴": "UAH", "₹": "INR", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₼": "AZN", "₾": "GEL",
    "֏": "AMD", "₫": "VND", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB",
    "¢": "c", "©": "(c)", "®": "(R)", "™": "(TM)", "†": "+", "µ": "u",
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
    "ð": "d", "þ": "th", "ı": "i",
}  # fmt: skip

FIRST_CYRILLIC = 0x430
ALPHABET = "a,b,v,g,d,e,zh,z,i,y,k,l,m,n,o,p,r,s,t,u,f,kh,ts,ch,sh,shch,'',y,',e,yu,ya"
BESIDES = {0x451: "yo", 0x454: "ye", 0x456: "i", 0x457: "yi", 0x45E: "u", 0x491: "g"}
CYRILLIC = {chr(code): latin for code, latin in (*enumerate(ALPHABET.split(","), FIRST_CYRILLIC), *BESIDES.items())}
"""Small letters of Russian, and those that Ukrainian and Belarusian have besides, as English readers write them."""

GREEK = ("GREEK SMALL LETTER ", "GREEK CAPITAL LETTER ")
LINES = {"HORIZONTAL": "-", "VERTICAL": "|"}


def nearest(character: str) -> str:
    """Return a character in the nearest ones of ASCII; by its number where nothing is near."""
    if character.isascii():
        return character
    known = _known(character)
    if known is not None:
        return known
    parts = unicodedata.normalize("NFKD", character)
    if parts != character:
        return "".join(nearest(part) for part in parts if not unicodedata.combining(part))
    return character.encode("ascii", "backslashreplace").decode("ascii")


def _known(character: str) -> str | None:
    if character in SIGNS:
        return SIGNS[character]
    small = CYRILLIC.get(character.lower())
    if small is not None:
        return small if character.islower() else small.capitalize()
    if unicodedata.category(character) == "Zs":
        return " "
    return _named(unicodedata.name(character, ""))


def _named(name: str) -> str | None:
    """Return what stands for letters of Greek and for the lines of tables and bars, known by their names."""
    for beginning in GREEK:
        if name.startswith(beginning):
            letter = name.removeprefix(beginning).partition(" ")[0].lower()
            return letter if beginning == GREEK[0] else letter.capitalize()
    if name.startswith("BOX DRAWINGS"):
        return LINES.get(name.rpartition(" ")[2], "+")
    return "#" if name.endswith(("BLOCK", "SHADE")) else None


def _replace(trouble: UnicodeError) -> tuple[str, int]:
    if not isinstance(trouble, UnicodeEncodeError):
        raise trouble
    return "".join(map(nearest, trouble.object[trouble.start : trouble.end])), trouble.end


codecs.register_error(HANDLER, _replace)
