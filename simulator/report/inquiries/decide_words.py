"""What is said of a decision: the sentence for the board, how sure it is, what it stands on."""

from collections.abc import Sequence

from simulator.analysis.verdict import Verdict
from simulator.experiment.decide.found import DecideFound
from simulator.experiment.staff.staff import StaffFound
from simulator.report.inquiries.lever_words import at_the_end, cuts_the_day, label, searched_beside, what_hours_are
from simulator.report.inquiries.staff_words import budget_of, staff
from simulator.report.interval_words import bracket, whole
from simulator.report.language import Language


def headline(found: DecideFound, language: Language) -> str:
    """Return the decision in a sentence that a board member understands, and what may undo it, if anything does."""
    told = _decision(found, language)
    if found.decision == "open" or not found.following.staffed.unsettled:
        return told
    return language.say(
        "{told} “{following}” may have a better staffing than was found.", told=told,
        following=language.name("design", found.following.design),
    )  # fmt: skip


def _decision(found: DecideFound, language: Language) -> str:
    one = found.chosen
    facts = {
        "best": language.name("design", one.design),
        "staff": staff(one.staffed.chosen, one.staffed, language),
        "following": language.name("design", found.following.design),
        "period": language.counted("month", found.months),
    }
    if found.decision == "best":
        lead = found.lead.stands_on
        return language.say(
            "Choose “{best}” with {staff}: in {period} it creates {amount} more than “{following}”, the next, each at "
            "its best for the same budget; that is sure.",
            amount=language.sum(lead.mean or 0.0, lead.low, lead.high), **facts,
        )  # fmt: skip
    amount = language.sum(found.amount)
    if found.decision == "as_good":
        return language.say(
            "Choose “{best}” with {staff}: at its best for the same budget no other is better by more than {amount} in "
            "{period}, which counts as none; maybe as good: {others}.",
            amount=amount, others=quoted(found.of("as_good", "open"), language), **facts,
        )  # fmt: skip
    rivals = [found.compared.designs[place] for place in found.compared.standings.rivals]
    return language.say(
        "Not decided yet: “{best}” with {staff} is the safest choice, {lead} against “{following}” in {period}, but "
        "{rivals} may be better by more than {amount}.",
        lead=whole(found.lead.stands_on, language), amount=amount, rivals=quoted(rivals, language), **facts,
    )  # fmt: skip


def quoted(designs: Sequence[str], language: Language) -> str:
    """Return the names of designs, each in quotation marks."""
    return language.listing([language.say("“{design}”", design=language.name("design", one)) for one in designs])


def equal_effort(found: DecideFound, language: Language) -> str:
    """Return that every design had the same budget and the same effort, and where the sums come from."""
    return language.say(
        "{budget}, for every design. Each was staffed anew with the same effort, {runs} search runs at most; sums come "
        "from {markets} fresh markets, the same for all, which no search saw.",
        budget=budget_of(found.purse, language), runs=language.number(found.effort.search, 0),
        markets=language.number(found.effort.markets, 0),
    )  # fmt: skip


def how_sure(found: DecideFound, language: Language) -> list[str]:
    """Return how far the chosen design is ahead of each other, one sentence each."""
    told = []
    for one in found.candidates[1:]:
        if one.lead is None:
            continue
        gap = one.lead.stands_on
        facts = {
            "best": language.name("design", found.chosen.design), "other": language.name("design", one.design),
            "lead": whole(gap, language), "interval": bracket(gap, language, together=found.several),
        }  # fmt: skip
        sentence = language.say("“{best}” less “{other}”: {lead}{interval}", **facts)
        told.append(f"{sentence}; {decided(one.verdict, language)}.")
    needed = found.following.verdict.replications_needed if found.following.verdict else None
    if found.decision == "open" and needed is not None:
        told.append(language.say("About {number} fresh markets would probably decide it.",
                                 number=language.number(needed, 0)))  # fmt: skip
    return told


def decided(verdict: Verdict | None, language: Language) -> str:
    """Return in a word or two whether a difference is decided."""
    word = verdict.word if verdict else "not_decided"
    if word in {"better", "worse"}:
        return language.say("decided")
    return language.say("no practical difference") if word == "no_practical_difference" else language.say("not decided")


def first_of_them(few: int, found: DecideFound, language: Language, *, held: bool) -> str:
    """Return that a part comes from few of the fresh markets, and whether it is held to what all of them tell."""
    facts = {"few": language.number(few, 0), "markets": language.number(found.effort.markets, 0)}
    if held:
        return language.say(
            "These sums come from the first {few} of the {markets} fresh markets and are held to the difference found "
            "in all {markets}.", **facts
        )  # fmt: skip
    return language.say(
        "Told from the first {few} of the {markets} fresh markets, so sums differ a little from those above.", **facts
    )


def method(found: DecideFound, language: Language) -> list[str]:
    """Return how the decision was made, and what to doubt in it."""
    told = [
        language.say(
            "A design is called the best where every other is surely worse, all of them looked at together (Holm, and "
            "a comparison with the best after Hsu), at 95%. Differences below {amount} count as none in practice.",
            amount=language.sum(found.amount),
        ),
        language.say(
            "Why and what would turn it are told of the best two only, as they are staffed here; in another market "
            "each might be staffed otherwise."
        ),
        language.say(
            "Searched of each design: {what}.", what="; ".join(_searched(one, language) for one in found.staffed)
        ),
    ]
    told += [_doubt(one, language) for one in found.staffed if one.unsettled]
    told += [
        language.say(
            "“{design}” may do better yet: its best stands at the end of what was tried ({what}).",
            design=language.name("design", one.scenario.name), what="; ".join(ends),
        )
        for one in found.staffed if (ends := at_the_end(one.chosen, one.search.space, language))
    ]  # fmt: skip
    if any(cuts_the_day(one.chosen) for one in found.staffed):
        told.append(what_hours_are(language))
    if found.why is not None or found.turning is not None:
        told.append(language.say(
            "Markets of the comparison serve for the reasons and for the thresholds too, so a lead that luck has made "
            "larger is so in all of them."
        ))  # fmt: skip
    return told


def _searched(one: StaffFound, language: Language) -> str:
    return language.say(
        "“{design}”: {what}", design=language.name("design", one.scenario.name),
        what=searched_beside(one.search.space, language),
    )  # fmt: skip


def _doubt(one: StaffFound, language: Language) -> str:
    design = language.name("design", one.scenario.name)
    if one.outdone is not None:
        return language.say(
            "“{design}” may do better yet: on fresh markets {other} is surely better than what its search had picked.",
            design=design, other=label(one.outdone.candidate, language),
        )  # fmt: skip
    return language.say("“{design}” may do better yet: its search ended because its runs were spent.", design=design)
