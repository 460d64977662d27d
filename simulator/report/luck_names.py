"""The words for luck: what it comes from, and what single strokes of it are."""

from simulator.kernel.marking import N_

CAUSE = {
    "deals": N_("deals won and lost"),
    "clients": N_("leaving clients"),
    "orders": N_("orders"),
    "people": N_("staff"),
}

CAUSE_DEFINITION = {
    "deals": N_("which deals were won, and what the new clients were like"),
    "clients": N_("which clients left, closed down or followed a leaver"),
    "orders": N_("when orders came, and how large they were"),
    "people": N_("who gave notice, and what the people hired were like"),
}

GOOD_STROKE = {
    "won": N_("a deal was won"),
    "lost": N_("a deal was not lost"),
    "nature": N_("a new client was larger than most"),
    "left": N_("a client stayed that might have left"),
    "ceased": N_("a client stayed in business that might have closed down"),
    "followed": N_("a client did not follow a leaver"),
    "order": N_("orders were larger than usual, or came sooner"),
    "quit": N_("somebody stayed who might have given notice"),
    "talent": N_("a better seller than most was hired"),
}
"""What raised value against what was to be expected."""

BAD_STROKE = {
    "won": N_("a deal was not won"),
    "lost": N_("a deal was lost"),
    "nature": N_("a new client was smaller than most"),
    "left": N_("a client left"),
    "ceased": N_("a client closed down"),
    "followed": N_("a client followed a leaver"),
    "order": N_("orders were smaller than usual, or came later"),
    "quit": N_("somebody gave notice"),
    "talent": N_("a weaker seller than most was hired"),
}
"""What lowered it."""
