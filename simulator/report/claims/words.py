"""What is said about a claim: the verdict, the reason for it in plain words, measures, arms and numbers."""

from collections import Counter
from collections.abc import Callable, Sequence

from simulator.analysis.verdict import INDIFFERENCE
from simulator.experiment.claims.book import WITHIN, Arm, Claim, Text, Trial
from simulator.experiment.claims.findings import ClaimFinding, Share, TrialFinding
from simulator.experiment.claims.measures import Family, Measure, measure
from simulator.experiment.claims.reading_people import DOES
from simulator.kernel.marking import N_
from simulator.report.claims.figure_words import FIGURES, are_figures
from simulator.report.claims.measure_names import FAMILY, SERIES, SOURCE
from simulator.report.language import DASH, Language, digits

VERDICTS = {
    "holds": N_("holds"),
    "does_not_hold": N_("does not hold"),
    "falsified": N_("does not hold: falsified"),
    "not_supported": N_("does not hold: not supported"),
    "depends_on": N_("depends on the conditions"),
    "not_decided": N_("not decided"),
    "by_construction": N_("by construction"),
    "not_testable": N_("not testable"),
}
ORDER = ("holds", "does_not_hold", "depends_on", "not_decided", "by_construction", "not_testable")
KINDS = {"N": N_("number"), "M": N_("mechanism"), "P": N_("policy"), "O": N_("outcome")}
STATUS = {
    "testable": N_("testable"), "by_construction": VERDICTS["by_construction"], "not_testable": VERDICTS["not_testable"]
}
FORMS = {
    "difference": N_("“{a}” less “{b}”"),
    "interaction": N_("“{a}” less “{b}”, against “{c}” less “{d}”"),
    "level": N_("“{a}” by itself"),
    "ratio": N_("“{a}” divided by “{b}”"),
    "slope": N_("change for each unit of the level, over {arms}"),
    "optimum": N_("best level inside against best level outside, over {arms}"),
}
REASONS = {
    "holds": N_(
        "The {sure} interval lies wholly on the side that the claim expects, and not inside the practical band."
    ),
    "falsified": N_("The {sure} interval lies wholly on the other side of zero."),
    "not_supported": N_("The {sure} interval lies wholly inside the practical band: no difference that matters."),
    "not_decided": N_("The {sure} interval leaves open on which side of zero the effect lies."),
}
REASONS_WITHIN = {
    "holds": N_("The {sure} interval lies wholly inside the bounds of the claim."),
    "falsified": N_("The {sure} interval lies wholly outside the bounds of the claim."),
    "not_supported": N_("The {sure} interval lies wholly inside the practical band: no difference that matters."),
    "not_decided": N_("The {sure} interval reaches across a bound of the claim."),
}


def saying(text: Text, spoken: Language) -> str:
    """Return a text of the book in a language."""
    return text.ru if spoken.tag == "ru" else text.en


def verdict_word(found: ClaimFinding, spoken: Language) -> str:
    """Return the verdict; of a claim that does not hold, in which way."""
    return decision_word(found.how or found.verdict, found.claim, spoken)


def decision_word(decision: str, claim: Claim, spoken: Language) -> str:
    """Return what was decided: a claim holds or does not, a published figure agrees or disagrees."""
    return spoken.say((VERDICTS if claim.published is None else FIGURES)[decision])


def status_word(claim: Claim, spoken: Language) -> str:
    """Return whether a claim can be put to a test."""
    return spoken.say(STATUS[claim.status])


def reason(found: TrialFinding, spoken: Language) -> str:
    """Return in plain words why a test came out as it did."""
    if found.effect.mean is None:
        return spoken.say("No run has this measure in all of the arms.")
    if found.effect.low is None:
        return spoken.say("A single run says nothing about how sure the number is.")
    reasons = REASONS_WITHIN if found.test.form in WITHIN else REASONS
    return spoken.say(reasons[found.decision], sure=_confidence(found.confidence, spoken))


