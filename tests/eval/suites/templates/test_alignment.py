"""A sample laid beside what was printed: fills, and what stands in no slot."""

import pytest

from eval.core.slot_marks import parse_marks
from eval.suites.templates.alignment import GAP, Printed, align, with_gaps


@pytest.mark.parametrize(
    ("marked", "printed", "fills", "strays"),
    [
        ("学习⟦×次|⟧，交流⟦×次|⟧。", "学习12次，交流6次。", ("12次", "6次"), ()),
        ("学习⟦×次|⟧，交流⟦×次|⟧。", f"学习{GAP}，交流6次。", (GAP, "6次"), ()),
        ("学习⟦×次|⟧，交流⟦×次|⟧。", "学习12次。", ("12次", ""), ()),
        ("学习⟦×次|⟧，交流⟦×次|⟧。", "学习12次，党课3场，交流6次。", ("12次", "6次"), ("党课3场，",)),
        ("甲⟦×|⟧、⟦×|⟧。", "甲12次、3.4万人次。", ("12次", "3.4万人次"), ()),
        ("我市⟦×|⟧个。", "我县9个。", ("9",), ("县",)),
        ("全镇获奖。建成⟦×座|⟧。", f"{GAP}。建成2座。", ("2座",), (GAP,)),
        ("⟦甲|⟧", "", ("",), ()),
    ],
)
def test_alignment(marked: str, printed: str, fills: tuple[str, ...], strays: tuple[str, ...]) -> None:
    text, marks = parse_marks(marked)
    found = align(text, [(mark.start, mark.end) for mark in marks], printed)
    assert found == Printed(fills, strays)


def test_gaps_and_what_they_ask_for() -> None:
    text = "建成【待补：建成（座）】，【待补：是否仍属实：制定《…》【略】】。"
    assert with_gaps(text) == (f"建成{GAP}，{GAP}。", ("建成（座）", "是否仍属实：制定《…》【略】"))
