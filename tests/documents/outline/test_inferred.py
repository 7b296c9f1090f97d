from tests.documents.reading import outline, read

PARAGRAPH = "坚持政府引导、社会参与、重在日常，以群众需求为中心，推动优质资源向基层延伸，取得明显成效。"


def inferred(text: str) -> list[tuple[int, str]]:
    return [(level, title) for level, number, title, how in outline(read(text)) if how == "推断" and number is None]


def test_lines_in_the_place_of_missing_numbers() -> None:
    text = f"某区工作方案\n{PARAGRAPH}\n指导思想\n{PARAGRAPH}\n组织领导\n{PARAGRAPH}\n三、主要任务\n{PARAGRAPH}"
    assert inferred(text) == [(1, "指导思想"), (1, "组织领导")]


def test_a_gap_inside_a_lower_level() -> None:
    text = f"一、做法\n（一）抓组织\n{PARAGRAPH}\n抓宣传\n{PARAGRAPH}\n（三）抓落实\n{PARAGRAPH}"
    assert inferred(text) == [(2, "抓宣传")]


def test_the_last_heading_of_a_level_by_its_build() -> None:
    text = (
        f"一、夯实基础，丰富内涵\n（一）抓好学习，提高素质\n{PARAGRAPH}\n（二）抓好队伍，强化示范\n"
        f"{PARAGRAPH[:-1]}，\n锤炼作风，锻造铁军\n{PARAGRAPH}\n二、把握关键，拓展成效\n{PARAGRAPH}"
    )
    assert inferred(text) == [(2, "锤炼作风，锻造铁军")]


def test_a_line_above_the_first_heading_of_the_next_level() -> None:
    text = f"一、工作目标\n{PARAGRAPH}\n保障措施\n（一）加强领导\n{PARAGRAPH}\n（二）加强督查\n{PARAGRAPH}"
    assert inferred(text) == [(1, "保障措施")]


def test_of_too_many_lines_those_most_like_their_siblings() -> None:
    text = (
        f"一、活动主题\n与书同行 做新时代好少年\n二、活动时间\n四月。\n活动内容\n{PARAGRAPH}\n四、活动要求\n{PARAGRAPH}"
    )
    assert inferred(text) == [(1, "活动内容")]


def test_a_text_in_which_no_heading_has_a_number() -> None:
    text = f"某区经验材料\n{PARAGRAPH}\n“三个坚持”筑牢根基\n{PARAGRAPH}\n“三项举措”提升服务\n{PARAGRAPH}"
    assert inferred(text) == [(1, "“三个坚持”筑牢根基"), (1, "“三项举措”提升服务")]


def test_names_aligned_in_a_list_take_no_missing_number() -> None:
    text = (
        f"一、组织领导\n组长：张某\n成员：李某　局长\n　　　王某　副局长\n　　　赵某　科长\n三、工作任务\n{PARAGRAPH}"
    )
    assert inferred(text) == []


def test_the_last_heading_after_run_in_headings_of_a_lower_level() -> None:
    text = f"一、2024年工作回顾\n（一）抓学习。{PARAGRAPH}\n（二）抓落实。{PARAGRAPH}\n2025年工作安排\n{PARAGRAPH}"
    assert inferred(text) == [(1, "2025年工作安排")]


def test_a_closing_heading_between_two_levels_is_of_the_outer_one() -> None:
    text = (
        f"一、目标任务\n{PARAGRAPH}\n二、重点工作\n（一）备足农资\n{PARAGRAPH}\n（二）强化指导\n{PARAGRAPH}\n"
        f"组织保障\n{PARAGRAPH}"
    )
    assert inferred(text) == [(1, "组织保障")]
    assert inferred(text.replace("组织保障", "管好农水")) == [(2, "管好农水")]


def test_a_heading_with_a_colon_among_such_headings() -> None:
    headings = ("一、有人干：把热心人聚起来", "有事做：把难处办好", "三、有劲头：把情义记下来")
    text = "\n".join(f"{heading}\n{PARAGRAPH}" for heading in headings)
    assert inferred(text) == [(1, "有事做：把难处办好")]


def test_a_run_in_heading_in_the_place_of_a_missing_number() -> None:
    text = (
        "（一）加强组织领导。成立领导小组。\n会议每月一次，形成制度。\n强化宣传引导。制作宣传栏30个。\n"
        "（三）严格督查考核。开展督查12次。\n（四）落实经费保障。投入200万元。"
    )
    document = read(text)
    (heading,) = [h for h in document.headings if h.inferred]
    assert (heading.level, heading.title, heading.run_in) == (2, "强化宣传引导", True)
    assert document.text[heading.start : heading.end] == "强化宣传引导"
    assert inferred(text.replace("（三）", "（二）").replace("（四）", "（三）")) == []


def test_what_is_no_heading() -> None:
    kept = f"一、加强领导\n{PARAGRAPH}\n"
    assert inferred(f"{kept}具体实施阶段：\n第一阶段：{PARAGRAPH}") == []
    assert inferred(f"{kept}区水务局\n2025年3月5日") == []
    assert inferred(f"{kept}区水务局\n2025年3月5日\n附件1\n获奖名单\n{PARAGRAPH}") == []
    assert inferred(f"某区总结\n某某同志\n{PARAGRAPH}") == []
    assert inferred(f"{PARAGRAPH}\n短句子没有句号\n{PARAGRAPH}") == []


def test_a_heading_that_runs_in_has_no_heading_alone_beside_it() -> None:
    assert inferred(f"（一）抓学习。{PARAGRAPH}\n某个短行\n{PARAGRAPH}\n（二）抓落实。{PARAGRAPH}") == []
