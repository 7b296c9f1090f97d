"""What endpoints wrap an answer in is taken off; what is no answer is refused."""

import pytest

from service.drafting.chain.answer import AnswerReader
from service.drafting.resources import Resources
from service.facts.sheet import FactValue
from service.models.failures import ModelError
from service.text.values import SlotType, Value

SLOTS = {"f1.1": FactValue("f1.1", "f1", Value(SlotType.TEXT, "12次", "12次"), 0, 0)}
PROMPT = "【事实】\nf1：局党组开展集中学习[[f1.1|12次]]，交流研讨热烈\n【要求】\n篇幅随事实多少而定，不凑字数。"
BODY = "一是抓实学习。局党组开展集中学习[[f1.1]]，做到学用结合。"


@pytest.fixture
def reader(resources: Resources) -> AnswerReader:
    return AnswerReader(SLOTS, PROMPT, "抓好机关党建", resources.lexicon)


@pytest.mark.parametrize(
    "raw",
    [
        BODY,
        f"<think>先想想[[f1.1]]放哪里。\n\n写一段。</think>\n{BODY}",
        f"先想想。</think>{BODY}",
        f"<THINKING>嗯</THINKING>{BODY}",
        f"```markdown\n{BODY}\n```",
        f"```\n{BODY}",
        f"好的，以下是拟写的内容：\n\n{BODY}",
        f"{BODY}\n\n希望对您有帮助！",
        f"{BODY}\n（全文共42字）",
        f"### 一、抓好机关党建\n{BODY}",
        f"一、抓好机关党建\n{BODY}",
        f"- {BODY}",
        BODY.replace("一是抓实学习。", "**一是抓实学习。**"),
        f"【要求】篇幅随事实多少而定，不凑字数。\n{BODY}",
        f"篇幅随事实多少而定，不凑字数。\n{BODY}",
        BODY.replace("f1.1", "f1.\u200b1"),
    ],
)
def test_wrapping_goes(reader: AnswerReader, raw: str) -> None:
    assert reader.paragraphs(raw) == (BODY,)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("", "没有内容"),
        ("<think>一直在想[[f1.1]]怎么写，想了很久很久。", "没有内容"),
        ("抱歉，我无法协助完成这项请求。", "拒绝拟写"),
        ("局党组高度重视学习，不断提高认识。", "没有写任何事实"),
        ("The bureau organised group study sessions [[f1.1]] this year and made progress.", "不是中文"),
        ("局黨組開展集中學習[[f1.1]]，進一步強化責任擔當，學習貫徹落實黨的決策。", "用了繁体字"),
    ],
)
def test_no_answer_is_refused(reader: AnswerReader, raw: str, why: str) -> None:
    with pytest.raises(ModelError) as caught:
        reader.paragraphs(raw)
    assert caught.value.code == "model_answer_unusable"
    assert why in caught.value.message


def test_a_preface_that_states_a_fact_is_text(reader: AnswerReader) -> None:
    raw = f"以下是全年集中学习[[f1.1]]的情况。\n{BODY}"
    assert reader.paragraphs(raw)[0].startswith("以下是")


def test_the_section_once_more_is_left_out(reader: AnswerReader) -> None:
    assert reader.lines(f"抓好机关党建\n{BODY}\n一、抓好机关党建\n下一步，将继续抓好落实。") == (BODY,)
