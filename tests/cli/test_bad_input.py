"""Bad input is normal input: each mistake is one line with place, path and what would be right; exit code 2.

In the table a § stands before the character that a mistake points at; it is taken out before the file is written.
"""

import os
from pathlib import Path

import pytest
import typer
from small import conveyor

from simulator.cli.check import check
from simulator.scenario.schema.calendar import MONTH_NAMES
from simulator.scenario.schema.mechanisms import SWITCHES

TEAM = "organization: {departments: {sales: {roles: {seller: {count: 3, order_of_work: [%s]}}}}}\n"
SOUND = TEAM % "serving, qualifying, closing, prospecting"
ROLE = "organization.departments.sales.roles.seller"
QUOTA = (
    "organization: {departments: {sales: {roles: {seller: {count: 3, order_of_work: [serving, qualifying, closing, "
    "prospecting], quota: %s}}}}}\n"
)
TECHNICAL = ("Input should", "Traceback", "pydantic", "ruamel", "validation")
UNITS = "(units: min, h, workdays, days, weeks, months, years)"

CASES: dict[str, tuple[str, list[str]]] = {
    "unknown field": (SOUND + "§horizn: 3 months\n", ["horizn: unknown field, did you mean 'horizon'?"]),
    "unknown field without a likeness": (
        SOUND + "market: {§xyzzy: 1}\n", ["market.xyzzy: unknown field; known here: name, currency, closer_pay,"],
    ),
    "unknown field for a missing one": (
        "organization:\n  departments:\n    sales:\n      roles:\n        seller:\n          §cout: 3\n"
        "          order_of_work: [serving, qualifying, closing]\n",
        [f"{ROLE}.cout: unknown field, did you mean 'count'?"],
    ),
    "what stands below a misspelt name is checked too": (
        "§organisation: {departments: {sales: {roles: {seller: {count: §-3, order_of_work: [§servng, qualifying, "
        "closing]}}}}}\n",
        [
            "organisation: unknown field, did you mean 'organization'?",
            f"{ROLE}.count: must be at least 0",
            f"{ROLE}.order_of_work: must be one of: prospecting, qualifying, closing, serving, developing, "
            "reactivating, visiting; did you mean 'serving'?",
        ],
    ),
    "a strange name": (SOUND + "§'[key]': 1\n", ["[key]: unknown field; known here: name, description, market,"]),
    "missing field": (
        "organization: {departments: {sales: {roles: {seller: §{order_of_work: [serving, qualifying, closing]}}}}}\n",
        [f"{ROLE}.count: this field is missing: seats of this role"],
    ),
    "missing organization": ("§description: nothing\n", ["organization: this field is missing"]),
    "terms of pay of a role": (
        "organization: {departments: {sales: {roles: {seller: {count: 3, order_of_work: [serving, qualifying, closing, "
        "prospecting], wage: §0, pay_terms: {cap: §0, accelerator: §0.5, clawback_within: §6, inbound_rate: §2, "
        "first_share: §150 %, §per_led: 1, clawback_share: §'x'}}}}}}\n",
        [
            f"{ROLE}.wage: must be more than 0", f"{ROLE}.pay_terms.cap: must be more than 0",
            f"{ROLE}.pay_terms.accelerator: must be at least 1",
            f"{ROLE}.pay_terms.clawback_within: a duration needs a unit: '6 h'?",
            f"{ROLE}.pay_terms.inbound_rate: must be at most 1", f"{ROLE}.pay_terms.first_share: must be at most 1",
            f"{ROLE}.pay_terms.per_led: unknown field, did you mean 'per_lead'?",
            f"{ROLE}.pay_terms.clawback_share: not a share; write a number between 0 and 1, or '12 %'",
        ],
    ),
    "adverts for less than nothing": (
        SOUND + "market: {advertising: {price: §0, quality: §-1, doubles_at: §0}}\n",
        [
            "market.advertising.price: must be at least 0.002", "market.advertising.quality: must be at least 0",
            "market.advertising.doubles_at: must be more than 0",
        ],
    ),
    "a budget with a unit": (
        SOUND.rstrip().removesuffix("}") + ", marketing: {budget: §2 pays, §money: 3}}\n",
        ["organization.marketing.budget: a number is needed, not '2 pays'",
         "organization.marketing.money: unknown field; known here: budget"],
    ),
    "a misspelt month": (
        SOUND + "market: {calendar: {inquiries: {§jaunary: 2, may: §fast, june: §-1}, starts_in: §Aprl}}\n",
        [
            "market.calendar.inquiries.jaunary: unknown field, did you mean 'january'?",
            "market.calendar.inquiries.may: not a factor; write a number such as 0.6, or '60 %'",
            "market.calendar.inquiries.june: must be at least 0",
            "market.calendar.starts_in: must be one of: january, february,",
        ],
    ),
    "too many holidays": (
        SOUND + "market: {calendar: {holidays: {may: §21, june: §1.5}, outside_hours: §150 %}}\n",
        [
            "market.calendar.holidays.may: must be at most 20",
            "market.calendar.holidays.june: a whole number is needed, not 1.5",
            "market.calendar.outside_hours: must be at most 1",
        ],
    ),
    "a year without any month": (
        SOUND + "market:\n  calendar:\n    orders: §{" + ", ".join(f"{name}: 0" for name in MONTH_NAMES) + "}\n",
        ["market.calendar.orders: all months are 0; one at least has to be more, such as july: 1"],
    ),
    "a list of months": (
        SOUND + "market: {calendar: {inquiries: §[1, 2, 3]}}\n",
        ["market.calendar.inquiries: lines 'name: value' are needed here, not a list"],
    ),
    "a budget, and nobody who answers": (
        "organization: §{marketing: {budget: 1}, departments: {sales: {roles: {seller: {count: 3, order_of_work: "
        "[serving, closing]}}}}}\nmarket: {inquiries: {per_month: 0}}\n",
        ["organization: nobody does 'qualifying' (leads or inquiries come in)"],
    ),
    "a market without anybody": (
        SOUND + "market: {prospects: §{size: 0}, inquiries: {per_month: 0}, opening: {clients: 0, pipeline: 0}}\n",
        ["market.prospects: a market without prospects, inquiries or clients: nothing can happen in it, unless"],
    ),
    "no unit": (SOUND + "warm_up: §3\n", ["warm_up: a duration needs a unit: '3 h'?"]),
    "wrong unit": (SOUND + "warm_up: §3 monts\n", ["warm_up: unknown unit 'monts', did you mean 'months'?"]),
    "long unit": (SOUND + "warm_up: §3 hours\n", ["warm_up: unknown unit 'hours', did you mean 'h'?"]),
    "strange unit": (SOUND + "warm_up: §3 furlongs\n", ["warm_up: unknown unit 'furlongs', units are min, h,"]),
    "no duration": (SOUND + "warm_up: §soon\n", ["warm_up: not a duration; write a number and a unit"]),
    "wrong unit in a spell": (
        SOUND + "market: {segments: {small: {serving: {mean: §1 hx}}}}\n",
        ["market.segments.small.serving.mean: unknown unit 'hx'"],
    ),
    "a spell in short": (
        SOUND + "market: {segments: {small: {serving: §fast}}}\n", ["market.segments.small.serving: not a duration"],
    ),
    "a plan without an amount": (
        SOUND + "plan: {bookings: §{per: quarter}}\n",
        ["plan.bookings.amount: this field is missing: what is to be booked in a period; a list: in the first,"],
    ),
    "no amount": (
        SOUND + "plan: {bookings: {amount: §sixty}}\n", ["plan.bookings.amount: a number is needed, not 'sixty'"],
    ),
    "an amount with a comma": (
        SOUND + "plan: {bookings: {amount: §'1,5'}}\n", ["plan.bookings.amount: a number is needed; write 1.5"],
    ),
    "no amounts": (SOUND + "plan: {bookings: {amount: §[]}}\n", ["plan.bookings.amount: must hold at least one entry"]),
    "amounts that are none": (
        SOUND + "plan: {bookings: {amount: [3, §0, §true, §null]}}\n",
        [
            "plan.bookings.amount: must be more than 0",
            "plan.bookings.amount: a number is needed, not true or false",
            "plan.bookings.amount: a number is needed, not nothing",
        ],
    ),
    "a plan for no period": (
        SOUND + "plan: {bookings: {amount: 3, per: §week, of: §profit, clients: §newest}}\n",
        [
            "plan.bookings.per: must be one of: month, quarter, year",
            "plan.bookings.of: must be one of: margin, revenue",
            "plan.bookings.clients: must be one of: all, new; did you mean 'new'?",
        ],
    ),
    "a plan that is a number": (
        SOUND + "plan: {bookings: §60}\n", ["plan.bookings: lines 'name: value' are needed here, not 60"],
    ),
    "a plan of the market": (
        SOUND + "market: {plan: {bookings: {amount: §-1}}}\n", ["market.plan.bookings.amount: must be more than 0"],
    ),
    "a quota that is a number": (QUOTA % "§2", [f"{ROLE}.quota: lines 'name: value' are needed here, not 2"]),
    "a quota of nothing": (
        QUOTA % "§{per: month}",
        [f"{ROLE}.quota: a quota is of one thing: write 'wins', 'opportunities', 'new_margin' or 'margin', with"],
    ),
    "a quota of two things": (
        QUOTA % "§{wins: 2, margin: 3}",
        [f"{ROLE}.quota: a quota is of one thing, and here stand 'wins' and 'margin'; take one away, or write null"],
    ),
    "a quota of something unknown": (QUOTA % "{§win: 2}", [f"{ROLE}.quota.win: unknown field, did you mean 'wins'?"]),
    "a quota of none": (QUOTA % "{wins: §0}", [f"{ROLE}.quota.wins: must be more than 0"]),
    "a quota for no period": (
        QUOTA % "{wins: 2, per: §day}", [f"{ROLE}.quota.per: must be one of: month, quarter, year"],
    ),
    "negative": (SOUND + "market: {prospects: {size: §-1}}\n", ["market.prospects.size: must be at least 0"]),
    "negative duration": (SOUND + "horizon: §-3 months\n", ["horizon: must be more than 0 h"]),
    "absurdly large": (
        SOUND + "market: {neglect_multiplier: §900}\n", ["market.neglect_multiplier: must be at most 50"],
    ),
    "absurdly long": (SOUND + "horizon: §3000 years\n", ["horizon: must be at most 100 years"]),
    "a digit string": (
        SOUND + "market: {prospects: {size: §" + "9" * 5000 + "}}\n", ["market.prospects.size: a whole number"],
    ),
    "not a number": (SOUND + "market: {gross_margin: §.nan}\n", ["market.gross_margin: a finite number is needed"]),
    "infinite": (SOUND + "market: {discount: §.inf}\n", ["market.discount: a finite number is needed"]),
    "overflowing": (SOUND + "market: {discount: §1e999}\n", ["market.discount: a finite number is needed"]),
    "text for a number": (SOUND + "market: {discount: §low}\n", ["market.discount: a number is needed, not 'low'"]),
    "a fraction for a count": (
        SOUND + "market: {prospects: {size: §1.5}}\n", ["market.prospects.size: a whole number is needed, not 1.5"],
    ),
    "a decimal comma": (
        SOUND + "market:\n  gross_margin: §0,25\n  discount: §0,15\n  neglect_multiplier: §'2,5'\n"
        "  prospects: {size: §16 000}\n  reactivation: {order: §12,5 %}\n  calling: {dial: §'4,5 min'}\n"
        "  labour:\n    search: §1,5 months\n",
        [
            "market.gross_margin: a number is needed; write 0.25", "market.discount: a number is needed; write 0.15",
            "market.neglect_multiplier: a number is needed; write 2.5",
            "market.prospects.size: a whole number is needed; write 16000",
            "market.reactivation.order: a comma ends this value; write 12.5 %",
            "market.calling.dial: a duration is needed; write 4.5 min",
            "market.labour.search: a duration is needed; write 1.5 months",
        ],
    ),
    "a decimal comma within brackets": (
        SOUND + "market:\n  segments: {small: {share: §0,25}, mid: {share: §0,5, win_rate: §12,5 %}, large: "
        "{share: 0.25, serving: §1,5 h, deal_work: {mean: §2, 5 h, spread: fixed}}}\n"
        "  prospects: {size: §1,000,000, resting: 0.2}\n  opening: {clients: §16,000, pipeline: 1}\n",
        [
            "market.segments.small.share: a comma ends this value; write 0.25",
            "market.segments.mid.share: a comma ends this value; write 0.5",
            "market.segments.mid.win_rate: a comma ends this value; write 12.5 %",
            "market.segments.large.serving: a comma ends this value; write 1.5 h",
            "market.segments.large.deal_work.mean: a comma ends this value; write 2.5 h",
            "market.prospects.size: a comma ends this value; write 1000000",
            "market.opening.clients: a comma ends this value; write 16.000, or 16000 if thousands are meant",
        ],
    ),
    "a number that is no rest of another": (
        SOUND + "market: {prospects: {size: 16,\n §25, 'resting': 0.5, §7: 1}}\n",
        ["market.prospects.25: unknown field", "market.prospects.7: unknown field"],
    ),
    "truth for a number": (SOUND + "market: {discount: §true}\n", ["market.discount: a number is needed, not true"]),
    "a number for truth": (
        SOUND + "mechanisms: {neglect: §7}\n", ["mechanisms.neglect: on or off is needed, not 7"],
    ),
    "a number for text": (SOUND + "description: §7\n", ["description: text is needed, not 7"]),
    "a share above 1": (SOUND + "market: {gross_margin: §27}\n", ["market.gross_margin: must be at most 1"]),
    "a percentage above 100": (SOUND + "market: {gross_margin: §270 %}\n", ["market.gross_margin: must be at most 1"]),
    "not a share": (SOUND + "market: {gross_margin: §27 of 100}\n", ["market.gross_margin: not a share; write"]),
    "a list for a block": (SOUND + "market: §[1]\n", ["market: lines 'name: value' are needed here, not a list"]),
    "a word for a list": (
        "organization: {departments: {sales: {roles: {seller: {count: 3, order_of_work: §serving}}}}}\n",
        [f"{ROLE}.order_of_work: a list is needed, such as [a, b], not 'serving'"],
    ),
    "a wrong policy": (
        SOUND.replace("{departments", "{overflow: §burry, departments"),
        ["organization.overflow: must be one of: bury, keep_with_closer, queue, hire, turn_away; did you mean 'bury'?"],
    ),
    "a seat without activities": (TEAM % "", [f"{ROLE}.order_of_work: a seat without activities"]),
    "an activity twice": (
        TEAM % "serving, §serving, qualifying, closing", [f"{ROLE}.order_of_work: 'serving' stands twice"],
    ),
    "neither on nor off": (
        SOUND + "mechanisms: {neglect: §of, cooling: On, comfort: §yes, fading: off, scripts: §[on], "
        "§comfrt: off}\n",
        [
            "mechanisms.neglect: on or off is needed, not 'of'; did you mean 'off'?",
            "mechanisms.comfort: on or off is needed, not 'yes'",
            "mechanisms.scripts: on or off is needed, not a list",
            "mechanisms.comfrt: unknown field, did you mean 'comfort'?",
        ],
    ),
    "an unknown pay plan": (
        SOUND.replace("{count", "{pay: §activ_seller, count"),
        [f"{ROLE}.pay: must be one of: salary, first_and_repeat, first_deal, per_lead, team_bonus, active_seller; did "
         "you mean 'active_seller'?"],
    ),
    "steps of a ladder": (
        SOUND.replace("{departments", "{ladder: [§selller, seller, §closer, §seller, §my seller], departments"),
        [
            "organization.ladder: the ladder names 'selller', which is no role; did you mean 'seller'?",
            "organization.ladder: the ladder names 'closer', which is no role; roles: seller",
            "organization.ladder: 'seller' stands twice in the ladder",
            "organization.ladder: this name must begin with a letter, of any script,",
        ],
    ),
    "a ladder of roles that are written wrongly": (
        "organization: {ladder: [seller, helper], departments: {sales: {roles: {§my helper: {count: 1, order_of_work: "
        "[serving]}, seller: §3}}}}\n",
        ["organization.departments.sales.roles.my helper: the name", f"{ROLE}: lines 'name: value' are needed here"],
    ),
    "protected work of somebody else": (
        SOUND.replace(
            "{count", "{protected_hours: 2 h, protected_work: [prospecting, §developing, §reactivating, §closin], count"
        ),
        [
            f"{ROLE}.protected_work: the protected work 'developing' is not in the 'order_of_work' of this role",
            f"{ROLE}.protected_work: the protected work 'reactivating' is not in",
            f"{ROLE}.protected_work: must be one of: prospecting, qualifying, closing, serving, developing, "
            "reactivating, visiting; did you mean 'closing'?",
        ],
    ),
    "protected hours for work of somebody else": (
        (TEAM % "serving, qualifying, closing").replace("{count", "{protected_hours: §2 h, count"),
        [f"{ROLE}.protected_hours: these hours are for 'prospecting' unless 'protected_work' says otherwise"],
    ),
    "no protected work": (
        SOUND.replace("{count", "{protected_hours: §9 h, protected_work: §[], count"),
        [f"{ROLE}.protected_hours: must be at most 8 h", f"{ROLE}.protected_work: must hold at least one entry"],
    ),
    "scripts for work of somebody else": (
        SOUND.replace("{count", "{scripts: [closing, §closing, §developing], count"),
        [
            f"{ROLE}.scripts: 'closing' stands twice; an activity stands once in 'scripts'",
            f"{ROLE}.scripts: there is a script for 'developing', which is not in the 'order_of_work' of this role",
        ],
    ),
    "scripts beside a wrong order of work": (
        "organization: {departments: {sales: {roles: {seller: {count: 3, scripts: [closing], order_of_work: "
        "[serving, qualifying, prospecting, §clsing]}, other: {count: 3, scripts: [closing], order_of_work: "
        "§serving}}}}}\n",
        [
            f"{ROLE}.order_of_work: must be one of",
            "organization.departments.sales.roles.other.order_of_work: a list is needed",
        ],
    ),
    "a head's levers": (
        SOUND.replace(
            "{roles", "{head: {insistence: §-1, mandate: §120 %, paperwork: §100 %, control_hours: §2, push_hours: "
            "§0 h, rotation: §rotat, §couching_hours: 2 h}, roles",
        ),
        [
            "sales.head.insistence: must be at least 0", "sales.head.mandate: must be at most 1",
            "sales.head.paperwork: must be less than 1", "sales.head.control_hours: a duration needs a unit: '2 h'?",
            "sales.head.push_hours: must be more than 0 h",
            "sales.head.rotation: must be one of: none, rotate, placebo; did you mean 'rotate'?",
            "sales.head.couching_hours: unknown field, did you mean 'coaching_hours'?",
        ],
    ),
    "shocks": (
        SOUND + "shocks:\n  §star_leave: {at: 24 months}\n  mass_exodus: {at: §24, share: §2}\n"
        "  falling_market: §true\n  advertising_flood: {per_month: §lots, §log: 2}\n",
        [
            "shocks.star_leave: unknown field, did you mean 'star_leaves'?",
            "shocks.mass_exodus.at: a duration needs a unit: '24 h'?", "shocks.mass_exodus.share: must be at most 1",
            "shocks.falling_market: lines 'name: value' are needed here, not true",
            "shocks.advertising_flood.per_month: a number is needed, not 'lots'",
            "shocks.advertising_flood.log: unknown field; known here: at, lasts, per_month",
        ],
    ),
    "attrition of a role": (
        "organization: {departments: {sales: {roles: {seller: {count: 1, order_of_work: [serving, qualifying, closing, "
        "prospecting], attrition: §35}, other: {count: 1, order_of_work: [closing], attrition: §-5 %}, third: {count: "
        "1, order_of_work: [closing], attrition: §lots}, fourth: {count: 1, order_of_work: [closing], attrition: "
        "§0,35}}}}}\n",
        [
            f"{ROLE}.attrition: 35 would be 3500 % a year; write '35 %'",
            "organization.departments.sales.roles.other.attrition: must be at least 0",
            "organization.departments.sales.roles.third.attrition: not a part that leaves in a year; write it as "
            "'35 %' or 0.35",
            "organization.departments.sales.roles.fourth.attrition: a comma ends this value; write 0.35",
        ],
    ),
    "attrition of a market": (
        SOUND + "market: {human_nature: {quitting: {attrition: §900 %, §atrition: 1}}}\n",
        [
            "market.human_nature.quitting.attrition: at most 500 % can leave in a year",
            "market.human_nature.quitting.atrition: unknown field, did you mean 'attrition'?",
        ],
    ),
    "human nature": (
        SOUND + "market: {human_nature: {talents: {correlation: §1, hunting: {closing: §1.2}}, quitting: {base_rate: "
        "§18 %}, learning: {hours: {closing: §300}}}, labour: {standard: §3}}\n",
        [
            "market.human_nature.talents.correlation: must be at most 0.95",
            "market.human_nature.talents.hunting.closing: must be at most 1",
            "market.human_nature.quitting.base_rate: a number is needed, not '18 %'",
            "market.human_nature.learning.hours.closing: a duration needs a unit: '300 h'?",
            "market.labour.standard: must be at most 2.5",
        ],
    ),
    "mistakes of roles, ladder and nobody together": (
        "organization: §{ladder: [§closer], departments: {sales: {roles: {seller: {count: 3, scripts: [§closing], "
        "order_of_work: [serving]}}}}}\n",
        [
            "organization: nobody does 'qualifying'",
            "organization.ladder: the ladder names 'closer', which is no role; roles: seller",
            f"{ROLE}.scripts: there is a script for 'closing'",
        ],
    ),
    "activities nobody does": (
        "organization: §" + (TEAM % "serving").removeprefix("organization: "),
        ["organization: nobody does 'qualifying' (leads or inquiries come in) and 'closing' (opportunities arise);"],
    ),
    "roles without seats": (
        "organization: §" + SOUND.replace("count: 3", "count: 0").removeprefix("organization: "),
        ["organization: nobody does 'serving' (no role has a seat)"],
    ),
    "no roles": (
        "organization: {departments: {sales: {roles: §{}}}}\n",
        ["organization.departments.sales.roles: must hold at least one entry"],
    ),
    "a name with blanks": (
        "organization: {departments: {sales: {roles: {§my seller: {count: 3, order_of_work: [serving, qualifying, "
        "closing]}}}}}\n",
        ["organization.departments.sales.roles.my seller: the name 'my seller' must begin with a letter, of any "
         "script, and hold only letters, digits, '_'"],
    ),
    "a name that would break a path": (
        "organization: {departments: {§прода.жи: {roles: {§м/1: {count: 3, order_of_work: [serving, qualifying, "
        "closing]}}}}}\n",
        [
            "organization.departments.прода.жи: the name 'прода.жи' must begin with a letter, of any script,",
            "organization.departments.прода.жи.roles.м/1: the name 'м/1' must begin with a letter, of any script,",
        ],
    ),
    "a sum that is too large for its currency": (
        SOUND + "market: {currency: ₽, labour: {wages: {closing: 150000, serving: §900000000000}}}\n",
        ["market.labour.wages.serving: must be at most 150 billion ₽"],
    ),
    "a currency that nobody knows the worth of": (
        SOUND + "market: {currency: §₽, labour: {seat_cost: 15000}}\n",
        ["market.currency: what does a closer earn a month in ₽? Write it beside it: 'closer_pay: 3000'"],
    ),
    "pays that are worth something else": (
        SOUND + "market: {closer_pay: §3000}\n",
        ["market.closer_pay: a closer earns 1 'pay' a month; name the currency: 'currency: EUR'"],
    ),
    "what is no currency": (
        SOUND + "market: {currency: §R/B, closer_pay: 3000}\n", ["market.currency: a currency is letters or a sign"],
    ),
    "shares that do not add up": (
        SOUND + "market: {segments: §{small: {share: 0.9}}}\n",
        ["market.segments: the shares of the segments add up to 1.2, not to 1"],
    ),
    "a market without prospects": (
        SOUND + "market: {prospects: §{size: 0}, inquiries: {per_month: 0}, opening: {clients: 0}}\n",
        ["market.prospects: a market without prospects, inquiries or clients"],
    ),
    "sums and fields together": (
        "organization: §" + (TEAM % "serving").removeprefix("organization: ")
        + "market: {discount: §x, segments: §{small: {share: 0.9}}}\n",
        [
            "organization: nobody does 'qualifying'",
            "market.discount: a number is needed",
            "market.segments: the shares",
        ],
    ),
    "a name twice": (
        SOUND + "market:\n  discount: 0.1\n  §discount: 0.2\n",
        ["market.discount: stands twice; it is already set on line 3"],
    ),
    "an unclosed bracket": ("organization: §{departments: {}\n", ["this bracket '{' is never closed"]),
    "an unclosed list": ("a: §[1, 2\nb: 3\n", ["this bracket '[' is never closed"]),
    "a bracket too many": ("{a: 1}§}\n", ["something stands behind the end"]),
    "an unclosed quote": ("a: §'x\n", ["this quote is never closed"]),
    "a tab": ("a:\n§\tb: 1\n", ["a tab; indent with spaces"]),
    "wrong indentation": ("a: 1\n  b§: 2\n", ["a ':' that cannot stand here; check the indentation"]),
    "no colon": ("a: 1\n§bc\nc: 2\n", ["a ':' is missing after this name"]),
    "a reserved character": ("a: §@x\n", ["a value cannot begin with this character; quote the text"]),
    "a list": ("§- a\n- b\n", ["a scenario consists of lines 'name: value'"]),
    "a word": ("§hello\n", ["a scenario consists of lines 'name: value'"]),
    "empty": ("§", ["the file is empty"]),
    "blank": ("§ \n\n", ["the file is empty"]),
    "comments only": ("§# nothing\n", ["the file holds no values"]),
    "two documents": ("a: 1\n§---\nb: 2\n", ["a second document"]),
    "an old dialect": ("%YAML 1.1\n§---\na: no\n", ["scenario files are YAML 1.2"]),
    "code": ("market: §!!python/object/apply:os.system [echo]\n", ["tags such as"]),
    "a tagged name": ("§!!str a: 1\n", ["the name of an entry must be plain text"]),
    "a list for a name": ("? §[a]\n: 1\n", ["the name of an entry must be plain text"]),
    "a merge key": ("a: &a {b: 1}\nc: {§<<: *a}\n", ["'<<' is not supported; use 'extends'"]),
    "no such anchor": ("a: §*b\n", ["'*b' refers to nothing"]),
    "an anchor in itself": ("a: &b [§*b]\n", ["'*b' refers to nothing"]),
    "too deep": ("a: " + "[" * 40 + "§[" + "]" * 41 + "\n", ["nested more than 40 levels deep"]),
    "the parent is missing": ("extends: §nobody.yaml\n", ["extends: nobody.yaml: no such file"]),
    "the parent is a directory": ("extends: §.\n", [".: a directory, not a file"]),
    "the parent is a number": ("extends: §3\n", ["extends: the name of a file is needed"]),
    "extends itself": ("extends: §case.yaml\n", ["extends: the file extends itself"]),
    "the market is missing": (SOUND + "market: §no/where.yaml\n", ["market: no/where.yaml: no such file"]),
    "an unknown name is removed": (
        SOUND.replace("{seller", "{§seler: , seller"),
        [
            "organization.departments.sales.roles.seler: nothing is written here, and nothing of this name is "
            "inherited that could be removed; did you mean 'seller'?",
        ],
    ),
}


