"""Sheets: what they name exists, and their words can be told."""

import pytest
from declared_rules import FOUND

from simulator.scenario.schema.mechanisms import SWITCHES, TITLES
from simulator.scenario.schema.pay_plans import PAY_PLANS, PayPlans
from simulator.scenario.schema.policies import POLICIES
from simulator.scenario.schema.roles import Role
from simulator.scenario.schema.work import NAMED, WORK


def test_numbers_act_by_mechanisms_that_exist():
    named = {name for _, names, _ in FOUND for name in names}
    assert named
    assert named <= set(SWITCHES)


def test_the_terms_of_the_plans_are_the_fields_of_their_group():
    assert [term for sheet in PAY_PLANS for term in sheet.terms] == list(PayPlans.model_fields)


@pytest.mark.parametrize("sheet", PAY_PLANS, ids=lambda sheet: sheet.name)
def test_words_of_a_plan_name_its_own_terms_only(sheet):
    assert "{" not in sheet.words.format(**dict.fromkeys(sheet.terms, "1"))


@pytest.mark.parametrize("policy", POLICIES.values(), ids=lambda policy: policy.name)
def test_a_policy_has_its_default_among_its_values_and_each_once(policy):
    assert policy.default in policy.names
    assert len(set(policy.names)) == len(policy.names)


def test_kinds_of_work_are_paid_by_a_wage_that_there_is():
    waged = {sheet.name for sheet in WORK if sheet.wage is not None}
    assert {sheet.wage_of for sheet in WORK} <= waged


@pytest.mark.parametrize("work", NAMED)
def test_an_order_of_work_can_name_every_kind_of_work_that_says_so(work):
    assert Role.model_validate({"count": 1, "order_of_work": [work]}).order_of_work == (work,)


def test_titles_differ():
    assert len(set(TITLES.values())) == len(SWITCHES)
