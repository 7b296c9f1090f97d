import pytest

from service.checks.support import sourceless
from tests.checks.conftest import Judge, MakeContext

FACTS = (
    "2025年，全年开展理论学习12次，覆盖党员干部1260人次",
    "3月5日，印发《关于加强机关学习的实施方案》（临教〔2025〕8号）",
    "举办“周一夜学”活动32期，邀请陆景行教授授课",
    "联合临江区融媒体中心制作微党课近20部，完成投资1.2万元",
    ("党员参学率", "98.6", "%"),
    ("发放学习资料（册）", "2000", ""),
    "满意度提高3.2个百分点",
)
BRIEF = {"period": "2025年", "region": "临江区", "date": "2025年12月20日", "level": "county"}
FAULTY = {
    "changed digit": ("开展理论学习13次。", "quantity 「13次」"),
    "digit lost": ("参学率达到8.6%。", "quantity 「8.6%」"),
    "digit of a longer number": ("覆盖党员干部126人次。", "quantity 「126人次」"),
    "万 lost": ("完成投资1.2元。", "quantity 「1.2元」"),
    "percent for points": ("满意度提高3.2%。", "quantity 「3.2%」"),
    "points for percent": ("参学率提高98.6个百分点。", "quantity 「98.6个百分点」"),
    "wrong unit": ("开展理论学习12期。", "quantity 「12期」"),
    "人 for 人次": ("覆盖党员干部1260人。", "quantity 「1260人」"),
    "approximator lost": ("制作微党课20部。", "quantity 「20部」"),
    "approximator changed": ("制作微党课20余部。", "quantity 「20余部」"),
    "in Chinese numerals": ("走访群众三百余户。", "quantity 「三百余户」"),
    "other year": ("2024年12月开展学习。", "date 「2024年12月」"),
    "other month": ("4月5日印发方案。", "date 「4月5日」"),
    "other day": ("3月6日印发方案。", "date 「3月6日」"),
    "period": ("上半年开展理论学习。", "date 「上半年」"),
    "invented title": ("印发《学习制度》。", "title 「《学习制度》」"),
    "document number": ("印发临教〔2025〕9号文件。", "document_number 「临教〔2025〕9号」"),
    "invented name": ("开展“书香机关”活动。", "name 「“书香机关”」"),
    "ordinal": ("举办第三届读书节。", "ordinal 「第三届」"),
}
CLEAN = {
    "as stated": "2025年，开展理论学习12次，覆盖党员干部1260人次，参学率98.6%。",
    "the same amount in other units": "完成投资12000元。",
    "in Chinese numerals": "开展理论学习十二次。",
    "the year filled in, or left out": "2025年3月5日印发方案；12月20日总结。",
    "only the month, only the year": "3月印发方案，2025年总结。",
    "the unit in the label": "发放学习资料2000册。",
    "quotes left out": "周一夜学活动办了32期。",
    "relative dates": "今年以来，近年来，年初以来，下一步，一年来，全年。",
    "set phrases": "落实“三会一课”，增强“四个意识”。",
    "structural numbers": "主要做了以下三个方面工作，抓好四项重点。",
    "numbers of headings and points": "一是学。二是做。",
    "the unit and its parts": "临江区教育局党组、区教育局、教育局机关。",
    "roles": "书记、局长、党员干部、老党员、志愿者带头学。",
    "marked as missing": "开展活动【待补：开展活动（场）】。",
}


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: str) -> None:
    assert judge(sourceless.check, draft, FACTS, **BRIEF) == [f"E sourceless_{expected}"]


@pytest.mark.parametrize("draft", CLEAN.values(), ids=CLEAN)
def test_clean(judge: Judge, draft: str) -> None:
    assert judge(sourceless.check, draft, FACTS, **BRIEF) == []


@pytest.mark.parametrize(
    ("draft", "type_"),
    [("云溪县财政局派员参加。", "organisation"), ("临岫区青禾街道参加。", "place"), ("邀请沈怀瑾教授授课。", "person")],
)
def test_names_of_others(judge: Judge, draft: str, type_: str) -> None:
    found = judge(sourceless.check, draft, FACTS, **BRIEF)
    assert found, type_
    assert all(each.startswith("E sourceless_") for each in found)


def test_names_of_ones_own(judge: Judge) -> None:
    assert judge(sourceless.check, "陆景行教授在临江区融媒体中心授课。", FACTS, **BRIEF) == []


def test_the_suggestion_names_the_fact(make_context: MakeContext) -> None:
    context = make_context("覆盖党员干部1260人。开展理论学习13次。", FACTS, **BRIEF)
    suggestions = [finding.suggestion for finding in sourceless.check(context)]
    assert suggestions == ["事实 f1 为“1260人次”，按事实改写", "事实 f1 为“12次”，按事实改写"]


def test_every_block_is_judged(judge: Judge) -> None:
    draft = "1# 一、开展活动15场\n@ 云溪县：\n~ 云溪县水务局\n= 2025年11月1日\n? 注：共7项"
    assert len(judge(sourceless.check, draft, FACTS, **BRIEF)) >= 4


def test_the_whole_year_in_a_report_on_a_part_of_it(judge: Judge) -> None:
    facts = ["完成投资2亿元"]
    draft = "全年，全区完成投资2亿元。全年任务过半。"
    assert judge(sourceless.check, draft, facts, period="2025年1—9月") == ["E sourceless_date 「全年」"]
    assert judge(sourceless.check, draft, facts, period="2025年") == []
    assert judge(sourceless.check, draft, ["全年完成投资2亿元"], period="2025年1—9月") == []


BOUNDED = {
    "突破": ("观看人数突破26万人次", "观看超过26万人次。", True),
    "最长": ("免租期最长为7天", "免租入住不超过7天。", True),
    "at least is not at most": ("免租期最短为7天", "免租入住不超过7天。", False),
    "exact is not over": ("观看人数26万人次", "观看超过26万人次。", False),
    "the first months": ("1—10月接待游客5人", "今年前10个月接待游客5人。", True),
    "from and until": ("合作期限为2026年7月至2031年6月", "自2026年7月起，至2031年6月止。", True),
    "sayings": ("接待游客5人", "我想送大家三句话，用两个数字作答。", True),
    "your county": ("接待游客5人", "承蒙贵县支持。", True),
    "old masters": ("接待游客5人", "老师傅沉着稳健。", True),
}


@pytest.mark.parametrize(("fact", "draft", "clean"), BOUNDED.values(), ids=BOUNDED)
def test_the_same_in_other_words(judge: Judge, fact: str, draft: str, clean: bool) -> None:
    assert (judge(sourceless.check, draft, [fact], period="2025年") == []) is clean


def test_a_title_cut_short(judge: Judge) -> None:
    facts = ["签订《院县合作框架协议》"]
    assert judge(sourceless.check, "签订《院县合作框架》。", facts) == ["E sourceless_title 「《院县合作框架》」"]
    assert judge(sourceless.check, "签订《院县合作框架协议》。", facts) == []
