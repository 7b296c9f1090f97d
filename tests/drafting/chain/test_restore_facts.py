"""Facts that the model told in part, or wrongly, or not at all, stand in the draft in the composer's words."""

from service.draft import Status
from tests.drafting.chain.conftest import RunDraft
from tests.drafting.conftest import MakeBrief

FACTS = (
    "开展安全检查63次，发现问题隐患418项，完成整改411项",
    "组织应急演练24场",
    "走访慰问老党员35人",
)
WRONG = (
    "我局坚持安全第一，层层压实责任。\n"
    "一是排查隐患。开展安全检查[[f1.1]]，发现问题隐患[[f1.3]]，完成整改[[f1.2]]。\n"
    "二是开展演练。组织应急演练[[f2.1]]，检验预案、锻炼队伍。\n"
    "三是关心关爱。走访慰问老党员[[f3.1]]，这是应尽之责。"
)


def test_what_stands_wrong_to_the_end_is_told_in_the_composers_words(make_brief: MakeBrief, run: RunDraft) -> None:
    draft = run(make_brief(*FACTS, requirements={"points": 3}), WRONG, "嗯", "嗯").end.draft
    assert draft.blocks[2].text == "一是排查隐患。开展安全检查63次，发现问题隐患418项，完成整改411项。"
    assert draft.status is Status.COMPLETE
    assert set(draft.facts.used) == {"f1", "f2", "f3"}


def test_a_forgotten_fact_comes_where_its_mates_are_and_closing_words_without_a_source_go(
    make_brief: MakeBrief, run: RunDraft
) -> None:
    right = WRONG.replace("[[f1.3]]", "[[f1.9]]").replace("[[f1.2]]", "[[f1.3]]").replace("[[f1.9]]", "[[f1.2]]")
    brief = make_brief(*FACTS, "走访慰问困难群众48户", requirements={"points": 3})
    draft = run(brief, right).end.draft
    assert draft.blocks[4].text == "三是关心关爱。走访慰问老党员35人。走访慰问困难群众48户。"
    assert draft.usage.calls == 1
