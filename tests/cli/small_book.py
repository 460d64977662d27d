"""A book of claims that is tried in a moment."""

from pathlib import Path

from small import write

ARMS = """\
arms:
  whole: {design: ../small.yaml}
  halves: {design: ../split.yaml}
  whole_again: {design: ../small.yaml}
  dear_calls:
    design: ../small.yaml
    set: {market.calling.dial: 4 h}
  honest: {design: ../small.yaml, without: [excuses, absences]}
  few: {design: ../small.yaml, set: {organization.departments.sales.roles.seller.count: 2}}
  many: {design: ../small.yaml, set: {organization.departments.sales.roles.seller.count: 6}}
"""
FIRST = """\
article: "000"
title: {en: A comment, ru: Комментарий}
claims:
  - id: C01
    kind: P
    statement: {en: Calls that take longer bring fewer new clients, ru: Долгие звонки дают меньше новых клиентов}
    status: testable
    falsifier: {en: More new clients, ru: Больше новых клиентов}
    tests:
      - form: difference
        arms: [dear_calls, whole]
        measure: stage:called
        expected: lower
  - id: C02
    kind: O
    statement: {en: A split department serves as many, ru: Разделённый отдел обслуживает столько же}
    status: testable
    falsifier: {en: "<b>Fewer</b> & less", ru: Меньше}
    tests:
      - condition: {en: equal heads, ru: поровну людей}
        form: difference
        arms: [halves, whole]
        measure: hours_share:prospecting
        expected: higher
      - condition: {en: against itself, ru: против себя}
        form: difference
        arms: [whole_again, whole]
        measure: value
        expected: higher
  - id: C10a
    kind: M
    statement: {en: Reports are honest, ru: Отчёты честны}
    status: by_construction
    why: {en: The switch says so, ru: Так устроен переключатель}
  - id: C11
    kind: N
    statement: {en: The weather matters, ru: Погода важна}
    status: not_testable
    why: {en: There is no weather, ru: Погоды нет}
"""
SECOND = """\
article: "001"
title: {en: An article, ru: Статья}
claims:
  - id: C20
    kind: N
    statement: {en: Four people are best, ru: Лучше всего четверо}
    status: testable
    falsifier: {en: Two or six, ru: Двое или шестеро}
    tests:
      - condition: {en: best, ru: лучшее}
        form: optimum
        arms: [few, whole, many]
        levels: [2, 4, 6]
        between: [3, 5]
        measure: margin_per_head
      - condition: {en: slope, ru: наклон}
        form: slope
        arms: [few, whole, many]
        levels: [2, 4, 6]
        measure: stage:called
        expected: higher
      - condition: {en: level, ru: уровень}
        form: level
        arms: [whole]
        between: [0, 1]
        measure: hours_share:serving
      - condition: {en: ratio, ru: отношение}
        form: ratio
        arms: [whole, few]
        between: [0.2, 5]
        measure: payroll
      - condition: {en: together, ru: вместе}
        form: interaction
        arms: [many, whole, whole, few]
        measure: payroll
        expected: lower
"""


def write_book(folder: Path) -> Path:
    """Write the small designs and a book about them to `folder`; return the folder of the book."""
    write(folder)
    book = folder / "book"
    book.mkdir()
    for name, text in (("arms", ARMS), ("000", FIRST), ("001", SECOND)):
        (book / f"{name}.yaml").write_text(text, encoding="utf-8")
    return book
