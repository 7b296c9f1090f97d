import json
from pathlib import Path

import docx
import pytest

from service.brief_loading import load_brief
from service.cli.app import main
from service.settings import Settings

FIRST = """云溪县水务局2025年工作总结
全年开展集中学习11次。清理河道45公里，投入资金1200万元。
坚持以人民为中心的发展思想。
"""


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGAO_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def materials(tmp_path: Path) -> list[str]:
    text = tmp_path / "党建.txt"
    text.write_text(FIRST, encoding="gb18030")
    word = docx.Document()
    word.add_paragraph("河湖股2025年工作小结")
    word.add_paragraph("开展集中学习12次。清理河道45公里，投入资金0.12亿元。")
    word.save(str(tmp_path / "河湖.docx"))
    table = tmp_path / "台账.csv"
    table.write_text("股室,培训（期）\n河湖股,3\n", encoding="utf-8")
    return [str(text), str(tmp_path / "河湖.docx"), str(table)]


def test_facts_are_extracted_merged_and_marked(
    materials: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "事实.xlsx"
    assert main(["facts", "extract", *materials, "--period", "2025年", "--out", str(out)]) == 0
    told = capsys.readouterr().err
    assert "读取 3/3" in told
    assert "提取事实 4 条；合并重复 1 条，不一致 2 条，略去无具体内容的 1 句" in told
    brief = tmp_path / "b.yaml"
    brief.write_text("genre: 工作总结\nunit: 云溪县水务局\nsection: 抓党建\nfacts: 事实.xlsx\n", encoding="utf-8")
    facts = load_brief(str(brief), Settings()).facts
    assert [(fact.id, fact.statement or fact.label, fact.source) for fact in facts] == [
        ("f1", "全年开展集中学习11次", "党建.txt"),
        ("f2", "清理河道45公里，投入资金1200万元", "党建.txt；河湖.docx"),
        ("f3", "开展集中学习12次", "河湖.docx"),
        ("f4", "河湖股培训", "台账.csv"),
    ]


def test_extracted_facts_that_contradict_are_refused_before_drafting(materials: list[str], tmp_path: Path) -> None:
    out = tmp_path / "事实.yaml"
    assert main(["facts", "extract", *materials, "--out", str(out)]) == 0
    brief = tmp_path / "b.yaml"
    brief.write_text("genre: 工作总结\nunit: 云溪县水务局\nsection: 抓党建\nfacts: 事实.yaml\n", encoding="utf-8")
    assert main(["brief", "check", str(brief)]) == 2


def test_without_a_file_the_facts_are_listed(materials: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "extract", materials[0]]) == 0
    out = capsys.readouterr().out
    assert "f1　全年开展集中学习11次　〔2025年〕\n    党建.txt 16—27\n" in out


def test_json(materials: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "extract", materials[0], "--json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    place = first["places"][0]
    assert FIRST[place["start"] : place["end"]] == first["statement"] == "全年开展集中学习11次"


def test_materials_without_facts_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "空.txt"
    path.write_text("通知\n请认真贯彻落实。\n", encoding="utf-8")
    assert main(["facts", "extract", str(path), "--out", str(tmp_path / "x.yaml")]) == 0
    assert "没有提取到事实" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["没有.txt"], "找不到文件"),
        (["{text}", "没有.docx"], "找不到文件"),
        (["{text}", "--out", "事实.docx"], "不能存为“.docx”"),
        (["{text}", "--out", "/没有的文件夹/事实.xlsx"], "不存在"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    materials: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["facts", "extract", *[argument.format(text=materials[0]) for argument in arguments]]) == 2
    assert message in capsys.readouterr().err
    assert not list(tmp_path.glob("事实*"))
