"""What a model adds for effect is left out by clauses; what a fact says never is."""

import pytest

from service.brief import Brief
from tests.drafting.chain.conftest import RunDraft
from tests.drafting.conftest import MakeBrief


@pytest.fixture
def brief(make_brief: MakeBrief) -> Brief:
    return make_brief("开展集中学习12次", "清理河岸垃圾约13吨", "为群众办实事63件", requirements={"points": 3})


def answer(opening: str, first: str = "开展集中学习[[f1.1]]。") -> str:
    return (
        f"{opening}\n一是抓实学习。{first}\n二是守护河湖。清理河岸垃圾[[f2.1]]。\n三是办好实事。为群众办实事[[f3.1]]。"
    )


@pytest.mark.parametrize(
    ("opening", "kept"),
    [
        ("我局坚持党建引领，服务水平显著提升。", "我局坚持党建引领。"),
        ("我局坚持党建引领，干部面貌焕然一新，着力办好实事。", "我局坚持党建引领，着力办好实事。"),
    ],
)
def test_an_opening_loses_the_clause_and_no_call_is_made(brief: Brief, run: RunDraft, opening: str, kept: str) -> None:
    draft = run(brief, answer(opening)).end.draft
    assert draft.blocks[1].text == kept
    assert draft.usage.calls == 1
    assert draft.missing == ()


def test_what_a_flourish_follows_stays(brief: Brief, run: RunDraft) -> None:
    first = "开展集中学习[[f1.1]]，干部素质显著提升。"
    draft = run(brief, answer("我局坚持党建引领，扎实做好各项工作。", first)).end.draft
    assert draft.blocks[2].text == "一是抓实学习。开展集中学习12次。"
    assert draft.usage.calls == 1


def test_an_honour_goes_without_asking(brief: Brief, run: RunDraft) -> None:
    draft = run(brief, answer("我局坚持党建引领，荣获全省先进集体。")).end.draft
    assert draft.blocks[1].text == "我局坚持党建引领。"
    assert draft.usage.calls == 1


def test_a_value_in_other_words_is_asked_about_once_and_then_told_as_its_fact_tells_it(
    brief: Brief, run: RunDraft
) -> None:
    wrong = answer("我局坚持党建引领。", "圆满完成集中学习[[f1.1]]，坚持学用结合。")
    drafted = run(brief, wrong, "嗯")
    draft = drafted.end.draft
    assert draft.usage.calls == 2
    assert "圆满" in drafted.chat.asked[1][-1].content
    assert draft.blocks[2].text == "一是抓实学习。开展集中学习12次。"
    assert draft.missing == ()


def test_a_clause_of_a_fact_without_a_value_is_not_lost_with_its_words(make_brief: MakeBrief, run: RunDraft) -> None:
    brief = make_brief("建成泵站3座，实现重点河段全覆盖", "清理河岸垃圾约13吨")
    draft = run(brief, "建成泵站[[f1.1]]，重点河段监控全覆盖落地。清理河岸垃圾[[f2.1]]。").end.draft
    assert "实现重点河段全覆盖" in draft.text
    assert "监控" not in draft.text


def test_a_subheading_without_a_source_becomes_the_plans(make_brief: MakeBrief, run: RunDraft) -> None:
    brief = make_brief(
        *(f"{n}月清理河岸垃圾{n}2吨" for n in range(1, 6)),
        *(f"{n}月开展集中学习{n}3次" for n in range(1, 6)),
        requirements={"points": 2},
    )
    rows = {n: f"[[f{n}.1]]{'清理河岸垃圾' if n < 6 else '开展集中学习'}[[f{n}.2]]。" for n in range(1, 11)}
    lines = [
        "（一）守护河湖，稳居全省第一",
        *(rows[n] for n in range(1, 6)),
        "（二）抓实学习",
        *(rows[n] for n in range(6, 11)),
    ]
    draft = run(brief, "\n".join(lines)).end.draft
    headings = [block.text for block in draft.blocks if block.type == "heading"]
    assert draft.usage.calls == 1
    assert len(headings) == 3
    assert headings[1].startswith("（一）")
    assert "第一" not in headings[1]
    assert headings[2] == "（二）抓实学习"
