import pytest

from service.documents.genres import load_genres
from service.documents.recognise import Traits, parallel, recognise_genre, score
from tests.documents.reading import DIRS, read

BODY = "今年以来，区教育局认真落实各项部署，扎实推进工作，取得明显成效。\n一、加强领导\n完善制度，形成合力。\n"


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("区教育局2024年工作总结", "work_summary"),
        ("2024年工作总结及2025年工作打算", "work_summary"),
        ("关于申请创建文明单位的报告", "application_report"),
        ("关于解决办公用房维修经费的请示", "application_report"),
        ("区教育局2025年工作要点", "work_plan"),
        ("读书活动实施方案（试行）", "work_plan"),
        ("关于校园安全工作情况的汇报", "situation_report"),
        ("区教育局抓课后服务的经验做法", "experience_report"),
        ("关于学雷锋活动开展情况的报告", "activity_report"),
        ("在全区教育大会上的讲话", "speech"),
        ("×××同志在座谈会上的发言提纲", "speech"),
        ("政府工作报告", "government_work_report"),
        ("××区留守儿童摸底统计表", "survey_table"),
        ("关于做好假期安全工作的通知", "other"),
        ("房屋租赁合同", "other"),
        ("区长办公会议纪要", "other"),
    ],
)
def test_by_the_title(title: str, genre: str) -> None:
    document = read(f"{title}\n{BODY}")
    assert document.genre == genre
    assert document.genre_confidence > 0.6


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (
            "各位代表：\n现在，我代表县人民政府，向大会报告政府工作，请予审议。\n一、工作回顾\n完成任务。",
            "government_work_report",
        ),
        ("同志们：\n今天我们召开会议，部署工作。下面，我讲三点意见。\n一、提高认识\n要重视。\n谢谢大家！", "speech"),
        ("我局已具备条件，特申请创建文明单位。\n妥否，请批示。", "application_report"),
        (
            "为推进工作，结合实际，制定本方案。\n一、指导思想\n坚持。\n二、工作目标\n完成。\n三、实施步骤\n分步。",
            "work_plan",
        ),
        ("本报讯（记者 王某）近日，全民健身月活动在公园启动，居民踊跃参加。", "other"),
        ("甲方：某公司\n乙方：某人\n双方协商一致，签订本合同。乙方承担违约责任。", "other"),
        ("雨下得很大。他站在屋檐下。“还要等吗？”她问道。他没有说话。", "other"),
        ("import os\ndef main():\n    return os.name\n", "other"),
        ("我的家乡在小山村。春天开满了花，夏天小河有鱼。", "other"),
    ],
)
def test_by_the_body(text: str, genre: str) -> None:
    assert read(text).genre == genre


def test_more_cues_make_it_surer_and_none_makes_it_other() -> None:
    genres = load_genres(DIRS)
    nothing = Traits("稿.txt", None, None, "落实部署，推进工作。", (), frozenset())
    title = Traits("稿.txt", "工作总结", None, "落实部署，推进工作。", (), frozenset())
    more = Traits("稿.txt", "工作总结", None, "现将一年来的情况总结如下。推进工作。", ("存在问题",), frozenset())
    assert recognise_genre(nothing, genres)[0] == "other"
    confidences = [recognise_genre(traits, genres)[1] for traits in (nothing, title, more)]
    assert confidences == sorted(confidences)
    assert all(0 <= c <= 1 for c in confidences)


def test_the_name_of_the_file_counts_where_there_is_no_title() -> None:
    genres = load_genres(DIRS)
    named = Traits("创建工作经验材料.txt", None, None, "推进工作，落实部署。", (), frozenset())
    assert recognise_genre(named, genres)[0] == "experience_report"
    unnamed = Traits("1.txt", None, None, "推进工作，落实部署。", (), frozenset())
    assert score(unnamed, genres["experience_report"]) < score(named, genres["experience_report"])


def test_a_subtitle_tells_what_a_slogan_does_not() -> None:
    assert read(f"牢记使命勇担当\n——区教育局2024年工作总结\n{BODY}").genre == "work_summary"


@pytest.mark.parametrize(
    ("headings", "alike"),
    [
        (["抓学习，强信念", "抓组织，强堡垒", "抓作风，强纪律"], True),
        (["以“学”为先，锻造政治品格", "以“德”为基，铸牢操守", "以“实”为本，服务群众"], True),
        (["主要做法", "存在的问题", "下一步工作打算"], False),
        (["抓学习", "抓组织"], False),
        (["加强领导", "存在“短板”", "打算"], False),
    ],
)
def test_parallel_headings(headings: list[str], alike: bool) -> None:
    assert parallel(headings) is alike
