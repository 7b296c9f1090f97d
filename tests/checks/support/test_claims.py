import pytest

from service.checks.registry import CHECKS
from service.checks.support import claims
from service.drafting.planning.phrases import load_phrases
from service.settings import BUNDLED_CORPUS
from tests.checks.conftest import Judge, MakeContext, spelled

INVENTED = [
    "荣获全市先进集体。", "被评为省级文明单位。", "获评五星级党支部。", "被授予“青年文明号”称号。",
    "成功创建国家卫生县城。", "入选全国典型案例。", "年度考核获优秀等次。", "夺得全省冠军。", "位居全市前列。",
    "排名全区第一。", "连续多年保持全市领先。", "名列前茅。", "建成全市首个智慧社区。", "在全省率先推行一窗通办。",
    "各项指标创历史新高。", "受到市委通报表扬。", "得到群众一致好评。", "工作经验在全市推广。",
    "主要领导作出肯定性批示。", "在全市会议上作典型发言。", "成为全省样板。", "做法被市级媒体报道。",
    "圆满完成年度各项目标任务。", "提前完成投资任务。", "老旧小区改造全部竣工。", "整改问题全部销号。",
    "已建成文化广场。", "解决了群众吃水难问题。", "群众满意度大幅提升。", "人居环境明显改善。", "投诉量显著下降。",
    "全年未发生安全生产责任事故。", "实现信访积案动态清零。", "工作取得显著成效。", "干部作风焕然一新。",
    "形成了可复制的经验。", "项目通过省级验收。", "经济总量突破百亿大关。", "今年以来获评全国先进集体。",
]  # fmt: skip
DEEDS = [
    "开展送医下乡活动。",
    "举办文艺演出。",
    "成立志愿服务队。",
    "印发了实施方案。",
    "召开动员大会。",
    "营商环境持续优化。",
]
ASSERTING_NOTHING = [
    "着力化解矛盾纠纷。", "推动工作取得实效。", "力争创成省级文明单位。", "确保完成年度任务。",
    "努力走在全市前列。", "坚持抓基层打基础。", "让群众满意度明显提升。", "为全市高质量发展贡献力量。",
    "下一步，将建成文化广场。", "强化组织领导。", "不断提升服务水平。", "以实际成效取信于民。",
    "要把问题全部整改到位。", "如何完成任务，是摆在面前的课题。",
]  # fmt: skip


@pytest.mark.parametrize("sentence", INVENTED)
def test_invented_claims_are_errors(judge: Judge, sentence: str) -> None:
    assert judge(claims.check, sentence) == [f"E unsupported_claim 「{sentence[:-1]}」"]


@pytest.mark.parametrize("sentence", DEEDS)
def test_other_deeds_are_warnings(judge: Judge, sentence: str) -> None:
    assert judge(claims.check, sentence) == [f"W unsupported_claim 「{sentence[:-1]}」"]


@pytest.mark.parametrize("sentence", ASSERTING_NOTHING)
def test_intentions_assert_nothing(judge: Judge, sentence: str) -> None:
    assert judge(claims.check, sentence) == []


@pytest.mark.parametrize("sentence", [*INVENTED, *DEEDS])
def test_a_fact_that_says_so_supports(judge: Judge, sentence: str) -> None:
    assert judge(claims.check, f"一年来，{sentence}", [sentence]) == []


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        ("2025年3月被评为市级文明单位", "荣获市级文明单位称号。"),
        ("年度目标任务全部完成", "圆满完成年度目标任务。"),
        ("信访积案实现清零", "实现信访积案动态清零。"),
        ("在全市教育大会上作典型发言", "在全市教育大会上作了典型发言。"),
        ("建成文化广场3个", "建成文化广场3个。"),
        ("全年没有发生责任事故", "全年未发生责任事故。"),
    ],
)
def test_a_fact_in_other_words_supports(judge: Judge, fact: str, sentence: str) -> None:
    assert judge(claims.check, sentence, [fact]) == []


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        ("被评为市级文明单位", "被评为省级文明单位。"),
        ("排名全市第三", "排名全市第一。"),
        ("在全区推广", "经验在全省推广。"),
        ("拟建设文化广场", "已建设文化广场。"),
        ("发生责任事故2起", "未发生责任事故。"),
        ("获得二等奖", "荣获一等奖。"),
    ],
)
def test_a_fact_of_another_level_place_or_state_does_not(judge: Judge, fact: str, sentence: str) -> None:
    assert [each[:2] for each in judge(claims.check, sentence, [fact])] == ["E "]


def test_a_common_word_does_not_support(judge: Judge) -> None:
    found = judge(claims.check, "超额完成全年目标任务。", ["承担对口帮扶任务3项"])
    assert found == ["E unsupported_claim 「超额完成全年目标任务」"]


def test_in_a_plan_results_are_meant_and_honours_are_not(judge: Judge) -> None:
    draft = "建成文化广场。荣获全国先进集体。"
    assert judge(claims.check, draft, genre="work_plan") == ["E unsupported_claim 「荣获全国先进集体」"]


def test_in_a_heading_it_is_a_warning(judge: Judge) -> None:
    assert judge(claims.check, "1# 一、作风建设取得新成效\n甲。") == ["W unsupported_claim 「作风建设取得新成效」"]


def test_the_phrase_bank_raises_no_finding(make_context: MakeContext) -> None:
    """Openings, leads, aims and themes are worded to assert nothing, and stand in whole drafts."""
    bank = load_phrases((BUNDLED_CORPUS,))
    for topic in bank.topics:
        themes = [theme for shape in ("six", "eight") for theme in topic.themes.of(shape)]
        lines = [f"2025年，临江区教育局{opening}。" for opening in topic.openings]
        lines += [f"{theme}。{lead}，开展志愿服务36次。" for theme, lead in zip(themes, topic.leads, strict=False)]
        lines += [f"{aim}。" for aim in topic.aims]
        for line in lines:
            context = make_context(line, ["开展志愿服务36次"], period="2025年", level="county", region="临江区")
            assert [spelled(finding, context) for check in CHECKS for finding in check(context)] == [], line


@pytest.mark.parametrize("theme", ["二是人居环境明显改善。", "——搭建成长平台。"])
def test_the_theme_of_a_point_is_a_heading_in_running_text(judge: Judge, theme: str) -> None:
    said = judge(claims.check, f"{theme}硬化道路11公里。", ["硬化道路11公里"], written_freely=True)
    assert all(finding.startswith("W ") for finding in said)


def test_an_honour_in_a_theme_is_an_error(judge: Judge) -> None:
    said = judge(claims.check, "二是荣获全市先进集体。硬化道路11公里。", ["硬化道路11公里"], written_freely=True)
    assert said == ["E unsupported_claim 「二是荣获全市先进集体」"]


ORDERED = {
    "a figure in another order": ("申报项目11项，获批6项", "申报项目11项，其中6项获批。", []),
    "all of it, with the rate": ("受理投诉62件，办结率100%", "受理投诉62件，全部办结。", []),
}


@pytest.mark.parametrize(("fact", "draft", "found"), ORDERED.values(), ids=ORDERED)
def test_facts_said_in_another_order(judge: Judge, fact: str, draft: str, found: list[str]) -> None:
    assert judge(claims.check, draft, [fact]) == found


def test_the_greatest_of_a_named_place_and_the_text_itself(judge: Judge) -> None:
    facts = ["最大雨量在青岩乡，雨量达237.6毫米"]
    assert judge(claims.check, "最大雨量出现在青岩乡。", facts, written_freely=True) == []
    assert judge(claims.check, "结合实际，制定本方案。", facts, written_freely=True) == []
