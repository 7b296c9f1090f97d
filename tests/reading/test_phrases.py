"""What each reader says of the same phrases: whoever asks, a fact, a draft, a template or a blanked text, is told
the same, for all ask these."""

import pytest

from service.reading.setting import plans_heading
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


HEADINGS = [
    ("努力方向", True),
    ("工作建议", True),
    ("总体要求", True),
    ("重点任务", True),
    ("2026年重点工作", True),
    ("下一步打算", True),
    ("重点工作完成情况", False),
    ("整改进展情况", False),
    ("主要做法", False),
]


@pytest.mark.parametrize(("phrase", "states"), STATES.items())
def test_state(phrase: str, states: set[str], lexicon: Lexicon) -> None:
    assert {word.state for word in states_in(phrase, 0, len(phrase), lexicon)} == states


@pytest.mark.parametrize(("heading", "planned"), HEADINGS)
def test_headings_under_which_all_is_intended(heading: str, planned: bool) -> None:
    assert plans_heading(heading) is planned
