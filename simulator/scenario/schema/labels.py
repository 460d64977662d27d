"""Names that users give, in any script: of departments, roles and changes, of segments, regions, markets, currencies.

What would break a path (`--set a.b=c`), a file name, a table or a line of text is refused: dots, slashes, colons,
signs, control characters, blanks at the ends. Letters may come in two spellings that look the same (é as one sign, or
as e and an accent); all are brought to the first (NFC), so that one name is one name.
"""

import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

LONGEST = 60
LONGEST_CURRENCY = 12
LETTERS, MARKS, DIGITS, SIGNS = ("L",), ("M",), ("Nd",), ("Sc",)

NO_LETTER = r"{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u2bff\ud800-\uf8ff"
"""Signs that are no letters, as far as an editor need know them; `conveyor check` looks at each."""
FIRST = rf"[^\u0000-@\[-`{NO_LETTER}]"


def composed(text: Any) -> Any:
    """Return a text in its composed spelling (NFC); what is no text as it is."""
    return unicodedata.normalize("NFC", text) if isinstance(text, str) else text


def _is(sign: str, kinds: tuple[str, ...]) -> bool:
    return unicodedata.category(sign).startswith(kinds)


def _name(text: str) -> str:
    if not _is(text[0], LETTERS) or not all(_is(sign, LETTERS + MARKS + DIGITS) or sign == "_" for sign in text):
        raise PydanticCustomError("name", "must begin with a letter, of any script, and hold only letters, digits, '_'")
    return text


def _label(text: str) -> str:
    fit = all(_is(sign, LETTERS + MARKS + DIGITS) or sign in "_ -" for sign in text)
    if not _is(text[0], LETTERS) or not fit or text.endswith(" "):
        raise PydanticCustomError(
            "name",
            "must begin with a letter, of any script, and hold only letters, digits, '_', spaces and hyphens, no space "
            "at the end",
        )
    return text


def _currency(text: str) -> str:
    fit = all(_is(sign, LETTERS + MARKS + SIGNS) or sign in ". '" for sign in text)
    if not fit or text != text.strip() or not any(_is(sign, LETTERS + SIGNS) for sign in text):
        raise PydanticCustomError("currency", "a currency is letters or a sign, such as RUB, ₽, EUR, €")
    return text


def _schema(pattern: str, longest: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "minLength": 1, "maxLength": longest})


Name = Annotated[
    str, BeforeValidator(composed), StringConstraints(min_length=1, max_length=LONGEST), AfterValidator(_name),
    _schema(rf"^{FIRST}[^\u0000-/:-@\[-^`{NO_LETTER}]*$", LONGEST),
]  # fmt: skip
"""A name that stands in paths: letters of any script, digits and `_`, a letter first."""

Label = Annotated[
    str, BeforeValidator(composed), StringConstraints(min_length=1, max_length=LONGEST), AfterValidator(_label),
    _schema(rf"^{FIRST}[^\u0000-\u001f!-,./:-@\[-^`{NO_LETTER}]*$", LONGEST),
]  # fmt: skip
"""A name that may hold spaces and hyphens besides."""

CurrencyLabel = Annotated[
    str, BeforeValidator(composed), StringConstraints(min_length=1, max_length=LONGEST_CURRENCY),
    AfterValidator(_currency),
    _schema(r"^[^\u0000-\u001f!-#%-&(-,\-/-@\[-`{-~]+$", LONGEST_CURRENCY),
]  # fmt: skip
"""What money is called: a code, a word or a sign."""
