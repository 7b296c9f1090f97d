import pytest

from service.documents.furniture.head import read_head
from tests.documents.reading import lines

BODY = "一年来，区档案馆认真履行职责，各项工作取得了新的成效。\n一、主要工作\n接收档案三千卷。"


def head(text: str) -> tuple[str | None, str | None, int]:
    found = lines(text)
    result = read_head(found, 0, len(found))
    return result.title, result.addressee, result.body


@pytest.mark.parametrize(
    ("top", "title", "addressee"),
    [
        ("区档案馆工作总结", "区档案馆工作总结", None),
        ("区档案馆\n关于报送工作总结的报告\n区委办公室：", "区档案馆关于报送工作总结的报告", "区委办公室"),
        ("关于印发《档案管理办法》的\n通知\n各科室：", "关于印发《档案管理办法》的通知", "各科室"),
        ("政府工作报\n告", "政府工作报告", None),
        ("牢记使命勇担当\n奋力谱写新篇章", "牢记使命勇担当奋力谱写新篇章", None),
        ("以小窗口服务大民生\n——区档案馆经验材料", "以小窗口服务大民生", None),
        ("区委文件\n×发〔2025〕12号\n关于做好档案工作的意见", "关于做好档案工作的意见", None),
        ("附件1\n\n区档案馆工作计划", "区档案馆工作计划", None),
        ("在读书会上的发言\n李某某\n（2025年1月）\n各位领导、同志们：", "在读书会上的发言", "各位领导、同志们"),
        ("政府工作报告\n——2025年1月8日在代表大会上\n县长　张　某\n各位代表：", "政府工作报告", "各位代表"),
        ("区教育局“十四五”规划\n（2021—2025年）", "区教育局“十四五”规划", None),
        ("# 区档案馆工作总结", "区档案馆工作总结", None),
        ("青芷区：做实网格治理 提升群众幸福感", "青芷区：做实网格治理 提升群众幸福感", None),
        ("民生无小事，枝叶总关情！", "民生无小事，枝叶总关情！", None),
        ("区委办公室：", None, "区委办公室"),
        ("", None, None),
    ],
)
def test_title_and_addressee(top: str, title: str | None, addressee: str | None) -> None:
    found = head(f"{top}\n{BODY}" if top else BODY)
    assert found[:2] == (title, addressee)
    assert lines(f"{top}\n{BODY}" if top else BODY)[found[2]].text.startswith("一年来")


@pytest.mark.parametrize(
    "text",
    [
        "现将有关情况汇报如下：\n一、主要工作\n接收档案。",
        "（一）加强领导\n成立领导小组。",
        "一是加强领导。成立领导小组。",
        "组长：张某\n副组长：李某",
        "同志们，大家好！\n今天我们召开会议。",
        "今年以来，我们认真工作。\n以上。",
        "import os\nprint(1)",
    ],
)
def test_no_title_and_no_addressee(text: str) -> None:
    assert head(text)[:2] == (None, None)


def test_a_lost_first_heading_is_no_title() -> None:
    assert head("指导思想\n坚持以人民为中心，全面落实各项部署。\n二、工作目标\n到年底完成任务。")[0] is None


def test_a_line_after_the_title_that_is_neither_author_nor_date_belongs_to_the_body() -> None:
    found = lines("区档案馆工作总结\n指导思想\n坚持以人民为中心，全面落实各项部署。\n二、工作目标\n完成任务。")
    assert found[read_head(found, 0, len(found)).body].text == "指导思想"
