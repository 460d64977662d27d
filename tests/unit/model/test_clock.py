"""The clock: SimPy's order for calls, turns and SimPy's own processes alike, on this clock and on SimPy's."""

import pytest
from simpy import Environment
from small_company import company, scenario

from simulator.kernel.calendar import WORKDAY
from simulator.model.clock import Clock, Turns, after


def light_turns(env, turn):
    Turns(env, turn).begin()


def after_by_simpy(env, hours, call, *arguments):
    env.timeout(hours).callbacks.append(lambda _: call(*arguments))


def turns_by_simpy(env, turn):
    def process():
        while (done := turn()) is not None:
            yield env.timeout(done) if isinstance(done, float) else done

    env.process(process())


def everything_at_once(env, plan=after, begin=light_turns):
    """Let calls, turns and processes of SimPy meet at the same hours, and return the list that they write."""
    told = []

    def process(name, *hours):
        for gap in hours:
            yield env.timeout(gap)
            told.append((env.now, name))

    def waiting(bell):
        told.append((env.now, "waits"))
        yield bell
        told.append((env.now, "heard"))

    def turn():
        told.append((env.now, "turn"))
        return next(stints, None)

    bell = env.event()
    stints = iter((1.0, 0.0, bell, 2.0))
    plan(env, 1, told.append, (1, "call before"))
    env.process(process("process", 1, 1, 3))
    begin(env, turn)
    env.process(waiting(bell))
    plan(env, 1, told.append, (1, "call after"))
    plan(env, 2, bell.succeed)
    plan(env, 3, env.process, process("late process", 0, 2))
    return told


def told_by_simpy():
    """Return what is told where SimPy does everything, and how many events that are."""
    env, events = Environment(), 0
    told = everything_at_once(env, after_by_simpy, turns_by_simpy)
    while env.peek() < 6:
        env.step()
        events += 1
    return told, events


def test_processes_of_simpy_join_in_its_order():
    """At the same hour things happen in the order in which they were planned, as if all were processes of SimPy."""
    clock = Clock()
    told = everything_at_once(clock)
    events = clock.advance(6)
    assert (told, events) == told_by_simpy()
    assert [name for hour, name in told if hour == 1] == ["call before", "call after", "process", "turn", "turn"]
    assert clock.now == 6


@pytest.mark.parametrize("kind", [Environment, Clock])
def test_the_loop_of_simpy_does_the_same(kind):
    """What is due is an event of SimPy: its environment runs it, and so does `step` of the clock."""
    env, events = kind(), 0
    told = everything_at_once(env)
    while env.peek() < 6:
        env.step()
        events += 1
    assert (told, events) == told_by_simpy()


def test_nothing_happens_in_the_past():
    clock = Clock()
    with pytest.raises(ValueError, match="1 hours ago"):
        after(clock, -1, print)
    light_turns(clock, lambda: -1.0)
    with pytest.raises(ValueError, match="1 hours ago"):
        clock.advance(1)


def test_a_process_of_a_reader_joins_a_run():
    """A SimPy process sees the company day by day, and changes nothing by looking."""
    days, seen = 20, []

    def look(env, firm):
        while True:
            yield env.timeout(WORKDAY)
            seen.append((env.now, len(firm.customers.everybody), len(firm.journal.placed)))

    quiet, watched = (company(scenario())[1] for _ in range(2))
    env = watched.env
    env.process(look(env, watched))
    end = days * WORKDAY + 1
    assert env.advance(end) == quiet.env.advance(end) + 1 + days  # the process begins, and looks every day
    assert [hour for hour, _, _ in seen] == [day * WORKDAY for day in range(1, days + 1)]
    placed = quiet.journal.placed["time"]
    assert [orders for _, _, orders in seen] == [(placed <= hour).sum() for hour, _, _ in seen]
    for name, table in quiet.journal.tables().items():
        assert table.to_bytes() == watched.journal.tables()[name].to_bytes()
