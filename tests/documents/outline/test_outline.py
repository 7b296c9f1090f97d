import pytest

from tests.documents.reading import outline, read


def test_four_levels_by_the_style_of_their_numbers() -> None:
    text = (
        "一、做法\n（一）组织\n1.部署\n（1）会议\n召开会议。\n①现场\n到现场。\n"
        "2．督查\n全覆盖。\n(二)宣传\n1、走访\n入户。"
    )
    assert outline(read(text)) == [
        (1, "一、", "做法", ""),
        (2, "（一）", "组织", ""),
        (3, "1.", "部署", ""),
        (4, "（1）", "会议", ""),
        (4, "①", "现场", ""),
        (3, "2．", "督查", ""),
        (2, "(二)", "宣传", ""),
        (3, "1、", "走访", ""),
    ]


def test_run_in_headings_at_any_level_end_before_the_first_stop() -> None:
    text = (
        "一、抓学习。组织学习十次。\n（一）抓集中。每月一次！\n1.抓自学。每周一次。\n"
        "（1）记笔记。人人有本。\n②谈体会.写出文章。"
    )
    document = read(text)
    assert outline(document) == [
        (1, "一、", "抓学习", "连排"),
        (2, "（一）", "抓集中", "连排"),
        (3, "1.", "抓自学", "连排"),
        (4, "（1）", "记笔记", "连排"),
        (4, "②", "谈体会", "连排"),
    ]
    assert [document.text[h.start : h.end] for h in document.headings][:2] == ["一、抓学习", "（一）抓集中"]


def test_a_heading_that_stands_alone_with_its_stop() -> None:
    text = "（一）用改革的办法推进工作。\n要在巩固成果基础上，完善各项政策措施。\n（二）扩大开放。\n坚持引进来。"
    assert outline(read(text)) == [(2, "（一）", "用改革的办法推进工作", ""), (2, "（二）", "扩大开放", "")]


@pytest.mark.parametrize(
    "text",
    [
        "有以下单位：\n1.教育局；\n2.民政局；\n3.水务局。",
        "有以下问题：\n1.经费不足。\n2.人员不足。\n3.设备老化。",
        "（一）恳请县政府从年度预算预备费或者土地出让收益中安排配套资金，专门用于田块整治、渠道衬砌和道路硬化。",
        "1.时间：3月5日\n2.地点：三楼会议室",
        "以下作品获奖：\n1.《一封家书》\n2.《茶香》（三集）\n全年播出节目三百期，听众反映良好，收听率居前。",
        "2.5亿元资金已经到位。",
        "附件：1.名单\n　　　2.记录",
        "抓好三件事：①建阵地，建点3个；②建队伍，招募20人。",
        "①通村路。硬化3公里。②入户路。硬化2公里。",
    ],
)
def test_what_is_numbered_and_no_heading(text: str) -> None:
    assert outline(read(f"某局工作情况\n{text}")) == []


def test_a_colon_at_the_end_is_no_part_of_the_title() -> None:
    assert outline(read("一、主要做法：\n加强领导。")) == [(1, "一、", "主要做法", "")]


def test_blanks_are_part_of_a_title_and_emphasis_is_not() -> None:
    text = "一、**年工作回顾\n全县新建**所学校。\n二、**年工作打算\n计划新建**所学校。"
    assert [h.title for h in read(text).headings] == ["**年工作回顾", "**年工作打算"]
    emphasised = "# 总结\n**一、主要工作**\n新建学校三所。\n**（一）加强服务。** 延长开放时间。"
    assert outline(read(emphasised, "稿.md")) == [(1, "一、", "主要工作", ""), (2, "（一）", "加强服务", "连排")]


def test_markdown_headings_without_numbers_have_the_level_of_their_sign() -> None:
    text = "# 总结\n## 一、工作\n完成任务。\n### （一）学习\n学了。\n### 调研\n去了。\n## 打算\n继续。"
    assert outline(read(text, "稿.md")) == [
        (1, "一、", "工作", ""),
        (2, "（一）", "学习", ""),
        (2, None, "调研", "推断"),
        (1, None, "打算", "推断"),
    ]


def test_contents_are_no_headings() -> None:
    text = "某县工作报告\n目录\n一、回顾\t1\n二、打算\t3\n\n一、回顾\n经济平稳运行。\n二、打算\n继续努力。"
    document = read(text)
    assert outline(document) == [(1, "一、", "回顾", ""), (1, "二、", "打算", "")]
    assert document.parts == ()
    assert document.headings[0].start > text.index("二、打算\t3")


def test_contents_between_a_cover_and_the_title() -> None:
    cover = "以小窗口服务大民生\n目录\n一、做法\t1\n二、打算\t2\n"
    text = f"{cover}以小窗口服务大民生\n区政府：\n一年来，有成效。\n一、做法\n做了。"
    document = read(text)
    assert (document.title, document.addressee) == ("以小窗口服务大民生", "区政府")
    assert outline(document) == [(1, "一、", "做法", "")]


def test_rows_of_a_table_are_no_headings() -> None:
    assert outline(read("统计表\n1.项目\t数量\n2.图书\t三百\n3.期刊\t二十")) == []
