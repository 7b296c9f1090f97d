"""What each reader says of the same phrases: whoever asks, a fact, a draft, a template or a blanked text, is told
the same, for all ask these."""

import pytest

from service.reading.claims import find_claims
from service.reading.relation import relation_of
from service.reading.scope import scope_before
from service.reading.setting import document_intent, heading_intent
from service.reading.state import states_in
from service.text.lexicon.lexicon import Lexicon

STATES = {
    "3座泵站将于6月底前建成": {"plan"},
    "项目即将开工": {"plan"},
    "准备建设停车场2处": {"plan"},
    "规划建设公园3处": {"plan"},
    "谋划项目20个": {"plan"},
    "着手编制方案": {"plan"},
    "拟新建泵站3座": {"plan"},
    "力争完成投资12亿元": {"plan"},
    "计划新开工项目19个": {"plan"},
    "将新建社区食堂3处": {"plan"},
    "将继续抓好落实": {"plan"},
    "预计开工19个": {"plan"},
    "明年新建学校2所": {"plan"},
    "争取在6月底前完工": {"plan"},
    "按照安排计划建设3个": {"plan"},
    "项目计划总投资5000万元": {"plan_of_amount"},
    "将120件录入系统": set(),
    "将新建学校纳入规划": set(),
    "完成年度计划的78%": set(),
    "按照计划推进19个项目": set(),
    "列入三年计划的19个项目开工": set(),
    "争取到上级资金200万元": set(),
    "做好准备工作": set(),
    "城乡规划建设管理水平": set(),
    "拟定方案3份": set(),
    "有19个项目未达到年度投资计划": {"undone"},
    "去年有19个项目没有完成年度投资计划": {"undone"},
    "3个问题尚未整改": {"undone"},
    "未通过初审": {"undone"},
    "已通过初审": {"done"},
    "圆满完成任务": {"done"},
    "正在申报省级示范村": {"ongoing"},
    "方案待批复": {"ongoing"},
    "要组织开展好各项活动": {"asked"},
    "务必完成任务": {"asked"},
    "截至9月底": {"reported"},
    "召开了会议12次": {"reported"},
    "新建泵站3座": set(),
}


SCOPES = {
    "全县新建泵站": (4, "figure"),
    "县域企业": (4, "figure"),
    "全国先进集体": (7, "honour"),
    "全省第3位": (6, "rank"),
    "高于全国平均水平": (7, "rank"),
    "全局干部": (1, "figure"),
    "街道辖区内": (3, "figure"),
    "园区内企业": None,
    "新建泵站": None,
}
CLAIMS = {
    "群众满意度明显提升": "result",
    "未发生安全责任事故": "result",
    "全年未发生违纪违法案件": "result",
    "形成了可复制的经验": "result",
    "荣获全市先进集体称号": "award",
    "召开专题会议12次": "activity",
    "拟开展专项检查4次": None,
    "防止发生安全责任事故": None,
    "不断提升群众满意度": None,
    "努力打造服务品牌": None,
}
RELATIONS = {
    ("粮食产量同比增长", "", "%"): ("by", "up", False),
    ("投诉量下降了", "", "%"): ("by", "down", False),
    ("覆盖率提高到", "", "%"): ("to", "up", False),
    ("覆盖率由", "提高到95%", "%"): ("from", None, False),
    ("降至27.1%，此前为", "", "%"): ("from", None, False),
    ("覆盖率达到", "", "%"): ("level", None, False),
    ("增加", "学位", "个"): ("by", "up", True),
    ("新增", "企业", "家"): ("by", "up", True),
    ("管理机构再精简", "", "个"): ("by", "down", True),
    ("申请材料精简", "", "%"): ("by", "down", False),
    ("比去年多", "", "场"): ("by", "up", False),
    ("学区由", "小组组成", "个"): (None, None, False),
    ("最高", "", "米"): (None, None, False),
    ("培训", "干部", "名"): (None, None, False),
}
HEADINGS = {
    "努力方向": "plan",
    "工作建议": "plan",
    "总体要求": "plan",
    "重点任务": "plan",
    "2026年重点工作": "plan",
    "三、下一步打算": "plan",
    "2025年工作安排": "plan",
    "存在问题和下一步打算": "mixed",
    "2025年工作总结和2026年工作安排": "mixed",
    "重点工作完成情况": None,
    "目标任务完成情况": None,
    "整改进展情况": None,
    "重点任务扎实推进": None,
    "主要做法": None,
}
TITLES = {
    "关于2026年工作安排的通知": "plan",
    "云溪县水务局2026年工作要点": "plan",
    "关于解决防汛资金的请示": "asks",
    "2025年工作总结和2026年工作安排": None,
    "云溪县水务局2025年工作总结": None,
}


@pytest.mark.parametrize(("phrase", "states"), STATES.items())
def test_state(phrase: str, states: set[str], lexicon: Lexicon) -> None:
    assert {word.state for word in states_in(phrase, 0, len(phrase), lexicon)} == states


@pytest.mark.parametrize(("phrase", "scope"), SCOPES.items())
def test_scope(phrase: str, scope: tuple[int, str] | None, lexicon: Lexicon) -> None:
    found = scope_before(phrase, 0, len(phrase), lexicon)
    assert (found and (found.rank, found.of)) == scope


@pytest.mark.parametrize(("phrase", "kind"), CLAIMS.items())
def test_claim(phrase: str, kind: str | None, lexicon: Lexicon) -> None:
    assert [claim.kind for claim in find_claims(phrase, lexicon)] == ([kind] if kind else [])


@pytest.mark.parametrize(("around", "relation"), RELATIONS.items())
def test_relation(
    around: tuple[str, str, str], relation: tuple[str | None, str | None, bool], lexicon: Lexicon
) -> None:
    found = relation_of(*around, lexicon)
    assert (found.kind, found.direction, found.done) == relation


@pytest.mark.parametrize(("heading", "intent"), HEADINGS.items())
def test_heading(heading: str, intent: str | None, lexicon: Lexicon) -> None:
    assert heading_intent(heading, lexicon) == intent


@pytest.mark.parametrize(("title", "intent"), TITLES.items())
def test_title(title: str, intent: str | None, lexicon: Lexicon) -> None:
    assert document_intent(title, lexicon) == intent
