"""One language of the reports: its texts (gettext catalogues) and the way it writes numbers (Babel, CLDR).

Message ids are the English sentences themselves, so English needs no catalogue. The other languages are `.po`
files, compiled in memory when they are first needed: a translator's change shows at once and nothing compiled is
kept beside its source.
"""

import gettext
import io
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.lists import format_list
from babel.messages import mofile, pofile
from babel.numbers import format_decimal, format_percent

from simulator.kernel.calendar import DAY, MONTH
from simulator.kernel.showing import scale_of
from simulator.report.names import COUNTED, NAMES
from simulator.report.sums import Scale, digits
from simulator.scenario.schema.money import Money, is_sum

__all__ = ["DASH", "DOMAIN", "LANGUAGES", "MINUS", "Language", "digits", "language"]

LANGUAGES = ("en", "ru")
DOMAIN = "conveyor"
DASH = "–"
MINUS = "−"
OF_UNITS = ("unit", "measure")
"""The kinds of names among which money is a unit."""


class Language:
    """Texts and numbers in one language; `tag` is `en` or `ru`."""

    def __init__(self, tag: str, catalogue: gettext.NullTranslations, money: Money | None = None) -> None:
        """Join a language tag with its catalogue; use `language(tag)` instead. `money` is what sums are in."""
        self.tag = tag
        self.money = money or Money()
        self.locale = Locale.parse(tag)
        self._catalogue = catalogue

    def counting(self, money: Money) -> "Language":
        """Return the same language, for somebody who counts in this money."""
        return Language(self.tag, self._catalogue, money)

    def say(self, message: str, /, **values: object) -> str:
        """Return `message` in this language with its `{placeholders}` filled in."""
        text = self._catalogue.gettext(message)
        return text.format(**values) if values else text

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Return the form of a message that goes with `number`, which is written in place of `{number}`."""
        text = self._catalogue.ngettext(one, many, number)
        return text.format(number=self.number(number, 0), **values)

    def name(self, kind: str, key: str) -> str:
        """Return the name of a role, an activity, an indicator ...; what users named themselves stays as written.

        `kind` is a key of `names.NAMES`.
        """
        if kind in OF_UNITS and self.money.named and is_sum(key):
            return self._currency(key)
        known = NAMES[kind].get(key)
        return self.say(known) if known is not None else key.replace("_", " ")

    def _currency(self, unit: str) -> str:
        """Return the currency for a unit of sums: `RUB`, `RUB a month`."""
        _, _, each = unit.partition("/")
        return f"{self.money.currency} {self.name('measure', f'1/{each}')}" if each else self.money.currency

    def scale(self, *amounts: float | None) -> Scale:
        """Return in what sums of this size are counted where they stand together."""
        if not self.money.named:
            return Scale(self, 1.0, self.say("monthly pays"), named=False)
        word, divisor = scale_of(max((abs(amount) for amount in amounts if amount is not None), default=0.0))
        unit = f"{self.say(word)} {self.money.currency}" if word else self.money.currency
        return Scale(self, divisor, unit, named=True)

    def sum(self, amount: float, *beside: float | None) -> str:
        """Return a sum with its unit: `10.3 million RUB`, `12.3 monthly pays`; as precise as those beside it."""
        found = self.scale(amount, *beside)
        return found.with_unit(found.number(amount, *beside))

    def counted(self, kind: str, number: int) -> str:
        """Return `number` with the noun `kind` (a key of `names.COUNTED`): `1 seat`, `5 seats`."""
        one, many = COUNTED[kind]
        return self.count(one, many, number)

    def seat(self, role: str) -> str:
        """Return the name of `department/role`, without a department that is the usual one or a person."""
        department, _, last = role.rpartition("/")
        if department in {"", "sales", last}:
            return self.name("role", last)
        return f"{self.name('role', last)} ({self.name('department', department)})"

    def seats(self, roles: Sequence[str]) -> dict[str, str]:
        """Return the names of all roles of a design, with the department only where it tells two of one name apart."""
        bare = Counter(role.rpartition("/")[2] for role in set(roles))
        return {
            role: self.seat(role if bare[role.rpartition("/")[2]] > 1 else role.rpartition("/")[2]) for role in roles
        }

    def number(self, value: float, decimals: int | None = None) -> str:
        """Return `value` with that many decimals, or rounded to three significant figures and no less than units."""
        places = digits(value) if decimals is None else decimals
        pattern = "#,##0" + ("." + "0" * places if places > 0 else "")
        rounded = round(value, places) + 0.0
        return format_decimal(rounded, format=pattern, locale=self.locale).replace("-", MINUS)

    def plain(self, value: float) -> str:
        """Return a parameter as people write it: no padding zeros, four significant figures."""
        text = format_decimal(float(f"{value:.4g}"), format="#,##0.######", locale=self.locale)
        return text.replace("-", MINUS)

    def signed(self, value: float, decimals: int | None = None) -> str:
        """Return `value` with its sign always shown."""
        return ("+" if value > 0 else "") + self.number(value, decimals)

    def percent(self, share: float, decimals: int = 0, *, sign: bool = False) -> str:
        """Return a share as a percentage: `12.3%`, `12,3 %`."""
        pattern = "0" + ("." + "0" * decimals if decimals else "")
        pattern += "\u00a0%" if self.tag == "ru" else "%"
        text = format_percent(share, format=pattern, locale=self.locale).replace("-", MINUS)
        return ("+" if sign and share > 0 else "") + text

    def span(self, low: str, high: str) -> str:
        """Return an interval of two written numbers."""
        return self.say("{low} to {high}", low=low, high=high)

    def duration(self, hours: float) -> str:
        """Return working hours in the largest unit in which they read well; a month has 168 of them."""
        if hours < 1 and hours > 0:
            return self.say("{n} min", n=self.plain(hours * 60))
        if hours >= MONTH:
            return self.say("{n} months", n=self.plain(hours / MONTH))
        if hours > 5 * DAY and abs(hours / DAY - round(hours / DAY)) < 1e-9:
            return self.say("{n} days", n=self.plain(hours / DAY))
        return self.say("{n} h", n=self.plain(hours))

    def listing(self, parts: list[str]) -> str:
        """Return an enumeration: `a, b and c`."""
        return format_list(parts, locale=self.locale) if parts else ""

    def alternatives(self, parts: list[str]) -> str:
        """Return a choice: `a, b or c`."""
        return format_list(parts, style="or", locale=self.locale)


@cache
def language(tag: str) -> Language:
    """Return the language `tag`; `ValueError` for one that has no catalogue."""
    if tag not in LANGUAGES:
        raise ValueError(f"unknown language '{tag}'; known are {', '.join(LANGUAGES)}")
    return Language(tag, gettext.NullTranslations() if tag == "en" else _compiled(tag))


def _compiled(tag: str) -> gettext.GNUTranslations:
    source = files("simulator.report") / "locales" / tag / "LC_MESSAGES" / f"{DOMAIN}.po"
    with source.open("rb") as opened:
        catalogue = pofile.read_po(opened, locale=tag, domain=DOMAIN)
    packed = io.BytesIO()
    mofile.write_mo(packed, catalogue)
    packed.seek(0)
    return gettext.GNUTranslations(packed)
