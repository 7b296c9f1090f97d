"""Numbering layouts as they are met in .docx files, for comparison with what LibreOffice makes of them."""

from dataclasses import dataclass

from .building import abstract, docx, level, num, paragraph, start_override


@dataclass(frozen=True)
class Layout:
    """A numbered document: ``lines`` is its text as a reader sees it."""

    name: str
    body: str
    numbering: str
    lines: tuple[str, ...]
    styles: str = ""

    def data(self) -> bytes:
        return docx(self.body, {"numbering": self.numbering, "styles": self.styles})


def _body(*items: tuple[str, int, int]) -> str:
    return "".join(paragraph(text, number, depth) for text, number, depth in items)


def _style(
    identifier: str, numbering: str = "", based_on: str = "", kind: str = "paragraph", default: bool = False
) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    own = f"<w:pPr><w:numPr>{numbering}</w:numPr></w:pPr>" if numbering else ""
    first = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{first} w:styleId="{identifier}"><w:name w:val="{identifier}"/>{base}{own}</w:style>'
    )


def _official(identifier: int) -> str:
    return abstract(
        identifier,
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCountingThousand", "（%2）"),
        level(2, "decimal", "%3."),
        level(3, "decimal", "（%4）"),
    )


_DECIMAL = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))

LAYOUTS = (
    Layout(
        "four_levels",
        _body(
            ("甲", 1, 0),
            ("乙", 1, 1),
            ("丙", 1, 1),
            ("丁", 1, 2),
            ("戊", 1, 3),
            ("己", 1, 2),
            ("庚", 1, 0),
            ("辛", 1, 1),
        ),
        _official(1) + num(1, 1),
        ("一、甲", "（一）乙", "（二）丙", "1. 丁", "（1）戊", "2. 己", "二、庚", "（一）辛"),
    ),
    Layout(
        "two_lists_of_one_definition_count_together",
        _body(("甲", 1, 0), ("乙", 2, 0), ("丙", 1, 0), ("丁", 3, 0), ("戊", 3, 0), ("己", 4, 0)),
        _official(1) + num(1, 1) + num(2, 1) + num(3, 1, start_override(0, 1)) + num(4, 1, start_override(0, 5)),
        ("一、甲", "二、乙", "三、丙", "一、丁", "二、戊", "五、己"),
    ),
    Layout(
        "two_definitions_count_apart",
        _body(("甲", 1, 0), ("乙", 2, 0), ("丙", 1, 0), ("丁", 2, 1), ("戊", 2, 0)),
        _official(1) + _official(2) + num(1, 1) + num(2, 2),
        ("一、甲", "一、乙", "二、丙", "（一）丁", "二、戊"),
    ),
    Layout(
        "level_redefined_by_the_list",
        _body(("甲", 1, 0), ("乙", 2, 0), ("丙", 2, 0), ("丁", 1, 0)),
        _official(1)
        + num(1, 1)
        + num(2, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "(%1)", start=3)}</w:lvlOverride>'),
        ("一、甲", "(2) 乙", "(3) 丙", "四、丁"),
    ),
    Layout(
        "decimal_outline",
        _body(("甲", 1, 0), ("乙", 1, 1), ("丙", 1, 2), ("丁", 1, 2), ("戊", 1, 1), ("己", 1, 0), ("庚", 1, 1)),
        _DECIMAL + num(1, 1),
        ("1. 甲", "1.1 乙", "1.1.1 丙", "1.1.2 丁", "1.2 戊", "2. 己", "2.1 庚"),
    ),
    Layout(
        "lower_level_before_a_higher_one",
        _body(("甲", 1, 1), ("乙", 1, 1), ("丙", 1, 0), ("丁", 1, 2), ("戊", 1, 1), ("己", 1, 0)),
        _DECIMAL + num(1, 1),
        ("1.1 甲", "1.2 乙", "2. 丙", "2.1.1 丁", "2.2 戊", "3. 己"),
    ),
    Layout(
        "starts_other_than_one",
        _body(("甲", 1, 0), ("乙", 1, 1), ("丙", 1, 1), ("丁", 1, 0), ("戊", 1, 1)),
        abstract(1, level(0, "decimal", "%1.", start=4), level(1, "decimal", "%1.%2", start=0)) + num(1, 1),
        ("4. 甲", "4.0 乙", "4.1 丙", "5. 丁", "5.0 戊"),
    ),
    Layout(
        "restart_of_a_lower_level",
        _body(("甲", 1, 0), ("乙", 1, 1), ("丙", 2, 1), ("丁", 2, 1), ("戊", 2, 0), ("己", 2, 1)),
        _official(1) + num(1, 1) + num(2, 1, start_override(1, 1)),
        ("一、甲", "（一）乙", "（一）丙", "（二）丁", "二、戊", "（一）己"),
    ),
    Layout(
        "through_heading_styles",
        paragraph("甲", style="H1")
        + paragraph("乙", 0, style="H1")
        + paragraph("丙", style="H1")
        + paragraph("丁", style="H2")
        + paragraph("戊", style="H3")
        + paragraph("己", style="H1"),
        abstract(
            1,
            level(0, "chineseCounting", "%1、", extra='<w:pStyle w:val="H1"/>'),
            level(1, "chineseCounting", "（%2）", extra='<w:pStyle w:val="H2"/>'),
        )
        + num(1, 1),
        ("一、甲", "乙", "二、丙", "（一）丁", "（二）戊", "三、己"),
        _style("H1", '<w:numId w:val="1"/>') + _style("H2", '<w:ilvl w:val="1"/>', "H1") + _style("H3", based_on="H2"),
    ),
    Layout(
        "through_a_list_style",
        _body(("甲", 2, 0), ("乙", 2, 1), ("丙", 2, 0)),
        abstract(
            1,
            level(0, "chineseCounting", "%1、"),
            level(1, "decimal", "%2."),
            extra='<w:styleLink w:val="LS"/>',
        )
        + abstract(2, extra='<w:numStyleLink w:val="LS"/>')
        + num(1, 1)
        + num(2, 2),
        ("一、甲", "1. 乙", "二、丙"),
        _style("LS", '<w:numId w:val="1"/>', kind="numbering"),
    ),
    Layout(
        "level_said_by_the_paragraph_alone",
        paragraph("甲", style="B")
        + paragraph("乙", style="B", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
        + paragraph("丙", style="B"),
        _official(1) + num(1, 1),
        ("一、甲", "（一）乙", "二、丙"),
        _style("B", '<w:numId w:val="1"/>'),
    ),
    Layout(
        "empty_numbered_paragraphs_count",
        _body(("甲", 1, 0), ("", 1, 0), ("乙", 1, 0)) + paragraph("无号") + paragraph("丙", 1, 0),
        _official(1) + num(1, 1),
        ("一、甲", "二、", "三、乙", "无号", "四、丙"),
    ),
    Layout(
        "undefined_list",
        _body(("甲", 9, 0), ("乙", 1, 0)),
        _official(1) + num(1, 1),
        ("甲", "一、乙"),
    ),
    Layout(
        "chapters_and_articles",
        _body(("总则", 1, 0), ("甲", 1, 1), ("乙", 1, 1), ("分则", 1, 0), ("丙", 1, 1)),
        abstract(1, level(0, "chineseCounting", "第%1章"), level(1, "chineseCounting", "第%2条")) + num(1, 1),
        ("第一章 总则", "第一条 甲", "第二条 乙", "第二章 分则", "第一条 丙"),
    ),
    Layout(
        "many_formats",
        _body(*((f"第{i}种", i, 0) for i in range(1, 12))),
        "".join(
            abstract(i, level(0, number_format, text, start=start)) + ""
            for i, (number_format, text, start) in enumerate(
                (
                    ("upperLetter", "%1.", 27),
                    ("lowerLetter", "%1)", 3),
                    ("upperRoman", "%1.", 14),
                    ("lowerRoman", "%1.", 49),
                    ("ideographTraditional", "%1、", 10),
                    ("japaneseCounting", "%1、", 21),
                    ("taiwaneseCountingThousand", "（%1）", 105),
                    ("decimalEnclosedCircle", "%1", 11),
                    ("chineseLegalSimplified", "%1、", 12),
                    ("decimalZero", "%1.", 7),
                    ("bullet", "•", 1),
                ),
                start=1,
            )
        )
        + "".join(num(i, i) for i in range(1, 12)),
        (
            "AA. 第1种",
            "c) 第2种",
            "XIV. 第3种",
            "xlix. 第4种",
            "癸、第5种",
            "二十一、第6种",
            "（一百零五）第7种",
            "⑪ 第8种",
            "壹拾贰、第9种",
            "07. 第10种",
            "• 第11种",
        ),
    ),
)
