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


def test_an_honour_is_asked_about(brief: Brief, run: RunDraft) -> None:
    wrong = answer("我局坚持党建引领，荣获全省先进集体。")
    assert run(brief, wrong, "嗯", "嗯").end.draft.usage.calls == 3
