"""The plain funnel as a SimPy user would write it: a process per lead, account and order, with `Resource`s.

It is the yardstick of the speed benchmark and of nothing else; it shares no line with the product.
"""

import math
import random
from collections.abc import Generator
from dataclasses import dataclass, field

import simpy

Process = Generator[simpy.Event, None, None]


@dataclass
class Waits:
    """Count and sum of waiting times at one kind of server."""

    started: int = 0
    total: float = 0.0

    def add(self, hours: float) -> None:
        """Note one service that started after waiting `hours`."""
        self.started += 1
        self.total += hours


@dataclass
class Funnel:
    """Counters and servers of one run."""

    env: simpy.Environment
    rng: random.Random
    generators: simpy.Resource
    closers: simpy.Resource
    managers: list[simpy.Resource]
    accounts: list[int]
    leads: int = 0
    won: int = 0
    buried: int = 0
    orders: int = 0
    waits: dict[str, Waits] = field(default_factory=lambda: {n: Waits() for n in ("generator", "closer", "manager")})


def lognormal(rng: random.Random, mean: float, cv: float) -> float:
    """A lognormal draw with the given mean and coefficient of variation."""
    sigma = math.sqrt(math.log(1 + cv * cv))
    return rng.lognormvariate(math.log(mean) - sigma * sigma / 2, sigma)


def order(funnel: Funnel, manager: int) -> Process:
    """One order of an account: wait for the own manager, then be served."""
    asked = funnel.env.now
    with funnel.managers[manager].request() as turn:
        yield turn
        funnel.waits["manager"].add(funnel.env.now - asked)
        yield funnel.env.timeout(funnel.rng.expovariate(1.0))
    funnel.orders += 1


def account(funnel: Funnel, manager: int) -> Process:
    """An account orders until its life ends."""
    end = funnel.env.now + funnel.rng.expovariate(1 / 4000)
    while True:
        gap = funnel.rng.expovariate(1 / 160)
        if funnel.env.now + gap > end:
            break
        yield funnel.env.timeout(gap)
        funnel.env.process(order(funnel, manager))
    yield funnel.env.timeout(end - funnel.env.now)
    funnel.accounts[manager] -= 1


def lead(funnel: Funnel) -> Process:
    """A lead passes a generator, perhaps a closer, and perhaps becomes an account."""
    funnel.leads += 1
    asked = funnel.env.now
    with funnel.generators.request() as turn:
        yield turn
        funnel.waits["generator"].add(funnel.env.now - asked)
        yield funnel.env.timeout(funnel.rng.expovariate(2.0))
    if funnel.rng.random() >= 0.3:
        return
    asked = funnel.env.now
    with funnel.closers.request() as turn:
        yield turn
        funnel.waits["closer"].add(funnel.env.now - asked)
        yield funnel.env.timeout(lognormal(funnel.rng, 4.0, 0.5))
    if funnel.rng.random() >= 0.25:
        return
    fewest = min(range(len(funnel.accounts)), key=funnel.accounts.__getitem__)
    if funnel.accounts[fewest] >= 60:
        funnel.buried += 1
        return
    funnel.won += 1
    funnel.accounts[fewest] += 1
    funnel.env.process(account(funnel, fewest))


def source(funnel: Funnel, rate: float) -> Process:
    """Leads arrive as a Poisson process."""
    while True:
        yield funnel.env.timeout(funnel.rng.expovariate(rate))
        funnel.env.process(lead(funnel))


def run(seed: int, generators: int = 6, closers: int = 15, managers: int = 6, horizon: float = 6000) -> Funnel:
    """Run the plain funnel once and return its counters."""
    env = simpy.Environment()
    funnel = Funnel(
        env,
        random.Random(seed),
        simpy.Resource(env, generators),
        simpy.Resource(env, closers),
        [simpy.Resource(env, 1) for _ in range(managers)],
        [0] * managers,
    )
    env.process(source(funnel, 0.85 * generators / 0.5))
    env.run(until=horizon)
    return funnel
