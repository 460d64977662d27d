"""A book of claims in short: its claims, its arms, and what can be measured."""

from collections.abc import Sequence

from simulator.cli.streams import put
from simulator.experiment.claims.book import Arm, Book, Claim
from simulator.experiment.claims.measures import FAMILIES
from simulator.experiment.claims.plan import chosen
from simulator.report.claims.words import arm_words, family_words, saying, status_word
from simulator.report.language import Language, language


def show_list(book: Book, only: Sequence[str], lang: str) -> None:
    """Print the claims (`only` these, all without any), the arms that they use, and all measures."""
    spoken = language(lang)
    claims = chosen(book, only)
    for article, claim in claims:
        told = f"{article.article}  {claim.kind}  {_status(claim, spoken)}"
        put(f"{claim.id:6}{told}  {saying(claim.statement, spoken)}")
    used = dict.fromkeys(arm for _, claim in claims for test in claim.tests for arm in test.arms)
    put(f"\n{spoken.say('Arms')}")
    for name in used:
        put(f"  {name}: {_arm(book.arms[name], lang)}")
    put(f"\n{spoken.say('Measures')}")
    for family in FAMILIES.values():
        put(f"  {family.pattern}  {family_words(family, spoken)}")


def _status(claim: Claim, spoken: Language) -> str:
    """Return whether a claim can be tested; of a published figure, how good its source is as well."""
    source = "" if claim.published is None else f"  {claim.published.evidence}"
    return f"{status_word(claim, spoken)}{source}"


def _arm(arm: Arm, lang: str) -> str:
    return arm_words(arm, language(lang))
