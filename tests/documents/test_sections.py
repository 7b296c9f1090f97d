from service.documents.document import Section
from tests.documents.reading import read


def shape(section: Section) -> tuple[tuple[str, ...], list[object]]:
    return section.path, [shape(child) for child in section.children]


def test_the_tree_over_the_headings() -> None:
    document = read("某局总结\n一年来，有成效。\n一、做法\n（一）学习\n学了。\n（二）调研\n去了。\n二、打算\n继续。")
    assert [shape(section) for section in document.sections] == [
        (("做法",), [(("做法", "学习"), []), (("做法", "调研"), [])]),
        (("打算",), []),
    ]
    first, second = document.sections
    assert document.text[first.start : first.end] == "一、做法\n（一）学习\n学了。\n（二）调研\n去了。\n"
    assert second.end == len(document.text)


def test_a_deeper_heading_before_any_higher_one_is_at_the_top() -> None:
    document = read("（一）学习\n学了。\n一、做法\n做了。")
    assert [section.path for section in document.sections] == [("学习",), ("做法",)]


def test_a_document_without_headings_is_one_section() -> None:
    (section,) = read("今年以来，有成效。").sections
    assert (section.heading, section.path, section.start, section.end) == (None, (), 0, 9)