def _confidence(confidence: float, spoken: Language) -> str:
    """Return a confidence as it is, with a decimal only where it has one: 95%, 98.3%."""
    return spoken.percent(confidence, 0 if abs(100 * confidence - round(100 * confidence)) < 0.05 else 1)


def claim_reason(found: ClaimFinding, spoken: Language) -> str:
    """Return in plain words why the claim as a whole has its verdict; empty where nothing was tested."""
    if not found.tests or found.decided is None:
        return ""
    if len(found.tests) == 1:
        return reason(found.tests[0], spoken)
    if len({one.decision for one in found.tests}) == 1:
        return spoken.say("All conditions agree.")
    several = _reason_of_one if found.claim.holds_under == "one_condition" else _reason_of_all
    return several(found, spoken)


def _reason_of_one(found: ClaimFinding, spoken: Language) -> str:
    """Return why a claim has its verdict for which one condition is enough, where conditions differ."""
    if found.decided == "holds":
        good = _conditions(found, "holds", spoken)
        return spoken.say("One condition is enough for this claim, and it holds under “{good}”.", good=good)
    return spoken.say("One condition would be enough for this claim, but it holds for sure under none.")


def _reason_of_all(found: ClaimFinding, spoken: Language) -> str:
    """Return why a claim has its verdict that is to hold under every condition, where conditions differ."""
    if found.decided == "depends_on":
        return spoken.say("It holds under “{good}”, and the opposite is found under “{bad}”.",
                          good=_conditions(found, "holds", spoken), bad=_conditions(found, "falsified", spoken))
    weakest = _conditions(found, found.decided, spoken)
    return spoken.say("The weakest of the conditions counts: {conditions}.", conditions=weakest)


def _conditions(found: ClaimFinding, decision: str | None, spoken: Language) -> str:
    """Return the conditions under which this was decided."""
    return spoken.listing([condition(one.test, spoken) for one in found.tests if one.decision == decision])


def condition(test: Trial, spoken: Language) -> str:
    """Return the condition of a test, empty for the only one."""
    return saying(test.condition, spoken) if test.condition else ""


def form_words(test: Trial, spoken: Language) -> str:
    """Return what is compared with what."""
    named = dict(zip("abcd", test.arms, strict=False))
    return spoken.say(FORMS[test.form], **named, arms=spoken.listing(list(test.arms)))


def expectation(test: Trial, spoken: Language) -> str:
    """Return what the claim expects of the effect."""
    if test.between is not None and test.form != "optimum":
        low, high = (written(end, _unit(test), spoken) for end in test.between)
        return spoken.say("between {low} and {high}", low=low, high=high)
    if test.between is not None:
        low, high = (spoken.plain(end) for end in test.between)
        return spoken.say("the best level lies between {low} and {high}", low=low, high=high)
    return spoken.say("above zero") if test.direction > 0 else spoken.say("below zero")


def measure_words(key: str, spoken: Language) -> str:
    """Return the name of a measure."""
    one = measure(key)
    if one.family.name not in FAMILY:
        return spoken.name("indicator", key)
    return spoken.say(FAMILY[one.family.name], **_parts(one, spoken))


def family_words(family: Family, spoken: Language) -> str:
    """Return the name of a family of measures, with what it is about in capitals."""
    if family.name not in FAMILY:
        return spoken.name("indicator", family.name)
    return spoken.say(FAMILY[family.name], **_numbered(family.takes, [kind.upper() for kind in family.takes]))


def _parts(one: Measure, spoken: Language) -> dict[str, str]:
    names: dict[str, Callable[[str], str]] = {
        "series": lambda part: spoken.say(SERIES[part]),
        "source": lambda part: spoken.say(SOURCE[part]),
        "activity": lambda part: spoken.name("activity", part),
        "stage": lambda part: spoken.name("stage", part),
        "role": lambda part: _role(part, spoken),
        "segment": lambda part: spoken.name("segment", part),
        "month": str,
    }
    about = [names[kind](part) for kind, part in zip(one.family.takes, one.about, strict=True)]
    return _numbered(one.family.takes, about)


