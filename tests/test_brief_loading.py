import io
import json
import sys
from pathlib import Path

import pytest

from service.brief import Level, OnMissing
from service.brief_loading import LEVELS, load_brief, parse_brief, read_brief
from service.errors import InputError, LimitError, NotFoundError
from service.settings import Settings

SETTINGS = Settings()
BRIEF = """genre: 工作总结
unit: 云溪县水务局
level: 县级
period: 2025
date: 2025-12-10
section:
  heading: 抓党建
  number: 2
facts:
  - id: f1
    statement: 开展集中学习11次
  - {id: f2, label: 投入资金, value: 1200, unit: 万元, headline: 是}
requirements: {length: [300, 500], points: 3, on_missing: 略去, keep_values_local: 否}
"""


def loaded(tmp_path: Path, text: str | bytes, name: str = "b.yaml") -> object:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_brief(str(path), SETTINGS)


def messages(text: str, folder: Path | None = None) -> list[str]:
    return [str(problem) for problem in parse_brief("b.yaml", text.encode(), folder, SETTINGS).errors]


def changed(old: str, new: str) -> str:
    assert old in BRIEF
    return BRIEF.replace(old, new)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_brief_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    brief = loaded(tmp_path, BRIEF.encode(encoding))
    assert brief == parse_brief("b.yaml", BRIEF.encode(), None, SETTINGS).brief


def test_everything_is_the_text_written_and_chinese_names_are_understood() -> None:
    brief = parse_brief("b.yaml", BRIEF.encode(), None, SETTINGS).brief
    assert brief is not None
    assert (brief.genre, brief.level, brief.period, brief.date) == (
        "work_summary",
        Level.COUNTY,
        "2025年",
        "2025年12月10日",
    )
    assert brief.section is not None
    assert brief.section.number == 2
    assert (brief.facts[1].value, brief.facts[1].headline) == ("1200", True)
    assert brief.requirements.length == (300, 500)
    assert brief.requirements.on_missing is OnMissing.DROP
    assert brief.requirements.keep_values_local is False


def test_a_section_number_in_quotes_is_printed_as_it_is() -> None:
    brief = parse_brief("b.yaml", changed("number: 2", 'number: "2"').encode(), None, SETTINGS).brief
    assert brief is not None
    assert brief.section is not None
    assert brief.section.number == "2"


def test_json_is_the_same_brief(tmp_path: Path) -> None:
    data = {
        "genre": "work_summary",
        "unit": "云溪县水务局",
        "level": "county",
        "period": "2025",
        "date": "2025-12-10",
        "section": {"heading": "抓党建", "number": 2},
        "facts": [
            {"id": "f1", "statement": "开展集中学习11次"},
            {"id": "f2", "label": "投入资金", "value": 1200, "unit": "万元", "headline": True},
        ],
        "requirements": {"length": [300, 500], "points": 3, "on_missing": "drop", "keep_values_local": False},
    }
    for indent in (None, 2, "\t"):
        text = json.dumps(data, ensure_ascii=indent is None, indent=indent)
        assert loaded(tmp_path, text, "b.json") == parse_brief("b.yaml", BRIEF.encode(), None, SETTINGS).brief


def test_a_brief_may_come_on_the_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BRIEF.encode("gb18030")), encoding="utf-8"))
    assert load_brief("-", SETTINGS).unit == "云溪县水务局"


