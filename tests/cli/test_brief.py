import json
from pathlib import Path

import pytest

from service.cli.app import main

BRIEF = """genre: 工作总结
unit: 云溪县水务局
level: 县级
period: 2025年
date: 2025年12月10日
section:
  heading: 抓党建
facts:
  - id: f1
    statement: 开展集中学习11次
  - id: f2
    label: 投入资金
    value: 1200
    unit: 万元
"""


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGAO_DATA_DIR", str(tmp_path / "data"))


def check(tmp_path: Path, text: str, *options: str) -> int:
    path = tmp_path / "b.yaml"
    path.write_text(text, encoding="utf-8")
    return main(["brief", "check", str(path), *options])


def test_a_good_brief(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path, BRIEF) == 0
    assert capsys.readouterr().out == "没有发现问题。读出事实 2 条、值 2 个。\n"


def test_values_are_shown_as_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extra = (
        "  - {id: f3, label: 合计, derived: {from: [f1, f4], op: sum}}\n  - {id: f4, label: 研讨, value: 3, unit: 次}\n"
    )
    assert check(tmp_path, BRIEF + extra, "--values") == 0
    out = capsys.readouterr().out
    assert "f2.1　1200万元〔数量〕" in out
    assert "推算：11次＋3次＝14次" in out


@pytest.mark.parametrize(
    ("old", "new", "severity", "line", "message"),
    [
        ("unit: 云溪县水务局", "unti: 云溪县水务局", "错误", 2, "是不是想写 unit？"),
        ("unit: 云溪县水务局", "unit: ×县水务局", "错误", 2, "没填的占位符"),
        ("genre: 工作总结", "genre: 申报材料", "提醒", 1, "按整份文件起草"),
        ("period: 2025年\n", "", "提醒", 1, "没有写时段"),
        ("period: 2025年", "period: 这一阵", "提醒", 4, "看不懂时段“这一阵”"),
        ("date: 2025年12月10日\n", "", "提醒", 1, "没有写成文日期"),
        ("date: 2025年12月10日", "date: 年底", "提醒", 5, "看不懂成文日期"),
        ("level: 县级\n", "", "提醒", 1, "没有写层级"),
        ("heading: 抓党建", "heading: 开展学习11次", "提醒", 7, "标题里有“11次”"),
        ("heading: 抓党建", "heading: 抓××建设", "错误", 7, "占位符"),
        ("statement: 开展集中学习11次", "statement: 开展集中学习×次", "错误", 9, "占位符“×次”"),
        ("statement: 开展集中学习11次", "statement: 学习抓得很实", "提醒", 9, "没有认出"),
        ("    unit: 万元\n", "", "提醒", 11, "没有单位"),
        ("value: 1200", "value: 12b00", "提醒", 11, "没有认出数值“12b00万元”"),
        ("    unit: 万元\n", "    unit: 万元\n    period: 一段时间\n", "提醒", 11, "看不懂时段“一段时间”"),
        (
            "    unit: 万元\n",
            "    unit: 万元\n  - {id: f3, statement: 开展集中学习11次。}\n",
            "提醒",
            15,
            "与事实 f1 重复",
        ),
        ("    unit: 万元\n", "    unit: 万元\n  - {id: f3, statement: 开展集中学习12次}\n", "错误", 15, "互相矛盾"),
        (
            "    unit: 万元\n",
            "    unit: 万元\n  - {id: f3, label: 和, derived: {from: [f1, f2], op: sum}}\n",
            "错误",
            15,
            "无法推算",
        ),
        ("section:\n", "follow: {sample: 没有的样稿}\nsection:\n", "错误", 6, "没有“没有的样稿”"),
        (
            "section:\n",
            "follow: {sample: 临江区青禾街道2024年工作总结, section: 没有的一节}\nsection:\n",
            "错误",
            6,
            "没有“没有的一节”",
        ),
    ],
)
def test_what_is_wrong_or_doubtful(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, severity: str, line: int, message: str
) -> None:
    assert old in BRIEF
    assert check(tmp_path, BRIEF.replace(old, new, 1)) == (2 if severity == "错误" else 0)
    lines = capsys.readouterr().out.splitlines()
    assert any(f"b.yaml:{line}：{severity}：" in one and message in one for one in lines), lines


def test_since_a_year_is_a_period(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path, BRIEF.replace("period: 2025年", "period: 2024年以来", 1)) == 0
    assert "看不懂时段" not in capsys.readouterr().out


def test_the_line_of_a_fact_in_a_table_is_the_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t.csv").write_text("编号,事实\nf1,开展学习3次\nf2,开展学习4次\n", encoding="utf-8")
    assert check(tmp_path, BRIEF[: BRIEF.index("facts:")] + "facts: t.csv\n") == 2
    assert "t.csv:3：错误：事实互相矛盾" in capsys.readouterr().out


def test_what_cannot_be_parsed_is_an_error_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path, "genre：工作总结\n") == 2
    assert "半角" in capsys.readouterr().err


def test_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path, BRIEF.replace("level: 县级", "level: 处级"), "--json") == 2
    data = json.loads(capsys.readouterr().out)
    assert data["problems"][0]["line"] == 3
    assert data["problems"][0]["severity"] == "error"
    assert check(tmp_path, BRIEF, "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["facts"][0]["values"] == [{"id": "f1.1", "type": "quantity", "text": "11次", "start": 6, "end": 9}]


@pytest.mark.parametrize("name", ["brief.yaml", "brief-follow.yaml"])
def test_the_examples_have_no_errors(name: str) -> None:
    assert main(["brief", "check", str(Path(__file__).parents[2] / "examples" / name)]) == 0


def test_bad_usage_is_told_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["brief"])
    assert raised.value.code == 2
    assert "缺少参数" in capsys.readouterr().err
