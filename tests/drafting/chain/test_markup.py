"""Marks of layout go, whatever they are; blanks that look like them stay."""

import pytest

from service.drafting.chain.markup import plain_lines

TEXT = "一是抓实学习。局党组开展集中学习[[f1.1]]，做到学用结合。"


@pytest.mark.parametrize(
    "written",
    [
        f"~~~text\n{TEXT}\n~~~",
        f"````\n{TEXT}\n````",
        f"  ```md\n{TEXT}",
        f"```{TEXT}```",
        f"<pre><code>{TEXT}</code></pre>",
        "***一是抓实学习。***局党组开展集中学习**[[f1.1]]**，做到学用结合。",
        "_一是抓实学习。_局党组开展集中学习`[[f1.1]]`，做到*学用结合*。",
        "<strong>一是抓实学习。</strong>局党组开展<u>集中学习</u>[[f1.1]]，做到学用结合。",
        f"1. **{TEXT[:7]}**{TEXT[7:]}",
        f"{TEXT}**",
        TEXT.replace("[[f1.1]]", "**[[f1.1]]**"),
        f"#### {TEXT}",
        f"{TEXT[:7]}{TEXT[7:]} ##".replace("一是", "## 一是", 1),
        f"● {TEXT}",
        f"- [x] {TEXT}",
        f"> > {TEXT}",
        f"📌 {TEXT}",
        f"---\n{TEXT}\n* * *",
        f"{TEXT}[^1]",
        f"<!-- 开头 -->{TEXT}",
        f"&nbsp;{TEXT}",
        "一是抓实学习。[局党组](https://example.test/a)开展集中学习[[f1.1]]，做到学用结合。",
    ],
)  # fmt: skip
def test_marks_go(written: str) -> None:
    assert plain_lines(written) == [TEXT]


@pytest.mark.parametrize(
    "written",
    [
        "投入**万元，惠及**余人。",
        "组建*支队伍，走访*户。",
        "组织**部、**局开展联学。",
        "组建**支**人的队伍。",
        "[[f1_period]]完成[[f1.1]]，[[f2_period]]完成[[f2.1]]。",
        "全县“3＋2”模式、A类企业和*号地块。",
    ],
)
def test_what_is_no_mark_stays(written: str) -> None:
    assert plain_lines(written) == [written]


def test_a_row_of_a_table_becomes_a_line() -> None:
    assert plain_lines("| 集中学习 | [[f1.1|12次]] |\n|:--|--:|") == ["集中学习，[[f1.1|12次]]"]


def test_marks_around_tokens_go_wherever_these_stand() -> None:
    bold = "对**[[f1.1]]**，**[[f1.2]]****[[f1.3]]**和__[[f1.4]]__`[[f1.5]]`，共**[[f1.6]]**。"
    assert plain_lines(bold) == ["对[[f1.1]]，[[f1.2]][[f1.3]]和[[f1.4]][[f1.5]]，共[[f1.6]]。"]