def test_tables_are_found_beside_the_brief(tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text("编号,事实\nf7,走访企业30家\n", encoding="gb18030")
    text = BRIEF[: BRIEF.index("facts:")] + "facts: facts.csv\n"
    brief = loaded(tmp_path, text)
    assert [fact.id for fact in brief.facts] == ["f7"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("unit: 云溪县水务局", "unti: 云溪县水务局", "b.yaml:2：不认识“unti”，是不是想写 unit？"),
        ("unit: 云溪县水务局", "单位: 云溪县水务局", "b.yaml:2：不认识“单位”，是不是想写 unit？"),
        ("unit: 云溪县水务局", "zzz: 1", "b.yaml:2：不认识“zzz”，可用：genre、unit"),
        ("unit: 云溪县水务局\n", "", "unit：没有写"),
        ("unit: 云溪县水务局", "unit: ''", "b.yaml:2：unit：不能为空"),
        ("unit: 云溪县水务局", "unit: [甲]", "b.yaml:2：unit：应为一段文字"),
        ("genre: 工作总结", "genre: 工作总接", "b.yaml:1：没有“工作总接”这一文种。是不是想写“工作总结”？可用："),
        ("genre: 工作总结", "genre: novel", "b.yaml:1：没有“novel”这一文种。可用：活动开展情况 activity_report"),
        ("genre: 工作总结\n", "", "没有写文种"),
        ("level: 县级", "level: 处级", "b.yaml:3：level：不能是“处级”"),
        ("  number: 2", "  nubmer: 2", "b.yaml:8：section 里不认识“nubmer”，是不是想写 number？"),
        ("  heading: 抓党建\n", "", "section.heading：没有写"),
        ("length: [300, 500]", "length: [500, 300]", "最少不大于最多"),
        ("length: [300, 500]", "length: 300", "b.yaml:13：requirements.length：应为列表"),
        ("length: [300, 500]", "length: [三百, 500]", "b.yaml:13：requirements.length.第1项：应为整数，不能是“三百”"),
        ("points: 3", "points: 30", "b.yaml:13：requirements.points：不能大于 12"),
        ("on_missing: 略去", "on_missing: 猜", "requirements.on_missing：不能是“猜”，可用：标注、略去"),
        ("keep_values_local: 否", "keep_values_local: 大概", "应为 true 或 false（是/否）"),
        ("statement: 开展集中学习11次", "statement: ''", "b.yaml:10：事实 f1：statement（陈述）是空的"),
        ("  - id: f1", "  - id: f2", "编号 f2 重复（前一处在 b.yaml:10）"),
        ("section:\n  heading: 抓党建\n  number: 2\n", "", "须写明 section（拟一节）或 outline"),
        ("section:\n  heading: 抓党建\n  number: 2\n", "outline:\n  - {heading: 甲, facts: [f9]}\n", "f9 不在事实中"),
        ("section:\n  heading: 抓党建\n  number: 2\n", "outline:\n  - {headline: 甲}\n", "是不是想写 heading？"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, message: str) -> None:
    found = messages(changed(old, new))
    assert any(message in one for one in found), found


def test_all_problems_are_told_at_once_and_many_in_short() -> None:
    keys = "".join(f"key{n}: 1\n" for n in range(30))
    with pytest.raises(InputError) as raised:
        raise_of(BRIEF + keys)
    assert raised.value.message.startswith("共 30 处需要改正")
    assert raised.value.message.count("\n") == 21
    assert "另有 10 处" in raised.value.message


def raise_of(text: str) -> None:
    from service.facts.files.problems import error_of

    raise error_of(parse_brief("b.yaml", text.encode(), None, SETTINGS).errors)


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "# 只有说明\n", "~\n"])
def test_an_empty_brief(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="拟稿要求是空的"):
        loaded(tmp_path, text)


@pytest.mark.parametrize("facts", ["", "facts:\n", "facts: []\n"])
def test_no_facts(facts: str) -> None:
    assert any("没有事实" in one for one in messages(BRIEF[: BRIEF.index("facts:")] + facts))


@pytest.mark.parametrize("text", ["一段文字", "- 甲\n- 乙\n", "12"])
def test_something_that_is_no_brief(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="键: 值"):
        loaded(tmp_path, text)


def test_five_thousand_facts(tmp_path: Path) -> None:
    facts = "".join(f"  - {{id: f{n}, statement: 开展学习{n}次}}\n" for n in range(5_000))
    with pytest.raises(LimitError, match="5000 条，超过 1000 条"):
        loaded(tmp_path, BRIEF[: BRIEF.index("facts:")] + "facts:\n" + facts)


def test_a_fact_of_fifty_thousand_characters(tmp_path: Path) -> None:
    with pytest.raises(LimitError, match=r"b\.yaml:11：事实 f1 有 50000 字"):
        loaded(tmp_path, changed("开展集中学习11次", "长" * 50_000))


def test_a_brief_that_is_too_large(tmp_path: Path) -> None:
    with pytest.raises(LimitError, match="5 MB"):
        loaded(tmp_path, BRIEF + "#" * 6_000_000)


def test_a_brief_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        load_brief(str(tmp_path / "nothing.yaml"), SETTINGS)


def test_a_folder_is_no_brief(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="不是文件"):
        load_brief(str(tmp_path), SETTINGS)


def test_invisible_characters_do_not_reach_the_brief() -> None:
    text = changed("开展集中学习11次", "开\u200b展\U000e0041集\u202e中学习11次\ufeff")
    brief = parse_brief("b.yaml", text.encode(), None, SETTINGS).brief
    assert brief is not None
    assert brief.facts[0].statement == "开展集中学习11次"


def test_origins_say_where_each_fact_was_written(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(BRIEF, encoding="utf-8")
    read = read_brief(str(path), SETTINGS)
    assert {name: origin.line for name, origin in read.origins.items()} == {"f1": 10, "f2": 12}


def test_every_level_has_a_chinese_name() -> None:
    assert set(LEVELS.values()) == set(Level)


@pytest.mark.parametrize("name", ["brief.yaml", "brief-follow.yaml"])
def test_the_examples_are_good_briefs(name: str) -> None:
    path = Path(__file__).parent.parent / "examples" / name
    read = read_brief(str(path), SETTINGS)
    assert read.problems == ()
    assert read.brief is not None
    assert len(read.brief.facts) >= 6
