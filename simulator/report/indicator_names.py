"""The words for the indicators: names, definitions, units."""

from simulator.kernel.marking import N_

INDICATOR = {
    "value": N_("Value created"),
    "profit": N_("Profit"),
    "revenue": N_("Revenue"),
    "margin": N_("Gross margin"),
    "payroll": N_("Payroll"),
    "sales_cost": N_("Cost of sales work"),
    "base_value_change": N_("Change in the worth of the client base"),
    "new_clients": N_("New clients"),
    "clients_at_end": N_("Clients at the end"),
    "lost_clients": N_("Clients lost"),
    "clients_followed": N_("Clients who followed a seller"),
    "leavers": N_("People who left the firm"),
    "churn_annual": N_("Annual churn"),
    "win_rate": N_("Win rate"),
    "dormant_share": N_("Dormant clients"),
    "buried_share": N_("Buried clients"),
    "untouched_share": N_("Accounts and leads nobody touches"),
    "overdue_share": N_("Overdue payments"),
    "hunting_share": N_("Time spent on winning clients"),
    "idle_share": N_("Idle time"),
    "top_seller_share": N_("Margin resting on the best seller"),
    "utilisation": N_("Utilisation"),
    "response_hours": N_("Response time to inquiries"),
    "cycle_days": N_("Length of a won deal"),
    "cost_per_win": N_("Cost of a new client"),
    "margin_per_head": N_("Gross margin per head"),
    "new_clients_cv": N_("Unevenness of monthly new clients"),
    "forecast_error": N_("Forecast error"),
    "exit_loss": N_("Margin lost after exits"),
    "accounts_per_manager": N_("Accounts per manager"),
}

DEFINITION = {
    "value": N_(
        "Profit plus the change, over the measured time, in the expected future margin of the client base. "
        "The verdict stands on it, because profit alone can be raised by eating up the base."
    ),
    "profit": N_("Gross margin less all cost of the sales organisation."),
    "revenue": N_("What clients paid for their orders."),
    "margin": N_("What is left of revenue after the cost of the goods, before any cost of selling."),
    "payroll": N_("Salaries, commissions and bonuses of everybody, heads included."),
    "sales_cost": N_("Payroll, hiring, journeys and the cost of workplaces."),
    "base_value_change": N_("Discounted margin expected from the clients at the end, less the same at the start."),
    "new_clients": N_("Clients won in the measured time, those turned away included."),
    "clients_at_end": N_("Clients who have not left by the end, dormant and buried ones included."),
    "lost_clients": N_(
        "Clients who left in the measured time, whatever the reason, those who followed somebody included."
    ),
    "clients_followed": N_("Clients who went away together with somebody who left the firm."),
    "leavers": N_("Sellers and heads who left the firm in the measured time."),
    "churn_annual": N_("Clients lost in a year as a share of the base."),
    "win_rate": N_("Share of deals that ended in a contract, among all that ended."),
    "dormant_share": N_("Share of clients who have not ordered for longer than the dormancy threshold."),
    "buried_share": N_(
        "Share of clients beyond the attention limits or waiting for a place: served when they call, never called."
    ),
    "untouched_share": N_("Share of accounts and leads that nobody has touched for over 60 days."),
    "overdue_share": N_("Share, by margin, of the unpaid invoices at the end that are overdue."),
    "hunting_share": N_("Share of the sellers’ worked hours that goes into prospecting, qualifying and closing."),
    "idle_share": N_("Share of the sellers’ paid hours in which nothing was done; absences do not count."),
    "top_seller_share": N_("Largest share of the margin that comes from the accounts of one person."),
    "utilisation": N_("Share of the sellers’ paid hours that is worked: neither idle nor absent."),
    "response_hours": N_("Median time from an inquiry to the first answer, in working hours."),
    "cycle_days": N_("Mean time from opportunity to contract, for deals that were won, in calendar days."),
    "cost_per_win": N_("Cost of the hours spent on winning clients, for each client won."),
    "margin_per_head": N_("Gross margin for each person at work on average, heads of sales left out."),
    "new_clients_cv": N_("Coefficient of variation of the number of clients won in a month."),
    "forecast_error": N_(
        "How far the wins that sellers promise are from those that come within six months, as a share of what comes."
    ),
    "exit_loss": N_(
        "How much less the accounts of those who left brought in the twelve months after than the trend of all other "
        "accounts let expect; negative where they brought more."
    ),
    "accounts_per_manager": N_("Clients for each person who looks after clients, at the end."),
}

UNIT = {
    "money": N_("monthly pays"),
    "clients": N_("clients"),
    "people": N_("people"),
    "share": N_("share"),
    "hours": N_("working hours"),
    "days": N_("days"),
    "1": N_("ratio"),
    "months": N_("months"),
    "money/month": N_("monthly pays a month"),
    "hours/month": N_("working hours a month"),
    "1/year": N_("a year"),
}
