"""Comfort: what income from the book does to the price of effort (C.4, C27). Off value: eta 0.

A person who maximises u(income) - cost(effort) with u' = income ** -eta gives up less and less leisure for another unit
of pay as income without effort rises. Measured in pay, an hour of hard work then costs (1 + residual / salary) ** eta
times what it costs a person who lives on the salary alone.
"""


def comfort(residual: float, salary: float, eta: float) -> float:
    """Return the factor on resistance of a person with this residual income beside a salary, both a month."""
    if salary <= 0:
        return 1.0
    factor: float = (1 + residual / salary) ** eta
    return factor