def told(capsys: pytest.CaptureFixture[str], *files: str) -> list[str]:
    with pytest.raises(typer.Exit) as stop:
        check([Path(file) for file in files])
    assert stop.value.exit_code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err.splitlines()


def places(text: str) -> list[tuple[int, int]]:
    """Return line and column, from 1, of each § of a text, with the marks themselves left out."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        parts = line.split("§")
        found += [(number, sum(map(len, parts[: index + 1])) + 1) for index in range(len(parts) - 1)]
    return found


@pytest.mark.parametrize("case", CASES)
def test_each_mistake_is_one_line_with_its_place(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text, expected = CASES[case]
    spots = places(text)
    Path("case.yaml").write_text(text.replace("§", ""), encoding="utf-8", newline="")
    lines = told(capsys, "case.yaml")
    assert len(lines) == len(expected)
    for line, words in zip(lines, expected, strict=True):
        assert words in line
    if spots:
        found = [line.partition(" ")[0].removesuffix(":") for line in lines]
        assert found == [f"case.yaml:{line}:{column}" for line, column in spots]
    assert not any(word in line for word in TECHNICAL for line in lines)


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "1:1", "a binary file"),
        (b"description: a\0b\n", "1:15", "a character that is not text"),
        ("description: план\n".encode("cp1251"), "1:14", "not UTF-8 text; save the file as UTF-8"),
        ("a: 1\n".encode("utf-16"), "1:1", "UTF-16"),
    ],
)
def test_what_is_no_text(
    content: bytes, place: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("case.yaml").write_bytes(content)
    (line,) = told(capsys, "case.yaml")
    assert line.startswith(f"case.yaml:{place}: ")
    assert words in line


def test_files_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("universal.yaml").write_text(SOUND)
    Path("folder").mkdir()
    Path("huge.yaml").write_text("#" * 1_000_001)
    os.mkfifo("pipe.yaml")
    assert told(capsys, "universl.yaml", "folder", "huge.yaml", "pipe.yaml", "a\0b", "x" * 5000) == [
        "universl.yaml: no such file; did you mean 'universal.yaml'?",
        "folder: a directory, not a file",
        "huge.yaml: larger than 1000 kB; this is no scenario",
        "pipe.yaml: not a regular file",
        "a\\x00b: not the name of a file",
        f"{'x' * 5000}: cannot be read: file name too long",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text(SOUND)
    path.chmod(0)
    assert told(capsys, str(path)) == [f"{path}: cannot be read: permission denied"]


def test_mistakes_are_told_in_the_file_that_holds_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("markets").mkdir()
    Path("markets/m.yaml").write_text("extends: base.yaml\ndiscount: low\n")
    Path("markets/base.yaml").write_text("gross_margin: 30\n")
    Path("parent.yaml").write_text("market: markets/m.yaml\nhorizon: 5\n" + SOUND.replace("count: 3", "count: -3"))
    Path("child.yaml").write_text("extends: parent.yaml\nwarm_up: 1\n")
    assert told(capsys, "child.yaml") == [
        f"child.yaml:2:10 warm_up: a duration needs a unit: '1 h'? {UNITS}",
        "markets/base.yaml:1:15 market.gross_margin: must be at most 1",
        "markets/m.yaml:2:11 market.discount: a number is needed, not 'low'",
        f"parent.yaml:2:10 horizon: a duration needs a unit: '5 h'? {UNITS}",
        f"parent.yaml:3:62 {ROLE}.count: must be at least 0",
    ]


def test_files_that_extend_one_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("extends: b.yaml\n")
    Path("b.yaml").write_text("extends: ./a.yaml\n")
    assert told(capsys, "a.yaml")[0] == "b.yaml:1:10 extends: the file extends itself through b.yaml"


def test_aliases_that_multiply_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bomb.yaml"
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    path.write_text("\n".join(lines))
    (line,) = told(capsys, str(path))
    assert "more than 50000 values" in line


def test_settings_are_told_as_they_were_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(SOUND)
    settings = {
        "horizon": "write it as path.to.field=value",
        "horizon=": "a value is missing after '='",
        "horizon=3": "a duration needs a unit",
        "horizn=3 months": "unknown field, did you mean 'horizon'?",
        "market.discount=[1": "this bracket '[' is never closed",
        "organization.departments.sales.roles.seler.count=3": "there is no 'seler'; did you mean 'seller'?",
        "organization.departments.sales.roles.seller.order_of_work.0=closing": "'order_of_work' is a list",
        "organization.departments.sales.roles.seller.count.x=3": "unknown field; known here: start, hire",
        "market..discount=1": "write it as path.to.field=value",
    }
    with pytest.raises(typer.Exit):
        check([path], settings=list(settings))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(settings)
    for setting, words in settings.items():
        (line,) = [line for line in lines if line.startswith(f"--set {setting}: ")]
        assert words in line


def test_unknown_mechanisms_are_told_with_all_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(SOUND + "horizon: 3\n")
    with pytest.raises(typer.Exit) as stop:
        check([path, tmp_path / "other"], without=["comfrt", "comfort", "handover-loss", "xyzzy"])
    assert stop.value.exit_code == 2
    known = ", ".join(SWITCHES)
    assert capsys.readouterr().err.splitlines() == [
        "--without comfrt: there is no mechanism 'comfrt'; did you mean 'comfort'?",
        "--without handover-loss: there is no mechanism 'handover-loss'; did you mean 'handover_loss'?",
        f"--without xyzzy: there is no mechanism 'xyzzy'; mechanisms: {known}",
        f"{path}:2:10 horizon: a duration needs a unit: '3 h'? {UNITS}",
        f"{tmp_path / 'other'}: no such file",
    ]


def test_an_overlay_is_checked_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "storm.yaml"
    path.write_text(
        "shocks: {star_leaves: {at: 3}}\norganization: {ladder: [a, b], lead_queue: 0}\nmechanisms: {neglect: maybe}\n"
    )
    assert told(capsys, str(path)) == [
        f"{path}:1:28 shocks.star_leaves.at: a duration needs a unit: '3 h'? {UNITS}",
        f"{path}:2:44 organization.lead_queue: must be at least 1",
        f"{path}:3:23 mechanisms.neglect: on or off is needed, not 'maybe'",
    ]


@pytest.mark.parametrize("arguments", [["check", "nosuch.yaml"], ["explain", "nosuch.yaml"], ["run", "nosuch.yaml"]])
def test_the_command_ends_with_2_and_no_traceback(arguments: list[str], tmp_path: Path) -> None:
    done = conveyor(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "nosuch.yaml: no such file\n"
