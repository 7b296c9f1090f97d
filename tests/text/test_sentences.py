import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.sentences import clauses, sentences

TEXT = st.text(alphabet='甲乙。！？；，：、“”‘’（）《》【】"!?…\n 12,:', max_size=60)


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("抓好学习。抓好落实。", ["抓好学习。", "抓好落实。"]),
        ("抓好学习；抓好落实。", ["抓好学习；抓好落实。"]),
        ("一、工作情况\n抓好学习。\n", ["一、工作情况", "抓好学习。"]),
        ("他强调：“要抓好落实。”会议要求……", ["他强调：“要抓好落实。”", "会议要求……"]),
        ("开展“怎么看、怎么干？”大讨论。", ["开展“怎么看、怎么干？”大讨论。"]),
        ("学习《为什么出发？》一文。", ["学习《为什么出发？》一文。"]),
        ("成效明显（详见附件。）下一步再抓。", ["成效明显（详见附件。）下一步再抓。"]),
        ("成绩来之不易！同志们，再接再厉！", ["成绩来之不易！", "同志们，再接再厉！"]),
        ("没有闭合的“引号。后一句。", ["没有闭合的“引号。", "后一句。"]),
        ("完成投资12.5亿元。增长6.3%。", ["完成投资12.5亿元。", "增长6.3%。"]),
        ("  前后有空格。  后一句。 ", ["前后有空格。", "后一句。"]),
        ("究竟怎么办？！大家都在想。", ["究竟怎么办？！", "大家都在想。"]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert _split(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("抓学习，抓落实；抓整改：三件事", ["抓学习", "抓落实", "抓整改", "三件事"]),
        ("开展“讲家史，立规矩”活动，效果好", ["开展“讲家史，立规矩”活动", "效果好"]),
        ("投入12,300元,用于改造", ["投入12,300元", "用于改造"]),
        ("会议8:30开始:先学习", ["会议8:30开始", "先学习"]),
        ("印发《意见：一，二》（试行，修订），抓落实", ["印发《意见：一，二》（试行，修订）", "抓落实"]),
        ("A、B、C三项", ["A、B、C三项"]),
    ],
)
def test_clauses(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in clauses(text, 0, len(text))] == parts


def test_clauses_of_a_part_keep_to_it() -> None:
    text = "前面，抓学习，抓落实。后面，其他"
    assert [text[start:end] for start, end in clauses(text, 3, 11)] == ["抓学习", "抓落实。"]


@given(TEXT)
def test_sentences_cover_the_text(text: str) -> None:
    spans = sentences(text)
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert text[at:start].strip() == ""
        assert "\n" not in text[start:end]
        at = end
    assert text[at:].strip() == ""


@given(TEXT)
def test_clauses_are_in_order_and_leave_out_marks_only(text: str) -> None:
    at = 0
    for start, end in clauses(text, 0, len(text)):
        assert at <= start < end <= len(text)
        assert set(text[at:start]) <= set("，；：,;: \n\u3000")
        at = end
