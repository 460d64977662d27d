"""The policies: what a manager chooses by name, with the words in which `explain` tells each choice.

A value is declared here, and does what the function of its name does in the module of `model.policies` that the policy
is worked out in. The words of a value complete a sentence; where it says nothing, it has none.
"""

from simulator.scenario.schema.extensions import check_policies, values_of
from simulator.scenario.schema.sheets import Policy, PolicyValue

ASSIGNMENT = values_of(Policy(
    "assignment",
    "which seat that serves gets a new account",
    (
        PolicyValue("fewest_accounts", "goes to the seat that looks after the fewest accounts"),
        PolicyValue("round_robin", "goes to the seats that serve in turn"),
        PolicyValue("by_potential", "goes to a seat by its potential"),
        PolicyValue("by_complexity", "goes to a seat by its complexity"),
    ),
    default="fewest_accounts",
))
OVERFLOW = values_of(Policy(
    "overflow",
    "what happens to a new account when every portfolio is full",
    (
        PolicyValue("bury", "is buried: served when it calls, never called"),
        PolicyValue("keep_with_closer", "stays with whoever won it"),
        PolicyValue("queue", "waits until a portfolio has room"),
        PolicyValue("hire", "leads to a new seat"),
        PolicyValue("turn_away", "is turned away"),
    ),
    default="bury",
))
INBOUND = values_of(Policy(
    "inbound",
    "shared: whoever is free first takes the next inquiry; in_turn: inquiries are dealt to the seats that qualify, one "
    "after another; head_takes_all: the head answers them all, and gives the opportunities to the ablest closer who "
    "has room (C41); best_seller: whoever closes best answers them all; duty_rota: each working day another seat is on "
    "duty, answers them all and leaves the desk for nothing (C42)",
    (
        PolicyValue("shared", "are taken by whoever of the seats that qualify is free first"),
        PolicyValue("in_turn", "are dealt in turn to the seats that qualify"),
        PolicyValue(
            "head_takes_all", "all go to the head, who gives what comes of them to the ablest closer with room"
        ),
        PolicyValue("best_seller", "all go to whoever closes best of those who are there"),
        PolicyValue(
            "duty_rota", "all go to whoever is on duty: each working day another of the seats that qualify"
        ),
    ),
    default="shared",
))
ROUTING = values_of(Policy(
    "routing",
    "how requests are sorted for roles that take only simple or only complex ones: by how complex they seem, by what "
    "the client seems to promise, or by the size of the order asked for; anyone: not at all (C52, C55)",
    (
        PolicyValue("anyone"),
        PolicyValue("by_complexity", "by how complex they seem"),
        PolicyValue("by_potential", "by what the client seems to promise"),
        PolicyValue("by_size", "by the size of the order asked for"),
    ),
    default="anyone",
))
DISTANCE = values_of(Policy(
    "distance",
    "how people work with clients of other regions than their own; remote: without meeting them; travel: they go "
    "there; none: they seek none, and look after those whom the firm has as if remote",
    (
        PolicyValue("remote", "are won and looked after without meeting them"),
        PolicyValue("travel", "are visited: people travel to {in_person} of the touches and contacts"),
        PolicyValue("none", "are not sought; those whom the firm has are looked after without meeting them"),
    ),
    default="remote",
))
ROTATION = values_of(Policy(
    "rotation",
    "what a review does about silent clients that their owner cannot explain: none, nothing more; rotate, they pass to "
    "another seat of the department that serves, with the hours of a hand-over; placebo, the same clients are chosen "
    "and the same hours spent, but they stay where they are (C18, C20)",
    (
        PolicyValue("none", "none of them changes hands"),
        PolicyValue("rotate", "up to {limit} of each pass to a colleague"),
        PolicyValue("placebo", "up to {limit} of each are chosen as if for a colleague, and stay (placebo)"),
    ),
    default="none",
))
RESPONSE = values_of(Policy(
    "response",
    "what the firm does about a strike: yield at once, hold out for as long as its patience lasts, or dismiss whoever "
    "strikes (C36, C37)",
    (
        PolicyValue("yield", "is yielded to at once"),
        PolicyValue("hold_out", "is held out against for {patience} at most"),
        PolicyValue("dismiss", "costs the strikers their seats"),
    ),
    default="hold_out",
))
RETENTION = values_of(Policy(
    "retention",
    "match: whoever could take clients along is paid for staying; none: pay is as planned (C35, C101)",
    (PolicyValue("none"), PolicyValue("match", "is paid for staying")),
    default="none",
))
PLACEMENT = values_of(Policy(
    "choose",
    "who is first where there are more people than seats: by_talent, those with most talent for the work of the new "
    "seat; by_tenure, those who have served longest",
    (
        PolicyValue("by_talent", "those with most talent for the work"),
        PolicyValue("by_tenure", "those who have served longest"),
    ),
    default="by_talent",
))
LEAD_SOURCE = Policy(
    "lead_source",
    "inquiries: these seats work on clients who asked by themselves, and on nobody else; own_leads: on those whom the "
    "firm has looked for; all: on both. Where nobody is there who may, everybody does who can (C39, C55)",
    (
        PolicyValue("all"),
        PolicyValue("inquiries", "Works on clients who asked by themselves, and on nobody else"),
        PolicyValue("own_leads", "Works on clients whom the firm has looked for, not on those who ask by themselves"),
    ),
    default="all",
    open=False,
)
REQUEST_TIER = Policy(
    "request_tier",
    "the requests that these seats take up, as the routing sorts them; where nobody is there who takes such requests, "
    "everybody does who can (C52, C55)",
    (PolicyValue("all"), PolicyValue("simple"), PolicyValue("complex")),
    default="all",
    open=False,
)
LEADS = Policy(
    "leads",
    "own: what the people of this department find, and what comes from its territory, is qualified and closed here; "
    "elsewhere only while nobody is here who does such work; shared: leads know no borders",
    (
        PolicyValue("shared"),
        PolicyValue("own", "What '{department}' finds, and its territory, is qualified and closed there"),
    ),
    default="shared",
    open=False,
)
ACCOUNTS = Policy(
    "accounts",
    "own: clients whom this department has won or looks after, and those of its territory, are looked after here and "
    "nowhere else, as long as it has seats that keep accounts for good; shared: by whoever has room",
    (
        PolicyValue("shared"),
        PolicyValue("own", "Clients of '{department}', and of its territory, are looked after there alone"),
    ),
    default="shared",
    open=False,
)
REVIEW = Policy(
    "review",
    "monthly: each portfolio is gone through with its owner, and the clients who have been silent longest, beyond the "
    "dormancy threshold, are put on top of the owner's list, buried ones included",
    (PolicyValue("none", "no reviews"), PolicyValue("monthly", "a review of {hours} of each portfolio every month")),
    default="monthly",
    open=False,
)
HANDOVER = Policy(
    "style",
    "hard: the bond of the former holder ends; parallel: both stay in touch (C50)",
    (PolicyValue("hard", "hard"), PolicyValue("parallel", "parallel")),
    default="hard",
    open=False,
)
ACCESS = Policy(
    "access",
    "which clients a person can look up and approach after leaving: those with whom there is a bond, those of the "
    "department, or all (C56, C82)",
    (PolicyValue("own"), PolicyValue("department", "of the department"), PolicyValue("all", "of the firm")),
    default="own",
    open=False,
)
FIXING = Policy(
    "fixed_by",
    "who sees to a problem: whoever found it, or whoever looks after the client",
    (PolicyValue("visitor"), PolicyValue("owner")),
    default="visitor",
    open=False,
)

POLICIES: dict[str, Policy] = {
    policy.name: policy
    for policy in (
        ASSIGNMENT, OVERFLOW, INBOUND, ROUTING, DISTANCE, ROTATION, RESPONSE, RETENTION, PLACEMENT, LEAD_SOURCE,
        REQUEST_TIER, LEADS, ACCOUNTS, REVIEW, HANDOVER, ACCESS, FIXING,
    )
}  # fmt: skip
"""All policies, by the names of their fields."""

check_policies(POLICIES)
