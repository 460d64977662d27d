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
# # A first comparison
#
# A company sells to other businesses. Should one universal department hunt, close and look after clients, or should the
# work be cut into a conveyor: lead generators, closers, account managers? We ask for one market and one budget, look at
# *why* the answer comes out as it does, and then change one assumption to see whether it still holds.
#
# Money is counted in months of a closer's target pay.

# %%
import os
from pathlib import Path

import matplotlib.pyplot as plt

from simulator import compare, load_scenario, observe, simulate

# %matplotlib inline

REPLICATIONS = int(os.environ.get("CONVEYOR_REPLICATIONS", "30"))
HORIZON = os.environ.get("CONVEYOR_HORIZON", "36 months")
SCENARIOS = next(here / "scenarios" for here in (Path.cwd(), *Path.cwd().parents) if (here / "scenarios").is_dir())

# %% [markdown]
# ## Two designs on one market
#
# A scenario is a frozen value: a market (what nobody decides) and an organisation (what a manager decides). `with_`
# returns a changed copy, so nobody has to edit a file to ask "what if".

# %%
universal = load_scenario(SCENARIOS / "universal.yaml").with_("horizon", HORIZON)
conveyor = load_scenario(SCENARIOS / "conveyor.yaml").with_("horizon", HORIZON)
for scenario in (universal, conveyor):
    roles = ", ".join(f"{role.count} × {name}" for _, name, role in scenario.organization.roles())
    print(f"{scenario.name}: {roles}")

# %% [markdown]
# ## One run
#
# A run is one replication of one design: one market drawn by chance, lived through month by month. It says little about
# the design, and much about how the model works.

# %%
outcome = observe(simulate(universal, replication=0))
for key in ("value", "profit", "new_clients", "clients_at_end", "buried_share"):
    print(f"{key:>15}: {outcome.indicators[key]:.2f}")

# %% [markdown]
# ## Many runs, side by side
#
# Both designs meet the same clients with the same luck, replication by replication. Whatever chance does to both alike
# cancels out of the difference.

# %%
comparison = compare([universal, conveyor], replications=REPLICATIONS)
comparison

# %% [markdown]
# The verdict stands on *value*: profit plus what the client base is worth more (or less) at the end than at the start.
# The lower panel is the one to read: the mean paired difference with its 95 % interval.

# %%
comparison.plot_value()
plt.show()

# %% [markdown]
# ## Why?
#
# Where did the hours go, and what did the clients do?

# %%
figure, (left, right) = plt.subplots(1, 2, figsize=(17, 5.5))
comparison.plot_hours(left)
comparison.plot_base(right)
figure.tight_layout()
plt.show()

# %%
figure, (left, right) = plt.subplots(1, 2, figsize=(17, 5.5))
comparison.plot_new_clients(left)
comparison.plot_portfolios(right)
figure.tight_layout()
plt.show()

# %% [markdown]
# Every number is at hand as a pandas frame: one row for each design and replication, or for each month.

# %%
comparison.replications.groupby("design", sort=False)[["value", "margin", "profit", "new_clients"]].mean().round(1)

# %% [markdown]
# ## What if clients forgave neglect?
#
# A client who feels no attention at all leaves `neglect_multiplier` times as readily. Nobody has measured that number
# well: it is an assumption with a wide plausible range. So we try both ends of it. The same replications on the same
# seeds make the two answers comparable.

# %%
answers = {}
for multiplier in (1.2, 5):
    changed = [design.with_("market.neglect_multiplier", multiplier) for design in (universal, conveyor)]
    answers[multiplier] = compare(changed, replications=REPLICATIONS)
    print(f"neglect_multiplier {multiplier}: {answers[multiplier].words().headline}")

# %%
figure, axes = plt.subplots(1, 2, figsize=(17, 6), sharey=False)
for ax, (multiplier, answer) in zip(axes, answers.items(), strict=True):
    answer.plot_value(ax)
    ax.set_title(f"neglect_multiplier {multiplier}\n{ax.get_title(loc='left')}", pad=26)
figure.tight_layout()
plt.show()

# %% [markdown]
# If the better design changes between the two ends, the honest answer to the first question is "it depends on how much
# clients mind being neglected", and measuring that is worth more than any further replication.
