import pytest

from service.checks.support.assertions import find_assertions
from service.text.lexicon.lexicon import Lexicon

KINDS = {
    "award": [
        "获“全国文明单位”荣誉", "捧回了优胜红旗", "被市委、市政府记集体二等功", "跻身全国百强", "列入省级试点",
        "成为全国首批试点", "拿下全国冠军", "考核获优秀等次", "赢得“群众满意单位”称号",
    ],
    "rank": [
        "稳居全省第一方阵", "增速全市最快", "位次较上年前移三位", "领跑全市", "首开全省先河", "各项指标均居前列",
        "在全省名列第一", "走在了全市前头", "全省首创",
    ],
    "commendation": [
        "得到省领导批示肯定", "《人民日报》头版报道", "被省委办公厅转发", "各级领导充分肯定", "群众纷纷点赞",
        "经验做法全省推广", "受邀在全国会议上介绍经验", "省委书记专程视察并予以肯定",
    ],
    "result": [
        "年度任务全面完成", "难题得到彻底解决", "效率提高一倍", "杜绝了安全事故", "成果丰硕", "实现扭亏为盈",
        "打赢了脱贫攻坚战", "新建厂房竣工投产", "面貌发生了翻天覆地的变化", "惠及全区群众", "全部脱贫摘帽",
    ],
}  # fmt: skip
NOTHING = [
    "对获奖项目落实场地扶持", "请获评家庭讲家风", "对有关做法给予充分肯定", "严格落实整改责任", "对已投产项目逐一评估",
    "从签约到投产一个人跟到底", "创建成绩计入年度考核", "把零散地块流转起来", "明确竣工验收等环节的流程",
    "提升群众获得感", "完成情况纳入考核", "力争走在全省前列", "努力打造全国样板", "学习先进典型", "总结推广经验",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "clause"), [(kind, clause) for kind in KINDS for clause in KINDS[kind]])
def test_what_a_clause_asserts(lexicon: Lexicon, kind: str, clause: str) -> None:
    text = f"一年来，{clause}。"
    found = list(find_assertions(text, 0, len(text), lexicon))
    assert [(each.kind, text[each.start : each.end]) for each in found] == [(kind, clause)]


@pytest.mark.parametrize("clause", NOTHING)
def test_what_asserts_nothing_weighty(lexicon: Lexicon, clause: str) -> None:
    weighty = {"award", "rank", "commendation", "result"}
    assert not {each.kind for each in find_assertions(clause, 0, len(clause), lexicon)} & weighty
