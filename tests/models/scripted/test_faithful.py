import re
from random import Random

from service.models.scripted.faithful import compose, faithful
from service.models.scripted.prose import tokens_of
from tests.models.scripted.prompts import PROMPT, TOKENS, request

DRAWS = 300


def _texts() -> list[str]:
    return [faithful(request(), Random(seed)).text for seed in range(DRAWS)]


def test_every_token_stands_exactly_once() -> None:
    for text in _texts():
        assert sorted(match[1] for match in tokens_of(text)) == TOKENS


def test_the_points_asked_for_open_their_paragraphs() -> None:
    for text in _texts():
        lines = text.split("\n")
        assert [line[: line.index("。")] for line in lines[1:]] == [
            "一是强化理论武装",
            "二是建强基层组织",
            "三是办好民生实事",
        ]


def test_no_figure_of_its_own() -> None:
    assert not any(character.isdigit() for text in _texts() for character in _without_tokens(text))


def test_answers_vary() -> None:
    assert len(set(_texts())) > DRAWS * 0.98


def test_a_plan_stays_a_plan() -> None:
    assert all("计划[[f6.1]]前建成党员教育基地[[f6.2]]" in text for text in _texts())


def test_the_marks_of_the_prompt_are_followed() -> None:
    text = faithful(
        request(prompt=PROMPT.replace("“一是”、“二是”、“三是”", "“首先，”、“其次，”、“最后，”")), Random(1)
    ).text
    assert [line[:3] for line in text.split("\n")[1:]] == ["首先，", "其次，", "最后，"]


def test_subheadings_have_lines_of_their_own() -> None:
    asked = "再写 3 个小标题，依次为“（一）”、“（二）”、“（三）”。小标题单独一行，写作编号加主题词，末尾不加标点。"
    text = faithful(request(prompt=re.sub("【写法】.*", "【写法】" + asked, PROMPT)), Random(1)).text
    assert text.split("\n")[1::2] == ["（一）强化理论武装", "（二）建强基层组织", "（三）办好民生实事"]


def test_a_point_that_goes_on_has_neither_mark_nor_theme() -> None:
    later = PROMPT.replace("f1、f2", "f1、f2（接着写这一点，不重复编号和主题词）").replace("先写一段开头", "不写开头")
    first, second, *_ = faithful(request(prompt=later), Random(1)).text.split("\n")
    assert "强化理论武装。" not in first
    assert second.startswith("二是建强基层组织。")


def test_one_paragraph_without_points() -> None:
    whole = PROMPT[: PROMPT.index("【分点】")] + PROMPT[PROMPT.index("【写法】") :]
    prose = compose(request(prompt=whole), Random(3))
    assert len(prose.paragraphs) == 1
    assert sorted(match[1] for match in tokens_of(prose.text)) == TOKENS


def test_a_repair_gets_the_paragraphs_asked_for() -> None:
    text = faithful(request("稿", "【段2】多了一个数"), Random(4)).text
    assert text.startswith("【段2】一是强化理论武装。")
    assert sorted(match[1] for match in tokens_of(text)) == TOKENS[:4]


def test_a_paragraph_that_the_section_does_not_have_is_deleted_when_asked_for() -> None:
    assert faithful(request("稿", "【段9】是多余的"), Random(4)).text == "【段9】删"


def _without_tokens(text: str) -> str:
    for match in reversed(tokens_of(text)):
        text = text[: match.start()] + text[match.end() :]
    return text
