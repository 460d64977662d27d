"""New clients by month: the mean of each design with its 95% interval."""

from matplotlib.axes import Axes

from simulator.report.figures import Outcomes
from simulator.report.figures.canvas import Finding, design_colour, label_ends, months, note, numbered
from simulator.report.figures.numbers import estimate, series
from simulator.report.language import Language


def draw(ax: Axes, outcomes: Outcomes, language: Language) -> Finding:
    """Draw one line a design with the 95% interval of the monthly mean."""
    won = {design: series(runs, "new_clients") for design, runs in outcomes.items()}
    count = next(iter(won.values())).shape[1]
    time = months(ax, count, language)
    ends = []
    for position, (design, values) in enumerate(won.items()):
        level, colour = estimate(values, least=0.0), design_colour(position)
        ax.fill_between(time, level.low, level.high, color=colour, alpha=0.3, linewidth=0)
        ax.plot(time, level.mean, color=colour)
        ends.append((float(level.mean[-3:].mean()), language.name("design", design), colour))
    ax.set_ylim(bottom=0)
    numbered(ax, language)
    ax.set_ylabel(language.say("new clients a month"))
    label_ends(ax, count + 0.4, ends)
    note(ax, language.say("mean of all replications with 95% interval"))
    rates = {design: float(values.mean()) for design, values in won.items()}
    return Finding(_title(rates, language), _text(outcomes, language))


def _title(rates: dict[str, float], language: Language) -> str:
    best = max(rates, key=rates.__getitem__)
    others = [
        language.say("“{design}” {rate}", design=language.name("design", design), rate=language.number(rate, 1))
        for design, rate in rates.items()
        if design != best
    ]
    lead = language.say(
        "“{design}” wins {rate} new clients a month",
        design=language.name("design", best),
        rate=language.number(rates[best], 1),
    )
    return f"{lead}, {language.listing(others)}" if others else lead


def _text(outcomes: Outcomes, language: Language) -> str:
    parts = []
    for design, runs in outcomes.items():
        total = estimate(series(runs, "new_clients").sum(axis=1), least=0.0)
        parts.append(
            language.say(
                "{design}: {mean} new clients in all, 95% interval {low} to {high}.",
                design=language.name("design", design),
                mean=language.number(float(total.mean), total.digits),
                low=language.number(float(total.low), total.digits),
                high=language.number(float(total.high), total.digits),
            )
        )
    return " ".join(parts)
