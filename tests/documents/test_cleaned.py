"""A cleaned document: noise, Markdown signs and stray breaks are gone, and every span still covers what it covered."""

from hypothesis import given
from hypothesis import strategies as st

from service.documents.cleaned import cleaned
from service.documents.document import Document, Section
from tests.documents.reading import read

WRAPPED = """某局工作总结
一、抓好学习
某局坚持把理论学习摆在突出位置，全年组织集中学习
12次，撰写心得体会
86篇，取得明显成效，干部队伍的精神面貌焕然一新。
- 3 -
二、抓好服务
开展志愿\u200b服务\u202e45次。
"""


def walk(sections: tuple[Section, ...]) -> list[Section]:
    return [each for section in sections for each in (section, *walk(section.children))]


def test_noise_and_invisible_characters_are_gone() -> None:
    document = cleaned(read(WRAPPED))
    assert "- 3 -" not in document.text
    assert "开展志愿服务45次。" in document.text
    assert document.noise == ()


def test_markdown_emphasis_is_gone_and_placeholders_stay() -> None:
    document = cleaned(read("某局工作总结\n**一、抓好学习**\n开展学习**次，**效果良好**。\n"))
    assert "一、抓好学习\n开展学习**次，效果良好。" in document.text
    assert [(h.number, h.title) for h in document.headings] == [("一、", "抓好学习")]


def test_a_clean_document_stays_the_same() -> None:
    document = read("某局工作总结\n一、抓好学习\n开展学习12次。\n")
    assert cleaned(document) is document


def spans_hold(before: Document, after: Document) -> None:
    for old, new in zip(before.headings, after.headings, strict=True):
        shown = after.text[new.start : new.end]
        assert shown.replace(" ", "").startswith((old.number or "").replace(" ", ""))
        assert 0 <= new.start <= new.end <= len(after.text)
    for one in (*after.paragraphs, *after.points, *walk(after.sections)):
        assert 0 <= one.start <= one.end <= len(after.text)


def test_spans_are_moved_with_the_text() -> None:
    before = read(WRAPPED)
    after = cleaned(before)
    spans_hold(before, after)
    assert [after.text[h.start : h.end] for h in after.headings] == ["一、抓好学习", "二、抓好服务"]
    assert [section.heading for section in after.sections] == list(after.headings)


@given(
    st.lists(
        st.sampled_from(["一、抓学习\n", "开展学习12次。\n", "\u200b", "- 3 -\n", "**甲**", "\n", "第 2 页\n"]),
        max_size=12,
    )
)
def test_any_document_is_cleaned(pieces: list[str]) -> None:
    before = read("".join(pieces) + "完。")
    spans_hold(before, cleaned(before))
