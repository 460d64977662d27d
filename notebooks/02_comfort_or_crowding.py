# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Comfort, least resistance, or no time?
#
# Sellers who look after a growing book hunt less and less. Three explanations are told for it, and all three draw the
# same picture:
#
# * **crowding** (C26): orders and calls of the clients one has come first and leave no time;
# * **least resistance** (C13): people put off what costs them most, and cold calls cost most;
# * **comfort** (C27): income from the book makes hard work dear. Why bother?
#
# A manager who confuses them does the wrong thing: a cut of the commission gives nobody time, and an assistant makes
# nobody hungry. Here each explanation is a mechanism with a switch, so they can be told apart: not by how far hunting
# falls, but by **what brings it back**.

# %%
import os
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from joblib import Parallel, delayed

from simulator import load_scenario, observe, simulate

# %matplotlib inline

REPLICATIONS = int(os.environ.get("CONVEYOR_REPLICATIONS", "20"))
HORIZON = os.environ.get("CONVEYOR_HORIZON", "36 months")
SCENARIOS = next(here / "scenarios" for here in (Path.cwd(), *Path.cwd().parents) if (here / "scenarios").is_dir())

universal = load_scenario(SCENARIOS / "universal.yaml").with_("horizon", HORIZON)


def changed(scenario, **values):
    """Return a copy with these fields changed; `a__b` stands for the path `a.b`."""
    for path, value in values.items():
        scenario = scenario.with_(path.replace("__", "."), value)
    return scenario


# %% [markdown]
# ## Three departments that differ in nothing but human nature
#
# The eye for what pays (`incentive`) is switched off in all of them, so that the arms differ by one mechanism each.

# %%
plain = changed(universal, mechanisms__incentive=False)
arms = {
    "crowding only": changed(plain, mechanisms__least_resistance=False, mechanisms__comfort=False),
    "and least resistance": changed(plain, mechanisms__comfort=False),
    "and comfort": plain,
}

# %% [markdown]
# ## Four things a manager can do
#
# Nothing; or the repeat commission goes, and is paid out as salary; or somebody takes half of the work with orders off
# the sellers; or the head insists twice as hard.

# %%


def half_the_service(scenario):
    """Return a copy in which each order takes half of the time."""
    for name, segment in scenario.market.segments.items():
        scenario = scenario.with_(f"market.segments.{name}.serving", f"{segment.serving.mean / 2} h")
    return scenario


interventions = {
    "nothing": lambda scenario: scenario,
    "no repeat commission": lambda scenario: changed(
        scenario,
        organization__pay_plans__repeat_share=0,
        organization__pay_plans__first_and_repeat_variable=0.02,
    ),
    "half the service": half_the_service,
    "twice the insistence": lambda scenario: changed(scenario, organization__departments__sales__head__insistence=1),
}


def hunting(scenario, replication):
    """Return the hours of hunting for each seller, month by month."""
    return observe(simulate(scenario, replication)).monthly["hunting_hours"]


studies = [(arm, what) for arm in arms for what in interventions]
runs = Parallel(n_jobs=-1)(
    delayed(hunting)(interventions[what](arms[arm]), replication)
    for arm, what in studies
    for replication in range(REPLICATIONS)
)
series = np.array(runs).reshape(len(studies), REPLICATIONS, -1)
hours = dict(zip(studies, series, strict=True))

# %% [markdown]
# ## The same picture, three times
#
# From here nobody could say why hunting is low; more of the frictions only means less of it.

# %%
figure, axes = plt.subplots(figsize=(8, 4))
for arm in arms:
    mean = hours[arm, "nothing"].mean(axis=0)
    axes.plot(np.arange(1, len(mean) + 1), mean, label=arm)
axes.set(xlabel="month", ylabel="hours of hunting for each seller", ylim=(0, None))
axes.set_title("Hunting is low in all three departments", loc="left")
axes.legend(frameon=False)
plt.show()

# %% [markdown]
# ## What brings it back
#
# Paired differences against doing nothing, on the same markets and luck, with 95 % intervals.

# %%
cures = [what for what in interventions if what != "nothing"]
figure, axes = plt.subplots(figsize=(8, 4))
for place, arm in enumerate(arms):
    gains = np.array([hours[arm, cure].mean(axis=1) - hours[arm, "nothing"].mean(axis=1) for cure in cures])
    half = 1.96 * gains.std(axis=1, ddof=1) / np.sqrt(REPLICATIONS)
    axes.bar(np.arange(len(cures)) + 0.27 * (place - 1), gains.mean(axis=1), 0.25, yerr=half, capsize=3, label=arm)
axes.axhline(0, color="black", linewidth=0.8)
axes.set_xticks(np.arange(len(cures)), cures)
axes.set_ylabel("hours of hunting gained")
axes.set_title("Only comfort answers to the commission", loc="left")
axes.legend(frameon=False)
plt.show()

# %% [markdown]
# *Time* helps everywhere, most where nothing but time is missing. The *commission* moves hunting only where there is
# comfort. *Insistence* moves it only where people have a choice at all, and at these numbers by little.
#
# ## The mechanism itself
#
# The factor that income from the book puts on the resistance of work, seller by seller, at the end of the run: it grows
# with the book, which is why it is taken for laziness of the successful.

# %%
journal = simulate(arms["and comfort"], replication=0)
last = journal.motives["time"] == journal.motives["time"].max()
seats, comfort = journal.motives["seat"][last], journal.motives["comfort"][last]
served = journal.served
recent = served["time"] > journal.end - 3 * 168
margin = np.array([served["margin"][recent & (served["seat"] == seat)].sum() / 3 for seat in seats])

figure, axes = plt.subplots(figsize=(6, 4))
axes.scatter(margin, comfort)
axes.set(xlabel="margin a month from own clients", ylabel="factor on resistance")
axes.set_title("The larger the book, the dearer a cold call", loc="left")
plt.show()

# %% [markdown]
# In a firm of flesh and blood the test is the same: change one thing for a quarter, in half of the teams, and look
# which of them begins to call.
