"""A book of claims in short: its claims, its arms, and what can be measured."""

from collections.abc import Sequence

from simulator.cli.streams import put
from simulator.experiment.claims.book import Arm, Book
from simulator.experiment.claims.measures import FAMILIES
from simulator.experiment.claims.plan import chosen
from simulator.report.claims.words import arm_words, family_words, saying, status_word
from simulator.report.language import language


def show_list(book: Book, only: Sequence[str], lang: str) -> None:
    """Print the claims (`only` these, all without any), the arms that they use, and all measures."""
    spoken = language(lang)
    claims = chosen(book, only)
    for article, claim in claims:
        told = f"{article.article}  {claim.kind}  {status_word(claim, spoken)}"
        put(f"{claim.id:6}{told}  {saying(claim.statement, spoken)}")
    used = dict.fromkeys(arm for _, claim in claims for test in claim.tests for arm in test.arms)
    put(f"\n{spoken.say('Arms')}")
    for name in used:
        put(f"  {name}: {_arm(book.arms[name], lang)}")
    put(f"\n{spoken.say('Measures')}")
    for family in FAMILIES.values():
        put(f"  {family.pattern}  {family_words(family, spoken)}")


def _arm(arm: Arm, lang: str) -> str:
    return arm_words(arm, language(lang))
