from tests.documents.reading import read


def labelled(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(item.label, item.names) for item in read(f"某局工作方案\n为做好工作，制定方案。\n{text}").labelled]


def test_roles_and_names_in_their_order() -> None:
    text = "组  长：张某（局长）\n副组长：李某、王某（副局长、党组成员）\n成  员：赵某 钱某，孙某"
    assert labelled(text) == [
        ("组  长", ("张某（局长）",)),
        ("副组长", ("李某", "王某（副局长、党组成员）")),
        ("成  员", ("赵某", "钱某", "孙某")),
    ]


def test_names_go_on_over_lines_aligned_under_them() -> None:
    assert labelled("组长：张某\n成员：李某\n　　　王某\n　　　赵某\n领导小组下设办公室。") == [
        ("组长", ("张某",)),
        ("成员", ("李某", "王某", "赵某")),
    ]


def test_stages_are_items_without_names() -> None:
    text = "第一阶段：动员部署。召开大会。\n第二阶段：组织实施。逐项落实。"
    document = read(f"某局工作方案\n为做好工作，制定方案。\n{text}")
    assert [(i.label, i.text, i.names) for i in document.labelled] == [
        ("第一阶段", "动员部署。召开大会。", ()),
        ("第二阶段", "组织实施。逐项落实。", ()),
    ]
    assert document.text[document.labelled[0].start : document.labelled[0].end] == "第一阶段：动员部署。召开大会。"


def test_what_is_no_labelled_item() -> None:
    assert labelled("具体实施阶段：\n注：以年报为准。\n会议指出，要做到三点：一是学。\n一、目标：完成任务") == []
