"""Bad input, end to end: a clear Chinese message, the right exit code, nothing half-stored, no traceback.

``main`` is run as a user would run it. An exception that reaches a test fails it: nothing here may raise.
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run

HEAD = """genre: 工作总结
unit: 云溪县水务局
level: 县级
period: 2025年
date: 2025年12月10日
section: {heading: 抓好机关党建}
"""
FACT = "facts:\n- {id: f1, statement: 组织集中学习12次}\n"
GOOD = HEAD + FACT
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="{id}" Type="' + _OFFICE + '/{type}" Target="{target}"{mode}/></Relationships>'
)
_PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of these tests alone: they count what is left in it."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def brief(tmp_path: Path) -> Callable[[str | bytes], Path]:
    def write(content: str | bytes, name: str = "brief.yaml") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write


def docx(path: Path, body: Iterable[str | bytes], *, before: str = "", relationships: str | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "_rels/.rels", _RELS.format(id="rId1", type="officeDocument", target="word/document.xml", mode="")
        )
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {_W}><w:body>'.encode())
            for piece in body:
                part.write(piece if isinstance(piece, bytes) else piece.encode())
            part.write(b"</w:body></w:document>")
        if relationships is not None:
            archive.writestr("word/_rels/document.xml.rels", relationships)
    return path


def refused(ran: Ran, *said: str) -> None:
    """The command failed on its input, printed nothing but a message, and the message says these things."""
    assert ran.code == 2, ran
    assert ran.out == ""
    assert ran.err.startswith("错误：")
    for part in said:
        assert part in ran.err, ran.err


# --- briefs ---


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "是空的"),
        (" \n\n", "是空的"),
        ("# 只有说明\n", "是空的"),
        ("null\n", "是空的"),
        ("工作总结\n", "键: 值"),
        ("- a\n- b\n", "键: 值"),
        (GOOD.replace("工作总结", "检讨书"), "没有“检讨书”这一文种"),
        (HEAD, "没有事实"),
        (HEAD + "facts: []\n", "没有事实"),
        (HEAD + "facts:\n", "没有事实"),
        (GOOD.replace("县级", "处级"), "县级"),
        (GOOD.replace("云溪县水务局", "\u200b"), "unit"),
        (GOOD + "unit: 另一局\n", "写了两次"),
        (HEAD + "facts:\n- {id: f1, statement: 甲}\n- {id: f1, statement: 乙}\n", "重复"),
        (HEAD + "facts:\n\t- {id: f1, statement: 甲}\n", "制表符"),
        ("a: &a [x]\nb: [*a, *a]\n", "不支持 * 引用"),
        (HEAD + "facts:\n- {id: f1, statement: !!python/object/apply:os.system [echo]}\n", "! 标记"),
        ("[" * 100_000, "嵌套"),
        ('{"genre":' * 50_000, "嵌套"),
        (HEAD + 'facts:\n- {id: f1, statement: "学习3次\\ud800"}\n', "反斜杠"),
        (HEAD + 'facts:\n- {id: f1, statement: "\u200b\u200e"}\n', "是空的"),
        (HEAD + "facts:\n- {id: f1, label: 培训, value: NaN, unit: 期}\n", "不是文稿中的写法"),
        (HEAD + "facts: /etc/passwd\n", "不是事实表"),
        (HEAD + "facts: 没有.xlsx\n", "找不到文件"),
        (GOOD + "requirements: {length: [900, 300]}\n", "length"),
    ],
)
def test_a_brief_that_cannot_be_used(nigao: Run, brief: Callable[..., Path], content: str, said: str) -> None:
    refused(nigao("draft", brief(content)), said)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(500), os.urandom(5_000), b"PK\x03\x04" + bytes(900)])
def test_a_brief_that_is_no_text(nigao: Run, brief: Callable[..., Path], content: bytes) -> None:
    assert nigao("draft", brief(content)).code == 2


def test_a_bytes_sequence_that_no_encoding_has_is_told(nigao: Run, brief: Callable[..., Path]) -> None:
    content = (HEAD + "facts:\n- {id: f1, statement: 学习3次").encode() + b"\xed\xa0\x80" + b"}\n"
    refused(nigao("draft", brief(content)), "乱码")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_briefs_in_every_encoding_that_users_have(nigao: Run, brief: Callable[..., Path], encoding: str) -> None:
    ran = nigao("draft", brief(GOOD.encode(encoding)))
    assert ran.code == 0, ran.err
    assert "12次" in ran.out


@pytest.mark.parametrize(
    "statement", ["学习\u200b12次\U000e0041，走访\u202e4户\u200f", "学习12次😀👨\u200d👩\u200d👧", "学习\x07\x0012次"]
)
def test_invisible_characters_never_reach_a_draft(
    nigao: Run, brief: Callable[..., Path], tmp_path: Path, statement: str
) -> None:
    out = tmp_path / "稿.docx"
    ran = nigao("draft", brief(f"{HEAD}facts:\n- {{id: f1, statement: {statement}}}\n"), "--out", out)
    assert ran.code in (0, 3), ran.err
    assert out.stat().st_size > 1_000
    for char in "\u200b\u202e\u200f\u200d\U000e0041\x07\x00":
        assert char not in ran.out


def test_a_lone_surrogate_in_json_is_left_out(nigao: Run, brief: Callable[..., Path]) -> None:
    content = json.dumps(
        {
            "genre": "工作总结", "unit": "云溪县水务局", "section": {"heading": "抓好学习"},
            "facts": [{"id": "f1", "statement": "组织集中学习\ud83d12次"}],
        }
    )  # fmt: skip
    ran = nigao("draft", brief(content, "brief.json"))
    assert ran.code == 0, ran.err
    assert "12次" in ran.out


def test_numbers_are_read_as_written(nigao: Run, brief: Callable[..., Path]) -> None:
    facts = "- {id: 1, label: 集中学习, value: 0012, unit: 次}\n- {id: 2, label: 走访农户, value: '1,234', unit: 户}\n"
    assert nigao("brief", "check", brief(f"{HEAD}facts:\n{facts}")).code in (0, 2)


# --- amounts ---


def test_five_thousand_facts_are_too_many(nigao: Run, brief: Callable[..., Path]) -> None:
    facts = "".join(f"- {{id: f{n}, statement: 第{n}村集中学习{n % 97 + 2}次}}\n" for n in range(1, 5_001))
    refused(nigao("draft", brief(f"{HEAD}facts:\n{facts}")), "5000 条", "1000 条")


@pytest.mark.parametrize("value", ["{n}", "12"], ids=["values of their own", "one value for all"])
def test_a_thousand_facts_are_all_stated(nigao: Run, brief: Callable[..., Path], value: str) -> None:
    facts = "".join(f"- {{id: f{n}, statement: 第{n}村开展入户走访{value.format(n=n + 1)}次}}\n" for n in range(1_000))
    ran = nigao("draft", brief(f"{HEAD}facts:\n{facts}"), "--json")
    assert ran.code in (0, 3, 4), ran.err
    draft = json.loads(ran.out)
    assert len(draft["facts"]["used"]) + len(draft["facts"].get("unused", [])) == 1_000
    assert not [finding for finding in draft["findings"] if finding["check"] == "wrong_matter"]


def test_a_fact_of_fifty_thousand_characters(nigao: Run, brief: Callable[..., Path]) -> None:
    refused(
        nigao("draft", brief(f"{HEAD}facts:\n- {{id: f1, statement: {'开展学习' * 12_500}}}\n")), "50000 字", "5000 字"
    )


def test_facts_of_a_hundred_thousand_characters_together(nigao: Run, brief: Callable[..., Path]) -> None:
    facts = "".join(f"- {{id: f{n}, statement: {'开展学习' * 1_000}}}\n" for n in range(30))
    refused(nigao("draft", brief(f"{HEAD}facts:\n{facts}")), "120000 字", "100000 字")


def test_a_brief_of_six_megabytes(nigao: Run, brief: Callable[..., Path]) -> None:
    refused(nigao("draft", brief(GOOD + "#" + "x" * (6 << 20))), "5 MB")


def test_a_file_of_fifty_megabytes(nigao: Run, tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    path.write_bytes("一、抓学习\n开展学习12次。\n".encode() * 1_500_000)
    for arguments in (("inspect", path), ("template", path), ("facts", "extract", path)):
        ran = nigao(*arguments)
        assert ran.code == 2
        assert "超过 30 MB" in ran.err
    assert "超过 30 MB" in nigao("samples", "add", path).out


# --- files ---


def test_archives_that_unpack_without_end(nigao: Run, tmp_path: Path) -> None:
    bomb = docx(tmp_path / "炸弹.docx", (_PARAGRAPH.format("零" * 100_000) for _ in range(1_200)))
    million = docx(tmp_path / "空段.docx", ("<w:p/>" * 10_000 for _ in range(100)))
    started = time.monotonic()
    refused(nigao("inspect", bomb), "解压后")
    refused(nigao("inspect", million), "段落超过")
    for path in (bomb, million):
        assert nigao("samples", "add", path).code == 2
    assert time.monotonic() - started < 120  # far from an end, were it unpacked


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("实体.docx", "实体声明"),
        ("外链.docx", "外部"),
        ("空.docx", "没有文字"),
        ("坏.docx", "损坏"),
        ("文本.docx", "名不副实"),
        ("图.docx", "名不副实"),
        ("词.txt", "名不副实"),
        ("程序.txt", "名不副实"),
        ("坏.pdf", "损坏"),
        ("空.txt", "没有文字"),
        ("旧.doc", "另存为 .docx"),
        ("表.xlsx", "事实清单"),
        ("没有", "只读"),
    ],
)
def test_a_file_that_is_not_what_it_seems(nigao: Run, tmp_path: Path, name: str, said: str) -> None:
    path = tmp_path / name
    entity = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    external = _RELS.format(
        id="rId9", type="attachedTemplate", target="http://127.0.0.1:9/x.dotm", mode=' TargetMode="External"'
    )
    make: dict[str, Callable[[], object]] = {
        "实体.docx": lambda: docx(path, [_PARAGRAPH.format("&a;")], before=entity),
        "外链.docx": lambda: docx(path, [_PARAGRAPH.format("一、抓学习")], relationships=external),
        "空.docx": lambda: docx(path, []),
        "坏.docx": lambda: path.write_bytes(docx(tmp_path / "x", [_PARAGRAPH.format("甲")]).read_bytes()[:300]),
        "图.docx": lambda: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100)),
        "词.txt": lambda: path.write_bytes(docx(tmp_path / "x", [_PARAGRAPH.format("甲")]).read_bytes()),
        "程序.txt": lambda: path.write_bytes(b"MZ\x90\x00" + os.urandom(900)),
        "坏.pdf": lambda: path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\n" + bytes(range(256)) * 4),
        "空.txt": lambda: path.write_bytes(b""),
    }
    make.get(name, lambda: path.write_text("一、抓学习\n", encoding="utf-8"))()
    for arguments in (("inspect", path), ("template", path)):
        refused(nigao(*arguments), said)
    added = nigao("samples", "add", path)
    assert added.code == 2
    assert said in added.out


@pytest.mark.parametrize("text", ["。\n", "！！！\n", "\u200b\u200b\n", "“" * 5_000, "*" * 5_000])
def test_a_sample_without_anything_to_read_is_not_kept(nigao: Run, tmp_path: Path, text: str) -> None:
    before = nigao("samples", "list").out
    path = tmp_path / "空.txt"
    path.write_text(text, encoding="utf-8")
    ran = nigao("samples", "add", path)
    assert ran.code == 2
    assert "没有可用的正文" in ran.out
    assert nigao("samples", "list").out == before


def test_a_sample_without_a_section_can_be_followed_as_a_whole(
    nigao: Run, brief: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / "无节.txt"
    path.write_text("某局2024年情况说明\n全年开展夜间巡护36次，处置险情5起。\n", encoding="utf-8")
    identifier = nigao("samples", "add", path).out.split()[1]
    facts = "facts:\n- {id: f1, label: 开展夜间巡护, value: 41, unit: 次}\n"
    ran = nigao("draft", brief(f"{HEAD}follow: {{sample: {identifier}}}\n{facts}"))
    assert ran.code in (0, 3), ran.err
    assert "36次" not in ran.out
    assert "41次" in ran.out
    refused(nigao("draft", brief(f"{HEAD}follow: {{sample: {identifier}, section: 没有}}\n{facts}")), "没有")


def test_hidden_characters_of_a_sample_do_not_reach_what_follows_it(
    nigao: Run, brief: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / "藏字.txt"
    path.write_text(
        "某局总结\n一、抓巡\u200b护\n开展\u202e夜间\x07巡护\U000e004136次，\u2060群众满意。\n", encoding="utf-8"
    )
    assert nigao("samples", "add", path).code == 0
    out = tmp_path / "稿.docx"
    ran = nigao(
        "draft",
        brief(f"{HEAD}follow: {{sample: 藏字}}\nfacts:\n- {{id: f1, label: 开展夜间巡护, value: 41, unit: 次}}\n"),
        "--out",
        out,
    )
    assert ran.code in (0, 3, 4), ran.err
    assert out.exists()
    for char in "\u200b\u202e\x07\U000e0041\u2060":
        assert char not in ran.out
    assert "\u202e" not in nigao("template", path).out
    assert "\u202e" not in nigao("samples", "show", "藏字").out


# --- where things are kept ---


@pytest.mark.parametrize("under", ["", "x/y"])
def test_a_data_folder_that_cannot_be(
    nigao: Run, brief: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, under: str
) -> None:
    file = tmp_path / "文件"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("NIGAO_DATA_DIR", str(file / under))
    ran = nigao("draft", brief(GOOD))
    assert ran.code == 1
    assert ran.out == ""
    assert "NIGAO_DATA_DIR" in ran.err


@pytest.mark.parametrize("kind", ["garbage", "folder", "truncated", "older", "foreign"])
def test_a_library_that_cannot_be_used_is_told_and_never_replaced(
    nigao: Run, brief: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    folder = tmp_path / "数据"
    folder.mkdir()
    monkeypatch.setenv("NIGAO_DATA_DIR", str(folder))
    library = folder / "library.sqlite"
    if kind == "garbage":
        library.write_bytes(os.urandom(20_000))
    elif kind == "folder":
        library.mkdir()
    elif kind == "foreign":
        with sqlite3.connect(library) as connection:
            connection.execute("CREATE TABLE samples (id)")
    else:
        sample = tmp_path / "自己的.txt"
        sample.write_text("某局总结\n一、抓巡护\n开展巡护36次。\n", encoding="utf-8")
        assert nigao("samples", "add", sample).code == 0
        if kind == "older":
            connection = sqlite3.connect(library)
            connection.execute("PRAGMA user_version=999")
            connection.commit()
            connection.close()
        else:
            library.write_bytes(library.read_bytes()[:100_000])
            for other in folder.glob("library.sqlite-*"):
                other.unlink()
    before = library.read_bytes() if library.is_file() else None
    ran = nigao("draft", brief(GOOD))
    assert ran.code == 1
    assert "样稿库" in ran.err
    assert "自己添加的样稿" in ran.err
    assert (library.read_bytes() if library.is_file() else None) == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("genres/mine.yaml", b"id: [\n", "mine.yaml:2"),
        ("genres/mine.yaml", b"", "mine.yaml:1"),
        ("genres/mine.yaml", "id: 我\n".encode("gb18030"), "UTF-8"),
        ("lexicon/terms.yaml", b"- a: 1\n", "terms.yaml:1"),
        ("lexicon/mine.yaml", b"- a: 1\n", "mine.yaml:1"),
        ("phrases/topics-mine.yaml", b"- id: a\n  b: [\n", "topics-mine.yaml:3"),
        ("sectioning.yaml", b"closing_begins: 1\n", "sectioning.yaml:1"),
    ],
)
def test_a_wrong_entry_of_ones_own_corpus_is_told_with_its_line(
    nigao: Run,
    brief: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: bytes,
    said: str,
) -> None:
    monkeypatch.setenv("NIGAO_DATA_DIR", str(tmp_path / "数据"))
    path = tmp_path / "数据" / "corpus" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    ran = nigao("draft", brief(GOOD))
    assert ran.code == 1
    assert said in ran.err


def test_a_wrong_setting_is_told_by_its_name(
    nigao: Run, brief: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGAO_MAX_FACTS", "许多")
    refused(nigao("draft", brief(GOOD)), "NIGAO_MAX_FACTS")


# --- results ---


def test_a_result_never_replaces_what_it_was_made_from(nigao: Run, brief: Callable[..., Path], tmp_path: Path) -> None:
    source = brief(json.dumps({"genre": "工作总结"}), "brief.json")
    before = source.read_bytes()
    refused(nigao("draft", source, "--out", source), "覆盖")
    assert source.read_bytes() == before
    table = tmp_path / "事实.csv"
    table.write_text("编号,事实\n1,组织集中学习12次\n", encoding="utf-8")
    assert "覆盖" in nigao("facts", "extract", table, "--out", table).err


@pytest.mark.parametrize("name", ["稿.pdf", "没有/稿.docx", "", "稿"])
def test_a_result_that_cannot_be_written(nigao: Run, brief: Callable[..., Path], tmp_path: Path, name: str) -> None:
    out = tmp_path / name if name else Path("")
    refused(nigao("draft", brief(GOOD), "--out", out), "")


def test_a_folder_in_the_way_of_a_result(nigao: Run, brief: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "稿.docx").mkdir()
    refused(nigao("draft", brief(GOOD), "--out", tmp_path / "稿.docx"), "是文件夹")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told(nigao: Run, brief: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "满.docx").symlink_to("/dev/full")
    ran = nigao("draft", brief(GOOD), "--out", tmp_path / "满.docx")
    assert ran.code == 1
    assert "磁盘空间已满" in ran.err


def test_a_result_that_is_there_is_replaced_whole(nigao: Run, brief: Callable[..., Path], tmp_path: Path) -> None:
    out = tmp_path / "稿.txt"
    out.write_text("旧稿" * 5_000, encoding="utf-8")
    assert nigao("draft", brief(GOOD), "--out", out).code == 0
    assert "旧稿" not in out.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_form_that_is_being_filled_in_is_not_replaced(nigao: Run, tmp_path: Path) -> None:
    sample, form = tmp_path / "去年.txt", tmp_path / "表.yaml"
    sample.write_text("某局总结\n一、抓巡护\n开展夜间巡护36次。\n", encoding="utf-8")
    assert nigao("template", sample, "--form", form).code == 0
    assert nigao("template", sample, "--form", form).code == 0
    lines = form.read_text(encoding="utf-8").split("\n")
    place = next(n for n, line in enumerate(lines) if "former: '36次'" in line)
    lines[place + 1] = "    answer: 41"
    form.write_text("\n".join(lines), encoding="utf-8")
    ran = nigao("template", sample, "--form", form)
    assert ran.code == 2
    assert "没有覆盖" in ran.err
    assert "answer: 41" in form.read_text(encoding="utf-8")


def environment(data_dir: Path) -> dict[str, str]:
    return {**os.environ, "NIGAO_DATA_DIR": str(data_dir)}


def test_a_reader_that_has_had_enough(data_dir: Path) -> None:
    command = [sys.executable, "-m", "service.cli", "samples", "list", "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(data_dir))
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(1)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() in (0, 1)


def test_a_terminal_that_has_not_every_character(brief: Callable[..., Path], data_dir: Path) -> None:
    command = [sys.executable, "-m", "service.cli", "draft", str(brief(GOOD.replace("集中学习", "集中学习😀")))]
    environ = {**environment(data_dir), "PYTHONIOENCODING": "gbk"}
    ran = subprocess.run(command, capture_output=True, env=environ, check=False)
    assert b"Traceback" not in ran.stderr
    assert "12次" in ran.stdout.decode("gbk")


@pytest.mark.parametrize("seconds", [0.3, 0.9])
def test_an_interrupted_add_keeps_all_or_nothing(nigao: Run, tmp_path: Path, data_dir: Path, seconds: float) -> None:
    path = tmp_path / f"中断{seconds}.txt"
    path.write_text(f"某局总结\n一、抓巡护{seconds}\n" + "开展夜间巡护36次，处置险情5起。\n" * 3_000, encoding="utf-8")
    command = [sys.executable, "-m", "service.cli", "samples", "add", str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(data_dir))
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert b"sqlite" not in err
    added = "已添加" in out.decode()
    listed = path.stem in nigao("samples", "list", "--json").out
    assert listed or not added
    again = nigao("samples", "add", path)
    assert again.code == 0
    assert again.out.startswith("已有" if listed else "已添加")
