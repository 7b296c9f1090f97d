import pytest

from service.checks.fidelity import wrong_matter
from tests.checks.conftest import Judge

FACTS = (
    "举办道德讲堂12期，参加干部职工1800人次",
    "开展志愿服务36次，服务群众2400人次",
    "走访困难群众120户，发放慰问金24万元",
    "群众满意度由91.2%提高到96.5%",
    "早稻总产0.88亿斤，晚稻总产2.19亿斤",
    "3月5日召开动员大会，6月18日举办文艺展演",
    ("固定资产投资增速", "6.5", "%"),
    "建成文化广场12个、农家书屋8个",
    "新登记经营主体1.2万户",
)
FAULTY = {
    "swapped across facts": ("举办道德讲堂36次。", ["E wrong_matter 「36次」"]),
    "another fact's figure": ("举办道德讲堂，参加干部职工2400人次。", ["E wrong_matter 「2400人次」"]),
    "swapped in a list": (
        "建成文化广场8个、农家书屋12个。",
        ["E wrong_matter 「8个」", "E wrong_matter 「12个」"],
    ),
    "from for to": ("群众满意度由96.5%提高到91.2%。", ["E wrong_matter 「96.5%」", "E wrong_matter 「91.2%」"]),
    "another matter altogether": ("选派驻村书记120户。", ["E wrong_matter 「120户」"]),
    "excluded by the word beside it": ("晚稻总产0.88亿斤。", ["E wrong_matter 「0.88亿斤」"]),
    "swapped dates": ("6月18日召开动员大会。", ["E wrong_matter 「6月18日」"]),
    "share of another": ("固定资产投资增长96.5%。", ["E wrong_matter 「96.5%」"]),
}
CLEAN = {
    "as stated": "举办道德讲堂12期，参加干部职工1800人次；开展志愿服务36次，服务群众2400人次。",
    "in other order": "1800名干部职工走进道德讲堂。12期道德讲堂吸引干部职工1800人次。",
    "in other words": "慰问困难家庭120户，送去慰问金24万元。",
    "the matter named before": "围绕志愿服务，全年36次，惠及2400人次。",
    "from and to": "满意度从91.2%上升至96.5%。",
    "in a list": "建成文化广场12个、农家书屋8个。",
    "dates": "3月5日召开动员大会，6月18日举行文艺展演。",
    "label": "固定资产投资增长6.5%。",
}


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: list[str]) -> None:
    found = judge(wrong_matter.check, draft, FACTS)
    assert found == expected


@pytest.mark.parametrize("draft", CLEAN.values(), ids=CLEAN)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(wrong_matter.check, draft, FACTS) == []


def test_a_value_that_very_many_facts_state_is_not_judged_by_the_first_of_them(judge: Judge) -> None:
    facts = [(f"第{n}村{'集中学习' if n <= 60 else '志愿服务'}", "8", "次") for n in range(1, 121)]
    assert judge(wrong_matter.check, "第119村志愿服务8次。", facts) == []


@pytest.mark.parametrize("fact", ["办班3期", "走访4户", "开会2次", "共3期"])
def test_a_short_fact_in_its_own_words(judge: Judge, fact: str) -> None:
    assert judge(wrong_matter.check, f"坚持大抓基层、大抓支部。{fact}。", [fact, "开展志愿服务36次"]) == []


def test_a_bare_value_is_no_clause_of_its_own(judge: Judge) -> None:
    facts = ["举办道德讲堂，36次", "清理河道垃圾，12次"]
    assert judge(wrong_matter.check, "举办道德讲堂，12次。", facts) == ["E wrong_matter 「12次」"]


EXCHANGED = {
    "whole and part": ("排查纠纷219起，化解213起", "排查纠纷213起，化解219起。", 2),
    "things that follow": ("惠及4个乡镇31个村", "项目惠及31个乡镇4个村。", 2),
    "dates": ("他1974年出生，2001年入党", "他2001年出生，1974年入党。", 2),
    "in another order": ("结对留守儿童1364名，爱心妈妈892名", "892名爱心妈妈与1364名留守儿童结成对子。", 0),
    "from and to": ("药占比由29.3%降为27.1%", "药占比降至27.1%，此前为29.3%。", 0),
    "dealt out": ("垃圾分类覆盖率100%，厕所普及率99.5%", "垃圾分类覆盖率和厕所普及率分别达到100%、99.5%。", 0),
}


@pytest.mark.parametrize(("fact", "draft", "found"), EXCHANGED.values(), ids=EXCHANGED)
def test_values_of_one_fact_exchanged(judge: Judge, fact: str, draft: str, found: int) -> None:
    assert len(judge(wrong_matter.check, draft, [fact])) == found
