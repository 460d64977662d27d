"""Every indicator, in the order of tables."""

from simulator.analysis.indicators import clients, hiring, hunting, money, work
from simulator.analysis.indicators.declaring import Indicator

CATALOGUE: tuple[Indicator, ...] = (
    money.value,
    money.profit,
    money.revenue,
    money.margin,
    money.payroll,
    money.sales_cost,
    money.base_value_change,
    clients.new_clients,
    clients.clients_at_end,
    clients.lost_clients,
    clients.clients_followed,
    work.leavers,
    hiring.ramped_share,
    hiring.payback_share,
    clients.churn_annual,
    hunting.win_rate,
    hunting.untaken_share,
    hunting.unanswered_share,
    hunting.answered_within_hour_share,
    clients.dormant_share,
    clients.buried_share,
    clients.untouched_share,
    clients.overdue_share,
    work.hunting_share,
    work.idle_share,
    money.top_seller_share,
    work.utilisation,
    hunting.response_hours,
    hunting.cycle_days,
    hunting.cost_per_win,
    money.margin_per_head,
    clients.new_clients_cv,
    hunting.forecast_error,
    money.exit_loss,
    clients.accounts_per_manager,
)
"""Every indicator, in the order of tables and files; `value` is the one that the verdict stands on."""

BY_KEY: dict[str, Indicator] = {indicator.key: indicator for indicator in CATALOGUE}
