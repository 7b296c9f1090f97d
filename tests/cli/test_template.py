import json
from pathlib import Path

import pytest

from service.cli.app import main

SAMPLE = """云溪县水务局2024年工作总结
一、抓实机关党建
局党组开展集中学习11次，组织干部宣讲86场。荣获全县先进基层党组织称号。
二、抓好河湖管护
清理河道45公里。
"""


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGAO_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "去年.txt"
    path.write_text(SAMPLE, encoding="gb18030")
    return path


def test_what_a_template_asks_for_is_printed(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", str(sample)]) == 0
    out = capsys.readouterr().out
    for part in (
        "样稿：云溪县水务局2024年工作总结",
        "原值 11次",
        "原值 45公里",
        "要核实的说法",
        "先进基层党组织",
        "【86场】",
    ):
        assert part in out


def test_one_section_only(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", str(sample), "--section", "抓好河湖管护"]) == 0
    out = capsys.readouterr().out
    assert "45公里" in out
    assert "11次" not in out


def test_a_filled_form_becomes_the_facts_of_a_brief(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "表.yaml"
    assert main(["template", str(sample), "--section", "抓实机关党建", "--form", str(form)]) == 0
    assert "facts: 表.yaml" in capsys.readouterr().out
    lines = form.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if "former: '11次'" in line)
    lines[at + 1] = "    answer: 15"
    form.write_text("\n".join(lines), encoding="utf-8")
    brief = tmp_path / "b.yaml"
    brief.write_text(
        "genre: 工作总结\nunit: 云溪县水务局\nlevel: 县级\nperiod: 2025\ndate: 2025-12-10\n"
        "section: 抓党建\nfacts: 表.yaml\n",
        encoding="utf-8",
    )
    assert main(["brief", "check", str(brief), "--values"]) == 0
    assert "15次〔数量〕" in capsys.readouterr().out


def test_json(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", str(sample), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert {"id", "label", "type", "unit", "former", "context"} == set(data["rows"][0])


def test_a_sample_of_the_library_by_its_title(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "临江区青禾街道2024年工作总结", "--section", "党建引领有力度"]) == 0
    assert "原值 14次" in capsys.readouterr().out


def test_front_matter_is_not_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "样.md"
    path.write_text(
        '---\ngenre: work_summary\nnotation: "XX"\n---\n工作总结\n一、抓党建\n开展学习XX次。\n', encoding="utf-8"
    )
    assert main(["template", str(path), "--json"]) == 0
    assert [row["context"] for row in json.loads(capsys.readouterr().out)["rows"]] == ["开展学习【XX次】。"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["没有的文件.docx"], "没有“没有的文件.docx”这个文件"),
        (["{sample}", "--section", "没有的一节"], "没有“没有的一节”"),
        (["{sample}", "--form", "表.docx"], "不能存为“.docx”"),
        (["{sample}", "--form", "/没有的文件夹/表.xlsx"], "不存在"),
    ],
)
def test_what_cannot_be_done_is_told(
    sample: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(["template", *[argument.format(sample=sample) for argument in arguments]]) == 2
    assert message in capsys.readouterr().err


def test_a_template_that_asks_for_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "空.txt"
    path.write_text("通知\n请认真贯彻落实。\n", encoding="utf-8")
    assert main(["template", str(path)]) == 0
    assert "没有要填、要核实的内容" in capsys.readouterr().out
