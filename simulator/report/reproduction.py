"""How to get the same numbers again: the command, the seed, the versions and the hashes."""

import shlex

from simulator.build import build
from simulator.experiment.comparison import Comparison
from simulator.experiment.conduct import DESIGNS
from simulator.experiment.provenance import versions
from simulator.experiment.study import slug
from simulator.experiment.tuning import Tuning
from simulator.report.language import Language
from simulator.scenario.schema import extensions


def command(comparison: Comparison) -> str:
    """Return a command that carries out the same study again, from the place that `place` names."""
    study = comparison.study
    verb = "compare" if len(study.designs) > 1 else "run"
    files = " ".join(shlex.quote(file) for file in _files(comparison))
    return f"{extensions.command()} {verb} {files} {_how_many(comparison)} --seed {study.seed}"


def _how_many(comparison: Comparison) -> str:
    look, tuning = comparison.look, comparison.tuning
    tuned = f"--tuned --{tuning.budget} --effort {tuning.allowance} {_levers(tuning)}" if tuning else ""
    if look is None:
        return f"{tuned}--replications {comparison.study.replications}"
    return f"{tuned}--precision {look.precision} --replications {look.limit}"


def _levers(tuning: Tuning) -> str:
    """Return how the levers were asked for; nothing for the usual ones."""
    return "".join(f"--lever {shlex.quote(one)} " for one in tuning.asked)


def place(comparison: Comparison, language: Language) -> str:
    """Return where the command has to be typed."""
    if comparison.folder is None or comparison.tuning:
        return language.say("In the folder of the scenario files:")
    return language.say("In the folder of these results, where the designs are kept as they were run:")


def _files(comparison: Comparison) -> list[str]:
    """Return the files of the designs: as they were run where they are kept, else as they are usually called.

    Designs that were staffed anew are staffed anew from how they were written.
    """
    names = comparison.study.designs
    if comparison.folder is None or comparison.tuning:
        return [f"{name}.yaml" for name in names]
    return [f"{DESIGNS}/{number}-{slug(name)}.json" for number, name in enumerate(names, 1)]


def provenance(comparison: Comparison, language: Language) -> list[tuple[str, str]]:
    """Return (what, which) for everything that identifies the study."""
    study = comparison.study
    facts = [
        (language.say("Study"), study.hash),
        (language.say("Seed"), str(study.seed)),
        (language.say("Replications"), f"{comparison.completed} / {study.replications}"),
        (language.say("Model"), study.model),
    ]
    for design, fingerprint in zip(study.designs, study.fingerprints, strict=True):
        facts.append((language.say("Design “{design}”", design=language.name("design", design)), fingerprint))
    facts.append((language.say("Build"), language.say("compiled") if build().compiled else language.say("interpreted")))
    return facts + [(name, number) for name, number in versions().items() if name != "build"]