def _role(role: str, spoken: Language) -> str:
    if role.startswith(DOES):
        return spoken.say("everybody who does: {activity}", activity=spoken.name("activity", role.removeprefix(DOES)))
    return spoken.seat(role)


def _numbered(kinds: Sequence[str], parts: Sequence[str]) -> dict[str, str]:
    """Return the parts by kind; a second one of the same kind is called `month2`."""
    found: dict[str, str] = {}
    for kind, part in zip(kinds, parts, strict=True):
        found[f"{kind}2" if kind in found else kind] = part
    return found


def arm_words(arm: Arm, spoken: Language) -> str:
    """Return an arm in words: its design and what is laid under and over it."""
    laid = [arm.design]
    if arm.market:
        laid.append(spoken.say("market {file}", file=arm.market))
    laid += [spoken.say("overlay {file}", file=overlay) for overlay in arm.overlays]
    laid += [f"{path} = {_plain(value)}" for path, value in arm.settings.items()]
    laid += [spoken.say("without: {mechanism}", mechanism=spoken.name("mechanism", name)) for name in arm.without]
    return "; ".join(laid)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, list):
        return f"[{', '.join(_plain(one) for one in value)}]"
    return "null" if value is None else str(value)


def numbers(found: TrialFinding | None, spoken: Language) -> str:
    """Return the effect of a test with its interval and unit, a dash where there is none."""
    if found is None or found.effect.mean is None:
        return DASH
    effect, unit = found.effect, _unit(found.test)
    places = digits(effect.mean, effect.low, effect.high)
    signed = found.test.form not in WITHIN
    ends = [written(end, unit, spoken, places, signed=signed)
            for end in (effect.mean, effect.low, effect.high) if end is not None]
    told = ends[0] if len(ends) < 3 else f"{ends[0]} ({spoken.span(ends[1], ends[2])})"
    return told if unit in {"share", "1"} else f"{told} {spoken.name('unit', unit)}"


def written(value: float, unit: str, spoken: Language, places: int | None = None, *, signed: bool = False) -> str:
    """Return a number in a unit; shares as percentages, differences of shares as percentage points."""
    if unit == "share":
        return spoken.say("{n} pp", n=spoken.signed(100 * value, 1)) if signed else spoken.percent(value, 1)
    if places is None:
        return spoken.plain(value)
    return spoken.signed(value, places) if signed else spoken.number(value, places)


def band_words(found: TrialFinding, spoken: Language) -> str:
    """Return the practical band of a test, empty where it has none."""
    if found.test.form in WITHIN or found.effect.reference is None:
        return ""
    band = found.effect.band(INDIFFERENCE)
    unit = _unit(found.test)
    text = f"{spoken.number(100 * band, 2)} pp" if unit == "share" else spoken.number(band)
    return spoken.say("practical band: ±{band}", band=text)


def share_words(share: Share | None, spoken: Language) -> str:
    """Return in what share of the plausible region something holds, a dash where that was not looked at."""
    if share is None:
        return DASH
    low, high = (spoken.percent(end) for end in share.interval)
    return f"{spoken.percent(share.share)} ({spoken.span(low, high)})"


def counts(claims: Sequence[ClaimFinding], spoken: Language) -> str:
    """Return how many claims came to each verdict."""
    return "; ".join(f"{word}: {count}" for _, word, count in counted(claims, spoken))


def counted(claims: Sequence[ClaimFinding], spoken: Language) -> list[tuple[str, str, int]]:
    """Return each verdict, in words, with the number of claims that came to it, in the order of verdicts."""
    found: Counter[str] = Counter(claim.verdict for claim in claims)
    said = FIGURES if are_figures([one.claim for one in claims]) else VERDICTS
    return [(verdict, spoken.say(said[verdict]), found[verdict]) for verdict in ORDER if found[verdict]]


def _unit(test: Trial) -> str:
    return "1" if test.form == "ratio" else measure(test.measure).unit
