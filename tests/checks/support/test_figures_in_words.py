import pytest

from service.checks.support import figures_in_words, sourceless
from tests.checks.conftest import Judge

FIGURES = [
    "产值翻了一番", "收入翻番", "任务完成过半", "近半农户受益", "半数以上群众受益", "一半以上的企业", "成百上千名群众",
    "开展活动数次", "邀请若干名专家", "多次召开会议", "举办多场活动", "百名党员参加", "千名志愿者上岗", "突破亿元大关",
    "用时半年", "每月开展一次学习", "绝大多数群众满意", "个位数增长", "成倍增长", "奋战十余载", "一个月内办结",
    "十之八九达标", "发放资料一打",
]  # fmt: skip
READ_AS_QUANTITIES = [
    "十二次", "近八成", "两倍多", "百余场", "数十名", "上千人", "三分之二", "增长一倍", "好几十户", "十几个",
    "九成以上", "几百户", "上百家", "万余人次", "连续三年", "五六十名", "百分之百", "两三千人", "几十场",
]  # fmt: skip
NO_FIGURES = [
    "坚持问题导向", "更多群众受益", "许多工作", "多元共治", "上半年工作", "半年度工作", "百姓安居乐业", "千家万户",
    "万众一心", "深入人心", "数字政府", "数据共享", "多方参与", "每个环节", "一体推进", "一以贯之",
]  # fmt: skip


@pytest.mark.parametrize("sentence", FIGURES)
def test_figures_without_a_token(judge: Judge, sentence: str) -> None:
    found = judge(figures_in_words.check, f"{sentence}。", written_freely=True)
    assert [each[:22] for each in found] == ["E sourceless_quantity "]
    assert judge(figures_in_words.check, f"{sentence}。") == []


@pytest.mark.parametrize("figure", READ_AS_QUANTITIES)
def test_what_is_read_as_a_quantity_is_sourceless(judge: Judge, figure: str) -> None:
    assert judge(sourceless.check, f"今年达到{figure}。") != []


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_words_that_count_nothing(judge: Judge, sentence: str) -> None:
    assert judge(figures_in_words.check, f"{sentence}。", written_freely=True) == []


def test_what_a_fact_says_so(judge: Judge) -> None:
    facts = ["项目建设任务过半", "产值翻番"]
    assert judge(figures_in_words.check, "任务过半，产值翻番。", facts, written_freely=True) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("去年以来，走访企业132家。", ["E sourceless_date 「去年以来」"]),
        ("连续多年走访企业132家。", ["E sourceless_date 「连续多年」"]),
        ("走访所有企业132家。", ["E qualifier_changed 「所有」"]),
        ("今年以来，走访企业132家。", []),
        ("近年来，我县坚持把服务送上门。", []),
        ("近年来，我县坚持把服务送上门，走访企业132家。", ["E sourceless_date 「近年来」"]),
        ("全体党员坚定信念。", []),
    ],
)
def test_spells_of_years_and_all(judge: Judge, sentence: str, expected: list[str]) -> None:
    assert judge(figures_in_words.check, sentence, ["走访企业132家"], written_freely=True) == expected


def test_a_spell_of_years_said_of_another_value(judge: Judge) -> None:
    told = "去年以来，印发⟦f1.1⟧。"
    facts = ["印发《云溪县财务办法》"]
    assert judge(figures_in_words.check, told, facts, written_freely=True) == ["E sourceless_date 「去年以来」"]
