from service.draft import Block
from service.revision.proposing.whole_answer import as_edits

SENT = (
    Block("b1", "heading", "一、学习", 1, "一、"),
    Block("b2", "paragraph", "全局上下深入学习。"),
    Block("b3", "paragraph", "一是抓好集中学习。开展学习12次。举办讲座6场。"),
)
SHOWN = {
    "b1": ["一、学习"],
    "b2": ["全局上下深入学习。"],
    "b3": ["一是抓好集中学习。", "开展学习[[f1.1|12次]]。", "举办讲座[[f2.1|6场]]。"],
}


def test_the_whole_draft_over_again() -> None:
    answer = "一、学习\n全局上下认真学习。\n一是抓好集中学习。开展学习[[f1.1]]。讲求实效。举办讲座[[f2.1]]。"
    assert as_edits(answer, SENT, SHOWN) == "【意见1】照办\n替换 b2.1：全局上下认真学习。\n插入 b3.2 后：讲求实效。"


def test_a_sentence_left_out() -> None:
    answer = "全局上下深入学习。\n一是抓好集中学习。开展学习[[f1.1]]。"
    assert as_edits(answer, SENT, SHOWN) == "【意见1】照办\n删除 b3.3"


def test_a_rewriting_is_no_revision() -> None:
    assert as_edits("我们组织了活动。\n大家都很满意。", SENT, SHOWN) is None
    assert as_edits("全局上下开展了学习。\n一是抓学习。多次学习。多场讲座。", SENT, SHOWN) is None


def test_the_same_draft_is_no_edit() -> None:
    assert as_edits("全局上下深入学习。\n一是抓好集中学习。开展学习[[f1.1]]。举办讲座[[f2.1]]。", SENT, SHOWN) is None
