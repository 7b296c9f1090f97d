"""Values whose fact is known from their span: judged by that fact, not by any that states the same."""

import pytest

from service.checks.fidelity import qualifiers, wrong_matter
from tests.checks.conftest import Judge

FACTS = (
    "受理案件8640件，审结8215件",
    "全年门急诊38.6万人次，收治住院患者2.1万人次",
    "开展三、四级手术4200台，其中四级手术860台",
    "举办道德讲堂12期，开展志愿服务12期",
    "公交满意度93.5%，货运量同比下降4.2%",
    "招聘教师126名，交流轮岗校长215名",
)
FAULTY = {
    "swapped within a fact": ("审结案件⟦f1.1⟧。", ["E wrong_matter 「8640件」"]),
    "swapped behind 分别": (
        "门急诊量、住院量分别为⟦f2.2⟧和⟦f2.1⟧。",
        ["E wrong_matter 「2.1万人次」", "E wrong_matter 「38.6万人次」"],
    ),
    "a part greater than its whole": ("手术⟦f3.2⟧，其中四级⟦f3.1⟧。", ["E wrong_matter 「4200台」"]),
    "the whole told as a part": ("其中四级手术⟦f3.1⟧。", ["E wrong_matter 「4200台」"]),
}
TRUE = (
    "审结⟦f1.2⟧，受理⟦f1.1⟧。",
    "门急诊量、住院量分别为⟦f2.1⟧和⟦f2.2⟧。",
    "三、四级手术⟦f3.1⟧，四级手术占⟦f3.2⟧。",
    "道德讲堂办了⟦f4.1⟧，志愿服务开展⟦f4.2⟧。",
    "志愿服务开展⟦f4.1⟧。",  # true all the same: so many are stated of it too
)


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: list[str]) -> None:
    found = judge(wrong_matter.check, draft, FACTS)
    assert found
    assert set(found) <= set(expected)


@pytest.mark.parametrize("draft", TRUE)
def test_true(judge: Judge, draft: str) -> None:
    assert judge(wrong_matter.check, draft, FACTS) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("货运量环比下降⟦f5.2⟧。", ["E qualifier_changed 「4.2%」"]),
        ("公交满意度提高⟦f5.1⟧。", ["E qualifier_changed 「93.5%」"]),
        ("公交满意度达到⟦f5.1⟧。", []),
        ("货运量降低⟦f5.2⟧。", []),
    ],
)
def test_comparisons(judge: Judge, draft: str, expected: list[str]) -> None:
    facts = [*FACTS[:4], "公交满意度93.5%", "货运量同比下降4.2%"]
    draft = draft.replace("f5.2", "f6.1")
    assert judge(qualifiers.check, draft, facts) == expected
